//! Forms: fields under each other, the one that has the keys with its caret.

use ratatui::layout::{Position, Rect};

use super::pen::Pen;
use crate::label::Word;
use crate::state::{Choice, Field, Form, Purpose, State, Value, form_columns};
use crate::theme::Role;

/// Draws the form over the desk; returns the caret's place.
pub(super) fn draw(state: &State, form: &Form, pen: &mut Pen, area: Rect) -> Position {
    pen.blank(area, Role::Text);
    let lang = state.lang();
    let columns = form_columns(state.size);
    let left = area.width.saturating_sub(columns) / 2;
    let area = Rect { x: area.x + left, width: columns.min(area.width), ..area };
    pen.text(area, 0, 0, &title(state, form), Role::Title);
    let mut caret = area.as_position();
    let mut y = 2;
    for (at, field) in form.fields.iter().enumerate() {
        let focused = at == form.focus;
        let mark = if field.required { " *" } else { "" };
        let role = if focused { Role::Id } else { Role::Dim };
        pen.text(area, 0, y, &format!("{}{mark}", field.label.in_lang(lang)), role);
        y += 1;
        let rows = value(state, field, columns);
        let (row, column) = field_caret(state, field, columns);
        // Of a long text the rows about the caret are shown.
        let room = usize::from(area.height.saturating_sub(y + 1)).max(1);
        let shown = rows.len().min(if focused { 8 } else { 3 }).min(room);
        let first = (row + 1).saturating_sub(shown);
        for (line, text) in rows.iter().skip(first).take(shown.max(1)).enumerate() {
            let line_area = Rect { y: area.y + y + line as u16, height: 1, ..area };
            if y + (line as u16) < area.height {
                pen.fill(line_area, if focused { Role::Trail } else { Role::Text });
                pen.over(line_area, 0, 0, text, Role::Text, if focused { Role::Trail } else { Role::Text });
            }
        }
        if focused {
            let line = (row - first.min(row)) as u16;
            caret = Position::new(area.x + column as u16, (area.y + y + line).min(area.bottom().saturating_sub(1)));
        }
        y += shown.max(1) as u16 + u16::from(area.height >= 20);
    }
    let fault = match (form.leaving, form.fault) {
        (true, _) => Some(Word::LoseText),
        (false, fault) => fault,
    };
    if let Some(fault) = fault {
        pen.text(area, 0, y.min(area.height.saturating_sub(1)), fault.in_lang(lang), Role::Attention);
    }
    caret
}

fn title(state: &State, form: &Form) -> String {
    let lang = state.lang();
    let of = |item: &str, word: &str| format!("{item}  {word}");
    match &form.purpose {
        Purpose::Meeting => Word::NewMeeting.in_lang(lang).to_owned(),
        Purpose::Decision(subject, response) => of(subject.item.as_str(), response.in_lang(lang)),
        Purpose::Note(subject) => of(subject.item.as_str(), Word::NoteText.in_lang(lang)),
        Purpose::Progress(subject) => of(subject.item.as_str(), Word::Implementation.in_lang(lang)),
        Purpose::Place(_) => Word::LedgerPlace.in_lang(lang).to_owned(),
    }
}

/// The rows of what was entered.
fn value(state: &State, field: &Field, columns: u16) -> Vec<String> {
    match &field.value {
        Value::Line(editor) | Value::Lines(editor) | Value::Date(editor) => {
            let rows = editor.rows(columns, &state.setting.layout);
            rows.into_iter().map(|range| editor.text().get(range).unwrap_or("").to_owned()).collect()
        }
        Value::Choice(choices, at) => {
            let word = |choice: &Choice| match choice {
                Choice::Order(order) => order.word().in_lang(state.lang()),
                Choice::Implementation(it) => it.in_lang(state.lang()),
            };
            let words: Vec<String> = choices
                .iter()
                .enumerate()
                .map(
                    |(index, choice)| {
                        if index == *at { format!("[{}]", word(choice)) } else { format!(" {} ", word(choice)) }
                    },
                )
                .collect();
            vec![words.join(" ")]
        }
    }
}

fn field_caret(state: &State, field: &Field, columns: u16) -> (usize, usize) {
    match &field.value {
        Value::Line(editor) | Value::Lines(editor) | Value::Date(editor) => {
            editor.caret_place(columns, &state.setting.layout)
        }
        Value::Choice(..) => (0, 0),
    }
}
