//! The minutes of a meeting: one value, five formats.
//!
//! [`Minutes::new`] takes from the library and the board what a meeting came to. `document` puts it
//! in order as headings, paragraphs, fields and tables, which `markdown`, `html` and `docx` only
//! have to write down; `csv` and `json` write the value itself. All of it is values in, bytes out:
//! the same records and briefs give the same bytes, whenever and wherever.
//!
//! Every text is cleaned when the value is made, and escaped when it is written: nothing that
//! somebody has typed becomes markup, a link, a formula or a command of the format.

mod csv;
mod document;
mod docx;
mod file;
mod html;
mod json;
mod markdown;
mod model;
mod take;
mod words;
mod xml;

pub use file::Format;
pub use model::{Agenda, Citation, Item, Ledger, Minutes, Note, Outcome, Source, Tally, Words};
