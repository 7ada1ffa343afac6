//! Width: how many cells a text takes on the terminal, and text cut and padded to cells.
//!
//! Everything is counted by grapheme cluster, as the screen buffer fills its cells, so that a line
//! measured here and drawn there never disagree. Text is expected clean; a cluster with a control
//! character in it has no cells, because the buffer drops it.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How wide the terminal draws the characters that Unicode calls ambiguous: `①※…―“→■○℃`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Width {
    /// In one cell, as most terminals do.
    #[default]
    Narrow,
    /// In two cells, as terminals set up for East Asian text may do.
    Wide,
}

/// A grapheme cluster: what a reader takes for one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grapheme<'a> {
    /// The byte offset in the text.
    pub start: usize,
    /// The cluster.
    pub text: &'a str,
    /// The cells that it takes.
    pub cells: usize,
}

impl Grapheme<'_> {
    /// The byte offset of what follows.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

impl Width {
    /// The cells that the text takes.
    pub fn cells(self, text: &str) -> usize {
        if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return text.len();
        }
        self.graphemes(text).map(|grapheme| grapheme.cells).sum()
    }

    /// The cells that one grapheme cluster takes.
    pub fn grapheme_cells(self, cluster: &str) -> usize {
        if cluster.contains(char::is_control) {
            return 0;
        }
        let cells = match self {
            Width::Narrow => cluster.width(),
            Width::Wide => cluster.width_cjk(),
        };
        // Unicode counts the half-width sound marks with the letter before; terminals give them a
        // cell of their own.
        cells + cluster.chars().filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}')).count()
    }

    /// The grapheme clusters of the text with the cells that each takes.
    pub fn graphemes(self, text: &str) -> Graphemes<'_> {
        Graphemes { width: self, rest: text, start: 0 }
    }

    /// The longest beginning of the text, in whole clusters, that takes at most `cells`, and the
    /// cells that it takes.
    pub fn head(self, text: &str, cells: usize) -> (&str, usize) {
        let mut used = 0;
        for grapheme in self.graphemes(text) {
            if used + grapheme.cells > cells {
                return (text.get(..grapheme.start).unwrap_or(text), used);
            }
            used += grapheme.cells;
        }
        (text, used)
    }

    /// The text, cut to at most `cells` with the ellipsis behind it where it is longer. The spaces
    /// before the ellipsis go.
    pub fn fit<'a>(self, text: &'a str, cells: usize, ellipsis: &str) -> Cow<'a, str> {
        let (whole, _) = self.head(text, cells);
        if whole.len() == text.len() {
            return Cow::Borrowed(text);
        }
        let (ellipsis, ellipsis_cells) = self.head(ellipsis, cells);
        let (head, _) = self.head(text, cells - ellipsis_cells);
        Cow::Owned(format!("{}{ellipsis}", head.trim_end()))
    }

    /// The text with spaces after it up to exactly `cells`; what has no room is cut off.
    pub fn pad(self, text: &str, cells: usize) -> String {
        let (head, used) = self.head(text, cells);
        format!("{head}{}", " ".repeat(cells - used))
    }
}

/// The iterator of [`Width::graphemes`].
#[derive(Clone, Debug)]
pub struct Graphemes<'a> {
    width: Width,
    /// What is still to come, from byte `start` of the text.
    rest: &'a str,
    start: usize,
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = Grapheme<'a>;

    fn next(&mut self) -> Option<Grapheme<'a>> {
        let mut chars = self.rest.chars();
        let first = chars.next()?;
        let is_alone = || chars.clone().next().is_none_or(|next| simple_cells(next).is_some());
        let (length, cells) = match simple_cells(first) {
            Some(cells) if is_alone() => (first.len_utf8(), cells),
            _ => {
                let cluster = self.rest.graphemes(true).next()?;
                (cluster.len(), self.width.grapheme_cells(cluster))
            }
        };
        let (text, rest) = self.rest.split_at_checked(length)?;
        let grapheme = Grapheme { start: self.start, text, cells };
        self.rest = rest;
        self.start += length;
        Some(grapheme)
    }
}

/// The cells of a character that is a cluster of its own when such another, or nothing, follows,
/// and whose width no terminal doubts. Most of every text: saves the look-up in the tables.
fn simple_cells(c: char) -> Option<usize> {
    match c {
        ' '..='~' => Some(1),
        '\u{3000}'..='\u{3029}' | 'ぁ'..='ゖ' | 'ァ'..='ヿ' | '\u{4E00}'..='\u{9FFF}' | '가'..='힣' | '！'..='～' => {
            Some(2)
        }
        _ => None,
    }
}
