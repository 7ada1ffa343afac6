//! How a ledger is opened: what the file is, and what has to be done before it can be used.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags, TransactionBehavior, backup};

use super::file;
use super::schema::{Version, take_steps, version};
use super::wait::TURN;
use super::{Access, Options, Sqlite, head, kind_of};
use crate::ledger::error::{StoreError, StoreErrorKind};

type Result<T, E = StoreError> = std::result::Result<T, E>;

/// Opens the ledger at an absolute path; `steps` is the schema. To be tried again while somebody holds it.
pub(super) fn open(path: &Path, options: Options, steps: &[&str]) -> Result<Sqlite> {
    let opening = Opening { path, steps };
    if file::is_something_else(path) {
        return Err(opening.error(StoreErrorKind::NotALedger));
    }
    let writes = options.access == Access::ReadWrite;
    if writes {
        file::create(path).map_err(|error| opening.io(error))?;
    }
    let Some(identity) = file::identity(path).map_err(|error| opening.io(error))? else {
        return Err(opening.error(StoreErrorKind::Missing));
    };
    let mut connection = opening.connect(options.access).map_err(|error| opening.sql(error))?;
    let is_writable = writes && !connection.is_readonly(MAIN_DB).map_err(|error| opening.sql(error))?;
    let mut copy = None;
    if is_writable {
        copy = opening.prepare(&mut connection)?;
    }
    let obstacle = match version(&connection).map_err(|error| opening.sql(error))? {
        Version::Empty => return Err(opening.error(StoreErrorKind::Missing)),
        Version::Foreign => return Err(opening.error(StoreErrorKind::NotALedger)),
        Version::Ledger(version) if version > steps.len() => Some(StoreErrorKind::NewerSchema),
        Version::Ledger(_) => (!is_writable).then_some(StoreErrorKind::ReadOnly),
    };
    // A file that is damaged is to be known for it now, not when the first decision is taken.
    head(&connection).map_err(|error| opening.sql(error))?;
    Ok(Sqlite {
        connection,
        path: path.to_owned(),
        identity,
        version: steps.len(),
        patience: options.patience,
        obstacle,
        copy,
        seen: None,
        written: None,
    })
}

struct Opening<'a> {
    path: &'a Path,
    steps: &'a [&'a str],
}

impl Opening<'_> {
    fn connect(&self, access: Access) -> rusqlite::Result<Connection> {
        let mode = match access {
            // Where the system refuses to write, SQLite opens for reading instead.
            Access::ReadWrite => OpenFlags::SQLITE_OPEN_READ_WRITE,
            Access::ReadOnly => OpenFlags::SQLITE_OPEN_READ_ONLY,
        };
        let connection = Connection::open_with_flags(
            self.path,
            mode | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE,
        )?;
        connection.busy_timeout(TURN)?;
        // The file may come from anywhere: what stands in its schema gets no powers.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        Ok(connection)
    }

    /// Makes the ledger one of this version and sets how it is written. Returns where the copy of
    /// an older ledger stands.
    fn prepare(&self, connection: &mut Connection) -> Result<Option<PathBuf>> {
        let found = version(connection).map_err(|error| self.sql(error))?;
        match found {
            Version::Foreign => return Ok(None),
            Version::Ledger(version) if version > self.steps.len() => return Ok(None),
            Version::Empty | Version::Ledger(_) => {}
        }
        self.set_durability(connection).map_err(|error| self.sql(error))?;
        if found == Version::Ledger(self.steps.len()) { Ok(None) } else { self.migrate(connection) }
    }

    /// A rollback journal, because write-ahead logs do not open on read-only media and break on
    /// network file systems; `EXTRA`, because only then is the end of the journal, which is the
    /// commit, on the disk before the commit returns.
    fn set_durability(&self, connection: &Connection) -> rusqlite::Result<()> {
        connection.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
        connection.pragma_update(None, "synchronous", "EXTRA")
    }

    /// Takes the missing steps of the schema in one transaction; of a ledger that has taken some
    /// a copy is made first, while nobody else can write.
    fn migrate(&self, connection: &mut Connection) -> Result<Option<PathBuf>> {
        let transaction =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(|error| self.sql(error))?;
        // Somebody else may have done it in the meantime.
        let taken = match version(&transaction).map_err(|error| self.sql(error))? {
            Version::Empty => 0,
            Version::Ledger(taken) if taken < self.steps.len() => taken,
            Version::Ledger(_) | Version::Foreign => return Ok(None),
        };
        let copy = if taken == 0 { None } else { Some(self.copy(taken)?) };
        let migrated = take_steps(&transaction, self.steps, taken).and_then(|()| transaction.commit());
        if let (Err(_), Some(copy)) = (&migrated, &copy) {
            discard(copy);
        }
        migrated.map_err(|error| self.sql(error))?;
        Ok(copy)
    }

    /// Copies the ledger to a file beside it that only its owner may read.
    fn copy(&self, version: usize) -> Result<PathBuf> {
        let copy = file::create_beside(self.path, version).map_err(|error| self.io(error))?;
        self.fill(&copy).inspect_err(|_| discard(&copy)).map_err(|error| self.sql(error))?;
        Ok(copy)
    }

    fn fill(&self, copy: &Path) -> rusqlite::Result<()> {
        let from = self.connect(Access::ReadOnly)?;
        let mut to = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        backup::Backup::new(&from, &mut to)?.run_to_completion(1000, Duration::ZERO, None)
    }

    fn error(&self, kind: StoreErrorKind) -> StoreError {
        StoreError::new(kind, self.path)
    }

    fn sql(&self, error: rusqlite::Error) -> StoreError {
        StoreError::caused(kind_of(&error), self.path, error)
    }

    fn io(&self, error: std::io::Error) -> StoreError {
        StoreError::io(self.path, error)
    }
}

/// Removes a copy of a ledger that is as it was. One that stays is no harm, and the reason why it is
/// not needed says more than the reason why it stays.
fn discard(copy: &Path) {
    let _ = fs::remove_file(copy);
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::super::schema::STEPS;
    use super::super::wait::patiently;
    use super::*;
    use crate::ledger::jsonl;
    use crate::ledger::{Draft, Entry, Note, Store, Subject};

    const LATER: &[&str] = &[STEPS[0], "ALTER TABLE record ADD COLUMN sign TEXT"];
    const BROKEN: &[&str] = &[STEPS[0], "CREATE TABLE half (x); CREATE TABLE record (x)"];

    fn ledger(path: &Path, steps: &[&str]) -> Sqlite {
        let options = Options::default();
        patiently(options.patience, || open(path, options, steps)).expect("a ledger that opens")
    }

    fn draft(text: &str) -> Draft {
        let subject = Subject { brief: "ferry".into(), item: "FE-01".into() };
        let note = Entry::Note(Note { subject, text: text.to_owned() });
        Draft { time: jiff::Timestamp::UNIX_EPOCH, who: "書記".to_owned(), meeting: None, entry: note }
    }

    #[test]
    fn a_commit_returns_only_when_it_is_on_the_disk() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ledger.sqlite");
        for turn in ["made", "opened"] {
            let ledger = ledger(&path, STEPS);
            let pragma =
                |name| ledger.connection.pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0));
            assert_eq!(pragma("synchronous"), Ok(3.into()), "{turn}: 3 is EXTRA");
            assert_eq!(pragma("journal_mode"), Ok("delete".to_owned().into()), "{turn}");
        }
    }

    fn lines(ledger: &mut Sqlite) -> String {
        jsonl::write(&ledger.sealed_since(0).expect("readable"))
    }

    fn files(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder").map(|it| it.expect("an entry").file_name());
        let mut names: Vec<String> = entries.map(|name| name.into_string().expect("UTF-8")).collect();
        names.sort();
        names
    }

    #[test]
    fn an_older_ledger_is_copied_and_then_brought_to_this_version() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ledger.sqlite");
        let mut old = ledger(&path, STEPS);
        old.append(&[draft("旧版で")]).expect("appended");
        let before = lines(&mut old);
        fs::write(folder.path().join("ledger.sqlite.v1.bak"), "somebody's").expect("written");

        let mut new = ledger(&path, LATER);
        assert_eq!(files(folder.path()), ["ledger.sqlite", "ledger.sqlite.v1.2.bak", "ledger.sqlite.v1.bak"]);
        let copy = new.copy().expect("a copy was made").to_owned();
        assert_eq!(fs::metadata(&copy).expect("there").permissions().mode() & 0o777, 0o600);
        assert_eq!(lines(&mut ledger(&copy, STEPS)), before, "the copy is a ledger of its version");
        new.append(&[draft("新版で")]).expect("appended");
        assert!(new.verify().expect("readable").is_sound());
        assert!(lines(&mut new).starts_with(&before));

        // The old program, still open on it, neither writes to it nor goes blind.
        assert_eq!(old.append(&[draft("旧版で")]).expect_err("refused").kind, StoreErrorKind::NewerSchema);
        assert_eq!(old.since(1).expect("readable").len(), 1);
        assert!(ledger(&path, LATER).copy().is_none(), "nothing more to do");
    }

    #[test]
    fn a_ledger_of_a_later_version_is_open_for_reading_only() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ledger.sqlite");
        ledger(&path, LATER).append(&[draft("新版で")]).expect("appended");
        let before = fs::read(&path).expect("readable");
        let mut old = ledger(&path, STEPS);
        assert_eq!(old.obstacle().map(|it| it.kind), Some(StoreErrorKind::NewerSchema));
        assert_eq!(old.since(0).expect("readable").len(), 1);
        assert_eq!(old.append(&[draft("旧版で")]).expect_err("refused").kind, StoreErrorKind::NewerSchema);
        assert!(fs::read(&path).expect("readable") == before);
        assert_eq!(files(folder.path()), ["ledger.sqlite"]);
    }

    #[test]
    fn a_step_that_fails_leaves_the_ledger_as_it_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ledger.sqlite");
        ledger(&path, STEPS).append(&[draft("旧版で")]).expect("appended");
        let before = fs::read(&path).expect("readable");
        assert!(open(&path, Options::default(), BROKEN).is_err());
        assert!(fs::read(&path).expect("readable") == before);
        assert_eq!(files(folder.path()), ["ledger.sqlite"]);
        assert_eq!(ledger(&path, STEPS).since(0).expect("readable").len(), 1);
    }

    #[test]
    fn desks_that_find_an_older_ledger_together_bring_it_on_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ledger.sqlite");
        ledger(&path, STEPS).append(&[draft("旧版で")]).expect("appended");
        let copies: usize = std::thread::scope(|scope| {
            let desks: Vec<_> = (0..6).map(|_| scope.spawn(|| ledger(&path, LATER).copy().is_some())).collect();
            desks.into_iter().map(|desk| usize::from(desk.join().expect("no panic"))).sum()
        });
        assert_eq!(copies, 1);
        assert_eq!(files(folder.path()).len(), 2);
    }
}
