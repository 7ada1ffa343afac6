//! Pictures of the screen: a buffer as SVG, for readers of documents. The same cells that a
//! terminal would get, on the same grid.

use std::fmt::Write;

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use crate::text::clean::clean;
use crate::text::width::Width;
use crate::theme::rgb;

/// The width and the height of a cell, in the picture's units: half and one em, with leading.
const CELL: (u32, u32) = (9, 20);
/// The size of the type.
const TYPE: u32 = 16;
/// From the top of a cell to the base line.
const BASE: u32 = 15;
/// Fonts with full-width and half-width forms of the three scripts, in order of preference.
const FONTS: &str = "'Noto Sans Mono CJK JP','Sarasa Mono J','D2Coding','MS Gothic','Noto Sans Mono',monospace";
/// What the terminal's own colours are drawn as.
const PLAIN: ([u8; 3], [u8; 3]) = ([0x26, 0x26, 0x26], [0xff, 0xff, 0xff]);

/// A run of cells that look alike.
struct Run {
    column: u32,
    cells: u32,
    text: String,
    style: Style,
}

/// The buffer as an SVG document. Each run of text is stretched to its cells, so that the columns
/// stand straight whatever font the reader has.
pub fn svg(buffer: &Buffer, width: Width) -> String {
    let (columns, rows) = (u32::from(buffer.area.width), u32::from(buffer.area.height));
    let (across, down) = (columns * CELL.0, rows * CELL.1);
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {across} {down}\" width=\"{across}\" height=\"{down}\" \
         font-family=\"{FONTS}\" font-size=\"{TYPE}\">"
    );
    for row in 0..rows {
        let runs = runs(buffer, row, width);
        for run in &runs {
            let (_, ground) = colours(run.style);
            let (x, y) = (run.column * CELL.0, row * CELL.1);
            let _ = writeln!(
                out,
                "<rect x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>",
                run.cells * CELL.0,
                CELL.1,
                hex(ground)
            );
        }
        for run in runs.iter().filter(|run| !run.text.trim().is_empty()) {
            let _ = writeln!(out, "{}", text(run, row));
        }
    }
    out.push_str("</svg>\n");
    out
}

fn text(run: &Run, row: u32) -> String {
    let (colour, _) = colours(run.style);
    let (x, y) = (run.column * CELL.0, row * CELL.1 + BASE);
    let weight = if run.style.add_modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let line =
        if run.style.add_modifier.contains(Modifier::UNDERLINED) { " text-decoration=\"underline\"" } else { "" };
    let length = run.cells * CELL.0;
    format!(
        "<text x=\"{x}\" y=\"{y}\" fill=\"{}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\" \
         xml:space=\"preserve\"{weight}{line}>{}</text>",
        hex(colour),
        escaped(&clean(&run.text))
    )
}

/// The runs of a row, from left to right. Spaces part the runs of text, so that what follows a
/// space starts exactly on its cell.
fn runs(buffer: &Buffer, row: u32, width: Width) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut column = 0;
    while column < u32::from(buffer.area.width) {
        let Some(cell) = buffer.cell((buffer.area.x + column as u16, buffer.area.y + row as u16)) else { break };
        let symbol = if cell.symbol().is_empty() { " " } else { cell.symbol() };
        let cells = (width.grapheme_cells(symbol) as u32).max(1);
        match runs.last_mut() {
            Some(run) if run.style == cell.style() && run.text.ends_with(' ') == (symbol == " ") => {
                run.text.push_str(symbol);
                run.cells += cells;
            }
            _ => runs.push(Run { column, cells, text: symbol.to_owned(), style: cell.style() }),
        }
        column += cells;
    }
    runs
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

    #[test]
    fn every_cell_is_on_the_grid_and_markup_is_text() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 1));
        buffer.set_string(0, 0, "提言 <a&b>", Style::new().fg(Color::Indexed(24)));
        let picture = svg(&buffer, Width::Narrow);
        assert!(picture.contains("textLength=\"36\""), "two full-width characters take four cells\n{picture}");
        assert!(picture.contains("&lt;a&amp;b&gt;"));
        assert!(picture.contains("<text x=\"45\""), "what follows the space stands on its cell\n{picture}");
    }
}
