//! What a key costs in a large library: from the key to the last byte handed to the terminal.
//!
//! `cargo bench --bench keys` writes 10,000 small briefs to a folder, opens them as the program does,
//! and presses keys on every kind of screen at 120 × 40; `-- COUNT` takes another number of briefs, and
//! with `-- cpu` the times are those of computing, whatever else the machine does. It prints how long
//! opening took, the median and the 95th and 99th percentile of all keys, and the slowest by name.
//!
//! There is no thread beside the keys, so that a key that searches takes until the answer stands on the
//! screen; on the desk it is drawn without the answer where that takes longer.

#[path = "support/corpus.rs"]
mod corpus;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::layout::Size as Cells;
use rustix::time::{ClockId, clock_gettime};
use teigen::brief::EXAMPLE;
use teigen::key::{Chord, Code, Keymap, parse_keys};
use teigen::lang::Lang;
use teigen::ledger::Access;
use teigen::shell::env::Env;
use teigen::shell::events::{Input, Script};
use teigen::shell::keeper::Keeper;
use teigen::shell::load;
use teigen::shell::run::{Control, run};
use teigen::shell::screen::{Screen, Tty};
use teigen::state::{Setting, Size, State};

const SIZE: Size = Size { columns: 120, rows: 40 };
const BRIEFS: usize = 10_000;
/// How many times everything is pressed.
const ROUNDS: usize = 3;

/// What is pressed, by what one does with it; each begins and ends at the library.
const TASKS: [(&str, &str); 14] = [
    ("moving in the library", "jjjjjkkk<ctrl-d><ctrl-d><ctrl-u>GkkggL<space>bLL]["),
    ("reading a brief", "<enter>jjjj<enter>jjk<ctrl-d>G<tab><enter>cct<esc><esc><esc>gg"),
    ("from brief to brief", "j<enter>j<enter>)))((<esc><esc><esc>k<esc>"),
    ("filtering", "/shuttle<backspace><backspace><backspace><down><down><ctrl-u>拉致 帰国<enter><esc><esc><esc>gg"),
    (
        "filtering by facets",
        "/by:JP theme:port<tab> kind:fact<backspace><ctrl-u>brief:ferry-lime-77<ctrl-u><esc><esc>gg",
    ),
    ("looking up", "<ctrl-f>kowan<down><down><ctrl-u>a | e | i !o<ctrl-u>quay<enter>jj<esc><esc>"),
    ("the palette", ":time<backspace><down><down><esc><ctrl-p>proposals<esc>"),
    ("languages", "LLLpppLLL<ctrl-t><ctrl-t>"),
    ("the first screen", "ghjjjj<tab>jjkk<tab>jj<tab>jjL<esc>"),
    ("the timeline", "gtjjjj<ctrl-d>++--0vv]]/port<esc><esc><enter><esc><esc>"),
    ("relations", "grjjkvGjk<enter><esc><esc>"),
    ("the cross table", "gxjjllVVvvG<ctrl-u><enter><esc><esc>"),
    ("comparisons", "gcjjGvjj<enter><esc><esc>"),
    ("following up", "gfjjGk/a<esc><esc>m<esc>?<esc>!<esc>gv<esc>gb<esc>"),
];

/// A terminal that takes everything.
struct Nowhere;

impl Write for Nowhere {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(std::hint::black_box(bytes).len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Tty for Nowhere {
    fn size(&self) -> io::Result<Cells> {
        Ok(Cells::new(SIZE.columns, SIZE.rows))
    }
}

/// A process that is not stopped.
struct Unstopped;

impl Control for Unstopped {
    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn retake(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes that many briefs, each the example with ids and sentences of its own.
fn write_briefs(folder: &Path, count: usize) -> io::Result<()> {
    let lines: Vec<&str> = EXAMPLE.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
    let sentences = Lang::ALL.map(|lang| corpus::sentences(lang, count));
    let [ja, en, ko] = &sentences;
    for (number, said) in ja.iter().zip(en).zip(ko).map(|((ja, en), ko)| [ja, en, ko]).enumerate() {
        let mut text = String::new();
        let mut field = "";
        for line in &lines {
            if !line.starts_with(' ') {
                field = line;
            }
            let lang = Lang::ALL.into_iter().find(|lang| line.starts_with(&format!("  {}: ", lang.tag())));
            let line = if field == "events:" {
                line.replace("title: {ja: ", &format!("title: {{ja: {number} "))
            } else {
                (*line).to_owned()
            };
            match lang.filter(|_| field == "importance:" || field == "title:") {
                Some(lang) => text.push_str(&format!("  {}: \"{}\"", lang.tag(), said[lang as usize])),
                None => text.push_str(
                    &line
                        .replace("FL", &format!("F{number}"))
                        .replace("ferry-line", &format!("ferry-line-{number}"))
                        .replace("example-2026-03", &format!("example-{number}")),
                ),
            }
            text.push('\n');
        }
        fs::write(folder.join(format!("{number:05}.yaml")), text)?;
    }
    Ok(())
}

/// The terminal's event for a chord.
fn event(chord: Chord) -> KeyEvent {
    let code = match chord.code() {
        Code::Char(c) => KeyCode::Char(c),
        Code::Enter => KeyCode::Enter,
        Code::Tab => KeyCode::Tab,
        Code::Backspace => KeyCode::Backspace,
        Code::Up => KeyCode::Up,
        Code::Down => KeyCode::Down,
        _ => KeyCode::Esc,
    };
    KeyEvent::new(code, if chord.modifiers().ctrl { KeyModifiers::CONTROL } else { KeyModifiers::NONE })
}

/// The time by the clock that was asked for.
fn clock() -> Duration {
    let clock = if std::env::args().any(|arg| arg == "cpu") { ClockId::ProcessCPUTime } else { ClockId::Monotonic };
    let now = clock_gettime(clock);
    Duration::new(now.tv_sec.unsigned_abs(), u32::try_from(now.tv_nsec).unwrap_or(0))
}

/// The time of each key, with what it was.
fn press(state: &mut State) -> io::Result<Vec<(Duration, String)>> {
    let mut terminal = Terminal::new(Screen::new(Nowhere, state.setting.layout.ambiguous))?;
    let mut keeper = Keeper::new(None, Access::ReadOnly, &Env::default());
    let mut times = Vec::new();

    for (task, keys) in TASKS.into_iter().cycle().take(ROUNDS * TASKS.len()) {
        for chord in parse_keys(keys).map_err(io::Error::other)? {
            let mut source = Script::new(vec![Input::Key(event(chord))]);
            let start = clock();
            run(&mut terminal, &mut source, &mut Unstopped, &mut keeper, state)?;
            times.push((clock() - start, format!("{task}: {chord}")));
        }
        assert_eq!(state.levels.len(), 1, "{task} ends where it began");
    }
    Ok(times)
}

fn main() -> io::Result<()> {
    let count = std::env::args().filter_map(|arg| arg.parse().ok()).next().unwrap_or(BRIEFS);
    let folder = tempfile::tempdir()?;
    write_briefs(folder.path(), count)?;
    let paths: [PathBuf; 1] = [folder.path().to_owned()];
    let start = Instant::now();
    let (library, problems) = load::briefs(&paths, &Env::default());
    assert!(problems.is_empty(), "{} problems, the first {:?}", problems.len(), problems.first());
    let read = start.elapsed();
    let setting = Setting { lang: Lang::Ja, ..Setting::default() };
    let mut state = State::new(library, problems, Keymap::default(), setting, SIZE);
    let opened = start.elapsed() - read;
    state.index().build();
    let built = start.elapsed() - read - opened;
    println!(
        "{} briefs: read in {read:.1?}, opened in {opened:.1?}, indexed in {built:.1?}",
        state.library.briefs().len()
    );
    let mut times = press(&mut state)?;
    times.sort();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)].0;
    println!("{} keys: median {:.1?}, p95 {:.1?}, p99 {:.1?}", times.len(), at(50), at(95), at(99));
    for (time, key) in times.iter().rev().take(15) {
        println!("{:>10.1?}  {key}", time);
    }
    Ok(())
}
