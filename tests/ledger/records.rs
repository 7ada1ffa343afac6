//! The one form in which a record is written.

use jiff::civil::date;
use teigen::brief::Id;
use teigen::ledger::{
    Agenda, Chain, Draft, Entry, Hash, Head, Implementation, Meeting, Move, Progress, Record, Response, Sealed, Skip,
    Undo, jsonl,
};

use crate::support::{brief, decided, decision, draft, note, sealed, subject, text};

/// One record of each kind, with every field filled at least once.
pub(crate) fn one_of_each() -> Vec<Draft> {
    let brief = brief(&[("FE-01", "船員を増やす。", "Hire more crew.")]);
    let mut full = decision(&brief, "FE-01", Response::PartiallyAccepted);
    full.reason = "予算の\n範囲で".to_owned();
    full.amended = Some(text("船員を2人増やす。", "Hire two more crew."));
    full.owner = "運航課".to_owned();
    full.due = Some(date(2026, 9, 30));
    full.deciders = vec!["座長".to_owned(), "副座長".to_owned()];
    full.dissent = "\"1人で足りる\"".to_owned();
    let meeting = Meeting {
        id: Id::from("2026-03-02"),
        name: "第1回検討会".to_owned(),
        date: date(2026, 3, 2),
        place: "第2会議室".to_owned(),
        attendees: vec!["座長".to_owned(), "書記".to_owned()],
        agenda: Agenda {
            briefs: vec![Id::from("ferry")],
            filter: "船員".to_owned(),
            order: vec![subject("FE-01"), subject("FE-02")],
        },
        limit: Some(5),
    };
    let progress = Progress {
        subject: subject("FE-01"),
        implementation: Implementation::InProgress,
        note: "募集中".to_owned(),
        evidence: "公告第3号".to_owned(),
        date: date(2026, 5, 1),
    };
    vec![
        draft(0, Entry::Meeting(meeting)),
        draft(1, Entry::Move(Move { subject: subject("FE-02"), before: Some(subject("FE-01")) })),
        draft(2, Entry::Skip(Skip { subject: subject("FE-02") })),
        draft(3, decided(full)),
        draft(4, note("一行目\n二行目")),
        draft(5, Entry::Undo(Undo { record: 4 })),
        Draft { meeting: None, ..draft(6, Entry::Progress(progress)) },
        draft(7, decided(decision(&brief, "FE-01", Response::Accepted))),
    ]
}

/// Were this form to change, no ledger that exists could be checked any more.
#[test]
fn records_are_written_to_the_byte_as_they_always_were() {
    let written = include_str!("../fixtures/ledger/one_of_each.jsonl");
    assert_eq!(jsonl::write(&sealed(&one_of_each())), written);
}

#[test]
fn a_record_says_what_was_drafted() {
    for (sealed, draft) in sealed(&one_of_each()).iter().zip(one_of_each()) {
        let Record { time, who, meeting, entry, .. } = sealed.read().expect("a record");
        assert_eq!(Draft { time, who, meeting, entry: entry.expect("a known kind") }, draft);
    }
}

#[test]
fn a_record_of_a_later_version_is_kept_and_chained_but_not_understood() {
    let first = sealed(&[draft(0, note("先の記録"))]).remove(0);
    let body = format!(
        r#"{{"sequence":2,"time":"2030-01-01T00:00:00Z","who":"a","meeting":null,"kind":"vote","payload":{{"x":1.50}},"seal":"new","previous":"{}"}}"#,
        first.hash
    );
    let later = Sealed { sequence: 2, hash: Hash::of(&body), body };
    assert!(later.follows(first.head()));
    assert_eq!(later.read().expect("a record").entry, None);
    let chain = Chain::new(vec![first, later]).expect("a chain");
    let fault = jsonl::read(&jsonl::write(chain.records())).expect_err("nothing may be put on top of it");
    assert_eq!((fault.line, fault.kind), (2, jsonl::LineFaultKind::Later));
}

#[test]
fn a_meeting_recorded_before_items_had_a_limit_has_none() {
    let sealed = sealed(&one_of_each()).remove(0);
    let body = sealed.body.replacen(",\"limit\":5", "", 1);
    assert_ne!(body, sealed.body);
    let read = Sealed { body, ..sealed }.read().expect("a record");
    assert!(matches!(read.entry, Some(Entry::Meeting(Meeting { limit: None, .. }))));
}

#[test]
fn a_payload_that_is_not_of_its_kind_is_refused() {
    let sealed = sealed(&[draft(0, note("覚書"))]).remove(0);
    for (from, to) in [("\"kind\":\"note\"", "\"kind\":\"decision\""), ("\"text\":\"覚書\"", "\"text\":7"), ("}", "")]
    {
        let body = sealed.body.replacen(from, to, 1);
        assert_ne!(body, sealed.body);
        assert!(Sealed { body, ..sealed.clone() }.read().is_err(), "{to}");
    }
    assert!(Sealed { sequence: 2, ..sealed }.read().is_err());
}

/// A ledger may come from anywhere; the hash stays that of what was written.
#[test]
fn what_a_record_says_is_fit_for_a_terminal() {
    let mut hostile = draft(0, note("a\u{1b}[2J\nb\u{202e}c"));
    hostile.who = "x\ny\u{7}".to_owned();
    let sealed = sealed(&[hostile]).remove(0);
    let record = sealed.read().expect("a record");
    assert_eq!(record.who, "x y\u{2407}");
    assert_eq!(record.entry, Some(note("a\u{241b}[2J\nb\u{fffd}c")));
    assert!(sealed.follows(Head::default()));
}

#[test]
fn a_decision_keeps_what_was_shown_under_its_hash() {
    let brief = brief(&[("FE-01", "船員を増やす。", "Hire more crew.")]);
    let decision = decision(&brief, "FE-01", Response::Noted);
    assert_eq!(decision.text_hash, teigen::ledger::text_hash(&brief.proposals[0]));
    assert_eq!(decision.shown.hash(), decision.text_hash);
}
