//! Opening the desk: on the terminal, or line by line without one.

use std::ffi::OsStr;
use std::io::{self, ErrorKind, IsTerminal};
use std::path::Path;

use super::args::{Beginning, Desk};
use super::fault::{self, Fault};
use super::ledger::open_to_read;
use super::settings::Settings;
use super::{complain, grammar, meeting, print, words};
use crate::action::Action;
use crate::brief::ItemKind;
use crate::config::{Ambiguous, Config};
use crate::label::Word;
use crate::ledger::Access;
use crate::page;
use crate::shell::clipboard::Clipboard;
use crate::shell::env::Env;
use crate::shell::keeper::Keeper;
use crate::shell::loader::{Loader, STANDARD_INPUT};
use crate::shell::places::Kept;
use crate::shell::run::{self, Duties, Exit};
use crate::shell::screen::Tty;
use crate::shell::terminal::Output;
use crate::shell::watch::Watch;
use crate::shell::{load, places, plain, signals};
use crate::state::{Progress, Setting, Size, State, Status};
use crate::{update, view};

/// Opens the desk and keeps it open until it is left; the exit status.
pub(super) fn open(asked: &Desk, config: &Config, settings: &Settings, env: &Env) -> Result<u8, Fault> {
    if let Some(word) = asked.paths.first().and_then(|path| mistyped(path)) {
        let suggestion = grammar::nearest_command(word);
        return Err(Fault::UnknownCommand { word: word.to_owned(), suggestion });
    }
    let plain = asked.plain || !io::stdin().is_terminal() || is_dumb();
    let unread = !asked.plain && !io::stdout().is_terminal();
    if unread && !matches!(asked.at, Beginning::Meeting(_)) {
        return overviews(&begin(asked, config, settings, env, false).0);
    }
    let may_wait = !plain && !matches!(asked.at, Beginning::Meeting(_));
    let (mut state, watch) = begin(asked, config, settings, env, may_wait);
    let access = if asked.read_only { Access::ReadOnly } else { Access::ReadWrite };
    let mut keeper = Keeper::new(asked.ledger.clone(), access, env);
    keeper.begin(&mut state);
    // Where nobody is at the keys, nobody comes back either.
    let places = env.places().filter(|_| io::stdin().is_terminal());
    if let Some(path) = places.as_deref() {
        let Kept { places, visit } = places::read(path);
        if !asked.fresh {
            state.go_on_from(&places);
        }
        // What is not about places is not lost by beginning anew.
        state.resume(visit);
    }
    match &asked.at {
        Beginning::Meeting(named) => {
            enter(&mut state, asked.ledger.as_deref(), named.as_deref())?;
            if unread {
                return print(&view::plain(&state)).map(|()| 0);
            }
        }
        at if !plain => {
            let is_new = places.is_some() && !asked.fresh && !asked.read_only && !state.memory.toured;
            welcome(&mut state, is_new, *at == Beginning::Tour);
        }
        Beginning::Home | Beginning::Tour => {}
    }
    let duties = Duties {
        ask_width: config.ambiguous.value == Ambiguous::Auto,
        clipboard: Clipboard {
            asked: config.clipboard.value,
            promised: false,
            in_tmux: is_set("TMUX", |it| !it.is_empty()),
            file: env.copies().filter(|_| !asked.read_only),
        },
        watch: Some(watch),
    };
    let status = if plain { by_lines(&mut state, &mut keeper) } else { on_terminal(&mut state, &mut keeper, duties) };
    if let Some(path) = places.filter(|_| !asked.read_only) {
        remember(&state, &path);
    }
    // The process is about to end: to take a large library apart would only take time.
    std::mem::forget(state);
    status
}

/// Prints the overview of each brief: where nobody can answer, nothing is asked.
fn overviews(state: &State) -> Result<u8, Fault> {
    let pages = state.library.all(ItemKind::Brief).map(|item| {
        let blocks = page::build(&state.library, &item.into(), state.lang(), state.setting.glyphs(), false);
        page::plain(&blocks)
    });
    print(&pages.collect::<Vec<_>>().join("\n"))?;
    for problem in &state.problems {
        complain(&format!("{}\n\n", problem.render(state.lang())));
    }
    Ok(0)
}

/// Opens the first screen where the terminal has room for it, and there begins the tour for somebody
/// who is new; a tour that is asked for begins anywhere.
fn welcome(state: &mut State, is_new: bool, tour: bool) {
    let suits = Output.size().is_ok_and(|it| Size { columns: it.width, rows: it.height }.suits_home());
    if suits {
        let _ = update::act(state, Action::GoHome);
    }
    if tour || suits && is_new {
        let _ = update::act(state, Action::Tour);
    }
}

/// Opens the meeting of that id or name, the last where none is named; `ledger` is the file that was
/// named for the ledger.
fn enter(state: &mut State, ledger: Option<&Path>, named: Option<&str>) -> Result<(), Fault> {
    match (&state.records.status, ledger) {
        (Status::Trouble(error), _) => return Err(Fault::Ledger(error.clone())),
        (Status::Closed, Some(path)) => drop(open_to_read(path).map_err(Fault::Ledger)?),
        _ => {}
    }
    let id = meeting::find(&state.records.board, named)?;
    update::open_meeting(state, &id);
    Ok(())
}

/// Keeps where one has been. That it cannot is told, and is no reason to fail.
fn remember(state: &State, path: &Path) {
    let kept = Kept { places: state.places(), visit: state.visit() };
    if let Err(error) = places::write(path, &kept) {
        complain(&fault::rendered(&words::places_lost(&error, state.lang()), None, state.lang()));
    }
}

/// The desk as it opens, with what is wrong with the files, and what watches them from then on. What
/// takes long to load is left to that where it `may_wait`.
fn begin(asked: &Desk, config: &Config, settings: &Settings, env: &Env, may_wait: bool) -> (State, Watch) {
    /// Until the terminal tells its own.
    const SIZE: Size = Size { columns: 80, rows: 24 };
    let loader = Loader::new(&asked.paths, env);
    let mut loader = if asked.read_only { loader.read_only() } else { loader };
    let is_to_load = may_wait && loader.is_long();
    let (library, of_briefs) = if is_to_load { Default::default() } else { loader.load().unwrap_or_default() };
    let (keymap, keymap_problems) = load::keymap(asked.keymap.as_deref(), env);
    let notice = match (&settings.problems[..], &keymap_problems[..]) {
        ([_, ..], _) => Some(Word::SoundSettings),
        (_, [_, ..]) => Some(Word::KeymapDefaults),
        _ => None,
    };
    let beside = [&keymap_problems[..], &settings.problems].concat();
    let watch = Watch { loader, is_to_load, of_briefs, env: env.clone(), themes: settings.themes.clone(), beside };
    let has_true_colour = is_set("COLORTERM", |depth| depth == "truecolor" || depth == "24bit");
    let setting = Setting { has_true_colour, ..Setting::from(config) };
    let mut state = State::new(library, watch.problems(), keymap, setting, SIZE);
    state.take_themes(settings.themes.0.clone(), &config.theme.value);
    state.notice = notice;
    state.loading = is_to_load.then_some(Progress { done: 0, of: 0 });
    (state, watch)
}

fn on_terminal(state: &mut State, keeper: &mut Keeper, duties: Duties) -> Result<u8, Fault> {
    match run::desk(state, keeper, duties).map_err(Fault::Terminal)? {
        Exit::Quit => Ok(0),
        Exit::Signal(signal) => Ok(signals::status(signal)),
    }
}

fn by_lines(state: &mut State, keeper: &mut Keeper) -> Result<u8, Fault> {
    match plain::run(state, keeper, &mut io::stdin().lock(), &mut io::stdout().lock()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Fault::Terminal(error)),
        _ => Ok(0),
    }
}

/// The word that stands where a command may, if it is neither a command nor like a file.
fn mistyped(path: &Path) -> Option<&str> {
    let is_word = path.components().count() == 1 && path.extension().is_none();
    path.to_str().filter(|word| is_word && *word != STANDARD_INPUT && !path.exists())
}

fn is_set(variable: &str, value: impl FnOnce(&OsStr) -> bool) -> bool {
    std::env::var_os(variable).is_some_and(|it| value(&it))
}

/// Whether the terminal knows no sequences, or does not say what it is.
fn is_dumb() -> bool {
    !is_set("TERM", |term| !term.is_empty() && term != "dumb")
}
