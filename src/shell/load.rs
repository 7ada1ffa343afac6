//! From the files that a user names to what the program works with: the library, the keymap and the
//! settings, each with everything that is wrong with its files.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::cache::Cache;
use super::embedded::EMBEDDED;
use super::env::{Env, Origin, locate};
use super::files::{self, SourceFile, Stamp};
use crate::brief::{self, Id, Library};
use crate::config;
use crate::key::Keymap;
use crate::ledger::Hash;
use crate::parallel;
use crate::problem::{self, Problem};
use crate::state::Progress;
use crate::theme::{self, Known, Themes};

/// The name that stands for standard input.
pub const STANDARD_INPUT: &str = "-";

/// Of fewer bytes the YAML is read within a blink, even on a slow machine.
const BLINK: u64 = 1 << 20;

/// So many files are read before it is told how far the reading is.
const BATCH: usize = 16;

/// The briefs of the paths given or, where none is, those that the user opens by default. What is
/// sound is in the library; what is not is a problem beside it.
pub fn briefs(paths: &[PathBuf], env: &Env) -> (Library, Vec<Problem>) {
    let (library, problems) = Loader::new(paths, env).load().unwrap_or_default();
    (Arc::unwrap_or_clone(library), problems)
}

/// Fewer files are hashed by one thread in the time that another takes to start.
const WORTH_THREADS: usize = 16;

/// Hears how far the reading is, with what makes a library of the briefs read so far.
type Tell<'a> = &'a mut dyn FnMut(Progress, &dyn Fn() -> Library);

/// Loads the briefs of one origin, again and again.
#[derive(Debug)]
pub struct Loader {
    origin: Origin,
    cache: Option<Cache>,
    /// What was read the last time, and what was wrong with the reading.
    read: Option<(Vec<Stamp>, Vec<Problem>)>,
    /// What was made of it.
    library: Arc<Library>,
    /// By path, the id of the brief that the file had, or had when it had one last.
    briefs: HashMap<String, Id>,
    /// Whether what was made of the files is worth keeping, and not kept yet.
    is_new: bool,
}

impl Loader {
    /// Loads the briefs of the paths given or, where none is, those that the user opens by default.
    pub fn new(paths: &[PathBuf], env: &Env) -> Loader {
        Loader {
            origin: locate(paths, env),
            cache: env.cache.as_deref().map(Cache::new),
            read: None,
            library: Arc::default(),
            briefs: HashMap::new(),
            is_new: false,
        }
    }

    /// The same loader, which writes nothing.
    pub fn read_only(self) -> Loader {
        Loader { cache: self.cache.map(Cache::read_only), ..self }
    }

    /// The briefs with everything that is wrong with their files; none where the files hold what
    /// they held the last time.
    ///
    /// A file that had a brief and has none any more, half written perhaps, keeps the brief that it
    /// had, with the problems that it has now.
    pub fn load(&mut self) -> Option<(Arc<Library>, Vec<Problem>)> {
        self.load_telling(&mut |_, _| {})
    }

    /// Whether loading takes long enough to say how far it is.
    pub fn is_long(&self) -> bool {
        files::weight(self.changeable()) >= BLINK
    }

    /// The same as [`Loader::load`]. After every few files `tell` hears how far the reading is, and may
    /// have the library of the briefs read so far.
    pub(super) fn load_telling(&mut self, tell: Tell<'_>) -> Option<(Arc<Library>, Vec<Problem>)> {
        if self.has_standard_input() && self.read.is_some() {
            // It does not come again.
            return None;
        }
        // Files that are known need not be held.
        if self.may_be_known() {
            let (stamps, problems) = self.stamps();
            if self.read.as_ref().is_some_and(|(held, told)| *told == problems && hold_the_same(held, &stamps)) {
                return None;
            }
            if problems.is_empty()
                && let Some(library) = self.cache.as_ref().and_then(|cache| cache.read(&stamps))
            {
                self.take_kept(stamps, library);
                return Some((Arc::clone(&self.library), Vec::new()));
            }
        }
        let (files, problems) = match &self.origin {
            Origin::Given(paths) => given(paths),
            Origin::Folder(folder) => files::read(std::slice::from_ref(folder)),
            Origin::Embedded => (EMBEDDED.iter().map(embedded).collect(), Vec::new()),
        };
        let stamps = parallel::map(&files, files.len() >= WORTH_THREADS, SourceFile::stamp);
        let all = [&problems[..], &self.make(&files, tell)].concat();
        self.is_new = all.is_empty();
        self.read = Some((stamps, problems));
        Some((Arc::clone(&self.library), all))
    }

    /// Whether the files may be those that were read the last time, or that the cache has a library of.
    fn may_be_known(&self) -> bool {
        let names = || match &self.origin {
            Origin::Embedded => EMBEDDED.iter().map(|(name, _)| (*name).to_owned()).collect(),
            Origin::Given(_) | Origin::Folder(_) => files::names(self.paths()),
        };
        self.read.is_some() || self.cache.as_ref().is_some_and(|cache| cache.has(&names()))
    }

    /// What the files are known by, and what cannot be read of them.
    fn stamps(&self) -> (Vec<Stamp>, Vec<Problem>) {
        match &self.origin {
            Origin::Embedded => (EMBEDDED.iter().map(embedded_stamp).collect(), Vec::new()),
            Origin::Given(_) | Origin::Folder(_) => files::stamps(self.paths()),
        }
    }

    /// The files and folders that are read; none for what is inside the program.
    fn paths(&self) -> &[PathBuf] {
        match &self.origin {
            Origin::Given(paths) => paths,
            Origin::Folder(folder) => std::slice::from_ref(folder),
            Origin::Embedded => &[],
        }
    }

    fn has_standard_input(&self) -> bool {
        self.paths().iter().any(|path| is_standard_input(path))
    }

    /// Keeps what was loaded last for the next time that the program opens the same files.
    pub fn keep(&mut self) {
        if let (true, Some(cache), Some((files, _))) = (std::mem::take(&mut self.is_new), &self.cache, &self.read) {
            cache.write(files, &self.library);
        }
    }

    /// Takes the library that was kept of these files, each of which has a brief.
    fn take_kept(&mut self, files: Vec<Stamp>, library: Library) {
        let briefs = files.iter().zip(library.briefs());
        self.briefs = briefs.map(|(file, brief)| (file.path.clone(), brief.id.clone())).collect();
        self.library = Arc::new(library);
        self.read = Some((files, Vec::new()));
        self.is_new = false;
    }

    /// Makes a library of the files; what is wrong with them.
    fn make(&mut self, files: &[SourceFile], tell: Tell<'_>) -> Vec<Problem> {
        let texts: Vec<(&str, &[u8])> = files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())).collect();
        let mut readings = Vec::new();
        for batch in texts.chunks(BATCH) {
            readings.extend(brief::read_some(batch, texts.len()));
            let so_far = || Library::new(readings.iter().filter_map(|reading| reading.brief().cloned()).collect());
            tell(Progress { done: readings.len(), of: texts.len() }, &so_far);
        }
        let mut briefs = HashMap::new();
        for (reading, file) in readings.iter_mut().zip(files) {
            if reading.brief().is_none()
                && let Some(id) = self.briefs.get(&file.path)
                && let Some(at) = self.library.brief_named(id)
                && let Some(before) = self.library.briefs().get(at as usize)
            {
                reading.stand_in(before.clone());
            }
            briefs.extend(reading.brief().map(|brief| (file.path.clone(), brief.id.clone())));
        }
        let (library, found) = brief::assemble(readings);
        self.briefs = briefs;
        self.library = Arc::new(library);
        found
    }

    /// The files and folders to look at for changes; none where nothing can change that may be read
    /// again.
    pub(super) fn changeable(&self) -> &[PathBuf] {
        if self.has_standard_input() { &[] } else { self.paths() }
    }

    /// The files that were read the last time.
    pub(super) fn files(&self) -> impl Iterator<Item = &Path> {
        self.read.iter().flat_map(|(files, _)| files).map(|file| Path::new(&file.path))
    }
}

/// The keymap as the file at `path` changes it, else the user's own file if there is one. With
/// anything wrong with the file the keymap is the shipped one.
pub fn keymap(path: Option<&Path>, env: &Env) -> (Keymap, Vec<Problem>) {
    let Some(path) = path.map(Path::to_owned).or_else(|| env.keymap()) else {
        return (Keymap::default(), Vec::new());
    };
    match text_file(&path) {
        Ok((path, text)) => Keymap::patched(&path, &text),
        Err(problem) => (Keymap::default(), vec![*problem]),
    }
}

/// The themes inside the program and the user's own. What is sound of a theme holds; what is not is a
/// problem beside it.
pub fn themes(env: &Env) -> (Themes, Vec<Problem>) {
    let (files, mut problems) = env.themes().map(|folder| files::themes(&folder)).unwrap_or_default();
    let mut own = Vec::new();
    for (name, SourceFile { path, bytes, .. }) in files {
        match problem::decode(&path, &bytes) {
            Ok(text) => {
                let (theme, found) = theme::read(&path, text);
                problems.extend(found);
                own.push(Known { name, path: Some(path), theme });
            }
            Err(problem) => problems.push(*problem),
        }
    }
    (Themes::with(own), problems)
}

/// What the settings file at `path` says, else the user's own file if there is one. What is sound
/// holds, and a theme only if it is one of those; what is not is a problem beside it.
pub fn settings(path: Option<&Path>, env: &Env, themes: &Themes) -> (config::Layer, Vec<Problem>) {
    let Some(path) = path.map(Path::to_owned).or_else(|| env.settings()) else {
        return (config::Layer::default(), Vec::new());
    };
    match text_file(&path) {
        Ok((path, text)) => config::read(&path, &text, themes),
        Err(problem) => (config::Layer::default(), vec![*problem]),
    }
}

/// A file's text, with the path that its problems bear.
fn text_file(path: &Path) -> Result<(String, String), Box<Problem>> {
    let SourceFile { path, bytes, .. } = files::read_file(path)?;
    let text = problem::decode(&path, &bytes)?.to_owned();
    Ok((path, text))
}

fn given(paths: &[PathBuf]) -> (Vec<SourceFile>, Vec<Problem>) {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for run in paths.chunk_by(|a, b| is_standard_input(a) == is_standard_input(b)) {
        let (read, found) =
            if run.iter().any(|path| is_standard_input(path)) { standard_input() } else { files::read(run) };
        files.extend(read);
        problems.extend(found);
    }
    (files, problems)
}

fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == STANDARD_INPUT
}

fn standard_input() -> (Vec<SourceFile>, Vec<Problem>) {
    match files::read_from(STANDARD_INPUT, io::stdin().lock()) {
        Ok(file) => (vec![file], Vec::new()),
        Err(problem) => (Vec::new(), vec![*problem]),
    }
}

/// A brief inside the program changes with the program alone.
const MADE: Option<SystemTime> = Some(SystemTime::UNIX_EPOCH);

fn embedded((name, text): &(&str, &str)) -> SourceFile {
    SourceFile { path: (*name).to_owned(), bytes: text.as_bytes().to_vec(), modified: MADE }
}

fn embedded_stamp((name, text): &(&str, &str)) -> Stamp {
    Stamp { path: (*name).to_owned(), size: text.len() as u64, modified: MADE, hash: Hash::of(text) }
}

/// Whether the files are the same, and hold the same.
fn hold_the_same(files: &[Stamp], others: &[Stamp]) -> bool {
    files.len() == others.len() && files.iter().zip(others).all(|(file, other)| file.holds_the_same(other))
}
