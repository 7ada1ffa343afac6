//! The board: what the records come to.
//!
//! A value made by taking up records one after the other; the same records make the same board on
//! every desk. It reads no file and no clock.

mod lists;
mod log;
mod sitting;
mod trail;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::brief::Id;
use crate::ledger::axes::{Implementation, Kind, Response, Timeliness};
use crate::ledger::model::{Entry, Subject};
use crate::ledger::record::{Head, Record};
use log::Log;
use sitting::Sitting;
use trail::Kept;

pub use lists::{Changed, Orphan};
pub use log::Mark;
pub use sitting::AgendaItem;
pub use trail::{Stamped, Trail};

/// The state that the records make.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    head: Head,
    log: Log,
    trails: BTreeMap<Subject, Kept>,
    sittings: Vec<Sitting>,
}

impl Board {
    /// The board of those records; see [`Board::apply`].
    pub fn of<'a>(records: impl IntoIterator<Item = &'a Record>) -> Board {
        let mut board = Board::default();
        for record in records {
            board.apply(record);
        }
        board
    }

    /// Takes up the record that comes next, and says whether it was that.
    ///
    /// One that was taken up before changes nothing. So does one that comes too early, because
    /// somebody else has recorded something in between: the records since [`Board::head`] are then
    /// to be fetched and taken up.
    pub fn apply(&mut self, record: &Record) -> bool {
        if Some(record.sequence) != self.head.count.checked_add(1) {
            return false;
        }
        self.head = Head { count: record.sequence, hash: record.hash };
        self.log.push(record);
        match &record.entry {
            Some(Entry::Meeting(it)) => self.sitting_mut(&it.id).meetings.push(Stamped::new(record, it.clone())),
            Some(Entry::Decision(it)) => {
                self.kept(&it.subject).decisions.push(Stamped::new(record, it.as_ref().clone()));
            }
            Some(Entry::Note(it)) => self.kept(&it.subject).notes.push(Stamped::new(record, it.clone())),
            Some(Entry::Progress(it)) => self.kept(&it.subject).progress.push(Stamped::new(record, it.clone())),
            Some(Entry::Skip(it)) => {
                if let Some(meeting) = &record.meeting {
                    self.sitting_mut(meeting).skips.push(Stamped::new(record, it.clone()));
                }
            }
            Some(Entry::Move(it)) => {
                if let Some(meeting) = &record.meeting {
                    self.sitting_mut(meeting).moves.push(Stamped::new(record, it.clone()));
                }
            }
            Some(Entry::Undo(_)) | None => {}
        }
        true
    }

    /// How far the records reach that were taken up.
    pub fn head(&self) -> Head {
        self.head
    }

    /// What is recorded of an item; none where nothing ever was.
    pub fn trail(&self, subject: &Subject) -> Option<Trail<'_>> {
        self.trails.get_key_value(subject).map(|(subject, kept)| Trail { subject, kept, log: &self.log })
    }

    /// The response to a proposal.
    pub fn response(&self, subject: &Subject) -> Response {
        self.trail(subject).map_or(Response::Undecided, Trail::response)
    }

    /// How far a proposal has been carried out.
    pub fn implementation(&self, subject: &Subject) -> Implementation {
        self.trail(subject).map_or(Implementation::NotStarted, Trail::implementation)
    }

    /// How a proposal's due date stands to `today`.
    pub fn timeliness(&self, subject: &Subject, today: Date) -> Timeliness {
        self.trail(subject).map_or(Timeliness::NoDate, |trail| trail.timeliness(today))
    }

    /// What the undo key takes back: the last record in force that `who` made in that meeting, or
    /// outside of any, but for the meeting itself. Asked again after each undoing, it goes back
    /// one record further.
    pub fn undoable(&self, meeting: Option<&Id>, who: &str) -> Option<&Mark> {
        self.log
            .latest()
            .filter(|mark| mark.kind.is_some_and(|kind| kind != Kind::Meeting))
            .find(|mark| mark.meeting.as_ref() == meeting && mark.who == who)
    }

    /// The last record in force among those of these numbers, but for meetings; asked again after
    /// each undoing, it goes back one record further.
    pub fn last_among(&self, numbers: &BTreeSet<u32>) -> Option<&Mark> {
        self.log
            .latest()
            .filter(|mark| mark.kind.is_some_and(|kind| kind != Kind::Meeting))
            .find(|mark| numbers.contains(&mark.sequence))
    }

    /// What is remembered of the record of that number.
    pub fn mark(&self, sequence: u32) -> Option<&Mark> {
        self.log.mark(sequence)
    }

    /// Whether a record is there and not undone.
    pub fn in_force(&self, sequence: u32) -> bool {
        self.log.in_force(sequence)
    }

    /// What is recorded of each item, in the order of the subjects.
    pub fn trails(&self) -> impl Iterator<Item = Trail<'_>> {
        self.trails.iter().map(|(subject, kept)| Trail { subject, kept, log: &self.log })
    }

    fn kept(&mut self, subject: &Subject) -> &mut Kept {
        self.trails.entry(subject.clone()).or_default()
    }
}
