//! From the files that a user names to what the program works with: the library, the keymap, the
//! themes and the settings, each with everything that is wrong with its files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::env::Env;
use super::files::{self, SourceFile};
use super::loader::Loader;
use crate::brief::Library;
use crate::config;
use crate::key::Keymap;
use crate::problem::{self, Problem};
use crate::theme::{self, Known, Themes};

/// The briefs of the paths given or, where none is, those that the user opens by default. What is
/// sound is in the library; what is not is a problem beside it.
pub fn briefs(paths: &[PathBuf], env: &Env) -> (Library, Vec<Problem>) {
    let (library, problems) = Loader::new(paths, env).load().unwrap_or_default();
    (Arc::unwrap_or_clone(library), problems)
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
