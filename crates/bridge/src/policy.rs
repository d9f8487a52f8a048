//! The window's content policy, for the browser: what the page may not do there, it may
//! not do here either.

use axum::http::HeaderValue;
use serde_json::Value;

const WINDOW: &str = include_str!("../../../src-tauri/tauri.conf.json");

/// The value of the `Content-Security-Policy` header. In the window the page reaches the
/// application over `ipc:`, here at the address it came from.
pub fn header() -> Result<HeaderValue, String> {
    let configuration: Value = serde_json::from_str(WINDOW)
        .map_err(|error| format!("src-tauri/tauri.conf.json: {error}."))?;
    let rules = configuration["app"]["security"]["csp"]
        .as_object()
        .ok_or("src-tauri/tauri.conf.json has no content policy in app.security.csp.")?;
    let rules: Vec<String> = rules
        .iter()
        .map(|(name, sources)| match name.as_str() {
            "connect-src" => "connect-src 'self'".to_owned(),
            _ => format!("{name} {}", sources.as_str().unwrap_or_default()),
        })
        .collect();
    HeaderValue::from_str(&rules.join("; ")).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    #[test]
    fn forbids_what_the_window_forbids() {
        let header = super::header().expect("a policy");
        let policy = header.to_str().expect("text");
        assert!(
            policy.contains("default-src 'none'; script-src 'self';"),
            "{policy}"
        );
        assert!(policy.contains("connect-src 'self';"), "{policy}");
    }
}
