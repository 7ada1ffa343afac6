//! The program as a shell meets it: arguments in; output, words of complaint and a status out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod arguments;
mod files;
mod items;
mod json;
mod ledgers;
mod meetings;
mod pipes;
mod settings;
#[path = "../support/mod.rs"]
mod support;
mod terminal;

use std::ffi::OsStr;
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run came to.
#[derive(Debug)]
struct Told {
    status: i32,
    out: String,
    err: String,
}

/// The program, without anything of this machine's user: no home, no locale, no settings.
fn program<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_teigen"));
    command.env_clear().env("HOME", "/proc/nonexistent").args(args).stdin(Stdio::null());
    command
}

fn told(command: &mut Command) -> Told {
    let output = command.output().expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    let status = output.status.code().expect("the program ends by itself");
    Told { status, out: text(output.stdout), err: text(output.stderr) }
}

/// The program with a line of arguments, spaces between them, on the two briefs of the fixtures.
fn on_fixtures(line: &str) -> Command {
    let mut command = program(line.split(' '));
    command.env("TEIGEN_BRIEFS", fixture("desk"));
    command
}

/// Runs a line of arguments on the two briefs of the fixtures.
fn run(line: &str) -> Told {
    told(&mut on_fixtures(line))
}

/// Runs a line of arguments on the briefs inside the program.
fn bundled(line: &str) -> Told {
    told(&mut program(line.split(' ')))
}

/// Runs a line of arguments with a text on standard input.
fn fed(line: &str, input: &str) -> Told {
    let mut file = tempfile::tempfile().expect("a file");
    file.write_all(input.as_bytes()).and_then(|()| file.rewind()).expect("a text");
    told(on_fixtures(line).stdin(file))
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// The text of a fixture with one piece of it replaced.
fn altered(name: &str, piece: &str, by: &str) -> String {
    let text = std::fs::read_to_string(fixture(name)).expect("a fixture");
    assert!(text.contains(piece), "{name} does not have {piece}");
    text.replacen(piece, by, 1)
}
