//! Colours and dashes, the same tokens as on screen.
//!
//! Series differ by colour *and* dash, so that a grey print still tells them apart; never red
//! against green.

use plotters::style::RGBColor;

/// Which paper the picture is drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
}

/// The tokens of one theme.
pub struct Palette {
    pub(crate) canvas: RGBColor,
    pub(crate) line: RGBColor,
    pub(crate) text: RGBColor,
    pub(crate) muted: RGBColor,
    pub(crate) faint: RGBColor,
    /// Also more money.
    pub(crate) notice: RGBColor,
    /// Less money.
    pub(crate) saves: RGBColor,
    /// How strongly the area between two series is tinted.
    pub(crate) tint: f64,
    series: [RGBColor; 5],
}

const LIGHT: Palette = Palette {
    canvas: rgb(0xFFFFFF),
    line: rgb(0xE1E4E9),
    text: rgb(0x1A1D23),
    muted: rgb(0x5B6470),
    faint: rgb(0x8A929E),
    notice: rgb(0xB54708),
    saves: rgb(0x0B6BCB),
    tint: 0.10,
    series: [
        rgb(0x00326C),
        rgb(0xD7700D),
        rgb(0x3E9583),
        rgb(0x8D52C1),
        rgb(0x7B1000),
    ],
};

const DARK: Palette = Palette {
    canvas: rgb(0x15171C),
    line: rgb(0x2C313A),
    text: rgb(0xE6E8EC),
    muted: rgb(0x9AA3AF),
    faint: rgb(0x7A828E),
    notice: rgb(0xFFB066),
    saves: rgb(0x6CB6FF),
    tint: 0.14,
    series: [
        rgb(0x91B2DF),
        rgb(0xDD9D4F),
        rgb(0x9BE7DD),
        rgb(0xA274B6),
        rgb(0xD55A5E),
    ],
};

const DASHES: [&[f64]; 5] = [
    &[],
    &[6.0, 3.0],
    &[2.0, 2.0],
    &[8.0, 3.0, 2.0, 3.0],
    &[1.0, 3.0],
];

const fn rgb(code: u32) -> RGBColor {
    RGBColor((code >> 16) as u8, (code >> 8) as u8, code as u8)
}

impl Theme {
    pub(crate) fn palette(self) -> &'static Palette {
        match self {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }
}

impl Palette {
    /// A series' colour as a quiet area on the paper: solid, so that neighbours show no seam.
    pub(crate) fn area(&self, slot: usize) -> RGBColor {
        let (own, paper) = (self.series(slot), self.canvas);
        let mix = |own: u8, paper: u8| ((u16::from(own) * 11 + u16::from(paper) * 9) / 20) as u8;
        RGBColor(
            mix(own.0, paper.0),
            mix(own.1, paper.1),
            mix(own.2, paper.2),
        )
    }

    pub(crate) fn series(&self, slot: usize) -> RGBColor {
        self.series.get(slot).copied().unwrap_or(self.muted)
    }
}

/// How the pictures draw the line of a series on white paper: its colour as `#00326C`, and the
/// lengths of strokes and gaps in turn.
pub fn line_style(slot: usize) -> (String, &'static [f64]) {
    let RGBColor(red, green, blue) = LIGHT.series(slot);
    (format!("#{red:02X}{green:02X}{blue:02X}"), dash(slot))
}

/// Lengths of strokes and gaps in turn; empty is solid.
pub(crate) fn dash(slot: usize) -> &'static [f64] {
    DASHES.get(slot).copied().unwrap_or(&[])
}

/// The grey "and more" is thin.
pub(crate) fn stroke(slot: usize) -> f64 {
    if slot < DASHES.len() { 2.0 } else { 1.2 }
}
