//! The cross-table: moving from cell to cell, turning it, listing the proposals of a cell.

use super::{Effect, input, rows_of};
use crate::action::Action;
use crate::label::Word;
use crate::state::{Against, Axis, Collection, Cross, Level, Listing, State};

/// Opens the table, unless it has the keys already.
pub(super) fn open(state: &mut State) -> Effect {
    state.overlay = None;
    if state.cross().is_none() {
        match Cross::full(&state.library, Axis::default(), Against::default()) {
            Some(cross) => state.levels.push(Level::Cross(cross)),
            None => state.notice = Some(Word::NothingToShow),
        }
    }
    Effect::None
}

/// Carries out an action in the table.
pub(super) fn act(state: &mut State, action: Action) -> Effect {
    let height = state.panes().body.height;
    let height = usize::from(height.saturating_sub(Cross::head(height)).max(1));
    let Some(cross) = state.cross() else { return Effect::None };
    let (rows, columns) = (cross.rows.len(), cross.columns.len());
    let (row, column, axis, against) = (cross.row, cross.column, cross.axis, cross.against);
    let moved = |at: usize, by: isize, of: usize| at.saturating_add_signed(by).min(of.saturating_sub(1));
    match action {
        Action::Back => {
            state.levels.pop();
        }
        Action::Open => list(state),
        Action::Filter => {
            list(state);
            if let Some(list) = state.list_mut() {
                list.start_filter();
            }
        }
        Action::NextView => turn(state, axis.next(), against),
        Action::NextColumns => turn(state, axis, against.next()),
        Action::NextGroup => {
            let next = cross.cells().map(|(row, column, _)| (row, column)).find(|cell| *cell > (row, column));
            go(state, next);
        }
        Action::PrevGroup => {
            let before = cross.cells().map(|(row, column, _)| (row, column)).take_while(|cell| *cell < (row, column));
            let before = before.last();
            go(state, before);
        }
        Action::First => go(state, Some((0, column))),
        Action::Last => go(state, Some((rows.saturating_sub(1), column))),
        Action::Left => go(state, Some((row, moved(column, -1, columns)))),
        Action::Right => go(state, Some((row, moved(column, 1, columns)))),
        _ => go(state, rows_of(action, height).map(|by| (moved(row, by, rows), column))),
    }
    Effect::None
}

/// Selects that non-empty cell, counted from 1, and lists its proposals.
pub(super) fn open_number(state: &mut State, number: usize) {
    let cell = state.cross().and_then(|cross| cross.cells().nth(number.wrapping_sub(1)));
    match cell {
        Some((row, column, _)) => {
            go(state, Some((row, column)));
            list(state);
        }
        None => state.notice = Some(Word::NoSuchNumber),
    }
}

fn go(state: &mut State, cell: Option<(usize, usize)>) {
    match (state.levels.last_mut(), cell) {
        (Some(Level::Cross(cross)), Some(cell)) => (cross.row, cross.column) = cell,
        _ => state.notice = Some(Word::NoFurther),
    }
}

fn turn(state: &mut State, axis: Axis, against: Against) {
    let turned = Cross::full(&state.library, axis, against);
    if let (Some(Level::Cross(cross)), Some(turned)) = (state.levels.last_mut(), turned) {
        *cross = turned;
    }
}

/// Lists the proposals of the selected cell: all proposals, filtered.
fn list(state: &mut State) {
    let Some(query) = state.cross().filter(|cross| cross.count_here() > 0).and_then(Cross::query) else {
        state.notice = Some(Word::NothingToShow);
        return;
    };
    let list = state.list_as_new(Listing::Collection(Collection::Proposals));
    state.levels.push(Level::List(list));
    input::look_for(state, &query);
    if let Some(list) = state.list_mut() {
        list.filter.given = true;
    }
}
