//! The books of an option: entries that balance, months that tie out, and figures that
//! can be checked by hand.

use outlay_core::decimal::sum;
use outlay_core::ledger::{Account, EntryKind, Ledger, MonthEnd, book};
use outlay_core::outcome::{Outcome, evaluate_all};
use outlay_core::study::Study;
use outlay_core::study::check::check;
use outlay_core::study::written::read;
use outlay_tests::root;
use proptest::prelude::*;
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};

fn evaluated(document: &Value) -> (Study, Vec<Outcome>) {
    let checked = check(document, None);
    assert!(!checked.has_errors(), "{:?}\n{document:#}", checked.issues);
    let study = checked.study.expect("a study without errors");
    let outcomes = evaluate_all(&study).expect("small amounts").outcomes;
    (study, outcomes)
}

fn ledger(document: &Value) -> Ledger {
    let (study, outcomes) = evaluated(document);
    book(&study, outcomes.first().expect("an option")).expect("small amounts")
}

/// One fixed charge, one option from `start`.
fn one(charge: Value, months: u32, start: &str, billing: Value) -> Value {
    json!({
        "format": 1, "title": "Books", "currency": "CNY", "start": &start[..7], "months": months,
        "plans": [{"id": "p", "charges": [charge]}],
        "options": [{"id": "o", "plan": "p", "start": start, "billing": billing}],
    })
}

fn expenses(ledger: &Ledger) -> Vec<Decimal> {
    ledger.months.iter().map(|month| month.expense).collect()
}

fn month(ledger: &Ledger, index: usize) -> &MonthEnd {
    &ledger.months[index]
}

/// 12,000 paid on 15 March 2026 for 365 days.
#[test]
fn a_prepaid_year_is_spread_by_days() {
    let charge =
        json!({"id": "fee", "cadence": "year", "price": {"model": "flat", "amount": "12000"}});
    let books = ledger(&one(charge, 13, "2026-03-15", json!({"cycle": "year"})));
    let months = expenses(&books);
    assert_eq!(
        (months[0], months[1], months[2], months[3]),
        (dec!(558.90), dec!(986.31), dec!(1019.17), dec!(986.30))
    );
    assert_eq!(months[11], dec!(920.55));
    let december = month(&books, 9);
    assert_eq!(
        (
            december.prepaid,
            december.prepaid_current,
            december.prepaid_non_current
        ),
        (dec!(2400.00), dec!(2400.00), dec!(0))
    );
    // The second year is billed on 15 March 2027; 460.27 of that month is the first's.
    let first: Vec<Decimal> = books
        .entries
        .iter()
        .filter(|entry| entry.kind == EntryKind::Expensed && entry.invoice == 1)
        .map(|entry| entry.on(Account::Expense).expect("small"))
        .collect();
    assert_eq!(first.last(), Some(&dec!(460.27)));
    assert_eq!(sum(first), Ok(dec!(12000.00)));
}

/// 60 USD paid in at 7.10 are 426.00; the fee of 30 takes 213.00 of it in each month. In February,
/// at 7.20, the fee is 216.00: what it costs more is an exchange gain of 3.00, and the balance is
/// used up to nothing.
#[test]
fn a_balance_abroad_stands_at_what_was_paid_for_it() {
    let charge = json!({"id": "fee", "price": {"model": "flat", "amount": "30"}});
    let mut study = one(charge, 2, "2027-01-01", json!({}));
    study["plans"][0]["currency"] = json!("USD");
    study["options"][0]["wallet"] = json!({"top_up": "60"});
    study["exchange"] = json!([
        {"currency": "USD", "from": "2027-01-01", "rate": "7.10"},
        {"currency": "USD", "from": "2027-02-01", "rate": "7.20"}]);
    let books = ledger(&study);
    assert_eq!(expenses(&books), [dec!(213.00), dec!(213.00)]);
    let prepaid = |index| month(&books, index).prepaid;
    assert_eq!((prepaid(0), prepaid(1)), (dec!(213.00), dec!(0.00)));
    let finance = books
        .entries
        .iter()
        .map(|entry| entry.on(Account::FinanceCost).expect("small"));
    assert_eq!(sum(finance), Ok(dec!(-3.00)));
}

/// 36,000 for three years from 1 July, in equal months.
#[test]
fn three_years_are_split_into_current_and_non_current() {
    let charge =
        json!({"id": "fee", "cadence": "36 months", "price": {"model": "flat", "amount": "36000"}});
    let mut study = one(charge, 12, "2027-07-01", json!({"cycle": "36 months"}));
    study["accounting"] = json!({"spread": "months"});
    let books = ledger(&study);
    let december = month(&books, 5);
    assert_eq!(sum(expenses(&books).into_iter().take(6)), Ok(dec!(6000)));
    assert_eq!(
        (december.prepaid_current, december.prepaid_non_current),
        (dec!(12000), dec!(18000))
    );
    // By days the half-year has 184 of 1,096 days.
    study["accounting"] = json!({"spread": "days"});
    let by_days = ledger(&study);
    assert_eq!(
        sum(expenses(&by_days).into_iter().take(6)),
        Ok(dec!(6043.80))
    );
}

/// A server for 12,000 bought on 15 March 2027, used for 24 months, sold for 10 %: 10,800
/// are written off, 450 a month.
fn server(accounting: Value) -> Ledger {
    let charge = json!({"id": "server", "cadence": "once", "service_months": 24, "salvage": "10%",
        "asset": "fixed", "price": {"model": "flat", "amount": "12000"}});
    let mut study = one(charge, 36, "2027-03-15", json!({}));
    study["accounting"] = accounting;
    ledger(&study)
}

#[test]
fn what_is_owned_is_an_asset_until_its_service_ends() {
    let books = server(json!({"spread": "months"}));
    let march = month(&books, 0);
    assert_eq!(
        (march.expense, march.fixed_assets, march.prepaid),
        (dec!(450), dec!(11550), dec!(0))
    );
    // After two years the rest is what it is sold for; then it is out of the books.
    assert_eq!(month(&books, 22).fixed_assets, dec!(1650));
    let sold = month(&books, 24);
    assert_eq!(
        (sold.cash, sold.fixed_assets, sold.closing),
        (dec!(-1200), dec!(0), dec!(0))
    );
    let total = |account: Account| {
        sum(books
            .entries
            .iter()
            .map(|entry| entry.on(account).expect("small")))
    };
    assert_eq!(total(Account::Depreciation), Ok(dec!(10800)));
    assert_eq!(total(Account::Expense), Ok(dec!(0)));
    assert_eq!(total(Account::FixedAssets), Ok(dec!(0)));
    assert_eq!(total(Account::AccumulatedDepreciation), Ok(dec!(0)));
}

/// 企业会计准则第4号: what is added this month is depreciated from the next.
#[test]
fn depreciation_may_begin_in_the_next_month() {
    let books = server(json!({"depreciation": "next-month"}));
    let months = expenses(&books);
    assert_eq!((months[0], months[1]), (dec!(0), dec!(450)));
    assert_eq!((months[24], months[25]), (dec!(450), dec!(0)));
    assert_eq!(month(&books, 0).fixed_assets, dec!(12000));
    assert_eq!(month(&books, 25).closing, dec!(0));
}

/// Half of March 2027 and half of March 2029, 23 whole months between.
#[test]
fn a_month_partly_in_the_time_may_count_half() {
    let books = server(json!({"spread": "half-month"}));
    let months = expenses(&books);
    assert_eq!(
        (months[0], months[1], months[23], months[24]),
        (dec!(225), dec!(450), dec!(450), dec!(225))
    );
    // Whole calendar months stay whole.
    let charge =
        json!({"id": "fee", "cadence": "year", "price": {"model": "flat", "amount": "1200"}});
    let mut study = one(charge, 12, "2027-01-01", json!({"cycle": "year"}));
    study["accounting"] = json!({"spread": "half-month"});
    assert_eq!(expenses(&ledger(&study)), [dec!(100); 12]);
}

/// A licence billed a quarter after it is there is owed for from the first day.
#[test]
fn an_asset_may_come_before_its_bill() {
    let charge = json!({"id": "licence", "cadence": "24 months", "asset": "intangible",
        "price": {"model": "flat", "amount": "2400"}});
    let mut study = one(charge, 30, "2027-01-01", json!({"timing": "in-arrears"}));
    study["accounting"] = json!({"spread": "months"});
    let books = ledger(&study);
    let january = month(&books, 0);
    assert_eq!(
        (january.intangible_assets, january.accrued, january.expense),
        (dec!(2300), dec!(2400), dec!(100))
    );
    let billed = month(&books, 24);
    assert_eq!(billed.cash, dec!(2400));
}

/// Usage billed afterwards: the month's cost is accrued, then payable, then paid.
#[test]
fn unbilled_usage_is_accrued() {
    let charge =
        json!({"id": "fee", "timing": "in-arrears", "price": {"model": "flat", "amount": "100"}});
    let billing = json!({"timing": "in-arrears", "net_days": 40});
    let books = ledger(&one(charge, 4, "2027-01-01", billing));
    let january = month(&books, 0);
    assert_eq!(
        (
            january.accrued,
            january.payable,
            january.cash,
            january.expense
        ),
        (dec!(100), dec!(0), dec!(0), dec!(100))
    );
    let february = month(&books, 1);
    assert_eq!((february.accrued, february.payable), (dec!(100), dec!(100)));
    let march = month(&books, 2);
    assert_eq!((march.cash, march.payable), (dec!(100), dec!(100)));
}

/// What a thing will bring is a claim that grows with its use, long before its bill: 24,000
/// over 24 months with 10 % at the end makes 1,000 of cost and 100 of claim a month. It is
/// due on 1 January 2029, so that a year before only what is due within a year is current.
#[test]
fn what_a_thing_will_bring_is_receivable() {
    let charge = json!({"id": "server", "cadence": "24 months", "salvage": "10%",
        "price": {"model": "flat", "amount": "24000"}});
    let mut study = one(
        charge,
        25,
        "2027-01-01",
        json!({"cycle": "24 months", "net_days": 40}),
    );
    study["accounting"] = json!({"spread": "months"});
    study["options"][0]["end"] = json!("2028-12-31");
    let books = ledger(&study);
    let split = |index: usize| {
        let row = month(&books, index);
        (
            row.receivable_current,
            row.receivable_non_current,
            row.accrued,
            row.expense,
        )
    };
    assert_eq!(split(0), (dec!(0), dec!(100), dec!(0), dec!(900)));
    // Due on 10 February 2029: from the end of February 2028 on within a year.
    assert_eq!(split(12), (dec!(0), dec!(1300), dec!(0), dec!(900)));
    assert_eq!(split(13), (dec!(1400), dec!(0), dec!(0), dec!(900)));
    // Billed on 1 January 2029 and not settled at that month's end.
    assert_eq!(split(24), (dec!(2400), dec!(0), dec!(0), dec!(0)));
    assert_eq!(month(&books, 24).billed, dec!(-2400));
    let sold: Vec<_> = books
        .entries
        .iter()
        .filter(|entry| entry.invoice == 2 && entry.kind != EntryKind::Expensed)
        .collect();
    let legs = |index: usize| {
        sold[index]
            .legs
            .iter()
            .map(|leg| (leg.account, leg.amount))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        legs(0),
        [
            (Account::Receivable, dec!(2400)),
            (Account::UnbilledReceivable, dec!(-2400))
        ]
    );
    assert_eq!(
        legs(1),
        [
            (Account::Bank, dec!(2400)),
            (Account::Receivable, dec!(-2400))
        ]
    );
}

/// A credit that waits for the next bill: of 310 for March 2027, left on the 11th for a
/// plan of 620, 210 come back on the bill of 1 April.
#[test]
fn a_credit_on_a_later_bill_is_receivable_until_then() {
    let plan = |id: &str, amount: &str| json!({"id": id, "charges": [{"id": "fee", "price": {"model": "flat", "amount": amount}}]});
    let study = json!({
        "format": 1, "title": "Change", "currency": "CNY", "start": "2027-03", "months": 3,
        "plans": [plan("small", "310"), plan("large", "620")],
        "options": [{"id": "o", "plan": "small",
            "changes": [{"on": "2027-03-11", "plan": "large", "mode": "prorate-next-bill"}]}],
    });
    let books = ledger(&study);
    let march = month(&books, 0);
    // 100 of the old plan and 420 of the new one were used; 310 are paid, 420 − 210 to be billed.
    assert_eq!((march.expense, march.cash), (dec!(520), dec!(310)));
    assert_eq!(
        (march.receivable, march.accrued),
        (dec!(0), dec!(210)),
        "one bill is settled as a whole"
    );
    // Left without a new plan's charge the credit stands alone.
    let mut free = study.clone();
    free["plans"][1]["charges"][0]["price"]["amount"] = json!("0");
    let books = ledger(&free);
    let march = month(&books, 0);
    assert_eq!(
        (march.receivable, march.accrued, march.expense),
        (dec!(210), dec!(0), dec!(100))
    );
    assert_eq!(march.opening + march.cash - march.expense, march.closing);
}

/// A discount on usage lowers the debt; it is no claim: 100 less 10 % are 90 accrued.
#[test]
fn a_discount_lowers_what_is_accrued() {
    let charge = json!({"id": "fee", "timing": "in-arrears", "price": {"model": "flat", "amount": "100"},
        "adjustments": [{"kind": "percent-discount", "rate": "10%"}]});
    let books = ledger(&one(
        charge,
        3,
        "2027-01-01",
        json!({"timing": "in-arrears"}),
    ));
    let january = month(&books, 0);
    assert_eq!((january.accrued, january.receivable), (dec!(90), dec!(0)));
}

/// 12,720 with 6 % VAT that comes back a month later: cash gross, cost net.
#[test]
fn vat_is_gross_in_cash_and_net_in_cost() {
    let charge =
        json!({"id": "fee", "cadence": "year", "price": {"model": "flat", "amount": "12000"}});
    let mut study = one(charge, 12, "2027-01-01", json!({"cycle": "year"}));
    study["taxes"] = json!({"vat_rate": "6%", "recoverable_share": "100%"});
    let books = ledger(&study);
    let (january, february) = (month(&books, 0), month(&books, 1));
    assert_eq!(
        (january.cash, january.vat_paid, january.input_vat),
        (dec!(12720), dec!(720), dec!(720))
    );
    assert_eq!(
        (february.cash, february.vat_recovered, february.input_vat),
        (dec!(-720), dec!(720), dec!(0))
    );
    assert_eq!(sum(expenses(&books)), Ok(dec!(12000.00)));
    study["taxes"] = json!({"vat_rate": "6%"});
    assert_eq!(sum(expenses(&ledger(&study))), Ok(dec!(12720.00)));
}

/// 100 a month with 300 deposited, from February 200 with 500, until the end of March: what
/// was paid and is no cost is the deposit, which is back in April.
#[test]
fn a_deposit_stays_the_buyers_through_a_change_of_plan() {
    let plan = |id: &str, deposit: &str, fee: &str| {
        json!({"id": id, "deposit": deposit,
            "charges": [{"id": "fee", "price": {"model": "flat", "amount": fee}}]})
    };
    let books = ledger(&json!({
        "format": 1, "title": "Deposits", "currency": "CNY", "start": "2027-01", "months": 4,
        "plans": [plan("one", "300", "100"), plan("two", "500", "200")],
        "options": [{"id": "o", "plan": "one", "end": "2027-03-31",
            "changes": [{"on": "2027-02-01", "plan": "two", "mode": "next-period"}]}],
    }));
    assert_eq!(expenses(&books), [dec!(100), dec!(200), dec!(200), dec!(0)]);
    let cash: Vec<Decimal> = books.months.iter().map(|month| month.cash).collect();
    assert_eq!(cash, [dec!(400), dec!(400), dec!(200), dec!(-500)]);
    let closing: Vec<Decimal> = books.months.iter().map(|month| month.closing).collect();
    assert_eq!(closing, [dec!(300), dec!(500), dec!(500), dec!(0)]);
}

/// 500 dollars at 7.10, back in March at 7.00: the books hold 3,550 until then and nothing
/// afterwards; the 50 that are lost are March's and a cost of finance.
#[test]
fn a_deposit_in_dollars_ends_at_zero_and_its_loss_is_of_the_month_it_comes_back() {
    let books = ledger(&json!({
        "format": 1, "title": "Deposit", "currency": "CNY", "start": "2027-01", "months": 4,
        "exchange": [{"currency": "USD", "from": "2027-01-01", "rate": "7.10"},
                     {"currency": "USD", "from": "2027-02-15", "rate": "7.00"}],
        "plans": [{"id": "p", "currency": "USD", "deposit": "500",
            "charges": [{"id": "fee", "price": {"model": "flat", "amount": "100"}}]}],
        "options": [{"id": "o", "plan": "p", "end": "2027-02-28"}],
    }));
    assert_eq!(expenses(&books), [dec!(710), dec!(710), dec!(50), dec!(0)]);
    let cash: Vec<Decimal> = books.months.iter().map(|month| month.cash).collect();
    assert_eq!(cash, [dec!(4260), dec!(710), dec!(-3500), dec!(0)]);
    let prepaid: Vec<Decimal> = books.months.iter().map(|month| month.prepaid).collect();
    assert_eq!(prepaid, [dec!(3550), dec!(3550), dec!(0), dec!(0)]);
    let finance = books.entries.iter().filter_map(|entry| {
        let cost = entry.on(Account::FinanceCost).expect("small");
        (!cost.is_zero()).then(|| (entry.date.to_string(), cost))
    });
    let finance: Vec<_> = finance.collect();
    assert_eq!(finance, [("2027-03-31".to_owned(), dec!(50))]);
}

/// A pack of 100 for 500: 30 drawn a month for two months, the rest lapses.
#[test]
fn packs_are_drawn_and_lapse() {
    let study = json!({
        "format": 1, "title": "Packs", "currency": "CNY", "start": "2027-01", "months": 3,
        "meters": [{"id": "units", "kind": "flow"}],
        "scenarios": [{"id": "s", "usage": {"units": {"start": 30}}}],
        "plans": [{"id": "p", "charges": [{"id": "use", "meter": "units", "price": {"model": "per-unit", "unit_price": "10"}}],
            "packs": [{"id": "hundred", "charge": "use", "size": 100, "price": 500, "validity_months": 2}]}],
        "options": [{"id": "o", "plan": "p", "packs": [{"pack": "hundred"}]}],
    });
    let books = ledger(&study);
    let of = |kind: EntryKind| -> Vec<Decimal> {
        let list = books.entries.iter().filter(|entry| entry.kind == kind);
        list.map(|entry| entry.on(Account::Expense).expect("small"))
            .collect()
    };
    assert_eq!(of(EntryKind::PackDrawn), [dec!(150), dec!(150)]);
    assert_eq!(of(EntryKind::PackLapsed), [dec!(200)]);
    // 350 are prepaid at the end of January: 150 to be drawn, and the 200 that lapse in February.
    let lapsing = books
        .months
        .iter()
        .map(|month| (month.prepaid, month.prepaid_lapsing));
    let expected = [
        (dec!(350), dec!(200)),
        (dec!(0), dec!(0)),
        (dec!(0), dec!(0)),
    ];
    assert_eq!(lapsing.collect::<Vec<_>>(), expected);
}

/// In April a pack of 0.02 is bought and the purchase brings its last 13.42: 13.41 come in at
/// once, and 0.01 of the pack goes out with an instalment in May. Until then it is owed; it
/// does not make the claim, which is settled, a claim below zero.
#[test]
fn parts_of_a_bill_that_go_both_ways_stand_on_both_sides() {
    let document = json!({
        "format": 1, "title": "Both ways", "currency": "CNY", "start": "2027-01", "months": 11,
        "meters": [{"id": "units", "kind": "flow"}],
        "scenarios": [{"id": "s", "usage": {"units": {"start": 1450,
            "growth": {"model": "compound", "monthly_rate": "10%"}}}}],
        "plans": [{"id": "p", "charges": [
                {"id": "fee", "cadence": "once", "salvage": "1%", "service_months": 3, "price": {"model": "flat", "amount": "1342.24"}},
                {"id": "use", "meter": "units", "price": {"model": "per-unit", "unit_price": "0.0137"}}],
            "packs": [{"id": "pack", "charge": "use", "size": 5204, "price": "0.02", "validity_months": 5}]}],
        "options": [{"id": "o", "plan": "p", "packs": [{"pack": "pack", "replenish": "when-empty"}],
            "billing": {"cycle": "month", "settlement": "month"},
            "instalments": {"count": 5, "down_payment": "20%", "surcharge": "3%"}}],
    });
    let (study, outcomes) = evaluated(&document);
    let books = book(&study, outcomes.first().expect("an option")).expect("small amounts");
    let april = &books.months[3];
    assert_eq!(april.receivable, dec!(0));
    let both: Vec<_> = books
        .entries
        .iter()
        .filter(|entry| entry.kind == EntryKind::Billed)
        .flat_map(|entry| &entry.legs)
        .filter(|leg| leg.account == Account::Receivable)
        .map(|leg| leg.amount)
        .collect();
    assert_eq!(both, [dec!(13.41)]);
}

prop_compose! {
    fn study()(
        months in 1u32..40,
        (fee, cadence, service) in (0u32..500_000, prop::sample::select(vec!["month", "quarter", "year", "once", "24 months"]), prop::option::of(1u32..80)),
        (usage, growth, pack, size) in (0u32..5_000, 0u32..12, 0u32..100_000, 1u32..20_000),
        start_day in 1u32..29,
        (cycle, settlement) in (prop::sample::select(vec!["month", "quarter", "year"]), prop::sample::select(vec!["month", "quarter"])),
        timing in prop::sample::select(vec!["in-advance", "in-arrears"]),
        (spread, depreciation, asset) in (prop::sample::select(vec!["days", "months", "half-month"]),
            prop::sample::select(vec!["at-once", "next-month"]), prop::option::of(prop::sample::select(vec!["fixed", "intangible"]))),
        (net_days, vat, recoverable, salvage) in (0u32..90, 0u32..20, 0u32..=100, 0u32..40),
        payment in 0u32..3,
        replenish in prop::sample::select(vec!["never", "on-expiry", "when-empty"]),
    ) -> Value {
        let cents = |n: u32| format!("{}.{:02}", n / 100, n % 100);
        let mut fixed = json!({"id": "fee", "cadence": cadence, "salvage": format!("{salvage}%"),
            "price": {"model": "flat", "amount": cents(fee)}});
        if let (Some(service), "once") = (service, cadence) {
            fixed["service_months"] = json!(service);
        }
        let lasts = cadence == "24 months" || cadence == "once" && service.is_none_or(|months| months > 12);
        if let (Some(asset), true) = (asset, lasts) {
            fixed["asset"] = json!(asset);
        }
        let mut option = json!({"id": "o", "plan": "p", "start": format!("2027-01-{start_day:02}"),
            "packs": [{"pack": "pack", "replenish": replenish}],
            "billing": {"cycle": cycle, "settlement": settlement, "net_days": net_days, "timing": timing}});
        match payment {
            1 => option["instalments"] = json!({"count": 5, "down_payment": "20%", "surcharge": "3%"}),
            2 => option["stages"] = json!([{"after_months": 0, "share": "30%"}, {"after_months": 2, "share": "70%"}]),
            _ => {}
        }
        json!({
            "format": 1, "title": "Law", "currency": "CNY", "start": "2027-01", "months": months,
            "accounting": {"spread": spread, "depreciation": depreciation},
            "taxes": {"vat_rate": format!("{vat}%"), "recoverable_share": format!("{recoverable}%")},
            "meters": [{"id": "units", "kind": "flow"}],
            "scenarios": [{"id": "s", "usage": {"units": {"start": usage,
                "growth": {"model": "compound", "monthly_rate": format!("{growth}%")}}}}],
            "plans": [{"id": "p", "charges": [fixed, {"id": "use", "meter": "units",
                    "price": {"model": "per-unit", "unit_price": "0.0137"}}],
                "packs": [{"id": "pack", "charge": "use", "size": size, "price": cents(pack), "validity_months": 5}]}],
            "options": [option],
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn debits_equal_credits_and_months_tie_out(document in study()) {
        let (study, outcomes) = evaluated(&document);
        let outcome = outcomes.first().expect("an option");
        let books = book(&study, outcome).expect("small amounts");
        for entry in &books.entries {
            prop_assert_eq!(entry.imbalance(), Ok(Decimal::ZERO), "{:?}", entry);
        }
        let mut opening = Decimal::ZERO;
        for (month, row) in books.months.iter().zip(&outcome.months) {
            prop_assert_eq!(month.opening, opening);
            prop_assert_eq!(month.opening + month.cash - month.expense, month.closing);
            let assets = month.fixed_assets + month.intangible_assets;
            let receivable = month.receivable_current + month.receivable_non_current;
            prop_assert_eq!(month.closing, month.prepaid + assets + month.input_vat + receivable - month.payable - month.accrued);
            prop_assert_eq!(month.receivable, receivable);
            for side in [month.receivable_current, month.receivable_non_current, month.payable, month.accrued] {
                prop_assert!(side >= Decimal::ZERO, "a debt below zero is a claim: {:?}", month);
            }
            prop_assert!(month.prepaid_lapsing <= month.prepaid, "{:?}", month);
            prop_assert_eq!(month.prepaid, month.prepaid_current + month.prepaid_non_current);
            prop_assert_eq!((month.cash, month.expense), (row.paid, row.cost), "as in the months of the option");
            prop_assert_eq!(month.closing, row.balance);
            opening = month.closing;
        }
        // When everything is used and paid, nothing is left but cash and cost.
        for account in Account::ALL.into_iter().filter(|account| account.is_open()) {
            let left = sum(books.entries.iter().map(|entry| entry.on(account).expect("small")));
            prop_assert_eq!(left, Ok(Decimal::ZERO), "{:?}", account);
        }
    }
}

/// The bills are `commitment-billed-after-use`: 300 USD billed on 1 April at 7.30, whatever the
/// rate when the 90, 60, 100 and 50 were used or their usage was billed.
#[test]
fn a_commitment_that_is_billed_after_its_use_costs_what_its_bill_says() {
    let path = root().join("tests/golden/commitment-billed-after-use.toml");
    let written = read(&std::fs::read_to_string(path).expect("a study")).expect("a study");
    let books = ledger(&written.value);
    assert_eq!(
        expenses(&books),
        [dec!(657.00), dec!(438.00), dec!(730.00), dec!(365.00)]
    );
}
