//! The terminal is given back as it was, with the right status, however a program ends or stops.
//!
//! A program that fails on command stands in where the real one, it is hoped, never does: this
//! file's own [`probe`], started on a terminal.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::ffi::OsStr;
use std::io;
use std::time::Duration;

use crossterm::event::KeyCode;
use ratatui::Terminal;
use ratatui::widgets::Paragraph;
use signal_hook::consts::SIGHUP;
use support::pty::{Session, Signal};
use teigen::shell::events::{Input, Source};
use teigen::shell::reader::Events;
use teigen::shell::screen::Screen;
use teigen::shell::signals;
use teigen::shell::terminal::{Guard, Output, has_gone};
use teigen::text::width::Width;

const SIZE: (u16, u16) = (80, 24);
/// Set for the probe.
const PROBE: &str = "TEIGEN_PROBE";

#[test]
#[ignore = "the program that the other tests start"]
fn probe() {
    if std::env::var_os(PROBE).is_none() {
        return;
    }
    let status = run().unwrap_or_else(|error| {
        if has_gone(&error) {
            return signals::status(SIGHUP);
        }
        eprintln!("error: {error}");
        1
    });
    std::process::exit(status.into());
}

/// Shows the last key and the number of frames, and does as the keys say.
fn run() -> io::Result<u8> {
    let mut events = Events::open()?;
    let mut guard = Guard::enter()?;
    let mut terminal = Terminal::new(Screen::new(Output, Width::Narrow))?;
    let mut heard = "ready".to_owned();
    loop {
        terminal.draw(|frame| {
            let area = frame.area();
            let text = format!("提言 {heard}\n{}x{}", area.width, area.height);
            frame.render_widget(Paragraph::new(text), area);
        })?;
        if heard == "hanging" {
            std::thread::sleep(Duration::MAX);
        }
        for input in events.burst(None).unwrap_or_default() {
            match input {
                Input::Key(key) => match key.code {
                    KeyCode::Char('q') => return Ok(0),
                    KeyCode::Char('e') => return Err(io::Error::other("it went wrong")),
                    KeyCode::Char('p') => panic!("a \x1b[31mred\x1b[m panic"),
                    KeyCode::Char('t') => {
                        _ = std::thread::spawn(|| panic!("a panic elsewhere")).join();
                        std::thread::park();
                    }
                    KeyCode::Char('h') => heard = "hanging".to_owned(),
                    KeyCode::Char('z') => {
                        guard.suspend()?;
                        terminal.clear()?;
                    }
                    code => heard = format!("key {code}"),
                },
                Input::Paste(text) => heard = format!("paste {text:?}"),
                Input::Resize(..) => {}
                Input::Terminate(signal) => return Ok(signals::status(signal)),
                Input::Suspend => {
                    guard.suspend()?;
                    terminal.clear()?;
                }
                Input::Continue => {
                    guard.retake()?;
                    terminal.clear()?;
                }
            }
        }
    }
}

/// The probe, waiting for keys.
fn started() -> Session {
    let program = std::env::current_exe().unwrap();
    let args = ["probe", "--exact", "--ignored", "--nocapture"];
    let mut session = Session::start(program, &args, &[(PROBE, OsStr::new("1"))], SIZE);
    session.wait_for("提言 ready");
    session.assert_held();
    session
}

#[test]
fn quitting_restores_the_terminal() {
    let mut session = started();
    session.type_keys("q");
    assert_eq!(session.wait_ended(), 0);
    session.assert_restored();
}

#[test]
fn an_error_restores_the_terminal_before_it_is_told() {
    let mut session = started();
    session.type_keys("e");
    assert_eq!(session.wait_ended(), 1);
    session.assert_restored();
    session.wait_for("error: it went wrong");
}

#[test]
fn a_panic_restores_the_terminal_before_it_is_told_in_plain_text() {
    let mut session = started();
    session.type_keys("p");
    assert_eq!(session.wait_ended(), 101);
    session.assert_restored();
    session.wait_for("internal error at tests/terminal.rs");
    session.wait_for("a ␛[31mred␛[m panic");
}

#[test]
fn a_panic_on_another_thread_ends_the_program() {
    let mut session = started();
    session.type_keys("t");
    assert_eq!(session.wait_ended(), 101);
    session.assert_restored();
    session.wait_for("a panic elsewhere");
}

#[test]
fn each_signal_that_ends_a_program_restores_the_terminal_and_gives_its_status() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let mut session = started();
        session.send(signal);
        assert_eq!(session.wait_ended(), 128 + signal.as_raw());
        session.assert_restored();
    }
}

#[test]
fn a_program_that_hangs_is_ended_by_a_signal_all_the_same() {
    let mut session = started();
    session.type_keys("h");
    session.wait_for("hanging");
    session.send(Signal::TERM);
    assert_eq!(session.wait_ended(), 128 + Signal::TERM.as_raw());
    session.assert_restored();
}

#[test]
fn a_stop_restores_the_terminal_and_going_on_takes_it_again() {
    let mut session = started();
    session.send(Signal::TSTP);
    session.wait_stopped();
    session.wait_until("the shell's screen", |screen| !screen.alternate_screen());
    session.assert_restored();
    session.send(Signal::CONT);
    session.wait_for("提言 ready");
    session.assert_held();
    session.type_keys("q");
    assert_eq!(session.wait_ended(), 0);
    session.assert_restored();
}

#[test]
fn a_key_stops_the_program_as_the_signal_does() {
    let mut session = started();
    session.type_keys("z");
    session.wait_stopped();
    session.wait_until("the shell's screen", |screen| !screen.alternate_screen());
    session.assert_restored();
    session.send(Signal::CONT);
    session.wait_for("提言 ready");
    session.type_keys("x");
    session.wait_for("key x");
}

#[test]
fn a_program_that_was_stopped_unasked_takes_the_terminal_anew() {
    let mut session = started();
    session.send(Signal::STOP);
    session.wait_stopped();
    session.send(Signal::CONT);
    session.type_keys("x");
    session.wait_for("key x");
    session.assert_held();
}

#[test]
fn a_terminal_that_goes_away_ends_the_program_within_a_second() {
    let (status, time) = started().hang_up();
    assert_eq!(status, 128 + Signal::HUP.as_raw());
    assert!(time < Duration::from_secs(1), "{time:?}");
}

#[test]
fn a_new_size_is_drawn() {
    let mut session = started();
    session.resize((100, 30));
    session.wait_for("100x30");
}

#[test]
fn a_paste_arrives_in_one_piece() {
    let mut session = started();
    session.type_keys("\x1b[200~一\n二q\x1b[201~");
    session.wait_for("paste \"一\\n二q\"");
}

#[test]
fn more_keys_at_once_than_any_buffer_holds_all_arrive() {
    let mut session = started();
    session.type_keys(&"x".repeat(5000));
    session.type_keys("y");
    session.wait_for("key y");
    session.type_keys("q");
    assert_eq!(session.wait_ended(), 0);
}
