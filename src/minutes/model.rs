//! What minutes say: plain types. Their fields, in this order and under these names, are the JSON
//! form; names are added to it, never changed or taken away.

use jiff::civil::Date;
use serde::Serialize;

use crate::brief::Id;
use crate::lang::Lang;
use crate::ledger::{Hash, Lost, Response};

/// The minutes of a meeting, in one language. Nothing in them depends on when they are made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Minutes {
    /// The language of the minutes.
    pub lang: Lang,
    /// The id of the meeting.
    pub meeting: Id,
    /// The name of the meeting.
    pub name: String,
    /// Its day.
    pub date: Date,
    /// Its place, empty where none is given.
    pub place: String,
    /// Who attended.
    pub attendees: Vec<String>,
    /// How the agenda was chosen.
    pub agenda: Agenda,
    /// How often each response was given to the items before the meeting, for every response.
    pub summary: Vec<Tally>,
    /// The items of the agenda in their order, then whatever else was decided or noted.
    pub items: Vec<Item>,
    /// The documents that the items cite.
    pub sources: Vec<Source>,
    /// How far the ledger reached.
    pub ledger: Ledger,
}

/// Words of a brief, in the language asked for or else one that there is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Words {
    /// The words; may have several lines.
    pub text: String,
    /// The language that they are in.
    pub lang: Lang,
}

/// How an agenda was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Agenda {
    /// The titles of the briefs that it was chosen from, their ids where they are not open; empty
    /// where it was all of them.
    pub briefs: Vec<Words>,
    /// The filter, empty where there was none.
    pub filter: String,
}

/// How often a response was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// The response.
    pub response: Response,
    /// How many items.
    pub count: usize,
}

/// An item and what the meeting came to on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Its number in the minutes, from 1.
    pub number: usize,
    /// The id of its brief.
    pub brief: Id,
    /// Its id.
    pub id: Id,
    /// Its title: as decided on, else as it stands now; empty where neither is known.
    pub title: Words,
    /// Its text, likewise.
    pub text: Words,
    /// The response, `undecided` where there is none.
    pub response: Response,
    /// The rest of the decision.
    pub outcome: Option<Outcome>,
    /// The notes taken in this meeting.
    pub notes: Vec<Note>,
    /// Where its brief's sources say it.
    pub citations: Vec<Citation>,
    /// Whether it stands on the agenda.
    pub on_agenda: bool,
    /// Whether it was set aside and not decided.
    pub set_aside: bool,
    /// Whether the brief now says something else than what was decided on.
    pub changed: bool,
    /// What the library lacks of it.
    pub lost: Option<Lost>,
}

impl Item {
    /// Whether it was before the meeting: on the agenda, or decided. What only has notes was not.
    pub fn is_reviewed(&self) -> bool {
        self.on_agenda || self.outcome.is_some()
    }
}

/// What was decided besides the response. Texts are empty where nothing was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The number of the record.
    pub record: u32,
    /// Why.
    pub reason: String,
    /// The text as amended.
    pub amended: Option<Words>,
    /// Who disagreed and why.
    pub dissent: String,
    /// Who is to carry it out.
    pub owner: String,
    /// By when.
    pub due: Option<Date>,
    /// Who decided.
    pub deciders: Vec<String>,
    /// The hash of the title and the text in all languages, as decided on.
    pub text_hash: Hash,
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The number of the record.
    pub record: u32,
    /// Who recorded it.
    pub who: String,
    /// The remark; may have several lines.
    pub text: String,
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Citation {
    /// The short name of the source, which is that of one of the sources listed.
    pub source: String,
    /// The place in it.
    pub place: String,
}

/// A document that items cite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Its short name.
    pub short: String,
    /// Who published it.
    pub publisher: Words,
    /// Its title.
    pub title: Words,
    /// Its date, as precisely as it is known.
    pub date: crate::brief::Date,
}

/// How far the ledger reached when the minutes were taken from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Ledger {
    /// The number of records.
    pub records: u32,
    /// The hash of the last.
    pub head: Hash,
    /// The record at which the chain breaks first, if one does.
    pub broken: Option<u32>,
    /// Whether the file itself was found damaged.
    pub damaged: bool,
}
