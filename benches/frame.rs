//! What a key costs on the screen: a full page of Japanese at 200 × 60, drawn and written by our
//! screen and by ratatui's own crossterm backend, from the same buffers, in turn.
//!
//! `cargo bench --bench frame` prints medians: the time from the key to the last byte handed over,
//! the bytes, and the writes, for a line scrolled and for a whole new page.

use std::cell::Cell;
use std::hint::black_box;
use std::io::{self, Write};
use std::rc::Rc;
use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::Terminal;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size as Cells};
use teigen::key::{Chord, Keymap};
use teigen::lang::Lang;
use teigen::shell::env::Env;
use teigen::shell::load;
use teigen::shell::screen::{Screen, Tty, mark_hidden};
use teigen::state::{Setting, Size, State};
use teigen::{update, view};

const SIZE: Size = Size { columns: 200, rows: 60 };
const ROUNDS: usize = 300;

/// Counts what is written to it.
#[derive(Clone, Default)]
struct Meter(Rc<(Cell<usize>, Cell<usize>)>);

impl Meter {
    fn take(&self) -> (usize, usize) {
        (self.0.0.take(), self.0.1.take())
    }
}

impl Write for Meter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        black_box(bytes);
        self.0.0.set(self.0.0.get() + bytes.len());
        self.0.1.set(self.0.1.get() + 1);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Tty for Meter {
    fn size(&self) -> io::Result<Cells> {
        Ok(Cells::new(SIZE.columns, SIZE.rows))
    }
}

fn desk() -> State {
    let env = Env::default();
    let (library, problems) = load::briefs(&[], &env);
    let setting = Setting { lang: Lang::Ja, ..Setting::default() };
    State::new(library, problems, Keymap::default(), setting, SIZE)
}

fn press(state: &mut State, key: char) {
    let code = if key == '\n' { KeyCode::Enter } else { KeyCode::Char(key) };
    if let Some(chord) = Chord::from_event(KeyEvent::from(code)) {
        let _ = update::key(state, chord);
    }
}

fn draw(state: &State, buffer: &mut Buffer) {
    view::draw(state, buffer);
    mark_hidden(buffer, state.setting.layout.ambiguous);
}

/// The median time, bytes and writes of a key among `keys`, each pressed in turn.
///
/// `anew` says whether the terminal is blank before each, so that the whole page is written.
fn measure<B: Backend>(mut terminal: Terminal<B>, meter: &Meter, keys: &str, anew: bool) -> (Duration, usize, usize) {
    let mut state = desk();
    "\njj".chars().for_each(|key| press(&mut state, key));
    let mut frames = Vec::new();
    for (round, key) in keys.chars().cycle().take(ROUNDS).enumerate() {
        if anew {
            assert!(terminal.clear().is_ok());
            meter.take();
        }
        let start = Instant::now();
        press(&mut state, key);
        let drawn = terminal.draw(|frame| draw(&state, frame.buffer_mut()));
        let time = start.elapsed();
        assert!(drawn.is_ok());
        let (bytes, writes) = meter.take();
        if round > 0 {
            frames.push((time, bytes, writes));
        }
    }
    frames.sort();
    let median = frames[frames.len() / 2];
    let mut bytes: Vec<usize> = frames.iter().map(|frame| frame.1).collect();
    bytes.sort();
    (median.0, bytes[bytes.len() / 2], median.2)
}

fn main() -> io::Result<()> {
    println!("{:<28} {:>12} {:>10} {:>8}", "", "time", "bytes", "writes");
    let cases = [
        ("the whole page", "jk", true),
        ("another language", "L", false),
        ("another brief", "hjlhkl", false),
        ("another row", "jk", false),
    ];
    for (name, keys, anew) in cases {
        let meter = Meter::default();
        let ours = Terminal::new(Screen::new(meter.clone(), Setting::default().layout.ambiguous))?;
        let (time, bytes, writes) = measure(ours, &meter, keys, anew);
        println!("{name:<28} {:>9.0} µs {bytes:>10} {writes:>8}   teigen", time.as_secs_f64() * 1e6);
        let stock = Meter::default();
        let viewport = Rect::new(0, 0, SIZE.columns, SIZE.rows);
        let options = ratatui::TerminalOptions { viewport: ratatui::Viewport::Fixed(viewport) };
        let theirs = Terminal::with_options(CrosstermBackend::new(stock.clone()), options)?;
        let (time, theirs, writes) = measure(theirs, &stock, keys, anew);
        println!("{:<28} {:>9.0} µs {theirs:>10} {writes:>8}   ratatui-crossterm", "", time.as_secs_f64() * 1e6);
        println!("{:<28} {:>23.2}            of its bytes", "", bytes as f64 / theirs.max(1) as f64);
    }
    Ok(())
}
