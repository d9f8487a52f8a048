//! One request of the page, answered as the window would.

use outlay_app::App;
use outlay_app::contract::{AppError, Reply, Request};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A panic becomes a refusal; its message and place stand on standard error.
pub fn answer(app: &App, request: serde_json::Value) -> Result<Reply, AppError> {
    let request: Request =
        serde_json::from_value(request).map_err(|error| AppError::internal(error.to_string()))?;
    catch_unwind(AssertUnwindSafe(|| app.call(request)))
        .unwrap_or_else(|_| Err(AppError::internal("panic; see the bridge's output")))
}
