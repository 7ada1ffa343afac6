//! Why a list has no rows, and what to do about it.

use ratatui::layout::Rect;

use super::pen::Pen;
use crate::action::{Action, Scope};
use crate::label::{self, Word};
use crate::search;
use crate::state::{List, Listing, State};
use crate::text::layout;
use crate::theme::Role;

/// Wider lines are no easier to read.
const SENTENCE: u16 = 76;

/// The place for why a list has no rows: the room of the page too, where there is none either.
pub(super) fn with_page(state: &State, list: Rect) -> Rect {
    match state.panes().page.filter(|_| state.page.laid.lines.is_empty()) {
        Some(page) => {
            let both = list.union(page);
            Rect { width: both.right() - list.x, height: both.bottom() - list.y, ..list }
        }
        None => list,
    }
}

/// Says why a list has no rows.
pub(super) fn draw(state: &State, pen: &mut Pen, area: Rect, list: &List) {
    let words: &[Word] = match (list.is_filtered(), state.problems.is_empty()) {
        _ if state.loading.is_some() => &[Word::Loading],
        (true, _) => &[Word::NothingFound],
        _ if list.listing == Listing::Timeline => &[Word::NoEvents],
        _ if matches!(list.listing, Listing::Picked(_)) => &[Word::NothingPicked],
        _ if list.listing == Listing::LookUp => &[Word::LookUpEmpty],
        _ if list.listing == Listing::FollowUp => &[Word::NothingToFollowUp],
        (false, true) => &[Word::NoBriefs],
        (false, false) => &[Word::NoBriefs, Word::SeeProblems],
    };
    let lang = state.lang();
    let reasons = list.hints().iter().map(|hint| hint.message(lang));
    let ways_out = ways_out(state, pen, list);
    let mut y = 0;
    for text in words.iter().map(|word| word.in_lang(lang).to_owned()).chain(reasons).chain(ways_out) {
        let text = text.as_str();
        for line in layout::lines(text, area.width.saturating_sub(3).min(SENTENCE), &state.setting.layout) {
            pen.text(area, 2, y, line.text(text), Role::Dim);
            y += 1;
        }
    }
}

/// What to do about a list without rows, by the keys that do it.
fn ways_out(state: &State, pen: &Pen, list: &List) -> Vec<String> {
    let (scope, lang) = (state.scope(), state.lang());
    let key = |action| Some(state.keymap.first_keys(scope, action)?.label(pen.glyphs));
    let back = key(if scope == Scope::Input { Action::Cancel } else { Action::Back });
    let of_part = matches!(
        list.listing,
        Listing::Brief(_) | Listing::Outline(_) | Listing::Collection(_) | Listing::Timeline | Listing::Picked(_)
    );
    let (back, look_up) = match (list.listing, list.is_filtered()) {
        _ if state.loading.is_some() => (None, None),
        (Listing::LookUp, false) => (back.map(|key| label::key_goes_back(&key, lang)), None),
        (Listing::LookUp, true) | (_, false) => (None, None),
        (_, true) => {
            let look_up = key(Action::LookUp).filter(|_| of_part);
            let look_up = look_up.map(|key| label::key_looks_up(&key, lang));
            (back.map(|key| label::key_clears_filter(&key, lang)), look_up)
        }
    };
    let mended = search::mended(list.filter.input.value(), list.hints());
    let is_offered = mended.is_some() && state.completing.offered.first().map(|it| &it.completion) == mended.as_ref();
    let write = key(Action::Complete).filter(|_| is_offered);
    write.map(|key| label::key_writes_meant(&key, lang)).into_iter().chain(back).chain(look_up).collect()
}
