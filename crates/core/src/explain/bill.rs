//! A bill: its lines without VAT, and the VAT.

use super::{Node, Trace, money, percent};
use crate::billing::Invoice;
use crate::billing::tax::RateShare;
use crate::compare::cause::line_names;
use crate::decimal::Exact;
use crate::sentence::{Arg, Sentence};
use crate::study::path::join;
use rust_decimal::Decimal;

impl Trace<'_> {
    pub fn bill(&self, invoice: &Invoice) -> Exact<Node> {
        let mut children = Vec::new();
        for index in 0..invoice.lines.len() {
            children.extend(self.line(invoice, index)?);
        }
        if !invoice.tax.is_zero() {
            children.push(self.tax(invoice));
        }
        let label = Sentence::new("explain-bill")
            .count("number", invoice.number)
            .with("date", Arg::Date(invoice.issued.to_string()));
        Ok(Node::new(label, invoice.total()?)
            .at(self.reference(&format!("bill-{}", invoice.number)))
            .rule(
                Sentence::new("explain-rule-bill").with("due", Arg::Date(invoice.due.to_string())),
            )
            .sum_of(children))
    }

    /// The bill's lines by name and amount, without their own traces.
    pub fn bill_lines(&self, invoice: &Invoice) -> Vec<Node> {
        let lines = invoice.lines.iter().zip(&invoice.net_by_line);
        let mut children: Vec<Node> = lines
            .zip(line_names(invoice))
            .map(|((line, net), name)| {
                Node::new(Sentence::new("explain-line").name("line", &line.name), *net)
                    .at(self.reference(&format!("bill-{}/{name}", invoice.number)))
                    .rule(line.sentence())
            })
            .collect();
        if !invoice.tax.is_zero() {
            children.push(self.tax(invoice));
        }
        children
    }

    /// The VAT of a bill, by rate where there are several.
    fn tax(&self, invoice: &Invoice) -> Node {
        let rule = if self.plan.prices_include_vat {
            "explain-rule-tax-included"
        } else {
            "explain-rule-tax"
        };
        let at_rate = |share: &RateShare| {
            let (rate, path) = self.tax_rate(share.rate);
            Node::new(Sentence::new("explain-tax"), share.tax)
                .rule(
                    Sentence::new(rule)
                        .with("rate", percent(rate))
                        .with("net", money(share.net)),
                )
                .input("explain-input-vat-rate", percent(rate), path)
        };
        match invoice.tax_by_rate.as_slice() {
            [only] => at_rate(only),
            several => Node::new(Sentence::new("explain-tax"), invoice.tax)
                .rule(Sentence::new("explain-rule-tax-rates"))
                .sum_of(several.iter().map(at_rate).collect()),
        }
    }

    /// A rate of tax and where it is stated.
    pub(super) fn tax_rate(&self, index: usize) -> (Decimal, Option<String>) {
        let Some(rate) = self.study.tax.rates.get(index) else {
            return (Decimal::ZERO, None);
        };
        let path = if rate.id.is_empty() {
            "taxes.vat_rate".to_owned()
        } else {
            format!("{}.shares", join("taxes.rates", &rate.id))
        };
        (rate.total(), self.stated(&path))
    }
}
