//! The arguments read: what is asked of the program.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ArgMatches;

use super::fault::Fault;
use super::grammar::{self, ALL, KINDS, THEMES};
use super::items;
use crate::brief::{ItemKind, Library};
use crate::lang::Lang;
use crate::theme::Theme;

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
    Find {
        /// The briefs to read.
        from: Vec<PathBuf>,
        /// The query.
        query: String,
        /// The most hits to print.
        limit: Option<usize>,
        /// Whether as JSON.
        json: bool,
    },
    /// To check files.
    Check {
        /// The files.
        paths: Vec<PathBuf>,
    },
    /// To print the format's JSON Schema.
    Schema,
    /// To print an example of a brief.
    New,
    /// To draw the screen as a picture.
    Shot(Shot),
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
    /// The colours, where they are asked for.
    pub(super) theme: Option<Theme>,
    /// Whether line by line, without a screen.
    pub(super) plain: bool,
    /// The file of the ledger, where one is named.
    pub(super) ledger: Option<PathBuf>,
    /// Whether nothing may be written anywhere.
    pub(super) read_only: bool,
}

/// Which picture of the screen is to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shot {
    /// The briefs to open.
    pub(super) from: Vec<PathBuf>,
    /// The keys that lead to the screen, as typed.
    pub(super) keys: String,
    /// Its columns and rows.
    pub(super) size: (u16, u16),
    /// The colours, where they are asked for.
    pub(super) theme: Option<Theme>,
    /// The file to write; none for standard output.
    pub(super) svg: Option<PathBuf>,
}

/// Which briefs a command looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Briefs {
    /// The files to read; none for those that the desk would open.
    pub(super) from: Vec<PathBuf>,
    /// The one brief to look at, by id or prefix, as typed.
    only: Option<String>,
}

/// Reads the arguments, the program's name first.
///
/// # Errors
/// Also where help or the version is asked for; clap's error says which.
pub(super) fn parse(args: &[OsString], lang: Lang) -> Result<Command, clap::Error> {
    let matches = grammar::parser(lang).try_get_matches_from(args)?;
    let json = |matches: &ArgMatches| matches.get_flag("json");
    let keymap = |matches: &ArgMatches| matches.get_one("keymap").cloned();
    Ok(match matches.subcommand() {
        Some(("list", it)) => Command::List { briefs: briefs(it), kinds: kinds(it), json: json(it) },
        Some(("show", it)) => {
            let id = it.get_one("id").cloned().unwrap_or_default();
            Command::Show { briefs: briefs(it), id, json: json(it) }
        }
        Some(("find", it)) => {
            let words: Vec<String> = many(it, "query");
            let limit = it.get_one("limit").copied();
            Command::Find { from: many(it, "from"), query: words.join(" "), limit, json: json(it) }
        }
        Some(("check", it)) => Command::Check { paths: many(it, "path") },
        Some(("schema", _)) => Command::Schema,
        Some(("new", _)) => Command::New,
        Some(("shot", it)) => Command::Shot(Shot {
            from: many(it, "from"),
            keys: it.get_one("typed").cloned().unwrap_or_default(),
            size: it.get_one("size").copied().unwrap_or((120, 40)),
            theme: theme(it),
            svg: it.get_one("svg").cloned(),
        }),
        Some(("keys", it)) => Command::Keys { keymap: keymap(it), json: json(it) },
        _ => Command::Desk(Desk {
            paths: many(&matches, "path"),
            keymap: keymap(&matches),
            theme: theme(&matches),
            plain: matches.get_flag("plain"),
            ledger: matches.get_one("ledger").cloned(),
            read_only: matches.get_flag("read-only"),
        }),
    })
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

fn theme(matches: &ArgMatches) -> Option<Theme> {
    let named = matches.get_one::<String>("theme")?;
    THEMES.iter().find(|(name, _)| name == named).map(|(_, theme)| *theme)
}
