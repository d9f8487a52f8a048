//! Derived meters: the other meters they name, and the sizes of what is counted.

use super::meters::index_of;
use super::numbers::Findings;
use crate::decimal::sum;
use crate::issue::{Issue, IssueCode};
use crate::sentence::Arg;
use crate::study::document::{
    CombineDocument, DeriveDocument, ItemsDocument, MeterDocument, Numeral, SizeDocument,
};
use crate::study::path::join;
use crate::study::schema::suggest;
use crate::usage::derived::Derived;
use crate::usage::item::{ItemRule, Items};
use crate::usage::meter::MeterIndex;
use rust_decimal::Decimal;

pub fn derived(
    derive: &DeriveDocument,
    all: &[MeterDocument],
    path: &str,
    found: &mut Findings,
) -> Option<Derived> {
    let at = |key: &str| join(path, key);
    let from = index_of(&derive.from, all, &at("from"), found);
    let ratio = match &derive.ratio {
        Some(ratio) => found.unsigned(&at("ratio"), ratio),
        None => Some(Decimal::ONE),
    };
    let times = optional(derive.times.as_ref(), |id| {
        index_of(id, all, &at("times"), found)
    });
    let items = optional(derive.items.as_ref(), |written| {
        items(written, &at("items"), found)
    });
    let plus = plus(derive, all, &at("plus"), found);
    let at_least = optional(derive.at_least.as_ref(), |least| {
        found.unsigned(&at("at_least"), least)
    });
    let batch = optional(derive.batch.as_ref(), |batch| {
        found.positive(&at("batch"), batch)
    });
    let derived = Derived {
        from: from?,
        ratio: ratio?,
        times: times?,
        items: items?,
        plus: plus?,
        at_least: at_least?,
        batch: batch?,
        by_day: derive.combine == Some(CombineDocument::Day),
    };
    let takes_off = |(_, weight): &(MeterIndex, Decimal)| weight.is_sign_negative();
    if derived.at_least.is_none() && derived.plus.iter().any(takes_off) {
        found.push(Issue::new(IssueCode::MissingKey, path).text("key", "at_least"));
        return None;
    }
    Some(derived)
}

/// `None` only for what is stated and faulty.
fn optional<W, T>(written: Option<W>, mut prove: impl FnMut(W) -> Option<T>) -> Option<Option<T>> {
    match written {
        Some(written) => prove(written).map(Some),
        None => Some(None),
    }
}

fn plus(
    derive: &DeriveDocument,
    all: &[MeterDocument],
    path: &str,
    found: &mut Findings,
) -> Option<Vec<(MeterIndex, Decimal)>> {
    let proved: Vec<_> = derive
        .plus
        .iter()
        .map(|(id, weight)| {
            let place = join(path, id);
            let meter = index_of(id, all, &place, found);
            let weight = found.plain(&place, weight);
            Some((meter?, weight?))
        })
        .collect();
    proved.into_iter().collect()
}

fn items(written: &ItemsDocument, path: &str, found: &mut Findings) -> Option<Items> {
    let at = |key: &str| join(path, key);
    let (rule, written) = match written {
        ItemsDocument::Units {
            unit,
            single,
            sizes,
        } => {
            let of = found.positive(&at("unit"), unit);
            let single = match single {
                Some(single) => found.unsigned(&at("single"), single),
                None => of,
            };
            (units(of, single), sizes)
        }
        ItemsDocument::AtLeast {
            unit,
            at_least,
            sizes,
        } => {
            let of = found.positive(&at("unit"), unit);
            let least = found.unsigned(&at("at_least"), at_least);
            (least_size(of, least), sizes)
        }
        ItemsDocument::Class {
            above,
            up_to,
            sizes,
        } => (class(above.as_ref(), up_to.as_ref(), path, found), sizes),
    };
    let sizes = sizes(written, &at("sizes"), found);
    Some(Items {
        sizes: sizes?,
        rule: rule?,
    })
}

fn units(of: Option<Decimal>, single: Option<Decimal>) -> Option<ItemRule> {
    Some(ItemRule::Units {
        of: of?,
        single: single?,
    })
}

fn least_size(of: Option<Decimal>, least: Option<Decimal>) -> Option<ItemRule> {
    Some(ItemRule::AtLeast {
        of: of?,
        least: least?,
    })
}

fn class(
    above: Option<&Numeral>,
    up_to: Option<&Numeral>,
    path: &str,
    found: &mut Findings,
) -> Option<ItemRule> {
    let above = match above {
        Some(above) => found.unsigned(&join(path, "above"), above)?,
        // The lowest class takes everything up to its bound, nothing at all included.
        None => Decimal::NEGATIVE_ONE,
    };
    let up_to = optional(up_to, |bound| found.positive(&join(path, "up_to"), bound))?;
    if let Some(bound) = up_to.filter(|bound| *bound <= above) {
        let (bound, above) = (bound.to_string(), above.to_string());
        found.out_of_range(&join(path, "up_to"), &bound, &above, "∞");
        return None;
    }
    Some(ItemRule::Class { above, up_to })
}

/// The sizes with their shares, which add up to the whole.
fn sizes(
    written: &[SizeDocument],
    path: &str,
    found: &mut Findings,
) -> Option<Vec<(Decimal, Decimal)>> {
    let proved: Vec<_> = written
        .iter()
        .enumerate()
        .map(|(index, written)| size(written, &join(path, &index.to_string()), found))
        .collect();
    let proved: Vec<(Decimal, Decimal)> = proved.into_iter().collect::<Option<_>>()?;
    let total = sum(proved.iter().map(|(share, _)| *share)).ok()?;
    if total != Decimal::ONE {
        let issue = Issue::new(IssueCode::SharesNotWhole, path);
        found.push(issue.with("total", Arg::Percent(total.normalize().to_string())));
        return None;
    }
    Some(proved)
}

fn size(written: &SizeDocument, path: &str, found: &mut Findings) -> Option<(Decimal, Decimal)> {
    let share = match &written.share {
        Some(share) => found.share(&join(path, "share"), share),
        None => Some(Decimal::ONE),
    };
    let size = match (&written.size, written.sum_of.as_slice()) {
        (Some(size), []) => found.unsigned(&join(path, "size"), size),
        (None, parts @ [_, ..]) => {
            let place = join(path, "sum_of");
            let proved: Vec<_> = parts
                .iter()
                .enumerate()
                .map(|(index, part)| found.unsigned(&join(&place, &index.to_string()), part))
                .collect();
            let proved: Vec<Decimal> = proved.into_iter().collect::<Option<_>>()?;
            sum(proved).ok()
        }
        (Some(_), [_, ..]) => {
            let issue = Issue::new(IssueCode::UnknownKey, path).text("key", "sum_of");
            found.push(suggest(issue, "sum_of", std::iter::empty()));
            None
        }
        (None, []) => {
            found.push(Issue::new(IssueCode::MissingKey, path).text("key", "size"));
            None
        }
    };
    Some((share?, size?))
}
