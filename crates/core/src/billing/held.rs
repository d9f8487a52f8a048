//! Held (预付): what is paid ahead of its use, as it is used up.
//!
//! It is counted in the currency that the plan states it in. In the study's currency it
//! stands at what was paid for it: each part that is used takes its share of that away, by
//! cumulative difference, so that it ends at exactly zero. What the rate of exchange has made
//! of a part since it was paid is a line of its own, and together the two are what the bill is
//! lowered by.
//!
//! What is billed after its use costs what its own bill says, as usage does, and has no such
//! line: when it was used nothing had been paid that a rate could have made more or less of,
//! and nothing was owed that a bill had stated. What is set off for it comes to what the usage
//! comes to at the rate of the usage's bill, so the rate of its own bill is the one that counts.

use super::account::{Account, Billed};
use super::prepaid::piece;
use crate::decimal::{
    Exact, Overflow, QUOTIENT_DECIMALS, RoundingMode, add, mul, ratio, round, share_of, sub, sum,
};
use crate::money::Exchange;
use crate::period::Period;
use crate::pricing::plan::{Category, Plan};
use crate::pricing::prepaid::PrepaidReason;
use crate::rating::line::Used;
use crate::rating::{Line, Recognition};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What may be used, and the bills by which it is paid for.
pub(super) struct Held<'a> {
    account: &'a Account<'a>,
    plan: &'a Plan,
    /// All that may be used, and all that is asked for it.
    all: Decimal,
    price: Decimal,
    gone: Decimal,
    /// Of the price, what is borne by what is gone.
    borne: Decimal,
    pub payments: Vec<Payment>,
}

/// A bill for it, with what of it was used or lost when, in the study's currency.
pub(super) struct Payment {
    pub on: NaiveDate,
    pub billed: Billed,
    pub pieces: Vec<Used>,
    all: Decimal,
    left: Decimal,
    booked: Decimal,
}

/// A part that is used, at its face value.
pub(super) struct Share {
    stated: Decimal,
    /// What was paid for it, when, and at which rate of exchange.
    cost: Decimal,
    paid_on: NaiveDate,
    exchange: Option<Exchange>,
}

/// What charges on one bill come to, in the plan's currency and in the study's.
pub(super) struct Charged {
    pub stated: Decimal,
    pub billed: Decimal,
}

/// A part of what a bill is lowered by.
pub(super) struct SetOff {
    pub billed: Billed,
    /// For what its rates differ by, the reason.
    pub exchanged: Option<PrepaidReason>,
}

impl<'a> Held<'a> {
    pub fn new(
        account: &'a Account<'a>,
        plan: &'a Plan,
        (all, price): (Decimal, Decimal),
    ) -> Held<'a> {
        Held {
            account,
            plan,
            all,
            price,
            gone: Decimal::ZERO,
            borne: Decimal::ZERO,
            payments: Vec::new(),
        }
    }

    /// Adds a bill for it.
    pub fn pay(&mut self, price: Decimal, on: NaiveDate) -> Exact<()> {
        let billed = self.account.billed(self.plan, price, on)?;
        let all = billed.stated.unwrap_or(billed.amount);
        self.payments.push(Payment {
            on,
            billed,
            pieces: Vec::new(),
            all,
            left: all,
            booked: Decimal::ZERO,
        });
        Ok(())
    }

    pub fn left(&self) -> Exact {
        sub(self.all, self.gone)
    }

    /// Takes a part away that is used, or lost, on a day, from the earliest bills first.
    pub fn take(&mut self, used: Decimal, on: NaiveDate, lost: bool) -> Exact<Vec<Share>> {
        self.gone = add(self.gone, used)?;
        let borne = match self.price == self.all {
            true => self.gone,
            false => {
                let exact = part_of(self.price, self.gone, self.all)?;
                self.account.counted(self.plan, exact)?
            }
        };
        let mut rest = sub(borne, self.borne)?;
        self.borne = borne;
        let mut shares = Vec::new();
        for payment in &mut self.payments {
            let part = rest.min(payment.left);
            if part <= Decimal::ZERO {
                continue;
            }
            rest = sub(rest, part)?;
            let cost = payment.take(self.plan, part)?;
            payment.pieces.push(piece(on, cost, lost));
            // Paid above its face value: what is more is a price, and no money that is held.
            let (stated, cost) = match self.price > self.all {
                true => (
                    ratio(part, self.all, self.price)?,
                    self.plan
                        .rounding
                        .alone(ratio(cost, self.all, self.price)?)?,
                ),
                false => (part, cost),
            };
            shares.push(Share {
                stated,
                cost,
                paid_on: payment.on,
                exchange: payment.billed.exchange.clone(),
            });
        }
        Ok(shares)
    }
}

/// The price of a part, as a quotient; where 28 digits do not hold what is divided, as near as
/// they come to it.
fn part_of(price: Decimal, gone: Decimal, all: Decimal) -> Exact {
    ratio(price, gone, all).or_else(|_| {
        let near = share_of(price, gone, all)?;
        Ok(round(near, QUOTIENT_DECIMALS, RoundingMode::HalfUp))
    })
}

impl Payment {
    /// What was paid for what is not gone.
    pub fn rest(&self) -> Exact {
        sub(self.billed.amount, self.booked)
    }

    /// What was paid for a part of it.
    fn take(&mut self, plan: &Plan, part: Decimal) -> Exact {
        self.left = sub(self.left, part)?;
        let paid = self.billed.amount;
        let gone = sub(self.all, self.left)?;
        let so_far = match self.billed.exchange {
            _ if self.left.is_zero() => paid,
            None => gone,
            Some(_) => plan.rounding.alone(part_of(paid, gone, self.all)?)?,
        };
        let cost = sub(so_far, self.booked)?;
        self.booked = so_far;
        Ok(cost)
    }
}

/// What a bill of a day is lowered by when `used` is set against charges on it: at the rate of
/// the bill, but what was paid for at another rate at that one, with the difference beside it.
pub(super) fn set_off(
    (account, plan): (&Account, &Plan),
    shares: Vec<Share>,
    (used, charged): (Decimal, &Charged),
    day: NaiveDate,
) -> Exact<Vec<SetOff>> {
    let rate = account.rate_on(plan, day);
    let worth = worth(plan, used, charged, rate.as_ref())?;
    let (mut parts, mut apart, mut apart_worth) = (Vec::new(), Decimal::ZERO, Decimal::ZERO);
    for share in shares {
        let (Some(paid), Some(now)) = (&share.exchange, &rate) else {
            continue;
        };
        if paid.rate == now.rate || share.paid_on > day {
            continue;
        }
        apart = add(apart, share.stated)?;
        let reached = if apart == used {
            worth
        } else {
            plan.rounding.alone(mul(apart, now.rate)?)?.min(worth)
        };
        let difference = sub(share.cost, sub(reached, apart_worth)?)?;
        apart_worth = reached;
        let reason = PrepaidReason::Exchanged {
            amount: account.told(plan, share.stated),
            paid: paid.rate,
            used: now.rate,
        };
        parts.push(SetOff {
            billed: lowered(share.cost, share.stated, Some(paid.clone())),
            exchanged: None,
        });
        if !difference.is_zero() {
            parts.push(SetOff {
                billed: Billed {
                    amount: difference,
                    stated: Some(Decimal::ZERO),
                    exchange: Some(now.clone()),
                },
                exchanged: Some(reason),
            });
        }
    }
    let rest = sub(worth, apart_worth)?;
    if !rest.is_zero() || parts.is_empty() {
        let part = SetOff {
            billed: lowered(rest, sub(used, apart)?, rate),
            exchanged: None,
        };
        parts.insert(0, part);
    }
    Ok(parts)
}

impl SetOff {
    /// The line with this amount, a cost of a day. What rates differ by is one of finance.
    pub fn onto(self, line: Line, on: NaiveDate) -> Exact<Line> {
        let used = vec![piece(on, self.billed.amount, false)];
        let line = self.billed.onto(line);
        if self.exchanged.is_none() {
            return Ok(Line {
                recognition: Recognition::AsUsed(used),
                ..line
            });
        }
        let next = on.succ_opt().ok_or(Overflow)?;
        let line = Line {
            period: Period::new(on, next).ok_or(Overflow)?,
            ..line
        };
        Ok(line.with(|item| item.category = Category::Financing))
    }
}

fn lowered(amount: Decimal, stated: Decimal, exchange: Option<Exchange>) -> Billed {
    Billed {
        amount: -amount,
        stated: exchange.is_some().then_some(-stated),
        exchange,
    }
}

/// What `used` comes to on a bill: all of its charges, where it covers them, whatever they were
/// rounded to.
fn worth(plan: &Plan, used: Decimal, charged: &Charged, rate: Option<&Exchange>) -> Exact {
    match rate {
        _ if used == charged.stated => Ok(charged.billed),
        None => Ok(used),
        Some(rate) => {
            let alone = plan.rounding.alone(mul(used, rate.rate)?)?;
            Ok(alone.min(charged.billed))
        }
    }
}

impl Charged {
    /// What lines of a bill come to together, as they are billed.
    pub fn of<'l, L>(account: &Account, lines: L) -> Exact<Charged>
    where
        L: IntoIterator<Item = &'l Line, IntoIter: Clone>,
    {
        let lines = lines.into_iter();
        let stated = lines.clone().map(|line| account.stated(line));
        Ok(Charged {
            stated: sum(stated.collect::<Exact<Vec<_>>>()?)?,
            billed: sum(lines.map(|line| line.amount))?,
        })
    }

    /// Nothing for what a bill brings.
    pub fn or_nothing(self) -> Charged {
        Charged {
            stated: self.stated.max(Decimal::ZERO),
            billed: self.billed.max(Decimal::ZERO),
        }
    }
}
