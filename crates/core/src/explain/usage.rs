//! A metered quantity: contract, forecast or another meter, month by month.

use super::{Node, Trace, quantity};
use crate::decimal::{Exact, Overflow};
use crate::period::{Horizon, Period};
use crate::pricing::plan::Counting;
use crate::sentence::{Arg, Sentence};
use crate::study::path::join;
use crate::usage::UsageAssumption;
use crate::usage::daily::{Daily, Day};
use crate::usage::derived::Derived;
use crate::usage::event::Effect;
use crate::usage::growth::Growth;
use crate::usage::meter::{Meter, MeterIndex, MeterKind, Reading, TimeUnit};
use chrono::Datelike;
use rust_decimal::Decimal;

impl Trace<'_> {
    /// What one meter reads.
    pub fn read(
        &self,
        counting: Counting,
        index: MeterIndex,
        read: &Period,
    ) -> Exact<Option<Node>> {
        let Some(meter) = self.study.meters.get(index) else {
            return Ok(None);
        };
        let label = Sentence::new("explain-usage").name("meter", &meter.name);
        let fixed = self.option.quantities.iter().find(|(m, _)| *m == index);
        if let Some((_, fixed)) = fixed {
            let path = self.of_option(&join("quantities", &meter.id));
            return Ok(Some(
                Node::quantity(label, *fixed)
                    .rule(Sentence::new("explain-rule-contract"))
                    .input("explain-input-contract", quantity(*fixed), path),
            ));
        }
        let forecast = &self.evaluated.outcomes.forecast;
        let mut amount = forecast.quantity(index, meter.kind, read)?;
        if counting == Counting::UsedDays
            && let Some((of_used, _)) = forecast.used_days(index, meter.kind, read)?
        {
            amount = of_used;
        }
        let daily = forecast.daily(index);
        let rule = reading(meter.kind, daily.is_some())
            .with("from", Arg::Date(read.start().to_string()))
            .with("to", Arg::Date(read.last_day().to_string()));
        if counting == Counting::EachDay {
            return self.each_day(label, index, meter, read).map(Some);
        }
        let months = self.months_of(read);
        let mut children = match daily {
            Some(daily) => decisive(daily, meter.kind, &self.study.horizon, read)?,
            None => Vec::new(),
        };
        for month in months {
            children.push(self.in_month(index, meter, month)?);
        }
        Ok(Some(
            Node::quantity(label, amount).rule(rule).from(children),
        ))
    }

    fn months_of(&self, period: &Period) -> Vec<usize> {
        let horizon = &self.study.horizon;
        let first = horizon.month_of(period.start()).max(0);
        let last = horizon.month_of(period.last_day());
        (first..=last)
            .filter_map(|month| usize::try_from(month).ok())
            .filter(|month| *month < horizon.len())
            .collect()
    }

    /// A meter's quantity of one month, from the other meter or step by step.
    fn in_month(&self, index: MeterIndex, meter: &Meter, month: usize) -> Exact<Node> {
        let months = self.evaluated.outcomes.forecast.months(index);
        let amount = months.and_then(|m| m.get(month)).copied();
        let label =
            Sentence::new("explain-month-usage").with("month", Arg::Month(self.month_name(month)));
        let node = Node::quantity(label, amount.unwrap_or_default());
        match (&meter.derived, self.study.usage.get(index)) {
            (Some(derived), _) => self.derived(node, derived, meter, month),
            (None, Some(Some(usage))) => {
                let (mut steps, reached) = self.steps(&meter.id, usage, month)?;
                let daily = self.evaluated.outcomes.forecast.daily(index);
                if let (Some(daily), Some(amount)) = (daily, amount) {
                    let known = usage.known_days(month).is_some();
                    if known {
                        steps.clear();
                    }
                    steps.extend(self.read_by_day(daily, meter, amount, known));
                } else if let Some(counted) = amount.filter(|amount| *amount != reached) {
                    let decimals = Arg::Count(i64::from(meter.decimals));
                    let rule = Sentence::new("explain-rule-count").with("decimals", decimals);
                    steps
                        .push(Node::quantity(Sentence::new("explain-counted"), counted).rule(rule));
                }
                Ok(node
                    .rule(Sentence::new("explain-rule-forecast"))
                    .from(steps))
            }
            (None, Some(None) | None) => Ok(node),
        }
    }

    /// How a month's reading came from its days: stated ones, or spread by a profile.
    fn read_by_day(&self, daily: &Daily, meter: &Meter, amount: Decimal, known: bool) -> Vec<Node> {
        let (rule, field, input) = if known {
            ("explain-rule-days-known", "daily", "explain-input-days")
        } else {
            (
                "explain-rule-days-spread",
                "profile",
                "explain-input-profile",
            )
        };
        let samples = daily.hours.as_ref().map_or(1, Vec::len);
        let samples = Arg::Count(i64::try_from(samples).unwrap_or(i64::MAX));
        let path = self.stated_usage(&meter.id, field);
        vec![
            Node::quantity(Sentence::new("explain-read-by-day"), amount)
                .rule(Sentence::new(rule))
                .input(input, samples, path),
        ]
    }

    /// What is read on each day, which is priced by itself.
    fn each_day(
        &self,
        label: Sentence,
        index: MeterIndex,
        meter: &Meter,
        period: &Period,
    ) -> Exact<Node> {
        let forecast = &self.evaluated.outcomes.forecast;
        let days = forecast.each_day(index, meter.kind, period)?;
        let days = days.unwrap_or_default();
        let total = crate::decimal::sum(days.iter().map(|(_, quantity)| *quantity))?;
        let rule = Sentence::new("explain-rule-each-day").count("days", days.len());
        let children = days.into_iter().map(of_day).collect();
        Ok(Node::quantity(label, total).rule(rule).from(children))
    }

    /// A derived quantity: the factors as inputs, each meter it takes from below.
    fn derived(&self, node: Node, derived: &Derived, meter: &Meter, month: usize) -> Exact<Node> {
        let of_meter = |key: &str| self.stated(&format!("{}.{key}", join("meters", &meter.id)));
        let ratio = self.stated_usage(&meter.id, "ratio");
        let ratio = ratio.or_else(|| of_meter("derive.ratio"));
        let mut node = node.rule(Sentence::new("explain-rule-derived")).input(
            "explain-input-ratio",
            quantity(derived.ratio),
            ratio,
        );
        if let Some(items) = &derived.items {
            let each = quantity(items.units_each()?);
            node = node.input("explain-input-units-each", each, of_meter("derive.items"));
        }
        if let Some(least) = derived.at_least {
            let path = of_meter("derive.at_least");
            node = node.input("explain-input-at-least", quantity(least), path);
        }
        if let Some(batch) = derived.batch {
            let path = of_meter("derive.batch");
            node = node.input("explain-input-batch", quantity(batch), path);
        }
        let mut sources = Vec::new();
        for source in std::iter::once(derived.from).chain(derived.times) {
            sources.extend(self.source(source, month)?);
        }
        for (source, weight) in &derived.plus {
            let weigh = |node: Node| {
                let path = of_meter("derive.plus");
                node.input("explain-input-weight", quantity(*weight), path)
            };
            sources.extend(self.source(*source, month)?.map(weigh));
        }
        Ok(node.from(sources))
    }

    /// The month of a meter that another one takes from, under its name.
    fn source(&self, index: MeterIndex, month: usize) -> Exact<Option<Node>> {
        let Some(meter) = self.study.meters.get(index) else {
            return Ok(None);
        };
        let node = self.in_month(index, meter, month)?;
        let label = Sentence::new("explain-source-usage")
            .name("meter", &meter.name)
            .with("month", Arg::Month(self.month_name(month)));
        Ok(Some(Node { label, ..node }))
    }

    /// What is reached after growth, season and each event that acts in the month.
    fn steps(
        &self,
        meter: &str,
        usage: &UsageAssumption,
        month: usize,
    ) -> Exact<(Vec<Node>, Decimal)> {
        let grown = usage.growth.quantity(usage.start, month)?;
        let word = Arg::Word(growth_word(&usage.growth).to_owned());
        let start = self.stated_usage(meter, "start");
        let mut steps = vec![
            Node::quantity(Sentence::new("explain-grown"), grown)
                .rule(growth(&usage.growth, month))
                .input("explain-input-start", quantity(usage.start), start)
                .input(
                    "explain-input-growth",
                    word,
                    self.stated_usage(meter, "growth"),
                ),
        ];
        let calendar = self.study.horizon.month(month).start().month();
        let factor = usage.seasonality.factor(calendar);
        let mut reached = grown.checked_mul(factor).ok_or(Overflow)?;
        if factor != Decimal::ONE {
            let path = self.stated_usage(meter, "seasonality");
            steps.push(
                Node::quantity(Sentence::new("explain-season"), reached)
                    .rule(Sentence::new("explain-rule-times").with("factor", quantity(factor)))
                    .input("explain-input-factor", quantity(factor), path),
            );
        }
        let now = i64::try_from(month).map_err(|_| Overflow)?;
        for event in &usage.events {
            reached = event.apply(reached, month)?;
            if event.from <= now && event.to.is_none_or(|to| now <= to) {
                let path = self.stated_usage(meter, "events");
                steps.push(
                    Node::quantity(Sentence::new("explain-event"), reached)
                        .rule(effect(&event.effect))
                        .input("explain-input-events", quantity(reached), path),
                );
            }
        }
        Ok((steps, reached))
    }
}

/// How a period is read, in words.
fn reading(kind: MeterKind, daily: bool) -> Sentence {
    let plain = |key: &str| Sentence::new(key);
    let reading = match kind {
        MeterKind::Flow => return plain("explain-rule-flow"),
        MeterKind::Level(reading) => reading,
    };
    match reading {
        Reading::Peak if daily => plain("explain-rule-peak-day"),
        Reading::Peak => plain("explain-rule-peak"),
        Reading::NthHighestDay(n) => {
            plain("explain-rule-nth-highest").with("n", Arg::Count(i64::from(n)))
        }
        Reading::Percentile(share) => {
            plain("explain-rule-percentile").with("share", super::percent(share))
        }
        Reading::Average => plain("explain-rule-average"),
        Reading::DailyPeakAverage => plain("explain-rule-daily-peaks"),
        Reading::Last => plain("explain-rule-last"),
        Reading::TimeSum(unit) => plain(match unit {
            TimeUnit::Day => "explain-rule-day-sum",
            TimeUnit::Hour => "explain-rule-hour-sum",
            TimeUnit::Minute => "explain-rule-minute-sum",
        }),
    }
}

/// The days that decide a peak or the n-th highest day.
fn decisive(
    daily: &Daily,
    kind: MeterKind,
    horizon: &Horizon,
    period: &Period,
) -> Exact<Vec<Node>> {
    let count = match kind {
        MeterKind::Level(Reading::Peak) => 1,
        MeterKind::Level(Reading::NthHighestDay(n)) => usize::try_from(n).unwrap_or(1),
        MeterKind::Flow | MeterKind::Level(_) => return Ok(Vec::new()),
    };
    let ranked = daily.ranked(&daily.days(horizon, period))?;
    Ok(ranked.into_iter().take(count).map(of_day).collect())
}

fn of_day((day, quantity): Day) -> Node {
    let label = Sentence::new("explain-day").with("day", Arg::Date(day.to_string()));
    Node::quantity(label, quantity)
}

fn growth_word(growth: &Growth) -> &'static str {
    match growth {
        Growth::Flat => "explain-growth-flat",
        Growth::Linear { .. } => "explain-growth-linear",
        Growth::Compound { .. } => "explain-growth-compound",
        Growth::SCurve { .. } => "explain-growth-s-curve",
        Growth::Explicit { .. } => "explain-growth-explicit",
    }
}

fn growth(growth: &Growth, month: usize) -> Sentence {
    let months = |key: &str| Sentence::new(key).count("months", month);
    match growth {
        Growth::Flat => Sentence::new("explain-rule-flat"),
        Growth::Linear { per_month } => {
            months("explain-rule-linear").with("more", quantity(*per_month))
        }
        Growth::Compound { monthly_rate } => {
            months("explain-rule-compound").with("rate", super::percent(*monthly_rate))
        }
        Growth::SCurve {
            ceiling,
            midpoint,
            steepness,
        } => months("explain-rule-s-curve")
            .with("ceiling", quantity(*ceiling))
            .with("midpoint", quantity(*midpoint))
            .with("steepness", quantity(*steepness)),
        Growth::Explicit { .. } => Sentence::new("explain-rule-explicit"),
    }
}

fn effect(effect: &Effect) -> Sentence {
    match effect {
        Effect::Add(more) => Sentence::new("explain-rule-add").with("more", quantity(*more)),
        Effect::Multiply(factor) => {
            Sentence::new("explain-rule-times").with("factor", quantity(*factor))
        }
        Effect::Set(value) => Sentence::new("explain-rule-set").with("value", quantity(*value)),
    }
}
