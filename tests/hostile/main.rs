//! What must hold whatever a file, a terminal or a machine does: `SECURITY.md` says which of these
//! holds which of its promises.
//!
//! Each test has a short run, for every change, and a long one with `TEIGEN_LONG=1`, for a release.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)]

mod budgets;
mod corpus;
mod encodings;
mod queries;
#[path = "../support/mod.rs"]
mod support;
mod traps;

use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

/// Whether the long run is asked for.
fn is_long() -> bool {
    std::env::var_os("TEIGEN_LONG").is_some()
}

/// How long something may take: what is promised of the program as it is shipped, or more where it
/// is not compiled for speed.
fn patience(promised: Duration) -> Duration {
    if cfg!(debug_assertions) { promised * 10 } else { promised }
}

/// The program, without anything of this machine's user: no home, no locale, no settings.
fn teigen(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_teigen"));
    command.env_clear().env("HOME", "/proc/nonexistent").args(args).stdin(Stdio::null());
    command
}

/// What a run of the program came to.
#[derive(Debug)]
struct Told {
    out: String,
    err: String,
    /// As a shell reports it.
    status: i32,
    time: Duration,
}

/// Runs the program to its end, which it must come to by itself.
#[track_caller]
fn told(command: &mut Command) -> Told {
    const DEADLINE: Duration = Duration::from_secs(60);
    let start = Instant::now();
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let pid = Pid::from_child(&child);
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(child.wait_with_output()));
    let output = receiver.recv_timeout(DEADLINE).unwrap_or_else(|_| {
        let _ = kill_process(pid, Signal::KILL);
        panic!("{command:?} does not come to an end");
    });
    let output = output.expect("the program's output");
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    let status = output.status.code().expect("the program ends by itself");
    Told { out: text(output.stdout), err: text(output.stderr), status, time: start.elapsed() }
}
