//! What the machine must have besides Rust and Node.
//!
//! On Debian and its relatives missing packages are installed; elsewhere the command
//! says what is needed before it starts, not in the middle.

use crate::step::{Failure, Outcome, answer, run, step};
use std::process::Command;

/// For the calculations: a C compiler for SQLite.
pub const COMPILING: &[&str] = &["gcc", "libc6-dev"];
/// For the window: the web view, and letters for Chinese text.
pub const WINDOW: &[&str] = &[
    "gcc",
    "libc6-dev",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "fonts-noto-cjk",
];
/// For every test: also a browser; a screen in memory with a window manager, a bus, a pointer
/// and keys, and what a screen reader reads; a program to drag files from; the web view's
/// driver.
pub const TESTS: &[&str] = &[
    "gcc",
    "libc6-dev",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "fonts-noto-cjk",
    "at-spi2-core",
    "chromium",
    "dbus-bin",
    "dbus-daemon",
    "desktop-file-utils",
    "gir1.2-atspi-2.0",
    "gir1.2-gtk-3.0",
    "libglib2.0-bin",
    "openbox",
    "poppler-utils",
    "python3-gi",
    "qpdf",
    "shared-mime-info",
    "webkit2gtk-driver",
    "xauth",
    "xdotool",
    "xvfb",
];
/// For the letters of reports: the whole fonts, and what cuts them.
pub const LETTERS: &[&str] = &["fonts-inter", "fonts-noto-cjk", "libharfbuzz-bin"];
/// For drawing the icons.
pub const DRAWING: &[&str] = &["librsvg2-bin"];

/// Sees to it that `packages` are there.
pub fn install(packages: &[&str]) -> Outcome {
    if cfg!(target_os = "macos") {
        return has(
            &["xcode-select", "-p"],
            "Xcode's command line tools: xcode-select --install",
        );
    }
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if answer("dpkg-query", &["--version"]).is_none() {
        return elsewhere(packages);
    }
    let missing: Vec<&str> = packages
        .iter()
        .copied()
        .filter(|package| !installed(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    step(
        &format!("Installing Debian packages: {}", missing.join(" ")),
        || apt(&missing),
    )
}

fn installed(package: &str) -> bool {
    answer("dpkg-query", &["-W", "-f", "${db:Status-Status}", package]).as_deref()
        == Some("installed")
}

fn apt(missing: &[&str]) -> Outcome {
    let root = answer("id", &["-u"]).as_deref() == Some("0");
    let by_hand = format!(
        "apt-get update && apt-get install -y --no-install-recommends {}",
        missing.join(" ")
    );
    let refused = |failure: Failure| {
        Failure::machine(format!(
            "Debian packages are missing ({}) Install them as root, then try again:\n  {by_hand}",
            failure.message
        ))
    };
    if !root && answer("sudo", &["--version"]).is_none() {
        return Err(refused(Failure::machine(
            "this user is not root and there is no sudo.",
        )));
    }
    let apt_get = || {
        let mut command = if root {
            Command::new("env")
        } else {
            Command::new("sudo")
        };
        if !root {
            command.arg("env");
        }
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]);
        command
    };
    run(apt_get().arg("update")).map_err(refused)?;
    run(apt_get()
        .args(["install", "-y", "--no-install-recommends"])
        .args(missing))
    .map_err(refused)
}

/// Another Linux: nothing is installed, but what is needed is looked for.
fn elsewhere(packages: &[&str]) -> Outcome {
    if packages.contains(&"libwebkit2gtk-4.1-dev") {
        has(
            &["pkg-config", "--exists", "webkit2gtk-4.1"],
            "the development files of WebKitGTK 4.1 and pkg-config (Fedora: webkit2gtk4.1-devel; Arch: webkit2gtk-4.1)",
        )?;
    }
    if packages.contains(&"xvfb") {
        has(
            &["xvfb-run", "--help"],
            "xvfb-run, WebKitWebDriver and Chromium",
        )?;
    }
    Ok(())
}

fn has(probe: &[&str], needed: &str) -> Outcome {
    match probe
        .split_first()
        .and_then(|(program, rest)| answer(program, rest))
    {
        Some(_) => Ok(()),
        None => Err(Failure::machine(format!("This command needs {needed}."))),
    }
}
