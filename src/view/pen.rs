//! The one hand that writes into the buffer: clips to a rectangle, never splits a wide character.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::glyph::Glyphs;
use crate::state::{On, Setting, Spot};
use crate::text::width::Width;
use crate::theme::{Role, Theme};

/// Writes text of a role into a buffer.
pub(super) struct Pen<'a> {
    buffer: &'a mut Buffer,
    theme: Theme,
    pub(super) width: Width,
    pub(super) glyphs: Glyphs,
    /// What the mouse can select.
    pub(super) spots: Vec<Spot>,
}

impl<'a> Pen<'a> {
    pub(super) fn new(buffer: &'a mut Buffer, setting: &Setting) -> Pen<'a> {
        Pen {
            buffer,
            theme: setting.theme,
            width: setting.layout.ambiguous,
            glyphs: setting.glyphs(),
            spots: Vec::new(),
        }
    }

    /// Says what the mouse selects on those cells.
    pub(super) fn spot(&mut self, area: Rect, on: On) {
        self.spots.push(Spot { area, on });
    }

    /// The text, cut to at most `cells` with an ellipsis where it is longer.
    pub(super) fn fit<'t>(&self, text: &'t str, cells: usize) -> Cow<'t, str> {
        self.width.fit(text, cells, self.glyphs.ellipsis())
    }

    /// The whole screen.
    pub(super) fn area(&self) -> Rect {
        self.buffer.area
    }

    /// Makes the whole screen blank ground.
    pub(super) fn clear(&mut self) {
        self.buffer.reset();
        self.buffer.set_style(self.buffer.area, self.theme.style(Role::Text));
    }

    /// Gives a whole rectangle the look of a role.
    pub(super) fn fill(&mut self, area: Rect, role: Role) {
        self.buffer.set_style(area, self.theme.style(role));
    }

    /// Blanks a rectangle and gives it the look of a role.
    pub(super) fn blank(&mut self, area: Rect, role: Role) {
        let style = self.theme.style(role).remove_modifier(ratatui::style::Modifier::UNDERLINED);
        for position in area.intersection(self.buffer.area).positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.set_symbol(" ").set_style(style);
            }
        }
    }

    /// Clears the foot of `area` for a window of that many rows, or as many as there are, with a
    /// blank row above them where there is room; returns where its rows stand.
    pub(super) fn window(&mut self, area: Rect, rows: u16) -> Rect {
        let height = (rows + 1).min(area.height);
        self.blank(Rect { y: area.bottom() - height, height, ..area }, Role::Trail);
        let rows = rows.min(area.height);
        Rect { y: area.bottom() - rows, height: rows, ..area }
    }

    /// Writes text from column `x` of row `y`, both counted from the corner of `area`, as far as
    /// the area reaches; returns the column after it.
    pub(super) fn text(&mut self, area: Rect, x: u16, y: u16, text: &str, role: Role) -> u16 {
        self.styled(area, x, y, text, self.theme.style(role))
    }

    /// Writes text of a role on the ground of another: on the cursor's row the cursor's colours
    /// hold, and the role adds its weight only.
    pub(super) fn over(&mut self, area: Rect, x: u16, y: u16, text: &str, role: Role, ground: Role) -> u16 {
        let (top, below) = (self.theme.style(role), self.theme.style(ground));
        let style = match ground {
            Role::Cursor => below.add_modifier(top.add_modifier),
            _ => Style { bg: below.bg, ..top }.add_modifier(below.add_modifier),
        };
        self.styled(area, x, y, text, style)
    }

    /// Writes text so that it ends at the right edge of `area`; returns its first column.
    pub(super) fn text_right(&mut self, area: Rect, y: u16, text: &str, role: Role) -> u16 {
        let x = area.width.saturating_sub(self.width.cells(text) as u16);
        self.text(area, x, y, text, role);
        x
    }

    fn styled(&mut self, area: Rect, x: u16, y: u16, text: &str, style: Style) -> u16 {
        let area = area.intersection(self.buffer.area);
        if y >= area.height {
            return x;
        }
        let mut x = x;
        for grapheme in self.width.graphemes(text) {
            let cells = grapheme.cells as u16;
            if x.saturating_add(cells) > area.width {
                break;
            }
            for at in 0..cells {
                if let Some(cell) = self.buffer.cell_mut((area.x + x + at, area.y + y)) {
                    // Nothing of what stood there shines through.
                    cell.reset();
                    cell.set_symbol(if at == 0 { grapheme.text } else { " " }).set_style(style);
                }
            }
            x += cells;
        }
        x
    }
}
