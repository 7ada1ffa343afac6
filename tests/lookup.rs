//! The look-up across everything, from wherever one is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::process::Command;

use support::desk::{Desk, fixture, has};
use teigen::brief::Library;
use teigen::lang::Lang;
use teigen::shell::env::Env;
use teigen::shell::load;
use teigen::state::{Row, State};

fn line(state: &State) -> &str {
    state.input().map_or("", |input| input.value())
}

/// The ids of what is listed, in order.
fn listed(desk: &Desk) -> Vec<String> {
    let state = &desk.state;
    let item = |row: &Row| match row {
        Row::Item(item) => Some(state.library.item(*item).unwrap().id().to_string()),
        _ => None,
    };
    state.list().unwrap().rows().iter().filter_map(item).collect()
}

fn bundled() -> Library {
    load::briefs(&[], &Env::default()).0
}

#[test]
fn what_was_looked_for_in_vain_is_looked_up_everywhere() {
    let desk = Desk::open(Lang::En, 120, 40).keys("<enter>/lighthouse<enter>");
    has(&desk, "Ferry cooperation  / lighthouse");
    let before = desk.screen();
    let desk = desk.keys("<ctrl-f>");
    assert_eq!(desk.state.list().unwrap().filter.input.value(), "lighthouse");
    has(&desk, "LI-01");
    assert_eq!(desk.keys("<esc>").screen(), before);
    // On a page too.
    let desk = Desk::open(Lang::En, 120, 40).keys("<enter>jj<enter>/xyzzy<enter><ctrl-f>");
    assert_eq!(desk.state.list().unwrap().filter.input.value(), "xyzzy");
    // What was found is not looked for again.
    for keys in ["<enter>/drills<enter><esc>", "<enter>jj<enter>/Town<enter>", "<enter>"] {
        let desk = Desk::open(Lang::En, 120, 40).keys(keys).keys("<ctrl-f>");
        assert_eq!(desk.state.list().unwrap().filter.input.value(), "", "{keys}");
    }
}

#[test]
fn why_nothing_is_found_has_the_room_of_the_page_that_is_not_there() {
    let why = "“lihgthouse” stands nowhere. Did you mean “lighthouse”?";
    for (columns, rows) in [(60, 20), (80, 24), (200, 60)] {
        let desk = Desk::open(Lang::En, columns, rows);
        has(&desk.keys("<ctrl-f>").paste("lihgthouse"), why);
        // In a list with the page beside it too.
        has(&Desk::open(Lang::En, columns, rows).keys("<enter>/").paste("lihgthouse"), why);
    }
}

#[test]
fn what_was_perhaps_meant_is_written_by_the_key_that_completes() {
    let desk = Desk::open(Lang::En, 80, 24).keys("<ctrl-f>").paste("'lihgthouse !drills");
    has(&desk, "Did you mean “lighthouse”?");
    has(&desk, "Tab writes it.");
    let desk = desk.keys("<tab>");
    assert_eq!(line(&desk.state), "'lighthouse !drills ");
    assert!(!listed(&desk).is_empty());
    // A value of a condition too; of two slips both.
    let desk = Desk::open(Lang::En, 80, 24).keys("<ctrl-f>").paste("kind:propsal !by:lihgthouse lihgthouse");
    has(&desk, "Did you mean “proposal”?");
    assert_eq!(desk.state.completing.offered[0].leaves, None, "what it would leave is not known");
    assert_eq!(line(&desk.keys("<tab>").state), "kind:proposal !by:lihgthouse lighthouse ");
    // Where something else is to be completed, that is.
    let desk = Desk::open(Lang::En, 80, 24).keys("<ctrl-f>").paste("lihgthouse kin").keys("<tab>");
    assert_eq!(line(&desk.state), "lihgthouse kind:");
    let desk = Desk::open(Lang::En, 80, 24).keys("<ctrl-f>").paste("lihgthouse ");
    assert!(!desk.screen().contains("Tab writes it."));
}

#[test]
fn it_opens_from_everywhere_and_escape_leads_back_to_exactly_where_one_was() {
    // The library, a brief, a page read halfway with a link selected, home, charts, a window.
    for place in ["", "<enter>jj", "<enter>jj<enter>jj<tab>", "gh", "gt", "gx", "gb", "L"] {
        for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
            let before = Desk::open(Lang::En, columns, rows).keys(place);
            let screen = before.screen();
            let desk = before.keys("<ctrl-f>").paste("lighthouse").keys("<down>");
            assert!(desk.state.looks_up(), "{place}");
            let after = desk.keys("<esc>");
            assert_eq!(after.screen(), screen, "{place} {columns}×{rows}");
        }
    }
    for place in ["gr", "grv", "gc"] {
        let before = Desk::with(bundled(), Vec::new(), Lang::En, 120, 40).keys(place);
        let screen = before.screen();
        assert_eq!(before.keys("<ctrl-f>").paste("ACSA").keys("<esc>").screen(), screen, "{place}");
    }
    let desk = Desk::open(Lang::En, 80, 24).keys("?<ctrl-f>");
    assert!(desk.state.looks_up());
    has(&desk.keys("<esc>"), "Ferry cooperation");
}

#[test]
fn it_opens_from_a_review_and_leads_back_to_the_item_that_is_reviewed() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(Lang::En, 80, 24).on_ledger(&folder.path().join("teigen/ledger.sqlite"));
    let before = desk.keys("m<enter>").paste("Council").keys("<ctrl-s>j");
    let screen = before.screen();
    let desk = before.keys("<ctrl-f>").paste("FE-F01").keys("<enter>");
    has(&desk, "FE-F01");
    assert_eq!(desk.keys("<esc><esc>").screen(), screen);
}

#[test]
fn an_id_stands_first_however_it_is_typed() {
    for typed in ["KJ-07", "kj-07", "ＫＪ－０７", "kj07", "KJ7"] {
        let desk = Desk::with(bundled(), Vec::new(), Lang::Ja, 80, 24).keys("<ctrl-f>").paste(typed);
        assert_eq!(listed(&desk)[0], "KJ-07", "{typed}");
    }
}

#[test]
fn what_is_selected_shows_beside_what_was_found_or_below_or_not_at_all() {
    let shows = |columns, rows| {
        let desk = Desk::open(Lang::En, columns, rows).keys("<ctrl-f>").paste("FE-02");
        has(&desk, "FE-02");
        desk.screen().contains("Sources cited") || desk.screen().contains("It would be desirable")
    };
    assert!(shows(120, 40) && shows(80, 24) && shows(50, 30));
    assert!(!shows(40, 12));
    // What was looked for stands out there, and is brought onto the screen.
    let desk = Desk::open(Lang::En, 80, 14).keys("<ctrl-f>").paste("FE-01 related");
    assert!(desk.state.page.found.is_empty());
    let desk = Desk::open(Lang::En, 80, 12).keys("<ctrl-f>").paste("'LI-01");
    assert_eq!(desk.state.page.top, 0);
}

#[test]
fn each_row_says_what_sort_of_item_it_is() {
    let desk = Desk::open(Lang::En, 120, 40).keys("<ctrl-f>").paste("joint | lighthouse | halve");
    for words in ["Proposal  FE-01", "Finding   FE-F01", "Section   FE", "Brief     LI"] {
        has(&desk, words);
    }
}

#[test]
fn enter_opens_the_page_with_a_place_to_jump_back_to_and_escape_the_look_up_again() {
    let desk = Desk::open(Lang::En, 80, 24).keys("<enter><ctrl-f>").paste("drills").keys("<down><enter>");
    let opened = desk.state.reading().unwrap().target.item;
    let desk = desk.keys("<esc>");
    assert!(desk.state.looks_up());
    assert_eq!((line(&desk.state), desk.state.item_here()), ("drills", Some(opened)));
    // From there straight on to the next, and back over all of it by the places.
    let desk = desk.keys("<enter>]");
    assert_ne!(desk.state.reading().unwrap().target.item, opened);
    let desk = desk.keys("<ctrl-o>").keys("<ctrl-o>");
    assert!(desk.state.reading().is_none_or(|reading| reading.target.item == opened));
}

#[test]
fn queries_of_before_are_offered_on_an_empty_line_and_looked_for_again() {
    let look_up = |desk: Desk, query: &str| desk.keys("<ctrl-f>").paste(query).keys("<enter><esc><esc>");
    let desk = look_up(Desk::open(Lang::En, 80, 24), "drills");
    let desk = look_up(look_up(desk, "ferry"), "drills");
    // What nothing was opened from is not kept.
    let desk = desk.keys("<ctrl-f>").paste("lighthouse").keys("<esc>").keys("<ctrl-f>");
    assert_eq!(desk.state.memory.queries(), ["drills", "ferry"]);
    has(&desk, "▸ drills");
    let desk = desk.keys("<down><enter>");
    assert_eq!(line(&desk.state), "ferry");
    assert_eq!(listed(&desk)[0], "ferry");
    // An emptied line offers them again.
    has(&desk.keys("<ctrl-u>"), "▸ drills");
}

#[test]
fn queries_outlive_the_visit_and_come_clean() {
    let desk = Desk::open(Lang::En, 80, 24).keys("<ctrl-f>").paste("drills").keys("<enter>");
    let mut visit = desk.state.visit();
    assert_eq!(visit.queries, ["drills"]);
    visit.queries.push("a\u{1b}[2Jb\u{202e}c".to_owned());
    let desk = Desk::open(Lang::En, 80, 24).after(|state| state.resume(visit)).keys("<ctrl-f>");
    has(&desk, "drills");
    let screen = desk.screen();
    assert!(!screen.contains('\u{1b}') && !screen.contains('\u{202e}'), "{screen}");
}

#[test]
fn it_says_so_when_only_scattered_characters_match() {
    let desk = Desk::open(Lang::En, 120, 40).keys("<ctrl-f>").paste("lgtse");
    has(&desk, "Nothing says it as typed");
    assert_eq!(listed(&desk)[0], "LI-01");
    // Where they are like a word, it says which.
    let desk = desk.keys("<ctrl-u>").paste("lghthse");
    has(&desk, "“lghthse” stands nowhere. Did you mean “lighthouse”?");
    assert_eq!(listed(&desk)[0], "LI-01");
    assert_eq!(line(&desk.keys("<tab>").state), "lighthouse ");
    let desk = Desk::open(Lang::En, 120, 40).keys("<ctrl-f>").paste("zzzzzz");
    has(&desk, "Nothing matches.");
}

#[test]
fn conditions_are_completed_there_too() {
    let desk = Desk::open(Lang::En, 80, 24).keys("<ctrl-f>").paste("kind:pro").keys("<tab>");
    assert_eq!(line(&desk.state), "kind:proposal ");
    assert_eq!(listed(&desk), ["FE-01", "FE-02", "LI-01"]);
}

#[test]
fn the_shell_finds_the_same_in_the_same_order_in_every_form() {
    let find = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_teigen"));
        command.env_clear().env("HOME", "/proc/nonexistent").arg("find").args(args);
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    for query in ["拉致", "rachi", "acsa", "by:JP-MOFA | theme:sanctions", "납치 !kind:term", "KJ-07", "ドローン 部品"]
    {
        let desk = Desk::with(bundled(), Vec::new(), Lang::Ja, 80, 24).keys("<ctrl-f>").paste(query);
        let listed = listed(&desk);
        assert!(!listed.is_empty(), "{query}");
        let ids: Vec<String> = find(&["--ids", query]).lines().map(str::to_owned).collect();
        assert_eq!(ids, listed, "{query}");
        let text: Vec<String> =
            find(&[query]).lines().map(|line| line.split_whitespace().next().unwrap().to_owned()).collect();
        assert_eq!(text, listed, "{query}");
        let json: serde_json::Value = serde_json::from_str(&find(&["--json", query])).unwrap();
        let json: Vec<&str> = json.as_array().unwrap().iter().map(|hit| hit["id"].as_str().unwrap()).collect();
        assert_eq!(json, listed, "{query}");
    }
}

#[test]
fn what_is_looked_up_stays_when_the_briefs_are_read_anew() {
    let desk = Desk::open(Lang::En, 80, 24).keys("<ctrl-f>").paste("drills").keys("<down>");
    let (before, selected) = (listed(&desk), desk.state.item_here());
    let (library, problems) = fixture("desk");
    let desk = desk.after(|state| state.reload(library, problems));
    assert_eq!((listed(&desk), desk.state.item_here()), (before, selected));
}
