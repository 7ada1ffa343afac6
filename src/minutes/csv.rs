//! The minutes as a table for spreadsheets: RFC 4180, with the byte order mark without which Excel
//! does not take a file for UTF-8.

use super::document::{marks, note_line, response};
use super::model::{Item, Minutes, Words};
use super::words::{self, Phrase, marked, names};

const BYTE_ORDER_MARK: char = '\u{FEFF}';

const HEAD: [Phrase; 21] = [
    words::MEETING,
    words::NAME,
    words::DATE,
    words::NUMBER,
    words::BRIEF,
    words::ID,
    words::PROPOSAL,
    words::TEXT,
    words::RESPONSE,
    words::REASON,
    words::AMENDED,
    words::DISSENT,
    words::OWNER,
    words::DUE,
    words::DECIDERS,
    words::NOTES,
    words::CITATIONS,
    words::MARKS,
    words::RECORD,
    words::RECORDS,
    words::HEAD,
];

/// The minutes as a table, one row an item. What holds for the meeting and the ledger stands in
/// every row, so that tables of several meetings can be put under one another.
pub(super) fn write(minutes: &Minutes) -> String {
    let mut table = String::from(BYTE_ORDER_MARK);
    push_row(&mut table, HEAD.map(|phrase| phrase.in_lang(minutes.lang).to_owned()));
    for item in &minutes.items {
        push_row(&mut table, cells(minutes, item));
    }
    table
}

fn cells(minutes: &Minutes, item: &Item) -> [String; HEAD.len()] {
    let lang = minutes.lang;
    let outcome = item.outcome.as_ref();
    let of_brief = |words: &Words| if words.text.is_empty() { String::new() } else { marked(words, lang) };
    let of_outcome =
        |text: fn(&super::Outcome) -> &str| outcome.map(|outcome| text(outcome).to_owned()).unwrap_or_default();
    let listed = |all: Vec<String>| all.join("\n");
    [
        minutes.meeting.to_string(),
        minutes.name.clone(),
        minutes.date.to_string(),
        item.number.to_string(),
        item.brief.to_string(),
        item.id.to_string(),
        of_brief(&item.title),
        of_brief(&item.text),
        response(item, lang).to_owned(),
        of_outcome(|it| &it.reason),
        outcome.and_then(|it| it.amended.as_ref()).map(of_brief).unwrap_or_default(),
        of_outcome(|it| &it.dissent),
        of_outcome(|it| &it.owner),
        outcome.and_then(|it| it.due).map(|due| due.to_string()).unwrap_or_default(),
        outcome.map(|it| names(&it.deciders, lang)).unwrap_or_default(),
        listed(item.notes.iter().map(|note| note_line(&note.text, &note.who, lang)).collect()),
        listed(item.citations.iter().map(|it| format!("{} {}", it.source, it.place)).collect()),
        listed(marks(item).into_iter().map(|mark| mark.in_lang(lang).to_owned()).collect()),
        outcome.map(|it| it.record.to_string()).unwrap_or_default(),
        minutes.ledger.records.to_string(),
        minutes.ledger.head.to_string(),
    ]
}

fn push_row(table: &mut String, cells: impl IntoIterator<Item = String>) {
    let cells: Vec<String> = cells.into_iter().map(|cell| quoted(&safe(&cell))).collect();
    table.push_str(&cells.join(","));
    table.push_str("\r\n");
}

/// The cell so that no spreadsheet takes it for a formula: an apostrophe goes before what begins
/// like one, as OWASP has it ("CSV Injection"), also after spaces and with the full-width signs
/// that Japanese editions of Excel read as the narrow ones.
fn safe(cell: &str) -> String {
    let begins_formula = cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let begins_with_control = cell.starts_with(['\t', '\r', '\n']);
    if begins_formula || begins_with_control { format!("'{cell}") } else { cell.to_owned() }
}

/// The cell between quotes where it needs them.
fn quoted(cell: &str) -> String {
    let is_plain = !cell.contains(['"', ',', '\r', '\n', ';', '\t']) && cell.trim() == cell;
    if is_plain { cell.to_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
}
