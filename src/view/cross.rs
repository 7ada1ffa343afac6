//! The cross-table: how many proposals, by what they are filed under, against who says or holds them.
//!
//! A cell is told by its number and by how dense the sign before it is.

use ratatui::layout::{Position, Rect};

use super::pen::Pen;
use crate::label::{self, Word};
use crate::state::{Column, Cross, CrossLine, On, State};
use crate::text::layout;
use crate::theme::Role;

/// The fewest and the most cells of a column. The last, of all proposals, needs no more than the fewest.
const COLUMN: (u16, u16) = (8, 16);
/// The most cells of the names.
const NAMES_MAX: u16 = 34;

/// Draws the table; returns the cursor's place.
pub(super) fn draw(state: &State, cross: &Cross, pen: &mut Pen, area: Rect) -> Position {
    let lang = state.lang();
    let title = format!("{}   {}", cross.axis.word().in_lang(lang), cell_name(cross, state));
    let title = pen.fit(&title, usize::from(area.width.saturating_sub(2))).into_owned();
    pen.text(area, 2, 0, &title, Role::Title);

    let widest = cross.rows.iter().map(|row| pen.width.cells(row.name.shown(lang).text)).max().unwrap_or(0) as u16;
    let count = cross.columns.len() as u16;
    let names =
        widest.min(NAMES_MAX).min(area.width.saturating_sub(4 + COLUMN.0.saturating_mul(count)).max(area.width / 3));
    let left = 2 + names + 2;
    let room = area.width.saturating_sub(left);
    let others = count.saturating_sub(1);
    let step = (room.saturating_sub(COLUMN.0) / others.max(1)).clamp(COLUMN.0, COLUMN.1);
    let has_all = others.saturating_mul(step).saturating_add(COLUMN.0) <= room;
    let visible = usize::from(if has_all { count } else { room / step }).max(1);
    let first = (cross.column + 1).saturating_sub(visible);
    let columns: Vec<(usize, &Column)> = cross.columns.iter().enumerate().skip(first).take(visible).collect();
    let x_of = |column: usize| left + (column - first) as u16 * step;

    let head = Cross::head(area.height).min(area.height);
    let heads = Rect { y: area.y + 1, height: head.saturating_sub(1), ..area };
    let names_fit = cross.columns.iter().all(|it| pen.width.cells(&column_name(it, state)) < usize::from(step));
    for (at, column) in &columns {
        let role = if *at == cross.column { Role::Title } else { Role::Dim };
        let name = match column {
            Column::Brief(_, prefix, _) if !names_fit => prefix.clone(),
            other => column_name(other, state),
        };
        // Several lines stand on the table.
        let lines = layout::lines(&name, step - 1, &state.setting.layout);
        let above = heads.height.saturating_sub(lines.len() as u16 + 1);
        for (y, line) in (above..).zip(&lines) {
            pen.text(heads, x_of(*at), y, line.text(&name), role);
        }
    }

    let body = Rect { y: area.y + head, height: area.height - head, ..area };
    let cells = cross.rows.iter().flat_map(|row| row.counts.iter().zip(&cross.columns));
    let most = cells.filter(|(_, column)| **column != Column::All).map(|(count, _)| *count).max().unwrap_or(1);
    let mut cursor = body.as_position();
    for (y, line) in (0..body.height).zip(cross.lines().into_iter().skip(cross.top)) {
        let row = Rect { y: body.y + y, height: 1, ..body };
        match line {
            CrossLine::Space => {}
            CrossLine::SaidBy(sources) => {
                let text = label::said_by(sources, lang);
                let text = pen.fit(&text, usize::from(row.width.saturating_sub(3))).into_owned();
                pen.text(row, 2, 0, &text, Role::Title);
            }
            CrossLine::Row(at, it) => {
                let here = at == cross.row;
                let name = pen.fit(it.name.shown(lang).text, usize::from(names)).into_owned();
                if here {
                    pen.text(row, 0, 0, pen.glyphs.cursor(), Role::Id);
                }
                pen.text(row, 2, 0, &name, if here { Role::Title } else { Role::Text });
                for (at_column, column) in &columns {
                    let cell = Rect { x: row.x + x_of(*at_column), width: step - 1, ..row };
                    let cell = cell.intersection(row);
                    pen.spot(cell, On::Cell { row: at, column: *at_column });
                    let selected = here && *at_column == cross.column;
                    let ground = if selected { Role::Cursor } else { Role::Text };
                    if selected {
                        pen.fill(cell, ground);
                        cursor = cell.as_position();
                    }
                    let count = it.counts.get(*at_column).copied().unwrap_or(0);
                    let most = Some(most).filter(|_| **column != Column::All);
                    counted(pen, cell, count, most, ground);
                }
            }
        }
    }
    cursor
}

/// What the selected cell stands for.
pub(super) fn cell_name(cross: &Cross, state: &State) -> String {
    let name = cross.rows.get(cross.row).map_or("", |row| row.name.shown(state.lang()).text);
    let column = cross.columns.get(cross.column).map_or(String::new(), |column| column_name(column, state));
    state.setting.glyphs().listed(&[name, &column])
}

/// What a column is called in one line.
fn column_name(column: &Column, state: &State) -> String {
    let lang = state.lang();
    match column {
        Column::Only(_, short) => label::said_by(std::slice::from_ref(short), lang),
        Column::Several(2) => Word::BothSources.in_lang(lang).to_owned(),
        Column::Several(_) => Word::SeveralSources.in_lang(lang).to_owned(),
        Column::Brief(_, _, title) => title.shown(lang).text.to_owned(),
        Column::All => Word::Total.in_lang(lang).to_owned(),
    }
}

/// Draws a count and, where `most` says what is many, its shade; a dot where there is none.
fn counted(pen: &mut Pen, cell: Rect, count: u32, most: Option<u32>, ground: Role) {
    if count == 0 {
        pen.over(cell, 4, 0, ".", Role::Dim, ground);
        return;
    }
    if let Some(most) = most {
        let shade = match (4 * count).div_ceil(most.max(1)) {
            0 | 1 => pen.glyphs.count_few(),
            2 => pen.glyphs.count_some(),
            3 => pen.glyphs.count_many(),
            _ => pen.glyphs.count_most(),
        };
        pen.over(cell, 0, 0, shade, Role::Id, ground);
    }
    pen.over(cell, 2, 0, &format!("{count:>3}"), Role::Text, ground);
}

/// The table as lines of text: its rows, and under each the cells that count any, numbered.
pub(super) fn plain(state: &State, cross: &Cross) -> String {
    let lang = state.lang();
    let mut text = String::new();
    let mut number = 0;
    for row in &cross.rows {
        text.push_str(&format!("{}\n", row.name.shown(lang).text));
        for (column, count) in cross.columns.iter().zip(&row.counts).filter(|(_, count)| **count > 0) {
            number += 1;
            text.push_str(&format!("{number}. {}: {count}\n", column_name(column, state)));
        }
    }
    text
}
