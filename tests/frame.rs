//! The frame stands straight at every width, whatever the terminal makes of ambiguous characters,
//! and is drawn with the signs asked for.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::HashSet;
use std::io;
use std::sync::Arc;

use ratatui::Terminal;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use support::desk::fixture;
use support::grid::{Cell, Grid};
use teigen::action::{Action, Scope};
use teigen::brief::Library;
use teigen::key::{Keymap, parse_keys};
use teigen::label::{self, Word};
use teigen::lang::Lang;
use teigen::ledger::Access;
use teigen::shell::env::Env;
use teigen::shell::events::{Input, Script};
use teigen::shell::keeper::Keeper;
use teigen::shell::load;
use teigen::shell::run::{Control, run};
use teigen::shell::screen::{Screen, mark_hidden};
use teigen::state::{Setting, Size, State};
use teigen::text::layout::Options;
use teigen::text::width::Width;
use teigen::{update, view};
use unicode_width::UnicodeWidthChar;

const ROWS: u16 = 24;

/// A desk on a strict terminal.
struct Desk {
    state: State,
    terminal: Terminal<Screen<Grid>>,
}

/// A terminal that is taken to draw ambiguous characters like `taken`, and draws them like `drawn`.
fn terminal(taken: Width, drawn: Width) -> Terminal<Screen<Grid>> {
    Terminal::new(Screen::new(Grid::new(120, ROWS, drawn), taken)).unwrap()
}

struct Nothing;

impl Control for Nothing {
    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn retake(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Desk {
    /// The desk at the place that the keys lead to, on a terminal that draws ambiguous characters
    /// as the setting says.
    fn at(keys: &str, library: Library, setting: Setting) -> Desk {
        let size = Size { columns: 120, rows: ROWS };
        let mut state = State::new(library, Vec::new(), Keymap::default(), setting, size);
        for chord in parse_keys(keys).unwrap() {
            let _ = update::key(&mut state, chord);
        }
        let width = setting.layout.ambiguous;
        let terminal = terminal(width, width);
        Desk { state, terminal }
    }

    /// Puts the desk on a terminal that draws ambiguous characters like this.
    fn on(&mut self, width: Width) {
        update::take_width(&mut self.state, width);
        self.terminal = terminal(width, width);
    }

    fn draw(&mut self, columns: u16) {
        self.terminal.backend_mut().tty_mut().resize(columns, ROWS);
        let keeper = &mut Keeper::new(None, Access::ReadOnly, &Env::default());
        run(&mut self.terminal, &mut Script::new(Vec::<Input>::new()), &mut Nothing, keeper, &mut self.state).unwrap();
    }

    fn grid(&self) -> &Grid {
        self.terminal.backend().tty()
    }

    /// What the view means the terminal to show.
    fn meant(&self) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.state.size.columns, ROWS));
        view::draw(&self.state, &mut buffer);
        mark_hidden(&mut buffer, self.state.setting.layout.ambiguous);
        buffer
    }

    fn shown(&self) -> String {
        (0..ROWS).map(|row| self.grid().text(row) + "\n").collect()
    }

    /// Everything that is crooked.
    fn faults(&self) -> Vec<String> {
        let (grid, meant) = (self.grid(), self.meant());
        let mut faults = grid.faults.clone();
        for (at, cell) in meant.content.iter().enumerate() {
            let (column, row) = meant.pos_of(at);
            let shown = match grid.cell(column, row) {
                Cell::Glyph(glyph) => glyph.as_str(),
                Cell::Half => "",
            };
            if shown != cell.symbol() {
                faults.push(format!("{shown:?} stands at {column}, {row} and not {:?}", cell.symbol()));
            }
        }
        let columns = self.state.size.columns;
        let is_blank = |column: u16, row: u16| *grid.cell(column, row) == Cell::Glyph(" ".to_owned());
        let mut gutters = vec![0, columns - 1];
        let panes = self.state.panes();
        if self.state.overlay.is_none() {
            gutters.extend([panes.library, panes.list].into_iter().flatten().map(Rect::right));
        }
        let body = panes.body.top()..panes.body.bottom();
        for column in gutters {
            faults.extend(
                body.clone().filter(|row| !is_blank(column, *row)).map(|row| format!("{row} runs into {column}")),
            );
        }
        for row in [0, ROWS - 1] {
            if is_blank(columns - 2, row) {
                faults.push(format!("row {row} does not end at the right edge"));
            }
        }
        if let (None, Some(pane)) = (&self.state.overlay, panes.page) {
            let width = self.state.setting.layout.ambiguous;
            for line in &self.state.page.laid.lines {
                let end = line.spans.iter().map(|span| usize::from(span.column) + width.cells(&span.text)).max();
                if end.is_some_and(|end| end > usize::from(pane.width)) {
                    faults.push(format!("a line of {end:?} cells on {}", pane.width));
                }
            }
        }
        faults
    }
}

fn setting(lang: Lang, ambiguous: Width) -> Setting {
    let setting = Setting::default();
    Setting { lang, layout: Options { ambiguous, ..setting.layout }, ..setting }
}

/// The desk at the place that the keys lead to, with the bundled briefs.
fn bundled(keys: &str) -> Desk {
    Desk::at(keys, load::briefs(&[], &Env::default()).0, setting(Lang::Ja, Width::Narrow))
}

/// Draws the place at those widths and says where it is crooked.
fn is_straight(keys: &str, widths: impl Iterator<Item = u16> + Clone) {
    let mut desk = bundled(keys);
    for lang in Lang::ALL {
        assert_eq!(desk.state.lang(), lang);
        for ambiguous in [Width::Narrow, Width::Wide] {
            desk.on(ambiguous);
            for columns in widths.clone() {
                desk.draw(columns);
                let faults = desk.faults();
                assert!(faults.is_empty(), "{lang} {ambiguous:?} {columns}:\n{}\n{faults:#?}", desk.shown());
            }
        }
        let _ = update::act(&mut desk.state, Action::NextLanguage);
    }
}

#[test]
fn a_list_stands_straight_at_every_width() {
    is_straight("<enter>", 20..=250);
}

#[test]
fn a_page_stands_straight_at_every_width() {
    is_straight("<enter>jj<enter>", 20..=250);
}

#[test]
fn the_library_two_languages_and_the_windows_stand_straight_too() {
    for keys in ["", "/acsa", "<enter>?", "<enter>jj<enter>t", "<enter>jj<enter>p", "gr", "grv", "gc", "gx"] {
        is_straight(keys, (20..=250).step_by(11));
    }
}

#[test]
fn the_timeline_stands_straight_at_every_width() {
    for keys in ["gt", "gt+v", "gt++<left>"] {
        is_straight(keys, (20..=250).step_by(7));
    }
}

#[test]
fn a_desk_that_mistakes_its_terminal_is_found_crooked() {
    let mut desk = bundled("<enter>jj<enter>");
    desk.terminal = terminal(Width::Narrow, Width::Wide);
    desk.draw(120);
    assert!(!desk.faults().is_empty());
}

/// The characters on the screen that are in no text: neither of the briefs nor of the interface.
fn signs(desk: &Desk) -> Vec<char> {
    let lang = desk.state.lang();
    let mut texts =
        desk.state.library.briefs().iter().map(|it| serde_json::to_string(&**it).unwrap()).collect::<String>();
    texts.extend(Word::ALL.iter().map(|word| word.in_lang(lang)));
    texts.extend(Action::ALL.iter().map(|action| action.doc(lang)));
    texts.extend(Scope::ALL.iter().map(|scope| scope.title(lang)));
    texts.extend(Lang::ALL.map(Lang::endonym));
    texts.extend([1, 2].map(|part| label::date(2026, Some(part), Some(part), lang)));
    let known: HashSet<char> = texts.chars().filter(|c| !OURS.contains(c)).collect();
    let mut signs: Vec<char> = desk.shown().chars().filter(|c| !c.is_ascii() && !known.contains(c)).collect();
    signs.sort_unstable();
    signs.dedup();
    signs
}

/// Signs that the frame is known to draw with; none of them is in the texts of the fixtures.
const OURS: [char; 16] = ['▸', '◂', '›', '·', '…', '〔', '〕', '↑', '↓', '←', '→', '◊', '░', '⠂', '⣤', '⣿'];

/// Every place of the desk at once: lists, a page with every sort of field, the keys.
fn signs_everywhere(setting: Setting) -> Vec<char> {
    let mut signs_seen = Vec::new();
    for keys in ["", "<enter>", "<enter>jj<enter>", "<enter>jj<enter>4", "<enter>?", "<enter>G<enter>", "gt"] {
        for columns in [24, 60, 120] {
            let mut desk = Desk::at(keys, lopsided(), setting);
            desk.draw(columns);
            signs_seen.extend(signs(&desk));
        }
    }
    signs_seen.sort_unstable();
    signs_seen.dedup();
    signs_seen
}

/// The briefs of the fixtures, some texts in one language only.
fn lopsided() -> Library {
    let (library, _) = fixture("desk");
    let mut briefs = library.briefs().to_vec();
    for brief in &mut briefs {
        for theme in &mut Arc::make_mut(brief).themes {
            let word = theme.name.shown(Lang::Ja).text.to_owned();
            theme.name = Default::default();
            theme.name.set(Lang::Ja, word);
        }
    }
    Library::new(briefs)
}

#[test]
fn the_frame_has_its_signs_where_no_character_is_in_doubt() {
    let seen = signs_everywhere(setting(Lang::En, Width::Narrow));
    let mut ours = OURS;
    ours.sort_unstable();
    assert_eq!(seen, ours);
}

#[test]
fn the_frame_has_no_sign_in_doubt_where_ambiguous_characters_are_wide() {
    for sign in signs_everywhere(setting(Lang::En, Width::Wide)) {
        assert_eq!(sign.width(), sign.width_cjk(), "{sign}");
    }
}

#[test]
fn the_frame_is_ascii_alone_where_that_is_asked_for() {
    for width in [Width::Narrow, Width::Wide] {
        let signs = signs_everywhere(Setting { ascii: true, ..setting(Lang::En, width) });
        assert!(signs.is_empty(), "{signs:?}");
    }
}
