//! Literal search within one text, both sides folded.

use std::ops::Range;

use super::fold::fold;

/// The byte ranges of `text` that say `query`, whatever the width, case or kana; in order, apart
/// from each other. None for an empty query.
pub fn occurrences(query: &str, text: &str) -> Vec<Range<usize>> {
    let needle = fold(query.trim());
    if needle.text.is_empty() {
        return Vec::new();
    }
    let folded = fold(text);
    let matches = folded.text.match_indices(&needle.text);
    matches.filter_map(|(at, found)| folded.source(at..at + found.len())).collect()
}
