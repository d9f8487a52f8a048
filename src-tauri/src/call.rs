//! The one command of the page: a request goes in, a reply or a refusal comes out.

use outlay_app::App;
use outlay_app::contract::{AppError, Reply, Request};
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
        .unwrap_or_else(|error| Err(AppError::internal(error.to_string())))
}

fn answer(app: &App, request: serde_json::Value) -> Result<Reply, AppError> {
    let request: Request =
        serde_json::from_value(request).map_err(|error| AppError::internal(error.to_string()))?;
    guarded(|| app.call(request))
}

/// A panic becomes a refusal; the panic hook has written where it was to the log.
pub fn guarded(work: impl FnOnce() -> Result<Reply, AppError>) -> Result<Reply, AppError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
        Err(AppError::internal(text.unwrap_or("panic")))
    })
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_panic_is_a_refusal_with_its_message() {
        let error = guarded(|| panic!("no {}", "good")).expect_err("a refusal");
        assert_eq!(error.code, "internal");
        assert!(format!("{:?}", error.message).contains("no good"));
    }
}
