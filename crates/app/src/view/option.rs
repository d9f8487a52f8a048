//! One option: its description, its months and what they show.

use super::{month_text, text};
use crate::contract::{
    CumulativeView, Detail, LaterView, Milestone, MilestoneKind, MonthsView, OptionView,
    RunwayView, ShortfallView,
};
use outlay_core::cash_flow::Movement;
use outlay_core::metrics::MonthRow;
use outlay_core::milestone;
use outlay_core::outcome::Outcome;
use outlay_core::pricing::plan::{Plan, Timing};
use outlay_core::sentence::{Arg, Sentence};
use outlay_core::study::{Payment, Settlement, Study, StudyOption};
use rust_decimal::Decimal;

pub fn option_view(study: &Study, outcome: &Outcome, detail: Detail) -> Option<OptionView> {
    let option = study.options.get(outcome.option)?;
    let plan = study.plan_of(option)?;
    Some(OptionView {
        id: option.id.clone(),
        name: option.name.clone(),
        description: description(study, option, plan),
        index: option.position,
        cumulative: CumulativeView {
            paid: list(&outcome.months, |row| row.cumulative_paid),
            spread: list(&outcome.months, |row| row.cumulative_cost),
        },
        months: match detail {
            Detail::Months => Some(months_view(&outcome.months)),
            Detail::Lines => None,
        },
        after: text(outcome.metrics.paid_after),
        later: later(study, outcome),
        headline: headline(study, option, outcome),
        spread_headline: spread_headline(option, outcome),
        summary: summary(study, option, outcome),
        tax_summary: tax_summary(study, option, outcome),
        present_summary: present_summary(study, option, outcome),
        milestones: milestones(study, outcome),
        serves: outcome.unserved().is_none(),
        shortfalls: shortfalls(study, outcome),
        runway: runway(study, outcome),
    })
}

fn list(rows: &[MonthRow], of: fn(&MonthRow) -> Decimal) -> Vec<String> {
    rows.iter().map(|row| text(of(row))).collect()
}

fn months_view(rows: &[MonthRow]) -> MonthsView {
    let list = |of| list(rows, of);
    MonthsView {
        fixed: list(|row| row.paid_by[0]),
        usage: list(|row| row.paid_by[1]),
        one_time: list(|row| row.paid_by[2]),
        financing: list(|row| row.paid_by[3]),
        tax: list(|row| row.paid_by[4]),
        paid: list(|row| row.paid),
        spread: list(|row| row.cost),
        balance: list(|row| row.balance),
        present_value: list(|row| row.present_value),
        cash_left: rows.iter().map(|row| row.cash_left.map(text)).collect(),
    }
}

/// What falls due after the last month: the movements there, and what is left of the
/// present value when the months' are taken off.
fn later(study: &Study, outcome: &Outcome) -> LaterView {
    let mut by_kind = [Decimal::ZERO; 5];
    let after = |movement: &&Movement| movement.date >= study.horizon.end();
    for movement in outcome.movements.iter().filter(after) {
        for (sum, amount) in by_kind.iter_mut().zip(movement.amounts) {
            *sum += amount;
        }
    }
    let months: Decimal = outcome.months.iter().map(|row| row.present_value).sum();
    let [fixed, usage, one_time, financing, tax] = by_kind.map(text);
    LaterView {
        fixed,
        usage,
        one_time,
        financing,
        tax,
        paid: text(outcome.metrics.paid_after),
        present_value: text(outcome.metrics.present_value - months),
    }
}

/// Said wherever the plan's prices are shown.
pub fn unverified() -> Sentence {
    Sentence::new("note-unverified")
}

/// Vendor, plan and way of paying.
fn description(study: &Study, option: &StudyOption, plan: &Plan) -> Vec<Sentence> {
    let mut said = vec![match &plan.vendor {
        Some(vendor) => Sentence::new("option-vendor")
            .name("vendor", vendor)
            .name("plan", &plan.name),
        None => Sentence::new("option-plan").name("plan", &plan.name),
    }];
    let plans = option.plans();
    let mut plans = plans.iter().filter_map(|plan| study.plans.get(*plan));
    said.extend(plans.any(Plan::is_unverified).then(unverified));
    let billing = &option.billing;
    let months =
        |key: &str, months: u32| Sentence::new(key).with("months", Arg::Count(i64::from(months)));
    said.push(match billing.cycle {
        1 => Sentence::new("pay-monthly"),
        3 => Sentence::new("pay-quarterly"),
        12 => Sentence::new("pay-yearly"),
        other => months("pay-every", other),
    });
    if billing.timing == Timing::InArrears {
        said.push(Sentence::new("pay-arrears"));
    }
    if !billing.discount.is_zero() {
        said.push(Sentence::new("pay-discount").with("rate", Arg::Percent(text(billing.discount))));
    }
    said.extend(settlement(billing.settlement));
    if billing.net_days > 0 {
        said.push(Sentence::new("net-days").with("days", Arg::Count(i64::from(billing.net_days))));
    }
    match &option.payment {
        Payment::AtOnce => {}
        Payment::Instalments { count, .. } => {
            said.push(
                Sentence::new("pay-instalments").with("count", Arg::Count(i64::from(*count))),
            );
        }
        Payment::Stages(stages) => {
            said.push(Sentence::new("pay-stages").count("count", stages.len()))
        }
    }
    if !option.packs.is_empty() {
        said.push(Sentence::new("pay-packs").count("count", option.packs.len()));
    }
    said
}

/// What stands out in the payments: few large ones, growth, or an even flow.
fn headline(study: &Study, option: &StudyOption, outcome: &Outcome) -> Sentence {
    let paid: Vec<Decimal> = outcome
        .months
        .iter()
        .map(|row| row.paid)
        .filter(|p| !p.is_zero())
        .collect();
    let total: Decimal = paid.iter().sum();
    let (Some(first), Some(last), Some(low), Some(high)) = (
        paid.first(),
        paid.last(),
        paid.iter().min(),
        paid.iter().max(),
    ) else {
        return Sentence::new("headline-nothing").name("option", &option.name);
    };
    let average = total / Decimal::from(study.horizon.len().max(1));
    let large: Vec<&Decimal> = paid
        .iter()
        .filter(|p| **p > average * Decimal::TWO)
        .collect();
    let share = if total.is_zero() {
        Decimal::ZERO
    } else {
        large.iter().copied().sum::<Decimal>() / total
    };
    // Where no other stands beside them, none is large.
    let few = !large.is_empty()
        && large.len() < paid.len()
        && large.len() * 4 <= study.horizon.len().max(4);
    if few && share >= Decimal::new(2, 1) {
        return Sentence::new("headline-large")
            .name("option", &option.name)
            .count("count", large.len())
            .with("percent", Arg::Percent(text(share.round_dp(2))));
    }
    if *last > *first * Decimal::new(15, 1) {
        return Sentence::new("headline-growing")
            .name("option", &option.name)
            .with("first", Arg::Money(text(*first)))
            .with("last", Arg::Money(text(*last)));
    }
    let every_month = paid.len() == study.horizon.len();
    let keys = if every_month {
        ["headline-even", "headline-even-same"]
    } else {
        ["headline-some", "headline-some-same"]
    };
    range_headline(keys, option, *low, *high).count("count", paid.len())
}

/// A finding about amounts between two ends, or (the second key) about one and the same.
fn range_headline(
    [range, same]: [&str; 2],
    option: &StudyOption,
    low: Decimal,
    high: Decimal,
) -> Sentence {
    let said = Sentence::new(if low == high { same } else { range })
        .name("option", &option.name)
        .with("low", Arg::Money(text(low)));
    if low == high {
        said
    } else {
        said.with("high", Arg::Money(text(high)))
    }
}

fn spread_headline(option: &StudyOption, outcome: &Outcome) -> Sentence {
    let costs = || outcome.months.iter().map(|row| row.cost);
    range_headline(
        ["headline-spread", "headline-spread-same"],
        option,
        costs().min().unwrap_or_default(),
        costs().max().unwrap_or_default(),
    )
}

fn summary(study: &Study, option: &StudyOption, outcome: &Outcome) -> Vec<Sentence> {
    let (month, peak) = outcome.metrics.peak_month;
    vec![
        Sentence::new("summary-cash-flow")
            .name("option", &option.name)
            .with("total", Arg::Money(text(outcome.metrics.total_paid)))
            .with("peak", Arg::Money(text(peak)))
            .with("month", Arg::Month(month_text(study, month))),
        Sentence::new("summary-spread")
            .name("option", &option.name)
            .with("total", Arg::Money(text(outcome.metrics.total_cost))),
    ]
}

/// The tax in what is paid; what falls due after the last month belongs to it.
fn tax_summary(study: &Study, option: &StudyOption, outcome: &Outcome) -> Sentence {
    let tax = |row: &MonthRow| row.paid_by[4];
    let all = outcome.movements.iter().map(|movement| movement.amounts[4]);
    let total: Decimal = all.sum();
    // The first of several.
    let months = outcome.months.iter().enumerate().rev();
    let peak = months.max_by_key(|(_, row)| tax(row));
    let Some((month, row)) = peak.filter(|_| !total.is_zero()) else {
        return Sentence::new("summary-tax-none").name("option", &option.name);
    };
    Sentence::new("summary-tax")
        .name("option", &option.name)
        .with("total", Arg::Money(text(total)))
        .with("peak", Arg::Money(text(tax(row))))
        .with("month", Arg::Month(month_text(study, month)))
}

fn present_summary(study: &Study, option: &StudyOption, outcome: &Outcome) -> Sentence {
    let metrics = &outcome.metrics;
    let said = Sentence::new("summary-present")
        .name("option", &option.name)
        .with("worth", Arg::Money(text(metrics.present_value)));
    match study.annual_rate.filter(|rate| !rate.is_zero()) {
        Some(rate) => said
            .with("total", Arg::Money(text(metrics.total_paid)))
            .with("rate", Arg::Percent(text(rate))),
        None => Sentence {
            key: "summary-present-undiscounted".to_owned(),
            ..said
        },
    }
}

fn milestones(study: &Study, outcome: &Outcome) -> Vec<Milestone> {
    outcome
        .milestones
        .iter()
        .filter_map(|found| {
            Some(Milestone {
                date: found.date.to_string(),
                month: study.horizon.index_of(found.date)?,
                kind: match found.kind {
                    milestone::MilestoneKind::Notice => MilestoneKind::Notice,
                    milestone::MilestoneKind::Renewal => MilestoneKind::Renewal,
                    milestone::MilestoneKind::OrderExpiry => MilestoneKind::OrderExpiry,
                    milestone::MilestoneKind::RenewalDue => MilestoneKind::RenewalDue,
                    milestone::MilestoneKind::Suspended => MilestoneKind::Suspended,
                    milestone::MilestoneKind::DataDeleted => MilestoneKind::DataDeleted,
                    milestone::MilestoneKind::PackExpiry => MilestoneKind::PackExpiry,
                    milestone::MilestoneKind::PlanChange => MilestoneKind::PlanChange,
                    milestone::MilestoneKind::PackLow => MilestoneKind::PackLow,
                    milestone::MilestoneKind::LimitReached => MilestoneKind::LimitReached,
                    milestone::MilestoneKind::LimitNear => MilestoneKind::LimitNear,
                    milestone::MilestoneKind::SpendingAlert => MilestoneKind::SpendingAlert,
                    milestone::MilestoneKind::CollectedAtOnce => MilestoneKind::CollectedAtOnce,
                },
                text: found.sentence(),
            })
        })
        .collect()
}

/// What the bills show without an amount because it was not served.
fn shortfalls(study: &Study, outcome: &Outcome) -> Vec<ShortfallView> {
    let lines = outcome.invoices.iter().flat_map(|invoice| &invoice.lines);
    lines
        .filter(|line| line.reason.shortfall().is_some())
        .filter_map(|line| {
            Some(ShortfallView {
                month: study.horizon.index_of(line.period.start())?,
                name: line.name.clone(),
                quantity: text(line.quantity?),
                text: line.reason.sentence(),
            })
        })
        .collect()
}

fn runway(study: &Study, outcome: &Outcome) -> Option<RunwayView> {
    let runway = outcome.metrics.runway?;
    let said = match runway.broken_month {
        Some(month) => {
            Sentence::new("runway-broken").with("month", Arg::Month(month_text(study, month)))
        }
        None => Sentence::new("runway-kept")
            .with("month", Arg::Month(month_text(study, runway.lowest_month))),
    };
    let said = said
        .with("lowest", Arg::Money(text(runway.lowest)))
        .with(
            "lowestMonth",
            Arg::Month(month_text(study, runway.lowest_month)),
        )
        .with("floor", Arg::Money(text(runway.floor)));
    Some(RunwayView {
        floor: text(runway.floor),
        lowest: text(runway.lowest),
        lowest_month: runway.lowest_month,
        broken_month: runway.broken_month,
        text: said,
    })
}

/// When usage is billed, unless it is the day after each month.
fn settlement(settlement: Settlement) -> Vec<Sentence> {
    match settlement {
        Settlement::Daily => vec![Sentence::new("settle-daily")],
        Settlement::Hourly => vec![Sentence::new("settle-hourly")],
        Settlement::Months { months, on_day } => {
            let every = match months {
                1 => None,
                3 => Some(Sentence::new("settle-quarterly")),
                other => {
                    Some(Sentence::new("settle-every").with("months", Arg::Count(i64::from(other))))
                }
            };
            let on_day = on_day
                .map(|day| Sentence::new("settle-on-day").with("day", Arg::Count(i64::from(day))));
            every.into_iter().chain(on_day).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::view::evaluation;
    use serde_json::{Value, json};

    /// The headline of a fee of 1,200 a month over three years.
    fn headline(cycle: &str, beside: &[Value]) -> String {
        let fee = json!({"id": "fee", "price": {"model": "flat", "amount": "1200"}});
        let charges: Vec<&Value> = [&fee].into_iter().chain(beside).collect();
        let document = json!({
            "format": 1, "title": "A fee", "currency": "CNY", "start": "2027-01", "months": 36,
            "scenarios": [{"id": "base"}],
            "plans": [{"id": "fee", "charges": charges}],
            "options": [{"id": "fee", "plan": "fee", "billing": {"cycle": cycle}}],
        });
        let shown = evaluation(&document, "base", None);
        assert!(shown.issues.is_empty(), "{:?}", shown.issues);
        shown.options[0].headline.key.clone()
    }

    #[test]
    fn payments_are_large_beside_others_only() {
        let setup = json!({"id": "setup", "cadence": "once", "price": {"model": "flat", "amount": "30000"}});
        assert_eq!(headline("month", &[setup]), "headline-large");
        // Three payments of 14,400 and nothing else.
        assert_eq!(headline("year", &[]), "headline-some-same");
        assert_eq!(headline("month", &[]), "headline-even-same");
    }
}
