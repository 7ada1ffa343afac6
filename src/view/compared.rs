//! The comparisons side by side: under each theme what each source says, a column for each.

use ratatui::layout::{Position, Rect};

use super::list::position;
use super::pen::Pen;
use super::rows::Rows;
use crate::brief::Item;
use crate::label::Word;
use crate::state::{COMPARED_HEAD, ComparedLine, Level, List, On, Row, State};
use crate::theme::Role;

/// Draws the table; returns the cursor's place.
pub(super) fn draw(state: &State, pen: &mut Pen, area: Rect) -> Option<Position> {
    let Some(Level::List(list)) = state.levels.last() else { return None };
    let table = &state.compared;
    let right = pen.text_right(area, 0, &position(list, state.lang()), Role::Dim);
    let name = pen.fit(Word::Comparisons.in_lang(state.lang()), usize::from(right.saturating_sub(4))).into_owned();
    pen.text(area, 2, 0, &name, Role::Title);
    for (x, (short, publisher)) in table.columns.iter().zip(&table.sources) {
        let next = table.columns.iter().find(|next| *next > x).map_or(area.width, |next| next.saturating_sub(2));
        let column = Rect { width: next.min(area.width), ..area };
        let x = pen.text(column, *x, 1, short, Role::Id) + 2;
        let publisher = pen.fit(publisher, usize::from(column.width.saturating_sub(x))).into_owned();
        pen.text(column, x, 1, &publisher, Role::Dim);
    }

    let head = COMPARED_HEAD.min(area.height);
    let body = Rect { y: area.y + head, height: area.height - head, ..area };
    let mut cursor = None;
    let mut head = None;
    for (y, line) in (0..body.height).zip(table.lines.iter().skip(table.top)) {
        let row = Rect { y: body.y + y, height: 1, ..body };
        match line {
            ComparedLine::Head(at) => head = Some(*at),
            ComparedLine::Words(..) => {}
            ComparedLine::Space | ComparedLine::Theme(..) => head = None,
        }
        if let Some(at) = head {
            pen.spot(row, On::Row { row: at, crossed: false });
        }
        match line {
            ComparedLine::Space => {}
            ComparedLine::Theme(name, counts) => {
                let x = pen.text(row, 2, 0, name, Role::Title);
                pen.text(row, x + 3, 0, counts, Role::Dim);
            }
            ComparedLine::Head(at) => {
                let selected = *at == list.cursor;
                head_of(state, pen, row, list, *at, if selected { Role::Cursor } else { Role::Text });
                cursor = cursor.or(selected.then(|| row.as_position()));
            }
            ComparedLine::Words(role, columns) => {
                for (x, words) in table.columns.iter().zip(columns) {
                    pen.text(row, *x, 0, words, *role);
                }
            }
        }
    }
    Some(cursor.unwrap_or(body.as_position()))
}

/// Draws what a comparison is called by: its id, its sort, its title.
fn head_of(state: &State, pen: &mut Pen, line: Rect, list: &List, at: usize, ground: Role) {
    let Some(Row::Item(item)) = list.rows().get(at) else { return };
    let Some(Item::Comparison(it)) = state.library.item(*item) else { return };
    let lang = state.lang();
    if ground == Role::Cursor {
        pen.fill(line, ground);
        pen.over(line, 0, 0, pen.glyphs.cursor(), Role::Id, ground);
    }
    let x = pen.over(line, 2, 0, it.id.as_str(), Role::Dim, ground) + 2;
    let sort = it.relation.word().in_lang(lang);
    let sorts = [Word::Agreement, Word::Difference, Word::Addition].map(|word| pen.width.cells(word.in_lang(lang)));
    let widest = sorts.into_iter().max().unwrap_or(0) as u16;
    pen.over(line, x, 0, sort, Role::Id, ground);
    let x = x + widest + 2;
    let title = pen.fit(it.title.shown(lang).text, usize::from(line.width.saturating_sub(x + 1))).into_owned();
    let rows = Rows { state, listing: list.listing, marks: list.marks(), focused: true };
    rows.marked(pen, line, x, &title, Role::Title, ground);
}
