//! A regular month at some usage, as the cost by usage is drawn: each charge with its parts.

use super::{Node, Trace, money, quantity};
use crate::compare::steady::{MonthlyCharge, steady};
use crate::decimal::{Exact, parse, sum};
use crate::pricing::price::Part;
use crate::rating::line::{Item, Origin, Periods};
use crate::rating::{Line, Recognition, is_in_advance};
use crate::sentence::{Arg, Sentence};
use rust_decimal::Decimal;
use std::sync::Arc;

impl Trace<'_> {
    /// `meter/quantity`: what a month like this one costs at a constant quantity of a meter.
    /// None where nobody can say.
    pub fn at_usage(&self, month: usize, asked: &str) -> Exact<Option<Node>> {
        let Some((meter, text)) = asked.split_once('/') else {
            return Ok(None);
        };
        let index = self.study.meters.iter().position(|one| one.id == meter);
        let at = parse(text).ok().filter(|at| !at.is_sign_negative());
        let (Some(index), Some(at)) = (index, at) else {
            return Ok(None);
        };
        let forecast = &self.evaluated.outcomes.forecast;
        let options = steady(self.study, forecast, index, month)?.options;
        let mut options = options.iter();
        let Some(option) = options.find(|one| one.option == self.outcome.option) else {
            return Ok(None);
        };
        let charges = option.by_charge(at)?;
        let children = charges.iter().map(|charge| self.monthly_charge(charge));
        let children = children.collect::<Exact<Vec<_>>>()?;
        let name = self.month_name(month);
        let meter = self.study.meters.get(index).map(|one| &one.name);
        let label = Sentence::new("explain-month-at")
            .name("option", &self.option.name)
            .with("month", Arg::Month(name.clone()))
            .with("quantity", quantity(at));
        let label = match meter {
            Some(meter) => label.name("meter", meter),
            None => label,
        };
        let amount = option.monthly(option.cost(at)?)?;
        Ok(Some(
            Node::new(label, amount)
                .at(self.reference(&format!("{name}/at/{asked}")))
                .rule(Sentence::new("explain-rule-steady"))
                .sum_of(children),
        ))
    }

    fn monthly_charge(&self, of: &MonthlyCharge) -> Exact<Node> {
        let amount = sum(of.parts.iter().map(|(_, share)| *share))?;
        let children = of.parts.iter().map(|part| self.monthly_part(of, part));
        let label = Sentence::new("explain-line").name("line", &of.charge.name);
        let plan = self.study.plans.get(of.plan).unwrap_or(self.plan);
        let node = Node {
            clause: of.charge.clause.clone(),
            source: plan.source.clone(),
            ..Node::new(label, amount).sum_of(children.collect())
        };
        Ok(match of.span {
            1 => node,
            months => node.rule(
                Sentence::new("explain-rule-month-of")
                    .count("months", usize::try_from(months).unwrap_or(usize::MAX)),
            ),
        })
    }

    /// A part with its rule and its prices; these stand as the plan states them.
    fn monthly_part(&self, of: &MonthlyCharge, (part, share): &(Part, Decimal)) -> Node {
        let line = self.as_line(of, part);
        let price = self.price_of(&line);
        let foreign = self.plan_of(&line).foreign.as_ref();
        let stated = |amount: Decimal| match foreign {
            Some(foreign) => Arg::foreign(&foreign.currency, amount),
            None => money(amount),
        };
        let reason = match foreign {
            Some(foreign) => part.reason.sentence().in_currency(&foreign.currency),
            None => part.reason.sentence(),
        };
        let node = Node::new(Sentence::new("explain-month-share"), *share).rule(reason);
        let node = match part.quantity {
            Some(units) => node.input("explain-input-quantity", quantity(units), None),
            None => node,
        };
        match part.unit_price {
            Some(unit) => node.input("explain-input-unit-price", stated(unit), price),
            None => node.input("explain-input-price", stated(part.amount), price),
        }
    }

    /// The part as the line that a bill would have for it, by which its place is found.
    fn as_line(&self, of: &MonthlyCharge, part: &Part) -> Line {
        let charge = &of.charge;
        let month = self.study.horizon.month(0);
        Line {
            item: Arc::new(Item {
                reference: charge.id.clone(),
                charge: charge.id.clone(),
                name: charge.name.clone(),
                clause: None,
                category: charge.category(),
                in_advance: is_in_advance(charge),
                origin: Origin {
                    plan: of.plan,
                    ..Origin::default()
                },
            }),
            period: month,
            billed_on: month.end(),
            quantity: part.quantity,
            unit_price: part.unit_price,
            periods: Periods::ONE,
            amount: part.amount,
            stated: None,
            reason: part.reason.clone(),
            recognition: Recognition::Straight,
        }
    }
}
