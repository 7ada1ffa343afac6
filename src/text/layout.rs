//! Layout: a text set into lines of a width, as Japanese, Korean and English typesetting ask.
//!
//! Lines are filled as far as they go; what may not end or start a line is carried over with its
//! neighbour (追い出し), or hangs in the margin (ぶら下げ) where the margin is given. Nothing is
//! squeezed or stretched, because cells cannot be.

use std::ops::Range;

use super::breaks::{Atom, Cost, atoms};
use super::kinsoku::is_space;
use super::width::Width;

/// How much the start of a line is guarded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Strictness {
    /// Small kana, ー and 々 never start a line, as in books.
    #[default]
    Strict,
    /// They may, as in newspapers.
    Loose,
}

/// How lines are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Options {
    /// How wide the terminal draws ambiguous characters.
    pub ambiguous: Width,
    /// How much the start of a line is guarded.
    pub strictness: Strictness,
    /// Cells beyond the width in which a 。 or 、 may hang: 2, or 0 for none.
    pub hang: u16,
    /// The cells of the first line, where it differs from the others. Where it has no room for
    /// what fits an ordinary line, it stays empty.
    pub first_width: Option<u16>,
}

/// A line of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The bytes of the text that stand on the line, without the spaces at its end.
    pub range: Range<usize>,
    /// The cells that they take, with what hangs.
    pub cells: u16,
    /// How many of the cells stand beyond the width.
    pub hang: u16,
}

impl Line {
    /// What stands on the line of `text`, which must be the text that was set.
    pub fn text<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.range.clone()).unwrap_or_default()
    }
}

/// Sets the text in lines of `width` cells. Each `\n` starts a new line; an empty text is one empty
/// line.
///
/// Every character but the spaces at the ends of lines stands on a line. No line is wider than the
/// width and what may hang, unless a single grapheme cluster is.
pub fn lines(text: &str, width: u16, options: &Options) -> Vec<Line> {
    let mut setter = Setter { width, options, lines: Vec::new() };
    let mut start = 0;
    for paragraph in text.split('\n') {
        setter.set(paragraph, start);
        start += paragraph.len() + 1;
    }
    setter.lines
}

/// The text's lines as they come, and what they are set by.
struct Setter<'a> {
    width: u16,
    options: &'a Options,
    lines: Vec<Line>,
}

impl Setter<'_> {
    /// Sets a paragraph that starts at byte `offset` of the text.
    fn set(&mut self, paragraph: &str, offset: usize) {
        let paragraph = paragraph.trim_end_matches(is_space);
        let cells = self.options.ambiguous.cells(paragraph);
        if cells <= self.room().cells {
            self.push(offset..offset + paragraph.len(), cells);
            return;
        }
        let full = self.room_of(self.width);
        let mut atoms = atoms(paragraph, self.options.ambiguous, self.options.strictness);
        loosen(&mut atoms, full);
        let mut rest = atoms.as_slice();
        while let Some(first) = rest.first() {
            let end = fill(rest, self.room());
            if self.room().cells < full.cells && fill(rest, full).cost < end.cost {
                self.push(offset + first.start..offset + first.start, 0);
                continue;
            }
            let (line, after) = rest.split_at(end.atoms);
            if let Some(last) = line.iter().rposition(|atom| !atom.is_space) {
                let cells = line.iter().take(last + 1).map(|atom| atom.cells).sum();
                self.push(offset + first.start..offset + line[last].end, cells);
            }
            rest = after;
        }
    }

    /// The room of the next line.
    fn room(&self) -> Room {
        let first_width = self.options.first_width.filter(|_| self.lines.is_empty());
        self.room_of(first_width.unwrap_or(self.width))
    }

    fn room_of(&self, width: u16) -> Room {
        Room { cells: width.into(), hang: self.options.hang.into() }
    }

    fn push(&mut self, range: Range<usize>, cells: usize) {
        let hang = cells.saturating_sub(self.room().cells);
        let count = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        self.lines.push(Line { range, cells: count(cells), hang: count(hang) });
    }
}

/// The cells of a line, and those beside it in which punctuation may hang.
#[derive(Clone, Copy)]
struct Room {
    cells: usize,
    hang: usize,
}

impl Room {
    /// Whether a line of so many cells that ends with `last` has room.
    fn holds(self, cells: usize, last: &Atom) -> bool {
        cells <= self.cells + if last.hangs { self.hang.min(last.cells) } else { 0 }
    }
}

/// Where a line ends.
struct End {
    /// How many atoms stand on it, with the spaces at its end.
    atoms: usize,
    /// What the break after them costs.
    cost: Cost,
}

/// Finds the end of the line that starts with the first atom: the cheapest break that there is
/// room for, and of those the last. Where there is room for none, one atom stands on the line.
fn fill(atoms: &[Atom], room: Room) -> End {
    let mut best: Option<End> = None;
    let mut cells = 0;
    let mut has_room = true;
    for (index, atom) in atoms.iter().enumerate() {
        cells += atom.cells;
        if !atom.is_space {
            has_room = room.holds(cells, atom);
            if cells > room.cells + room.hang {
                break;
            }
        }
        let next = atoms.get(index + 1);
        if let Some(cost) = next.map_or(Some(Cost::Free), |next| next.cost)
            && has_room
            && best.as_ref().is_none_or(|best| cost <= best.cost)
        {
            best = Some(End { atoms: index + 1, cost });
        }
    }
    best.unwrap_or_else(|| {
        let spaces = atoms.iter().skip(1).take_while(|atom| atom.is_space).count();
        End { atoms: (1 + spaces).min(atoms.len()), cost: Cost::Forbidden }
    })
}

/// Opens the joints of what no line has room for, so that it starts on the line that it follows on
/// and falls apart there, and not in the middle of its words.
fn loosen(atoms: &mut [Atom], room: Room) {
    for unit in atoms.chunk_by_mut(|_, next| next.cost != Some(Cost::Free)) {
        let Some(last) = unit.iter().rposition(|atom| !atom.is_space) else { continue };
        let cells = unit.iter().take(last + 1).map(|atom| atom.cells).sum();
        if !room.holds(cells, &unit[last]) {
            for atom in unit.iter_mut().filter(|atom| atom.cost == Some(Cost::Joint)) {
                atom.cost = Some(Cost::Free);
            }
        }
    }
}
