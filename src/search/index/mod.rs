//! The index: what a library says, in segments that are searched side by side.
//!
//! Each segment keeps its texts in an alphabet of its own, and for every character the exact set of
//! the documents that have it. A word's sets are intersected to candidates; only these are looked
//! into. Beyond the order of the ranks nothing is sorted: within a rank documents stand in the order
//! of their numbers.

mod alphabet;
mod bits;
mod evaluate;
mod levels;
mod postings;
mod segment;

use std::collections::{BTreeMap, HashSet};
use std::mem;
use std::sync::atomic::AtomicBool;

use super::plan::Plan;
use super::rank::Rank;
use super::vocabulary::Vocabulary;
use super::words::Words;
use crate::brief::{ItemRef, Library};
use crate::parallel;
use bits::Bits;
use segment::{DOCUMENTS, Segment};

/// The segments of a library.
#[derive(Debug)]
pub(super) struct Segments {
    segments: Vec<Segment>,
    /// Every character that any item says.
    present: HashSet<char>,
    words: Words,
}

/// The documents that match.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// By rank, the documents of each segment, after the number of its first.
    by_rank: BTreeMap<Rank, Vec<(u32, Bits)>>,
}

/// With fewer documents to look into, more threads cost more than they gain.
const WORTH_THREADS: usize = 4000;

impl Segments {
    /// Indexes the documents.
    pub(super) fn new(library: &Library, vocabulary: &Vocabulary, documents: &[ItemRef]) -> Segments {
        let chunks: Vec<(usize, &[ItemRef])> = documents.chunks(DOCUMENTS).enumerate().collect();
        let mut segments = parallel::map(&chunks, true, |(at, items)| {
            Segment::new(library, vocabulary, items, (at * DOCUMENTS) as u32)
        });
        let present = segments.iter().flat_map(|segment| segment.alphabet.chars()).collect();
        let words = Words::new(segments.iter_mut().map(|segment| mem::take(&mut segment.words)), vocabulary);
        Segments { segments, present, words }
    }

    /// Every word that any item says.
    pub(super) fn words(&self) -> &Words {
        &self.words
    }

    /// Whether any item has the character.
    pub(super) fn has(&self, c: char) -> bool {
        self.present.contains(&c)
    }

    /// The documents that answer the plan, among those filed under a value of `within` if it is given;
    /// no more of them once the question is withdrawn. `documents` are all, by number.
    pub(super) fn search(
        &self,
        plan: &Plan,
        within: Option<&[usize]>,
        documents: &[ItemRef],
        is_withdrawn: &AtomicBool,
    ) -> Found {
        let work: usize = self.segments.iter().map(|segment| segment.work(plan)).sum();
        let levels = parallel::map(&self.segments, work >= WORTH_THREADS, |segment| {
            let asked = within.map_or_else(|| Bits::all(segment.documents), |values| segment.filed(values));
            let items = documents.get(segment.first as usize..).unwrap_or_default();
            segment.evaluate(plan, asked, items, is_withdrawn)
        });
        let mut found = Found::default();
        for (segment, levels) in self.segments.iter().zip(levels) {
            for (rank, documents) in levels.into_iter() {
                found.by_rank.entry(rank).or_default().push((segment.first, documents));
            }
        }
        found
    }
}

impl Found {
    /// How many documents match.
    pub(super) fn count(&self) -> usize {
        self.by_rank.values().flatten().map(|(_, documents)| documents.count()).sum()
    }

    /// The documents, the best first.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Rank, u32)> + '_ {
        self.by_rank.iter().flat_map(|(rank, segments)| {
            segments
                .iter()
                .flat_map(move |(first, documents)| documents.iter().map(move |at| (*rank, first + at as u32)))
        })
    }
}
