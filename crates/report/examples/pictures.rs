//! Draws the sample charts, in both languages and themes, into the folder given as argument.

use std::error::Error;
use std::path::PathBuf;

use outlay_report::{Compact, Theme, png, svg};

#[path = "../tests/sample/mod.rs"]
mod sample;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("which folder?")?);
    std::fs::create_dir_all(&folder)?;
    for (axis, language) in [(Compact::ENGLISH, "en"), (Compact::CHINESE, "zh")] {
        for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
            let pictures = [
                (
                    "cumulative",
                    svg(&sample::cumulative(axis), theme, (960, 440))?,
                ),
                (
                    "cash-flow",
                    svg(&sample::cash_flow(axis), theme, (960, 400))?,
                ),
                (
                    "waterfall",
                    svg(&sample::waterfall(axis), theme, (960, 480))?,
                ),
                ("tornado", svg(&sample::tornado(axis), theme, (960, 480))?),
                (
                    "staircase",
                    svg(&sample::staircase(axis), theme, (960, 480))?,
                ),
                ("region", svg(&sample::region(axis), theme, (960, 480))?),
                ("level", svg(&sample::level(axis), theme, (960, 480))?),
                ("sheet", svg(&sample::sheet(axis), theme, (960, 480))?),
                ("fan", svg(&sample::fan(axis), theme, (960, 480))?),
                ("small", svg(&sample::cumulative(axis), theme, (560, 300))?),
            ];
            for (kind, picture) in pictures {
                let stem = folder.join(format!("{kind}-{language}-{name}"));
                std::fs::write(stem.with_extension("svg"), &picture)?;
                std::fs::write(stem.with_extension("png"), png(&picture, 1.5)?)?;
            }
        }
    }
    Ok(())
}
