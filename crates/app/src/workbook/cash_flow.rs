//! The months of each option: paid, spread, balance, cumulative and present value, as sums
//! over payments, charges and spread costs.

use super::charges::Charges;
use super::payments::{self, Payments};
use super::spread::{self, Spread};
use super::{Book, Long, Made, Rows, count};
use outlay_core::decimal::{Exact, sub, sum};
use outlay_core::metrics::MonthRow;
use outlay_core::outcome::Outcome;
use outlay_core::sentence::Sentence;
use outlay_report::workbook::{Cell, Sheet, area, cell, range};
use rust_decimal::Decimal;

pub(super) struct CashFlow {
    pub sheet: Sheet,
    /// Of each outcome, the months' rows; what comes after the study stands in the next one,
    /// and the totals in the one after that.
    pub options: Vec<Rows>,
}

const MONTH: usize = 1;
const NET: usize = 3;
const TAX: usize = 4;
pub(super) const PAID: usize = 5;
pub(super) const SPREAD: usize = 6;
const BALANCE: usize = 7;
const CUMULATIVE_PAID: usize = 8;
const CUMULATIVE_SPREAD: usize = 9;
pub(super) const WORTH: usize = 10;
const DIFFERENCE: usize = 11;

/// Where the amounts of an option come from.
struct Sources<'a> {
    charges: &'a Charges<'a>,
    spread: &'a Spread,
    payments: &'a Payments,
    index: usize,
    first: usize,
}

impl Book<'_> {
    pub(super) fn cash_flow(
        &self,
        charges: &Charges,
        spread: &Spread,
        payments: &Payments,
    ) -> Made<CashFlow> {
        let mut sheet = Sheet {
            frozen: 3,
            filter: true,
            ..self.titled(
                "workbook-cash-flow",
                vec![
                    22.0, 8.0, 12.0, 15.0, 14.0, 15.0, 15.0, 15.0, 16.0, 16.0, 15.0, 17.0,
                ],
            )
        };
        sheet.push(self.flow_heads());
        let baseline = self.baseline();
        let block = self.study.horizon.len() + 2;
        let baseline_first = sheet.next() + baseline * block;
        let mut options = Vec::new();
        for (index, outcome) in self.outcomes.iter().enumerate() {
            self.goes_on(Long::CashFlow, index)?;
            let first = sheet.next();
            let sources = Sources {
                charges,
                spread,
                payments,
                index,
                first,
            };
            for (month, found) in outcome.months.iter().enumerate() {
                let base = (baseline_first + month, baseline);
                let row = self.month_row(outcome, month, found, base, &sources)?;
                sheet.push(row);
            }
            let rows = Rows {
                first,
                last: sheet.next() - 1,
            };
            sheet.push(self.after_row(outcome, rows, &sources)?);
            sheet.push(self.total_row(outcome, rows, sources.worth_of(self)?)?);
            options.push(rows);
        }
        Ok(CashFlow { sheet, options })
    }

    fn flow_heads(&self) -> Vec<Cell> {
        vec![
            self.head("column-option"),
            self.head("workbook-month-number"),
            self.head("column-month"),
            self.in_currency("workbook-net"),
            self.in_currency("column-tax"),
            self.in_currency("column-paid"),
            self.in_currency("column-spread"),
            self.in_currency("column-balance"),
            self.in_currency("column-cumulative-paid"),
            self.in_currency("column-cumulative-spread"),
            self.in_currency("column-present-value"),
            self.in_currency("workbook-to-baseline"),
        ]
    }

    /// The position of the outcome that others are compared with.
    pub(super) fn baseline(&self) -> usize {
        let mut outcomes = self.outcomes.iter();
        outcomes
            .position(|outcome| outcome.option == self.study.baseline)
            .unwrap_or(0)
    }

    fn month_row(
        &self,
        outcome: &Outcome,
        month: usize,
        found: &MonthRow,
        (base_row, baseline): (usize, usize),
        sources: &Sources,
    ) -> Exact<Vec<Cell>> {
        let row = sources.first + month;
        let [fixed, usage, once, financing, tax] = found.paid_by;
        let at = |column: usize| cell(column, row);
        let before = |column: usize| (month > 0).then(|| cell(column, row - 1));
        let running = |column: usize, of: usize| match before(column) {
            Some(before) => format!("{before}+{}", at(of)),
            None => at(of),
        };
        let number = at(MONTH);
        let mut cells = vec![
            Cell::text(self.option_name(outcome)),
            count(month + 1),
            self.month(month),
        ];
        cells.push(self.sum(
            sources.paid(payments::NET, &number),
            sum([fixed, usage, once, financing])?,
        ));
        cells.push(self.sum(sources.paid(payments::TAX, &number), tax));
        cells.push(self.sum(format!("{}+{}", at(NET), at(TAX)), found.paid));
        cells.push(self.sum(sources.spread(&number), found.cost));
        let balance = match before(BALANCE) {
            Some(before) => format!("{before}+{}-{}", at(PAID), at(SPREAD)),
            None => format!("{}-{}", at(PAID), at(SPREAD)),
        };
        cells.push(self.sum(balance, found.balance));
        cells.push(self.sum(running(CUMULATIVE_PAID, PAID), found.cumulative_paid));
        cells.push(self.sum(running(CUMULATIVE_SPREAD, SPREAD), found.cumulative_cost));
        let worth = sources.worth_until(&number, self.decimals(), month, row);
        cells.push(self.sum(worth, found.present_value));
        let base = self
            .outcomes
            .get(baseline)
            .and_then(|base| base.months.get(month));
        if let Some(base) = base.filter(|_| sources.index != baseline) {
            let more = sub(found.cumulative_paid, base.cumulative_paid)?;
            let formula = format!(
                "{}-{}",
                at(CUMULATIVE_PAID),
                cell(CUMULATIVE_PAID, base_row)
            );
            cells.push(self.sum(formula, more));
        }
        Ok(cells)
    }

    /// What is paid outside the study's months, and the cost that belongs to the time after.
    fn after_row(&self, outcome: &Outcome, rows: Rows, sources: &Sources) -> Exact<Vec<Cell>> {
        let months = |column: usize| format!("SUM({})", range(column, rows.first, rows.last));
        let tax_within = sum(outcome.months.iter().map(|month| month.paid_by[4]))?;
        let tax_all = sum(outcome.movements.iter().map(|movement| movement.amounts[4]))?;
        let tax = sub(tax_all, tax_within)?;
        let metrics = &outcome.metrics;
        let net = sub(metrics.paid_after, tax)?;
        let here = rows.last + 1;
        let label = Sentence::new("after-study").count("n", self.study.horizon.len());
        let mut cells = vec![
            Cell::text(self.option_name(outcome)),
            Cell::empty(),
            Cell::text(self.words.say(&label)),
        ];
        cells.push(self.sum(
            format!("{}-{}", sources.all(payments::NET), months(NET)),
            net,
        ));
        cells.push(self.sum(
            format!("{}-{}", sources.all(payments::TAX), months(TAX)),
            tax,
        ));
        cells.push(self.sum(
            format!("{}+{}", cell(NET, here), cell(TAX, here)),
            metrics.paid_after,
        ));
        cells.push(self.sum(
            format!("{}-{}", sources.cost(), months(SPREAD)),
            metrics.prepaid_at_end,
        ));
        cells.extend([Cell::empty(), Cell::empty(), Cell::empty()]);
        let within = sum(outcome.months.iter().map(|month| month.present_value))?;
        let all = sources.worth_of(self)?;
        let formula = format!(
            "ROUND({},{})-{}",
            sources.all(payments::WORTH),
            self.decimals(),
            months(WORTH)
        );
        cells.push(self.sum(formula, sub(all, within)?));
        Ok(cells)
    }

    fn total_row(&self, outcome: &Outcome, rows: Rows, worth: Decimal) -> Exact<Vec<Cell>> {
        let metrics = &outcome.metrics;
        let tax = sum(outcome.movements.iter().map(|movement| movement.amounts[4]))?;
        let net = sub(metrics.total_paid, tax)?;
        let cost = sum([metrics.total_cost, metrics.prepaid_at_end])?;
        let total = |column: usize, amount: Decimal| {
            self.sum(
                format!("SUM({})", range(column, rows.first, rows.last + 1)),
                amount,
            )
        };
        let mut cells = vec![
            Cell::text(self.option_name(outcome)),
            Cell::empty(),
            Cell::text(self.word("total")),
        ];
        cells.extend([
            total(NET, net),
            total(TAX, tax),
            total(PAID, metrics.total_paid),
            total(SPREAD, cost),
        ]);
        cells.extend([Cell::empty(), Cell::empty(), Cell::empty()]);
        cells.push(total(WORTH, worth));
        cells.resize(DIFFERENCE + 1, Cell::empty());
        Ok(cells
            .into_iter()
            .map(|cell| cell.styled(|style| style.total = true))
            .collect())
    }
}

impl Sources<'_> {
    fn pay(&self, column: usize) -> Option<String> {
        let rows = self.payments.options.get(self.index).copied().flatten()?;
        Some(area(
            &self.payments.sheet.name,
            column,
            rows.first,
            rows.last,
        ))
    }

    fn paid(&self, column: usize, month: &str) -> String {
        match (self.pay(payments::MONTH), self.pay(column)) {
            (Some(months), Some(amounts)) => format!("SUMIF({months},{month},{amounts})"),
            _ => "0".to_owned(),
        }
    }

    /// All payments of a column.
    fn all(&self, column: usize) -> String {
        self.pay(column)
            .map_or_else(|| "0".to_owned(), |amounts| format!("SUM({amounts})"))
    }

    /// The cost of a month: lines that belong to it alone, and its parts of others.
    fn spread(&self, month: &str) -> String {
        let columns = &self.charges.columns;
        let single = self.charge(columns.month).zip(self.charge(columns.cost));
        let parts = self.part(spread::MONTH).zip(self.part(spread::AMOUNT));
        let sums = [single, parts].into_iter().flatten();
        let sums: Vec<String> = sums
            .map(|(months, amounts)| format!("SUMIF({months},{month},{amounts})"))
            .collect();
        match sums.is_empty() {
            true => "0".to_owned(),
            false => sums.join("+"),
        }
    }

    /// The cost of all lines.
    fn cost(&self) -> String {
        let cost = self.charge(self.charges.columns.cost);
        cost.map_or_else(|| "0".to_owned(), |amounts| format!("SUM({amounts})"))
    }

    fn charge(&self, column: usize) -> Option<String> {
        let rows = self.charges.options.get(self.index)?.rows?;
        Some(area(
            &self.charges.sheet.name,
            column,
            rows.first,
            rows.last,
        ))
    }

    fn part(&self, column: usize) -> Option<String> {
        let rows = self.spread.options.get(self.index).copied().flatten()?;
        Some(area(&self.spread.sheet.name, column, rows.first, rows.last))
    }

    /// The present value of a month: of all payments up to it, rounded, less the months
    /// before, so that the months add up to the whole.
    fn worth_until(&self, month: &str, decimals: u32, index: usize, row: usize) -> String {
        let (Some(months), Some(amounts)) = (self.pay(payments::MONTH), self.pay(payments::WORTH))
        else {
            return "0".to_owned();
        };
        let so_far = format!("ROUND(SUMIF({months},\"<=\"&{month},{amounts}),{decimals})");
        match index {
            0 => so_far,
            _ => format!("{so_far}-SUM({})", range(WORTH, self.first, row - 1)),
        }
    }

    /// The present value of all payments, rounded as the study's is.
    fn worth_of(&self, book: &Book) -> Exact {
        let outcome = book.outcomes.get(self.index);
        Ok(outcome.map_or(Decimal::ZERO, |outcome| outcome.metrics.present_value))
    }
}
