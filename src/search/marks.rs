//! What to mark in a text that a search found.

use std::iter::Peekable;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::code::Plain;
use super::outcome::with_one_before;
use super::plan::{Pattern, Plan, Probe};
use super::vocabulary::FIELD_MARK;
use crate::text::fold::fold;

/// The words of a query, to be marked in texts.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    words: Arc<[(Probe, String)]>,
}

/// Marks are the same as their clones.
impl PartialEq for Marks {
    fn eq(&self, other: &Marks) -> bool {
        Arc::ptr_eq(&self.words, &other.words)
    }
}

impl Marks {
    pub(super) fn new(plan: &Plan) -> Marks {
        let mut patterns: Vec<&Pattern> = Vec::new();
        for pattern in plan.patterns() {
            if !patterns.iter().any(|known| known.word == pattern.word) {
                patterns.push(pattern);
            }
        }
        Marks { words: patterns.iter().map(|it| (it.probe(&Plain), it.word.folded.clone())).collect() }
    }

    /// The byte ranges of the text that the words match, in order and apart from each other: where
    /// they stand as they are, else what is read so, else their characters.
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        if self.words.is_empty() {
            return Vec::new();
        }
        let folded = fold(text);
        let marked = format!("{FIELD_MARK}{}{FIELD_MARK}", folded.text);
        let source =
            |part: Range<usize>| folded.source(part.start.saturating_sub(1)..(part.end - 1).min(folded.text.len()));
        // Word by word, so that there are never many more ranges than the text has room for.
        self.words.iter().fold(Vec::new(), |known, (probe, word)| {
            let parts = parts(probe, word, &marked).into_iter().filter_map(source);
            in_order(known.into_iter().peekable(), merged(parts).into_iter().peekable())
        })
    }
}

/// Ranges in the order of their starts, those that touch or overlap made one.
fn merged(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// The ranges of both, each of which has its own in order, likewise.
fn in_order<I: Iterator<Item = Range<usize>>>(mut one: Peekable<I>, mut other: Peekable<I>) -> Vec<Range<usize>> {
    merged(std::iter::from_fn(|| match (one.peek(), other.peek()) {
        (Some(a), Some(b)) if b.start < a.start => other.next(),
        (Some(_), _) => one.next(),
        (None, _) => other.next(),
    }))
}

/// The parts of a folded text between field marks that one word matches.
fn parts(probe: &Probe, word: &str, text: &str) -> Vec<Range<usize>> {
    let needle = probe.needle.as_ref();
    let literal = merged(needle.into_iter().flat_map(|needle| needle.occurrences(text.as_bytes(), 0)));
    if !literal.is_empty() {
        return literal;
    }
    let read = probe.reading.as_ref().map_or(Vec::new(), |reading| reading.parts(text));
    if !read.is_empty() {
        return read;
    }
    let Some(window) =
        needle.and_then(|needle| needle.windows(text.as_bytes(), &Plain, &AtomicBool::new(false)).next())
    else {
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
