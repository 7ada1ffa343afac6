//! `teigen minutes` as a shell meets it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use teigen::lang::Lang;
use teigen::ledger::{Options, Sqlite, Store};
use teigen::minutes::Format;
use tempfile::TempDir;

use crate::support::{drafts, entries, fixture, library};

struct Told {
    status: i32,
    out: Vec<u8>,
    err: String,
}

/// A folder with a ledger in it that has the meeting of the golden files.
fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ledger.sqlite");
    let mut ledger = Sqlite::open(&path, Options::default()).expect("a ledger");
    ledger.append(&drafts(entries(&library()))).expect("records");
    (folder, path)
}

/// Runs `teigen minutes` on that ledger and the briefs of the fixtures, with `folder` as the place
/// where it is run.
fn run(folder: &Path, ledger: &Path, line: &str) -> Told {
    let mut command = Command::new(env!("CARGO_BIN_EXE_teigen"));
    command
        .env_clear()
        .env("HOME", "/proc/nonexistent")
        .env("TEIGEN_BRIEFS", fixture("desk"))
        .env("LANG", "en_GB.UTF-8");
    command.current_dir(folder).stdin(Stdio::null()).arg("minutes").arg("--ledger").arg(ledger);
    let output = command.args(line.split_whitespace()).output().expect("the program runs");
    let err = String::from_utf8(output.stderr).expect("UTF-8");
    Told { status: output.status.code().expect("an end of its own"), out: output.stdout, err }
}

#[test]
fn every_format_is_printed_as_the_library_writes_it_and_the_ledger_is_left_as_it_was() {
    let (folder, ledger) = place();
    let before = fs::read(&ledger).expect("a ledger");
    for format in Format::ALL {
        for lang in Lang::ALL {
            let told = run(folder.path(), &ledger, &format!("2026-03-02 --format {} --lang {lang}", format.tag()));
            assert_eq!((told.status, told.err.as_str()), (0, ""));
            let expected = crate::support::minutes(&library(), entries(&library()), lang);
            assert!(told.out == crate::support::written(&expected, format), "{format:?} {lang}");
        }
    }
    assert!(before == fs::read(&ledger).expect("a ledger"));
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1, "nothing is written beside it");
}

#[test]
fn a_folder_gets_a_file_named_after_the_meeting_and_its_name_is_printed() {
    let (folder, ledger) = place();
    let told = run(folder.path(), &ledger, "2026-03-02 --format docx --lang ko -o .");
    assert_eq!((told.status, told.err.as_str()), (0, ""));
    assert_eq!(String::from_utf8_lossy(&told.out), "./minutes-2026-03-02.ko.docx\n");
    assert!(folder.path().join("minutes-2026-03-02.ko.docx").is_file());
}

#[test]
fn the_ending_of_the_file_says_the_format_unless_one_is_named() {
    let (folder, ledger) = place();
    for (line, begin) in [
        ("-o a.json", "{"),
        ("-o a.html", "<!DOCTYPE html>"),
        ("-o a.txt", "# "),
        ("-o b.json --format csv", "\u{FEFF}Meeting"),
    ] {
        let told = run(folder.path(), &ledger, &format!("2026-03-02 {line}"));
        assert_eq!((told.status, told.out.len()), (0, 0), "{}", told.err);
        let name = line.split(' ').nth(1).expect("a name");
        assert!(fs::read_to_string(folder.path().join(name)).expect("a file").starts_with(begin), "{line}");
    }
}

#[test]
fn a_file_is_replaced_only_by_force_and_is_never_there_in_part() {
    let (folder, ledger) = place();
    let path = folder.path().join("a.json");
    fs::write(&path, "mine").expect("a file");
    let told = run(folder.path(), &ledger, "2026-03-02 -o a.json");
    assert_eq!(told.status, 2);
    assert_eq!(told.err, "teigen: a.json exists and is left alone.\nhint: --force replaces it.\n");
    assert_eq!(fs::read(&path).expect("a file"), b"mine");
    assert_eq!(run(folder.path(), &ledger, "2026-03-02 -o a.json --force").status, 0);
    let read: Value = serde_json::from_slice(&fs::read(&path).expect("a file")).expect("JSON");
    assert_eq!(read["items"].as_array().map(Vec::len), Some(5));
    let names = fs::read_dir(folder.path()).expect("the folder").count();
    assert_eq!(names, 2, "the ledger and the file");
}

#[test]
fn a_meeting_or_a_ledger_that_is_not_there_is_said() {
    let (folder, ledger) = place();
    let told = run(folder.path(), &ledger, "2026-03-03");
    assert_eq!(told.status, 1);
    assert_eq!(told.err, "teigen: There is no meeting \"2026-03-03\".\nhint: The meetings in the ledger: 2026-03-02\n");
    let told = run(folder.path(), &folder.path().join("none.sqlite"), "2026-03-02");
    assert_eq!((told.status, told.out.len()), (2, 0));
    assert!(told.err.starts_with("teigen: There is no ledger file here."), "{}", told.err);
    assert!(!folder.path().join("none.sqlite").exists());
    let told = run(folder.path(), &ledger, "2026-03-02 -o missing/a.md");
    assert_eq!(told.status, 2);
    assert!(told.err.starts_with("teigen: missing/a.md cannot be written"), "{}", told.err);
}
