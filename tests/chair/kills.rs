//! A desk that is killed while its chair decides. Acknowledged is what the screen said.

use std::collections::BTreeMap;
use std::thread;
use std::time::Duration;

use teigen::lang::Lang;
use teigen::ledger::{Hash, Record, Response};

use crate::seat::{Room, decisions, number};

/// How many kills one ledger goes through, so that it does not grow beyond what meetings come to.
const KILLS_A_LEDGER: u32 = 50;

/// `TEIGEN_KILLS` sets how often.
#[test]
fn what_the_screen_said_is_recorded_outlives_a_kill() {
    let kills = number("TEIGEN_KILLS", 5);
    let (mut acknowledged, mut unsaid) = (0, 0);
    let mut done = 0;
    while done < kills {
        let turns = KILLS_A_LEDGER.min(kills - done);
        let (said, kept) = killed_again_and_again(turns, done);
        acknowledged += said;
        unsaid += kept - said;
        done += turns;
    }
    println!("{kills} kills, {acknowledged} records acknowledged, 0 lost, {unsaid} kept unsaid");
}

/// Kills as many desks on one ledger; how many records the screens said, and how many there are.
fn killed_again_and_again(turns: u32, first: u32) -> (usize, usize) {
    let room = Room::new().with_meeting(&["KJ", "NK"]);
    let mut before: Vec<Hash> = vec![room.records()[0].hash];
    let mut acknowledged = BTreeMap::new();
    for turn in first..first + turns {
        let mut seat = room.sit();
        for step in 0..turn % 3 + 1 {
            seat.record(decision(turn + step));
        }
        seat.type_keys(decision(turn));
        // Not for anything to be ready: so that the kills fall on every moment of a key, its record
        // and the frame after it.
        thread::sleep(Duration::from_micros(u64::from(turn) * 7919 % 59_999));
        acknowledged.extend(seat.kill());

        let (count, _) = room.verified();
        let records = room.records();
        assert_eq!(count as usize, records.len());
        let hashes: Vec<Hash> = records.iter().map(|it| it.hash).collect();
        assert!(hashes.starts_with(&before), "what was there stays, after kill {turn}");
        let there = said_of(&records);
        for (sequence, said) in &acknowledged {
            assert_eq!(there.get(sequence), Some(said), "record {sequence} after kill {turn}");
        }
        before = hashes;
    }
    // The first record is the meeting, which the shell made.
    (acknowledged.len(), before.len() - 1)
}

/// What decides the item on the screen: at once, or with a reason.
fn decision(turn: u32) -> &'static str {
    if turn.is_multiple_of(2) { "1" } else { "5見積もりを待つ。\r" }
}

/// What a screen says of each decision.
fn said_of(records: &[Record]) -> BTreeMap<u32, String> {
    let said = |(item, response): (String, Response)| format!("{item} {}", response.in_lang(Lang::En));
    decisions(records).into_iter().map(|(sequence, decision)| (sequence, said(decision))).collect()
}
