//! The table of kanji readings, made by `generate.py` from the Unihan database, and the words that
//! are read otherwise.

use std::sync::LazyLock;

use super::super::vocabulary::Spelling;

/// A reading in canonical letters, and the kanji that have it; in the order of the letters.
type Line = (&'static str, &'static str);

static LINES: LazyLock<Vec<Line>> =
    LazyLock::new(|| include_str!("kanji.txt").lines().filter_map(|line| line.split_once(' ')).collect());

static WORDS: LazyLock<Vec<Spelling>> = LazyLock::new(|| {
    let lines = include_str!("words.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' ')).flat_map(|(word, kana)| Spelling::new(word, kana)).collect()
});

/// Words that are read otherwise than their kanji are.
pub(super) fn words() -> &'static [Spelling] {
    &WORDS
}

/// The kanji that are read so.
pub(super) fn kanji(read: &str) -> &'static str {
    let lines = &*LINES;
    lines.binary_search_by_key(&read, |(letters, _)| letters).map_or("", |at| lines[at].1)
}

/// Whether any reading begins so.
pub(super) fn has_beginning(read: &str) -> bool {
    beginning_with(read).next().is_some()
}

/// The kanji of every reading that begins so.
pub(super) fn beginning_with(read: &str) -> impl Iterator<Item = &'static str> {
    let from = LINES.partition_point(|(letters, _)| *letters < read);
    LINES.iter().skip(from).take_while(move |(letters, _)| letters.starts_with(read)).map(|(_, kanji)| *kanji)
}

#[cfg(test)]
mod tests {
    use super::{LINES, WORDS};

    #[test]
    fn the_table_is_in_order_and_whole() {
        assert!(LINES.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(LINES.len(), include_str!("kanji.txt").lines().count());
    }

    #[test]
    fn every_word_has_a_reading_in_kana() {
        let words = include_str!("words.txt").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(WORDS.len(), words.count());
    }
}
