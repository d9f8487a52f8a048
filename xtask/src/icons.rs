//! Every icon from the one drawing, `icons/icon.svg`.
//!
//! Windows' and Apple's icon files are lists of PNG pictures behind a short header:
//! ICO, see Microsoft's "Icons in Win32"; ICNS, see Apple's `IconFamily` types.

use crate::place;
use crate::step::{Failure, Outcome, run, step};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The PNG files that the window and the packages use.
const PICTURES: &[(&str, u32)] = &[
    ("32x32.png", 32),
    ("128x128.png", 128),
    ("128x128@2x.png", 256),
    ("icon.png", 512),
];
/// Pictures in the Windows icon; the first is what plain readers take.
const ICO: &[u32] = &[32, 16, 24, 48, 64, 256];
/// Pictures in the Apple icon by their type; two types share a size where one is for
/// screens of double density.
const ICNS: &[(&[u8; 4], u32)] = &[
    (b"ic11", 32),
    (b"ic12", 64),
    (b"ic07", 128),
    (b"ic13", 256),
    (b"ic08", 256),
    (b"ic14", 512),
    (b"ic09", 512),
    (b"ic10", 1024),
];

pub fn render() -> Outcome {
    crate::debian::install(crate::debian::DRAWING)?;
    let folder = place::root().join("icons");
    step("Drawing the icons", || {
        for (name, size) in PICTURES {
            write(&folder.join(name), &png(*size)?)?;
        }
        write(&folder.join("icon.ico"), &ico()?)?;
        write(&folder.join("icon.icns"), &icns()?)
    })
}

fn png(size: u32) -> Outcome<Vec<u8>> {
    let picture = place::target().join(format!("icon-{size}.png"));
    let side = size.to_string();
    run(Command::new("rsvg-convert")
        .args(["--width", &side, "--height", &side, "--output"])
        .arg(&picture)
        .arg(place::root().join("icons/icon.svg")))?;
    fs::read(&picture)
        .map_err(|error| Failure::step(format!("{} cannot be read: {error}.", picture.display())))
}

fn ico() -> Outcome<Vec<u8>> {
    let pictures = ICO
        .iter()
        .map(|size| Ok((*size, png(*size)?)))
        .collect::<Outcome<Vec<_>>>()?;
    let count = pictures.len() as u16;
    let mut file = vec![0, 0, 1, 0];
    file.extend(count.to_le_bytes());
    let mut offset = 6 + 16 * u32::from(count);
    for (size, picture) in &pictures {
        let length = picture.len() as u32;
        // A side of 256 is written as 0; then palette and reserved, one plane, 32 bits.
        let side = (size % 256) as u8;
        file.extend([side, side, 0, 0, 1, 0, 32, 0]);
        file.extend(length.to_le_bytes());
        file.extend(offset.to_le_bytes());
        offset += length;
    }
    file.extend(pictures.into_iter().flat_map(|(_, picture)| picture));
    Ok(file)
}

fn icns() -> Outcome<Vec<u8>> {
    let mut parts = vec![];
    for (kind, size) in ICNS {
        let picture = png(*size)?;
        parts.extend(*kind);
        parts.extend((picture.len() as u32 + 8).to_be_bytes());
        parts.extend(picture);
    }
    let mut file = b"icns".to_vec();
    file.extend((parts.len() as u32 + 8).to_be_bytes());
    file.extend(parts);
    Ok(file)
}

fn write(path: &Path, content: &[u8]) -> Outcome {
    fs::write(path, content)
        .map_err(|error| Failure::step(format!("{} cannot be written: {error}.", path.display())))
}
