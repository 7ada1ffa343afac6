//! The house: which rooms may use which.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use teigen::label::Word;

/// The floors, from the ground up. A file uses only rooms of lower floors and its own room. A
/// file of a room may stand on a floor of its own; it is then named in full.
const FLOORS: &[&[&str]] = &[
    &["lang", "parallel"],
    &["text", "action", "label", "glyph"],
    &["problem", "brief/model", "brief/library", "key/chord"],
    &["toml_file"],
    &["theme"],
    &["brief", "key", "config"],
    &["help", "search", "page", "palette", "ledger"],
    &["minutes"],
    &["state"],
    &["update"],
    &["view", "picture"],
    &["shell"],
    &["cli"],
    &["main"],
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the project") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The path under `src` without its ending: `brief/model`.
fn name(path: &Path) -> String {
    let relative = path.strip_prefix(source()).expect("under src").with_extension("");
    relative.to_string_lossy().replace('\\', "/")
}

fn room(name: &str) -> &str {
    name.split('/').next().unwrap_or(name)
}

/// The floor of a file, or of its room.
fn floor(name: &str) -> Option<usize> {
    let on = |name: &str| FLOORS.iter().position(|floor| floor.contains(&name));
    on(name).or_else(|| on(room(name)))
}

/// The rooms named after `crate::`, outside of tests and comments.
fn uses(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or(text);
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines
        .flat_map(|line| line.split("crate::").skip(1))
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect::<String>())
        .filter(|room| !room.is_empty())
        .collect()
}

#[test]
fn every_file_uses_only_lower_floors_and_its_own_room() {
    let mut files = Vec::new();
    rust_files(&source(), &mut files);
    let mut faults: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in files {
        let file = name(&path);
        if file == "lib" || room(&file) == "main" {
            continue;
        }
        let Some(mine) = floor(&file) else {
            faults.entry(file).or_default().push("stands on no floor".to_owned());
            continue;
        };
        for used in uses(&fs::read_to_string(&path).expect("UTF-8")) {
            let theirs = floor(&used);
            if used != room(&file) && theirs.is_none_or(|theirs| theirs >= mine) {
                faults.entry(file.clone()).or_default().push(format!("uses {used}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_room_is_in_the_architecture_text() {
    let text = fs::read_to_string(source().join("lib.rs")).expect("UTF-8");
    for entry in fs::read_dir(source()).expect("src") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if name != "lib" {
            assert!(text.contains(&format!("`{name}")), "{name} is not in the text of src/lib.rs");
        }
    }
}

#[test]
fn every_word_is_said_somewhere() {
    let mut files = Vec::new();
    rust_files(&source(), &mut files);
    let text: String = files.iter().map(|path| fs::read_to_string(path).expect("UTF-8")).collect();
    let said: BTreeSet<&str> =
        text.split("Word::").skip(1).filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next()).collect();
    let unsaid: Vec<&Word> = Word::ALL.iter().filter(|word| !said.contains(format!("{word:?}").as_str())).collect();
    assert!(unsaid.is_empty(), "{unsaid:?}");
}
