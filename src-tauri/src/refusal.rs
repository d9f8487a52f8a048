//! A refusal while there is no page to show it: a dialog of the system.

use crate::host;
use outlay_app::contract::AppError;
use outlay_app::words::Words;
use std::path::Path;
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

/// Says why a file named on the command line is not open; the window stays.
pub fn show(handle: &AppHandle, file: &Path, error: &AppError) {
    let text = words(error);

    log::warn!("{}: {text}", file.display());
    handle
        .dialog()
        .message(text)
        .title("Outlay")
        .kind(MessageDialogKind::Warning)
        .show(|_| {});
}

/// Says why Outlay cannot start at all, and ends it.
pub fn end(handle: &AppHandle, error: &AppError) {
    let text = words(error);
    log::error!("{text}");
    let ending = handle.clone();
    handle
        .dialog()
        .message(text)
        .title("Outlay")
        .kind(MessageDialogKind::Error)
        .show(move |_| ending.exit(3));
}

fn words(error: &AppError) -> String {
    let words = Words::new(&host::system_language(), "", 0);
    let mut lines = vec![words.say(&error.message)];
    for issue in &error.issues {
        let place = match issue.line {
            Some(line) => format!("{}:{line}: ", issue.path),
            None if issue.path.is_empty() => String::new(),
            None => format!("{}: ", issue.path),
        };
        let (message, remedy) = (words.say(&issue.message), words.say(&issue.remedy));
        lines.push(format!("{place}{message} {remedy}"));
    }
    lines.join("\n")
}
