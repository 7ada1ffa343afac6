//! The terminal is given back as it was, with the right status, however the desk ends or stops.
//!
//! Where the desk has to fail, as it is hoped it never does, this file's own [`probe`] stands in: the
//! same loop, with keys that make it fail.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::ffi::OsStr;
use std::io::{self, Write};
use std::thread;
use std::time::Duration;

use crossterm::event::KeyCode;
use ratatui::Terminal;
use support::pty::{Session, Signal};
use teigen::brief::Library;
use teigen::key::Keymap;
use teigen::ledger::Access;
use teigen::shell::events::{Input, Next, Source};
use teigen::shell::files::Env;
use teigen::shell::keeper::Keeper;
use teigen::shell::reader::Events;
use teigen::shell::run::{self, Control, Exit};
use teigen::shell::screen::Screen;
use teigen::shell::signals;
use teigen::shell::terminal::{Guard, Output};
use teigen::state::{Setting, Size, State};
use teigen::text::width::Width;

const SIZE: (u16, u16) = (80, 24);
/// Set for the program that is to run.
const PROBE: &str = "TEIGEN_PROBE";

#[test]
#[ignore = "the program that the other tests start"]
fn probe() {
    if std::env::var_os(PROBE).is_none() {
        return;
    }
    std::process::exit(match faulty_desk() {
        Ok(Exit::Quit) => 0,
        Ok(Exit::Signal(signal)) => signals::status(signal).into(),
        Err(error) => {
            eprintln!("error: {error}");
            1
        }
    });
}

/// The desk on a terminal and inputs that fail.
fn faulty_desk() -> io::Result<Exit> {
    let mut keeper = Keeper::new(None, Access::ReadWrite, &Env::default());
    let mut state = State::new(Library::default(), vec![], Keymap::default(), Setting::default(), Size::default());
    let mut events = Faulty(Events::open()?);
    let mut guard = Faulty(Guard::enter()?);
    events.0.listen(&[])?;
    let mut terminal = Terminal::new(Screen::new(Output, Width::Narrow))?;
    run::run(&mut terminal, &mut events, &mut guard, &mut keeper, &mut state)
}

struct Faulty<T>(T);

impl Source for Faulty<Events> {
    fn next(&mut self, timeout: Option<Duration>) -> Next {
        let next = self.0.next(timeout);
        if let Next::Input(Input::Key(key)) = &next {
            match key.code {
                KeyCode::Char('1') => panic!("a \x1b[31mred\x1b[m panic"),
                KeyCode::Char('2') => {
                    _ = thread::spawn(|| panic!("a panic elsewhere")).join();
                    thread::park();
                }
                KeyCode::Char('3') => {
                    Output.write_all(b"\x1b[Hhanging").unwrap();
                    thread::sleep(Duration::MAX);
                }
                _ => {}
            }
        }
        next
    }
}

impl Control for Faulty<Guard> {
    fn suspend(&mut self) -> io::Result<()> {
        Err(io::Error::other("it went wrong"))
    }

    fn retake(&mut self) -> io::Result<()> {
        self.0.retake()
    }
}

/// The desk with the bundled briefs, whatever the user has of their own, waiting for keys.
#[track_caller]
fn desk() -> Session {
    let nothing = OsStr::new("/nonexistent");
    let env = [("TEIGEN_BRIEFS", OsStr::new("")), ("XDG_DATA_HOME", nothing), ("XDG_CONFIG_HOME", nothing)];
    started(Session::start(env!("CARGO_BIN_EXE_teigen"), &["--lang", "ja", "--read-only"], &env, SIZE))
}

/// The desk that fails: `1` panics, `2` panics on another thread, `3` hangs, Ctrl-Z is an error.
#[track_caller]
fn faulty() -> Session {
    let program = std::env::current_exe().unwrap();
    let args = ["probe", "--exact", "--ignored", "--nocapture"];
    started(Session::start(program, &args, &[(PROBE, OsStr::new("1"))], SIZE))
}

#[track_caller]
fn started(mut session: Session) -> Session {
    session.wait_for("teigen");
    session.assert_held();
    session
}

const CTRL_C: &str = "\x03";
const CTRL_Z: &str = "\x1a";

#[test]
fn quitting_restores_the_terminal() {
    for key in ["q", CTRL_C] {
        let mut session = desk();
        session.type_keys(key);
        assert_eq!(session.wait_ended(), 0);
        session.assert_restored();
    }
}

#[test]
fn an_error_restores_the_terminal_before_it_is_told() {
    let mut session = faulty();
    session.type_keys(CTRL_Z);
    assert_eq!(session.wait_ended(), 1);
    session.assert_restored();
    session.wait_for("error: it went wrong");
}

#[test]
fn a_panic_restores_the_terminal_before_it_is_told_in_plain_text() {
    let mut session = faulty();
    session.type_keys("1");
    assert_eq!(session.wait_ended(), 101);
    session.assert_restored();
    session.wait_for("internal error at tests/terminal.rs");
    session.wait_for("a ␛[31mred␛[m panic");
}

#[test]
fn a_panic_on_another_thread_ends_the_program() {
    let mut session = faulty();
    session.type_keys("2");
    assert_eq!(session.wait_ended(), 101);
    session.assert_restored();
    session.wait_for("a panic elsewhere");
}

#[test]
fn each_signal_that_ends_a_program_restores_the_terminal_and_gives_its_status() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let mut session = desk();
        session.send(signal);
        assert_eq!(session.wait_ended(), 128 + signal.as_raw());
        session.assert_restored();
    }
}

#[test]
fn a_program_that_hangs_is_ended_by_a_signal_all_the_same() {
    let mut session = faulty();
    session.type_keys("3");
    session.wait_for("hanging");
    session.send(Signal::TERM);
    assert_eq!(session.wait_ended(), 128 + Signal::TERM.as_raw());
    session.assert_restored();
}

#[test]
fn a_stop_restores_the_terminal_and_going_on_takes_it_again() {
    let by_signal = |session: &mut Session| session.send(Signal::TSTP);
    let by_key = |session: &mut Session| session.type_keys(CTRL_Z);
    for stop in [by_signal as fn(&mut Session), by_key] {
        let mut session = desk();
        stop(&mut session);
        session.wait_stopped();
        session.wait_until("the shell's screen", |screen| !screen.alternate_screen());
        session.assert_restored();
        session.send(Signal::CONT);
        session.wait_for("teigen");
        session.assert_held();
        session.type_keys("q");
        assert_eq!(session.wait_ended(), 0);
        session.assert_restored();
    }
}

#[test]
fn a_program_that_was_stopped_unasked_takes_the_terminal_anew() {
    let mut session = desk();
    session.send(Signal::STOP);
    session.wait_stopped();
    session.write_over("$ fg\r\n");
    session.send(Signal::CONT);
    session.wait_until("the desk without the shell's words", |screen| !screen.contents().contains("$ fg"));
    session.wait_for("teigen");
    session.assert_held();
}

#[test]
fn a_terminal_that_goes_away_ends_the_program_within_a_second() {
    let (status, time) = desk().hang_up();
    assert_eq!(status, 128 + Signal::HUP.as_raw());
    assert!(time < Duration::from_secs(1), "{time:?}");
}

#[test]
fn a_new_size_is_drawn_up_to_its_last_row() {
    let mut session = desk();
    session.resize((100, 30));
    session.wait_until("a footer on the last row", |screen| !screen.rows(0, 100).nth(29).unwrap().trim().is_empty());
}

#[test]
fn a_paste_arrives_in_one_piece_and_its_keys_are_text() {
    let mut session = desk();
    session.type_keys("/\x1b[200~協定\nq\x1b[201~");
    session.wait_for("協定 q");
}

#[test]
fn more_keys_at_once_than_any_buffer_holds_all_arrive() {
    let mut session = desk();
    session.type_keys(&format!("{}L", "j".repeat(5000)));
    session.wait_for("EN");
    session.type_keys(&format!("{}q", "k".repeat(5000)));
    assert_eq!(session.wait_ended(), 0);
}
