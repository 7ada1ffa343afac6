//! Reading comfort: two languages, search on a page, terms, citations, outline, places.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::desk::{Desk, fixture, has, lacks};
use teigen::lang::Lang;

/// The desk at the page of FE-01.
fn proposal(lang: Lang, columns: u16, rows: u16) -> Desk {
    Desk::open(lang, columns, rows).keys("<enter>jj<enter>")
}

/// The line of the screen that has the words.
fn line_of(desk: &Desk, words: &str) -> usize {
    let screen = desk.screen();
    let at = screen.lines().position(|line| line.contains(words));
    at.unwrap_or_else(|| panic!("expected {words:?} on\n{screen}"))
}

#[test]
fn two_languages_stand_side_by_side_item_by_item() {
    let desk = proposal(Lang::Ja, 120, 40).keys("p");
    insta::assert_snapshot!("pair-ja-en-120x40", desk.screen());
    assert_eq!(line_of(&desk, "根拠"), line_of(&desk, "Rationale"));
    assert_eq!(line_of(&desk, "単独運航は続けがたい"), line_of(&desk, "Separate operation can hardly last"));
}

#[test]
fn two_languages_stand_one_above_the_other_where_it_is_narrow() {
    let desk = proposal(Lang::Ko, 44, 40).keys("p");
    insta::assert_snapshot!("pair-ko-ja-44x40", desk.screen());
    assert!(line_of(&desk, "도선 공동 운항의 개시") < line_of(&desk, "渡船の共同運航を始める"));
}

#[test]
fn the_pair_walks_through_the_other_languages_and_ends() {
    let desk = proposal(Lang::Ja, 120, 40).keys("p");
    has(&desk, "JA EN");
    let desk = desk.keys("p");
    has(&desk, "JA KO");
    let desk = desk.keys("p");
    lacks(&desk, "JA KO");
    lacks(&desk, "Rationale");
}

#[test]
fn links_of_a_pair_open_what_they_say() {
    let desk = proposal(Lang::Ja, 120, 40).keys("p2");
    has(&desk, "FE-F02");
    has(&desk, "It appears hard for two companies");
}

#[test]
fn words_are_found_on_a_page_and_walked_through() {
    let desk = proposal(Lang::En, 120, 12).keys("/joint");
    has(&desk, "1/3");
    let desk = desk.keys("<enter>n");
    has(&desk, "2/3");
    let desk = desk.keys("nn");
    has(&desk, "1/3");
    let desk = desk.keys("N");
    has(&desk, "3/3");
    let desk = desk.keys("<esc>");
    has(&desk, "line ");
}

#[test]
fn a_search_on_a_page_brings_the_match_onto_the_screen_and_escape_goes_back() {
    let desk = proposal(Lang::En, 44, 12);
    let before = desk.screen();
    lacks(&desk, "REPORT 2026");
    let desk = desk.keys("/operation<enter>N");
    has(&desk, "Operation");
    let desk = proposal(Lang::En, 44, 12).keys("/rationale<esc>");
    assert_eq!(desk.screen(), before);
}

#[test]
fn a_search_on_a_page_takes_any_width_and_kana() {
    let desk = proposal(Lang::Ja, 120, 40).keys("/").paste("ｊｏａ");
    has(&desk, "1/1");
}

#[test]
fn a_term_is_explained_over_the_page_and_opened_from_there() {
    let desk = Desk::open(Lang::En, 120, 40).keys("/rescue<enter>t");
    has(&desk, "No term of the glossary occurs here.");
    let (library, problems) = fixture("terms");
    let desk = Desk::with(library, problems, Lang::Ja, 80, 24).keys("<enter>jj<enter>t");
    has(&desk, "きょうどううんこうきょうてい");
    let desk = desk.keys("<enter>");
    has(&desk, "各国語");
    let desk = desk.keys("<esc><esc>");
    lacks(&desk, "きょうどううんこうきょうてい");
}

#[test]
fn citations_say_their_source_in_full_and_short_again() {
    let desk = proposal(Lang::En, 120, 40);
    lacks(&desk, "Harbour Council");
    let desk = desk.keys("c");
    has(&desk, "Harbour Council");
    lacks(&desk.keys("c"), "Harbour Council");
}

#[test]
fn the_outline_leads_to_a_section_from_anywhere_in_the_brief() {
    let desk = proposal(Lang::En, 120, 40).keys("go");
    has(&desk, "Outline");
    let desk = desk.keys("jj<enter>");
    has(&desk, "▸ Safety drills");
    let desk = desk.keys("go<esc>");
    has(&desk, "▸ Safety drills");
    let desk = Desk::open(Lang::En, 120, 40).keys("/JOA<enter>goG<enter>");
    has(&desk, "▸ REPORT 2026");
}

#[test]
fn proposals_are_stepped_through_in_a_list_and_on_a_page() {
    let desk = Desk::open(Lang::En, 80, 24).keys("<enter>))");
    has(&desk, "▸ FE-02");
    let desk = desk.keys("(<enter>)");
    has(&desk, "to hold rescue drills twice a year");
    has(&desk.keys(")"), "No further item.");
}

#[test]
fn a_page_opened_again_shows_the_place_where_it_was_left() {
    for columns in [44, 80, 120] {
        let desk = proposal(Lang::En, columns, 12).keys("<ctrl-d><ctrl-d>");
        let left = desk.screen();
        assert_eq!(desk.keys("<esc><enter>").screen(), left);
    }
}

#[test]
fn places_are_taken_up_by_another_desk() {
    let desk = Desk::open(Lang::En, 80, 24).keys("<enter>jjjj<enter><esc>");
    let places = desk.state.places();
    let mut other = Desk::open(Lang::En, 80, 24);
    other.state.go_on_from(&places);
    assert_eq!(other.keys("<enter>").screen(), desk.screen());
}

#[test]
fn briefs_read_anew_leave_the_reader_in_place() {
    let mut desk = proposal(Lang::En, 80, 24).keys("1");
    let before = desk.screen();
    let (library, problems) = fixture("desk");
    desk.state.reload(library, problems);
    assert_eq!(desk.keys("<ctrl-l>").screen(), before);
}

#[test]
fn a_brief_that_is_gone_closes_its_levels_and_no_others() {
    let mut desk = proposal(Lang::En, 80, 24);
    let (library, problems) = fixture("desk-with-bad");
    desk.state.reload(library, problems);
    let desk = desk.keys("<ctrl-l>");
    has(&desk, "Care of the lighthouse");
    lacks(&desk, "FE-01");
}

#[test]
fn plain_text_says_everything_that_the_screen_does() {
    let mut desk = proposal(Lang::En, 80, 24);
    insta::assert_snapshot!("plain-proposal-en", teigen::view::plain(&desk.state));
    desk = desk.keys("<esc>");
    insta::assert_snapshot!("plain-brief-en", teigen::view::plain(&desk.state));
}

#[test]
fn lines_drive_the_desk_without_a_screen() {
    let mut desk = Desk::open(Lang::En, 80, 24);
    let mut said = Vec::new();
    let mut lines = "1\n3\n1\nh\n/joint\nq\n".as_bytes();
    teigen::shell::plain::run(&mut desk.state, &mut desk.keeper, &mut lines, &mut said).unwrap();
    let said = String::from_utf8(said).unwrap();
    for words in ["Ferry cooperation > FE-01", "1. FE-F01 Fact", "Passengers fell from 40,000", "quit"] {
        assert!(said.contains(words), "expected {words:?} in\n{said}");
    }
    assert!(!said.contains('\u{1b}'));
}
