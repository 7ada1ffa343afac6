//! Moving about beyond one key at a time: counts, marks, bookmarks, places.

use super::Effect;
use crate::action::Action;
use crate::key::{Chord, Code};
use crate::label::Word;
use crate::state::{Asks, Level, Listing, Picked, Reading, State};

/// No count is larger: it would only say "to the end".
const COUNT_MAX: usize = 9999;

/// Takes a digit of a count.
pub(super) fn count(state: &mut State, before: Option<usize>, chord: Chord) {
    if let Some(digit) = digit(chord) {
        let count = before.unwrap_or(0) * 10 + digit;
        state.habits.count = (count > 0).then_some(count.min(COUNT_MAX));
    }
}

/// The digit that a key types.
pub(super) fn digit(chord: Chord) -> Option<usize> {
    chord.folded().text()?.to_digit(10).map(|digit| digit as usize)
}

/// Carries out one of the actions of this file, which mean the same everywhere; `None` for others.
pub(super) fn act(state: &mut State, action: Action) -> Option<Effect> {
    match action {
        Action::SetMark => state.habits.asks = Some(Asks::SetMark),
        Action::GoToMark => state.habits.asks = Some(Asks::GoToMark),
        Action::Bookmark => bookmark(state),
        Action::Bookmarks => list(state, Picked::Bookmarks),
        Action::Visited => list(state, Picked::Visited),
        Action::JumpBack => jump(state, false),
        Action::JumpForward => jump(state, true),
        Action::ToggleMouse => return Some(toggle_mouse(state)),
        _ => return None,
    }
    Some(Effect::None)
}

/// Takes the letter that was asked for. Escape asks no more.
pub(super) fn answer(state: &mut State, asks: Asks, chord: Chord) {
    if chord == Chord::plain(Code::Esc) {
        return;
    }
    let Some(letter) = chord.folded().text().filter(char::is_ascii_alphanumeric) else {
        state.notice = Some(Word::NoSuchMark);
        return;
    };
    match (asks, state.memory.marks.get(&letter).copied()) {
        (Asks::SetMark, _) => match state.item_here() {
            Some(item) => {
                state.memory.marks.insert(letter, item);
                state.notice = Some(Word::Marked);
            }
            None => state.notice = Some(Word::NoItemHere),
        },
        (Asks::GoToMark, Some(item)) if state.reading().is_none_or(|reading| reading.target.item != item) => {
            state.leave_page();
            state.levels.push(Level::Page(Reading::new(item.into())));
        }
        (Asks::GoToMark, Some(_)) => {}
        (Asks::GoToMark, None) => state.notice = Some(Word::NoSuchMark),
    }
}

fn bookmark(state: &mut State) {
    let Some(item) = state.item_here() else {
        state.notice = Some(Word::NoItemHere);
        return;
    };
    let is_new = state.memory.bookmarks.insert(item);
    if !is_new {
        state.memory.bookmarks.remove(&item);
    }
    state.notice = Some(if is_new { Word::Bookmarked } else { Word::Unbookmarked });
}

/// Opens the list of what was picked; from one of these lists, in its place.
fn list(state: &mut State, picked: Picked) {
    state.overlay = None;
    state.leave_page();
    if matches!(state.levels.last(), Some(Level::List(list)) if matches!(list.listing, Listing::Picked(_))) {
        state.levels.pop();
    }
    let list = state.list_as_left(Listing::Picked(picked));
    state.levels.push(Level::List(list));
}

fn jump(state: &mut State, forward: bool) {
    state.overlay = None;
    if !state.jump(forward) {
        state.notice = Some(Word::NoFurtherPlace);
    }
}

fn toggle_mouse(state: &mut State) -> Effect {
    let on = !state.habits.mouse;
    state.habits.mouse = on;
    state.notice = Some(if on { Word::MouseOn } else { Word::MouseOff });
    Effect::Mouse(on)
}
