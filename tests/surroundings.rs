//! The program where its surroundings are poor: no terminal type, no locale, no home, no terminal.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::ffi::OsStr;
use std::process::{Command, Stdio};

use support::effort;
use support::pty::Session;

const PROGRAM: &str = env!("CARGO_BIN_EXE_teigen");

/// Values of `TERM`; nothing stands for none.
const TERMS: [&str; 5] = ["xterm-256color", "", "dumb", "no-such-terminal", "linux"];
const LOCALES: [&str; 5] = ["", "C", "POSIX", "ja_JP.UTF-8", "ja_JP.SJIS"];
/// Homes: none, one that does not exist, one that nobody can write in, one that is no folder.
const HOMES: [&str; 4] = ["", "/proc/nonexistent", "/proc", "/dev/null"];

/// Every combination; where one does not want to wait, all locales with one home and all homes with
/// one locale.
fn surroundings() -> Vec<[&'static str; 3]> {
    let each = |term| LOCALES.iter().flat_map(move |locale| HOMES.iter().map(move |home| [term, *locale, *home]));
    let is_wanted = |[_, locale, home]: &[&str; 3]| effort::is_long() || locale.is_empty() || *home == "/proc";
    TERMS.into_iter().flat_map(each).filter(is_wanted).collect()
}

/// Whether a full screen is drawn on a terminal of that type.
fn has_screen(term: &str) -> bool {
    !matches!(term, "" | "dumb")
}

#[test]
fn without_a_terminal_every_command_answers_in_plain_text() {
    const LINES: [&str; 3] = ["", "list", "--plain"];
    for (nth, [term, locale, home]) in surroundings().into_iter().enumerate() {
        for line in if effort::is_long() { &LINES[..] } else { &LINES[nth % 3..=nth % 3] } {
            let mut command = Command::new(PROGRAM);
            command.env_clear().stdin(Stdio::null()).args(line.split_whitespace());
            for (name, value) in [("TERM", term), ("LC_ALL", locale), ("HOME", home)] {
                if !value.is_empty() {
                    command.env(name, value);
                }
            }
            let output = command.output().unwrap();
            let out = String::from_utf8(output.stdout).unwrap();
            let err = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(0), "{term:?} {locale:?} {home:?} {line:?}: {err}");
            assert!(out.contains("KJ") || out.contains("日韓"), "{term:?} {locale:?} {home:?} {line:?}: {out}{err}");
            assert!(!out.contains('\x1b') && !err.contains("panic"), "{out}{err}");
        }
    }
}

#[test]
fn on_every_sort_of_terminal_the_desk_opens_and_closes() {
    for [term, locale, home] in surroundings() {
        let env = [
            ("TERM", term),
            ("LC_ALL", locale),
            ("HOME", home),
            ("XDG_DATA_HOME", ""),
            ("XDG_CONFIG_HOME", ""),
            ("XDG_STATE_HOME", ""),
        ];
        let env = env.map(|(name, value)| (name, OsStr::new(value)));
        // Where no home is named, it is that of this machine's user.
        let args = if home.is_empty() { &["--lang", "en", "--read-only"][..] } else { &["--lang", "en"] };
        let mut session = Session::start(PROGRAM, args, &env, (80, 24));
        if has_screen(term) {
            session.wait_until("the desk", |screen| screen.alternate_screen() && screen.contents().contains("Korea"));
            session.type_keys("jq");
        } else {
            session.wait_for("Korea");
            assert!(!session.has_written("\x1b"), "{term:?}");
            session.type_keys("q\n");
        }
        assert_eq!(session.wait_ended(), 0, "{term:?} {locale:?} {home:?}");
        session.assert_restored();
    }
}

#[test]
fn a_decision_that_cannot_be_kept_is_told_of_and_not_taken_for_recorded() {
    for home in HOMES.into_iter().filter(|home| !home.is_empty()) {
        let env = [("HOME", home), ("XDG_DATA_HOME", ""), ("XDG_CONFIG_HOME", ""), ("XDG_STATE_HOME", "")];
        let env = env.map(|(name, value)| (name, OsStr::new(value)));
        let mut session = Session::start(PROGRAM, &["--lang", "en"], &env, (100, 30));
        session.wait_for("Korea");
        session.type_keys("m\r");
        session.type_keys("Council\x13");
        session.wait_for("Not recorded");
        session.type_keys("\x03");
        assert_eq!(session.wait_ended(), 0, "{home}");
        session.assert_restored();
    }
}
