//! The window's own menu: the page says what it holds, in its language, and hears what was
//! chosen. The list of commands stays in one place.

use crate::page;
use outlay_app::contract::AppError;
use serde::Deserialize;
use tauri::menu::{Menu, MenuEvent, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Wry};

#[derive(Deserialize)]
pub struct Part {
    label: String,
    items: Vec<Item>,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Item {
    Command {
        id: String,
        label: String,
        enabled: bool,
    },
    Line,
    Menu(Part),
    Cut {
        label: String,
    },
    Copy {
        label: String,
    },
    Paste {
        label: String,
    },
    SelectAll {
        label: String,
    },
}

/// Shows these menus in place of the ones before; without any there is no menu.
#[tauri::command]
pub fn menu(app: AppHandle, parts: Vec<Part>) -> Result<(), AppError> {
    show(&app, &parts).map_err(|error| AppError::internal(error.to_string()))
}

fn show(app: &AppHandle, parts: &[Part]) -> tauri::Result<()> {
    if parts.is_empty() {
        app.remove_menu()?;
        return Ok(());
    }
    let whole = Menu::new(app)?;
    for part in parts {
        whole.append(&submenu(app, part)?)?;
    }
    app.set_menu(whole)?;
    Ok(())
}

fn submenu(app: &AppHandle, part: &Part) -> tauri::Result<Submenu<Wry>> {
    let menu = Submenu::new(app, plain(&part.label), true)?;
    for item in &part.items {
        append(app, &menu, item)?;
    }
    Ok(menu)
}

fn append(app: &AppHandle, menu: &Submenu<Wry>, item: &Item) -> tauri::Result<()> {
    match item {
        Item::Command { id, label, enabled } => {
            // Without accelerators: a key must reach the page, which knows who is typing.
            menu.append(&MenuItem::with_id(
                app,
                id,
                plain(label),
                *enabled,
                None::<&str>,
            )?)
        }
        Item::Menu(part) => menu.append(&submenu(app, part)?),
        Item::Line => menu.append(&PredefinedMenuItem::separator(app)?),
        Item::Cut { label } => menu.append(&PredefinedMenuItem::cut(app, Some(label))?),
        Item::Copy { label } => menu.append(&PredefinedMenuItem::copy(app, Some(label))?),
        Item::Paste { label } => menu.append(&PredefinedMenuItem::paste(app, Some(label))?),
        Item::SelectAll { label } => {
            menu.append(&PredefinedMenuItem::select_all(app, Some(label))?)
        }
    }
}

/// An ampersand is one, and no mark of a key.
fn plain(label: &str) -> String {
    label.replace('&', "&&")
}

/// Tells the page which command was chosen.
pub fn chosen(app: &AppHandle, event: &MenuEvent) {
    page::tell(app, "command", event.id().as_ref());
}
