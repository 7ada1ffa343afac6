//! What the screen backend sends is what an emulator shows, in few bytes and one write a frame.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::{self, Write};
use std::num::NonZeroU16;

use proptest::prelude::*;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier, Style};
use ratatui::{Frame, Terminal};
use teigen::shell::screen::{Screen, Tty, mark_hidden};
use teigen::text::width::Width;

/// A terminal emulator that counts what it is sent.
struct Emulator {
    parser: vt100::Parser,
    size: Size,
    writes: usize,
    sent: Vec<u8>,
}

impl Emulator {
    fn new(width: u16, height: u16) -> Emulator {
        let cells = |count| NonZeroU16::new(count).unwrap();
        let parser = vt100::Parser::new(cells(height), cells(width), 0);
        Emulator { parser, size: Size { width, height }, writes: 0, sent: Vec::new() }
    }

    fn take_sent(&mut self) -> String {
        String::from_utf8(std::mem::take(&mut self.sent)).unwrap()
    }

    fn row(&self, row: u16) -> String {
        self.parser.screen().rows(0, self.size.width).nth(row.into()).unwrap()
    }
}

impl Write for Emulator {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writes += 1;
        self.sent.extend_from_slice(bytes);
        self.parser.process(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Tty for Emulator {
    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }
}

fn terminal(width: u16, height: u16) -> Terminal<Screen<Emulator>> {
    Terminal::new(Screen::new(Emulator::new(width, height), Width::Narrow)).unwrap()
}

fn show(terminal: &mut Terminal<Screen<Emulator>>, page: &Buffer) {
    let draw = |frame: &mut Frame<'_>| {
        frame.buffer_mut().merge(page);
        mark_hidden(frame.buffer_mut(), Width::Narrow);
    };
    terminal.draw(draw).unwrap();
}

fn emulator(terminal: &mut Terminal<Screen<Emulator>>) -> &mut Emulator {
    terminal.backend_mut().tty_mut()
}

/// A page of one line, sent to a screen of its own.
fn sent_for(line: &str) -> String {
    let mut terminal = terminal(20, 1);
    show(&mut terminal, &Buffer::with_lines([line]));
    emulator(&mut terminal).take_sent()
}

fn colour(colour: Color) -> vt100::Color {
    match colour {
        Color::Reset => vt100::Color::Default,
        Color::Red => vt100::Color::Idx(1),
        Color::LightBlue => vt100::Color::Idx(12),
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        other => panic!("a colour that the tests do not use: {other}"),
    }
}

/// Compares every cell that can be seen; returns the first that differs.
fn difference(page: &Buffer, screen: &vt100::Screen) -> Option<String> {
    let mut hidden_until = Position::ORIGIN;
    for at in page.area.positions() {
        if at.y == hidden_until.y && at.x < hidden_until.x {
            continue;
        }
        let cell = &page[at];
        hidden_until = Position { x: at.x + cell.symbol().cell_width(), y: at.y };
        let shown = screen.cell(at.y, at.x).unwrap();
        let blank = cell.symbol() == " ";
        let symbol = if shown.has_contents() { shown.contents() } else { " " };
        let modifier = |modifier| cell.modifier.contains(modifier);
        let alike = symbol == cell.symbol()
            && shown.bgcolor() == colour(cell.bg)
            && shown.inverse() == modifier(Modifier::REVERSED)
            && shown.underline() == modifier(Modifier::UNDERLINED)
            && (blank
                || shown.fgcolor() == colour(cell.fg)
                    && shown.bold() == modifier(Modifier::BOLD)
                    && shown.dim() == modifier(Modifier::DIM)
                    && shown.italic() == modifier(Modifier::ITALIC));
        if !alike {
            return Some(format!("{at}: {cell:?} is shown as {shown:?}"));
        }
    }
    None
}

const WIDTH: u16 = 24;
const HEIGHT: u16 = 6;

fn style() -> impl Strategy<Value = Style> {
    let colours = || {
        let some = [Color::Reset, Color::Red, Color::LightBlue, Color::Indexed(238), Color::Rgb(1, 20, 255)];
        prop::sample::select(some.to_vec())
    };
    // The emulator knows bold and dim as two degrees of one thing.
    let weight = prop::sample::select(vec![Modifier::empty(), Modifier::BOLD, Modifier::DIM]);
    let others = prop::sample::subsequence(vec![Modifier::ITALIC, Modifier::UNDERLINED, Modifier::REVERSED], 0..=3);
    (colours(), colours(), weight, others).prop_map(|(fg, bg, weight, others)| {
        let plain = Style::new().fg(fg).bg(bg).remove_modifier(Modifier::BOLD | Modifier::DIM);
        others.into_iter().fold(plain.add_modifier(weight), Style::add_modifier)
    })
}

/// Pages written over with pieces of text in any place and style.
fn page() -> impl Strategy<Value = Buffer> {
    let texts = ["協定（ACSA）", "を", "한미일 협력", "plain text", "①※―“”", "ｶﾅ", "é", "か\u{3099}", "      ", "😀"];
    let piece = (0..WIDTH, 0..HEIGHT, prop::sample::select(texts.to_vec()), style());
    prop::collection::vec(piece, 0..12).prop_map(|pieces| {
        let mut page = Buffer::empty(Rect::new(0, 0, WIDTH, HEIGHT));
        for (x, y, text, style) in pieces {
            page.set_string(x, y, text, style);
        }
        page
    })
}

proptest! {
    #[test]
    fn every_frame_of_a_sequence_is_shown_as_it_was_drawn(pages in prop::collection::vec(page(), 1..5)) {
        let mut terminal = terminal(WIDTH, HEIGHT);
        for page in &pages {
            show(&mut terminal, page);
            let screen = emulator(&mut terminal).parser.screen();
            prop_assert_eq!(difference(page, screen), None);
        }
    }
}

/// A page as the reader shows it, filled with Japanese from margin to margin.
fn japanese_page() -> Buffer {
    let text =
        "部隊間協力の制度的な土台として、物品役務相互提供協定（ACSA）と円滑化協定（RAA）の議論に入ることが望ましい。";
    let mut page = Buffer::empty(Rect::new(0, 0, 200, 60));
    for row in 0..60 {
        let line: String = text.chars().cycle().skip(usize::from(row) * 7).take(100).collect();
        let style = if row % 6 == 0 { Style::new().add_modifier(Modifier::BOLD) } else { Style::new() };
        page.set_string(0, row, line, style);
    }
    page
}

#[test]
fn a_full_page_of_japanese_costs_less_than_half_of_what_ratatui_sends() {
    let page = japanese_page();
    let mut terminal = terminal(200, 60);
    emulator(&mut terminal).take_sent();
    show(&mut terminal, &page);
    let ours = emulator(&mut terminal).take_sent().len();

    let mut stock = Vec::new();
    CrosstermBackend::new(&mut stock).draw(Buffer::empty(page.area).diff_iter(&page)).unwrap();

    let share = ours as f64 / stock.len() as f64;
    println!("{ours} bytes to {}: {share:.2}", stock.len());
    assert!(share <= 0.45, "{ours} bytes to {}: {share:.2}", stock.len());
    assert_eq!(difference(&page, emulator(&mut terminal).parser.screen()), None);
}

#[test]
fn a_frame_is_one_write_within_a_synchronised_update() {
    let mut terminal = terminal(200, 60);
    emulator(&mut terminal).writes = 0;
    show(&mut terminal, &japanese_page());
    assert_eq!(emulator(&mut terminal).writes, 1);
    let sent = emulator(&mut terminal).take_sent();
    assert!(sent.starts_with("\x1b[?2026h") && sent.ends_with("\x1b[?2026l"));
}

#[test]
fn a_frame_in_which_nothing_changes_sends_nothing() {
    let mut terminal = terminal(20, 2);
    let caret = |frame: &mut Frame<'_>| {
        frame.buffer_mut().set_string(0, 0, "提言", Style::new());
        frame.set_cursor_position((4, 0));
    };
    terminal.draw(caret).unwrap();
    emulator(&mut terminal).take_sent();
    terminal.draw(caret).unwrap();
    assert_eq!(emulator(&mut terminal).take_sent(), "");
}

#[test]
fn the_cursor_is_shown_at_the_caret_and_hidden_without_one() {
    let mut terminal = terminal(20, 2);
    terminal.draw(|frame| frame.set_cursor_position((6, 1))).unwrap();
    let screen = emulator(&mut terminal).parser.screen();
    assert_eq!((screen.cursor_position(), screen.hide_cursor()), ((1, 6), false));
    terminal.draw(|_| ()).unwrap();
    assert!(emulator(&mut terminal).parser.screen().hide_cursor());
}

#[test]
fn the_cursor_is_not_moved_between_glyphs_that_follow_each_other() {
    assert!(sent_for("協定（ACSA）を").contains("協定（ACSA）を"));
}

#[test]
fn the_cursor_is_placed_anew_after_a_glyph_of_doubtful_width() {
    assert!(sent_for("①と②").contains("①\x1b[2Gと②"));
    assert!(sent_for("☀\u{fe0f}と").contains("☀\u{fe0f}\x1b[3Gと"));
}

#[test]
fn a_glyph_that_the_terminal_draws_wider_does_not_shift_its_row() {
    // The emulator takes a family for as many wide glyphs as it has members.
    let mut terminal = terminal(20, 1);
    show(&mut terminal, &Buffer::with_lines(["👨\u{200d}👩\u{200d}👧協定を議論する"]));
    let row = emulator(&mut terminal).row(0);
    assert!(row.ends_with("協定を議論する"), "{row}");
    let at = emulator(&mut terminal).parser.screen().cell(0, 2).unwrap().contents().to_owned();
    assert_eq!(at, "協");
}

#[test]
fn an_ambiguous_glyph_hides_the_cell_behind_it_where_the_terminal_draws_it_wide() {
    let mut terminal = Terminal::new(Screen::new(Emulator::new(20, 1), Width::Wide)).unwrap();
    terminal
        .draw(|frame| {
            frame.buffer_mut().set_string(0, 0, "①", Style::new());
            frame.buffer_mut().set_string(1, 0, "xと", Style::new());
        })
        .unwrap();
    let sent = terminal.backend_mut().tty_mut().take_sent();
    assert!(sent.contains("①\x1b[3Gと") && !sent.contains('x'), "{sent:?}");
}

#[test]
fn no_symbol_makes_the_terminal_act() {
    let mut terminal = terminal(20, 1);
    terminal
        .draw(|frame| {
            for (x, symbol) in (0..).zip(["\x1b[2J", "\u{9b}2J", "\n", "", "\u{200d}"]) {
                frame.buffer_mut()[(x, 0)].set_symbol(symbol);
            }
            frame.buffer_mut().set_string(5, 0, "と", Style::new());
        })
        .unwrap();
    assert_eq!(emulator(&mut terminal).row(0), "     と");
}

#[test]
fn a_wide_glyph_that_does_not_fit_its_row_is_left_out() {
    let mut terminal = terminal(4, 2);
    terminal.draw(|frame| _ = frame.buffer_mut()[(3, 1)].set_symbol("協")).unwrap();
    assert!(!emulator(&mut terminal).take_sent().contains('協'));
}

#[test]
fn what_lies_outside_a_terminal_that_has_shrunk_is_not_sent() {
    let mut screen = Screen::new(Emulator::new(4, 1), Width::Narrow);
    let page = Buffer::with_lines(["abcdef", "ghijkl"]);
    screen.draw(Buffer::empty(page.area).diff_iter(&page)).unwrap();
    screen.flush().unwrap();
    assert_eq!(screen.tty().row(0), "abcd");
}

#[test]
fn clearing_redraws_all_of_it_and_asks_the_terminal_nothing() {
    let mut terminal = terminal(20, 1);
    let page = Buffer::with_lines(["提言"]);
    show(&mut terminal, &page);
    emulator(&mut terminal).parser.process(b"\x1b[Hwritten over by another program");
    terminal.clear().unwrap();
    show(&mut terminal, &page);
    assert_eq!(emulator(&mut terminal).row(0), "提言");
    assert!(!emulator(&mut terminal).take_sent().contains("\x1b[6n"));
}

#[test]
fn a_new_size_is_drawn_in_full() {
    let mut terminal = terminal(20, 2);
    show(&mut terminal, &Buffer::with_lines(["提言", "議論"]));
    emulator(&mut terminal).size = Size::new(10, 1);
    show(&mut terminal, &Buffer::with_lines(["提言      "]));
    let sent = emulator(&mut terminal).take_sent();
    let (_, after) = sent.rsplit_once("\x1b[2J").unwrap();
    assert!(after.contains("提言") && !after.contains("議論"), "{sent:?}");
}
