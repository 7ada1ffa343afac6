//! One ledger, several desks.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use proptest::prelude::*;
use rusqlite::Connection;
use teigen::ledger::{Board, Draft, Record, Sqlite, Store, StoreErrorKind};

use crate::records::one_of_each;
use crate::support::{IMPATIENT, TO_READ, draft, note, open, open_fault, place};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("there").permissions().mode() & 0o777
}

#[test]
fn what_is_appended_is_there_when_the_ledger_is_opened_again() {
    let (_folder, path) = place();
    let appended = open(&path).append(&one_of_each()).expect("appended");
    let mut again = open(&path);
    assert_eq!(again.since(0).expect("readable"), appended);
    assert_eq!(again.since(6).expect("readable"), appended[6..]);
    assert_eq!(again.since(8).expect("readable"), []);
    let verification = again.verify().expect("readable");
    assert!(verification.is_sound());
    assert_eq!((verification.head.count, verification.head.hash), (8, appended[7].hash));
    assert_eq!(Board::of(&appended).head(), verification.head);
}

#[test]
fn two_desks_write_one_chain_and_see_each_other() {
    let (_folder, path) = place();
    let (mut one, mut two) = (open(&path), open(&path));
    assert!(one.changed().expect("readable") && two.changed().expect("readable"));

    one.append(&[draft(0, note("一"))]).expect("appended");
    assert!(!one.changed().expect("readable"), "its own record is no news");
    assert!(two.changed().expect("readable"));
    assert!(!two.changed().expect("readable"));

    let second = two.append(&[draft(1, note("二"))]).expect("appended");
    assert!(one.changed().expect("readable"));
    assert_eq!(one.since(1).expect("readable"), second);
    assert!(one.verify().expect("readable").is_sound());
}

/// A clock that is set back moves no record.
#[test]
fn the_order_is_that_of_appending_whatever_the_clocks_say() {
    let (_folder, path) = place();
    let mut ledger = open(&path);
    for second in [100, 5, 50] {
        ledger.append(&[draft(second, note(&second.to_string()))]).expect("appended");
    }
    let said: Vec<_> = ledger.since(0).expect("readable").into_iter().map(|it| (it.sequence, it.entry)).collect();
    assert_eq!(said, [(1, Some(note("100"))), (2, Some(note("5"))), (3, Some(note("50")))]);
    assert!(ledger.verify().expect("readable").is_sound());
}

#[test]
fn a_new_ledger_is_its_owners_alone() {
    let (folder, _) = place();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("set");
    let path = folder.path().join("share/teigen/ledger.sqlite");
    let _ledger = open(&path);
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(&folder.path().join("share/teigen")), 0o700);
    assert_eq!(mode(&folder.path().join("share")), 0o700);
    assert_eq!(mode(folder.path()), 0o755, "a folder that was there stays as it was");

    let raw = Connection::open(&path).expect("opens");
    raw.execute_batch("BEGIN IMMEDIATE; INSERT INTO record VALUES (1, '', printf('%064d', 0))").expect("written");
    assert_eq!(mode(&path.with_file_name("ledger.sqlite-journal")), 0o600);
}

#[test]
fn modes_that_somebody_chose_are_left_alone() {
    let (_folder, path) = place();
    drop(open(&path));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("set");
    open(&path).append(&[draft(0, note("共有"))]).expect("appended");
    assert_eq!(mode(&path), 0o640);
}

#[test]
fn a_path_is_a_path_whatever_it_begins_with() {
    let (folder, _) = place();
    for name in ["file:a?mode=memory", ":memory:", "空 白%20"] {
        let path = folder.path().join(name);
        drop(open(&path));
        assert!(path.is_file(), "{name}");
    }
}

#[test]
fn reading_only_writes_nothing() {
    let (folder, path) = place();
    open(&path).append(&one_of_each()).expect("appended");
    let look = || -> Vec<_> {
        let entries = fs::read_dir(folder.path()).expect("a folder").map(|it| it.expect("an entry"));
        entries
            .map(|it| (it.file_name(), it.metadata().expect("there")))
            .map(|(name, it)| (name, it.mtime_nsec(), it.len()))
            .collect()
    };
    let before = look();
    let mut ledger = Sqlite::open(&path, TO_READ).expect("opens");
    assert_eq!(ledger.since(0).expect("readable").len(), 8);
    assert!(ledger.verify().expect("readable").is_sound());
    assert_eq!(ledger.obstacle().map(|it| it.kind), Some(StoreErrorKind::ReadOnly));
    assert_eq!(ledger.append(&[draft(0, note("不可"))]).expect_err("refused").kind, StoreErrorKind::ReadOnly);
    drop(ledger);
    assert_eq!(look(), before);
}

#[test]
fn a_ledger_that_is_not_there_is_not_made_by_reading() {
    let (folder, path) = place();
    assert_eq!(open_fault(&path, TO_READ), StoreErrorKind::Missing);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
    // As a desk leaves it that was killed between making the file and writing to it.
    fs::write(&path, "").expect("written");
    assert_eq!(open_fault(&path, TO_READ), StoreErrorKind::Missing);
    assert!(open(&path).since(0).expect("readable").is_empty());
}

#[test]
fn a_ledger_that_somebody_holds_is_busy_and_then_free() {
    let (_folder, path) = place();
    let mut ledger = Sqlite::open(&path, IMPATIENT).expect("opens");
    let other = Connection::open(&path).expect("opens");
    other.execute_batch("BEGIN EXCLUSIVE").expect("locked");
    assert_eq!(ledger.append(&[draft(0, note("待"))]).expect_err("refused").kind, StoreErrorKind::Busy);
    assert_eq!(ledger.since(0).expect_err("refused").kind, StoreErrorKind::Busy);
    assert_eq!(open_fault(&path, IMPATIENT), StoreErrorKind::Busy);
    other.execute_batch("ROLLBACK").expect("unlocked");
    assert_eq!(ledger.append(&[draft(0, note("待"))]).expect("appended").len(), 1);
}

/// A desk that reads keeps a writer from committing; the record is then not acknowledged, and not
/// there.
#[test]
fn a_commit_that_cannot_be_had_leaves_nothing_behind() {
    let (_folder, path) = place();
    let mut ledger = Sqlite::open(&path, IMPATIENT).expect("opens");
    let reader = Connection::open(&path).expect("opens");
    reader.execute_batch("BEGIN; SELECT count(*) FROM record").expect("reading");
    assert_eq!(ledger.append(&[draft(0, note("待"))]).expect_err("refused").kind, StoreErrorKind::Busy);
    reader.execute_batch("ROLLBACK").expect("done");
    assert_eq!(ledger.since(0).expect("readable"), []);
    assert_eq!(ledger.append(&[draft(0, note("待"))]).expect("appended")[0].sequence, 1);
}

/// What a desk does in the property below.
#[derive(Clone, Debug)]
enum Step {
    Append(usize),
    Reopen,
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn however_desks_take_turns_the_numbers_have_no_gap_and_the_chain_no_fork(
        steps in prop::collection::vec((0_usize..3, prop_oneof![(0_usize..4).prop_map(Step::Append), Just(Step::Reopen)]), 1..24)
    ) {
        let (_folder, path) = place();
        let mut desks = [open(&path), open(&path), open(&path)];
        let mut boards = [Board::default(), Board::default(), Board::default()];
        let mut acknowledged: Vec<Record> = Vec::new();
        for (turn, (desk, step)) in steps.into_iter().enumerate() {
            match step {
                Step::Append(count) => {
                    let drafts: Vec<Draft> = (0..count).map(|at| draft(turn as i64, note(&format!("{desk} {turn} {at}")))).collect();
                    acknowledged.extend(desks[desk].append(&drafts).expect("appended"));
                }
                Step::Reopen => desks[desk] = open(&path),
            }
            if desks[desk].changed().expect("readable") || turn % 2 == 0 {
                for record in desks[desk].since(boards[desk].head().count).expect("readable") {
                    prop_assert!(boards[desk].apply(&record));
                }
            }
        }
        prop_assert!(acknowledged.iter().map(|it| it.sequence).eq(1..=acknowledged.len() as u32));
        for (desk, board) in desks.iter_mut().zip(&mut boards) {
            prop_assert_eq!(&desk.since(0).expect("readable"), &acknowledged);
            desk.since(board.head().count).expect("readable").iter().for_each(|record| assert!(board.apply(record)));
            prop_assert!(desk.verify().expect("readable").is_sound());
        }
        prop_assert_eq!(&boards[0], &boards[1]);
        prop_assert_eq!(&boards[0], &Board::of(&acknowledged));
    }
}
