//! The arguments read: what is asked of the program.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::fault::Fault;
use super::grammar::{self, ALL, KINDS};
use super::items;
use super::ledger::Asked;
use super::meeting::Plan;
use crate::brief::{Date, ItemKind, Library};
use crate::config::{Key, Layer};
use crate::lang::Lang;
use crate::minutes::Format;
use crate::state::Order;
use crate::theme::Themes;

/// What is asked of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// To open the desk.
    Desk(Desk),
    /// To list items.
    List {
        /// Where to look.
        briefs: Briefs,
        /// The kinds of items, in the order in which they are listed.
        kinds: Vec<ItemKind>,
        /// Whether as JSON.
        json: bool,
    },
    /// To show one item.
    Show {
        /// Where to look.
        briefs: Briefs,
        /// The item's id, as typed.
        id: String,
        /// Whether as JSON.
        json: bool,
    },
    /// To search.
    Find(Find),
    /// To check files.
    Check {
        /// The files.
        paths: Vec<PathBuf>,
    },
    /// To print the format's JSON Schema.
    Schema,
    /// To print an example of a brief.
    New,
    /// To look at the ledger.
    Ledger {
        /// What is asked of it.
        asked: Asked,
        /// Its file, where one is named.
        path: Option<PathBuf>,
    },
    /// To prepare a meeting.
    Prepare(Plan),
    /// To list the meetings.
    Meetings {
        /// The ledger's file, where one is named.
        path: Option<PathBuf>,
        /// Whether as JSON.
        json: bool,
    },
    /// To draw the screen as a picture.
    Shot(Shot),
    /// To list the themes, or show the file of one.
    Themes {
        /// The theme inside the program whose file is asked for.
        name: Option<String>,
    },
    /// To show the settings.
    Config {
        /// Whether as JSON.
        json: bool,
    },
    /// To write the minutes of a meeting.
    Minutes(Minutes),
    /// To list the keys.
    Keys {
        /// The file that changes them.
        keymap: Option<PathBuf>,
        /// Whether as JSON.
        json: bool,
    },
}

/// How the desk is to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Desk {
    /// The briefs to open.
    pub(super) paths: Vec<PathBuf>,
    /// The file that changes the keys.
    pub(super) keymap: Option<PathBuf>,
    /// Whether line by line, without a screen.
    pub(super) plain: bool,
    /// The file of the ledger, where one is named.
    pub(super) ledger: Option<PathBuf>,
    /// Whether at the beginning of each brief, wherever one has been.
    pub(super) fresh: bool,
    /// Whether without writing anything.
    pub(super) read_only: bool,
    /// What it opens at.
    pub(super) at: Beginning,
}

/// What the desk opens at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Beginning {
    /// The first screen, else the list of briefs.
    Home,
    /// The same, with the tour.
    Tour,
    /// The meeting of that id or name; the last where none is named.
    Meeting(Option<String>),
}

/// Which picture of the screen is to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shot {
    /// The briefs to open.
    pub(super) from: Vec<PathBuf>,
    /// The screen, by its name.
    pub(super) screen: Option<String>,
    /// The keys typed there.
    pub(super) keys: String,
    /// Today.
    pub(super) today: Option<Date>,
    /// The ledger; none for none.
    pub(super) ledger: Option<PathBuf>,
    /// Its columns and rows.
    pub(super) size: (u16, u16),
    /// The file to write; none for standard output.
    pub(super) svg: Option<PathBuf>,
}

/// Which minutes are to be written, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Minutes {
    /// The id of the meeting, as typed.
    pub(super) meeting: String,
    /// The briefs to read.
    pub(super) from: Vec<PathBuf>,
    /// The ledger; none for the user's own.
    pub(super) ledger: Option<PathBuf>,
    /// The format.
    pub(super) format: Format,
    /// The file to write, or the folder to write it in; none for standard output.
    pub(super) output: Option<PathBuf>,
    /// Whether a file that exists is to be replaced.
    pub(super) force: bool,
}

/// What is searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Find {
    /// The briefs to read.
    pub(super) from: Vec<PathBuf>,
    /// The query.
    pub(super) query: String,
    /// The most hits to print.
    pub(super) limit: Option<usize>,
    /// How they are printed.
    pub(super) form: HitForm,
    /// The ledger; none for the user's own.
    pub(super) ledger: Option<PathBuf>,
}

/// How hits are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HitForm {
    /// As lines to be read.
    Text,
    /// As JSON.
    Json,
    /// As ids, one a line.
    Ids,
}

/// Which briefs a command looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Briefs {
    /// The files to read; none for those that the desk would open.
    pub(super) from: Vec<PathBuf>,
    /// The one brief to look at, by id or prefix, as typed.
    only: Option<String>,
}

/// Reads the arguments, the program's name first: the command, and the settings among the options.
///
/// # Errors
/// Also where help or the version is asked for; clap's error says which.
pub(super) fn parse(args: &[OsString], lang: Lang, themes: &Themes) -> Result<(Command, Layer), clap::Error> {
    let matches = grammar::parser(lang, themes).try_get_matches_from(args)?;
    let options = settings(matches.subcommand().map_or(&matches, |(_, it)| it));
    let json = |matches: &ArgMatches| matches.get_flag("json");
    let keymap = |matches: &ArgMatches| matches.get_one("keymap").cloned();
    let command = match matches.subcommand() {
        Some(("list", it)) => Command::List { briefs: briefs(it), kinds: kinds(it), json: json(it) },
        Some(("show", it)) => {
            let id = it.get_one("id").cloned().unwrap_or_default();
            Command::Show { briefs: briefs(it), id, json: json(it) }
        }
        Some(("find", it)) => {
            let words: Vec<String> = many(it, "query");
            let form = match (it.get_flag("ids"), json(it)) {
                (true, _) => HitForm::Ids,
                (false, true) => HitForm::Json,
                (false, false) => HitForm::Text,
            };
            let (limit, ledger) = (it.get_one("limit").copied(), it.get_one("ledger").cloned());
            Command::Find(Find { from: many(it, "from"), query: words.join(" "), limit, form, ledger })
        }
        Some(("check", it)) => Command::Check { paths: many(it, "path") },
        Some(("schema", _)) => Command::Schema,
        Some(("new", _)) => Command::New,
        Some(("ledger", it)) => {
            let asked = match it.subcommand() {
                Some(("export", _)) => Asked::Export,
                Some(("import", it)) => Asked::Import(it.get_one("file").cloned().unwrap_or_default()),
                _ => Asked::Verify,
            };
            Command::Ledger { asked, path: ledger(&matches) }
        }
        Some(("meeting", it)) => match it.subcommand() {
            Some(("new", of_new)) => Command::Prepare(Plan { ledger: ledger(&matches), ..plan(of_new) }),
            Some((_, of_list)) => Command::Meetings { path: ledger(&matches), json: json(of_list) },
            None => {
                let at = Beginning::Meeting(it.get_one("meeting").cloned());
                Command::Desk(Desk { at, ..desk(it) })
            }
        },
        Some(("shot", it)) => Command::Shot(Shot {
            from: many(it, "from"),
            screen: it.get_one("screen").cloned(),
            today: it.get_one("today").copied(),
            ledger: it.get_one("ledger").cloned(),
            keys: it.get_one("typed").cloned().unwrap_or_default(),
            size: it.get_one("size").copied().unwrap_or((120, 40)),
            svg: it.get_one("svg").cloned(),
        }),
        Some(("themes", it)) => Command::Themes { name: it.get_one("name").cloned() },
        Some(("config", it)) => Command::Config { json: json(it) },
        Some(("minutes", it)) => Command::Minutes(Minutes { ledger: ledger(&matches), ..minutes(it) }),
        Some(("keys", it)) => Command::Keys { keymap: keymap(it), json: json(it) },
        Some(("tour", it)) => Command::Desk(Desk { at: Beginning::Tour, ..desk(it) }),
        _ => Command::Desk(desk(&matches)),
    };
    Ok((command, options))
}

/// The ledger that is named, after the command or before it.
fn ledger(matches: &ArgMatches) -> Option<PathBuf> {
    let inner = matches.subcommand().and_then(|(_, it)| ledger(it));
    // Not every command has the option.
    inner.or_else(|| matches.try_get_one("ledger").ok().flatten().cloned())
}

fn plan(matches: &ArgMatches) -> Plan {
    let text = |id: &str| matches.get_one::<String>(id).cloned();
    Plan {
        name: text("name").unwrap_or_default(),
        date: text("date"),
        place: text("place").unwrap_or_default(),
        attendees: many(matches, "attendee"),
        briefs: many(matches, "brief"),
        filter: text("filter").unwrap_or_default(),
        order: text("order").and_then(|tag| Order::from_tag(&tag)).unwrap_or_default(),
        limit: matches.get_one("limit").copied(),
        from: many(matches, "from"),
        ledger: None,
    }
}

fn desk(matches: &ArgMatches) -> Desk {
    // A command that names something else first takes its briefs by an option.
    let paths = if matches.try_contains_id("path").is_ok() { "path" } else { "from" };
    Desk {
        paths: many(matches, paths),
        keymap: matches.get_one("keymap").cloned(),
        plain: matches.get_flag("plain"),
        ledger: matches.get_one("ledger").cloned(),
        fresh: matches.get_flag("fresh"),
        read_only: matches.get_flag("read-only"),
        at: Beginning::Home,
    }
}

fn many<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, id: &str) -> Vec<T> {
    matches.get_many(id).into_iter().flatten().cloned().collect()
}

impl Briefs {
    /// The index of the one brief to look at, if there is to be one.
    pub(super) fn only(&self, library: &Library) -> Result<Option<u32>, Fault> {
        self.only.as_deref().map(|named| items::find_brief(library, named)).transpose()
    }
}

fn briefs(matches: &ArgMatches) -> Briefs {
    Briefs { from: many(matches, "from"), only: matches.get_one("brief").cloned() }
}

/// The kinds that are named, each once.
fn kinds(matches: &ArgMatches) -> Vec<ItemKind> {
    let names: Vec<String> = many(matches, "kind");
    let named = names.iter().flat_map(|name| KINDS.iter().filter(move |(known, _)| name == ALL || name == known));
    let mut kinds = Vec::new();
    for (_, kind) in named {
        if !kinds.contains(kind) {
            kinds.push(*kind);
        }
    }
    kinds
}

/// The settings that the options make.
fn settings(matches: &ArgMatches) -> Layer {
    let mut options = Layer::default();
    for key in Key::ALL {
        // A command does not have every option, and a value that does not fit did not pass the parser.
        if let Ok(Some(word)) = matches.try_get_one::<String>(key.name()) {
            let _ = options.set_option(*key, word);
        }
    }
    options
}

fn minutes(matches: &ArgMatches) -> Minutes {
    let is_file = |path: &PathBuf| path.as_os_str() != "-";
    let output = matches.get_one("output").cloned().filter(is_file);
    let named = matches.get_one::<String>("format").map(String::as_str);
    let ending = output.as_deref().and_then(Path::extension).and_then(OsStr::to_str);
    Minutes {
        meeting: matches.get_one("meeting").cloned().unwrap_or_default(),
        from: many(matches, "from"),
        ledger: None,
        format: named.or(ending).and_then(Format::from_tag).unwrap_or(Format::Markdown),
        output,
        force: matches.get_flag("force"),
    }
}
