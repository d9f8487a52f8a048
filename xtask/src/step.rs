//! One step of a command: said when it starts, timed when it ends.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Why a command ends early, and the exit status that says so.
#[derive(Debug)]
pub struct Failure {
    pub message: String,
    pub status: u8,
}

impl Failure {
    /// A step did not succeed.
    pub fn step(message: impl Into<String>) -> Self {
        Failure {
            message: message.into(),
            status: 1,
        }
    }

    /// The machine lacks something that the command cannot provide.
    pub fn machine(message: impl Into<String>) -> Self {
        Failure {
            message: message.into(),
            status: 3,
        }
    }
}

pub type Outcome<T = ()> = Result<T, Failure>;

/// Names the step, does it, and says how long it took.
pub fn step<T>(name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("\n==> {name}");
    let start = Instant::now();
    let outcome = work();
    let verdict = if outcome.is_ok() { "done" } else { "FAILED" };
    println!(
        "    {name}: {verdict} in {:.1} s",
        start.elapsed().as_secs_f64()
    );
    outcome
}

/// Does all steps even when one fails, so that one run shows everything there is to mend.
/// What failed is said at the end, where it is found.
pub fn all(steps: &[(&str, &dyn Fn() -> Outcome)]) -> Outcome {
    let mut failed = vec![];
    for (name, work) in steps {
        if let Err(failure) = step(name, work) {
            failed.push((*name, failure));
        }
    }
    let Some(status) = failed.iter().map(|(_, failure)| failure.status).max() else {
        return Ok(());
    };
    let told: Vec<_> = failed
        .iter()
        .map(|(name, failure)| format!("{name}: {}", failure.message.trim_end()))
        .collect();
    Err(Failure {
        message: format!("Failed:\n{}", told.join("\n")),
        status,
    })
}

/// Runs a program to its end, with its output passed on.
pub fn run(command: &mut Command) -> Outcome {
    let program = Path::new(command.get_program());
    let name = program
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let status = command
        .status()
        .map_err(|error| Failure::machine(format!("`{name}` could not be started: {error}.")))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::step(format!("`{name}` ended with {status}.")))
    }
}

/// What a program prints, trimmed; `None` when it is not there or fails.
pub fn answer(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}
