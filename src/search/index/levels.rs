//! The documents that match, by how well.

use std::collections::BTreeMap;

use super::super::rank::Rank;
use super::bits::Bits;

/// Sets of documents, no two with one in common, the best first.
#[derive(Clone, Debug, Default)]
pub(super) struct Levels {
    by_rank: BTreeMap<Rank, Bits>,
}

impl Levels {
    /// Documents of which nothing was asked yet.
    pub(super) fn of_all(documents: Bits) -> Levels {
        let mut levels = Levels::default();
        levels.add(Rank::BEST, documents);
        levels
    }

    /// Adds documents of a rank, except where they have a better one.
    pub(super) fn add(&mut self, rank: Rank, mut documents: Bits) {
        for (_, better) in self.by_rank.range(..rank) {
            documents.remove(better.words());
        }
        for (_, worse) in self.by_rank.range_mut(rank..).filter(|(known, _)| **known != rank) {
            worse.remove(documents.words());
        }
        match self.by_rank.get_mut(&rank) {
            Some(known) => known.union(documents.words()),
            None if documents.is_empty() => {}
            None => {
                self.by_rank.insert(rank, documents);
            }
        }
    }

    /// Takes out of a set the documents that are at least as good as a rank.
    pub(super) fn remove_from(&self, documents: &mut Bits, rank: Rank) {
        self.by_rank.range(..=rank).for_each(|(_, better)| documents.remove(better.words()));
    }

    /// The documents in both, ranked as [`Rank::and`] says.
    pub(super) fn and(&self, other: &Levels) -> Levels {
        let mut both = Levels::default();
        for (rank, documents) in &self.by_rank {
            for (other_rank, others) in &other.by_rank {
                let mut common = documents.clone();
                common.intersect(others.words());
                both.add(rank.and(*other_rank), common);
            }
        }
        both
    }

    /// All documents, whatever their rank.
    pub(super) fn matched(&self, bound: usize) -> Bits {
        let mut all = Bits::none(bound);
        self.by_rank.values().for_each(|documents| all.union(documents.words()));
        all
    }

    pub(super) fn into_iter(self) -> impl Iterator<Item = (Rank, Bits)> {
        self.by_rank.into_iter().filter(|(_, documents)| !documents.is_empty())
    }
}
