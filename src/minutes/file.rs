//! The formats, and how their files are called.

use std::io;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::model::Minutes;
use super::{csv, docx, html, json, markdown};
use crate::brief::Id;
use crate::lang::Lang;

/// What minutes can be written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// CommonMark with tables.
    #[serde(rename = "md")]
    Markdown,
    /// One HTML file that needs nothing else.
    Html,
    /// A table for spreadsheets, one row an item.
    Csv,
    /// The value itself; see [`super::Minutes`].
    Json,
    /// Office Open XML, for word processors.
    #[default]
    Docx,
}

/// The longest part of a file's name that comes from a meeting's id, in bytes: file systems take 255.
const MAX_ID: usize = 120;

impl Format {
    /// Every format.
    pub const ALL: [Format; 5] = [Format::Markdown, Format::Html, Format::Csv, Format::Json, Format::Docx];

    /// The name of the format, which is also how its files end.
    pub const fn tag(self) -> &'static str {
        match self {
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Csv => "csv",
            Format::Json => "json",
            Format::Docx => "docx",
        }
    }

    /// What people call the format.
    pub const fn common_name(self) -> &'static str {
        match self {
            Format::Markdown => "Markdown",
            Format::Html => "HTML",
            Format::Csv => "CSV",
            Format::Json => "JSON",
            Format::Docx => "Word",
        }
    }

    /// The format of that name.
    pub fn from_tag(tag: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.tag() == tag)
    }

    /// Whether the file is text that a terminal can show.
    pub const fn is_text(self) -> bool {
        !matches!(self, Format::Docx)
    }

    /// The minutes in this format, as the bytes of a file. The same minutes give the same bytes.
    ///
    /// # Errors
    /// When they are too large for the format.
    pub fn write(self, minutes: &Minutes) -> io::Result<Vec<u8>> {
        match self {
            Format::Markdown => Ok(markdown::write(minutes).into_bytes()),
            Format::Html => Ok(html::write(minutes).into_bytes()),
            Format::Csv => Ok(csv::write(minutes).into_bytes()),
            Format::Json => json::write(minutes).map(String::into_bytes),
            Format::Docx => docx::write(minutes),
        }
    }

    /// What the file is called where nobody says otherwise: `minutes-2026-03-02.ja.md`. One name,
    /// never a path, whatever the meeting's id is.
    pub fn file_name(self, minutes: &Minutes) -> String {
        self.file_name_for(&minutes.meeting, minutes.date, minutes.lang)
    }

    /// The same for minutes that are yet to be taken.
    pub fn file_name_for(self, meeting: &Id, date: Date, lang: Lang) -> String {
        let date = date.to_string();
        let id = tame(meeting.as_str());
        // The id that a meeting is given when none is asked for begins with its date.
        let stem = if id.starts_with(&date) { id } else { format!("{date}-{id}") };
        format!("minutes-{}.{}.{}", stem.trim_end_matches('-'), lang, self.tag())
    }
}

/// The id with a hyphen for whatever is no letter, digit, hyphen or underscore, and not too long.
fn tame(id: &str) -> String {
    let mut name = String::new();
    for c in id.chars() {
        let c = if c.is_alphanumeric() || c == '_' { c } else { '-' };
        if name.len() + c.len_utf8() > MAX_ID {
            break;
        }
        name.push(c);
    }
    name
}
