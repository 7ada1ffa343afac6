//! The palette: over the foot of the place below, what the line in the footer names.

use ratatui::layout::Rect;

use super::pen::Pen;
use crate::action::Action;
use crate::label::Word;
use crate::state::{On, Palette, State};
use crate::text::find::occurrences;
use crate::theme::Role;

/// Draws the choices over the foot of `area`, the best on top.
pub(super) fn draw(state: &State, pen: &mut Pen, palette: &Palette, area: Rect) {
    let lang = state.lang();
    let shown: Vec<&Action> = palette.choices.iter().skip(palette.top).take(state.size.choices()).collect();
    let window = pen.window(area, shown.len().max(1) as u16);
    if shown.is_empty() {
        pen.over(window, 2, 0, Word::NoAction.in_lang(lang), Role::Dim, Role::Trail);
        return;
    }
    // Over all of them, so that nothing moves sideways while the list is walked through.
    let docs = palette.choices.iter().map(|action| pen.width.cells(action.doc(lang))).max().unwrap_or(0) as u16;
    for (y, action) in (0..window.height).zip(&shown) {
        let line = Rect { y: window.y + y, height: 1, ..window };
        let is_selected = palette.top + usize::from(y) == palette.cursor;
        let ground = if is_selected { Role::Cursor } else { Role::Trail };
        pen.spot(line, On::Choice(palette.top + usize::from(y)));
        if is_selected {
            pen.fill(line, ground);
            pen.over(line, 0, 0, pen.glyphs.cursor(), Role::Id, ground);
        }
        let keys = keys(state, pen, **action);
        let said = if palette.is_idle(**action) { Role::Dim } else { Role::Text };
        let end = marked(pen, line, action.doc(lang), palette.input.value(), said, ground);
        let name_at = line.width.saturating_sub(pen.width.cells(action.name()) as u16 + 1);
        let keys_at = (2 + docs + 2).max(end + 2);
        let end = pen.over(line, keys_at, 0, &keys, Role::Id, ground);
        if name_at >= end + 2 {
            pen.over(line, name_at, 0, action.name(), Role::Dim, ground);
        }
    }
}

/// What an action does, with what was typed standing out; returns the column after it.
fn marked(pen: &mut Pen, line: Rect, doc: &str, query: &str, said: Role, ground: Role) -> u16 {
    let mut ranges: Vec<_> = query.split_whitespace().flat_map(|word| occurrences(word, doc)).collect();
    ranges.sort_by_key(|range| range.start);
    let (mut x, mut from) = (2, 0);
    for range in ranges {
        x = pen.over(line, x, 0, doc.get(from..range.start).unwrap_or(""), said, ground);
        x = pen.over(line, x, 0, doc.get(range.start.max(from)..range.end).unwrap_or(""), Role::Match, ground);
        from = range.end.max(from);
    }
    pen.over(line, x, 0, doc.get(from..).unwrap_or(""), said, ground)
}

/// The keys that do the same in the place below.
fn keys(state: &State, pen: &Pen, action: Action) -> String {
    let reachable = state.keymap.reachable(state.place());
    let bound = reachable.iter().filter(|binding| binding.action == action);
    bound.map(|binding| binding.keys.label(pen.glyphs)).collect::<Vec<_>>().join(", ")
}
