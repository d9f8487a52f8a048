//! How sure the verdict is: the fan of its option, and how often each option is the cheapest.

use super::{Maker, told};
use crate::analysis::simulation::percent;
use crate::contract::{
    Analysis, AnalysisView, AppError, Basis, UncertaintyOption, UncertaintyView, UncertaintyWanted,
};
use outlay_core::sentence::Sentence;
use outlay_core::simulation::{SEED, soon};
use outlay_pdf::{Block, Cell, Column, Row, Section, Table};

/// The least futures of a study that is too large for all of them.
const LEAST: u32 = 100;

impl Maker<'_> {
    pub(super) fn uncertainty(&self) -> Result<Section, AppError> {
        let wanted = Analysis::Uncertainty(UncertaintyWanted {
            option: Some(self.comparison.verdict.option.clone()),
            basis: Basis::Cash,
            // As many as the window takes unasked, so that both say the same.
            paths: soon(&self.evaluated.study).max(LEAST),
            seed: SEED,
            reach: self.uncertain.reach,
            ends: self.uncertain.ends.clone(),
        });
        let blocks = match self.analysed(&wanted, super::SURE)? {
            Ok(AnalysisView::Uncertainty(mut found)) => {
                let table = Block::Table(self.shares(&found));
                let how = self.note(&found.caption);
                let items = self.said(&found.uncertain);
                let summary = told(&found.title, &found.summary);
                // What the picture leaves out stands in the table.
                if self.left_out().is_some() {
                    let shown: Vec<&str> = self.shown().map(|option| option.id.as_str()).collect();
                    found
                        .options
                        .retain(|one| shown.contains(&one.option.as_str()));
                    found.summary.clear();
                }
                let drawn = self.picture(&AnalysisView::Uncertainty(found), &summary)?;
                let what = Block::Text {
                    text: self.word("uncertainty-inputs"),
                };
                vec![drawn, table, how, what, Block::List { items }]
            }
            Ok(_) => Vec::new(),
            Err(note) => vec![note],
        };
        Ok(self.section("report-uncertainty", blocks))
    }

    /// One row for each option, those too that are not shown in full.
    fn shares(&self, found: &UncertaintyView) -> Table {
        let refused = found.options.iter().any(|one| one.unserved_text.is_some());
        let keys = ["uncertainty-column-option", "uncertainty-column-cheapest"].into_iter();
        let keys = keys.chain(refused.then_some("uncertainty-column-unserved"));
        let titles = keys.map(|key| self.word(key));
        let percentiles = [10, 50, 90];
        let titles = titles.chain(percentiles.map(|percent| format!("P{percent}")));
        let last = [
            "uncertainty-column-regret",
            "uncertainty-column-regret-most",
        ];
        let titles = titles.chain(last.map(|key| self.word(key)));
        let columns = titles.enumerate().map(|(at, title)| match at {
            0 => Column::words(title, 4),
            _ => Column::number(title),
        });
        let money = |amount: &str| Cell::text(self.words.money(amount));
        let row = |one: &UncertaintyOption| {
            let mut options = self.evaluation.options.iter();
            let option = options.find(|option| option.id == one.option);
            let mut cells = vec![
                option.map_or_else(Cell::default, |option| self.option_cell(option)),
                Cell::text(percent(&one.share)),
            ];
            cells.extend(refused.then(|| Cell::text(percent(&one.unserved))));
            cells.extend(percentiles.map(|percent| {
                let band = one.bands.iter().find(|band| band.percent == percent);
                band.map_or_else(Cell::default, |band| money(&band.total))
            }));
            cells.extend([&one.regret, &one.regret_most].map(|amount| money(amount)));
            Row::plain(cells)
        };
        Table {
            title: Some(self.words.say(&Sentence::new("uncertainty-shares"))),
            columns: columns.collect(),
            rows: found.options.iter().map(row).collect(),
        }
    }
}
