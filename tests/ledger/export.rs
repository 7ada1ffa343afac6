//! A ledger as JSON Lines, out of one home and into another.

use teigen::lang::Lang;
use teigen::ledger::jsonl::{self, LineFaultKind};
use teigen::ledger::{Chain, Draft, Hash, Sealed, Store, StoreErrorKind};

use crate::records::one_of_each;
use crate::support::{draft, note, open, place, sealed};

#[test]
fn a_ledger_goes_through_json_lines_to_another_file_unchanged() {
    let (_here, from) = place();
    let (_there, to) = place();
    let mut from = open(&from);
    from.append(&one_of_each()).expect("appended");
    let lines = jsonl::write(&from.sealed_since(0).expect("readable"));

    let mut to = open(&to);
    assert_eq!(to.import(&jsonl::read(&lines).expect("a chain")).expect("imported"), 8);
    assert_eq!(jsonl::write(&to.sealed_since(0).expect("readable")), lines);
    assert_eq!(to.since(0).expect("readable"), from.since(0).expect("readable"));
    let head = to.verify().expect("readable").head;
    assert_eq!(head, from.verify().expect("readable").head);

    let next = to.append(&[draft(60, note("続き"))]).expect("appended");
    assert_eq!((next[0].sequence, next[0].previous), (head.count + 1, head.hash));
}

#[test]
fn what_is_missing_is_imported_onto_what_is_there() {
    let (_folder, path) = place();
    let mut ledger = open(&path);
    let records = sealed(&one_of_each());
    for (upto, count) in [(3, 3), (3, 0), (8, 5), (8, 0)] {
        let chain = Chain::new(records[..upto].to_vec()).expect("a chain");
        assert_eq!(ledger.import(&chain).expect("imported"), count);
        assert_eq!(ledger.sealed_since(0).expect("readable"), records[..upto]);
    }
    assert!(ledger.verify().expect("readable").is_sound());
}

#[test]
fn nothing_is_imported_over_other_records_and_where_they_part_is_said() {
    let drafts = one_of_each();
    let chain = |drafts: &[Draft]| Chain::new(sealed(drafts)).expect("a chain");
    let other = [&drafts[..3], &[draft(9, note("別"))], &drafts[4..]].concat();
    for (there, theirs, at) in [
        (&drafts[..], &other[..], 4),
        (&drafts[..], &drafts[..5], 6),
        (&other[..1], &drafts[1..], 1),
        (&drafts, &[], 1),
    ] {
        let (_folder, path) = place();
        let mut ledger = open(&path);
        ledger.import(&chain(there)).expect("imported");
        let fault = ledger.import(&chain(theirs)).expect_err("refused");
        assert_eq!(fault.kind, StoreErrorKind::Diverged(at));
        assert!(Lang::ALL.into_iter().all(|lang| fault.message(lang).contains(&at.to_string())));
        assert_eq!(ledger.sealed_since(0).expect("readable"), sealed(there));
    }
}

#[test]
fn a_file_that_went_through_windows_is_read() {
    let lines = jsonl::write(&sealed(&one_of_each()));
    assert_eq!(jsonl::read(&lines.replace('\n', "\r\n")), jsonl::read(&lines));
    assert_eq!(jsonl::read_bytes(format!("\u{FEFF}{lines}").as_bytes()), jsonl::read(&lines));
    assert_eq!(jsonl::read(""), Ok(Chain::default()));
}

#[test]
fn the_first_line_that_is_wrong_is_named() {
    let lines = jsonl::write(&sealed(&one_of_each()));
    let without = |number: usize| -> String {
        lines.split_inclusive('\n').enumerate().filter(|(at, _)| at + 1 != number).map(|(_, line)| line).collect()
    };
    let cut = lines.len() - 5;
    let broken = LineFaultKind::Broken;
    let none = LineFaultKind::NotARecord;
    for (text, line, kind) in [
        (without(1), 1, broken),
        (without(3), 3, broken),
        (lines.replacen("予算", "豫算", 1), 4, broken),
        (lines.replacen("\"record\":4", "\"record\":3", 1), 6, broken),
        (lines.replacen("{\"sequence\":2", "{\"sequence\":3", 1), 2, broken),
        (lines.replacen("\n", "\n\n", 1), 2, none),
        (lines.get(..cut).expect("ASCII at the end").to_owned(), 8, none),
        ("{\"sequence\":1}\n".to_owned(), 1, none),
        (format!("{lines}{lines}"), 9, broken),
    ] {
        let fault = jsonl::read(&text).expect_err("a fault");
        assert_eq!((fault.line, fault.kind), (line, kind), "{text}");
        assert!(Lang::ALL.into_iter().all(|lang| !fault.message(lang).is_empty()));
    }
}

/// The file may come from anywhere: whoever wrote it may have made its hashes right.
#[test]
fn records_that_are_well_chained_and_hostile_are_refused_at_their_line() {
    let first = sealed(&[draft(0, note("先"))]).remove(0);
    let after = |kind: &str, payload: &str| {
        let time = "2026-03-02T00:00:00Z";
        let body = format!(
            r#"{{"sequence":2,"time":"{time}","who":"a","meeting":null,"kind":"{kind}","payload":{payload},"previous":"{}"}}"#,
            first.hash
        );
        let second = Sealed { sequence: 2, hash: Hash::of(&body), body };
        assert!(second.follows(first.head()));
        jsonl::write(&[first.clone(), second])
    };
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let long = format!("[{}0]", "0,".repeat(jsonl::LARGEST / 2));
    for (text, kind) in [
        (after("note", r#"{"subject":7}"#), LineFaultKind::NotARecord),
        (after("note", &deep), LineFaultKind::NotARecord),
        (after("note", &long), LineFaultKind::NotARecord),
        (after("vote", "{}"), LineFaultKind::Later),
    ] {
        let fault = jsonl::read(&text).expect_err("a fault");
        assert_eq!((fault.line, fault.kind), (2, kind));
    }
    let mut bytes = jsonl::write(&[first]).into_bytes();
    bytes.extend(b"\xff\xfe\n");
    assert_eq!(jsonl::read_bytes(&bytes).expect_err("no text").line, 2);
}
