//! Where the prices come from: each plan that is compared, the page, the day, how sure.

use super::Maker;
use crate::{format, view};
use outlay_core::pricing::plan::Plan;
use outlay_core::sentence::Sentence;
use outlay_pdf::{Block, Fact, Section};

impl Maker<'_> {
    pub(super) fn sources(&self) -> Section {
        let study = &self.evaluated.study;
        let used: Vec<usize> = study
            .options
            .iter()
            .flat_map(|option| option.plans())
            .collect();
        let plans = study.plans.iter().enumerate();
        let plans = plans.filter(|(at, _)| used.contains(at));
        let rows = plans.map(|(_, plan)| self.source(plan)).collect();
        self.section("report-sources", vec![Block::Sources { rows }])
    }

    /// The plan, then what is known of its prices.
    fn source(&self, plan: &Plan) -> Vec<Fact> {
        let language = &self.words.language;
        let fact = |key: &str, value: String| Fact {
            name: self.word(key),
            value,
        };
        let said = match &plan.vendor {
            Some(vendor) => Sentence::new("option-vendor")
                .name("vendor", vendor)
                .name("plan", &plan.name),
            None => Sentence::new("option-plan").name("plan", &plan.name),
        };
        let mut facts = vec![fact("report-plan", self.words.say(&said))];
        let Some(source) = &plan.source else {
            facts.push(fact("report-source", self.word("report-no-source")));
            return facts;
        };
        if let Some(url) = &source.url {
            let sure = self.words.say(&view::confidence(source.confidence));
            facts.push(fact("report-source", url.clone()));
            facts.push(fact("report-confidence", sure));
        }
        let day = source
            .as_of
            .as_deref()
            .map(|day| format::day(day, language));
        facts.extend(day.map(|day| fact("report-prices", day)));
        let entry = source.price_book.clone();
        facts.extend(entry.map(|entry| fact("report-price-book", entry)));
        let note = source
            .note
            .as_ref()
            .map(|note| note.text(language).to_owned());
        facts.extend(note.map(|note| fact("report-source-note", note)));
        facts
    }
}
