//! What each option comes to in many simulated futures, as JSON, words and tables.
//!
//! Simulated amounts have a sampling error, so that words and tables show the digits that it
//! leaves; as JSON they are whole.

use super::figure::number;
use super::sensitivity::{input_label, option_name, value_arg};
use crate::view::{month_text, text};
use crate::words::Words;
use crate::{format, view};
use outlay_core::compare::input::Total;
use outlay_core::sentence::{Arg, Sentence};
use outlay_core::simulation::{PERCENTILES, Shape, Simulation, Spread};
use outlay_report::{Cell, Column, Table};
use rust_decimal::Decimal;
use serde_json::{Map, Value, json as value};

/// Everything, amounts whole as decimal text.
pub fn as_json(document: &Value, found: &Simulation, words: &Words) -> Value {
    let percentiles = |amounts: &[Decimal; 7]| -> Value {
        let named = PERCENTILES.iter().zip(amounts);
        let named = named.map(|(percent, amount)| (format!("p{percent}"), text(*amount).into()));
        Value::Object(named.collect::<Map<_, _>>())
    };
    let inputs: Vec<Value> = found
        .inputs
        .iter()
        .map(|one| {
            value!({
                "path": one.input.path, "input": input_label(&one.input).text(&words.language),
                "value": text(one.input.value), "p10": text(one.low), "p90": text(one.high),
                "distribution": match one.shape {
                    Shape::Lognormal => "lognormal",
                    Shape::Normal => "normal",
                },
            })
        })
        .collect();
    let volatile = found.volatile.iter().map(
        |one| value!({ "meter": one.meter.text(&words.language), "volatility": text(one.volatility) }),
    );
    let options = found.options.iter().map(|option| {
        let base = option.base_by_month.iter().map(|amount| text(*amount));
        value!({
            "option": option.option, "base": option.base.map(text), "priced": option.priced,
            "total": percentiles(&option.total.percentiles),
            "mean": text(option.total.mean), "standard_error": text(option.total.standard_error),
            "least": text(option.total.least), "most": text(option.total.most),
            "cheapest": option.cheapest, "probability_cheapest": text(share(option, found)),
            "refuses": option.refuses,
            "expected_regret": text(option.regret.mean), "maximum_regret": text(option.regret.most),
            "base_by_month": base.collect::<Vec<_>>(),
            "by_month": option.by_month.iter().map(percentiles).collect::<Vec<_>>(),
        })
    });
    value!({
        "paths": found.wanted.paths, "seed": found.wanted.seed,
        "sentence": words.say(&title(document, found)), "caption": words.say(&caption(found)),
        "inputs": inputs, "volatile": volatile.collect::<Vec<_>>(),
        "options": options.collect::<Vec<_>>(),
    })
}

/// The share of all futures in which an option is the cheapest.
pub fn share(option: &Spread, found: &Simulation) -> Decimal {
    of_all(option.cheapest, found)
}

/// The share of all futures in which an option leaves usage unserved.
pub fn unserved_share(option: &Spread, found: &Simulation) -> Decimal {
    of_all(option.refuses, found)
}

fn of_all(futures: usize, found: &Simulation) -> Decimal {
    let share = Decimal::from(futures).checked_div(Decimal::from(found.wanted.paths));
    share.unwrap_or_default().normalize()
}

/// In how many futures an option leaves usage unserved; none where it serves them all. The
/// second key says that it is so in each.
fn unserved_said(
    [some, always]: [&str; 2],
    option: &Spread,
    found: &Simulation,
) -> Option<Sentence> {
    let share = unserved_share(option, found);
    if share.is_zero() {
        return None;
    }
    let key = match share == Decimal::ONE {
        true => always,
        false => some,
    };
    let said = Sentence::new(key)
        .with("share", Arg::Percent(text(shown(share))))
        .with("count", count(found.wanted.paths));
    Some(said)
}

/// The same for an option's own row.
pub fn unserved(option: &Spread, found: &Simulation) -> Option<Sentence> {
    let keys = ["uncertainty-unserved", "uncertainty-unserved-always"];
    unserved_said(keys, option, found)
}

/// A share as it is read.
pub fn percent(share: &str) -> String {
    format::percent(&text(shown(share.parse().unwrap_or_default())))
}

/// To whole percents, finer where that would say always or never.
fn shown(share: Decimal) -> Decimal {
    let rounded = (2..6).map(|places| share.round_dp(places));
    let mut telling = rounded.filter(|shown| !shown.is_zero() && *shown != Decimal::ONE);
    let certain = share.is_zero() || share == Decimal::ONE;
    telling.next().filter(|_| !certain).unwrap_or(share)
}

/// A simulated amount with the digits that count: down to the place of the standard error's
/// first one, three at least. What no future changes is known and stands whole.
pub fn told(option: &Spread, amount: Decimal) -> Decimal {
    if option.total.least == option.total.most {
        return amount;
    }
    let digits = first_place(amount)
        .zip(first_place(option.total.standard_error))
        .map_or(3, |(amount, error)| {
            amount.saturating_sub(error).saturating_add(1).max(3)
        });
    let rounded = u32::try_from(digits)
        .ok()
        .and_then(|digits| amount.round_sf(digits));
    rounded.unwrap_or(amount).normalize()
}

/// The place of an amount's first digit: 0 for units, 1 for tens, −1 for tenths; none for zero.
fn first_place(amount: Decimal) -> Option<i32> {
    let amount = amount.abs().normalize();
    let log = i32::try_from(amount.mantissa().checked_ilog10()?).ok()?;
    Some(log.saturating_sub(i32::try_from(amount.scale()).ok()?))
}

fn three(amount: Decimal) -> Decimal {
    amount.round_sf(3).unwrap_or(amount).normalize()
}

fn money(amount: Decimal) -> Arg {
    Arg::Money(text(amount))
}

fn count(number: u32) -> Arg {
    Arg::Quantity(number.to_string())
}

/// The option that is cheapest most often; among equals the one that stands first.
pub fn best(found: &Simulation) -> Option<&Spread> {
    let options = found.options.iter().rev();
    options.max_by_key(|option| option.cheapest)
}

/// Who is cheapest, and how often.
pub fn title(document: &Value, found: &Simulation) -> Sentence {
    let Some(best) = best(found) else {
        return Sentence::new("error-nothing-uncertain");
    };
    let name = option_name(document, &best.option);
    let [_, low, _, _, _, high, _] = best.total.percentiles;
    let said = |key: &str| Sentence::new(key).name("option", &name);
    if found.options.len() == 1 {
        return said("uncertainty-title-alone")
            .with("low", money(told(best, low)))
            .with("high", money(told(best, high)));
    }
    let key = match share(best, found) == Decimal::ONE {
        true => "uncertainty-title-always",
        false => "uncertainty-title",
    };
    said(key)
        .with("share", Arg::Percent(text(shown(share(best, found)))))
        .with("count", count(found.wanted.paths))
}

/// How sure it is that an option is the cheapest, where it is named already; of one alone,
/// its range.
pub fn sure(document: &Value, option: &Spread, found: &Simulation) -> Sentence {
    if found.options.len() == 1 {
        return title(document, found);
    }
    let percent = |option| Arg::Percent(text(shown(share(option, found))));
    let dearer = |best: &&Spread| best.cheapest > option.cheapest;
    let said = match best(found).filter(dearer) {
        Some(best) => Sentence::new("uncertainty-sure-other")
            .name("other", &option_name(document, &best.option))
            .with("more", percent(best)),
        None if share(option, found) == Decimal::ONE => Sentence::new("uncertainty-sure-always"),
        None => Sentence::new("uncertainty-sure"),
    };
    said.with("share", percent(option))
        .with("count", count(found.wanted.paths))
}

/// How it was found.
pub fn caption(found: &Simulation) -> Sentence {
    Sentence::new("uncertainty-caption")
        .with("count", count(found.wanted.paths))
        .with("seed", Arg::Text(found.wanted.seed.to_string()))
}

/// What is uncertain: each input with its ends, each meter with its volatility.
pub fn uncertain(found: &Simulation) -> Vec<Sentence> {
    let inputs = found.inputs.iter().map(|one| {
        let value = |amount| value_arg(one.input.kind, amount);
        Sentence::new("uncertainty-input")
            .name("input", &input_label(&one.input))
            .with("low", value(one.low))
            .with("high", value(one.high))
    });
    let volatile = found.volatile.iter().map(|one| {
        Sentence::new("uncertainty-volatile")
            .name("meter", &one.meter)
            .with("volatility", Arg::Percent(text(one.volatility)))
    });
    inputs.chain(volatile).collect()
}

/// An option in one sentence: its range, and what choosing it may cost.
pub fn summary(document: &Value, found: &Simulation) -> Vec<Sentence> {
    let of = |option: &Spread| {
        let [_, low, _, middle, _, high, _] = option.total.percentiles;
        let key = match (option.regret.most.is_zero(), found.options.len() > 1) {
            (_, false) => "uncertainty-range",
            (true, true) => "uncertainty-range-best",
            (false, true) => "uncertainty-range-regret",
        };
        Sentence::new(key)
            .name("option", &option_name(document, &option.option))
            .with("low", money(told(option, low)))
            .with("middle", money(told(option, middle)))
            .with("high", money(told(option, high)))
            .with("mean", money(told(option, option.regret.mean)))
            .with("most", money(told(option, option.regret.most)))
    };
    let unpriced = |option: &Spread| {
        let missing = (found.wanted.paths as usize).saturating_sub(option.priced);
        (missing > 0).then(|| {
            Sentence::new("uncertainty-unpriced")
                .name("option", &option_name(document, &option.option))
                .with("missing", Arg::Quantity(missing.to_string()))
                .with("count", count(found.wanted.paths))
        })
    };
    let refusing = |option: &Spread| {
        let keys = ["uncertainty-refuses", "uncertainty-refuses-always"];
        let said = unserved_said(keys, option, found)?;
        Some(said.name("option", &option_name(document, &option.option)))
    };
    let options = found.options.iter();
    let ranges = options.clone().map(of);
    ranges
        .chain(options.clone().filter_map(refusing))
        .chain(options.filter_map(unpriced))
        .collect()
}

/// One row for each option.
pub fn table(document: &Value, found: &Simulation, words: &Words) -> Table {
    let mut columns = vec![column(words.word("uncertainty-column-option"), false)];
    columns.push(column(words.word("uncertainty-column-cheapest"), true));
    // Said where it is not so of all of them everywhere.
    let refused = found.options.iter().any(|option| option.refuses > 0);
    columns.extend(refused.then(|| column(words.word("uncertainty-column-unserved"), true)));
    columns.push(column(words.word("uncertainty-column-base"), true));
    columns.extend(PERCENTILES.map(|percent| column(format!("P{percent}"), true)));
    let last = ["mean", "error", "regret", "regret-most"];
    columns.extend(last.map(|key| column(words.word(&format!("uncertainty-column-{key}")), true)));
    let row = |option: &Spread| {
        let name = option_name(document, &option.option);
        let amount = |amount| number(told(option, amount), words);
        let percent = |share| Cell::Text(format::percent(&text(shown(share))));
        let mut cells = vec![
            Cell::Text(name.text(&words.language).to_owned()),
            percent(share(option, found)),
        ];
        cells.extend(refused.then(|| percent(unserved_share(option, found))));
        cells.push(option.base.map_or(Cell::Empty, |base| number(base, words)));
        cells.extend(option.total.percentiles.map(amount));
        cells.push(amount(option.total.mean));
        let more = [
            option.total.standard_error,
            option.regret.mean,
            option.regret.most,
        ];
        cells.extend(more.map(|amount| number(three(amount), words)));
        cells
    };
    Table {
        title: words.say(&title(document, found)),
        columns,
        rows: found.options.iter().map(row).collect(),
        totals: None,
    }
}

/// An option month by month; the one that is cheapest most often when none is named.
pub fn months_table(
    document: &Value,
    scenario: &str,
    (found, option): (&Simulation, Option<&str>),
    words: &Words,
) -> Option<Table> {
    let mut options = found.options.iter();
    let option = match option {
        Some(id) => options.find(|one| one.option == id),
        None => best(found),
    }?;
    let study = view::price(document, scenario).study;
    let month = |index| {
        let named = study.as_ref().map(|(study, _)| month_text(study, index));
        format::month(&named.unwrap_or_default(), &words.language)
    };
    let mut columns = vec![column(words.word("column-month"), false)];
    columns.push(column(words.word("uncertainty-column-base"), true));
    columns.extend(PERCENTILES.map(|percent| column(format!("P{percent}"), true)));
    let rows = option.by_month.iter().enumerate().map(|(index, amounts)| {
        let base = option.base_by_month.get(index);
        let mut cells = vec![
            Cell::Text(month(index)),
            base.map_or(Cell::Empty, |base| number(*base, words)),
        ];
        cells.extend(amounts.map(|amount| number(told(option, amount), words)));
        cells
    });
    let name = option_name(document, &option.option);
    let key = match found.wanted.total {
        Total::Cash => "uncertainty-months-cash",
        Total::Accrual => "uncertainty-months-accrual",
        Total::PresentValue => "uncertainty-months-present-value",
    };
    Some(Table {
        title: words.say(&Sentence::new(key).name("option", &name)),
        columns,
        rows: rows.collect(),
        totals: None,
    })
}

fn column(title: String, numeric: bool) -> Column {
    Column { title, numeric }
}

#[cfg(test)]
mod tests {
    use super::*;
    use outlay_core::label::Label;
    use outlay_core::simulation::spread::{Figures, Regret};
    use rust_decimal::dec;

    fn option(standard_error: Decimal, most: Decimal) -> Spread {
        Spread {
            option: "a".to_owned(),
            name: Label::from("a"),
            base: None,
            base_by_month: Vec::new(),
            priced: 1,
            refuses: 0,
            total: Figures {
                percentiles: [dec!(1); 7],
                came_out: [0; 7],
                mean: dec!(1),
                standard_error,
                least: dec!(1),
                most,
            },
            by_month: Vec::new(),
            cheapest: 0,
            regret: Regret {
                mean: dec!(0),
                most: dec!(0),
                worst: None,
            },
        }
    }

    #[test]
    fn an_amount_has_the_digits_that_its_error_leaves() {
        let sure = option(dec!(34.7), dec!(2));
        let shown = [
            dec!(15474.14),
            dec!(1060.56),
            dec!(42.123),
            dec!(0.1234),
            dec!(0),
        ];
        let told_of = |option: &Spread| shown.map(|amount| told(option, amount));
        assert_eq!(
            told_of(&sure),
            [dec!(15470), dec!(1060), dec!(42.1), dec!(0.123), dec!(0)]
        );
        let unsure = option(dec!(1718.7), dec!(2));
        assert_eq!(told(&unsure, dec!(101983.4)), dec!(102000));
        assert_eq!(told(&unsure, dec!(-1234567.89)), dec!(-1235000));
        // All futures agree.
        assert_eq!(
            told(&option(dec!(0), dec!(1)), dec!(15474.14)),
            dec!(15474.14)
        );
    }

    #[test]
    fn a_share_says_always_and_never_only_where_it_is_so() {
        for (share, said) in [
            (dec!(0.784), dec!(0.78)),
            (dec!(0.9996), dec!(0.9996)),
            (dec!(0.003), dec!(0.003)),
            (dec!(0), dec!(0)),
            (dec!(1), dec!(1)),
        ] {
            assert_eq!(shown(share), said);
        }
    }
}
