//! Every line of every bill: what is charged, from quantity and price to the rounded amount.

use super::assumptions::Inputs;
use super::lines::is_spread;
use super::{Book, Long, Made, Rows, count, day};
use outlay_core::billing::Invoice;
use outlay_core::decimal::Exact;
use outlay_core::ledger::{LineCost, line_costs};
use outlay_core::outcome::Outcome;
use outlay_report::workbook::{Cell, Sheet};

/// The columns of the sheet; some are there only where the study needs them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    pub quantity: usize,
    pub price: usize,
    pub periods: usize,
    pub exchange: Option<usize>,
    pub exact: usize,
    pub difference: usize,
    pub amount: usize,
    /// Without VAT; the amount itself where there is none.
    pub net: usize,
    /// The VAT on a bill, in rows of its own.
    pub tax: Option<usize>,
    /// The part of the VAT that does not come back.
    pub borne: Option<usize>,
    pub cost: usize,
    pub month: usize,
    pub reason: usize,
}

/// Columns that are always the first: option, bill, day, charge, from, to.
const FIRST: usize = 6;

/// The sheet, and where things stand in it.
pub(super) struct Charges<'a> {
    pub sheet: Sheet,
    pub columns: Columns,
    /// For each outcome.
    pub options: Vec<OptionRows<'a>>,
}

pub(super) struct OptionRows<'a> {
    /// None for an option without bills.
    pub rows: Option<Rows>,
    /// In the order of its bills.
    pub bills: Vec<BillRows>,
    /// The row and cost of each line that does not belong to one month alone: the others are
    /// many, and each holds all months up to its own.
    pub spread: Vec<(usize, LineCost<'a>)>,
}

/// The lines of a bill and, below them, its taxes.
#[derive(Debug, Clone, Copy)]
pub(super) struct BillRows {
    pub lines: Rows,
    pub taxes: Option<Rows>,
}

impl Columns {
    fn of(book: &Book) -> Columns {
        let foreign = book.study.plans.iter().any(|plan| plan.foreign.is_some());
        let bills = || book.outcomes.iter().flat_map(|outcome| &outcome.invoices);
        let taxed = !book.study.tax.rates.is_empty();
        let borne = bills().any(|bill| bill.lost_by_line.iter().any(|lost| !lost.is_zero()));
        let mut next = FIRST;
        let mut put = |there: bool| {
            let column = next;
            next += usize::from(there);
            column
        };
        let (quantity, price, periods) = (put(true), put(true), put(true));
        let exchange = foreign.then(|| put(true));
        let (exact, difference, amount) = (put(true), put(true), put(true));
        let net = if taxed { put(true) } else { amount };
        let tax = taxed.then(|| put(true));
        let borne = borne.then(|| put(true));
        Columns {
            quantity,
            price,
            periods,
            exchange,
            exact,
            difference,
            amount,
            net,
            tax,
            borne,
            cost: put(true),
            month: put(true),
            reason: put(true),
        }
    }

    /// A row without anything in it.
    pub fn empty(&self) -> Vec<Cell> {
        vec![Cell::empty(); self.reason + 1]
    }
}

impl Book<'_> {
    pub(super) fn charges(&self, inputs: &Inputs) -> Made<Charges<'_>> {
        let columns = Columns::of(self);
        let mut sheet = Sheet {
            frozen: 4,
            filter: true,
            ..self.titled("workbook-charges", self.charge_widths(&columns))
        };
        sheet.push(self.charge_heads(&columns));
        let mut options = Vec::new();
        for (index, outcome) in self.outcomes.iter().enumerate() {
            self.goes_on(Long::Charges, index)?;
            options.push(self.option_rows(outcome, &columns, inputs, &mut sheet)?);
        }
        Ok(Charges {
            sheet,
            columns,
            options,
        })
    }

    fn charge_widths(&self, columns: &Columns) -> Vec<f64> {
        let mut widths = vec![14.0; columns.reason + 1];
        let wide = [
            (0, 22.0),
            (1, 7.0),
            (2, 11.0),
            (3, 28.0),
            (4, 11.0),
            (5, 11.0),
            (columns.periods, 10.0),
            (columns.month, 8.0),
            (columns.difference, 10.0),
            (columns.reason, 50.0),
        ];
        for (column, width) in wide {
            if let Some(slot) = widths.get_mut(column) {
                *slot = width;
            }
        }
        widths
    }

    fn charge_heads(&self, columns: &Columns) -> Vec<Cell> {
        let first = [
            "column-option",
            "workbook-bill",
            "workbook-billed-on",
            "column-charge",
            "workbook-first-day",
            "workbook-last-day",
        ];
        let mut heads: Vec<Cell> = first.iter().map(|key| self.head(key)).collect();
        heads.resize(columns.reason + 1, Cell::empty());
        let mut put = |column: usize, cell: Cell| {
            if let Some(slot) = heads.get_mut(column) {
                *slot = cell;
            }
        };
        put(columns.quantity, self.head("workbook-quantity"));
        put(columns.price, self.head("workbook-price"));
        put(columns.periods, self.head("workbook-periods"));
        if let Some(column) = columns.exchange {
            put(column, self.head("workbook-exchange-rate"));
        }
        put(columns.exact, self.in_currency("workbook-exact"));
        put(columns.difference, self.head("workbook-difference"));
        put(columns.amount, self.in_currency("column-amount"));
        if columns.net != columns.amount {
            put(columns.net, self.in_currency("workbook-net"));
        }
        if let Some(column) = columns.tax {
            put(column, self.in_currency("column-tax"));
        }
        if let Some(column) = columns.borne {
            put(column, self.in_currency("workbook-borne"));
        }
        put(columns.cost, self.in_currency("workbook-cost"));
        put(columns.month, self.head("workbook-cost-month"));
        put(columns.reason, self.head("column-reason"));
        heads
    }

    fn option_rows<'a>(
        &'a self,
        outcome: &'a Outcome,
        columns: &Columns,
        inputs: &Inputs,
        sheet: &mut Sheet,
    ) -> Exact<OptionRows<'a>> {
        let first = sheet.next();
        let mut bills = Vec::new();
        let mut spread = Vec::new();
        let months = self.study.horizon.len();
        let mut costs = line_costs(self.study, outcome)?.into_iter();
        for invoice in &outcome.invoices {
            let own: Vec<LineCost> = costs.by_ref().take(invoice.lines.len()).collect();
            let rows = self.line_rows(outcome, invoice, &own, columns, inputs, sheet)?;
            let placed = (rows.first..=rows.last).zip(own);
            spread.extend(placed.filter(|(_, cost)| is_spread(cost, months)));
            let taxes = self.tax_rows(outcome, invoice, rows, columns, inputs, sheet)?;
            bills.push(BillRows { lines: rows, taxes });
        }
        let last = sheet.next().saturating_sub(1);
        Ok(OptionRows {
            rows: (last >= first).then_some(Rows { first, last }),
            bills,
            spread,
        })
    }

    /// The columns that every row of a bill has.
    pub(super) fn begun(
        &self,
        outcome: &Outcome,
        invoice: &Invoice,
        columns: &Columns,
    ) -> Vec<Cell> {
        let mut row = columns.empty();
        let first = [
            Cell::text(self.option_name(outcome)),
            count(invoice.number),
            day(invoice.issued),
        ];
        for (slot, cell) in row.iter_mut().zip(first) {
            *slot = cell;
        }
        row
    }
}

/// Puts a cell into a column of a row.
pub(super) fn put(row: &mut [Cell], column: usize, cell: Cell) {
    if let Some(slot) = row.get_mut(column) {
        *slot = cell;
    }
}
