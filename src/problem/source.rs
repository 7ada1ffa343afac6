//! From a byte range in a text to a problem with its place and excerpt.

use std::cell::OnceCell;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::{Excerpt, Place, Problem, ProblemKind};
use crate::text::clean::clean;

/// How many cells of a line an excerpt keeps, so that it fits 80 columns with the line's number.
const KEPT: usize = 68;
/// How many of them are kept for what stands before the caret, where there is more than fits.
const KEPT_BEFORE: usize = 24;
/// What stands for the part of a line that an excerpt leaves out.
const CUT: &str = "...";

/// A text under the path that its problems name.
#[derive(Debug)]
pub struct Source<'a> {
    path: String,
    text: &'a str,
    /// The byte offsets at which the lines begin: found when the first problem asks.
    lines: OnceCell<Vec<usize>>,
}

impl<'a> Source<'a> {
    /// The text of the file at `path`, without its byte order mark.
    pub fn new(path: &str, text: &'a str) -> Source<'a> {
        Source { path: clean(path).into_owned(), text, lines: OnceCell::new() }
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// A problem with the bytes of `range`. A range that does not fit the text is cut to it.
    pub fn problem(&self, range: Range<usize>, kind: ProblemKind) -> Problem {
        let place = self.place(range.start);
        Problem { kind, place, excerpt: Some(self.excerpt(range)).filter(|excerpt| !excerpt.line.is_empty()) }
    }

    /// A problem with the file as a whole.
    pub fn whole(&self, kind: ProblemKind) -> Problem {
        Problem { kind, place: Place { path: self.path.clone(), line: 0, column: 0 }, excerpt: None }
    }

    /// The place of the byte at `at`.
    pub fn place(&self, at: usize) -> Place {
        let at = self.text.floor_char_boundary(at);
        let (index, line) = self.line(at);
        let before = line.start..at.min(line.end);
        let column = self.text.get(before).unwrap_or_default().chars().count() + 1;
        Place { path: self.path.clone(), line: number(index + 1), column: number(column) }
    }

    /// The offset of the character in that line and column, both from 1.
    pub fn offset(&self, line: u64, column: u64) -> usize {
        let index = |number: u64| usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
        let Some(start) = self.line_starts().get(index(line)) else { return self.text.len() };
        let rest = self.text.get(*start..).unwrap_or_default();
        rest.char_indices().nth(index(column)).map_or(self.text.len(), |(at, _)| start + at)
    }

    /// The character at the offset.
    pub fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// What stands in a line before the offset.
    pub fn line_before(&self, at: usize) -> &'a str {
        self.text.get(self.line(at).1.start..at).unwrap_or_default()
    }

    /// The byte range, without its line break, of the line that holds the offset.
    pub fn line_range(&self, at: usize) -> Range<usize> {
        self.line(at).1
    }

    /// The line at the start of `range`, cleaned, and cut around the range where it is long.
    fn excerpt(&self, range: Range<usize>) -> Excerpt {
        let (_, line) = self.line(range.start);
        let start = self.text.floor_char_boundary(range.start).clamp(line.start, line.end);
        let end = self.text.ceil_char_boundary(range.end).clamp(start, line.end);
        let [before, marked, after] =
            [line.start..start, start..end, end..line.end].map(|part| self.text.get(part).unwrap_or_default());

        let before_cells = cells_to(before, KEPT);
        let after_cells = cells_to(marked, KEPT) + cells_to(after, KEPT);
        let kept_before = before_cells.min(KEPT_BEFORE.max(KEPT.saturating_sub(after_cells)));
        let kept_after = KEPT - kept_before;
        let mut shown = last_cells(before, kept_before);
        let from = shown.len();
        shown.push_str(&first_cells(marked, kept_after));
        let to = shown.len();
        if head(marked, kept_after).is_none() {
            shown.push_str(&first_cells(after, kept_after - cells_to(marked, kept_after)));
        }
        // A caret needs something to stand under: the next character, or at a line's end the last.
        let range = match shown.get(to..).and_then(|rest| rest.chars().next()) {
            _ if from < to => from..to,
            Some(next) => from..from + next.len_utf8(),
            None => shown.char_indices().next_back().map_or(0, |(at, _)| at)..shown.len(),
        };
        Excerpt { line: shown, range }
    }

    /// The index and the byte range, without its line break, of the line that holds the byte at `at`.
    fn line(&self, at: usize) -> (usize, Range<usize>) {
        let starts = self.line_starts();
        let index = starts.partition_point(|start| *start <= at).saturating_sub(1);
        let start = starts.get(index).copied().unwrap_or(0);
        let end = starts.get(index + 1).copied().unwrap_or(self.text.len());
        let line = self.text.get(start..end).unwrap_or_default();
        (index, start..start + line.trim_end_matches(['\n', '\r']).len())
    }

    fn line_starts(&self) -> &[usize] {
        self.lines.get_or_init(|| line_starts(self.text))
    }
}

/// The byte offsets at which lines begin, after LF, CR LF and, as in YAML, CR.
fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let breaks = bytes
        .iter()
        .enumerate()
        .filter(|(at, byte)| **byte == b'\n' || (**byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')));
    std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
}

fn cells(c: char) -> usize {
    c.width().unwrap_or(1)
}

/// Where the characters end that take no more than `count` cells, if more follow.
fn head(text: &str, count: usize) -> Option<usize> {
    beyond(text.char_indices(), count).map(|(at, _)| at)
}

/// The first of the characters that is beyond `count` cells.
fn beyond(chars: impl IntoIterator<Item = (usize, char)>, count: usize) -> Option<(usize, char)> {
    let mut taken = 0;
    chars.into_iter().find(|(_, c)| {
        taken += cells(*c);
        taken > count
    })
}

/// How many cells a text takes, counted up to `most`.
fn cells_to(text: &str, most: usize) -> usize {
    text.get(..head(text, most).unwrap_or(text.len())).unwrap_or_default().chars().map(cells).sum()
}

/// The first characters that take no more than `count` cells, cleaned, with a mark where some are
/// left out.
fn first_cells(text: &str, count: usize) -> String {
    match head(text, count).and_then(|end| text.get(..end)) {
        None => clean(text).into_owned(),
        Some(kept) => clean(kept).into_owned() + CUT,
    }
}

/// The last characters that take no more than `count` cells, cleaned, with a mark where some are
/// left out.
fn last_cells(text: &str, count: usize) -> String {
    match beyond(text.char_indices().rev(), count).and_then(|(at, c)| text.get(at + c.len_utf8()..)) {
        None => clean(text).into_owned(),
        Some(kept) => CUT.to_owned() + &clean(kept),
    }
}

/// A count as it is kept in a place; no file that is read has more.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str, range: Range<usize>) -> Problem {
        Source::new("a.yaml", text).problem(range, ProblemKind::EmptyText)
    }

    #[test]
    fn a_column_counts_characters_and_not_bytes() {
        let text = "あ: い\r\nう: え\rお: x";
        let at = text.find('x').unwrap();
        assert_eq!(problem(text, at..at + 1).place.to_string(), "a.yaml:3:4");
        let at = text.find('え').unwrap();
        let problem = problem(text, at..at + 3);
        assert_eq!(problem.place.to_string(), "a.yaml:2:4");
        assert_eq!(problem.excerpt.unwrap(), Excerpt { line: "う: え".to_owned(), range: 5..8 });
    }

    #[test]
    fn a_range_over_several_lines_is_marked_on_its_first() {
        assert_eq!(problem("a: b\nc: d", 3..9).excerpt.unwrap(), Excerpt { line: "a: b".to_owned(), range: 3..4 });
    }

    #[test]
    fn a_caret_always_has_a_character_to_stand_under() {
        assert_eq!(problem("a:\n", 0..0).excerpt.unwrap().range, 0..1);
        assert_eq!(problem("a:\n", 2..2).excerpt.unwrap().range, 1..2);
        assert_eq!(problem("", 0..0).excerpt, None);
        assert_eq!(problem("a", 90..95).excerpt.unwrap().range, 0..1);
    }

    #[test]
    fn a_long_line_is_cut_around_what_is_marked() {
        let text = format!("{}NG{}", "前".repeat(500), "後".repeat(500));
        let excerpt = problem(&text, 1500..1502).excerpt.unwrap();
        assert_eq!(excerpt.line, format!("...{}NG{}...", "前".repeat(12), "後".repeat(21)));
        assert_eq!(excerpt.line.get(excerpt.range), Some("NG"));
        let excerpt = problem(&text, 0..3000).excerpt.unwrap();
        assert_eq!(excerpt.line, format!("{}...", "前".repeat(34)));
        assert_eq!(excerpt.range, 0..excerpt.line.len());
    }

    #[test]
    fn an_excerpt_carries_nothing_that_a_terminal_acts_on() {
        let problem = Source::new("\u{1b}[2J.yaml", "\u{1b}[31mred\u{202e}: x").problem(0..1, ProblemKind::EmptyText);
        assert!(!problem.place.path.contains('\u{1b}'));
        assert!(!problem.excerpt.unwrap().line.contains(['\u{1b}', '\u{202e}']));
    }
}
