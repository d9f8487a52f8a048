//! What is assumed: the rates that formulas look at, the scenario's values, the forecast.

use super::{Book, date};
use crate::contract::AssumptionKind;
use crate::format;
use crate::view::text;
use outlay_core::money::Exchange;
use outlay_core::sentence::{Arg, Sentence};
use outlay_report::workbook::{Cell, Format, Sheet, column_name, quoted};
use rust_decimal::Decimal;

/// Where formulas find the rates.
pub(super) struct Inputs {
    pub discount: String,
    /// In the order of the study's tax rates.
    pub tax: Vec<String>,
    pub recoverable: Vec<String>,
    /// In the order of the study's rates of exchange.
    pub exchange: Vec<String>,
}

const VALUE: usize = 2;
/// Stated apart, because formulas look at them.
const APART: [&str; 3] = [
    "assumption-discount-rate",
    "assumption-vat-rate",
    "assumption-recoverable",
];

impl Book<'_> {
    pub(super) fn assumptions(&self) -> (Sheet, Inputs) {
        let mut sheet = Sheet {
            heads: Some(2),
            ..self.titled("workbook-assumptions", vec![24.0, 44.0, 18.0, 22.0, 60.0])
        };
        sheet.push(vec![
            Cell::text(self.word("workbook-inputs-note")).styled(|style| style.muted = true),
        ]);
        let heads = [
            "workbook-group",
            "workbook-assumption",
            "workbook-value",
            "workbook-unit",
            "workbook-note",
        ];
        sheet.push(heads.iter().map(|key| self.head(key)).collect());
        let inputs = self.inputs(&mut sheet);
        self.stated(&mut sheet);
        (sheet, inputs)
    }

    /// The cells that formulas look at.
    fn inputs(&self, sheet: &mut Sheet) -> Inputs {
        let name = quoted(&sheet.name);
        let money = self.word("group-money");
        let mut put = |title: String, value: Decimal, format: Format, note: String| {
            let value = Cell::number(text(value), format).styled(|style| style.input = true);
            let note = Cell::text(note).styled(|style| style.muted = true);
            let row = sheet.push(vec![
                Cell::text(money.clone()),
                Cell::text(title),
                value,
                Cell::empty(),
                note,
            ]);
            format!("{name}!${}${}", column_name(VALUE), row + 1)
        };
        let rate = self.study.annual_rate.unwrap_or_default();
        let note = match self.study.annual_rate {
            Some(_) => "workbook-discount-note",
            None => "workbook-no-discount-note",
        };
        let title = self.word("assumption-discount-rate");
        let discount = put(title, rate, Format::Percent, self.word(note));
        let (mut tax, mut recoverable) = (Vec::new(), Vec::new());
        for rate in &self.study.tax.rates {
            let called = |key: &str| match rate.id.as_str() {
                "" => self.word(key),
                id => format!("{} · {id}", self.word(key)),
            };
            let title = called("assumption-vat-rate");
            tax.push(put(title, rate.total(), Format::Percent, String::new()));
            let title = called("assumption-recoverable");
            recoverable.push(put(title, rate.recoverable, Format::Percent, String::new()));
        }
        let exchange = self.study.exchange.iter().map(|rate| {
            let (title, note) = self.exchange(rate);
            put(title, rate.rate, Format::Price(0), note)
        });
        let exchange = exchange.collect();
        Inputs {
            discount,
            tax,
            recoverable,
            exchange,
        }
    }

    fn exchange(&self, rate: &Exchange) -> (String, String) {
        let title = Sentence::new("workbook-exchange")
            .text("currency", &rate.currency)
            .text("own", &self.study.currency.code);
        let note = Sentence::new("workbook-from").with("date", Arg::Date(rate.from.to_string()));
        (self.words.say(&title), self.words.say(&note))
    }

    /// What the scenario assumes, as the window's list has it.
    fn stated(&self, sheet: &mut Sheet) {
        let language = &self.words.language;
        for found in &self.shown.assumptions {
            if APART.contains(&found.title.key.as_str()) {
                continue;
            }
            let format = match found.kind {
                AssumptionKind::Percent => Format::Percent,
                AssumptionKind::Money => Format::Price(self.decimals()),
                AssumptionKind::Quantity | AssumptionKind::Number | AssumptionKind::Months => {
                    Format::Quantity
                }
            };
            let unit = found.unit.as_ref().map_or("", |unit| unit.text(language));
            let unit = match found.kind {
                AssumptionKind::Money if unit.is_empty() => &self.study.currency.code,
                _ => unit,
            };
            sheet.push(vec![
                Cell::text(self.words.say(&found.group)),
                Cell::text(self.words.say(&found.title)),
                Cell::number(found.value.clone(), format),
                Cell::text(unit),
            ]);
        }
    }

    /// The forecast of every meter, month by month.
    pub(super) fn usage(&self) -> Sheet {
        let language = &self.words.language;
        let meters = &self.shown.meters;
        let mut sheet = Sheet {
            frozen: 2,
            ..self.titled(
                "workbook-usage",
                [10.0, 12.0]
                    .into_iter()
                    .chain(meters.iter().map(|_| 20.0))
                    .collect(),
            )
        };
        let heads = meters.iter().map(|meter| {
            let name = meter.name.text(language);
            Cell::head(match &meter.unit {
                Some(unit) => format!("{name} ({})", unit.text(language)),
                None => name.to_owned(),
            })
        });
        let own = [
            self.head("workbook-month-number"),
            self.head("column-month"),
        ];
        sheet.push(own.into_iter().chain(heads).collect());
        for index in 0..self.study.horizon.len() {
            let quantities = meters.iter().map(|meter| {
                let found = meter.quantities.get(index);
                let number = found.and_then(|text| text.parse::<Decimal>().ok());
                number.map_or_else(Cell::empty, |number| {
                    Cell::number(text(super::short(number)), Format::Quantity)
                })
            });
            let month = date(self.study.horizon.month(index).start(), Format::Month);
            let own = [super::count(index + 1), month];
            sheet.push(own.into_iter().chain(quantities).collect());
        }
        sheet
    }
}

/// A percentage in a sentence.
pub(super) fn percent(rate: Decimal) -> String {
    format::percent(&text(rate))
}
