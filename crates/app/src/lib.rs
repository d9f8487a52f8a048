//! What every shell of Outlay calls.
//!
//! `App::call` is the one list of commands: the desktop window and the browser bridge hand
//! a request over and pass the reply on; the command line uses the same functions on
//! files. The application owns the library and the open study; clock, dialogs and
//! clipboard belong to the shell (`Host`).

pub mod analysis;
pub mod calendar;
pub mod contract;
pub mod customer_copy;
mod error;
pub mod export;
mod files;
mod folders;
pub mod format;
mod hidden;
pub mod host;
mod kept;
mod price_age;
pub mod price_book;
pub mod report;
pub mod samples;
mod session;
pub mod study_file;
pub mod tables;
mod toml_text;
mod totals;
pub mod usage_import;
pub mod view;
pub mod words;
mod work;
pub mod workbook;

use analysis::kept::{Asker, Simulations};
use contract::{
    AppError, BookPlan, HistoryRequest, PriceBookRequest, Reply, Request, WordsRequest,
};
use host::{FileKind, Host};
use outlay_core::compare::watch::Watch;
use outlay_store::Library;
use price_book::PriceBook;
use session::Open;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use usage_import::Loaded;
use work::UnderWay;

pub struct App {
    open: Mutex<Open>,
    /// The file of usage that is being looked at.
    usage: Mutex<Option<Loaded>>,
    /// The files that were written since the start, by their numbers.
    written: Mutex<Vec<PathBuf>>,
    under_way: UnderWay,
    simulations: Simulations,
    host: Box<dyn Host>,
    /// Whether replies are kept free of amounts.
    hidden: AtomicBool,
}

impl App {
    /// Opens the library in `folder` (made when missing).
    ///
    /// # Errors
    /// When the library is in use by another process, damaged or of a newer version.
    pub fn open(folder: &Path, host: Box<dyn Host>) -> Result<App, AppError> {
        let library = Library::open(folder)?;
        Ok(App {
            open: Mutex::new(Open::new(library)),
            usage: Mutex::new(None),
            written: Mutex::default(),
            under_way: UnderWay::default(),
            simulations: Simulations::default(),
            host,
            hidden: AtomicBool::new(false),
        })
    }

    /// A panic in one command must not lock out the next: every change is a transaction,
    /// so the state behind a poisoned lock is sound.
    fn state(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A page begins: it numbers its work anew.
    fn begin(&self) -> MutexGuard<'_, Open> {
        self.under_way.begin();
        self.state()
    }

    fn asker<'a>(&'a self, watch: &'a dyn Watch) -> Asker<'a> {
        Asker {
            watch,
            simulations: &self.simulations,
        }
    }

    fn now(&self) -> String {
        self.host.now().format("%Y-%m-%dT%H:%M:%S").to_string()
    }

    /// Opens a study file given from outside: a command line, a double click, a drop.
    pub fn open_path(&self, path: &Path) -> Result<Reply, AppError> {
        self.shown(self.open_file(path))
    }

    /// Answers a request. While amounts are hidden, no answer holds one.
    pub fn call(&self, request: Request) -> Result<Reply, AppError> {
        // What would be written from a page that does not know the amounts, or copied.
        let barred = matches!(
            request,
            Request::Export { .. } | Request::Edit { .. } | Request::CustomerCopy { .. }
        );
        if barred && self.hidden.load(Ordering::SeqCst) {
            return Err(AppError::new("amounts-hidden"));
        }
        self.shown(self.answer(request))
    }

    /// The one way out, for every reply and every refusal.
    fn shown(&self, answer: Result<Reply, AppError>) -> Result<Reply, AppError> {
        if self.hidden.load(Ordering::SeqCst) {
            hidden::hide(answer)
        } else {
            answer
        }
    }

    fn answer(&self, request: Request) -> Result<Reply, AppError> {
        // Dialogs wait for the user and are asked before the state is locked.
        match request {
            Request::OpenFile => match self.ask_open(FileKind::Study) {
                Some(path) => self.open_file(&path),
                None => Ok(Reply::Cancelled),
            },
            Request::OpenDropped { work } => self.open_dropped(work),
            Request::Import(ask) => self.import(ask),
            Request::Create { document, plans } => {
                let mut open = self.state();
                open.create(document, &plans, &self.now())?;
                self.session(&mut open, "")
            }
            Request::Save { scenario } => self.save(&scenario, false),
            Request::SaveAs { scenario } => self.save(&scenario, true),
            Request::Export {
                scenario,
                what,
                to,
                changes,
                work,
            } => {
                let document = self.state().with_changes(&changes)?;
                let made = self.under_way.run(work, |watch| {
                    self.exported(&document, &scenario, &what, watch)
                })?;
                self.hand_over(&document, &made, to)
            }
            Request::WithFile { file, act } => self.with_file(file, act),
            Request::CustomerCopy { scenario, save } => self.customer_copy(&scenario, save),
            Request::HideAmounts { scenario, hidden } => {
                self.hidden.store(hidden, Ordering::SeqCst);
                self.session(&mut self.state(), &scenario)
            }
            Request::OpenSample { id } => {
                let mut open = self.state();
                open.open_sample(&id, &self.now())?;
                self.session(&mut open, "")
            }
            Request::Start => {
                let mut open = self.begin();
                open.start(&self.host.system_language(), &self.now())?;
                self.session(&mut open, "")
            }
            Request::OpenRecent { id } => {
                let mut open = self.state();
                open.open_recent(id, &self.now())?;
                self.session(&mut open, "")
            }
            Request::Refresh { scenario } => {
                let mut open = self.state();
                match open.refresh(&self.now())? {
                    true => self.session(&mut open, &scenario),
                    false => Ok(Reply::Cancelled),
                }
            }
            other => self.look(other),
        }
    }

    /// What is only looked at: nothing of the study changes.
    fn look(&self, request: Request) -> Result<Reply, AppError> {
        match request {
            Request::Schema => Ok(Reply::Schema {
                schema: outlay_core::study::schema::schema().clone(),
            }),
            Request::Preview {
                scenario,
                changes,
                detail,
            } => Ok(Reply::Evaluation(Box::new(
                self.state().preview(&scenario, &changes, detail)?,
            ))),
            Request::Bill {
                scenario,
                option,
                month,
            } => view::bill_reply(self.state().document()?, &scenario, &option, month),
            Request::PriceBook(ask) => self.price_book(ask),
            Request::PriceCurve { path, to, changes } => Ok(Reply::PriceCurve(
                self.state().price_curve(&path, to.as_deref(), &changes)?,
            )),
            Request::Words(ask) => self.words(ask),
            Request::Recent => Ok(Reply::Recent {
                studies: self.state().recent()?,
            }),
            Request::History(ask) => self.history(ask),
            // Long work is done on a copy, beside the previews.
            Request::Explain {
                scenario,
                reference,
                changes,
            } => {
                let document = self.state().with_changes(&changes)?;
                view::trace_reply(&document, &scenario, &reference)
            }
            Request::Analyse {
                scenario,
                analysis,
                work,
            } => {
                let document = self.state().document()?.clone();
                let language = self
                    .state()
                    .settings(&self.host.system_language())?
                    .language;
                self.under_way.run(work, |watch| {
                    let by = self.asker(watch);
                    view::analysis_reply(&document, &scenario, &analysis, &language, by)
                })
            }
            Request::Progress { work } => Ok(self.under_way.progress(work)),
            Request::Cancel { work } => Ok(self.under_way.cancel(work)),
            other => self.locked(other),
        }
    }

    fn words(&self, ask: WordsRequest) -> Result<Reply, AppError> {
        let open = self.state();
        Ok(match ask {
            WordsRequest::Prices { path } => Reply::PriceWords {
                lines: open.price_words(&path)?,
            },
            WordsRequest::Departures { scenario } => Reply::Departures {
                lines: view::departures(open.document()?, &scenario),
            },
            WordsRequest::Places { paths } => Reply::Places {
                names: view::place_names(open.document()?, &paths),
            },
        })
    }

    fn price_book(&self, ask: PriceBookRequest) -> Result<Reply, AppError> {
        let book = PriceBook::built_in();
        let mut open = self.state();
        match ask {
            PriceBookRequest::List { filter } => {
                let rows = price_book::filtered(book, &filter, self.host.today());
                Ok(price_book::list_reply(book, rows))
            }
            PriceBookRequest::Show { id } => {
                let study = open.document().ok();
                let entry = price_book::entry_reply(book, &id, self.host.today(), study)?;
                Ok(Reply::PriceBookEntry(Box::new(entry)))
            }
            PriceBookRequest::Origin { plan } => Ok(Reply::PlanOrigin {
                origin: price_book::origin(book, open.document()?, &plan, self.host.today()),
            }),
            PriceBookRequest::Add {
                scenario,
                entry,
                plan,
                quantities,
            } => {
                let chosen = BookPlan::bare(&entry, &plan);
                open.add_from_price_book(&chosen, &quantities, &self.now())?;
                self.session(&mut open, &scenario)
            }
        }
    }

    fn history(&self, ask: HistoryRequest) -> Result<Reply, AppError> {
        let mut open = self.state();
        match ask {
            HistoryRequest::List { scenario } => Ok(Reply::History {
                steps: open.history(&scenario)?,
            }),
            HistoryRequest::Compare { scenario, from, to } => Ok(Reply::StepDifference(
                open.compare_steps(&scenario, from, to)?,
            )),
            HistoryRequest::Restore { scenario, step } => {
                open.restore(step, &self.now())?;
                self.session(&mut open, &scenario)
            }
        }
    }

    /// What changes the state: carried out, then answered with the session.
    fn locked(&self, request: Request) -> Result<Reply, AppError> {
        let mut open = self.state();
        let now = self.now();
        let scenario = match request {
            Request::Commit {
                scenario,
                changes,
                label,
            } => {
                open.commit(&changes, &label, &now)?;
                scenario
            }
            Request::Edit {
                scenario,
                edits,
                label,
            } => {
                open.edit(&edits, &label, (&scenario, &now))?;
                scenario
            }
            Request::Undo { scenario } => open.undo(&now).map(|()| scenario)?,
            Request::Redo { scenario } => open.redo(&now).map(|()| scenario)?,
            Request::Select { scenario } => scenario,
            Request::Pin { scenario, options } => {
                open.pinned = options;
                scenario
            }
            Request::SetSettings { settings, scenario } => {
                open.set_settings(&settings).map(|()| scenario)?
            }
            Request::Start
            | Request::OpenFile
            | Request::OpenDropped { .. }
            | Request::OpenSample { .. }
            | Request::OpenRecent { .. }
            | Request::Recent
            | Request::Refresh { .. }
            | Request::PriceBook(_)
            | Request::Import(_)
            | Request::Create { .. }
            | Request::Preview { .. }
            | Request::Bill { .. }
            | Request::Schema
            | Request::PriceCurve { .. }
            | Request::Words(_)
            | Request::History(_)
            | Request::Explain { .. }
            | Request::Analyse { .. }
            | Request::Progress { .. }
            | Request::Cancel { .. }
            | Request::HideAmounts { .. }
            | Request::CustomerCopy { .. }
            | Request::Save { .. }
            | Request::SaveAs { .. }
            | Request::WithFile { .. }
            | Request::Export { .. } => return Err(AppError::internal("asked twice")),
        };
        self.session(&mut open, &scenario)
    }

    fn session(&self, open: &mut Open, scenario: &str) -> Result<Reply, AppError> {
        let mut session = open.session(scenario, &self.host.system_language())?;
        let book = PriceBook::built_in();
        session.kept = session
            .kept
            .map(|kept| kept::since(&kept, self.host.today()));
        session.prices = price_age::prices(&session.document, book, self.host.today());
        if let (Some(prices), Some(_)) = (&mut session.prices, &session.sample) {
            // A sample shows how it is done; whoever makes it a study of their own looks again.
            prices.review_due = false;
        }
        Ok(Reply::Session(Box::new(session)))
    }
}
