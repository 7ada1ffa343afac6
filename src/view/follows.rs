//! What can be typed after the beginning of a sequence: in the footer where it fits there, else in
//! a window right above it.

use ratatui::layout::Rect;

use super::pen::Pen;
use crate::key::{Follow, follows};
use crate::state::State;
use crate::theme::Role;

/// The cells between two keys.
const GAP: usize = 3;

/// A key and what it does.
struct Follower {
    key: String,
    doc: &'static str,
}

impl Follower {
    fn cells(&self, pen: &Pen) -> usize {
        pen.width.cells(&self.key) + 1 + pen.width.cells(self.doc)
    }
}

fn followers(state: &State, pen: &Pen) -> Vec<Follower> {
    let follows = follows(&state.keymap, state.scope(), &state.pending);
    let follower = |(chord, follow): (crate::key::Chord, Follow)| Follower {
        key: chord.label(pen.glyphs),
        doc: match follow {
            Follow::Action(action) => action.doc(state.lang()),
            Follow::More => "..",
        },
    };
    follows.into_iter().map(follower).collect()
}

/// Draws the beginning in the footer's line, and what can follow where all of it fits.
pub(super) fn in_footer(state: &State, pen: &mut Pen, line: Rect) {
    let typed: Vec<String> = state.pending.iter().map(|chord| chord.label(pen.glyphs)).collect();
    let mut x = pen.text(line, 0, 0, &typed.join(" "), Role::Title);
    let followers = followers(state, pen);
    if !fits(&followers, pen, line, x) {
        pen.text(line, x + 1, 0, "..", Role::Title);
        return;
    }
    for follower in followers {
        x = pen.text(line, x + GAP as u16, 0, &follower.key, Role::Id);
        x = pen.text(line, x + 1, 0, follower.doc, Role::Dim);
    }
}

fn fits(followers: &[Follower], pen: &Pen, line: Rect, x: u16) -> bool {
    let cells: usize = followers.iter().map(|follower| follower.cells(pen) + GAP).sum();
    usize::from(x) + cells <= usize::from(line.width)
}

/// Draws what can follow over the foot of `area`, in columns, where the footer has no room for it.
pub(super) fn over(state: &State, pen: &mut Pen, area: Rect, footer: Rect) {
    let followers = followers(state, pen);
    let typed: usize = state.pending.iter().map(|chord| pen.width.cells(&chord.label(pen.glyphs)) + 1).sum();
    if followers.is_empty() || fits(&followers, pen, footer, typed as u16) {
        return;
    }
    let keys = followers.iter().map(|it| pen.width.cells(&it.key)).max().unwrap_or(0);
    let docs = followers.iter().map(|it| pen.width.cells(it.doc)).max().unwrap_or(0);
    let cells = (keys + 1 + docs + GAP) as u16;
    let columns = (area.width.saturating_sub(2) / cells.max(1)).max(1);
    let window = pen.window(area, (followers.len() as u16).div_ceil(columns));
    let rows = window.height;
    for (at, follower) in (0_u16..).zip(&followers) {
        let (x, y) = (1 + at / rows.max(1) * cells, at % rows.max(1));
        let doc = x + keys as u16 + 1;
        pen.over(window, x, y, &follower.key, Role::Id, Role::Trail);
        pen.over(window, doc, y, follower.doc, Role::Text, Role::Trail);
    }
}
