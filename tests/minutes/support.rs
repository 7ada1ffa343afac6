//! A meeting over the briefs of the fixtures, and what it came to.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::date;
use teigen::brief::{Brief, Id, Library, Text};
use teigen::lang::Lang;
use teigen::ledger::{
    Agenda, Board, Decision, Draft, Entry, Head, Meeting, Note, Record, Response, Sealed, Skip, Subject, Verification,
};
use teigen::minutes::{Format, Minutes};
use zip::ZipArchive;

pub(crate) const MEETING: &str = "2026-03-02";

pub(crate) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// The two briefs of the desk.
pub(crate) fn library() -> Library {
    let texts = ["desk/1-ferry.yaml", "desk/2-light.yaml"].map(|name| std::fs::read(fixture(name)).expect("a fixture"));
    let named: Vec<(&str, &[u8])> =
        ["1-ferry.yaml", "2-light.yaml"].into_iter().zip(texts.iter().map(Vec::as_slice)).collect();
    let (library, problems) = teigen::brief::assemble(teigen::brief::read_all(&named));
    assert!(problems.is_empty(), "{problems:?}");
    library
}

pub(crate) fn subject(brief: &str, item: &str) -> Subject {
    Subject { brief: Id::from(brief), item: Id::from(item) }
}

/// The meeting of the fixtures with that agenda.
pub(crate) fn meeting(order: Vec<Subject>) -> Meeting {
    Meeting {
        id: Id::from(MEETING),
        name: "第1回検討会".to_owned(),
        date: date(2026, 3, 2),
        place: "第2会議室".to_owned(),
        attendees: vec!["座長".to_owned(), "書記".to_owned()],
        agenda: Agenda { briefs: vec![Id::from("ferry")], filter: "運航".to_owned(), order },
        limit: None,
    }
}

/// A decision on a proposal of the library as it stands.
pub(crate) fn decision(library: &Library, item: &str, response: Response) -> Decision {
    let proposals = library.briefs().iter().flat_map(|brief| brief.proposals.iter().map(move |it| (brief, it)));
    let (brief, proposal) = proposals.into_iter().find(|(_, it)| it.id.as_str() == item).expect("a proposal");
    Decision::on(brief, proposal, response)
}

pub(crate) fn decided(decision: Decision) -> Entry {
    Entry::Decision(Box::new(decision))
}

pub(crate) fn note(item: &str, text: &str) -> Entry {
    Entry::Note(Note { subject: subject("ferry", item), text: text.to_owned() })
}

/// The entries as the records of one meeting, a second apart.
pub(crate) fn drafts(entries: Vec<Entry>) -> Vec<Draft> {
    let draft = |(second, entry): (i64, Entry)| Draft {
        time: Timestamp::from_second(1_772_420_706 + second).expect("in range"),
        who: "書記".to_owned(),
        meeting: Some(Id::from(MEETING)),
        entry,
    };
    (0..).zip(entries).map(draft).collect()
}

/// The board of those records, and what a check of them shows.
pub(crate) fn kept(drafts: &[Draft]) -> (Board, Verification) {
    let mut head = Head::default();
    let seal = |draft| {
        let sealed = Sealed::seal(draft, head).expect("a draft with a JSON form");
        head = sealed.head();
        sealed
    };
    let sealed: Vec<Sealed> = drafts.iter().map(seal).collect();
    let records: Vec<Record> = sealed.iter().map(|it| it.read().expect("a record")).collect();
    (Board::of(&records), Verification::of(&sealed, Vec::new()))
}

/// Takes the minutes of the meeting from those entries.
pub(crate) fn minutes(library: &Library, entries: Vec<Entry>, lang: Lang) -> Minutes {
    let (board, verification) = kept(&drafts(entries));
    Minutes::new(library, &board, &Id::from(MEETING), lang, &verification).expect("a meeting")
}

/// What happens in the meeting of the golden files: one proposal accepted in part, with everything
/// that can be said, one set aside, one rejected whose brief then changes, one that is gone.
pub(crate) fn entries(library: &Library) -> Vec<Entry> {
    let order = vec![
        subject("ferry", "FE-01"),
        subject("ferry", "FE-02"),
        subject("light", "LI-01"),
        subject("ferry", "FE-09"),
    ];
    let mut amended = Text::default();
    amended.set(Lang::Ja, "両町は、2027年度に共同運航を始める。");
    amended.set(Lang::En, "Both towns begin joint operation in fiscal 2027.");
    let full = Decision {
        reason: "予算の範囲で\n段階的に進める。".to_owned(),
        amended: Some(amended),
        owner: "運航課".to_owned(),
        due: Some(date(2026, 9, 30)),
        deciders: vec!["座長".to_owned(), "副座長".to_owned()],
        dissent: "副座長: 時期尚早である。".to_owned(),
        ..decision(library, "FE-01", Response::PartiallyAccepted)
    };
    let mut old = decision(library, "LI-01", Response::Rejected);
    old.reason = "費用が見合わない。".to_owned();
    old.shown.text.set(Lang::Ja, "灯台を建て替えるべきである。");
    old.text_hash = old.shown.hash();
    vec![
        Entry::Meeting(meeting(order)),
        Entry::Skip(Skip { subject: subject("ferry", "FE-02") }),
        decided(full),
        note("FE-01", "協定の案は次回に示す。\n- 様式\n- 日程"),
        note("FE-01", "=1+1 と _強調_ は文字のまま"),
        decided(old),
        note("FE-F01", "統計の出所を確かめる。"),
    ]
}

/// The entries of a package by their names.
pub(crate) fn unpacked(package: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(package)).expect("a package");
    let count = archive.len();
    let read = |at| {
        let mut entry = archive.by_index(at).expect("an entry");
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("UTF-8");
        (entry.name().expect("UTF-8").into_owned(), text)
    };
    (0..count).map(read).collect()
}

pub(crate) fn written(minutes: &Minutes, format: Format) -> Vec<u8> {
    format.write(minutes).expect("minutes that fit")
}

pub(crate) fn text(minutes: &Minutes, format: Format) -> String {
    String::from_utf8(written(minutes, format)).expect("UTF-8")
}

/// The brief with its first proposal changed by hand.
pub(crate) fn with_first(library: &Library, change: impl FnOnce(&mut Brief)) -> Library {
    let mut briefs = library.briefs().to_vec();
    change(Arc::make_mut(&mut briefs[0]));
    Library::new(briefs)
}
