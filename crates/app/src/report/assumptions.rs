//! What the result stands on: usage, assumptions, what would change the verdict, the other
//! scenarios, and what is to be looked at.

use super::{Maker, told};
use crate::contract::{
    Analysis, AnalysisView, AppError, Assumption, AssumptionKind, Basis, MeterView,
};
use crate::export::charts::position;
use crate::{format, view};
use outlay_pdf::{Block, Cell, Column, Row, Section, Table};

impl Maker<'_> {
    pub(super) fn assumptions(&self) -> Result<Vec<Section>, AppError> {
        let mut blocks = Vec::new();
        if !self.evaluation.meters.is_empty() {
            blocks.push(Block::Table(self.usage()));
        }
        if !self.evaluation.assumptions.is_empty() {
            blocks.push(Block::Table(self.assumed()));
        }
        let mut sections = vec![self.section("report-assumptions", blocks)];
        if self.evaluation.options.len() > 1 {
            sections.push(self.section("report-sensitivity", self.sensitivity()?));
        }
        sections.extend(self.scenarios()?);
        sections.extend(self.issues());
        Ok(sections)
    }

    /// The forecast of each meter in short.
    fn usage(&self) -> Table {
        let titles = [
            "report-usage-first",
            "report-usage-last",
            "report-usage-most",
        ];
        let mut columns = vec![Column::words(self.word("report-meter"), 1)];
        columns.extend(titles.map(|key| Column::number(self.word(key))));
        let row = |meter: &MeterView| {
            let quantity = |found: Option<&String>| {
                Cell::text(
                    found
                        .map(|quantity| format::grouped(quantity))
                        .unwrap_or_default(),
                )
            };
            let all = &meter.quantities;
            let most = all
                .iter()
                .max_by(|one, other| position(one).total_cmp(&position(other)));
            let unit = meter
                .unit
                .as_ref()
                .map(|unit| unit.text(&self.words.language));
            Row::plain(vec![
                Cell {
                    note: unit.unwrap_or_default().to_owned(),
                    ..Cell::text(meter.name.text(&self.words.language))
                },
                quantity(all.first()),
                quantity(all.last()),
                quantity(most),
            ])
        };
        Table {
            title: Some(self.word("report-usage")),
            columns,
            rows: self.evaluation.meters.iter().map(row).collect(),
        }
    }

    /// A group's name stands where it begins.
    fn assumed(&self) -> Table {
        let mut before = String::new();
        let rows = self.evaluation.assumptions.iter().map(|one| {
            let group = self.words.say(&one.group);
            let shown = if group == before {
                String::new()
            } else {
                group.clone()
            };
            before = group;
            Row::plain(vec![
                Cell::text(shown),
                Cell::text(self.words.say(&one.title)),
                Cell::text(self.value(one)),
            ])
        });
        Table {
            title: Some(self.word("report-assumed")),
            rows: rows.collect(),
            columns: vec![
                Column::words(self.word("report-about"), 3),
                Column::words(self.word("scenarios-column-input"), 4),
                Column::number(self.word("report-value")),
            ],
        }
    }

    fn value(&self, one: &Assumption) -> String {
        match one.kind {
            AssumptionKind::Percent => format::percent(&one.value),
            AssumptionKind::Money => self.words.money(&one.value),
            AssumptionKind::Quantity | AssumptionKind::Number | AssumptionKind::Months => {
                let value = format::grouped(&one.value);
                match &one.unit {
                    Some(unit) => format!("{value} {}", unit.text(&self.words.language)),
                    None => value,
                }
            }
        }
    }

    fn sensitivity(&self) -> Result<Vec<Block>, AppError> {
        Ok(match self.analysed(&Analysis::Tornado, super::CHANGES)? {
            Ok(AnalysisView::Tornado(found)) => {
                let items = self.said(&found.summary);
                if found.bars.is_empty() {
                    return Ok(vec![Block::List { items }]);
                }
                let summary = told(&found.title, &found.summary);
                vec![self.picture(&AnalysisView::Tornado(found), &summary)?]
            }
            Ok(_) => Vec::new(),
            Err(note) => vec![note],
        })
    }

    /// Every option under every scenario, where there is more than one.
    fn scenarios(&self) -> Result<Option<Section>, AppError> {
        if view::scenario_ids(self.document).len() < 2 {
            return Ok(None);
        }
        let wanted = Analysis::Scenarios { basis: Basis::Cash };
        let blocks = match self.analysed(&wanted, super::SCENARIOS)? {
            Ok(AnalysisView::Scenarios(found)) => {
                let tables = view::scenarios_tables(&found, &self.words).into_iter();
                let tables = tables.map(|table| {
                    let title = Some(table.title.clone());
                    // Figures in the first table, words and figures in the second.
                    let shares = vec![1; table.columns.len()];
                    Block::Table(Table {
                        title,
                        ..self.table(table, &shares)
                    })
                });
                tables.collect()
            }
            Ok(_) => Vec::new(),
            Err(note) => vec![note],
        };
        Ok(Some(self.section("part-scenarios", blocks)))
    }

    /// Warnings of the study, each with its remedy.
    fn issues(&self) -> Option<Section> {
        let issues = self.evaluation.issues.iter();
        let items: Vec<String> = issues
            .map(|issue| {
                let both = [&issue.message, &issue.remedy].map(|one| self.words.say(one));
                both.join(" ")
            })
            .collect();
        let blocks = vec![Block::List { items }];
        (!self.evaluation.issues.is_empty()).then(|| self.section("report-issues", blocks))
    }
}
