//! The review screen: one proposal, and the line that waits for a decision.

use jiff::SignedDuration;
use ratatui::layout::{Position, Rect};

use super::footer::recorded;
use super::page::lines;
use super::pen::Pen;
use crate::label::Word;
use crate::ledger::{Kind, Response};
use crate::page;
use crate::state::{Review, SOFT_LIMIT, State, is_open};
use crate::theme::Role;
use crate::update::RESPONSES;

/// Draws the review; returns the cursor's place.
pub(super) fn draw(state: &State, pen: &mut Pen, area: Rect) -> Option<Position> {
    let review = state.review()?;
    status(state, review, pen, Rect { height: 1, ..area });
    gauge(state, review, pen, Rect { y: area.y + 1, height: 1, ..area });
    let body = state.review_area();
    let laid = state.review_page(body.width);
    let width = laid.columns.min(body.width);
    let column = Rect { x: body.x + (body.width - width) / 2, width, ..body };
    lines(pen, column, &laid, review.top, None, None);
    Some(column.as_position())
}

/// Where the meeting stands and how long it takes.
fn status(state: &State, review: &Review, pen: &mut Pen, line: Rect) {
    let agenda = state.records.board.agenda(&review.meeting);
    let undecided = agenda.iter().filter(|item| is_open(item)).count();
    let elapsed = clock(state.now.duration_since(review.opened));
    let here = state.now.duration_since(review.since);
    let limit = state.records.board.meeting(&review.meeting).and_then(|meeting| meeting.what.limit);
    let limit = limit.map_or(SOFT_LIMIT, |minutes| i64::from(minutes) * 60);
    let is_over = here.as_secs() > limit;
    // Beyond the limit the limit is said too: a colour alone would not be seen by everybody.
    let over = if is_over { format!(" > {}", clock(SignedDuration::from_secs(limit))) } else { String::new() };
    let this = format!("{} {}{over}", Word::ThisItem.in_lang(state.lang()), clock(here));
    let role = if is_over { Role::Attention } else { Role::Dim };
    let x = pen.text_right(line, 0, &this, role);
    let response = Response::Undecided.in_lang(state.lang());
    let aside = agenda.iter().filter(|item| item.is_set_aside).count();
    let aside = if aside > 0 { format!("{} {aside}   ", Kind::Skip.in_lang(state.lang())) } else { String::new() };
    let counts = format!("{}/{}   {response} {undecided}", review.at + 1, agenda.len());
    let whole = format!("{counts}   {aside}{elapsed}");
    let rest = Rect { width: x.saturating_sub(3), ..line };
    let fits = state.setting.layout.ambiguous.cells(&whole) <= usize::from(rest.width);
    pen.text_right(rest, 0, if fits { &whole } else { &counts }, Role::Title);
}

/// How many items are done, as a bar all across. The numbers say the same.
fn gauge(state: &State, review: &Review, pen: &mut Pen, line: Rect) {
    let agenda = state.records.board.agenda(&review.meeting);
    let done = agenda.iter().filter(|item| !is_open(item)).count();
    let cells = (usize::from(line.width) * done).checked_div(agenda.len()).unwrap_or(0) as u16;
    pen.fill(Rect { width: cells.min(line.width), ..line }, Role::Cursor);
    pen.fill(Rect { x: line.x + cells, width: line.width.saturating_sub(cells), ..line }, Role::Trail);
}

fn clock(time: SignedDuration) -> String {
    let seconds = time.as_secs().max(0);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes:02}:{seconds:02}") }
}

/// The review as plain text: where the meeting stands, the proposal, what the last line recorded, and
/// the numbers that decide.
pub(super) fn plain(state: &State) -> String {
    let (Some(review), Some((subject, count))) = (state.review(), state.reviewed()) else { return String::new() };
    let lang = state.lang();
    let agenda = state.records.board.agenda(&review.meeting);
    let undecided = agenda.iter().filter(|item| is_open(item)).count();
    let mut text = format!("{}/{count}  {} {undecided}\n", review.at + 1, Response::Undecided.in_lang(lang));
    text.push_str(&page::plain(&state.review_blocks(review, &subject)));
    text.extend(review.said.as_ref().map(|said| recorded(state, said) + "\n"));
    for (number, response) in (1..).zip(RESPONSES) {
        text.push_str(&format!("{number}. {}\n", response.in_lang(lang)));
    }
    text
}
