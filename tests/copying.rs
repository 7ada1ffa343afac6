//! What is copied, that it reaches the terminal as it should, and that it is never lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use support::desk::{Desk, fixture};
use support::pty::Session;
use teigen::brief::{Id, Library};
use teigen::config::Clipboard as Asked;
use teigen::lang::Lang;
use teigen::page;
use teigen::shell::clipboard::Clipboard;
use teigen::state::Place;

/// The attributes of a terminal that promises to take copies, and where its cursor stands.
const PROMISES: &str = "\x1b[?62;22;52c\x1b[2;2R";
/// Those of one that does not.
const SILENT: &str = "\x1b[?62;22c\x1b[2;2R";

/// `LI-01 (…)` in Base64, as `printf '%s' 'LI-01 (…)' | base64 -w0` writes it.
fn base64(text: &str) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut written = String::new();
    for chunk in text.as_bytes().chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (at, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let digit = DIGITS[(bits >> shift) as usize & 63] as char;
            written.push(if at <= chunk.len() { digit } else { '=' });
        }
    }
    written
}

fn osc52(text: &str) -> String {
    format!("\x1b]52;c;{}\x1b\\", base64(text))
}

fn citation(id: &str, lang: Lang) -> String {
    let library = fixture("desk").0;
    page::citation(&library, library.find(&Id::from(id)).unwrap(), lang)
}

/// Somebody with a home of their own.
struct User(tempfile::TempDir);

impl User {
    fn new() -> User {
        User(tempfile::tempdir().unwrap())
    }

    fn file(&self) -> PathBuf {
        self.0.path().join(".local/state/teigen/copied.txt")
    }

    /// The desk on two briefs in English, on a terminal that says this; with these arguments.
    fn desk(&self, says: &str, args: &[&str], variables: &[(&str, &OsStr)]) -> Session {
        let briefs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/desk");
        let mut env = vec![
            ("HOME", self.0.path().as_os_str()),
            ("XDG_STATE_HOME", OsStr::new("")),
            ("TEIGEN_BRIEFS", briefs.as_os_str()),
            ("LC_ALL", OsStr::new("en_GB.UTF-8")),
            ("TMUX", OsStr::new("")),
        ];
        env.extend(variables);
        let args = [&["--lang", "en"], args].concat();
        let mut session = Session::start_typed(env!("CARGO_BIN_EXE_teigen"), &args, &env, (100, 30), says);
        session.wait_for("Ferry cooperation");
        session
    }

    /// The same, at the page of LI-01.
    fn reading(&self, says: &str, args: &[&str], variables: &[(&str, &OsStr)]) -> Session {
        let mut session = self.desk(says, args, variables);
        session.type_keys("\x06LI-01\r");
        session.wait_for("? keys");
        session
    }
}

#[test]
fn a_citation_names_source_place_publisher_title_and_date_in_each_language() {
    assert_eq!(citation("FE-01", Lang::Ja), "FE-01（REPORT 2026 2(1) ¶1、港湾協議会『渡船の将来』2026年2月10日）");
    assert_eq!(
        citation("FE-01", Lang::En),
        "FE-01 (REPORT 2026 2(1) ¶1, Harbour Council, “The future of the ferry”, 10 February 2026)"
    );
    assert_eq!(
        citation("FE-01", Lang::Ko),
        "FE-01 (REPORT 2026 2(1) ¶1, 항만협의회, 『도선의 장래』, 2026년 2월 10일)"
    );
    // What cites nothing says what it is.
    assert_eq!(citation("ferry", Lang::En), "ferry (Ferry cooperation)");
}

#[test]
fn what_an_item_says_begins_with_its_title() {
    let library = fixture("desk").0;
    let text = |id: &str| page::text(&library, library.find(&Id::from(id)).unwrap(), Lang::Ja);
    assert_eq!(text("FE-02"), "救難訓練を年2回に増やす\n両町は救難訓練を年2回に増やすことが望ましい。");
    assert!(text("FE-E02").starts_with("2023年9月1日\n"));
}

#[test]
fn a_terminal_that_promises_to_take_copies_gets_them_and_no_file_is_written() {
    let user = User::new();
    let mut session = user.reading(PROMISES, &[], &[]);
    session.type_keys("y");
    session.wait_for("Copied LI-01 and its citation.");
    assert!(session.has_written(&osc52(&citation("LI-01", Lang::En))));
    assert!(!session.has_written("\x1bPtmux;"));
    session.type_keys("Y");
    session.wait_for("Copied the text of LI-01.");
    let library = fixture("desk").0;
    let text = page::text(&library, library.find(&Id::from("LI-01")).unwrap(), Lang::En);
    assert!(session.has_written(&osc52(&text)));
    assert!(!user.file().exists());
}

#[test]
fn what_a_terminal_has_not_promised_to_take_is_kept_in_a_file_too_and_its_path_is_told() {
    let user = User::new();
    let mut session = user.reading(SILENT, &[], &[]);
    session.type_keys("y");
    session.wait_for("copied.txt");
    session.wait_for("If it cannot be pasted");
    assert!(session.has_written(&osc52(&citation("LI-01", Lang::En))));
    assert_eq!(fs::read_to_string(user.file()).unwrap(), citation("LI-01", Lang::En) + "\n");
    assert_eq!(fs::metadata(user.file()).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn inside_tmux_it_is_said_both_to_tmux_and_through_it() {
    let user = User::new();
    let tmux = [("TMUX", OsStr::new("/tmp/tmux-0/default,1,0"))];
    let mut session = user.reading(SILENT, &[], &tmux);
    session.type_keys("y");
    session.wait_for("copied.txt");
    let plain = osc52(&citation("LI-01", Lang::En));
    let through = format!("\x1bPtmux;{}\x1b\\", plain.replace('\x1b', "\x1b\x1b"));
    assert!(session.has_written(&format!("{plain}{through}")));
}

#[test]
fn the_setting_decides_where_it_is_set() {
    let user = User::new();
    let mut session = user.reading(SILENT, &["--clipboard", "terminal"], &[]);
    session.type_keys("y");
    session.wait_for("Copied LI-01 and its citation.");
    assert!(session.has_written("\x1b]52;c;"));
    assert!(!user.file().exists());
    drop(session);

    let mut session = user.reading(PROMISES, &["--clipboard", "file"], &[]);
    session.type_keys("y");
    session.wait_for("to the file");
    assert!(!session.has_written("\x1b]52;c;"));
    assert_eq!(fs::read_to_string(user.file()).unwrap(), citation("LI-01", Lang::En) + "\n");
}

#[test]
fn a_desk_that_is_only_to_read_writes_no_file_and_says_that_it_may_not_be_there() {
    let user = User::new();
    let mut session = user.reading(SILENT, &["--read-only"], &[]);
    session.type_keys("y");
    session.wait_for("not every terminal takes it");
    assert!(session.has_written("\x1b]52;c;"));
    assert!(!user.0.path().join(".local").exists());
}

#[test]
fn what_is_too_long_for_terminals_goes_into_the_file_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("state/copied.txt");
    let clipboard = Clipboard { promised: true, file: Some(file.clone()), ..Clipboard::default() };
    let copy = |text: &str| {
        let mut out = Vec::new();
        (clipboard.copy(text, &mut out).unwrap(), out)
    };
    // 100,000 bytes are taken: 8 of them around the text, which grows by a third.
    let most = "a".repeat(74_991);
    let (place, out) = copy(&most);
    assert_eq!((place, out.len()), (Place::Clipboard, osc52(&most).len()));
    assert!(out.len() <= 100_000);
    let (place, out) = copy(&"a".repeat(75_000));
    assert_eq!((place, out.len()), (Place::File(file.clone()), 0));
    assert_eq!(fs::read(&file).unwrap().len(), 75_001);
    let nowhere = Clipboard { file: None, ..clipboard.clone() };
    assert_eq!(nowhere.copy(&most.repeat(2), &mut Vec::new()).unwrap(), Place::Nowhere);
}

#[test]
fn nothing_that_a_terminal_or_a_shell_acts_on_is_copied() {
    let clipboard = Clipboard { asked: Asked::Terminal, ..Clipboard::default() };
    let mut out = Vec::new();
    clipboard.copy("a\x1b[31mb\rc\u{202e}d\ne", &mut out).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), osc52("a␛[31mb␍c\u{fffd}d\ne"));
}

#[test]
fn wherever_an_item_is_selected_it_is_copied() {
    let folder = tempfile::tempdir().unwrap();
    let copied = |desk: Desk| desk.state.copied.map(|copied| copied.id);
    for (place, id) in [
        ("<enter>jj", Some("drill")),
        ("<enter>j<enter>", Some("service")),
        ("gt", Some("FE-E02")),
        ("gx", None),
        ("gh<down>", Some("light")),
    ] {
        let desk = Desk::open(Lang::En, 120, 40).keys(place);
        let here = desk.state.item_here().map(|item| desk.state.library.item(item).unwrap().id().to_string());
        let desk = desk.keys("y");
        assert_eq!(desk.state.notice.is_some(), here.is_none(), "{place}");
        assert_eq!((copied(desk), id.is_some()), (here.clone(), here.is_some()), "{place}");
    }
    // In the look-up, where letters are text; and in a review.
    let desk = Desk::open(Lang::En, 80, 24).keys("<ctrl-f>").paste("LI-01").keys("<alt-y>");
    assert_eq!(copied(desk), Some("LI-01".to_owned()));
    let desk = Desk::open(Lang::En, 80, 24).on_ledger(&folder.path().join("teigen/ledger.sqlite"));
    let desk = desk.keys("m<enter>").paste("Council").keys("<ctrl-s>y");
    assert_eq!(copied(desk), Some("FE-01".to_owned()));
}

#[test]
fn a_message_that_does_not_fit_the_footer_is_told_in_full_above_it() {
    for lang in Lang::ALL {
        for columns in [40, 80] {
            let path = PathBuf::from("/home/somebody/.local/state/teigen/copied.txt");
            let copied = teigen::state::Copied {
                id: "FE-01".to_owned(),
                excerpt: teigen::state::Excerpt::Citation,
                place: Place::Either(path),
            };
            let desk = Desk::open(lang, columns, 12).after(|state| state.copied = Some(copied));
            let screen: String = desk.screen().split_whitespace().collect();
            assert!(screen.contains("/teigen/copied.txt"), "{lang:?} {columns}\n{}", desk.screen());
        }
    }
}

#[test]
fn without_a_screen_the_copy_is_written_out() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_teigen"));
    let briefs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/desk");
    command.env_clear().env("HOME", "/proc/nonexistent").env("TEIGEN_BRIEFS", briefs);
    let mut lines = tempfile::tempfile().unwrap();
    std::io::Write::write_all(&mut lines, b"1\n1\ny\nq\n").unwrap();
    std::io::Seek::rewind(&mut lines).unwrap();
    let output = command.args(["--plain", "--lang", "en", "--read-only"]).stdin(lines).output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("ferry (Ferry cooperation)"), "{told}");
}

#[test]
fn what_the_library_lacks_has_no_citation() {
    let empty = Library::default();
    let item = fixture("desk").0.find(&Id::from("FE-01")).unwrap();
    assert_eq!((page::citation(&empty, item, Lang::Ja), page::text(&empty, item, Lang::Ja)), Default::default());
}
