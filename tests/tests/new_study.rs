//! A new study from the price book, as the window begins one: every vendor's usual plan beside
//! another vendor's, with a range of users, leads to a result that a person can read.

use outlay_app::App;
use outlay_app::contract::{
    BookPlan, Evaluation, PackCount, PriceBookEntry, Reply, Request, Session, Severity,
};
use outlay_app::price_book::{self, PriceBook};
use outlay_app::words::{LANGUAGES, Words};
use outlay_tests::Silent;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

/// What a person would type for a meter.
fn typed(meter: &str) -> &'static str {
    match meter {
        "dau" | "dau-third-highest" | "mau" | "registered-users" => "8k-20k",
        _ => "1,000,000",
    }
}

fn shown(id: &str) -> PriceBookEntry {
    let today = "2026-11-20".parse().expect("a date");
    price_book::entry_reply(PriceBook::built_in(), id, today, None).expect("an entry")
}

/// The session after *Compare*: the usual plan of each entry in a study of this currency.
fn begun(app: &App, entries: &[&PriceBookEntry], currency: &str) -> Session {
    let usual = |entry: &&PriceBookEntry| {
        let plan = entry.plans.iter().find(|plan| plan.id == entry.usual);
        plan.expect("a usual plan").clone()
    };
    let meters = entries.iter().flat_map(|entry| usual(entry).meters);
    let usage: Map<String, Value> = meters
        .filter(|meter| meter.modules.is_empty())
        .map(|meter| (meter.id.clone(), json!({ "start": typed(&meter.id) })))
        .collect();
    let exchange = match currency {
        "CNY" => json!([{ "currency": "USD", "from": "2026-12-01", "rate": "7.1" }]),
        _ => json!([{ "currency": "CNY", "from": "2026-12-01", "rate": "0.14" }]),
    };
    let document = json!({
        "format": 1, "title": "Vendors", "currency": currency, "start": "2026-12", "months": 36,
        "exchange": exchange, "meters": [], "scenarios": [{ "id": "base", "usage": usage }],
        "plans": [], "options": [],
    });
    let plans = entries.iter();
    let plans = plans
        .map(|entry| BookPlan::bare(&entry.row.id, &entry.usual))
        .collect();
    match app.call(Request::Create { document, plans }) {
        Ok(Reply::Session(session)) => *session,
        other => panic!("no session: {other:?}"),
    }
}

/// Only what a vendor does not publish may be in the way.
fn nothing_else_is_in_the_way(evaluation: &Evaluation, place: &str) {
    let errors = evaluation
        .issues
        .iter()
        .filter(|issue| issue.severity == Severity::Error);
    let open: Vec<&str> = errors.map(|issue| issue.code.as_str()).collect();
    let all_priced = evaluation.unpriced.is_empty();
    assert_eq!(open.is_empty(), all_priced, "{place}: {open:?}");
    let is_expected = open.iter().all(|code| *code == "price-on-request");
    assert!(is_expected, "{place}: {open:?}");
}

#[test]
fn every_vendor_beside_another_leads_to_a_result() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = App::open(folder.path(), Box::new(Silent::default())).expect("it opens");
    let entries: Vec<PriceBookEntry> = PriceBook::built_in()
        .entries
        .iter()
        .map(|entry| shown(&entry.id))
        .collect();
    // Each vendor in a study in yuan and in one in dollars.
    let next = entries.iter().cycle().skip(1);
    let currencies = ["CNY", "USD"].iter().cycle();
    for ((pair, next), currency) in entries.iter().zip(next).zip(currencies) {
        let session = begun(&app, &[pair, next], currency);
        let place = format!("{} {} {currency}", pair.row.id, next.row.id);
        let evaluation = &session.evaluation;
        assert_eq!(
            evaluation.options.len() + evaluation.unpriced.len(),
            2,
            "{place}"
        );
        nothing_else_is_in_the_way(evaluation, &place);
        for option in &evaluation.options {
            let paid = option.cumulative.paid.iter();
            let most = paid.filter_map(|paid| paid.parse::<Decimal>().ok()).max();
            // What is sold in packs alone costs nothing until some are chosen.
            let costs = most.is_some_and(|most| !most.is_zero());
            assert!(
                costs || option.id == "tencent-sms-packs",
                "{place}: {} is free",
                option.id
            );
        }
        let Some(comparison) = &evaluation.cash else {
            assert_eq!(evaluation.unpriced.len(), 2, "{place}");
            continue;
        };
        for language in LANGUAGES {
            let words = Words::new(language, currency, 2);
            let verdict = words.say(&comparison.verdict.sentence);
            assert_ne!(
                verdict, comparison.verdict.sentence.key,
                "{place}: {language}"
            );
        }
    }
}

/// The plan that a comparison begins with is never free of charge or without a price where
/// the vendor sells another.
#[test]
fn the_usual_plan_is_one_that_costs_something() {
    let entries = PriceBook::built_in().entries.iter();
    let entries: Vec<PriceBookEntry> = entries.map(|entry| shown(&entry.id)).collect();
    for entry in &entries {
        let usual = entry.plans.iter().find(|plan| plan.id == entry.usual);
        let is_unpriced = usual.is_none_or(|plan| plan.unpriced);
        let all_are = entry.plans.iter().all(|plan| plan.unpriced);
        assert_eq!(is_unpriced, all_are, "{}", entry.row.id);
    }
    for (entry, plan) in [
        ("ably", "standard-minutes"),
        ("cometchat", "build"),
        ("easemob-im", "pro"),
        // Not the one that ends at 1,000 daily users.
        ("lanying-im", "business-by-dau"),
        ("pubnub", "usage"),
        // Each of its plans has a limit or no price.
        ("sendbird", "starter-5k"),
        ("stream-chat", "maker"),
        ("supabase", "pro"),
        ("tangsengdaodao", "all"),
        ("tencent-chat-intl", "standard"),
        ("tencent-im", "pro"),
        ("wildfirechat", "pro"),
        ("zego-zim", "pro"),
        ("zoom", "pro"),
    ] {
        let found = entries.iter().find(|found| found.row.id == entry);
        assert_eq!(
            found.map(|found| found.usual.as_str()),
            Some(plan),
            "{entry}"
        );
    }
}

/// A new study of one month with one plan and this usage: its session, what is paid, and what
/// the month costs.
fn one_month(app: &App, plan: BookPlan, usage: Value, currency: &str) -> (Session, String, String) {
    let document = json!({
        "format": 1, "title": "One", "currency": currency, "start": "2027-01", "months": 1,
        "meters": [], "scenarios": [{ "id": "base", "usage": usage }], "plans": [], "options": [],
    });
    let plans = vec![plan];
    match app.call(Request::Create { document, plans }) {
        Ok(Reply::Session(session)) => {
            let amounts = session.evaluation.options[0].cumulative.clone();
            let last = |amounts: Vec<String>| amounts.last().cloned().expect("a month");
            (*session, last(amounts.paid), last(amounts.spread))
        }
        other => panic!("no session: {other:?}"),
    }
}

/// Modules and packs that are chosen with the plan are in the first result, and in the option's
/// name.
#[test]
fn what_is_taken_of_a_plan_is_priced_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = App::open(folder.path(), Box::new(Silent::default())).expect("it opens");
    let usage = json!({
        "input-tokens": { "start": "10000000" }, "output-tokens": { "start": "2000000" },
        "cached-tokens": { "start": "0" }, "cache-write-tokens": { "start": "0" },
        "cache-write-hour-tokens": { "start": "0" }, "web-searches": { "start": "2000" },
    });
    let mut haiku = BookPlan::bare("anthropic", "claude-haiku-4-5");
    // 10 + 10, and 2 × 10 for two thousand searches.
    let (_, _, alone) = one_month(&app, haiku.clone(), usage.clone(), "USD");
    assert_eq!(alone, "20");
    haiku.modules = vec!["search".to_owned()];
    let (session, _, searching) = one_month(&app, haiku, usage, "USD");
    assert_eq!(searching, "40");
    let name = &session.evaluation.options[0].name;
    assert_eq!(name.text("en"), "Anthropic · Claude Haiku 4.5 + Web search");
    assert_eq!(name.text("zh-CN"), "Anthropic · Claude Haiku 4.5＋网页搜索");

    let mut verify = BookPlan::bare("alibaba-pnvs", "verify");
    let packs = [("verify-100", 1), ("verify-1000", 2)].map(|(pack, count)| PackCount {
        pack: pack.to_owned(),
        count,
    });
    verify.packs = packs.into();
    let usage = json!({ "verifications": { "start": "2200" } });
    // 5 + 2 × 50; the 100 beyond them are billed after the month.
    let (session, paid, _) = one_month(&app, verify, usage, "CNY");
    assert_eq!(paid, "105");
    assert!(
        session.document["options"][0]["name"]["en"]
            .as_str()
            .is_some_and(|name| name.ends_with(" + 2 add-ons"))
    );
    assert!(
        session.kept.as_deref() == Some("12:04"),
        "{:?}",
        session.kept
    );
}

/// What a person is asked: no quantity that follows from others, and of each module what it
/// counts itself.
#[test]
fn only_what_is_taken_is_asked() {
    let entry = shown("deepseek");
    let meters = entry.plans.iter().flat_map(|plan| &plan.meters);
    let asked: Vec<&str> = meters.map(|meter| meter.id.as_str()).collect();
    assert!(asked.contains(&"peak-input-tokens"), "{asked:?}");
    assert!(!asked.contains(&"off-peak-input-tokens"), "{asked:?}");

    let entry = shown("anthropic");
    let plan = &entry.plans[0];
    let of = |id: &str| plan.meters.iter().find(|meter| meter.id == id);
    assert_eq!(
        of("web-searches").map(|m| m.modules.as_slice()),
        Some(&["search".to_owned()][..])
    );
    assert!(of("input-tokens").is_some_and(|m| m.modules.is_empty() && m.monthly));
    assert_eq!(
        plan.modules[0].charges[0].price.text("en"),
        "counted in 1,000 searches; $10.00 for each of these"
    );
    // Its packs are of no use without the module.
    let tencent = shown("tencent-im");
    let pack = tencent
        .plans
        .iter()
        .flat_map(|plan| &plan.packs)
        .find(|pack| pack.id == "moderation-month");
    assert_eq!(
        pack.and_then(|pack| pack.module.as_deref()),
        Some("moderation")
    );
    let dau = tencent
        .plans
        .iter()
        .flat_map(|plan| &plan.meters)
        .find(|meter| meter.id == "dau");
    assert!(dau.is_some_and(|meter| !meter.monthly));
}
