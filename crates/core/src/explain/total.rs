//! An option's totals: by charge, by month, spread, in present value, as a level payment.

use super::{Node, Trace, money, percent, quantity};
use crate::cash_flow::Movement;
use crate::compare::cause::line_names;
use crate::decimal::{Exact, Overflow, add, sub};
use crate::finance::present_value::{discount_factor, months_until, to_money};
use crate::label::Label;
use crate::sentence::{Arg, Sentence};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

impl Trace<'_> {
    fn total(&self, key: &str, amount: Decimal) -> Node {
        Node::new(Sentence::new(key).name("option", &self.option.name), amount)
    }

    /// Everything paid, by charge, with VAT and what comes back of it.
    pub fn by_charge(&self) -> Exact<Node> {
        let mut groups: Vec<(&Label, Decimal, Vec<Node>)> = Vec::new();
        let (mut tax, mut back) = (Decimal::ZERO, Decimal::ZERO);
        for invoice in &self.outcome.invoices {
            tax = add(tax, invoice.tax)?;
            back = sub(back, invoice.recoverable)?;
            let lines = invoice.lines.iter().zip(&invoice.net_by_line);
            for ((line, net), name) in lines.zip(line_names(invoice)) {
                let found = groups.iter().position(|(label, _, _)| **label == line.name);
                let index = found.unwrap_or_else(|| {
                    groups.push((&line.name, Decimal::ZERO, Vec::new()));
                    groups.len().saturating_sub(1)
                });
                let Some(group) = groups.get_mut(index) else {
                    continue;
                };
                group.1 = add(group.1, *net)?;
                if !net.is_zero() {
                    let label = Sentence::new("explain-line-of-bill")
                        .count("number", invoice.number)
                        .text("line", name.clone());
                    let reference = self.reference(&format!("bill-{}/{name}", invoice.number));
                    group.2.push(Node::new(label, *net).at(reference));
                }
            }
        }
        let mut children: Vec<Node> = groups
            .into_iter()
            .filter(|(_, _, lines)| !lines.is_empty())
            .map(|(name, total, lines)| {
                Node::new(Sentence::new("explain-line").name("line", name), total).sum_of(lines)
            })
            .collect();
        for (key, amount) in [("explain-tax", tax), ("explain-tax-back", back)] {
            if !amount.is_zero() {
                children.push(Node::new(Sentence::new(key), amount));
            }
        }
        Ok(self
            .total("explain-total-cash", self.outcome.metrics.total_paid)
            .at(self.option.id.clone())
            .rule(Sentence::new("explain-rule-total-cash"))
            .sum_of(children))
    }

    /// Everything paid, by the month of payment.
    pub fn by_month(&self) -> Exact<Node> {
        let mut children = Vec::new();
        for (month, row) in self.outcome.months.iter().enumerate() {
            let inside = |date| self.study.horizon.index_of(date) == Some(month);
            let movements = self.outcome.movements.iter().filter(|m| inside(m.date));
            let payments = movements
                .map(|movement| self.movement(movement, false))
                .collect::<Exact<Vec<_>>>()?;
            if !payments.is_empty() {
                children.push(self.month_node(month, row.paid).sum_of(payments));
            }
        }
        children.extend(self.paid_after()?);
        Ok(self
            .total("explain-total-cash", self.outcome.metrics.total_paid)
            .at(self.reference("total-cash"))
            .rule(Sentence::new("explain-rule-total-cash"))
            .sum_of(children))
    }

    /// The cost of the study's months.
    pub fn cost(&self) -> Exact<Node> {
        let months = self.outcome.months.iter().enumerate();
        let children = months
            .filter(|(_, row)| !row.cost.is_zero())
            .map(|(month, row)| self.cost_node(month, row.cost))
            .collect();
        Ok(self
            .total("explain-total-cost", self.outcome.metrics.total_cost)
            .at(self.reference("total-cost"))
            .rule(Sentence::new("explain-rule-total-cost"))
            .sum_of(children))
    }

    /// What is paid for the time after the study: everything paid, less the study's cost.
    pub fn prepaid_at_end(&self) -> Exact<Node> {
        let cost = self.cost()?;
        let taken_off = Node {
            amount: sub(Decimal::ZERO, cost.amount)?,
            adds_up: false,
            children: Vec::new(),
            ..cost
        };
        Ok(self
            .total(
                "explain-prepaid-at-end",
                self.outcome.metrics.prepaid_at_end,
            )
            .at(self.reference("prepaid-at-end"))
            .sum_of(vec![self.by_month()?, taken_off]))
    }

    /// Each payment at its worth on the study's first day.
    pub fn present_value(&self) -> Exact<Node> {
        let node = self
            .total("explain-present-value", self.outcome.metrics.present_value)
            .at(self.reference("present-value"));
        if self.discount_rate().is_none() {
            return Ok(node
                .rule(Sentence::new("explain-rule-no-discount"))
                .sum_of(vec![self.by_month()?]));
        }
        let all: Vec<&Movement> = self.outcome.movements.iter().collect();
        self.discounted(node, &all)
    }

    /// The rate that money is discounted by; none where the study has none, or 0.
    fn discount_rate(&self) -> Option<Decimal> {
        self.study.annual_rate.filter(|rate| !rate.is_zero())
    }

    /// Some payments, each times its discount factor, for the present value they make up; the
    /// cents lost in between are shown.
    pub fn discounted(&self, node: Node, movements: &[&Movement]) -> Exact<Node> {
        let Some(rate) = self.discount_rate() else {
            let parts = movements.iter().map(|one| self.movement(one, false));
            return Ok(node
                .rule(Sentence::new("explain-rule-no-discount"))
                .sum_of(parts.collect::<Exact<Vec<_>>>()?));
        };
        let decimals = self.study.currency.decimals;
        let mut children = Vec::new();
        let mut difference = node.amount;
        for movement in movements {
            let amount = movement.total()?;
            let months = months_until(&self.study.horizon, movement.date);
            let factor = discount_factor(rate.to_f64().unwrap_or(0.0), months);
            let today = amount.to_f64().unwrap_or(0.0) * factor;
            let today = to_money(today, decimals).ok_or(Overflow)?;
            difference = sub(difference, today)?;
            children.push(
                Node {
                    amount: today,
                    ..self.movement(movement, false)?
                }
                .rule(Sentence::new("explain-rule-factor"))
                .input("explain-input-amount", money(amount), None)
                .input("explain-input-months-away", real(months, 6)?, None)
                .input("explain-input-discount-factor", real(factor, 12)?, None),
            );
        }
        if !difference.is_zero() {
            let label = Sentence::new("explain-rounding");
            let rule = Sentence::new("explain-rule-rounded-once");
            children.push(Node::new(label, difference).rule(rule));
        }
        Ok(node
            .rule(Sentence::new("explain-rule-present-value").with("rate", percent(rate)))
            .input(
                "assumption-discount-rate",
                percent(rate),
                self.stated("discounting.annual_rate"),
            )
            .sum_of(children))
    }

    /// The level payment in advance with the same present value.
    pub fn monthly_equivalent(&self) -> Exact<Node> {
        let metrics = &self.outcome.metrics;
        let months = Decimal::from(self.study.horizon.len());
        let node = self
            .total("explain-monthly-equivalent", metrics.monthly_equivalent)
            .at(self.reference("monthly-equivalent"))
            .input(
                "assumption-horizon",
                quantity(months),
                self.stated("months"),
            );
        Ok(match self.discount_rate() {
            None => node
                .rule(Sentence::new("explain-rule-average-month"))
                .from(vec![self.by_month()?]),
            Some(rate) => node
                .rule(Sentence::new("explain-rule-level-payment"))
                .input(
                    "assumption-discount-rate",
                    percent(rate),
                    self.stated("discounting.annual_rate"),
                )
                .from(vec![self.present_value()?]),
        })
    }
}

/// A real number as decimal text, to some places.
fn real(value: f64, decimals: u32) -> Exact<Arg> {
    to_money(value, decimals).map(quantity).ok_or(Overflow)
}
