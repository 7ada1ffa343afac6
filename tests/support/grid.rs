//! A terminal that draws ambiguous characters in one cell or in two, and is strict: what runs over
//! the edge, or tears a wide character apart, is a fault.

use std::io::{self, Write};

use ratatui::layout::Size;
use teigen::shell::screen::Tty;
use teigen::text::width::Width;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What a cell shows: a character, or the right half of the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Glyph(String),
    Half,
}

/// The screen of such a terminal.
pub struct Grid {
    width: Width,
    size: Size,
    cells: Vec<Vec<Cell>>,
    row: usize,
    column: usize,
    /// What has gone wrong.
    pub faults: Vec<String>,
}

impl Grid {
    pub fn new(columns: u16, rows: u16, width: Width) -> Grid {
        let mut grid = Grid { width, size: Size::ZERO, cells: Vec::new(), row: 0, column: 0, faults: Vec::new() };
        grid.resize(columns, rows);
        grid
    }

    /// A blank screen of a new size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.size = Size::new(columns, rows);
        self.blank();
    }

    /// What the cell at that column and row shows.
    pub fn cell(&self, column: u16, row: u16) -> &Cell {
        &self.cells[usize::from(row)][usize::from(column)]
    }

    /// A row as text.
    pub fn text(&self, row: u16) -> String {
        let glyphs = self.cells[usize::from(row)].iter().filter_map(|cell| match cell {
            Cell::Glyph(glyph) => Some(glyph.as_str()),
            Cell::Half => None,
        });
        glyphs.collect()
    }

    fn blank(&mut self) {
        let row = vec![Cell::Glyph(" ".to_owned()); self.size.width.into()];
        self.cells = vec![row; self.size.height.into()];
    }

    fn print(&mut self, glyph: &str) {
        let cells = match self.width {
            Width::Narrow => glyph.width(),
            Width::Wide => glyph.width_cjk(),
        };
        if cells == 0 || self.column + cells > self.size.width.into() || self.row >= self.size.height.into() {
            self.faults.push(format!("{glyph:?} at column {} of row {} has no room", self.column, self.row));
            return;
        }
        for at in self.column..self.column + cells {
            self.erase(at);
        }
        let row = &mut self.cells[self.row];
        row[self.column] = Cell::Glyph(glyph.to_owned());
        row[self.column + 1..self.column + cells].fill(Cell::Half);
        self.column += cells;
    }

    /// Wipes out a cell, and the other half of what stands in it.
    fn erase(&mut self, at: usize) {
        let row = &mut self.cells[self.row];
        if row[at] == Cell::Half {
            row[at - 1] = Cell::Glyph(" ".to_owned());
        }
        if row.get(at + 1) == Some(&Cell::Half) {
            row[at + 1] = Cell::Glyph(" ".to_owned());
        }
        row[at] = Cell::Glyph(" ".to_owned());
    }

    /// Does what the control sequence says that the text begins with; the text after it.
    fn control<'a>(&mut self, text: &'a str) -> &'a str {
        let sequence = text.split_once(|c: char| c.is_ascii_alphabetic());
        let (Some((before, after)), true) = (sequence, text.starts_with('[')) else {
            self.faults.push(format!("unknown: ESC {text}"));
            return "";
        };
        let last = text.chars().nth(before.chars().count()).unwrap_or_default();
        let numbers: Vec<usize> = before.split(['[', ';']).skip(1).map(|it| it.parse().unwrap_or(1)).collect();
        match (last, numbers.as_slice()) {
            ('H', [row, rest @ ..]) => {
                (self.row, self.column) = (row - 1, rest.first().map_or(0, |column| column - 1));
            }
            ('G', [column, ..]) => self.column = column - 1,
            ('J', _) => self.blank(),
            // Styles, and modes such as the cursor's.
            ('m' | 'h' | 'l', _) => {}
            _ => self.faults.push(format!("unknown: ESC {text}")),
        }
        after
    }
}

impl Write for Grid {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // What stands behind each escape begins with a control sequence; before the first there is none.
        for (at, part) in str::from_utf8(bytes).map_err(io::Error::other)?.split('\x1b').enumerate() {
            let text = if at == 0 { part } else { self.control(part) };
            for (at, run) in text.split('\r').enumerate() {
                if at > 0 {
                    self.column = 0;
                }
                run.graphemes(true).for_each(|glyph| self.print(glyph));
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Tty for Grid {
    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }
}
