//! What a charge was applied to: its meter or its units, and the other meters that its price
//! looks at.

use super::{Node, Trace, quantity};
use crate::cadence::{Cadence, periods};
use crate::decimal::{Exact, sum};
use crate::period::Period;
use crate::pricing::choice::Way;
use crate::pricing::plan::{Charge, Counting, Timing};
use crate::pricing::units;
use crate::rating::Line;
use crate::rating::rate::reading;
use crate::sentence::Sentence;
use crate::study::{Scope, StudyOption};
use crate::usage::meter::MeterIndex;
use rust_decimal::Decimal;

impl Trace<'_> {
    /// What a charge counts, then the meters that its allowance and price look at; nothing
    /// for a fixed charge. Projects of one account are read each by itself.
    pub fn metered(&self, charge: &Charge, line: &Line) -> Exact<Vec<Node>> {
        let read = self.read_over(charge, line);
        let mut nodes = Vec::new();
        match charge.meter {
            Some(meter) => nodes.extend(self.counted(charge.counting, meter, line, &read)?),
            None if charge.is_metered() => nodes.push(self.in_units(charge, line, &read)?),
            None => {}
        }
        let mut told: Vec<MeterIndex> = charge.meter.into_iter().collect();
        for other in charge.pricing.references() {
            if !told.contains(&other.meter) {
                told.push(other.meter);
                nodes.extend(self.counted(Counting::Period, other.meter, line, &read)?);
            }
        }
        Ok(nodes)
    }

    /// What a meter reads for the part of the account that a line is for.
    fn counted(
        &self,
        counting: Counting,
        index: MeterIndex,
        line: &Line,
        read: &Period,
    ) -> Exact<Option<Node>> {
        let mut nodes = Vec::new();
        for meter in self.option.counted(index, &scope(line)) {
            nodes.extend(self.read(counting, meter, read)?);
        }
        let name = self.study.meters.get(index).map(|meter| &meter.name);
        match (nodes.len(), name) {
            (0 | 1, _) | (_, None) => Ok(nodes.pop()),
            (_, Some(name)) => {
                let total = sum(nodes.iter().map(|node| node.amount))?;
                let label = Sentence::new("explain-usage").name("meter", name);
                let node = Node::quantity(label, total);
                Ok(Some(
                    node.rule(Sentence::new("explain-rule-projects"))
                        .sum_of(nodes),
                ))
            }
        }
    }

    /// All units of a charge, part by part.
    fn in_units(&self, charge: &Charge, line: &Line, read: &Period) -> Exact<Node> {
        let mut parts = Vec::new();
        for part in &charge.units {
            parts.push(self.of_part(part, line, read)?);
        }
        let total = sum(parts.iter().map(|part| part.amount))?;
        let label = Sentence::new("explain-usage").name("meter", &charge.name);
        let node = Node::quantity(label, total).rule(Sentence::new("explain-rule-units"));
        Ok(node.sum_of(parts))
    }

    /// The part of a charge's units that a line without an amount is for.
    pub fn of_units_line(&self, line: &Line) -> Exact<Option<Node>> {
        let found = self.charge_and_part(line).and_then(|(id, index)| {
            let charges = &self.plan_of(line).charges;
            let charge = charges.iter().find(|charge| charge.id == id)?;
            Some((charge, charge.units.get(index)?))
        });
        let Some((charge, part)) = found else {
            return Ok(None);
        };
        let read = self.read_over(charge, line);
        self.of_part(part, line, &read).map(Some)
    }

    /// The charge's id and the position of the part of such a line.
    pub fn charge_and_part<'l>(&self, line: &'l Line) -> Option<(&'l str, usize)> {
        let (charge, number) = line.charge.rsplit_once(".units-")?;
        let number: usize = number.parse().ok()?;
        Some((charge, number.checked_sub(1)?))
    }

    fn of_part(&self, part: &Way, line: &Line, read: &Period) -> Exact<Node> {
        let option = &StudyOption {
            scope: scope(line),
            ..self.option.clone()
        };
        let forecast = &self.evaluated.outcomes.forecast;
        let read_meter = |meter| reading(self.study, option, forecast, meter, read);
        let used = units::by_part(std::slice::from_ref(part), read_meter)?;
        let counted = used.first().map_or(Decimal::ONE, |used| used.quantity);
        let label = Sentence::new("explain-usage").name("meter", &part.name);
        let node = Node::quantity(label, sum(used.iter().map(|used| used.units))?)
            .rule(Sentence::new("explain-rule-in-units"))
            .input("explain-input-quantity", quantity(counted), None);
        let mut meters = Vec::new();
        for reference in part.references() {
            let read = self.counted(Counting::Period, reference.meter, line, read)?;
            meters.extend(read);
        }
        Ok(node.from(meters))
    }

    /// The period that the quantity was read over: what is paid ahead is read over the
    /// first period of its price.
    fn read_over(&self, charge: &Charge, line: &Line) -> Period {
        match (charge.cadence, charge.timing) {
            (Cadence::Months(months), Timing::InAdvance) => {
                let (anchor, alignment) = (line.origin.anchor, charge.alignment);
                let first = periods(anchor, months, alignment, &line.period);
                first.first().copied().unwrap_or(line.period)
            }
            (Cadence::Once, _) | (Cadence::Months(_), Timing::InArrears) => line.period,
        }
    }
}

fn scope(line: &Line) -> Scope {
    line.origin.project.map_or(Scope::Whole, Scope::Project)
}
