//! The page's side of the workshop: npm packages, the built page, npm's scripts.
//!
//! A stamp beside the installed packages says what they, and the built page, were made
//! from; it disappears together with them.

use crate::place;
use crate::step::{Failure, Outcome, answer, run, step};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// The oldest Node that the page's tools accept.
const NODE: (u32, u32) = (20, 19);

pub fn npm() -> Command {
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    if !io::stdout().is_terminal() {
        npm.env("NO_COLOR", "1");
    }
    npm
}

/// Installs a folder's npm packages exactly as locked, unless they already are.
pub fn install_packages(folder: &Path) -> Outcome {
    suitable_node()?;
    let lock = read(&folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules/.outlay-installed");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let name = folder
        .strip_prefix(place::root())
        .unwrap_or(folder)
        .display();
    step(&format!("Installing npm packages of {name}"), || {
        run(npm()
            .args([
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
            ])
            .current_dir(folder))?;
        write(&stamp, &lock)
    })
}

/// Builds the page into `ui/dist`, unless nothing changed since.
pub fn build_page() -> Outcome {
    let ui = place::root().join("ui");
    install_packages(&ui)?;
    let stamp = ui.join("node_modules/.outlay-built");
    let sources = digest(&[ui.clone(), place::root().join("locales")])?;
    let built = fs::read_to_string(&stamp).is_ok_and(|from| from == sources);
    if built && ui.join("dist/index.html").exists() {
        return Ok(());
    }
    step("Building the page", || {
        script("build")?;
        write(&stamp, sources.as_bytes())
    })
}

/// Runs one of the page's npm scripts.
pub fn script(name: &str) -> Outcome {
    run(npm()
        .args(["run", "--silent", name])
        .current_dir(place::root().join("ui")))
}

fn suitable_node() -> Outcome {
    let needed = format!("Node {}.{} or newer with npm", NODE.0, NODE.1);
    let Some(version) = answer("node", &["--version"]) else {
        return Err(Failure::machine(format!(
            "This command needs {needed}; `node` was not found."
        )));
    };
    let mut numbers = version
        .trim_start_matches('v')
        .split('.')
        .map(|part| part.parse().unwrap_or(0));
    let found = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if found < NODE {
        return Err(Failure::machine(format!(
            "This command needs {needed}; found {version}."
        )));
    }
    Ok(())
}

/// A digest of every file in `folders`, save what is made from them.
fn digest(folders: &[PathBuf]) -> Outcome<String> {
    let mut hasher = DefaultHasher::new();
    for folder in folders {
        for path in files(folder).map_err(|error| unreadable(folder, &error))? {
            path.hash(&mut hasher);
            read(&path)?.hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = vec![];
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let made = path
            .file_name()
            .is_some_and(|name| name == "node_modules" || name == "dist");
        if path.is_dir() && !made {
            found.extend(files(&path)?);
        } else if path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    Failure::step(format!("{} cannot be read: {error}.", path.display()))
}

fn write(path: &Path, content: &[u8]) -> Outcome {
    fs::write(path, content)
        .map_err(|error| Failure::step(format!("{} cannot be written: {error}.", path.display())))
}
