//! What makes the difference between the cheapest option and the next, and what each total
//! consists of.

use super::{Maker, amount_of, told};
use crate::contract::{Analysis, AnalysisView, AppError, Basis, BridgeView, Measure};
use outlay_core::sentence::Sentence;
use outlay_pdf::{Block, Cell, Column, Row, RowKind, Section, Table};

impl Maker<'_> {
    pub(super) fn causes(&self) -> Result<Section, AppError> {
        let mut blocks = Vec::new();
        if let Some(next) = self.next() {
            let wanted = Analysis::Bridge {
                from: next.clone(),
                to: self.comparison.verdict.option.clone(),
                basis: Basis::Cash,
            };
            match self.analysed(&wanted, super::BRIDGE)? {
                Ok(AnalysisView::Bridge(found)) => {
                    let table = Block::Table(self.bridge_table(&found));
                    let summary = told(&found.title, &found.summary);
                    blocks.push(self.picture(&AnalysisView::Bridge(found), &summary)?);
                    blocks.push(table);
                }
                Ok(_) => {}
                Err(note) => blocks.push(note),
            }
        }
        match self.analysed(&Analysis::Composition, super::COMPOSED)? {
            Ok(AnalysisView::Composition(mut found)) => {
                let shown: Vec<&str> = self.shown().map(|option| option.id.as_str()).collect();
                found
                    .bars
                    .retain(|bar| shown.contains(&bar.option.as_str()));
                let summary = told(&found.title, &found.summary);
                blocks.push(self.picture(&AnalysisView::Composition(found), &summary)?);
                blocks.extend(self.left_out());
            }
            Ok(_) => {}
            Err(note) => blocks.push(note),
        }
        Ok(self.section("report-causes", blocks))
    }

    /// The option with the next lowest total; none where no other could be chosen. What
    /// refuses usage is none to be held against, unless the cheapest refuses some itself.
    fn next(&self) -> Option<&String> {
        let total = |at: usize| amount_of(&self.comparison, Measure::Total, at);
        let options = self.evaluation.options.iter().enumerate();
        let (cheapest, others): (Vec<_>, Vec<_>) =
            options.partition(|(_, one)| one.id == self.comparison.verdict.option);
        let any = cheapest.iter().any(|(_, one)| !one.serves);
        let others = others.into_iter().filter(|(_, one)| any || one.serves);
        let next = others.min_by_key(|(at, _)| total(*at));
        next.map(|(_, option)| &option.id)
    }

    fn bridge_table(&self, found: &BridgeView) -> Table {
        let money = |amount: &str| Cell::text(self.words.money(amount));
        let mut rows = vec![Row::plain(vec![
            Cell::text(self.name_of(&found.from)),
            Cell::default(),
            money(&found.from_total),
        ])];
        rows.extend(found.steps.iter().map(|step| {
            let (tone, text) = self.signed(&step.amount);
            Row::plain(vec![
                Cell::text(self.words.say(&step.label)),
                Cell {
                    tone,
                    ..Cell::text(text)
                },
                money(&step.reached),
            ])
        }));
        rows.push(Row {
            cells: vec![
                Cell::text(self.name_of(&found.to)),
                Cell::default(),
                money(&found.to_total),
            ],
            kind: RowKind::Total,
        });
        let title = Sentence {
            key: "report-bridge".to_owned(),
            ..found.title.clone()
        };
        Table {
            title: Some(self.words.say(&title)),
            columns: vec![
                Column::words(self.word("bridge-column-cause"), 1),
                Column::number(self.word("bridge-column-change")),
                Column::number(self.word("bridge-column-running")),
            ],
            rows,
        }
    }
}
