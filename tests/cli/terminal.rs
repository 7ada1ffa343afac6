//! The program on a terminal: pages as wide as it, and the desk in the colours asked for.

use std::ffi::OsStr;

use crate::fixture;
use crate::support::pty::{Session, Signal};

/// Starts the program on the fixtures' briefs, on a terminal of that size.
fn on_terminal(args: &[&str], variables: &[(&str, &OsStr)], size: (u16, u16)) -> Session {
    let briefs = fixture("desk");
    // A folder that exists, as the program is started in it, without settings in it.
    let home = fixture("");
    let unset = OsStr::new("");
    let mut env = vec![
        ("TEIGEN_BRIEFS", briefs.as_os_str()),
        ("HOME", home.as_os_str()),
        ("XDG_CONFIG_HOME", unset),
        ("NO_COLOR", unset),
        ("LC_ALL", OsStr::new("en_GB.UTF-8")),
    ];
    env.extend(variables);
    // A folder that cannot be made: nothing is kept.
    env.push(("XDG_STATE_HOME", OsStr::new("/dev/null")));
    Session::start(env!("CARGO_BIN_EXE_teigen"), args, &env, size)
}

/// Whether any cell of the screen has a colour.
fn has_colour(screen: &vt100::Screen) -> bool {
    let (rows, cols) = screen.size();
    let cells = (0..rows.get()).flat_map(|row| (0..cols.get()).filter_map(move |col| screen.cell(row, col)));
    cells.into_iter().any(|cell| cell.fgcolor() != vt100::Color::Default || cell.bgcolor() != vt100::Color::Default)
}

#[test]
fn a_page_is_as_wide_as_the_terminal_and_plain() {
    let mut session = on_terminal(&["show", "FE-01"], &[], (44, 50));
    assert_eq!(session.wait_ended(), 0);
    let screen = session.screen();
    let text = screen.contents();
    assert!(text.contains("East Town and West Town should begin joint\noperation in fiscal 2026."), "{text}");
    assert!((0..50).all(|row| !screen.row_wrapped(row)), "{text}");
    assert!(!has_colour(screen));
}

#[test]
fn the_desk_opens_on_a_terminal_and_quits() {
    let mut session = on_terminal(&[], &[], (100, 30));
    session.wait_for("Ferry cooperation");
    assert!(has_colour(session.screen()));
    session.type_keys("q");
    assert_eq!(session.wait_ended(), 0);
}

#[test]
fn the_desk_ends_with_the_status_of_the_signal_that_ends_it() {
    let mut session = on_terminal(&[], &[], (100, 30));
    session.wait_for("Ferry cooperation");
    session.send(Signal::TERM);
    assert_eq!(session.wait_ended(), 143);
}

#[test]
fn the_desk_has_no_colours_where_the_user_wants_none() {
    let no_color = [("NO_COLOR", OsStr::new("1"))];
    let mut session = on_terminal(&[], &no_color, (100, 30));
    session.wait_for("Ferry cooperation");
    assert!(!has_colour(session.screen()));
    session.type_keys("q");
    assert_eq!(session.wait_ended(), 0);

    let mut session = on_terminal(&["--theme", "light"], &no_color, (100, 30));
    session.wait_for("Ferry cooperation");
    assert!(has_colour(session.screen()), "an option weighs more than a variable");
}

#[test]
fn the_desk_opens_with_what_is_sound_and_counts_the_rest() {
    let bad = fixture("desk-with-bad");
    let path = bad.to_str().expect("UTF-8");
    let mut session = on_terminal(&[path, "--lang", "ja"], &[], (100, 30));
    session.wait_for("灯台保全");
    session.wait_for("問題1件");
}

#[test]
fn the_desk_says_that_the_settings_file_has_a_mistake_and_uses_what_is_sound() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("settings.toml");
    std::fs::write(&path, "theme = \"plain\"\nmeasure = 7\n").unwrap();
    let mut session = on_terminal(&["--config", path.to_str().unwrap()], &[], (100, 30));
    session.wait_for("only what is sound applies");
    session.wait_for("1 problem");
    assert!(!has_colour(session.screen()));
    session.type_keys("!");
    session.wait_for("settings.toml:2:11");
}

#[test]
fn the_mouse_is_listened_to_when_it_is_turned_on_and_is_the_terminals_again_in_the_end() {
    let has_mouse = |screen: &vt100::Screen| screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None;
    let mut session = on_terminal(&[], &[], (100, 30));
    session.wait_for("Ferry cooperation");
    assert!(!has_mouse(session.screen()));
    session.type_keys("\x1bm");
    session.wait_until("the mouse", has_mouse);
    // A press and its release on the second brief, then another at once.
    let y = 1 + (0..30).find(|row| row_says(session.screen(), *row, "Care of")).expect("a brief");
    for _ in 0..2 {
        session.type_keys(&format!("\x1b[<0;10;{y}M\x1b[<0;10;{y}m"));
    }
    session.wait_for("LI-F01");
    session.type_keys("\x1a");
    session.wait_stopped();
    session.wait_until("the screen given back", |screen| !screen.alternate_screen());
    session.assert_restored();
    session.send(Signal::CONT);
    session.wait_until("the mouse", has_mouse);
    session.type_keys("q");
    assert_eq!(session.wait_ended(), 0);
    session.assert_restored();
}

fn row_says(screen: &vt100::Screen, row: u16, words: &str) -> bool {
    screen.rows(0, u16::MAX).nth(row.into()).is_some_and(|line| line.contains(words))
}
