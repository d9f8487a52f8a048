//! A digest over the columns of one row, kept beside them.
//!
//! `integrity_check` proves that the pages hang together, not that a figure is still the one that
//! was written. Fields go in with their lengths, so that moving a character from one column to the
//! next changes the digest.

use sha2::{Digest, Sha256};

use crate::error::StoreError;

pub(crate) fn seal(table: &str, fields: &[Option<&str>]) -> [u8; 32] {
    let mut digest = Sha256::new();
    for field in std::iter::once(&Some(table)).chain(fields) {
        match field {
            None => digest.update([0]),
            Some(text) => {
                digest.update([1]);
                digest.update((text.len() as u64).to_be_bytes());
                digest.update(text.as_bytes());
            }
        }
    }
    digest.finalize().into()
}

/// Compares a stored seal with the row it was read with.
pub(crate) fn verify(
    table: &str,
    fields: &[Option<&str>],
    stored: &[u8],
) -> Result<(), StoreError> {
    if seal(table, fields) == stored {
        Ok(())
    } else {
        Err(StoreError::damaged(format!(
            "a row of `{table}` is not as it was written"
        )))
    }
}
