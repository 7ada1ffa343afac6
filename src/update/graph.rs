//! The relations as a map or a table: moving from one to another, changing the drawing. What a list
//! can do they can too.

use super::{Effect, list};
use crate::action::Action;
use crate::label::Word;
use crate::state::{Drawing, Drawn, Graph, State, Way};

/// Carries out an action in the drawing that has the keys.
pub(super) fn act(state: &mut State, action: Action) -> Effect {
    match action {
        Action::Up => step(state, Way::Up),
        Action::Down => step(state, Way::Down),
        Action::Left => step(state, Way::Left),
        Action::Right => step(state, Way::Right),
        Action::NextGroup => walk(state, 1),
        Action::PrevGroup => walk(state, -1),
        Action::NextView => {
            let drawing = match state.drawn.drawing {
                Drawing::Map => Drawing::Matrix,
                Drawing::Matrix => Drawing::Map,
            };
            state.drawn = Drawn { drawing, crossed: false };
        }
        _ => {
            state.drawn.crossed = false;
            return list::act(state, action);
        }
    }
    Effect::None
}

fn step(state: &mut State, way: Way) {
    let Some(list) = state.list() else { return };
    let reached = Graph::new(&state.library, list).step(list.cursor, state.drawn, way);
    match (reached, state.list_mut()) {
        (Some((row, drawn)), Some(list)) => {
            list.move_to(row);
            state.drawn = drawn;
        }
        _ => state.notice = Some(Word::NoFurther),
    }
}

/// Goes to the relation that comes next in the list, or before.
fn walk(state: &mut State, rows: isize) {
    state.drawn.crossed = false;
    if let Some(list) = state.list_mut() {
        let before = list.cursor;
        list.move_by(rows);
        if list.cursor == before {
            state.notice = Some(Word::NoFurther);
        }
    }
}
