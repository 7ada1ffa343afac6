//! Pictures of the screen: a buffer as SVG, for readers of documents. The same cells that a
//! terminal would get, on the same grid.
//!
//! Shapes that stand for amounts and lines (braille, shades, bars) are drawn and not written: fonts
//! differ on them, and many have none.

use std::fmt::Write;

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use crate::text::clean::clean;
use crate::text::width::Width;
use crate::theme::rgb;

/// The width and the height of a cell, in the picture's units: half an em, and one with leading.
const CELL: (u32, u32) = (8, 20);
/// The size of the type.
const TYPE: u32 = 16;
/// From the top of a cell to the base line.
const BASE: u32 = 15;
/// Fonts with full-width and half-width forms of the three scripts, in order of preference.
const FONTS: &str =
    "'Noto Sans Mono CJK JP','Sarasa Mono J','D2Coding','MS Gothic','Osaka-Mono','Noto Sans Mono',monospace";
/// What the terminal's own colours are drawn as.
const PLAIN: ([u8; 3], [u8; 3]) = ([0x26, 0x26, 0x26], [0xff, 0xff, 0xff]);
/// Space about the screen.
const MARGIN: u32 = 8;

/// How a run of cells is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Space,
    /// Characters of one cell each.
    Narrow,
    /// Characters of two cells each.
    Wide,
    /// Shapes that are drawn.
    Shape,
}

impl Kind {
    fn of(symbol: &str, cells: u32) -> Kind {
        match symbol {
            " " => Kind::Space,
            _ if shape(symbol).is_some() => Kind::Shape,
            _ if cells > 1 => Kind::Wide,
            _ => Kind::Narrow,
        }
    }
}

/// A run of cells that look alike.
struct Run {
    column: u32,
    cells: u32,
    text: String,
    style: Style,
    kind: Kind,
}

/// The buffer as an SVG document. Each run of text is stretched to its cells, so that the columns
/// stand straight whatever font the reader has.
pub fn svg(buffer: &Buffer, width: Width) -> String {
    let (columns, rows) = (u32::from(buffer.area.width), u32::from(buffer.area.height));
    let (across, down) = (columns * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN);
    let (_, ground) = buffer.content.first().map_or(PLAIN, |cell| colours(cell.style()));
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {across} {down}\" width=\"{across}\" height=\"{down}\" \
         font-family=\"{FONTS}\" font-size=\"{TYPE}\">\n\
         <rect width=\"{across}\" height=\"{down}\" rx=\"6\" fill=\"{}\"/>\n\
         <g transform=\"translate({MARGIN} {MARGIN})\">",
        hex(ground)
    );
    for row in 0..rows {
        let runs = runs(buffer, row, width);
        for run in &runs {
            let (_, own) = colours(run.style);
            if own != ground {
                let (x, y) = (run.column * CELL.0, row * CELL.1);
                let (width, height) = (run.cells * CELL.0, CELL.1);
                let fill = hex(own);
                let _ =
                    writeln!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"/>");
            }
        }
        for run in &runs {
            match run.kind {
                Kind::Space => {}
                Kind::Shape => shapes(&mut out, run, row),
                Kind::Narrow | Kind::Wide => text(&mut out, run, row),
            }
        }
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn text(out: &mut String, run: &Run, row: u32) {
    let (colour, _) = colours(run.style);
    let (x, y) = (run.column * CELL.0, row * CELL.1 + BASE);
    let has = |modifier| run.style.add_modifier.contains(modifier);
    let weight = if has(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let line = if has(Modifier::UNDERLINED) { " text-decoration=\"underline\"" } else { "" };
    let length = run.cells * CELL.0;
    let _ = writeln!(
        out,
        "<text x=\"{x}\" y=\"{y}\" fill=\"{}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\"{weight}{line}>{}</text>",
        hex(colour),
        escaped(&clean(&run.text))
    );
}

/// Draws the shapes of a run, in one path.
fn shapes(out: &mut String, run: &Run, row: u32) {
    let (colour, _) = colours(run.style);
    let mut path = String::new();
    let mut shade = 100;
    for (symbol, column) in run.text.chars().zip(run.column..) {
        let Some(shape) = shape(symbol.encode_utf8(&mut [0; 4])) else { continue };
        shade = shape.shade;
        for (x, y, width, height) in shape.parts {
            let (x, y) = (column * CELL.0 + x, row * CELL.1 + y);
            let _ = write!(path, "M{x} {y}h{width}v{height}h-{width}z");
        }
    }
    let opacity = if shade < 100 { format!(" opacity=\".{shade}\"") } else { String::new() };
    let _ = writeln!(out, "<path d=\"{path}\" fill=\"{}\"{opacity}/>", hex(colour));
}

/// What a shape looks like in its cell.
struct Shape {
    /// Rectangles: from the left, from the top, width and height.
    parts: Vec<(u32, u32, u32, u32)>,
    /// How dense it is, in hundredths.
    shade: u32,
}

/// The shape that is drawn for a character; none for one that is written.
fn shape(symbol: &str) -> Option<Shape> {
    let mut chars = symbol.chars();
    let (Some(char), None) = (chars.next(), chars.next()) else { return None };
    let whole = vec![(0, 3, CELL.0, CELL.1 - 6)];
    match char {
        '\u{2801}'..='\u{28ff}' => {
            // The bits of a braille character, column by column, the lowest row apart.
            const PLACES: [(u32, u32); 8] = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)];
            let bits = u32::from(char) - 0x2800;
            let set = PLACES.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1);
            Some(Shape { parts: set.map(|(_, (x, y))| (1 + 4 * x, 2 + 5 * y, 2, 2)).collect(), shade: 100 })
        }
        '░' => Some(Shape { parts: whole, shade: 35 }),
        '▒' => Some(Shape { parts: whole, shade: 55 }),
        '▬' => Some(Shape { parts: whole, shade: 100 }),
        _ => None,
    }
}

/// The runs of a row, from left to right.
fn runs(buffer: &Buffer, row: u32, width: Width) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut column = 0;
    while column < u32::from(buffer.area.width) {
        let Some(cell) = buffer.cell((buffer.area.x + column as u16, buffer.area.y + row as u16)) else { break };
        let symbol = if cell.symbol().is_empty() { " " } else { cell.symbol() };
        let cells = (width.grapheme_cells(symbol) as u32).max(1);
        let kind = Kind::of(symbol, cells);
        match runs.last_mut() {
            Some(run) if run.style == cell.style() && run.kind == kind && goes_on(run, symbol) => {
                run.text.push_str(symbol);
                run.cells += cells;
            }
            _ => runs.push(Run { column, cells, text: symbol.to_owned(), style: cell.style(), kind }),
        }
        column += cells;
    }
    runs
}

/// Whether a symbol belongs to a run of its kind: shapes of one density are drawn together.
fn goes_on(run: &Run, symbol: &str) -> bool {
    let last = run.text.chars().next_back().map(|last| last.to_string()).unwrap_or_default();
    match (shape(&last), shape(symbol)) {
        (Some(last), Some(next)) => last.shade == next.shade,
        _ => true,
    }
}

/// The colours of the text and of the ground.
fn colours(style: Style) -> ([u8; 3], [u8; 3]) {
    let text = style.fg.and_then(rgb).unwrap_or(PLAIN.0);
    let ground = style.bg.and_then(rgb).unwrap_or(PLAIN.1);
    if style.add_modifier.contains(Modifier::REVERSED) { (ground, text) } else { (text, ground) }
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Color;

    use super::*;

    fn picture(text: &str) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        buffer.set_string(0, 0, text, Style::new().fg(Color::Indexed(24)));
        svg(&buffer, Width::Narrow)
    }

    #[test]
    fn every_cell_is_on_the_grid_and_markup_is_text() {
        let picture = picture("提言 <a&b>");
        assert!(picture.contains("textLength=\"32\""), "two full-width characters take four cells\n{picture}");
        assert!(picture.contains("&lt;a&amp;b&gt;"));
        assert!(picture.contains("<text x=\"40\""), "what follows the space stands on its cell\n{picture}");
    }

    #[test]
    fn half_width_and_full_width_text_are_set_apart() {
        let picture = picture("JIIAは");
        assert!(picture.contains(">JIIA</text>") && picture.contains("<text x=\"32\""), "{picture}");
    }

    #[test]
    fn shapes_are_drawn_and_not_written() {
        let picture = picture("⠁⣿░");
        assert!(!picture.contains("<text"), "{picture}");
        assert!(picture.contains("M1 2h2v2h-2z"), "the first dot of the first cell\n{picture}");
        assert!(picture.contains("opacity=\".35\""), "{picture}");
    }
}
