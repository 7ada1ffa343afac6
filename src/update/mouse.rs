//! The mouse, while it is listened to: the wheel moves, a click selects, a double click opens.

use ratatui::layout::{Position, Rect};

use super::{Effect, act, list, settle};
use crate::action::Action;
use crate::state::{HomeRow, LIST_HEAD, List, Panes, Row, State};

/// What the mouse does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// The wheel is turned by a notch, towards the user if `down`.
    Wheel {
        /// Whether towards the user.
        down: bool,
    },
    /// The main button is pressed on a cell, for the second time at once if `double`.
    Press {
        /// The cell.
        at: Position,
        /// Whether it is the second of two presses.
        double: bool,
    },
}

/// How many rows or lines a notch of the wheel moves.
const NOTCH: usize = 3;

/// Takes what the mouse does.
pub fn mouse(state: &mut State, mouse: Mouse) -> Effect {
    state.notice = None;
    state.copied = None;
    state.pending.clear();
    match mouse {
        Mouse::Wheel { down } => {
            for _ in 0..NOTCH {
                let _ = act(state, if down { Action::Down } else { Action::Up });
            }
            Effect::None
        }
        Mouse::Press { at, double } => {
            let hit = state.overlay.is_none() && state.palette.is_none() && select(state, at);
            settle(state);
            if hit && double { act(state, Action::Open) } else { Effect::None }
        }
    }
}

/// Selects what stands on that cell; whether anything does. A click in a column to the left goes
/// back to it.
fn select(state: &mut State, at: Position) -> bool {
    if state.home().is_some() {
        return select_at_home(state, at);
    }
    let Panes { library, list, page, .. } = state.panes();
    let row = |pane: Option<Rect>| pane.filter(|pane| pane.contains(at)).map(|pane| usize::from(at.y - pane.y));
    if let Some(row) = row(library) {
        return match row.checked_sub(usize::from(LIST_HEAD)) {
            Some(row) => select_in_library(state, row),
            None => false,
        };
    }
    match (row(list), row(page)) {
        (Some(row), _) => row.checked_sub(usize::from(LIST_HEAD)).is_some_and(|row| select_in_list(state, row)),
        (None, Some(row)) => select_on_page(state, row),
        (None, None) => false,
    }
}

fn select_at_home(state: &mut State, at: Position) -> bool {
    let Some(home) = state.home_mut() else { return false };
    let row = home.columns.iter().find(|column| column.area.contains(at)).and_then(|column| {
        let row = column.top + usize::from(at.y - column.area.y);
        // What is said of a brief belongs to its title.
        let is_said = |row: &&HomeRow| matches!(row, HomeRow::BottomLine(_) | HomeRow::Figures(_));
        column.rows.get(..=row)?.iter().rev().find(|row| !is_said(row))?.entry()
    });
    home.selected = row.or(home.selected);
    row.is_some()
}

fn select_in_library(state: &mut State, row: usize) -> bool {
    state.leave_page();
    state.levels.truncate(1);
    let Some(library) = state.list_mut() else { return false };
    // Beside what a filter found stands the whole library, from its first row.
    let top = if library.is_filtered() { 0 } else { library.top };
    library.clear_filter();
    select_row(library, top + row)
}

/// Selects a row of the list that is shown: the one that has the keys, the one that the page was
/// opened from, or what the selected row of the library would open.
fn select_in_list(state: &mut State, row: usize) -> bool {
    if state.preview.is_some() && state.panes().library.is_some() {
        list::open_row(state);
    }
    while state.reading().is_some() {
        state.leave_page();
        state.levels.pop();
    }
    state.list_mut().is_some_and(|list| select_row(list, list.top + row))
}

fn select_row(list: &mut List, at: usize) -> bool {
    let is_row = list.rows().get(at).is_some_and(|row| !matches!(row, Row::Group(_)));
    if is_row {
        list.cursor = at;
    }
    is_row
}

/// Selects the link on that line of the page; the page of a selected row is opened first.
fn select_on_page(state: &mut State, row: usize) -> bool {
    if state.reading().is_none() {
        list::open_row(state);
        return false;
    }
    let Some(reading) = state.reading() else { return false };
    let line = reading.top + row;
    let link = state.page.laid.lines.get(line).and_then(|line| line.link);
    if let Some(reading) = state.reading_mut() {
        reading.link = link;
    }
    link.is_some()
}
