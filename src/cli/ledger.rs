//! The ledger from the shell: whether it is sound, its records, its meetings.

use std::path::{Path, PathBuf};

use super::fault::Fault;
use super::{print, table, words};
use crate::lang::Lang;
use crate::ledger::{Access, Board, Options, Sqlite, Store, jsonl};
use crate::shell::files::Env;

/// What is asked of the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Whether it is sound, how many records it has, and the hash of the last.
    Verify,
    /// Its records as JSON Lines.
    Export,
    /// Its meetings.
    Meetings,
}

impl Asked {
    /// What is asked by its name on the command line.
    pub(super) fn named(name: &str) -> Option<Asked> {
        match name {
            "verify" => Some(Asked::Verify),
            "export" => Some(Asked::Export),
            "meetings" => Some(Asked::Meetings),
            _ => None,
        }
    }

    /// The names on the command line.
    pub(super) const NAMES: [&'static str; 3] = ["verify", "export", "meetings"];
}

/// Answers from the ledger in that file, else from the user's own. Nothing is written.
pub(super) fn answer(asked: Asked, path: Option<PathBuf>, env: &Env, lang: Lang) -> Result<(), Fault> {
    let path = path.or_else(|| env.ledger()).unwrap_or_default();
    let options = Options { access: Access::ReadOnly, ..Options::default() };
    let mut store = Sqlite::open(&path, options).map_err(Fault::Ledger)?;
    match asked {
        Asked::Verify => verify(&mut store, &path, lang),
        Asked::Export => print(&jsonl::write(&store.sealed_since(0).map_err(Fault::Ledger)?)),
        Asked::Meetings => meetings(&mut store),
    }
}

fn verify(store: &mut Sqlite, path: &Path, lang: Lang) -> Result<(), Fault> {
    let found = store.verify().map_err(Fault::Ledger)?;
    print(&words::verified(path, &found, lang))?;
    if found.is_sound() { Ok(()) } else { Err(Fault::UnsoundLedger) }
}

/// One meeting a line: id, day, how many of its items are decided, name.
fn meetings(store: &mut Sqlite) -> Result<(), Fault> {
    let board = Board::of(&store.since(0).map_err(Fault::Ledger)?);
    let rows: Vec<[String; 4]> = board
        .meetings()
        .map(|meeting| {
            let agenda = board.agenda(&meeting.what.id);
            let decided = agenda.iter().filter(|item| item.decision.is_some()).count();
            let count = format!("{decided}/{}", agenda.len());
            [meeting.what.id.to_string(), meeting.what.date.to_string(), count, meeting.what.name.clone()]
        })
        .collect();
    if rows.is_empty() {
        return Err(Fault::NothingToList);
    }
    print(&super::lines(&table::aligned(&rows)))
}
