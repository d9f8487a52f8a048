//! The lines of one bill as rows.

use super::assumptions::Inputs;
use super::charges::{Columns, put};
use super::rounding::{as_written, rounded};
use super::rule::{Base, Rule, rule};
use super::{Book, Rows, count, day};
use crate::view::text;
use outlay_core::billing::Invoice;
use outlay_core::decimal::{Exact, RoundingMode, mul, quotient, round, sub};
use outlay_core::ledger::LineCost;
use outlay_core::money::Exchange;
use outlay_core::outcome::Outcome;
use outlay_core::rating::Line;
use outlay_core::rating::line::Periods;
use outlay_core::sentence::Sentence;
use outlay_report::workbook::{Cell, Format, Sheet, cell};
use rust_decimal::Decimal;

impl Book<'_> {
    /// Adds the rows of a bill's lines; a bill always has some.
    pub(super) fn line_rows(
        &self,
        outcome: &Outcome,
        invoice: &Invoice,
        costs: &[LineCost],
        columns: &Columns,
        inputs: &Inputs,
        sheet: &mut Sheet,
    ) -> Exact<Rows> {
        let first = sheet.next();
        let mut exact = Vec::new();
        for (index, line) in invoice.lines.iter().enumerate() {
            let mut row = self.begun(outcome, invoice, columns);
            let at = At {
                columns,
                inputs,
                first,
                row: sheet.next(),
            };
            self.what(line, columns, &mut row);
            let rule = rule(self.study, invoice, index, &exact).filter(|_| self.live);
            exact.push(rule.as_ref().map(|rule| rule.exact));
            match rule {
                Some(rule) => self.live_amount(line, &rule, &at, &mut row)?,
                None => self.stated_amount(line, columns, &mut row),
            }
            self.net(invoice, index, &at, &mut row)?;
            if let Some(cost) = costs.get(index) {
                self.cost(cost, &at, &mut row);
            }
            sheet.push(row);
        }
        self.shared_differences(invoice, &exact, (columns, first), sheet)?;
        Ok(Rows {
            first,
            last: sheet.next().saturating_sub(1),
        })
    }

    fn what(&self, line: &Line, columns: &Columns, row: &mut [Cell]) {
        let language = &self.words.language;
        let name = line.name.text(language);
        put(row, 3, Cell::text(name));
        put(row, 4, day(line.period.start()));
        put(row, 5, day(line.period.last_day()));
        let mut said = vec![self.words.say(&line.sentence())];
        if line.periods != Periods::ONE {
            let periods = Sentence::new("reason-periods").text("periods", line.periods.text());
            said.push(self.words.say(&periods));
        }
        said.extend(
            line.origin
                .exchange
                .as_ref()
                .map(|rate| self.words.say(&Exchange::sentence(rate))),
        );
        put(row, columns.reason, Cell::text(said.join(" · ")));
    }

    /// The amount as a value: its reason stands beside it in words.
    fn stated_amount(&self, line: &Line, columns: &Columns, row: &mut [Cell]) {
        if let Some(quantity) = line.quantity {
            put(
                row,
                columns.quantity,
                Cell::number(text(super::short(quantity)), Format::Quantity),
            );
        }
        put(row, columns.amount, self.money(line.amount));
    }

    fn live_amount(&self, line: &Line, rule: &Rule, at: &At, row: &mut [Cell]) -> Exact<()> {
        let columns = at.columns;
        let mut factors = Vec::new();
        match &rule.base {
            Base::Quantity(quantity) => {
                put(
                    row,
                    columns.quantity,
                    Cell::number(text(*quantity), Format::Quantity),
                );
                factors.push(at.cell(columns.quantity));
            }
            Base::Lines(lines) => {
                let formula = at.sum(columns.exact, lines.iter().map(|line| at.first + line));
                let base = quotient(rule.exact, rule.price)?;
                put(
                    row,
                    columns.quantity,
                    self.formula(formula, base, Format::Price(self.decimals())),
                );
                factors.push(at.cell(columns.quantity));
            }
            Base::Once => {}
        }
        let price = match rule.is_rate {
            true => Format::Percent,
            false => Format::Price(self.decimals()),
        };
        put(row, columns.price, Cell::number(text(rule.price), price));
        factors.push(at.cell(columns.price));
        if rule.periods != Periods::ONE {
            put(row, columns.periods, periods(&rule.periods)?);
            factors.push(at.cell(columns.periods));
        }
        factors.extend(self.exchanged(line, rule, at, row));
        let exact = Cell::formula(
            factors.join("*"),
            text(rule.exact),
            Format::Price(self.decimals()),
        );
        put(row, columns.exact, exact);
        let rounding = self.rounding(line);
        let formula = rounded(&rounding, &at.cell(columns.exact));
        let alone = as_written(&rounding, rule.exact)?;
        let difference = sub(line.amount, alone)?;
        let formula = if difference.is_zero() {
            formula
        } else {
            put(row, columns.difference, self.money(difference));
            format!("{formula}+{}", at.cell(columns.difference))
        };
        put(row, columns.amount, self.sum(formula, line.amount));
        Ok(())
    }

    /// The rate of exchange, looked up among the assumptions; none for prices in the study's
    /// own currency.
    fn exchanged(&self, line: &Line, rule: &Rule, at: &At, row: &mut [Cell]) -> Option<String> {
        let (column, rate) = (at.columns.exchange?, line.origin.exchange.as_ref()?);
        if rule.exchange != rate.rate {
            return None;
        }
        let found = self.study.exchange.iter().position(|one| one == rate);
        let looked_up = match found.and_then(|index| at.inputs.exchange.get(index)) {
            Some(place) => Cell::formula(place.clone(), text(rate.rate), Format::Price(0)),
            None => Cell::number(text(rate.rate), Format::Price(0)),
        };
        put(row, column, looked_up);
        Some(at.cell(column))
    }

    /// The amount without VAT.
    fn net(&self, invoice: &Invoice, index: usize, at: &At, row: &mut [Cell]) -> Exact<()> {
        let columns = at.columns;
        let (Some(line), Some(net)) = (invoice.lines.get(index), invoice.net_by_line.get(index))
        else {
            return Ok(());
        };
        if columns.net == columns.amount {
            return Ok(());
        }
        let rate = self.study.tax.rates.get(line.origin.tax);
        let place = at.inputs.tax.get(line.origin.tax);
        let amount = at.cell(columns.amount);
        let without = match (rate, place) {
            (Some(rate), Some(place)) => {
                let inside = quotient(line.amount, Decimal::ONE + rate.total())?;
                let inside = round(inside, self.decimals(), RoundingMode::HalfUp);
                let formula = format!("ROUND({amount}/(1+{place}),{})", self.decimals());
                (inside == *net).then(|| self.sum(formula, *net))
            }
            _ => None,
        };
        let shown = if line.amount == *net {
            self.sum(amount, *net)
        } else {
            without.unwrap_or_else(|| self.money(*net))
        };
        put(row, columns.net, shown);
        self.borne(invoice, index, at, row)
    }

    /// The part of the VAT that does not come back.
    fn borne(&self, invoice: &Invoice, index: usize, at: &At, row: &mut [Cell]) -> Exact<()> {
        let found = (
            invoice.lines.get(index),
            invoice.net_by_line.get(index),
            invoice.lost_by_line.get(index),
        );
        let (Some(column), (Some(line), Some(net), Some(lost))) = (at.columns.borne, found) else {
            return Ok(());
        };
        let tax = line.origin.tax;
        let places = at.inputs.tax.get(tax).zip(at.inputs.recoverable.get(tax));
        let shown = match (self.study.tax.rates.get(tax), places) {
            (Some(rate), Some((share, back))) => {
                let exact = mul(
                    mul(*net, rate.total())?,
                    sub(Decimal::ONE, rate.recoverable)?,
                )?;
                let found = round(exact, self.decimals(), RoundingMode::HalfUp);
                let net = at.cell(at.columns.net);
                let mut formula = format!("ROUND({net}*{share}*(1-{back}),{})", self.decimals());
                // The bill's tax is rounded once and shared out: a line may bear a cent more.
                let more = sub(*lost, found)?;
                if !more.is_zero() {
                    let sign = if more.is_sign_negative() { "" } else { "+" };
                    formula = format!("{formula}{sign}{}", text(more));
                }
                Some(self.sum(formula, *lost))
            }
            _ => None,
        };
        put(row, column, shown.unwrap_or_else(|| self.money(*lost)));
        Ok(())
    }

    /// What the line costs the buyer, and the month it belongs to when it is one.
    fn cost(&self, cost: &LineCost, at: &At, row: &mut [Cell]) {
        let columns = at.columns;
        let mut formula = at.cell(columns.net);
        if let Some(borne) = columns.borne {
            formula = format!("{formula}+{}", at.cell(borne));
        }
        put(row, columns.cost, self.sum(formula, cost.cost));
        if let Some(month) = only_month(cost, self.study.horizon.len()) {
            put(row, columns.month, count(month + 1));
        }
    }
}

/// The month of the study (from 0) that bears all of a line's cost; none where several do, or
/// the time after it.
fn only_month(cost: &LineCost, months: usize) -> Option<usize> {
    let mut bearing = cost
        .months
        .iter()
        .enumerate()
        .filter(|(_, part)| !part.is_zero());
    let (month, part) = bearing.next()?;
    (bearing.next().is_none() && month < months && *part == cost.cost).then_some(month)
}

/// Whether a cost belongs to several months, or to the time after the study.
pub(super) fn is_spread(cost: &LineCost, months: usize) -> bool {
    only_month(cost, months).is_none() && !cost.months.iter().all(Decimal::is_zero)
}

/// Where a row stands.
struct At<'a> {
    columns: &'a Columns,
    inputs: &'a Inputs,
    /// The bill's first row.
    first: usize,
    row: usize,
}

impl At<'_> {
    fn cell(&self, column: usize) -> String {
        cell(column, self.row)
    }

    fn sum(&self, column: usize, rows: impl Iterator<Item = usize>) -> String {
        sum_of(column, rows)
    }
}

/// Parts that a function takes.
const MOST_PARTS: usize = 255;

/// `SUM(K3:K5,K8)` of rows in rising order.
pub(super) fn sum_of(column: usize, rows: impl Iterator<Item = usize>) -> String {
    let mut runs: Vec<Rows> = Vec::new();
    for row in rows {
        match runs.last_mut() {
            Some(run) if run.last + 1 == row => run.last = row,
            _ => runs.push(Rows {
                first: row,
                last: row,
            }),
        }
    }
    let runs = runs.iter().map(|run| match run.first == run.last {
        true => cell(column, run.first),
        false => format!("{}:{}", cell(column, run.first), cell(column, run.last)),
    });
    let runs: Vec<String> = runs.collect();
    match runs.len() <= MOST_PARTS {
        true => format!("SUM({})", runs.join(",")),
        // A sum of sums: a function takes no more parts.
        false => {
            let some = runs.chunks(MOST_PARTS);
            let sums: Vec<String> = some
                .map(|some| format!("SUM({})", some.join(",")))
                .collect();
            sums.join("+")
        }
    }
}

/// A number of periods: whole, or as the parts it consists of.
fn periods(periods: &Periods) -> Exact<Cell> {
    let number = text(periods.times(Decimal::ONE)?);
    let parts = periods.part.1 > 0 || periods.part_at_end.1 > 0;
    Ok(match parts {
        true => Cell::formula(periods.text().replace(' ', ""), number, Format::Quantity),
        false => Cell::number(number, Format::Quantity),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_summed_in_runs_and_never_in_more_parts_than_a_function_takes() {
        let sum = |rows: &[usize]| sum_of(10, rows.iter().copied());
        assert_eq!(sum(&[2, 3, 4, 7]), "SUM(K3:K5,K8)");
        let every_other: Vec<usize> = (0..1_200).step_by(2).collect();
        let formula = sum(&every_other);
        let parts = formula.split('+').map(|one| one.split(',').count());
        assert_eq!(parts.collect::<Vec<_>>(), [255, 255, 90]);
        assert!(formula.starts_with("SUM(K1,K3,") && formula.ends_with(",K1199)"));
    }
}
