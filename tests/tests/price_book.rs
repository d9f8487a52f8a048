//! The price book: every entry is dated and sourced, every plan proves, every worked
//! example comes to the amount worked out by hand, and everything in it has words.

use outlay_app::contract::{BookPlan, MeterQuantity, Request};
use outlay_app::price_book::{self, PriceBook, TEXTS, check};
use outlay_app::view::price;
use outlay_app::words::{LANGUAGES, Words};
use outlay_tests::root;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

fn today() -> chrono::NaiveDate {
    "2026-11-26".parse().expect("a date")
}

#[test]
fn the_whole_book_checks() {
    let words = Words::new("en", "CNY", 2);
    let found: Vec<String> = check::check(PriceBook::built_in())
        .iter()
        .map(|finding| format!("{}: {}", finding.path, words.say(&finding.message)))
        .collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn every_file_of_the_folder_is_in_the_program() {
    let files: BTreeSet<String> = fs::read_dir(root().join("price-book"))
        .expect("the price book")
        .filter_map(|entry| {
            let name = entry.expect("a file").file_name().into_string().ok()?;
            name.strip_suffix(".toml").map(str::to_owned)
        })
        .filter(|name| name != "meters")
        .collect();
    let built_in: BTreeSet<String> = TEXTS.iter().map(|(id, _)| (*id).to_owned()).collect();
    assert_eq!(files, built_in);
    for (id, entry) in TEXTS.iter().zip(&PriceBook::built_in().entries) {
        assert_eq!(id.0, entry.id, "an entry is named as its file");
    }
}

#[test]
fn a_wrong_figure_is_found() {
    let (_, text) = TEXTS
        .iter()
        .find(|(id, _)| *id == "easemob-im")
        .expect("there");
    let meters = fs::read_to_string(root().join("price-book/meters.toml")).expect("readable");
    let faults = [
        (
            "amount = \"888\"",
            "amount = \"889\"",
            "price-book-example-differs",
        ),
        ("meter = \"dau\"", "meter = \"dua\"", "issue-unknown-meter"),
        (
            "as_of = \"2023-04-07\"\nreview",
            "as_of = \"spring\"\nreview",
            "price-book-no-date",
        ),
        (
            "currency = \"CNY\"",
            "currency = \"yuan\"",
            "price-book-no-currency",
        ),
    ];
    for (right, wrong, expected) in faults {
        let changed = text.replacen(right, wrong, 1);
        assert_ne!(&changed, text, "{right}");
        let book = PriceBook::read(&meters, &[("easemob-im", &changed)]);
        let found = check::check(&book);
        assert!(
            found.iter().any(|finding| finding.message.key == expected),
            "{wrong}: {found:?}"
        );
    }
}

#[test]
fn everything_shown_of_an_entry_has_words_in_both_languages() {
    let book = PriceBook::built_in();
    for entry in &book.entries {
        let view = price_book::entry_reply(book, &entry.id, today(), None).expect("there");
        for language in LANGUAGES {
            let words = Words::new(language, &entry.currency, 2);
            for mechanism in &view.row.mechanisms {
                let said = words.say(&mechanism.name);
                assert_ne!(said, mechanism.name.key, "{}: {language}", entry.id);
            }
            let labels = [&view.row.vendor, &view.row.product, &view.row.region];
            let notes = view.notes.iter().chain(&view.not_modelled);
            for label in labels.into_iter().chain(notes) {
                assert!(!label.text(language).is_empty(), "{}", entry.id);
            }
            for plan in &view.plans {
                assert!(!plan.lines.is_empty(), "{} {}", entry.id, plan.id);
            }
        }
    }
}

/// A plan put into a study is priced there as in its example; one that counts in another
/// currency asks for the rate, one without a published price for a quotation.
#[test]
fn a_plan_is_put_into_a_study() {
    let book = PriceBook::built_in();
    let mut study = json!({
        "format": 1, "title": "Chat", "currency": "CNY", "start": "2027-01", "months": 1,
        "meters": [], "scenarios": [{ "id": "base" }, { "id": "more", "from": "base" }],
        "plans": [], "options": [],
    });
    let given = [MeterQuantity {
        meter: "dau".to_owned(),
        quantity: "25000".to_owned(),
    }];
    for _ in 0..2 {
        price_book::add(
            book,
            &mut study,
            &BookPlan::bare("easemob-im", "pro"),
            &given,
        )
        .expect("it fits");
    }
    let items = |study: &Value, key: &str| study[key].as_array().map_or(0, Vec::len);
    assert_eq!(items(&study, "meters"), 1);
    assert_eq!(items(&study, "plans"), 1, "the same plan stands there once");
    assert_eq!(items(&study, "options"), 2);
    let priced = price(&study, "");
    assert!(priced.issues.is_empty(), "{:?}", priced.issues);
    let (_, outcomes) = priced.study.expect("priced");
    let totals: Vec<String> = outcomes
        .outcomes
        .iter()
        .map(|outcome| outcome.metrics.total_paid.normalize().to_string())
        .collect();
    assert_eq!(totals, ["1738", "1738"]);

    for ((entry, plan), code) in [
        (("zego-zim", "pro"), "no-exchange-rate"),
        (("lanying-im", "enterprise"), "price-not-published"),
        (("lanying-im", "business-by-users"), "no-forecast"),
    ] {
        let chosen = BookPlan::bare(entry, plan);
        price_book::add(book, &mut study, &chosen, &[]).expect("it fits");
        let issues = price(&study, "").issues;
        assert!(
            issues.iter().any(|issue| issue.code.name() == code),
            "{code}: {issues:?}"
        );
    }
    assert!(price_book::add(book, &mut study, &BookPlan::bare("zego-zim", "none"), &[]).is_err());
}

/// RongCloud's prices are in dollars, with a deposit: in a study in yuan 1,100 for 50,000
/// daily users and 300 deposited are 9,940 at 7.1.
#[test]
fn a_deposit_in_dollars_is_priced_in_a_study_in_yuan() {
    let book = PriceBook::built_in();
    let mut study = json!({
        "format": 1, "title": "Chat", "currency": "CNY", "start": "2027-01", "months": 1,
        "exchange": [{ "currency": "USD", "from": "2027-01-01", "rate": "7.1" }],
        "meters": [], "scenarios": [{ "id": "base" }], "plans": [], "options": [],
    });
    let given = [("dau", "50000"), ("downstream-messages-a-day", "1000000")];
    let given = given.map(|(meter, quantity)| MeterQuantity {
        meter: meter.to_owned(),
        quantity: quantity.to_owned(),
    });
    price_book::add(
        book,
        &mut study,
        &BookPlan::bare("rongcloud-im", "premium"),
        &given,
    )
    .expect("it fits");
    let priced = price(&study, "");
    assert!(priced.issues.is_empty(), "{:?}", priced.issues);
    let (_, outcomes) = priced.study.expect("priced");
    let paid = outcomes.outcomes[0].metrics.total_paid;
    assert_eq!(paid.normalize().to_string(), "9940");
}

/// As the window writes them.
#[test]
fn requests_of_the_window_are_read() {
    let asked = [
        json!({ "command": "price-book", "ask": "list", "filter": { "vendor": "蓝莺" } }),
        json!({ "command": "price-book", "ask": "show", "id": "lanying-im" }),
        json!({ "command": "price-book", "ask": "add", "scenario": "", "entry": "easemob-im",
                "plan": "pro", "quantities": [{ "meter": "dau", "quantity": "1.2万" }] }),
    ];
    for request in asked {
        let read: Result<Request, _> = serde_json::from_value(request.clone());
        assert!(
            matches!(read, Ok(Request::PriceBook(_))),
            "{request}: {read:?}"
        );
    }
}
