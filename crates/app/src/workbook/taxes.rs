//! The VAT of one bill as rows below its lines: one for each rate.

use super::assumptions::{Inputs, percent};
use super::charges::{Columns, put};
use super::lines::sum_of;
use super::{Book, Rows};
use outlay_core::billing::Invoice;
use outlay_core::billing::tax::RateShare;
use outlay_core::decimal::{Exact, RoundingMode, add, mul, quotient, round, sub, sum};
use outlay_core::outcome::Outcome;
use outlay_core::sentence::Sentence;
use outlay_report::workbook::{Cell, Format, Sheet, cell};
use rust_decimal::Decimal;

impl Book<'_> {
    pub(super) fn tax_rows(
        &self,
        outcome: &Outcome,
        invoice: &Invoice,
        lines: Rows,
        columns: &Columns,
        inputs: &Inputs,
        sheet: &mut Sheet,
    ) -> Exact<Option<Rows>> {
        let first = sheet.next();
        let plan = self
            .option(outcome)
            .and_then(|option| self.study.plan_of(option));
        let inclusive = plan.is_some_and(|plan| plan.prices_include_vat);
        for share in &invoice.tax_by_rate {
            let Some(place) = inputs.tax.get(share.rate) else {
                continue;
            };
            let row = sheet.next();
            let mut cells = self.begun(outcome, invoice, columns);
            let rate = self.study.tax.rates.get(share.rate);
            let rate = rate.map_or(Decimal::ZERO, |rate| rate.total());
            put(&mut cells, 3, Cell::text(self.word("column-tax")));
            let taxed = self.taxed(invoice, share.rate, lines.first);
            let base_column = if inclusive {
                columns.amount
            } else {
                columns.net
            };
            let base = match inclusive {
                true => sum(taxed.iter().map(|(_, amount)| *amount))?,
                false => share.net,
            };
            let summed = sum_of(base_column, taxed.iter().map(|(row, _)| *row));
            put(&mut cells, columns.quantity, self.sum(summed, base));
            put(
                &mut cells,
                columns.price,
                self.formula(place.clone(), rate, Format::Percent),
            );
            let (base, rate_cell) = (cell(columns.quantity, row), cell(columns.price, row));
            let said = Sentence::new("workbook-tax-reason").text("rate", percent(rate));
            put(
                &mut cells,
                columns.reason,
                Cell::text(self.words.say(&said)),
            );
            let shown = self.tax_amount(
                share,
                inclusive,
                (&base, &rate_cell),
                taxed.iter().map(|(_, a)| *a),
                rate,
            )?;
            put(&mut cells, columns.tax.unwrap_or(columns.net), shown);
            sheet.push(cells);
        }
        let last = sheet.next().saturating_sub(1);
        Ok((sheet.next() > first).then_some(Rows { first, last }))
    }

    /// Rows and amounts of the lines at a rate.
    fn taxed(&self, invoice: &Invoice, rate: usize, first: usize) -> Vec<(usize, Decimal)> {
        let lines = invoice.lines.iter().enumerate();
        let lines = lines.filter(|(_, line)| line.origin.tax == rate);
        lines
            .map(|(index, line)| (first + index, line.amount))
            .collect()
    }

    fn tax_amount(
        &self,
        share: &RateShare,
        inclusive: bool,
        (base, rate_cell): (&str, &str),
        amounts: impl Iterator<Item = Decimal>,
        rate: Decimal,
    ) -> Exact<Cell> {
        let decimals = self.decimals();
        let rounded = |amount: Decimal| round(amount, decimals, RoundingMode::HalfUp);
        let (formula, found) = match (inclusive, self.study.tax.round_net) {
            (false, _) => (
                format!("ROUND({base}*{rate_cell},{decimals})"),
                rounded(mul(share.net, rate)?),
            ),
            (true, round_net) => {
                let gross = sum(amounts)?;
                let net = quotient(gross, add(Decimal::ONE, rate)?)?;
                match round_net {
                    true => (
                        format!("{base}-ROUND({base}/(1+{rate_cell}),{decimals})"),
                        sub(gross, rounded(net))?,
                    ),
                    false => (
                        format!("ROUND({base}-{base}/(1+{rate_cell}),{decimals})"),
                        rounded(sub(gross, net)?),
                    ),
                }
            }
        };
        Ok(match found == share.tax {
            true => self.sum(formula, share.tax),
            false => self.money(share.tax),
        })
    }
}
