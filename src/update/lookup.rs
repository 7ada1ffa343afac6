//! The look-up across everything: opening it, what its line and its rows do, going back.

use super::{Effect, list, rows_of};
use crate::action::Action;
use crate::state::{Level, List, Listing, Reading, Row, State};

/// Opens the look-up over whatever is on the screen. Its line is empty, or holds what was looked for
/// there in vain.
pub(super) fn open(state: &mut State) {
    let sought = sought_in_vain(state);
    state.overlay = None;
    state.leave_page();
    let list = state.new_list(Listing::LookUp);
    state.levels.push(Level::List(list));
    if let Some(query) = sought {
        look_for(state, query);
    }
}

/// What the list was filtered, or the page searched for, if nothing was found.
fn sought_in_vain(state: &State) -> Option<String> {
    let input = match state.levels.last()? {
        Level::List(list) if list.is_filtered() && list.rows().is_empty() => &list.filter.input,
        Level::Page(reading) if state.page.lines_found().is_empty() => &reading.find.as_ref()?.input,
        _ => return None,
    };
    Some(input.value().to_owned())
}

/// Puts a query into the line.
fn look_for(state: &mut State, query: String) {
    if let Some(list) = state.list_mut() {
        list.filter.input = query.into();
    }
    state.search();
}

/// Carries out an action while the look-up has the keys and it is not about the characters of its
/// line.
pub(super) fn act(state: &mut State, action: Action) -> Effect {
    match action {
        Action::Cancel => drop(state.levels.pop()),
        Action::Open => choose(state),
        _ => {
            let height = list::height(state);
            if let Some(list) = state.list_mut() {
                list.move_by(rows_of(action, height).unwrap_or(0));
            }
        }
    }
    Effect::None
}

/// Opens the page of the selected item, or looks for the selected query again.
pub(super) fn choose(state: &mut State) {
    match state.list().and_then(List::selected_row) {
        Some(Row::Item(item)) => {
            remember(state);
            state.levels.push(Level::Page(Reading::new(item.into())));
        }
        Some(Row::Recent(at)) => repeat(state, at),
        _ => {}
    }
}

/// Puts a query of before into the line.
fn repeat(state: &mut State, at: usize) {
    if let Some(query) = state.memory.queries().get(at).cloned() {
        look_for(state, query);
    }
}

/// Keeps the query, as something came of it.
pub(super) fn remember(state: &mut State) {
    let query = state.list().filter(|list| list.listing == Listing::LookUp).map(|list| list.filter.input.value());
    if let Some(query) = query.map(str::to_owned) {
        state.memory.remember_query(&query);
    }
}
