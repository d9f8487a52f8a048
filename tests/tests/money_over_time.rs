//! Promises about money over time, each held against a figure from elsewhere: a published
//! one, a documented spreadsheet function, or another library's.

use outlay_app::analysis::buy_or_rent::{Question, json as buy_or_rent};
use outlay_app::analysis::decision::{Given, json as decision};
use outlay_app::analysis::equivalent;
use outlay_app::analysis::instead;
use outlay_app::words::{LANGUAGES, Words};
use outlay_core::compare::bridge::{BridgeBasis, Detail, bridge};
use outlay_core::compare::cause::{Cause, Side};
use outlay_core::compare::cliff::cliff;
use outlay_core::compare::goal_seek::{POINTS, Seeker};
use outlay_core::compare::input::{Input, Total};
use outlay_core::compare::region_map::{Map, Refined, Rows};
use outlay_core::compare::steady::steady;
use outlay_core::compare::watch::Unwatched;
use outlay_core::finance::depreciation::Depreciation;
use outlay_core::finance::inflation::real_rate;
use outlay_core::finance::right_to_cancel::break_even_hazard;
use outlay_core::ledger::Account;
use outlay_core::study::written;
use outlay_core::what_if::evaluated;
use outlay_tests::root;
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};

fn stored(name: &str) -> Value {
    let path = root().join("tests").join(name);
    let text = std::fs::read_to_string(&path).expect("a study of the tests");
    written::read(&text).expect("readable").value
}

fn text<'a>(found: &'a Value, pointer: &str) -> &'a str {
    let value = found.pointer(pointer).and_then(Value::as_str);
    value.unwrap_or_else(|| panic!("{pointer} in {found:#}"))
}

/// One plan of 1,000 a month, or of what is given, and what each option adds.
fn study(months: u32, charges: Value, options: &[(&str, Value)]) -> Value {
    let option = |(id, more): &(&str, Value)| {
        let mut option = json!({"id": id, "plan": "plan"});
        let fields = more.as_object().expect("a table").clone();
        option.as_object_mut().expect("a table").extend(fields);
        option
    };
    json!({
        "format": 1, "title": "Money over time", "currency": "CNY", "start": "2027-01", "months": months,
        "discounting": {"annual_rate": "10%"},
        "plans": [{"id": "plan", "charges": charges}],
        "options": options.iter().map(option).collect::<Vec<_>>(),
    })
}

fn monthly() -> Value {
    json!([{"id": "fee", "price": {"model": "flat", "amount": "1000"}}])
}

/// A year for 10,200 or twelve times 1,000: even at 44.2984 % a year, which is
/// numpy-financial 1.0.0 `(1 + irr([-9200] + [1000]*11))**12 - 1` and Excel
/// `=(1+RATE(11, 1000, -9200))^12-1`.
#[test]
fn the_discount_rate_that_makes_prepaying_even() {
    let mut document = stored("break-even/one-year.toml");
    document["options"][1]["billing"]["discount"] = json!("15%");
    let input = Input::at(&document, "base", "discounting.annual_rate").expect("a number");
    let mut seeker = Seeker::new(
        &document,
        "base",
        input.within(Some(dec!(0)), Some(dec!(1))),
    )
    .expect("a study");
    let found = seeker
        .seek("yearly", "monthly", Total::PresentValue, POINTS)
        .expect("two options");
    let roots: Vec<_> = found.roots.iter().map(|root| root.value).collect();
    assert_eq!(roots.len(), 1);
    assert!(
        (roots[0] - dec!(0.44298449)).abs() < dec!(0.00001),
        "{roots:?}"
    );
}

/// 12,000 at once, or twelve times 1,000, or with 7.2 % twelve times 1,072. Without a
/// surcharge the credit costs nothing and is worth 506.23 at 10 %; with it, it costs
/// 16.717 % a year: pyxirr 0.10.8 `xirr` and `xnpv` of the differences by date.
#[test]
fn instalments_with_and_without_a_surcharge() {
    let year =
        json!([{"id": "fee", "cadence": "year", "price": {"model": "flat", "amount": "12000"}}]);
    let billing = json!({"cycle": "year"});
    let document = study(
        12,
        year,
        &[
            ("at-once", json!({"billing": billing})),
            (
                "free",
                json!({"billing": billing, "instalments": {"count": 12}}),
            ),
            (
                "dear",
                json!({"billing": billing, "instalments": {"count": 12, "surcharge": "7.2%"}}),
            ),
        ],
    );
    let found = instead::json(&document, "").expect("three options");
    assert_eq!(text(&found, "/0/option"), "free");
    assert_eq!(text(&found, "/0/net_present_value"), "506.23");
    assert_eq!(found[0]["returns"], json!(["0.000000"]));
    assert_eq!(text(&found, "/1/net_present_value"), "-321.32");
    assert_eq!(text(&found, "/1/effective_annual_return"), "0.167170");
    // Of the difference the bridge says: financing, 12,000 × 7.2 %.
    let evaluated = evaluated(&document, "").expect("a study");
    let side = |index: usize| Side {
        study: &evaluated.study,
        outcome: &evaluated.outcomes.outcomes[index],
    };
    let between = bridge(side(0), side(2), BridgeBasis::Cash, Detail::Tiers);
    let between = between.expect("small amounts").expect("one currency");
    let steps: Vec<_> = between
        .steps
        .iter()
        .map(|step| (step.cause.clone(), step.amount.normalize()))
        .collect();
    assert_eq!(steps, [(Cause::Surcharge, dec!(864))]);
}

/// Rent of 1,000 a month for three years, then the thing is bought for 6,000 and written
/// off over two; or 36,000 at once over five. Tax 25 %, borrowing at 8 %, so 6 % after tax.
/// numpy-financial 1.0.0: `npv(1.06**(1/12)-1, [750]*36)` = 24,832.00; `6000/1.06**3` =
/// 5,037.72; `750/1.06**4 + 750/1.06**5` = 1,154.51 of tax saved; buying
/// `36000 + pv(0.06, 5, 1800)` = 28,417.75.
#[test]
fn leasing_with_a_buy_out() {
    let mut document = study(60, json!([]), &[]);
    document["plans"] = json!([
        {"id": "lease", "charges": [
            {"id": "rent", "until_month": 36, "price": {"model": "flat", "amount": "1000"}},
            {"id": "buy-out", "cadence": "once", "from_month": 36, "service_months": 24,
             "price": {"model": "flat", "amount": "6000"}}]},
        {"id": "own", "charges": [{"id": "server", "cadence": "once", "service_months": 60,
             "price": {"model": "flat", "amount": "36000"}}]},
    ]);
    document["options"] = json!([{"id": "buy", "plan": "own"}, {"id": "lease", "plan": "lease"}]);
    let question = Question {
        buy: "buy".into(),
        rent: "lease".into(),
        tax: dec!(0.25),
        borrowing: dec!(0.08),
        tax_lag: (0, 0),
        method: Depreciation::StraightLine,
        life: None,
    };
    let found = buy_or_rent(&document, "", &question).expect("two options");
    assert_eq!(text(&found, "/rent/running_after_tax"), "24832.00");
    assert_eq!(text(&found, "/rent/price"), "5037.72");
    assert_eq!(text(&found, "/rent/depreciation_shield"), "-1154.51");
    assert_eq!(text(&found, "/rent/total"), "28715.21");
    assert_eq!(text(&found, "/buy/total"), "28417.75");
    assert_eq!(text(&found, "/net_advantage_of_renting"), "-297.46");
}

/// Microsoft's documented examples: SYD(30000, 7500, 10, 1) = 4,090.91 and (…, 10) = 409.09;
/// SLN(30000, 7500, 10) = 2,250; DDB(2400, 300, 10, 1, 2) = 480 and DDB(2400, 300, 10, 2,
/// 1.5) = 306.
#[test]
fn depreciation_as_spreadsheets_document_it() {
    let cents = |amount: f64| (amount * 100.0).round() / 100.0;
    let digits = Depreciation::SumOfYears.shares(10);
    assert_eq!(
        (cents(22_500.0 * digits[0]), cents(22_500.0 * digits[9])),
        (4_090.91, 409.09)
    );
    assert_eq!(
        cents(22_500.0 * Depreciation::StraightLine.shares(10)[4]),
        2_250.0
    );
    let double = Depreciation::Declining { factor: 2.0 }.shares(10);
    let slower = Depreciation::Declining { factor: 1.5 }.shares(10);
    assert_eq!(
        (cents(2_400.0 * double[0]), cents(2_400.0 * slower[1])),
        (480.0, 306.0)
    );
}

/// 36 payments of 1,000 in advance in today's money at 3 % inflation: Excel
/// `=-PV(1.03^(1/12)-1, 36, 1000, 0, 1)` = 34,492.42. The real rate of 10 % is 6.796 %
/// (Fisher, as in Brealey and Myers), and discounting what was deflated at it gives the
/// nominal value again: numpy-financial, 31,435.14 both ways.
#[test]
fn real_and_nominal_lead_to_one_value() {
    let mut document = study(36, monthly(), &[("monthly", json!({}))]);
    document["discounting"]["inflation"] = json!("3%");
    let words = Words::new("en", "CNY", 2);
    let given = Given {
        flips: Vec::new(),
        stop_risk: None,
    };
    let found = decision(&document, "", &given, &words).expect("a decision");
    assert_eq!(text(&found, "/options/0/todays_money"), "34492.42");
    let real = real_rate(0.10, 0.03);
    let again: f64 = (0..36)
        .map(|k| f64::from(k) / 12.0)
        .map(|years| 1000.0 / 1.03_f64.powf(years) / (1.0 + real).powf(years))
        .sum();
    assert_eq!((again * 100.0).round() / 100.0, 31_435.14);
    let worth = evaluated(&document, "").expect("a study").outcomes.outcomes[0]
        .metrics
        .present_value;
    assert_eq!(worth.round_dp(2), dec!(31435.14));
}

/// Options of three years and of one compare only on an assumption about what follows, and
/// it is said in both languages (figures: `references::options_of_different_length_by_equivalent_cost`).
#[test]
fn equivalent_cost_says_what_it_assumes() {
    let document = study(
        36,
        monthly(),
        &[("three", json!({})), ("one", json!({"end": "2027-12-31"}))],
    );
    for language in LANGUAGES {
        let words = Words::new(language, "CNY", 2);
        let found = equivalent::json(&document, "", &words).expect("two options");
        let said = text(&found, "/assumption");
        let renewed = if language == "en" { "renew" } else { "续" };
        assert!(said.contains(renewed), "{said}");
        assert_eq!(text(&found, "/options/0/monthly_in_advance"), "1000");
        assert_eq!(text(&found, "/options/1/monthly_in_advance"), "1000");
    }
}

/// 1 a unit from `start` growing by `g` a month against 1,550: over twelve months they cost
/// 12 × start + 66 × g and 18,600, so that the flat price wins from
/// ⌊(18,600 − 66 g) ÷ 12⌋ + 1 on.
#[test]
fn the_border_of_a_map_is_where_the_sums_meet() {
    let document = stored("break-even/growing.toml");
    let input = |path: &str, max: Decimal| {
        let found = Input::at(&document, "base", path).expect("a number");
        found.within(Some(dec!(0)), Some(max))
    };
    let map = Map {
        document: &document,
        scenario: "base",
        total: Total::Cash,
        columns: input("scenarios.base.usage.users.start", dec!(2000)),
        rows: Rows::Input(input(
            "scenarios.base.usage.users.growth.per_month",
            dec!(200),
        )),
        grid: (9, 5),
        refined: Refined::Everywhere,
    };
    let found = map.draw(&Unwatched).expect("two options");
    let borders: Vec<_> = found
        .borders
        .iter()
        .map(|b| (found.rows[b.line], b.at, b.after.as_str()))
        .collect();
    let by_hand = |g: Decimal| ((dec!(18600) - dec!(66) * g) / dec!(12)).floor() + Decimal::ONE;
    let growths = [dec!(0), dec!(50), dec!(100), dec!(150), dec!(200)];
    assert_eq!(borders, growths.map(|g| (g, by_hand(g), "flat")));
}

/// Ably, per-minute pricing of 2026-08-03: 2.50 for each million messages begun. At
/// 12,300,001 a month: 32.50; 699,999 more are free, the next one costs 2.50.
#[test]
fn headroom_under_a_published_price() {
    let document = stored("golden/b07-total-in-blocks-ably.toml");
    let evaluated = evaluated(&document, "").expect("a study");
    let month = steady(&evaluated.study, &evaluated.outcomes.forecast, 0, 0).expect("small");
    let room = cliff(&month.options[0], 20_000_000)
        .expect("small")
        .headroom;
    assert_eq!((room.cost, room.next_unit), (dec!(32.50), dec!(0)));
    assert_eq!(
        (room.next_leap, room.units),
        (Some((13_000_001, dec!(2.50))), Some(dec!(699999)))
    );
}

/// 1,000 a month that may end with a chance h before each payment, or 10,200 for sure: even
/// at h = 2.23631 %, where Σ 1,000 ((1 − h) ÷ 1.1^(1/12))^k, k = 0…11, is 10,200 (by
/// bisection in Python).
#[test]
fn the_break_even_risk() {
    let v = 1.1_f64.powf(-1.0 / 12.0);
    let monthly = |h: f64| {
        (0..12)
            .map(|k| 1000.0 * ((1.0 - h) * v).powi(k))
            .sum::<f64>()
    };
    let even = break_even_hazard(|h| monthly(h) - 10_200.0).expect("a root");
    assert!((even - 0.022_363_100_339).abs() < 1e-9, "{even}");
}

/// The accounts of the published chart (企业会计准则——应用指南，附录：会计科目和主要账务
/// 处理，财会〔2006〕18号): every Chinese name begins with one of it.
#[test]
fn chinese_accounts_are_those_of_the_published_chart() {
    let chart = [
        "银行存款",
        "预付账款",
        "固定资产",
        "累计折旧",
        "无形资产",
        "累计摊销",
        "应交税费",
        "其他应收款",
        "应付账款",
        "管理费用",
        "财务费用",
    ];
    let words = Words::new("zh-CN", "CNY", 2);
    for account in Account::ALL {
        let name = words.word(&format!("account-{}", account.name()));
        let main = name.split("——").next().unwrap_or_default();
        assert!(chart.contains(&main), "{name}");
    }
}
