//! The desk as its users meet it: a fixture, keys, a screen.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::desk::{Desk, fixture, has, lacks, screens};
use teigen::key::Keymap;
use teigen::lang::Lang;
use teigen::shell::run::Exit;

/// A screen for each language and size, read before it was accepted.
fn snapshots(name: &str, keys: &str) {
    for (name, screen) in screens(name, |lang, columns, rows| Desk::open(lang, columns, rows).keys(keys)) {
        insta::assert_snapshot!(name, screen);
    }
}

#[test]
fn the_desk_opens_on_the_library() {
    snapshots("library", "");
}

#[test]
fn enter_opens_a_brief() {
    snapshots("brief", "<enter>");
}

#[test]
fn enter_on_a_proposal_opens_its_page() {
    snapshots("proposal", "<enter>jj<enter>");
}

#[test]
fn a_filter_at_the_library_finds_across_briefs() {
    snapshots("filter", "/safety");
}

#[test]
fn a_list_without_rows_says_which_keys_lead_out_of_it() {
    // Of one brief: others may have it. While one types, the key for that is one of the line of input.
    let desk = Desk::open(Lang::En, 120, 40).keys("<enter>/lighthouse");
    has(&desk, "Nothing matches.");
    has(&desk, "Esc clears the filter.");
    lacks(&desk, "searches every brief");
    has(&desk.keys("<enter>"), "Ctrl-f searches every brief.");
    // Of all briefs already.
    let desk = Desk::open(Lang::En, 120, 40).keys("/xyzzy<enter>");
    has(&desk, "Esc clears the filter.");
    lacks(&desk, "searches every brief");
    has(&Desk::open(Lang::Ja, 120, 40).keys("<ctrl-f>"), "Escで戻ります。");
    // By the keys as they are bound.
    let (keymap, problems) = Keymap::patched("k.toml", "[global]\nlook-up = [\"F\"]\n[list]\nback = [\"b\"]\n");
    assert_eq!(problems, Vec::new());
    let desk = Desk::open(Lang::En, 120, 40).after(|state| state.keymap = keymap).keys("<enter>/lighthouse<enter>");
    has(&desk, "b clears the filter.");
    has(&desk, "F searches every brief.");
}

#[test]
fn the_keys_of_the_place_are_listed() {
    snapshots("keys", "<enter>?");
}

#[test]
fn drilling_down_goes_from_brief_to_proposal_to_finding_to_source_and_back() {
    let desk = Desk::open(Lang::En, 120, 40).keys("<enter>jj<enter>");
    has(&desk, "East Town and West Town should begin");
    let desk = desk.keys("1");
    has(&desk, "Passengers fell from 40,000");
    has(&desk, "Ferry cooperation › FE-01 › FE-F01");
    let desk = desk.keys("<tab><tab><tab><enter>");
    has(&desk, "Harbour Council");
    has(&desk, "Items citing this");
    let desk = desk.keys("<esc>");
    has(&desk, "Passengers fell from 40,000");
    let desk = desk.keys("<esc><esc><esc>");
    has(&desk, "Across briefs");
    lacks(&desk, "›");
}

#[test]
fn related_proposals_lead_across_briefs_and_back() {
    let desk = Desk::open(Lang::En, 120, 40).keys("<enter>jj<enter>4");
    has(&desk, "East Town needs to renew the power");
    let desk = desk.keys("<left>");
    has(&desk, "East Town and West Town should begin");
}

#[test]
fn going_back_restores_cursor_and_filter_of_each_level() {
    let desk = Desk::open(Lang::En, 120, 40).keys("/drill<down><enter>");
    has(&desk, "FE-");
    let desk = desk.keys("<esc>");
    let before = desk.screen();
    has(&desk, "Found");
    let desk = desk.keys("<enter><esc>");
    assert_eq!(desk.screen(), before);
    let desk = desk.keys("<esc>");
    lacks(&desk, "Found");
}

#[test]
fn a_list_is_entered_again_where_it_was_left() {
    let desk = Desk::open(Lang::En, 120, 40).keys("<enter>Gk");
    let left = desk.screen();
    let desk = desk.keys("hl");
    assert_eq!(desk.screen(), left);
}

#[test]
fn escape_in_a_filter_goes_back_to_the_list_as_it_was() {
    let desk = Desk::open(Lang::En, 120, 40).keys("<enter>jjj");
    let before = desk.screen();
    let desk = desk.keys("/drill<esc>");
    assert_eq!(desk.screen(), before);
}

#[test]
fn a_filter_counts_and_says_when_nothing_is_left() {
    let desk = Desk::open(Lang::En, 120, 40).keys("<enter>/zzzz");
    has(&desk, "Nothing matches");
    has(&desk, "0 of ");
    let desk = desk.keys("<ctrl-u>rescue");
    has(&desk, "Hold rescue drills twice a year");
}

#[test]
fn a_filter_finds_by_any_language_whatever_language_shows() {
    for query in ["灯台の電源", "lighthouse's", "등대 전원의"] {
        let desk = Desk::open(Lang::Ja, 120, 40).keys("/").paste(query);
        has(&desk, "LI-01");
    }
}

#[test]
fn up_and_down_move_while_typing() {
    let one = Desk::open(Lang::En, 120, 40).keys("/f");
    let two = Desk::open(Lang::En, 120, 40).keys("/f<down>");
    assert_ne!(one.screen(), two.screen());
    assert_eq!(two.keys("<up>").screen(), one.screen());
}

#[test]
fn the_language_changes_everywhere_at_once_and_the_place_stays() {
    let desk = Desk::open(Lang::Ja, 120, 40).keys("<enter>jj<enter>");
    has(&desk, "東町と西町は");
    let desk = desk.keys("L");
    has(&desk, "East Town and West Town should begin");
    has(&desk, "Rationale");
    let desk = desk.keys("L");
    has(&desk, "동쪽 마을과 서쪽 마을은");
    let desk = desk.keys("L");
    has(&desk, "東町と西町は");
}

#[test]
fn a_page_turns_to_the_next_item_of_its_list() {
    let desk = Desk::open(Lang::En, 80, 24).keys("<enter>jj<enter>]");
    has(&desk, "FE-F01");
    has(&desk, "Passengers fell");
    let desk = desk.keys("[");
    has(&desk, "East Town and West Town should");
}

#[test]
fn full_width_keys_mean_their_ascii_twins_and_kana_get_a_hint() {
    let ascii = Desk::open(Lang::Ja, 120, 40).keys("jj").screen();
    let wide = Desk::open(Lang::Ja, 120, 40).keys("ｊｊ").screen();
    assert_eq!(ascii, wide);
    has(&Desk::open(Lang::Ja, 120, 40).keys("あ"), "入力方式を切ってください");
}

#[test]
fn q_and_ctrl_c_end_the_desk_but_a_q_in_a_filter_is_text() {
    let desk = Desk::open(Lang::En, 80, 24).keys("/q");
    has(&desk, "/ Filter  q");
    for keys in ["qL", "<ctrl-c>L", "/x<ctrl-c>L"] {
        let desk = Desk::open(Lang::En, 80, 24).burst(keys);
        assert_eq!((desk.exit, desk.state.lang()), (Some(Exit::Quit), Lang::En), "what follows {keys} is not heard");
    }
}

#[test]
fn ctrl_z_asks_for_a_stop() {
    assert_eq!(Desk::open(Lang::En, 80, 24).keys("<ctrl-z>").stops, 1);
}

#[test]
fn keys_in_one_burst_come_to_the_same_as_one_by_one() {
    let keys = "<enter>jjj<enter>L<esc>gg/dr<enter>";
    let one = Desk::open(Lang::En, 120, 40).keys(keys);
    let burst = Desk::open(Lang::En, 120, 40).burst(keys);
    assert_eq!(one.screen(), burst.screen());
}

#[test]
fn the_cursor_stands_at_the_caret_in_a_filter_and_on_the_selected_row_elsewhere() {
    let desk = Desk::open(Lang::Ja, 80, 24).keys("/").paste("救難");
    let (column, row) = desk.cursor();
    assert_eq!(row, 23);
    let line = desk.screen().lines().last().map(str::to_owned).unwrap_or_default();
    let before: String = line.split("救難").next().unwrap_or_default().to_owned() + "救難";
    assert_eq!(usize::from(column), unicode_width::UnicodeWidthStr::width(before.as_str()));
    let desk = Desk::open(Lang::Ja, 80, 24).keys("j");
    let (_, row) = desk.cursor();
    let line = desk.screen().lines().nth(row.into()).map(str::to_owned).unwrap_or_default();
    assert!(line.contains("灯台保全"), "{line}");
}

#[test]
fn no_size_panics_or_draws_outside() {
    let (library, _) = fixture("desk");
    for keys in ["", "<enter>", "<enter>jj<enter>", "/f", "?", "!", "<enter>/zz"] {
        for columns in (0..30).chain([39, 40, 59, 60, 61, 80, 99, 100, 101, 120, 200, 250]) {
            for rows in [0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 13, 14, 15, 24, 60] {
                let _ = Desk::with(library.clone(), Vec::new(), Lang::Ja, columns, rows).keys(keys);
            }
        }
    }
}

#[test]
fn resizing_keeps_the_place() {
    let desk = Desk::open(Lang::En, 120, 40).keys("<enter>jj<enter>").resize(40, 12).keys("jjjj");
    let desk = desk.resize(120, 40).resize(80, 24);
    has(&desk, "FE-01");
}

#[test]
fn a_screen_too_small_says_so() {
    has(&Desk::open(Lang::En, 18, 5), "Screen too small");
}

#[test]
fn a_bad_file_does_not_hide_the_good_ones_and_its_problems_are_listed() {
    let (library, problems) = fixture("desk-with-bad");
    let desk = Desk::with(library, problems, Lang::En, 120, 40);
    has(&desk, "Care of the lighthouse");
    has(&desk, "1 problem");
    let desk = desk.keys("!");
    has(&desk, "bad.yaml:");
    let desk = desk.keys("<esc>");
    has(&desk, "Care of the lighthouse");
}

#[test]
fn without_a_brief_the_desk_says_what_to_do() {
    let (_, problems) = fixture("desk-with-bad");
    let desk = Desk::with(teigen::brief::Library::default(), problems, Lang::En, 80, 24);
    has(&desk, "There is no brief to open.");
    has(&desk, "Press !");
}
