//! Disks that are full, may not be written, or are no longer there.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use teigen::lang::Lang;
use teigen::ledger::{Draft, Record, Sqlite, Store, StoreErrorKind};

use crate::small_disk::Disk;
use crate::support::{IMPATIENT, TO_READ, draft, note, open, open_fault, place};
use crate::writers::Writer;

fn ledger_on(disk: &Disk) -> PathBuf {
    disk.path().join("ledger.sqlite")
}

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

fn long(at: i64) -> Draft {
    draft(at, note(&format!("{at}{}", "長".repeat(300))))
}

#[test]
fn a_full_disk_costs_no_acknowledged_record_and_heals() {
    let Some(disk) = Disk::new("192k") else { return };
    let mut ledger = open(&ledger_on(&disk));
    let mut acknowledged: Vec<Record> = Vec::new();
    let full = loop {
        match ledger.append(&[long(acknowledged.len() as i64)]) {
            Ok(records) => acknowledged.extend(records),
            Err(error) => break error,
        }
    };
    assert!(acknowledged.len() > 20);
    assert_eq!(full.kind, StoreErrorKind::Full, "{full:?}");
    for _ in 0..3 {
        assert_eq!(ledger.append(&[long(0)]).expect_err("still full").kind, StoreErrorKind::Full);
    }
    assert_eq!(ledger.since(0).expect("readable"), acknowledged);
    assert!(ledger.verify().expect("readable").is_sound());
    assert_eq!(open(&ledger_on(&disk)).since(0).expect("readable"), acknowledged);

    disk.remount("size=1m");
    acknowledged.extend(ledger.append(&[long(0)]).expect("appended"));
    assert_eq!(ledger.since(0).expect("readable"), acknowledged);
}

#[test]
fn drafts_that_do_not_all_fit_on_the_disk_are_none_of_them_recorded() {
    let Some(disk) = Disk::new("192k") else { return };
    let mut ledger = open(&ledger_on(&disk));
    ledger.append(&[long(0)]).expect("appended");
    let batch: Vec<Draft> = (1..500).map(long).collect();
    assert_eq!(ledger.append(&batch).expect_err("does not fit").kind, StoreErrorKind::Full);
    assert_eq!(ledger.since(0).expect("readable").len(), 1);
    assert_eq!(ledger.append(&batch[..2]).expect("appended")[0].sequence, 2);
}

#[test]
fn a_disk_without_room_for_a_new_ledger_is_full() {
    let Some(disk) = Disk::new("4k") else { return };
    let fault = Sqlite::open(&ledger_on(&disk), IMPATIENT).expect_err("no room");
    assert_eq!(fault.kind, StoreErrorKind::Full, "{fault:?}");
}

#[test]
fn a_ledger_on_a_medium_that_cannot_be_written_is_read() {
    let Some(disk) = Disk::new("1m") else { return };
    let recorded = open(&ledger_on(&disk)).append(&[long(1), long(2)]).expect("appended");
    disk.remount("ro");
    for options in [IMPATIENT, TO_READ] {
        let mut ledger = Sqlite::open(&ledger_on(&disk), options).expect("opens");
        assert_eq!(ledger.obstacle().map(|it| it.kind), Some(StoreErrorKind::ReadOnly));
        assert_eq!(ledger.since(0).expect("readable"), recorded);
        assert!(ledger.verify().expect("readable").is_sound());
        assert_eq!(ledger.append(&[long(3)]).expect_err("refused").kind, StoreErrorKind::ReadOnly);
    }
    let elsewhere = disk.path().join("new/ledger.sqlite");
    assert_eq!(open_fault(&elsewhere, IMPATIENT), StoreErrorKind::ReadOnly);
    assert_eq!(open_fault(&elsewhere, TO_READ), StoreErrorKind::Missing);
}

/// Root may write what the modes forbid, so that somebody else has to try.
#[test]
fn modes_that_forbid_to_write_make_a_ledger_read_only() {
    let (folder, path) = place();
    open(&path).append(&[draft(0, note("先"))]).expect("appended");
    for (of_folder, of_file) in [(0o755, 0o444), (0o555, 0o666), (0o555, 0o444)] {
        set_mode(&path, of_file);
        set_mode(folder.path(), of_folder);
        let mut writer = Writer::command(&path);
        if is_root() {
            writer.uid(65534).gid(65534);
        }
        let Ok(writer) = Writer::spawn(&mut writer) else {
            println!("skipped: the tests cannot be run by another user");
            return;
        };
        assert_eq!(writer.rest().fault.as_deref(), Some("ReadOnly"), "{of_folder:o} {of_file:o}");
    }
    set_mode(folder.path(), 0o755);
    assert_eq!(open(&path).since(0).expect("readable").len(), 1);
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode)).expect("set");
}

#[test]
fn a_ledger_that_vanishes_is_missed_and_not_made_again() {
    let (folder, path) = place();
    let aside = folder.path().join("aside");
    let mut ledger = open(&path);
    let recorded = ledger.append(&[draft(0, note("先"))]).expect("appended");

    fs::rename(&path, &aside).expect("moved");
    assert_eq!(ledger.append(&[draft(1, note("後"))]).expect_err("gone").kind, StoreErrorKind::Vanished);
    assert_eq!(ledger.since(0).expect_err("gone").kind, StoreErrorKind::Vanished);
    assert_eq!(ledger.changed().expect_err("gone").kind, StoreErrorKind::Vanished);
    assert_eq!(ledger.verify().expect_err("gone").kind, StoreErrorKind::Vanished);
    assert!(!path.exists());

    fs::copy(&aside, &path).expect("replaced");
    let fault = ledger.append(&[draft(1, note("後"))]).expect_err("another file");
    assert_eq!(fault.kind, StoreErrorKind::Vanished);
    for lang in Lang::ALL {
        assert!(!fault.message(lang).is_empty() && !fault.hint(lang).is_empty());
    }

    fs::rename(&aside, &path).expect("put back");
    assert_eq!(ledger.append(&[draft(1, note("後"))]).expect("appended")[0].previous, recorded[0].hash);
}

/// More than SQLite holds in memory before it has to write into the file.
const HALF_A_WRITE: &str = "
    PRAGMA cache_size = 10;
    BEGIN IMMEDIATE;
    WITH RECURSIVE next(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM next WHERE n < 500)
    INSERT INTO record SELECT n, printf('%02000d', n), printf('%064d', n) FROM next";

/// As a crash leaves it: the record is half written, and what undoes it stands in the journal.
#[test]
fn what_a_crash_left_half_done_is_undone_by_who_may_write_and_named_to_who_may_not() {
    let (_folder, path) = place();
    let recorded = open(&path).append(&[draft(0, note("先"))]).expect("appended");
    let (_elsewhere, crashed) = place();
    let raw = Connection::open(&path).expect("opens");
    raw.execute_batch(HALF_A_WRITE).expect("written");
    let journal = |path: &Path| path.with_file_name("ledger.sqlite-journal");
    fs::copy(&path, &crashed).expect("copied");
    fs::copy(journal(&path), journal(&crashed)).expect("copied");

    assert_eq!(open_fault(&crashed, TO_READ), StoreErrorKind::Unfinished);
    assert_eq!(open(&crashed).since(0).expect("readable"), recorded);
    assert!(Sqlite::open(&crashed, TO_READ).is_ok());
}
