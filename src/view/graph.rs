//! The relations of the actors: a map with lines between them, or a table of actors by actors.
//!
//! How two stand to each other is told by the shape of their line and by a word, never by colour.

mod map;
mod matrix;

use ratatui::layout::{Position, Rect};

use super::braille::{Stroke, sample};
use super::list::position;
use super::pen::Pen;
use crate::brief::{Relation, RelationKind, Trend};
use crate::label::Word;
use crate::lang::Lang;
use crate::state::{Drawing, Graph, LIST_HEAD, Level, State};
use crate::theme::Role;

/// Cells between two signs.
const SPACE: u16 = 3;

/// Draws the relations; returns the cursor's place where they have the keys.
pub(super) fn draw(state: &State, pen: &mut Pen, area: Rect, drawing: Drawing) -> Option<Position> {
    let list = state.list()?;
    let focused = matches!(state.levels.last(), Some(Level::List(_)));
    let graph = Graph::new(&state.library, list);
    let right = pen.text_right(area, 0, &position(list, state.lang()), Role::Dim);
    let name = pen.fit(Word::Relations.in_lang(state.lang()), usize::from(right)).into_owned();
    pen.text(area, 0, 0, &name, if focused { Role::Title } else { Role::Dim });

    let head = LIST_HEAD.min(area.height);
    let signs = signs(pen, area.width, drawing, state.lang());
    let foot = (signs.len() as u16 + 1).min(area.height - head);
    let body = Rect { y: area.y + head, height: area.height - head - foot, ..area };
    for (y, line) in (body.y + body.height - area.y + 1..).zip(signs) {
        let mut x = 0;
        for (sign, word) in line {
            x = pen.text(area, x, y, &sign, Role::Text);
            x = pen.text(area, x + 1, y, word, Role::Dim) + SPACE;
        }
    }
    let cursor = match drawing {
        Drawing::Map => map::draw(state, pen, body, &graph, focused),
        Drawing::Matrix => matrix::draw(state, pen, body, &graph, focused),
    };
    focused.then_some(cursor)
}

/// What explains the shapes of the lines, and in the table the signs of the trends, in lines of at
/// most so many cells.
fn signs(pen: &Pen, columns: u16, drawing: Drawing, lang: Lang) -> Vec<Vec<(String, &'static str)>> {
    let shapes = RelationKind::ALL.iter().map(|kind| (sample(stroke(*kind), 3, pen.glyphs), kind.word().in_lang(lang)));
    let trends = Trend::ALL.iter().map(|trend| (sign(*trend).to_owned(), trend.word().in_lang(lang)));
    let trends = trends.filter(|_| drawing == Drawing::Matrix);
    let mut lines: Vec<Vec<(String, &'static str)>> = Vec::new();
    let mut room = 0;
    for (sign, word) in shapes.chain(trends) {
        let cells = (pen.width.cells(&sign) + 1 + pen.width.cells(word)) as u16;
        match lines.last_mut() {
            Some(line) if cells <= room => line.push((sign, word)),
            _ => {
                room = columns;
                lines.push(vec![(sign, word)]);
            }
        }
        room = room.saturating_sub(cells + SPACE);
    }
    lines
}

fn stroke(kind: RelationKind) -> Stroke {
    match kind {
        RelationKind::Alliance => Stroke::Double,
        RelationKind::Cooperation => Stroke::Solid,
        RelationKind::Management => Stroke::Dashed,
        RelationKind::Rivalry => Stroke::Zigzag,
        RelationKind::NoContact => Stroke::Dotted,
    }
}

fn sign(trend: Trend) -> &'static str {
    match trend {
        Trend::Strengthening => "+",
        Trend::Steady => "=",
        Trend::Weakening => "-",
        Trend::Unclear => "?",
    }
}

/// The kinds among the relations, each once.
fn kinds(relations: &[(usize, &Relation)]) -> Vec<RelationKind> {
    RelationKind::ALL.iter().copied().filter(|kind| relations.iter().any(|(_, it)| it.kind == *kind)).collect()
}

/// The kinds among the relations in words.
fn words(relations: &[(usize, &Relation)], lang: Lang) -> String {
    kinds(relations).into_iter().map(|kind| kind.word().in_lang(lang)).collect::<Vec<_>>().join("/")
}
