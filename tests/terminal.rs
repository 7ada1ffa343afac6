//! The terminal is given back as it was, with the right status, however the desk ends or stops.
//!
//! Where the desk has to fail, as it is hoped it never does, this file's own [`probe`] stands in: the
//! same loop, with keys that make it fail.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::ffi::OsStr;
use std::hint::black_box;
use std::io::{self, Write};
use std::time::Duration;
use std::{iter, thread};

use crossterm::event::KeyCode;
use ratatui::Terminal;
use rustix::process::{Resource, Rlimit, setrlimit};
use support::effort;
use support::pty::{Session, Signal};
use teigen::brief::Library;
use teigen::key::Keymap;
use teigen::ledger::Access;
use teigen::shell::env::Env;
use teigen::shell::events::{Input, Next, Source};
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

/// Goes down until there is no stack left.
fn deeper(depth: u64) -> u64 {
    let room = black_box([depth; 100]);
    if depth == 0 { 0 } else { deeper(depth + 1) + room[depth as usize % 100] }
}

/// Takes all the memory that the process may have, down to the last bytes.
fn use_up_memory() {
    let limit = Some(4 << 30);
    setrlimit(Resource::As, Rlimit { current: limit, maximum: limit }).unwrap();
    let mut hoard: Vec<Vec<u8>> = Vec::with_capacity(1 << 20);
    for size in [1 << 24, 1 << 16, 1 << 8] {
        let mut room = Vec::new();
        while room.try_reserve_exact(size).is_ok() {
            hoard.push(std::mem::take(&mut room));
        }
    }
    loop {
        hoard.push(Vec::with_capacity(64));
    }
}

struct PanicsWhenDropped;

impl Drop for PanicsWhenDropped {
    fn drop(&mut self) {
        panic!("twice");
    }
}

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
                KeyCode::Char('4') => _ = black_box(deeper(1)),
                KeyCode::Char('5') => use_up_memory(),
                KeyCode::Char('6') => _ = thread::spawn(|| deeper(1)).join(),
                KeyCode::Char('7') => {
                    let _twice = PanicsWhenDropped;
                    panic!("once");
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
    started(Session::start(env!("CARGO_BIN_EXE_teigen"), &["--lang", "ja", "--read-only"], &environment(), SIZE))
}

/// Nothing of the user's own.
fn environment() -> [(&'static str, &'static OsStr); 4] {
    let nothing = OsStr::new("/proc/nonexistent");
    [
        ("TEIGEN_BRIEFS", OsStr::new("")),
        ("XDG_DATA_HOME", nothing),
        ("XDG_CONFIG_HOME", nothing),
        ("XDG_STATE_HOME", nothing),
    ]
}

/// The desk that fails: `1` panics, `2` panics on another thread, `3` hangs, `4` runs out of stack,
/// `5` out of memory, `6` out of stack on another thread, `7` panics in a panic, Ctrl-Z is an error.
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

/// The status of an abort.
const ABORTED: i32 = 128 + Signal::ABORT.as_raw();
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
fn a_panic_is_told_in_plain_text_where_it_can_be_read() {
    let mut session = faulty();
    session.type_keys("1");
    assert_eq!(session.wait_ended(), 101);
    session.wait_for("internal error at tests/terminal.rs");
    session.wait_for("a ␛[31mred␛[m panic");
}

/// How many times each death is died.
fn deaths() -> usize {
    effort::rounds(50, 2)
}

/// Lets a program die, and checks that it ends with that status, within a second, and gives the
/// terminal back.
#[track_caller]
fn dies(start: fn() -> Session, die: impl Fn(&mut Session), status: i32) {
    for _ in 0..deaths() {
        let mut session = start();
        die(&mut session);
        let (ended, time) = session.time_to_end();
        assert_eq!(ended, status, "{}", session.screen().contents());
        assert!(time < Duration::from_secs(1), "{time:?}");
        session.assert_restored();
    }
}

fn key(keys: &'static str) -> impl Fn(&mut Session) {
    move |session| session.type_keys(keys)
}

fn signal(signal: Signal) -> impl Fn(&mut Session) {
    move |session| session.send(signal)
}

#[test]
fn a_panic_restores_the_terminal() {
    dies(faulty, key("1"), 101);
}

#[test]
fn a_panic_on_another_thread_ends_the_program() {
    dies(faulty, key("2"), 101);
}

#[test]
fn a_panic_within_a_panic_restores_the_terminal() {
    dies(faulty, key("7"), ABORTED);
}

#[test]
fn a_stack_that_overflows_restores_the_terminal() {
    dies(faulty, key("4"), ABORTED);
}

#[test]
fn a_stack_that_overflows_on_another_thread_restores_the_terminal() {
    dies(faulty, key("6"), ABORTED);
}

#[test]
fn running_out_of_memory_restores_the_terminal() {
    dies(faulty, key("5"), ABORTED);
}

#[test]
fn an_abort_is_told_where_it_can_be_read() {
    let mut session = faulty();
    session.type_keys("4");
    session.wait_for("out of memory, out of stack");
}

#[test]
fn each_signal_that_ends_a_program_restores_the_terminal_and_gives_its_status() {
    for number in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT, Signal::ABORT] {
        dies(desk, signal(number), 128 + number.as_raw());
    }
}

#[test]
fn an_abort_from_outside_ends_the_program_whichever_thread_it_lands_on() {
    for thread in ["teigen", "abort", "signals", "keys"] {
        dies(desk, |session| session.send_to(thread, Signal::ABORT), ABORTED);
    }
}

#[test]
fn a_program_that_hangs_is_ended_by_a_signal_all_the_same() {
    let hang_and_end = |session: &mut Session| {
        session.type_keys("3");
        session.wait_for("hanging");
        session.send(Signal::TERM);
    };
    dies(faulty, hang_and_end, 128 + Signal::TERM.as_raw());
}

#[test]
fn without_standard_input_the_desk_ends_and_leaves_the_terminal_alone() {
    for closed in ["exec \"$0\" --lang ja <&-", "exec \"$0\" --lang ja </dev/null"] {
        for _ in 0..deaths() {
            let program = env!("CARGO_BIN_EXE_teigen");
            let mut session = Session::start("sh", &["-c", closed, program], &environment(), SIZE);
            assert_eq!(session.wait_ended(), 0, "{}", session.screen().contents());
            session.assert_restored();
        }
    }
}

#[test]
fn a_stop_restores_the_terminal_and_going_on_takes_it_again() {
    let by_signal = |session: &mut Session| session.send(Signal::TSTP);
    let by_key = |session: &mut Session| session.type_keys(CTRL_Z);
    for stop in [by_signal as fn(&mut Session), by_key].into_iter().flat_map(|stop| iter::repeat_n(stop, deaths())) {
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
    for _ in 0..deaths() {
        let (status, time) = desk().hang_up();
        assert_eq!(status, 128 + Signal::HUP.as_raw());
        assert!(time < Duration::from_secs(1), "{time:?}");
    }
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
    session.type_keys(&format!("{}L", "j".repeat(1501)));
    session.wait_for("EN");
    session.type_keys(&format!("{}q", "k".repeat(1501)));
    assert_eq!(session.wait_ended(), 0);
}
