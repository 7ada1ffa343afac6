//! The pictures of the README: each as `teigen shot` draws it now.
//!
//! `TEIGEN_PICTURES=write cargo test --test pictures` draws all of them anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use support::desk::Desk;
use teigen::lang::Lang;
use teigen::shell::env::Env;
use teigen::shell::load;

/// Each picture's name, and what is asked of `teigen shot`; `LEDGER` stands for the ledger below.
const PICTURES: [(&str, &str); 7] = [
    ("home", "--screen home --ledger LEDGER"),
    ("page", "--screen page --keys ))"),
    ("review", "--screen review --ledger LEDGER --theme contrast --size 100x26 --today 2026-03-02"),
    ("timeline", "--screen timeline"),
    ("relations", "--screen relations"),
    ("compare", "--screen compare --theme solarized-light --keys j"),
    ("home-en", "--screen home --ledger LEDGER --lang en --theme light"),
];
/// What holds where a picture says nothing else.
const USUAL: [[&str; 2]; 3] = [["--size", "110x32"], ["--lang", "ja"], ["--today", "2026-03-20"]];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

/// A ledger of a meeting over all proposals of the bundled briefs, a few of them decided.
fn ledger(path: &Path) {
    let (library, problems) = load::briefs(&[], &Env::default());
    let desk = Desk::with(library, problems, Lang::Ja, 120, 40).on_ledger(path);
    let desk = desk.keys("m<enter>").paste("朝鮮半島政策検討会").keys("<ctrl-s>11111111");
    let desk = desk.keys("2").paste("時期は関係省庁で詰める").keys("<tab><tab>").paste("2026-03-10").keys("<enter>");
    let desk = desk.keys("1115").paste("次回に資料を求める").keys("<enter>");
    assert!(desk.state.records.board.meetings().count() == 1, "{}", desk.screen());
}

fn drawn(arguments: &str, ledger: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_teigen"));
    command.env_clear().env("HOME", "/proc/nonexistent").arg("shot");
    for option in USUAL.iter().filter(|[name, _]| !arguments.contains(name)) {
        command.args(option);
    }
    for argument in arguments.split(' ') {
        match argument {
            "LEDGER" => command.arg(ledger),
            other => command.arg(other),
        };
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_pictures_of_the_readme_are_what_the_screens_show() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("teigen/ledger.sqlite");
    ledger(&path);
    let write = std::env::var_os("TEIGEN_PICTURES").is_some_and(|value| value == "write");
    let mut stale = Vec::new();
    for (name, arguments) in PICTURES {
        let file = folder().join(format!("{name}.svg"));
        let picture = drawn(arguments, &path);
        if write {
            fs::write(&file, &picture).unwrap();
        } else if fs::read_to_string(&file).ok().as_ref() != Some(&picture) {
            stale.push(name);
        }
    }
    assert!(stale.is_empty(), "stale: {stale:?}; draw them anew: TEIGEN_PICTURES=write cargo test --test pictures");
}

#[test]
fn every_picture_stands_in_the_readme_and_no_other() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    for (name, _) in PICTURES {
        assert!(readme.contains(&format!("(docs/{name}.svg)")), "{name}");
    }
    let mut files: Vec<String> =
        fs::read_dir(folder()).unwrap().map(|it| it.unwrap().file_name().to_string_lossy().into_owned()).collect();
    files.sort();
    let mut names = PICTURES.map(|(name, _)| format!("{name}.svg"));
    names.sort();
    assert_eq!(files, names);
}
