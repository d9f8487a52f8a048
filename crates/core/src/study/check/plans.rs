//! Plans: their charges, modules and packs.

use super::bill_rules::bill_rules;
use super::contract::{changes, contract};
use super::counting::counting;
use super::numbers::Findings;
use super::prices::{Terms, pricing};
use super::time::{alignment, last_day_counts, proration};
use super::{choices, finance, limits, modules, packs, prepaid, source, taxes, units, unpublished};
use crate::cadence::Cadence;
use crate::decimal::{RoundingMode, parse};
use crate::issue::{Issue, IssueCode};
use crate::label::Label;
use crate::money::{Currency, Rounding, RoundingPoint};
use crate::pricing::bill_rules::BillRules;
use crate::pricing::contract::Contract;
use crate::pricing::pack::PackOrder;
use crate::pricing::plan::{Asset, Charge, Per, Plan, Timing};
use crate::pricing::prepaid::PrepaidTerms;
use crate::pricing::semantics::Semantics;
use crate::proration::Proration;
use crate::study::document::{
    AssetDocument, ChargeDocument, DecreaseDocument, MeterDocument, MeterKindDocument, PerDocument,
    PlanDocument, PriceDocument, RoundingModeDocument, RoundingPointDocument, StudyDocument,
};
use crate::study::path::join;
use rust_decimal::Decimal;

/// A charge that others may take a share of.
pub struct FixedAmount {
    pub id: String,
    pub name: Label,
    /// False for a charge whose price is not one fixed amount.
    pub is_flat: bool,
    /// `None` when the amount is faulty, which is reported at its own place.
    pub amount: Option<Decimal>,
}

/// The plans in document order; `None` in the place of a faulty one.
pub fn plans(
    document: &StudyDocument,
    currency: &Currency,
    found: &mut Findings,
) -> Vec<Option<Plan>> {
    let plans = document.plans.iter();
    plans
        .map(|written| plan(written, document, currency, found))
        .collect()
}

/// Proves a plan; `None` when anything in it is faulty.
fn plan(
    document: &PlanDocument,
    study: &StudyDocument,
    currency: &Currency,
    found: &mut Findings,
) -> Option<Plan> {
    let path = join("plans", &document.id);
    charged_for_something(document, &path, found);
    let fixed: Vec<FixedAmount> = document.charges.iter().map(fixed_amount).collect();
    let of_prices = Terms::within(&fixed, &study.meters, document.semantics);
    let charges: Vec<Option<Charge>> = document
        .charges
        .iter()
        .filter(|charge| !unpublished::is_it(charge))
        .map(|charge| prove_charge(charge, document, study, &of_prices, found))
        .collect();
    let unpublished = unpublished::charges(document, &path, found);
    let packs = packs::packs(document, found);
    let modules = modules::of_plan(document, &path, found);
    let limits = limits::limits(document, &study.meters, found);
    let prepaid = prepaid::terms(document, found);
    let bill_rules = bill_rules(document, &path, found);
    let rounding = rounding(document, &path, currency, of_prices.semantics, found);
    alignment(document.alignment, &path, found);
    let terms = finance::terms(document, study, &path, found);
    let contract = contract(document, &path, found);
    let foreign = taxes::foreign(document, currency, &path, found);
    if found.any_error_under(&path) {
        return None;
    }
    Some(Plan {
        id: document.id.clone(),
        name: named(&document.name, &document.id),
        vendor: document.vendor.clone(),
        source: document
            .source
            .as_ref()
            .map(|written| source::source(written, &path, found)),
        foreign,
        prices_include_vat: document.prices_include_vat.unwrap_or(false),
        rounding,
        proration: proration(document, of_prices.semantics),
        last_day_counts: last_day_counts(document, of_prices.semantics),
        terms: terms?,
        contract: contract?,
        modules: modules?,
        choices: document.choices.iter().map(choices::choice).collect(),
        charges: charges.into_iter().collect::<Option<_>>()?,
        unpublished: unpublished?,
        packs: packs?,
        pack_order: packs::order(document.pack_order),
        limits: limits?,
        prepaid: prepaid?,
        bill_rules: bill_rules?,
    })
}

fn charged_for_something(document: &PlanDocument, path: &str, found: &mut Findings) {
    if document.charges.is_empty() && !found.any_error_under(path) {
        found.push(Issue::new(IssueCode::NoCharges, path));
    }
}

/// Holds the place of a plan that could not be read; no option refers to it.
pub fn faulty() -> Plan {
    Plan {
        id: String::new(),
        name: Label::from(""),
        vendor: None,
        source: None,
        foreign: None,
        prices_include_vat: false,
        rounding: Rounding {
            mode: RoundingMode::HalfUp,
            at: RoundingPoint::Charge,
            decimals: 2,
            increment: None,
        },
        proration: Proration::Day,
        last_day_counts: false,
        terms: None,
        contract: Contract::default(),
        modules: Vec::new(),
        choices: Vec::new(),
        charges: Vec::new(),
        unpublished: Vec::new(),
        packs: Vec::new(),
        pack_order: PackOrder::default(),
        limits: Vec::new(),
        prepaid: PrepaidTerms::default(),
        bill_rules: BillRules::default(),
    }
}

pub fn named(name: &Option<Label>, id: &str) -> Label {
    name.clone().unwrap_or_else(|| Label::from(id))
}

fn fixed_amount(charge: &ChargeDocument) -> FixedAmount {
    let amount = match &charge.price {
        PriceDocument::Flat { amount } => parse(&amount.0).ok(),
        _ => None,
    };
    FixedAmount {
        id: charge.id.clone(),
        name: named(&charge.name, &charge.id),
        is_flat: matches!(charge.price, PriceDocument::Flat { .. }),
        amount,
    }
}

fn rounding(
    document: &PlanDocument,
    path: &str,
    currency: &Currency,
    semantics: Semantics,
    found: &mut Findings,
) -> Rounding {
    let written = document.rounding.as_ref();
    let increment = written
        .and_then(|r| r.increment.as_ref())
        .and_then(|increment| {
            let place = format!("{path}.rounding.increment");
            let step = found.positive(&place, increment)?.normalize();
            if step.scale() > currency.decimals {
                let least = Decimal::new(1, currency.decimals).to_string();
                found.out_of_range(&place, &increment.0, &least, "1000");
                return None;
            }
            Some(step)
        });
    let decimals = written
        .and_then(|r| r.decimals)
        .unwrap_or(currency.decimals);
    if decimals > currency.decimals {
        let most = currency.decimals.to_string();
        found.out_of_range(
            &format!("{path}.rounding.decimals"),
            &decimals.to_string(),
            "0",
            &most,
        );
    }
    Rounding {
        mode: match written.and_then(|r| r.mode) {
            Some(RoundingModeDocument::HalfEven) => RoundingMode::HalfEven,
            Some(RoundingModeDocument::Up) => RoundingMode::Up,
            Some(RoundingModeDocument::Down) => RoundingMode::Down,
            Some(RoundingModeDocument::HalfUp) => RoundingMode::HalfUp,
            None => semantics.rounding_mode,
        },
        at: match written.and_then(|r| r.at) {
            Some(RoundingPointDocument::Line) => RoundingPoint::Line,
            Some(RoundingPointDocument::Invoice) => RoundingPoint::Invoice,
            Some(RoundingPointDocument::Charge) => RoundingPoint::Charge,
            None => semantics.rounding_at,
        },
        decimals,
        increment,
    }
}

fn prove_charge(
    charge: &ChargeDocument,
    plan: &PlanDocument,
    study: &StudyDocument,
    terms: &Terms,
    found: &mut Findings,
) -> Option<Charge> {
    let path = join(&join(&join("plans", &plan.id), "charges"), &charge.id);
    let module = modules::of_charge(charge, plan, &path, found);
    let cadence = match &charge.cadence {
        Some(text) => found.cadence(&join(&path, "cadence"), text),
        None => Some(Cadence::MONTH),
    };
    if let (Some(until), from) = (charge.until_month, charge.from_month.unwrap_or(0))
        && until <= from
    {
        found.push(
            Issue::new(IssueCode::EndBeforeStart, join(&path, "until_month"))
                .text("found", until.to_string()),
        );
    }
    let salvage = charge.salvage.as_ref();
    let salvage = salvage.map(|salvage| found.share(&join(&path, "salvage"), salvage));
    let tax = taxes::rate_of_charge(charge.tax.as_deref(), study, &path, found);
    let asset = asset(charge, cadence, &path, found);
    let terms = &terms.banded(has_hours(charge, study, cadence));
    let changes = changes(charge, &charge.pricing(), &path, terms, found);
    let pricing = pricing(&charge.pricing(), &path, terms, found);
    let (meter, units) = units::counted(charge, &path, terms, found);
    meter_fits(charge, &path, found);
    let counted = counting(charge, timing(charge), cadence, &path, found);
    Some(Charge {
        id: charge.id.clone(),
        name: named(&charge.name, &charge.id),
        clause: charge.clause.clone(),
        module: module?,
        when: choices::when(charge, plan, &path, found)?,
        per: match charge.per {
            Some(PerDocument::Account) => Per::Account,
            Some(PerDocument::Project) | None => Per::Project,
        },
        credits_decrease: charge.decrease == Some(DecreaseDocument::Credited),
        meter: meter?,
        units: units?,
        timing: timing(charge),
        cadence: cadence?,
        alignment: alignment(charge.alignment.or(plan.alignment), &path, found),
        counting: counted.0,
        true_up: counted.1?,
        from_month: charge.from_month.unwrap_or(0),
        until_month: charge.until_month,
        service_months: charge.service_months,
        salvage: salvage.unwrap_or(Some(Decimal::ZERO))?,
        tax: tax?,
        asset,
        refuses_beyond: charge.refuses_beyond.unwrap_or(false),
        pricing: pricing?,
        changes: changes?,
    })
}

/// True where hours of use can be told apart: a flow that is paid for after it was used.
fn has_hours(charge: &ChargeDocument, study: &StudyDocument, cadence: Option<Cadence>) -> bool {
    let flow = |meter: &MeterDocument| {
        charge.meter.as_ref() == Some(&meter.id) && meter.kind == MeterKindDocument::Flow
    };
    let used = timing(charge) == Timing::InArrears && cadence != Some(Cadence::Once);
    used && study.meters.iter().any(flow)
}

fn timing(charge: &ChargeDocument) -> Timing {
    match charge.is_in_advance() {
        true => Timing::InAdvance,
        false => Timing::InArrears,
    }
}

/// What is used up within a year is no asset.
fn asset(
    charge: &ChargeDocument,
    cadence: Option<Cadence>,
    path: &str,
    found: &mut Findings,
) -> Option<Asset> {
    let asset = match charge.asset? {
        AssetDocument::Fixed => Asset::Fixed,
        AssetDocument::Intangible => Asset::Intangible,
    };
    let months = match cadence? {
        Cadence::Once => charge.service_months,
        Cadence::Months(months) => Some(months),
    };
    if months.is_some_and(|months| months <= 12) {
        found.push(Issue::new(IssueCode::AssetTooShort, join(path, "asset")));
    }
    Some(asset)
}

/// A price of units needs a meter; a fixed price has no use for one.
fn meter_fits(charge: &ChargeDocument, path: &str, found: &mut Findings) {
    let ahead = !charge.is_metered() || timing(charge) == Timing::InAdvance;
    if charge.running_total.is_some() && ahead {
        let place = join(path, "running_total");
        found.push(Issue::new(IssueCode::MeterUnused, place).text("key", "running_total"));
    }
    let needs = !matches!(
        charge.price,
        PriceDocument::Flat { .. } | PriceDocument::Share { .. }
    );
    if needs && !charge.is_metered() {
        found.push(Issue::new(IssueCode::MeterNeeded, path));
    }
    let unused = [
        (charge.meter.is_some(), "meter"),
        (!charge.units.is_empty(), "units"),
        (charge.allowance.is_some(), "allowance"),
        (charge.convert.is_some(), "convert"),
        (charge.minimum_quantity.is_some(), "minimum_quantity"),
    ];
    for (present, key) in unused {
        if !needs && present {
            found.push(Issue::new(IssueCode::MeterUnused, join(path, key)).text("key", key));
        }
    }
}
