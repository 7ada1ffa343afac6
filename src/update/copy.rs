//! Copying: what goes to the clipboard, and that it went there.

use super::{Effect, lookup};
use crate::action::Action;
use crate::label::Word;
use crate::page;
use crate::state::{Copied, Excerpt, Place, State};

/// A text for the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The id of the item that it is of.
    pub id: String,
    /// What of the item it is.
    pub excerpt: Excerpt,
    /// The text.
    pub text: String,
}

/// Copies what the action says of the item that is selected or read.
pub(super) fn act(state: &mut State, action: Action) -> Effect {
    let Some(item) = state.item_here() else {
        state.notice = Some(Word::NoItemHere);
        return Effect::None;
    };
    lookup::remember(state);
    let (library, lang) = (&state.library, state.lang());
    let id = library.item(item).map_or(String::new(), |content| content.id().to_string());
    Effect::Copy(match action {
        Action::CopyText => Copy { id, excerpt: Excerpt::Text, text: page::text(library, item, lang) },
        _ => Copy { id, excerpt: Excerpt::Citation, text: page::citation(library, item, lang) },
    })
}

/// Takes note of where a copy is, to tell it.
pub fn copied(state: &mut State, copy: Copy, place: Place) {
    let Copy { id, excerpt, .. } = copy;
    state.copied = Some(Copied { id, excerpt, place });
}
