//! What the records come to.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use teigen::brief::{Id, Library};
use teigen::lang::Lang;
use teigen::ledger::{
    Agenda, Board, Change, Decision, Draft, Entry, Implementation, Kind, Lost, Meeting, Move, Progress, Record,
    Response, Skip, Subject, Timeliness, Undo,
};

use crate::records::one_of_each;
use crate::support::{brief, decided, decision, draft, library, note, sealed, subject};

const PROPOSALS: &[(&str, &str, &str)] = &[
    ("FE-01", "船員を増やす。", "Hire more crew."),
    ("FE-02", "便を減らす。", "Run fewer boats."),
    ("FE-03", "桟橋を直す。", "Mend the pier."),
];

fn records(drafts: &[Draft]) -> Vec<Record> {
    sealed(drafts).iter().map(|sealed| sealed.read().expect("a record")).collect()
}

/// The board of those entries, recorded one second after the other in one meeting.
fn board(entries: Vec<Entry>) -> Board {
    let drafts: Vec<Draft> = entries.into_iter().zip(0..).map(|(entry, second)| draft(second, entry)).collect();
    Board::of(&records(&drafts))
}

fn on(item: &str, response: Response) -> Decision {
    decision(&brief(PROPOSALS), item, response)
}

fn undo(record: u32) -> Entry {
    Entry::Undo(Undo { record })
}

fn progress(item: &str, implementation: Implementation) -> Entry {
    let date = date(2026, 4, 1);
    let (note, evidence) = (String::new(), String::new());
    Entry::Progress(Progress { subject: subject(item), implementation, note, evidence, date })
}

pub(crate) fn meeting(id: &str, order: &[&str]) -> Meeting {
    let agenda = Agenda { order: order.iter().map(|item| subject(item)).collect(), ..Agenda::default() };
    Meeting {
        id: Id::from(id),
        name: "検討会".to_owned(),
        date: date(2026, 3, 2),
        place: String::new(),
        attendees: Vec::new(),
        agenda,
        limit: None,
    }
}

fn agenda(board: &Board) -> Vec<String> {
    board.agenda(&Id::from("2026-03-02")).iter().map(|item| item.subject.item.to_string()).collect()
}

#[test]
fn the_last_decision_holds_and_the_earlier_ones_are_told() {
    let board = board(vec![
        decided(on("FE-01", Response::Deferred)),
        decided(Decision { owner: "運航課".to_owned(), ..on("FE-01", Response::Accepted) }),
        note("予算は別途"),
    ]);
    let trail = board.trail(&subject("FE-01")).expect("recorded");
    assert_eq!(trail.response(), Response::Accepted);
    assert_eq!(trail.owner(), "運航課");
    assert_eq!(trail.decisions().map(|it| it.sequence).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(trail.notes().map(|it| it.what.text.as_str()).collect::<Vec<_>>(), ["予算は別途"]);
    assert_eq!(board.response(&subject("FE-02")), Response::Undecided);
}

#[test]
fn an_undone_decision_falls_back_to_the_one_before() {
    let entries =
        [decided(on("FE-01", Response::Noted)), decided(on("FE-01", Response::Rejected)), undo(2), undo(1), undo(4)];
    let responses: Vec<Response> =
        (1..=5).map(|taken| board(entries[..taken].to_vec()).response(&subject("FE-01"))).collect();
    let (noted, rejected) = (Response::Noted, Response::Rejected);
    // The last undoes an undoing, which gives the first decision back.
    assert_eq!(responses, [noted, rejected, noted, Response::Undecided, noted]);
}

#[test]
fn the_undo_key_goes_back_record_by_record_through_what_one_did_oneself() {
    let mut drafts = vec![
        draft(0, Entry::Meeting(meeting("2026-03-02", &["FE-01"]))),
        draft(1, decided(on("FE-01", Response::Noted))),
        draft(2, note("覚書")),
        Draft { who: "座長".to_owned(), ..draft(3, note("座長の覚書")) },
        Draft { meeting: None, ..draft(4, note("会議の外で")) },
    ];
    let meeting = Id::from("2026-03-02");
    let mut undone = Vec::new();
    loop {
        let board = Board::of(&records(&drafts));
        let Some(mark) = board.undoable(Some(&meeting), "書記") else { break };
        undone.push((mark.sequence, mark.kind, mark.subject.clone()));
        drafts.push(draft(10, undo(mark.sequence)));
    }
    let about = Some(subject("FE-01"));
    assert_eq!(undone, [(3, Some(Kind::Note), about.clone()), (2, Some(Kind::Decision), about)]);
    let board = Board::of(&records(&drafts));
    assert_eq!(board.undoable(None, "書記").map(|mark| mark.sequence), Some(5));
    assert!(board.meeting(&meeting).is_some() && board.in_force(4) && !board.in_force(3));
}

#[test]
fn an_undoing_of_what_is_not_there_yet_or_of_itself_does_nothing() {
    let board = board(vec![undo(1), undo(3), decided(on("FE-01", Response::Noted)), undo(0), undo(99)]);
    assert_eq!(board.response(&subject("FE-01")), Response::Noted);
    assert!((1..=5).all(|sequence| board.in_force(sequence)));
}

#[test]
fn a_record_is_taken_up_once_and_in_its_turn() {
    let records = records(&one_of_each());
    let mut board = Board::default();
    assert!(!board.apply(&records[1]), "one is missing in between");
    assert!(board.apply(&records[0]));
    assert!(!board.apply(&records[0]));
    assert!(records[1..].iter().all(|record| board.apply(record)));
    assert_eq!(board, Board::of(&records));
    assert_eq!((board.head().count, board.head().hash), (8, records[7].hash));
}

#[test]
fn the_agenda_follows_moves_and_their_undoing() {
    let moved =
        |item: &str, before: Option<&str>| Entry::Move(Move { subject: subject(item), before: before.map(subject) });
    let entries = vec![
        Entry::Meeting(meeting("2026-03-02", &["FE-01", "FE-02", "FE-03"])),
        moved("FE-03", Some("FE-01")),
        moved("FE-01", None),
        moved("FE-02", Some("FE-09")),
        moved("FE-03", Some("FE-03")),
        moved("FE-04", Some("FE-01")),
        undo(2),
        Entry::Meeting(meeting("2026-03-02", &["FE-02", "FE-01"])),
        undo(8),
    ];
    let orders = [
        "FE-01 FE-02 FE-03",
        "FE-03 FE-01 FE-02",
        "FE-03 FE-02 FE-01",
        "FE-03 FE-01 FE-02",
        "FE-03 FE-01 FE-02",
        "FE-03 FE-04 FE-01 FE-02",
        "FE-03 FE-04 FE-01 FE-02",
        "FE-02 FE-01",
        "FE-03 FE-04 FE-01 FE-02",
    ];
    for (taken, order) in (1..).zip(orders) {
        assert_eq!(agenda(&board(entries[..taken].to_vec())).join(" "), order, "after {taken} records");
    }
}

#[test]
fn an_item_set_aside_comes_back_when_it_is_decided_or_the_skip_undone() {
    let skip = |item: &str| Entry::Skip(Skip { subject: subject(item) });
    let entries = [
        Entry::Meeting(meeting("2026-03-02", &["FE-01", "FE-02"])),
        skip("FE-01"),
        skip("FE-02"),
        decided(on("FE-01", Response::Accepted)),
        undo(3),
    ];
    let items = |taken: usize| {
        let board = board(entries[..taken].to_vec());
        let agenda = board.agenda(&Id::from("2026-03-02"));
        agenda.iter().map(|it| (it.is_set_aside, it.decision.map(|it| it.what.response))).collect::<Vec<_>>()
    };
    assert_eq!(items(3), [(true, None), (true, None)]);
    assert_eq!(items(5), [(false, Some(Response::Accepted)), (false, None)]);
}

#[test]
fn what_another_meeting_decided_is_known_but_not_decided_in_this_one() {
    let drafts = [
        draft(0, Entry::Meeting(meeting("2026-03-02", &["FE-01"]))),
        draft(1, decided(on("FE-01", Response::Deferred))),
        Draft { meeting: Some(Id::from("2026-04-02")), ..draft(2, Entry::Meeting(meeting("2026-04-02", &["FE-01"]))) },
    ];
    let board = Board::of(&records(&drafts));
    assert_eq!(board.meetings().map(|it| it.what.id.as_str()).collect::<Vec<_>>(), ["2026-03-02", "2026-04-02"]);
    assert!(board.agenda(&Id::from("2026-03-02"))[0].decision.is_some());
    assert!(board.agenda(&Id::from("2026-04-02"))[0].decision.is_none());
    assert_eq!(board.response(&subject("FE-01")), Response::Deferred);
    assert_eq!(board.free_meeting_id(date(2026, 4, 2)), Id::from("2026-04-02-2"));
    assert_eq!(board.free_meeting_id(date(2026, 4, 3)), Id::from("2026-04-03"));
    assert_eq!(board.agenda(&Id::from("2026-05-02")), []);
}

#[test]
fn overdue_is_what_has_passed_and_is_not_done() {
    let due = |item: &str, due: Date| decided(Decision { due: Some(due), ..on(item, Response::Accepted) });
    let board = board(vec![
        due("FE-01", date(2026, 5, 31)),
        due("FE-02", date(2026, 4, 30)),
        due("FE-03", date(2026, 4, 30)),
        progress("FE-03", Implementation::Implemented),
        progress("FE-01", Implementation::InProgress),
    ]);
    let overdue = |today| board.overdue(today).iter().map(|it| it.subject.item.to_string()).collect::<Vec<_>>();
    assert_eq!(overdue(date(2026, 4, 30)), [""; 0]);
    assert_eq!(overdue(date(2026, 5, 31)), ["FE-02"]);
    assert_eq!(overdue(date(2026, 6, 1)), ["FE-02", "FE-01"]);
    // The axes do not touch each other: done is done, and the date has passed all the same.
    assert_eq!(board.timeliness(&subject("FE-03"), date(2026, 6, 1)), Timeliness::Overdue);
    assert_eq!(board.implementation(&subject("FE-03")), Implementation::Implemented);
    assert_eq!(board.implementation(&subject("FE-02")), Implementation::NotStarted);
}

#[test]
fn undecided_is_what_no_decision_holds_on() {
    let board = board(vec![
        decided(on("FE-01", Response::Rejected)),
        decided(on("FE-02", Response::Accepted)),
        decided(on("FE-02", Response::Undecided)),
    ]);
    assert_eq!(board.undecided(&library(PROPOSALS)), [subject("FE-02"), subject("FE-03")]);
}

#[test]
fn a_proposal_that_changed_since_is_shown_word_by_word_until_it_is_confirmed() {
    let mut entries = vec![decided(on("FE-01", Response::Accepted)), decided(on("FE-02", Response::Accepted))];
    let later = [("FE-01", "船員を減らす。", "Hire fewer crew."), PROPOSALS[1], PROPOSALS[2]];
    let now = library(&later);
    let before = board(entries.clone());
    assert_eq!(before.changed(&library(PROPOSALS)), []);
    let changed = before.changed(&now);
    assert_eq!(changed.iter().map(|it| it.subject.item.as_str()).collect::<Vec<_>>(), ["FE-01"]);
    let pieces = |lang| -> Vec<(Change, String)> {
        changed[0].text(lang).into_iter().map(|piece| (piece.change, piece.text)).collect()
    };
    let piece = |change, text: &str| (change, text.to_owned());
    assert_eq!(
        pieces(Lang::En),
        [
            piece(Change::Same, "Hire "),
            piece(Change::Removed, "more"),
            piece(Change::Added, "fewer"),
            piece(Change::Same, " crew.")
        ]
    );
    assert_eq!(pieces(Lang::Ja)[1], piece(Change::Removed, "増や"));
    assert_eq!(pieces(Lang::Ko), []);
    assert!(changed[0].title(Lang::Ja).iter().all(|piece| piece.change == Change::Same));

    entries.push(decided(decision(&brief(&later), "FE-01", Response::Accepted)));
    assert_eq!(board(entries).changed(&now), []);
}

#[test]
fn what_lost_its_proposal_is_listed_and_never_dropped() {
    let elsewhere = Subject { brief: Id::from("harbour"), item: Id::from("HA-01") };
    let moved_here = Subject { brief: Id::from("harbour"), item: Id::from("FE-02") };
    let board = board(vec![
        decided(on("FE-01", Response::Accepted)),
        decided(on("FE-03", Response::Accepted)),
        undo(2),
        Entry::Note(teigen::ledger::Note { subject: elsewhere.clone(), text: "覚書".to_owned() }),
        decided(Decision { subject: moved_here.clone(), ..on("FE-02", Response::Noted) }),
    ]);
    let lost = |library: &Library| -> Vec<(Subject, Lost)> {
        board.orphans(library).iter().map(|it| (it.trail.subject.clone(), it.lost)).collect()
    };
    let others = [(moved_here, Lost::Brief), (elsewhere, Lost::Brief)];
    assert_eq!(lost(&library(PROPOSALS)), others);
    let without_first = [&[(subject("FE-01"), Lost::Item)], &others[..]].concat();
    assert_eq!(lost(&library(&PROPOSALS[1..])), without_first);
    let orphans = board.orphans(&library(&PROPOSALS[1..])).len();
    assert_eq!(orphans, 3, "and what was undone is not among them");
}

#[test]
fn every_value_has_its_words_and_is_found_by_its_tag() {
    macro_rules! check {
        ($($list:ident)+) => {$(
            for value in teigen::ledger::$list::ALL {
                assert_eq!(teigen::ledger::$list::from_tag(value.tag()), Some(*value));
                assert_eq!(serde_json::to_value(value).expect("JSON"), value.tag());
                for lang in Lang::ALL {
                    let same = teigen::ledger::$list::ALL.iter().filter(|it| it.in_lang(lang) == value.in_lang(lang));
                    assert_eq!(same.count(), 1, "{value:?} in {lang}");
                }
            }
        )+};
    }
    check!(Response Implementation Timeliness Kind Change Lost);
}

proptest! {
    /// Held against the rule itself: a record is in force unless a later one in force undoes it.
    #[test]
    fn a_record_is_in_force_unless_one_in_force_undoes_it(targets in prop::collection::vec(prop::option::of(0_u32..20), 0..20)) {
        let entries = targets.iter().map(|target| target.map_or_else(|| note("覚書"), undo)).collect();
        let board = board(entries);
        let mut in_force = vec![true; targets.len() + 1];
        for at in (1..=targets.len()).rev() {
            if let Some(target) = targets[at - 1].filter(|target| (*target as usize) < at && in_force[at]) {
                in_force[target as usize] = false;
            }
        }
        for (sequence, expected) in (1..).zip(&in_force[1..]) {
            prop_assert_eq!(board.in_force(sequence), *expected, "record {} of {:?}", sequence, targets);
        }
    }
}
