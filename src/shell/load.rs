//! From the files that a user names to what the program works with: the library, the keymap and the
//! settings, each with everything that is wrong with its files.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use super::embedded::EMBEDDED;
use super::files::{self, Env, Origin, SourceFile};
use crate::brief::{self, Library};
use crate::config;
use crate::key::Keymap;
use crate::problem::{self, Problem};
use crate::theme::{self, Known, Themes};

/// The name that stands for standard input.
pub const STANDARD_INPUT: &str = "-";

/// The briefs of the paths given or, where none is, those that the user opens by default. What is
/// sound is in the library; what is not is a problem beside it.
pub fn briefs(paths: &[PathBuf], env: &Env) -> (Library, Vec<Problem>) {
    Loader::new(paths, env).load().unwrap_or_default()
}

/// Loads the briefs of one origin, again and again.
#[derive(Debug)]
pub struct Loader {
    origin: Origin,
    /// What was read the last time.
    read: Option<(Vec<SourceFile>, Vec<Problem>)>,
    /// What each file held when it had a brief last.
    sound: HashMap<String, Vec<u8>>,
}

impl Loader {
    /// Loads the briefs of the paths given or, where none is, those that the user opens by default.
    pub fn new(paths: &[PathBuf], env: &Env) -> Loader {
        Loader { origin: files::locate(paths, env), read: None, sound: HashMap::new() }
    }

    /// The briefs with everything that is wrong with their files; none where the files hold what
    /// they held the last time.
    ///
    /// A file that had a brief and has none any more, half written perhaps, keeps the brief that it
    /// had, with the problems that it has now.
    pub fn load(&mut self) -> Option<(Library, Vec<Problem>)> {
        let read = match &self.origin {
            Origin::Given(paths) => given(paths),
            Origin::Folder(folder) => files::read(std::slice::from_ref(folder)),
            Origin::Embedded => (embedded(), Vec::new()),
        };
        if self.read.as_ref() == Some(&read) {
            return None;
        }
        let (files, problems) = self.read.insert(read);
        let texts: Vec<(&str, &[u8])> = files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())).collect();
        let mut readings = brief::read_all(&texts);
        self.sound.retain(|path, _| texts.iter().any(|(known, _)| known == path));
        for (reading, (path, bytes)) in readings.iter().zip(&texts) {
            if reading.brief().is_some() {
                self.sound.insert((*path).to_owned(), bytes.to_vec());
            }
        }
        for (reading, (path, _)) in readings.iter_mut().zip(&texts) {
            if let (None, Some(before)) = (reading.brief(), self.sound.get(*path)) {
                reading.stand_in(brief::read(path, before));
            }
        }
        let (library, found) = brief::assemble(readings);
        Some((library, problems.iter().cloned().chain(found).collect()))
    }

    /// The files and folders to look at for changes; none where nothing can change that may be read
    /// again.
    pub(super) fn changeable(&self) -> &[PathBuf] {
        match &self.origin {
            Origin::Given(paths) if !paths.iter().any(|path| is_standard_input(path)) => paths,
            Origin::Folder(folder) => std::slice::from_ref(folder),
            Origin::Given(_) | Origin::Embedded => &[],
        }
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
    for (name, SourceFile { path, bytes }) in files {
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
    let SourceFile { path, bytes } = files::read_file(path)?;
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

fn embedded() -> Vec<SourceFile> {
    let file = |(name, text): &(&str, &str)| SourceFile { path: (*name).to_owned(), bytes: text.as_bytes().to_vec() };
    EMBEDDED.iter().map(file).collect()
}
