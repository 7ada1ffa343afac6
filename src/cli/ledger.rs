//! The ledger from the shell: whether it is sound, and its records.

use std::path::{Path, PathBuf};

use super::fault::Fault;
use super::{print, words};
use crate::lang::Lang;
use crate::ledger::{Access, Options, Sqlite, Store, StoreError, StoreErrorKind, jsonl};
use crate::shell::files::Env;

/// What is asked of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Whether it is sound, how many records it has, and the hash of the last.
    Verify,
    /// Its records as JSON Lines.
    Export,
}

/// Answers from the ledger in that file, else from the user's own.
pub(super) fn answer(asked: &Asked, path: Option<PathBuf>, env: &Env, lang: Lang) -> Result<(), Fault> {
    let path = path_of(path, env);
    let mut store = open_to_read(&path).map_err(Fault::Ledger)?;
    match asked {
        Asked::Verify => verify(&mut store, &path, lang),
        Asked::Export => print(&jsonl::write(&store.sealed_since(0).map_err(Fault::Ledger)?)),
    }
}

/// The ledger that is named, else the user's own.
pub(super) fn path_of(named: Option<PathBuf>, env: &Env) -> PathBuf {
    named.or_else(|| env.ledger()).unwrap_or_default()
}

/// Opens a ledger to read it. Nothing is written, but for this: where somebody was cut off while
/// writing, what they left half done is undone, as by whoever opens the ledger next.
pub(super) fn open_to_read(path: &Path) -> Result<Sqlite, StoreError> {
    let open = |access| Sqlite::open(path, Options { access, ..Options::default() });
    match open(Access::ReadOnly) {
        Err(error) if error.kind == StoreErrorKind::Unfinished => drop(open(Access::ReadWrite)?),
        opened => return opened,
    }
    open(Access::ReadOnly)
}

fn verify(store: &mut Sqlite, path: &Path, lang: Lang) -> Result<(), Fault> {
    let found = store.verify().map_err(Fault::Ledger)?;
    print(&words::verified(path, &found, lang))?;
    if found.is_sound() { Ok(()) } else { Err(Fault::UnsoundLedger) }
}
