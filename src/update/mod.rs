//! What a key does to the desk: pure, without input, output or clock.
//!
//! [`key`] turns a key into an action by the keymap, [`act`] carries the action out, and what only
//! the shell can do comes back as an [`Effect`].

mod input;
mod list;
mod overlay;
mod page;

use crate::action::{Action, Scope};
use crate::key::{Chord, Resolution, resolve};
use crate::label::Word;
use crate::lang::Lang;
use crate::state::{Level, OverlayKind, Size, State};

/// What the shell has to do after a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Effect {
    /// Nothing but to draw.
    None,
    /// End the program.
    Quit,
    /// Hand the terminal back until the program is continued.
    Suspend,
    /// Draw everything anew, whatever the terminal shows.
    Redraw,
}

/// Takes a key: completes or begins a sequence, acts, or types.
pub fn key(state: &mut State, chord: Chord) -> Effect {
    state.notice = None;
    let pending = std::mem::take(&mut state.pending);
    match resolve(&state.keymap, state.scope(), &pending, chord) {
        Resolution::Action(Action::OpenNumber) => {
            let digit = chord.folded().text().and_then(|digit| digit.to_digit(10));
            page::open_number(state, digit.map_or(0, |digit| digit as usize));
            settle(state);
        }
        Resolution::Action(action) => return act(state, action),
        Resolution::Pending(pending) => state.pending = pending,
        Resolution::Text(character) => text(state, character.encode_utf8(&mut [0; 4])),
        Resolution::WrongInput(_) => state.notice = Some(Word::WrongInput),
        Resolution::Cancelled | Resolution::Unbound => {}
    }
    Effect::None
}

/// Types text into the line of input that has the keys; elsewhere text means nothing, so that
/// nothing pasted is ever run as commands.
pub fn text(state: &mut State, text: &str) {
    input::insert(state, text);
    settle(state);
}

/// Opens the row or the link of that number, from 1, of the list or the page that has the keys.
pub fn open(state: &mut State, number: usize) {
    state.notice = None;
    state.overlay = None;
    match state.levels.last() {
        Some(Level::Page(_)) => page::open_number(state, number),
        Some(Level::List(_)) | None => list::open_number(state, number),
    }
    settle(state);
}

/// Filters the list, or searches the page, that has the keys for those words.
pub fn look_for(state: &mut State, words: &str) {
    state.notice = None;
    state.overlay = None;
    input::look_for(state, words);
    settle(state);
}

/// Takes the terminal's new size.
pub fn resize(state: &mut State, size: Size) {
    state.size = size;
    settle(state);
}

/// Carries out an action.
pub fn act(state: &mut State, action: Action) -> Effect {
    let effect = match action {
        Action::Quit => Effect::Quit,
        Action::Suspend => Effect::Suspend,
        Action::Redraw => Effect::Redraw,
        Action::NextLanguage => {
            state.set_lang(state.lang().next());
            Effect::None
        }
        Action::PairLanguages => {
            state.setting.pair = next_pair(state.lang(), state.setting.pair);
            Effect::None
        }
        Action::NextTheme => {
            state.setting.theme = state.setting.theme.next();
            Effect::None
        }
        Action::ShowKeys => overlay::toggle(state, OverlayKind::Keys(state.place())),
        Action::ShowProblems => overlay::toggle(state, OverlayKind::Problems),
        _ if state.overlay.is_some() => overlay::act(state, action),
        _ => match state.place() {
            Scope::Page => page::act(state, action),
            Scope::Input => input::act(state, action),
            Scope::List | Scope::Global | Scope::Overlay => list::act(state, action),
        },
    };
    settle(state);
    effect
}

/// The second language after this one: each of the others, then none.
fn next_pair(lang: Lang, pair: Option<Lang>) -> Option<Lang> {
    let next = pair.unwrap_or(lang).next();
    (next != lang).then_some(next)
}

fn settle(state: &mut State) {
    state.settle();
    overlay::settle(state);
}

/// How many rows an action moves, for the actions that move by rows on a screen of that height.
fn rows_of(action: Action, height: usize) -> Option<isize> {
    let half = (height / 2).max(1) as isize;
    let whole = height.saturating_sub(1).max(1) as isize;
    Some(match action {
        Action::Down => 1,
        Action::Up => -1,
        Action::HalfPageDown => half,
        Action::HalfPageUp => -half,
        Action::PageDown => whole,
        Action::PageUp => -whole,
        _ => return None,
    })
}

/// The first line on the screen after an action.
fn scrolled(top: usize, action: Action, height: usize, lines: usize) -> usize {
    let last = lines.saturating_sub(height);
    match action {
        Action::First => 0,
        Action::Last => last,
        _ => top.saturating_add_signed(rows_of(action, height).unwrap_or(0)).min(last),
    }
}

/// The rows of the pane that a page or a window is shown in.
fn page_height(state: &State) -> usize {
    usize::from(state.panes().body.height.max(1))
}
