//! Moving about: counts, places, marks, bookmarks, the mouse.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use ratatui::layout::Position;
use support::desk::{Desk, fixture, has, lacks};
use teigen::lang::Lang;
use teigen::state::Level;
use teigen::update::Mouse;

fn desk() -> Desk {
    Desk::open(Lang::En, 120, 40)
}

/// A press on the first place of the screen that shows these words.
fn press(desk: &Desk, words: &str, double: bool) -> Mouse {
    let screen = desk.screen();
    let found = screen.lines().enumerate().find_map(|(y, line)| Some((y, line.find(words)?, line)));
    let (y, x, line) = found.unwrap_or_else(|| panic!("expected {words:?} on\n{screen}"));
    let x = unicode_width::UnicodeWidthStr::width(line.get(..x).unwrap_or_default());
    Mouse::Press { at: Position::new(x as u16, y as u16), double }
}

fn click(desk: Desk, words: &str) -> Desk {
    let mouse = press(&desk, words, false);
    desk.mouse(mouse)
}

fn double_click(desk: Desk, words: &str) -> Desk {
    let mouse = press(&desk, words, true);
    click(desk, words).mouse(mouse)
}

#[test]
fn a_count_repeats_the_next_move_and_only_that() {
    let one_by_one = desk().keys("<enter>jjjj").screen();
    let desk = desk().keys("<enter>4");
    has(&desk, "4 ..");
    let desk = desk.keys("j");
    assert_eq!(desk.screen(), one_by_one);
    assert_eq!(desk.keys("k").screen(), self::desk().keys("<enter>jjj").screen());
}

#[test]
fn a_count_of_more_than_there_is_goes_to_the_end_at_once() {
    let started = std::time::Instant::now();
    let desk = desk().keys("<enter>99999999j");
    assert_eq!(desk.screen(), self::desk().keys("<enter>G").screen());
    assert!(started.elapsed().as_secs() < 10);
}

#[test]
fn a_count_before_the_ends_goes_to_the_row_of_that_number() {
    let third = desk().keys("<enter>jj").screen();
    for keys in ["<enter>3G", "<enter>G3gg", "<enter>03G"] {
        assert_eq!(desk().keys(keys).screen(), third, "{keys}");
    }
}

#[test]
fn a_count_repeats_groups_and_escape_drops_it() {
    assert_eq!(desk().keys("<enter>2]").screen(), desk().keys("<enter>]]").screen());
    assert_eq!(desk().keys("<enter>5<esc>j").screen(), desk().keys("<enter>j").screen());
    assert_eq!(desk().keys("<enter>5L").state.lang(), Lang::Ko, "no count of languages");
}

#[test]
fn on_a_page_a_digit_opens_a_link_as_before() {
    has(&desk().keys("<enter>jj<enter>1"), "Passengers fell from 40,000");
}

#[test]
fn places_are_gone_back_and_forth_through() {
    let list = desk().keys("<enter>jj");
    let before = list.screen();
    let page = list.keys("<enter>").keys("jj");
    let read = page.screen();
    let away = page.keys("gh");
    let home = away.screen();
    let desk = away.keys("<ctrl-o>");
    assert_eq!(desk.screen(), read);
    let desk = desk.keys("<alt-left>");
    assert_eq!(desk.screen(), before);
    let desk = desk.keys("<alt-right><alt-o>");
    assert_eq!(desk.screen(), home);
    has(&desk.keys("<alt-o>"), "No further place.");
}

#[test]
fn going_elsewhere_begins_the_way_forth_anew() {
    let desk = desk().keys("<enter>jj<enter><ctrl-o>j<enter>");
    has(&desk.keys("<alt-o>"), "No further place.");
}

#[test]
fn places_outlive_briefs_that_are_read_anew_and_those_that_are_gone_are_passed_over() {
    let desk = desk().keys("<enter>jj<enter><esc><esc>j<enter>");
    let (library, problems) = fixture("desk");
    let desk = desk.after(|state| state.reload(library, problems)).keys("<ctrl-o><ctrl-o><ctrl-o>");
    has(&desk, "FE-01");
    let (library, problems) = fixture("desk-with-bad");
    let desk = desk.after(|state| state.reload(library, problems)).keys("<ctrl-o><ctrl-o><ctrl-o><ctrl-o>");
    lacks(&desk, "FE-01");
    has(&desk, "No further place.");
}

#[test]
fn many_places_are_kept_but_not_all() {
    let mut desk = desk().keys("<enter>");
    for _ in 0..200 {
        desk = desk.keys("lh");
    }
    has(&desk.burst(&"<ctrl-o>".repeat(60)), "No further place.");
}

#[test]
fn a_mark_leads_back_to_its_item_from_anywhere() {
    let desk = desk().keys("<enter>jjMa");
    has(&desk, "Marked.");
    let desk = desk.keys("<esc>'");
    has(&desk, "a FE-01");
    let desk = desk.keys("a");
    has(&desk, "East Town and West Town should begin");
    let desk = desk.keys("'a<esc>");
    assert_eq!(desk.state.levels.len(), 1, "a mark of the page that is read adds no level");
}

#[test]
fn a_mark_that_is_not_set_or_not_a_letter_is_said_so_and_escape_asks_no_more() {
    has(&desk().keys("'x"), "There is no such mark.");
    has(&desk().keys("M?"), "There is no such mark.");
    has(&desk().keys("jjjMa"), "Select an item first.");
    let desk = desk().keys("M");
    has(&desk, "Mark with a letter");
    let desk = desk.keys("<esc>q");
    assert!(desk.state.memory.marks.is_empty());
}

#[test]
fn a_full_width_letter_marks_as_its_twin_does() {
    assert_eq!(desk().keys("<enter>jjＭａ").state.memory.marks.keys().collect::<Vec<_>>(), [&'a']);
}

#[test]
fn bookmarks_are_given_listed_filtered_and_taken_away() {
    let desk = desk().keys("gb");
    has(&desk, "Nothing here yet.");
    let desk = desk.keys("<esc><enter>jjB");
    has(&desk, "Bookmarked.");
    let desk = desk.keys("j<enter>Bgb");
    has(&desk, "Bookmarks");
    has(&desk, "FE-01");
    has(&desk, "FE-F01");
    let filtered = desk.keys("/begin");
    has(&filtered, "1 of 2");
    let desk = filtered.keys("<esc><enter>B");
    has(&desk, "Bookmark taken off.");
    let desk = desk.keys("<esc>gb");
    has(&desk, "1/1");
}

#[test]
fn what_was_opened_lately_is_listed_the_last_first() {
    let desk = desk().keys("<enter>jj<enter>1<esc><esc><esc>gv");
    let screen = desk.screen();
    let at = |words: &str| screen.lines().position(|line| line.contains(words)).unwrap();
    assert!(at("▸ FE-01") < at("  FE-F01"), "{screen}");
    let desk = desk.keys("gbgv<esc>");
    assert!(matches!(desk.state.levels.as_slice(), [Level::List(_)]), "one list takes the other's place");
}

#[test]
fn a_click_selects_and_a_double_click_opens() {
    let desk = click(desk().keys("<enter>"), "FE-02");
    has(&desk, "▸ FE-02");
    has(&double_click(desk, "FE-F01"), "Passengers fell from 40,000");
}

#[test]
fn a_click_in_another_column_goes_there() {
    let desk = click(desk().keys("<enter>jj<enter>"), "FE-02");
    has(&desk, "▸ FE-02");
    assert_eq!(desk.state.levels.len(), 2);
    let desk = click(desk, "Care of");
    has(&desk, "▸ Care of");
    has(&desk, "LI-01");
    assert_eq!(desk.state.levels.len(), 1);
    let desk = click(desk, "LI-F01");
    has(&desk, "▸ LI-F01");
    let desk = click(desk, "The supply was installed");
    assert!(desk.state.reading().is_some());
}

#[test]
fn a_link_is_selected_and_opened() {
    let desk = click(desk().keys("<enter>jj<enter>"), "2(1) ¶1");
    assert!(desk.state.reading().unwrap().link.is_some());
    has(&double_click(desk, "2(1) ¶1"), "Harbour Council");
}

#[test]
fn home_is_clicked_too() {
    let desk = click(desk().keys("gh"), "The lighthouse needs a new power");
    has(&desk, "▸ Care of the lighthouse");
    has(&double_click(desk, "FE-W01"), "Whether both councils approve");
}

#[test]
fn the_wheel_moves_what_has_the_keys() {
    let desk = desk().keys("<enter>").mouse(Mouse::Wheel { down: true });
    assert_eq!(desk.screen(), self::desk().keys("<enter>jjj").screen());
    let desk = desk.keys("<enter>").resize(44, 12).mouse(Mouse::Wheel { down: true });
    assert_eq!(desk.state.reading().unwrap().top, 3);
}

#[test]
fn a_click_on_nothing_changes_nothing() {
    for keys in ["", "<enter>", "<enter>jj<enter>", "gh", "?", ":", "/drill"] {
        let desk = desk().keys(keys);
        let before = desk.screen();
        for at in [(0, 0), (119, 39), (1, 2), (500, 500)] {
            let mouse = Mouse::Press { at: at.into(), double: true };
            assert_eq!(self::desk().keys(keys).mouse(mouse).screen(), before, "{keys} {at:?}");
        }
    }
}

#[test]
fn the_mouse_is_off_until_a_key_turns_it_on() {
    let desk = desk();
    assert!(!desk.state.habits.mouse);
    let desk = desk.keys("<alt-m>");
    has(&desk, "The mouse is on.");
    assert!(desk.state.habits.mouse);
    has(&desk.keys("<alt-m>"), "The mouse is the terminal's again.");
}
