//! Options' totals in two versions of a study.

use crate::contract::{ChangedTotal, Evaluation, OptionView};
use crate::view;
use outlay_core::decimal::{add, parse};
use rust_decimal::Decimal;

/// The options whose total as paid is not the same in both; those that are only in one too.
pub fn changed(before: &Evaluation, after: &Evaluation) -> Vec<ChangedTotal> {
    let find = |evaluation: &Evaluation, id: &str| {
        let option = evaluation.options.iter().find(|option| option.id == id);
        option.and_then(total)
    };
    let only_before = |option: &&OptionView| after.options.iter().all(|one| one.id != option.id);
    let gone = before.options.iter().filter(only_before);
    let pairs = after.options.iter().chain(gone).map(|option| {
        let (old, new) = (find(before, &option.id), find(after, &option.id));
        (option, old, new)
    });
    pairs
        .filter(|(_, old, new)| old != new)
        .map(|(option, old, new)| ChangedTotal {
            option: option.name.clone(),
            before: old.map(view::text),
            after: new.map(view::text),
        })
        .collect()
}

/// All payments of an option, those after the last month among them.
fn total(option: &OptionView) -> Option<Decimal> {
    let paid = parse(option.cumulative.paid.last()?).ok()?;
    add(paid, parse(&option.after).ok()?).ok()
}
