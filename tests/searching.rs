//! A search that takes long goes on beside the desk: keys do not wait for it, nothing that is not
//! known is counted, and what acts on what was found waits for that.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::sync::atomic::AtomicBool;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use support::desk::Desk;
use support::library::of_titles;
use teigen::key::parse_keys;
use teigen::lang::Lang;
use teigen::search::Outcome;
use teigen::state::{Search, State};
use teigen::update;
use teigen::view;

/// More than are searched within a key.
const MANY: usize = 3000;

fn desk() -> Desk {
    let titles: Vec<String> = (0..MANY).map(|at| format!("第{at}回会合の{}", ["議事", "結果"][at % 2])).collect();
    let library = of_titles(titles.iter().map(String::as_str));
    Desk::with(library, Vec::new(), Lang::Ja, 80, 24)
}

/// Types without the loop around it, that carries out what the desk waits for.
fn press(state: &mut State, keys: &str) {
    for chord in parse_keys(keys).expect("readable keys") {
        let _ = update::key(state, chord);
    }
}

fn drawn(state: &State) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
    view::draw(state, &mut buffer);
    buffer.content().iter().map(|cell| cell.symbol()).filter(|symbol| *symbol != " ").collect()
}

#[test]
fn what_is_still_searched_for_is_not_counted() {
    let mut state = desk().keys("/会合").state;
    assert!(drawn(&state).contains("3001件中3000件"), "{}", drawn(&state));
    press(&mut state, "結果");
    assert!(state.list().expect("a list").is_searching);
    assert!(drawn(&state).contains("検索中") && !drawn(&state).contains("000件"), "{}", drawn(&state));

    let search = state.awaited().expect("a search").clone();
    let outcome = search.run(&AtomicBool::new(false)).expect("an answer");
    state.take_found(&search, outcome);
    assert!(state.awaited().is_none());
    assert!(!drawn(&state).contains("検索中"));
}

#[test]
fn what_an_earlier_query_was_perhaps_meant_to_be_is_not_written_into_the_next() {
    let mut desk = desk().keys("/kind:evnet");
    assert_eq!(desk.state.completing.offered[0].completion.text, "kind:event");
    press(&mut desk.state, "t");
    assert!(desk.state.list().expect("a list").is_searching);
    assert_eq!(desk.state.completing.offered, []);
}

/// The desk while it waits for a search, with that search and its answer.
fn waiting() -> (State, Search, Outcome) {
    let mut state = desk().state;
    press(&mut state, "/議事");
    let search = state.awaited().expect("a search").clone();
    let outcome = search.run(&AtomicBool::new(false)).expect("an answer");
    (state, search, outcome)
}

#[test]
fn an_answer_to_an_earlier_query_is_none() {
    let (mut state, earlier, outcome) = waiting();
    press(&mut state, "<backspace>");
    state.take_found(&earlier, outcome.clone());
    assert!(state.list().expect("a list").is_searching);
    press(&mut state, "<esc>");
    state.take_found(&earlier, outcome);
    assert!(!state.list().expect("a list").is_filtered());
}

#[test]
fn an_answer_from_an_earlier_library_is_none() {
    let (mut state, earlier, outcome) = waiting();
    let titles: Vec<String> = (0..MANY).map(|at| format!("第{at}回会合")).collect();
    state.reload(of_titles(titles.iter().map(String::as_str)), Vec::new());
    press(&mut state, "<backspace>事");
    assert!(state.list().expect("a list").is_searching);
    state.take_found(&earlier, outcome);
    assert!(state.list().expect("a list").is_searching, "the question is the same, the library is not");
    assert!(state.awaited().is_some());
}

#[test]
fn what_is_opened_is_the_best_match_of_what_was_typed_last() {
    let mut state = desk().keys("/議事").state;
    press(&mut state, "<backspace><backspace>第2999回<enter>");
    let item = state.reading().expect("a page").target.item;
    assert_eq!(item.index, 2999);
}

#[test]
fn a_burst_of_keys_finds_what_a_person_finds_who_types_them_one_by_one() {
    let (burst, typed) = (desk().burst("/会合結果"), desk().keys("/会合結果"));
    assert_eq!(burst.screen(), typed.screen());
    assert!(typed.screen().contains("結果"), "{}", typed.screen());
}

#[test]
fn a_question_that_is_withdrawn_is_not_answered() {
    let mut state = desk().state;
    press(&mut state, "/議事");
    let search = state.awaited().expect("a search");
    assert!(search.run(&AtomicBool::new(true)).is_none());
}
