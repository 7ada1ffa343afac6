//! A meeting that goes through its agenda, and what the desk knows of the ledger.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::State;
use crate::brief::{Id, Item, ItemRef, Library, Proposal};
use crate::label::Word;
use crate::ledger::{AgendaItem, Board, Decision, Draft, Entry, Kind, Mark, Record, Response, StoreError, Subject};

/// A review that goes on.
#[derive(Clone, Debug)]
pub struct Review {
    /// The meeting.
    pub meeting: Id,
    /// The index in the agenda of the item on the screen.
    pub at: usize,
    /// When the review was opened.
    pub opened: Timestamp,
    /// When the item came onto the screen.
    pub since: Timestamp,
    /// Whether the findings that carry the proposal are shown.
    pub rationale: bool,
    /// Whether lines stand far apart.
    pub spacious: bool,
    /// Whether the consent agenda waits for the key once more.
    pub consenting: bool,
    /// What the last key recorded.
    pub said: Option<Said>,
    /// The first line on the screen.
    pub top: usize,
}

/// What was recorded, as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The number of the last record.
    pub sequence: u32,
    /// Who recorded it.
    pub who: String,
    /// The proposal, where it is one.
    pub item: Option<Id>,
    /// What sort of thing was recorded.
    pub kind: Kind,
    /// The response, where it is a decision.
    pub response: Option<Response>,
    /// What sort of record was taken back, where it is an undoing.
    pub undone: Option<Kind>,
    /// How many records it was.
    pub count: usize,
}

impl Said {
    /// What is told of records that the ledger has acknowledged; nothing where there are none. The
    /// board has taken them up.
    pub(crate) fn of(acknowledged: &[Record], board: &Board) -> Option<Said> {
        let record = acknowledged.last()?;
        let entry = record.entry.as_ref()?;
        let undone = match entry {
            Entry::Undo(undo) => board.mark(undo.record),
            _ => None,
        };
        let response = |record: &Record| match &record.entry {
            Some(Entry::Decision(it)) => Some(it.response),
            _ => None,
        };
        let subject = entry.subject().or_else(|| undone.and_then(|mark| mark.subject.as_ref()));
        Some(Said {
            sequence: record.sequence,
            who: record.who.clone(),
            item: subject.map(|subject| subject.item.clone()),
            kind: entry.kind(),
            response: response(record).filter(|it| acknowledged.iter().all(|record| response(record) == Some(*it))),
            undone: undone.and_then(|mark| mark.kind),
            count: acknowledged.len(),
        })
    }
}

/// An item is to take no longer than this many seconds, where the meeting does not say.
pub const SOFT_LIMIT: i64 = 180;

/// The ledger as the desk knows it.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// What the records come to.
    pub board: Board,
    /// Who sits at the desk.
    pub who: String,
    /// How the ledger is.
    pub status: Status,
    /// What was to be recorded and is not acknowledged yet.
    pub waiting: Vec<Draft>,
    /// The numbers of the records that this desk has had acknowledged since it was opened.
    pub own: BTreeSet<u32>,
    /// What was recorded last outside of a review.
    pub said: Option<Said>,
    /// Whether nothing is to be written anywhere, as was asked.
    pub read_only: bool,
    /// The folder that the names of files are relative to; empty where it is not known.
    pub folder: String,
}

/// How the ledger is.
#[derive(Clone, Debug, Default)]
pub enum Status {
    /// It has not been opened.
    #[default]
    Closed,
    /// It takes records.
    Open,
    /// It can be read only, and why.
    ReadOnly(StoreError),
    /// It does not take records now, and why.
    Trouble(StoreError),
}

impl Review {
    /// A review of that meeting, at the first item that is not decided.
    pub(crate) fn new(meeting: Id, board: &Board, now: Timestamp) -> Review {
        let mut review = Review {
            meeting,
            at: 0,
            opened: now,
            since: now,
            rationale: false,
            spacious: true,
            consenting: false,
            said: None,
            top: 0,
        };
        let agenda = board.agenda(&review.meeting);
        review.at = agenda.iter().position(|item| is_open(item)).unwrap_or(0);
        review
    }

    /// Goes to the item at that index, if the agenda has one.
    pub(crate) fn go(&mut self, at: usize, now: Timestamp) {
        self.at = at;
        self.since = now;
        self.rationale = false;
        self.top = 0;
    }
}

/// Whether an item waits for a decision: none was taken and it was not set aside.
pub(crate) fn is_open(item: &AgendaItem<'_>) -> bool {
    item.decision.is_none_or(|decision| decision.what.response == Response::Undecided) && !item.is_set_aside
}

/// A subject's proposal in the library, with where it stands.
pub fn proposal<'a>(library: &'a Library, subject: &Subject) -> Option<(ItemRef, &'a Proposal)> {
    let item = library.find(&subject.item)?;
    let brief = library.brief_of(item)?;
    match library.item(item)? {
        Item::Proposal(proposal) if brief.id == subject.brief => Some((item, proposal)),
        _ => None,
    }
}

impl State {
    /// The review that is open.
    pub fn review(&self) -> Option<&Review> {
        self.levels.iter().rev().find_map(|level| match level {
            super::Level::Review(review) => Some(review),
            _ => None,
        })
    }

    /// The same, to change it.
    pub(crate) fn review_mut(&mut self) -> Option<&mut Review> {
        self.levels.iter_mut().rev().find_map(|level| match level {
            super::Level::Review(review) => Some(review),
            _ => None,
        })
    }

    /// The item of the agenda that is on the screen, with the number of items.
    pub fn reviewed(&self) -> Option<(Subject, usize)> {
        let review = self.review()?;
        let agenda = self.records.board.agenda(&review.meeting);
        agenda.get(review.at).map(|item| (item.subject.clone(), agenda.len()))
    }

    /// The day it is, where the desk stands.
    pub fn today(&self) -> Date {
        self.now.to_zoned(TimeZone::system()).date()
    }

    /// A draft of something that happens now, in the meeting that is open; of a meeting, in itself if
    /// there is one of that id.
    pub(crate) fn draft(&self, entry: Entry) -> Draft {
        let meeting = match &entry {
            Entry::Meeting(meeting) => self.records.board.meeting(&meeting.id).map(|it| it.what.id.clone()),
            _ => self.review().map(|review| review.meeting.clone()),
        };
        Draft { time: self.now, who: self.records.who.clone(), meeting, entry }
    }

    /// What the undo key takes back: in a meeting the last record in force that was made there under
    /// the same name, in whichever sitting; elsewhere the last of this desk since it was opened.
    ///
    /// # Errors
    /// Why there is nothing to take back here.
    pub(crate) fn undoable(&self) -> Result<&Mark, Word> {
        let records = &self.records;
        match self.review() {
            Some(review) => records.board.undoable(Some(&review.meeting), &records.who).ok_or(Word::NothingToUndo),
            None => match records.board.last_among(&records.own) {
                // What a meeting has decided changes only in the meeting.
                Some(mark) if mark.meeting.is_some() => Err(Word::UndoInMeeting),
                Some(mark) => Ok(mark),
                None => Err(Word::NothingToUndoHere),
            },
        }
    }

    /// A decision on the proposal as it stands in the library.
    pub(crate) fn decision(&self, subject: &Subject, response: Response) -> Option<Decision> {
        let (item, proposal) = proposal(&self.library, subject)?;
        let brief = self.library.brief_of(item)?;
        Some(Decision::on(brief, proposal, response))
    }
}
