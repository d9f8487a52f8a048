//! Costs that serve several months, month by month: the part of the cost that has passed by
//! the month's end, less what had passed before.

use super::charges::{Charges, OptionRows};
use super::{Book, Long, Made, Rows};
use outlay_core::billing::accrual::passed;
use outlay_core::billing::recognised;
use outlay_core::decimal::{Exact, RoundingMode, ratio, round, sub, sum};
use outlay_core::ledger::LineCost;
use outlay_core::rating::Recognition;
use outlay_report::workbook::{Cell, Format, Sheet, cell, quoted};
use rust_decimal::Decimal;

pub(super) struct Spread {
    pub sheet: Sheet,
    /// The rows of each outcome; none where everything belongs to single months.
    pub options: Vec<Option<Rows>>,
}

const COST: usize = 5;
const PASSED: usize = 6;
const OF: usize = 7;
pub(super) const MONTH: usize = 3;
pub(super) const AMOUNT: usize = 8;

impl Spread {
    pub fn is_empty(&self) -> bool {
        self.options.iter().all(Option::is_none)
    }
}

impl Book<'_> {
    pub(super) fn spread(&self, charges: &Charges) -> Made<Spread> {
        let mut sheet = Sheet {
            frozen: 4,
            filter: true,
            ..self.titled(
                "workbook-spread",
                vec![22.0, 7.0, 28.0, 8.0, 12.0, 14.0, 10.0, 10.0, 14.0, 34.0],
            )
        };
        sheet.push(vec![
            self.head("column-option"),
            self.head("workbook-bill"),
            self.head("column-charge"),
            self.head("workbook-month-number"),
            self.head("column-month"),
            self.in_currency("workbook-cost"),
            self.head("workbook-passed"),
            self.head("workbook-passed-of"),
            self.in_currency("column-amount"),
            self.head("column-reason"),
        ]);
        let mut options = Vec::new();
        let all = self.outcomes.iter().zip(&charges.options);
        for (index, (outcome, rows)) in all.enumerate() {
            self.goes_on(Long::Spread, index)?;
            let name = self.option_name(outcome);
            options.push(self.option_spread(&name, charges, rows, &mut sheet)?);
        }
        Ok(Spread { sheet, options })
    }

    fn option_spread(
        &self,
        name: &str,
        charges: &Charges,
        rows: &OptionRows,
        sheet: &mut Sheet,
    ) -> Exact<Option<Rows>> {
        let first = sheet.next();
        for (row, cost) in &rows.spread {
            let place = cell(charges.columns.cost, *row);
            let place = format!("{}!{place}", quoted(&charges.sheet.name));
            self.line_spread(name, &place, cost, sheet)?;
        }
        let last = sheet.next().saturating_sub(1);
        Ok((sheet.next() > first).then_some(Rows { first, last }))
    }

    fn line_spread(
        &self,
        name: &str,
        place: &str,
        cost: &LineCost,
        sheet: &mut Sheet,
    ) -> Exact<()> {
        let months = self.study.horizon.len();
        let first = sheet.next();
        let begun = |month: Option<usize>| {
            let mut row = vec![
                Cell::text(name),
                super::count(cost.invoice.number),
                Cell::text(cost.line.name.text(&self.words.language)),
            ];
            row.push(month.map_or_else(Cell::empty, |month| super::count(month + 1)));
            row.push(month.map_or_else(Cell::empty, |month| self.month(month)));
            row.push(self.sum(place.to_owned(), cost.cost));
            row
        };
        let parts = cost.months.iter().enumerate().take(months);
        for (month, part) in parts.filter(|(_, part)| !part.is_zero()) {
            let mut row = begun(Some(month));
            row.extend(self.part(cost, month, *part, sheet.next())?);
            sheet.push(row);
        }
        let after = sum(cost.months.iter().skip(months).copied())?;
        if !after.is_zero() {
            let mut row = begun(None);
            let here = sheet.next();
            let formula = match here > first {
                true => format!(
                    "{}-SUM({}:{})",
                    cell(COST, here),
                    cell(AMOUNT, first),
                    cell(AMOUNT, here - 1)
                ),
                false => cell(COST, here),
            };
            row.extend([Cell::empty(), Cell::empty(), self.sum(formula, after)]);
            row.push(Cell::text(self.word("workbook-after")));
            sheet.push(row);
        }
        Ok(())
    }

    /// How much has passed by the month's end, of what, the month's amount, and why.
    fn part(&self, cost: &LineCost, month: usize, amount: Decimal, row: usize) -> Exact<Vec<Cell>> {
        let stated = |key: &str| {
            let said = Cell::text(self.word(key)).styled(|style| style.muted = true);
            Ok(vec![Cell::empty(), Cell::empty(), self.money(amount), said])
        };
        if let Recognition::AsUsed(_) = cost.line.recognition {
            return stated("workbook-as-used");
        }
        let (period, spread) = recognised(cost.line, self.study.accounting);
        let horizon = &self.study.horizon;
        let so_far = |month: usize| match horizon.month_end(month) {
            end if end >= period.end() => (Decimal::ONE, Decimal::ONE),
            end => passed(&period, end, spread),
        };
        let (now, of) = so_far(month);
        let earlier = month
            .checked_sub(1)
            .filter(|month| horizon.month_end(*month) > period.start());
        let before = earlier.map_or(Decimal::ZERO, |month| match so_far(month) {
            (passed, whole) if whole == of => passed,
            (passed, _) => passed * of,
        });
        let rounded = |part| {
            Ok(round(
                ratio(cost.cost, part, of)?,
                self.decimals(),
                RoundingMode::HalfUp,
            ))
        };
        if sub(rounded(now)?, rounded(before)?)? != amount {
            return stated("workbook-as-booked");
        }
        let share = |part: &str| {
            format!(
                "ROUND({}*{part}/{},{})",
                cell(COST, row),
                cell(OF, row),
                self.decimals()
            )
        };
        let mut formula = share(&cell(PASSED, row));
        if !before.is_zero() {
            formula = format!("{formula}-{}", share(&before.normalize().to_string()));
        }
        let number = |number: Decimal| Cell::number(crate::view::text(number), Format::Quantity);
        Ok(vec![number(now), number(of), self.sum(formula, amount)])
    }
}
