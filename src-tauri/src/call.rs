//! The one command of the page: a request goes in, a reply or a refusal comes out.

use outlay_app::App;
use outlay_app::contract::{AppError, Reply, Request};
use outlay_core::sentence::Sentence;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use tauri::State;

/// Answers the page. The work is done beside the window's own thread, so that a dialog
/// may wait for the user.
#[tauri::command]
pub async fn call(app: State<'_, Arc<App>>, request: serde_json::Value) -> Result<Reply, AppError> {
    let app = Arc::clone(&app);
    tauri::async_runtime::spawn_blocking(move || answer(&app, request))
        .await
        .unwrap_or_else(|_| Err(internal()))
}

fn answer(app: &App, request: serde_json::Value) -> Result<Reply, AppError> {
    let request: Request = serde_json::from_value(request).map_err(|error| {
        refusal(
            "bad-request",
            Sentence::new("error-bad-request").text("detail", error.to_string()),
        )
    })?;
    guarded(|| app.call(request))
}

/// A panic becomes a refusal; the panic hook has written it to the log.
pub fn guarded(work: impl FnOnce() -> Result<Reply, AppError>) -> Result<Reply, AppError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(internal()))
}

fn internal() -> AppError {
    refusal("internal", Sentence::new("error-internal"))
}

fn refusal(code: &str, message: Sentence) -> AppError {
    AppError {
        code: code.to_owned(),
        message,
        issues: vec![],
    }
}
