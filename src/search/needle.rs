//! A word looked for in written text: as it stands, or its characters scattered but near.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

use memchr::memchr_iter;
use memchr::memmem::Finder;

use super::code::Code;
use super::query::Word;
use super::rank::{Class, Edge};
use super::vocabulary::FIELD_MARK;

/// Scattered characters count when they stand within this many times the word's length; wider,
/// nearly every running text would match nearly every word.
const SPREAD: usize = 3;

/// No more occurrences of a word's rarest character in a text than these are looked around for the
/// others: what the longest text costs stays in proportion to its length.
const PIVOTS_MAX: usize = 1 << 14;

/// A word, written in a code.
#[derive(Debug)]
pub(super) struct Needle {
    chars: Vec<Written>,
    /// Finds the characters, with the field marks that the word's signs ask for.
    finder: Finder<'static>,
    is_anchored: bool,
    begins_in_letter: bool,
    ends_in_letter: bool,
    /// The index of the character that a search for scattered ones starts from: the rarest. None
    /// where only the word as it stands counts.
    pivot: Option<usize>,
}

/// A character in UTF-8.
#[derive(Clone, Copy, Debug)]
struct Written {
    bytes: [u8; 4],
    length: usize,
}

impl Written {
    fn new(c: char) -> Written {
        let mut bytes = [0; 4];
        let length = c.encode_utf8(&mut bytes).len();
        Written { bytes, length }
    }

    /// Whether a text goes on with the character at a byte.
    fn is_at(&self, text: &[u8], at: usize) -> bool {
        text.get(at) == Some(&self.bytes[0])
            && (self.length == 1 || text.get(at..at + self.length) == Some(&self.bytes[..self.length]))
    }

    /// The bytes at which the character stands.
    fn places<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
        let last = self.length - 1;
        memchr_iter(self.bytes[last], text)
            .filter_map(move |at| at.checked_sub(last).filter(|at| self.is_at(text, *at)))
    }
}

impl Needle {
    /// The word in the code; none where no text can have it.
    pub(super) fn new(word: &Word, code: &impl Code) -> Option<Needle> {
        let chars: Vec<char> = word.folded.chars().map(|c| code.encode(c)).collect::<Option<_>>()?;
        let mark = |is_there: bool| is_there.then_some(FIELD_MARK);
        let marked = mark(word.at_start).into_iter().chain(chars.iter().copied()).chain(mark(word.at_end));
        let marked: String = marked.collect();
        let is_letter = |c: Option<&char>| c.is_some_and(|c| code.is_letter(*c));
        // Two letters are near each other in nearly every text.
        let shortest = if chars.iter().all(|c| code.is_letter(*c)) { 3 } else { 2 };
        let can_scatter = !word.is_literal && chars.len() >= shortest;
        Some(Needle {
            finder: Finder::new(&marked).into_owned(),
            is_anchored: word.at_start || word.at_end,
            begins_in_letter: is_letter(chars.first()),
            ends_in_letter: is_letter(chars.last()),
            // Codes give the greater characters to the rarer ones, and so roughly does Unicode.
            pivot: (0..chars.len()).filter(|_| can_scatter).max_by_key(|at| (chars[*at], Reverse(*at))),
            chars: chars.into_iter().map(Written::new).collect(),
        })
    }

    /// Whether the word stands in every text that has its characters, with [`Edge::Word`].
    pub(super) fn is_trivial(&self) -> bool {
        self.chars.len() == 1 && !self.is_anchored
    }

    /// The best way in which the word stands in the text. Only in a title it can be entire. Once the
    /// question is withdrawn it is looked for no further.
    pub(super) fn find(
        &self,
        text: &[u8],
        is_title: bool,
        code: &impl Code,
        is_withdrawn: &AtomicBool,
    ) -> Option<(Class, Edge)> {
        if let Some(first) = self.finder.find(text) {
            return Some((Class::Contiguous, self.edge(text, first, is_title, code, is_withdrawn)));
        }
        self.scattered(text, code, is_withdrawn)
    }

    /// The best way in which the characters of the word stand scattered in the text.
    pub(super) fn scattered(&self, text: &[u8], code: &impl Code, is_withdrawn: &AtomicBool) -> Option<(Class, Edge)> {
        let mut windows = self.windows(text, code, is_withdrawn);
        windows.next().map(|_| (Class::Scattered, Edge::Word))
    }

    /// What finds the word as it stands.
    pub(super) fn finder(&self) -> &Finder<'static> {
        &self.finder
    }

    /// The best edge of a word whose first occurrence begins at a byte.
    pub(super) fn edge(
        &self,
        text: &[u8],
        first: usize,
        is_title: bool,
        code: &impl Code,
        is_withdrawn: &AtomicBool,
    ) -> Edge {
        if self.is_trivial() || self.is_anchored {
            return Edge::Word;
        }
        let stands_alone = !self.begins_in_letter && !self.ends_in_letter;
        if stands_alone && !is_title {
            return Edge::Word;
        }
        let mut best = if stands_alone { Edge::Word } else { Edge::Inside };
        for range in self.occurrences(text, first) {
            best = best.min(self.edge_at(text, range, is_title, code));
            let is_best = best == if is_title { Edge::Entire } else { Edge::Word };
            if is_best || is_withdrawn.load(Ordering::Relaxed) {
                break;
            }
        }
        best
    }

    fn edge_at(&self, text: &[u8], range: Range<usize>, is_title: bool, code: &impl Code) -> Edge {
        let is_mark = |at: usize| text.get(at) == Some(&(FIELD_MARK as u8));
        if is_title && is_mark(range.end) && range.start.checked_sub(1).is_some_and(is_mark) {
            Edge::Entire
        } else if self.begins_in_letter && letter_before(text, range.start, code) {
            Edge::Inside
        } else if self.ends_in_letter && char_at(text, range.end).is_some_and(|c| code.is_letter(c)) {
            Edge::Start
        } else {
            Edge::Word
        }
    }

    /// Every place from a byte on where the word stands, overlapping ones too.
    pub(super) fn occurrences<'a>(&'a self, text: &'a [u8], from: usize) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut from = from;
        std::iter::from_fn(move || {
            let at = from + self.finder.find(text.get(from..)?)?;
            from = at + 1;
            Some(at..at + self.finder.needle().len())
        })
    }

    /// The tightest window of scattered characters around each occurrence of the rarest one. A
    /// window that begins in a letter begins a word.
    pub(super) fn windows<'a>(
        &'a self,
        text: &'a [u8],
        code: &'a impl Code,
        is_withdrawn: &'a AtomicBool,
    ) -> impl Iterator<Item = Range<usize>> + 'a {
        self.pivot.into_iter().flat_map(move |pivot| {
            let places = self.chars[pivot].places(text).take(PIVOTS_MAX);
            let places = places.take_while(|_| !is_withdrawn.load(Ordering::Relaxed));
            places.filter_map(move |at| self.window(text, pivot, at, code))
        })
    }

    /// The window around the pivot at a byte: the characters after it as early, those before it as
    /// late as they stand in the same field.
    fn window(&self, text: &[u8], pivot: usize, at: usize, code: &impl Code) -> Option<Range<usize>> {
        let begins_word = |at: usize| !self.begins_in_letter || !letter_before(text, at, code);
        if pivot == 0 && !begins_word(at) {
            return None;
        }
        let mut room = SPREAD * self.chars.len();
        let mut end = at;
        for wanted in &self.chars[pivot..] {
            loop {
                let first = *text.get(end).filter(|byte| room > 0 && **byte != FIELD_MARK as u8)?;
                room -= 1;
                let is_found = wanted.is_at(text, end);
                end += length(first);
                if is_found {
                    break;
                }
            }
        }
        let mut start = at;
        for (index, wanted) in self.chars[..pivot].iter().enumerate().rev() {
            loop {
                start = start_before(text, start).filter(|start| room > 0 && text[*start] != FIELD_MARK as u8)?;
                room -= 1;
                if wanted.is_at(text, start) && (index > 0 || begins_word(start)) {
                    break;
                }
            }
        }
        Some(start..end)
    }
}

/// How many bytes a character takes that begins with this one.
fn length(first: u8) -> usize {
    match first {
        0..0x80 => 1,
        0x80..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
    }
}

/// Where the character before a byte begins.
fn start_before(text: &[u8], at: usize) -> Option<usize> {
    let is_first = |at: &usize| text.get(*at).is_some_and(|byte| byte & 0xC0 != 0x80);
    (0..at).rev().find(is_first)
}

/// The character that begins at a byte.
fn char_at(text: &[u8], at: usize) -> Option<char> {
    let bytes = text.get(at..at + length(*text.get(at)?))?;
    std::str::from_utf8(bytes).ok()?.chars().next()
}

fn letter_before(text: &[u8], at: usize, code: &impl Code) -> bool {
    start_before(text, at).and_then(|start| char_at(text, start)).is_some_and(|c| code.is_letter(c))
}
