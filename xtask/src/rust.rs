//! Cargo's side of the workshop.
//!
//! Every test build names the whole workspace with the same features, so that the
//! tests, the bridge and the window share what they compile.

use crate::place;
use crate::step::{Failure, Outcome, answer, run, step};
use std::path::PathBuf;
use std::process::Command;

/// What packs Debian packages.
const CARGO_DEB: &str = "3.8.0";
/// The one selection that all test builds use.
const EVERYTHING: &[&str] = &["--workspace", "--features", "outlay-desktop/e2e"];

fn cargo(command: &str) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.arg(command).current_dir(place::root());
    cargo
}

pub fn formatting() -> Outcome {
    run(cargo("fmt").args(["--all", "--check"]))
}

pub fn lints() -> Outcome {
    run(cargo("clippy")
        .args(EVERYTHING)
        .args(["--all-targets", "--quiet", "--", "-D", "warnings"]))
}

pub fn tidiness() -> Outcome {
    run(cargo("test")
        .args(EVERYTHING)
        .args(["--quiet", "--test", "tidy"]))
}

/// Licences and sources of what comes from outside, where the tool for it is there.
pub fn dependencies() -> Outcome {
    if answer("cargo", &["deny", "--version"]).is_none() {
        println!(
            "cargo-deny is not installed; `cargo install cargo-deny --locked` adds this check."
        );
        return Ok(());
    }
    run(cargo("deny").args([
        "--log-level",
        "error",
        "check",
        "bans",
        "licenses",
        "sources",
    ]))
}

pub fn build_for_tests() -> Outcome {
    run(cargo("build")
        .args(EVERYTHING)
        .args(["--bins", "--tests", "--quiet"]))
}

/// What random studies are drawn by, so that a change is judged by itself and not by luck.
/// `cargo xtask laws` draws others.
const DRAWN_BY: (&str, &str) = ("PROPTEST_RNG_SEED", "20270101");

/// Every Rust test but those in documentation. The types that tests export for the page
/// go to a folder of their own, to be compared with the committed ones.
pub fn tests() -> Outcome {
    crate::contract::empty()?;
    let mut command = if answer("cargo", &["nextest", "--version"]).is_some() {
        let mut command = cargo("nextest");
        command
            .arg("run")
            .args(EVERYTHING)
            .args(["--status-level", "fail", "--no-fail-fast"]);
        command
    } else {
        let mut command = cargo("test");
        command
            .args(EVERYTHING)
            .args(["--bins", "--lib", "--tests", "--no-fail-fast"]);
        command
    };
    if std::env::var_os(DRAWN_BY.0).is_none() {
        command.env(DRAWN_BY.0, DRAWN_BY.1);
    }
    run(command.env("TS_RS_EXPORT_DIR", crate::contract::exported()))
}

/// The laws that hold for random studies, on studies that were never drawn before.
pub fn laws() -> Outcome {
    let folder = place::root().join("tests/tests");
    let unreadable = |error: std::io::Error| {
        Failure::step(format!("{} cannot be read: {error}.", folder.display()))
    };
    let mut command = cargo("test");
    command.args(EVERYTHING).arg("--no-fail-fast");
    for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
        let file = entry.map_err(unreadable)?.path();
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        if let (true, Some(name)) = (text.contains("proptest! {"), file.file_stem()) {
            command.arg("--test").arg(name);
        }
    }
    run(command.env_remove(DRAWN_BY.0))
}

pub fn documentation_tests() -> Outcome {
    run(cargo("test").args(EVERYTHING).args(["--doc", "--quiet"]))
}

pub fn build_bridge() -> Outcome {
    run(cargo("build").args(["--package", "outlay-bridge", "--quiet"]))
}

pub fn build_release(packages: &[&str]) -> Outcome {
    step(
        &format!("Compiling {} (release)", packages.join(" and ")),
        || {
            let selection = packages.iter().flat_map(|package| ["--package", package]);
            run(cargo("build")
                .args(["--release", "--quiet"])
                .args(selection))
        },
    )
}

/// Packs what was built for release, with its icons, into a Debian package.
pub fn pack() -> Outcome {
    let program = tool("cargo-deb", CARGO_DEB)?;
    step("Packing", || {
        run(Command::new(program)
            .args([
                "deb",
                "--no-build",
                "--no-strip",
                "--package",
                "outlay-desktop",
                "--output",
            ])
            .arg(packages())
            .current_dir(place::root()))
    })
}

/// Where the packages go.
pub fn packages() -> PathBuf {
    place::target().join("release/bundle/deb")
}

/// A program from the Rust registry, compiled into the target folder unless it is there.
pub fn tool(name: &str, version: &str) -> Outcome<PathBuf> {
    let tools = place::target().join("tools");
    let program = tools
        .join("bin")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let versioned = tools.join(format!("{name}-{version}"));
    if !program.exists() || !versioned.exists() {
        step(&format!("Compiling {name} {version}"), || {
            run(cargo("install")
                .args([
                    name,
                    "--quiet",
                    "--locked",
                    "--force",
                    "--version",
                    version,
                    "--root",
                ])
                .arg(&tools))?;
            std::fs::write(&versioned, "").map_err(|error| {
                Failure::step(format!(
                    "{} cannot be written: {error}.",
                    versioned.display()
                ))
            })
        })?;
    }
    Ok(program)
}

pub fn benchmarks(arguments: &[String]) -> Outcome {
    run(cargo("bench").args(["--benches", "--"]).args(arguments))
}
