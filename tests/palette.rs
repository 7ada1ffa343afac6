//! Actions by name, what can follow a key, and the help narrowed by words.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::desk::{Desk, has, lacks, screens};
use teigen::action::{Action, Scope};
use teigen::key::Keymap;
use teigen::lang::Lang;
use teigen::shell::run::Exit;

/// A screen for each language and size.
fn snapshots(name: &str, keys: &str) {
    for (name, screen) in screens(name, |lang, columns, rows| Desk::open(lang, columns, rows).keys(keys)) {
        insta::assert_snapshot!(name, screen);
    }
}

#[test]
fn the_palette_lists_what_can_be_done_here_with_its_keys() {
    snapshots("all", ":");
}

#[test]
fn the_palette_narrows_to_what_is_typed_in_any_language() {
    snapshots("narrowed", ":lang");
}

#[test]
fn what_can_follow_a_key_is_shown_while_it_waits() {
    snapshots("follows", "g");
}

#[test]
fn what_is_chosen_is_done_in_the_place_below() {
    let desk = Desk::open(Lang::En, 120, 40).keys("<enter>jj<enter>:").paste("explain a term").keys("<enter>");
    has(&desk, "No term of the glossary occurs here.");
    let desk = desk.keys("<ctrl-p>").paste("次の提言").keys("<enter>");
    has(&desk, "Ferry cooperation › FE-02");
}

#[test]
fn the_palette_walks_down_and_up_and_escape_closes_it_without_a_trace() {
    let desk = Desk::open(Lang::En, 120, 40).keys("j");
    let before = desk.screen();
    let desk = desk.keys(":<down><down><up>");
    assert_eq!(desk.state.palette.as_ref().map(|palette| palette.cursor), Some(1));
    assert_eq!(desk.keys("<esc>").screen(), before);
}

#[test]
fn a_name_that_no_action_has_is_said_so() {
    let desk = Desk::open(Lang::En, 80, 24).keys(":zzzz");
    has(&desk, "No action has that name.");
    let desk = desk.keys("<enter>");
    assert!(desk.state.palette.is_none());
}

#[test]
fn the_palette_can_quit_and_suspend_as_keys_can() {
    assert_eq!(Desk::open(Lang::En, 80, 24).keys(":suspend<enter>").stops, 1);
    let desk = Desk::open(Lang::En, 80, 24).burst(":quit<enter>L");
    assert_eq!((desk.exit, desk.state.lang()), (Some(Exit::Quit), Lang::En), "what follows is not heard");
}

#[test]
fn what_is_typed_into_the_palette_does_nothing_else() {
    let desk = Desk::open(Lang::En, 80, 24).keys(":qL5gg");
    assert_eq!(desk.state.lang(), Lang::En);
    has(&desk, ": Action  qL5gg");
}

#[test]
fn every_action_of_the_catalogue_is_offered_somewhere_but_those_that_need_the_line_or_a_digit() {
    let offered = |place| teigen::palette::choices(&Keymap::default(), place, "", &[]);
    let places = Scope::ALL.into_iter().filter(|scope| !scope.takes_text());
    let offered: Vec<Action> = places.flat_map(offered).collect();
    let in_lines_only = |action: &&Action| action.scopes().iter().all(|scope| scope.takes_text());
    for action in Action::ALL.iter().filter(|action| !in_lines_only(action)) {
        let needs_more = matches!(action, Action::Count | Action::Decide | Action::OpenNumber | Action::Palette);
        assert_eq!(offered.contains(action), !needs_more, "{action:?}");
    }
}

#[test]
fn the_palette_shows_the_keys_that_the_user_has() {
    let mut desk = Desk::open(Lang::En, 80, 24);
    desk.state.keymap = Keymap::patched("keymap.toml", "[global]\nnext-language = [\"ctrl-k\"]\ngo-home = []").0;
    let desk = desk.keys(":lang");
    has(&desk, "Ctrl-k");
    let desk = desk.keys("<ctrl-u>home");
    has(&desk, "go-home");
    lacks(&desk, "g h");
}

#[test]
fn an_action_is_found_by_the_keys_that_the_user_has() {
    let first = |desk: &Desk| desk.state.palette.as_ref().unwrap().choices[0];
    for (typed, action) in [("g f", Action::FollowUp), ("ctrl-f", Action::LookUp), ("y", Action::Copy)] {
        let desk = Desk::open(Lang::Ja, 80, 24).keys(":").paste(typed);
        assert_eq!(first(&desk), action, "{typed}");
    }
    let mut desk = Desk::open(Lang::En, 80, 24);
    desk.state.keymap = Keymap::patched("keymap.toml", "[global]\nnext-language = [\"ctrl-k\"]").0;
    assert_eq!(first(&desk.keys(":").paste("ctrl-k")), Action::NextLanguage);
}

#[test]
fn what_has_nothing_to_do_now_stands_last_in_the_palette() {
    // On a collection there is nothing to copy, mark or note, and nothing was recorded or visited.
    let desk = Desk::open(Lang::En, 120, 40).keys("G:");
    let choices = &desk.state.palette.as_ref().unwrap().choices;
    let at = |action: Action| choices.iter().position(|it| *it == action).unwrap();
    for idle in [Action::Copy, Action::CopyText, Action::Bookmark, Action::Undo, Action::LedgerPlace, Action::JumpBack]
    {
        assert!(at(idle) > at(Action::Down), "{idle:?} in {choices:?}");
    }
    assert!(!choices.contains(&Action::Retry));
    // By name it is found, and says why it does nothing.
    has(&desk.paste("copy id").keys("<enter>"), "Select an item first.");
}

#[test]
fn keys_that_can_follow_stand_above_the_footer_where_it_has_no_room() {
    let wide = Desk::open(Lang::En, 200, 60).keys("g");
    let narrow = Desk::open(Lang::En, 40, 12).keys("g");
    assert!(wide.screen().lines().last().unwrap().contains("outline"));
    assert!(!narrow.screen().lines().last().unwrap().contains("outline"));
    has(&narrow, "outline");
    lacks(&narrow.keys("<esc>"), "outline");
}

#[test]
fn the_help_is_narrowed_by_words_and_whole_again() {
    let desk = Desk::open(Lang::Ja, 120, 40).keys("?/");
    let desk = desk.paste("言語");
    has(&desk, "言語を切り替える");
    lacks(&desk, "半画面下へ");
    let desk = desk.keys("<enter>");
    has(&desk, "言語を切り替える");
    let desk = desk.keys("<esc>");
    has(&desk, "半画面下へ");
    has(&desk.keys("/zzzz"), "一致する項目はありません");
}

#[test]
fn the_help_is_found_by_a_key_too() {
    let desk = Desk::open(Lang::En, 120, 40).keys("?/").paste("Ctrl-d");
    has(&desk, "half a page down");
    lacks(&desk, "half a page up");
}

#[test]
fn problems_are_narrowed_by_words() {
    let (library, problems) = support::desk::fixture("desk-with-bad");
    let desk = Desk::with(library, problems, Lang::En, 120, 40).keys("!/").paste("bad.yaml");
    has(&desk, "bad.yaml:");
    let desk = desk.keys("<ctrl-u>").paste("no such words");
    lacks(&desk, "bad.yaml:");
    let desk = desk.keys("<esc><esc>");
    has(&desk, "Care of the lighthouse");
}

#[test]
fn lines_of_text_choose_by_number() {
    let mut desk = Desk::open(Lang::En, 80, 24);
    let mut said = Vec::new();
    let mut lines = ":\nquit\n1\n".as_bytes();
    teigen::shell::plain::run(&mut desk.state, &mut desk.keeper, &mut lines, &mut said).unwrap();
    let said = String::from_utf8(said).unwrap();
    assert!(said.contains("1. quit  quit"), "{said}");
    assert!(said.matches("quit:").count() == 3, "the third line ends it: {said}");
}

#[test]
fn no_size_panics_with_a_window_open() {
    for keys in [":", ":zz", "g", "?/x", "M", "'"] {
        let mut desk = Desk::open(Lang::Ja, 80, 24).keys(keys);
        for columns in (0..30).chain([39, 40, 59, 60, 61, 80, 99, 100, 101, 120, 200, 250]) {
            for rows in [0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 13, 14, 15, 24, 60] {
                desk = desk.resize(columns, rows);
            }
        }
    }
}

#[test]
fn escape_with_nowhere_to_go_back_to_offers_every_action() {
    let desk = Desk::open(Lang::En, 80, 24).keys("<esc>");
    has(&desk, "timeline");
    let desk = desk.keys("<esc>");
    lacks(&desk, "timeline");
    has(&desk, "Care of the lighthouse");
}
