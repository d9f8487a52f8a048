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
    let bill = Bill { study, lines };
    let amounts = lines.iter().map(|line| line.amount).collect();
    let (net_by_line, inside) = match inclusive {
        true => bill.inside(amounts)?,
        false => (amounts, Decimal::ZERO),
    };
    let by_rate = by_rate(bill.rates().zip(net_by_line.iter().copied()))?;
    let tax = match inclusive {
        true => inside,
        false => bill.on_top(&by_rate)?,
    };
    bill.shared(net_by_line, &by_rate, tax)
}

struct Bill<'a> {
    study: &'a Study,
    lines: &'a [Line],
}

/// What the amounts of each rate come to, in the order of rates.
fn by_rate(amounts: impl Iterator<Item = (usize, Decimal)>) -> Exact<Vec<(usize, Decimal)>> {
    let mut by_rate: Vec<(usize, Decimal)> = Vec::new();
    for (rate, amount) in amounts {
        match by_rate.iter_mut().find(|(of, _)| *of == rate) {
            Some((_, total)) => *total = add(*total, amount)?,
            None => by_rate.push((rate, amount)),
        }
    }
    by_rate.sort_by_key(|(rate, _)| *rate);
    Ok(by_rate)
}

impl Bill<'_> {
    /// The position of each line's rate.
    fn rates(&self) -> impl Iterator<Item = usize> {
        self.lines.iter().map(|line| line.origin.tax)
    }

    fn rate(&self, rate: usize) -> Option<&TaxRate> {
        self.study.tax.rates.get(rate)
    }

    /// Everything that a rate adds to a price; nothing for what is not taxed.
    fn total(&self, rate: usize) -> Decimal {
        self.rate(rate).map_or(Decimal::ZERO, TaxRate::total)
    }

    fn rounded(&self, amount: Decimal) -> Decimal {
        round(amount, self.study.currency.decimals, RoundingMode::HalfUp)
    }

    /// The tax on amounts without it, of which each rate has so much.
    fn on_top(&self, by_rate: &[(usize, Decimal)]) -> Exact {
        let mut exact = Vec::new();
        match self.study.tax.rounding {
            TaxRounding::Bill => {
                let mut whole = Decimal::ZERO;
                for (rate, net) in by_rate {
                    whole = add(whole, mul(*net, self.total(*rate))?)?;
                }
                exact.push(whole);
            }
            TaxRounding::Line => {
                for line in self.lines {
                    exact.push(mul(line.amount, self.total(line.origin.tax))?);
                }
            }
            // Each part of a rate is a tax of its own and rounded by itself.
            TaxRounding::Rate => {
                for (rate, net) in by_rate {
                    for part in self.rate(*rate).into_iter().flat_map(|rate| &rate.shares) {
                        exact.push(mul(*net, *part)?);
                    }
                }
            }
        }
        sum(exact.into_iter().map(|tax| self.rounded(tax)))
    }

    /// Net amounts and tax inside amounts that include it.
    fn inside(&self, amounts: Vec<Decimal>) -> Exact<(Vec<Decimal>, Decimal)> {
        let mut together: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        // What bears no tax keeps its amount, whatever it stands beside.
        let taxed = self.rates().enumerate();
        for (index, rate) in taxed.filter(|(_, rate)| self.rate(*rate).is_some()) {
            let group = match self.study.tax.rounding {
                TaxRounding::Bill => 0,
                TaxRounding::Line => index,
                TaxRounding::Rate => rate,
            };
            together.entry(group).or_default().push(index);
        }
        let mut net_by_line = amounts.clone();
        let mut tax = Decimal::ZERO;
        for members in together.into_values() {
            let of = |index: &usize| {
                let rate = self.lines.get(*index)?.origin.tax;
                Some((rate, *amounts.get(*index)?))
            };
            let (nets, its_tax) = self.group(&members.iter().filter_map(of).collect::<Vec<_>>())?;
            for (index, net) in members.iter().zip(nets) {
                if let Some(slot) = net_by_line.get_mut(*index) {
                    *slot = net;
                }
            }
            tax = add(tax, its_tax)?;
        }
        Ok((net_by_line, tax))
    }

    /// Amounts, each with its rate, whose tax is rounded together: net or tax is rounded, the
    /// other is left.
    fn group(&self, amounts: &[(usize, Decimal)]) -> Exact<(Vec<Decimal>, Decimal)> {
        let gross: Vec<Decimal> = amounts.iter().map(|(_, amount)| *amount).collect();
        let total = sum(gross.iter().copied())?;
        let by_rate = by_rate(amounts.iter().copied())?;
        let mut exact_net = Decimal::ZERO;
        for (rate, amount) in &by_rate {
            exact_net = add(exact_net, self.without(*rate, *amount)?)?;
        }
        let net = if self.study.tax.round_net {
            self.rounded(exact_net)
        } else {
            sub(total, self.rounded(sub(total, exact_net)?))?
        };
        let tax = sub(total, net)?;
        if total.is_zero() || tax.is_zero() {
            return Ok((gross, tax));
        }
        let weights = match by_rate.len() {
            1 => gross,
            _ => amounts
                .iter()
                .map(|(rate, amount)| self.without(*rate, *amount))
                .collect::<Exact<_>>()?,
        };
        Ok((allocate(net, &weights, self.study.currency.decimals)?, tax))
    }

    fn without(&self, rate: usize, amount: Decimal) -> Exact {
        quotient(amount, add(Decimal::ONE, self.total(rate))?)
    }

    /// The tax shared out by rate and by line.
    fn shared(
        &self,
        net_by_line: Vec<Decimal>,
        by_rate: &[(usize, Decimal)],
        tax: Decimal,
    ) -> Exact<Taxed> {
        let decimals = self.study.currency.decimals;
        let exact = |(rate, net): (usize, Decimal)| mul(net, self.total(rate));
        let shares = match by_rate {
            [_] => vec![tax],
            _ => {
                let weights = by_rate.iter().copied().map(exact);
                allocate(tax, &weights.collect::<Exact<Vec<_>>>()?, decimals)?
            }
        };
        let back = |rate: usize| self.rate(rate).map_or(Decimal::ZERO, |r| r.recoverable);
        let mut exact_back = Decimal::ZERO;
        for ((rate, _), share) in by_rate.iter().zip(&shares) {
            exact_back = add(exact_back, mul(*share, back(*rate))?)?;
        }
        let recoverable = self.rounded(exact_back);
        let borne = sub(tax, recoverable)?;
        let lost_by_line = if by_rate.len() == 1 {
            allocate(borne, &net_by_line, decimals)?
        } else {
            let by_line = self.rates().zip(net_by_line.iter().copied());
            let lost = by_line
                .map(|line| mul(exact(line)?, sub(Decimal::ONE, back(line.0))?))
                .collect::<Exact<Vec<_>>>()?;
            allocate(borne, &lost, decimals)?
        };
        let rates = by_rate.iter().zip(shares);
        let share = |((rate, net), tax): (&(usize, Decimal), Decimal)| RateShare {
            rate: *rate,
            net: *net,
            tax,
        };
        Ok(Taxed {
            by_rate: rates.map(share).collect(),
            net_by_line,
            tax,
            recoverable,
            lost_by_line,
        })
    }
}
