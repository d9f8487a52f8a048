//! Metrics: an option's months and what they come to.
//!
//! All amounts are costs, money out positive. For every month: paid so far − cost so far
//! = the balance (prepaid or, when negative, owed); at the end, everything paid = cost of
//! the study + what serves the time after it.

use crate::billing::Accrual;
use crate::cash_flow::Movement;
use crate::decimal::{Exact, Overflow, add, mul, sub, sum};
use crate::finance::annuity::monthly_in_advance;
use crate::finance::present_value::{present_value, to_money};
use crate::study::{Study, StudyOption};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

/// One month of an option.
#[derive(Debug, Clone, PartialEq)]
pub struct MonthRow {
    /// Paid, by category in the order of `Category::ALL`; `paid` is their sum.
    pub paid_by: [Decimal; 5],
    pub paid: Decimal,
    /// The cost that belongs to the month.
    pub cost: Decimal,
    pub cumulative_paid: Decimal,
    pub cumulative_cost: Decimal,
    /// Prepaid at the month's end; owed when negative.
    pub balance: Decimal,
    /// What this month's payments are worth today.
    pub present_value: Decimal,
    /// Own cash at the month's end, when the study states a position.
    pub cash_left: Option<Decimal>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Metrics {
    /// Everything paid for the bills of the study, also after its last month.
    pub total_paid: Decimal,
    /// Of that, due after the last month.
    pub paid_after: Decimal,
    /// The cost of the study's months.
    pub total_cost: Decimal,
    /// Paid for the time after the study.
    pub prepaid_at_end: Decimal,
    /// Of `total_paid`, at the study's discount rate (equal to it without one).
    pub present_value: Decimal,
    /// The level payment in advance with that present value.
    pub monthly_equivalent: Decimal,
    /// Due on the study's first day.
    pub day_one: Decimal,
    /// The month (from 0) in which most is paid, and how much.
    pub peak_month: (usize, Decimal),
    /// Prepaid quantities that lapsed unused.
    pub expired: Decimal,
    pub runway: Option<Runway>,
}

/// The buyer's own cash under this option.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Runway {
    pub floor: Decimal,
    pub lowest: Decimal,
    pub lowest_month: usize,
    /// The first month that ends below the floor.
    pub broken_month: Option<usize>,
}

/// The months and metrics that follow from movements and accrual.
pub fn measure(
    study: &Study,
    option: &StudyOption,
    movements: &[Movement],
    accrual: &Accrual,
) -> Exact<(Vec<MonthRow>, Metrics)> {
    let paid = movements.iter().map(|movement| Paid::of(study, movement));
    let paid: Vec<Paid> = paid.collect::<Exact<_>>()?;
    let rows = months(study, &paid, accrual)?;
    let total_paid = sum(paid.iter().map(|paid| paid.total))?;
    let total_cost = sum(accrual.months.iter().copied())?;
    let paid_within = rows.last().map_or(Decimal::ZERO, |row| row.cumulative_paid);
    let decimals = study.currency.decimals;
    let rate = study.annual_rate.unwrap_or(Decimal::ZERO);
    let (worth, equivalent) = if rate.is_zero() {
        let months = Decimal::from_usize(study.horizon.len().max(1)).ok_or(Overflow)?;
        (
            total_paid,
            total_paid
                .checked_div(months)
                .ok_or(Overflow)?
                .round_dp_with_strategy(decimals, HALF_UP),
        )
    } else {
        let worth = paid.iter().map(|paid| paid.worth).sum();
        let level = monthly_in_advance(worth, rate.to_f64().unwrap_or(0.0), study.horizon.len());
        (
            to_money(worth, decimals).ok_or(Overflow)?,
            to_money(level, decimals).ok_or(Overflow)?,
        )
    };
    let first_day = paid.iter().filter(|paid| {
        let date = paid.movement.date;
        date <= option.start && date <= study.horizon.start()
    });
    let peak_month = rows
        .iter()
        .enumerate()
        .fold((0, Decimal::ZERO), |best, (month, row)| {
            if row.paid > best.1 {
                (month, row.paid)
            } else {
                best
            }
        });
    let metrics = Metrics {
        total_paid,
        paid_after: sub(total_paid, paid_within)?,
        total_cost,
        prepaid_at_end: accrual.after,
        present_value: worth,
        monthly_equivalent: equivalent,
        day_one: sum(first_day.map(|paid| paid.total))?,
        peak_month,
        expired: sum(accrual.expired.iter().copied())?,
        runway: runway(study, &rows),
    };
    Ok((rows, metrics))
}

const HALF_UP: rust_decimal::RoundingStrategy =
    rust_decimal::RoundingStrategy::MidpointAwayFromZero;

/// A movement with what it comes to, and what that is worth today, unrounded.
struct Paid<'a> {
    movement: &'a Movement,
    total: Decimal,
    worth: f64,
}

impl Paid<'_> {
    fn of<'a>(study: &Study, movement: &'a Movement) -> Exact<Paid<'a>> {
        let total = movement.total()?;
        let rate = study.annual_rate.unwrap_or(Decimal::ZERO);
        let flow = std::iter::once((movement.date, total));
        Ok(Paid {
            movement,
            total,
            worth: present_value(&study.horizon, rate, flow),
        })
    }
}

fn months(study: &Study, paid: &[Paid], accrual: &Accrual) -> Exact<Vec<MonthRow>> {
    let horizon = &study.horizon;
    let mut paid_by = vec![[Decimal::ZERO; 5]; horizon.len()];
    let mut worth = vec![0.0_f64; horizon.len()];
    for Paid {
        movement,
        worth: today,
        ..
    } in paid
    {
        let Some(index) = horizon.index_of(movement.date) else {
            continue;
        };
        if let Some(columns) = paid_by.get_mut(index) {
            for (slot, amount) in columns.iter_mut().zip(movement.amounts) {
                *slot = add(*slot, amount)?;
            }
        }
        if let Some(slot) = worth.get_mut(index) {
            *slot += today;
        }
    }
    // By cumulative difference, so that the months add up to the present value.
    let (mut exact_worth, mut worth_so_far) = (0.0_f64, Decimal::ZERO);
    let (mut paid_so_far, mut cost_so_far) = (Decimal::ZERO, Decimal::ZERO);
    let mut rows = Vec::with_capacity(horizon.len());
    for (index, ((columns, cost), worth)) in paid_by
        .into_iter()
        .zip(&accrual.months)
        .zip(worth)
        .enumerate()
    {
        exact_worth += worth;
        let worth_before = worth_so_far;
        worth_so_far = to_money(exact_worth, study.currency.decimals).ok_or(Overflow)?;
        let paid = sum(columns)?;
        paid_so_far = add(paid_so_far, paid)?;
        cost_so_far = add(cost_so_far, *cost)?;
        let cash_left = match study.cash {
            None => None,
            Some(cash) => {
                let months = Decimal::from_usize(index.saturating_add(1)).ok_or(Overflow)?;
                let inflow = mul(cash.monthly_inflow, months)?;
                Some(sub(add(cash.opening, inflow)?, paid_so_far)?)
            }
        };
        rows.push(MonthRow {
            paid_by: columns,
            paid,
            cost: *cost,
            cumulative_paid: paid_so_far,
            cumulative_cost: cost_so_far,
            balance: sub(paid_so_far, cost_so_far)?,
            present_value: sub(worth_so_far, worth_before)?,
            cash_left,
        });
    }
    Ok(rows)
}

fn runway(study: &Study, rows: &[MonthRow]) -> Option<Runway> {
    let floor = study.cash?.floor;
    let left = rows
        .iter()
        .enumerate()
        .filter_map(|(month, row)| Some((month, row.cash_left?)));
    let (lowest_month, lowest) = left
        .clone()
        .min_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)))?;
    let broken_month = left
        .clone()
        .find(|(_, cash)| *cash < floor)
        .map(|(month, _)| month);
    Some(Runway {
        floor,
        lowest,
        lowest_month,
        broken_month,
    })
}
