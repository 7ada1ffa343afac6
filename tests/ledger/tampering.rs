//! Ledgers that somebody laid hands on, or that are none.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use teigen::ledger::{Sqlite, Store, StoreErrorKind, Verification};

use crate::support::{IMPATIENT, TO_READ, draft, note, open, open_fault, place};

fn ledger_of_five(path: &Path) {
    let drafts: Vec<_> = (1..=5).map(|at| draft(at, note(&format!("覚書{at}")))).collect();
    open(path).append(&drafts).expect("appended");
}

/// What a check finds after somebody without the triggers in their way ran that SQL.
fn verified_after(sql: &str) -> Verification {
    let (_folder, path) = place();
    ledger_of_five(&path);
    let raw = Connection::open(&path).expect("opens");
    let triggers = ["record_is_not_changed", "record_is_not_removed", "record_comes_next"];
    triggers.iter().for_each(|name| raw.execute_batch(&format!("DROP TRIGGER {name}")).expect("dropped"));
    raw.execute_batch(sql).expect("run");
    drop(raw);
    open(&path).verify().expect("readable")
}

#[test]
fn the_first_record_that_was_tampered_with_is_named() {
    let any_hash = "printf('%064d', 7)";
    for (sql, broken) in [
        ("UPDATE record SET body = replace(body, '覚書3', '覚書9') WHERE sequence = 3".to_owned(), 3),
        (format!("UPDATE record SET hash = {any_hash} WHERE sequence = 5"), 5),
        ("UPDATE record SET hash = upper(hash) WHERE sequence = 2".to_owned(), 2),
        ("DELETE FROM record WHERE sequence = 1".to_owned(), 1),
        ("DELETE FROM record WHERE sequence = 4".to_owned(), 4),
        ("UPDATE record SET sequence = 9 WHERE sequence = 5".to_owned(), 5),
        ("UPDATE record SET sequence = 9 WHERE sequence = 2; UPDATE record SET sequence = 2 WHERE sequence = 3; UPDATE record SET sequence = 3 WHERE sequence = 9".to_owned(), 2),
        (format!("INSERT INTO record VALUES (6, (SELECT body FROM record WHERE sequence = 5), {any_hash})"), 6),
        ("UPDATE record SET body = '' WHERE sequence = 1".to_owned(), 1),
    ] {
        let found = verified_after(&sql);
        assert_eq!(found.broken, Some(broken), "{sql}");
        assert!(!found.is_sound());
    }
}

/// A record rewritten together with its hash is given away by the one after it.
#[test]
fn a_record_that_was_sealed_anew_breaks_the_one_after_it() {
    let (_folder, path) = place();
    ledger_of_five(&path);
    let mut forged = open(&path).sealed_since(2).expect("readable").remove(0);
    forged.body = forged.body.replace("覚書3", "覚書9");
    forged.hash = teigen::ledger::Hash::of(&forged.body);
    let raw = Connection::open(&path).expect("opens");
    raw.execute_batch("DROP TRIGGER record_is_not_changed").expect("dropped");
    raw.execute("UPDATE record SET body = ?1, hash = ?2 WHERE sequence = 3", (&forged.body, forged.hash.to_string()))
        .expect("run");
    assert_eq!(open(&path).verify().expect("readable").broken, Some(4));
}

/// All that the chain cannot show: only who kept the count and the hash can tell.
#[test]
fn an_end_that_was_cut_off_shows_in_the_count_and_the_head_alone() {
    let whole = verified_after("");
    let cut = verified_after("DELETE FROM record WHERE sequence = 5");
    assert!(whole.is_sound() && cut.is_sound());
    assert_eq!((whole.head.count, cut.head.count), (5, 4));
    assert_ne!(whole.head.hash, cut.head.hash);
}

#[test]
fn the_file_itself_refuses_to_change_remove_or_skip_a_record() {
    let (_folder, path) = place();
    ledger_of_five(&path);
    let raw = Connection::open(&path).expect("opens");
    for sql in [
        "UPDATE record SET body = '' WHERE sequence = 3",
        "UPDATE OR REPLACE record SET sequence = 4 WHERE sequence = 3",
        "DELETE FROM record",
        "REPLACE INTO record VALUES (3, '', printf('%064d', 0))",
        "INSERT INTO record VALUES (7, '', printf('%064d', 0))",
        "INSERT INTO record VALUES (6, '', 'short')",
        "INSERT INTO record VALUES (6, x'00', printf('%064d', 0))",
    ] {
        assert!(raw.execute_batch(sql).is_err(), "{sql}");
    }
    assert!(open(&path).verify().expect("readable").is_sound());
}

#[test]
fn a_body_that_is_no_record_is_corrupt_and_still_verified() {
    let (_folder, path) = place();
    ledger_of_five(&path);
    let raw = Connection::open(&path).expect("opens");
    raw.execute_batch("INSERT INTO record VALUES (6, 'x', printf('%064d', 0))").expect("written");
    let mut ledger = open(&path);
    assert_eq!(ledger.since(0).expect_err("unreadable").kind, StoreErrorKind::Corrupt);
    assert_eq!(ledger.since(0).expect_err("unreadable").path, path);
    assert_eq!(ledger.verify().expect("readable").broken, Some(6));
}

#[test]
fn a_damaged_file_is_corrupt_and_left_as_it_is() {
    for (from, to) in [(0, 100), (0, 4096), (100, 4096)] {
        let (_folder, path) = place();
        ledger_of_five(&path);
        let mut bytes = fs::read(&path).expect("readable");
        bytes[from..to].fill(0x5a);
        fs::write(&path, &bytes).expect("written");
        for options in [IMPATIENT, TO_READ] {
            assert_eq!(open_fault(&path, options), StoreErrorKind::Corrupt, "{from}..{to}");
        }
        assert!(fs::read(&path).expect("readable") == bytes);
    }
}

#[test]
fn damage_behind_the_first_page_is_found_by_reading_or_by_the_check() {
    let (_folder, path) = place();
    let drafts: Vec<_> = (1..=50).map(|at| draft(at, note(&"長い覚書。".repeat(40)))).collect();
    open(&path).append(&drafts).expect("appended");
    let mut bytes = fs::read(&path).expect("readable");
    let half = bytes.len() / 2 / 4096 * 4096;
    bytes[half..half + 4096].fill(0x5a);
    fs::write(&path, &bytes).expect("written");
    let mut ledger = Sqlite::open(&path, TO_READ).expect("opens");
    assert_eq!(ledger.since(0).expect_err("unreadable").kind, StoreErrorKind::Corrupt);
    assert!(ledger.verify().is_ok_and(|found| !found.is_sound()) || ledger.verify().is_err());
}

#[test]
fn a_file_that_is_something_else_is_said_to_be_and_left_alone() {
    let (_folder, path) = place();
    Connection::open(&path).expect("opens").execute_batch("CREATE TABLE mine (x)").expect("written");
    let before = fs::read(&path).expect("readable");
    for options in [IMPATIENT, TO_READ] {
        assert_eq!(open_fault(&path, options), StoreErrorKind::NotALedger);
    }
    assert!(fs::read(&path).expect("readable") == before);

    fs::write(&path, "title: a brief\n".repeat(100)).expect("written");
    assert_eq!(open_fault(&path, IMPATIENT), StoreErrorKind::Corrupt);
    assert_eq!(open_fault(path.parent().expect("a folder"), IMPATIENT), StoreErrorKind::NotALedger);
}
