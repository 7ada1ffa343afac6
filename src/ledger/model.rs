//! What is recorded: plain types. The order of the fields is their order in a record's JSON.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::axes::{Implementation, Kind, Response};
use super::hash::Hash;
use super::wording::Wording;
use crate::brief::{Brief, Id, Proposal, Text};

/// What a record is about: an item, for a decision and for progress a proposal, in its brief.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Subject {
    /// The id of the brief.
    pub brief: Id,
    /// The id of the item, unique in the library; see [`crate::brief::Library::find`].
    pub item: Id,
}

impl Subject {
    /// The proposal as a subject.
    pub fn of(brief: &Brief, proposal: &Proposal) -> Subject {
        Subject { brief: brief.id.clone(), item: proposal.id.clone() }
    }
}

/// A meeting. A later record of the same id restates it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// The id, unique in the ledger; see [`super::Board::free_meeting_id`].
    pub id: Id,
    /// The name.
    pub name: String,
    /// The day.
    pub date: Date,
    /// The place, empty where none is given.
    pub place: String,
    /// Who attends.
    pub attendees: Vec<String>,
    /// What is gone through.
    pub agenda: Agenda,
    /// How many minutes an item is to take, where that was said. Nothing ends when they are over.
    pub limit: Option<u16>,
}

/// What a meeting goes through. `order` is the agenda; the rest says how it was chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agenda {
    /// The briefs that it was chosen from; all where none is named.
    pub briefs: Vec<Id>,
    /// The filter that it was chosen by, empty where there was none.
    pub filter: String,
    /// The proposals, in the order in which they come.
    pub order: Vec<Subject>,
}

/// What was decided on a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The proposal.
    pub subject: Subject,
    /// The response.
    pub response: Response,
    /// Why, empty where no reason was given.
    pub reason: String,
    /// The text as amended, in the languages in which it was.
    pub amended: Option<Text>,
    /// Who is to carry it out, empty where nobody was named.
    pub owner: String,
    /// By when.
    pub due: Option<Date>,
    /// Who decided.
    pub deciders: Vec<String>,
    /// Who disagreed and why, empty where nobody did.
    pub dissent: String,
    /// What the proposal said when it was decided on.
    pub shown: Wording,
    /// The hash of `shown`.
    pub text_hash: Hash,
}

impl Decision {
    /// A decision on the proposal as it stands now, with nothing but the response.
    pub fn on(brief: &Brief, proposal: &Proposal, response: Response) -> Decision {
        let shown = Wording::of(proposal);
        Decision {
            subject: Subject::of(brief, proposal),
            response,
            reason: String::new(),
            amended: None,
            owner: String::new(),
            due: None,
            deciders: Vec::new(),
            dissent: String::new(),
            text_hash: shown.hash(),
            shown,
        }
    }
}

/// A remark on an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The item.
    pub subject: Subject,
    /// The remark; may have several lines.
    pub text: String,
}

/// How far a proposal has been carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The proposal.
    pub subject: Subject,
    /// How far.
    pub implementation: Implementation,
    /// A remark, empty where there is none.
    pub note: String,
    /// What shows it: a document, an address; empty where nothing is named.
    pub evidence: String,
    /// The day for which this holds.
    pub date: Date,
}

/// An item of the agenda set aside. Deciding it, or undoing this, brings it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skip {
    /// The proposal.
    pub subject: Subject,
}

/// An item of the agenda moved, or taken into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// The proposal.
    pub subject: Subject,
    /// The proposal that it now comes before; the end where none is named or that one is gone.
    pub before: Option<Subject>,
}

/// A record taken back. Undoing an undo gives the record back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undo {
    /// The sequence of the record.
    pub record: u32,
}

/// What a record records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Entry {
    /// See [`Kind::Meeting`].
    Meeting(Meeting),
    /// See [`Kind::Decision`]; boxed, as it is by far the largest.
    Decision(Box<Decision>),
    /// See [`Kind::Note`].
    Note(Note),
    /// See [`Kind::Progress`].
    Progress(Progress),
    /// See [`Kind::Skip`].
    Skip(Skip),
    /// See [`Kind::Move`].
    Move(Move),
    /// See [`Kind::Undo`].
    Undo(Undo),
}

impl Entry {
    /// What sort of thing it is.
    pub fn kind(&self) -> Kind {
        match self {
            Entry::Meeting(_) => Kind::Meeting,
            Entry::Decision(_) => Kind::Decision,
            Entry::Note(_) => Kind::Note,
            Entry::Progress(_) => Kind::Progress,
            Entry::Skip(_) => Kind::Skip,
            Entry::Move(_) => Kind::Move,
            Entry::Undo(_) => Kind::Undo,
        }
    }

    /// What it is about, where that is one item.
    pub fn subject(&self) -> Option<&Subject> {
        match self {
            Entry::Meeting(_) | Entry::Undo(_) => None,
            Entry::Decision(it) => Some(&it.subject),
            Entry::Note(it) => Some(&it.subject),
            Entry::Progress(it) => Some(&it.subject),
            Entry::Skip(it) => Some(&it.subject),
            Entry::Move(it) => Some(&it.subject),
        }
    }
}
