//! What the window's analyses say: quantities with their unit, a title that claims no more than
//! was found, and exports that leave out nothing that is shown.

use outlay_app::analysis::kept::{Asker, Simulations};
use outlay_app::contract::{Analysis, AnalysisView, Basis, Exported, PictureFormat, TableFormat};
use outlay_app::view::{analysis_view, departures, evaluation};
use outlay_app::words::{LANGUAGES, Words};
use outlay_core::compare::watch::Unwatched;
use outlay_core::sentence::Sentence;
use outlay_core::study::path::{get_mut, parent};
use outlay_tests::exported_text;
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};

const START: &str = "scenarios.s.usage.dau.start";
const FEE: &str = "plans.flat.charges.fee.price.amount";

/// A fee of 950 a month, and packages of 100 users at 100 each: the 901st user begins the tenth,
/// and from there the fee is less.
fn study(users: &str) -> Value {
    json!({
        "format": 1, "title": "Two ways", "currency": "CNY", "start": "2027-01", "months": 12,
        "discounting": {"annual_rate": "12%"}, "taxes": {"vat_rate": "6%"},
        "meters": [{"id": "dau", "name": "Daily users", "unit": {"en": "users", "zh-CN": "人"}, "kind": "level"}],
        "scenarios": [
            {"id": "s", "usage": {"dau": {"start": users}}},
            {"id": "dear", "from": "s", "changes": {FEE: "1200"}},
        ],
        "plans": [
            {"id": "flat", "name": "Flat", "charges": [{"id": "fee", "name": "Fee", "price": {"model": "flat", "amount": "950"}}]},
            {"id": "steps", "name": "Steps", "charges": [{"id": "users", "meter": "dau",
                "price": {"model": "package", "size": "100", "price": "100", "round": "up"}}]},
        ],
        "options": [{"id": "flat", "name": "Flat", "plan": "flat"}, {"id": "steps", "name": "Steps", "plan": "steps"}],
    })
}

fn found(document: &Value, wanted: &Analysis) -> AnalysisView {
    let by = Asker {
        watch: &Unwatched,
        simulations: &Simulations::default(),
    };
    analysis_view(document, "s", wanted, "en", by).expect("an analysis")
}

fn said(sentences: &[Sentence], language: &str) -> Vec<String> {
    let words = Words::new(language, "CNY", 2);
    sentences.iter().map(|one| words.say(one)).collect()
}

fn map(document: &Value, input: &str, rows: Option<&str>, basis: Basis) -> (String, Vec<Sentence>) {
    let wanted = Analysis::Map {
        input: Some(input.to_owned()),
        rows: rows.map(str::to_owned),
        basis,
    };
    match found(document, &wanted) {
        AnalysisView::Map(map) => (map.title.key.clone(), map.summary.clone()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_map_says_what_the_cheapest_depends_on_and_quantities_have_their_unit() {
    let (title, summary) = map(&study("800"), START, None, Basis::Accrual);
    // Spread, it is alike in every month; paid, usage comes a month later.
    assert_eq!(title, "map-title-input");
    let by_language = LANGUAGES.map(|language| said(&summary, language).join(" "));
    assert!(
        by_language[0].contains("from 901 users up"),
        "{by_language:?}"
    );
    assert!(by_language[1].contains("达到 901 人，"), "{by_language:?}");
    assert_eq!(
        map(&study("800"), START, Some(FEE), Basis::Accrual).0,
        "map-title-inputs"
    );
    // Setting up costs 5,000 at once and saves 750 a month, so that who is cheapest depends on
    // the month; the discount rate changes nothing of what is paid.
    let mut late = study("200");
    late["plans"][1]["charges"] = json!([
        {"id": "fee", "price": {"model": "flat", "amount": "200"}},
        {"id": "set-up", "cadence": "once", "price": {"model": "flat", "amount": "5000"}},
    ]);
    assert_eq!(
        map(&late, "discounting.annual_rate", None, Basis::Cash).0,
        "map-title-month"
    );
    let one = map(
        &late,
        "discounting.annual_rate",
        Some("taxes.vat_rate"),
        Basis::Cash,
    );
    assert_eq!(one.0, "map-title-inputs-one");
}

#[test]
fn a_staircase_names_the_unit_and_says_when_there_is_no_room() {
    let stairs = |users: &str| match found(
        &study(users),
        &Analysis::Cliff {
            meter: Some("dau".to_owned()),
            month: 0,
        },
    ) {
        AnalysisView::Cliff(found) => {
            LANGUAGES.map(|language| said(&found.summary, language).join("\n"))
        }
        other => panic!("{other:?}"),
    };
    let [english, chinese] = stairs("950");
    assert!(
        english.contains("From 901 users on, Flat costs less than Steps."),
        "{english}"
    );
    assert!(
        english.contains("Steps: room for 50 users more; at 1,001 users the cost jumps by ¥10"),
        "{english}"
    );
    assert!(
        chinese.contains("还可增加 50 人；达到 1,001 人，"),
        "{chinese}"
    );
    let [english, chinese] = stairs("900");
    assert!(
        english.contains("Steps stands right before a step: at 901 users the cost jumps by ¥10"),
        "{english}"
    );
    assert!(
        !english.contains("room for 0") && chinese.contains("已到这一档的上限；达到 901 人，"),
        "{english} {chinese}"
    );
}

fn exported(what: &Exported, language: &str) -> String {
    exported_text((&study("800"), "s"), what, language)
}

#[test]
fn scenarios_are_exported_with_the_prices_they_change() {
    let what = Exported::Analysis {
        analysis: Analysis::Scenarios { basis: Basis::Cash },
        format: TableFormat::Csv,
    };
    for language in LANGUAGES {
        let text = exported(&what, language);
        let words = Words::new(language, "CNY", 2);
        assert!(
            text.contains(&words.word("scenarios-changes-what")),
            "{text}"
        );
        // Under the first scenario, and under the one that changes it.
        let row = text
            .lines()
            .find(|line| line.contains("Fee"))
            .expect("the fee");
        let amounts: Vec<Decimal> = row
            .rsplit(',')
            .take(2)
            .map(|cell| cell.trim_matches('"').parse().expect("an amount"))
            .collect();
        assert_eq!(amounts, [dec!(1200), dec!(950)], "{row}");
        assert!(
            !text.contains(&words.word("scenarios-column-input")),
            "all assume the same: {text}"
        );
    }
}

/// One scenario takes the steps away and brings another option, and says otherwise what can be
/// said otherwise: an assumption, a fee, a date, a choice, a yes, a unit price, a forecast.
fn elsewhere() -> Value {
    let mut study = study("800");
    study["options"][0]["start"] = json!("2027-01-01");
    study["plans"][0]["charges"][0]["meter"] = json!("dau");
    study["plans"][0]["charges"][0]["price"] = json!({"model": "per-unit", "unit_price": "1.2"});
    study["scenarios"][1] = json!({
        "id": "dear", "from": "s",
        "usage": {"dau": {"seasonality": {"7": "50%"}}},
        "changes": {
            "months": "24", "discounting.annual_rate": "8%",
            "plans.flat.proration": "none", "plans.flat.prices_include_vat": true,
            "plans.flat.charges.fee.price.unit_price": "1.3",
            "options": [
                {"id": "flat", "name": "Flat", "plan": "flat", "start": "2027-03-15"},
                {"id": "late", "name": {"en": "Late", "zh-CN": "以后"}, "plan": "flat"},
            ],
            "colour": "red",
        },
    });
    study
}

const ELSEWHERE: [&str; 2] = [
    "Months compared|12|24
Discount rate|12%|8%
Daily users · Seasons · July|not set|50%
Flat · Fee · Price · Unit price (/ users)|1.20|1.30
Flat · Part periods|not set|Charged in full
Flat · Prices include VAT|not set|yes
Flat · First day|2027-01-01|2027-03-15
Options · Steps|there|not there
Options · Late|not there|there
colour|not set|red",
    "对比月数|12|24
折现率|12%|8%
Daily users · 季节性 · 7 月|未填写|50%
Flat · Fee · 价格 · 单价（/ 人）|1.20|1.30
Flat · 不足一期|未填写|按整期收费
Flat · 价格含税|未填写|是
Flat · 首日|2027-01-01|2027-03-15
方案 · Steps|有|无
方案 · 以后|无|有
colour|未填写|red",
];

#[test]
fn everything_that_scenarios_change_is_told_in_words() {
    let study = elsewhere();
    let wanted = Analysis::Scenarios { basis: Basis::Cash };
    let what = Exported::Analysis {
        analysis: wanted.clone(),
        format: TableFormat::Tsv,
    };
    for (language, expected) in LANGUAGES.iter().zip(ELSEWHERE) {
        let text = exported_text((&study, "s"), &what, language);
        let told: Vec<String> = text.lines().map(|line| line.replace('\t', "|")).collect();
        for line in expected.lines() {
            assert!(told.iter().any(|own| own == line), "{line} in {told:#?}");
        }
    }
    let AnalysisView::Scenarios(view) = found(&study, &wanted) else {
        panic!("no scenarios");
    };
    let paths: Vec<&str> = view
        .differences
        .iter()
        .map(|one| one.path.as_str())
        .collect();
    assert_eq!(
        paths,
        [
            "months",
            "discounting.annual_rate",
            "usage.dau.seasonality.7",
            "plans.flat.charges.fee.price.unit_price",
            "plans.flat.proration",
            "plans.flat.prices_include_vat",
            "options.flat.start",
            "options.steps",
            "options.late",
            "colour",
        ]
    );
    // An option that only one scenario has stands with the others.
    let names: Vec<&str> = view.rows.iter().map(|row| row.name.text("en")).collect();
    assert_eq!(names, ["Flat", "Steps", "Late"]);
    assert_eq!(view.rows[2].totals[0], None);
}

/// Each difference of a scenario from the one above with the way back: taking it out leaves one
/// difference less.
#[test]
fn what_a_scenario_says_otherwise_can_be_taken_back_one_by_one() {
    let mut study = elsewhere();
    study["scenarios"][1]["changes"]["plans.gone.charges.fee.price.amount"] = json!("7");
    study["scenarios"][1]["usage"]["dau"]["events"] =
        json!([{"name": "Opening", "from": "2027-05", "multiply": "200%"}]);
    let told = departures(&study, "dear");
    let backs: Vec<Option<&str>> = told.iter().map(|one| one.back.as_deref()).collect();
    let change = |path: &str| format!("scenarios.dear.changes.\"{path}\"");
    let expected = [
        "scenarios.dear.changes.months".to_owned(),
        change("discounting.annual_rate"),
        "scenarios.dear.usage.dau.seasonality".to_owned(),
        "scenarios.dear.usage.dau.events".to_owned(),
        change("plans.flat.charges.fee.price.unit_price"),
        change("plans.flat.proration"),
        change("plans.flat.prices_include_vat"),
        "scenarios.dear.changes.options".to_owned(),
        "scenarios.dear.changes.options".to_owned(),
        "scenarios.dear.changes.options".to_owned(),
        "scenarios.dear.changes.colour".to_owned(),
        change("plans.gone.charges.fee.price.amount"),
    ];
    let expected: Vec<Option<&str>> = expected.iter().map(|back| Some(back.as_str())).collect();
    assert_eq!(backs, expected);
    let words = Words::new("zh-CN", "CNY", 2);
    let event = told
        .iter()
        .find(|one| one.what.path.contains("events"))
        .expect("the event");
    assert_eq!(
        event.what.name.text("zh-CN"),
        "Daily users · 按日期的事件 · Opening"
    );
    let said: Vec<String> = event
        .what
        .values
        .iter()
        .map(|value| words.say(value))
        .collect();
    assert_eq!(said, ["无", "2027年5月 · 200%"]);
    assert_eq!(departures(&study, "s"), []);
    for back in backs.into_iter().flatten() {
        let mut without = study.clone();
        let (above, last) = parent(back).expect("a place");
        get_mut(&mut without, &above)
            .and_then(Value::as_object_mut)
            .expect("a table")
            .remove(&last);
        assert!(departures(&without, "dear").len() < told.len(), "{back}");
    }
}

/// By hand: 12 × 950 with VAT of 6 % are 12,084, of which 684 are tax, 57 in each month.
#[test]
fn tax_and_present_value_have_a_summary_and_a_picture() {
    let shown = evaluation(&study("800"), "s", None);
    let flat = &shown.options[0];
    let months = flat.months.as_ref().expect("months");
    assert!(months.tax.iter().all(|tax| tax == "57"), "{:?}", months.tax);
    for (language, tax, worth) in [
        (
            "en",
            "Flat: ¥684.00 of tax in all; the most in one month is ¥57.00 (Jan 2027).",
            "Flat: ¥12,084.00 paid in all is worth",
        ),
        (
            "zh-CN",
            "Flat：税费共 ¥684.00；单月最高 ¥57.00（2027年1月）。",
            "Flat：共实付 ¥12,084.00，按每年 12% 折现，首日现值为",
        ),
    ] {
        let words = Words::new(language, "CNY", 2);
        assert_eq!(words.say(&flat.tax_summary), tax);
        let said = words.say(&flat.present_summary);
        assert!(said.starts_with(worth), "{said}");
        let option = || "flat".to_owned();
        let format = PictureFormat::Svg;
        let picture = exported(
            &Exported::TaxChart {
                option: option(),
                format,
            },
            language,
        );
        assert!(picture.contains(&words.word("column-tax")), "{picture}");
        let picture = exported(
            &Exported::PresentValueChart {
                option: option(),
                format,
            },
            language,
        );
        assert!(picture.contains(&words.word("column-present")), "{picture}");
    }
    let mut plain = study("800");
    plain
        .as_object_mut()
        .expect("a study")
        .retain(|key, _| key != "taxes" && key != "discounting");
    let shown = evaluation(&plain, "s", None);
    let keys = [
        &shown.options[0].tax_summary,
        &shown.options[0].present_summary,
    ]
    .map(|said| said.key.as_str());
    assert_eq!(keys, ["summary-tax-none", "summary-present-undiscounted"]);
}
