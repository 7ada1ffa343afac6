//! The themes: what a file says, what is wrong with it, choosing one, and a change of its file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use ratatui::style::{Color, Modifier};
use support::desk::Desk;
use support::pty::Session;
use teigen::lang::Lang;
use teigen::theme::{self, BUILT_IN, Known, Role, Theme, Themes};

fn mistakes() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/theme/mistakes.toml")).unwrap()
}

#[test]
fn every_mistake_is_told_at_its_place_in_each_language() {
    let (_, problems) = theme::read("mistakes.toml", &mistakes());
    for lang in Lang::ALL {
        let told: Vec<String> = problems.iter().map(|problem| problem.render(lang)).collect();
        insta::assert_snapshot!(format!("mistakes-{lang}"), told.join("\n\n"));
    }
}

#[test]
fn what_is_sound_holds_beside_the_mistakes() {
    let (theme, _) = theme::read("mistakes.toml", &mistakes());
    let [text, cursor, id] = [Role::Text, Role::Cursor, Role::Id].map(|role| theme.style(role));
    assert_eq!((text.fg, text.bg), (Some(Color::Rgb(0xd0, 0xd0, 0xd0)), Some(Color::Indexed(234))));
    assert_eq!((cursor.fg, cursor.bg), (text.fg, Some(Color::Indexed(24))));
    assert_eq!((id.fg, id.bg), (text.fg, text.bg));
}

#[test]
fn the_themes_inside_the_program_are_files_without_a_mistake() {
    for (name, file) in BUILT_IN {
        let (theme, problems) = theme::read(name, file);
        assert_eq!(problems, [], "{name}");
        assert_eq!(Themes::default().named(name), Some(theme));
    }
}

#[test]
fn roles_that_are_missing_are_told_by_name_and_the_cursor_still_shows() {
    let (theme, problems) = theme::read("short.toml", "text = { fg = 252, bg = 234 }");
    assert_eq!(problems.len(), Role::ALL.len() - 1);
    assert!(problems[0].render(Lang::En).contains("\"dim\""), "{}", problems[0].render(Lang::En));
    assert!(theme.style(Role::Cursor).add_modifier.contains(Modifier::REVERSED));
}

#[test]
fn a_file_from_a_hostile_hand_takes_no_time() {
    let started = std::time::Instant::now();
    for size in [1 << 15, 1 << 24] {
        for part in ["text = ", "[", "{a=", "text = {}\n", "\u{1b}[31m = {}\n", "dim = {fg = \"#"] {
            let (_, problems) = theme::read("theme.toml", &part.repeat(size / part.len()));
            assert!(!problems.is_empty());
            assert!(problems.iter().all(|problem| !problem.render(Lang::Ja).contains('\u{1b}')));
        }
    }
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn the_key_goes_through_every_theme_with_colours_and_names_it() {
    let names: Vec<String> = Themes::default().names().map(str::to_owned).collect();
    let mut desk = Desk::open(Lang::En, 100, 30);
    let mut seen = vec![desk.state.theme.clone()];
    for _ in 0..names.len() - 2 {
        desk = desk.keys("<ctrl-t>");
        seen.push(desk.state.theme.clone());
        assert!(desk.screen().contains(&format!("Theme:  {}", desk.state.theme)), "{}", desk.screen());
    }
    assert_eq!(seen, names[..names.len() - 1], "all but the one without colours");
    assert_eq!(desk.keys("<ctrl-t>").state.theme, names[0]);
}

#[test]
fn who_asked_for_no_colours_gets_none_by_the_key() {
    let desk = Desk::open(Lang::En, 100, 30).after(|state| state.take_themes(Themes::default(), "plain"));
    assert_eq!(desk.keys("<ctrl-t>").state.theme, "plain");
}

#[test]
fn a_theme_of_ones_own_goes_before_the_one_of_the_same_name() {
    let own = Theme::default();
    let known = |name: &str| Known { name: name.to_owned(), path: Some(format!("{name}.toml")), theme: own };
    let themes = Themes::with(vec![known("dark"), known("mine")]);
    assert_eq!(themes.named("dark"), Some(own));
    assert_eq!(themes.names().filter(|name| *name == "dark").count(), 1);
    let mut name = "mine";
    for _ in themes.names() {
        name = themes.after(name);
        assert_ne!(name, "plain");
    }
}

const MINE: &str = "text = { fg = 16, bg = 231 }\n";

/// The file of the theme `dark` with another ground.
fn mine(ground: u8) -> String {
    let (_, dark) = BUILT_IN.iter().find(|(name, _)| *name == "dark").unwrap();
    assert!(dark.contains("bg = 234"));
    dark.replace("bg = 234", &format!("bg = {ground}"))
}

#[test]
fn an_edit_of_the_theme_shows_at_once_and_its_mistakes_are_counted() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("teigen/themes");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("mine.toml");
    fs::write(&file, mine(17)).unwrap();
    let env = [
        ("XDG_CONFIG_HOME", home.path().as_os_str()),
        ("XDG_DATA_HOME", OsStr::new("/proc/nonexistent")),
        ("LC_ALL", OsStr::new("en_GB.UTF-8")),
    ];
    let args = ["--read-only", "--ambiguous", "narrow", "--theme", "mine"];
    let mut session = Session::start(env!("CARGO_BIN_EXE_teigen"), &args, &env, (120, 30));
    let ground = |screen: &vt100::Screen| screen.cell(26, 4).map(vt100::Cell::bgcolor);
    session.wait_until("the ground of the theme", |screen| ground(screen) == Some(vt100::Color::Idx(17)));
    fs::write(&file, mine(52)).unwrap();
    session.wait_until("the new ground", |screen| ground(screen) == Some(vt100::Color::Idx(52)));
    fs::write(&file, MINE).unwrap();
    session.wait_until("another ground", |screen| ground(screen) == Some(vt100::Color::Idx(231)));
    session.type_keys("!");
    session.wait_for("\"dim\"");
    fs::remove_file(&file).unwrap();
    session.wait_for("There are no problems");
    session.type_keys("\u{3}");
    assert_eq!(session.wait_ended(), 0);
}
