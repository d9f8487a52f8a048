//! Matches: which charge of one option is which of another's, and what the steps of a
//! bridge are called.

use super::cause::{Cause, Piece, Side};
use crate::label::Label;
use crate::pricing::plan::Charge;
use crate::sentence::{Arg, Sentence};

/// Which charge of one side is which of the other: by id, else by name, else the only
/// ones left on the same meter.
pub struct Matches<'a> {
    from: Side<'a>,
    to: Side<'a>,
    /// (id on the first side, id on the second).
    pairs: Vec<(&'a str, &'a str)>,
}

impl<'a> Matches<'a> {
    pub fn of(from: Side<'a>, to: Side<'a>) -> Matches<'a> {
        let charges = |side: Side<'a>| side.plan().map_or(&[][..], |plan| plan.charges.as_slice());
        let mut left: Vec<&Charge> = charges(from).iter().collect();
        let mut right: Vec<&Charge> = charges(to).iter().collect();
        let mut pairs = Vec::new();
        let meter = |side: Side<'a>, charge: &Charge| {
            let meter = side.study.meters.get(charge.meter?)?;
            Some(meter.id.as_str())
        };
        for round in 0..3 {
            let same = |one: &Charge, other: &Charge| match round {
                0 => one.id == other.id,
                1 => one.name == other.name,
                _ => one.meter.is_some() && meter(from, one) == meter(to, other),
            };
            for one in left.clone() {
                let only = left.iter().filter(|c| same(c, one)).count();
                let mut found = right.iter().filter(|other| same(one, other)).copied();
                if let (Some(other), None) = (found.next(), found.next())
                    && (round < 2 || only <= 1)
                {
                    pairs.push((one.id.as_str(), other.id.as_str()));
                    left.retain(|c| c.id != one.id);
                    right.retain(|c| c.id != other.id);
                }
            }
        }
        Matches { from, to, pairs }
    }

    /// The charges that are the same, by their ids.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let owned = |(ours, theirs): &(&str, &str)| ((*ours).to_owned(), (*theirs).to_owned());
        self.pairs.iter().map(owned).collect()
    }

    /// Gives the second side's pieces the first side's ids; fees without a counterpart are
    /// one cause.
    pub fn rename(&self, from: &mut [Piece], to: &mut [Piece]) {
        let second = |id: &str| self.pairs.iter().find(|(_, theirs)| *theirs == id);
        for piece in to.iter_mut() {
            match &mut piece.cause {
                Cause::Fee(charge) => match second(charge) {
                    Some((ours, _)) => *charge = (*ours).to_owned(),
                    None => piece.cause = Cause::Fees,
                },
                Cause::Usage { charge, .. } => {
                    if let Some((ours, _)) = second(charge) {
                        *charge = (*ours).to_owned();
                    }
                }
                _ => {}
            }
        }
        for piece in from.iter_mut() {
            if let Cause::Fee(charge) = &piece.cause
                && !self.pairs.iter().any(|(ours, _)| ours == charge)
            {
                piece.cause = Cause::Fees;
            }
        }
    }

    pub fn label(&self, cause: &Cause) -> Sentence {
        let named = |key: &str, charge: &str| {
            let (ours, theirs) = self.names(charge);
            match theirs.filter(|theirs| *theirs != ours) {
                None => Sentence::new(key).name("charge", &ours),
                Some(theirs) => Sentence::new(format!("{key}-both"))
                    .name("charge", &ours)
                    .name("other", &theirs),
            }
        };
        let plain = |key: &str| Sentence::new(key);
        match cause {
            Cause::Rule(rule) => Sentence::new(format!("bridge-{}", rule.code())),
            Cause::Fee(charge) => named("bridge-fee", charge),
            Cause::Fees => plain("bridge-fees"),
            Cause::OneTime => plain("bridge-one-time"),
            Cause::Usage { charge, tier: None } => named("bridge-usage", charge),
            Cause::Usage {
                charge,
                tier: Some(tier),
            } => named("bridge-tier", charge)
                .with("tier", Arg::Count(i64::try_from(*tier).unwrap_or(i64::MAX))),
            Cause::Volume(charge) => named("bridge-volume", charge),
            Cause::Price(charge) => named("bridge-price", charge),
            Cause::PackUsed => plain("bridge-pack-used"),
            Cause::PackExpired => plain("bridge-pack-expired"),
            Cause::PercentDiscount => plain("bridge-percent-discount"),
            Cause::BillingDiscount => plain("bridge-billing-discount"),
            Cause::Minimum => plain("bridge-minimum"),
            Cause::Maximum => plain("bridge-maximum"),
            Cause::Surcharge => plain("bridge-surcharge"),
            Cause::Salvage => plain("bridge-salvage"),
            Cause::Exchange => plain("bridge-exchange"),
            Cause::PlanChange => plain("bridge-plan-change"),
            Cause::Vat => plain("bridge-vat"),
            Cause::After => plain("bridge-after"),
            Cause::Time => plain("bridge-time"),
        }
    }

    /// A charge's name on the first side (or on the only one), and on the second.
    fn names(&self, charge: &str) -> (Label, Option<Label>) {
        let pair = self.pairs.iter().find(|(ours, _)| *ours == charge);
        let theirs = pair.map_or(charge, |(_, theirs)| *theirs);
        let first = self.from.charge(charge).map(|c| c.name.clone());
        let second = self.to.charge(theirs).map(|c| c.name.clone());
        match (first, second) {
            (Some(first), second) => (first, second.filter(|_| pair.is_some())),
            (None, Some(second)) => (second, None),
            (None, None) => (Label::from(charge), None),
        }
    }
}
