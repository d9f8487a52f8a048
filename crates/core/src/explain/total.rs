//! An option's totals: by charge, by month, spread, in present value, as a level payment.

use super::{Node, Trace, money, percent, quantity};
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
            .map(|(month, row)| {
                let name = self.month_name(month);
                let label =
                    Sentence::new("explain-month-cost").with("month", Arg::Month(name.clone()));
                Node::new(label, row.cost).at(self.reference(&format!("{name}/spread")))
            })
            .collect();
        Ok(self
            .total("explain-total-cost", self.outcome.metrics.total_cost)
            .at(self.reference("total-cost"))
            .rule(Sentence::new("explain-rule-total-cost"))
            .sum_of(children))
    }

    /// Each payment times its discount factor; the cents lost in between are shown.
    pub fn present_value(&self) -> Exact<Node> {
        let worth = self.outcome.metrics.present_value;
        let node = self
            .total("explain-present-value", worth)
            .at(self.reference("present-value"));
        let Some(rate) = self.study.annual_rate.filter(|rate| !rate.is_zero()) else {
            return Ok(node
                .rule(Sentence::new("explain-rule-no-discount"))
                .sum_of(vec![self.by_month()?]));
        };
        let decimals = self.study.currency.decimals;
        let mut children = Vec::new();
        let mut rounded = Decimal::ZERO;
        for movement in &self.outcome.movements {
            let amount = movement.total()?;
            let months = months_until(&self.study.horizon, movement.date);
            let factor = discount_factor(rate.to_f64().unwrap_or(0.0), months);
            let today = amount.to_f64().unwrap_or(0.0) * factor;
            let today = to_money(today, decimals).ok_or(Overflow)?;
            rounded = add(rounded, today)?;
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
        let difference = sub(worth, rounded)?;
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
        Ok(
            match self.study.annual_rate.filter(|rate| !rate.is_zero()) {
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
            },
        )
    }
}

/// A real number as decimal text, to some places.
fn real(value: f64, decimals: u32) -> Exact<Arg> {
    to_money(value, decimals).map(quantity).ok_or(Overflow)
}
