//! What every shell calls.

pub mod contract;
pub mod host;

use contract::{AppError, Reply, Request};
use host::Host;
use std::path::Path;

pub struct App {}

impl App {
    /// Opens the library in `folder` (made when missing).
    pub fn open(folder: &Path, host: Box<dyn Host>) -> Result<App, AppError> {
        let _ = (folder, host);
        Ok(App {})
    }

    pub fn call(&self, request: Request) -> Result<Reply, AppError> {
        let _ = request;
        Err(AppError { code: "not-built".into(), message: outlay_core::sentence::Sentence::new("error-not-built"), issues: vec![] })
    }
}
