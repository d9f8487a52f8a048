//! Packs that an option buys, and what they become.

use super::numbers::Findings;
use super::target::Reach;
use crate::issue::{Issue, IssueCode};
use crate::period::add_months;
use crate::pricing::pack::Pack;
use crate::pricing::plan::Plan;
use crate::study::document::{PackChoiceDocument, PackUpgradeDocument, ReplenishDocument};
use crate::study::path::join;
use crate::study::schema::suggest;
use crate::study::{PackChoice, PackUpgrade, Replenish};
use chrono::NaiveDate;

/// The packs chosen for a plan; `None` when one of them is faulty.
pub fn packs(
    choices: &[PackChoiceDocument],
    plan: &Plan,
    reach: Reach,
    path: &str,
    found: &mut Findings,
) -> Option<Vec<PackChoice>> {
    let list = join(path, "packs");
    let proved: Vec<Option<PackChoice>> = choices
        .iter()
        .enumerate()
        .map(|(index, choice)| {
            let place = join(&list, &index.to_string());
            pack(choice, plan, reach, &place, found)
        })
        .collect();
    proved.into_iter().collect()
}

fn pack(
    choice: &PackChoiceDocument,
    plan: &Plan,
    (start, last): Reach,
    path: &str,
    found: &mut Findings,
) -> Option<PackChoice> {
    let pack = plan.packs.iter().position(|pack| pack.id == choice.pack);
    if pack.is_none() {
        let issue =
            Issue::new(IssueCode::UnknownPack, join(path, "pack")).text("found", &choice.pack);
        found.push(suggest(
            issue,
            &choice.pack,
            plan.packs.iter().map(|p| p.id.as_str()),
        ));
    }
    let count = choice.count.unwrap_or(1);
    if count == 0 || count > 1_000_000 {
        found.out_of_range(&join(path, "count"), &count.to_string(), "1", "1000000");
    }
    let on = match &choice.on {
        Some(text) => found.date(&join(path, "on"), text),
        None => Some(start),
    };
    // A purchase before the contract would be paid outside the study.
    if let Some(early) = on.filter(|on| *on < start) {
        let found_date = early.to_string();
        found.out_of_range(
            &join(path, "on"),
            &found_date,
            &start.to_string(),
            &last.to_string(),
        );
    }
    let upgrade = match &choice.upgrade {
        Some(written) => {
            let bought = Bought {
                choice,
                pack: plan.packs.get(pack?)?,
                on: on?,
                last,
            };
            Some(bought.becomes(written, plan, &join(path, "upgrade"), found)?)
        }
        None => None,
    };
    Some(PackChoice {
        pack: pack?,
        count,
        on: on?,
        upgrade,
        replenish: match choice.replenish {
            Some(ReplenishDocument::OnExpiry) => Replenish::OnExpiry,
            Some(ReplenishDocument::WhenEmpty) => Replenish::WhenEmpty,
            Some(ReplenishDocument::Never) | None => Replenish::Never,
        },
    })
}

/// A pack that is bought on a day, and the option's last possible one.
struct Bought<'a> {
    choice: &'a PackChoiceDocument,
    pack: &'a Pack,
    on: NaiveDate,
    last: NaiveDate,
}

impl Bought<'_> {
    /// The upgrade, when the vendor allows it on that day.
    fn becomes(
        &self,
        written: &PackUpgradeDocument,
        plan: &Plan,
        path: &str,
        found: &mut Findings,
    ) -> Option<PackUpgrade> {
        let to = plan.packs.iter().position(|pack| pack.id == written.to);
        let on = found.date(&join(path, "on"), &written.on)?;
        let until = self.pack.upgrades.until;
        // A pack bought as soon as it is empty has no one purchase to make bigger.
        let allowed = self.pack.upgrades.to.contains(&written.to)
            && until.is_none_or(|until| on <= until)
            && self.choice.replenish != Some(ReplenishDocument::WhenEmpty);
        if !allowed {
            let issue = Issue::new(IssueCode::PackNotUpgradable, path);
            let issue = issue.name("pack", &self.pack.name).text("to", &written.to);
            found.push(issue.with("on", crate::sentence::Arg::Date(on.to_string())));
            return None;
        }
        let first = self.on.succ_opt()?;
        let last = match self.choice.replenish {
            Some(ReplenishDocument::OnExpiry) => self.last,
            _ => add_months(self.on, self.pack.validity_months).pred_opt()?,
        };
        if on < first || on > last {
            let (first, last) = (first.to_string(), last.to_string());
            found.out_of_range(&join(path, "on"), &on.to_string(), &first, &last);
        }
        Some(PackUpgrade { to: to?, on })
    }
}
