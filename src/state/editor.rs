//! A text being written: lines of any script, a caret between grapheme clusters, and every change to
//! be taken back. What it looks like is its caller's: rows come from the line layout.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::layout::{self, Options};

/// No text grows longer than this many bytes.
const TEXT_MAX: usize = 64 * 1024;
/// So many changes can be taken back.
const CHANGES_MAX: usize = 1000;

/// A text being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Editor {
    text: String,
    /// A byte offset at the edge of a grapheme cluster.
    caret: usize,
    undone: Vec<(String, usize)>,
    done: Vec<(String, usize)>,
    /// Whether the last change was the typing of a character, so that the next one joins it.
    typing: bool,
}

/// Where the caret goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// One grapheme cluster back.
    Left,
    /// One grapheme cluster on.
    Right,
    /// To the start of the row on the screen.
    RowStart,
    /// To the end of the row on the screen.
    RowEnd,
    /// One row up.
    Up,
    /// One row down.
    Down,
}

impl Editor {
    /// An editor with that text, the caret at its end.
    pub fn new(text: &str) -> Editor {
        Editor { text: text.to_owned(), caret: text.len(), ..Editor::default() }
    }

    /// The text as it stands.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether anything was changed since it was made.
    pub(crate) fn is_changed(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether the first value stands as it was, the caret behind it.
    pub(crate) fn is_untouched(&self) -> bool {
        !self.is_changed() && self.caret == self.text.len()
    }

    /// Types text at the caret.
    pub(crate) fn insert(&mut self, text: &str) {
        let text: String = text.chars().filter(|character| *character == '\n' || !character.is_control()).collect();
        if text.is_empty() || self.text.len() + text.len() > TEXT_MAX {
            return;
        }
        let word = text.graphemes(true).count() == 1 && !text.contains(char::is_whitespace);
        self.remember(word);
        self.text.insert_str(self.caret, &text);
        self.caret += text.len();
        self.typing = word;
    }

    /// Deletes the grapheme cluster before the caret.
    pub(crate) fn delete_back(&mut self) {
        let start = self.before(self.caret);
        self.delete(start..self.caret);
    }

    /// Deletes the grapheme cluster after the caret.
    pub(crate) fn delete_forward(&mut self) {
        let end = self.after(self.caret);
        self.delete(self.caret..end);
    }

    /// Deletes the word before the caret, with the spaces between.
    pub(crate) fn delete_word(&mut self) {
        let before = self.text.get(..self.caret).unwrap_or("");
        let words = before.trim_end().split_word_bound_indices().next_back();
        self.delete(words.map_or(0, |(at, _)| at)..self.caret);
    }

    /// Deletes everything.
    pub(crate) fn clear(&mut self) {
        self.delete(0..self.text.len());
    }

    /// Takes the last change back; whether there was one.
    pub(crate) fn undo(&mut self) -> bool {
        let Some(earlier) = self.done.pop() else { return false };
        let now = (std::mem::replace(&mut self.text, earlier.0), std::mem::replace(&mut self.caret, earlier.1));
        self.undone.push(now);
        self.typing = false;
        true
    }

    /// Makes the change again that was taken back last; whether there was one.
    pub(crate) fn redo(&mut self) -> bool {
        let Some(later) = self.undone.pop() else { return false };
        let now = (std::mem::replace(&mut self.text, later.0), std::mem::replace(&mut self.caret, later.1));
        self.done.push(now);
        self.typing = false;
        true
    }

    /// Moves the caret, on rows of that many cells.
    pub(crate) fn move_caret(&mut self, motion: Motion, columns: u16, options: &Options) {
        self.typing = false;
        let (row, column) = self.caret_place(columns, options);
        self.caret = match motion {
            Motion::Left => self.before(self.caret),
            Motion::Right => self.after(self.caret),
            Motion::RowStart => self.at(row, 0, columns, options),
            Motion::RowEnd => self.at(row, usize::MAX, columns, options),
            Motion::Up => match row.checked_sub(1) {
                Some(above) => self.at(above, column, columns, options),
                None => 0,
            },
            Motion::Down if row + 1 < self.rows(columns, options).len() => self.at(row + 1, column, columns, options),
            Motion::Down => self.text.len(),
        };
    }

    /// The rows of the text on the screen, as byte ranges.
    pub fn rows(&self, columns: u16, options: &Options) -> Vec<std::ops::Range<usize>> {
        layout::lines(&self.text, columns, options).into_iter().map(|line| line.range).collect()
    }

    /// The row and the column, in cells, that the caret stands at.
    pub fn caret_place(&self, columns: u16, options: &Options) -> (usize, usize) {
        let rows = self.rows(columns, options);
        let row = rows.iter().rposition(|range| range.start <= self.caret).unwrap_or(0);
        let start = rows.get(row).map_or(0, |range| range.start);
        let before = self.text.get(start..self.caret).unwrap_or("");
        (row, options.ambiguous.cells(before).min(usize::from(columns)))
    }

    /// The byte offset at a row and a column.
    fn at(&self, row: usize, column: usize, columns: u16, options: &Options) -> usize {
        let Some(range) = self.rows(columns, options).get(row).cloned() else { return self.text.len() };
        let text = self.text.get(range.clone()).unwrap_or("");
        range.start + options.ambiguous.head(text, column).0.len()
    }

    fn before(&self, at: usize) -> usize {
        let cluster = self.text.get(..at).and_then(|text| text.graphemes(true).next_back());
        at - cluster.map_or(0, str::len)
    }

    fn after(&self, at: usize) -> usize {
        let cluster = self.text.get(at..).and_then(|text| text.graphemes(true).next());
        at + cluster.map_or(0, str::len)
    }

    fn delete(&mut self, range: std::ops::Range<usize>) {
        if range.is_empty() {
            return;
        }
        self.remember(false);
        self.caret = range.start;
        self.text.replace_range(range, "");
        self.typing = false;
    }

    /// Keeps the text as it stands, to go back to; characters typed one after another are one change.
    fn remember(&mut self, joins: bool) {
        self.undone.clear();
        if joins && self.typing {
            return;
        }
        if self.done.len() >= CHANGES_MAX {
            self.done.remove(0);
        }
        self.done.push((self.text.clone(), self.caret));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPTIONS: fn() -> Options = Options::default;

    fn typed(text: &str) -> Editor {
        let mut editor = Editor::default();
        text.chars().for_each(|character| editor.insert(character.encode_utf8(&mut [0; 4])));
        editor
    }

    #[test]
    fn a_cluster_is_one_step_and_one_deletion() {
        let mut editor = typed("語が👨‍👩‍👧");
        editor.delete_back();
        assert_eq!(editor.text(), "語が");
        editor.move_caret(Motion::Left, 20, &OPTIONS());
        editor.delete_back();
        assert_eq!(editor.text(), "が");
        editor.delete_forward();
        assert_eq!(editor.text(), "");
    }

    #[test]
    fn words_typed_are_taken_back_as_one_and_made_again() {
        let mut editor = typed("abc def");
        assert!(editor.undo());
        assert_eq!(editor.text(), "abc ");
        assert!(editor.undo() && editor.undo());
        assert_eq!(editor.text(), "");
        assert!(!editor.undo());
        assert!(editor.redo() && editor.redo() && editor.redo());
        assert_eq!(editor.text(), "abc def");
    }

    #[test]
    fn the_caret_walks_over_rows_as_they_stand_on_the_screen() {
        let mut editor = Editor::new("一二三四五六七八");
        assert_eq!(editor.caret_place(8, &OPTIONS()), (1, 8));
        editor.move_caret(Motion::Up, 8, &OPTIONS());
        assert_eq!(editor.caret_place(8, &OPTIONS()).1, 8.min(editor.caret_place(8, &OPTIONS()).1));
        editor.move_caret(Motion::RowStart, 8, &OPTIONS());
        editor.move_caret(Motion::Up, 8, &OPTIONS());
        assert_eq!(editor.caret, 0);
    }

    #[test]
    fn control_characters_are_not_typed_and_new_lines_are() {
        let mut editor = Editor::default();
        editor.insert("a\u{1b}[31m\nb");
        assert_eq!(editor.text(), "a[31m\nb");
    }
}
