//! The minutes as the desk asks for them, and what comes of it.

use super::{Choice, Entry, Form, Level, Purpose, Row, State};
use crate::brief::Id;
use crate::label::Word;
use crate::lang::Lang;
use crate::ledger::StoreError;
use crate::minutes::{Format, Ledger};

/// Minutes that are to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The meeting.
    pub meeting: Id,
    /// The format.
    pub format: Format,
    /// The language.
    pub lang: Lang,
    /// The file, or the folder that it is to be in, as it was typed.
    pub path: String,
}

/// Minutes that were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The whole path of the file.
    pub path: String,
    /// The format.
    pub format: Format,
    /// How far the ledger reached.
    pub ledger: Ledger,
}

/// Why minutes were not written.
#[derive(Clone, Debug)]
pub enum Unwritten {
    /// A file of that name is there.
    Exists {
        /// A name beside it that is free, as it would be typed.
        free: String,
    },
    /// The folder is not there.
    NoFolder,
    /// Nothing may be written there.
    Forbidden,
    /// No space is left there.
    Full,
    /// Anything else, in the words of the system.
    Other(String),
    /// The ledger cannot be read, or is not there.
    Ledger(Option<StoreError>),
}

impl Unwritten {
    /// Why, in one sentence.
    pub(crate) fn message(&self, lang: Lang) -> String {
        let word = match self {
            Unwritten::Exists { .. } => Word::FileExists,
            Unwritten::NoFolder => Word::NoFolder,
            Unwritten::Forbidden => Word::NotWritable,
            Unwritten::Full => Word::NoSpace,
            Unwritten::Other(words) => return format!("{} ({words})", Word::NotWritten.in_lang(lang)),
            Unwritten::Ledger(Some(error)) => return error.message(lang),
            Unwritten::Ledger(None) => Word::NotWritten,
        };
        word.in_lang(lang).to_owned()
    }
}

impl Form {
    /// The format and the language chosen, in a form that asks for minutes.
    pub(crate) fn minutes_chosen(&self) -> Option<(Format, Lang)> {
        match (self.chosen(Word::Format)?, self.chosen(Word::Language)?) {
            (Choice::Format(format), Choice::Lang(lang)) => Some((format, lang)),
            _ => None,
        }
    }
}

impl State {
    /// What the file of a meeting's minutes is called where nobody says otherwise.
    pub(crate) fn minutes_name(&self, meeting: &Id, format: Format, lang: Lang) -> String {
        let date = self.records.board.meeting(meeting).map_or(self.today(), |meeting| meeting.what.date);
        format.file_name_for(meeting, date, lang)
    }

    /// The meeting that is open, or selected in the list of meetings.
    pub(crate) fn meeting_here(&self) -> Option<Id> {
        let at = match self.levels.last()? {
            Level::Review(review) => return Some(review.meeting.clone()),
            Level::List(list) => match list.selected_row()? {
                Row::Meeting(at) => at,
                _ => return None,
            },
            Level::Home(home) => match home.selected? {
                Entry::Meeting(at) => at,
                _ => return None,
            },
            Level::Page(_) | Level::Cross(_) => return None,
        };
        self.records.board.meetings().nth(at).map(|meeting| meeting.what.id.clone())
    }

    /// The meeting that the form asks about minutes of.
    pub(crate) fn minutes_asked(&self) -> Option<&Id> {
        match &self.form.as_ref()?.purpose {
            Purpose::Minutes(meeting) => Some(meeting),
            _ => None,
        }
    }
}
