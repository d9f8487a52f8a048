//! The end of the window: what is still being typed or dragged is kept first.

use crate::page;
use crate::window::LABEL;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tauri::{AppHandle, CloseRequestApi, Manager, State};

/// The page has this long to keep what it has; a page that hangs holds nobody up.
const PATIENCE: Duration = Duration::from_secs(3);

/// Whether the page has been asked to keep what it has.
#[derive(Default)]
pub struct Leaving(AtomicBool);

/// The window is to be closed. The first time the page is asked, which then says `leave`;
/// whoever asks again does not want to wait.
pub fn asked(handle: &AppHandle, api: &CloseRequestApi) {
    if handle.state::<Leaving>().0.swap(true, Ordering::SeqCst) {
        return;
    }
    api.prevent_close();
    page::tell(handle, "leaving", "");
    let handle = handle.clone();
    std::thread::spawn(move || {
        std::thread::sleep(PATIENCE);
        close(&handle);
    });
}

/// The page has kept everything.
#[tauri::command]
pub fn leave(handle: AppHandle, leaving: State<'_, Leaving>) {
    leaving.0.store(true, Ordering::SeqCst);
    close(&handle);
}

fn close(handle: &AppHandle) {
    // By the door, so that the window's place is remembered.
    if let Some(window) = handle.get_webview_window(LABEL)
        && let Err(error) = window.close()
    {
        log::warn!("the window could not be closed: {error}");
    }
}
