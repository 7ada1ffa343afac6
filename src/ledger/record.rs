//! Records, and the one form in which they are written, hashed and sent.
//!
//! A record's **body** is this JSON object, in UTF-8, without white space between its parts, with
//! its fields and those of the payload in the order in which the types declare them, none left out:
//!
//! ```json
//! {"sequence":7,"time":"2026-03-02T04:05:06Z","who":"…","meeting":"2026-03-02","kind":"note","payload":{…},"previous":"<64 digits>"}
//! ```
//!
//! Its hash is the SHA-256 of those bytes. The body is kept as it was written and never written
//! anew: a record of a later version, with fields that this one does not know, keeps its hash. A
//! field may be added to a payload; whatever changes the meaning of one gets a kind of its own.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::axes::Kind;
use super::hash::Hash;
use super::model::{Entry, Meeting};
use crate::brief::Id;
use crate::text::clean::{clean, clean_lines};

/// What is to be recorded, before it has its place in the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// When, by the clock of the machine.
    pub time: Timestamp,
    /// Who records it.
    pub who: String,
    /// The meeting in which it happens, where it is one. A meeting that is stated outside of any is a
    /// new one: see [`super::Store::append`].
    pub meeting: Option<Id>,
    /// What.
    pub entry: Entry,
}

impl Draft {
    /// A new meeting.
    pub fn opening(time: Timestamp, who: impl Into<String>, meeting: Meeting) -> Draft {
        Draft { time, who: who.into(), meeting: None, entry: Entry::Meeting(meeting) }
    }

    /// The meeting that it opens, if it does.
    fn opened(&self) -> Option<&Meeting> {
        match &self.entry {
            Entry::Meeting(meeting) if self.meeting.is_none() => Some(meeting),
            _ => None,
        }
    }

    /// The day of the meeting that it opens, if it does.
    pub(super) fn opens(&self) -> Option<jiff::civil::Date> {
        self.opened().map(|meeting| meeting.date)
    }

    /// The same, opening its meeting under that id.
    pub(super) fn under(&self, id: Id) -> Draft {
        let mut draft = Draft { meeting: Some(id.clone()), ..self.clone() };
        if let Entry::Meeting(meeting) = &mut draft.entry {
            meeting.id = id;
        }
        draft
    }

    /// Whether the record is what became of it.
    pub fn became(&self, record: &Record) -> bool {
        let is_said = match (self.opened(), &record.entry) {
            (Some(wanted), Some(Entry::Meeting(got))) => *got == Meeting { id: got.id.clone(), ..wanted.clone() },
            (_, entry) => entry.as_ref() == Some(&self.entry),
        };
        is_said && record.time == self.time && record.who == self.who
    }
}

/// A record, as it is understood. Its texts are cleaned for display.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its number in the ledger, from 1 without a gap. This alone is the order of records: the
    /// time is what a clock said, and clocks are set back.
    pub sequence: u32,
    /// When it was recorded, by the clock of the machine that did.
    pub time: Timestamp,
    /// Who recorded it.
    pub who: String,
    /// The meeting in which it happened.
    pub meeting: Option<Id>,
    /// What it records; none where it is of a kind that only a later version knows.
    pub entry: Option<Entry>,
    /// The hash of the record before, [`Hash::NONE`] for the first.
    pub previous: Hash,
    /// The hash of its body.
    pub hash: Hash,
}

/// How far a ledger reaches: how many records, and the hash of the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// How many records there are; also the sequence of the last.
    pub count: u32,
    /// The hash of the last record, [`Hash::NONE`] where there is none.
    pub hash: Hash,
}

/// A record as it is kept: its body to the byte, and its hash. Nothing about it is checked until
/// [`super::Chain`] or [`Sealed::read`] does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The number that it is kept under.
    pub sequence: u32,
    /// The body.
    pub body: String,
    /// The hash that it is kept with.
    pub hash: Hash,
}

/// A body that is not one of a record.
#[derive(Debug, thiserror::Error)]
#[error("record {sequence} cannot be read")]
pub struct Unreadable {
    /// The number that it is kept under.
    pub sequence: u32,
    #[source]
    cause: serde_json::Error,
}

#[derive(Serialize)]
struct Body<'a> {
    sequence: u32,
    time: Timestamp,
    who: &'a str,
    meeting: Option<&'a Id>,
    kind: Kind,
    payload: &'a Entry,
    previous: Hash,
}

#[derive(Deserialize)]
struct Envelope {
    sequence: u32,
    time: Timestamp,
    who: String,
    meeting: Option<Id>,
    kind: String,
    payload: Value,
    previous: Hash,
}

/// What of a body ties it to its neighbours.
#[derive(Deserialize)]
struct Tie {
    sequence: u32,
    previous: Hash,
}

impl Sealed {
    /// The draft as the record that follows `head`.
    ///
    /// # Errors
    /// When there is no further number, or a value has no JSON form.
    pub fn seal(draft: &Draft, head: Head) -> Result<Sealed, serde_json::Error> {
        let Some(sequence) = head.count.checked_add(1) else {
            return Err(serde::ser::Error::custom("the ledger has no further number"));
        };
        let body = serde_json::to_string(&Body {
            sequence,
            time: draft.time,
            who: &draft.who,
            meeting: draft.meeting.as_ref(),
            kind: draft.entry.kind(),
            payload: &draft.entry,
            previous: head.hash,
        })?;
        Ok(Sealed { sequence, hash: Hash::of(&body), body })
    }

    /// Whether the record is the one after `head`: kept under the next number, its body of that
    /// number and hash, and tied to the record before.
    pub fn follows(&self, head: Head) -> bool {
        let is_tied = |tie: Tie| tie.sequence == self.sequence && tie.previous == head.hash;
        head.count.checked_add(1) == Some(self.sequence)
            && self.hash == Hash::of(&self.body)
            && serde_json::from_str(&self.body).is_ok_and(is_tied)
    }

    /// The head of a ledger whose last record this is.
    pub fn head(&self) -> Head {
        Head { count: self.sequence, hash: self.hash }
    }

    /// What the record says.
    ///
    /// # Errors
    /// When the body is not one of a record, or the payload not one of its kind.
    pub fn read(&self) -> Result<Record, Unreadable> {
        self.understand().map_err(|cause| Unreadable { sequence: self.sequence, cause })
    }

    fn understand(&self) -> Result<Record, serde_json::Error> {
        let body = cleaned(serde_json::from_str(&self.body)?, Shape::Line);
        let it: Envelope = serde_json::from_value(body)?;
        if it.sequence != self.sequence {
            return Err(serde::de::Error::custom("the body has another number"));
        }
        let entry = Kind::from_tag(&it.kind).map(|kind| entry(kind, it.payload)).transpose()?;
        Ok(Record {
            sequence: it.sequence,
            time: it.time,
            who: it.who,
            meeting: it.meeting,
            entry,
            previous: it.previous,
            hash: self.hash,
        })
    }
}

fn entry(kind: Kind, payload: Value) -> Result<Entry, serde_json::Error> {
    Ok(match kind {
        Kind::Meeting => Entry::Meeting(serde_json::from_value(payload)?),
        Kind::Decision => Entry::Decision(serde_json::from_value(payload)?),
        Kind::Note => Entry::Note(serde_json::from_value(payload)?),
        Kind::Progress => Entry::Progress(serde_json::from_value(payload)?),
        Kind::Skip => Entry::Skip(serde_json::from_value(payload)?),
        Kind::Move => Entry::Move(serde_json::from_value(payload)?),
        Kind::Undo => Entry::Undo(serde_json::from_value(payload)?),
    })
}

/// Whether a text may have several lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Line,
    Lines,
}

/// The fields whose texts may have several lines.
const PROSE: [&str; 6] = ["reason", "amended", "dissent", "text", "note", "evidence"];

/// The value with every text in it fit to be shown: a ledger may come from anywhere.
fn cleaned(value: Value, shape: Shape) -> Value {
    match value {
        Value::String(text) if shape == Shape::Lines => Value::String(clean_lines(&text).into_owned()),
        Value::String(text) => Value::String(clean(&text).into_owned()),
        Value::Array(values) => values.into_iter().map(|value| cleaned(value, shape)).collect(),
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, value)| {
                let shape = if PROSE.contains(&name.as_str()) { Shape::Lines } else { shape };
                (name, cleaned(value, shape))
            })
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => value,
    }
}
