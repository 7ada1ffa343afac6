//! What stands where on the screen as it was drawn last, for the mouse: of lists that are drawn as
//! pictures, only the picture knows.

use ratatui::layout::{Position, Rect};

use super::State;
use crate::brief::ItemRef;

/// Some cells of the screen, and what stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The cells.
    pub area: Rect,
    /// What stands there.
    pub on: On,
}

/// What can be selected by a press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// A row of the list that is drawn.
    Row {
        /// Its index.
        row: usize,
        /// Of a relation in the table, whether the cell is that in the row of its second actor.
        crossed: bool,
    },
    /// A cell of the cross-table.
    Cell {
        /// The index of its row.
        row: usize,
        /// The index of its column.
        column: usize,
    },
    /// What happened, in a lane of the timeline.
    Happening {
        /// The index of the lane.
        lane: usize,
        /// The event that stands for it in the list.
        event: ItemRef,
    },
    /// A choice of the palette, by its index.
    Choice(usize),
}

impl State {
    /// What stands on a cell; of several things the one that was drawn last.
    pub(crate) fn on(&self, at: Position) -> Option<On> {
        self.spots.iter().rev().find(|spot| spot.area.contains(at)).map(|spot| spot.on)
    }
}
