//! The problems of one file, bounded: a file that is wrong throughout must not take the memory and
//! the time that its size times its mistakes would.

use std::ops::Range;

use super::model::Id;
use crate::problem::{Problem, ProblemKind, Source, nearest};

/// How many problems of one file are kept; the rest is counted.
const MOST: usize = 500;
/// How many of them are told with the word that may be meant, which takes a look at every word.
const MOST_SUGGESTIONS: usize = 100;

/// What is wrong with one file.
#[derive(Debug, Default)]
pub(super) struct Problems(Vec<Problem>);

impl Problems {
    /// Notes a problem with the bytes of a range.
    pub(super) fn push(&mut self, source: &Source<'_>, range: Range<usize>, kind: ProblemKind) {
        if self.0.len() < MOST {
            self.0.push(source.problem(range, kind));
            return;
        }
        match self.0.last_mut().map(|last| &mut last.kind) {
            Some(ProblemKind::More { count }) => *count += 1,
            _ => self.0.push(source.whole(ProblemKind::More { count: 1 })),
        }
    }

    /// The id among `ids` that is most likely meant.
    pub(super) fn suggest<'a>(&self, word: &str, ids: impl Iterator<Item = &'a Id>) -> Option<String> {
        if self.0.len() >= MOST_SUGGESTIONS {
            return None;
        }
        nearest(word, ids.map(Id::as_str)).map(str::to_owned)
    }

    /// Puts the problems into the order of the file, the count of the rest last.
    pub(super) fn sort(&mut self) {
        self.0.sort_by_key(|problem| (problem.place.line == 0, problem.place.line, problem.place.column));
        // What stands under an alias is read, and found wrong, as often as it is used.
        self.0.dedup();
    }

    /// The problems.
    pub(super) fn as_slice(&self) -> &[Problem] {
        &self.0
    }

    /// The problems in the order of the file.
    pub(super) fn into_sorted(mut self) -> Vec<Problem> {
        self.sort();
        self.0
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Problems {
        Problems(vec![problem])
    }
}
