//! What is recorded of one meeting, and its agenda as it stands.

use super::Board;
use super::trail::{Stamped, in_force};
use crate::brief::Id;
use crate::ledger::model::{Decision, Meeting, Move, Skip, Subject};

/// All that was ever recorded of a meeting as such, undone or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sitting {
    pub(super) id: Id,
    pub(super) meetings: Vec<Stamped<Meeting>>,
    pub(super) moves: Vec<Stamped<Move>>,
    pub(super) skips: Vec<Stamped<Skip>>,
}

impl Sitting {
    pub(super) fn new(id: Id) -> Sitting {
        Sitting { id, meetings: Vec::new(), moves: Vec::new(), skips: Vec::new() }
    }
}

/// An item of a meeting's agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaItem<'a> {
    /// The proposal.
    pub subject: &'a Subject,
    /// The decision of this meeting that holds.
    pub decision: Option<&'a Stamped<Decision>>,
    /// Whether it was set aside in this meeting and not decided yet.
    pub is_set_aside: bool,
}

impl Board {
    /// The meetings, in the order in which they were opened, each as it was restated last.
    pub fn meetings(&self) -> impl DoubleEndedIterator<Item = &Stamped<Meeting>> {
        self.sittings.iter().filter_map(|sitting| self.stated(sitting))
    }

    /// The meeting of that id.
    pub fn meeting(&self, id: &Id) -> Option<&Stamped<Meeting>> {
        self.sitting(id).and_then(|sitting| self.stated(sitting))
    }

    /// The agenda of the meeting of that id, in the order in which the items come; empty where
    /// there is no such meeting.
    pub fn agenda(&self, id: &Id) -> Vec<AgendaItem<'_>> {
        let Some(sitting) = self.sitting(id) else { return Vec::new() };
        let Some(stated) = self.stated(sitting) else { return Vec::new() };
        let mut order: Vec<&Subject> = stated.what.agenda.order.iter().collect();
        // A meeting that is restated brings its own order.
        for moved in in_force(&sitting.moves, &self.log).filter(|moved| moved.sequence > stated.sequence) {
            place(&mut order, &moved.what);
        }
        order.into_iter().map(|subject| self.agenda_item(sitting, subject)).collect()
    }

    /// An id for a meeting on that day that no meeting has: the date, with a number from the second
    /// on.
    pub fn free_meeting_id(&self, date: jiff::civil::Date) -> Id {
        let mut id = Id(date.to_string().into());
        let mut turn = 1;
        while self.sitting(&id).is_some() {
            turn += 1;
            id = Id(format!("{date}-{turn}").into());
        }
        id
    }

    pub(super) fn sitting_mut(&mut self, id: &Id) -> &mut Sitting {
        let at = self.sittings.iter().position(|sitting| &sitting.id == id).unwrap_or_else(|| {
            self.sittings.push(Sitting::new(id.clone()));
            self.sittings.len() - 1
        });
        &mut self.sittings[at]
    }

    fn sitting(&self, id: &Id) -> Option<&Sitting> {
        self.sittings.iter().find(|sitting| &sitting.id == id)
    }

    fn stated<'a>(&'a self, sitting: &'a Sitting) -> Option<&'a Stamped<Meeting>> {
        in_force(&sitting.meetings, &self.log).next_back()
    }

    fn agenda_item<'a>(&'a self, sitting: &'a Sitting, subject: &'a Subject) -> AgendaItem<'a> {
        let of_this_meeting = |decision: &&Stamped<Decision>| decision.meeting.as_ref() == Some(&sitting.id);
        let decision = self.trail(subject).and_then(|trail| trail.decisions().rev().find(of_this_meeting));
        let is_skipped = in_force(&sitting.skips, &self.log).any(|skip| &skip.what.subject == subject);
        AgendaItem { subject, decision, is_set_aside: is_skipped && decision.is_none() }
    }
}

/// Puts the item in its new place.
fn place<'a>(order: &mut Vec<&'a Subject>, moved: &'a Move) {
    if moved.before.as_ref() == Some(&moved.subject) {
        return;
    }
    order.retain(|subject| *subject != &moved.subject);
    let before = moved.before.as_ref().and_then(|before| order.iter().position(|subject| *subject == before));
    order.insert(before.unwrap_or(order.len()), &moved.subject);
}
