//! Search: which items say what is looked for, best first, and where in a text to mark it.
//!
//! Both sides are folded (width, case, kana), so that `ＡＣＳＡ`, `acsa` and `ACSA` are one word.
//! Words with spaces between must all be found, each in any field and any language. A literal
//! match ranks above a scattered one, a title above a running text.

mod fields;
mod score;

pub use fields::Field;

use std::cmp::Reverse;
use std::ops::Range;

use crate::brief::{ItemKind, ItemRef, Library};
use crate::lang::Lang;
use crate::text::fold::fold;
use fields::Haystack;
use score::Scorer;

/// Which items a search looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// Everything.
    Library,
    /// What the brief at that index holds.
    Brief(u32),
    /// One sort of item, across all briefs.
    Kind(ItemKind),
}

/// An item that says what was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The item.
    pub item: ItemRef,
    /// How well it matches: higher is better; comparable within one search only.
    pub score: i64,
    /// The field of the best match.
    pub field: Field,
    /// The language of the field, where it has one.
    pub lang: Option<Lang>,
}

/// Everything that the items of a library say, folded for search.
#[derive(Debug, Default)]
pub struct Index {
    entries: Vec<Haystack>,
}

/// A pattern longer than this many characters is cut: fuzzy matching takes memory in proportion to
/// pattern × text.
const PATTERN_MAX: usize = 64;

impl Index {
    /// Folds every item of the library.
    pub fn new(library: &Library) -> Index {
        let entries = (0..library.briefs().len())
            .flat_map(|at| library.items_of(at))
            .filter_map(|item| Haystack::new(library, item))
            .collect();
        Index { entries }
    }

    /// The items that match every word of the query, best first; of equals the one that comes
    /// first in the library. Nothing matches an empty query.
    pub fn search(&self, query: &str, within: Within) -> Vec<Hit> {
        let words = words(query);
        if words.is_empty() {
            return Vec::new();
        }
        let scorer = Scorer::default();
        let looked_at = |entry: &&Haystack| match within {
            Within::Library => true,
            Within::Brief(brief) => entry.item.brief == brief,
            Within::Kind(kind) => entry.item.kind == kind,
        };
        let mut hits: Vec<Hit> =
            self.entries.iter().filter(looked_at).filter_map(|entry| scorer.hit(entry, &words)).collect();
        hits.sort_by_key(|hit| (Reverse(hit.score), hit.item.kind, hit.item));
        hits
    }
}

/// The words of a query, folded and cut to what the matcher can bear.
fn words(query: &str) -> Vec<String> {
    query.split_whitespace().map(|word| fold(word).text.chars().take(PATTERN_MAX).collect()).collect()
}

/// The byte ranges of `text` that the query's words match, in order and apart from each other.
pub fn highlight(query: &str, text: &str) -> Vec<Range<usize>> {
    let words = words(query);
    if words.is_empty() {
        return Vec::new();
    }
    let folded = fold(text);
    let scorer = Scorer::default();
    let mut ranges: Vec<Range<usize>> = words
        .iter()
        .flat_map(|word| scorer.positions(&folded.text, word))
        .filter_map(|at| folded.source_of_chars(at..at + 1))
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
