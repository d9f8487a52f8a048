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

/// Amounts by month.
type Amounts = fn(&MonthsView) -> &[String];

/// A decimal as a position in a picture.
pub fn position(amount: &str) -> f64 {
    amount.parse().unwrap_or(0.0)
}

fn series(option: &OptionView, slot: usize, of: Amounts, total: &str, words: &Words) -> Series {
    Series {
        name: option.name.text(&words.language).to_owned(),
        total_label: words.money(total),
        values: of(&option.months)
            .iter()
            .map(|amount| position(amount))
            .collect(),
        slot,
    }
}

/// What falls due after the last month is a last rise of the line, so that lines, totals
/// and verdict agree.
fn with_later_payments(
    line: Series,
    option: &OptionView,
    of: Amounts,
    basis: Basis,
    words: &Words,
) -> Series {
    let exact = |text: &str| text.parse::<Decimal>().unwrap_or_default();
    let later = match basis {
        Basis::Cash => exact(&option.after),
        Basis::Accrual => Decimal::ZERO,
    };
    let total = exact(of(&option.months).last().map_or("0", String::as_str)) + later;
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
    let of: Amounts = match basis {
        Basis::Cash => |months| &months.cumulative_paid,
        Basis::Accrual => |months| &months.cumulative_spread,
    };
    let index_of = |id: &str| evaluation.options.iter().position(|option| option.id == id);
    let all = evaluation
        .options
        .iter()
        .map(|option| {
            let slot = slot_of(evaluation, Some(comparison), &option.id);
            let line = series(option, slot, of, "0", words);
            with_later_payments(line, option, of, basis, words)
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

/// The payments by kind, or the cost of the months.
fn stacks(option: &OptionView, basis: Basis, slot: usize, words: &Words) -> Vec<Stack> {
    let kinds: [(&str, Amounts); 5] = [
        ("column-fixed", |months| &months.fixed),
        ("column-usage", |months| &months.usage),
        ("column-one-time", |months| &months.one_time),
        ("column-financing", |months| &months.financing),
        ("column-tax", |months| &months.tax),
    ];
    let stack = |slot: usize, key: &str, of: Amounts| Stack {
        name: words.word(key),
        values: of(&option.months)
            .iter()
            .map(|amount| position(amount))
            .collect(),
        slot,
    };
    match basis {
        Basis::Cash => {
            let all = kinds
                .iter()
                .enumerate()
                .map(|(slot, (key, of))| stack(slot, key, *of));
            let moving: Vec<Stack> = all
                .filter(|bar| bar.values.iter().any(|v| *v != 0.0))
                .collect();
            if moving.is_empty() {
                vec![stack(0, "column-paid", |months| &months.paid)]
            } else {
                moving
            }
        }
        Basis::Accrual => vec![stack(slot, "column-spread", SPREAD)],
    }
}

const SPREAD: Amounts = |months| &months.spread;

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
    let line = (basis == Basis::Cash).then(|| Series {
        name: words.word("legend-spread"),
        total_label: String::new(),
        ..series(option, slot, SPREAD, "0", words)
    });
    CashFlowChart {
        title: words.say(if basis == Basis::Cash {
            &option.headline
        } else {
            &option.spread_headline
        }),
        subtitle: subtitle("chart-subtitle-cash-flow", evaluation, words),
        months: months(evaluation, words),
        bars: stacks(option, basis, slot, words),
        line,
        notices: notices(option, words),
        axis: axis(words),
    }
}
