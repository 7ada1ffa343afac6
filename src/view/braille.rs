//! Lines of dots: a cell holds two dots across and four down, written as a braille letter, U+2800 to
//! U+28FF, which every terminal draws in one cell. In ASCII a cell says by its sign of which sort the
//! line is.

use ratatui::layout::Rect;

use super::pen::Pen;
use crate::glyph::Glyphs;
use crate::theme::Role;

/// How a line is drawn; told apart by its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stroke {
    /// Two lines side by side.
    Double,
    /// One line.
    Solid,
    /// Dashes.
    Dashed,
    /// A zigzag.
    Zigzag,
    /// Single dots.
    Dotted,
}

/// A point, in dots from the upper left corner.
pub(super) type Point = (f64, f64);

/// Dots across and down in a cell.
pub(super) const ACROSS: u16 = 2;
pub(super) const DOWN: u16 = 4;

/// Dots over a rectangle of cells.
pub(super) struct Dots {
    columns: u16,
    rows: u16,
    /// The cells, row by row.
    cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    /// Its dots, in the order of Unicode.
    dots: u8,
    /// What was drawn in it last.
    stroke: Option<Stroke>,
}

impl Dots {
    pub(super) fn new(columns: u16, rows: u16) -> Dots {
        Dots { columns, rows, cells: vec![Cell::default(); usize::from(columns) * usize::from(rows)] }
    }

    fn dot(&mut self, (x, y): Point, stroke: Stroke) {
        let (x, y) = (x.round(), y.round());
        let (width, height) = (f64::from(self.columns * ACROSS), f64::from(self.rows * DOWN));
        if !(0.0..width).contains(&x) || !(0.0..height).contains(&y) {
            return;
        }
        let (x, y) = (x as u16, y as u16);
        // The fourth row of dots came to braille later and has its bits at the end.
        let bit = match y % DOWN {
            3 => 6 + x % ACROSS,
            row => row + 3 * (x % ACROSS),
        };
        let at = usize::from(y / DOWN) * usize::from(self.columns) + usize::from(x / ACROSS);
        if let Some(cell) = self.cells.get_mut(at) {
            cell.dots |= 1 << bit;
            cell.stroke = Some(stroke);
        }
    }

    /// Draws a line, moved sideways by so many dots.
    pub(super) fn line(&mut self, from: Point, to: Point, stroke: Stroke, aside: f64) {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.hypot(dy).max(1.0);
        let (dx, dy) = (dx / length, dy / length);
        for step in 0..=(length as u16) {
            let along = f64::from(step);
            let mut put = |aside: f64| {
                self.dot((from.0 + dx * along - dy * aside, from.1 + dy * along + dx * aside), stroke);
            };
            match stroke {
                Stroke::Double => {
                    put(aside - 1.0);
                    put(aside + 1.0);
                }
                Stroke::Solid => put(aside),
                Stroke::Dashed if step % 5 < 3 => put(aside),
                Stroke::Zigzag => put(aside + f64::from(step % 6).min(f64::from(6 - step % 6)) - 1.5),
                Stroke::Dotted if step % 4 == 0 => put(aside),
                Stroke::Dashed | Stroke::Dotted => {}
            }
        }
    }

    /// How many of the cells in that rectangle, counted from the upper left corner, have dots.
    pub(super) fn count(&self, within: Rect) -> usize {
        let rows = self.cells.chunks(usize::from(self.columns).max(1)).skip(usize::from(within.y));
        let cells = rows
            .take(usize::from(within.height))
            .flat_map(|row| row.iter().skip(usize::from(within.x)).take(usize::from(within.width)));
        cells.filter(|cell| cell.dots > 0).count()
    }

    /// Writes the cells that have dots into the area.
    pub(super) fn write(&self, pen: &mut Pen, area: Rect, role: Role) {
        for (y, row) in (0..).zip(self.cells.chunks(usize::from(self.columns).max(1))) {
            for (x, cell) in (0..).zip(row).filter(|(_, cell)| cell.dots > 0) {
                pen.text(area, x, y, cell.letter(pen.glyphs).encode_utf8(&mut [0; 4]), role);
            }
        }
    }
}

/// A short piece of a line, as many cells long.
pub(super) fn sample(stroke: Stroke, cells: u16, glyphs: Glyphs) -> String {
    let mut dots = Dots::new(cells, 1);
    let middle = f64::from(DOWN / 2 - 1);
    let aside = if stroke == Stroke::Zigzag { 1.0 } else { 0.0 };
    dots.line((0.0, middle), (f64::from(cells * ACROSS), middle), stroke, aside);
    dots.cells.iter().map(|cell| cell.letter(glyphs)).collect()
}

impl Cell {
    fn letter(self, glyphs: Glyphs) -> char {
        match (glyphs, self.stroke) {
            (_, None) => ' ',
            (Glyphs::Ascii, Some(stroke)) => stroke.ascii(),
            (Glyphs::Full | Glyphs::Neutral, Some(_)) => braille(self.dots),
        }
    }
}

impl Stroke {
    const fn ascii(self) -> char {
        match self {
            Stroke::Double => '=',
            Stroke::Solid => '-',
            Stroke::Dashed => '~',
            Stroke::Zigzag => 'x',
            Stroke::Dotted => '.',
        }
    }
}

fn braille(dots: u8) -> char {
    char::from_u32(0x2800 + u32::from(dots)).unwrap_or(' ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::Width;

    #[test]
    fn every_stroke_has_a_shape_of_its_own() {
        let strokes = [Stroke::Double, Stroke::Solid, Stroke::Dashed, Stroke::Zigzag, Stroke::Dotted];
        let samples = |glyphs| strokes.map(|stroke| sample(stroke, 4, glyphs));
        assert_eq!(samples(Glyphs::Neutral), ["⠭⠭⠭⠭", "⠒⠒⠒⠒", "⠒⠂⠐⠒", "⠢⡀⡠⠢", "⠂ ⠂ "]);
        assert_eq!(samples(Glyphs::Ascii), ["====", "----", "~~~~", "xxxx", ". . "]);
    }

    #[test]
    fn every_letter_takes_one_cell_on_any_terminal() {
        for dots in 0..=u8::MAX {
            let letter = braille(dots).to_string();
            assert_eq!([Width::Narrow, Width::Wide].map(|width| width.cells(&letter)), [1, 1], "{letter}");
        }
    }

    #[test]
    fn dots_outside_are_left_out() {
        let mut dots = Dots::new(2, 1);
        dots.line((-10.0, -10.0), (20.0, 20.0), Stroke::Solid, 0.0);
        assert_eq!(dots.cells.iter().map(|cell| cell.letter(Glyphs::Full)).collect::<String>(), "⠑⢄");
    }
}
