//! The tour: it goes on when what it tells was done, and is not told again when it is over.

use super::Effect;
use crate::action::{Action, Scope};
use crate::key::{Chord, Code};
use crate::label::Word;
use crate::state::{State, Step};

/// Begins the tour, or puts it away while it is told.
pub(super) fn toggle(state: &mut State) -> Effect {
    match state.tour {
        None => state.tour = Step::ALL.first().copied(),
        Some(_) => end(state),
    }
    Effect::None
}

/// Whether the key puts the tour away: Escape, where it has nothing else to put away.
pub(super) fn is_ended_by(state: &State, chord: Chord) -> bool {
    let is_free = state.overlay.is_none() && state.scope() != Scope::Input && state.pending.is_empty();
    state.tour.is_some() && is_free && chord == Chord::plain(Code::Esc)
}

/// Puts the tour away for good.
pub(super) fn end(state: &mut State) {
    state.tour = None;
    state.memory.toured = true;
}

/// Goes on with the tour if the action is what it told.
pub(super) fn follow(state: &mut State, action: Action) {
    let Some(step) = state.tour.filter(|step| step.is_done_by(action)) else { return };
    state.tour = step.next();
    if state.tour.is_none() {
        end(state);
        state.notice = Some(Word::TourDone);
    }
}
