//! The minutes of a meeting, written where they were asked for.

use std::io::{self, ErrorKind, IsTerminal};

use super::args::Minutes as Wanted;
use super::fault::Fault;
use super::ledger::{open_to_read, path_of};
use super::{meeting, print, print_bytes};
use crate::brief::Library;
use crate::lang::Lang;
use crate::ledger::{Board, StoreError, Verification};
use crate::minutes::Minutes;
use crate::shell::env::Env;
use crate::shell::minutes::checked;
use crate::shell::save::{Existing, save};
use crate::text::clean::clean;

/// Takes the minutes from the ledger, which is opened for reading only.
pub(super) fn take(wanted: &Wanted, library: &Library, lang: Lang, env: &Env) -> Result<Minutes, Fault> {
    let (board, verification) = read(wanted, env).map_err(Fault::Ledger)?;
    let id = meeting::find(&board, Some(&wanted.meeting))?;
    Minutes::new(library, &board, &id, lang, &verification).ok_or(Fault::NoMeeting)
}

fn read(wanted: &Wanted, env: &Env) -> Result<(Board, Verification), StoreError> {
    checked(&mut open_to_read(&path_of(wanted.ledger.clone(), env))?)
}

/// Writes the minutes to the file or to standard output.
pub(super) fn give(wanted: &Wanted, minutes: &Minutes) -> Result<(), Fault> {
    let format = wanted.format;
    let bytes = format.write(minutes).map_err(Fault::Output)?;
    let Some(output) = &wanted.output else {
        if !format.is_text() && io::stdout().is_terminal() {
            return Err(Fault::NotForTerminal);
        }
        return print_bytes(&bytes);
    };
    let path = if output.is_dir() { output.join(format.file_name(minutes)) } else { output.clone() };
    let existing = if wanted.force { Existing::Replace } else { Existing::Keep };
    let shown = clean(&path.to_string_lossy()).into_owned();
    match save(&path, &bytes, existing) {
        Ok(()) if output.is_dir() => print(&format!("{shown}\n")),
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(Fault::FileExists { path: shown }),
        Err(error) => Err(Fault::File { path: shown, error }),
    }
}
