//! A word looked for in written text: as it stands, or its characters scattered but near.

use std::ops::Range;

use memchr::memmem::Finder;

use super::code::Code;
use super::query::Word;
use super::rank::Edge;
use super::vocabulary::FIELD_MARK;

/// Scattered characters count when they stand within this many times the word's length; wider,
/// nearly every running text would match nearly every word.
const SPREAD: usize = 3;

/// A word, written in a code.
#[derive(Debug)]
pub(super) struct Needle {
    pub chars: Vec<char>,
    /// Finds the characters, with the field marks that the word's signs ask for.
    finder: Finder<'static>,
    is_anchored: bool,
    begins_in_letter: bool,
    ends_in_letter: bool,
    /// The index of the character that a search for scattered ones starts from: the rarest. None
    /// where only the word as it stands counts.
    pivot: Option<usize>,
}

impl Needle {
    /// The word in the code; none where no text can have it.
    pub(super) fn new(word: &Word, code: &impl Code) -> Option<Needle> {
        let chars: Vec<char> = word.folded.chars().map(|c| code.encode(c)).collect::<Option<_>>()?;
        let mark = |is_there: bool| is_there.then_some(FIELD_MARK);
        let text: String =
            mark(word.at_start).into_iter().chain(chars.iter().copied()).chain(mark(word.at_end)).collect();
        let is_letter = |c: Option<&char>| c.is_some_and(|c| code.is_letter(*c));
        // Two letters are near each other in nearly every text.
        let shortest = if chars.iter().all(|c| code.is_letter(*c)) { 3 } else { 2 };
        let can_scatter = !word.is_literal && chars.len() >= shortest;
        Some(Needle {
            finder: Finder::new(text.as_bytes()).into_owned(),
            is_anchored: word.at_start || word.at_end,
            begins_in_letter: is_letter(chars.first()),
            ends_in_letter: is_letter(chars.last()),
            // Codes give the greater characters to the rarer ones, and so roughly does Unicode.
            pivot: (0..chars.len()).filter(|_| can_scatter).max_by_key(|at| (chars[*at], std::cmp::Reverse(*at))),
            chars,
        })
    }

    /// Whether the word stands in every text that has its characters, with [`Edge::Word`].
    pub(super) fn is_trivial(&self) -> bool {
        self.chars.len() == 1 && !self.is_anchored
    }

    /// The best edge with which the word stands in the text. Only in a `title` it can be entire.
    pub(super) fn edge(&self, text: &str, is_title: bool, code: &impl Code) -> Option<Edge> {
        if self.is_trivial() || self.is_anchored {
            return self.finder.find(text.as_bytes()).map(|_| Edge::Word);
        }
        let best = if is_title { Edge::Entire } else { Edge::Word };
        let mut found = None;
        for range in self.occurrences(text) {
            let edge = self.edge_at(text, range, is_title, code);
            if found.is_none_or(|known| edge < known) {
                found = Some(edge);
            }
            if edge == best {
                break;
            }
        }
        found
    }

    fn edge_at(&self, text: &str, range: Range<usize>, is_title: bool, code: &impl Code) -> Edge {
        let before = text.get(..range.start).and_then(|it| it.chars().next_back()).unwrap_or(FIELD_MARK);
        let after = text.get(range.end..).and_then(|it| it.chars().next()).unwrap_or(FIELD_MARK);
        if is_title && before == FIELD_MARK && after == FIELD_MARK {
            Edge::Entire
        } else if self.begins_in_letter && code.is_letter(before) {
            Edge::Inside
        } else if self.ends_in_letter && code.is_letter(after) {
            Edge::Start
        } else {
            Edge::Word
        }
    }

    /// Every place where the word stands, overlapping ones too.
    pub(super) fn occurrences<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let step = self.chars.first().map_or(1, |c| c.len_utf8());
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + self.finder.find(text.as_bytes().get(from..)?)?;
            from = at + step;
            Some(at..at + self.finder.needle().len())
        })
    }

    /// Whether the characters stand in the text in order and near each other.
    pub(super) fn is_scattered(&self, text: &str) -> bool {
        self.windows(text).next().is_some()
    }

    /// The tightest window of scattered characters around each occurrence of the rarest one.
    pub(super) fn windows<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        self.pivot.into_iter().flat_map(move |pivot| {
            text.match_indices(self.chars[pivot]).filter_map(move |(at, _)| self.window(text, pivot, at))
        })
    }

    /// The window around the pivot at a byte: the characters before it as late, those after it as
    /// early as they stand in the same field.
    fn window(&self, text: &str, pivot: usize, at: usize) -> Option<Range<usize>> {
        let mut room = SPREAD * self.chars.len() - 1;
        let mut start = at;
        let mut before = self.chars[..pivot].iter().rev().peekable();
        let mut back = text.get(..at)?.char_indices().rev();
        while let Some(wanted) = before.peek() {
            let (place, c) = back.next().filter(|(_, c)| room > 0 && *c != FIELD_MARK)?;
            room -= 1;
            if c == **wanted {
                start = place;
                before.next();
            }
        }
        let mut end = at + self.chars[pivot].len_utf8();
        let mut after = self.chars[pivot + 1..].iter().peekable();
        let mut ahead = text.get(end..)?.chars();
        while let Some(wanted) = after.peek() {
            let c = ahead.next().filter(|c| room > 0 && *c != FIELD_MARK)?;
            room -= 1;
            end += c.len_utf8();
            if c == **wanted {
                after.next();
            }
        }
        Some(start..end)
    }
}
