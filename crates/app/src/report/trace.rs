//! The appendix: how each total is calculated, down to the tier and the clause.
//!
//! Every bill stands in its option's list. A bill is taken apart when it is the first of its
//! kind, that is when no earlier one consists of the same charges by the same rules; the others
//! name the one that they are made like.

use super::Maker;
use crate::analysis::explain::{amount_text, said};
use crate::analysis::figure::refused;
use crate::contract::{AppError, Bill, OptionView};
use crate::{format, view};
use outlay_core::explain::{Node, explain};
use outlay_core::sentence::Sentence;
use outlay_pdf::{Block, Cell, Column, Row, RowKind, Section, Step, Table};
use rust_decimal::Decimal;

/// Bills of an option that are taken apart.
const TAKEN_APART: usize = 8;

/// A bill, and the one that it is made like; `None` for the first of its kind.
struct OfKind {
    bill: Bill,
    like: Option<usize>,
    apart: bool,
}

impl Maker<'_> {
    pub(super) fn appendix(&self) -> Result<Vec<Section>, AppError> {
        let mut intro = vec![self.note(&Sentence::new("report-appendix-intro"))];
        intro.extend(self.left_out());
        let mut sections = vec![self.section("report-appendix", intro)];
        for option in self.shown() {
            sections.push(Section {
                title: self.name(option).to_owned(),
                level: 2,
                new_page: false,
                blocks: self.calculated(option)?,
            });
        }
        Ok(sections)
    }

    fn calculated(&self, option: &OptionView) -> Result<Vec<Block>, AppError> {
        let mut blocks = Vec::new();
        if let Some(total) = self.node(&option.id)? {
            blocks.push(self.steps(&total, 1));
        }
        let bills = self.bills(option);
        if bills.is_empty() {
            return Ok(blocks);
        }
        blocks.push(Block::Table(self.bill_table(&bills)));
        let kinds = bills.iter().filter(|bill| bill.like.is_none()).count();
        if kinds > TAKEN_APART {
            let more = Sentence::new("report-more-kinds").count("count", kinds - TAKEN_APART);
            blocks.push(self.note(&more));
        }
        for bill in bills.iter().filter(|bill| bill.apart) {
            if let Some(node) = self.node(&bill.bill.trace)? {
                blocks.push(self.steps(&node, usize::MAX));
            }
        }
        Ok(blocks)
    }

    fn node(&self, reference: &str) -> Result<Option<Node>, AppError> {
        explain(self.document, &self.scenario, &self.evaluated, reference)
            .map_err(|issue| refused(&issue))
    }

    fn bills(&self, option: &OptionView) -> Vec<OfKind> {
        let study = &self.evaluated.study;
        let mut outcomes = self.evaluated.outcomes.outcomes.iter();
        let found = outcomes.find(|outcome| {
            let of = study.options.get(outcome.option);
            of.is_some_and(|one| one.id == option.id)
        });
        let bills = found.map(|outcome| view::bills(study, outcome, None));
        let mut kinds: Vec<(Vec<String>, usize)> = Vec::new();
        let of_kind = |bill: Bill| {
            let made_of = self.made_of(&bill);
            let like = kinds.iter().find(|(kind, _)| *kind == made_of);
            let like = like.map(|(_, number)| *number);
            if like.is_none() {
                kinds.push((made_of, bill.number));
            }
            OfKind {
                apart: like.is_none() && kinds.len() <= TAKEN_APART,
                like,
                bill,
            }
        };
        bills.into_iter().flatten().map(of_kind).collect()
    }

    /// Charges and rules, without their numbers.
    fn made_of(&self, bill: &Bill) -> Vec<String> {
        let lines = bill.lines.iter().map(|line| {
            let rules = line.reasons.iter().map(|reason| reason.key.as_str());
            let name = line.charge.text(&self.words.language);
            std::iter::once(name)
                .chain(rules)
                .collect::<Vec<_>>()
                .join("\n")
        });
        lines.collect()
    }

    fn bill_table(&self, bills: &[OfKind]) -> Table {
        let bare = |amount: &str| Cell::text(self.words.bare(amount));
        let date = |day: &str| Cell::text(format::date(day, &self.words.language));
        let row = |one: &OfKind| {
            let bill = &one.bill;
            let how = match (one.like, one.apart) {
                (Some(like), _) => self
                    .words
                    .say(&Sentence::new("report-like").count("number", like)),
                (None, true) => self.word("report-below"),
                (None, false) => String::new(),
            };
            Row::plain(vec![
                Cell::text(bill.number.to_string()),
                date(&bill.issued),
                date(&bill.due),
                bare(&bill.net),
                bare(&bill.tax),
                bare(&bill.total),
                Cell::text(how),
            ])
        };
        let mut rows: Vec<Row> = bills.iter().map(row).collect();
        let sum = |of: fn(&Bill) -> &str| {
            let amounts = bills.iter().map(|one| of(&one.bill).parse::<Decimal>());
            // Without one of its parts a total would be too low: then there is none.
            let total = amounts.collect::<Result<Vec<_>, _>>().ok();
            let total = total.and_then(|amounts| outlay_core::decimal::sum(amounts).ok());
            total.map_or_else(Cell::default, |total| bare(&total.to_string()))
        };
        rows.push(Row {
            cells: vec![
                Cell::text(self.word("total")),
                Cell::default(),
                Cell::default(),
                sum(|bill| &bill.net),
                sum(|bill| &bill.tax),
                sum(|bill| &bill.total),
            ],
            kind: RowKind::Total,
        });
        Table {
            title: Some(
                self.words
                    .say(&Sentence::new("report-bills").text("currency", &self.words.currency)),
            ),
            columns: vec![
                Column::words(self.word("report-bill"), 0),
                Column::words(self.word("report-issued"), 0),
                Column::words(self.word("report-due"), 0),
                Column::number(self.word("bill-net")),
                Column::number(self.word("column-tax")),
                Column::number(self.word("bill-total")),
                Column::words(self.word("report-calculated"), 1),
            ],
            rows,
        }
    }

    fn steps(&self, node: &Node, depth: usize) -> Block {
        let mut steps = Vec::new();
        self.step(node, 0, depth, &mut steps);
        Block::Steps {
            columns: ["report-step", "column-amount"].map(|key| self.word(key)),
            steps,
        }
    }

    fn step(&self, node: &Node, level: u32, depth: usize, steps: &mut Vec<Step>) {
        steps.push(Step {
            level,
            label: self.words.say(&node.label),
            amount: amount_text(node, &self.words),
            lines: said(node, &self.words),
        });
        if (level as usize) < depth {
            for child in &node.children {
                self.step(child, level + 1, depth, steps);
            }
        }
    }
}
