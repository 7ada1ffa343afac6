//! The mouse, while it is listened to: the wheel moves, a click selects, a double click opens.

use ratatui::layout::{Position, Rect};

use super::{Effect, act, list, palette, panes, settle};
use crate::action::Action;
use crate::state::{Border, GUTTER, HomeRow, LIST_HEAD, Level, List, On, Panes, Row, State};

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
    /// The mouse is moved to a cell while the main button is held.
    Drag {
        /// The cell.
        at: Position,
    },
    /// The button is let go.
    Release,
}

/// How many rows or lines a notch of the wheel moves.
const NOTCH: usize = 3;

/// Takes what the mouse does.
pub fn mouse(state: &mut State, mouse: Mouse) -> Effect {
    state.notice = None;
    state.copied = None;
    state.pending.clear();
    state.catch_up();
    match mouse {
        Mouse::Wheel { down } => {
            for _ in 0..NOTCH {
                let _ = act(state, if down { Action::Down } else { Action::Up });
            }
            Effect::None
        }
        Mouse::Drag { at } => {
            if let Some(border) = state.habits.drag {
                panes::place(state, border, at.x);
                settle(state);
            }
            Effect::None
        }
        Mouse::Release => {
            state.habits.drag = None;
            Effect::None
        }
        Mouse::Press { at, .. } if border_at(state, at).is_some() => {
            state.habits.drag = border_at(state, at);
            Effect::None
        }
        Mouse::Press { at, double } => {
            let hit = match state.on(at) {
                Some(On::Choice(choice)) => return palette::choose_number(state, choice + 1),
                _ if state.overlay.is_some() || state.palette.is_some() || state.form.is_some() => false,
                Some(on) => select_in_picture(state, on),
                None => select(state, at),
            };
            settle(state);
            if hit && double { act(state, Action::Open) } else { Effect::None }
        }
    }
}

/// The border that stands on that cell: the blank columns between two panes.
fn border_at(state: &State, at: Position) -> Option<Border> {
    let is_open = state.palette.is_none() && state.panes().body.contains(at);
    let borders = state.movable().into_iter().filter(|_| is_open);
    borders.filter(|(_, column)| (*column..*column + GUTTER).contains(&at.x)).map(|(border, _)| border).next()
}

/// Selects what a picture shows; whether that has the keys, and a second press can open it. A press on
/// a picture beside a page goes back to it.
fn select_in_picture(state: &mut State, on: On) -> bool {
    while state.reading().is_some() {
        state.leave_page();
        state.levels.pop();
    }
    match on {
        On::Row { row, crossed } => {
            state.drawn.crossed = crossed;
            state.list_mut().is_some_and(|list| select_row(list, row))
        }
        On::Cell { row, column } => {
            if let Some(Level::Cross(cross)) = state.levels.last_mut() {
                (cross.row, cross.column) = (row, column);
            }
            true
        }
        On::Happening { lane, event } => {
            state.timeline.lane = lane;
            state.list_mut().is_some_and(|list| list.select(event))
        }
        On::Choice(_) => false,
    }
}

/// Selects what stands on that cell; whether anything does. A click in a column to the left goes
/// back to it.
fn select(state: &mut State, at: Position) -> bool {
    if state.home().is_some() {
        return select_at_home(state, at);
    }
    let Panes { library, list, page, .. } = state.panes();
    // Of a list that is drawn as a picture, what stands where is told by the picture.
    let list = list.filter(|_| state.drawing().is_none() && !state.is_comparing() && state.cross().is_none());
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
