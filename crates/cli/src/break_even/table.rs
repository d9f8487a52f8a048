//! The findings of `outlay break-even` as one table: what it is sought by, where, and who
//! is cheaper after it.

use super::Basis;
use outlay_app::contract::Evaluation;
use outlay_app::words::Words;
use outlay_core::label::Label;
use outlay_core::sentence::{Arg, Sentence};
use outlay_report::{Cell, Column, Row, Table};
use serde_json::Value;

pub struct Shown<'a> {
    pub evaluation: &'a Evaluation,
    pub words: &'a Words,
    pub basis: Basis,
}

impl Shown<'_> {
    fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        let start = Sentence::new(key);
        let sentence = args
            .iter()
            .fold(start, |said, (name, arg)| said.with(name, arg.clone()));
        self.words.say(&sentence)
    }

    fn joined(&self, notes: &[String]) -> String {
        notes.join(match self.words.language.as_str() {
            "zh-CN" => "；",
            _ => "; ",
        })
    }

    /// An option's name by its id.
    fn name(&self, id: &Value) -> String {
        let id = id.as_str().unwrap_or_default();
        let mut options = self.evaluation.options.iter();
        let found = options.find(|option| option.id == id);
        found
            .map_or(id, |option| option.name.text(&self.words.language))
            .to_owned()
    }

    fn meter(&self, id: &Value) -> Arg {
        let id = id.as_str().unwrap_or_default();
        let found = self.evaluation.meters.iter().find(|meter| meter.id == id);
        Arg::Name(found.map_or_else(|| Label::from(id), |meter| meter.name.clone()))
    }

    /// All findings, a row each.
    pub fn table(&self, found: &Value) -> Table {
        let mut rows = Vec::new();
        list(&found["months"]).for_each(|entry| self.months(entry, &mut rows));
        list(&found["usage"]).for_each(|entry| self.usage(entry, &mut rows));
        list(&found["left_out_of_usage"]).for_each(|entry| rows.push(self.left_out(entry)));
        list(&found["seeks"]).for_each(|entry| self.seek(entry, &mut rows));
        self.stability(&found["stability"], &mut rows);
        list(&found["headroom"]).for_each(|entry| self.headroom(entry, &mut rows));
        let columns = ["what", "option", "at", "after", "note"].map(|key| Column {
            title: self.words.word(&format!("break-even-column-{key}")),
            numeric: key == "at",
        });
        Table {
            title: String::new(),
            columns: columns.into(),
            rows,
            totals: None,
        }
    }

    fn months(&self, entry: &Value, rows: &mut Vec<Row>) {
        for (key, word) in [
            ("cash", "break-even-month-cash"),
            ("accrual", "break-even-month-accrual"),
            ("present_value", "break-even-month-present-value"),
        ] {
            let basis = &entry[key];
            if basis.is_null() {
                continue;
            }
            let crossings: Vec<String> = list(&basis["crossings"]).map(month).collect();
            let end = &basis["cheaper_at_end"];
            let note = match (basis["lasting"]["number"].as_u64(), end.is_null()) {
                (Some(number), _) => {
                    self.say("break-even-lasting", &[("k", Arg::Count(number as i64))])
                }
                (None, true) => self.words.word("break-even-equal"),
                (None, false) => {
                    let option = Arg::Text(self.name(end));
                    self.say("break-even-cheaper-throughout", &[("option", option)])
                }
            };
            let at = match crossings.is_empty() {
                true => self.words.word("break-even-none"),
                false => crossings.join(", "),
            };
            let after = self.name(end);
            rows.push(row([
                self.words.word(word),
                self.name(&entry["option"]),
                at,
                after,
                note,
            ]));
        }
    }

    fn left_out(&self, entry: &Value) -> Row {
        let why = format!("left-out-{}", entry["reason"].as_str().unwrap_or_default());
        row([
            self.words.word("break-even-usage-left-out"),
            self.name(&entry["option"]),
            String::new(),
            String::new(),
            self.words.word(&why),
        ])
    }

    fn usage(&self, entry: &Value, rows: &mut Vec<Row>) {
        let range = [
            ("meter", self.meter(&entry["meter"])),
            ("quantity", quantity(&entry["searched_to"])),
        ];
        let what = self.say("break-even-usage", &range);
        let option = self.name(&entry["option"]);
        let mut notes = Vec::new();
        if entry["searched_to"] != entry["asked_to"] {
            let quantity = quantity(&entry["searched_to"]);
            notes.push(self.say("break-even-searched", &[("quantity", quantity)]));
        }
        let crossings: Vec<&Value> = list(&entry["crossings"]).collect();
        if crossings.is_empty() {
            let at = self.words.word("break-even-none");
            let after = self.name(&entry["cheaper_at_end"]);
            rows.push(row([what, option, at, after, self.joined(&notes)]));
            return;
        }
        for crossing in crossings {
            let amount = |when: &str, of: &str| money(&crossing[when][of]);
            let costs = [
                ("before", amount("costs_before", "option")),
                ("beforeOther", amount("costs_before", "against")),
                ("after", amount("costs", "option")),
                ("afterOther", amount("costs", "against")),
            ];
            let mut note = vec![self.kind(crossing), self.say("break-even-costs", &costs)];
            note.extend(notes.iter().cloned());
            let at = plain_text(&crossing["quantity"]);
            let after = self.name(&crossing["cheaper_after"]);
            rows.push(row([
                what.clone(),
                option.clone(),
                at,
                after,
                self.joined(&note),
            ]));
        }
    }

    fn kind(&self, found: &Value) -> String {
        let kind = found["kind"].as_str().unwrap_or_default();
        self.words.word(&format!("break-even-kind-{kind}"))
    }

    fn seek(&self, entry: &Value, rows: &mut Vec<Row>) {
        let path = [("path", literal(&entry["path"]))];
        if let Some(code) = entry["issue"].as_str() {
            let what = self.say("break-even-input-cash", &path);
            let code = [("code", Arg::Text(code.to_owned()))];
            let note = self.say("break-even-not-possible", &code);
            rows.push(row([
                what,
                String::new(),
                String::new(),
                String::new(),
                note,
            ]));
            return;
        }
        // The discount rate says nothing about what is paid.
        let discounting = plain_text(&entry["path"]).contains("annual_rate");
        let total = match discounting {
            true => Basis::PresentValue.name(),
            false => self.basis.name(),
        };
        if entry["total"] != total {
            return;
        }
        let key = format!("break-even-input-{}", total.replace('_', "-"));
        let what = self.say(&key, &path);
        let option = self.name(&entry["option"]);
        let mut none = true;
        for root in list(&entry["roots"]) {
            none = false;
            let after = self.name(&root["cheaper_after"]);
            let at = plain_text(&root["value"]);
            rows.push(row([
                what.clone(),
                option.clone(),
                at,
                after,
                self.kind(root),
            ]));
        }
        if none {
            let ends = [
                ("min", literal(&entry["min"])),
                ("max", literal(&entry["max"])),
            ];
            let at = self.say("break-even-none-between", &ends);
            let same = entry["difference_at_min"] == entry["difference_at_max"];
            let note = match same {
                true => self.words.word("break-even-no-influence"),
                false => String::new(),
            };
            rows.push(row([what, option, at, String::new(), note]));
        }
    }

    fn stability(&self, found: &Value, rows: &mut Vec<Row>) {
        let pairs: Vec<&Value> = list(&found["pairs"]).collect();
        let share = Arg::Percent(plain_text(&found["share"]));
        for assumption in list(&found["assumptions"]) {
            let args = [
                ("path", literal(&assumption["path"])),
                ("share", share.clone()),
            ];
            for (index, pair) in pairs.iter().enumerate() {
                if pair["lasting"].is_null() {
                    continue;
                }
                let moves = [("lower", "lower"), ("upper", "upper")]
                    .map(|(name, side)| (name, Arg::Text(self.shift(&assumption[side], index))));
                rows.push(row([
                    self.say("break-even-stability", &args),
                    self.name(&pair["option"]),
                    month(&pair["lasting"]),
                    String::new(),
                    self.say("break-even-moves", &moves),
                ]));
            }
        }
    }

    fn shift(&self, side: &Value, pair: usize) -> String {
        if let Some(code) = side["issue"].as_str() {
            let code = [("code", Arg::Text(code.to_owned()))];
            return self.say("break-even-not-possible", &code);
        }
        match side["break_evens"][pair]["moved"].as_i64() {
            Some(months) => {
                let shown = match months {
                    0 => "0".to_owned(),
                    _ => format!("{months:+}").replace('-', "\u{2212}"),
                };
                let count = Arg::Count(months.abs());
                let args = [("months", Arg::Text(shown)), ("count", count)];
                self.say("break-even-move", &args)
            }
            None => self.words.word("break-even-move-lost"),
        }
    }

    fn headroom(&self, entry: &Value, rows: &mut Vec<Row>) {
        let stairs = &entry["staircase"];
        let meter = [("meter", self.meter(&entry["meter"]))];
        let option = self.name(&entry["option"]);
        let mut notes = vec![self.say(
            "break-even-next-unit",
            &[("amount", money(&stairs["next_unit"]))],
        )];
        let step = &stairs["next_step"];
        let at = match step.is_null() {
            true => self.words.word("break-even-no-step"),
            false => {
                let args = [
                    ("quantity", quantity(&step["quantity"])),
                    ("leap", money(&step["leap"])),
                ];
                notes.push(self.say("break-even-next-step", &args));
                self.say("break-even-units", &[("units", quantity(&stairs["units"]))])
            }
        };
        let what = self.say("break-even-headroom", &meter);
        rows.push(row([
            what,
            option.clone(),
            at,
            String::new(),
            self.joined(&notes),
        ]));
        for dip in list(&stairs["dips"]) {
            let at = plain_text(&dip["at"]).parse::<u64>().unwrap_or_default();
            let args = [
                ("from", quantity(&dip["dearer_from"])),
                ("last", Arg::Quantity(at.saturating_sub(1).to_string())),
                ("at", quantity(&dip["at"])),
                ("amount", money(&dip["cost"])),
            ];
            rows.push(row([
                self.say("break-even-dip", &meter),
                option.clone(),
                plain_text(&dip["at"]),
                String::new(),
                self.say("break-even-dip-zone", &args),
            ]));
        }
    }

    /// One row for each value up the map: the cheapest option from the left end on, and
    /// each border with the option that is cheapest from there.
    pub fn map(&self, found: &Value) -> Table {
        let rows = &found["rows"];
        let heads: Vec<&Value> = match rows["months"].is_null() {
            true => list(&rows["values"]).collect(),
            false => list(&rows["months"]).collect(),
        };
        let columns = [&rows["path"], &found["columns"]["path"]].map(|path| Column {
            title: plain_text(path),
            numeric: false,
        });
        let first = plain_text(&found["columns"]["values"][0]);
        let regions = list(&found["cells"]).zip(heads).enumerate();
        let regions = regions.map(|(index, (cells, head))| {
            let borders = list(&found["borders"])
                .filter(|border| border["row"] == index)
                .map(|border| (plain_text(&border["at"]), &border["right"]));
            let named = std::iter::once((first.clone(), &cells[0]["option"]))
                .chain(borders)
                .map(|(from, option)| format!("{from} → {}", self.name(option)));
            let line = named.collect::<Vec<_>>().join(" | ");
            vec![Cell::Text(plain_text(head)), Cell::Text(line)]
        });
        Table {
            title: String::new(),
            columns: columns.into(),
            rows: regions.collect(),
            totals: None,
        }
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn row(cells: [String; 5]) -> Row {
    cells.map(Cell::Text).into()
}

fn plain_text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn literal(value: &Value) -> Arg {
    Arg::Text(plain_text(value))
}

fn quantity(value: &Value) -> Arg {
    Arg::Quantity(plain_text(value))
}

fn money(value: &Value) -> Arg {
    Arg::Money(plain_text(value))
}

/// `2029-07 (31)`.
fn month(value: &Value) -> String {
    format!("{} ({})", plain_text(&value["month"]), value["number"])
}
