//! Going through what is offered at the caret of a query.

use tui_input::Input;

use super::input;
use crate::action::Action;
use crate::state::State;

/// Carries out an action on the offers; whether it was about them.
pub(super) fn act(state: &mut State, action: Action) -> bool {
    let is_gone_through = state.completing.at.is_some();
    let line = match action {
        Action::Complete => state.completing.step(true),
        Action::CompleteBack => state.completing.step(false),
        Action::Down if is_gone_through => state.completing.step(true),
        Action::Up if is_gone_through => state.completing.step(false),
        Action::Open if is_gone_through => state.completing.accept(),
        Action::Cancel if is_gone_through => state.completing.give_back(),
        _ => return false,
    };
    write(state, line);
    true
}

fn write(state: &mut State, line: Option<Input>) {
    if let (Some(line), Some(input)) = (line, state.input_mut()) {
        *input = line;
        input::changed(state);
    }
}
