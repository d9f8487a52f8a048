//! The charts of a study as the report draws them.

use crate::contract::{Basis, Evaluation, MilestoneKind, MonthsView, OptionView};
use crate::view::colours::slot_of;
use crate::words::Words;
use crate::{format, tables};
use outlay_core::sentence::{Arg, Sentence};
use outlay_report::{CashFlowChart, Compact, CumulativeChart, Flag, Series, Stack};
use rust_decimal::Decimal;

pub fn axis(words: &Words) -> Compact {
    Compact {
        chinese: words.language != "en",
        accounting: words.accounting,
    }
}

pub fn months(evaluation: &Evaluation, words: &Words) -> Vec<String> {
    evaluation
        .months
        .iter()
        .map(|month| format::axis_month(month, &words.language))
        .collect()
}

/// A decimal as a position in a picture.
pub fn position(amount: &str) -> f64 {
    amount.parse().unwrap_or(0.0)
}

fn series(option: &OptionView, slot: usize, amounts: &[String], words: &Words) -> Series {
    Series {
        name: option.name.text(&words.language).to_owned(),
        total_label: words.money("0"),
        values: positions(amounts),
        slot,
    }
}

fn positions(amounts: &[String]) -> Vec<f64> {
    amounts.iter().map(|amount| position(amount)).collect()
}

/// What falls due after the last month is a last rise of the line, so that lines, totals
/// and verdict agree.
fn with_later_payments(option: &OptionView, slot: usize, basis: Basis, words: &Words) -> Series {
    let amounts = match basis {
        Basis::Cash => &option.cumulative.paid,
        Basis::Accrual => &option.cumulative.spread,
    };
    let line = series(option, slot, amounts, words);
    let exact = |text: &str| text.parse::<Decimal>().unwrap_or_default();
    let later = match basis {
        Basis::Cash => exact(&option.after),
        Basis::Accrual => Decimal::ZERO,
    };
    let total = exact(amounts.last().map_or("0", String::as_str)) + later;
    let mut values = line.values;
    if let Some(last) = values.last_mut() {
        *last = position(&total.to_string());
    }
    Series {
        total_label: words.money(&total.to_string()),
        values,
        ..line
    }
}

pub fn cumulative_chart(
    evaluation: &Evaluation,
    basis: Basis,
    words: &Words,
) -> Option<CumulativeChart> {
    let comparison = tables::comparison(evaluation, basis)?;
    let index_of = |id: &str| evaluation.options.iter().position(|option| option.id == id);
    let all = evaluation
        .options
        .iter()
        .map(|option| {
            let slot = slot_of(evaluation, Some(comparison), &option.id);
            with_later_payments(option, slot, basis, words)
        })
        .collect();
    let verdict = &comparison.verdict;
    let winner = index_of(&verdict.option);
    let flags = verdict
        .from_month
        .filter(|month| *month > 0)
        .map(|month| Flag {
            month,
            series: winner,
            text: flag_text(evaluation, month, words),
        });
    let rival = verdict.overtakes.as_deref().and_then(index_of);
    Some(CumulativeChart {
        title: words.say(&comparison.chart_title),
        subtitle: subtitle("chart-subtitle", evaluation, words),
        months: months(evaluation, words),
        series: all,
        flags: flags.into_iter().collect(),
        notices: evaluation
            .options
            .iter()
            .flat_map(|option| notices(option, words))
            .collect(),
        highlight: winner.zip(rival),
        axis: axis(words),
    })
}

fn flag_text(evaluation: &Evaluation, month: usize, words: &Words) -> String {
    let name = evaluation.months.get(month).cloned().unwrap_or_default();
    words.say(
        &Sentence::new("break-even-flag")
            .count("k", month + 1)
            .with("month", Arg::Month(name)),
    )
}

fn subtitle(key: &str, evaluation: &Evaluation, words: &Words) -> String {
    words.say(&Sentence::new(key).text("currency", &evaluation.currency.code))
}

/// Notice dates; renewals follow from them and would only crowd the axis.
pub fn notices(option: &OptionView, words: &Words) -> Vec<Flag> {
    option
        .milestones
        .iter()
        .filter(|milestone| milestone.kind != MilestoneKind::Renewal)
        .map(|milestone| {
            let key = match milestone.kind {
                MilestoneKind::Notice
                | MilestoneKind::Renewal
                | MilestoneKind::OrderExpiry
                | MilestoneKind::RenewalDue => "notice-flag",
                MilestoneKind::PackExpiry | MilestoneKind::PackLow => "pack-flag",
                MilestoneKind::PlanChange => "plan-flag",
                MilestoneKind::Suspended
                | MilestoneKind::DataDeleted
                | MilestoneKind::LimitReached
                | MilestoneKind::LimitNear
                | MilestoneKind::SpendingAlert
                | MilestoneKind::CollectedAtOnce => "limit-flag",
            };
            Flag {
                month: milestone.month,
                series: None,
                text: words.word(key),
            }
        })
        .collect()
}

fn bar(slot: usize, key: &str, amounts: &[String], words: &Words) -> Stack {
    Stack {
        name: words.word(key),
        values: positions(amounts),
        slot,
    }
}

/// The tax's place among the kinds of payment, and so its colour.
const TAX: usize = 4;

/// What is paid by kind; kinds of which nothing is paid are left out.
fn payment_bars(months: &MonthsView, words: &Words) -> Vec<Stack> {
    let kinds = [
        ("column-fixed", &months.fixed),
        ("column-usage", &months.usage),
        ("column-one-time", &months.one_time),
        ("column-financing", &months.financing),
        ("column-tax", &months.tax),
    ];
    let moving: Vec<Stack> = kinds
        .into_iter()
        .enumerate()
        .map(|(slot, (key, amounts))| bar(slot, key, amounts, words))
        .filter(|bar| bar.values.iter().any(|v| *v != 0.0))
        .collect();
    if moving.is_empty() {
        vec![bar(0, "column-paid", &months.paid, words)]
    } else {
        moving
    }
}

pub fn cash_flow_chart(
    evaluation: &Evaluation,
    option: &OptionView,
    basis: Basis,
    words: &Words,
) -> CashFlowChart {
    let slot = slot_of(
        evaluation,
        tables::comparison(evaluation, basis),
        &option.id,
    );
    let none = MonthsView::default();
    let months_of = option.months.as_ref().unwrap_or(&none);
    let bars = match basis {
        Basis::Cash => payment_bars(months_of, words),
        Basis::Accrual => vec![bar(slot, "column-spread", &months_of.spread, words)],
    };
    let line = (basis == Basis::Cash).then(|| Series {
        name: words.word("legend-spread"),
        total_label: String::new(),
        ..series(option, slot, &months_of.spread, words)
    });
    CashFlowChart {
        title: words.say(if basis == Basis::Cash {
            &option.headline
        } else {
            &option.spread_headline
        }),
        subtitle: subtitle("chart-subtitle-cash-flow", evaluation, words),
        months: months(evaluation, words),
        bars,
        line,
        notices: notices(option, words),
        axis: axis(words),
    }
}

/// The tax in what is paid, by month.
pub fn tax_chart(evaluation: &Evaluation, option: &OptionView, words: &Words) -> CashFlowChart {
    by_month(evaluation, option, words, |months| {
        let tax = bar(TAX, "column-tax", &months.tax, words);
        (words.say(&option.tax_summary), tax, None)
    })
}

/// What each month's payments are worth today, beside what is paid.
pub fn present_value_chart(
    evaluation: &Evaluation,
    option: &OptionView,
    words: &Words,
) -> CashFlowChart {
    let slot = slot_of(evaluation, evaluation.cash.as_ref(), &option.id);
    by_month(evaluation, option, words, |months| {
        let paid = Series {
            name: words.word("column-paid"),
            total_label: String::new(),
            ..series(option, slot, &months.paid, words)
        };
        let worth = bar(slot, "column-present", &months.present_value, words);
        (words.say(&option.present_summary), worth, Some(paid))
    })
}

/// One kind of bars, with its title and the line beside it.
fn by_month(
    evaluation: &Evaluation,
    option: &OptionView,
    words: &Words,
    drawn: impl Fn(&MonthsView) -> (String, Stack, Option<Series>),
) -> CashFlowChart {
    let none = MonthsView::default();
    let (title, bar, line) = drawn(option.months.as_ref().unwrap_or(&none));
    CashFlowChart {
        title,
        subtitle: subtitle("chart-subtitle-cash-flow", evaluation, words),
        months: months(evaluation, words),
        bars: vec![bar],
        line,
        notices: notices(option, words),
        axis: axis(words),
    }
}
