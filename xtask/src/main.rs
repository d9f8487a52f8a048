//! The workshop: `cargo xtask <command>`.
//!
//! Every command sets up what it needs and says so. It has no dependencies, so that it
//! compiles in seconds on a fresh machine.
//! Exit status: 0 done, 1 a step failed, 2 wrong usage, 3 the machine lacks something.

mod contract;
mod debian;
mod fonts;
mod icons;
mod node;
mod place;
mod rust;
mod specs;
mod step;

use std::process::ExitCode;
use step::{Failure, Outcome, step};

const USAGE: &str = "\
Usage: cargo xtask <command>

  run [FILE]  build Outlay and open its window, with FILE when given
  test        every test: Rust, page, browser, real window
  laws        the laws of random studies, on new ones every time
  check       formatting, lints, types, tidiness
  bench       measure the calculations
  measure     measure the window: start, slider, memory, idle
  ui          work on the page in a browser, with hot reload
  bundle      make the Debian package
  icons       render every icon from icons/icon.svg
  fonts       cut the fonts of reports";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let takes_arguments = matches!(command.as_str(), "run" | "bench");
    if !rest.is_empty() && !takes_arguments {
        eprintln!("`cargo xtask {command}` takes no arguments.\n\n{USAGE}");
        return ExitCode::from(2);
    }
    let outcome = match command.as_str() {
        "run" => run(&rest),
        "test" => test(),
        "laws" => rust::laws(),
        "check" => check(),
        "bench" => bench(&rest),
        "measure" => measure(),
        "ui" => ui(),
        "bundle" => bundle(),
        "icons" => icons::render(),
        "fonts" => fonts::cut(),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        "" => return usage("Which command?"),
        other => return usage(&format!("There is no command `{other}`.")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure { message, status }) => {
            eprintln!("\n{message}");
            ExitCode::from(status)
        }
    }
}

fn usage(complaint: &str) -> ExitCode {
    eprintln!("{complaint}\n\n{USAGE}");
    ExitCode::from(2)
}

fn run(arguments: &[String]) -> Outcome {
    if !place::has_display() {
        return Err(Failure::machine(
            "There is no display to open the window on; the same comparison on the command line: \
             cargo run -p outlay-cli -- compare examples/startup.toml",
        ));
    }
    debian::install(debian::WINDOW)?;
    node::build_page()?;
    rust::build_release(&["outlay-desktop"])?;
    let program = place::built("release", "outlay-desktop");
    step("The window is open; close it to end", || {
        step::run(std::process::Command::new(&program).args(arguments))
    })
}

fn check() -> Outcome {
    debian::install(debian::WINDOW)?;
    // The window's program contains the page, so the lints need it built.
    node::build_page()?;
    step::all(&[
        ("Rust formatting", &rust::formatting),
        ("Rust lints", &rust::lints),
        ("Tidiness", &rust::tidiness),
        ("Dependencies", &rust::dependencies),
        ("Page lints", &|| node::script("lint")),
        ("Page types", &|| node::script("check")),
    ])
}

fn test() -> Outcome {
    debian::install(debian::TESTS)?;
    node::build_page()?;
    step("Compiling", rust::build_for_tests)?;
    step::all(&[
        ("Rust tests", &rust::tests),
        ("Contract", &contract::compare),
        ("Documentation tests", &rust::documentation_tests),
        ("Page tests", &|| node::script("test")),
        ("Browser specs", &specs::browser),
        ("Real-window specs", &specs::desktop),
    ])
}

fn bench(arguments: &[String]) -> Outcome {
    debian::install(debian::COMPILING)?;
    step("Benchmarks", || rust::benchmarks(arguments))
}

fn measure() -> Outcome {
    debian::install(debian::TESTS)?;
    node::build_page()?;
    rust::build_release(&["outlay-desktop"])?;
    step("The window", specs::measure)
}

fn ui() -> Outcome {
    debian::install(debian::COMPILING)?;
    node::install_packages(&place::root().join("ui"))?;
    step("Compiling the bridge", rust::build_bridge)?;
    specs::page_with_hot_reload()
}

fn bundle() -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err(Failure::machine(
            "This command makes the Debian package and runs on Linux. Elsewhere Tauri's own tool packs: \
             `cargo install tauri-cli --version 2 --locked`, then `cargo tauri build` in src-tauri.",
        ));
    }
    debian::install(debian::WINDOW)?;
    node::build_page()?;
    rust::build_release(&["outlay-desktop", "outlay-cli"])?;
    rust::pack()?;
    println!("The package is in {}.", rust::packages().display());
    Ok(())
}
