//! The desk as plain text, for screen readers, braille lines and dumb terminals: what has the keys,
//! whole, one thing after the other, and what can be typed.

use super::cross;
use super::header::path;
use super::home;
use super::rows::Rows;
use super::trouble;
use crate::label::{self, Word};
use crate::page;
use crate::state::{Home, HomeRow, Level, List, Listing, Row, State};

/// What has the keys, as text: rows and links numbered from 1 in the order in which
/// [`opening`](crate::update::open) takes them.
pub fn plain(state: &State) -> String {
    let lang = state.lang();
    let mut text = path(state).join(" > ");
    text.push('\n');
    if let Some(form) = &state.form {
        text.push_str(&super::form::plain(state, form));
    } else if let Some(open) = &state.palette {
        for (number, action) in (1..).zip(&open.choices) {
            text.push_str(&format!("{number}. {}  {}\n", action.doc(lang), action.name()));
        }
    } else if let Some(overlay) = &state.overlay {
        for line in &overlay.laid.lines {
            let words: Vec<&str> = line.spans.iter().map(|span| span.text.as_str()).collect();
            text.push_str(&words.join("  "));
            text.push('\n');
        }
    } else {
        match state.levels.last() {
            Some(Level::Page(_)) => text.push_str(&page::plain(&state.page.blocks)),
            Some(Level::Cross(cross)) => text.push_str(&cross::plain(state, cross)),
            Some(Level::List(list)) => text.push_str(&rows(state, list)),
            Some(Level::Review(_)) => text.push_str(&super::review::plain(state)),
            Some(Level::Home(home)) => text.push_str(&home_rows(state, home)),
            None => {}
        }
    }
    for words in [super::notice::words(state), trouble::plain(state)].into_iter().flatten() {
        text.push_str(&words);
        text.push('\n');
    }
    text
}

fn home_rows(state: &State, home: &Home) -> String {
    let words = home::Words { state, home };
    let mut text = String::new();
    let mut number = 0;
    let is_said = |row: &&HomeRow| !matches!(row, HomeRow::Months(_) | HomeRow::Figures(_));
    for row in home.columns.iter().flat_map(|column| &column.rows).filter(is_said) {
        if row.entry().is_some() {
            number += 1;
            text.push_str(&format!("{number}. "));
        }
        text.push_str(&words.row(row));
        text.push('\n');
    }
    text
}

fn rows(state: &State, list: &List) -> String {
    let rows = Rows { state, listing: list.listing, marks: list.marks(), focused: true };
    let mut text = String::new();
    if list.is_filtered() {
        text.push_str(&label::n_of_m(list.position().1, list.searched(&state.library), state.lang()));
        text.push('\n');
    }
    if list.rows().is_empty() {
        let word = match list.listing {
            _ if list.is_filtered() => Word::NothingFound,
            Listing::Timeline => Word::NoEvents,
            Listing::Picked(_) => Word::NothingPicked,
            Listing::LookUp => Word::LookUpEmpty,
            Listing::FollowUp => Word::NothingToFollowUp,
            _ => Word::NoBriefs,
        };
        text.push_str(word.in_lang(state.lang()));
        text.push('\n');
    }
    let mut number = 0;
    for row in list.rows() {
        let words = rows.words(*row);
        if matches!(row, Row::Group(_)) {
            text.push_str(&words);
        } else {
            number += 1;
            text.push_str(&format!("{number}. {words}"));
        }
        text.push('\n');
    }
    text
}
