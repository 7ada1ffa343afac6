//! The screen: one part a file, each from the state to the buffer, nothing else read or changed.
//!
//! ```text
//! header   where one is                                       what is open
//! library        list                       page
//! footer   the keys that matter now, or the filter            how far one is
//! ```

mod braille;
mod compared;
mod cross;
mod footer;
mod form;
mod graph;
mod header;
mod library;
mod list;
mod page;
mod pen;
mod plain;
mod review;
mod timeline;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::label::Word;
use crate::state::{Level, State};
use crate::theme::Role;
use pen::Pen;
pub use plain::plain;

/// Draws the desk and returns where the terminal's cursor belongs: at the caret of an input, else
/// on what is selected, so that an input method opens and a screen reader follows there.
pub fn draw(state: &State, buffer: &mut Buffer) -> Position {
    let mut pen = Pen::new(buffer, &state.setting);
    pen.clear();
    if state.size.is_too_small() {
        return too_small(state, &mut pen);
    }
    let panes = state.panes();
    header::draw(state, &mut pen, panes.header);
    let caret = footer::draw(state, &mut pen, panes.footer);
    if let Some(form) = &state.form {
        return form::draw(state, form, &mut pen, panes.body);
    }
    if let Some(overlay) = &state.overlay {
        return caret.unwrap_or(page::overlay(overlay, &mut pen, panes));
    }
    if let Some(Level::Review(_)) = state.levels.last() {
        return caret.or(review::draw(state, &mut pen, panes.body)).unwrap_or_default();
    }
    if let Some(parts) = state.timeline_parts() {
        let selected = timeline::draw(state, &mut pen, parts);
        return caret.unwrap_or(selected);
    }
    if let Some(table) = state.cross() {
        let cursor = panes.list.map(|pane| cross::draw(state, table, &mut pen, pane));
        if let (Some(list), Some(pane)) = (&state.preview, panes.page) {
            list::preview(state, list, &mut pen, pane);
        }
        return caret.or(cursor).unwrap_or_default();
    }
    let in_library = panes.library.and_then(|pane| library::draw(state, &mut pen, pane));
    let in_list = panes.list.and_then(|pane| match state.drawing() {
        Some(drawing) => graph::draw(state, &mut pen, pane, drawing),
        None if state.is_comparing() => compared::draw(state, &mut pen, pane),
        None => list::draw(state, &mut pen, pane, panes.library.is_some()),
    });
    let in_page = panes.page.and_then(|pane| page::draw(state, &mut pen, pane));
    caret.or(in_page).or(in_list).or(in_library).unwrap_or_default()
}

fn too_small(state: &State, pen: &mut Pen) -> Position {
    let area = pen.area();
    let y = area.height / 2;
    let word = pen.fit(Word::TooSmall.in_lang(state.lang()), usize::from(area.width)).into_owned();
    let x = area.width.saturating_sub(pen.width.cells(&word) as u16) / 2;
    pen.text(area, x, y, &word, Role::Text);
    Position::default()
}
