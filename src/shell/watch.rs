//! Loads the briefs and the themes anew when their files change on disk.
//!
//! What is watched are folders, not files: many editors write a new file and give it the old one's
//! name. What an event says is taken for a hint only; what has changed shows when the files are
//! read. A burst of events makes one reading, once it is over.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::env::Env;
use super::events::Input;
use super::files;
use super::load;
use super::loader::Loader;
use crate::problem::Problem;
use crate::theme::Themes;

/// How long nothing must happen before the files are read.
const QUIET: Duration = Duration::from_millis(150);

/// After which time the files are read although something happens all the time.
const LONGEST: Duration = Duration::from_secs(2);

/// Briefs and themes whose files are to be watched.
#[derive(Debug)]
pub struct Watch {
    /// Loads the briefs.
    pub loader: Loader,
    /// Whether that is left to be done: then it is said how far it is.
    pub is_to_load: bool,
    /// What is wrong with their files.
    pub of_briefs: Vec<Problem>,
    /// Where the themes are.
    pub env: Env,
    /// The themes that can be chosen now, and what is wrong with their files.
    pub themes: (Themes, Vec<Problem>),
    /// What is wrong with other files.
    pub beside: Vec<Problem>,
}

impl Watch {
    /// Loads the briefs, if that is left to be done, and watches them from now on. Where nothing can
    /// change, nothing is watched.
    ///
    /// # Errors
    /// When the system cannot watch files; they are loaded all the same.
    pub(super) fn start(self, inputs: SyncSender<Input>) -> notify::Result<()> {
        let watching = if self.loader.changeable().is_empty() && self.themes_folder().is_none() {
            Ok(None)
        } else {
            Watching::new(&self).map(Some)
        };
        let (watching, failed) = watching.map_or_else(|error| (None, Err(error)), |it| (it, Ok(())));
        let watch = move || self.run(watching, &inputs);
        thread::Builder::new().name("watch".to_owned()).spawn(watch)?;
        failed
    }

    /// Loads the briefs for the first time, and says meanwhile how far that is. What is loaded is shown
    /// each time that there is twice as much as before, so that showing it costs less than loading it.
    fn load(&mut self, inputs: &SyncSender<Input>) {
        let mut shown = 0;
        let loaded = self.loader.load_telling(&mut |progress, so_far| {
            let library = (progress.done >= 2 * shown && progress.done < progress.of).then(|| {
                shown = progress.done;
                Arc::new(so_far())
            });
            // A loop that has ended needs to hear nothing.
            let _ = inputs.send(Input::Loading(library, progress));
        });
        let (library, problems) = loaded.unwrap_or_default();
        self.of_briefs = problems;
        let _ = inputs.send(Input::Loaded(library, self.problems()));
    }

    fn run(mut self, watching: Option<Watching>, inputs: &SyncSender<Input>) {
        if self.is_to_load {
            self.load(inputs);
        }
        self.loader.keep();
        let Some(mut watching) = watching else { return };
        // What links lead to is known now.
        let _ = watching.look_at(&self);
        // The files may have changed between their being read and their being watched.
        loop {
            let themes = load::themes(&self.env);
            let new_themes = themes != self.themes;
            self.themes = themes;
            if let Some((library, problems)) = self.loader.load() {
                self.loader.keep();
                self.of_briefs = problems;
                if inputs.send(Input::Reloaded(library, self.problems())).is_err() {
                    return;
                }
            }
            if new_themes && inputs.send(Input::Themes(self.themes.0.clone(), self.problems())).is_err() {
                return;
            }
            if !watching.wait() {
                return;
            }
            // A folder that was replaced is another one; and one that is gone may come again.
            let _ = watching.look_at(&self);
        }
    }

    /// Everything that is wrong with the files that were read.
    pub fn problems(&self) -> Vec<Problem> {
        [&self.of_briefs[..], &self.beside, &self.themes.1].concat()
    }

    /// The folder of the user's themes, if there is one or it may come.
    fn themes_folder(&self) -> Option<PathBuf> {
        self.env.themes().filter(|folder| folder.is_dir() || folder.parent().is_some_and(Path::is_dir))
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
    /// # Errors
    /// When the system cannot watch files.
    fn new(watch: &Watch) -> notify::Result<Watching> {
        let (sender, events) = mpsc::channel();
        let mut watching = Watching { watcher: notify::recommended_watcher(sender)?, events, names: BTreeSet::new() };
        watching.look_at(watch)?;
        Ok(watching)
    }

    /// Watches every folder in which something can change the briefs or the themes: each folder given,
    /// the folder of each file, and those to which links lead. Where there is nothing, the folder in which it
    /// may come.
    ///
    /// # Errors
    /// When no folder can be watched.
    fn look_at(&mut self, watch: &Watch) -> notify::Result<()> {
        let themes = watch.themes_folder();
        let given = watch.loader.changeable().iter().chain(&themes).map(PathBuf::as_path);
        let real = given.clone().chain(watch.loader.named()).filter_map(|path| path.canonicalize().ok());
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

    /// Whether the briefs or the themes may have changed. That a file was read is no change: reading the briefs
    /// would lead to reading them again.
    fn matters(&self, event: &notify::Result<Event>) -> bool {
        let Ok(event) = event else { return true };
        if matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write)) {
            return false;
        }
        let name = |path: &PathBuf| {
            path.file_name()
                .is_some_and(|name| self.names.contains(name) || files::is_brief(name) || files::is_theme(name))
        };
        event.need_rescan() || event.paths.iter().any(name)
    }
}

/// The path if it is a folder, else the folder in which it stands.
fn folder_of(path: &Path) -> Option<&Path> {
    let above = || path.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    if path.is_dir() { Some(path) } else { above() }
}
