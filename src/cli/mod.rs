//! The command line: the desk, and what it can answer without one.
//!
//! [`run`] is the whole program. The arguments are read by `args` with the grammar of
//! `grammar`; the answer goes to standard output, and what is wrong with the arguments or the
//! files to standard error. Neither holds an escape sequence.
//!
//! The exit status is 0 when there is an answer, 1 when the answer is no (nothing found, an unknown
//! id, problems in files that were to be checked), 2 when there is none (a mistake in the arguments,
//! no usable terminal, an output that cannot be written). A reader who closes the pipe has
//! seen enough: that is 0.

mod args;
mod desk;
mod fault;
mod grammar;
mod items;
mod json;
mod ledger;
mod locale;
mod meeting;
mod minutes;
mod page;
mod settings;
mod shot;
mod table;
mod usage;
mod words;

use std::ffi::OsString;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use serde_json::Value;

use crate::brief::{self, ItemKind, Library};
use crate::config::{self, Config};
use crate::help;
use crate::lang::Lang;
use crate::problem::Problem;
use crate::search::{Index, Query, Within};
use crate::shell::env::Env;
use crate::shell::load;
use crate::shell::loader::Loader;
use crate::shell::screen::Tty;
use crate::shell::terminal::Output;
use crate::state::standing;
use crate::text::clean::{clean, clean_lines};
use crate::text::width::Width;
use crate::theme::{self, Known};
use args::{Briefs, Command, Find, HitForm};
use fault::Fault;
use settings::Settings;

/// The columns of a page that is not printed on a terminal.
const COLUMNS: u16 = 80;

/// Does what the arguments, the program's name first, ask for.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let env = Env::of_process();
    let settings = Settings::read(&args, &env);
    let lang = settings.lang(&args);
    let done = match args::parse(&args, lang, &settings.themes.0) {
        Ok((command, options)) => {
            let config = settings.under(options);
            Cli { lang, config, env, settings }.perform(command)
        }
        Err(error) => unparsed(error, &args),
    };
    done.unwrap_or_else(|fault| {
        complain(&fault.render(lang));
        fault.status()
    })
    .into()
}

/// Answers arguments that are not a command: help and version, and mistakes.
fn unparsed(error: clap::Error, args: &[OsString]) -> Result<u8, Fault> {
    if error.use_stderr() {
        return Err(Fault::Arguments { error, command: grammar::command_in(args) });
    }
    print(&error.to_string())?;
    Ok(0)
}

/// What holds for every command.
struct Cli {
    lang: Lang,
    config: Config,
    env: Env,
    settings: Settings,
}

impl Cli {
    /// Does what the command says; the exit status.
    fn perform(&self, command: Command) -> Result<u8, Fault> {
        if let Command::Desk(asked) = &command {
            return desk::open(asked, &self.config, &self.settings, &self.env);
        }
        complain(&self.rendered(&self.settings.problems));
        complain(&self.rendered(&self.settings.themes.1));
        match command {
            Command::Desk(_) => {}
            Command::List { briefs, kinds, json } => self.list(&briefs, &kinds, json)?,
            Command::Show { briefs, id, json } => self.show(&briefs, &id, json)?,
            Command::Find(asked) => self.find(asked)?,
            Command::Check { paths } => self.check(&paths)?,
            Command::Shot(wanted) => {
                let (library, problems) = load::briefs(&wanted.from, &self.env);
                shot::draw(&wanted, library, problems, &self.config, &self.settings.themes.0)?;
            }
            Command::Ledger { asked, path } => ledger::answer(&asked, path, &self.env, self.lang)?,
            Command::Prepare(plan) => self.prepare(&plan)?,
            Command::Meetings { path, json } => meeting::list(path, json, &self.env)?,
            Command::Minutes(wanted) => self.minutes(&wanted)?,
            Command::Themes { name } => self.themes(name.as_deref())?,
            Command::Schema => print(&pretty(&brief::json_schema()))?,
            Command::New => print(brief::EXAMPLE)?,
            Command::Config { json } => self.config(json)?,
            Command::Keys { keymap, json } => self.keys(keymap.as_deref(), json)?,
        }
        Ok(0)
    }

    fn list(&self, briefs: &Briefs, kinds: &[ItemKind], json: bool) -> Result<(), Fault> {
        self.with_library(&briefs.from, |library| {
            let found = items::of_kinds(library, kinds, briefs.only(library)?);
            if json {
                print(&pretty(&found.iter().map(|item| json::item(library, *item)).collect()))?;
            } else {
                print(&lines(&items::listed(library, &found, self.lang)))?;
            }
            if found.is_empty() { Err(Fault::NothingToList) } else { Ok(()) }
        })
    }

    fn show(&self, briefs: &Briefs, id: &str, json: bool) -> Result<(), Fault> {
        self.with_library(&briefs.from, |library| {
            let item = items::find_item(library, id, briefs.only(library)?)?;
            if json {
                print(&pretty(&json::item(library, item)))
            } else {
                print(&lines(&page::lines(library, item, &(&self.config).into(), columns())))
            }
        })
    }

    fn find(&self, asked: Find) -> Result<(), Fault> {
        let Find { from, query, limit, form, ledger } = asked;
        self.with_library(&from, |library| {
            let mut index = Index::new(Arc::clone(library));
            if Query::parse(&query).asks_ledger() {
                let board = ledger::board(ledger, &self.env)?;
                index.stand(standing(library, &board, jiff::Zoned::now().date()));
            }
            let outcome = index.search(&query, Within::Library, limit.unwrap_or(usize::MAX));
            for hint in &outcome.hints {
                complain(&fault::rendered(&hint.message(self.lang), None, self.lang));
            }
            let hits = &outcome.hits;
            print(&match form {
                HitForm::Text => lines(&items::hits(library, hits, self.lang)),
                HitForm::Json => pretty(&hits.iter().map(|hit| json::hit(library, hit, &outcome.marks)).collect()),
                HitForm::Ids => lines(&items::ids(library, hits)),
            })?;
            if outcome.total == 0 { Err(Fault::NothingFound { query }) } else { Ok(()) }
        })
    }

    fn minutes(&self, wanted: &args::Minutes) -> Result<(), Fault> {
        self.with_library(&wanted.from, |library| {
            minutes::take(wanted, library, self.lang, &self.env).and_then(|minutes| minutes::give(wanted, &minutes))
        })
    }

    fn check(&self, paths: &[PathBuf]) -> Result<(), Fault> {
        let (library, problems) = load::briefs(paths, &self.env);
        if problems.is_empty() {
            complain(&fault::rendered(&words::all_sound(library.briefs().len(), self.lang), None, self.lang));
            return Ok(());
        }
        print(&self.rendered(&problems))?;
        Err(Fault::Problems { count: problems.len() })
    }

    fn config(&self, json: bool) -> Result<(), Fault> {
        print(&if json {
            pretty(&config::json(&self.config, &self.settings.themes.0))
        } else {
            let path = self.settings.path.as_ref().map(|path| format!("# {}\n\n", clean(&path.to_string_lossy())));
            path.unwrap_or_default() + &config::text(&self.config, self.lang)
        })?;
        if self.settings.is_sound() { Ok(()) } else { Err(Fault::UnsoundSettings) }
    }

    /// The file of a theme inside the program, to begin one's own from; else which themes there are, and
    /// where each is from.
    fn themes(&self, name: Option<&str>) -> Result<(), Fault> {
        let built_in = theme::BUILT_IN.iter().find(|(known, _)| Some(*known) == name);
        if let Some((_, file)) = built_in {
            return print(file);
        }
        let (themes, problems) = &self.settings.themes;
        let cells = themes.names().map(|name| Width::Narrow.cells(name)).max().unwrap_or(0);
        let line = |it: &Known| {
            let mark = if it.name == self.config.theme.value { "*" } else { " " };
            let from = it.path.as_deref().map_or(words::BUILT_IN.in_lang(self.lang).into(), clean);
            format!("{mark} {}  {from}", Width::Narrow.pad(&it.name, cells))
        };
        print(&lines(&themes.all().iter().map(line).collect::<Vec<_>>()))?;
        if problems.is_empty() { Ok(()) } else { Err(Fault::Problems { count: problems.len() }) }
    }

    fn keys(&self, keymap: Option<&Path>, json: bool) -> Result<(), Fault> {
        let (keymap, problems) = load::keymap(keymap, &self.env);
        print(&if json { pretty(&help::keys_json(&keymap)) } else { help::keys_text(&keymap, self.lang) })?;
        if problems.is_empty() {
            return Ok(());
        }
        complain(&self.rendered(&problems));
        Err(Fault::UnsoundKeymap)
    }

    fn prepare(&self, plan: &meeting::Plan) -> Result<(), Fault> {
        let (library, problems) = load::briefs(&plan.from, &self.env);
        let prepared = meeting::prepare(plan, library, self.lang, &self.env);
        self.tell_beside(&problems);
        prepared
    }

    /// Answers from the briefs of those paths, and then says what is wrong with their files.
    fn with_library(
        &self,
        from: &[PathBuf],
        answer: impl FnOnce(&Arc<Library>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut loader = Loader::new(from, &self.env);
        let (library, problems) = loader.load().unwrap_or_default();
        let answered = answer(&library);
        self.tell_beside(&problems);
        loader.keep();
        // The process is about to end: to take a large library apart would only take time.
        std::mem::forget(library);
        answered
    }

    /// What is wrong with the files, beside an answer from what is sound of them.
    fn tell_beside(&self, problems: &[Problem]) {
        if !problems.is_empty() {
            complain(&self.rendered(problems));
            complain(&fault::rendered(&words::problems_beside(problems.len(), self.lang), None, self.lang));
        }
    }

    /// The problems, each with a blank line after it.
    fn rendered(&self, problems: &[Problem]) -> String {
        problems.iter().map(|problem| problem.render(self.lang) + "\n\n").collect()
    }
}

/// The columns that a page may take.
fn columns() -> u16 {
    if !io::stdout().is_terminal() {
        return COLUMNS;
    }
    Output.size().map_or(COLUMNS, |size| size.width)
}

fn lines(lines: &[String]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

/// Writes the answer to standard output, clean. A reader who has gone has seen enough.
fn print(text: &str) -> Result<(), Fault> {
    print_bytes(clean_lines(text).as_bytes())
}

/// Writes an answer that may be no text, or that has to stay what it is to the byte.
fn print_bytes(bytes: &[u8]) -> Result<(), Fault> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Fault::Output(error)),
        _ => Ok(()),
    }
}

/// Writes to standard error, clean, which nobody need read.
fn complain(text: &str) {
    let _ = io::stderr().write_all(clean_lines(text).as_bytes());
}
