//! No view is an island: from each every other is one key away, Enter leads to a page, and going back
//! leads to the very screen that one came from.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::path::Path;

use support::desk::{Desk, SIZES};
use teigen::action::Scope;
use teigen::key::Keymap;
use teigen::lang::Lang;
use teigen::palette;
use teigen::shell::env::Env;
use teigen::shell::load;

/// The views with the keys that lead to each from anywhere, and to another drawing of it.
const VIEWS: [(&str, &str); 5] =
    [("home", "gh"), ("timeline", "gt"), ("relations", "gr"), ("cross-table", "gx"), ("comparisons", "gc")];
/// Other places to start from.
const PLACES: [&str; 5] = ["", "<enter>", "<enter>jj<enter>", "grv", "/fare<enter>"];
fn desk(columns: u16, rows: u16) -> Desk {
    let folder = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    let (library, problems) = load::briefs(&["straits", "timeline"].map(folder), &Env::default());
    assert_eq!(problems, []);
    Desk::with(library, problems, Lang::En, columns, rows)
}

/// What the header says last: the name of the view.
fn name(desk: &Desk) -> String {
    let screen = desk.screen();
    let header = screen.lines().next().unwrap_or_default().trim();
    let path = header.trim_start_matches("teigen").trim_start().split("  ").next().unwrap_or_default();
    path.rsplit('›').next().unwrap_or_default().trim().to_owned()
}

#[test]
fn from_every_view_every_other_is_reached_and_back_leads_to_the_same_screen() {
    for (columns, rows) in SIZES {
        let starts = VIEWS.iter().map(|(_, keys)| *keys).chain(PLACES);
        for start in starts {
            for (view, keys) in VIEWS {
                let there = name(&desk(columns, rows).keys(keys));
                let here = desk(columns, rows).keys(start);
                let before = here.screen();
                let gone = here.keys(keys);
                assert_eq!(name(&gone), there, "{view} from {start:?} at {columns}×{rows}\n{}", gone.screen());
                // Where one is there already, there is nothing to come back from.
                if start != keys && !start.starts_with(keys) && view != "home" {
                    let back = gone.keys("<ctrl-o>");
                    assert_eq!(back.screen(), before, "back from {view} to {start:?} at {columns}×{rows}");
                }
            }
        }
    }
}

#[test]
fn enter_leads_from_every_view_to_a_page_and_escape_back_to_the_same_screen() {
    for (columns, rows) in SIZES {
        for (view, keys) in VIEWS.into_iter().chain([("table", "grv")]) {
            let mut desk = desk(columns, rows).keys(keys);
            let mut screens = vec![desk.screen()];
            while desk.state.reading().is_none() {
                assert!(screens.len() < 5, "{view} at {columns}×{rows} leads to no page\n{}", desk.screen());
                desk = desk.keys("<enter>");
                if desk.state.reading().is_none() {
                    // The first row of a list may be a heading's; what it opens is asked next.
                    screens.push(desk.screen());
                }
            }
            while let Some(screen) = screens.pop() {
                desk = desk.keys("<esc>");
                if desk.state.home().is_some() {
                    // Home says now that there is something to go on with; the selection is the same.
                    let row = |screen: &str| {
                        screen.lines().find_map(|line| Some(line.split_once('▸')?.1.split("  ").next()?.to_owned()))
                    };
                    assert_eq!(row(&desk.screen()), row(&screen), "{view} at {columns}×{rows}");
                } else {
                    assert_eq!(desk.screen(), screen, "{view} at {columns}×{rows}");
                }
            }
        }
    }
}

#[test]
fn every_view_answers_the_keys_of_the_desk() {
    let keymap = Keymap::default();
    let shared = palette::choices(&Keymap::default(), Scope::List, "", &[])
        .into_iter()
        .filter(|action| action.scopes().contains(&Scope::Chart));
    for action in shared {
        let in_list = keymap.first_keys(Scope::List, action).map(ToString::to_string);
        let in_chart = keymap.first_keys(Scope::Chart, action).map(ToString::to_string);
        if in_list != in_chart && !action.name().ends_with("group") {
            panic!("{} is {in_list:?} in lists and {in_chart:?} in charts", action.name());
        }
    }
}
