//! Loads the briefs anew when their files change on disk.
//!
//! What is watched are folders, not files: many editors write a new file and give it the old one's
//! name. What an event says is taken for a hint only; what has changed shows when the files are
//! read. A burst of events makes one reading, once it is over.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::events::Input;
use super::files;
use super::load::Loader;
use crate::problem::Problem;

/// How long nothing must happen before the files are read.
const QUIET: Duration = Duration::from_millis(150);

/// After which time the files are read although something happens all the time.
const LONGEST: Duration = Duration::from_secs(2);

/// Briefs whose files are to be watched.
#[derive(Debug)]
pub struct Watch {
    /// Loads the briefs; has loaded those that are open.
    pub loader: Loader,
    /// What is wrong with other files than those of the briefs.
    pub beside: Vec<Problem>,
}

impl Watch {
    /// Watches from now on. Where nothing can change, nothing is watched.
    ///
    /// # Errors
    /// When the system cannot watch files.
    pub(super) fn start(self, inputs: SyncSender<Input>) -> notify::Result<()> {
        if self.loader.changeable().is_empty() {
            return Ok(());
        }
        let (sender, events) = mpsc::channel();
        let mut watching = Watching { watcher: notify::recommended_watcher(sender)?, events, names: BTreeSet::new() };
        watching.look_at(&self.loader)?;
        let watch = move || self.run(watching, &inputs);
        thread::Builder::new().name("watch".to_owned()).spawn(watch)?;
        Ok(())
    }

    fn run(mut self, mut watching: Watching, inputs: &SyncSender<Input>) {
        // The files may have changed between their being read and their being watched.
        loop {
            if let Some((library, mut problems)) = self.loader.load() {
                problems.extend_from_slice(&self.beside);
                if inputs.send(Input::Reloaded(library, problems)).is_err() {
                    return;
                }
            }
            if !watching.wait() {
                return;
            }
            // A folder that was replaced is another one; and one that is gone may come again.
            let _ = watching.look_at(&self.loader);
        }
    }
}

/// The folders that are watched.
struct Watching {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    /// The names that matter in them, beside those of briefs.
    names: BTreeSet<OsString>,
}

impl Watching {
    /// Watches every folder in which something can change the briefs: each folder given, the folder
    /// of each file, and those to which links lead. Where there is nothing, the folder in which it
    /// may come.
    ///
    /// # Errors
    /// When no folder can be watched.
    fn look_at(&mut self, loader: &Loader) -> notify::Result<()> {
        let given = loader.changeable().iter().map(PathBuf::as_path);
        let real = given.clone().chain(loader.files()).filter_map(|path| path.canonicalize().ok());
        let paths: BTreeSet<PathBuf> = given.map(Path::to_owned).chain(real).collect();
        self.names = paths.iter().filter_map(|path| path.file_name()).map(OsString::from).collect();
        let folders: BTreeSet<&Path> = paths.iter().filter_map(|path| folder_of(path)).collect();
        let watch = |folder| self.watcher.watch(folder, RecursiveMode::NonRecursive);
        let mut watched: Vec<_> = folders.into_iter().map(watch).collect();
        // One that cannot be watched now is no reason to give the others up.
        if watched.iter().any(Result::is_ok) { Ok(()) } else { watched.pop().unwrap_or(Ok(())) }
    }

    /// Waits for a change that matters and until it is over; whether any can still come.
    fn wait(&self) -> bool {
        loop {
            match self.events.recv() {
                Ok(event) if self.matters(&event) => break,
                Ok(_) => {}
                Err(_) => return false,
            }
        }
        let latest = Instant::now() + LONGEST;
        let mut over = Instant::now() + QUIET;
        loop {
            match self.events.recv_timeout(over.min(latest).saturating_duration_since(Instant::now())) {
                Ok(event) if self.matters(&event) => over = Instant::now() + QUIET,
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => return true,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
    }

    /// Whether the briefs may have changed. That a file was read is no change: reading the briefs
    /// would lead to reading them again.
    fn matters(&self, event: &notify::Result<Event>) -> bool {
        let Ok(event) = event else { return true };
        if matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write)) {
            return false;
        }
        let name =
            |path: &PathBuf| path.file_name().is_some_and(|name| self.names.contains(name) || files::is_brief(name));
        event.need_rescan() || event.paths.iter().any(name)
    }
}

/// The path if it is a folder, else the folder in which it stands.
fn folder_of(path: &Path) -> Option<&Path> {
    let above = || path.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    if path.is_dir() { Some(path) } else { above() }
}
