//! What the ledger did not take, why, and the keys that help: in the footer where it fits there, else
//! the words stand right above it and the keys in it.

use ratatui::layout::Rect;

use super::footer::keys;
use super::pen::Pen;
use crate::action::Action;
use crate::label::{self, Word};
use crate::state::{State, Status};
use crate::text::layout;
use crate::theme::Role;

/// The keys that help.
const WAYS_OUT: [Action; 2] = [Action::LedgerPlace, Action::Retry];

/// What went wrong; nothing where all is well.
fn words(state: &State) -> Option<String> {
    let Status::Trouble(error) = &state.records.status else { return None };
    let lang = state.lang();
    let (why, not_recorded) = (error.message(lang), Word::NotRecorded.in_lang(lang));
    Some(match state.records.waiting.len() {
        0 => why,
        1 => format!("{not_recorded}: {why}"),
        several => format!("{}: {why}", label::count_of(not_recorded, several, lang)),
    })
}

/// What went wrong and the keys that help, as a line of text; nothing where all is well.
pub(super) fn plain(state: &State) -> Option<String> {
    let hint = |action: Action| {
        let keys = state.keymap.first_keys(state.scope(), action)?;
        Some(format!("<{keys}> {}", action.doc(state.lang())))
    };
    let hints: Vec<String> = WAYS_OUT.into_iter().filter_map(hint).collect();
    Some(format!("{}  {}", words(state)?, hints.join("  ")))
}

/// Whether the words fit into the line with the first of the keys.
fn fits(state: &State, pen: &Pen, words: &str, line: Rect) -> bool {
    let [way_out, _] = WAYS_OUT;
    let key = state.keymap.first_keys(state.scope(), way_out).map(|keys| keys.label(pen.glyphs));
    let way_out = key.map_or(0, |key| pen.width.cells(&key) + pen.width.cells(way_out.doc(state.lang())) + 4);
    pen.width.cells(words) + way_out <= usize::from(line.width)
}

/// Draws the footer's line; false where all is well.
pub(super) fn in_footer(state: &State, pen: &mut Pen, line: Rect) -> bool {
    let Some(words) = words(state) else { return false };
    let is_whole = fits(state, pen, &words, line);
    let x = if is_whole { pen.text(line, 0, 0, &words, Role::Attention) + 3 } else { 0 };
    keys(state, pen, line, x, &WAYS_OUT);
    true
}

/// Draws over the foot of `area` the words that do not fit into the footer's line; what is left of it.
pub(super) fn over(state: &State, pen: &mut Pen, area: Rect, line: Rect) -> Rect {
    let words = words(state).filter(|words| state.input().is_none() && !fits(state, pen, words, line));
    let Some(words) = words else { return area };
    let lines = layout::lines(&words, area.width.saturating_sub(2), &state.setting.layout);
    let window = pen.window(area, lines.len() as u16);
    for (y, told) in (0..window.height).zip(lines) {
        pen.over(window, 1, y, told.text(&words), Role::Attention, Role::Trail);
    }
    Rect { height: window.y.saturating_sub(area.y), ..area }
}
