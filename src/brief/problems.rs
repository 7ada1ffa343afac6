//! The problems of one file, bounded: a file that is wrong throughout must not take the memory and
//! the time that its size times its mistakes would.

use std::ops::Range;

use crate::problem::{Place, Problem, ProblemKind, Source, nearest};

/// How many problems of one file are kept; the rest is counted.
const MOST: usize = 500;
/// How many are kept of all files together, where they are so many that it matters.
const MOST_OF_ALL: usize = 50_000;
/// How many of them are told with the word that may be meant, which takes a look at every word.
const MOST_SUGGESTIONS: usize = 100;
/// How much may be compared for that, in letters of the one word times letters of the other.
const MOST_COMPARED: usize = 25_000_000;

/// What is wrong with one file.
#[derive(Debug)]
pub(super) struct Problems {
    kept: Vec<Problem>,
    most: usize,
    compared: usize,
}

impl Default for Problems {
    fn default() -> Problems {
        Problems::of_one_among(1)
    }
}

impl Problems {
    /// Room for the problems of one of so many files.
    pub(super) fn of_one_among(files: usize) -> Problems {
        let share = MOST_OF_ALL.checked_div(files).unwrap_or(MOST);
        Problems { kept: Vec::new(), most: share.clamp(1, MOST), compared: 0 }
    }

    /// Notes a problem with the bytes of a range.
    pub(super) fn push(&mut self, source: &Source<'_>, range: Range<usize>, kind: ProblemKind) {
        if !self.is_full() {
            self.kept.push(source.problem(range, kind));
            return;
        }
        match self.kept.last_mut().map(|last| &mut last.kind) {
            Some(ProblemKind::More { count }) => *count += 1,
            _ => self.kept.push(source.whole(ProblemKind::More { count: 1 })),
        }
    }

    /// Whether the next problem will only be counted.
    fn is_full(&self) -> bool {
        self.kept.len() >= self.most
    }

    /// The place of the byte at `at`, for a problem that names it: none where it will only be counted,
    /// as in a long line each place is a long way to go.
    pub(super) fn place(&self, source: &Source<'_>, at: usize) -> Place {
        if self.is_full() { Place::default() } else { source.place(at) }
    }

    /// The candidate that is most likely meant.
    pub(super) fn suggest<'a>(
        &mut self,
        word: &str,
        candidates: impl Iterator<Item = &'a str> + Clone,
    ) -> Option<String> {
        let compared = candidates.clone().fold(self.compared, |sum, it| sum.saturating_add(it.len() * word.len()));
        if self.kept.len() >= MOST_SUGGESTIONS || compared > MOST_COMPARED {
            return None;
        }
        self.compared = compared;
        nearest(word, candidates).map(str::to_owned)
    }

    /// Puts the problems into the order of the file, the count of the rest last.
    pub(super) fn sort(&mut self) {
        self.kept.sort_by_key(|problem| (problem.place.line == 0, problem.place.line, problem.place.column));
        // What stands under an alias is read, and found wrong, as often as it is used.
        self.kept.dedup();
    }

    /// Whether nothing is wrong.
    pub(super) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// The problems.
    pub(super) fn as_slice(&self) -> &[Problem] {
        &self.kept
    }

    /// The problems in the order of the file.
    pub(super) fn into_sorted(mut self) -> Vec<Problem> {
        self.sort();
        self.kept
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Problems {
        Problems { kept: vec![problem], ..Problems::default() }
    }
}
