//! One request of the page, answered as the window would.

use outlay_app::App;
use outlay_app::contract::{AppError, Reply, Request};
use outlay_core::sentence::Sentence;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A panic becomes a refusal; its message stands on standard error.
pub fn answer(app: &App, request: serde_json::Value) -> Result<Reply, AppError> {
    let request: Request = serde_json::from_value(request).map_err(|error| {
        refusal(
            "bad-request",
            Sentence::new("error-bad-request").text("detail", error.to_string()),
        )
    })?;
    catch_unwind(AssertUnwindSafe(|| app.call(request))).unwrap_or_else(|_| Err(internal()))
}

pub fn internal() -> AppError {
    refusal("internal", Sentence::new("error-internal"))
}

fn refusal(code: &str, message: Sentence) -> AppError {
    AppError {
        code: code.to_owned(),
        message,
        issues: vec![],
    }
}
