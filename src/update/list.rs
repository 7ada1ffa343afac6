//! Lists: moving, opening, going back, filtering.

use super::{Effect, lookup, minutes, overlay, palette, review, rows_of};
use crate::action::Action;
use crate::brief::ItemKind;
use crate::label::Word;
use crate::state::{Collection, LIST_HEAD, Level, List, Listing, Reading, Row, State, listing_of};

/// Carries out an action in the list that has the keys.
pub(super) fn act(state: &mut State, action: Action) -> Effect {
    let height = height(state);
    let count = state.habits.count.take();
    let times = count.unwrap_or(1);
    let root = state.levels.len() == 1;
    let Some(list) = state.list_mut() else { return Effect::None };
    match action {
        Action::First | Action::Last if count.is_some() => list.move_to_number(times),
        Action::First => list.move_to(0),
        Action::Last => list.move_to(usize::MAX),
        Action::NextGroup => (0..times).for_each(|_| list.move_group(true)),
        Action::PrevGroup => (0..times).for_each(|_| list.move_group(false)),
        Action::NextProposal => (0..times).for_each(|_| to_proposal(state, true)),
        Action::PrevProposal => (0..times).for_each(|_| to_proposal(state, false)),
        Action::Filter => list.start_filter(),
        Action::Outline => outline(state),
        Action::Note | Action::Progress => {
            let item = list.selected_item();
            return super::write(state, item, action);
        }
        Action::Minutes => return minutes::ask(state),
        Action::EditMeeting => return review::edit(state),
        Action::MoveLater | Action::MoveEarlier => return review::move_item(state, action),
        Action::Open | Action::NextPane => open_row(state),
        Action::Back if list.is_filtered() && !list.filter.given => list.clear_filter(),
        // There is nowhere to go back to: every action is offered, so that arrows, Enter and Esc are
        // enough for everything.
        Action::Back if root => palette::open(state),
        Action::Back | Action::PrevPane => back(state),
        _ => list.move_by(rows_of(action, height).unwrap_or(0).saturating_mul(times as isize)),
    }
    Effect::None
}

/// The rows that a list shows at once.
pub(super) fn height(state: &State) -> usize {
    if state.is_comparing() {
        return state.compared.on_screen(state.panes().body.height);
    }
    let panes = state.panes();
    usize::from(panes.list.unwrap_or(panes.body).height.saturating_sub(LIST_HEAD).max(1))
}

/// Opens the selected row: the list or the page that it stands for, or the place that it names.
pub(super) fn open_row(state: &mut State) {
    let Some((row, listing)) = state.list().and_then(|list| Some((list.selected_row()?, list.listing))) else { return };
    match listing {
        Listing::Outline(brief) => return jump(state, brief, row),
        Listing::Agenda => return review::pick(state, row),
        Listing::LookUp => return lookup::choose(state),
        _ => {}
    }
    match (listing_of(row, listing), row) {
        (Some(listing), _) => {
            let list = state.list_as_left(listing);
            state.levels.push(Level::List(list));
        }
        (None, Row::Item(item)) => state.levels.push(Level::Page(Reading::new(item.into()))),
        (None, Row::NewMeeting) => review::new_meeting(state),
        (None, Row::Meeting(at)) => review::open_nth(state, at),
        (None, Row::Orphan(at)) => overlay::open_orphan(state, at),
        (None, Row::Collection(..) | Row::Jump(..) | Row::Group(_) | Row::Recent(_)) => {}
    }
}

/// Opens the list of what is to be followed up, unless it has the keys already.
pub(super) fn follow_up(state: &mut State) -> Effect {
    state.overlay = None;
    if !state.is_following_up() {
        state.leave_page();
        let list = state.new_list(Listing::FollowUp);
        state.levels.push(Level::List(list));
    }
    Effect::None
}

/// Opens the list of a sort of item, unless it has the keys already.
pub(super) fn open_collection(state: &mut State, collection: Collection) -> Effect {
    let listing = Listing::Collection(collection);
    let has_keys = matches!(state.levels.last(), Some(Level::List(list)) if list.listing == listing);
    if !has_keys {
        let list = state.list_as_left(listing);
        match list.total() {
            0 => state.notice = Some(Word::NothingToShow),
            _ => state.levels.push(Level::List(list)),
        }
    }
    state.overlay = None;
    Effect::None
}

/// Opens the row of that number among those that can be opened, from 1.
pub(super) fn open_number(state: &mut State, number: usize) {
    let Some(list) = state.list_mut() else { return };
    if (1..=list.position().1).contains(&number) {
        list.move_to_number(number);
        open_row(state);
    } else {
        state.notice = Some(Word::NoSuchNumber);
    }
}

pub(super) fn back(state: &mut State) {
    if state.levels.len() > 1
        && let Some(Level::List(list)) = state.levels.pop()
        && !list.filter.given
    {
        state.leave(list);
    }
}

fn to_proposal(state: &mut State, forward: bool) {
    let Some(list) = state.list_mut() else { return };
    let proposal = |row| matches!(row, Row::Item(item) if item.kind == ItemKind::Proposal);
    if !list.move_to_next(forward, proposal) {
        state.notice = Some(Word::NoFurther);
    }
}

/// Lists the sections and groups of the brief that one is in.
pub(super) fn outline(state: &mut State) {
    let brief = match (state.reading(), state.list()) {
        (Some(reading), _) => Some(reading.target.item.brief),
        (None, Some(list)) => match (list.listing, list.selected_row()) {
            (Listing::Outline(_), _) => None,
            (Listing::Brief(brief), _) => Some(brief),
            (_, Some(Row::Item(item))) => Some(item.brief),
            _ => None,
        },
        (None, None) => None,
    };
    if let Some(brief) = brief {
        outline_of(state, brief);
    }
}

/// Lists the sections and groups of a brief.
pub(super) fn outline_of(state: &mut State, brief: u32) {
    let list = List::new(Listing::Outline(brief), &state.library, state.lang());
    state.levels.push(Level::List(list));
}

/// Goes to a section or group of the brief's contents: back to their list where it is open, else
/// on to it.
fn jump(state: &mut State, brief: u32, row: Row) {
    let contents = |level: &Level| matches!(level, Level::List(list) if list.listing == Listing::Brief(brief));
    match state.levels.iter().rposition(contents) {
        Some(at) => state.levels.truncate(at + 1),
        None => {
            state.levels.pop();
            let list = state.list_as_left(Listing::Brief(brief));
            state.levels.push(Level::List(list));
        }
    }
    let Some(list) = state.list_mut() else { return };
    list.clear_filter();
    match row {
        Row::Item(item) => {
            list.select(item);
        }
        Row::Jump(_, at) => list.move_to(at),
        Row::Collection(..) | Row::Group(_) | Row::Meeting(_) | Row::NewMeeting | Row::Orphan(_) | Row::Recent(_) => {}
    }
}
