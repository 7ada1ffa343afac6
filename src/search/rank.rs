//! How good a match is.

use super::Field;

/// How a word is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// Its characters stand together.
    Contiguous,
    /// Something stands there that is read so.
    Reading,
    /// Its characters stand near each other, in order.
    Scattered,
}

impl Class {
    pub(super) const ALL: [Class; 3] = [Class::Contiguous, Class::Reading, Class::Scattered];
}

/// How a match stands among its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Edge {
    /// It is all of an id or a title.
    Entire,
    /// It cuts no word of letters.
    Word,
    /// A word of letters begins with it.
    Start,
    /// A word of letters has it further in.
    Inside,
}

impl Edge {
    pub(super) const ALL: [Edge; 4] = [Edge::Entire, Edge::Word, Edge::Start, Edge::Inside];
}

/// How good a match is; the least is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    pub class: Class,
    pub edge: Edge,
    /// The field, or of several words the sum of their fields.
    pub place: u8,
}

impl Rank {
    /// The rank of what no word was asked of.
    pub(super) const BEST: Rank = Rank { class: Class::Contiguous, edge: Edge::Entire, place: 0 };

    pub(super) fn new(class: Class, edge: Edge, field: Field) -> Rank {
        Rank { class, edge, place: field as u8 }
    }

    /// The edge and the place as a number from 0 to 99; a better rank of the same class has no lower
    /// one.
    pub(super) fn score(self) -> u32 {
        let tens = match self.edge {
            Edge::Entire => 9,
            Edge::Word => 6,
            Edge::Start => 3,
            Edge::Inside => 0,
        };
        tens * 10 + 9_u32.saturating_sub(self.place.into())
    }

    /// The rank of an item in which both were found: it is as good as the worse of the two.
    pub(super) fn and(self, other: Rank) -> Rank {
        Rank {
            class: self.class.max(other.class),
            edge: self.edge.max(other.edge),
            place: self.place.saturating_add(other.place),
        }
    }
}
