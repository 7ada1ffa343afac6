//! The palette: the actions of a place, to be chosen by name.

use tui_input::Input;

use super::Size;
use crate::action::{Action, Scope};
use crate::palette;

/// The line that names an action, and the actions that it names.
#[derive(Clone, Debug)]
pub struct Palette {
    /// What is typed.
    pub input: Input,
    /// What it names, best first.
    pub choices: Vec<Action>,
    /// The index of the selected choice.
    pub cursor: usize,
    /// The index of the first choice on the screen.
    pub top: usize,
    place: Scope,
    /// What does nothing here, although it is of the scope.
    idle: Vec<Action>,
}

impl Palette {
    /// Everything that can be done in a place but what is idle there.
    pub(crate) fn new(place: Scope, idle: Vec<Action>) -> Palette {
        let mut palette = Palette { input: Input::default(), choices: Vec::new(), cursor: 0, top: 0, place, idle };
        palette.search();
        palette
    }

    /// Takes up what the line says now.
    pub(crate) fn search(&mut self) {
        self.choices = palette::choices(self.place, self.input.value());
        self.choices.retain(|action| !self.idle.contains(action));
        self.cursor = 0;
    }

    /// Moves the cursor by that many choices, as far as there are any.
    pub(crate) fn move_by(&mut self, choices: isize) {
        let last = self.choices.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(choices).min(last);
    }

    /// The selected action.
    pub(crate) fn selected(&self) -> Option<Action> {
        self.choices.get(self.cursor).copied()
    }

    /// Keeps the cursor among the choices that are shown.
    pub(super) fn clamp(&mut self, height: usize) {
        let last_top = self.choices.len().saturating_sub(height);
        self.top = self.top.max((self.cursor + 1).saturating_sub(height)).min(self.cursor).min(last_top);
    }
}

impl Size {
    /// How many choices of the palette are shown at once: the place below stays in sight.
    pub(crate) fn choices(self) -> usize {
        usize::from(self.rows.saturating_sub(4) / 2).clamp(1, 12)
    }
}
