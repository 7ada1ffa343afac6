//! Forms: fields under each other, the one that has the keys with its caret. Where there is less room
//! than they take, the field that has the keys stays on the screen.

use ratatui::layout::{Position, Rect};

use super::pen::Pen;
use crate::action::{Action, Scope};
use crate::label::{self, Word};
use crate::ledger::Subject;
use crate::state::{Choice, FORM_LABEL, Field, Form, Order, Purpose, State, Value, form_columns, form_is_wide};
use crate::theme::Role;
use crate::update::edit;

/// The most rows of a text that has the keys, and of one that has not.
const ROWS: (usize, usize) = (8, 3);

/// A row of the form.
#[derive(Clone, Debug, Default)]
struct Row {
    label: Option<(String, Role)>,
    text: String,
    role: Role,
    /// Whether it is of the value that has the keys.
    focused: bool,
    /// The column of the caret, where it stands in the row.
    caret: Option<usize>,
}

/// Draws the form over the desk; returns the caret's place.
pub(super) fn draw(state: &State, form: &Form, pen: &mut Pen, area: Rect) -> Position {
    pen.blank(area, Role::Text);
    let columns = form_columns(state.size);
    let label = if form_is_wide(state.size) { FORM_LABEL } else { 0 };
    let width = (columns + label).min(area.width);
    let area = Rect { x: area.x + (area.width - width) / 2, width, ..area };
    let title = title(state, form);
    pen.text(area, 0, 0, &pen.fit(&title, usize::from(area.width)), Role::Title);
    let head = if area.height >= 8 { 2 } else { 1 };
    let body = Rect { y: area.y + head, height: area.height.saturating_sub(head), ..area };
    let rows = rows(state, form, pen, usize::from(body.height));
    let at = rows.iter().position(|row| row.caret.is_some()).unwrap_or(0);
    let told = rows.iter().skip(at + 1).take_while(|row| row.role == Role::Attention).count();
    let top = (at + told + 1).saturating_sub(usize::from(body.height));
    let mut caret = body.as_position();
    for (y, row) in (0..body.height).zip(rows.iter().skip(top)) {
        let line = Rect { y: body.y + y, height: 1, ..body };
        let x = if label > 0 { label } else { 0 };
        if let Some((words, role)) = &row.label {
            pen.text(line, 0, 0, words, *role);
        }
        let value = Rect { x: line.x + x, width: line.width.saturating_sub(x), ..line };
        let ground = if row.focused { Role::Trail } else { Role::Text };
        if row.focused {
            pen.fill(value, ground);
        }
        pen.over(value, 0, 0, &row.text, row.role, ground);
        if let Some(column) = row.caret {
            caret = Position::new(value.x + (column as u16).min(value.width.saturating_sub(1)), value.y);
        }
    }
    caret
}

/// Every row, with white space between the fields where there is room for all of it.
fn rows(state: &State, form: &Form, pen: &Pen, height: usize) -> Vec<Row> {
    let fields: Vec<Vec<Row>> = (0..form.fields.len()).map(|at| field_rows(state, form, pen, at, height)).collect();
    let all: usize = fields.iter().map(Vec::len).sum();
    let spaced = all + fields.len() <= height;
    let mut rows = Vec::new();
    for field in fields {
        rows.extend(field);
        rows.extend(spaced.then(Row::default));
    }
    rows
}

fn field_rows(state: &State, form: &Form, pen: &Pen, at: usize, height: usize) -> Vec<Row> {
    let Some(field) = form.fields.get(at) else { return Vec::new() };
    let lang = state.lang();
    let columns = form_columns(state.size);
    let focused = at == form.focus;
    let mark = if field.required { " *" } else { "" };
    let role = if focused { Role::Id } else { Role::Dim };
    let label = (format!("{}{mark}", field.label.in_lang(lang)), role);
    let texts = value(state, field, pen, columns);
    let (row, column) = field_caret(state, field, columns);
    // Of a long text the rows about the caret are shown.
    let most = match (focused, form.fields.len()) {
        (true, 1) => height.saturating_sub(2),
        (true, _) => ROWS.0,
        (false, _) => ROWS.1,
    };
    let shown = texts.len().min(most).clamp(1, height.saturating_sub(2).max(1));
    let first = if focused { (row + 1).saturating_sub(shown) } else { 0 };
    let mut rows: Vec<Row> = (first..first + shown)
        .map(|line| Row {
            label: None,
            text: texts.get(line).cloned().unwrap_or_default(),
            role: Role::Text,
            focused,
            caret: (focused && line == row).then_some(column),
        })
        .collect();
    if form_is_wide(state.size) {
        if let Some(row) = rows.first_mut() {
            row.label = Some(label);
        }
    } else {
        rows.insert(0, Row { label: Some(label), ..Row::default() });
    }
    if focused {
        let key = || state.keymap.first_keys(Scope::Form, Action::Cancel).map(|keys| keys.label(pen.glyphs));
        let leaving = form.leaving.then(|| label::key_drops_text(&key().unwrap_or_default(), lang));
        let fault = leaving.or_else(|| form.fault.clone());
        rows.extend(fault.map(|text| Row { text, role: Role::Attention, ..Row::default() }));
    }
    rows.extend(remark(state, form, field, focused).map(|text| Row { text, role: Role::Dim, ..Row::default() }));
    rows
}

/// What follows from a value, said below it.
fn remark(state: &State, form: &Form, field: &Field, is_focused: bool) -> Option<String> {
    let lang = state.lang();
    match (&form.purpose, field.label) {
        (Purpose::Minutes(_), Word::FileName) if !state.records.folder.is_empty() => {
            Some(format!("{}: {}", Word::Folder.in_lang(lang), state.records.folder))
        }
        (Purpose::Meeting, Word::AgendaFilter) => {
            let found = state.agenda(Vec::new(), field.text(), Order::Brief).order.len();
            Some(label::count_of(Word::Proposals.in_lang(lang), found, lang))
        }
        (Purpose::Restate(id), Word::AgendaAdd | Word::AgendaRemove) if !field.text().is_empty() => {
            let (agenda, added, removed) = state.edited(id, edit(form));
            let (sign, count) = if field.label == Word::AgendaAdd { ('+', added) } else { ('-', removed) };
            let all = label::count_of(Word::Proposals.in_lang(lang), agenda.order.len(), lang);
            Some(format!("{sign}{count}  {all}"))
        }
        (Purpose::Restate(_), Word::AgendaAdd) if is_focused => Some(Word::ByFilter.in_lang(lang).to_owned()),
        (Purpose::Restate(_), Word::AgendaRemove) if is_focused => Some(Word::DecidedStay.in_lang(lang).to_owned()),
        // A date is said as it is understood, where it was typed another way.
        (_, Word::Due | Word::MeetingDate | Word::ProgressDate) if is_focused => {
            let date = form.date_of(field.label, state.today()).ok().flatten()?.to_string();
            (date != field.text()).then_some(date)
        }
        (_, Word::Attendees | Word::Deciders) if is_focused => Some(Word::SeparateNames.in_lang(lang).to_owned()),
        _ => None,
    }
}

fn title(state: &State, form: &Form) -> String {
    let lang = state.lang();
    let of = |subject: &Subject, word: &str| {
        let item = state.library.find(&subject.item).and_then(|item| state.library.item(item));
        let title = item.map_or("", |item| item.title().shown(lang).text);
        format!("{}  {word}  {title}", subject.item)
    };
    match &form.purpose {
        Purpose::Meeting => Word::NewMeeting.in_lang(lang).to_owned(),
        Purpose::Restate(_) => Action::EditMeeting.doc(lang).to_owned(),
        Purpose::Decision(subject, response) => of(subject, response.in_lang(lang)),
        Purpose::Note(subject) => of(subject, Word::NoteText.in_lang(lang)),
        Purpose::Progress(subject) => of(subject, Word::Implementation.in_lang(lang)),
        Purpose::Place(_) => Word::LedgerPlace.in_lang(lang).to_owned(),
        Purpose::Minutes(_) => Word::Minutes.in_lang(lang).to_owned(),
    }
}

/// The rows of what was entered; of a choice, what can be chosen, what is chosen in brackets.
fn value(state: &State, field: &Field, pen: &Pen, columns: u16) -> Vec<String> {
    match &field.value {
        Value::Line(editor) | Value::Lines(editor) | Value::Date(editor) => {
            let rows = editor.rows(columns, &state.setting.layout);
            rows.into_iter().map(|range| editor.text().get(range).unwrap_or("").to_owned()).collect()
        }
        Value::Choice(choices, at) => {
            let word = |(index, choice): (usize, &Choice)| {
                let word = choice.in_lang(state.lang());
                if index == *at { format!("[{word}]") } else { format!(" {word} ") }
            };
            let mut rows: Vec<String> = Vec::new();
            for word in choices.iter().enumerate().map(word) {
                match rows.last_mut() {
                    Some(row) if pen.width.cells(row) + 1 + pen.width.cells(&word) <= usize::from(columns) => {
                        row.push(' ');
                        row.push_str(&word);
                    }
                    _ => rows.push(word),
                }
            }
            rows
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

/// The keys of the form, for the footer: those that end it, and those that go about in it.
pub(super) fn hints(state: &State, form: &Form) -> Vec<(String, &'static str)> {
    let lang = state.lang();
    let key = |action: Action| state.keymap.first_keys(Scope::Form, action).map(|it| it.label(state.setting.glyphs()));
    let submit = if form.enter_is_new_line() { Action::Submit } else { Action::Open };
    let is_choice = matches!(form.fields.get(form.focus).map(|it| &it.value), Some(Value::Choice(..)));
    let is_lines = matches!(form.fields.get(form.focus).map(|it| &it.value), Some(Value::Lines(_)));
    let mut hints = vec![(key(submit), Action::Submit.doc(lang))];
    if is_choice {
        let keys = [Action::CaretLeft, Action::CaretRight].map(|action| key(action).unwrap_or_default());
        hints.push((Some(keys.join(" ")), Word::Choose.in_lang(lang)));
    }
    if form.fields.len() > 1 {
        hints.push((key(Action::NextField), Action::NextField.doc(lang)));
    }
    // Ahead of what only helps to write: nobody may be left without the way out.
    hints.push((key(Action::Cancel), Action::Cancel.doc(lang)));
    if is_lines {
        let new_line = if form.enter_is_new_line() { Action::Open } else { Action::NewLine };
        hints.push((key(new_line), Action::NewLine.doc(lang)));
        hints.push((key(Action::UndoEdit), Action::UndoEdit.doc(lang)));
    }
    hints.into_iter().filter_map(|(key, doc)| Some((key?, doc))).collect()
}

/// The form as text: what it is for, and each field with what was entered, the one that a line goes
/// into marked.
pub(super) fn plain(state: &State, form: &Form) -> String {
    let lang = state.lang();
    let mut text = format!("{}\n", title(state, form));
    for (at, field) in form.fields.iter().enumerate() {
        let mark = if at == form.focus { '>' } else { ' ' };
        let value = match &field.value {
            Value::Choice(choices, at) => choices.get(*at).map_or("", |choice| choice.in_lang(lang)),
            _ => field.text(),
        };
        text.push_str(&format!("{mark} {}: {value}\n", field.label.in_lang(lang)));
    }
    if let Some(fault) = &form.fault {
        text.push_str(&format!("{fault}\n"));
    }
    text
}
