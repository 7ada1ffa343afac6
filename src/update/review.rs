//! Meetings: going through an agenda, deciding, and what the ledger answers.

use super::{Effect, minutes, scrolled};
use crate::action::Action;
use crate::brief::{Id, Item};
use crate::label::Word;
use crate::ledger::{
    AgendaItem, Decision, Draft, Entry, Implementation, Move, Record, Response, Skip, StoreError, Subject, Undo,
};
use crate::state::{
    Choice, Field, Form, Level, List, Listing, Order, Purpose, Review, Row, Said, State, Status, is_open, proposal,
};

/// The responses that the digits decide, from 1.
pub(crate) const RESPONSES: [Response; 6] = [
    Response::Accepted,
    Response::AcceptedInPrinciple,
    Response::PartiallyAccepted,
    Response::Noted,
    Response::Deferred,
    Response::Rejected,
];

/// Lists the meetings.
pub(super) fn meetings(state: &mut State) -> Effect {
    let list = state.new_list(Listing::Meetings);
    state.levels.push(Level::List(list));
    Effect::OpenLedger
}

/// Opens the form of a new meeting.
pub(super) fn new_meeting(state: &mut State) {
    if !may_record(state) {
        return;
    }
    let mut fields = meeting_fields(state, None);
    fields.push(Field::line(Word::AgendaFilter, ""));
    fields.push(Field::choice(Word::AgendaOrder, Order::ALL.map(Choice::Order).to_vec(), 0));
    fields.push(Field::line(Word::ItemLimit, ""));
    state.form = Some(Form::new(Purpose::Meeting, fields));
}

/// Opens the form that changes the meeting that is open or selected, and its agenda.
pub(super) fn edit(state: &mut State) -> Effect {
    let here = state.meeting_here().or_else(|| state.review().map(|review| review.meeting.clone()));
    let Some(id) = here else {
        state.notice = Some(Word::NoMeetingHere);
        return Effect::None;
    };
    if !may_record(state) {
        return Effect::None;
    }
    let mut fields = meeting_fields(state, Some(&id));
    let limit = state.records.board.meeting(&id).and_then(|meeting| meeting.what.limit);
    let limit = limit.map_or(String::new(), |limit| limit.to_string());
    let orders = [Choice::AsItStands].into_iter().chain(Order::ALL.map(Choice::Order)).collect();
    fields.extend([
        Field::line(Word::AgendaAdd, ""),
        Field::line(Word::AgendaRemove, ""),
        Field::choice(Word::AgendaOrder, orders, 0),
        Field::line(Word::ItemLimit, &limit),
    ]);
    state.form = Some(Form::new(Purpose::Restate(id), fields));
    Effect::None
}

/// What is asked of a meeting besides its agenda, with what was said of it before.
fn meeting_fields(state: &State, id: Option<&Id>) -> Vec<Field> {
    let before = id.and_then(|id| state.records.board.meeting(id)).map(|meeting| &meeting.what);
    vec![
        Field::line(Word::MeetingName, before.map_or("", |it| &it.name)).required(),
        Field::date(Word::MeetingDate, Some(before.map_or(state.today(), |it| it.date))),
        Field::line(Word::MeetingPlace, before.map_or("", |it| &it.place)),
        Field::line(Word::Attendees, &before.map_or(String::new(), |it| it.attendees.join("、"))),
    ]
}

/// Opens the meeting of that id where it was left, over the list of meetings. The ledger is open.
pub fn open_meeting(state: &mut State, id: &Id) {
    let _ = meetings(state);
    open(state, id);
    super::settle(state);
}

/// Opens the meeting of that id where it was left.
pub(super) fn open(state: &mut State, id: &Id) {
    let review = Review::new(id.clone(), &state.records.board, state.now);
    let at = state.records.board.meetings().position(|meeting| meeting.what.id == *id);
    // Whoever comes back to the list finds the cursor on the meeting that they were in.
    if let (Some(Level::List(list)), Some(at)) = (state.levels.last_mut(), at) {
        list.move_to_next(true, |row| row == Row::Meeting(at));
    }
    state.levels.push(Level::Review(review));
}

/// Opens the meeting at that index in the ledger.
pub(super) fn open_nth(state: &mut State, at: usize) {
    let id = state.records.board.meetings().nth(at).map(|meeting| meeting.what.id.clone());
    id.into_iter().for_each(|id| open(state, &id));
}

/// Carries out an action in the review that has the keys.
pub(super) fn act(state: &mut State, action: Action) -> Effect {
    let Some((subject, count)) = state.reviewed() else {
        state.levels.pop();
        return Effect::None;
    };
    let now = state.now;
    let Some(review) = state.review_mut() else { return Effect::None };
    let consenting = std::mem::take(&mut review.consenting);
    let at = review.at;
    match action {
        // What is about to be accepted all at once is left, not the meeting.
        Action::Back if consenting => {}
        Action::Back => drop(state.levels.pop()),
        Action::NextItem if at + 1 < count => review.go(at + 1, now),
        Action::PrevItem if at > 0 => review.go(at - 1, now),
        Action::NextItem | Action::PrevItem => state.notice = Some(Word::NoFurther),
        Action::HalfPageDown | Action::PageDown | Action::HalfPageUp | Action::PageUp => {
            let (height, lines) = (state.review_height(), state.review_page(state.panes().body.width).lines.len());
            if let Some(review) = state.review_mut() {
                review.top = scrolled(review.top, action, height, lines);
            }
        }
        Action::Rationale => rationale(state),
        Action::Spacious => review.spacious = !review.spacious,
        Action::SetAside => return record(state, vec![Entry::Skip(Skip { subject })]),
        Action::MoveLater | Action::MoveEarlier => return move_item(state, action),
        Action::EditMeeting => return edit(state),
        Action::Note => note(state, subject),
        Action::Details => details(state, subject),
        Action::Undo => return undo(state),
        Action::Minutes => return minutes::ask(state),
        Action::Consent if consenting => return consent(state),
        Action::Consent => review.consenting = true,
        Action::Agenda => {
            let mut list = List::agenda(&review.meeting.clone(), &state.records.board, &state.library);
            proposal(&state.library, &subject).map(|(item, _)| list.select(item));
            state.levels.push(Level::List(list));
        }
        _ => {}
    }
    Effect::None
}

/// Decides the proposal on the screen by the digit typed: at once where it is plainly accepted,
/// else the reason is asked for.
pub(super) fn decide(state: &mut State, digit: usize) -> Effect {
    let (Some((subject, _)), Some(response)) =
        (state.reviewed(), digit.checked_sub(1).and_then(|at| RESPONSES.get(at)).copied())
    else {
        return Effect::None;
    };
    if let Some(review) = state.review_mut() {
        review.consenting = false;
    }
    let Some(mut decision) = state.decision(&subject, response) else {
        state.notice = Some(Word::ProposalGone);
        return Effect::None;
    };
    if !response.asks_reason() {
        decision.deciders = attendees(state);
        return record(state, vec![Entry::Decision(Box::new(decision))]);
    }
    let earlier = state.records.board.trail(&subject).and_then(|trail| trail.decision()).map(|it| it.what.clone());
    decision_form(state, subject, response, earlier.as_ref().filter(|it| it.response == response));
    Effect::None
}

/// Shows the findings that carry the proposal, on the screen as far as it has room, or hides them.
fn rationale(state: &mut State) {
    if let Some(review) = state.review_mut() {
        review.rationale = !review.rationale;
    }
    let (line, height) = (state.rationale_line(), state.review_height());
    let lines = state.review_page(state.panes().body.width).lines.len();
    if let (Some(line), Some(review)) = (line, state.review_mut()) {
        // All of it where that leaves its heading on the screen.
        review.top = review.top.max(lines.saturating_sub(height).min(line));
    }
}

fn attendees(state: &State) -> Vec<String> {
    let meeting = state.review().and_then(|review| state.records.board.meeting(&review.meeting));
    meeting.map_or(Vec::new(), |meeting| meeting.what.attendees.clone())
}

/// Opens the form of a decision, with what was decided before where it is the same response.
fn decision_form(state: &mut State, subject: Subject, response: Response, earlier: Option<&Decision>) {
    if !may_record(state) {
        return;
    }
    let said = |of: fn(&Decision) -> &str| earlier.map_or("", of).to_owned();
    let deciders = earlier.map_or_else(|| attendees(state), |it| it.deciders.clone()).join("、");
    let amended =
        earlier.and_then(|it| it.amended.as_ref()).map_or("", |text| text.shown(state.lang()).text).to_owned();
    let reason = Field::lines(Word::Reason, &said(|it| &it.reason));
    let fields = vec![
        if response.asks_reason() { reason.required() } else { reason },
        Field::line(Word::Owner, &said(|it| &it.owner)),
        Field::date(Word::Due, earlier.and_then(|it| it.due)),
        Field::line(Word::Deciders, &deciders),
        Field::lines(Word::Dissent, &said(|it| &it.dissent)),
        Field::lines(Word::Amended, &amended),
    ];
    state.form = Some(Form::new(Purpose::Decision(subject, response), fields));
}

/// Opens what was decided on the proposal, to add to it.
fn details(state: &mut State, subject: Subject) {
    let earlier = state.records.board.trail(&subject).and_then(|trail| trail.decision()).map(|it| it.what.clone());
    match earlier {
        Some(earlier) => decision_form(state, subject, earlier.response, Some(&earlier)),
        None => state.notice = Some(Word::NotDecided),
    }
}

/// Opens the editor of a note.
pub(super) fn note(state: &mut State, subject: Subject) {
    if !may_record(state) {
        return;
    }
    state.form = Some(Form::new(Purpose::Note(subject), vec![Field::lines(Word::NoteText, "").required()]));
}

/// Opens the form of a report of progress.
pub(super) fn progress(state: &mut State, subject: Subject) {
    if !may_record(state) {
        return;
    }
    let now = state.records.board.implementation(&subject);
    let at = Implementation::ALL.iter().position(|it| *it == now).unwrap_or(0);
    let choices = Implementation::ALL.iter().copied().map(Choice::Implementation).collect();
    let fields = vec![
        Field::choice(Word::Implementation, choices, at),
        Field::date(Word::ProgressDate, Some(state.today())),
        Field::lines(Word::NoteText, ""),
        Field::line(Word::Evidence, ""),
    ];
    state.form = Some(Form::new(Purpose::Progress(subject), fields));
}

/// Moves the item that is shown, or selected in the agenda, one place later or earlier.
pub(super) fn move_item(state: &mut State, action: Action) -> Effect {
    let Some((review, subject, at)) = state.agenda_place() else {
        state.notice = Some(Word::NotTheAgenda);
        return Effect::None;
    };
    let agenda = state.records.board.agenda(&review.meeting);
    let before = if action == Action::MoveLater { Some(at + 2) } else { at.checked_sub(1) };
    let Some(before) = before.filter(|before| *before <= agenda.len()) else {
        state.notice = Some(Word::NoFurther);
        return Effect::None;
    };
    let before = agenda.get(before).map(|item| item.subject.clone());
    record(state, vec![Entry::Move(Move { subject, before })])
}

/// Takes back what waits to be recorded last, else what was recorded last: the former leaves no trace,
/// the latter is one more record.
pub(super) fn undo(state: &mut State) -> Effect {
    if state.records.waiting.pop().is_some() {
        state.notice = Some(Word::Withdrawn);
        return retry(state);
    }
    let (record_of, subject) = match state.undoable() {
        Ok(mark) => (mark.sequence, mark.subject.clone()),
        Err(why_not) => {
            state.notice = Some(why_not);
            return Effect::None;
        }
    };
    go_to(state, subject.as_ref());
    record(state, vec![Entry::Undo(Undo { record: record_of })])
}

/// Accepts every proposal that waits, all at once.
fn consent(state: &mut State) -> Effect {
    let Some(review) = state.review() else { return Effect::None };
    let agenda = state.records.board.agenda(&review.meeting);
    let open: Vec<Subject> = agenda.iter().filter(|item| is_open(item)).map(|item| item.subject.clone()).collect();
    let deciders = attendees(state);
    let decided = open.iter().filter_map(|subject| state.decision(subject, Response::Accepted));
    let entries: Vec<Entry> =
        decided.map(|it| Entry::Decision(Box::new(Decision { deciders: deciders.clone(), ..it }))).collect();
    if entries.is_empty() {
        state.notice = Some(Word::NothingUndecided);
        return Effect::None;
    }
    record(state, entries)
}

/// Whether anything can be recorded; says why not. What could not be recorded is not asked for.
pub(super) fn may_record(state: &mut State) -> bool {
    let why_not = match &state.records.status {
        _ if state.records.read_only => Word::NothingIsWritten,
        Status::ReadOnly(_) => Word::LedgerReadOnly,
        Status::Closed | Status::Open | Status::Trouble(_) => return true,
    };
    state.notice = Some(why_not);
    false
}

/// Gives entries to the ledger; what they change shows only once they are acknowledged.
pub(super) fn record(state: &mut State, entries: Vec<Entry>) -> Effect {
    if !may_record(state) {
        return Effect::None;
    }
    let drafts: Vec<Draft> = entries.into_iter().map(|entry| state.draft(entry)).collect();
    // What still waits stays, but for what is said anew of the same item.
    state.records.waiting.retain(|waiting| !drafts.iter().any(|draft| says_anew(draft, waiting)));
    state.records.waiting.extend(drafts);
    if let Some(form) = &mut state.form {
        form.is_given = true;
    }
    Effect::Record(state.records.waiting.clone())
}

/// Whether a draft says anew what an earlier one says: the same sort of thing of the same item in the
/// same meeting.
fn says_anew(draft: &Draft, earlier: &Draft) -> bool {
    let (now, before) = (&draft.entry, &earlier.entry);
    now.kind() == before.kind() && now.subject() == before.subject() && draft.meeting == earlier.meeting
}

/// Gives the ledger again what it has not acknowledged.
pub(crate) fn retry(state: &State) -> Effect {
    if state.records.waiting.is_empty() { Effect::None } else { Effect::Record(state.records.waiting.clone()) }
}

/// Takes up records: those that the ledger acknowledged, and those of others before them.
pub fn recorded(state: &mut State, records: &[Record], acknowledged: &[Record]) {
    let shown = state.reviewed().map(|(subject, _)| subject);
    let opened = acknowledged.iter().find_map(|it| match &it.entry {
        Some(Entry::Meeting(meeting)) if state.records.board.meeting(&meeting.id).is_none() => Some(meeting.id.clone()),
        _ => None,
    });
    for record in records {
        state.records.board.apply(record);
    }
    state.records.status = Status::Open;
    // Whatever others have moved: who reads an item goes on reading it.
    stay(state, shown.as_ref());
    if acknowledged.is_empty() {
        return refresh(state);
    }
    state.records.waiting.clear();
    state.form = state.form.take().and_then(Form::not_recorded);
    state.records.own.extend(acknowledged.iter().map(|record| record.sequence));
    let said = Said::of(acknowledged, &state.records.board);
    let decided = acknowledged.iter().any(|it| matches!(it.entry, Some(Entry::Decision(_) | Entry::Skip(_))));
    refresh(state);
    if decided {
        advance(state);
    }
    match (opened, state.review_mut()) {
        (Some(id), _) => open(state, &id),
        (None, Some(review)) => review.said = said,
        (None, None) => {
            state.records.said = said;
            state.notice = Some(Word::Recorded);
        }
    }
    super::settle(state);
}

/// Says that the ledger did not take the drafts; they wait, and so does the form they came from.
pub fn refused(state: &mut State, error: StoreError) {
    state.records.status = Status::Trouble(error);
    super::settle(state);
}

/// Keeps the review on an item when its place in the agenda has changed.
fn stay(state: &mut State, subject: Option<&Subject>) {
    let Some((subject, review)) = subject.zip(state.review()) else { return };
    let agenda = state.records.board.agenda(&review.meeting);
    let at = agenda.iter().position(|item| item.subject == subject);
    if let (Some(at), Some(review)) = (at, state.review_mut()) {
        review.at = at;
    }
}

/// Brings the lists that are made of records up to date.
fn refresh(state: &mut State) {
    state.refresh_lists();
    super::settle(state);
}

fn go_to(state: &mut State, subject: Option<&Subject>) {
    let (Some(subject), Some(review)) = (subject, state.review()) else { return };
    let agenda = state.records.board.agenda(&review.meeting);
    let at = agenda.iter().position(|item| item.subject == subject);
    let now = state.now;
    if let (Some(at), Some(review)) = (at, state.review_mut()) {
        review.go(at, now);
    }
}

/// Goes to the next item that waits, round again from the start; where none does, to one that was set
/// aside; stays where there is none of those either.
fn advance(state: &mut State) {
    let Some(review) = state.review() else { return };
    let agenda = state.records.board.agenda(&review.meeting);
    let next = |wanted: &dyn Fn(&AgendaItem<'_>) -> bool| {
        let mut places = (review.at + 1..agenda.len()).chain(0..review.at);
        places.find(|at| agenda.get(*at).is_some_and(wanted))
    };
    let next = next(&is_open).or_else(|| next(&|item| item.is_set_aside));
    let now = state.now;
    if let (Some(at), Some(review)) = (next, state.review_mut()) {
        review.go(at, now);
    }
}

/// Comes back to the review at the item that was picked in its agenda.
pub(super) fn pick(state: &mut State, row: Row) {
    let Row::Item(item) = row else { return };
    let subject =
        state.library.brief_of(item).zip(state.library.item(item)).and_then(|(brief, content)| match content {
            Item::Proposal(it) => Some(Subject::of(brief, it)),
            _ => None,
        });
    state.levels.pop();
    go_to(state, subject.as_ref());
}
