//! `outlay customer-copy`: a study without what is internal; told first, written then.

use crate::input;
use crate::output::{Failure, print};
use outlay_app::contract::AppError;
use outlay_app::customer_copy::{look, write};
use outlay_app::words::Words;
use outlay_core::sentence::{Arg, Sentence};
use std::path::PathBuf;

/// A copy without what is marked internal; what it leaves out is told
#[derive(clap::Args)]
pub struct Asked {
    study: PathBuf,
    /// The file to write; only told what would be left out when there is none
    #[arg(short, long)]
    output: Option<PathBuf>,
}

pub fn customer_copy(asked: &Asked, language: &str) -> Result<(), Failure> {
    let (written, _) = input::study(&asked.study)?;
    let copy = look(&written.value, "");
    let words = Words::new(language, &copy.currency.code, copy.currency.decimals);
    if copy.left_out.is_empty() {
        return Err(AppError::new("nothing-internal").into());
    }
    for sentence in &copy.left_out {
        print(&format!("- {}", words.say(sentence)))?;
    }
    for one in copy.changed {
        let total = Sentence::new("customer-copy-total")
            .name("option", &one.option)
            .with("before", Arg::Money(one.before.unwrap_or_default()))
            .with("after", Arg::Money(one.after.unwrap_or_default()));
        print(&words.say(&total))?;
    }
    let Some(output) = &asked.output else {
        return match copy.issues.is_empty() {
            true => Ok(()),
            false => Err(AppError::new("customer-copy")
                .with_issues(copy.issues)
                .into()),
        };
    };
    write(&written.value, output, Some(&asked.study)).map_err(|error| {
        match error.code.as_str() {
            "write-failed" => Failure::Machine(error),
            _ => Failure::Refused(error),
        }
    })?;
    print(&words.say(&Sentence::new("cli-written").text("file", output.display().to_string())))
}
