//! Disks that are full, may not be written or are no longer there, under a meeting on a terminal.
//! What was typed stays on the screen until it is recorded, there or in another place.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use teigen::ledger::Response;

use crate::seat::{ENTER, Room, Seat, decisions};
use crate::support::disk::Disk;

const ALT_L: &str = "\x1bl";
const FULL: &str = "Not recorded: No space is left for the ledger";
const READ_ONLY: &str = "The ledger is read-only";

/// A room whose ledger is on that disk.
fn room_on(disk: &Disk) -> Room {
    Room::new().with_ledger(disk.path().join("ledger.sqlite")).with_meeting(&["KJ", "NK"])
}

/// A reason so long that a small disk takes few of them.
fn long(turn: usize) -> String {
    format!("{}-reason-{turn}", "長".repeat(300))
}

/// Defers or rejects one item after the other until the disk is full; the reason that was not taken.
fn fill(seat: &mut Seat) -> String {
    for turn in 0.. {
        // What has the same response already is opened with its reason, to be added to.
        seat.type_keys(&format!("{}{}{ENTER}", 5 + turn % 2, long(turn)));
        let before = seat.last();
        seat.desk.wait_until("a record or its refusal", |screen| {
            let text = screen.contents();
            text.contains(FULL) || Seat::number_on(&text) > before
        });
        if seat.desk.screen().contents().contains(FULL) {
            assert!(turn > 3, "some went in before");
            return long(turn);
        }
        seat.wait_recorded();
    }
    unreachable!()
}

/// The reason of the last decision in the ledger.
fn last_reason(room: &Room) -> String {
    room.verified();
    let records = room.records();
    match records.last().and_then(|it| it.entry.as_ref()) {
        Some(teigen::ledger::Entry::Decision(it)) => it.reason.clone(),
        other => panic!("no decision: {other:?}"),
    }
}

/// Waits until what was typed is on the screen.
#[track_caller]
fn assert_typed(seat: &mut Seat, reason: &str) {
    seat.desk.wait_for(reason.trim_start_matches('長'));
}

#[test]
fn a_full_disk_keeps_the_text_on_the_screen_until_there_is_room() {
    let Some(disk) = Disk::new("192k") else { return };
    let room = room_on(&disk);
    let mut seat = room.sit();
    let reason = fill(&mut seat);
    assert_typed(&mut seat, &reason);
    // Tried again by hand: as full as before.
    seat.type_keys(ENTER);
    seat.desk.wait_for(FULL);
    assert_typed(&mut seat, &reason);
    let before = room.verified().0;
    assert_eq!(Some(before), seat.last(), "all that the screen said, and no more");

    // With room, it is recorded without a key.
    disk.remount("size=1m");
    assert_eq!(seat.wait_recorded(), before + 1);
    assert_eq!(last_reason(&room), reason);
    seat.type_keys("q");
    assert_eq!(seat.desk.wait_ended(), 0);
}

#[test]
fn from_a_full_disk_the_ledger_goes_on_in_another_place_with_all_its_records() {
    let Some(disk) = Disk::new("192k") else { return };
    let room = room_on(&disk);
    let mut seat = room.sit();
    let reason = fill(&mut seat);
    let before = room.records();
    let elsewhere = tempfile::tempdir().unwrap();

    // A place that does not do is said, and what was typed is still there.
    seat.type_keys(ALT_L);
    seat.desk.wait_for("Ledger file");
    seat.type_keys(&format!("{}{ENTER}", disk.path().join("beside.sqlite").display()));
    seat.desk.wait_until("the form again", |screen| {
        let text = screen.contents();
        text.contains(FULL) && text.contains("Reason *")
    });
    assert_typed(&mut seat, &reason);

    let other = elsewhere.path().join("taken/ledger.sqlite");
    seat.type_keys(ALT_L);
    seat.desk.wait_for("Ledger file");
    seat.type_keys(&format!("{}{ENTER}", other.display()));
    assert_eq!(seat.wait_recorded() as usize, before.len() + 1);
    assert_eq!(seat.record("1") as usize, before.len() + 2);
    seat.desk.wait_for("Council");

    let there = room.with_ledger(other);
    there.verified();
    assert_eq!(there.records()[..before.len()], before);
    assert_eq!(decisions(&there.records()).last_key_value().unwrap().1.1, Response::Accepted);
}

/// The folder, as a medium on which nothing can be written any more is; for root that is no bar.
#[test]
fn a_folder_that_turns_read_only_keeps_the_text_on_the_screen_until_it_is_writable() {
    let room = Room::new();
    if !room.is_open_to_others() {
        println!("skipped: the program cannot be run by another user");
        return;
    }
    let room = room.with_meeting(&["KJ", "NK"]);
    let mut seat = room.sit_as_another();
    seat.record("1");
    room.set_mode(0o555);
    seat.type_keys(&format!("6{}{ENTER}", long(0)));
    seat.desk.wait_for("Not recorded: Nothing can be recorded: the ledger is read-only here.");
    assert_typed(&mut seat, &long(0));
    room.set_mode(0o755);
    seat.wait_recorded();
    assert_eq!(last_reason(&room), long(0));
}

#[test]
fn on_media_that_are_read_only_the_meeting_is_read_and_goes_on_elsewhere() {
    let Some(disk) = Disk::new("1m") else { return };
    let room = room_on(&disk);
    let mut seat = room.sit();
    seat.record("1");
    seat.type_keys("q");
    seat.desk.wait_ended();
    disk.remount("ro");
    let mut seat = room.sit();
    seat.type_keys("1");
    seat.desk.wait_for(READ_ONLY);
    let before = room.records();
    let elsewhere = tempfile::tempdir().unwrap();
    let other = elsewhere.path().join("ledger.sqlite");
    seat.type_keys(ALT_L);
    seat.desk.wait_for("Ledger file");
    seat.type_keys(&format!("{}{ENTER}", other.display()));
    seat.desk.wait_until("the form gone", |screen| !screen.contents().contains("Ledger file"));
    assert_eq!(seat.record("1") as usize, before.len() + 1);
    let there = room.with_ledger(other);
    there.verified();
    assert_eq!(there.records()[..before.len()], before);
}

#[test]
fn a_ledger_that_vanishes_is_missed_and_goes_on_where_it_is_put_back_or_elsewhere() {
    let room = Room::new().with_meeting(&["KJ", "NK"]);
    let aside = room.ledger.with_extension("aside");
    let mut seat = room.sit();
    seat.record("1");
    fs::rename(&room.ledger, &aside).unwrap();
    seat.type_keys(&format!("5{}{ENTER}", long(0)));
    seat.desk.wait_for("Not recorded: The ledger file was removed or replaced");
    assert_typed(&mut seat, &long(0));
    seat.desk.wait_for("Not recorded: There is no ledger file here.");
    assert!(!room.ledger.exists(), "no empty ledger takes its place");
    fs::rename(&aside, &room.ledger).unwrap();
    seat.wait_recorded();
    assert_eq!(last_reason(&room), long(0));

    let before = room.records();
    fs::remove_file(&room.ledger).unwrap();
    seat.type_keys(&format!("5{}{ENTER}", long(1)));
    seat.desk.wait_for("Not recorded: The ledger file was removed or replaced");
    let other = room.ledger.with_file_name("other.sqlite");
    seat.type_keys(ALT_L);
    seat.desk.wait_for("Ledger file");
    seat.type_keys(&format!("{}{ENTER}", other.display()));
    seat.wait_recorded();
    let there = room.with_ledger(other);
    assert_eq!(last_reason(&there), long(1));
    assert_eq!(there.records()[..before.len()], before, "the file is gone, its records are not");
}

#[test]
fn an_older_copy_put_in_the_place_of_the_ledger_gets_what_it_lacks() {
    let room = Room::new().with_meeting(&["KJ", "NK"]);
    let mut seat = room.sit();
    let older = fs::read(&room.ledger).unwrap();
    seat.record("1");
    seat.record("1");
    let before = room.records();
    fs::remove_file(&room.ledger).unwrap();
    fs::write(&room.ledger, older).unwrap();
    seat.type_keys(&format!("5{}{ENTER}", long(0)));
    seat.wait_recorded();
    assert_eq!(last_reason(&room), long(0));
    assert_eq!(room.records()[..before.len()], before);
}

#[test]
fn a_ledger_that_somebody_holds_is_waited_for() {
    let room = Room::new().with_meeting(&["KJ", "NK"]);
    let mut seat = room.sit();
    seat.record("1");
    let other = Connection::open(&room.ledger).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    seat.type_keys(&format!("5{}{ENTER}", long(0)));
    seat.desk.wait_for("Not recorded: Another program is using the ledger.");
    assert_typed(&mut seat, &long(0));
    other.execute_batch("ROLLBACK").unwrap();
    seat.wait_recorded();
    assert_eq!(last_reason(&room), long(0));
}

#[test]
fn what_waits_is_never_put_on_top_of_another_ledger() {
    let room = Room::new().with_meeting(&["KJ", "NK"]);
    let another = Room::new().with_meeting(&["NK"]);
    let mut seat = room.sit();
    seat.record("1");
    let bytes = |path: &Path| fs::read(path).unwrap();
    let before = bytes(&another.ledger);
    let lock = Connection::open(&room.ledger).unwrap();
    lock.execute_batch("BEGIN EXCLUSIVE").unwrap();
    seat.type_keys(&format!("5{}{ENTER}", long(0)));
    seat.desk.wait_for("Not recorded: Another program is using the ledger.");
    seat.type_keys(ALT_L);
    seat.desk.wait_for("Ledger file");
    seat.type_keys(&format!("{}{ENTER}", another.ledger.display()));
    seat.desk.wait_for("the ledger differs from record 1 on");
    assert_typed(&mut seat, &long(0));
    assert!(bytes(&another.ledger) == before);
    lock.execute_batch("ROLLBACK").unwrap();
    seat.wait_recorded();
    assert_eq!(last_reason(&room), long(0));
}
