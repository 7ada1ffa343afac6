//! The lines of input: the filter of a list, the search on a page.

use tui_input::InputRequest;

use super::{Effect, completing, list, lookup, overlay, page, palette, rows_of};
use crate::action::Action;
use crate::state::{Level, State};

/// A query longer than this many characters says nothing more.
const QUERY_MAX: usize = 256;

/// Types text at the caret, if a line of input has the keys.
pub(super) fn insert(state: &mut State, text: &str) {
    let Some(input) = state.input_mut() else { return };
    let room = QUERY_MAX.saturating_sub(input.value().chars().count());
    for character in text.chars().filter(|character| !character.is_control()).take(room) {
        input.handle(InputRequest::InsertChar(character));
    }
    changed(state);
}

/// Carries out an action in the line of input that has the keys.
pub(super) fn act(state: &mut State, action: Action) -> Effect {
    let request = match action {
        Action::DeleteBack => Some(InputRequest::DeletePrevChar),
        Action::DeleteForward => Some(InputRequest::DeleteNextChar),
        Action::DeleteWord => Some(InputRequest::DeletePrevWord),
        Action::ClearInput => Some(InputRequest::DeleteLine),
        Action::CaretLeft => Some(InputRequest::GoToPrevChar),
        Action::CaretRight => Some(InputRequest::GoToNextChar),
        Action::CaretStart => Some(InputRequest::GoToStart),
        Action::CaretEnd => Some(InputRequest::GoToEnd),
        _ => None,
    };
    match (request, action) {
        (Some(request), _) => {
            let change = state.input_mut().and_then(|input| input.handle(request));
            if change.is_some_and(|change| change.value) {
                changed(state);
            }
        }
        (None, _) if completing::act(state, action) => {}
        (None, _) if state.palette.is_some() => return palette::act(state, action),
        (None, _) if state.overlay.is_some() => overlay::act_in_line(state, action),
        (None, _) if state.looks_up() => return lookup::act(state, action),
        (None, Action::Cancel) => cancel(state),
        (None, Action::Open) => accept(state),
        (None, _) => step(state, action),
    }
    Effect::None
}

/// Whether an action does the same whatever a search that still goes on will find.
pub(super) fn leaves_what_was_found(action: Action) -> bool {
    use Action::{
        Cancel, CaretEnd, CaretLeft, CaretRight, CaretStart, ClearInput, DeleteBack, DeleteForward, DeleteWord, Quit,
        Redraw, Suspend,
    };
    matches!(
        action,
        Cancel
            | CaretEnd
            | CaretLeft
            | CaretRight
            | CaretStart
            | ClearInput
            | DeleteBack
            | DeleteForward
            | DeleteWord
            | Quit
            | Redraw
            | Suspend
    )
}

/// Filters the list, or searches the page, for those words, and leaves the line.
pub(super) fn look_for(state: &mut State, words: &str) {
    match state.levels.last_mut() {
        Some(Level::List(list)) => {
            list.clear_filter();
            list.start_filter();
        }
        Some(Level::Page(reading)) => {
            reading.cancel_find();
            reading.start_find();
        }
        Some(Level::Review(_) | Level::Cross(_) | Level::Home(_)) | None => {}
    }
    insert(state, words);
    match state.levels.last_mut() {
        Some(Level::List(list)) => list.filter.typing = false,
        Some(Level::Page(reading)) => reading.find.iter_mut().for_each(|find| find.typing = false),
        Some(Level::Review(_) | Level::Cross(_) | Level::Home(_)) | None => {}
    }
}

pub(super) fn changed(state: &mut State) {
    if let Some(palette) = &mut state.palette {
        return palette.search(&state.keymap);
    }
    if state.overlay.is_some() {
        return;
    }
    match state.levels.last() {
        Some(Level::List(_)) => state.search(),
        Some(Level::Page(_)) => page::find_first(state),
        Some(Level::Review(_) | Level::Cross(_) | Level::Home(_)) | None => {}
    }
}

fn cancel(state: &mut State) {
    match state.levels.last_mut() {
        Some(Level::List(list)) => list.clear_filter(),
        Some(Level::Page(reading)) => reading.cancel_find(),
        Some(Level::Review(_) | Level::Cross(_) | Level::Home(_)) | None => {}
    }
}

/// Leaves the line and keeps what it says: opens the best match, or stays at the place found.
fn accept(state: &mut State) {
    match state.levels.last_mut() {
        Some(Level::List(list)) => {
            list.filter.typing = false;
            if list.is_filtered() {
                list::open_row(state);
            }
        }
        Some(Level::Page(reading)) => {
            let empty = reading.find.as_ref().is_none_or(|find| find.input.value().is_empty());
            match &mut reading.find {
                Some(find) if !empty => find.typing = false,
                _ => reading.find = None,
            }
        }
        Some(Level::Review(_) | Level::Cross(_) | Level::Home(_)) | None => {}
    }
}

/// Moves among what was found while the line keeps the keys.
fn step(state: &mut State, action: Action) {
    let height = list::height(state);
    match state.levels.last_mut() {
        Some(Level::List(list)) => list.move_by(rows_of(action, height).unwrap_or(0)),
        Some(Level::Page(_)) => page::find_next(state, rows_of(action, 1).unwrap_or(0) > 0),
        Some(Level::Review(_) | Level::Cross(_) | Level::Home(_)) | None => {}
    }
}
