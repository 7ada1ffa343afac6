//! What is recorded of one item.

use jiff::Timestamp;
use jiff::civil::Date;

use super::log::Log;
use crate::brief::Id;
use crate::ledger::axes::{Implementation, Response, Timeliness};
use crate::ledger::model::{Decision, Note, Progress, Subject};
use crate::ledger::record::Record;

/// Something recorded, with the record that it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamped<T> {
    /// The record's number.
    pub sequence: u32,
    /// When it was recorded, by the clock of the machine that did.
    pub time: Timestamp,
    /// Who recorded it.
    pub who: String,
    /// The meeting in which it happened.
    pub meeting: Option<Id>,
    /// What.
    pub what: T,
}

impl<T> Stamped<T> {
    pub(super) fn new(record: &Record, what: T) -> Stamped<T> {
        Stamped {
            sequence: record.sequence,
            time: record.time,
            who: record.who.clone(),
            meeting: record.meeting.clone(),
            what,
        }
    }
}

/// All that was ever recorded of an item, undone or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) decisions: Vec<Stamped<Decision>>,
    pub(super) notes: Vec<Stamped<Note>>,
    pub(super) progress: Vec<Stamped<Progress>>,
}

/// What is recorded of an item and in force, in the order of the records.
#[derive(Clone, Copy, Debug)]
pub struct Trail<'a> {
    /// The item.
    pub subject: &'a Subject,
    pub(super) kept: &'a Kept,
    pub(super) log: &'a Log,
}

impl<'a> Trail<'a> {
    /// The decisions, the one that holds last.
    pub fn decisions(self) -> impl DoubleEndedIterator<Item = &'a Stamped<Decision>> {
        in_force(&self.kept.decisions, self.log)
    }

    /// The notes.
    pub fn notes(self) -> impl DoubleEndedIterator<Item = &'a Stamped<Note>> {
        in_force(&self.kept.notes, self.log)
    }

    /// The reports of progress, the one that holds last.
    pub fn progress(self) -> impl DoubleEndedIterator<Item = &'a Stamped<Progress>> {
        in_force(&self.kept.progress, self.log)
    }

    /// The decision that holds: the last.
    pub fn decision(self) -> Option<&'a Stamped<Decision>> {
        self.decisions().next_back()
    }

    /// The response that holds.
    pub fn response(self) -> Response {
        self.decision().map_or(Response::Undecided, |decision| decision.what.response)
    }

    /// How far it has been carried out, by the last report.
    pub fn implementation(self) -> Implementation {
        self.progress().next_back().map_or(Implementation::NotStarted, |progress| progress.what.implementation)
    }

    /// Who is to carry it out, by the decision that holds; empty where nobody was named.
    pub fn owner(self) -> &'a str {
        self.decision().map_or("", |decision| decision.what.owner.as_str())
    }

    /// By when, by the decision that holds.
    pub fn due(self) -> Option<Date> {
        self.decision().and_then(|decision| decision.what.due)
    }

    /// How its due date stands to `today`, whatever has been carried out.
    pub fn timeliness(self, today: Date) -> Timeliness {
        Timeliness::of(self.due(), today)
    }

    /// Whether its due date has passed and something is still to be done.
    pub fn is_overdue(self, today: Date) -> bool {
        self.timeliness(today) == Timeliness::Overdue && self.is_to_be_done()
    }

    /// Whether something is still to be done: it was not rejected, nor is it done or done with.
    pub fn is_to_be_done(self) -> bool {
        self.response() != Response::Rejected && self.implementation().is_open()
    }

    /// Whether nothing that was recorded of it is in force.
    pub fn is_empty(self) -> bool {
        self.decisions().next().is_none() && self.notes().next().is_none() && self.progress().next().is_none()
    }
}

pub(super) fn in_force<'a, T>(all: &'a [Stamped<T>], log: &'a Log) -> impl DoubleEndedIterator<Item = &'a Stamped<T>> {
    all.iter().filter(|it| log.in_force(it.sequence))
}
