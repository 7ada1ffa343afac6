//! Nothing that acts on a terminal, reorders a line or hides in it leaves the program: not on the
//! screen, even where somebody has forgotten to clean; not in an answer, a complaint or a picture.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use ratatui::backend::Backend;
use ratatui::buffer::Cell;
use ratatui::layout::Size;
use support::desk::Desk;
use support::effort;
use support::hostile::{Texts, leak, without_our_sequences};
use teigen::lang::Lang;
use teigen::shell::env::Env;
use teigen::shell::load;
use teigen::shell::screen::{Screen, Tty};
use teigen::text::clean::clean;
use teigen::text::width::Width;

/// A terminal that keeps what it is sent.
#[derive(Default)]
struct Kept(Vec<u8>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Tty for Kept {
    fn size(&self) -> io::Result<Size> {
        Ok(Size::new(80, 24))
    }
}

/// A frame of cells, each with a text, through the real backend; what went out.
fn sent(screen: &mut Screen<Kept>, texts: &[String]) -> String {
    let cells: Vec<(u16, u16, Cell)> = (0..)
        .zip(texts)
        .map(|(at, text)| {
            let mut cell = Cell::default();
            cell.set_symbol(text);
            (at % 40 * 2, at / 40, cell)
        })
        .collect();
    screen.draw(cells.iter().map(|(x, y, cell)| (*x, *y, cell))).unwrap();
    screen.flush().unwrap();
    String::from_utf8(std::mem::take(&mut screen.tty_mut().0)).unwrap()
}

#[test]
fn whatever_is_put_into_a_cell_the_screen_sends_text_alone() {
    let mut texts = Texts::new(1);
    for width in [Width::Narrow, Width::Wide] {
        let mut screen = Screen::new(Kept::default(), width);
        for _ in 0..effort::rounds(1_000_000, 20_000) / 2 / 500 {
            let mut frame: Vec<String> = texts.by_ref().take(500).collect();
            // Half of them as they are when they come in, half as they would be had that been forgotten.
            for text in frame.iter_mut().step_by(2) {
                *text = clean(text).into_owned();
            }
            let sent = sent(&mut screen, &frame);
            assert_eq!(leak(&without_our_sequences(&sent)), None, "{sent:?}");
        }
    }
}

#[test]
fn the_measure_finds_what_leaks() {
    for text in ["\x1b]0;x", "a\u{9b}b", "\u{202e}", "a\u{200b}", "\u{e0041}", "a\u{fe0f}", "\x1b[5n", "\x07", "\n"] {
        assert!(leak(&without_our_sequences(text)).is_some(), "{text:?}");
    }
    for text in
        ["\x1b[?2026h\x1b[3;4H\x1b[1;38;5;24m提言\r\x1b[m\x1b[?2026l", "葛\u{e0100}", "👩\u{200d}🚀", "❤\u{fe0f}"]
    {
        assert_eq!(leak(&without_our_sequences(text)), None, "{text:?}");
    }
}

/// Texts for every place of a brief, some of them hostile in ways that YAML can carry.
const TEXTS: [&str; 8] = [
    "\\e[31mred\\e[m",
    "\\e]0;title\\a",
    "\\e]52;c;cXE=\\a",
    "\\x9b2Jclear",
    "\\u202Eesrever\\u2066",
    "a\\u200Bb\\u2060c\\uFEFF",
    "tag\\U000E0041\\U000E007F",
    "nul\\0bell\\a\\b\\x7f",
];

/// A brief whose texts are all hostile.
fn hostile_brief(text: &str) -> String {
    let text = format!("\"{text}\"");
    let words = format!("{{ja: {text}, en: {text}, ko: {text}}}");
    fs::read_to_string(fixture("desk/1-ferry.yaml"))
        .unwrap()
        .lines()
        .map(|line| {
            let is_text = ["ja: ", "en: ", "ko: "].iter().any(|lang| line.trim_start().starts_with(lang));
            let head = line.split_once("{ja:").filter(|(_, rest)| rest.ends_with('}') && !rest.ends_with("}}"));
            match (is_text, head) {
                (true, _) => format!("{}: {text}\n", line.split(':').next().unwrap_or_default()),
                (false, Some((head, _))) => format!("{head}{words}\n"),
                (false, None) => format!("{line}\n"),
            }
        })
        .collect()
}

fn fixture(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

#[test]
fn no_screen_of_a_hostile_brief_sends_anything_but_text() {
    for text in TEXTS {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("hostile.yaml"), hostile_brief(text)).unwrap();
        // A file that is not even a brief is told of with its name and its text.
        fs::write(folder.path().join("bad\u{1b}[31m\u{202e}.yaml"), format!("\"{text}\": \u{200b}[\n")).unwrap();
        let (library, problems) = load::briefs(&[folder.path().to_owned()], &Env::default());
        assert_eq!((library.briefs().len(), problems.is_empty()), (1, false), "{text}: {problems:#?}");
        let mut desk = Desk::with(library, problems, Lang::Ja, 120, 40);
        assert!(desk.sent().contains(['␛', '␀', '\u{fffd}']), "{text}: {}", desk.sent());
        for keys in ["", "<enter>", "jj<enter>", "?", "<esc>!", "<esc>gt", "gx", "gr", "gc", "gh", "L", ":"] {
            desk = desk.keys(keys);
            let sent = desk.sent();
            assert_eq!(leak(&without_our_sequences(&sent)), None, "{text} {keys}: {sent:?}");
        }
    }
}

/// What the program says to both of its outputs.
fn told(args: &[&str], folder: &Path) -> [String; 2] {
    let mut command = Command::new(env!("CARGO_BIN_EXE_teigen"));
    let command = command.env_clear().env("HOME", "/proc/nonexistent").env("TEIGEN_BRIEFS", folder).args(args);
    let output = command.stdin(Stdio::null()).output().unwrap();
    [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap())
}

/// Whether a text of lines is clean.
#[track_caller]
fn is_clean(text: &str, what: &dyn std::fmt::Debug) {
    let leaked = text.split('\n').find_map(leak);
    assert_eq!(leaked, None, "{what:?}: {text}");
}

#[test]
fn no_answer_and_no_complaint_says_anything_but_text() {
    for text in TEXTS {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("hostile.yaml"), hostile_brief(text)).unwrap();
        fs::write(folder.path().join("bad\u{1b}[31m\u{202e}.yaml"), format!("\"{text}\": \u{200b}[\n")).unwrap();
        for line in [
            "list",
            "list --kind all",
            "list --kind all --json",
            "show FE-01",
            "show FE-01 --json",
            "find red",
            "find e --json",
            "check",
            "keys",
            "config",
            "shot --size 120x40 --keys <enter>",
            "",
        ] {
            let args: Vec<&str> = line.split_whitespace().collect();
            for said in told(&args, folder.path()) {
                is_clean(&said, &(text, line));
            }
        }
    }
}

#[test]
fn no_argument_is_said_again_but_as_text() {
    let nowhere = Path::new("/nonexistent\u{1b}[31m\u{202e}");
    for text in ["\x1b[31mred\x1b[m", "\u{9b}2J", "\u{202e}x", "a\u{200b}b", "\u{e0041}", "\x07\r\n\t", "\x1b]0;t\x07"]
    {
        for args in [
            &["show", text][..],
            &["find", text],
            &["check", text],
            &["list", "--brief", text],
            &["list", "--from", text],
            &["list", "--kind", text],
            &[text],
            &["--theme", text],
            &["--config", text, "list"],
            &["keys", "--keymap", text],
            &["minutes", text],
            &["minutes", "m", "--ledger", text],
            &["ledger", "verify", "--ledger", text],
            &["ledger", text],
            &["shot", "--keys", text],
            &["minutes", "m", "--format", text],
            &["--lang", text],
            &[&format!("--{text}")],
        ] {
            for said in told(args, nowhere) {
                is_clean(&said, &args);
            }
        }
    }
}
