//! The one rounding of each line as formulas, and the rounding difference (尾差) of lines that
//! share one.

use super::Book;
use super::charges::{Columns, put};
use super::lines::sum_of;
use crate::view::text;
use outlay_core::billing::Invoice;
use outlay_core::decimal::{Exact, RoundingMode, sub, sum};
use outlay_core::money::{Rounding, RoundingPoint};
use outlay_core::rating::Line;
use outlay_report::workbook::{Sheet, cell};
use rust_decimal::Decimal;

/// Lines whose difference is a formula: more would make it too long to read.
const MOST: usize = 12;

impl Book<'_> {
    /// The rounding of a line's plan.
    pub(super) fn rounding(&self, line: &Line) -> Rounding {
        let plan = self.study.plans.get(line.origin.plan);
        plan.map_or(
            Rounding {
                mode: RoundingMode::HalfUp,
                at: RoundingPoint::Line,
                decimals: self.decimals(),
                increment: None,
            },
            |plan| plan.rounding,
        )
    }

    /// Where one line takes all that lines rounded together differ by, its difference follows
    /// from their unrounded amounts. `first` is the bill's first row.
    pub(super) fn shared_differences(
        &self,
        invoice: &Invoice,
        exact: &[Option<Decimal>],
        (columns, first): (&Columns, usize),
        sheet: &mut Sheet,
    ) -> Exact<()> {
        for (index, line) in invoice.lines.iter().enumerate() {
            let Some(own) = exact.get(index).copied().flatten() else {
                continue;
            };
            let rounding = self.rounding(line);
            let difference = sub(line.amount, as_written(&rounding, own)?)?;
            if difference.is_zero() {
                continue;
            }
            let members = together(invoice, line, rounding.at);
            let known: Option<Vec<(usize, Decimal)>> = members
                .iter()
                .map(|at| Some((*at, exact.get(*at).copied().flatten()?)))
                .collect();
            let Some(known) = known.filter(|known| (2..=MOST).contains(&known.len())) else {
                continue;
            };
            let whole = as_written(&rounding, sum(known.iter().map(|(_, amount)| *amount))?)?;
            let parts: Vec<Decimal> = known
                .iter()
                .map(|(_, amount)| as_written(&rounding, *amount))
                .collect::<Exact<_>>()?;
            if sub(whole, sum(parts)?)? != difference {
                continue;
            }
            let row = |at: &usize| first + at;
            let total = rounded(&rounding, &sum_of(columns.exact, members.iter().map(row)));
            let each = members
                .iter()
                .map(|at| rounded(&rounding, &cell(columns.exact, row(at))));
            let formula = format!("{total}-({})", each.collect::<Vec<_>>().join("+"));
            if let Some(cells) = sheet.rows.get_mut(first + index) {
                put(cells, columns.difference, self.sum(formula, difference));
            }
        }
        Ok(())
    }
}

/// The lines of a bill that are rounded together with one of them, by position.
fn together(invoice: &Invoice, line: &Line, at: RoundingPoint) -> Vec<usize> {
    let same = |one: &Line| {
        one.origin.plan == line.origin.plan
            && match at {
                RoundingPoint::Line => false,
                RoundingPoint::Charge => {
                    one.charge == line.charge && one.origin.project == line.origin.project
                }
                RoundingPoint::Invoice => true,
            }
    };
    let lines = invoice.lines.iter().enumerate();
    lines
        .filter(|(_, one)| same(one))
        .map(|(index, _)| index)
        .collect()
}

/// The plan's rounding of a cell, as a formula.
pub(super) fn rounded(rounding: &Rounding, amount: &str) -> String {
    let function = match rounding.mode {
        // Half to even differs on the half only, where the rounding difference says so.
        RoundingMode::HalfUp | RoundingMode::HalfEven => "ROUND",
        RoundingMode::Up => "ROUNDUP",
        RoundingMode::Down => "ROUNDDOWN",
    };
    match rounding.increment {
        None => format!("{function}({amount},{})", rounding.decimals),
        Some(step) => format!("{function}({amount}/{0},0)*{0}", text(step)),
    }
}

/// What that formula comes to.
pub(super) fn as_written(rounding: &Rounding, amount: Decimal) -> Exact {
    let mode = match rounding.mode {
        RoundingMode::HalfEven => RoundingMode::HalfUp,
        other => other,
    };
    Rounding { mode, ..*rounding }.alone(amount)
}
