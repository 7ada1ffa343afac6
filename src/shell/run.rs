//! The desk's loop: inputs in, drawings out, and what only the shell can do.

use std::io;

use ratatui::Terminal;
use ratatui::backend::Backend;

use super::clipboard::Clipboard;
use super::events::{Input, Source};
use super::keeper::Keeper;
use super::probe;
use super::reader::Events;
use super::screen::{Screen, mark_hidden};
use super::searcher::Searcher;
use super::terminal::{Guard, Output, has_gone};
use super::watch::Watch;
use crate::key::Chord;
use crate::label::Word;
use crate::state::{Place, Size, State};
use crate::text::clean::clean;
use crate::update::{self, Effect};
use crate::view;

/// Why the desk closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// It was asked to, or nothing can come any more.
    Quit,
    /// A signal ended it.
    Signal(i32),
}

/// What the loop needs done about the terminal and the process.
pub trait Control {
    /// Gives the terminal back, stops the process, and takes the terminal again once continued.
    ///
    /// # Errors
    /// When the process cannot be stopped or the terminal not be taken again.
    fn suspend(&mut self) -> io::Result<()>;

    /// Takes the terminal anew after somebody else has used it.
    ///
    /// # Errors
    /// When the terminal refuses.
    fn retake(&mut self) -> io::Result<()>;

    /// Listens to the mouse from now on, or no longer. Where there is none, that is nothing.
    ///
    /// # Errors
    /// When the terminal refuses.
    fn listen_to_mouse(&mut self, _on: bool) -> io::Result<()> {
        Ok(())
    }

    /// Copies a text; says where it is.
    ///
    /// # Errors
    /// When the terminal refuses.
    fn copy(&mut self, _text: &str) -> io::Result<Place> {
        Ok(Place::Nowhere)
    }
}

/// The real terminal, and what copies on it.
struct Held {
    guard: Guard,
    clipboard: Clipboard,
}

impl Control for Held {
    fn suspend(&mut self) -> io::Result<()> {
        self.guard.suspend()
    }

    fn retake(&mut self) -> io::Result<()> {
        self.guard.retake()
    }

    fn listen_to_mouse(&mut self, on: bool) -> io::Result<()> {
        self.guard.listen_to_mouse(on)
    }

    fn copy(&mut self, text: &str) -> io::Result<Place> {
        self.clipboard.copy(text, &mut Output)
    }
}

/// What the desk does beside answering inputs.
#[derive(Debug, Default)]
pub struct Duties {
    /// To ask the terminal once how wide it draws ambiguous characters.
    pub ask_width: bool,
    /// To copy, and where to.
    pub clipboard: Clipboard,
    /// To load the briefs anew when their files change.
    pub watch: Option<Watch>,
}

/// Opens the desk on the terminal that the program was started on.
///
/// # Errors
/// When the terminal cannot be taken or written to. One that has gone is no error but a hang-up.
pub fn desk(state: &mut State, keeper: &mut Keeper, duties: Duties) -> io::Result<Exit> {
    match open(state, keeper, duties) {
        Err(error) if has_gone(&error) => Ok(Exit::Signal(signal_hook::consts::SIGHUP)),
        exit => exit,
    }
}

fn open(state: &mut State, keeper: &mut Keeper, duties: Duties) -> io::Result<Exit> {
    let mut events = Events::open()?;
    let mut held = Held { guard: Guard::enter()?, clipboard: duties.clipboard };
    let mut typed = Vec::new();
    if duties.ask_width {
        let told = probe::ask()?;
        update::take_width(state, told.width);
        held.clipboard.promised = told.takes_copies;
        typed = told.typed;
    }
    events.listen(&typed)?;
    if let (Some(watch), Some(inputs)) = (duties.watch, events.sender())
        && watch.start(inputs).is_err()
    {
        state.notice.get_or_insert(Word::NotWatched);
    }
    let mut terminal = Terminal::new(Screen::new(Output, state.setting.layout.ambiguous))?;
    run(&mut terminal, &mut events, &mut held, keeper, state)
}

/// Runs the desk until it is closed.
///
/// # Errors
/// When the terminal cannot be written to or taken again.
pub fn run<B, S, C>(
    terminal: &mut Terminal<B>,
    source: &mut S,
    control: &mut C,
    keeper: &mut Keeper,
    state: &mut State,
) -> io::Result<Exit>
where
    B: Backend<Error: Into<io::Error>>,
    S: Source,
    C: Control,
{
    let mut searcher = Searcher::new(source.sender());
    loop {
        searcher.tend(state);
        let soon = searcher.patience();
        if soon.is_none() {
            draw(terminal, state).map_err(Into::into)?;
            searcher.prepare(state);
        }
        let Some(inputs) = source.burst(soon.or_else(|| keeper.patience(state))) else { return Ok(Exit::Quit) };
        keeper.tend(state);
        for input in inputs {
            let effect = match input {
                Input::Key(event) => Chord::from_event(event).map_or(Effect::None, |chord| update::key(state, chord)),
                Input::Mouse(mouse) => update::mouse(state, mouse),
                Input::Paste(text) => {
                    update::text(state, &clean(&text));
                    Effect::None
                }
                // The size is asked for at each drawing, and so is what was found.
                Input::Resize(..) | Input::Searched => Effect::None,
                Input::Terminate(signal) => return Ok(Exit::Signal(signal)),
                Input::Suspend => Effect::Suspend,
                Input::Loading(library, progress) => {
                    update::loading(state, library, progress);
                    Effect::None
                }
                Input::Loaded(library, problems) => {
                    update::loaded(state, library, problems);
                    Effect::None
                }
                Input::Reloaded(library, problems) => {
                    update::reload(state, library, problems);
                    Effect::None
                }
                Input::Themes(themes, problems) => {
                    update::take_themes(state, themes, problems);
                    Effect::None
                }
                Input::Continue => {
                    control.retake()?;
                    Effect::Redraw
                }
            };
            match keeper.perform(effect, state) {
                Effect::None | Effect::OpenLedger | Effect::Record(_) => continue,
                Effect::MoveLedger(_) | Effect::WriteMinutes(_) => continue,
                Effect::Copy(copy) => {
                    let place = control.copy(&copy.text)?;
                    update::copied(state, copy, place);
                    continue;
                }
                Effect::Mouse(on) => {
                    control.listen_to_mouse(on)?;
                    continue;
                }
                Effect::Quit => return Ok(Exit::Quit),
                Effect::Suspend => control.suspend()?,
                Effect::Redraw => {}
            }
            terminal.clear().map_err(Into::into)?;
        }
    }
}

fn draw<B: Backend>(terminal: &mut Terminal<B>, state: &mut State) -> Result<(), B::Error> {
    terminal.draw(|frame| {
        let area = frame.area();
        let size = Size { columns: area.width, rows: area.height };
        if size != state.size {
            update::resize(state, size);
        }
        let (cursor, spots) = view::draw_with_spots(state, frame.buffer_mut());
        state.spots = spots;
        mark_hidden(frame.buffer_mut(), state.setting.layout.ambiguous);
        frame.set_cursor_position(cursor);
    })?;
    Ok(())
}
