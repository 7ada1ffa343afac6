//! A ledger as JSON Lines, out of one home and into another.

use teigen::lang::Lang;
use teigen::ledger::jsonl::{self, LineFaultKind};
use teigen::ledger::{Chain, Store, StoreErrorKind};

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
    to.import(&jsonl::read(&lines).expect("a chain")).expect("imported");
    assert_eq!(jsonl::write(&to.sealed_since(0).expect("readable")), lines);
    assert_eq!(to.since(0).expect("readable"), from.since(0).expect("readable"));
    let head = to.verify().expect("readable").head;
    assert_eq!(head, from.verify().expect("readable").head);

    let next = to.append(&[draft(60, note("続き"))]).expect("appended");
    assert_eq!((next[0].sequence, next[0].previous), (head.count + 1, head.hash));
}

#[test]
fn nothing_is_imported_over_records_that_are_there() {
    let (_folder, path) = place();
    let mut ledger = open(&path);
    ledger.append(&[draft(0, note("既存"))]).expect("appended");
    let chain = Chain::new(sealed(&one_of_each())).expect("a chain");
    assert_eq!(ledger.import(&chain).expect_err("refused").kind, StoreErrorKind::NotEmpty);
    assert_eq!(ledger.since(0).expect("readable").len(), 1);
}

#[test]
fn a_file_that_went_through_windows_is_read() {
    let lines = jsonl::write(&sealed(&one_of_each()));
    assert_eq!(jsonl::read(&lines.replace('\n', "\r\n")), jsonl::read(&lines));
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
