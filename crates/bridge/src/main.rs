//! The page in a plain browser, on the real application: what the window does through
//! Tauri, this does through HTTP. Browser specs run on it, and `cargo xtask ui` serves
//! the page under work with it.
//!
//! It is a tool of the workshop and not shipped. It listens on this machine only and
//! answers only requests addressed to it by a local name, so that no website can reach it.

mod answer;
mod host;
mod policy;

use axum::body::Bytes;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use chrono::NaiveDate;
use clap::Parser;
use host::{Asked, Clipboard, Dropped, Scripted};
use outlay_app::App;
use outlay_app::contract::AppError;
use outlay_app::words::Words;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

/// Serves Outlay's page to a browser on this machine.
#[derive(Parser)]
#[command(name = "outlay-bridge", version)]
struct Arguments {
    /// Folder of the built page
    #[arg(long, value_name = "DIR")]
    ui: PathBuf,
    /// Folder for Outlay's own data
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Port to listen on; 0 takes a free one
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// What the user picks when asked for a file to open; nothing: the dialog is closed
    #[arg(long, value_name = "FILE")]
    pick_open: Option<PathBuf>,
    /// What the user picks when asked where to save
    #[arg(long, value_name = "FILE")]
    pick_save: Option<PathBuf>,
    /// The date to take for today
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<NaiveDate>,
    /// The system's language
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
}

#[derive(Clone)]
struct Bridge {
    app: Arc<App>,
    clipboard: Arc<Clipboard>,
    dropped: Arc<Dropped>,
    asked: Arc<Asked>,
    /// Where files that were dropped are kept.
    drops: PathBuf,
    policy: HeaderValue,
}

#[tokio::main]
async fn main() -> ExitCode {
    match serve(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(3)
        }
    }
}

async fn serve(arguments: Arguments) -> Result<(), String> {
    if !arguments.ui.join("index.html").is_file() {
        return Err(format!(
            "There is no page in {}: index.html is missing.",
            arguments.ui.display()
        ));
    }
    let clipboard = Arc::new(Clipboard::default());
    let dropped = Arc::new(Dropped::default());
    let asked = Arc::new(Asked::default());
    let host = Scripted {
        dropped: Arc::clone(&dropped),
        asked: Arc::clone(&asked),
        pick_open: arguments.pick_open,
        pick_save: arguments.pick_save,
        today: arguments.today,
        language: arguments.language,
        clipboard: Arc::clone(&clipboard),
    };
    let app = App::open(&arguments.data, Box::new(host))
        .map_err(|error| Words::new("en", "", 0).say(&error.message))?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, arguments.port))
        .await
        .map_err(|error| format!("Port {} cannot be listened on: {error}.", arguments.port))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    println!("http://{address}");
    let bridge = Bridge {
        app: Arc::new(app),
        clipboard,
        dropped,
        asked,
        drops: arguments.data.join("dropped"),
        policy: policy::header()?,
    };
    let router = Router::new()
        .route("/call", post(call))
        .route("/drop/{name}", post(drop_file))
        .route("/clipboard", get(copied_text))
        .route("/asked", get(asked_of_desktop))
        .route("/clipboard.png", get(copied_png))
        .fallback_service(ServeDir::new(arguments.ui))
        .layer(middleware::from_fn_with_state(bridge.clone(), guard))
        .with_state(bridge);
    axum::serve(listener, router)
        .await
        .map_err(|error| format!("The bridge broke down: {error}."))
}

async fn call(State(bridge): State<Bridge>, Json(request): Json<serde_json::Value>) -> Response {
    let work = tokio::task::spawn_blocking(move || answer::answer(&bridge.app, request));
    match work
        .await
        .unwrap_or_else(|error| Err(AppError::internal(error.to_string())))
    {
        Ok(reply) => Json(reply).into_response(),
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, Json(error)).into_response(),
    }
}

/// A browser tells no paths: what was dropped is kept under its own name. The type that is
/// asked for keeps other pages from sending anything here without the browser's leave.
async fn drop_file(
    State(bridge): State<Bridge>,
    Path(name): Path<String>,
    headers: HeaderMap,
    content: Bytes,
) -> Response {
    let kind = headers.get(header::CONTENT_TYPE);
    let name = std::path::Path::new(&name).file_name();
    let (Some(name), true) = (
        name,
        kind.is_some_and(|kind| kind == "application/octet-stream"),
    ) else {
        return (StatusCode::BAD_REQUEST, "A named file is wanted.").into_response();
    };
    let path = bridge.drops.join(name);
    let kept =
        std::fs::create_dir_all(&bridge.drops).and_then(|()| std::fs::write(&path, &content));
    match kept {
        Ok(()) => {
            bridge.dropped.put(path);
            StatusCode::NO_CONTENT.into_response()
        }
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

async fn copied_text(State(bridge): State<Bridge>) -> Response {
    match bridge.clipboard.text() {
        Some(text) => text.into_response(),
        None => (StatusCode::NOT_FOUND, "No text was copied.").into_response(),
    }
}

async fn asked_of_desktop(State(bridge): State<Bridge>) -> String {
    bridge.asked.text()
}

async fn copied_png(State(bridge): State<Bridge>) -> Response {
    match bridge.clipboard.png() {
        Some(png) => ([(header::CONTENT_TYPE, "image/png")], png).into_response(),
        None => (StatusCode::NOT_FOUND, "No picture was copied.").into_response(),
    }
}

/// Refuses what was addressed to another name (a website whose name was made to point to
/// this machine), and puts the page under the window's content policy.
async fn guard(State(bridge): State<Bridge>, request: Request, next: Next) -> Response {
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|value| value.to_str().ok());
    if !host.is_some_and(is_local) {
        let sentence = "Only this machine may ask, by the name localhost or 127.0.0.1.";
        return (StatusCode::FORBIDDEN, sentence).into_response();
    }
    let mut response = next.run(request).await;
    response
        .headers_mut()
        .insert(header::CONTENT_SECURITY_POLICY, bridge.policy);
    response
}

fn is_local(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _port)| name);
    name == "localhost" || name == "127.0.0.1"
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn only_local_names_pass() {
        for name in ["localhost", "localhost:1420", "127.0.0.1:7420"] {
            assert!(is_local(name), "{name}");
        }
        for name in [
            "",
            "example.com",
            "localhost.example.com",
            "127.0.0.1.example.com:80",
            "[::1]:7420",
        ] {
            assert!(!is_local(name), "{name}");
        }
    }
}
