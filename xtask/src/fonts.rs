//! The letters of reports: Inter, and of Noto Sans SC what GB 2312 has.
//!
//! `characters.txt` lists what the Chinese faces keep. They are taken from the collection's
//! third face, the simplified Chinese one.

use crate::place;
use crate::step::{Outcome, run, step};
use std::process::Command;

const INTER: &str = "/usr/share/fonts/opentype/inter";
const NOTO: &str = "/usr/share/fonts/opentype/noto";
/// Latin, Greek and Cyrillic with their signs.
const LATIN: &str = "U+0020-024F,U+0370-03FF,U+0400-045F,U+1E00-1EFF,U+2000-2BFF,U+FFFD";

pub fn cut() -> Outcome {
    crate::debian::install(crate::debian::LETTERS)?;
    let folder = place::root().join("crates/pdf/fonts");
    let listed = format!("--text-file={}", folder.join("characters.txt").display());
    let files = [
        (format!("{INTER}/Inter-Regular.otf"), "Inter-Regular.otf"),
        (format!("{INTER}/Inter-SemiBold.otf"), "Inter-SemiBold.otf"),
        (
            format!("{NOTO}/NotoSansCJK-Regular.ttc"),
            "NotoSansSC-Regular.otf",
        ),
        (
            format!("{NOTO}/NotoSansCJK-Bold.ttc"),
            "NotoSansSC-Bold.otf",
        ),
    ];
    step("Cutting the fonts", || {
        for (from, name) in &files {
            let mut cut = Command::new("hb-subset");
            cut.arg(from);
            match name.starts_with("Inter") {
                true => cut.arg(format!("--unicodes={LATIN}")),
                false => cut.args(["--face-index=2", "--unicodes=U+0020,U+00A0", &listed]),
            };
            run(cut
                .args([
                    "--layout-features=kern,tnum,ccmp,calt,mark,mkmk",
                    "--drop-tables+=vhea,vmtx,VORG,BASE",
                    "--no-hinting",
                ])
                .arg("--output-file")
                .arg(folder.join(name)))?;
        }
        Ok(())
    })
}
