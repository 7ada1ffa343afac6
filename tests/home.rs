//! The first screen: what there is, what moved, what waits, and where one left off.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::desk::{Desk, SIZES, fixture, has, lacks, screens};
use teigen::lang::Lang;
use teigen::state::{Size, Visit};

/// The first screen over the briefs of the harbour, on 15 February 2026, at the visit after one that
/// left this.
fn home_after(before: Visit, lang: Lang, columns: u16, rows: u16) -> Desk {
    let (library, problems) = fixture("home");
    let desk = Desk::with(library, problems, lang, columns, rows).at(|| "2026-02-15T03:04:05Z".parse().unwrap());
    desk.after(|state| state.resume(before)).keys("gh")
}

/// The same at the first visit.
fn home(lang: Lang, columns: u16, rows: u16) -> Desk {
    home_after(Visit::default(), lang, columns, rows)
}

/// What a visit leaves that read a thing to watch and then a proposal.
fn an_earlier_visit() -> Visit {
    home(Lang::En, 80, 24).keys("]<enter><esc>ggj<enter>jj<enter>").state.visit()
}

/// The same, had a brief been missing and one item of each kind of the other said something else.
fn a_visit_before_edits() -> Visit {
    let mut before = an_earlier_visit();
    before.seen.remove(&"tide".into());
    for digest in
        before.seen.values_mut().flat_map(|kinds| kinds.values_mut()).flat_map(|kind| kind.values_mut().take(1))
    {
        *digest ^= 1;
    }
    before
}

#[test]
fn home_says_what_there_is_what_waits_and_what_happens() {
    for lang in Lang::ALL {
        for (columns, rows) in SIZES {
            insta::assert_snapshot!(format!("home-{lang}-{columns}x{rows}"), home(lang, columns, rows).screen());
        }
    }
}

#[test]
fn home_says_what_changed_and_where_one_left_off() {
    for lang in Lang::ALL {
        for (columns, rows) in SIZES {
            let desk = home_after(a_visit_before_edits(), lang, columns, rows);
            insta::assert_snapshot!(format!("again-{lang}-{columns}x{rows}"), desk.screen());
        }
    }
}

#[test]
fn home_in_lines_of_text_numbers_what_can_be_opened() {
    let desk = home_after(a_visit_before_edits(), Lang::En, 80, 24);
    insta::assert_snapshot!("plain-en", teigen::view::plain(&desk.state));
    let mut desk = desk;
    let _ = teigen::update::open(&mut desk.state, 2);
    has(&desk.after(|_| {}), "HA-F01");
}

#[test]
fn where_there_is_less_room_the_bottom_lines_go_first_and_then_the_events() {
    let (bottom_line, months, event) = ("The quay has to be renewed by 2030", "2026-07", "The plan is published");
    let said = |rows| {
        let screen = home(Lang::En, 80, rows).screen();
        [bottom_line, months, event].map(|words| screen.contains(words))
    };
    let mut steps = Vec::new();
    for step in (14..=40).rev().map(said) {
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    assert_eq!(steps, [[true, true, true], [false, true, true], [false, false, true], [false, false, false]]);
}

#[test]
fn enter_goes_on_into_a_brief_and_back_comes_home() {
    let desk = home(Lang::En, 120, 40).keys("j");
    let before = desk.screen();
    let desk = desk.keys("<enter>");
    has(&desk, "TI-F01");
    assert_eq!(desk.keys("<esc>").screen(), before);
}

#[test]
fn what_home_lists_opens_its_page_and_back_comes_home() {
    for (entry, words) in [("]", "Whether it begins in April."), ("]]jj", "HA-E03")] {
        let desk = home(Lang::En, 120, 40).keys(entry).keys("<enter>");
        has(&desk, words);
        let desk = desk.keys("<esc>");
        has(&desk, "Continue");
        has(&desk, if entry == "]" { "▸ HA-W01" } else { "▸ 2025-12  " });
    }
}

#[test]
fn a_list_that_has_no_room_is_opened_whole() {
    let desk = home_after(a_visit_before_edits(), Lang::En, 40, 12);
    lacks(&desk, "The next season of typhoons");
    let desk = desk.keys("G<enter>");
    has(&desk, "The next season of typhoons");
}

#[test]
fn going_on_leads_to_the_page_that_was_read_last_with_its_contents_around_it() {
    let desk = home_after(an_earlier_visit(), Lang::En, 120, 40);
    has(&desk, "Continue  HA-01");
    let desk = desk.keys("<enter>");
    has(&desk, "North Town needs to renew");
    let desk = desk.keys("]");
    has(&desk, "The quay has cracks in three places.");
    let desk = desk.keys("<esc>");
    has(&desk, "▸ HA-F01");
    has(&desk.keys("<esc>"), "Continue  HA-F01");
}

#[test]
fn a_page_that_was_opened_counts_as_read() {
    let desk = home(Lang::En, 80, 24);
    has(&desk, "0/2");
    lacks(&desk, "1/2");
    has(&desk.keys("<enter>jj<enter><esc><esc>"), "1/2");
}

#[test]
fn home_says_how_far_the_review_is_and_leads_back_into_the_meeting() {
    let folder = tempfile::tempdir().unwrap();
    let desk = home(Lang::En, 120, 40);
    lacks(&desk, "decided");
    let desk = desk.on_ledger(&folder.path().join("ledger.sqlite"));
    let desk = desk.keys("m<enter>").paste("Council").keys("<ctrl-s>");
    let desk = desk.keys("2").paste("yes").keys("<tab><tab>").paste("2026-02-20").keys("<enter>gh");
    let again = |lang, columns, rows| {
        let (library, problems) = fixture("home");
        let desk = Desk::with(library, problems, lang, columns, rows);
        desk.on_ledger(&folder.path().join("ledger.sqlite")).keys("gh")
    };
    for (name, screen) in screens("reviewed", again) {
        insta::assert_snapshot!(name, screen);
    }
    has(&desk, "decided 1/1");
    has(&desk, "Overdue 1");
    has(&desk.resize(80, 24), "Overdue 1");
    let (library, problems) = fixture("home");
    let desk = Desk::with(library, problems, Lang::En, 120, 40).on_ledger(&folder.path().join("ledger.sqlite"));
    let desk = desk.keys("gh<enter>");
    has(&desk, "TI-01");
    has(&desk, "2/2");
    let desk = desk.keys("1gh");
    lacks(&desk, "Continue meeting");
    has(&desk, "▸ Follow-up  Overdue 1");
}

#[test]
fn nothing_is_new_at_the_first_visit_nor_where_nothing_was_edited() {
    lacks(&home(Lang::En, 120, 40), "Since your last visit");
    lacks(&home_after(an_earlier_visit(), Lang::En, 120, 40), "Since your last visit");
}

#[test]
fn a_brief_that_was_seen_but_not_what_it_said_has_nothing_new() {
    let mut before = an_earlier_visit();
    while before.forget_largest() {}
    assert_eq!(before.seen.len(), 2, "the briefs are known all the same");
    lacks(&home_after(before, Lang::En, 120, 40), "Since your last visit");
}

#[test]
fn a_brief_edited_while_the_desk_is_open_shows_at_home() {
    let (library, problems) = fixture("desk");
    let mut before = Desk::with(library, problems, Lang::En, 120, 40).state.visit();
    before.seen.get_mut(&"ferry".into()).unwrap().values_mut().for_each(std::collections::BTreeMap::clear);
    let desk = home_after(before, Lang::En, 120, 40);
    has(&desk, "new  Brief  Renewal of the harbour");
    let (library, problems) = fixture("desk");
    let desk = desk.after(|state| state.reload(library, problems));
    has(&desk, "new  FE-01");
    lacks(&desk, "LI-01");
}

#[test]
fn what_is_about_other_briefs_is_kept_for_another_visit() {
    let harbour = an_earlier_visit();
    let ferry = Desk::open(Lang::En, 120, 40).after(|state| state.resume(harbour.clone()));
    let ferry = ferry.keys("<enter>jj<enter>B").state.visit();
    for visited in &harbour.visited {
        assert!(ferry.visited.contains(visited) && ferry.read.contains(visited), "{visited:?}");
    }
    assert_eq!(ferry.visited.first().map(|key| key.id.as_str()), Some("FE-01"));
    assert_eq!(ferry.seen.len(), 4);
    assert_eq!(home_after(ferry.clone(), Lang::En, 120, 40).state.visit().bookmarks, ferry.bookmarks);
}

#[test]
fn a_visit_is_the_same_after_it_was_written_and_read() {
    let visit = home_after(a_visit_before_edits(), Lang::En, 120, 40).keys("BMa").state.visit();
    let text = serde_json::to_string(&visit).unwrap();
    assert_eq!(serde_json::from_str::<Visit>(&text).unwrap(), visit);
}

#[test]
fn a_filter_typed_at_home_looks_through_the_whole_library() {
    let desk = home(Lang::En, 120, 40).keys("/gauge");
    has(&desk, "TI-01");
    has(&desk.keys("<esc><esc>"), "Across briefs");
}

#[test]
fn home_is_one_place_however_often_one_goes_there() {
    let desk = home(Lang::En, 120, 40).keys("<enter>jj<enter>gh<enter>gh");
    has(&desk, "Continue  HA-01");
    let desk = desk.keys("<esc>");
    has(&desk, "Across briefs");
    assert_eq!(desk.state.levels.len(), 1);
}

#[test]
fn from_a_page_that_home_opened_nothing_is_turned_to() {
    let desk = home(Lang::En, 120, 40).keys("]<enter>]");
    has(&desk, "No further item.");
    has(&desk, "Whether it begins in April.");
}

#[test]
fn the_selection_stays_on_its_entry_when_the_screen_or_the_language_changes() {
    let desk = home(Lang::En, 120, 40).keys("]jj").resize(80, 24).keys("L").resize(200, 60).keys("LL");
    has(&desk, "▸ HA-W02");
}

#[test]
fn tab_goes_across_where_there_are_two_columns() {
    let desk = home(Lang::En, 120, 40).keys("<tab>");
    has(&desk, "▸ HA-W01");
    has(&desk.keys("<shift-tab>"), "▸ Renewal of the harbour");
}

#[test]
fn home_opens_first_where_it_has_room() {
    for ((columns, rows), suits) in [((120, 40), true), ((80, 24), true), ((60, 16), true), ((40, 12), false)] {
        assert_eq!(Size { columns, rows }.suits_home(), suits, "{columns}×{rows}");
    }
}

#[test]
fn without_a_brief_home_says_so() {
    let desk = Desk::with(teigen::brief::Library::default(), Vec::new(), Lang::En, 80, 24).keys("gh");
    has(&desk, "There is no brief to open.");
    has(&desk.keys("jjG<enter>/x<esc>"), "There is no brief");
}

#[test]
fn no_size_panics_or_loses_the_selected_row() {
    let before = a_visit_before_edits();
    let mut desk = home_after(before, Lang::Ja, 80, 24).keys("jjjj");
    for columns in (0..130).step_by(7).chain([60, 100, 101, 102, 103, 200, 250]) {
        for rows in 0..42 {
            desk = desk.resize(columns, rows);
            if !desk.state.size.is_too_small() {
                has(&desk, "▸");
            }
        }
    }
}
