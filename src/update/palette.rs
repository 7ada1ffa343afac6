//! The palette: actions chosen by name.

use super::{Effect, rows_of};
use crate::action::Action;
use crate::label::Word;
use crate::state::State;

/// Opens the palette over the place below.
pub(super) fn open(state: &mut State) {
    state.overlay = None;
    state.palette = Some(state.new_palette());
}

/// Carries out an action that is not about the line itself. Choosing does what was chosen, in the
/// place below.
pub(super) fn act(state: &mut State, action: Action) -> Effect {
    let height = state.size.choices();
    match (&mut state.palette, action) {
        (Some(palette), Action::Open) => {
            let chosen = palette.selected();
            return choose(state, chosen);
        }
        (open, Action::Cancel) => *open = None,
        (Some(palette), _) => palette.move_by(rows_of(action, height).unwrap_or(0)),
        (None, _) => {}
    }
    Effect::None
}

/// Does what has that number, from 1, in the order of the choices.
pub(super) fn choose_number(state: &mut State, number: usize) -> Effect {
    let choices = state.palette.as_ref().map_or(&[][..], |palette| &palette.choices);
    let chosen = choices.get(number.wrapping_sub(1)).copied();
    choose(state, chosen)
}

fn choose(state: &mut State, chosen: Option<Action>) -> Effect {
    state.palette = None;
    match chosen {
        Some(action) => super::act(state, action),
        None => {
            state.notice = Some(Word::NoAction);
            Effect::None
        }
    }
}
