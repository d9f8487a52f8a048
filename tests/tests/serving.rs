//! An option that refuses a part of the forecast is never the cheapest while another serves
//! all of it: in the verdict and in everything that looks for the cheapest.

use outlay_app::analysis::decision::{Given, json as sheet, tables};
use outlay_app::analysis::kept::{Asker, Simulations};
use outlay_app::contract::{
    Analysis, AnalysisView, Basis, CellView, Evaluation, Exported, Measure, OwnEnds, PaperSize,
    TableFormat, UncertaintyReach, UncertaintyView, UncertaintyWanted,
};
use outlay_app::report::{Wanted as Reported, report};
use outlay_app::view::{analysis_view, evaluation};
use outlay_app::words::{LANGUAGES, Words};
use outlay_core::compare::input::{Input, Total};
use outlay_core::compare::region_map::{Map, Refined, Rows};
use outlay_core::compare::sensitivity::{Measure as Measured, Turn, Worth, sensitivity};
use outlay_core::compare::watch::Unwatched;
use outlay_core::simulation::{Wanted, simulate};
use outlay_tests::{exported_text, settings, today};
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};

const START: &str = "scenarios.s.usage.dau.start";

/// Three editions as a vendor publishes them: free for 100 users at most, 888 and 2,888 a
/// month; by a number of daily users.
fn study(users: &str) -> Value {
    let fee = |amount: &str| json!([{"id": "fee", "price": {"model": "flat", "amount": amount}}]);
    json!({
        "format": 1, "title": "Editions", "currency": "CNY", "start": "2027-01", "months": 36,
        "baseline": "free",
        "meters": [{"id": "dau", "name": "Daily users", "kind": "level"}],
        "scenarios": [{"id": "s", "usage": {"dau": {"start": users}}}],
        "plans": [
            {"id": "free", "charges": fee("0"),
             "limits": [{"id": "daily", "name": "Users a day", "meter": "dau", "quantity": "100"}]},
            {"id": "pro", "charges": fee("888")},
            {"id": "ultimate", "charges": fee("2888")},
        ],
        "options": [
            {"id": "free", "plan": "free"}, {"id": "pro", "plan": "pro"}, {"id": "ultimate", "plan": "ultimate"},
        ],
    })
}

fn words() -> Words {
    Words::new("en", "CNY", 2)
}

fn notes(shown: &Evaluation) -> Vec<String> {
    let comparison = shown.cash.as_ref().expect("priced");
    let notes = comparison.verdict.notes.iter();
    notes.map(|note| words().say(note)).collect()
}

fn asked(document: &Value, wanted: &Analysis) -> AnalysisView {
    let by = Asker {
        watch: &Unwatched,
        simulations: &Simulations::default(),
    };
    analysis_view(document, "s", wanted, "en", by).expect("an analysis")
}

/// 36 × 888 = 31,968 against 36 × 2,888 = 103,968: 72,000 less.
#[test]
fn what_refuses_usage_does_not_win() {
    let shown = evaluation(&study("8000"), "", None);
    for comparison in [&shown.cash, &shown.accrual].into_iter().flatten() {
        assert_eq!(comparison.verdict.option, "pro");
        let said = words().say(&comparison.verdict.sentence);
        assert!(said.contains("¥72,000.00"), "{said}");
        assert!(words().say(&comparison.chart_title).contains("pro"));
        let row = comparison
            .rows
            .iter()
            .find(|row| row.measure == Measure::Total);
        let best = |cell: &CellView| matches!(cell, CellView::Money { best: true, .. });
        let marked: Vec<bool> = row.expect("totals").cells.iter().map(best).collect();
        assert_eq!(marked, [false, true, false]);
        let row = comparison
            .rows
            .iter()
            .find(|row| row.measure == Measure::Unserved);
        let cells = row.expect("what is not served").cells.iter();
        let cells: Vec<String> = cells
            .map(|cell| match cell {
                CellView::Words { sentence } => words().say(sentence),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(
            cells,
            [
                "Users a day: 8,000 asked for, 100 at most, from Jan 2027",
                "–",
                "–"
            ]
        );
    }
    assert!(notes(&shown).contains(&"free would cost less (¥0.00) but does not serve all usage from Jan 2027 on (Users a day: 8,000 asked for, 100 at most).".to_owned()), "{:?}", notes(&shown));
}

#[test]
fn what_serves_everything_may_cost_nothing() {
    let shown = evaluation(&study("100"), "", None);
    let comparison = shown.cash.as_ref().expect("priced");
    assert_eq!(comparison.verdict.option, "free");
    let unserved = |measure| comparison.rows.iter().any(|row| row.measure == measure);
    assert!(!unserved(Measure::Unserved));
    assert!(
        notes(&shown).iter().all(|note| !note.contains("usage")),
        "{:?}",
        notes(&shown)
    );
}

#[test]
fn where_nothing_serves_everything_it_is_said() {
    let mut document = study("8000");
    document["options"] = json!([{"id": "free", "plan": "free"}]);
    let shown = evaluation(&document, "", None);
    let comparison = shown.cash.as_ref().expect("priced");
    assert_eq!(comparison.verdict.option, "free");
    assert!(
        notes(&shown)[0].starts_with("No option serves all usage"),
        "{:?}",
        notes(&shown)
    );
}

#[test]
fn what_is_served_slowly_is_served() {
    let mut document = study("8000");
    document["plans"][0]["limits"][0]["above"] = json!("slowed");
    let shown = evaluation(&document, "", None);
    assert_eq!(shown.cash.expect("priced").verdict.option, "free");
}

#[test]
fn the_decision_sheet_says_so() {
    let mut document = study("8000");
    let decided =
        |document: &Value| sheet(document, "", &Given::default(), &words()).expect("a sheet");
    let found = decided(&document);
    assert_eq!(found["decision"]["option"], "pro");
    assert_eq!(found["decision"]["advantage"], "72000");
    document["options"] = json!([{"id": "free", "plan": "free"}, {"id": "pro", "plan": "pro"}]);
    let found = decided(&document);
    assert_eq!(found["decision"]["ground"], "only-serving");
    for language in LANGUAGES {
        let words = Words::new(language, "CNY", 2);
        let found = tables(&document, "", &Given::default(), &words).expect("tables");
        let title = words.word("decide-serves");
        let row = found[0]
            .rows
            .iter()
            .find(|row| format!("{:?}", row[0]).contains(&title));
        let row = format!("{:?}", row.expect("whether all usage is served"));
        assert!(
            row.contains(&words.word("decide-no")) && row.contains(&words.word("decide-yes")),
            "{row}"
        );
    }
}

/// The free edition serves up to 100 and costs least there; above, the next one does.
#[test]
fn maps_staircases_and_turns_change_where_usage_is_refused() {
    let document = study("90");
    let across = Input::at(&document, "s", START).expect("an input");
    let map = Map {
        document: &document,
        scenario: "s",
        total: Total::Cash,
        columns: across.within(Some(dec!(0)), Some(dec!(200))),
        rows: Rows::Months,
        grid: (5, 2),
        refined: Refined::Everywhere,
    };
    let found = map.draw(&Unwatched).expect("a map");
    assert!(!found.borders.is_empty());
    for border in &found.borders {
        let turn = (border.at, border.before.as_str(), border.after.as_str());
        assert_eq!(turn, (dec!(101), "free", "pro"));
    }

    let staircase = Analysis::Cliff {
        meter: Some("dau".to_owned()),
        month: 0,
    };
    let AnalysisView::Cliff(found) = asked(&document, &staircase) else {
        panic!("a staircase");
    };
    let crossings = found.crossings.iter();
    let crossings: Vec<_> = crossings
        .map(|one| (one.at.as_str(), one.other.as_str(), one.cheaper.as_str()))
        .collect();
    assert_eq!(crossings, [("101", "free", "pro")]);

    let turn = Turn {
        ends: vec![(START.into(), dec!(50), dec!(150))],
        ..Turn::default()
    };
    let found = sensitivity(
        &document,
        "s",
        &Measured::Saving(Worth::Paid),
        &turn,
        &Unwatched,
    );
    let found = found.expect("sound").expect("two options");
    let bar = found.bars.iter().find(|bar| bar.input.path == START);
    let flips = bar.map(|bar| (bar.low.flips_to.as_deref(), bar.high.flips_to.as_deref()));
    assert_eq!(flips, Some((None, Some("pro"))));
}

/// Of the futures of a forecast of 100, half lie above the limit of 100; users are whole, so
/// those up to 100.5 come to 100. With σ = ln 1.25 ÷ 1.2816 = 0.1741 of the logarithm that is
/// Φ(ln 1.005 ÷ 0.1741) = 51.1 %.
#[test]
fn a_future_counts_for_what_serves_it() {
    let document = study("100");
    let wanted = Wanted {
        paths: 1000,
        seed: 1,
        total: Total::Cash,
        turn: Turn {
            ends: vec![(START.into(), dec!(80), dec!(125))],
            ..Turn::default()
        },
    };
    let found = simulate(&document, "s", &wanted, &Unwatched);
    let found = found.expect("sound").expect("uncertain");
    let cheapest: Vec<usize> = found.options.iter().map(|option| option.cheapest).collect();
    assert!((506..=516).contains(&cheapest[0]), "{cheapest:?}");
    assert_eq!((cheapest[0] + cheapest[1], cheapest[2]), (1000, 0));
    // Where the free edition refuses, it costs nothing more; the next one costs 31,968 more
    // than it where it serves.
    let most: Vec<Decimal> = found
        .options
        .iter()
        .map(|option| option.regret.most)
        .collect();
    assert_eq!(most, [dec!(0), dec!(31968), dec!(103968)]);
    // In the other half it refuses, and is told with that share.
    let refuses: Vec<usize> = found.options.iter().map(|option| option.refuses).collect();
    assert_eq!(refuses, [1000 - cheapest[0], 0, 0]);
    assert_eq!(cheapest[1], refuses[0]);
}

fn simulated(document: &Value, ends: Option<(&str, &str)>) -> UncertaintyView {
    let ends = ends.into_iter().map(|(low, high)| OwnEnds {
        path: START.to_owned(),
        low: low.to_owned(),
        high: high.to_owned(),
    });
    let wanted = Analysis::Uncertainty(UncertaintyWanted {
        option: None,
        basis: Basis::Cash,
        paths: 100,
        seed: 1,
        reach: 10,
        ends: ends.collect(),
    });
    match asked(document, &wanted) {
        AnalysisView::Uncertainty(found) => *found,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_option_that_refuses_in_some_futures_is_told_with_their_share() {
    let some = simulated(&study("100"), Some(("80", "125")));
    let [free, pro, _] = some.options.as_slice() else {
        panic!("three options");
    };
    let shares =
        [&free.unserved, &free.share].map(|share| share.parse::<Decimal>().expect("a share"));
    assert_eq!(
        shares[0] + shares[1],
        dec!(1),
        "where it refuses it is not the cheapest"
    );
    assert!(shares[0] > dec!(0.4) && shares[0] < dec!(0.6), "{shares:?}");
    assert_eq!((pro.unserved.as_str(), &pro.unserved_text), ("0", &None));
    let always = simulated(&study("8000"), None);
    assert_eq!(always.options[0].unserved, "1");
    for (language, part, all) in [
        (
            "en",
            "does not serve all usage in",
            "does not serve all usage in any simulation",
        ),
        (
            "zh-CN",
            "的模拟中无法满足全部用量",
            "在所有模拟中都无法满足全部用量",
        ),
    ] {
        let words = Words::new(language, "CNY", 2);
        let said = |found: &UncertaintyView| {
            let text = found.options[0].unserved_text.as_ref();
            words.say(text.expect("it refuses"))
        };
        assert!(said(&some).contains(part), "{}", said(&some));
        assert_eq!(said(&always), all);
        // The summary tells it of the option by its name.
        let named = |found: &UncertaintyView| {
            let mut said = found.summary.iter().map(|sentence| words.say(sentence));
            said.any(|one| one.starts_with("free") && one.contains("100") && !one.contains("¥"))
        };
        assert!(named(&some) && named(&always));
        let table = Exported::Analysis {
            analysis: Analysis::Uncertainty(always.wanted.clone()),
            format: TableFormat::Csv,
        };
        let text = exported_text((&study("8000"), "s"), &table, language);
        assert!(
            text.contains(&words.word("uncertainty-column-unserved")),
            "{text}"
        );
    }
}

/// The sides of the report's table of causes; none where it has no such table.
fn explained(document: &Value) -> Option<(String, String)> {
    let by = Asker {
        watch: &Unwatched,
        simulations: &Simulations::default(),
    };
    let wanted = Reported {
        document,
        scenario: "",
        settings: &settings("en"),
        pinned: &[],
        paper: PaperSize::A4,
        uncertain: &UncertaintyReach {
            reach: 10,
            ends: Vec::new(),
        },
        today: today(),
    };
    let report = report(&wanted, by).expect("a report");
    let report = serde_json::to_value(report).expect("a report's parts");
    let sections = report["sections"].as_array().expect("sections");
    let blocks = sections
        .iter()
        .filter_map(|section| section["blocks"].as_array());
    let found = blocks
        .flatten()
        .find(|block| block["columns"][0]["title"] == "Cause");
    let rows = found?["rows"].as_array().expect("rows");
    let side = |row: &Value| row["cells"][0]["text"].as_str().map(str::to_owned);
    Some((side(rows.first()?)?, side(rows.last()?)?))
}

/// For 8,000 users pro costs 31,968, ultimate 103,968 and free, which refuses them, nothing:
/// the causes are those between ultimate and pro. Without ultimate nothing is left that
/// could be chosen instead. For 50 users free serves, and 31,968 is next to its nothing.
#[test]
fn a_report_holds_the_cheapest_against_what_serves_too() {
    let sides = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
    assert_eq!(explained(&study("8000")), sides("ultimate", "pro"));
    assert_eq!(explained(&study("50")), sides("pro", "free"));
    let mut two = study("8000");
    two["options"] = json!([{"id": "free", "plan": "free"}, {"id": "pro", "plan": "pro"}]);
    assert_eq!(explained(&two), None);
    // Where none serves, they are held against each other all the same.
    two["plans"][1]["limits"] = two["plans"][0]["limits"].clone();
    assert_eq!(explained(&two), sides("pro", "free"));
}
