//! The pictures: well-formed, in the right words and colours, the same every time.

use outlay_report::{CashFlowChart, Compact, CumulativeChart, ReportError, Theme, png, svg};
use resvg::tiny_skia::Pixmap;
use roxmltree::Document;

mod sample;

const SIZE: (u32, u32) = (960, 440);

fn drawn(axis: Compact, theme: Theme) -> [String; 2] {
    [
        svg(&sample::cumulative(axis), theme, SIZE).unwrap(),
        svg(&sample::cash_flow(axis), theme, SIZE).unwrap(),
    ]
}

fn texts(picture: &str) -> Vec<String> {
    let document = Document::parse(picture).unwrap();
    let texts = document
        .descendants()
        .filter(|node| node.has_tag_name("text"));
    texts
        .filter_map(|node| node.text())
        .map(|text| text.trim().to_owned())
        .collect()
}

#[test]
fn every_picture_is_well_formed_and_named() {
    for (axis, language) in [(Compact::ENGLISH, "en"), (Compact::CHINESE, "zh-CN")] {
        for picture in drawn(axis, Theme::Light) {
            let document = Document::parse(&picture).unwrap();
            let root = document.root_element();
            assert_eq!(root.attribute("role"), Some("img"));
            assert_eq!(root.attribute("lang"), Some(language));
            assert_eq!(root.attribute("width"), Some("960"));
            assert_eq!(root.attribute("viewBox"), Some("0 0 9600 4400"));
            let tags: Vec<_> = root.children().filter(|n| n.is_element()).collect();
            assert_eq!(tags[0].tag_name().name(), "title");
            assert_eq!(tags[1].tag_name().name(), "desc");
            assert!(tags[1].text().unwrap().contains("¥"));
        }
    }
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    for axis in [Compact::ENGLISH, Compact::CHINESE] {
        assert_eq!(drawn(axis, Theme::Dark), drawn(axis, Theme::Dark));
        let [picture, _] = drawn(axis, Theme::Dark);
        assert_eq!(png(&picture, 1.0).unwrap(), png(&picture, 1.0).unwrap());
    }
}

#[test]
fn every_series_is_named_at_its_end_with_its_total() {
    let chart = sample::cumulative(Compact::ENGLISH);
    let texts = texts(&svg(&chart, Theme::Light, SIZE).unwrap());
    for series in &chart.series {
        assert!(texts.contains(&series.name), "{}", series.name);
        assert!(
            texts.contains(&series.total_label),
            "{}",
            series.total_label
        );
    }
    for word in [
        "May 2028 · month 17",
        "notice date",
        "0",
        "200K",
        "Jan 28",
        "CNY · incl. VAT",
    ] {
        assert!(texts.iter().any(|text| text == word), "{word} in {texts:?}");
    }
}

#[test]
fn end_labels_of_close_totals_keep_apart() {
    let mut chart = sample::cumulative(Compact::ENGLISH);
    for series in &mut chart.series {
        *series.values.last_mut().unwrap() = 180_000.0;
    }
    let picture = svg(&chart, Theme::Light, SIZE).unwrap();
    let document = Document::parse(&picture).unwrap();
    let y_of = |name: &str| -> f64 {
        let labels = document
            .descendants()
            .filter(|node| node.has_tag_name("text"));
        let mut named = labels.filter(|node| node.text().map(str::trim) == Some(name));
        named
            .next()
            .unwrap()
            .attribute("y")
            .unwrap()
            .parse()
            .unwrap()
    };
    let ys: Vec<f64> = chart
        .series
        .iter()
        .map(|series| y_of(&series.name))
        .collect();
    assert!(
        ys.windows(2).all(|pair| pair[1] - pair[0] >= 300.0),
        "{ys:?}"
    );
}

#[test]
fn each_theme_has_its_own_colours() {
    let tokens = [
        (
            Theme::Light,
            [
                "#FFFFFF", "#00326C", "#D7700D", "#3E9583", "#8D52C1", "#7B1000", "#E1E4E9",
            ],
        ),
        (
            Theme::Dark,
            [
                "#15171C", "#91B2DF", "#DD9D4F", "#9BE7DD", "#A274B6", "#D55A5E", "#2C313A",
            ],
        ),
    ];
    for (at, (theme, own)) in tokens.iter().enumerate() {
        let [picture, _] = drawn(Compact::ENGLISH, *theme);
        let foreign = tokens[1 - at].1;
        assert!(own.iter().all(|colour| picture.contains(colour)));
        assert!(!foreign.iter().any(|colour| picture.contains(colour)));
    }
}

#[test]
fn the_sixth_series_is_grey() {
    let mut chart = sample::cumulative(Compact::ENGLISH);
    chart.series[4].slot = 5;
    let picture = svg(&chart, Theme::Light, SIZE).unwrap();
    assert!(!picture.contains("#7B1000"));
    assert!(picture.contains("stroke=\"#5B6470\" stroke-width=\"12\""));
}

#[test]
fn markup_in_a_name_stays_a_name() {
    let evil = "</text><script>alert(1)</script>&amp;\" onload='x";
    let mut chart = sample::cumulative(Compact::ENGLISH);
    chart.series[0].name = evil.to_owned();
    chart.title = format!("{evil}\u{0}\u{202E}");
    let picture = svg(&chart, Theme::Light, (2000, 600)).unwrap();
    let document = Document::parse(&picture).unwrap();
    assert!(
        !document
            .descendants()
            .any(|node| node.has_tag_name("script"))
    );
    assert!(
        document
            .descendants()
            .all(|node| node.attribute("onload").is_none())
    );
    assert!(texts(&picture).iter().any(|text| text == evil));
    assert!(
        texts(&picture)
            .iter()
            .any(|text| text.starts_with(evil) && text.ends_with('\u{FFFD}'))
    );
}

#[test]
fn a_png_has_the_expected_size() {
    for picture in drawn(Compact::CHINESE, Theme::Light) {
        let pixels = Pixmap::decode_png(&png(&picture, 2.0).unwrap()).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (1920, 880));
    }
}

/// A picture with Chinese words differs from the same picture without them where they stand, in
/// more pixels than a row of empty boxes or nothing would give.
#[test]
fn a_png_shows_chinese() {
    let with = sample::cumulative(Compact::CHINESE);
    let mut without = with.clone();
    without.title = " ".to_owned();
    let pixels = |chart: &CumulativeChart| {
        let picture = svg(chart, Theme::Light, SIZE).unwrap();
        Pixmap::decode_png(&png(&picture, 2.0).unwrap()).unwrap()
    };
    let (with, without) = (pixels(&with), pixels(&without));
    let heading = |pixmap: &Pixmap| {
        let dark = |x: u32, y: u32| pixmap.pixel(x, y).is_some_and(|p| p.red() < 0x80);
        (0..900)
            .flat_map(|x| (0..70).map(move |y| (x, y)))
            .filter(|(x, y)| dark(*x, *y))
            .count()
    };
    assert_eq!(heading(&without), 0);
    assert!(heading(&with) > 4_000, "{}", heading(&with));
}

#[test]
fn what_cannot_be_drawn_is_refused() {
    let good = sample::cumulative(Compact::ENGLISH);
    let code = |change: &dyn Fn(&mut CumulativeChart)| {
        let mut chart = good.clone();
        change(&mut chart);
        svg(&chart, Theme::Light, SIZE).unwrap_err().code()
    };
    assert_eq!(code(&|chart| chart.months.clear()), "empty_chart");
    assert_eq!(code(&|chart| chart.series.clear()), "empty_chart");
    assert_eq!(
        code(&|chart| chart.series[1].values.truncate(3)),
        "length_differs"
    );
    assert_eq!(
        code(&|chart| chart.series[1].values[3] = f64::NAN),
        "not_finite"
    );
    assert_eq!(
        code(&|chart| chart.highlight = Some((0, 9))),
        "out_of_range"
    );
    assert_eq!(code(&|chart| chart.flags[0].month = 36), "out_of_range");
    assert_eq!(
        code(&|chart| chart.flags[0].series = Some(5)),
        "out_of_range"
    );
    for size in [(100, 400), (400, 100), (20_000, 400), (300, 140)] {
        assert!(
            matches!(
                svg(&good, Theme::Light, size),
                Err(ReportError::Size { .. })
            ),
            "{size:?}"
        );
    }
    assert_eq!(png("not a picture", 1.0).unwrap_err().code(), "drawing");
    let picture = svg(&good, Theme::Light, SIZE).unwrap();
    for scale in [0.0, -1.0, f32::NAN, f32::INFINITY, 100.0] {
        assert_eq!(
            png(&picture, scale).unwrap_err().code(),
            "picture_size",
            "{scale}"
        );
    }
}

#[test]
fn odd_charts_are_drawn() {
    let chart = sample::cash_flow(Compact::ENGLISH);
    let mut zero = chart.clone();
    zero.bars.iter_mut().for_each(|bar| bar.values.fill(0.0));
    zero.line = None;
    let mut back = chart.clone();
    back.bars[1]
        .values
        .iter_mut()
        .for_each(|value| *value = -*value);
    let mut huge = chart.clone();
    huge.bars[0].values[0] = 9e14;
    let one = CashFlowChart {
        months: vec!["Jan 27".to_owned()],
        bars: chart
            .bars
            .iter()
            .take(1)
            .cloned()
            .map(|mut bar| {
                bar.values.truncate(1);
                bar
            })
            .collect(),
        line: None,
        notices: Vec::new(),
        ..chart
    };
    for chart in [zero, back, huge, one] {
        let picture = svg(&chart, Theme::Dark, SIZE).unwrap();
        Document::parse(&picture).unwrap();
        assert!(!picture.contains("NaN") && !picture.contains("inf"));
    }
}

/// The pictures of the analyses.
fn analyses(axis: Compact, theme: Theme) -> [String; 7] {
    [
        svg(&sample::waterfall(axis), theme, SIZE).unwrap(),
        svg(&sample::tornado(axis), theme, SIZE).unwrap(),
        svg(&sample::staircase(axis), theme, SIZE).unwrap(),
        svg(&sample::region(axis), theme, SIZE).unwrap(),
        svg(&sample::level(axis), theme, SIZE).unwrap(),
        svg(&sample::sheet(axis), theme, SIZE).unwrap(),
        svg(&sample::fan(axis), theme, SIZE).unwrap(),
    ]
}

#[test]
fn pictures_of_analyses_are_well_formed_and_keep_their_words_inside() {
    for axis in [Compact::ENGLISH, Compact::CHINESE] {
        for picture in analyses(axis, Theme::Light) {
            let document = Document::parse(&picture).unwrap();
            let root = document.root_element();
            let [_, _, wide, high]: [f64; 4] = root
                .attribute("viewBox")
                .unwrap()
                .split(' ')
                .map(|n| n.parse().unwrap())
                .collect::<Vec<_>>()
                .try_into()
                .unwrap();
            let words = document.descendants().filter(|n| n.has_tag_name("text"));
            let mut count = 0;
            for text in words {
                let at = |name: &str| text.attribute(name).unwrap().parse::<f64>().unwrap();
                let said = text.text().unwrap_or_default();
                assert!((0.0..=wide).contains(&at("x")), "{said}");
                assert!((0.0..=high).contains(&at("y")), "{said}");
                count += 1;
            }
            assert!(count > 5, "{picture}");
            assert!(!picture.contains("NaN") && !picture.contains("inf"));
        }
    }
    assert_eq!(
        analyses(Compact::ENGLISH, Theme::Dark),
        analyses(Compact::ENGLISH, Theme::Dark)
    );
}

#[test]
fn pictures_of_analyses_say_every_name_and_amount() {
    let [waterfall, tornado, staircase, region, level, sheet, fan] =
        analyses(Compact::ENGLISH, Theme::Light);
    let wanted: [(&str, &[&str]); 7] = [
        (
            &waterfall,
            &[
                "Discount for paying ahead",
                "−¥36,000.00",
                "+¥6,000.00",
                "¥90,000.00",
            ],
        ),
        (
            &tornado,
            &[
                "Daily users, growth",
                "1%",
                "9%",
                "◆",
                "One input at a time.",
            ],
        ),
        (
            &staircase,
            &[
                "Package",
                "By traffic",
                "2,600",
                "Room for 400 more users.",
                "8,000",
            ],
        ),
        (&region, &["Package", "By traffic", "1,000", "Jan 27"]),
        (
            &level,
            &[
                "Prepaid balance",
                "of it lapsing",
                "Floor ¥5,000",
                "lowest: ¥5,000",
                "notice date",
            ],
        ),
        (
            &sheet,
            &[
                "Chat service",
                "What is decided when",
                "61,800.00",
                "Renewal",
            ],
        ),
        (
            &fan,
            &[
                "By traffic",
                "cheapest in 78%",
                "eight of ten",
                "forecast",
                "At most ¥9,000 more.",
            ],
        ),
    ];
    for (picture, words) in wanted {
        let texts = texts(picture);
        for word in words {
            assert!(texts.iter().any(|text| text == word), "{word} in {texts:?}");
        }
    }
    // What is too long for its column breaks instead of being cut.
    assert!(
        !texts(&sheet).iter().any(|text| text.contains('…')),
        "{:?}",
        texts(&sheet)
    );
}

#[test]
fn what_consists_of_rows_is_as_high_as_they_are() {
    let height = |picture: &str| -> f64 {
        let document = Document::parse(picture).unwrap();
        document
            .root_element()
            .attribute("height")
            .unwrap()
            .parse()
            .unwrap()
    };
    let chart = sample::waterfall(Compact::ENGLISH);
    let mut longer = chart.clone();
    longer.rows.extend(chart.rows.clone());
    let [one, two] =
        [&chart, &longer].map(|chart| height(&svg(chart, Theme::Light, SIZE).unwrap()));
    assert_eq!(two - one, 4.0 * 30.0);
}

#[test]
fn analyses_that_cannot_be_drawn_are_refused() {
    let mut rows = sample::tornado(Compact::ENGLISH);
    rows.rows[0].stretches[0].to = f64::NAN;
    assert_eq!(
        svg(&rows, Theme::Light, SIZE).unwrap_err().code(),
        "not_finite"
    );
    rows.rows.clear();
    assert_eq!(
        svg(&rows, Theme::Light, SIZE).unwrap_err().code(),
        "empty_chart"
    );
    let mut region = sample::region(Compact::ENGLISH);
    region.cells[3].pop();
    assert_eq!(
        svg(&region, Theme::Light, SIZE).unwrap_err().code(),
        "length_differs"
    );
    let mut level = sample::level(Compact::ENGLISH);
    level.lowest = Some((99, String::new()));
    assert_eq!(
        svg(&level, Theme::Light, SIZE).unwrap_err().code(),
        "out_of_range"
    );
    let mut stairs = sample::staircase(Compact::ENGLISH);
    stairs.most = 0.0;
    assert_eq!(
        svg(&stairs, Theme::Light, SIZE).unwrap_err().code(),
        "empty_chart"
    );
}

/// Twenty options with a sentence each: the picture grows instead of being refused.
#[test]
fn a_picture_grows_with_the_sentences_below_it() {
    let mut fan = sample::fan(Compact::ENGLISH);
    let height = |fan: &outlay_report::FanChart| {
        let drawn = svg(fan, Theme::Light, (720, 340)).expect("drawn");
        let height = drawn.split_once("height=\"").expect("a height").1;
        let height = height.split_once('"').expect("a height").0;
        height.parse::<u32>().expect("a number")
    };
    fan.notes.clear();
    assert_eq!(height(&fan), 340);
    fan.notes = vec!["Choosing it costs more than the cheapest on average".to_owned(); 20];
    assert!(height(&fan) > 260 + 20 * 17);
}
