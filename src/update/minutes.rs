//! The minutes of a meeting: asked for in a small window, and told of once they are written.

use super::Effect;
use crate::label::Word;
use crate::lang::Lang;
use crate::minutes::Format;
use crate::state::{
    Choice, Editor, Field, Form, Overlay, OverlayKind, Purpose, State, Unwritten, Value, Wanted, Written,
};

/// Asks for the minutes of the meeting that is open or selected: everything is proposed, so that one
/// more key writes them.
pub(super) fn ask(state: &mut State) -> Effect {
    let Some(meeting) = state.meeting_here() else {
        state.notice = Some(Word::NoMeetingHere);
        return Effect::None;
    };
    if !state.records.waiting.is_empty() {
        // They would lack what the screen still shows.
        state.notice = Some(Word::NotRecorded);
        return Effect::None;
    }
    if state.records.read_only {
        state.notice = Some(Word::NothingIsWritten);
        return Effect::None;
    }
    let (format, lang) = (state.memory.minutes, state.lang());
    let place = |all: usize, found: Option<usize>| found.unwrap_or(0).min(all);
    let at = place(Format::ALL.len(), Format::ALL.iter().position(|it| *it == format));
    let lang_at = place(Lang::ALL.len(), Lang::ALL.iter().position(|it| *it == lang));
    let name = state.minutes_name(&meeting, format, lang);
    let fields = vec![
        Field::choice(Word::Format, Format::ALL.map(Choice::Format).to_vec(), at),
        Field::choice(Word::Language, Lang::ALL.map(Choice::Lang).to_vec(), lang_at),
        Field::line(Word::FileName, &name).required(),
    ];
    state.form = Some(Form::new(Purpose::Minutes(meeting), fields));
    Effect::None
}

/// After another format or language was chosen: the name that was proposed becomes the one that goes
/// with it; of a name that was typed, the ending does.
pub(super) fn rename(state: &mut State, before: Option<(Format, Lang)>) {
    let (Some(meeting), Some(form)) = (state.minutes_asked(), &state.form) else { return };
    let (Some(before), Some(now)) = (before, form.minutes_chosen()) else { return };
    if before == now {
        return;
    }
    let typed = form.text_of(Word::FileName);
    let proposed = |(format, lang)| state.minutes_name(meeting, format, lang);
    let renamed = match typed.strip_suffix(&proposed(before)) {
        Some(folder) => format!("{folder}{}", proposed(now)),
        None => match typed.strip_suffix(&format!(".{}", before.0.tag())) {
            Some(stem) => format!("{stem}.{}", now.0.tag()),
            None => return,
        },
    };
    name(state, &renamed);
}

/// Puts a name into the field of the file.
fn name(state: &mut State, name: &str) {
    let fields = state.form.iter_mut().flat_map(|form| &mut form.fields);
    for field in fields.filter(|field| field.label == Word::FileName) {
        field.value = Value::Line(Editor::new(name));
    }
}

/// What the form asks for.
pub(super) fn wanted(form: &Form) -> Effect {
    let (Purpose::Minutes(meeting), Some((format, lang))) = (&form.purpose, form.minutes_chosen()) else {
        return Effect::None;
    };
    let path = form.text_of(Word::FileName).to_owned();
    Effect::WriteMinutes(Wanted { meeting: meeting.clone(), format, lang, path })
}

/// Tells that the minutes were written, where, and how far the ledger reached.
pub fn written(state: &mut State, written: Written) {
    state.form = None;
    state.memory.minutes = written.format;
    state.overlay = Some(Overlay::new(OverlayKind::Written(written)));
    super::settle(state);
}

/// Tells why the minutes were not written. What was asked for stays, with a name that is free where
/// the one asked for was not.
pub fn unwritten(state: &mut State, why: Unwritten) {
    if let Unwritten::Exists { free } = &why {
        name(state, free);
    }
    let message = why.message(state.lang());
    if let Some(form) = &mut state.form {
        form.focus = form.fields.len().saturating_sub(1);
        form.fault = Some(message);
    }
    super::settle(state);
}
