//! From the files that a user names to what the program works with: the library, the keymap and the
//! settings, each with everything that is wrong with its files.

use std::io;
use std::path::{Path, PathBuf};

use super::embedded::EMBEDDED;
use super::files::{self, Env, Origin, SourceFile};
use crate::brief::{self, Library};
use crate::config;
use crate::key::Keymap;
use crate::problem::{Problem, ProblemKind, Source};

/// The name that stands for standard input.
pub const STANDARD_INPUT: &str = "-";

/// The briefs of the paths given or, where none is, those that the user opens by default. What is
/// sound is in the library; what is not is a problem beside it.
pub fn briefs(paths: &[PathBuf], env: &Env) -> (Library, Vec<Problem>) {
    let (files, mut problems) = match files::locate(paths, env) {
        Origin::Given(paths) => given(&paths),
        Origin::Folder(folder) => files::read(&[folder]),
        Origin::Embedded => (embedded(), Vec::new()),
    };
    let texts: Vec<(&str, &[u8])> = files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())).collect();
    let (library, found) = brief::assemble(brief::read_all(&texts));
    problems.extend(found);
    (library, problems)
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

/// What the settings file at `path` says, else the user's own file if there is one. What is sound
/// holds; what is not is a problem beside it.
pub fn settings(path: Option<&Path>, env: &Env) -> (config::Layer, Vec<Problem>) {
    let Some(path) = path.map(Path::to_owned).or_else(|| env.settings()) else {
        return (config::Layer::default(), Vec::new());
    };
    match text_file(&path) {
        Ok((path, text)) => config::read(&path, &text),
        Err(problem) => (config::Layer::default(), vec![*problem]),
    }
}

/// A file's text, with the path that its problems bear.
fn text_file(path: &Path) -> Result<(String, String), Box<Problem>> {
    let SourceFile { path, bytes } = files::read_file(path)?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok((path, text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes());
            Err(Source::new(&path, &text).problem(at..at + 1, ProblemKind::NotUtf8).into())
        }
    }
}

fn given(paths: &[PathBuf]) -> (Vec<SourceFile>, Vec<Problem>) {
    let is_standard_input = |path: &PathBuf| path.as_os_str() == STANDARD_INPUT;
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for run in paths.chunk_by(|a, b| is_standard_input(a) == is_standard_input(b)) {
        let (read, found) = if run.iter().any(is_standard_input) { standard_input() } else { files::read(run) };
        files.extend(read);
        problems.extend(found);
    }
    (files, problems)
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
