//! The strip that tells the tour, one thing at a time, with the keys that the user has for it.

use ratatui::layout::Rect;

use super::pen::Pen;
use crate::action::Scope;
use crate::key::{Chord, Code, Sequence};
use crate::label::Word;
use crate::state::{State, Step};
use crate::theme::Role;

/// On a narrower screen the keys begin at the edge and not under the words.
const NARROW: u16 = 60;

/// Draws the strip.
pub(super) fn draw(state: &State, pen: &mut Pen, step: Step, area: Rect) {
    let lang = state.lang();
    pen.blank(area, Role::Trail);
    let of = format!("{} {}/{}", Word::Tour.in_lang(lang), step.number(), Step::ALL.len());
    let x = pen.over(area, 1, 0, &of, Role::Id, Role::Trail);
    pen.over(area, x + 2, 0, step.word().in_lang(lang), Role::Title, Role::Trail);
    let esc = Sequence::from(Chord::plain(Code::Esc));
    let end = format!("{} {}", esc.label(pen.glyphs), Word::TourEnd.in_lang(lang));
    let end_at = area.width.saturating_sub(pen.width.cells(&end) as u16 + 1);
    pen.over(area, end_at, 1, &end, Role::Dim, Role::Trail);
    let left = Rect { width: end_at.saturating_sub(2), ..area };
    let scope = state.scope();
    let reachable = state.keymap.reachable(scope);
    let mut x = if area.width < NARROW { 1 } else { x + 2 };
    for action in step.shown(scope) {
        // While the tour is told, Escape ends it and does not go back.
        let is_free = |keys: &&Sequence| scope == Scope::Input || **keys != esc;
        let bound = reachable.iter().filter(|binding| binding.action == *action).map(|binding| &binding.keys);
        let Some(keys) = bound.into_iter().find(is_free).map(|keys| keys.label(pen.glyphs)) else { continue };
        let doc = action.doc(lang);
        if usize::from(x) + pen.width.cells(&keys) + 1 + pen.width.cells(doc) > usize::from(left.width) {
            break;
        }
        x = pen.over(left, x, 1, &keys, Role::Id, Role::Trail);
        x = pen.over(left, x + 1, 1, doc, Role::Text, Role::Trail) + 3;
    }
}
