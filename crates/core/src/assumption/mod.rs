//! Assumptions: the inputs of a scenario that a person may turn, with their ranges.
//!
//! Each names the path at which it is stated, so that a change is an edit of the study
//! and nothing else.

mod price;
pub mod range;

use crate::decimal::parse;
use crate::label::Label;
use crate::sentence::{Arg, Sentence};
use crate::study::path::{get, join};
pub use range::Range;
use range::range;
use rust_decimal::Decimal;
use serde_json::Value;

#[derive(Debug, Clone, PartialEq)]
pub struct Assumption {
    pub path: String,
    /// A meter's name, or a word such as "Money".
    pub group: Sentence,
    pub title: Sentence,
    pub kind: AssumptionKind,
    pub unit: Option<Label>,
    pub value: Decimal,
    pub range: Range,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssumptionKind {
    Quantity,
    Money,
    Percent,
    Number,
    Months,
}

/// The assumptions of a scenario, in the order in which a person thinks of them: usage by
/// meter, then money, then the options' own terms. Faulty numbers are left out.
pub fn assumptions(document: &Value, scenario: &str) -> Vec<Assumption> {
    List::of(document, scenario).found
}

/// Everything that an analysis may be drawn over: the assumptions, then the numbers of the
/// plans and the rates of exchange.
pub fn inputs(document: &Value, scenario: &str) -> Vec<Assumption> {
    let mut list = List::of(document, scenario);
    list.prices();
    list.found
}

struct List<'a> {
    document: &'a Value,
    /// The scenario and those it departs from.
    lineage: Vec<String>,
    found: Vec<Assumption>,
}

/// How an assumption is shown.
struct Shown {
    group: Sentence,
    title: Sentence,
    kind: AssumptionKind,
    unit: Option<Label>,
}

impl<'a> List<'a> {
    fn of(document: &'a Value, scenario: &str) -> List<'a> {
        let mut list = List {
            document,
            lineage: lineage(document, scenario),
            found: Vec::new(),
        };
        for meter in items(document, "meters") {
            list.meter(meter);
        }
        list.money();
        for option in items(document, "options") {
            list.option(option);
        }
        list
    }

    fn meter(&mut self, meter: &Value) {
        let Some(id) = meter.get("id").and_then(Value::as_str) else {
            return;
        };
        let name = label(meter.get("name")).unwrap_or_else(|| Label::from(id));
        let unit = label(meter.get("unit"));
        let shown = |title: Sentence, kind: AssumptionKind| Shown {
            group: Sentence::new("group-meter").name("meter", &name),
            title,
            kind,
            unit: unit.clone().filter(|_| kind == AssumptionKind::Quantity),
        };
        let derived = meter.get("derive").and_then(|d| d.get("from"));
        if let Some(from) = derived.and_then(Value::as_str) {
            let source =
                get(self.document, &join("meters", from)).and_then(|m| label(m.get("name")));
            let title = Sentence::new("assumption-ratio")
                .name("from", &source.unwrap_or_else(|| Label::from(from)));
            let own = join(&join("meters", id), "derive.ratio").replace('"', "");
            let mut shown = shown(title, AssumptionKind::Number);
            shown.unit = unit.clone();
            self.usage(id, "ratio", shown, Some(&own));
            return;
        }
        let fields: [(&str, &str, AssumptionKind); 6] = [
            ("start", "assumption-start", AssumptionKind::Quantity),
            (
                "growth.ceiling",
                "assumption-ceiling",
                AssumptionKind::Quantity,
            ),
            (
                "growth.monthly_rate",
                "assumption-monthly-rate",
                AssumptionKind::Percent,
            ),
            (
                "growth.per_month",
                "assumption-per-month",
                AssumptionKind::Quantity,
            ),
            (
                "growth.midpoint_month",
                "assumption-midpoint",
                AssumptionKind::Months,
            ),
            (
                "growth.steepness",
                "assumption-steepness",
                AssumptionKind::Number,
            ),
        ];
        for (field, key, kind) in fields {
            self.usage(id, field, shown(Sentence::new(key), kind), None);
        }
    }

    /// A field of a meter's forecast: shown with the value that applies, edited in the
    /// selected scenario.
    fn usage(&mut self, meter: &str, field: &str, shown: Shown, fallback: Option<&str>) {
        let at = |scenario: &str| {
            let usage = join(&join(&join("scenarios", scenario), "usage"), meter);
            format!("{usage}.{field}")
        };
        // Growth is taken over as a whole, so its nearest statement decides.
        let whole = field.split('.').next().unwrap_or(field);
        let stated = self.lineage.iter().find(|s| {
            let usage = join(&join(&join("scenarios", s), "usage"), meter);
            get(self.document, &join(&usage, whole)).is_some()
        });
        let value = stated
            .and_then(|s| get(self.document, &at(s)))
            .or_else(|| fallback.and_then(|path| get(self.document, path)));
        if let (Some(value), Some(selected)) = (value.and_then(number), self.lineage.first()) {
            let path = at(selected);
            self.push(path, shown, value);
        }
    }

    fn money(&mut self) {
        let group = Sentence::new("group-money");
        let fields: [(&str, &str, AssumptionKind); 6] = [
            (
                "discounting.annual_rate",
                "assumption-discount-rate",
                AssumptionKind::Percent,
            ),
            (
                "taxes.vat_rate",
                "assumption-vat-rate",
                AssumptionKind::Percent,
            ),
            (
                "taxes.recoverable_share",
                "assumption-recoverable",
                AssumptionKind::Percent,
            ),
            ("cash.opening", "assumption-opening", AssumptionKind::Money),
            (
                "cash.monthly_inflow",
                "assumption-inflow",
                AssumptionKind::Money,
            ),
            ("cash.floor", "assumption-floor", AssumptionKind::Money),
        ];
        for (path, key, kind) in fields {
            self.shared(path, &group, Sentence::new(key), kind);
        }
        self.shared(
            "months",
            &group,
            Sentence::new("assumption-horizon"),
            AssumptionKind::Months,
        );
    }

    fn option(&mut self, option: &Value) {
        let Some(id) = option.get("id").and_then(Value::as_str) else {
            return;
        };
        let name = label(option.get("name")).unwrap_or_else(|| Label::from(id));
        let group = Sentence::new("group-options");
        let own = join("options", id);
        for (field, key) in [
            ("billing.discount", "assumption-option-discount"),
            ("instalments.surcharge", "assumption-surcharge"),
        ] {
            let title = Sentence::new(key).name("option", &name);
            self.shared(
                &format!("{own}.{field}"),
                &group,
                title,
                AssumptionKind::Percent,
            );
        }
        let fixed = option.get("quantities").and_then(Value::as_object);
        for meter in fixed.into_iter().flat_map(|map| map.keys()) {
            let title = Sentence::new("assumption-fixed-quantity").name("option", &name);
            self.shared(
                &format!("{own}.quantities.{meter}"),
                &group,
                title,
                AssumptionKind::Quantity,
            );
        }
    }

    /// A value of the study itself, unless the scenario changes it.
    fn shared(&mut self, path: &str, group: &Sentence, title: Sentence, kind: AssumptionKind) {
        let stated = self.stated(path);
        if let Some((Some(value), place)) = stated.map(|(value, place)| (number(value), place)) {
            let shown = Shown {
                group: group.clone(),
                title,
                kind,
                unit: None,
            };
            self.push(place, shown, value);
        }
    }

    /// What stands at a path, in the scenario's changes first, with the place where it does.
    fn stated(&self, path: &str) -> Option<(&'a Value, String)> {
        let changed = self.lineage.iter().find_map(|scenario| {
            let place = join(&join(&join("scenarios", scenario), "changes"), path);
            get(self.document, &place).map(|value| (value, place))
        });
        changed.or_else(|| get(self.document, path).map(|value| (value, path.to_owned())))
    }

    fn push(&mut self, path: String, shown: Shown, value: Decimal) {
        let range = range(shown.kind, value);
        self.put(path, shown, value, range);
    }

    fn put(&mut self, path: String, shown: Shown, value: Decimal, range: Range) {
        let Shown {
            group,
            title,
            kind,
            unit,
        } = shown;
        self.found.push(Assumption {
            path,
            group,
            title,
            kind,
            unit,
            value,
            range,
        });
    }
}

impl Assumption {
    /// Group and title in one, as the name of an edit.
    pub fn name(&self) -> Arg {
        Arg::Word(self.title.key.clone())
    }
}

fn lineage(document: &Value, scenario: &str) -> Vec<String> {
    let mut line = vec![scenario.to_owned()];
    while let Some(from) = line
        .last()
        .and_then(|id| get(document, &join(&join("scenarios", id), "from")))
        .and_then(Value::as_str)
        .filter(|from| !line.iter().any(|earlier| earlier == from))
    {
        line.push(from.to_owned());
    }
    line
}

fn items<'a>(document: &'a Value, list: &str) -> &'a [Value] {
    document
        .get(list)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::String(text) => parse(text).ok(),
        Value::Number(number) => parse(&number.to_string()).ok(),
        _ => None,
    }
}

fn label(value: Option<&Value>) -> Option<Label> {
    serde_json::from_value(value?.clone()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;
    use serde_json::json;

    #[test]
    fn a_derived_scenario_shows_inherited_values_at_its_own_path() {
        let document = json!({
            "meters": [{"id": "dau", "name": "Users"}],
            "discounting": {"annual_rate": "8%"},
            "scenarios": [
                {"id": "base", "usage": {"dau": {"start": "300"}}},
                {"id": "fast", "from": "base", "changes": {"discounting.annual_rate": "12%"}},
            ],
        });
        let found = assumptions(&document, "fast");
        let seen: Vec<_> = found.iter().map(|a| (a.path.as_str(), a.value)).collect();
        assert_eq!(
            seen,
            [
                ("scenarios.fast.usage.dau.start", dec!(300)),
                (
                    "scenarios.fast.changes.\"discounting.annual_rate\"",
                    dec!(0.12)
                ),
            ]
        );
    }

    #[test]
    fn an_analysis_may_turn_prices_too_each_about_its_own_size() {
        let document = json!({
            "scenarios": [
                {"id": "base"},
                {"id": "dear", "from": "base",
                 "changes": {"plans.pro.charges.fee.price.amount": "2000"}},
            ],
            "plans": [{"id": "pro", "charges": [
                {"id": "fee", "price": {"model": "flat", "amount": "1499"}},
                {"id": "use", "allowance": {"quantity": "500"}, "price": {"model": "graduated",
                 "tiers": [{"up_to": "10", "unit_price": "0.004"}, {"flat_fee": "5"}]}},
            ]}],
            "exchange": [{"currency": "USD", "from": "2027-01-01", "rate": "7.2"}],
        });
        let found = inputs(&document, "dear");
        let seen: Vec<_> = found
            .iter()
            .map(|a| (a.path.as_str(), a.value, a.range.max))
            .collect();
        assert_eq!(
            seen,
            [
                (
                    "scenarios.dear.changes.\"plans.pro.charges.fee.price.amount\"",
                    dec!(2000),
                    dec!(5000)
                ),
                (
                    "plans.pro.charges.use.allowance.quantity",
                    dec!(500),
                    dec!(1000)
                ),
                (
                    "plans.pro.charges.use.price.tiers.0.unit_price",
                    dec!(0.004),
                    dec!(0.01)
                ),
                (
                    "plans.pro.charges.use.price.tiers.1.flat_fee",
                    dec!(5),
                    dec!(10)
                ),
                ("exchange.0.rate", dec!(7.2), dec!(20)),
            ]
        );
        assert_eq!(assumptions(&document, "dear").len(), 0);
    }
}
