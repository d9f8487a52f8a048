//! The result fingerprint: a short hash over the inputs and the results.
//!
//! The same study gives the same fingerprint in the window, on the command line and on
//! every report. Inputs enter with sorted keys, so that the order of keys in a file and
//! its comments do not matter.

use crate::decimal::plain;
use crate::outcome::Outcome;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Eight hexadecimal digits as `7F3A-91C2`.
pub fn fingerprint(document: &Value, scenario: &str, outcomes: &[Outcome]) -> String {
    let mut hash = Sha256::new();
    feed(&mut hash, document);
    hash.update(scenario.as_bytes());
    for outcome in outcomes {
        let metrics = &outcome.metrics;
        for amount in [
            metrics.total_paid,
            metrics.total_cost,
            metrics.present_value,
            metrics.day_one,
        ] {
            hash.update(plain(amount).as_bytes());
            hash.update([0]);
        }
        for row in &outcome.months {
            hash.update(plain(row.paid).as_bytes());
            hash.update(plain(row.cost).as_bytes());
        }
    }
    let digest = hash.finalize();
    let hex: String = digest
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02X}"))
        .collect();
    let (first, second) = hex.split_at(hex.len() / 2);
    format!("{first}-{second}")
}

/// Feeds a value in canonical form: keys sorted, every part closed.
fn feed(hash: &mut Sha256, value: &Value) {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort();
            hash.update(b"{");
            for key in keys {
                hash.update(key.as_bytes());
                hash.update(b"=");
                if let Some(entry) = map.get(key) {
                    feed(hash, entry);
                }
            }
            hash.update(b"}");
        }
        Value::Array(items) => {
            hash.update(b"[");
            for item in items {
                feed(hash, item);
                hash.update(b",");
            }
            hash.update(b"]");
        }
        scalar => hash.update(scalar.to_string().as_bytes()),
    }
}
