//! A ledger in an SQLite file.

mod file;
mod open;
mod schema;
mod wait;

use std::borrow::Cow;
use std::path::{self, Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, OptionalExtension, Row, Transaction, TransactionBehavior, ffi};

use crate::ledger::board::Board;
use crate::ledger::chain::{Chain, Verification};
use crate::ledger::error::{StoreError, StoreErrorKind};
use crate::ledger::record::{Draft, Head, Record, Sealed};
use crate::ledger::store::Store;
use file::Identity;
use schema::{STEPS, Version, version};
use wait::{hold_back, patiently};

type Result<T, E = StoreError> = std::result::Result<T, E>;

/// What a ledger is opened for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// To read and to record; the file is made where there is none. Where the system refuses to
    /// write, the ledger is opened all the same, with [`Store::obstacle`] saying why nothing can be
    /// recorded.
    #[default]
    ReadWrite,
    /// To read; nothing is written anywhere, not even beside the file.
    ReadOnly,
}

/// How a ledger is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// What for.
    pub access: Access,
    /// How long to wait for others who hold it.
    pub patience: Duration,
}

/// To read and to record, and to wait for others for five seconds.
impl Default for Options {
    fn default() -> Options {
        Options { access: Access::ReadWrite, patience: Duration::from_secs(5) }
    }
}

/// A ledger in an SQLite file. Any number of them, in one process or many, may be open on one file.
#[derive(Debug)]
pub struct Sqlite {
    connection: Connection,
    path: PathBuf,
    identity: Identity,
    version: usize,
    patience: Duration,
    obstacle: Option<StoreErrorKind>,
    copy: Option<PathBuf>,
    seen: Option<i64>,
    written: Option<Instant>,
}

impl Sqlite {
    /// Opens the ledger at that path.
    ///
    /// Where there is none it is made, with mode 0600, in a folder that, where it has to be made
    /// too, gets mode 0700. A ledger of an older version is copied to a file beside it and then
    /// brought to this one.
    ///
    /// # Errors
    /// When the file is missing, damaged or something else, is held by somebody, or the system
    /// refuses.
    pub fn open(path: &Path, options: Options) -> Result<Sqlite> {
        // Made absolute so that SQLite takes it for a path whatever it begins with.
        let path = path::absolute(path).map_err(|error| StoreError::io(path, error))?;
        patiently(options.patience, || open::open(&path, options, STEPS))
    }

    /// Where the ledger is kept, as an absolute path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The copy that was made of an older ledger before it was brought to this version.
    pub fn copy(&self) -> Option<&Path> {
        self.copy.as_deref()
    }

    /// Runs `write` in a transaction that nobody else can come between, and commits it.
    fn write<T>(&mut self, write: impl Fn(&Transaction<'_>, Head) -> Result<T, Fault>) -> Result<T> {
        if let Some(obstacle) = self.obstacle() {
            return Err(obstacle);
        }
        self.check_present()?;
        hold_back(self.written);
        let done = patiently(self.patience, || {
            transact(&mut self.connection, self.version, &write).map_err(|fault| fault.at(&self.path))
        })?;
        self.written = Some(Instant::now());
        // Had the file gone in the meantime, the record would be in one that nobody finds.
        self.check_present()?;
        Ok(done)
    }

    fn read<T>(&self, read: impl Fn(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        self.check_present()?;
        patiently(self.patience, || read(&self.connection).map_err(|error| Fault::from(error).at(&self.path)))
    }

    fn check_present(&self) -> Result<()> {
        match file::identity(&self.path).map_err(|error| StoreError::io(&self.path, error))? {
            Some(identity) if identity == self.identity => Ok(()),
            _ => Err(StoreError::new(StoreErrorKind::Vanished, &self.path)),
        }
    }
}

impl Store for Sqlite {
    fn obstacle(&self) -> Option<StoreError> {
        self.obstacle.map(|kind| StoreError::new(kind, &self.path))
    }

    fn append(&mut self, drafts: &[Draft]) -> Result<Vec<Record>> {
        self.write(|transaction, mut head| {
            let mut records = Vec::with_capacity(drafts.len());
            for draft in drafts {
                let draft = opened(transaction, draft)?;
                let sealed = Sealed::seal(&draft, head).map_err(|error| Fault::new(StoreErrorKind::Io, error))?;
                insert(transaction, &sealed)?;
                records.push(sealed.read().map_err(|error| Fault::new(StoreErrorKind::Io, error))?);
                head = sealed.head();
            }
            Ok(records)
        })
    }

    fn import(&mut self, chain: &Chain) -> Result<usize> {
        self.write(|transaction, _| {
            let (there, records) = (records_since(transaction, 0)?, chain.records());
            let alike = there.iter().zip(records).take_while(|(there, theirs)| there == theirs).count();
            if alike < there.len() {
                let sequence = u32::try_from(alike + 1).unwrap_or(u32::MAX);
                return Err(Fault { kind: StoreErrorKind::Diverged(sequence), cause: None });
            }
            let missing = records.get(alike..).unwrap_or_default();
            missing.iter().try_for_each(|sealed| insert(transaction, sealed))?;
            Ok(missing.len())
        })
    }

    fn sealed_since(&mut self, sequence: u32) -> Result<Vec<Sealed>> {
        self.read(|connection| records_since(connection, sequence))
    }

    fn since(&mut self, sequence: u32) -> Result<Vec<Record>> {
        let sealed = self.sealed_since(sequence)?;
        let records = sealed.iter().map(Sealed::read).collect::<Result<_, _>>();
        records.map_err(|error| StoreError::caused(StoreErrorKind::Corrupt, &self.path, error))
    }

    fn changed(&mut self) -> Result<bool> {
        let now = self.read(|connection| connection.pragma_query_value(None, "data_version", |row| row.get(0)))?;
        Ok(self.seen.replace(now) != Some(now))
    }

    fn verify(&mut self) -> Result<Verification> {
        let damage: Vec<String> = self.read(|connection| {
            connection.prepare("PRAGMA integrity_check")?.query_map([], |row| row.get(0))?.collect()
        })?;
        let damage = damage.into_iter().filter(|line| line != "ok").collect();
        Ok(Verification::of(&self.sealed_since(0)?, damage))
    }
}

fn transact<T>(
    connection: &mut Connection,
    mine: usize,
    write: impl Fn(&Transaction<'_>, Head) -> Result<T, Fault>,
) -> Result<T, Fault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // A later version may have taken the ledger over while it was open here.
    match version(&transaction)? {
        Version::Ledger(version) if version == mine => {}
        Version::Ledger(_) => return Err(Fault { kind: StoreErrorKind::NewerSchema, cause: None }),
        Version::Empty | Version::Foreign => return Err(Fault { kind: StoreErrorKind::NotALedger, cause: None }),
    }
    let head = head(&transaction)?;
    let written = write(&transaction, head)?;
    transaction.commit()?;
    Ok(written)
}

fn head(connection: &Connection) -> rusqlite::Result<Head> {
    let last = "SELECT sequence, body, hash FROM record ORDER BY sequence DESC LIMIT 1";
    Ok(connection.query_row(last, [], sealed).optional()?.map_or_else(Head::default, |last| last.head()))
}

fn records_since(connection: &Connection, sequence: u32) -> rusqlite::Result<Vec<Sealed>> {
    let mut after =
        connection.prepare("SELECT sequence, body, hash FROM record WHERE sequence > ?1 ORDER BY sequence")?;
    after.query_map([sequence], sealed)?.collect()
}

fn insert(transaction: &Transaction<'_>, sealed: &Sealed) -> Result<(), Fault> {
    let row = (sealed.sequence, &sealed.body, sealed.hash.to_string());
    transaction.execute("INSERT INTO record (sequence, body, hash) VALUES (?1, ?2, ?3)", row)?;
    Ok(())
}

fn sealed(row: &Row<'_>) -> rusqlite::Result<Sealed> {
    let hash: String = row.get(2)?;
    // A hash that is none is one that no body has.
    Ok(Sealed { sequence: row.get(0)?, body: row.get(1)?, hash: hash.parse().unwrap_or_default() })
}

/// The draft; a new meeting under an id that is free in what the ledger holds at this moment.
fn opened<'a>(transaction: &Transaction<'_>, draft: &'a Draft) -> rusqlite::Result<Cow<'a, Draft>> {
    let Some(date) = draft.opens() else { return Ok(Cow::Borrowed(draft)) };
    let records: Vec<Record> = records_since(transaction, 0)?.iter().filter_map(|it| it.read().ok()).collect();
    Ok(Cow::Owned(draft.under(Board::of(&records).free_meeting_id(date))))
}

/// What went wrong, before it is said with which file.
struct Fault {
    kind: StoreErrorKind,
    cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Fault {
    fn new(kind: StoreErrorKind, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Fault {
        Fault { kind, cause: Some(cause.into()) }
    }

    fn at(self, path: &Path) -> StoreError {
        match self.cause {
            Some(cause) => StoreError::caused(self.kind, path, cause),
            None => StoreError::new(self.kind, path),
        }
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Fault {
        Fault::new(kind_of(&error), error)
    }
}

/// What SQLite's words come to for a ledger.
fn kind_of(error: &rusqlite::Error) -> StoreErrorKind {
    let rusqlite::Error::SqliteFailure(failure, _) = error else {
        // A row that is not of the shape that its table has.
        return StoreErrorKind::Corrupt;
    };
    match (failure.code, failure.extended_code) {
        (_, ffi::SQLITE_READONLY_DBMOVED) => StoreErrorKind::Vanished,
        (_, ffi::SQLITE_READONLY_ROLLBACK | ffi::SQLITE_READONLY_RECOVERY) => StoreErrorKind::Unfinished,
        (ErrorCode::ReadOnly, _) => StoreErrorKind::ReadOnly,
        (ErrorCode::DiskFull, _) => StoreErrorKind::Full,
        (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => StoreErrorKind::Busy,
        // SQL that is always the same fails on nothing but a table that is not as it was made.
        (ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::ConstraintViolation, _)
        | (_, ffi::SQLITE_ERROR) => StoreErrorKind::Corrupt,
        _ => StoreErrorKind::Io,
    }
}
