//! A line: its exact amount by the rule that made it, the rounding, the VAT inside.

use super::{Node, Trace, money, percent, quantity};
use crate::billing::Invoice;
use crate::compare::cause::line_names;
use crate::decimal::{Exact, sub};
use crate::pricing::plan::Charge;
use crate::pricing::prepaid::PrepaidReason;
use crate::pricing::reason::Reason;
use crate::rating::Line;
use crate::sentence::{Arg, Sentence};
use rust_decimal::Decimal;

impl Trace<'_> {
    /// The trace of a bill's line.
    pub fn line(&self, invoice: &Invoice, index: usize) -> Exact<Option<Node>> {
        let names = line_names(invoice);
        let (Some(line), Some(net), Some(name)) = (
            invoice.lines.get(index),
            invoice.net_by_line.get(index).copied(),
            names.get(index),
        ) else {
            return Ok(None);
        };
        let exact = self.exact(invoice, line, name)?.unwrap_or(line.amount);
        let mut children = vec![self.priced(line, exact)?];
        let rounding = sub(line.amount, exact)?;
        if !rounding.is_zero() {
            children.push(
                Node::new(Sentence::new("explain-rounding"), rounding)
                    .rule(Sentence::new("reason-rounding"))
                    .input(
                        "explain-input-decimals",
                        quantity(Decimal::from(self.plan_of(line).rounding.decimals)),
                        self.of_plan(self.plan_of(line), "rounding"),
                    ),
            );
        }
        let tax = sub(net, line.amount)?;
        if !tax.is_zero() {
            let (rate, path) = self.tax_rate(line.origin.tax);
            children.push(
                Node::new(Sentence::new("explain-tax-inside"), tax)
                    .rule(Sentence::new("explain-rule-tax-inside").with("rate", percent(rate)))
                    .input("explain-input-vat-rate", percent(rate), path),
            );
        }
        let node = Node::new(Sentence::new("explain-line").name("line", &line.name), net)
            .at(self.reference(&format!("bill-{}/{name}", invoice.number)))
            .rule(
                Sentence::new("explain-rule-line")
                    .with("from", Arg::Date(line.period.start().to_string()))
                    .with("to", Arg::Date(line.period.last_day().to_string())),
            );
        Ok(Some(Node {
            clause: line.clause.clone(),
            source: self.plan_of(line).source.clone(),
            ..node.sum_of(children)
        }))
    }

    /// The amount before rounding, from the same rating; a surcharge has none of its own.
    fn exact(&self, invoice: &Invoice, line: &Line, name: &str) -> Exact<Option<Decimal>> {
        let of_bill = |other: &&Line| other.billed_on == invoice.issued;
        let before = Invoice {
            lines: self.unrounded()?.iter().filter(of_bill).cloned().collect(),
            ..invoice.clone()
        };
        let found = line_names(&before).iter().position(|other| other == name);
        let unrounded = found.and_then(|at| before.lines.get(at));
        let same = unrounded.filter(|unrounded| unrounded.period == line.period);
        Ok(same.map(|unrounded| unrounded.amount))
    }

    /// The rule with its numbers, and the usage it was applied to.
    fn priced(&self, line: &Line, exact: Decimal) -> Exact<Node> {
        let price = self.price_of(line);
        let mut node = Node::new(Sentence::new("explain-exact"), exact).rule(line.sentence());
        if let Some(units) = line.quantity {
            node = node.input("explain-input-quantity", quantity(units), None);
        }
        node = match (line.unit_price, rate_of(&line.reason)) {
            (Some(unit), _) => node.input("explain-input-unit-price", money(unit), price),
            (None, Some(rate)) => node.input("explain-input-rate", percent(rate), price),
            (None, None) if price.is_some() => {
                let named = stated_amount(&line.reason).or(line.stated);
                let stated = match (named, &line.origin.exchange) {
                    (None, _) => match &line.reason {
                        Reason::Units { units, .. } => quantity(*units),
                        _ => money(exact),
                    },
                    (Some(amount), None) => money(amount),
                    (Some(amount), Some(exchange)) => Arg::foreign(&exchange.currency, amount),
                };
                node.input("explain-input-price", stated, price)
            }
            (None, None) => node,
        };
        if let Some(exchange) = &line.origin.exchange {
            let from = Arg::Date(exchange.from.to_string());
            node = node
                .input(
                    "explain-input-exchange",
                    quantity(exchange.rate),
                    self.stated("exchange"),
                )
                .input("explain-input-exchange-from", from, None);
        }
        if !line.periods.is_one() {
            node = node.input(
                "explain-input-periods",
                Arg::Text(line.periods.text()),
                None,
            );
        }
        let charge = self
            .plan_of(line)
            .charges
            .iter()
            .find(|c| c.id == line.charge);
        let children = match charge {
            Some(charge) => {
                node = self.terms_of(line, charge, node);
                self.metered(charge, line)?
            }
            None => self.of_units_line(line)?.into_iter().collect(),
        };
        Ok(node.from(children))
    }

    /// Conversion and allowance, which stand between what is metered and what is priced.
    fn terms_of(&self, line: &Line, charge: &Charge, node: Node) -> Node {
        let mut node = node;
        if !charge.is_metered() {
            return node;
        }
        if let Some(conversion) = charge.pricing.convert {
            node = node.input(
                "explain-input-convert",
                quantity(conversion.divide_by),
                self.of_charge(line, &charge.id, "convert.divide_by"),
            );
        }
        let allowance = charge.pricing.allowance.quantity;
        if !allowance.is_zero() {
            node = node.input(
                "explain-input-allowance",
                quantity(allowance),
                self.of_charge(line, &charge.id, "allowance.quantity"),
            );
        }
        node
    }
}

fn rate_of(reason: &Reason) -> Option<Decimal> {
    match reason {
        Reason::PercentDiscount { rate }
        | Reason::BillingDiscount { rate }
        | Reason::Surcharge { rate, .. }
        | Reason::Salvage { rate }
        | Reason::Share { rate, .. } => Some(*rate),
        Reason::Contract(reason) => reason.rate(),
        _ => None,
    }
}

/// The amount as the study states it, where the line's own is another.
fn stated_amount(reason: &Reason) -> Option<Decimal> {
    match reason {
        Reason::MinimumTopUp { minimum } => Some(*minimum),
        Reason::MaximumCut { maximum } => Some(*maximum),
        Reason::Prepaid(
            PrepaidReason::Deposit { amount }
            | PrepaidReason::DepositBack { amount }
            | PrepaidReason::DepositExchanged { amount, .. }
            | PrepaidReason::Exchanged { amount, .. },
        ) => Some(*amount),
        _ => None,
    }
}
