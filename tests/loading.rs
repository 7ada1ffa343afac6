//! Briefs that take long to load: the desk is there at once, says how far it is, and shows what is
//! loaded; who reads meanwhile stays where they are.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::ffi::OsStr;
use std::fmt::Write;
use std::sync::Arc;

use support::desk::{Desk, fixture};
use support::pty::Session;
use teigen::brief::Library;
use teigen::lang::Lang;
use teigen::shell::env::Env;
use teigen::shell::loader::Loader;
use teigen::state::Progress;
use teigen::update;

const HALF: Progress = Progress { done: 1, of: 2 };

/// A desk that has just been opened, with nothing loaded.
fn opened() -> Desk {
    let desk = Desk::with(Library::default(), Vec::new(), Lang::En, 120, 40);
    desk.after(|state| update::loading(state, None, Progress { done: 0, of: 0 }))
}

fn whole() -> Library {
    fixture("desk").0
}

/// The library without its last brief.
fn part() -> Library {
    let library = whole();
    Library::new(library.briefs()[..library.briefs().len() - 1].to_vec())
}

#[test]
fn before_anything_is_loaded_that_is_said_and_nothing_is_called_missing() {
    let screen = opened().screen();
    assert!(screen.contains("loading") && !screen.contains("no brief"), "{screen}");
}

#[test]
fn what_is_loaded_can_be_read_while_the_rest_comes() {
    let desk = opened().after(|state| update::loading(state, Some(Arc::new(part())), HALF));
    assert!(desk.screen().contains("loading 1/2") && desk.screen().contains("Ferry cooperation"), "{}", desk.screen());
    assert!(!desk.screen().contains("Care of the light"), "{}", desk.screen());

    let desk = desk.keys("<enter>jj<enter>");
    let read = desk.state.reading().expect("a page").target.item;
    let read = desk.state.library.key(read);
    let desk = desk.after(|state| update::loaded(state, Arc::new(whole()), Vec::new()));
    let still = desk.state.reading().expect("the same page").target.item;
    assert_eq!(desk.state.library.key(still), read);
    let desk = desk.keys("<esc><esc>");
    assert!(!desk.screen().contains("loading") && desk.screen().contains("Care of the light"), "{}", desk.screen());
}

#[test]
fn what_is_looked_for_meanwhile_is_looked_for_in_the_rest_as_well() {
    let desk = opened().after(|state| update::loading(state, Some(Arc::new(part())), HALF)).keys("/lighthouse");
    let few = desk.state.list().expect("a list").position().1;
    let desk = desk.after(|state| update::loaded(state, Arc::new(whole()), Vec::new()));
    let all = desk.state.list().expect("a list").position().1;
    assert!(all > few, "{few} {all}");
}

#[test]
fn where_one_was_the_last_time_is_found_once_its_brief_is_there() {
    let last = Desk::open(Lang::En, 120, 40).keys("j<enter>jj<esc>");
    let (places, visit) = (last.state.places(), last.state.visit());
    assert!(!places.is_empty());
    let desk = opened().after(|state| {
        state.go_on_from(&places);
        state.resume(visit.clone());
        update::loading(state, Some(Arc::new(part())), HALF);
        update::loaded(state, Arc::new(whole()), Vec::new());
    });
    assert_eq!(desk.state.visit(), visit);
    let there = |desk: Desk| {
        let desk = desk.keys("ggj<enter>");
        desk.state.list().expect("a list").selected_item().and_then(|item| desk.state.library.key(item))
    };
    assert_eq!(there(desk), there(last));
}

/// A brief file of some 700 KB.
fn large(id: &str, title: &str) -> String {
    let prefix = id.to_uppercase();
    let mut yaml = format!(
        "format: 1\nid: {id}\nprefix: {prefix}\nlanguages: [en]\nas_of: 2026-03\ntitle: {{en: {title}}}\n\
         bottom_line: {{en: One line}}\nimportance: {{en: It matters}}\nwatch:\n"
    );
    for at in 1..=2000 {
        let text = "Watch how the two governments go on with their exercises at sea. ".repeat(4);
        writeln!(
            yaml,
            "  - id: {prefix}-W{at:02}\n    title: {{en: Point {at}}}\n    text: {{en: {text}}}\n    citations: []"
        )
        .expect("a string");
    }
    yaml
}

#[test]
fn a_large_folder_opens_at_once_and_is_all_there_in_the_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let briefs = folder.path().join("briefs");
    std::fs::create_dir(&briefs).expect("a folder");
    for (id, title) in [("aa", "The first of two"), ("bb", "The second of two")] {
        std::fs::write(briefs.join(format!("{id}.yaml")), large(id, title)).expect("a file");
    }
    assert!(Loader::new(std::slice::from_ref(&briefs), &Env::default()).is_long());
    let (nothing, cache) = (OsStr::new("/nonexistent"), folder.path().join("cache"));
    let env = [
        ("TEIGEN_BRIEFS", briefs.as_os_str()),
        ("XDG_CONFIG_HOME", nothing),
        ("XDG_DATA_HOME", nothing),
        ("XDG_CACHE_HOME", cache.as_os_str()),
        ("LC_ALL", OsStr::new("en_GB.UTF-8")),
    ];
    // The second time the cache has it.
    for _ in 0..2 {
        let args = ["--fresh", "--ambiguous", "narrow"];
        let mut session = Session::start(env!("CARGO_BIN_EXE_teigen"), &args, &env, (120, 40));
        session.wait_for("The second of two");
        session.wait_until("nothing is loaded any more", |screen| !screen.contents().contains("loading"));
        session.type_keys("q");
        assert_eq!(session.wait_ended(), 0);
    }
}

#[test]
fn the_briefs_of_the_program_and_small_ones_are_there_from_the_first_screen() {
    assert!(!Loader::new(&[], &Env::default()).is_long());
    let small = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/desk");
    assert!(!Loader::new(&[small], &Env::default()).is_long());
    assert!(!Loader::new(&["-".into()], &Env::default()).is_long());
}
