//! Rate: when each charge of an option falls due, and what it amounts to.
//!
//! Three shapes: once; in advance by billing cycle (a quantity paid ahead may only grow
//! within its cycle); in arrears by period, billed at the settlement. The price itself
//! always comes from `Pricing::parts`.

use super::line::{Line, Periods, Recognition};
use super::packs::Packs;
use super::window::windows;
use crate::cadence::{Cadence, periods};
use crate::decimal::{Exact, mul, ratio, sub};
use crate::forecast::Forecast;
use crate::period::{Period, add_months};
use crate::pricing::plan::{Charge, Plan, Timing};
use crate::pricing::price::Part;
use crate::pricing::reason::Reason;
use crate::study::{Study, StudyOption};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Every line of an option within the study, in the order of charges and time.
pub fn rate(
    study: &Study,
    option: &StudyOption,
    plan: &Plan,
    forecast: &Forecast,
) -> Exact<Vec<Line>> {
    let mut rating = Rating {
        study,
        option,
        plan,
        forecast,
        lines: Vec::new(),
    };
    for (index, charge) in plan.charges.iter().enumerate() {
        let mut packs = Packs::of_charge(index, plan, option, &study.horizon);
        for window in windows(option, charge, &study.horizon) {
            match (charge.cadence, charge.timing) {
                (Cadence::Once, _) => rating.once(charge, &window)?,
                (Cadence::Months(months), Timing::InAdvance) => {
                    rating.in_advance(charge, months, &window)?
                }
                (Cadence::Months(months), Timing::InArrears) => {
                    rating.in_arrears(charge, months, &window, &mut packs)?;
                }
            }
        }
        rating.lines.extend(packs.into_lines(plan.rounding)?);
    }
    Ok(rating.lines)
}

struct Rating<'a> {
    study: &'a Study,
    option: &'a StudyOption,
    plan: &'a Plan,
    forecast: &'a Forecast,
    lines: Vec<Line>,
}

/// What is billed together: the same charge, time and day.
struct Batch<'a> {
    charge: &'a Charge,
    period: Period,
    billed_on: NaiveDate,
    periods: Periods,
}

impl Rating<'_> {
    /// A single charge on the window's first day, serving to its end.
    fn once(&mut self, charge: &Charge, window: &Period) -> Exact<()> {
        let horizon = self.study.horizon;
        let start = window.start();
        if start >= horizon.end() {
            return Ok(());
        }
        let end = match charge.service_months {
            Some(months) => add_months(start, months.max(1)),
            None => self.option.ends_within(&horizon),
        };
        let Some(period) = Period::new(start, end) else {
            return Ok(());
        };
        let parts = charge.pricing.parts(self.quantity(charge, &period)?)?;
        self.emit(
            &Batch {
                charge,
                period,
                billed_on: start,
                periods: Periods::ONE,
            },
            parts,
        )
    }

    /// Charges in advance: the periods that begin in a billing cycle are billed together.
    fn in_advance(&mut self, charge: &Charge, months: u32, window: &Period) -> Exact<()> {
        let option = self.option;
        let horizon = self.study.horizon;
        let anchor = option.start;
        let alignment = self.plan.alignment;
        // A price for longer than the cycle, or one that does not fit it, is billed when
        // its own period begins.
        let cycle_months = if option.billing.cycle.is_multiple_of(months) {
            option.billing.cycle
        } else {
            months
        };
        let Some(reach) = Period::new(option.start, add_months(horizon.end(), 1)) else {
            return Ok(());
        };
        for cycle in periods(anchor, cycle_months, alignment, &reach) {
            let Some(covered) = cycle.overlap(window).filter(|c| c.start() < horizon.end()) else {
                continue;
            };
            let within = periods(anchor, months, alignment, &covered);
            let billed_on = match option.billing.timing {
                Timing::InAdvance => covered.start(),
                Timing::InArrears => covered.end(),
            };
            self.cycle(charge, &within, &covered, billed_on)?;
        }
        Ok(())
    }

    /// One cycle: the quantity of its first period is paid for all of it; a later increase
    /// is paid for the rest of it, a decrease changes nothing before the next cycle.
    fn cycle(
        &mut self,
        charge: &Charge,
        within: &[Period],
        covered: &Period,
        billed_on: NaiveDate,
    ) -> Exact<()> {
        let mut paid: Option<Decimal> = None;
        for (index, period) in within.iter().enumerate() {
            let Some(from) = period.overlap(covered) else {
                continue;
            };
            if paid.is_some()
                && (charge.meter.is_none() || from.start() >= self.study.horizon.end())
            {
                break;
            }
            let quantity = self.quantity(charge, period)?;
            let rest = within.get(index..).unwrap_or_default();
            let mut count = Periods::default();
            for part in rest {
                self.count(&mut count, part, covered);
            }
            let Some(span) = Period::new(from.start(), covered.end()) else {
                continue;
            };
            match paid {
                None => {
                    let parts = charge.pricing.parts(quantity)?;
                    self.emit(
                        &Batch {
                            charge,
                            period: span,
                            billed_on,
                            periods: count,
                        },
                        parts,
                    )?;
                }
                Some(before) if quantity > before => {
                    let more = sub(
                        charge.pricing.amount(quantity)?,
                        charge.pricing.amount(before)?,
                    )?;
                    let part = Part {
                        quantity: Some(sub(quantity, before)?),
                        ..Part::fee(
                            more,
                            Reason::Increase {
                                from: before,
                                to: quantity,
                            },
                        )
                    };
                    let day = billed_on.max(from.start());
                    self.emit(
                        &Batch {
                            charge,
                            period: span,
                            billed_on: day,
                            periods: count,
                        },
                        vec![part],
                    )?;
                }
                Some(_) => continue,
            }
            paid = Some(paid.map_or(quantity, |before| before.max(quantity)));
        }
        Ok(())
    }

    /// Charges in arrears: each period by its own quantity, billed when the settlement
    /// that it ends in ends. A period is counted up to the study's end.
    fn in_arrears(
        &mut self,
        charge: &Charge,
        months: u32,
        window: &Period,
        packs: &mut Packs,
    ) -> Exact<()> {
        let anchor = self.option.start;
        let alignment = self.plan.alignment;
        let horizon = self.study.horizon;
        for full in periods(anchor, months, alignment, window) {
            if full.start() >= horizon.end() {
                break;
            }
            let Some(period) = full
                .overlap(window)
                .and_then(|p| Period::new(p.start(), p.end().min(horizon.end())))
            else {
                continue;
            };
            let settlement = self.option.billing.settlement.max(months);
            let billed_on = periods(anchor, settlement, alignment, &period)
                .last()
                .map_or(period.end(), Period::end);
            let metered = self.quantity(charge, &period)?;
            let (parts, count) = if charge.meter.is_some() {
                let beyond = charge.pricing.beyond_allowance(metered)?;
                let rest = packs.draw(beyond, &period)?;
                let drawn = sub(beyond, rest)?;
                (
                    charge.pricing.parts_after_packs(metered, rest, drawn)?,
                    Periods::ONE,
                )
            } else {
                let mut count = Periods::default();
                self.count(&mut count, &full, &period);
                (charge.pricing.parts(metered)?, count)
            };
            self.emit(
                &Batch {
                    charge,
                    period,
                    billed_on,
                    periods: count,
                },
                parts,
            )?;
        }
        Ok(())
    }

    /// Counts the part of `period` that is covered, as the plan prorates.
    fn count(&self, count: &mut Periods, period: &Period, covered: &Period) {
        let days = |p: &Period| u32::try_from(p.days()).unwrap_or(u32::MAX);
        if let Some(part) = period.overlap(covered) {
            let of = days(period);
            count.add(
                if self.plan.prorate_by_day {
                    days(&part)
                } else {
                    of
                },
                of,
            );
        }
    }

    /// What is metered in a period: by contract, else by forecast; 1 without a meter.
    fn quantity(&self, charge: &Charge, period: &Period) -> Exact {
        let Some(meter) = charge.meter else {
            return Ok(Decimal::ONE);
        };
        if let Some((_, fixed)) = self
            .option
            .quantities
            .iter()
            .find(|(fixed, _)| *fixed == meter)
        {
            return Ok(*fixed);
        }
        match self.study.meters.get(meter) {
            Some(proved) => self.forecast.quantity(meter, proved.kind, period),
            None => Ok(Decimal::ZERO),
        }
    }

    /// Multiplies the parts by their periods, takes off the billing discount and keeps the
    /// lines, with what comes back at the end of the service.
    fn emit(&mut self, batch: &Batch, mut parts: Vec<Part>) -> Exact<()> {
        for part in &mut parts {
            part.amount = times(part.amount, &batch.periods)?;
        }
        let billing = &self.option.billing;
        let in_advance =
            batch.charge.timing == Timing::InAdvance || batch.charge.cadence == Cadence::Once;
        let discounted = !billing.discount.is_zero()
            && batch.charge.cadence != Cadence::Once
            && (in_advance || billing.discount_on_usage);
        if discounted {
            let total = crate::decimal::sum(parts.iter().map(|part| part.amount))?;
            let rate = billing.discount;
            parts.push(Part::fee(
                -mul(total, rate)?,
                Reason::BillingDiscount { rate },
            ));
        }
        let total = crate::decimal::sum(parts.iter().map(|part| part.amount))?;
        let mut discounts = 0_usize;
        let tiers = parts
            .iter()
            .filter(|part| matches!(part.reason, Reason::Graduated { .. }))
            .count();
        for part in parts {
            let reference = reference(&batch.charge.id, &part.reason, tiers, &mut discounts);
            self.lines.push(Line {
                reference,
                charge: batch.charge.id.clone(),
                name: batch.charge.name.clone(),
                clause: batch.charge.clause.clone(),
                category: batch.charge.category(),
                period: batch.period,
                billed_on: batch.billed_on,
                quantity: part.quantity,
                unit_price: part.unit_price,
                periods: batch.periods,
                amount: part.amount,
                reason: part.reason,
                recognition: Recognition::Straight,
                in_advance,
            });
        }
        self.salvage(batch, total)
    }

    /// What comes back at the end of the service, if the study reaches it. It reduces the
    /// cost of the same period.
    fn salvage(&mut self, batch: &Batch, amount: Decimal) -> Exact<()> {
        let rate = batch.charge.salvage;
        let end = batch.period.end();
        if rate.is_zero() || end > self.study.horizon.end() {
            return Ok(());
        }
        let reference = format!("{}.salvage", batch.charge.id);
        self.lines.push(Line {
            charge: reference.clone(),
            reference,
            name: batch.charge.name.clone(),
            clause: batch.charge.clause.clone(),
            category: batch.charge.category(),
            period: batch.period,
            billed_on: end,
            quantity: None,
            unit_price: None,
            periods: Periods::ONE,
            amount: -mul(amount, rate)?,
            reason: Reason::Salvage { rate },
            recognition: Recognition::Straight,
            in_advance: false,
        });
        Ok(())
    }
}

/// `amount` for a number of periods, each part over its own length.
fn times(amount: Decimal, periods: &Periods) -> Exact {
    let mut total = mul(amount, Decimal::from(periods.whole))?;
    for (days, of) in [periods.part, periods.part_at_end] {
        if of > 0 {
            let part = ratio(amount, Decimal::from(days), Decimal::from(of))?;
            total = total.checked_add(part).ok_or(crate::decimal::Overflow)?;
        }
    }
    Ok(total)
}

fn reference(charge: &str, reason: &Reason, tiers: usize, discounts: &mut usize) -> String {
    match reason {
        Reason::Graduated { tier, .. } if tiers > 0 => format!("{charge}.tier-{tier}"),
        Reason::MinimumTopUp { .. } => format!("{charge}.minimum"),
        Reason::MaximumCut { .. } => format!("{charge}.maximum"),
        Reason::PercentDiscount { .. } => {
            *discounts = discounts.saturating_add(1);
            format!("{charge}.discount-{discounts}")
        }
        Reason::BillingDiscount { .. } => format!("{charge}.discount"),
        Reason::Increase { .. } => format!("{charge}.increase"),
        Reason::TierFee { tier } => format!("{charge}.tier-{tier}-fee"),
        _ => charge.to_owned(),
    }
}
