//! Forms: typing into fields, moving between them, and what they come to.

use super::{Effect, minutes, review};
use crate::action::Action;
use crate::brief::Id;
use crate::label::Word;
use crate::ledger::{Agenda, Entry, Meeting, Note, Progress, Response, Subject};
use crate::state::{Choice, Edit, Field, Form, Motion, Order, Purpose, State, Value, form_columns, names};

/// Asks for another place for the ledger, over the form that is open: what is typed there waits.
pub(super) fn ask_place(state: &mut State) {
    let below = state.form.take();
    if matches!(&below, Some(Form { purpose: Purpose::Place(_), .. })) {
        state.form = below;
        return;
    }
    let field = Field::line(Word::LedgerPlace, "").required();
    state.form = Some(Form::new(Purpose::Place(below.map(Box::new)), vec![field]));
}

/// Types text into the field that has the keys.
pub(super) fn insert(state: &mut State, text: &str) {
    let Some(form) = &mut state.form else { return };
    form.leaving = false;
    form.is_given = false;
    form.fault = None;
    let value = form.fields.get(form.focus).map(|field| &field.value);
    let (many, is_date) = (matches!(value, Some(Value::Lines(_))), matches!(value, Some(Value::Date(_))));
    if let Some(editor) = form.editor_mut() {
        // Whoever types a date means it in the place of the one that is proposed.
        if is_date && editor.is_untouched() {
            editor.clear();
        }
        if many {
            editor.insert(text);
        } else {
            editor.insert(&text.replace('\n', " "));
        }
    } else {
        choose(state, 1);
    }
}

/// Carries out an action in the form that is open.
pub(super) fn act(state: &mut State, action: Action) -> Effect {
    let (columns, options) = (form_columns(state.size), state.setting.layout);
    let Some(form) = &mut state.form else { return Effect::None };
    let was_leaving = std::mem::take(&mut form.leaving);
    let enter_is_new_line = form.enter_is_new_line();
    let many = matches!(form.fields.get(form.focus).map(|field| &field.value), Some(Value::Lines(_)));
    match action {
        Action::NextField => form.focus = (form.focus + 1) % form.fields.len().max(1),
        Action::PrevField => form.focus = (form.focus + form.fields.len().saturating_sub(1)) % form.fields.len().max(1),
        Action::Submit => return submit(state),
        Action::Open if !(enter_is_new_line && many) => return submit(state),
        Action::Open | Action::NewLine => insert(state, "\n"),
        Action::Cancel => {
            if was_leaving || !form.is_written() {
                let below = if let Purpose::Place(below) = &mut form.purpose { below.take() } else { None };
                state.form = below.map(|below| *below);
            } else {
                form.leaving = true;
            }
        }
        Action::CaretLeft | Action::Up if form.editor().is_none() => choose(state, -1),
        Action::CaretRight | Action::Down if form.editor().is_none() => choose(state, 1),
        _ => {
            let is_move =
                matches!(action, Action::CaretLeft | Action::CaretRight | Action::CaretStart | Action::CaretEnd)
                    || matches!(action, Action::Up | Action::Down);
            form.is_given &= is_move;
            let Some(editor) = form.editor_mut() else { return Effect::None };
            match action {
                Action::DeleteBack => editor.delete_back(),
                Action::DeleteForward => editor.delete_forward(),
                Action::DeleteWord => editor.delete_word(),
                Action::ClearInput => editor.clear(),
                Action::UndoEdit => drop(editor.undo()),
                Action::RedoEdit => drop(editor.redo()),
                Action::CaretLeft => editor.move_caret(Motion::Left, columns, &options),
                Action::CaretRight => editor.move_caret(Motion::Right, columns, &options),
                Action::CaretStart => editor.move_caret(Motion::RowStart, columns, &options),
                Action::CaretEnd => editor.move_caret(Motion::RowEnd, columns, &options),
                Action::Up => editor.move_caret(Motion::Up, columns, &options),
                Action::Down => editor.move_caret(Motion::Down, columns, &options),
                _ => {}
            }
        }
    }
    Effect::None
}

fn choose(state: &mut State, step: isize) {
    let Some(form) = &mut state.form else { return };
    form.is_given = false;
    let before = form.minutes_chosen();
    if let Some(Value::Choice(choices, at)) = form.fields.get_mut(form.focus).map(|field| &mut field.value) {
        *at = at.checked_add_signed(step).filter(|at| *at < choices.len()).unwrap_or(if step < 0 {
            choices.len().saturating_sub(1)
        } else {
            0
        });
    }
    minutes::rename(state, before);
}

/// Takes what was entered, or says what is wrong with it. The form stays until the ledger has
/// acknowledged what is recorded.
fn submit(state: &mut State) -> Effect {
    let Some(form) = state.form.clone() else { return Effect::None };
    let missing = form.fields.iter().position(|field| field.required && field.text().is_empty());
    if let Some(at) = missing {
        return fault(state, at, Word::Required);
    }
    let entry = match &form.purpose {
        Purpose::Meeting => meeting(state, &form),
        Purpose::Restate(id) => restated(state, &form, id),
        Purpose::Decision(subject, response) => decision(state, &form, subject, *response),
        Purpose::Note(subject) => {
            let note = Note { subject: subject.clone(), text: form.text_of(Word::NoteText).to_owned() };
            Ok(Entry::Note(note))
        }
        Purpose::Progress(subject) => progress(state, &form, subject),
        Purpose::Minutes(_) => return minutes::wanted(&form),
        Purpose::Place(below) => {
            state.form = below.as_deref().cloned();
            return Effect::MoveLedger(form.text_of(Word::LedgerPlace).to_owned());
        }
    };
    match entry {
        Ok(entry) => review::record(state, vec![entry]),
        Err((label, word)) => {
            let at = form.fields.iter().position(|field| field.label == label).unwrap_or(0);
            fault(state, at, word)
        }
    }
}

fn fault(state: &mut State, field: usize, word: Word) -> Effect {
    let lang = state.lang();
    if let Some(form) = &mut state.form {
        form.focus = field;
        form.fault = Some(word.in_lang(lang).to_owned());
    }
    Effect::None
}

type Faulty = (Word, Word);

fn meeting(state: &State, form: &Form) -> Result<Entry, Faulty> {
    let order = match form.chosen(Word::AgendaOrder) {
        Some(Choice::Order(order)) => order,
        _ => Order::default(),
    };
    let agenda = state.agenda(Vec::new(), form.text_of(Word::AgendaFilter), order);
    if agenda.order.is_empty() {
        return Err((Word::AgendaFilter, Word::EmptyAgenda));
    }
    stated(state, form, None, agenda)
}

/// The meeting of that id as the form says that it is now.
fn restated(state: &State, form: &Form, id: &Id) -> Result<Entry, Faulty> {
    let (agenda, ..) = state.edited(id, edit(form));
    if agenda.order.is_empty() {
        return Err((Word::AgendaRemove, Word::EmptyAgenda));
    }
    stated(state, form, Some(id), agenda)
}

/// How a form changes the agenda of a meeting.
pub(crate) fn edit(form: &Form) -> Edit<'_> {
    let order = match form.chosen(Word::AgendaOrder) {
        Some(Choice::Order(order)) => Some(order),
        _ => None,
    };
    Edit { add: form.text_of(Word::AgendaAdd), remove: form.text_of(Word::AgendaRemove), order }
}

fn stated(state: &State, form: &Form, id: Option<&Id>, agenda: Agenda) -> Result<Entry, Faulty> {
    let date = form.date_of(Word::MeetingDate, state.today()).map_err(|_| (Word::MeetingDate, Word::NotADate))?;
    let date = date.unwrap_or(state.today());
    let limit = form.number_of(Word::ItemLimit).map_err(|_| (Word::ItemLimit, Word::NotMinutes))?;
    Ok(Entry::Meeting(Meeting {
        id: id.cloned().unwrap_or_else(|| state.records.board.free_meeting_id(date)),
        name: form.text_of(Word::MeetingName).to_owned(),
        date,
        place: form.text_of(Word::MeetingPlace).to_owned(),
        attendees: names(form.text_of(Word::Attendees)),
        agenda,
        limit,
    }))
}

fn decision(state: &State, form: &Form, subject: &Subject, response: Response) -> Result<Entry, Faulty> {
    let mut decision = state.decision(subject, response).ok_or((Word::Reason, Word::ProposalGone))?;
    decision.due = form.date_of(Word::Due, state.today()).map_err(|_| (Word::Due, Word::NotADate))?;
    decision.reason = form.text_of(Word::Reason).to_owned();
    decision.owner = form.text_of(Word::Owner).to_owned();
    decision.deciders = names(form.text_of(Word::Deciders));
    decision.dissent = form.text_of(Word::Dissent).to_owned();
    let amended = form.text_of(Word::Amended);
    if !amended.is_empty() {
        let mut text = crate::brief::Text::default();
        text.set(state.lang(), amended);
        decision.amended = Some(text);
    }
    Ok(Entry::Decision(Box::new(decision)))
}

fn progress(state: &State, form: &Form, subject: &Subject) -> Result<Entry, Faulty> {
    let Some(Choice::Implementation(implementation)) = form.chosen(Word::Implementation) else {
        return Err((Word::Implementation, Word::Required));
    };
    let date = form.date_of(Word::ProgressDate, state.today()).map_err(|_| (Word::ProgressDate, Word::NotADate))?;
    Ok(Entry::Progress(Progress {
        subject: subject.clone(),
        implementation,
        note: form.text_of(Word::NoteText).to_owned(),
        evidence: form.text_of(Word::Evidence).to_owned(),
        date: date.unwrap_or(state.today()),
    }))
}
