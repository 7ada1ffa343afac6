//! The first screen: moving, opening, going on from there.

use super::{Effect, list, minutes, review, rows_of};
use crate::action::Action;
use crate::brief::{ItemKind, ItemRef};
use crate::label::Word;
use crate::state::{Entry, Home, Level, Listing, Reading, State};

/// Goes to the first screen: back to it where one came from there, else on to it.
pub(super) fn go(state: &mut State) {
    state.overlay = None;
    state.leave_page();
    match state.levels.iter().position(|level| matches!(level, Level::Home(_))) {
        Some(at) => state.levels.truncate(at + 1),
        None => state.levels.push(Level::Home(Home::default())),
    }
}

/// Carries out an action on the first screen.
pub(super) fn act(state: &mut State, action: Action) -> Effect {
    let height = usize::from(state.panes().body.height);
    let count = state.habits.count.take().unwrap_or(1);
    match action {
        Action::Open => open(state),
        Action::Back => list::back(state),
        Action::Filter => {
            to_library(state);
            return list::act(state, action);
        }
        Action::Outline => {
            if let Some(brief) = state.item_here().map(|item| item.brief) {
                list::outline_of(state, brief);
            }
        }
        Action::Note | Action::Progress => return super::write(state, state.item_here(), action),
        Action::Minutes => return minutes::ask(state),
        Action::EditMeeting => return review::edit(state),
        Action::MoveLater | Action::MoveEarlier => state.notice = Some(Word::NotTheAgenda),
        Action::NextProposal | Action::PrevProposal => state.notice = Some(Word::NoFurther),
        _ => {
            if let Some(home) = state.home_mut() {
                step(home, action, count, height);
            }
        }
    }
    Effect::None
}

fn step(home: &mut Home, action: Action, count: usize, height: usize) {
    match action {
        Action::First => home.move_by(isize::MIN),
        Action::Last => home.move_by(isize::MAX),
        Action::NextPane => home.move_column(true),
        Action::PrevPane => home.move_column(false),
        Action::NextGroup => (0..count).for_each(|_| home.move_group(true)),
        Action::PrevGroup => (0..count).for_each(|_| home.move_group(false)),
        _ => home.move_by(rows_of(action, height).unwrap_or(0).saturating_mul(count as isize)),
    }
}

/// Opens what can be opened at that number, from 1.
pub(super) fn open_number(state: &mut State, number: usize) {
    let Some(home) = state.home_mut() else { return };
    match home.entries().get(number.wrapping_sub(1)) {
        Some(entry) => {
            home.selected = Some(*entry);
            open(state);
        }
        None => state.notice = Some(Word::NoSuchNumber),
    }
}

/// Opens the selected entry: a brief's contents, a page, a list; and where one left off, with the
/// contents around it that one was in.
fn open(state: &mut State) {
    let Some(entry) = state.home().and_then(|home| home.selected) else { return };
    match entry {
        Entry::Meeting(at) => review::open_nth(state, at),
        Entry::FollowUp => drop(list::follow_up(state)),
        Entry::Brief(brief) => contents(state, brief),
        Entry::GoOn(item) => {
            contents(state, item);
            state.levels.push(Level::Page(Reading::new(item.into())));
        }
        Entry::Change(item, _) if item.kind == ItemKind::Brief => contents(state, item),
        Entry::Change(item, _) | Entry::Watch(item) | Entry::Event(item) => {
            state.levels.push(Level::Page(Reading::new(item.into())));
        }
        Entry::All(listing, _) => {
            let list = state.list_as_left(listing);
            state.levels.push(Level::List(list));
        }
    }
}

/// Opens the contents of the item's brief, the cursor on the item; on those of a brief, where it was
/// left.
fn contents(state: &mut State, item: ItemRef) {
    if let Some(Level::List(library)) = state.levels.first_mut() {
        library.clear_filter();
        library.select(ItemRef { kind: ItemKind::Brief, index: 0, ..item });
    }
    let mut list = state.list_as_left(Listing::Brief(item.brief));
    if item.kind != ItemKind::Brief {
        list.clear_filter();
        list.select(item);
    }
    state.levels.push(Level::List(list));
}

/// Goes on to the library, to look through all of it.
pub(super) fn to_library(state: &mut State) {
    state.levels.truncate(1);
}
