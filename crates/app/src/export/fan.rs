//! Simulated futures as a picture: the fan of one option among the middles of all.

use super::analyses::Draw;
use super::charts::{axis, months, position};
use crate::contract::{UncertaintyOption, UncertaintyView};
use outlay_core::sentence::{Arg, Sentence};
use outlay_report::{FanChart, Series};
use rust_decimal::Decimal;

impl Draw<'_> {
    pub(super) fn fan(&self, found: &UncertaintyView) -> FanChart {
        let words = self.words;
        let amounts = |option: &UncertaintyOption, percent: usize| -> Vec<f64> {
            let mut bands = option.bands.iter();
            let band = bands.find(|band| band.percent == percent);
            let amounts = band.map(|band| band.amounts.as_slice());
            let amounts = amounts.unwrap_or_default().iter();
            amounts.map(|amount| position(amount)).collect()
        };
        let series = |option: &UncertaintyOption| Series {
            name: self.name(&option.option),
            total_label: words.say(
                &Sentence::new("uncertainty-share")
                    .with("share", Arg::Percent(whole(&option.share))),
            ),
            values: amounts(option, 50),
            slot: self.slot(&option.option),
        };
        let looked_at = found.looked_at();
        let bands = looked_at.map(|option| {
            let ends = [(10, 90), (25, 75)];
            ends.map(|(low, high)| (amounts(option, low), amounts(option, high)))
        });
        let base = looked_at.map(|option| option.base.iter());
        FanChart {
            title: words.say(&found.title),
            subtitle: words.currency.clone(),
            notes: self.said(&found.summary),
            months: months(self.evaluation, words),
            name: looked_at.map_or_else(String::new, |option| self.name(&option.option)),
            slot: looked_at.map_or(usize::MAX, |option| self.slot(&option.option)),
            keys: ["uncertainty-outer", "uncertainty-inner", "uncertainty-base"]
                .map(|key| words.word(key)),
            bands: bands.into_iter().flatten().collect(),
            base: base
                .into_iter()
                .flatten()
                .map(|one| position(one))
                .collect(),
            series: found.options.iter().map(series).collect(),
            axis: axis(words),
        }
    }
}

impl UncertaintyView {
    /// The option that was asked for, else the one that is cheapest most often.
    fn looked_at(&self) -> Option<&UncertaintyOption> {
        let wanted = self.wanted.option.as_ref();
        let named = self.options.iter().find(|one| Some(&one.option) == wanted);
        let share = |one: &&UncertaintyOption| one.share.parse::<Decimal>().unwrap_or_default();
        named.or_else(|| self.options.iter().rev().max_by_key(share))
    }
}

/// A share in whole percents.
fn whole(share: &str) -> String {
    let share = share.parse::<Decimal>().unwrap_or_default();
    share.round_dp(2).normalize().to_string()
}
