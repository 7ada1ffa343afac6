//! The table: a row and a column for each actor, and where they cross how they stand to each other.

use ratatui::layout::{Position, Rect};

use super::super::braille::sample;
use super::super::pen::Pen;
use super::{kinds, sign, stroke, words};
use crate::brief::Relation;
use crate::state::{Cell, Drawn, Graph, On, State};
use crate::theme::Role;

/// Draws the table, scrolled so that the selected cell shows; returns the place of that cell.
pub(super) fn draw(state: &State, pen: &mut Pen, area: Rect, graph: &Graph, focused: bool) -> Position {
    let cells = graph.cells();
    let selected = state.list().and_then(|list| graph.cell_of(list.cursor, state.drawn));
    let (row, column) = selected.map_or((0, 0), |cell| (cell.row, cell.column));
    let table = Table::new(state, pen, area, graph, &cells);
    let shown = |at: usize, room: u16| {
        let first = (at + 1).saturating_sub(usize::from(room.max(1)));
        first..first + usize::from(room)
    };
    let columns = shown(column, (area.width - table.head.min(area.width)) / table.step);
    let body = Rect { y: area.y + 2.min(area.height), height: area.height.saturating_sub(2), ..area };
    let roomy = usize::from(body.height) >= 2 * graph.nodes.len();
    let rows = shown(row, if roomy { body.height / 2 } else { body.height });
    let x_of = |column: usize| table.head + (column - columns.start) as u16 * table.step;
    let y_of = |row: usize| (row - rows.start) as u16 * if roomy { 2 } else { 1 };
    let name = |at: usize, named: bool| {
        let actor = graph.nodes.get(at).map(|node| node.actor);
        actor.map_or("", |it| if named { it.name.shown(state.lang()).text } else { it.id.as_str() })
    };

    for at in columns.clone().filter(|at| *at < graph.nodes.len()) {
        pen.text(area, x_of(at), 0, name(at, table.columns_named), if at == column { Role::Title } else { Role::Dim });
    }
    for at in rows.clone().filter(|at| *at < graph.nodes.len()) {
        pen.text(body, 0, y_of(at), name(at, table.rows_named), if at == row { Role::Title } else { Role::Dim });
        if columns.contains(&at) {
            pen.text(body, x_of(at), y_of(at), ".", Role::Dim);
        }
    }
    let mut cursor = area.as_position();
    for cell in cells.iter().filter(|cell| rows.contains(&cell.row) && columns.contains(&cell.column)) {
        let (x, y) = (body.x + x_of(cell.column), body.y + y_of(cell.row));
        let place = Rect { x, y, width: table.step - 1, height: 1 };
        let here = cell.row == row && cell.column == column;
        let ground = match (here, focused) {
            (true, true) => Role::Cursor,
            (true, false) => Role::Trail,
            (false, _) => Role::Text,
        };
        if here {
            pen.fill(place, ground);
            cursor = place.as_position();
        }
        if let Some((first, _)) = cell.relations.first() {
            let straight = graph.cell_of(*first, Drawn { crossed: false, ..state.drawn });
            let crossed = straight.is_none_or(|it| (it.row, it.column) != (cell.row, cell.column));
            pen.spot(place, On::Row { row: *first, crossed });
        }
        pen.over(place, 0, 0, &(table.write)(&cell.relations, state), Role::Text, ground);
    }
    cursor
}

/// How a cell is written.
type Write = fn(&[(usize, &Relation)], &State) -> String;

/// How the table is divided and written.
struct Table {
    /// The cells of the names on the left, and of what stands between them and the first column.
    head: u16,
    /// The cells from one column to the next.
    step: u16,
    /// Whether names stand over the columns, not codes.
    columns_named: bool,
    /// Whether names stand before the rows, not codes.
    rows_named: bool,
    write: Write,
}

impl Table {
    /// The fullest table that fits: with words in the cells, with the shapes of the lines, at last
    /// with codes for the actors.
    fn new(state: &State, pen: &Pen, area: Rect, graph: &Graph, cells: &[Cell]) -> Table {
        let count = graph.nodes.len() as u16;
        let widest = |texts: Vec<String>| texts.iter().map(|text| pen.width.cells(text)).max().unwrap_or(0) as u16;
        let names = widest(graph.nodes.iter().map(|it| it.actor.name.shown(state.lang()).text.to_owned()).collect());
        let codes = widest(graph.nodes.iter().map(|it| it.actor.id.to_string()).collect());
        let table = |rows_named: bool, columns_named: bool, gap: u16, write: Write| {
            let column = widest(cells.iter().map(|cell| write(&cell.relations, state)).collect());
            let column = column.max(if columns_named { names } else { codes });
            let head = if rows_named { names } else { codes } + gap;
            Table { head, step: column + gap, columns_named, rows_named, write }
        };
        let least = table(false, false, 1, in_shapes);
        let fuller =
            [table(true, true, 2, in_words), table(true, true, 2, in_shapes), table(true, false, 2, in_shapes)];
        let fits = |table: &Table| table.head + count * table.step <= area.width;
        fuller.into_iter().find(fits).unwrap_or(least)
    }
}

fn in_words(relations: &[(usize, &Relation)], state: &State) -> String {
    with_sign(words(relations, state.lang()), relations)
}

fn in_shapes(relations: &[(usize, &Relation)], state: &State) -> String {
    let glyphs = state.setting.glyphs();
    let shapes: Vec<String> = kinds(relations).into_iter().map(|kind| sample(stroke(kind), 2, glyphs)).collect();
    with_sign(shapes.join("/"), relations)
}

/// The text with the sign of the trend, where there is one relation and its trend is told.
fn with_sign(text: String, relations: &[(usize, &Relation)]) -> String {
    match relations {
        [(_, Relation { trend: Some(trend), .. })] => format!("{text} {}", sign(*trend)),
        _ => text,
    }
}
