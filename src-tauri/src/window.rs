//! The window: made here and not in the configuration, because only here can it be kept
//! from leaving its page.

use crate::host::{Desktop, Handed};
use crate::leaving::{self, Leaving};
use crate::{call, menu, page, refusal};
use outlay_app::App;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tauri::plugin::TauriPlugin;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Url, WebviewUrl, WebviewWindowBuilder, WindowEvent};
use tauri_plugin_log::{Target, TargetKind};
use tauri_plugin_window_state::StateFlags;

pub const LABEL: &str = "main";

/// Opens the window and returns when it is closed. `file` is the study to open in it.
pub fn run(file: Option<PathBuf>) -> tauri::Result<()> {
    let mut builder = tauri::Builder::default();
    // Specs open several windows at once, each with its own data, unless they say otherwise.
    let alone = cfg!(not(feature = "e2e")) || std::env::var_os("OUTLAY_SINGLE_INSTANCE").is_some();
    if alone {
        builder = builder.plugin(tauri_plugin_single_instance::init(second_start));
    }
    // The full screen belongs to a presentation, which nobody is in at the start.
    let remembered = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED;
    builder
        .manage(Handed::default())
        .manage(Leaving::default())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_clipboard_manager::init())
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(remembered)
                .build(),
        )
        .invoke_handler(tauri::generate_handler![
            call::call,
            menu::menu,
            leaving::leave
        ])
        .on_menu_event(|app, event| menu::chosen(app, &event))
        .setup(move |app| Ok(set_up(app.handle(), file.as_deref())?))
        .run(tauri::generate_context!())
}

fn set_up(handle: &AppHandle, file: Option<&Path>) -> tauri::Result<()> {
    let data = match std::env::var_os("OUTLAY_DATA") {
        Some(folder) => folder.into(),
        None => handle.path().app_data_dir()?,
    };
    handle.plugin(log_to(&data))?;
    log_panics();
    match App::open(&data, Box::new(Desktop(handle.clone()))) {
        Ok(app) => {
            handle.manage(Arc::new(app));
            if let Some(file) = file {
                open_file(handle, file);
            }
            open_window(handle)
        }
        Err(error) => {
            refusal::end(handle, &error);
            Ok(())
        }
    }
}

fn open_window(handle: &AppHandle) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(handle, LABEL, WebviewUrl::default())
        .title("Outlay")
        .inner_size(1280.0, 820.0)
        .min_inner_size(1024.0, 680.0)
        // The page's content policy does not stop it from navigating away; this does.
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        // The page calls itself by the study's name; so does the list of windows.
        .on_document_title_changed(|window, title| {
            if let Err(error) = window.set_title(&title) {
                log::warn!("the window could not be named: {error}");
            }
        })
        .build()?;
    let own = handle.clone();
    window.on_window_event(move |event| match event {
        WindowEvent::DragDrop(event) => page::dragged(&own, event),
        WindowEvent::CloseRequested { api, .. } => leaving::asked(&own, api),
        _ => {}
    });
    Ok(())
}

/// Whether an address is the built-in page: Windows' web view has no schemes of its own.
fn is_own_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// Opens a study file named on the command line; the page then starts on it.
fn open_file(handle: &AppHandle, file: &Path) {
    let app = handle.state::<Arc<App>>();
    if let Err(error) = call::guarded(|| app.open_path(file)) {
        refusal::show(handle, file, &error);
    }
}

/// The program was started again: this window comes to the front, with the file if one
/// was named. A window that is still to come finds it then.
fn second_start(handle: &AppHandle, arguments: Vec<String>, folder: String) {
    if let Some(file) = arguments.get(1) {
        page::hand(handle, Some(Path::new(&folder).join(file)));
    }
    let Some(window) = handle.get_webview_window(LABEL) else {
        return;
    };
    let raised = window.unminimize().and_then(|()| window.set_focus());
    if let Err(error) = raised {
        log::warn!("the window could not be brought to the front: {error}");
    }
}

/// Warnings and panics go to `outlay.log` in the data folder; nothing leaves the machine.
fn log_to(folder: &Path) -> TauriPlugin<tauri::Wry> {
    let file = TargetKind::Folder {
        path: folder.to_owned(),
        file_name: Some("outlay".to_owned()),
    };
    tauri_plugin_log::Builder::new()
        .clear_targets()
        .targets([Target::new(file), Target::new(TargetKind::Stderr)])
        .level(log::LevelFilter::Warn)
        .max_file_size(1_000_000)
        .build()
}

fn log_panics() {
    std::panic::set_hook(Box::new(|panic| {
        log::error!("{panic}\n{}", std::backtrace::Backtrace::force_capture());
    }));
}
