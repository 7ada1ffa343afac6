//! What a key does to the desk: pure, without input, output or clock.
//!
//! [`key`] turns a key into an action by the keymap, [`act`] carries the action out, and what only
//! the shell can do comes back as an [`Effect`].

mod completing;
mod copy;
mod cross;
mod form;
mod graph;
mod habits;
mod home;
mod input;
mod list;
mod lookup;
mod minutes;
mod mouse;
mod overlay;
mod page;
mod palette;
mod panes;
mod review;
mod timeline;
mod tour;

use std::sync::Arc;

pub use mouse::{Mouse, mouse};

use crate::action::{Action, Scope};
use crate::brief::{Item, ItemRef, Library};
use crate::key::{Chord, Code, Resolution, resolve};
use crate::label::Word;
use crate::lang::Lang;
use crate::ledger::{Draft, Subject};
use crate::problem::Problem;
use crate::state::{Collection, Level, OverlayKind, Progress, Size, State, Wanted, proposal};
use crate::text::width::Width;
use crate::theme::Themes;

/// What the shell has to do after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// Open the ledger, if it is not open.
    OpenLedger,
    /// Give the drafts to the ledger and say what comes of it: [`recorded`] or [`refused`].
    Record(Vec<Draft>),
    /// Write minutes and say what comes of it: [`written`] or [`unwritten`].
    WriteMinutes(Wanted),
    /// Keep the ledger in another file from now on.
    MoveLedger(String),
    /// Listen to the mouse, or no longer.
    Mouse(bool),
    /// Give a text to the clipboard and say where it is: [`copied`].
    Copy(Copy),
}

pub use copy::{Copy, copied};
pub(crate) use form::edit;
pub use minutes::{unwritten, written};
pub(crate) use review::{RESPONSES, retry};
pub use review::{open_meeting, recorded, refused};

/// Takes a key: completes or begins a sequence, acts, or types.
pub fn key(state: &mut State, chord: Chord) -> Effect {
    state.notice = None;
    state.copied = None;
    let pending = std::mem::take(&mut state.pending);
    let count = state.habits.count.take();
    if let Some(asks) = state.habits.asks.take() {
        habits::answer(state, asks, chord);
        settle(state);
        return Effect::None;
    }
    if count.is_some() && pending.is_empty() && chord == Chord::plain(Code::Esc) {
        return Effect::None;
    }
    if pending.is_empty() && tour::is_ended_by(state, chord) {
        tour::end(state);
        settle(state);
        return Effect::None;
    }
    match resolve(&state.keymap, state.scope(), &pending, chord) {
        Resolution::Action(Action::OpenNumber) => {
            page::open_number(state, habits::digit(chord).unwrap_or(0));
            settle(state);
        }
        Resolution::Action(Action::Decide) => {
            let effect = review::decide(state, habits::digit(chord).unwrap_or(0));
            settle(state);
            return effect;
        }
        Resolution::Action(Action::Count) => habits::count(state, count, chord),
        Resolution::Action(action) => {
            state.habits.count = count;
            return act(state, action);
        }
        Resolution::Pending(pending) => {
            state.pending = pending;
            state.habits.count = count;
        }
        Resolution::Text(character) => text(state, character.encode_utf8(&mut [0; 4])),
        Resolution::WrongInput(_) => state.notice = Some(Word::WrongInput),
        Resolution::Cancelled | Resolution::Unbound => {}
    }
    Effect::None
}

/// Types text into the line of input that has the keys; elsewhere text means nothing, so that
/// nothing pasted is ever run as commands.
pub fn text(state: &mut State, text: &str) {
    if state.form.is_some() {
        form::insert(state, text);
    } else {
        input::insert(state, text);
    }
    settle(state);
}

/// Opens the row or the link of that number, from 1, of the list or the page that has the keys; in
/// the palette, does what has that number; in a review, decides by it.
pub fn open(state: &mut State, number: usize) -> Effect {
    state.notice = None;
    state.catch_up();
    if state.palette.is_some() {
        return palette::choose_number(state, number);
    }
    state.overlay = None;
    match state.levels.last() {
        Some(Level::Page(_)) => page::open_number(state, number),
        Some(Level::Cross(_)) => cross::open_number(state, number),
        Some(Level::Home(_)) => home::open_number(state, number),
        Some(Level::List(_)) | None => list::open_number(state, number),
        Some(Level::Review(_)) => {
            let effect = review::decide(state, number);
            settle(state);
            return effect;
        }
    }
    settle(state);
    Effect::None
}

/// Filters the list, or searches the page, that has the keys for those words.
pub fn look_for(state: &mut State, words: &str) {
    state.notice = None;
    state.overlay = None;
    if state.home().is_some() {
        home::to_library(state);
    }
    input::look_for(state, words);
    state.catch_up();
    settle(state);
}

/// Takes the terminal's new size.
pub fn resize(state: &mut State, size: Size) {
    state.size = size;
    settle(state);
}

/// Takes how far the loading of the briefs is and, if it comes along, what is loaded so far.
pub fn loading(state: &mut State, library: Option<Arc<Library>>, progress: Progress) {
    state.loading = Some(progress);
    if let Some(library) = library {
        state.reload(library, state.problems.clone());
    }
    settle(state);
}

/// Takes the briefs, all of them loaded.
pub fn loaded(state: &mut State, library: Arc<Library>, problems: Vec<Problem>) {
    state.arrive(library, problems);
    settle(state);
}

/// Takes the briefs as their files are now, in place of those that are open, and says so.
pub fn reload(state: &mut State, library: impl Into<Arc<Library>>, problems: Vec<Problem>) {
    state.notice = Some(if problems.is_empty() { Word::Reloaded } else { Word::ReloadedWithProblems });
    state.reload(library, problems);
    settle(state);
}

/// Takes the themes as their files are now, and what is wrong with all files.
pub fn take_themes(state: &mut State, themes: Themes, problems: Vec<Problem>) {
    let name = state.theme.clone();
    state.take_themes(themes, &name);
    state.problems = problems;
    settle(state);
}

/// Takes the width that the terminal draws ambiguous characters in.
pub fn take_width(state: &mut State, width: Width) {
    state.setting.layout.ambiguous = width;
    settle(state);
}

/// Carries out an action.
pub fn act(state: &mut State, action: Action) -> Effect {
    if !input::leaves_what_was_found(action) {
        state.catch_up();
    }
    let count = state.habits.count;
    let effect = match action {
        Action::WidenPane => panes::resize(state, count.unwrap_or(1) as isize),
        Action::NarrowPane => panes::resize(state, -(count.unwrap_or(1) as isize)),
        Action::ResetPanes => panes::reset(state),
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
            state.choose_theme(state.themes.after(&state.theme).to_owned());
            state.notice = Some(Word::Theme);
            Effect::None
        }
        Action::Timeline => {
            timeline::open(state);
            Effect::None
        }
        Action::Relations => list::open_collection(state, Collection::Relations),
        Action::CrossTable => cross::open(state),
        Action::FollowUp if state.form.is_none() => list::follow_up(state),
        Action::Compare => list::open_collection(state, Collection::Comparisons),
        Action::GoHome => {
            home::go(state);
            Effect::None
        }
        Action::Palette => {
            palette::open(state);
            Effect::None
        }
        Action::LookUp if state.form.is_none() => {
            lookup::open(state);
            Effect::None
        }
        Action::Copy | Action::CopyText if state.form.is_none() => copy::act(state, action),
        Action::Tour => tour::toggle(state),
        Action::ShowKeys => overlay::toggle(state, OverlayKind::Keys(state.place())),
        Action::ShowProblems => overlay::toggle(state, OverlayKind::Problems),
        Action::Retry if state.form.is_none() => retry(state),
        Action::Meetings if state.form.is_none() => review::meetings(state),
        Action::LedgerPlace => {
            form::ask_place(state);
            Effect::None
        }
        _ => act_in_place(state, action),
    };
    state.habits.count = None;
    tour::follow(state, action);
    settle(state);
    effect
}

/// Begins a note on an item, or a report of progress on a proposal.
fn write(state: &mut State, item: Option<ItemRef>, action: Action) -> Effect {
    let named = item.and_then(|item| Some((state.library.brief_of(item)?, state.library.item(item)?)));
    let subject = named.map(|(brief, content)| Subject { brief: brief.id.clone(), item: content.id().clone() });
    let is_proposal = matches!(named, Some((_, Item::Proposal(_))));
    match (subject, action) {
        (Some(subject), Action::Note) => review::note(state, subject),
        (Some(subject), Action::Progress) if is_proposal && proposal(&state.library, &subject).is_some() => {
            review::progress(state, subject);
        }
        (_, action) => {
            let is_progress = action == Action::Progress;
            state.notice = Some(if is_progress { Word::ProgressOfProposals } else { Word::NotAnItem });
            return Effect::None;
        }
    }
    Effect::OpenLedger
}

/// Carries out an action that depends on what has the keys.
fn act_in_place(state: &mut State, action: Action) -> Effect {
    match state.scope() {
        Scope::Input => return input::act(state, action),
        Scope::Overlay => return overlay::act(state, action),
        Scope::Form => return form::act(state, action),
        Scope::List | Scope::Page | Scope::Chart | Scope::Review | Scope::Global => {}
    }
    if action == Action::Undo && state.scope() != Scope::Review {
        return review::undo(state);
    }
    if let Some(effect) = habits::act(state, action) {
        return effect;
    }
    match state.levels.last() {
        Some(Level::Page(_)) => page::act(state, action),
        Some(Level::Home(_)) => home::act(state, action),
        Some(Level::Review(_)) => review::act(state, action),
        Some(Level::Cross(_)) => cross::act(state, action),
        _ if state.timeline_parts().is_some() => timeline::act(state, action),
        _ if state.drawing().is_some() => graph::act(state, action),
        Some(Level::List(_)) | None => list::act(state, action),
    }
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
