//! What is recorded is taken back by one more record, wherever it was recorded; what waits to be
//! recorded stays, and is taken back without one.

use teigen::label::Word;
use teigen::lang::Lang;
use teigen::ledger::Response;

use super::{Room, board, has, lacks, responses};

/// The first proposal of the fixture, in the list of proposals.
const TO_FIRST_PROPOSAL: &str = "<enter>)";

#[test]
fn a_note_written_outside_of_a_meeting_is_taken_back_by_one_more_record() {
    let room = Room::new();
    let desk = room.desk(Lang::En, 120, 40).keys(TO_FIRST_PROPOSAL).keys("a").paste("ask the harbour").keys("<ctrl-s>");
    has(&desk, "Recorded.  FE-01 Note · secretary · #1");
    has(&desk, "ask the harbour");
    let desk = desk.keys("u");
    has(&desk, "Recorded.  FE-01 Note undone · secretary · #2");
    lacks(&desk, "ask the harbour");
    has(&desk.keys("u"), Word::NothingToUndoHere.in_lang(Lang::En));
    assert_eq!(board(&room.ledger()).head().count, 2);
}

#[test]
fn progress_and_notes_go_back_one_by_one_on_a_page_too() {
    let room = Room::new();
    let desk = room.desk(Lang::En, 120, 40).keys(TO_FIRST_PROPOSAL).keys("<enter>");
    let desk = desk.keys("a").paste("first").keys("<ctrl-s>").keys("i<right><enter>");
    has(&desk, "FE-01 Progress · secretary · #2");
    has(&desk.keys("u"), "FE-01 Progress undone · secretary · #3");
    assert_eq!(board(&room.ledger()).head().count, 3);
}

#[test]
fn what_was_recorded_in_another_sitting_or_in_a_meeting_is_not_taken_back_from_outside() {
    let room = Room::new();
    let desk = room.desk(Lang::Ja, 120, 40).keys(TO_FIRST_PROPOSAL).keys("a").paste("前").keys("<ctrl-s>");
    drop(desk);
    let desk = room.desk(Lang::Ja, 120, 40).keys("u");
    has(&desk, Word::NothingToUndoHere.in_lang(Lang::Ja));
    let desk = room.meeting(Lang::Ja, 120, 40).keys("1<esc><esc>u");
    has(&desk, Word::UndoInMeeting.in_lang(Lang::Ja));
    assert_eq!(responses(&room.ledger())[0], Response::Accepted);
}

#[test]
fn an_undoing_in_a_meeting_says_what_it_took_back() {
    let room = Room::new();
    has(&room.meeting(Lang::En, 120, 40).keys("1u"), "FE-01 Decision undone · secretary · #3");
    has(&Room::new().meeting(Lang::Ja, 80, 24).keys("1u"), "FE-01 決定の取消 · secretary · #3");
}

#[test]
fn a_chair_on_a_small_screen_sees_the_keys_beside_the_responses() {
    for lang in Lang::ALL {
        let desk = Room::new().meeting(lang, 80, 24);
        for key in ["u ", "? "] {
            let screen = desk.screen();
            let foot: Vec<&str> = screen.lines().rev().take(2).collect();
            assert!(foot.iter().any(|line| line.contains(key)), "{key:?} in {lang}: {foot:#?}");
        }
    }
}

#[test]
fn every_response_stands_beside_its_digit_on_a_small_screen() {
    for (lang, columns, rows) in [(Lang::Ja, 40, 12), (Lang::Ko, 40, 12), (Lang::En, 80, 24), (Lang::En, 200, 60)] {
        let desk = Room::new().meeting(lang, columns, rows).keys("1");
        let last = desk.screen().lines().last().unwrap().to_owned();
        for digit in '1'..='6' {
            assert!(last.contains(digit), "{digit} in {lang}: {last}");
        }
        has(&desk, "FE-01");
    }
    // Where they have no room at all, the help has them.
    let desk = Room::new().meeting(Lang::En, 40, 12).keys("?");
    let lines = &desk.state.overlay.as_ref().unwrap().laid.lines;
    let said: String = lines.iter().flat_map(|line| &line.spans).map(|span| span.text.as_str()).collect();
    assert!(said.contains("6 Rejected") || said.contains("6Rejected"), "{said}");
}

/// A desk in a meeting whose ledger has gone, with where it has gone to.
fn without_ledger(room: &Room, columns: u16, rows: u16) -> (super::Desk, std::path::PathBuf) {
    let desk = room.meeting(Lang::En, columns, rows);
    let hidden = room.folder.path().join("elsewhere");
    std::fs::rename(room.ledger(), &hidden).unwrap();
    (desk, hidden)
}

#[test]
fn decisions_on_several_items_wait_together_while_the_ledger_takes_none() {
    let room = Room::new();
    let (desk, hidden) = without_ledger(&room, 120, 40);
    let desk = desk.keys("1j1");
    has(&desk, "Not recorded: 2");
    // Said anew, not said twice.
    let desk = desk.keys("1");
    has(&desk, "Not recorded: 2");
    std::fs::rename(&hidden, room.ledger()).unwrap();
    let _ = desk.keys("R");
    assert_eq!(responses(&room.ledger()), [Response::Accepted, Response::Accepted, Response::Undecided]);
    assert_eq!(board(&room.ledger()).head().count, 3);
}

#[test]
fn what_waits_to_be_recorded_is_taken_back_without_a_record() {
    let room = Room::new();
    let (desk, hidden) = without_ledger(&room, 120, 40);
    let desk = desk.keys("1j1u");
    has(&desk, Word::Withdrawn.in_lang(Lang::En));
    std::fs::rename(&hidden, room.ledger()).unwrap();
    let _ = desk.keys("R");
    assert_eq!(responses(&room.ledger()), [Response::Accepted, Response::Undecided, Response::Undecided]);
}

#[test]
fn lines_of_text_say_what_was_not_recorded_and_which_keys_mean_what_in_a_meeting() {
    let room = Room::new();
    let (mut desk, _) = without_ledger(&room, 80, 24);
    let mut said = Vec::new();
    let mut lines = "1\n".as_bytes();
    teigen::shell::plain::run(&mut desk.state, &mut desk.keeper, &mut lines, &mut said).unwrap();
    let said = String::from_utf8(said).unwrap();
    assert!(said.contains("Not recorded: "), "{said}");
    assert!(said.contains("<alt-l> another ledger file  <R> record again"), "{said}");
    assert!(said.contains("Number to decide, j next"), "{said}");
}

#[test]
fn a_note_that_is_being_written_stays_when_what_waited_is_recorded() {
    let room = Room::new();
    let (desk, hidden) = without_ledger(&room, 120, 40);
    let desk = desk.keys("1n").paste("half a sen");
    std::fs::rename(&hidden, room.ledger()).unwrap();
    let mut desk = desk.at(much_later);
    desk.keeper.tend(&mut desk.state);
    let desk = desk.keys("tence");
    assert_eq!(responses(&room.ledger())[0], Response::Accepted);
    has(&desk, "half a sentence");
    let _ = desk.keys("<ctrl-s>");
    assert_eq!(board(&room.ledger()).head().count, 3);
}

fn much_later() -> jiff::Timestamp {
    "2026-03-02T05:05:06Z".parse().unwrap()
}

#[test]
fn a_form_stays_when_it_was_changed_after_it_was_given_to_the_ledger() {
    let room = Room::new();
    let (desk, hidden) = without_ledger(&room, 120, 40);
    let desk = desk.keys("5").paste("too early").keys("<enter>").paste(", and too dear");
    std::fs::rename(&hidden, room.ledger()).unwrap();
    let mut desk = desk.at(much_later);
    desk.keeper.tend(&mut desk.state);
    let desk = desk.keys("<left>");
    has(&desk, "too early, and too dear");
    assert_eq!(responses(&room.ledger())[0], Response::Deferred);
}

#[test]
fn what_went_wrong_is_whole_on_the_smallest_screen_with_the_key_that_helps() {
    for keys in ["1", "5why<enter>"] {
        let room = Room::new();
        let (desk, _) = without_ledger(&room, 40, 12);
        let desk = desk.keys(keys);
        let told: String = desk.screen().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains("Not recorded: "), "{told}");
        assert!(!desk.screen().lines().any(|line| line.starts_with(" Not") && line.contains('…')), "{}", desk.screen());
        assert!(desk.screen().lines().last().unwrap().contains("Alt-l another ledger file"), "{}", desk.screen());
        if keys.len() > 1 {
            has(&desk, "why");
        }
    }
}
