//! The specs that drive the page: in a browser on the bridge, and in the real window.

use crate::step::{Failure, Outcome, run, step};
use crate::{node, place, rust};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::process::{Child, Command};
use std::{fs, io};

/// The WebDriver server for Tauri's windows.
const TAURI_DRIVER: &str = "2.1.0";
/// A file of specs that hangs fails after twenty minutes instead of holding up everything; the
/// walk through every screen takes seven to eleven.
const PATIENCE: &str = "--test-timeout=1200000";
/// Where the page's dev server looks for the bridge (`ui/vite.config.ts`).
const BRIDGE_PORT: &str = "7420";

pub fn browser() -> Outcome {
    let files = specs("browser")?;
    tested("browser", |runner| {
        run(Command::new("node").args(runner).args(files).envs([
            ("OUTLAY_BRIDGE", place::built("debug", "outlay-bridge")),
            ("OUTLAY_UI", place::root().join("ui/dist")),
        ]))
    })
}

pub fn desktop() -> Outcome {
    let files = specs("desktop")?;
    tested("desktop", |runner| {
        in_window("debug", |node| {
            node.args(runner).arg("--test-concurrency=1").args(files)
        })
    })
}

/// Runs specs with the arguments given; what failed, and why, is said with the outcome.
fn tested(kind: &str, run: impl FnOnce(&[OsString]) -> Outcome) -> Outcome {
    let failed = place::target().join(format!("xtask/failed-{kind}.txt"));
    let unwritten = |error: io::Error| {
        Failure::step(format!("{} cannot be written: {error}.", failed.display()))
    };
    fs::create_dir_all(failed.with_file_name("")).map_err(unwritten)?;
    fs::write(&failed, "").map_err(unwritten)?;
    let second = place::root().join("tests/e2e/failed.mjs");
    let mut runner: Vec<OsString> = ["--test", PATIENCE].map(Into::into).into();
    for (name, value) in [
        ("--test-reporter", OsStr::new("spec")),
        ("--test-reporter-destination", OsStr::new("stdout")),
        ("--test-reporter", second.as_os_str()),
        ("--test-reporter-destination", failed.as_os_str()),
    ] {
        runner.extend([OsString::from(name), value.to_owned()]);
    }
    run(&runner).map_err(|failure| Failure {
        message: format!(
            "{}\n{}",
            failure.message,
            fs::read_to_string(&failed).unwrap_or_default()
        ),
        ..failure
    })
}

/// What a person waits for in the release window, measured.
pub fn measure() -> Outcome {
    let file = place::root().join("tests/e2e/desktop/measure.mjs");
    in_window("release", |node| node.arg(file))
}

/// Runs Node on a screen in memory, with the window's program and its driver named.
fn in_window(profile: &str, arguments: impl FnOnce(&mut Command) -> &mut Command) -> Outcome {
    if !cfg!(target_os = "linux") {
        println!("The real window is driven through WebKitGTK, on Linux only.");
        return Ok(());
    }
    let driver = rust::tool("tauri-driver", TAURI_DRIVER)?;
    let mut command = Command::new("xvfb-run");
    command
        .args(["--auto-servernum", "--server-args=-screen 0 1440x900x24"])
        .arg("node");
    run(arguments(&mut command).envs([
        ("OUTLAY_DESKTOP", place::built(profile, "outlay-desktop")),
        ("OUTLAY_TAURI_DRIVER", driver),
    ]))
}

/// The bridge and the dev server, until one of them ends or the command is interrupted.
pub fn page_with_hot_reload() -> Outcome {
    let ui = place::root().join("ui");
    let data = place::target().join("xtask/ui-data");
    let bridge = Command::new(place::built("debug", "outlay-bridge"))
        .args(["--port", BRIDGE_PORT, "--data"])
        .arg(&data)
        .arg("--ui")
        .arg(&ui)
        .spawn()
        .map_err(|error| Failure::step(format!("The bridge could not be started: {error}.")))?;
    let _running = EndsWithUs(bridge);
    step("The page, with hot reload; Ctrl-C ends it", || {
        run(node::npm()
            .args(["run", "--silent", "dev"])
            .current_dir(&ui))
    })
}

/// A program that is ended when its handle goes.
struct EndsWithUs(Child);

impl Drop for EndsWithUs {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The spec files of one kind, with their packages installed.
fn specs(kind: &str) -> Outcome<Vec<PathBuf>> {
    let folder = place::root().join("tests/e2e");
    node::install_packages(&folder)?;
    let folder = folder.join(kind);
    let entries = fs::read_dir(&folder)
        .map_err(|error| Failure::step(format!("{} cannot be read: {error}.", folder.display())))?;
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(Failure::step(format!(
            "There are no specs in {}.",
            folder.display()
        )));
    }
    Ok(files)
}
