//! The review meeting, from the keyboard: what is decided, and that it stays decided.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod agenda;
mod follow_up;
mod minutes;
mod read_only;
#[path = "../support/mod.rs"]
mod support;
mod undo;

use std::path::{Path, PathBuf};

use support::desk::{Desk, fixture, has, lacks, screens};
use teigen::action::Action;
use teigen::label::Word;
use teigen::lang::Lang;
use teigen::ledger::{Access, Board, Options, Response, Sqlite, Store};
use tempfile::TempDir;

struct Room {
    folder: TempDir,
}

impl Room {
    fn new() -> Room {
        Room { folder: tempfile::tempdir().unwrap() }
    }

    fn ledger(&self) -> PathBuf {
        self.folder.path().join("teigen").join("ledger.sqlite")
    }

    fn desk(&self, lang: Lang, columns: u16, rows: u16) -> Desk {
        Desk::open(lang, columns, rows).on_ledger(&self.ledger())
    }

    /// A desk in a new meeting over all three proposals of the fixture.
    fn meeting(&self, lang: Lang, columns: u16, rows: u16) -> Desk {
        self.desk(lang, columns, rows).keys("m<enter>").paste("Council").keys("<ctrl-s>")
    }
}

fn board(path: &Path) -> Board {
    let mut store = Sqlite::open(path, Options { access: Access::ReadOnly, ..Options::default() }).unwrap();
    assert!(store.verify().unwrap().is_sound());
    Board::of(&store.since(0).unwrap())
}

fn responses(path: &Path) -> Vec<Response> {
    let board = board(path);
    let id = board.meetings().next_back().unwrap().what.id.clone();
    board.agenda(&id).iter().map(|item| board.response(item.subject)).collect()
}

#[test]
fn a_meeting_is_opened_from_the_screen_and_begins_with_its_first_item() {
    let room = Room::new();
    let desk = room.meeting(Lang::En, 120, 40);
    has(&desk, "Council");
    has(&desk, "1/3");
    has(&desk, "Begin joint operation of the ferries");
    has(&desk, "Undecided 3");
}

#[test]
fn the_review_screen_is_the_same_at_every_size_and_in_every_language() {
    for (name, screen) in screens("review", |lang, columns, rows| Room::new().meeting(lang, columns, rows)) {
        insta::assert_snapshot!(name, screen);
    }
}

#[test]
fn a_plain_yes_is_one_key_and_the_next_undecided_item_comes() {
    let room = Room::new();
    let desk = room.meeting(Lang::En, 120, 40).keys("1");
    has(&desk, "FE-01 Accepted · secretary · #2");
    has(&desk, "2/3");
    assert_eq!(responses(&room.ledger()), [Response::Accepted, Response::Undecided, Response::Undecided]);
}

#[test]
fn anything_else_asks_for_a_reason_and_is_not_recorded_without_one() {
    let room = Room::new();
    let desk = room.meeting(Lang::En, 120, 40).keys("5");
    has(&desk, "FE-01  Deferred");
    let desk = desk.keys("<enter>");
    has(&desk, "This field is required.");
    assert_eq!(responses(&room.ledger())[0], Response::Undecided);
    let desk = desk.paste("費用の見積もりを待つ").keys("<enter>");
    has(&desk, "FE-01 Deferred · secretary");
    let desk = desk.keys("k");
    has(&desk, "費用の見積もりを待つ");
    assert_eq!(responses(&room.ledger())[0], Response::Deferred);
}

#[test]
fn a_form_keeps_its_owner_due_date_and_dissent() {
    let room = Room::new();
    let desk = room.meeting(Lang::En, 120, 40).keys("6").paste("no").keys("<tab>").paste("Harbour office");
    let desk = desk.keys("<tab>").paste("2026-13-01").keys("<enter>");
    has(&desk, "Not a date");
    let desk = desk.keys("<ctrl-u>").paste("4/1").keys("<tab><tab>").paste("West Town").keys("<enter>k");
    for words in ["Harbour office", "2026-04-01 · Due soon", "West Town", "Rejected"] {
        has(&desk, words);
    }
}

#[test]
fn a_date_that_is_typed_takes_the_place_of_the_one_proposed() {
    let room = Room::new();
    let desk = room.desk(Lang::En, 80, 24).keys("m<enter>").paste("Council").keys("<tab>").paste("4/1");
    lacks(&desk, "2026-03-024/1");
    has(&desk, "4/1");
    // Whoever goes into it changes it.
    let desk = desk.keys("<esc><esc><enter>").paste("Council").keys("<tab><left><backspace>1");
    has(&desk, "2026-03-12");
}

#[test]
fn leaving_a_form_with_text_in_it_asks_once_more() {
    let room = Room::new();
    let desk = room.meeting(Lang::En, 120, 40).keys("4").paste("typed").keys("<esc>");
    has(&desk, "Esc again drops what was typed.");
    let desk = desk.keys("x");
    has(&desk, "typedx");
    let desk = desk.keys("<esc><esc>");
    lacks(&desk, "typedx");
    has(&desk, "1/3");
}

#[test]
fn undo_is_one_more_record_again_and_again() {
    let room = Room::new();
    let desk = room.meeting(Lang::En, 120, 40).keys("11");
    has(&desk, "3/3");
    let desk = desk.keys("u");
    has(&desk, "2/3");
    let desk = desk.keys("u");
    has(&desk, "1/3");
    assert_eq!(responses(&room.ledger()), [Response::Undecided; 3]);
    assert_eq!(board(&room.ledger()).head().count, 5);
    has(&desk.keys("u"), "There is nothing to undo.");
}

#[test]
fn items_are_set_aside_moved_and_come_back_to() {
    let room = Room::new();
    let desk = room.meeting(Lang::En, 120, 40).keys("s");
    has(&desk, "2/3");
    has(&desk, "Undecided 2");
    let desk = desk.keys("K");
    has(&desk, "1/3");
    has(&desk, "Hold rescue drills twice a year");
    let desk = desk.keys("o");
    has(&desk, "agenda");
    let desk = desk.keys("j<enter>");
    has(&desk, "Begin joint operation of the ferries");
    has(&desk, "2/3");
}

#[test]
fn what_was_set_aside_is_counted_and_come_back_to_when_nothing_else_waits() {
    let room = Room::new();
    let desk = room.meeting(Lang::En, 120, 40).keys("s1");
    has(&desk, "Undecided 1   Set aside 1");
    let desk = desk.keys("1");
    has(&desk, "1/3   Undecided 0   Set aside 1");
    lacks(&desk, "All is decided.");
    let desk = desk.keys("1");
    has(&desk, "All is decided.   w write the minutes");
    lacks(&desk, "Set aside");
}

#[test]
fn what_nobody_objects_to_is_accepted_with_one_confirmed_key() {
    let room = Room::new();
    let desk = room.meeting(Lang::En, 120, 40).keys("5").paste("wait").keys("<enter>C");
    has(&desk, "C again accepts all 2 at once.");
    has(&desk, "FE-02 · LI-01");
    let desk = desk.keys("j");
    lacks(&desk, "C again");
    let _ = desk.keys("CC");
    assert_eq!(responses(&room.ledger()), [Response::Deferred, Response::Accepted, Response::Accepted]);
}

#[test]
fn escape_leaves_the_consent_agenda_and_not_the_meeting() {
    let room = Room::new();
    let desk = room.meeting(Lang::En, 80, 24).keys("C");
    has(&desk, "C again accepts all 3 at once.  Any other key cancels.");
    let desk = desk.keys("<esc>");
    has(&desk, "1/3");
    has(&desk, "1 Accepted");
    assert_eq!(responses(&room.ledger()), [Response::Undecided; 3]);
}

#[test]
fn the_rationale_opens_on_a_key_and_notes_are_kept() {
    let room = Room::new();
    let desk = room.meeting(Lang::En, 120, 40).keys("r");
    has(&desk, "Passengers fell from 40,000");
    let desk = desk.keys("rn").paste("一行目").keys("<enter>").paste("二行目").keys("<ctrl-s>");
    has(&desk, "FE-01 Note · secretary · #2");
    has(&desk, "一行目");
    has(&desk, "二行目");
}

#[test]
fn a_meeting_is_resumed_where_it_was_left() {
    let room = Room::new();
    drop(room.meeting(Lang::En, 120, 40).keys("1"));
    let desk = room.desk(Lang::En, 120, 40).keys("m");
    has(&desk, "2026-03-02  Council  1/3");
    let desk = desk.keys("j<enter>");
    has(&desk, "2/3");
    has(&desk, "Hold rescue drills");
}

#[test]
fn decisions_stand_on_the_desk_outside_of_meetings() {
    let room = Room::new();
    let desk = room.meeting(Lang::En, 120, 40).keys("1<esc><esc><enter>");
    has(&desk, "Accepted");
}

#[test]
fn two_desks_on_one_ledger_see_each_other() {
    let room = Room::new();
    let one = room.meeting(Lang::En, 120, 40);
    let two = room.desk(Lang::En, 120, 40).keys("mj<enter>1");
    has(&two, "2/3");
    let one = one.keys("j");
    has(&one, "Undecided 2");
    let _ = one.keys("2").paste("aim only").keys("<enter>");
    assert_eq!(
        responses(&room.ledger()),
        [Response::Accepted, Response::AcceptedInPrinciple, Response::Undecided],
        "both desks' decisions stand"
    );
}

#[test]
fn a_proposal_that_changed_since_shows_what_changed_and_asks_to_reconfirm() {
    let room = Room::new();
    drop(room.meeting(Lang::En, 120, 40).keys("1"));
    let (library, _) = fixture("terms");
    let desk = Desk::with(library, Vec::new(), Lang::Ja, 120, 50).on_ledger(&room.ledger()).keys("mj<enter>");
    let desk = desk.keys("k");
    has(&desk, "再確認してください");
    has(&desk, "[-");
    has(&desk, "[+");
}

#[test]
fn a_ledger_that_cannot_be_written_keeps_the_text_and_says_so() {
    let room = Room::new();
    let desk = room.meeting(Lang::En, 120, 40).keys("5").paste("a reason worth keeping");
    let hidden = room.folder.path().join("elsewhere");
    std::fs::rename(room.ledger(), &hidden).unwrap();
    let desk = desk.keys("<enter>");
    has(&desk, "a reason worth keeping");
    std::fs::rename(&hidden, room.ledger()).unwrap();
    let desk = desk.keys("<enter>");
    has(&desk, "FE-01 Deferred");
    assert_eq!(responses(&room.ledger())[0], Response::Deferred);
}

fn an_hour_before() -> jiff::Timestamp {
    "2026-03-02T03:05:06Z".parse().unwrap()
}

fn a_year_after() -> jiff::Timestamp {
    "2027-03-02T04:05:06Z".parse().unwrap()
}

#[test]
fn clocks_set_back_or_forward_change_neither_what_holds_nor_what_is_undone() {
    let room = Room::new();
    let desk = room.meeting(Lang::En, 120, 40).at(a_year_after).keys("6").paste("later").keys("<enter>");
    let desk = desk.at(an_hour_before).keys("k1");
    assert_eq!(responses(&room.ledger())[0], Response::Accepted, "the last record holds, whatever it is dated");
    let times: Vec<_> = {
        let mut store = Sqlite::open(&room.ledger(), Options::default()).unwrap();
        store.since(0).unwrap().iter().map(|record| record.time).collect()
    };
    assert!(!times.is_sorted());
    let desk = desk.keys("u");
    assert_eq!(responses(&room.ledger())[0], Response::Rejected);
    let _ = desk.keys("u");
    assert_eq!(responses(&room.ledger())[0], Response::Undecided);
}

#[test]
fn a_clock_that_was_set_back_does_not_keep_what_waits_from_being_tried_again() {
    let room = Room::new();
    let desk = room.meeting(Lang::En, 120, 40).keys("5").paste("a reason");
    let hidden = room.folder.path().join("elsewhere");
    std::fs::rename(room.ledger(), &hidden).unwrap();
    let desk = desk.keys("<enter>").at(an_hour_before);
    std::fs::rename(&hidden, room.ledger()).unwrap();
    has(&desk.keys("<left>"), "FE-01 Deferred");
}

#[test]
fn the_way_to_another_place_is_offered_beside_what_went_wrong_also_on_a_small_screen() {
    for lang in Lang::ALL {
        for (columns, rows) in [(40, 12), (80, 24), (200, 60)] {
            let room = Room::new();
            let desk = room.meeting(lang, columns, rows).keys("5").paste("why");
            std::fs::remove_file(room.ledger()).unwrap();
            let desk = desk.keys("<enter>");
            let last = desk.screen().lines().last().unwrap_or_default().to_owned();
            let way_out = format!("Alt-l {}", Action::LedgerPlace.doc(lang));
            assert!(last.contains(&way_out), "{lang} {columns}: {last}");
            let desk = desk.keys("<alt-l>");
            has(&desk, Word::LedgerPlace.in_lang(lang));
            has(&desk.keys("<esc>"), "why");
        }
    }
}

#[test]
fn no_size_panics_in_a_meeting_or_a_form() {
    let room = Room::new();
    let mut desk = room.meeting(Lang::Ja, 120, 40);
    for keys in ["", "5", "<esc>r", "o", "<esc>n"] {
        desk = desk.keys(keys);
        for columns in [0, 1, 2, 5, 19, 20, 21, 39, 40, 60, 100, 250] {
            for rows in [0, 1, 2, 5, 6, 7, 12, 24, 60] {
                desk = desk.resize(columns, rows);
            }
        }
        desk = desk.resize(120, 40);
    }
}

#[test]
fn every_field_of_a_form_can_be_reached_and_read_on_a_small_screen() {
    let room = Room::new();
    for (columns, rows) in [(40, 12), (80, 24), (200, 60), (20, 6)] {
        let mut desk = room.desk(Lang::Ja, columns, rows).keys("m<enter>");
        for label in ["会議名", "日付", "場所", "出席者", "議題の絞り込み", "議題の順序", "1件の目安（分）"]
        {
            has(&desk, label);
            let (_, row) = desk.cursor();
            assert!(row > 0 && row < rows, "{label} at {columns}×{rows}");
            desk = desk.keys("<tab>");
        }
    }
}

#[test]
fn the_form_of_a_meeting_counts_the_proposals_that_its_filter_leaves() {
    let room = Room::new();
    let desk = room.desk(Lang::En, 120, 40).keys("m<enter>");
    has(&desk, "Proposals: 3");
    let desk = desk.keys("<tab><tab><tab><tab>").paste("rescue");
    has(&desk, "Proposals: 1");
}

/// Runs the program on the room's ledger.
fn shell(room: &Room, args: &[&str]) -> (i32, String) {
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_teigen"))
        .args(args)
        .arg("--ledger")
        .arg(room.ledger())
        .env("LC_ALL", "en_GB.UTF-8")
        .output()
        .unwrap();
    (done.status.code().unwrap(), String::from_utf8(done.stdout).unwrap())
}

#[test]
fn the_ledger_is_verified_and_exported_from_the_shell() {
    let room = Room::new();
    drop(room.meeting(Lang::En, 120, 40).keys("1"));
    let (status, said) = shell(&room, &["ledger", "verify"]);
    assert_eq!(status, 0, "{said}");
    assert!(said.contains("records  2\n"), "{said}");
    let (_, said) = shell(&room, &["ledger", "export"]);
    assert_eq!(said.lines().count(), 2);
    assert!(teigen::ledger::jsonl::read(&said).is_ok());
}

#[test]
fn a_missing_ledger_is_told_of_and_not_made() {
    let room = Room::new();
    let (status, said) = shell(&room, &["ledger", "verify"]);
    assert_eq!((status, said.as_str()), (2, ""));
    assert!(!room.ledger().exists());
}

#[test]
fn what_was_decided_is_drawn_with_the_signs_asked_for() {
    let room = Room::new();
    let mut desk = room.meeting(Lang::En, 120, 40);
    desk.state.setting.ascii = true;
    let desk = desk.keys("1");
    has(&desk, "FE-01 Accepted / secretary / #2");
    let desk = desk.keys("<esc><esc><enter>jj<enter>");
    has(&desk, "Accepted / 2 March 2026");
    let odd: Vec<char> = desk.screen().chars().filter(|c| !c.is_ascii() && *c != '¶').collect();
    assert!(odd.is_empty(), "{odd:?} on\n{}", desk.screen());
}

#[test]
fn a_later_meeting_sees_what_an_earlier_one_decided_and_which() {
    let room = Room::new();
    drop(room.meeting(Lang::En, 120, 40).keys("5").paste("wait for the survey").keys("<enter>"));
    let desk = room.desk(Lang::En, 120, 40).keys("m<enter>").paste("Second round").keys("<enter>");
    has(&desk, "1/3   Undecided 3");
    has(&desk, "Deferred · 2 March 2026 · Council");
    has(&desk, "wait for the survey");
    let desk = desk.keys("1k");
    has(&desk, "Accepted · 2 March 2026");
    has(&desk, "Before that");
}

#[test]
fn the_rationale_comes_onto_a_small_screen_and_a_page_up_leaves_it_at_once() {
    let room = Room::new();
    let desk = room.meeting(Lang::En, 80, 16).keys("r");
    has(&desk, "Rationale");
    let desk = desk.keys("<pagedown><pagedown><pagedown><pagedown><pagedown><pageup><pageup><pageup>");
    has(&desk, "Begin joint operation");
}

#[test]
fn a_meeting_is_held_in_lines_of_text() {
    let room = Room::new();
    let mut desk = room.desk(Lang::En, 80, 24);
    let lines = "m\n1\nCouncil\n\n4\nheard\n\n1\n<esc>\nq\n";
    let mut out = Vec::new();
    teigen::shell::plain::run(&mut desk.state, &mut desk.keeper, &mut lines.as_bytes(), &mut out).unwrap();
    let said = String::from_utf8(out).unwrap();
    assert!(said.contains("> Name: \n") && said.contains("> Reason: \n"), "{said}");
    assert_eq!(responses(&room.ledger())[..2], [Response::Noted, Response::Accepted], "{said}");
}

#[test]
fn an_item_that_takes_longer_than_the_meeting_allows_for_says_so() {
    let room = Room::new();
    let desk = room.desk(Lang::En, 120, 40).keys("m<enter>").paste("Council").keys("<shift-tab>").paste("2");
    let desk = desk.keys("<enter>").at(|| "2026-03-02T04:07:00Z".parse().unwrap()).keys("r");
    has(&desk, "this item 01:54");
    lacks(&desk, "> 02:00");
    let desk = desk.at(|| "2026-03-02T04:07:10Z".parse().unwrap()).keys("r");
    has(&desk, "this item 02:04 > 02:00");
    has(&desk.keys("j"), "this item 00:00");
}
