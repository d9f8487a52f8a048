//! Percentage: a rate on an amount (turnover, payments), with a fixed fee, a least and a
//! most for each event, and events or an amount that are free.
//!
//! Of free events and a free amount, whichever is used up first ends the free part (Lago).
//! Per-event fees need to know the events: counted by a meter (all of the same average
//! amount), or as a stated mix of amounts of which the charge's meter counts the events.
//! An event of which only a part is free pays its fixed fee.

use super::price::Part;
use super::reason::Reason;
use super::reference::Reference;
use crate::decimal::{Exact, Overflow, add, by_factor, mul, ratio, sub, sum};
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub struct Percentage {
    /// 0.029 for 2.9 %.
    pub rate: Decimal,
    pub fixed_per_event: Decimal,
    pub free_events: Option<Decimal>,
    pub free_amount: Option<Decimal>,
    /// The least and the most that one event costs.
    pub min_per_event: Option<Decimal>,
    pub max_per_event: Option<Decimal>,
    pub events: Events,
}

/// How the events of a period are known.
#[derive(Debug, Clone, PartialEq)]
pub enum Events {
    /// The priced quantity is the amount of a single event.
    Single,
    /// The priced quantity is an amount; this meter counts its events.
    Counted(Reference),
    /// The priced quantity counts events; these are their amounts. Shares add up to 1.
    Mix(Vec<EventSize>),
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EventSize {
    pub amount: Decimal,
    pub share: Decimal,
}

/// What a period holds, and what of it is free.
struct Period {
    amount: Decimal,
    events: Decimal,
    free_amount: Decimal,
    free_events: Decimal,
}

impl Percentage {
    pub fn parts(&self, quantity: Decimal) -> Exact<Vec<Part>> {
        let period = self.period(quantity)?;
        let amount = sub(period.amount, period.free_amount)?;
        let charged = sub(period.events, period.free_events)?;
        let reason = Reason::Percentage {
            amount: period.amount,
            free: period.free_amount,
            events: period.events,
        };
        let mut parts = vec![Part::units(amount, self.rate, reason)?];
        if !self.fixed_per_event.is_zero() {
            let reason = Reason::PerEvent {
                events: period.events,
                free: period.free_events,
            };
            parts.push(Part::units(charged, self.fixed_per_event, reason)?);
        }
        for (events, size) in self.sizes(&period, charged)? {
            parts.extend(self.limit(events, size)?);
        }
        Ok(parts)
    }

    fn period(&self, quantity: Decimal) -> Exact<Period> {
        let (amount, events) = match &self.events {
            Events::Single if quantity.is_zero() => (quantity, Decimal::ZERO),
            Events::Single => (quantity, Decimal::ONE),
            Events::Counted(events) => (quantity, events.quantity),
            Events::Mix(sizes) => {
                let shares = sizes.iter().map(|size| mul(size.amount, size.share));
                let average = sum(shares.collect::<Exact<Vec<_>>>()?)?;
                (by_factor(quantity, average)?, quantity)
            }
        };
        let (free_amount, free_events) = self.free(amount, events)?;
        Ok(Period {
            amount,
            events,
            free_amount,
            free_events,
        })
    }

    /// The amount and the events that are free.
    fn free(&self, amount: Decimal, events: Decimal) -> Exact<(Decimal, Decimal)> {
        if events.is_zero() || amount.is_zero() {
            let free = self.free_events.unwrap_or_default().min(events);
            return Ok((self.free_amount.unwrap_or_default().min(amount), free));
        }
        let by_events = match self.free_events.map(|free| free.min(events)) {
            None => None,
            Some(free) => Some((ratio(amount, free, events)?, free)),
        };
        let by_amount = match self.free_amount.map(|free| free.min(amount)) {
            None => None,
            Some(free) => {
                let whole = mul(free, events)?.checked_div(amount).ok_or(Overflow)?;
                Some((free, whole.floor()))
            }
        };
        Ok(match (by_events, by_amount) {
            (Some(one), Some(other)) if one.0 <= other.0 => one,
            (_, Some(other)) => other,
            (Some(one), None) => one,
            (None, None) => (Decimal::ZERO, Decimal::ZERO),
        })
    }

    /// The charged events by the amount of each.
    fn sizes(&self, period: &Period, charged: Decimal) -> Exact<Vec<(Decimal, Decimal)>> {
        let limited = self.min_per_event.is_some() || self.max_per_event.is_some();
        if !limited || period.events.is_zero() {
            return Ok(Vec::new());
        }
        match &self.events {
            Events::Mix(sizes) => sizes
                .iter()
                .map(|size| Ok((mul(charged, size.share)?, size.amount)))
                .collect(),
            Events::Single | Events::Counted(_) => {
                let average = crate::decimal::quotient(period.amount, period.events)?;
                Ok(vec![(charged, average)])
            }
        }
    }

    /// What raises events of one size to the least fee, or lowers them to the most.
    fn limit(&self, events: Decimal, size: Decimal) -> Exact<Option<Part>> {
        let fee = add(mul(size, self.rate)?, self.fixed_per_event)?;
        let (limit, reason) = match (self.min_per_event, self.max_per_event) {
            (Some(least), _) if fee < least => (
                least,
                Reason::EventMinimum {
                    minimum: least,
                    size,
                },
            ),
            (_, Some(most)) if fee > most => (
                most,
                Reason::EventMaximum {
                    maximum: most,
                    size,
                },
            ),
            _ => return Ok(None),
        };
        Ok(Some(Part::units(events, sub(limit, fee)?, reason)?))
    }

    pub fn references(&self) -> Vec<&Reference> {
        match &self.events {
            Events::Counted(events) => vec![events],
            Events::Single | Events::Mix(_) => Vec::new(),
        }
    }

    pub fn references_mut(&mut self) -> Vec<&mut Reference> {
        match &mut self.events {
            Events::Counted(events) => vec![events],
            Events::Single | Events::Mix(_) => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    fn stripe(events: Decimal) -> Percentage {
        Percentage {
            rate: dec!(0.029),
            fixed_per_event: dec!(0.30),
            free_events: None,
            free_amount: None,
            min_per_event: None,
            max_per_event: None,
            events: Events::Counted(Reference {
                meter: 0,
                quantity: events,
            }),
        }
    }

    fn amount(percentage: &Percentage, quantity: Decimal) -> Exact {
        let parts = percentage.parts(quantity)?;
        sum(parts.iter().map(|part| part.amount))
    }

    #[test]
    fn a_rate_and_a_fee_for_each_event() {
        // 5,000 × 2.9 % + 100 × 0.30 = 145 + 30
        assert_eq!(amount(&stripe(dec!(100)), dec!(5000)), Ok(dec!(175)));
        assert_eq!(amount(&stripe(dec!(0)), dec!(0)), Ok(dec!(0)));
    }

    #[test]
    fn whichever_free_part_ends_first() {
        // 100 events of 50. 3 events (150) against 500: the events end first:
        // 4,850 × 2.9 % + 97 × 0.30 = 140.65 + 29.10
        let both = Percentage {
            free_events: Some(dec!(3)),
            free_amount: Some(dec!(500)),
            ..stripe(dec!(100))
        };
        assert_eq!(amount(&both, dec!(5000)), Ok(dec!(169.75)));
        // 120 covers two events whole and a part of the third, which pays its fee:
        // 4,880 × 2.9 % + 98 × 0.30 = 141.52 + 29.40
        let by_amount = Percentage {
            free_amount: Some(dec!(120)),
            ..both
        };
        assert_eq!(amount(&by_amount, dec!(5000)), Ok(dec!(170.92)));
    }

    #[test]
    fn each_event_within_its_least_and_most() {
        // Half of 10 events at 2 (fee 0.358 → 0.50), half at 1,000 (29.30 → 20).
        let mix = Percentage {
            min_per_event: Some(dec!(0.50)),
            max_per_event: Some(dec!(20)),
            events: Events::Mix(vec![
                EventSize {
                    amount: dec!(2),
                    share: dec!(0.5),
                },
                EventSize {
                    amount: dec!(1000),
                    share: dec!(0.5),
                },
            ]),
            ..stripe(dec!(0))
        };
        assert_eq!(amount(&mix, dec!(10)), Ok(dec!(102.5)));
    }
}
