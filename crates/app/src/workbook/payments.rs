//! Every payment: what of which bill leaves on which day, and what it is worth today.

use super::assumptions::Inputs;
use super::charges::{BillRows, Charges};
use super::{Book, Long, Made, Rows, count, day, short};
use crate::view::text;
use outlay_core::billing::Invoice;
use outlay_core::cash_flow::Movement;
use outlay_core::decimal::{Exact, RoundingMode, add, mul, round, sum};
use outlay_core::finance::present_value::{discount_factor, months_until};
use outlay_core::outcome::Outcome;
use outlay_core::sentence::Sentence;
use outlay_report::workbook::{Cell, Format, Sheet, area, cell, quoted};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

pub(super) struct Payments {
    pub sheet: Sheet,
    /// The rows of each outcome; none for one that pays nothing.
    pub options: Vec<Option<Rows>>,
}

pub(super) const MONTH: usize = 3;
pub(super) const NET: usize = 5;
pub(super) const TAX: usize = 6;
const TOTAL: usize = 7;
const WAIT: usize = 8;
pub(super) const WORTH: usize = 9;

impl Book<'_> {
    pub(super) fn payments(&self, charges: &Charges, inputs: &Inputs) -> Made<Payments> {
        let mut sheet = Sheet {
            frozen: 4,
            filter: true,
            ..self.titled(
                "workbook-payments",
                vec![22.0, 7.0, 12.0, 8.0, 26.0, 15.0, 14.0, 15.0, 11.0, 16.0],
            )
        };
        sheet.push(vec![
            self.head("column-option"),
            self.head("workbook-bill"),
            self.head("workbook-paid-on"),
            self.head("workbook-month-number"),
            self.head("workbook-what"),
            self.in_currency("workbook-net"),
            self.in_currency("column-tax"),
            self.in_currency("column-paid"),
            self.head("workbook-wait"),
            self.in_currency("column-present-value"),
        ]);
        let mut options = Vec::new();
        let all = self.outcomes.iter().zip(&charges.options);
        for (index, (outcome, rows)) in all.enumerate() {
            self.goes_on(Long::Payments, index)?;
            let first = sheet.next();
            let mut parts = Parts::default();
            for movement in &outcome.movements {
                let mut bills = outcome.invoices.iter().zip(&rows.bills);
                let bill = movement
                    .invoice
                    .checked_sub(1)
                    .and_then(|index| bills.nth(index));
                self.payment(
                    outcome,
                    movement,
                    bill,
                    (charges, inputs, &mut parts),
                    &mut sheet,
                )?;
            }
            let last = sheet.next().saturating_sub(1);
            options.push((sheet.next() > first).then_some(Rows { first, last }));
        }
        Ok(Payments { sheet, options })
    }

    fn payment(
        &self,
        outcome: &Outcome,
        movement: &Movement,
        bill: Option<(&Invoice, &BillRows)>,
        (charges, inputs, parts): (&Charges, &Inputs, &mut Parts),
        sheet: &mut Sheet,
    ) -> Exact<()> {
        let row = sheet.next();
        let [fixed, usage, once, financing, tax] = movement.amounts;
        let net = sum([fixed, usage, once, financing])?;
        let total = movement.total()?;
        let (of, nth) = parts.of(outcome, movement);
        let bill = bill.filter(|_| of == 1);
        let whole = bill.filter(|_| !movement.recovery);
        let net_cell = self.share(net, whole, |bill, rows| {
            (bill.net, charges.sum(rows.lines, charges.columns.net))
        });
        let tax_cell = match bill.filter(|_| movement.recovery) {
            Some((bill, rows)) => self.back(tax, bill, rows, charges, inputs)?,
            None => self.share(tax, whole, |bill, rows| {
                let column = charges.columns.tax.unwrap_or(charges.columns.net);
                let formula = rows.taxes.map(|taxes| charges.sum(taxes, column));
                (bill.tax, formula.unwrap_or_default())
            }),
        };
        let wait = months_until(&self.study.horizon, movement.date);
        let month = self.study.horizon.index_of(movement.date);
        let paid = format!("{}+{}", cell(NET, row), cell(TAX, row));
        sheet.push(vec![
            Cell::text(self.option_name(outcome)),
            count(movement.invoice),
            day(movement.date),
            month.map_or_else(Cell::empty, |month| count(month + 1)),
            Cell::text(self.part_name(movement, of, nth)),
            net_cell,
            tax_cell,
            self.sum(paid, total),
            self.wait(wait),
            self.worth(total, wait, row),
        ]);
        Ok(())
    }

    /// What a payment is worth today, that leaves after so many months.
    fn worth(&self, total: Decimal, wait: f64, row: usize) -> Cell {
        let rate = self
            .study
            .annual_rate
            .and_then(|rate| rate.to_f64())
            .unwrap_or(0.0);
        let worth = total.to_f64().unwrap_or(0.0) * discount_factor(rate, wait);
        let today = format!(
            "{}/(1+discount_rate)^({}/12)",
            cell(TOTAL, row),
            cell(WAIT, row)
        );
        match self.live {
            true => Cell::formula(today, worth.to_string(), self.money_format()),
            false => {
                let decimals = self.decimals() as usize;
                Cell::number(format!("{worth:.decimals$}"), self.money_format())
            }
        }
    }

    /// A whole bill as a sum of its lines, else the part as a value.
    fn share(
        &self,
        amount: Decimal,
        bill: Option<(&Invoice, &BillRows)>,
        of: impl Fn(&Invoice, &BillRows) -> (Decimal, String),
    ) -> Cell {
        let summed = bill.map(|(bill, rows)| of(bill, rows));
        match summed {
            Some((whole, formula)) if whole == amount && !formula.is_empty() => {
                self.sum(formula, amount)
            }
            _ => self.money(amount),
        }
    }

    /// The VAT that comes back of a bill paid at once: of each rate's tax its share, rounded
    /// together.
    fn back(
        &self,
        amount: Decimal,
        bill: &Invoice,
        rows: &BillRows,
        charges: &Charges,
        inputs: &Inputs,
    ) -> Exact<Cell> {
        let column = charges.columns.tax.unwrap_or(charges.columns.net);
        let (mut exact, mut terms) = (Decimal::ZERO, Vec::new());
        for (index, share) in bill.tax_by_rate.iter().enumerate() {
            let rate = self.study.tax.rates.get(share.rate);
            let found = rate.zip(inputs.recoverable.get(share.rate)).zip(rows.taxes);
            let Some(((rate, place), taxes)) = found else {
                return Ok(self.money(amount));
            };
            exact = add(exact, mul(share.tax, rate.recoverable)?)?;
            let tax = cell(column, taxes.first + index);
            terms.push(format!("{}!{tax}*{place}", quoted(&charges.sheet.name)));
        }
        let decimals = self.decimals();
        Ok(
            match -round(exact, decimals, RoundingMode::HalfUp) == amount {
                true => self.sum(format!("-ROUND({},{decimals})", terms.join("+")), amount),
                false => self.money(amount),
            },
        )
    }

    /// Months, with the digits that a spreadsheet keeps.
    fn wait(&self, months: f64) -> Cell {
        let number =
            Decimal::from_f64(months).map_or_else(|| months.to_string(), |n| text(short(n)));
        Cell::number(number, Format::Quantity)
    }

    fn part_name(&self, movement: &Movement, of: usize, nth: usize) -> String {
        let key = match (movement.recovery, of) {
            (true, _) => "workbook-vat-back",
            (false, 1) => "workbook-whole-bill",
            (false, _) => "workbook-part-of-bill",
        };
        self.words
            .say(&Sentence::new(key).count("nth", nth).count("of", of))
    }
}

impl Charges<'_> {
    fn sum(&self, rows: Rows, column: usize) -> String {
        format!(
            "SUM({})",
            area(&self.sheet.name, column, rows.first, rows.last)
        )
    }
}

/// How many parts a bill is paid in, and which one comes next.
#[derive(Default)]
struct Parts(std::collections::BTreeMap<usize, (usize, usize)>);

impl Parts {
    fn of(&mut self, outcome: &Outcome, movement: &Movement) -> (usize, usize) {
        if self.0.is_empty() {
            for one in outcome.movements.iter().filter(|one| !one.recovery) {
                self.0.entry(one.invoice).or_default().0 += 1;
            }
        }
        let entry = self.0.entry(movement.invoice).or_default();
        entry.1 += usize::from(!movement.recovery);
        *entry
    }
}
