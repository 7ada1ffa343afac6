//! Relations as a graph: where the actors stand, between which of them there are relations, and how
//! one moves from one relation to another.

use super::{List, Row};
use crate::brief::{Actor, Direction, Id, Item, ItemRef, Library, Relation};

/// How relations are drawn where there is room; where there is not, they are a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drawing {
    /// Actors in their places and lines between them.
    #[default]
    Map,
    /// A table of actors by actors.
    Matrix,
}

/// What of the drawing is not said by the list that it draws.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// How the relations are drawn.
    pub drawing: Drawing,
    /// Of the two cells that a mutual relation has in the table, whether the cursor stands on that
    /// in the row of its second actor.
    pub crossed: bool,
}

/// Which way one moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Up,
    Down,
    Left,
    Right,
}

/// An actor that has relations.
#[derive(Clone, Copy, Debug)]
pub struct Node<'a> {
    /// The actor, as the first brief that has it calls it.
    pub actor: &'a Actor,
    /// Its place on the map: from the left and from the top, each from 0 to 1.
    pub at: (f64, f64),
}

/// The relations of two actors.
#[derive(Clone, Debug)]
pub struct Edge<'a> {
    /// The two: indexes of [`Graph::nodes`], in the order in which the first relation names them.
    pub ends: [usize; 2],
    /// Their relations, each with the index of its row in the list.
    pub relations: Vec<(usize, &'a Relation)>,
}

/// A cell of the table that says something.
#[derive(Clone, Debug)]
pub struct Cell<'a> {
    /// The index of its row's actor.
    pub row: usize,
    /// The index of its column's actor.
    pub column: usize,
    /// How the first stands to the second, as in [`Edge::relations`].
    pub relations: Vec<(usize, &'a Relation)>,
}

/// The rows of a list of relations as actors and what is between them.
#[derive(Clone, Debug, Default)]
pub struct Graph<'a> {
    /// The actors, in the order in which the relations name them.
    pub nodes: Vec<Node<'a>>,
    /// The pairs of actors that have relations, likewise.
    pub edges: Vec<Edge<'a>>,
}

/// Where countries stand, much as on a map of the world with Korea in the middle.
const PLACES: [(&str, f64, f64); 7] = [
    ("RU", 0.22, 0.0),
    ("CN", 0.0, 0.44),
    ("KP", 0.46, 0.2),
    ("KR", 0.4, 0.68),
    ("JP", 0.78, 0.74),
    ("US", 1.0, 0.3),
    ("AU", 0.6, 1.0),
];

/// How much wider the map is than it is high.
const BREADTH: f64 = 1.3;

impl<'a> Graph<'a> {
    /// The graph of the relations that the list shows.
    pub fn new(library: &'a Library, list: &List) -> Graph<'a> {
        let mut graph = Graph::default();
        for (row, item) in list.rows().iter().enumerate() {
            if let Row::Item(item) = item
                && let Some(Item::Relation(relation)) = library.item(*item)
            {
                graph.add(library, *item, row, relation);
            }
        }
        graph.place();
        graph
    }

    fn add(&mut self, library: &'a Library, item: ItemRef, row: usize, relation: &'a Relation) {
        let [Some(one), Some(other)] = relation.actors.each_ref().map(|id| self.node(library, item, id)) else {
            return;
        };
        let known = self.edges.iter_mut().find(|edge| edge.ends.contains(&one) && edge.ends.contains(&other));
        match known {
            Some(edge) => edge.relations.push((row, relation)),
            None => self.edges.push(Edge { ends: [one, other], relations: vec![(row, relation)] }),
        }
    }

    /// The index of the actor, which becomes a node if it is none yet.
    fn node(&mut self, library: &'a Library, item: ItemRef, id: &Id) -> Option<usize> {
        if let Some(at) = self.nodes.iter().position(|node| node.actor.id == *id) {
            return Some(at);
        }
        let actor = library.brief_of(item)?.actors.iter().find(|actor| actor.id == *id)?;
        self.nodes.push(Node { actor, at: (0.0, 0.0) });
        Some(self.nodes.len() - 1)
    }

    /// Gives every actor its place: the known countries theirs, others in a ring.
    fn place(&mut self) {
        let known = |node: &Node<'_>| PLACES.iter().find(|(id, ..)| *id == node.actor.id.as_str());
        let places: Option<Vec<_>> = self.nodes.iter().map(|node| known(node).map(|(_, x, y)| (*x, *y))).collect();
        let count = self.nodes.len() as f64;
        let ring = (0..self.nodes.len()).map(|at| {
            let angle = std::f64::consts::TAU * at as f64 / count;
            ((1.0 + angle.sin()) / 2.0, (1.0 - angle.cos()) / 2.0)
        });
        let places = places.unwrap_or_else(|| ring.collect());
        for (node, at) in self.nodes.iter_mut().zip(places) {
            node.at = at;
        }
    }

    /// The pair that the relation in that row of the list belongs to.
    pub fn edge_of(&self, row: usize) -> Option<&Edge<'a>> {
        self.edges.iter().find(|edge| edge.relations.iter().any(|(at, _)| *at == row))
    }

    /// The cells of the table that say something. A one-sided relation stands in the row of the
    /// actor that it proceeds from only.
    pub fn cells(&self) -> Vec<Cell<'a>> {
        let both_ways = self.edges.iter().flat_map(|edge| {
            let [one, other] = edge.ends;
            [(edge, one, other), (edge, other, one)]
        });
        let cells = both_ways.map(|(edge, row, column)| {
            let from = self.nodes.get(row).map(|node| &node.actor.id);
            let stands = |relation: &Relation| {
                relation.direction != Some(Direction::OneSided) || relation.actors.first() == from
            };
            let relations = edge.relations.iter().filter(|(_, relation)| stands(relation)).copied().collect();
            Cell { row, column, relations }
        });
        cells.filter(|cell| !cell.relations.is_empty()).collect()
    }

    /// The cell on which the relation in that row of the list is selected.
    pub fn cell_of(&self, row: usize, drawn: Drawn) -> Option<Cell<'a>> {
        let mut cells = self.cells();
        cells.retain(|cell| cell.relations.iter().any(|(at, _)| *at == row));
        let first = cells.first()?.relations.iter().find(|(at, _)| *at == row)?.1.actors.first()?;
        let begins = |cell: &Cell<'_>| self.nodes.get(cell.row).is_some_and(|node| node.actor.id == *first);
        let wanted = cells.iter().position(|cell| begins(cell) != drawn.crossed).unwrap_or(0);
        Some(cells.swap_remove(wanted))
    }

    /// The row of the list, and how it is drawn, that one comes to from the selected one; none where
    /// there is nothing that way.
    pub(crate) fn step(&self, row: usize, drawn: Drawn, way: Way) -> Option<(usize, Drawn)> {
        match drawn.drawing {
            Drawing::Map => Some((self.nearest(row, way)?, drawn)),
            Drawing::Matrix => self.next_cell(row, drawn, way),
        }
    }

    /// The first relation of the pair that is nearest that way on the map.
    fn nearest(&self, row: usize, way: Way) -> Option<usize> {
        let here = self.edge_of(row)?;
        let (x, y) = self.middle(here)?;
        let others = self.edges.iter().filter(|edge| edge.ends != here.ends);
        let reached = others.filter_map(|edge| {
            let (to_x, to_y) = self.middle(edge)?;
            let (right, down) = ((to_x - x) * BREADTH, to_y - y);
            let (along, across) = match way {
                Way::Up => (-down, right),
                Way::Down => (down, right),
                Way::Left => (-right, down),
                Way::Right => (right, down),
            };
            (along > 0.01 && across.abs() < 2.5 * along).then_some((along + 2.0 * across.abs(), edge))
        });
        let (_, edge) = reached.min_by(|(one, _), (other, _)| one.total_cmp(other))?;
        edge.relations.first().map(|(row, _)| *row)
    }

    /// The middle between two actors on the map.
    pub fn middle(&self, edge: &Edge<'_>) -> Option<(f64, f64)> {
        let [one, other] = edge.ends.map(|end| self.nodes.get(end).map(|node| node.at));
        let ((ax, ay), (bx, by)) = one.zip(other)?;
        Some(((ax + bx) / 2.0, (ay + by) / 2.0))
    }

    fn next_cell(&self, row: usize, drawn: Drawn, way: Way) -> Option<(usize, Drawn)> {
        let here = self.cell_of(row, drawn)?;
        let distance = |cell: &Cell<'_>| match way {
            Way::Up if cell.column == here.column => here.row.checked_sub(cell.row),
            Way::Down if cell.column == here.column => cell.row.checked_sub(here.row),
            Way::Left if cell.row == here.row => here.column.checked_sub(cell.column),
            Way::Right if cell.row == here.row => cell.column.checked_sub(here.column),
            _ => None,
        };
        let reached = self.cells().into_iter().filter_map(|cell| Some((distance(&cell).filter(|it| *it > 0)?, cell)));
        let (_, cell) = reached.min_by_key(|(distance, _)| *distance)?;
        let (row, relation) = *cell.relations.first()?;
        let begins = self.nodes.get(cell.row).is_some_and(|node| relation.actors.first() == Some(&node.actor.id));
        Some((row, Drawn { crossed: !begins, ..drawn }))
    }
}
