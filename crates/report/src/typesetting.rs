//! How wide a text will be, where it breaks, and which font it asks for.
//!
//! Widths are estimates by class of character: the reader's fonts are not ours, and measuring with
//! the fonts at hand would make the bytes depend on the machine. They err on the wide side.

/// Chinese families first: a text is drawn in one font, and a Latin font has no Chinese.
const CHINESE: &str = "Noto Sans CJK SC, PingFang SC, Microsoft YaHei, Inter, sans-serif";
const LATIN: &str =
    "Inter, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, DejaVu Sans, sans-serif";

/// One family list for a whole picture, so that figures look alike in all of its texts.
pub(crate) fn family<'a>(mut texts: impl Iterator<Item = &'a str>) -> &'static str {
    if texts.any(|text| text.chars().any(is_wide)) {
        CHINESE
    } else {
        LATIN
    }
}

/// Characters as wide as they are high: Chinese, its punctuation, full-width forms.
pub(crate) fn is_wide(character: char) -> bool {
    matches!(character,
        '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// Estimated width of `text` at `size`.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() * size
}

fn advance(character: char) -> f64 {
    match character {
        _ if is_wide(character) => 1.0,
        ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'i' | 'j' | 'l' | 'I' | '·' => 0.3,
        'f' | 't' | 'r' | '(' | ')' | '-' | '/' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.9,
        'A'..='Z' => 0.68,
        _ => 0.59,
    }
}

/// Shortens `text` with an ellipsis until it fits.
pub(crate) fn fit(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = size * advance('…');
    for character in text.chars() {
        used += size * advance(character);
        if used > room {
            break;
        }
        kept.push(character);
    }
    kept.truncate(kept.trim_end().len());
    kept + "…"
}

/// Breaks `text` into at most `most` lines, between words or beside a wide character.
pub(crate) fn wrap(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while lines.len() + 1 < most && width(rest, size) > room {
        let at = break_point(rest, size, room);
        let (line, after) = rest.split_at(at);
        lines.push(line.trim_end().to_owned());
        rest = after.trim_start();
    }
    lines.push(fit(rest, size, room));
    lines
}

fn break_point(text: &str, size: f64, room: f64) -> usize {
    let (mut used, mut best, mut last) = (0.0, None, 0);
    let mut previous = ' ';
    for (at, character) in text.char_indices() {
        let closes = matches!(
            character,
            '，' | '。' | '；' | '：' | '、' | '）' | '？' | '！' | '”'
        );
        let beside_wide = is_wide(character) || (is_wide(previous) && character != ' ');
        if at > 0 && !closes && (previous == ' ' || beside_wide) && previous != '（' {
            best = Some(at);
        }
        used += size * advance(character);
        if used > room {
            break;
        }
        last = at + character.len_utf8();
        previous = character;
    }
    let first = text.chars().next().map_or(text.len(), char::len_utf8);
    best.unwrap_or(last).max(first)
}

/// What may stand in XML and reads from left to right: control characters become spaces, marks
/// that turn the reading direction become visible.
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
            '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
            _ if character.is_control() => ' ',
            _ => character,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_keep_every_word() {
        let text = "Prepaid year is cheapest for good from month 30 on and stays so";
        let lines = wrap(text, 15.0, 260.0, 3);
        assert!(
            lines.iter().all(|line| width(line, 15.0) <= 260.0),
            "{lines:?}"
        );
        assert_eq!(lines.join(" "), text);
    }

    #[test]
    fn chinese_breaks_anywhere_but_before_closing_marks() {
        let text = "按年预付自第30个月起一直最便宜，36个月比按月付费少花一万七千元。";
        for room in 60..400 {
            let lines = wrap(text, 15.0, f64::from(room), 20);
            assert_eq!(lines.concat(), text);
            assert!(
                !lines.iter().any(|line| line.starts_with(['，', '。'])),
                "{lines:?}"
            );
        }
    }

    #[test]
    fn too_long_is_cut_with_an_ellipsis() {
        assert_eq!(fit("Ultimate prepaid", 10.0, 60.0), "Ultimate p…");
        assert_eq!(fit("Pro", 10.0, 60.0), "Pro");
        assert_eq!(wrap("无空格的很长标题", 10.0, 30.0, 1), ["无空…"]);
    }

    #[test]
    fn control_and_direction_marks_do_not_pass() {
        assert_eq!(clean("a\u{0}b\u{202E}c\nd"), "a b\u{FFFD}c d");
    }
}
