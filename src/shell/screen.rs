//! A ratatui backend for pages of wide characters.
//!
//! Ratatui's own backend moves the cursor after every double-width cell and writes piecemeal. This
//! one follows the terminal's cursor, says only what differs, and writes a frame in one piece
//! within a synchronised update, so that no half of it is ever seen.
//!
//! Terminals disagree on the width of some glyphs. After each of those the cursor is placed anew,
//! so that one glyph drawn wider or narrower than expected does not shift the rest of its row.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::{Position, Size};

use super::pen::Pen;
use crate::text::clean::clean;
use crate::text::width::Width;

/// What a screen is drawn on: bytes go in, and it has a size.
pub trait Tty: Write {
    /// Columns and rows.
    ///
    /// # Errors
    /// When there is no terminal to ask.
    fn size(&self) -> io::Result<Size>;
}

/// The start of a synchronised update: what follows is shown all at once at its end.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// A terminal's screen. What is drawn goes out with [`Backend::flush`].
///
/// It never asks the terminal anything, so that no answer is waited for. After anybody else has
/// written to the terminal, [`Backend::clear`] forgets what was known of it.
#[derive(Debug)]
pub struct Screen<T> {
    tty: T,
    width: Width,
    /// What has not been written yet, with [`BEGIN`] before it.
    frame: Vec<u8>,
    pen: Pen,
    /// The row and column that the terminal's cursor stands at, as far as they are known.
    row: Option<u16>,
    column: Option<u16>,
    /// Whether the cursor is shown, if known.
    shown: Option<bool>,
}

impl<T: Tty> Screen<T> {
    /// A screen whose terminal draws ambiguous-width glyphs as `width` says. A symbol that is two
    /// cells wide hides the cell behind it.
    pub fn new(tty: T, width: Width) -> Screen<T> {
        Screen { tty, width, frame: BEGIN.to_vec(), pen: Pen::default(), row: None, column: None, shown: None }
    }

    /// What the screen is drawn on.
    pub fn tty(&self) -> &T {
        &self.tty
    }

    /// What the screen is drawn on, to be changed: resized, say, in a test.
    pub fn tty_mut(&mut self) -> &mut T {
        &mut self.tty
    }

    /// Puts the cursor at a place, in as few bytes as what is known of it allows.
    fn go(&mut self, to: Position) {
        let (row, column) = (u32::from(to.y) + 1, u32::from(to.x) + 1);
        match (self.row == Some(to.y), self.column == Some(to.x)) {
            (true, true) => return,
            (true, false) if to.x == 0 => self.say(format_args!("\r")),
            (true, false) => self.say(format_args!("\x1b[{column}G")),
            (false, _) if to.x == 0 => self.say(format_args!("\x1b[{row}H")),
            (false, _) => self.say(format_args!("\x1b[{row};{column}H")),
        }
        (self.row, self.column) = (Some(to.y), Some(to.x));
    }

    fn paint(&mut self, pen: Pen) {
        self.frame.extend_from_slice(pen.change_from(self.pen).as_bytes());
        self.pen = pen;
    }

    /// Writes a symbol where the cursor stands.
    fn put(&mut self, symbol: &str, width: u16, at: Position, columns: u16) {
        let settled = is_settled(symbol, width);
        if !settled && width > 1 {
            // Where the terminal takes it to be narrower, what stood there must not look out.
            self.frame.extend(std::iter::repeat_n(b' ', width.into()));
            self.column = None;
            self.go(at);
        }
        self.frame.extend_from_slice(symbol.as_bytes());
        let after = at.x.saturating_add(width);
        // At the margin terminals differ on where the cursor goes.
        self.column = (settled && after < columns).then_some(after);
    }

    fn forget_cursor(&mut self) {
        (self.row, self.column) = (None, None);
    }

    fn say(&mut self, words: std::fmt::Arguments<'_>) {
        // Writing to a vector does not fail.
        let _ = self.frame.write_fmt(words);
    }
}

impl<T: Tty> Backend for Screen<T> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let size = self.tty.size()?;
        let mut content = content.peekable();
        if content.peek().is_some() {
            // The terminal has been out of sight since the last frame: only what this one says counts.
            self.forget_cursor();
        }
        let mut covered = Position::ORIGIN;
        for (x, y, cell) in content {
            let outside = x >= size.width || y >= size.height;
            let hidden = y == covered.y && x < covered.x;
            if outside || hidden {
                continue;
            }
            let (symbol, width) = match cells(cell, self.width) {
                cells if (1..=size.width - x).contains(&cells) => (cell.symbol(), cells),
                _ => (" ", 1),
            };
            let at = Position { x, y };
            self.go(at);
            self.paint(Pen::of(cell));
            self.put(symbol, width, at, size.width);
            covered = Position { x: x.saturating_add(width), y };
        }
        self.paint(Pen::default());
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.shown != Some(false) {
            self.say(format_args!("\x1b[?25l"));
            self.shown = Some(false);
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.shown != Some(true) {
            self.say(format_args!("\x1b[?25h"));
            self.shown = Some(true);
        }
        Ok(())
    }

    /// The place where the cursor was put last; the terminal is not asked.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(Position { x: self.column.unwrap_or(0), y: self.row.unwrap_or(0) })
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.go(position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    /// Erases in the plain style. Of all that was known of the terminal nothing is relied on.
    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        let erase = match region {
            ClearType::All => "2J",
            ClearType::AfterCursor => "J",
            ClearType::BeforeCursor => "1J",
            ClearType::CurrentLine => "2K",
            ClearType::UntilNewLine => "K",
        };
        self.say(format_args!("\x1b[m\x1b[{erase}"));
        self.pen = Pen::default();
        self.shown = None;
        if region == ClearType::All {
            self.forget_cursor();
        }
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        self.tty.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.tty.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.frame.len() == BEGIN.len() {
            return Ok(());
        }
        self.frame.extend_from_slice(END);
        let written = self.tty.write_all(&self.frame).and_then(|()| self.tty.flush());
        self.frame.truncate(BEGIN.len());
        written
    }
}

/// Marks the cells of a finished page that wide symbols hide, as the last step of drawing it.
///
/// Ratatui leaves a space in such a cell. When the next page has a space of its own there, ratatui
/// sees no difference and sends nothing; but half a glyph stood there, and what terminals leave of
/// the half of a glyph that is written over is not always blank, nor in the page's colours.
pub fn mark_hidden(page: &mut Buffer, width: Width) {
    let columns = usize::from(page.area.width).max(1);
    for row in page.content.chunks_mut(columns) {
        let mut hidden = 0;
        for cell in row {
            if hidden > 0 {
                cell.set_symbol("");
                hidden -= 1;
            } else if cell.symbol().len() > 1 {
                hidden = cells(cell, width).saturating_sub(1);
            }
        }
    }
}

/// The cells that a cell's symbol takes; 0 where it would show nothing or make the terminal act.
fn cells(cell: &Cell, width: Width) -> u16 {
    // Texts are cleaned where they come in. Here nothing else goes out, whoever has forgotten it.
    let cells = match cell.symbol() {
        // Most of a screen.
        " " => 1,
        symbol if clean(symbol) == symbol => width.grapheme_cells(symbol),
        _ => 0,
    };
    match cell.diff_option {
        CellDiffOption::ForcedWidth(forced) if cells > 0 => forced.get(),
        _ => u16::try_from(cells).unwrap_or(u16::MAX),
    }
}

/// Whether all terminals agree on the width of a symbol: a single character of ASCII, or of the
/// blocks of kana, kanji, Hangul syllables and full-width forms, as wide as these always are.
///
/// Everything else is in doubt: ambiguous-width characters, emoji, variation selectors, marks.
fn is_settled(symbol: &str, width: u16) -> bool {
    let mut chars = symbol.chars();
    let (Some(char), None) = (chars.next(), chars.next()) else {
        return false;
    };
    match char {
        ' '..='~' => width == 1,
        '\u{3000}'..='\u{30ff}'
        | '\u{3131}'..='\u{318e}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff01}'..='\u{ff60}' => width == 2,
        '\u{ff61}'..='\u{ff9d}' => width == 1,
        _ => false,
    }
}
