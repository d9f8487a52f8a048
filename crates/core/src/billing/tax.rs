//! VAT on one bill: by rate, exclusive or inside the prices, rounded where the study says.
//!
//! The tax of a bill is one amount. Rounded once it is the exact sum; rounded by line or by
//! rate it is the sum of rounded parts, which can differ by the smallest unit. What belongs
//! to a rate or a line is shared out of that amount, so that the parts add up to it.

use crate::decimal::{Exact, RoundingMode, add, allocate, mul, quotient, round, sub, sum};
use crate::rating::Line;
use crate::study::{Study, TaxRate, TaxRounding};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The tax of a bill's lines. Amounts have the study's decimals; money out is positive.
#[derive(Debug, Clone, PartialEq)]
pub struct Taxed {
    /// Without VAT, in the lines' order.
    pub net_by_line: Vec<Decimal>,
    pub tax: Decimal,
    /// The part of the tax that the buyer gets back.
    pub recoverable: Decimal,
    /// The rest of the tax by line: what the buyer bears.
    pub lost_by_line: Vec<Decimal>,
    /// The tax by rate; adds up to `tax`.
    pub by_rate: Vec<RateShare>,
}

/// What one rate contributes to a bill.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RateShare {
    /// Position in the study's tax rates.
    pub rate: usize,
    pub net: Decimal,
    pub tax: Decimal,
}

/// Taxes the rounded lines of a bill; `inclusive` when their amounts hold the VAT.
pub fn tax(study: &Study, inclusive: bool, lines: &[Line]) -> Exact<Taxed> {
    let bill = Bill {
        study,
        inclusive,
        lines,
    };
    let mut net_by_line = vec![Decimal::ZERO; lines.len()];
    let mut tax = Decimal::ZERO;
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, line) in lines.iter().enumerate() {
        let group = match study.tax.rounding {
            TaxRounding::Bill => 0,
            TaxRounding::Line => index,
            TaxRounding::Rate => line.origin.tax,
        };
        groups.entry(group).or_default().push(index);
    }
    for members in groups.values() {
        let (nets, its_tax) = bill.group(members)?;
        for (index, net) in members.iter().zip(nets) {
            if let Some(slot) = net_by_line.get_mut(*index) {
                *slot = net;
            }
        }
        tax = add(tax, its_tax)?;
    }
    bill.shared(net_by_line, tax)
}

struct Bill<'a> {
    study: &'a Study,
    inclusive: bool,
    lines: &'a [Line],
}

impl Bill<'_> {
    fn rate(&self, line: &Line) -> Option<&TaxRate> {
        self.study.tax.rates.get(line.origin.tax)
    }

    fn rounded(&self, amount: Decimal) -> Decimal {
        round(amount, self.study.currency.decimals, RoundingMode::HalfUp)
    }

    /// Lines whose tax is rounded together: their net amounts and their tax.
    fn group(&self, members: &[usize]) -> Exact<(Vec<Decimal>, Decimal)> {
        let lines: Vec<&Line> = members.iter().filter_map(|i| self.lines.get(*i)).collect();
        let amounts: Vec<Decimal> = lines.iter().map(|line| line.amount).collect();
        if self.inclusive {
            return self.inside(&lines, amounts);
        }
        // By rate, each part of a rate is a tax of its own and rounded by itself.
        let alone = self.study.tax.rounding == TaxRounding::Rate;
        let mut exact = Vec::new();
        for (line, amount) in lines.iter().zip(&amounts) {
            for (part, rate) in self.rate(line).into_iter().flat_map(TaxRate::parts) {
                exact.push((if alone { part } else { 0 }, mul(*amount, rate)?));
            }
        }
        let mut by_part: BTreeMap<usize, Decimal> = BTreeMap::new();
        for (part, amount) in exact {
            let slot = by_part.entry(part).or_default();
            *slot = add(*slot, amount)?;
        }
        let tax = sum(by_part.into_values().map(|amount| self.rounded(amount)))?;
        Ok((amounts, tax))
    }

    /// Net and tax inside amounts that include the tax: one is rounded, the other is left.
    fn inside(&self, lines: &[&Line], amounts: Vec<Decimal>) -> Exact<(Vec<Decimal>, Decimal)> {
        let total = sum(amounts.iter().copied())?;
        let mut exact = Vec::with_capacity(lines.len());
        let mut by_rate: BTreeMap<usize, Decimal> = BTreeMap::new();
        for (line, amount) in lines.iter().zip(&amounts) {
            let slot = by_rate.entry(line.origin.tax).or_default();
            *slot = add(*slot, *amount)?;
            exact.push(self.without(line.origin.tax, *amount)?);
        }
        let one_rate = by_rate.len() == 1;
        let mut exact_net = Decimal::ZERO;
        for (rate, amount) in by_rate {
            exact_net = add(exact_net, self.without(rate, amount)?)?;
        }
        let net = if self.study.tax.round_net {
            self.rounded(exact_net)
        } else {
            sub(total, self.rounded(sub(total, exact_net)?))?
        };
        let weights = if one_rate { &amounts } else { &exact };
        let nets = if total.is_zero() || net == total {
            amounts.clone()
        } else {
            allocate(net, weights, self.study.currency.decimals)?
        };
        Ok((nets, sub(total, net)?))
    }

    fn without(&self, rate: usize, amount: Decimal) -> Exact {
        let rate = self.study.tax.rates.get(rate);
        let factor = add(Decimal::ONE, rate.map_or(Decimal::ZERO, TaxRate::total))?;
        quotient(amount, factor)
    }

    /// The tax shared out by rate and by line.
    fn shared(&self, net_by_line: Vec<Decimal>, tax: Decimal) -> Exact<Taxed> {
        let decimals = self.study.currency.decimals;
        let mut by_rate: BTreeMap<usize, (Decimal, Decimal)> = BTreeMap::new();
        let mut lost = Vec::with_capacity(net_by_line.len());
        for (line, net) in self.lines.iter().zip(&net_by_line) {
            let rate = self.rate(line);
            let exact = mul(*net, rate.map_or(Decimal::ZERO, TaxRate::total))?;
            let slot = by_rate.entry(line.origin.tax).or_default();
            *slot = (add(slot.0, *net)?, add(slot.1, exact)?);
            let kept = sub(Decimal::ONE, rate.map_or(Decimal::ZERO, |r| r.recoverable))?;
            lost.push(mul(exact, kept)?);
        }
        let weights: Vec<Decimal> = by_rate.values().map(|(_, exact)| *exact).collect();
        let shares = allocate(tax, &weights, decimals)?;
        let mut exact_back = Decimal::ZERO;
        for (index, share) in by_rate.keys().zip(&shares) {
            let rate = self.study.tax.rates.get(*index);
            let part = rate.map_or(Decimal::ZERO, |rate| rate.recoverable);
            exact_back = add(exact_back, mul(*share, part)?)?;
        }
        let recoverable = self.rounded(exact_back);
        let weights = if by_rate.len() == 1 {
            &net_by_line
        } else {
            &lost
        };
        let lost_by_line = allocate(sub(tax, recoverable)?, weights, decimals)?;
        let by_rate = by_rate
            .into_iter()
            .zip(shares)
            .map(|((rate, (net, _)), tax)| RateShare { rate, net, tax });
        Ok(Taxed {
            by_rate: by_rate.collect(),
            net_by_line,
            tax,
            recoverable,
            lost_by_line,
        })
    }
}
