//! Where the prices come from: plans with vendor and day, and the clauses of their charges.

use super::Book;
use crate::view;
use outlay_core::pricing::plan::Plan;
use outlay_report::workbook::{Cell, Sheet};
use std::collections::BTreeSet;

impl Book<'_> {
    pub(super) fn sources(&self) -> Sheet {
        let mut sheet = self.titled(
            "workbook-sources",
            vec![22.0, 28.0, 26.0, 10.0, 13.0, 20.0, 46.0, 60.0],
        );
        let heads = [
            "column-vendor",
            "workbook-plan",
            "column-charge",
            "column-currency",
            "column-as-of",
            "column-confidence",
            "workbook-where",
            "workbook-clause",
        ];
        sheet.push(heads.iter().map(|key| self.head(key)).collect());
        for plan in self.plans() {
            sheet.push(self.plan_row(plan));
            let language = &self.words.language;
            for charge in &plan.charges {
                let clause = charge
                    .clause
                    .as_ref()
                    .map_or("", |clause| clause.text(language));
                let mut row = vec![
                    Cell::empty(),
                    Cell::empty(),
                    Cell::text(charge.name.text(language)),
                ];
                row.extend([Cell::empty(), Cell::empty(), Cell::empty(), Cell::empty()]);
                row.push(Cell::text(clause).styled(|style| style.wrap = true));
                sheet.push(row);
            }
        }
        sheet
    }

    /// The plans that bills come from, in the study's order.
    fn plans(&self) -> Vec<&Plan> {
        let bills = self.outcomes.iter().flat_map(|outcome| &outcome.invoices);
        let lines = bills.flat_map(|bill| &bill.lines);
        let mut used: BTreeSet<usize> = lines.map(|line| line.origin.plan).collect();
        used.extend(
            self.outcomes
                .iter()
                .filter_map(|outcome| Some(self.option(outcome)?.plan)),
        );
        used.iter()
            .filter_map(|plan| self.study.plans.get(*plan))
            .collect()
    }

    fn plan_row(&self, plan: &Plan) -> Vec<Cell> {
        let language = &self.words.language;
        let source = plan.source.as_ref();
        let vendor = plan
            .vendor
            .as_ref()
            .map_or("", |vendor| vendor.text(language));
        let currency = plan
            .foreign
            .as_ref()
            .map_or(&self.study.currency.code, |foreign| &foreign.currency);
        let confidence = source.map(|source| view::confidence(source.confidence));
        let bold = |text: &str| Cell::text(text).styled(|style| style.bold = true);
        let note = source.and_then(|source| source.note.as_ref());
        vec![
            bold(vendor),
            bold(plan.name.text(language)),
            Cell::empty(),
            Cell::text(currency.as_str()),
            Cell::text(
                source
                    .and_then(|source| source.as_of.clone())
                    .unwrap_or_default(),
            ),
            Cell::text(
                confidence
                    .map(|sure| self.words.say(&sure))
                    .unwrap_or_default(),
            ),
            Cell::text(
                source
                    .and_then(|source| source.url.clone())
                    .unwrap_or_default(),
            ),
            Cell::text(note.map_or("", |note| note.text(language)))
                .styled(|style| style.wrap = true),
        ]
    }
}
