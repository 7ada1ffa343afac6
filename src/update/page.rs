//! Pages: scrolling, following links, turning to the next item, finding words, explaining terms.

use super::{Effect, list, page_height, rows_of, scrolled};
use crate::action::Action;
use crate::brief::{ItemKind, ItemRef};
use crate::label::Word;
use crate::state::{Level, Reading, Row, State, listing_of};

/// Carries out an action on the page that has the keys.
pub(super) fn act(state: &mut State, action: Action) -> Effect {
    match action {
        Action::Back => close(state),
        Action::PrevPane => leave(state),
        Action::Open => open(state),
        Action::NextLink => select_link(state, true),
        Action::PrevLink => select_link(state, false),
        Action::NextGroup => turn(state, true, |_| true),
        Action::PrevGroup => turn(state, false, |_| true),
        Action::NextProposal => turn(state, true, |item| item.kind == ItemKind::Proposal),
        Action::PrevProposal => turn(state, false, |item| item.kind == ItemKind::Proposal),
        Action::Outline => list::outline(state),
        Action::NextTerm => explain(state, true),
        Action::PrevTerm => explain(state, false),
        Action::ExpandCitations => {
            if let Some(reading) = state.reading_mut() {
                reading.expanded = !reading.expanded;
            }
        }
        Action::Find => {
            if let Some(reading) = state.reading_mut() {
                reading.start_find();
            }
        }
        Action::FindNext => find_next(state, true),
        Action::FindPrev => find_next(state, false),
        Action::Note | Action::Progress => {
            let item = state.reading().map(|reading| reading.target.item);
            return super::write(state, item, action);
        }
        _ => scroll(state, action),
    }
    Effect::None
}

/// Puts away, one at a time, what stands over the page: an explanation, a search, the page.
fn close(state: &mut State) {
    let Some(reading) = state.reading_mut() else { return };
    if reading.term.take().is_none() && reading.find.take().is_none() {
        leave(state);
    }
}

fn leave(state: &mut State) {
    if matches!(state.levels.last(), Some(Level::Page(_))) {
        state.leave_page();
        state.levels.pop();
    }
}

fn scroll(state: &mut State, action: Action) {
    let (height, lines) = (page_height(state), state.page.laid.lines.len());
    if let Some(reading) = state.reading_mut() {
        reading.top = scrolled(reading.top, action, height, lines);
        if rows_of(action, height).is_none_or(|rows| rows.unsigned_abs() > 1) {
            reading.link = None;
        }
    }
}

/// Opens the term that is explained, or the selected link; with neither, selects a link.
fn open(state: &mut State) {
    let Some(reading) = state.reading() else { return };
    let term = reading.term.and_then(|term| state.page.terms.get(term)).map(|it| it.term);
    match (term, reading.link) {
        (Some(term), _) => state.levels.push(Level::Page(Reading::new(term.into()))),
        (None, Some(link)) => open_number(state, link + 1),
        (None, None) => select_link(state, true),
    }
}

/// Opens the page's link of that number, from 1.
pub(super) fn open_number(state: &mut State, number: usize) {
    let link = number.wrapping_sub(1);
    let Some(target) = state.page.laid.links.get(link).map(|link| link.target.clone()) else {
        state.notice = Some(Word::NoSuchNumber);
        return;
    };
    if let Some(reading) = state.reading_mut() {
        reading.link = Some(link);
        state.levels.push(Level::Page(Reading::new(target)));
    }
}

/// Selects the next link (`forward`) or the one before, and brings it onto the screen.
fn select_link(state: &mut State, forward: bool) {
    let height = page_height(state);
    let Some(reading) = state.reading() else { return };
    let links = &state.page.laid.links;
    let next = match (reading.link, forward) {
        (Some(at), true) => Some(at + 1),
        (Some(at), false) => at.checked_sub(1),
        (None, true) => links.iter().position(|link| link.first >= reading.top),
        (None, false) => links.iter().rposition(|link| link.last < reading.top + height),
    };
    let Some((at, link)) = next.and_then(|at| Some((at, links.get(at)?.clone()))) else {
        state.notice = Some(Word::NoFurther);
        return;
    };
    if let Some(reading) = state.reading_mut() {
        reading.link = Some(at);
        reading.show(link.first, link.last, height);
    }
}

/// Turns to the page of the next item (`forward`) or the one before that is `wanted`, in the list
/// that the page was opened from.
fn turn(state: &mut State, forward: bool, wanted: impl Fn(ItemRef) -> bool) {
    let Some(list) = state.list_mut() else {
        state.notice = Some(Word::NoFurther);
        return;
    };
    let listing = list.listing;
    let found = list.move_to_next(forward, |row| match row {
        Row::Item(item) => listing_of(row, listing).is_none() && wanted(item),
        Row::Collection(..) | Row::Jump(..) | Row::Group(_) => false,
        Row::Meeting(_) | Row::NewMeeting | Row::Orphan(_) | Row::Recent(_) => false,
    });
    match list.selected_item() {
        Some(item) if found => {
            state.leave_page();
            while state.reading().is_some() {
                state.levels.pop();
            }
            state.levels.push(Level::Page(Reading::new(item.into())));
        }
        _ => state.notice = Some(Word::NoFurther),
    }
}

/// Explains the next term of the page (`forward`) or the one before; the first on the screen where
/// none is explained yet.
fn explain(state: &mut State, forward: bool) {
    let height = page_height(state);
    let Some(reading) = state.reading() else { return };
    let lines: Vec<usize> = state.page.terms.iter().map(|it| state.page.line_of(&it.mark)).collect();
    let next = match (reading.term, forward) {
        (Some(at), true) => Some(at + 1),
        (Some(at), false) => at.checked_sub(1),
        (None, true) => lines.iter().position(|line| *line >= reading.top),
        (None, false) => lines.iter().rposition(|line| *line < reading.top + height),
    };
    let Some((at, line)) = next.and_then(|at| Some((at, *lines.get(at)?))) else {
        state.notice = Some(if lines.is_empty() { Word::NoTerms } else { Word::NoFurther });
        return;
    };
    if let Some(reading) = state.reading_mut() {
        reading.term = Some(at);
        reading.show(line, line, height);
    }
}

/// Goes to the first match at or after the place where the search began.
pub(super) fn find_first(state: &mut State) {
    state.settle();
    let lines = state.page.lines_found();
    let Some(reading) = state.reading_mut() else { return };
    let from = reading.top;
    if let Some(find) = &mut reading.find {
        find.at = lines.iter().position(|line| *line >= from).unwrap_or(0);
    }
    show_match(state, &lines);
}

/// Goes to the next match (`forward`) or the one before, round again at the end.
pub(super) fn find_next(state: &mut State, forward: bool) {
    let lines = state.page.lines_found();
    let Some(find) = state.reading_mut().and_then(|reading| reading.find.as_mut()) else {
        state.notice = Some(Word::NothingSought);
        return;
    };
    if !lines.is_empty() {
        find.at = (find.at + if forward { 1 } else { lines.len() - 1 }) % lines.len();
    }
    show_match(state, &lines);
}

fn show_match(state: &mut State, lines: &[usize]) {
    let height = page_height(state);
    let Some(reading) = state.reading_mut() else { return };
    let at = reading.find.as_ref().map_or(0, |find| find.at);
    if let Some(line) = lines.get(at) {
        reading.show(*line, *line, height);
    }
}
