//! The terminal is asked how wide it draws ambiguous characters, and nothing is lost by it.
//!
//! The terminal of these tests answers nothing by itself: what it says is typed. What is to be there
//! in time is typed before the program is started, so that no test depends on how fast it runs.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::ffi::OsStr;
use std::path::Path;

use support::pty::Session;

const QUESTION: &str = "\x1b[6n";
const NARROW: &str = "\x1b[2;2R";
const WIDE: &str = "\x1b[2;3R";

/// The desk on two briefs in English as it starts, with this typed already.
fn started(args: &[&str], typed: &str) -> Session {
    let briefs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/desk");
    let nothing = OsStr::new("/proc/nonexistent");
    let env = [
        ("TEIGEN_BRIEFS", briefs.as_os_str()),
        ("XDG_CONFIG_HOME", nothing),
        ("LC_ALL", OsStr::new("en_GB.UTF-8")),
        ("NO_COLOR", OsStr::new("1")),
    ];
    let args = [&["--read-only"], args].concat();
    Session::start_typed(env!("CARGO_BIN_EXE_teigen"), &args, &env, (100, 30), typed)
}

/// The desk after the terminal has said this.
fn told(answer: &str) -> Session {
    let mut session = started(&[], answer);
    session.wait_for("Ferry cooperation");
    session
}

/// Whether the frame is drawn as for a terminal that draws ambiguous characters in two cells.
fn is_wide(session: &mut Session) -> bool {
    session.type_keys("?");
    session.wait_for("j, ");
    let keys = session.screen().contents();
    assert_ne!(keys.contains("j, Down"), keys.contains("j, ↓"), "{keys}");
    keys.contains("j, Down")
}

#[track_caller]
fn assert_clean(session: &Session) {
    let screen = session.screen().contents();
    assert!(!screen.contains('※') && !screen.contains("2R"), "{screen}");
}

#[test]
fn a_terminal_is_as_wide_as_it_says() {
    for (answer, wide) in [(NARROW, false), (WIDE, true), ("\x1b[2;1R", false), ("\x1b[2;40R", false)] {
        let mut session = told(answer);
        assert_clean(&session);
        assert_eq!(is_wide(&mut session), wide, "{answer:?}");
    }
}

#[test]
fn a_terminal_that_says_nothing_is_narrow() {
    let mut session = started(&[], "");
    session.wait_for("Ferry cooperation");
    assert_clean(&session);
    assert!(!is_wide(&mut session));
}

#[test]
fn an_answer_that_comes_late_is_no_key_and_changes_nothing() {
    let mut session = started(&[], "");
    session.wait_written(QUESTION);
    session.wait_for("Ferry cooperation");
    session.type_keys(WIDE);
    assert!(!is_wide(&mut session));
    assert_clean(&session);
}

#[test]
fn an_answer_cut_by_the_deadline_is_no_key_either() {
    let mut session = started(&[], "\x1b[2;");
    session.wait_for("Ferry cooperation");
    session.type_keys("3R");
    assert!(!is_wide(&mut session));
}

#[test]
fn an_answer_that_makes_no_sense_is_none() {
    for garbage in ["\x1b[2;R", "\x1b[2;99999R", "\x1b[;3R", "\x1b[2 q", "\x1b]2;3R\x07"] {
        let mut session = told(garbage);
        assert!(!is_wide(&mut session), "{garbage:?}");
    }
}

#[test]
fn a_terminal_is_asked_only_where_the_setting_leaves_it_open() {
    for (width, wide) in [("wide", true), ("narrow", false)] {
        let mut session = started(&["--ambiguous", width], "");
        session.wait_for("Ferry cooperation");
        session.type_keys(if wide { NARROW } else { WIDE });
        assert_eq!(is_wide(&mut session), wide);
        session.type_keys("q");
        session.type_keys("q");
        assert_eq!(session.wait_ended(), 0);
        assert!(!session.has_written(QUESTION));
    }
}

#[test]
fn keys_typed_before_the_answer_and_after_it_arrive_in_order() {
    let mut session = started(&[], &format!("/rescue {WIDE}dri"));
    session.type_keys("lls 灯台\x1b[D\x1b[Dの");
    session.wait_for("rescue drills の灯台");
    session.type_keys("\x03");
    assert_eq!(session.wait_ended(), 0);
}

#[test]
fn a_key_that_quits_is_heard_while_the_terminal_thinks() {
    for typed in ["q", &format!("q{WIDE}"), &format!("{WIDE}q"), "\x03"] {
        let mut session = started(&[], "");
        session.wait_until("the alternate screen", vt100::Screen::alternate_screen);
        session.type_keys(typed);
        assert_eq!(session.wait_ended(), 0, "{typed:?}");
        session.assert_restored();
    }
}

#[test]
fn a_key_of_several_bytes_may_be_cut_anywhere() {
    let mut session = started(&[], "");
    let prompt = "/灯";
    for byte in prompt.bytes() {
        session.type_bytes(&[byte]);
    }
    session.wait_for("灯");
}

#[test]
fn a_paste_and_a_burst_before_the_desk_stands_arrive_whole() {
    let text = "渡船".repeat(400);
    let mut session = started(&[], &format!("/\x1b[200~{text}\x1b[201~"));
    session.wait_for("0 of ");
    session.type_keys(&"\x7f".repeat(800));
    session.type_keys("rescue drills");
    session.wait_for("Filter  rescue drills");
}
