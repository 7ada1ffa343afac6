//! The left column: the briefs, and the collections that cut across them.

use ratatui::layout::{Position, Rect};

use super::list::split;
use super::pen::Pen;
use super::rows::Rows;
use crate::label::Word;
use crate::state::{Level, State};
use crate::theme::Role;

/// Draws the column; returns the cursor's place where the column has the keys.
pub(super) fn draw(state: &State, pen: &mut Pen, area: Rect) -> Option<Position> {
    let Some(Level::List(list)) = state.levels.first() else { return None };
    let focused = state.levels.len() == 1 && !list.is_filtered();
    let (head, body) = split(area);
    pen.text(head, 2, 0, Word::Briefs.in_lang(state.lang()), if focused { Role::Title } else { Role::Dim });
    // Under a filter the column keeps the briefs, and the results stand beside it.
    let (rows, cursor, top) =
        if list.is_filtered() { (list.all(), None, 0) } else { (list.rows(), Some(list.cursor), list.top) };
    Rows { state, listing: list.listing, marks: None, focused }.draw(pen, body, rows, cursor, top)
}
