//! Desks that are killed while they write. A kill is not a loss of power: what the system has been
//! given to write it still writes.

use std::collections::BTreeMap;
use std::path::Path;
use std::thread;
use std::time::Duration;

use teigen::ledger::{Hash, Store};

use crate::support::{number, open, place};
use crate::writers::Writer;

/// Starts a writer, kills it somewhat after that many acknowledgements, and says what was
/// acknowledged.
fn killed(path: &Path, after: usize, turn: u32) -> BTreeMap<u32, Hash> {
    let mut writer = Writer::spawn(&mut Writer::command(path)).expect("started");
    let mut acknowledged = writer.hear(after).acknowledged;
    // Not for anything to be ready: so that the kills fall on every moment of a write and of the
    // breath after it, which together take some 30 ms.
    thread::sleep(Duration::from_micros(u64::from(turn) * 7919 % 29_989));
    writer.kill();
    acknowledged.extend(writer.rest().acknowledged);
    acknowledged
}

fn kills() -> u32 {
    number("TEIGEN_KILLS", 20)
}

/// `TEIGEN_KILLS` sets how often.
#[test]
fn no_acknowledged_record_is_lost_to_a_kill() {
    let (_folder, path) = place();
    let mut acknowledged = BTreeMap::new();
    let mut unsaid = 0;
    for turn in 0..kills() {
        acknowledged.extend(killed(&path, turn as usize % 4 + 1, turn));
        let mut ledger = open(&path);
        let found = ledger.verify().expect("readable");
        assert!(found.is_sound(), "after kill {turn}: {found:?}");
        let there: BTreeMap<u32, Hash> =
            ledger.sealed_since(0).expect("readable").iter().map(|it| (it.sequence, it.hash)).collect();
        for (sequence, hash) in &acknowledged {
            assert_eq!(there.get(sequence), Some(hash), "record {sequence} after kill {turn}");
        }
        unsaid = there.len() - acknowledged.len();
    }
    assert!(unsaid <= kills() as usize, "at most the one record that was being said");
    println!("{} kills, {} records acknowledged, 0 lost, {unsaid} kept unsaid", kills(), acknowledged.len());
}

#[test]
fn a_kill_while_a_ledger_is_made_leaves_one_that_opens() {
    for turn in 0..kills() {
        let (_folder, path) = place();
        let acknowledged = killed(&path, 0, turn);
        let mut ledger = open(&path);
        let there = ledger.since(0).expect("readable");
        assert!(there.len() >= acknowledged.len());
        assert!(ledger.verify().expect("readable").is_sound());
    }
}
