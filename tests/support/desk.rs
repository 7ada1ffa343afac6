//! A desk on a screen in memory, driven through the real loop.

use std::io::{self, Write};
use std::num::NonZeroU16;
use std::path::Path;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::layout::Size as Cells;
use teigen::brief::Library;
use teigen::key::{Chord, Code, Keymap, parse_keys};
use teigen::lang::Lang;
use teigen::ledger::Access;
use teigen::problem::Problem;
use teigen::shell::env::Env;
use teigen::shell::events::{Input, Script};
use teigen::shell::keeper::Keeper;
use teigen::shell::load;
use teigen::shell::run::{Control, Exit, run};
use teigen::shell::screen::{Screen, Tty};
use teigen::state::{Setting, Size, State};
use teigen::theme::Theme;
use teigen::update::Mouse;

/// A desk on a screen in memory.
pub struct Desk {
    pub state: State,
    terminal: Terminal<Screen<Emulator>>,
    pub keeper: Keeper,
    /// How the last run of keys ended: [`Exit::Quit`] also where the keys ran out.
    pub exit: Option<Exit>,
    pub stops: usize,
}

/// Reads every brief of a folder under `tests/fixtures`.
pub fn fixture(folder: &str) -> (Library, Vec<Problem>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder);
    load::briefs(&[path], &Env::default())
}

/// Sizes of terminals: of a wide one, the classic one, and the pane of another.
pub const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (40, 12)];

/// Asserts that the screen says the words.
#[track_caller]
pub fn has(desk: &Desk, words: &str) {
    let screen = desk.screen();
    assert!(screen.contains(words), "expected {words:?} on\n{screen}");
}

/// Asserts that it does not.
#[track_caller]
pub fn lacks(desk: &Desk, words: &str) {
    let screen = desk.screen();
    assert!(!screen.contains(words), "did not expect {words:?} on\n{screen}");
}

/// The screens of a desk in each language and at each usual size, after the name of its snapshot.
pub fn screens(name: &str, open: impl Fn(Lang, u16, u16) -> Desk) -> Vec<(String, String)> {
    let desks = Lang::ALL.into_iter().flat_map(|lang| SIZES.map(|size| (lang, size)));
    desks
        .map(|(lang, (columns, rows))| (format!("{name}-{lang}-{columns}x{rows}"), open(lang, columns, rows).screen()))
        .collect()
}

/// The moment at which every desk stands that is not set to another.
fn now() -> Timestamp {
    "2026-03-02T04:05:06Z".parse().expect("a moment")
}

impl Desk {
    /// The desk on `tests/fixtures/desk`, without colours.
    pub fn open(lang: Lang, columns: u16, rows: u16) -> Desk {
        let (library, problems) = fixture("desk");
        Desk::with(library, problems, lang, columns, rows)
    }

    pub fn with(library: Library, problems: Vec<Problem>, lang: Lang, columns: u16, rows: u16) -> Desk {
        let size = Size { columns, rows };
        let setting = Setting { lang, theme: Theme::default(), ..Setting::default() };
        let mut state = State::new(library, problems, Keymap::default(), setting, size);
        state.now = now();
        let screen = Screen::new(Emulator::new(columns, rows), state.setting.layout.ambiguous);
        let terminal = Terminal::new(screen).expect("a screen in memory");
        let keeper = Keeper::new(None, Access::ReadWrite, &Env::default()).with_clock(now);
        let mut desk = Desk { state, terminal, keeper, exit: None, stops: 0 };
        desk.run(Vec::new());
        desk
    }

    /// The same desk on that ledger.
    pub fn on_ledger(self, path: &Path) -> Desk {
        self.kept(path, Access::ReadWrite)
    }

    /// The same desk on that ledger, to write nothing anywhere.
    pub fn read_only(self, path: &Path) -> Desk {
        self.kept(path, Access::ReadOnly)
    }

    fn kept(mut self, path: &Path, access: Access) -> Desk {
        self.keeper = Keeper::new(Some(path.to_owned()), access, &Env::default()).with_clock(now);
        self.keeper.begin(&mut self.state);
        self.state.records.who = "secretary".to_owned();
        self.run(Vec::new());
        self
    }

    /// The same desk by another clock.
    pub fn at(mut self, clock: fn() -> Timestamp) -> Desk {
        self.keeper = self.keeper.with_clock(clock);
        self.after(|state| state.now = clock())
    }

    /// Types keys, `jj<enter>` style, one burst a key as a person does.
    pub fn keys(mut self, keys: &str) -> Desk {
        for chord in parse_keys(keys).expect("readable keys") {
            self.run(vec![Input::Key(event(chord))]);
        }
        self
    }

    /// Types keys in one burst.
    pub fn burst(mut self, keys: &str) -> Desk {
        let chords = parse_keys(keys).expect("readable keys");
        self.run(chords.into_iter().map(|chord| Input::Key(event(chord))).collect());
        self
    }

    pub fn paste(mut self, text: &str) -> Desk {
        self.run(vec![Input::Paste(text.to_owned())]);
        self
    }

    pub fn mouse(mut self, mouse: Mouse) -> Desk {
        self.run(vec![Input::Mouse(mouse)]);
        self
    }

    /// Changes the desk by another hand than the reader's, and draws it.
    pub fn after(mut self, change: impl FnOnce(&mut State)) -> Desk {
        change(&mut self.state);
        self.run(Vec::new());
        self
    }

    pub fn resize(mut self, columns: u16, rows: u16) -> Desk {
        self.terminal.backend_mut().tty_mut().resize(columns, rows);
        self.run(vec![Input::Resize(columns, rows)]);
        self
    }

    /// What the last keys had sent to the terminal.
    pub fn sent(&self) -> String {
        String::from_utf8(self.terminal.backend().tty().sent.clone()).expect("UTF-8")
    }

    fn run(&mut self, inputs: Vec<Input>) {
        self.terminal.backend_mut().tty_mut().sent.clear();
        let mut stops = Stops(0);
        let source = &mut Script::new(inputs);
        let exit = run(&mut self.terminal, source, &mut stops, &mut self.keeper, &mut self.state);
        self.exit = Some(exit.expect("a screen in memory does not fail"));
        self.stops += stops.0;
    }

    /// The screen as lines of text, as the terminal shows it.
    pub fn screen(&self) -> String {
        let contents = self.emulator().rows(0, u16::MAX);
        contents.map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    }

    /// The column and the row of the terminal's cursor.
    pub fn cursor(&self) -> (u16, u16) {
        let (row, column) = self.emulator().cursor_position();
        (column, row)
    }

    fn emulator(&self) -> &vt100::Screen {
        self.terminal.backend().tty().parser.screen()
    }
}

/// A terminal emulator in memory.
struct Emulator {
    parser: vt100::Parser,
    size: Cells,
    /// What the last inputs had sent to it.
    sent: Vec<u8>,
}

impl Emulator {
    fn new(columns: u16, rows: u16) -> Emulator {
        Emulator {
            parser: vt100::Parser::new(at_least_one(rows), at_least_one(columns), 0),
            size: Cells::new(columns, rows),
            sent: Vec::new(),
        }
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.parser.screen_mut().set_size(at_least_one(rows), at_least_one(columns));
        self.size = Cells::new(columns, rows);
    }
}

fn at_least_one(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).unwrap_or(NonZeroU16::MIN)
}

impl Write for Emulator {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.parser.process(bytes);
        self.sent.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Tty for Emulator {
    fn size(&self) -> io::Result<Cells> {
        Ok(self.size)
    }
}

struct Stops(usize);

impl Control for Stops {
    fn suspend(&mut self) -> io::Result<()> {
        self.0 += 1;
        Ok(())
    }

    fn retake(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The terminal's event for a chord.
fn event(chord: Chord) -> KeyEvent {
    let code = match chord.code() {
        Code::Char(char) => KeyCode::Char(char),
        Code::F(number) => KeyCode::F(number),
        Code::Tab => KeyCode::Tab,
        Code::Enter => KeyCode::Enter,
        Code::Esc => KeyCode::Esc,
        Code::Backspace => KeyCode::Backspace,
        Code::Delete => KeyCode::Delete,
        Code::Insert => KeyCode::Insert,
        Code::Up => KeyCode::Up,
        Code::Down => KeyCode::Down,
        Code::Left => KeyCode::Left,
        Code::Right => KeyCode::Right,
        Code::Home => KeyCode::Home,
        Code::End => KeyCode::End,
        Code::PageUp => KeyCode::PageUp,
        Code::PageDown => KeyCode::PageDown,
    };
    let mut modifiers = KeyModifiers::NONE;
    let held = chord.modifiers();
    modifiers.set(KeyModifiers::CONTROL, held.ctrl);
    modifiers.set(KeyModifiers::ALT, held.alt);
    modifiers.set(KeyModifiers::SHIFT, held.shift);
    KeyEvent::new(code, modifiers)
}
