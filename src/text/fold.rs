//! Folding: text as a search compares it, so that a reader finds a word however it is written.
//!
//! Width, case, kana and the way a character is composed make no difference: `ＡＣＳＡ` is `acsa`,
//! `ｻｰﾊﾞｰ` is `さ-ば-`, a syllable in Korean letters is the syllable. Nor do the many dashes, quotation
//! marks, middle dots and spaces. `々` is the kanji that it repeats.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::kinsoku::is_ideograph;
use super::plane::Plane;
use super::width::Width;

/// A folded text that knows where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// What the text is made of, in order and without a gap in `text`.
    pieces: Vec<Piece>,
}

/// A part of a folded text and the part of the source that it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    /// The byte offset in the folded text at which it starts; it ends where the next one starts.
    start: usize,
    /// The bytes of the source.
    source: Range<usize>,
    /// Whether the characters of the two have the same lengths one by one, so that a place in one
    /// is a place in the other. Otherwise the piece stands for its source as a whole.
    is_parallel: bool,
}

/// Folds the text. Folding twice is the same as folding once.
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded { text: String::with_capacity(text.len()), pieces: Vec::new() };
    let mut spare = String::new();
    for grapheme in Width::Narrow.graphemes(text) {
        let start = folded.text.len();
        add(grapheme.text, &mut folded.text, &mut spare);
        folded.note(start, grapheme.start..grapheme.end());
    }
    folded
}

/// Adds to a text what [`fold`] makes of another, without where it comes from: faster.
pub fn fold_onto(text: &str, to: &mut String) {
    let mut spare = String::new();
    let mut rest = text;
    while let Some(left) = fold_plain_onto(rest, to) {
        let Some(cluster) = Width::Narrow.graphemes(left).next() else { return };
        add(cluster.text, to, &mut spare);
        rest = left.get(cluster.text.len()..).unwrap_or("");
    }
}

/// Adds what a text becomes up to the first cluster that is more than a plain character, and gives
/// the rest.
fn fold_plain_onto<'a>(text: &'a str, to: &mut String) -> Option<&'a str> {
    let mut rest = text;
    // What is left from the last character on, and how much has been added before it.
    let mut last = (text, to.len());
    loop {
        let (same, after) = SAME.split(rest);
        to.push_str(same);
        if let Some(c) = same.chars().next_back() {
            last = (rest.get(same.len() - c.len_utf8()..)?, to.len() - c.len_utf8());
        }
        let c = after.chars().next()?;
        let before = to.len();
        match fold_plain(c) {
            Some(folded) => to.push(folded),
            None if c == ' ' => add_space(to),
            None => {
                // It may belong to the character before it, which is then no plain one.
                to.truncate(last.1);
                return Some(last.0);
            }
        }
        last = (after, before);
        rest = after.get(c.len_utf8()..)?;
    }
}

/// Adds to a folded text what a grapheme cluster becomes: any number of characters.
fn add(cluster: &str, to: &mut String, spare: &mut String) {
    let mut chars = cluster.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if c.is_whitespace() => add_space(to),
        (Some(c), None) if let Some(c) = fold_plain(c) => to.push(c),
        _ => {
            spare.clear();
            spare.extend(fold_cluster(cluster));
            match spare.as_str() {
                " " => add_space(to),
                "々" => to.push(to.chars().next_back().filter(|&c| is_ideograph(c)).unwrap_or('々')),
                folded => to.push_str(folded),
            }
        }
    }
}

/// Adds a space, unless one stands there already.
fn add_space(to: &mut String) {
    if !to.ends_with(' ') {
        to.push(' ');
    }
}

impl Folded {
    /// The bytes of the source that the bytes of the folded text stand for, as whole grapheme
    /// clusters. None for an empty range, or one that cuts a character.
    pub fn source(&self, bytes: Range<usize>) -> Option<Range<usize>> {
        if self.text.get(bytes.clone())?.is_empty() {
            return None;
        }
        let (first, last) = (self.piece(bytes.start)?, self.piece(bytes.end - 1)?);
        let start = first.source.start + if first.is_parallel { bytes.start - first.start } else { 0 };
        let end = if last.is_parallel { last.source.start + bytes.end - last.start } else { last.source.end };
        Some(start..end)
    }

    /// The piece that holds the byte of the folded text.
    fn piece(&self, byte: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.start <= byte);
        self.pieces.get(after.checked_sub(1)?)
    }

    /// Notes what was added last, from `start` on, as coming from that part of the source.
    fn note(&mut self, start: usize, source: Range<usize>) {
        let added = self.text.get(start..).unwrap_or("");
        let is_one = added.chars().nth(1).is_none();
        let is_parallel = is_one && added.len() == source.len();
        match self.pieces.last_mut() {
            _ if added.is_empty() => {}
            Some(last) if is_parallel && last.is_parallel && last.source.end == source.start => {
                last.source.end = source.end;
            }
            _ => self.pieces.push(Piece { start, source, is_parallel }),
        }
    }
}

/// Characters that stay as they are where they stand alone: most of every text.
static SAME: Plane = Plane::of(&[
    ('!', '@'),
    ('[', '~'),
    ('ß', 'ö'),
    ('ø', 'ÿ'),
    ('、', '。'),
    ('「', '」'),
    ('ぁ', 'ゖ'),
    ('・', '・'),
    ('\u{4E00}', '\u{9FFF}'),
    ('가', '힣'),
]);

/// What the commonest characters become when they stand alone. Saves the tables.
fn fold_plain(c: char) -> Option<char> {
    match c {
        c if SAME.has(c) => Some(c),
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        // Full-width forms stand in the order of ASCII.
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).map(|c| c.to_ascii_lowercase()),
        'ァ'..='ヶ' | 'ー' | '\u{2010}'..='\u{2015}' | '‘' | '’' | '“' | '”' | '·' => Some(unify(c)),
        _ => None,
    }
}

/// What a cluster becomes. It is taken apart first, so that `ガ` and `が` differ in their letter alone.
fn fold_cluster(cluster: &str) -> impl Iterator<Item = char> {
    let is_selector = |c| matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
    let letters = cluster.chars().filter(move |&c| !is_selector(c)).nfkd();
    letters.flat_map(char::to_lowercase).map(unify).nfkc()
}

/// One character for all that are written alike or for each other.
fn unify(c: char) -> char {
    match c {
        // Katakana stand in the same order as hiragana, 0x60 further on.
        'ァ'..='ヶ' | 'ヽ' | 'ヾ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        'ー' | '\u{2010}'..='\u{2015}' | '−' | '─' => '-',
        '〜' | '∼' => '~',
        '‘' | '’' | 'ʼ' => '\'',
        '“' | '”' | '„' => '"',
        '·' | '‧' | '•' | '∙' => '・',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_character_becomes_what_the_tables_say() {
        let plain = ('\0'..=char::MAX).filter_map(|c| Some((c, fold_plain(c)?)));
        for (c, folded) in plain {
            assert_eq!(fold_cluster(&c.to_string()).collect::<String>(), folded.to_string(), "{c:?}");
        }
    }
}
