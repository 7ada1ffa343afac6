//! The characters of a segment, numbered by how frequent they are.
//!
//! A text is kept with each character written as the one of its number. The most frequent 127 take
//! one byte of UTF-8 each and the next 1,920 two, so that Japanese takes less than half the room
//! that it takes as it is; and it stays a string, which every search in strings can read.

use super::super::code::{self, Code};
use super::super::vocabulary::FIELD_MARK;

/// The characters of a segment.
#[derive(Debug, Default)]
pub(super) struct Alphabet {
    /// Each character with its number, in the order of the characters.
    numbers: Box<[(char, u32)]>,
    /// By number: whether it is a letter, whether it is kana.
    kinds: Box<[(bool, bool)]>,
}

/// Counts characters.
#[derive(Debug, Default)]
pub(super) struct Counter {
    /// By code point.
    counts: Vec<u32>,
    seen: Vec<char>,
}

/// What a character becomes while a segment is built: by code point, the character that stands for
/// it.
pub(super) struct Writer {
    written: Vec<char>,
}

impl Counter {
    pub(super) fn count(&mut self, text: &str) {
        for c in text.chars() {
            let at = c as usize;
            if at >= self.counts.len() {
                self.counts.resize(at + 1, 0);
            }
            if self.counts[at] == 0 {
                self.seen.push(c);
            }
            self.counts[at] += 1;
        }
    }

    /// The alphabet of everything counted, and what writes in it.
    pub(super) fn finish(self) -> (Alphabet, Writer) {
        let counted = self.seen.iter().filter(|c| **c != FIELD_MARK);
        let mut chars: Vec<(u32, char)> = counted.map(|c| (self.counts[*c as usize], *c)).collect();
        chars.sort_unstable_by_key(|(count, c)| (std::cmp::Reverse(*count), *c));
        let mut written = vec![FIELD_MARK; self.counts.len()];
        for (number, (_, c)) in (0..).zip(&chars) {
            written[*c as usize] = write(number);
        }
        let kinds = chars.iter().map(|(_, c)| (code::is_letter(*c), code::is_kana(*c))).collect();
        let mut numbers: Vec<(char, u32)> = (0..).zip(&chars).map(|(number, (_, c))| (*c, number)).collect();
        numbers.sort_unstable();
        (Alphabet { numbers: numbers.into(), kinds }, Writer { written })
    }
}

impl Writer {
    /// Adds a text as it is written.
    pub(super) fn write(&self, text: &str, to: &mut String) {
        to.extend(text.chars().map(|c| self.written.get(c as usize).copied().unwrap_or(FIELD_MARK)));
    }
}

impl Alphabet {
    /// How many characters there are.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Every character.
    pub(super) fn chars(&self) -> impl Iterator<Item = char> + '_ {
        self.numbers.iter().map(|(c, _)| *c)
    }

    /// The number of a character.
    pub(super) fn number(&self, c: char) -> Option<u32> {
        let at = self.numbers.binary_search_by_key(&c, |(known, _)| *known).ok()?;
        self.numbers.get(at).map(|(_, number)| *number)
    }

    fn kind(&self, written: char) -> (bool, bool) {
        read(written).and_then(|number| self.kinds.get(number as usize)).copied().unwrap_or_default()
    }
}

impl Code for Alphabet {
    fn encode(&self, c: char) -> Option<char> {
        self.number(c).map(write)
    }

    fn is_letter(&self, written: char) -> bool {
        self.kind(written).0
    }

    fn is_kana(&self, written: char) -> bool {
        self.kind(written).1
    }
}

/// The surrogates, which no character is.
const SURROGATES: std::ops::Range<u32> = 0xD800..0xE000;

/// The character that stands for a number.
fn write(number: u32) -> char {
    let code = number + 1;
    let code = if code < SURROGATES.start { code } else { code + SURROGATES.end - SURROGATES.start };
    char::from_u32(code).unwrap_or(FIELD_MARK)
}

/// The number that a character stands for; none for a field mark.
pub(super) fn read(written: char) -> Option<u32> {
    let code = u32::from(written);
    if code < SURROGATES.start { code } else { code + SURROGATES.start - SURROGATES.end }.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_written_as_a_character_of_its_own() {
        for number in [0, 126, 127, 0xD7FE, 0xD7FF, 0xD800, 200_000] {
            assert_eq!(read(write(number)), Some(number));
        }
        assert_eq!(read(FIELD_MARK), None);
    }

    #[test]
    fn frequent_characters_are_written_shorter() {
        let text = format!("{FIELD_MARK}{}致{FIELD_MARK}", "日".repeat(200));
        let mut counter = Counter::default();
        counter.count(&text);
        let (alphabet, writer) = counter.finish();
        let mut written = String::new();
        writer.write(&text, &mut written);
        assert_eq!(written.len(), 203);
        assert_eq!(alphabet.encode('致').map(u32::from), Some(2));
        assert_eq!(alphabet.encode('拉'), None);
    }
}
