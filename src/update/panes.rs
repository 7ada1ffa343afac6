//! The borders between the panes, moved by keys and by the mouse.

use super::Effect;
use crate::label::Word;
use crate::state::{Border, Borders, State};

/// The cells that a key moves a border by.
const STEP: isize = 2;

/// Makes the pane that has the keys wider by so many steps, or narrower.
pub(super) fn resize(state: &mut State, steps: isize) -> Effect {
    let borders = state.movable();
    let is_right = state.reading().is_some();
    // The last border is on the left of the page and on the right of the list; the library has its own.
    let own = if is_right || state.levels.len() > 1 { borders.last() } else { borders.first() };
    match own.copied() {
        Some((border, column)) => {
            let cells = steps.saturating_mul(if is_right { -STEP } else { STEP });
            place(state, border, column.saturating_add_signed(cells.clamp(-1000, 1000) as i16));
        }
        None => state.notice = Some(Word::NoBorder),
    }
    Effect::None
}

/// Puts every border back to where it stands by itself.
pub(super) fn reset(state: &mut State) -> Effect {
    state.borders = Borders::default();
    Effect::None
}

/// Moves a border to a column, as far as the panes on both sides keep room.
pub(super) fn place(state: &mut State, border: Border, column: u16) {
    let columns = state.size.columns;
    state.borders.set(border, Some(column.min(columns)), columns);
    // What the panes could not give is not kept.
    let reached = state.movable().into_iter().find(|(other, _)| *other == border);
    state.borders.set(border, reached.map(|(_, column)| column), columns);
}
