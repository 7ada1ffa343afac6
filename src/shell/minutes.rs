//! Writing the minutes of a meeting from a ledger.

use std::io::{self, ErrorKind};
use std::path::Path;

use super::save::{Existing, save, whole};
use crate::brief::Library;
use crate::ledger::{Board, Store, StoreError, Verification};
use crate::minutes::Minutes;
use crate::state::{Unwritten, Wanted, Written};
use crate::text::clean::clean;

/// So many names are tried where the first is taken.
const NAMES: usize = 1000;

/// The board of the records that a check found, and what the check found of them: none that came in
/// after it.
///
/// # Errors
/// When the ledger cannot be read.
pub fn checked(store: &mut impl Store) -> Result<(Board, Verification), StoreError> {
    let verification = store.verify()?;
    let records = store.since(0)?;
    let board = Board::of(records.iter().take_while(|record| record.sequence <= verification.head.count));
    Ok((board, verification))
}

/// Writes the minutes that are asked for into a file that is not there yet.
///
/// # Errors
/// When the ledger cannot be read, or the file not be written; then none is there.
pub fn write(store: &mut impl Store, library: &Library, wanted: &Wanted) -> Result<Written, Unwritten> {
    let (board, verification) = checked(store).map_err(|error| Unwritten::Ledger(Some(error)))?;
    let Some(minutes) = Minutes::new(library, &board, &wanted.meeting, wanted.lang, &verification) else {
        return Err(Unwritten::Ledger(None));
    };
    let bytes = wanted.format.write(&minutes).map_err(|error| Unwritten::Other(said(&error)))?;
    let mut path = whole(&wanted.path);
    if path.is_dir() {
        path.push(wanted.format.file_name(&minutes));
    }
    match save(&path, &bytes, Existing::Keep) {
        Ok(()) => Ok(Written { path: shown(&path), format: wanted.format, ledger: minutes.ledger }),
        Err(error) => Err(match error.kind() {
            ErrorKind::AlreadyExists => free(&path).map_or(Unwritten::Forbidden, |free| Unwritten::Exists { free }),
            ErrorKind::NotFound | ErrorKind::NotADirectory => Unwritten::NoFolder,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Unwritten::Forbidden,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Unwritten::Full,
            _ => Unwritten::Other(said(&error)),
        }),
    }
}

/// The first name beside that of the path which no file has: `minutes-2.md`.
fn free(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_string_lossy().into_owned();
    let ending = path.extension().map_or(String::new(), |it| format!(".{}", it.to_string_lossy()));
    let names = (2..NAMES).map(|number| path.with_file_name(format!("{stem}-{number}{ending}")));
    names.into_iter().find(|name| name.symlink_metadata().is_err()).map(|name| shown(&name))
}

fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}

/// The operating system's words, without the number that the standard library puts behind them.
fn said(error: &io::Error) -> String {
    let words = error.to_string();
    clean(words.split(" (os error ").next().unwrap_or(&words)).into_owned()
}
