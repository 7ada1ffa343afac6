//! The ledger from the shell: whether it is sound, and its records.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use super::fault::{self, Fault};
use super::{complain, print, print_bytes, words};
use crate::lang::Lang;
use crate::ledger::{Access, Board, Options, Sqlite, Store, StoreError, StoreErrorKind, jsonl};
use crate::shell::env::Env;
use crate::shell::files;
use crate::shell::loader::STANDARD_INPUT;
use crate::text::clean::clean;

/// What is asked of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Whether it is sound, how many records it has, and the hash of the last.
    Verify,
    /// Its records as JSON Lines.
    Export,
    /// To take over the records in that file.
    Import(PathBuf),
}

/// The most bytes of records that are taken over.
const LARGEST: u64 = 256 << 20;

/// Answers from the ledger in that file, else from the user's own.
pub(super) fn answer(asked: &Asked, path: Option<PathBuf>, env: &Env, lang: Lang) -> Result<(), Fault> {
    let path = path_of(path, env);
    let open = || open_to_read(&path).map_err(Fault::Ledger);
    match asked {
        Asked::Verify => verify(&mut open()?, &path, lang),
        Asked::Export => export(&jsonl::write(&open()?.sealed_since(0).map_err(Fault::Ledger)?)),
        Asked::Import(from) => import(from, &path, lang),
    }
}

/// Takes over the records that an export wrote, all of them or none, and prints what a check of the
/// ledger finds. The records are checked, the last of them too, before anything is written.
fn import(from: &Path, path: &Path, lang: Lang) -> Result<(), Fault> {
    let file = if from.as_os_str() == STANDARD_INPUT {
        files::read_from_up_to(STANDARD_INPUT, io::stdin().lock(), LARGEST)
    } else {
        files::read_file_up_to(from, LARGEST)
    };
    let file = file.map_err(|problem| {
        complain(&format!("{}\n\n", problem.render(lang)));
        Fault::Problems { count: 1 }
    })?;
    let named = clean(&file.path).into_owned();
    let chain = jsonl::read_bytes(&file.bytes).map_err(|fault| Fault::NotRecords { path: named, fault })?;
    drop(file);
    let mut store = Sqlite::open(path, Options::default()).map_err(Fault::Ledger)?;
    let count = store.import(&chain).map_err(Fault::Ledger)?;
    complain(&fault::rendered(&words::imported(count, lang), None, lang));
    verify(&mut store, path, lang)
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

/// What the records in that file, else in the user's own ledger, come to; nothing where the user has
/// none yet.
pub(super) fn board(named: Option<PathBuf>, env: &Env) -> Result<Board, Fault> {
    let own = || env.ledger().filter(|path| path.exists());
    let Some(path) = named.or_else(own) else { return Ok(Board::default()) };
    let mut store = open_to_read(&path).map_err(Fault::Ledger)?;
    Ok(Board::of(&store.since(0).map_err(Fault::Ledger)?))
}

/// The bytes are what the hashes are of. A terminal, which would act on them, is shown clean ones.
fn export(records: &str) -> Result<(), Fault> {
    if io::stdout().is_terminal() { print(records) } else { print_bytes(records.as_bytes()) }
}

fn verify(store: &mut Sqlite, path: &Path, lang: Lang) -> Result<(), Fault> {
    let found = store.verify().map_err(Fault::Ledger)?;
    print(&words::verified(path, &found, lang))?;
    if found.is_sound() { Ok(()) } else { Err(Fault::UnsoundLedger) }
}
