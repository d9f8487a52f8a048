//! Outlay in its own window. It converts between the page and the application, answers
//! for the system (dialogs, clipboard, date, language), and decides nothing.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod call;
mod host;
mod leaving;
mod menu;
mod page;
mod refusal;
mod start;
mod window;

use std::process::ExitCode;

const USAGE: &str = "\
Usage: outlay-desktop [STUDY]

Opens the window, with the study file when one is given.
The same calculations on the command line: outlay compare STUDY";

fn main() -> ExitCode {
    let first = std::env::args_os().nth(1);
    match first.as_ref().and_then(|argument| argument.to_str()) {
        Some("--help" | "-h") => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Some("--version" | "-V") => {
            println!("outlay-desktop {}", env!("CARGO_PKG_VERSION"));
            return ExitCode::SUCCESS;
        }
        Some(option) if option.starts_with('-') => {
            eprintln!("There is no option {option:?}.\n\n{USAGE}");
            return ExitCode::from(2);
        }
        _ => {}
    }
    if let Err(sentence) = start::prepare() {
        eprintln!("{sentence}");
        return ExitCode::from(3);
    }
    match window::run(first.map(Into::into)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("The window could not be opened: {error}.");
            ExitCode::from(3)
        }
    }
}
