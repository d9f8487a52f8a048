//! Bills, line by line.

use outlay_core::{label::Label, sentence::Sentence};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A bill as the vendor would send it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Bill {
    /// What its total can be explained by.
    pub trace: String,
    pub number: usize,
    pub issued: String,
    pub due: String,
    pub lines: Vec<BillLine>,
    pub net: String,
    pub tax: String,
    pub total: String,
    /// Why these amounts must not be relied on, such as prices that nobody has checked.
    pub caution: Option<Sentence>,
    /// How it is paid: date and amount, more than one when by instalments.
    pub payments: Vec<PaymentView>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BillLine {
    /// Stable name of the line within the study.
    pub reference: String,
    /// What its amount can be explained by.
    pub trace: String,
    pub charge: Label,
    /// First and last day of service, both inclusive.
    pub from: String,
    pub to: String,
    pub quantity: Option<String>,
    pub unit_price: Option<String>,
    pub amount: String,
    /// Why this amount: the rule applied, then what it was multiplied or shared by.
    pub reasons: Vec<Sentence>,
    /// The vendor's clause, as written in the study.
    pub clause: Option<Label>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PaymentView {
    pub date: String,
    pub amount: String,
}
