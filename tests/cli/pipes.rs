//! Output to a pipe, to nobody, and to a full disk.

use std::fs::File;
use std::io::pipe;
use std::process::Stdio;

use crate::{fixture, on_fixtures, program, run, told};

const LINES: [&str; 9] =
    ["list --kind all", "list --json", "show FE-01", "find ferry", "check", "schema", "new", "keys", "--help"];

#[test]
fn output_to_a_pipe_has_no_escapes() {
    for line in LINES {
        let told =
            told(on_fixtures(line).envs([("TERM", "xterm-256color"), ("CLICOLOR_FORCE", "1"), ("FORCE_COLOR", "1")]));
        assert!(!told.out.contains('\u{1b}') && !told.err.contains('\u{1b}'), "{line}");
        assert_eq!(told.out, run(line).out, "{line}");
    }
}

#[test]
fn a_reader_who_has_seen_enough_ends_the_output_quietly() {
    for line in LINES {
        let (reader, writer) = pipe().expect("a pipe");
        let mut command = on_fixtures(line);
        command.stdout(writer).stderr(Stdio::piped());
        let child = command.spawn().expect("the program runs");
        drop((reader, command));
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(output.status.code(), Some(0), "{line}");
        assert!(line == "check" || output.stderr.is_empty(), "{line}: {:?}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn output_that_cannot_be_written_is_a_fault() {
    let full = File::options().write(true).open("/dev/full").expect("a full device");
    let output = on_fixtures("list --lang en").stdout(full).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    let err = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(err.starts_with("teigen: Standard output cannot be written to: "), "{err}");
}

#[test]
fn complaints_that_nobody_reads_change_nothing() {
    let (reader, writer) = pipe().expect("a pipe");
    drop(reader);
    let mut command = program(["list", "--from"]);
    let output = command.arg(fixture("desk-with-bad")).stderr(writer).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stdout).contains("LI-01"));
}
