//! What the window tells its page: events by name, with one word. The page has no other way
//! to hear from the window, and none to ask for more.

use crate::host::Dropped;
use crate::window::LABEL;
use std::sync::PoisonError;
use tauri::{AppHandle, DragDropEvent, Manager};

/// Raises `outlay-<name>` in the page with `detail`.
pub fn tell(handle: &AppHandle, name: &str, detail: &str) {
    let Some(window) = handle.get_webview_window(LABEL) else {
        return;
    };
    let detail = serde_json::Value::from(detail);
    let event =
        format!("window.dispatchEvent(new CustomEvent('outlay-{name}',{{detail:{detail}}}))");
    if let Err(error) = window.eval(event) {
        log::warn!("the page could not be told of {name}: {error}");
    }
}

/// A file over the window, or dropped onto it. Its path stays here until the page asks for
/// the file to be opened.
pub fn dragged(handle: &AppHandle, event: &DragDropEvent) {
    match event {
        DragDropEvent::Enter { .. } => tell(handle, "drag", "over"),
        DragDropEvent::Leave => tell(handle, "drag", "away"),
        DragDropEvent::Drop { paths, .. } => {
            let dropped = handle.state::<Dropped>();
            let mut held = dropped.0.lock().unwrap_or_else(PoisonError::into_inner);
            *held = paths.first().cloned();
            drop(held);
            tell(handle, "drag", "dropped");
        }
        // More of the same.
        _ => {}
    }
}
