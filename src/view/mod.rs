//! The screen: one part a file, each from the state to the buffer, nothing else read or changed.
//!
//! ```text
//! header   where one is                                       what is open
//! library        list                       page
//! footer   the keys that matter now, or the filter            how far one is
//! ```

mod braille;
mod compared;
mod completing;
mod cross;
mod empty;
mod follows;
mod followup;
mod footer;
mod form;
mod gauge;
mod graph;
mod header;
mod home;
mod library;
mod list;
mod notice;
mod page;
mod palette;
mod pen;
mod plain;
mod review;
mod rows;
mod timeline;
mod tour;
mod trouble;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::label::Word;
use crate::state::{Level, Panes, Spot, State};
use crate::theme::Role;
use pen::Pen;
pub use plain::plain;

/// Draws the desk and returns where the terminal's cursor belongs: at the caret of an input, else
/// on what is selected, so that an input method opens and a screen reader follows there.
pub fn draw(state: &State, buffer: &mut Buffer) -> Position {
    draw_with_spots(state, buffer).0
}

/// The same, and what the mouse can select where.
pub fn draw_with_spots(state: &State, buffer: &mut Buffer) -> (Position, Vec<Spot>) {
    let mut pen = Pen::new(buffer, &state.setting);
    pen.clear();
    let place = if state.size.is_too_small() { too_small(state, &mut pen) } else { desk(state, &mut pen) };
    (place, pen.spots)
}

fn desk(state: &State, pen: &mut Pen) -> Position {
    let panes = state.panes();
    header::draw(state, pen, panes.header);
    let caret = footer::draw(state, pen, panes.footer);
    let place = body(state, pen, panes);
    let foot = footer::left(state, pen, panes.footer);
    let room = trouble::over(state, pen, panes.body, foot);
    let place = match &state.form {
        Some(form) => Some(form::draw(state, form, pen, room)),
        None => place,
    };
    if let Some((step, area)) = state.tour.zip(panes.tour) {
        tour::draw(state, pen, step, area);
    }
    if let Some(open) = &state.palette {
        palette::draw(state, pen, open, panes.body);
    }
    if !notice::fits(state, pen, foot) {
        notice::over(state, pen, panes.body);
    }
    if let Some(caret) = caret {
        completing::draw(state, pen, panes.body, caret);
    }
    if !state.pending.is_empty() {
        follows::over(state, pen, panes.body, panes.footer);
    }
    caret.or(place).unwrap_or_default()
}

/// Draws what stands between the header and the footer; returns the place of what is selected.
fn body(state: &State, pen: &mut Pen, panes: Panes) -> Option<Position> {
    if state.form.is_some() {
        return None;
    }
    if let Some(overlay) = &state.overlay {
        return Some(page::overlay(overlay, pen, panes));
    }
    if let Some(Level::Review(_)) = state.levels.last() {
        return review::draw(state, pen, panes.body);
    }
    if let Some(parts) = state.timeline_parts() {
        return Some(timeline::draw(state, pen, parts));
    }
    if let Some(table) = state.cross() {
        if state.habits.mouse {
            borders(state, pen, panes.body);
        }
        let cursor = panes.list.map(|pane| cross::draw(state, table, pen, pane));
        if let (Some(list), Some(pane)) = (&state.preview, panes.page) {
            list::preview(state, list, pen, pane);
        }
        return cursor;
    }
    if let Some(home) = state.home() {
        return home::draw(state, pen, home);
    }
    if state.habits.mouse {
        borders(state, pen, panes.body);
    }
    let in_library = panes.library.and_then(|pane| library::draw(state, pen, pane));
    let in_list = panes.list.and_then(|pane| match state.drawing() {
        Some(drawing) => graph::draw(state, pen, pane, drawing),
        None if state.is_comparing() => compared::draw(state, pen, pane),
        None => list::draw(state, pen, pane, panes.library.is_some()),
    });
    let in_page = panes.page.and_then(|pane| page::draw(state, pen, pane));
    in_page.or(in_list).or(in_library)
}

/// Shows, while the mouse is listened to, where it can take hold of a border.
fn borders(state: &State, pen: &mut Pen, body: Rect) {
    for (border, column) in state.movable() {
        let role = if state.habits.drag == Some(border) { Role::Attention } else { Role::Dim };
        for y in 0..body.height {
            pen.text(body, column.saturating_sub(body.x), y, pen.glyphs.guide(), role);
        }
    }
}

fn too_small(state: &State, pen: &mut Pen) -> Position {
    let area = pen.area();
    let y = area.height / 2;
    let word = pen.fit(Word::TooSmall.in_lang(state.lang()), usize::from(area.width)).into_owned();
    let x = area.width.saturating_sub(pen.width.cells(&word) as u16) / 2;
    pen.text(area, x, y, &word, Role::Text);
    Position::default()
}
