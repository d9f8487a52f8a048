//! An SVG of ours as PNG, with the fonts of this machine.
//!
//! Chinese without a Chinese font would simply be missing from the picture, so that is an error. A
//! fallback font is looked for among the simplified-Chinese families first: the first face of a
//! pan-Chinese collection is Japanese.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Family, ID, Query, Weight};
use resvg::usvg::{FallbackSelectionFn, FontResolver, ImageHrefResolver, Options, Tree};

use crate::error::ReportError;
use crate::typesetting::is_wide;

const CHINESE: [&str; 9] = [
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "SimHei",
    "SimSun",
];

/// Neither side of a PNG is longer.
const LONGEST: f32 = 16_384.0;

/// Renders `svg` at `scale` pixels for each of its own.
///
/// # Errors
/// `picture_size` when the picture would be empty or longer than 16,384 pixels, `no_font` when a
/// Chinese character cannot be shown, `drawing` when `svg` is not an SVG document.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, ReportError> {
    let missing = Arc::new(Mutex::new(None));
    let options = Options {
        fontdb: fonts(),
        font_resolver: FontResolver {
            select_font: FontResolver::default_font_selector(),
            select_fallback: fallback(Arc::clone(&missing)),
        },
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(ReportError::drawing)?;
    if let Some(character) = missing
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take()
    {
        return Err(ReportError::NoFont { character });
    }
    let (width, height) = (tree.size().width() * scale, tree.size().height() * scale);
    let fits = |side: f32| (1.0..=LONGEST).contains(&side);
    let (wide, high) = (width.round() as u32, height.round() as u32);
    let too_large = ReportError::Size {
        width: wide,
        height: high,
    };
    if !fits(width) || !fits(height) {
        return Err(too_large);
    }
    let mut pixels = Pixmap::new(wide, high).ok_or(too_large)?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    pixels.encode_png().map_err(ReportError::drawing)
}

/// The fonts of the system, read once.
fn fonts() -> Arc<Database> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    let load = || {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        let chinese = CHINESE
            .into_iter()
            .find(|name| face(&fonts, name).is_some());
        if let Some(name) = chinese {
            fonts.set_sans_serif_family(name);
        }
        Arc::new(fonts)
    };
    Arc::clone(FONTS.get_or_init(load))
}

fn face(fonts: &Database, name: &str) -> Option<ID> {
    fonts.query(&Query {
        families: &[Family::Name(name)],
        ..Query::default()
    })
}

/// A font of this machine that has `letter`, a simplified Chinese one where there is one: its
/// file and its place in it.
pub fn font_with(letter: char) -> Option<(Vec<u8>, u32)> {
    let fonts = fonts();
    let plain = |id: &ID| {
        fonts
            .face(*id)
            .is_some_and(|face| face.weight == Weight::NORMAL)
    };
    let chinese = CHINESE.into_iter().filter_map(|name| face(&fonts, name));
    let others = || fonts.faces().map(|face| face.id);
    let mut ids = chinese.chain(others().filter(plain)).chain(others());
    ids.find_map(|id| {
        fonts.with_face_data(id, |data, index| {
            let known = ttf_parser::Face::parse(data, index).ok()?;
            known.glyph_index(letter)?;
            Some((data.to_vec(), index))
        })?
    })
}

/// Finds a font for a character the text's own font lacks; notes a Chinese one that none has.
fn fallback(missing: Arc<Mutex<Option<char>>>) -> FallbackSelectionFn<'static> {
    let any = FontResolver::default_fallback_selector();
    Box::new(move |character, tried, fonts| {
        let chinese = || {
            let faces = CHINESE.into_iter().filter_map(|name| face(fonts, name));
            faces.into_iter().find(|id| !tried.contains(id))
        };
        let found = if is_wide(character) { chinese() } else { None };
        let found = found.or_else(|| any(character, tried, fonts));
        if found.is_none() && is_wide(character) {
            *missing.lock().unwrap_or_else(PoisonError::into_inner) = Some(character);
        }
        found
    })
}
