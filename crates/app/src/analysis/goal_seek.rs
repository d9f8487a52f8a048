//! Goal seek as data: the values of an input at which options cost the same, by every
//! total there is. A range without such a value has an empty list of roots.

use super::break_even::{Analysis, kind, position, refused};
use crate::contract::AppError;
use crate::view::text;
use outlay_core::assumption::{Assumption, assumptions};
use outlay_core::compare::goal_seek::{POINTS, Root, Seeker};
use outlay_core::compare::input::{Input, Total};
use rust_decimal::Decimal;
use serde_json::{Value, json as value};

impl Analysis<'_> {
    pub(super) fn seeks(&self) -> Result<Vec<Value>, AppError> {
        let mut list = Vec::new();
        if self.wanted.seeks.is_empty() {
            for path in self.main_inputs() {
                // A value that the study cannot take ends this search, not the others.
                match self.seek(&path, None, None) {
                    Ok(found) => list.extend(found),
                    Err(error) => list.push(value!({ "path": path, "issue": error.code })),
                }
            }
        }
        for (path, min, max) in &self.wanted.seeks {
            list.extend(self.seek(path, *min, *max)?);
        }
        Ok(list)
    }

    /// Usage, the discount rate, the options' discounts, and the first price of each plan.
    fn main_inputs(&self) -> Vec<String> {
        let main = |a: &Assumption| {
            a.path.contains(".usage.")
                || a.path.contains("discounting.annual_rate")
                || a.path.ends_with("billing.discount")
        };
        let found = assumptions(self.document, self.scenario).into_iter();
        let mut paths: Vec<String> = found.filter(main).map(|a| a.path).collect();
        let compared = self.ones.iter().chain(std::iter::once(&self.against));
        for option in compared.filter_map(|one| self.study.options.get(*one)) {
            let Some(plan) = self.study.plan_of(option) else {
                continue;
            };
            let price = plan.charges.iter().find_map(|charge| {
                let place = format!("plans.{}.charges.{}.price", plan.id, charge.id);
                let fields = ["amount", "unit_price", "price"].into_iter();
                let mut paths = fields.map(|field| format!("{place}.{field}"));
                paths.find(|path| outlay_core::study::path::get(self.document, path).is_some())
            });
            paths.extend(price.filter(|path| !paths.contains(path)));
        }
        paths
    }

    fn seek(
        &self,
        path: &str,
        min: Option<Decimal>,
        max: Option<Decimal>,
    ) -> Result<Vec<Value>, AppError> {
        let input = Input::at(self.document, self.scenario, path).map_err(refused)?;
        let input = input.within(min, max);
        let mut seeker = Seeker::new(self.document, self.scenario, input).map_err(refused)?;
        let mut totals = vec![("cash", Total::Cash), ("accrual", Total::Accrual)];
        if self.study.annual_rate.is_some() {
            totals.push(("present_value", Total::PresentValue));
        }
        let mut list = Vec::new();
        for (one, other) in self.pairs() {
            for (name, total) in &totals {
                let found = seeker.seek(&one, &other, *total, POINTS).map_err(refused)?;
                let position = position(self.study, &one)?;
                let roots = found.roots.iter().map(|root| self.root(position, root));
                list.push(value!({
                    "path": path, "value": text(seeker.input.value),
                    "min": text(seeker.input.min), "max": text(seeker.input.max),
                    "precision": text(seeker.input.precision),
                    "option": one, "against": other, "total": name,
                    "difference_at_min": text(found.at_min),
                    "difference_at_max": text(found.at_max),
                    "roots": roots.collect::<Vec<_>>(),
                }));
            }
        }
        Ok(list)
    }

    fn root(&self, one: usize, root: &Root) -> Value {
        value!({
            "value": text(root.value), "kind": kind(root.kind),
            "cheaper_after": self.cheaper(one, root.after),
            "difference_before": text(root.difference_before),
            "difference": text(root.difference),
        })
    }
}
