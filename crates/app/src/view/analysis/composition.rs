//! What each option's payments consist of: its largest charges, tax among them.
//!
//! The parts are those of the option's trace, so that a piece of the drawing and its
//! explanation cannot differ.

use super::super::text;
use crate::analysis::figure::{number, refused};
use crate::contract::{AppError, CompositionBar, CompositionItem, CompositionView};
use crate::words::Words;
use outlay_core::explain::explain;
use outlay_core::label::Label;
use outlay_core::sentence::{Arg, Sentence};
use outlay_core::what_if::evaluated;
use outlay_report::{Cell, Column, Table};
use rust_decimal::Decimal;
use serde_json::Value;

/// Parts that are drawn by themselves; the others stand together.
const LARGEST: usize = 5;

/// One option before it is worded.
struct Found {
    option: String,
    name: Label,
    total: Decimal,
    /// Each part with its place in the trace, the largest first.
    parts: Vec<(Option<usize>, Sentence, Decimal)>,
}

impl Found {
    /// The largest part, and its share of the total where that is a share.
    fn main(&self) -> Option<(&Sentence, Decimal)> {
        let (_, label, amount) = self.parts.first()?;
        let share = amount.checked_div(self.total)?.round_dp(2);
        (share > Decimal::ZERO && share <= Decimal::ONE).then_some((label, share))
    }

    /// By one key where a part has a share that can be told, by the other where not.
    fn said(&self, [with_share, without]: [&str; 2]) -> Sentence {
        let said = Sentence::new(match self.main() {
            Some(_) => with_share,
            None => without,
        })
        .name("option", &self.name)
        .with("total", Arg::Money(text(self.total)));
        match self.main() {
            Some((label, share)) => said
                .with("item", item(label))
                .with("share", Arg::Percent(text(share))),
            None => said,
        }
    }
}

/// The name of a part inside another sentence: a charge has its own, tax is a word.
fn item(label: &Sentence) -> Arg {
    match label.args.get("line") {
        Some(name) => name.clone(),
        None => Arg::Word(label.key.clone()),
    }
}

fn found(document: &Value, scenario: &str) -> Result<Vec<Found>, AppError> {
    let evaluated = evaluated(document, scenario).map_err(|issue| refused(&issue))?;
    let mut all = Vec::new();
    for outcome in &evaluated.outcomes.outcomes {
        let Some(option) = evaluated.study.options.get(outcome.option) else {
            continue;
        };
        let node = explain(document, scenario, &evaluated, &option.id);
        let Some(node) = node.map_err(|issue| refused(&issue))? else {
            continue;
        };
        let children = node.children.iter().enumerate();
        let mut parts: Vec<(Option<usize>, Sentence, Decimal)> = children
            .map(|(at, child)| (Some(at), child.label.clone(), child.amount))
            .collect();
        parts.sort_by_key(|(at, _, amount)| (std::cmp::Reverse(amount.abs()), *at));
        if parts.len() > LARGEST + 1 {
            let rest = parts.split_off(LARGEST);
            let sum = rest.iter().map(|(_, _, amount)| *amount).sum();
            parts.push((None, Sentence::new("composition-other"), sum));
        }
        all.push(Found {
            option: option.id.clone(),
            name: option.name.clone(),
            total: node.amount,
            parts,
        });
    }
    Ok(all)
}

pub fn view(document: &Value, scenario: &str) -> Result<CompositionView, AppError> {
    let all = found(document, scenario)?;
    let cheapest = all.iter().min_by_key(|one| one.total);
    let cheapest = cheapest.ok_or_else(|| AppError::new("nothing-to-export"))?;
    Ok(CompositionView {
        title: cheapest.said(["composition-title", "composition-title-mixed"]),
        summary: all
            .iter()
            .map(|one| one.said(["composition-line", "composition-line-mixed"]))
            .collect(),
        bars: all.iter().map(bar).collect(),
    })
}

fn bar(found: &Found) -> CompositionBar {
    let items = found
        .parts
        .iter()
        .map(|(part, label, amount)| CompositionItem {
            label: label.clone(),
            amount: text(*amount),
            part: *part,
        });
    CompositionBar {
        option: found.option.clone(),
        total: text(found.total),
        items: items.collect(),
    }
}

/// One row for each part of each option.
pub fn table(document: &Value, scenario: &str, words: &Words) -> Result<Table, AppError> {
    let all = found(document, scenario)?;
    let rows = all.iter().flat_map(|one| {
        one.parts.iter().map(move |(_, label, amount)| {
            vec![
                Cell::Text(one.name.text(&words.language).to_owned()),
                Cell::Text(words.say(label)),
                number(*amount, words),
            ]
        })
    });
    let column = |key: &str, numeric| Column {
        title: words.word(key),
        numeric,
    };
    Ok(Table {
        title: words.word("part-composition"),
        columns: vec![
            column("column-option", false),
            column("composition-item", false),
            column("column-amount", true),
        ],
        rows: rows.collect(),
        totals: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;
    use serde_json::json;

    /// Seven charges of 100 … 700 a month over two months, and 10 % VAT on all of them:
    /// 2,800 a month, 5,600 net, 560 VAT, 6,160 in all. The largest are 1,400, 1,200,
    /// 1,000, 800 and 600; what is left is 400 + 200 + 560 of VAT = 1,160.
    #[test]
    fn the_five_largest_stand_alone_and_all_add_up() {
        let charge = |n: u32| {
            json!({"id": format!("c{n}"), "name": format!("Charge {n}"),
                "price": {"model": "flat", "amount": (n * 100).to_string()}})
        };
        let document = json!({
            "format": 1, "title": "Seven", "currency": "CNY", "start": "2027-01", "months": 2,
            "taxes": {"vat_rate": "10%"},
            "scenarios": [{"id": "base"}],
            "plans": [{"id": "p", "charges": (1..=7).map(charge).collect::<Vec<_>>()}],
            "options": [{"id": "o", "plan": "p"}],
        });
        let found = found(&document, "base").unwrap();
        let parts: Vec<_> = found[0]
            .parts
            .iter()
            .map(|(at, _, amount)| (*at, *amount))
            .collect();
        assert_eq!(
            parts,
            [
                (Some(6), dec!(1400)),
                (Some(5), dec!(1200)),
                (Some(4), dec!(1000)),
                (Some(3), dec!(800)),
                (Some(2), dec!(600)),
                (None, dec!(1160)),
            ]
        );
        assert_eq!(found[0].total, dec!(6160));
        let view = view(&document, "base").unwrap();
        // 1,400 of 6,160.
        assert_eq!(view.title.args["share"], Arg::Percent("0.23".to_owned()));
    }
}
