//! What is offered at the caret of a query: a small list right above the line.

use ratatui::layout::{Position, Rect};

use super::pen::Pen;
use crate::state::{Offer, State};
use crate::theme::Role;

/// The most offers that are shown at once; the place below stays in sight.
const ROWS: u16 = 8;
/// Cells between the columns.
const GAP: u16 = 2;

/// Draws the offers over the foot of `area`, under the caret's place in the line below.
pub(super) fn draw(state: &State, pen: &mut Pen, area: Rect, caret: Position) {
    let completing = &state.completing;
    if !completing.is_listed() {
        return;
    }
    let lang = state.lang();
    let rows = (completing.offered.len() as u16).min(ROWS).min(area.height / 3).max(1);
    let cursor = completing.at.unwrap_or(0);
    let top = (cursor + 1).saturating_sub(rows.into()).min(completing.offered.len().saturating_sub(rows.into()));
    let shown: Vec<&Offer> = completing.offered.iter().skip(top).take(rows.into()).collect();

    let count = |offer: &Offer| offer.leaves.map_or(String::new(), |count| count.to_string());
    // Over all of them, so that nothing moves sideways while they are gone through.
    // What comes from a file may be of any width.
    let all = usize::from(area.width);
    let widest = |of: &dyn Fn(&Offer) -> usize| completing.offered.iter().map(of).max().unwrap_or(0).min(all) as u16;
    let (texts, names, counts) = (
        widest(&|offer| pen.width.cells(&offer.completion.text)),
        widest(&|offer| pen.width.cells(offer.completion.name.shown(lang).text)),
        widest(&|offer| count(offer).len()),
    );
    let before = state.input().map_or(0, |line| {
        let to_caret: String = line.value().chars().take(line.cursor()).collect();
        pen.width.cells(to_caret.get(completing.start()..).unwrap_or("")).min(all) as u16
    });
    let cells = [2, texts, GAP, names, if counts > 0 { GAP + counts } else { 0 }, 1].map(usize::from);
    let width = cells.into_iter().sum::<usize>().min(all) as u16;
    let x =
        caret.x.saturating_sub(before.saturating_add(2)).clamp(area.x, area.right().saturating_sub(width).max(area.x));
    let window = Rect { x, y: area.bottom().saturating_sub(rows), width, height: rows };
    pen.blank(window, Role::Trail);
    for ((y, at), offer) in (0..rows).zip(top..).zip(shown) {
        let line = Rect { y: window.y + y, height: 1, ..window };
        let ground = if completing.at == Some(at) { Role::Cursor } else { Role::Trail };
        if ground == Role::Cursor {
            pen.fill(line, ground);
            pen.over(line, 0, 0, pen.glyphs.cursor(), Role::Id, ground);
        }
        pen.over(line, 2, 0, &offer.completion.text, Role::Id, ground);
        let count = count(offer);
        let count_at = line.width.saturating_sub(count.len() as u16 + 1);
        let name_at = texts.saturating_add(2 + GAP);
        let room = count_at.saturating_sub(name_at.saturating_add(u16::from(counts > 0)));
        let name = pen.fit(offer.completion.name.shown(lang).text, room.into()).into_owned();
        pen.over(line, name_at, 0, &name, Role::Text, ground);
        pen.over(line, count_at, 0, &count, Role::Dim, ground);
    }
}
