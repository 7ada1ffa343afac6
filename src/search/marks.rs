//! What to mark in a text that a search found.

use std::ops::Range;
use std::sync::Arc;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::code::Plain;
use super::outcome::with_one_before;
use super::plan::{Plan, Probe};
use super::vocabulary::FIELD_MARK;
use crate::text::fold::fold;

/// The words of a query, to be marked in texts.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    words: Arc<[(Probe, String)]>,
}

impl Marks {
    pub(super) fn new(plan: &Plan) -> Marks {
        Marks { words: plan.patterns().map(|pattern| (pattern.probe(&Plain), pattern.word.folded.clone())).collect() }
    }

    /// The byte ranges of the text that the words match, in order and apart from each other: where
    /// they stand as they are, else what is read so, else their characters.
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        if self.words.is_empty() {
            return Vec::new();
        }
        let folded = fold(text);
        let marked = format!("{FIELD_MARK}{}{FIELD_MARK}", folded.text);
        let mut ranges: Vec<Range<usize>> = self
            .words
            .iter()
            .flat_map(|(probe, word)| parts(probe, word, &marked))
            .filter_map(|part| folded.source(part.start.saturating_sub(1)..(part.end - 1).min(folded.text.len())))
            .collect();
        ranges.sort_by_key(|range| (range.start, range.end));
        let mut merged: Vec<Range<usize>> = Vec::new();
        for range in ranges {
            match merged.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => merged.push(range),
            }
        }
        merged
    }
}

/// The parts of a folded text between field marks that one word matches.
fn parts(probe: &Probe, word: &str, text: &str) -> Vec<Range<usize>> {
    let needle = probe.needle.as_ref();
    let literal: Vec<Range<usize>> =
        needle.into_iter().flat_map(|needle| needle.occurrences(text.as_bytes(), 0)).collect();
    if !literal.is_empty() {
        return literal;
    }
    let read = probe.reading.as_ref().map_or(Vec::new(), |reading| reading.parts(text));
    if !read.is_empty() {
        return read;
    }
    let Some(window) = needle.and_then(|needle| needle.windows(text.as_bytes(), &Plain).next()) else {
        return Vec::new();
    };
    let Some(scored) = with_one_before(text, window.start, window.end) else { return Vec::new() };
    let offset = window.end - scored.len();
    let indices = SkimMatcherV2::default().fuzzy_indices(scored, word).map_or(Vec::new(), |(_, indices)| indices);
    let mut chars = scored.char_indices().enumerate();
    let place =
        |index: usize| chars.find(|(at, _)| *at == index).map(|(_, (at, c))| offset + at..offset + at + c.len_utf8());
    indices.into_iter().filter_map(place).collect()
}
