//! Ledgers, drafts and briefs to test with.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use teigen::brief::{Brief, Date, Id, Library, Proposal, Text};
use teigen::lang::Lang;
use teigen::ledger::{
    Access, Decision, Draft, Entry, Head, Note, Options, Response, Sealed, Sqlite, StoreErrorKind, Subject,
};
use tempfile::TempDir;

/// A folder of its own with the path of a ledger in it that is not there yet.
pub(crate) fn place() -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("ledger.sqlite");
    (folder, path)
}

/// To write, waiting for others no longer than a test should.
pub(crate) const IMPATIENT: Options = Options { access: Access::ReadWrite, patience: Duration::from_millis(20) };

pub(crate) const TO_READ: Options = Options { access: Access::ReadOnly, patience: Duration::from_millis(20) };

pub(crate) fn open(path: &Path) -> Sqlite {
    Sqlite::open(path, Options::default()).expect("a ledger that opens")
}

pub(crate) fn open_fault(path: &Path, options: Options) -> StoreErrorKind {
    Sqlite::open(path, options).expect_err("a ledger that does not open").kind
}

/// The instant so many seconds after a fixed one.
pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_772_420_706 + second).expect("in range")
}

pub(crate) fn subject(item: &str) -> Subject {
    Subject { brief: Id::from("ferry"), item: Id::from(item) }
}

pub(crate) fn text(ja: &str, en: &str) -> Text {
    let mut text = Text::default();
    text.set(Lang::Ja, ja);
    text.set(Lang::En, en);
    text
}

pub(crate) fn note(words: &str) -> Entry {
    Entry::Note(Note { subject: subject("FE-01"), text: words.to_owned() })
}

pub(crate) fn draft(second: i64, entry: Entry) -> Draft {
    Draft { time: at(second), who: "書記".to_owned(), meeting: Some(Id::from("2026-03-02")), entry }
}

/// The drafts as a chain from the first record on.
pub(crate) fn sealed(drafts: &[Draft]) -> Vec<Sealed> {
    let mut head = Head::default();
    let seal = |draft| {
        let sealed = Sealed::seal(draft, head).expect("a draft with a JSON form");
        head = sealed.head();
        sealed
    };
    drafts.iter().map(seal).collect()
}

/// A brief `ferry` with those proposals: id, Japanese and English text.
pub(crate) fn brief(proposals: &[(&str, &str, &str)]) -> Brief {
    let proposal = |(id, ja, en): &(&str, &str, &str)| Proposal {
        id: Id::from(*id),
        section: Id::from("crew"),
        title: text(&format!("{id}の題"), &format!("Title of {id}")),
        text: text(ja, en),
        addressees: Vec::new(),
        partners: Vec::new(),
        themes: Vec::new(),
        instruments: Vec::new(),
        horizon: None,
        rationale: Vec::new(),
        related: Vec::new(),
        citations: Vec::new(),
    };
    Brief {
        format: 1,
        id: Id::from("ferry"),
        prefix: "FE".to_owned(),
        languages: vec![Lang::Ja, Lang::En],
        as_of: Date { year: 2026, month: None, day: None },
        title: text("渡船", "The ferry"),
        bottom_line: Text::default(),
        importance: Text::default(),
        sources: Vec::new(),
        actors: Vec::new(),
        themes: Vec::new(),
        sections: Vec::new(),
        proposals: proposals.iter().map(proposal).collect(),
        findings: Vec::new(),
        events: Vec::new(),
        terms: Vec::new(),
        watch: Vec::new(),
        relations: Vec::new(),
        comparisons: Vec::new(),
    }
}

pub(crate) fn library(proposals: &[(&str, &str, &str)]) -> Library {
    Library::new(vec![brief(proposals)])
}

/// A decision on a proposal of [`brief`].
pub(crate) fn decision(brief: &Brief, item: &str, response: Response) -> Decision {
    let proposal = brief.proposals.iter().find(|it| it.id.as_str() == item).expect("a proposal of the brief");
    Decision::on(brief, proposal, response)
}

pub(crate) fn decided(decision: Decision) -> Entry {
    Entry::Decision(Box::new(decision))
}

/// A number set in the environment, for runs longer than the suite's.
pub(crate) fn number(variable: &str, otherwise: u32) -> u32 {
    std::env::var(variable).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}
