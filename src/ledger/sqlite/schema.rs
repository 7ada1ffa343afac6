//! The tables of a ledger, and how an older ledger becomes one of this version.

use rusqlite::{Connection, Result};

/// What says that an SQLite file is a ledger: `teig` in ASCII.
const APPLICATION_ID: i32 = 0x7465_6967;

/// The steps from an empty file to the present schema. A ledger's version, its `user_version`, is
/// the number of steps that it has taken; a step that was ever released is never changed.
///
/// A new kind of record needs a step as well, be it an empty one: an older program must not record
/// on top of what it does not understand. It may read on, so `sequence`, `body` and `hash` of
/// `record` stay what they are.
pub(super) const STEPS: &[&str] = &["
    -- body is the record as it was hashed, the whole of it; the rest is to find and to check it.
    CREATE TABLE record (
        sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
        body     TEXT NOT NULL,
        hash     TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT;
    CREATE TRIGGER record_is_not_changed BEFORE UPDATE ON record
        BEGIN SELECT RAISE(ABORT, 'a ledger only grows'); END;
    CREATE TRIGGER record_is_not_removed BEFORE DELETE ON record
        BEGIN SELECT RAISE(ABORT, 'a ledger only grows'); END;
    -- Also keeps INSERT OR REPLACE off, which removes a row without asking the trigger above.
    CREATE TRIGGER record_comes_next BEFORE INSERT ON record
        WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM record)
        BEGIN SELECT RAISE(ABORT, 'a ledger only grows'); END;
"];

/// What an SQLite file is, as its header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    /// Nothing was ever written.
    Empty,
    /// A ledger that has taken so many steps.
    Ledger(usize),
    /// Somebody else's.
    Foreign,
}

pub(super) fn version(connection: &Connection) -> Result<Version> {
    let number = |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, i32>(0));
    Ok(match (number("application_id")?, usize::try_from(number("user_version")?)) {
        (APPLICATION_ID, Ok(version @ 1..)) => Version::Ledger(version),
        (0, Ok(0)) if number("schema_version")? == 0 => Version::Empty,
        _ => Version::Foreign,
    })
}

/// Takes the steps that a ledger of `version` steps lacks. To be called within a transaction.
pub(super) fn take_steps(connection: &Connection, steps: &[&str], version: usize) -> Result<()> {
    for step in steps.iter().skip(version) {
        connection.execute_batch(step)?;
    }
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", i64::try_from(steps.len()).unwrap_or(i64::MAX))
}
