//! The letters: Inter for Latin, Noto Sans SC for Chinese, both within the program.
//!
//! The Chinese face is the simplified one; in the system's collection of the same family the
//! first face is Japanese, in which 直, 骨 and 角 are drawn differently.

use crate::error::PdfError;
use std::collections::BTreeSet;
use std::sync::OnceLock;
use typst::foundations::Bytes;
use typst::text::Font;

const FILES: [&[u8]; 4] = [
    include_bytes!("../fonts/Inter-Regular.otf"),
    include_bytes!("../fonts/Inter-SemiBold.otf"),
    include_bytes!("../fonts/NotoSansSC-Regular.otf"),
    include_bytes!("../fonts/NotoSansSC-Bold.otf"),
];

fn own() -> &'static [Font] {
    static FONTS: OnceLock<Vec<Font>> = OnceLock::new();
    FONTS.get_or_init(|| {
        let files = FILES.into_iter().map(Bytes::new);
        files.flat_map(Font::iter).collect()
    })
}

/// The fonts that set all of `texts`: our own, and of the machine those that have what ours
/// lack.
///
/// # Errors
/// `no_font` for the first letter that no font has.
pub fn for_texts<'a>(texts: impl Iterator<Item = &'a str>) -> Result<Vec<Font>, PdfError> {
    let mut fonts = own().to_vec();
    let letters: BTreeSet<char> = texts
        .flat_map(str::chars)
        .filter(|c| is_drawn(*c))
        .collect();
    for letter in letters {
        if fonts.iter().any(|font| has(font, letter)) {
            continue;
        }
        let found = outlay_report::font_with(letter);
        let font = found.and_then(|(data, index)| Font::new(Bytes::new(data), index));
        match font.filter(|font| has(font, letter)) {
            Some(font) => fonts.push(font),
            None => return Err(PdfError::NoFont { character: letter }),
        }
    }
    Ok(fonts)
}

fn has(font: &Font, letter: char) -> bool {
    font.info().coverage.contains(u32::from(letter))
}

/// Joiners, variation selectors and soft hyphens have no shape of their own.
fn is_drawn(letter: char) -> bool {
    !letter.is_whitespace()
        && !letter.is_control()
        && !matches!(letter,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
            | '\u{E0000}'..='\u{E0FFF}')
}
