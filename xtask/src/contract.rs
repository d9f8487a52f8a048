//! The page's TypeScript types are exported from the Rust contract by its tests and
//! committed. Here the fresh export is held against the committed files.

use crate::place;
use crate::step::{Failure, Outcome};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn committed() -> PathBuf {
    place::root().join("ui/src/generated")
}

/// Where the tests of this run export to.
pub fn exported() -> PathBuf {
    place::target().join("xtask/contract")
}

/// Removes what an earlier run exported.
pub fn empty() -> Outcome {
    match fs::remove_dir_all(exported()) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Failure::step(format!(
            "{} cannot be emptied: {error}.",
            exported().display()
        ))),
        _ => Ok(()),
    }
}

pub fn compare() -> Outcome {
    let (fresh, kept) = (types(&exported())?, types(&committed())?);
    if fresh.is_empty() {
        return Err(Failure::step("The tests exported no types; did they run?"));
    }
    let mut stale: Vec<String> = vec![];
    for name in fresh.keys().chain(kept.keys()) {
        if fresh.get(name) != kept.get(name) && !stale.contains(name) {
            stale.push(name.clone());
        }
    }
    if stale.is_empty() {
        println!("{} types are as committed.", fresh.len());
        return Ok(());
    }
    Err(Failure::step(format!(
        "The types in ui/src/generated do not match the contract: {}. \
         Empty the folder, run `cargo test -p outlay-core -p outlay-app --lib`, commit the result.",
        stale.join(", ")
    )))
}

/// The content of every type file in a folder, by name.
fn types(folder: &Path) -> Outcome<BTreeMap<String, String>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(_) => return Ok(BTreeMap::new()),
    };
    let mut found = BTreeMap::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.extension().is_some_and(|ending| ending == "ts") {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let text = fs::read_to_string(&path).map_err(|error| {
                Failure::step(format!("{} cannot be read: {error}.", path.display()))
            })?;
            found.insert(name, text);
        }
    }
    Ok(found)
}
