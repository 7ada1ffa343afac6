//! Meetings: going through an agenda, deciding, and what the ledger answers.

use super::Effect;
use crate::action::Action;
use crate::brief::Item;
use crate::label::Word;
use crate::ledger::{Decision, Entry, Implementation, Move, Record, Response, Skip, StoreError, Subject, Undo};
use crate::state::{
    Choice, Field, Form, Level, List, Listing, Order, Purpose, Review, Row, Said, State, Status, is_open,
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
    let choices = Order::ALL.map(Choice::Order).to_vec();
    let fields = vec![
        Field::line(Word::MeetingName, "").required(),
        Field::date(Word::MeetingDate, Some(state.today())),
        Field::line(Word::MeetingPlace, ""),
        Field::line(Word::Attendees, ""),
        Field::line(Word::AgendaFilter, ""),
        Field::choice(Word::AgendaOrder, choices, 0),
    ];
    state.form = Some(Form::new(Purpose::Meeting, fields));
}

/// Opens the meeting of that id where it was left, over the list of meetings. The ledger is open.
pub fn open_meeting(state: &mut State, id: &crate::brief::Id) {
    let _ = meetings(state);
    open(state, id);
    super::settle(state);
}

/// Opens the meeting of that id where it was left.
pub(super) fn open(state: &mut State, id: &crate::brief::Id) {
    let review = Review::new(id.clone(), &state.records.board, state.now);
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
        Action::Back => drop(state.levels.pop()),
        Action::NextItem if at + 1 < count => review.go(at + 1, now),
        Action::PrevItem if at > 0 => review.go(at - 1, now),
        Action::NextItem | Action::PrevItem => state.notice = Some(Word::NoFurther),
        Action::HalfPageDown | Action::PageDown => review.top += 8,
        Action::HalfPageUp | Action::PageUp => review.top = review.top.saturating_sub(8),
        Action::Rationale => review.rationale = !review.rationale,
        Action::Spacious => review.spacious = !review.spacious,
        Action::SetAside => return record(state, vec![Entry::Skip(Skip { subject })]),
        Action::MoveLater => return shift(state, subject, at + 2),
        Action::MoveEarlier => match at.checked_sub(1) {
            Some(to) => return shift(state, subject, to),
            None => state.notice = Some(Word::NoFurther),
        },
        Action::Note => note(state, subject),
        Action::Details => details(state, subject),
        Action::Undo => return undo(state),
        Action::Consent if consenting => return consent(state),
        Action::Consent => review.consenting = true,
        Action::Agenda => {
            let meeting = review.meeting.clone();
            let list = List::agenda(&meeting, &state.records.board, &state.library);
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
    if response == Response::Accepted {
        decision.deciders = attendees(state);
        return record(state, vec![Entry::Decision(Box::new(decision))]);
    }
    let earlier = state.records.board.trail(&subject).and_then(|trail| trail.decision()).map(|it| it.what.clone());
    decision_form(state, subject, response, earlier.as_ref().filter(|it| it.response == response));
    Effect::None
}

fn attendees(state: &State) -> Vec<String> {
    let meeting = state.review().and_then(|review| state.records.board.meeting(&review.meeting));
    meeting.map_or(Vec::new(), |meeting| meeting.what.attendees.clone())
}

/// Opens the form of a decision, with what was decided before where it is the same response.
fn decision_form(state: &mut State, subject: Subject, response: Response, earlier: Option<&Decision>) {
    let said = |of: fn(&Decision) -> &str| earlier.map_or("", of).to_owned();
    let deciders = earlier.map_or_else(|| attendees(state), |it| it.deciders.clone()).join("、");
    let amended =
        earlier.and_then(|it| it.amended.as_ref()).map_or("", |text| text.shown(state.lang()).text).to_owned();
    let reason = Field::lines(Word::Reason, &said(|it| &it.reason));
    let fields = vec![
        if response == Response::Accepted { reason } else { reason.required() },
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
    state.form = Some(Form::new(Purpose::Note(subject), vec![Field::lines(Word::NoteText, "").required()]));
}

/// Opens the form of a report of progress.
pub(super) fn progress(state: &mut State, subject: Subject) {
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

fn shift(state: &mut State, subject: Subject, before: usize) -> Effect {
    let Some(review) = state.review() else { return Effect::None };
    let agenda = state.records.board.agenda(&review.meeting);
    if before > agenda.len() {
        state.notice = Some(Word::NoFurther);
        return Effect::None;
    }
    let before = agenda.get(before).map(|item| item.subject.clone());
    record(state, vec![Entry::Move(Move { subject, before })])
}

fn undo(state: &mut State) -> Effect {
    let meeting = state.review().map(|review| review.meeting.clone());
    let undoable = state.records.board.undoable(meeting.as_ref(), &state.records.who);
    let Some(record_of) = undoable.map(|mark| mark.sequence) else {
        state.notice = Some(Word::NothingToUndo);
        return Effect::None;
    };
    let subject = undoable.and_then(|mark| mark.subject.clone());
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

/// Gives entries to the ledger; what they change shows only once they are acknowledged.
pub(super) fn record(state: &mut State, entries: Vec<Entry>) -> Effect {
    if matches!(state.records.status, Status::ReadOnly(_)) {
        state.notice = Some(Word::LedgerReadOnly);
        return Effect::None;
    }
    state.records.waiting = entries.into_iter().map(|entry| state.draft(entry)).collect();
    Effect::Record(state.records.waiting.clone())
}

/// Gives the ledger again what it has not acknowledged.
pub(crate) fn retry(state: &State) -> Effect {
    if state.records.waiting.is_empty() { Effect::None } else { Effect::Record(state.records.waiting.clone()) }
}

/// Takes up records: those that the ledger acknowledged, and those of others before them.
pub fn recorded(state: &mut State, records: &[Record], acknowledged: &[Record]) {
    for record in records {
        state.records.board.apply(record);
    }
    state.records.status = Status::Open;
    if acknowledged.is_empty() {
        return refresh(state);
    }
    state.records.waiting.clear();
    state.form = None;
    let last = acknowledged.last();
    let said = last.map(|record| Said {
        sequence: record.sequence,
        who: record.who.clone(),
        item: record.entry.as_ref().and_then(Entry::subject).map(|subject| subject.item.clone()),
        response: match &record.entry {
            Some(Entry::Decision(it)) => Some(it.response),
            _ => None,
        },
        count: acknowledged.len(),
    });
    let decided = acknowledged.iter().any(|it| matches!(it.entry, Some(Entry::Decision(_) | Entry::Skip(_))));
    let opened = acknowledged.iter().find_map(|it| match &it.entry {
        Some(Entry::Meeting(meeting)) => Some(meeting.id.clone()),
        _ => None,
    });
    let moved = last.and_then(|it| match &it.entry {
        Some(Entry::Move(moved)) => Some(moved.subject.clone()),
        _ => None,
    });
    refresh(state);
    go_to(state, moved.as_ref());
    if decided {
        advance(state);
    }
    match (opened, state.review_mut()) {
        (Some(id), _) => open(state, &id),
        (None, Some(review)) => review.said = said,
        (None, None) => state.notice = Some(Word::Recorded),
    }
    super::settle(state);
}

/// Says that the ledger did not take the drafts; they wait, and so does the form they came from.
pub fn refused(state: &mut State, error: StoreError) {
    state.records.status = Status::Trouble(error);
    super::settle(state);
}

/// Brings the lists that show meetings up to date.
fn refresh(state: &mut State) {
    state.refresh_meetings();
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

/// Goes to the next item that waits, round again from the start; stays where none does.
fn advance(state: &mut State) {
    let Some(review) = state.review() else { return };
    let agenda = state.records.board.agenda(&review.meeting);
    let open = |at: &usize| agenda.get(*at).is_some_and(is_open);
    let next = (review.at + 1..agenda.len()).find(open).or_else(|| (0..review.at).find(open));
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
