//! What has come together by a month's end: paid or cost so far, the balance, own cash, and
//! what a month's payments are worth today.

use super::{Node, Trace, money};
use crate::cash_flow::Movement;
use crate::decimal::{Exact, sub};
use crate::metrics::MonthRow;
use crate::sentence::{Arg, Sentence};
use crate::study::CashPosition;
use rust_decimal::Decimal;

impl Trace<'_> {
    /// A figure of a month's end; none where there is no such figure.
    pub fn at_month_end(&self, month: usize, figure: &str) -> Exact<Option<Node>> {
        let Some(row) = self.outcome.months.get(month) else {
            return Ok(None);
        };
        match figure {
            "paid-so-far" => Ok(Some(self.so_far(
                month,
                figure,
                row.cumulative_paid,
                |row| row.paid,
            ))),
            "cost-so-far" => Ok(Some(self.so_far(
                month,
                figure,
                row.cumulative_cost,
                |row| row.cost,
            ))),
            "balance" => self.balance(month, row).map(Some),
            "present-value" => self.month_worth(month, row).map(Some),
            "own-cash" => {
                let stated = self.study.cash.zip(row.cash_left);
                stated
                    .map(|(cash, left)| self.own_cash(month, cash, left, row))
                    .transpose()
            }
            _ => Ok(None),
        }
    }

    fn month_end(&self, month: usize, figure: &str, amount: Decimal) -> Node {
        let name = self.month_name(month);
        let label = Sentence::new(format!("explain-month-{figure}"))
            .with("month", Arg::Month(name.clone()));
        let label = label.name("option", &self.option.name);
        Node::new(label, amount).at(self.reference(&format!("{name}/{figure}")))
    }

    /// The months up to one, each with its own.
    fn so_far(
        &self,
        month: usize,
        figure: &str,
        reached: Decimal,
        of: impl Fn(&MonthRow) -> Decimal,
    ) -> Node {
        let rows = self.outcome.months.iter().enumerate();
        let up_to = rows.take_while(|(index, _)| *index <= month);
        let moving = up_to.filter(|(_, row)| !of(row).is_zero());
        let part = |(index, row): (usize, &MonthRow)| match figure {
            "paid-so-far" => self.month_node(index, of(row)),
            _ => self.cost_node(index, of(row)),
        };
        self.month_end(month, figure, reached)
            .sum_of(moving.map(part).collect())
    }

    /// What stood at the month before, what is paid, less what the month costs.
    fn balance(&self, month: usize, row: &MonthRow) -> Exact<Node> {
        let mut parts = Vec::new();
        if let Some((before, last)) = self.month_before(month) {
            parts.push(self.month_end(before, "balance", last.balance));
        }
        parts.push(self.month_node(month, row.paid));
        parts.push(self.cost_node(month, sub(Decimal::ZERO, row.cost)?));
        parts.retain(|part| !part.amount.is_zero());
        Ok(self
            .month_end(month, "balance", row.balance)
            .rule(Sentence::new("explain-rule-balance"))
            .sum_of(parts))
    }

    /// What was left at the month before, or the opening cash, with what comes in every month
    /// and less what is paid.
    fn own_cash(
        &self,
        month: usize,
        cash: CashPosition,
        left: Decimal,
        row: &MonthRow,
    ) -> Exact<Node> {
        let stated = |key: &str, amount: Decimal, field: &str| {
            let path = self.stated(field);
            Node::new(Sentence::new(key), amount).input("explain-input-amount", money(amount), path)
        };
        let before = self.month_before(month);
        let before = before.and_then(|(at, last)| Some((at, last.cash_left?)));
        let before = match before {
            Some((at, amount)) => self.month_end(at, "own-cash", amount),
            None => stated("explain-opening-cash", cash.opening, "cash.opening"),
        };
        let inflow = stated("explain-inflow", cash.monthly_inflow, "cash.monthly_inflow");
        let paid = self.month_node(month, sub(Decimal::ZERO, row.paid)?);
        let mut parts = vec![before, inflow, paid];
        parts.retain(|part| !part.amount.is_zero());
        Ok(self.month_end(month, "own-cash", left).sum_of(parts))
    }

    fn month_before(&self, month: usize) -> Option<(usize, &MonthRow)> {
        let before = month.checked_sub(1)?;
        Some((before, self.outcome.months.get(before)?))
    }

    /// What a month's payments are worth on the study's first day, rounded once.
    fn month_worth(&self, month: usize, row: &MonthRow) -> Exact<Node> {
        let inside = |m: &&Movement| self.study.horizon.index_of(m.date) == Some(month);
        let movements: Vec<&Movement> = self.outcome.movements.iter().filter(inside).collect();
        let node = self.month_end(month, "present-value", row.present_value);
        self.discounted(node, &movements)
    }
}
