//! Bytes → text, in the encoding and with the separator that the file most likely has.

use encoding_rs::{Encoding, GB18030, UTF_8};

/// Separators of fields, the commonest first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Lines that are looked at to find the separator.
const LOOKED_AT: usize = 50;

/// The text and the name of its encoding. A byte-order mark decides; then valid UTF-8;
/// then, since Chinese spreadsheets write it, GB 18030 where nothing speaks against it.
pub fn decode(bytes: &[u8]) -> (String, &'static str) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding.decode(bytes).0.into_owned(), encoding.name());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), UTF_8.name());
    }
    let (chinese, _, faulty) = GB18030.decode(bytes);
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let likely = detector.guess(None, chardetng::Utf8Detection::Deny);
    let western = likely.name().starts_with("windows-125");
    if !faulty && (!western || has_chinese(&chinese)) {
        return (chinese.into_owned(), GB18030.name());
    }
    (likely.decode(bytes).0.into_owned(), likely.name())
}

fn has_chinese(text: &str) -> bool {
    text.chars()
        .any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) && COMMON.contains(c))
}

/// Characters that headings of usage tables are made of; two accented Latin letters side by
/// side can look like a rare Chinese one.
const COMMON: &str = "日期月年天用户活跃数量消息流量存储带宽并发峰值总计次小时分钟名称合计";

/// The separator with which the most lines have the same number of fields, more than one.
pub fn separator(text: &str) -> u8 {
    let count = |separator: u8| {
        let counts: Vec<usize> = text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .take(LOOKED_AT)
            .map(|line| fields(line, separator))
            .collect();
        let first = counts.first().copied().unwrap_or(0);
        let alike = counts.iter().filter(|n| **n == first).count();
        (first > 1).then_some((alike, first))
    };
    let mut best = (b',', None);
    for separator in SEPARATORS {
        let found = count(separator);
        if found > best.1 {
            best = (separator, found);
        }
    }
    best.0
}

/// Fields of a line; separators within quotes do not count.
fn fields(line: &str, separator: u8) -> usize {
    let mut quoted = false;
    let mut found = 1_usize;
    for byte in line.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            other if other == separator && !quoted => found = found.saturating_add(1),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_found() {
        assert_eq!(decode("日期,用户".as_bytes()).1, "UTF-8");
        assert_eq!(decode(b"\xef\xbb\xbfa,b"), ("a,b".to_owned(), "UTF-8"));
        let (chinese, _, _) = GB18030.encode("日期,日活跃用户\n2027-01-01,310\n");
        let (text, encoding) = decode(&chinese);
        assert_eq!(encoding, "gb18030");
        assert!(text.starts_with("日期,日活跃用户"), "{text}");
        let utf_16: Vec<u8> = std::iter::once(0xfeff)
            .chain("日,a".encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(decode(&utf_16), ("日,a".to_owned(), "UTF-16LE"));
        let german = b"Datum;Z\xe4hler f\xfcr Gr\xf6\xdfe\n01.02.2027;3\n";
        let (text, encoding) = decode(german);
        assert_eq!(
            (text.contains("Zähler für Größe"), encoding),
            (true, "windows-1252")
        );
    }

    #[test]
    fn separators_are_found() {
        assert_eq!(separator("date,users\n2027-01-01,3\n"), b',');
        // A decimal comma in every value, and the real separator beside it.
        assert_eq!(separator("Datum;MB\n1.2.2027;1,5\n2.2.2027;2,5\n"), b';');
        assert_eq!(separator("date\tusers\n2027-01\t1,200\n"), b'\t');
        assert_eq!(separator("\"a,b\";c\n\"d,e\";f\n"), b';');
        assert_eq!(separator("alone\n"), b',');
    }
}
