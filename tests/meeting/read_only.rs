//! Read-only: nothing is written anywhere, whatever keys are pressed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use teigen::lang::Lang;

use super::support::desk::Desk;
use super::{Room, has};

/// Every file under a folder with its bytes and the time of its last change.
fn files(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            let changed = path.metadata().unwrap().modified().unwrap();
            all.insert(path.clone(), (std::fs::read(&path).unwrap(), changed));
        }
    }
    all
}

/// The keys that write, by the way to the place where they do.
const WRITING: [(&str, &str); 16] = [
    ("m", "<enter>"),
    ("mj", "w"),
    ("mj", "e"),
    ("mj<enter>", "1"),
    ("mj<enter>", "5"),
    ("mj<enter>", "s"),
    ("mj<enter>", "J"),
    ("mj<enter>", "n"),
    ("mj<enter>k", "d"),
    ("mj<enter>", "u"),
    ("mj<enter>", "CC"),
    ("mj<enter>", "w"),
    ("mj<enter>", "e"),
    ("mj<enter>o", "J"),
    ("gf", "i"),
    ("gf<enter>", "a"),
];

#[test]
fn read_only_writes_nothing_in_any_view_and_says_so() {
    let room = Room::new();
    drop(room.meeting(Lang::En, 120, 40).keys("1"));
    let before = files(room.folder.path());
    for (way, key) in WRITING {
        let desk = Desk::open(Lang::En, 120, 40).read_only(&room.ledger()).keys(way);
        has(&desk.keys(key), "Opened read-only: nothing is written.");
    }
    assert!(files(room.folder.path()) == before, "a file was written to");
}

#[test]
fn read_only_without_a_ledger_makes_none() {
    let room = Room::new();
    for (way, key) in [("m", "<enter>"), ("<enter>j", "a"), ("gf", "i")] {
        let desk = Desk::open(Lang::Ja, 120, 40).read_only(&room.ledger()).keys(way).keys(key);
        has(&desk, "読み取り専用で開いているため、何も書き込みません。");
    }
    let elsewhere = room.folder.path().join("elsewhere.sqlite");
    let desk = Desk::open(Lang::En, 120, 40).read_only(&room.ledger());
    has(&desk.keys("<alt-l>").paste(elsewhere.to_str().unwrap()).keys("<enter>"), "There is no ledger file here.");
    assert_eq!(files(room.folder.path()), BTreeMap::new());
}

#[test]
fn read_only_writes_nothing_whatever_keys_are_pressed_wherever() {
    let room = Room::new();
    drop(room.meeting(Lang::En, 120, 40).keys("1"));
    let before = files(room.folder.path());
    let ways = ["", "gh", "<enter>", "<enter>jj<enter>", "gt", "gr", "gx", "gc", "gf", "m", "mj<enter>", "mj<enter>o"];
    for way in ways {
        let mut desk = Desk::open(Lang::En, 80, 24).read_only(&room.ledger()).keys(way);
        for key in (' '..='~').filter(|key| !matches!(key, 'q' | '<' | ' ')) {
            desk = desk.keys(&key.to_string()).keys("<ctrl-s>");
        }
    }
    assert!(files(room.folder.path()) == before, "a file was written to");
}
