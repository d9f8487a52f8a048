//! What the window tells its page: events by name, with one word. The page has no other way
//! to hear from the window, and none to ask for more.

use crate::host::Handed;
use crate::window::LABEL;
use std::path::PathBuf;
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

/// A file over the window, or dropped onto it.
pub fn dragged(handle: &AppHandle, event: &DragDropEvent) {
    match event {
        DragDropEvent::Enter { .. } => tell(handle, "drag", "over"),
        DragDropEvent::Leave => tell(handle, "drag", "away"),
        DragDropEvent::Drop { paths, .. } => hand(handle, paths.first().cloned()),
        // More of the same.
        _ => {}
    }
}

/// Hands a file to the page. Its path stays here until the page asks for it to be opened,
/// which it also does when it starts.
pub fn hand(handle: &AppHandle, path: Option<PathBuf>) {
    handle.state::<Handed>().put(path);
    tell(handle, "drag", "dropped");
}
