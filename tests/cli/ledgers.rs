//! The ledger from the shell: checked, written out and taken over.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::{Told, program, told};

/// A folder with a ledger in it of three meetings, and its export.
fn ledger() -> (TempDir, PathBuf, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ledger.sqlite");
    for name in ["First", "第2回", "Third"] {
        let mut command = program(["meeting", "new", "--date", "2026-03-02", "--name", name, "--ledger"]);
        let made = told(command.arg(&path).env("TEIGEN_BRIEFS", crate::fixture("desk")));
        assert_eq!(made.status, 0, "{}", made.err);
    }
    let exported = ask(&["export"], &path).out;
    assert_eq!(exported.lines().count(), 3);
    (folder, path, exported)
}

fn ask(what: &[&str], ledger: &Path) -> Told {
    told(program(["ledger"].iter().chain(what)).arg("--ledger").arg(ledger).env("LANG", "en_GB.UTF-8"))
}

#[test]
fn a_ledger_that_was_written_out_and_taken_over_is_the_same_to_the_byte() {
    let (folder, _, exported) = ledger();
    let (file, to) = (folder.path().join("records.jsonl"), folder.path().join("new/ledger.sqlite"));
    fs::write(&file, &exported).expect("written");
    let import = ["import", file.to_str().expect("UTF-8")];
    let taken = ask(&import, &to);
    assert_eq!((taken.status, taken.err.as_str()), (0, "teigen: 3 records were taken over.\n"));
    assert!(taken.out.contains("records  3\n"), "{}", taken.out);
    assert_eq!(ask(&["export"], &to).out, exported);
    assert_eq!(taken.out, ask(&["verify"], &to).out);
    assert_eq!(ask(&import, &to).err, "teigen: 0 records were taken over.\n");
}

#[test]
fn what_is_missing_is_taken_over_and_standard_input_is_read() {
    let (folder, _, exported) = ledger();
    let to = folder.path().join("to.sqlite");
    for (upto, taken) in [(1, 1), (3, 2)] {
        let lines: String = exported.split_inclusive('\n').take(upto).collect();
        let line = format!("ledger import - --lang en --ledger {}", to.display());
        let said = crate::fed(&line, &lines);
        assert_eq!(said.status, 0, "{}", said.err);
        assert!(said.err.starts_with(&format!("teigen: {taken} record")), "{}", said.err);
    }
    assert_eq!(ask(&["export"], &to).out, exported);
}

#[test]
fn what_is_not_the_records_of_a_ledger_is_refused_at_its_line_before_anything_is_written() {
    let (folder, path, exported) = ledger();
    let (file, to) = (folder.path().join("records.jsonl"), folder.path().join("new/ledger.sqlite"));
    let shown = file.display().to_string();
    for (text, status, said) in [
        (
            exported.replacen("第2回", "第3回", 1),
            1,
            format!("{shown}:2: The record does not follow the one before it."),
        ),
        (exported.replacen('\n', "\n\n", 1), 1, format!("{shown}:2: This line is not a record of a ledger.")),
        (exported.replacen("First", "\u{1b}[2J", 1), 1, format!("{shown}:1: This line is not a record of a ledger.")),
        ("format: 1\n".to_owned(), 1, format!("{shown}:1: This line is not a record of a ledger.")),
    ] {
        fs::write(&file, text).expect("written");
        let told = ask(&["import", &shown], &to);
        assert_eq!((told.status, told.err), (status, format!("teigen: {said}\n")));
        assert_eq!(told.out, "");
    }
    for (of, said) in [("/dev/zero", "not a regular file"), ("none.jsonl", "No such file")] {
        let told = ask(&["import", of], &to);
        assert_eq!(told.status, 1, "{}", told.err);
        assert!(told.err.contains(of), "{said}: {}", told.err);
    }
    assert!(!to.parent().expect("a folder").exists(), "no ledger was made");

    fs::write(&file, &exported).expect("written");
    let other = folder.path().join("other.sqlite");
    let mut command = program(["meeting", "new", "--name", "Other", "--ledger"]);
    told(command.arg(&other).env("TEIGEN_BRIEFS", crate::fixture("desk")));
    let refused = ask(&["import", &shown], &other);
    assert_eq!((refused.status, refused.out.as_str()), (2, ""));
    assert!(
        refused.err.starts_with("teigen: Nothing is taken over: the ledger differs from record 1 on.\n"),
        "{}",
        refused.err
    );
    assert!(ask(&["verify"], &other).out.contains("records  1\n"));
    assert!(ask(&["verify"], &path).out.contains("records  3\n"));
}
