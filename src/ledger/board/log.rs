//! Which records are in force: those that no record in force has undone.

use crate::brief::Id;
use crate::ledger::axes::Kind;
use crate::ledger::model::{Entry, Subject};
use crate::ledger::record::Record;

/// What the board remembers of every record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The record's number.
    pub sequence: u32,
    /// What sort of record it is; none for one that only a later version knows.
    pub kind: Option<Kind>,
    /// What it is about, where that is one item.
    pub subject: Option<Subject>,
    /// The meeting in which it was made.
    pub meeting: Option<Id>,
    /// Who made it.
    pub who: String,
    /// The record that it undoes.
    undoes: Option<u32>,
    /// How many records in force undo it.
    undone: u32,
}

/// The marks of all records, the first at 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Log(Vec<Mark>);

impl Log {
    /// Takes up the record that comes next.
    pub(super) fn push(&mut self, record: &Record) {
        let entry = record.entry.as_ref();
        // A record can only undo one before it.
        let undoes = match entry {
            Some(Entry::Undo(undo)) => Some(undo.record).filter(|target| *target < record.sequence),
            _ => None,
        };
        self.0.push(Mark {
            sequence: record.sequence,
            kind: entry.map(Entry::kind),
            subject: entry.and_then(Entry::subject).cloned(),
            meeting: record.meeting.clone(),
            who: record.who.clone(),
            undoes,
            undone: 0,
        });
        if let Some(target) = undoes {
            self.turn(target, false);
        }
    }

    pub(super) fn in_force(&self, sequence: u32) -> bool {
        self.mark(sequence).is_some_and(|mark| mark.undone == 0)
    }

    pub(super) fn mark(&self, sequence: u32) -> Option<&Mark> {
        self.0.get(index(sequence)?)
    }

    /// The marks of the records in force that are no undoing themselves, the last first.
    pub(super) fn latest(&self) -> impl Iterator<Item = &Mark> {
        self.0.iter().rev().filter(|mark| mark.undone == 0 && mark.kind != Some(Kind::Undo))
    }

    /// Counts one undoing more or less of a record. Where that changes whether an undoing is in
    /// force, the same is done in turn with what it undoes, so the walk only ever goes back.
    fn turn(&mut self, mut sequence: u32, mut give_back: bool) {
        while let Some(mark) = index(sequence).and_then(|at| self.0.get_mut(at)) {
            let was_in_force = mark.undone == 0;
            mark.undone = if give_back { mark.undone.saturating_sub(1) } else { mark.undone.saturating_add(1) };
            let is_in_force = mark.undone == 0;
            match mark.undoes {
                Some(target) if was_in_force != is_in_force => (sequence, give_back) = (target, !is_in_force),
                _ => return,
            }
        }
    }
}

fn index(sequence: u32) -> Option<usize> {
    usize::try_from(sequence.checked_sub(1)?).ok()
}
