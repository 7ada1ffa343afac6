//! What is typed arrives, what is pasted is text, whatever the terminal does meanwhile.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::ffi::OsStr;
use std::io::{self, Write};
use std::mem;

use crossterm::event::KeyCode;
use support::pty::Session;
use teigen::shell::events::{Input, Next, Source};
use teigen::shell::reader::Events;
use teigen::shell::terminal::{Guard, Output};

const SIZE: (u16, u16) = (80, 24);
/// Set for the program that is to run.
const PROBE: &str = "TEIGEN_PROBE";

#[test]
#[ignore = "the program that the other tests start"]
fn probe() {
    if std::env::var_os(PROBE).is_some() {
        count().unwrap();
    }
}

/// Counts keys and tells how many there were at `.`, tells of Escape and of each paste at once, and
/// ends at `Q`.
fn count() -> io::Result<()> {
    let mut events = Events::open()?;
    let _guard = Guard::enter()?;
    events.listen(&[])?;
    Output.write_all(b"counting")?;
    let mut keys = 0;
    while let Next::Input(input) = events.next(None) {
        match input {
            Input::Key(key) => match key.code {
                KeyCode::Char('Q') => break,
                KeyCode::Char('.') => write!(Output, "\r\n{} keys", mem::take(&mut keys))?,
                KeyCode::Esc => Output.write_all(b"\r\nescape")?,
                _ => keys += 1,
            },
            Input::Paste(text) => write!(Output, "\r\n{} pasted", text.len())?,
            _ => {}
        }
    }
    Ok(())
}

/// The program that counts.
#[track_caller]
fn counter() -> Session {
    let args = ["probe", "--exact", "--ignored", "--nocapture"];
    let mut session = Session::start(std::env::current_exe().unwrap(), &args, &[(PROBE, OsStr::new("1"))], SIZE);
    session.wait_for("counting");
    session
}

/// The desk with the bundled briefs, whatever the user has of their own, waiting for keys.
#[track_caller]
fn desk() -> Session {
    let nothing = OsStr::new("/proc/nonexistent");
    let env = [("TEIGEN_BRIEFS", OsStr::new("")), ("XDG_DATA_HOME", nothing), ("XDG_CONFIG_HOME", nothing)];
    let mut session = Session::start(env!("CARGO_BIN_EXE_teigen"), &["--lang", "ja", "--read-only"], &env, SIZE);
    session.wait_for("teigen");
    session
}

#[test]
fn of_keys_in_a_burst_none_is_lost() {
    let mut session = counter();
    for count in [1501, 1023, 1024, 1025, 100_000] {
        session.type_keys(&format!("{}.", "j".repeat(count)));
        session.wait_for(&format!("\n{count} keys"));
        // Keys of several bytes, which every buffer cuts somewhere.
        session.type_keys(&format!("{}.", "\x1b[1;5A提".repeat(count)));
        session.wait_for(&format!("\n{} keys", 2 * count));
    }
}

#[test]
fn a_paste_of_ten_megabytes_is_text_and_no_key() {
    let text = "q\r\x03\x1b[A協定".repeat(10_000_000 / 12);
    let mut session = counter();
    session.type_keys(&format!("j\x1b[200~{text}\x1b[201~k."));
    session.wait_for("\n2 keys");
    session.wait_for(" pasted");

    let mut session = desk();
    for place in ["", "/", "\x1b\x1b:"] {
        session.type_keys(place);
        session.type_keys(&format!("\x1b[200~{text}\x1b[201~"));
    }
    session.type_keys("\x03");
    assert_eq!(session.wait_ended(), 0);
    session.assert_restored();
}

#[test]
fn a_paste_whose_end_never_comes_is_no_key_and_is_left_with_escape() {
    let mut session = counter();
    session.type_keys("j\x1b[200~Q.Q");
    session.wait_for("\n3 pasted");
    session.type_keys(".Q");
    session.wait_for("\n2 pasted");
    session.type_keys("\x1b");
    session.wait_for("\nescape");
    session.type_keys("j.");
    session.wait_for("\n2 keys");

    let mut session = desk();
    session.type_keys("/\x1b[200~協定");
    session.wait_for("協定");
    session.type_keys("\x03");
    assert_eq!(session.wait_ended(), 0);
}

#[test]
fn what_a_terminal_answers_unasked_is_no_key_and_no_end() {
    let mut session = counter();
    session.type_keys("j\x1b]11;rgb:QQQQ/QQQQ/QQQQ\x1b\\\x1bP>|Q\x1b\\\x1b[<0;0;0M\x1b[0;0Rk.");
    session.wait_for("\n2 keys");
}

#[test]
fn a_storm_of_new_sizes_loses_no_key_and_ends_in_the_last_size() {
    let mut session = desk();
    for round in 0..5000_u32 {
        // Sizes of all sorts, none among them.
        session.resize(((round * 7919 % 300) as u16, (round * 104 % 97) as u16));
        if round % 10 == 0 {
            session.type_keys("L");
        }
    }
    session.resize((100, 30));
    // With these two the languages have gone round 167 times, and one further.
    session.type_keys("LL");
    session.wait_for("EN");
    session.wait_until("a footer on the last row", |screen| !screen.rows(0, 100).nth(29).unwrap().trim().is_empty());
    session.type_keys("q");
    assert_eq!(session.wait_ended(), 0);
    session.assert_restored();
}

#[test]
fn a_size_that_no_terminal_has_is_survived() {
    let mut session = desk();
    for size in [(u16::MAX, u16::MAX), (1, u16::MAX), (u16::MAX, 1), (0, 0)] {
        session.claim_size(size);
        session.type_keys("gtgrgcgx:\x07");
    }
    session.type_keys("q");
    assert_eq!(session.wait_ended(), 0);
    session.assert_restored();
}
