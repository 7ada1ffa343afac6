//! The map: the actors in their places, lines between them, a word on each line.

use ratatui::layout::{Position, Rect};

use super::super::braille::{ACROSS, DOWN, Dots, Point};
use super::super::pen::Pen;
use super::{kinds, stroke, words};
use crate::brief::Direction;
use crate::state::{Edge, Graph, On, State};
use crate::theme::Role;

/// Dots between the lines of two actors that stand to each other in several ways.
const APART: f64 = 5.0;
/// Where on a line its word may stand, the best place first.
const PLACES: [f64; 9] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8];

/// Draws the map; returns the place of the selected relation's word.
pub(super) fn draw(state: &State, pen: &mut Pen, area: Rect, graph: &Graph, focused: bool) -> Position {
    let lang = state.lang();
    let names: Vec<(String, Rect)> = graph
        .nodes
        .iter()
        .map(|node| {
            let name = format!(" {} ", node.actor.name.shown(lang).text);
            let place = place(area, node.at, pen.width.cells(&name) as u16);
            (name, place)
        })
        .collect();
    let middles: Vec<Point> = names.iter().map(|(_, place)| middle(area, *place)).collect();
    let ends = |edge: &Edge<'_>| {
        let [from, to] = edge.ends.map(|end| Some((*middles.get(end)?, names.get(end)?.1)));
        from.zip(to).map(|(from, to)| [from, to])
    };

    let selected = state.list().and_then(|list| graph.edge_of(list.cursor)).map(|edge| edge.ends);
    let is_selected = |edge: &&Edge<'_>| Some(edge.ends) == selected;
    // The lines, all of them dim, then the selected one again over them.
    let mut lines = Dots::new(area.width, area.height);
    let mut chosen = Dots::new(area.width, area.height);
    for edge in &graph.edges {
        let Some([(from, _), (to, _)]) = ends(edge) else { continue };
        strokes(&mut lines, edge, from, to);
        if is_selected(&edge) {
            strokes(&mut chosen, edge, from, to);
        }
    }
    lines.write(pen, area, Role::Dim);
    chosen.write(pen, area, Role::Title);
    for edge in &graph.edges {
        if let Some(ends) = ends(edge) {
            heads(pen, area, graph, edge, ends, if is_selected(&edge) { Role::Title } else { Role::Dim });
        }
    }

    let mut taken: Vec<Rect> = Vec::new();
    for (at, (name, place)) in names.iter().enumerate() {
        let is_end = selected.is_some_and(|ends| ends.contains(&at));
        pen.text(*place, 0, 0, name, Role::Title);
        if is_end {
            pen.over(*place, 1, 0, name.trim(), Role::Title, Role::Trail);
        }
        taken.push(*place);
    }
    // The selected relation's word finds a place first.
    let in_turn = graph.edges.iter().filter(is_selected).chain(graph.edges.iter().filter(|edge| !is_selected(edge)));
    let mut cursor = area.as_position();
    for edge in in_turn {
        let Some([(from, _), (to, _)]) = ends(edge) else { continue };
        let word = format!(" {} ", words(&edge.relations, lang));
        let cells = pen.width.cells(&word) as u16;
        let spots = PLACES.map(|t| spot(area, (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t), cells));
        let mut own = Dots::new(area.width, area.height);
        strokes(&mut own, edge, from, to);
        let length = own.count(Rect { x: 0, y: 0, ..area });
        let clear = |spot: &Rect| !taken.iter().any(|other| other.intersects(*spot));
        // A word that hides most of its line, or much of others, says less than they do.
        let free = |spot: &Rect| {
            let within = Rect { x: spot.x - area.x, y: spot.y - area.y, ..*spot };
            let (hidden, hidden_in_all) = (own.count(within), lines.count(within));
            2 * hidden <= length && 3 * hidden_in_all.saturating_sub(hidden) <= usize::from(cells) && clear(spot)
        };
        let chosen = is_selected(&edge);
        let mut spots = spots.iter();
        let found = spots.clone().find(|spot| free(spot));
        let Some(spot) = found.or_else(|| spots.find(|spot| chosen && clear(spot))).copied() else { continue };
        let ground = match (chosen, focused) {
            (true, true) => Role::Cursor,
            (true, false) => Role::Trail,
            (false, _) => Role::Text,
        };
        pen.over(spot, 0, 0, &word, Role::Text, ground);
        if let Some((row, _)) = edge.relations.first() {
            pen.spot(spot, On::Row { row: *row, crossed: false });
        }
        if chosen {
            cursor = spot.as_position();
        }
        taken.push(spot);
    }
    cursor
}

/// The lines of a pair: one for each way in which they stand to each other, side by side.
fn strokes(dots: &mut Dots, edge: &Edge<'_>, from: Point, to: Point) {
    let kinds = kinds(&edge.relations);
    for (at, kind) in kinds.iter().enumerate() {
        dots.line(from, to, stroke(*kind), aside(at, kinds.len()));
    }
}

/// How far the line of that index, of so many between two actors, stands aside.
fn aside(at: usize, of: usize) -> f64 {
    (at as f64 - (of as f64 - 1.0) / 2.0) * APART
}

/// Draws the heads of the arrows of a pair: a one-sided relation points at the second of its actors.
fn heads(pen: &mut Pen, area: Rect, graph: &Graph, edge: &Edge<'_>, ends: [(Point, Rect); 2], role: Role) {
    let kinds = kinds(&edge.relations);
    let [(from, _), (to, _)] = ends;
    let length = (to.0 - from.0).hypot(to.1 - from.1).max(1.0);
    for (_, relation) in edge.relations.iter().filter(|(_, it)| it.direction == Some(Direction::OneSided)) {
        let aside = kinds.iter().position(|kind| *kind == relation.kind).map_or(0.0, |at| aside(at, kinds.len()));
        let moved = |(x, y): Point| (x - (to.1 - from.1) / length * aside, y + (to.0 - from.0) / length * aside);
        let is_target =
            |end: &usize| graph.nodes.get(*end).is_some_and(|node| relation.actors.last() == Some(&node.actor.id));
        let Some(target) = edge.ends.iter().position(is_target) else { continue };
        let [tail, head] = if target == 1 { [from, to] } else { [to, from] };
        let Some((_, name)) = ends.get(target) else { continue };
        let place = before(area, *name, moved(tail), moved(head));
        let (dx, dy) = (head.0 - tail.0, head.1 - tail.1);
        let sign = match (dx.abs() > dy.abs(), dx > 0.0, dy > 0.0) {
            (true, true, _) => pen.glyphs.to_right(),
            (true, false, _) => pen.glyphs.to_left(),
            (false, _, true) => pen.glyphs.to_foot(),
            (false, _, false) => pen.glyphs.to_top(),
        };
        pen.text(place, 0, 0, sign, role);
    }
}

/// The last cell of a line that ends in the middle of a name, before it comes to the name.
fn before(area: Rect, name: Rect, from: Point, to: Point) -> Rect {
    const STEPS: u16 = 400;
    let on_line = (0..=STEPS).map(|step| {
        let t = f64::from(step) / f64::from(STEPS);
        spot(area, (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t), 1)
    });
    on_line.take_while(|cell| !cell.intersects(name)).last().unwrap_or(name)
}

/// Where a name stands: its place on the map, inside the area.
fn place(area: Rect, (x, y): (f64, f64), cells: u16) -> Rect {
    let width = cells.min(area.width);
    let x = (f64::from(area.width - width) * x).round() as u16;
    let y = (f64::from(area.height.saturating_sub(1)) * y).round() as u16;
    Rect { x: area.x + x, y: area.y + y, width, height: 1.min(area.height) }
}

/// The middle of a name, in dots.
fn middle(area: Rect, name: Rect) -> Point {
    let x = f64::from((name.x - area.x) * ACROSS) + f64::from(name.width * ACROSS) / 2.0;
    (x, f64::from((name.y - area.y) * DOWN) + f64::from(DOWN - 1) / 2.0)
}

/// Where a word of so many cells stands whose middle is at that point.
fn spot(area: Rect, (x, y): Point, cells: u16) -> Rect {
    let width = cells.min(area.width);
    let x = (x / f64::from(ACROSS) - f64::from(width) / 2.0).round().max(0.0) as u16;
    let y = (y / f64::from(DOWN)).max(0.0) as u16;
    Rect {
        x: area.x + x.min(area.width - width),
        y: area.y + y.min(area.height.saturating_sub(1)),
        width,
        height: 1.min(area.height),
    }
}
