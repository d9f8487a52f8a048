//! `outlay cost`: the months of one option or of all.

use crate::input;
use crate::output::{Failure, Format, json, line, print, table_text};
use outlay_app::contract::{CumulativeView, OptionView};
use outlay_app::tables::month_table;
use outlay_report::{Cell, Column, Table};
use serde_json::{Value, json as value};
use std::path::Path;

pub fn cost(
    study: &Path,
    scenario: Option<&str>,
    option: Option<&str>,
    format: Format,
    language: &str,
) -> Result<(), Failure> {
    let (_, evaluation) = input::evaluated(study, scenario, language)?;
    let words = input::words(&evaluation, language);
    let only = option
        .map(|id| input::option(&evaluation, Some(id), language))
        .transpose()?;
    let chosen = evaluation
        .options
        .iter()
        .filter(|o| only.as_ref().is_none_or(|id| o.id == *id));
    if format == Format::Json {
        let options: Vec<Value> = chosen
            .map(|option| {
                let months = rows(option, &evaluation.months);
                value!({ "id": option.id, "months": months, "after": option.after })
            })
            .collect();
        let usage: serde_json::Map<String, Value> = evaluation
            .meters
            .iter()
            .map(|meter| (meter.id.clone(), value!(meter.quantities)))
            .collect();
        return print(&json(&value!({
            "currency": evaluation.currency.code, "months": evaluation.months, "usage": usage,
            "options": options, "fingerprint": evaluation.fingerprint,
        }))?);
    }
    let several = only.is_none() && evaluation.options.len() > 1;
    for (index, option) in chosen.enumerate() {
        if index > 0 {
            print("")?;
        }
        let mut table = month_table(&evaluation, option, &words);
        if format == Format::Csv && several {
            name_rows(&mut table, words.word("column-option"), &option.id);
        }
        if format == Format::Table {
            print(&line(&table.title))?;
        }
        print(&table_text(&table, format))?;
    }
    Ok(())
}

/// One object for each month, for scripts: its name and every amount by name.
fn rows(option: &OptionView, months: &[String]) -> Vec<Value> {
    let mut lists = value!(option.months);
    if let Some(lists) = lists.as_object_mut() {
        let CumulativeView { paid, spread } = &option.cumulative;
        lists.insert("cumulative_paid".to_owned(), value!(paid));
        lists.insert("cumulative_spread".to_owned(), value!(spread));
    }
    let lists: Vec<(&String, &Value)> = lists.as_object().into_iter().flatten().collect();
    let row = |(index, month): (usize, &String)| -> Value {
        let amount = |list: &Value| list.get(index).cloned().unwrap_or_default();
        let named = lists
            .iter()
            .map(|(name, list)| ((*name).clone(), amount(list)));
        named.chain([("month".to_owned(), value!(month))]).collect()
    };
    months.iter().enumerate().map(row).collect()
}

/// CSV has no headings, so each row of several tables says what it belongs to.
fn name_rows(table: &mut Table, title: String, name: &str) {
    let column = Column {
        title,
        numeric: false,
    };
    table.columns.insert(0, column);
    for row in table.rows.iter_mut().chain(&mut table.totals) {
        row.insert(0, Cell::Text(name.to_owned()));
    }
}
