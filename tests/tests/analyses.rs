//! What the window's analyses say: quantities with their unit, a title that claims no more than
//! was found, and exports that leave out nothing that is shown.

use outlay_app::analysis::kept::{Asker, Simulations};
use outlay_app::contract::{Analysis, AnalysisView, Basis, Exported, PictureFormat, TableFormat};
use outlay_app::view::{analysis_view, evaluation};
use outlay_app::words::{LANGUAGES, Words};
use outlay_core::compare::watch::Unwatched;
use outlay_core::sentence::Sentence;
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
