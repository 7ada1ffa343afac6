//! The review screen: one proposal, and the line that waits for a decision.

use jiff::SignedDuration;
use ratatui::layout::{Position, Rect};

use super::page::lines;
use super::pen::Pen;
use crate::brief::Item;
use crate::label::Word;
use crate::ledger::{Response, Subject};
use crate::page::{self, Block, Laid, Target};
use crate::state::{Review, SOFT_LIMIT, State, history, is_open, proposal};
use crate::theme::Role;

/// The widest line of a proposal on a projector, in cells.
const MEASURE: u16 = 64;

/// Draws the review; returns the cursor's place.
pub(super) fn draw(state: &State, pen: &mut Pen, area: Rect) -> Option<Position> {
    let review = state.review()?;
    status(state, review, pen, Rect { height: 1, ..area });
    gauge(state, review, pen, Rect { y: area.y + 1, height: 1, ..area });
    let body = Rect { y: area.y + 3, height: area.height.saturating_sub(3), ..area };
    let laid = laid(state, review, body.width);
    let width = laid.columns.min(body.width);
    let column = Rect { x: body.x + (body.width - width) / 2, width, ..body };
    let top = review.top.min(laid.lines.len().saturating_sub(usize::from(body.height)));
    lines(pen, column, &laid, top, None, None);
    Some(column.as_position())
}

/// Where the meeting stands and how long it takes.
fn status(state: &State, review: &Review, pen: &mut Pen, line: Rect) {
    let agenda = state.records.board.agenda(&review.meeting);
    let undecided = agenda.iter().filter(|item| is_open(item)).count();
    let elapsed = clock(state.now.duration_since(review.opened));
    let here = state.now.duration_since(review.since);
    let this = format!("{} {}", Word::ThisItem.in_lang(state.lang()), clock(here));
    let limit = state.records.board.meeting(&review.meeting).and_then(|meeting| meeting.what.limit);
    let limit = limit.map_or(SOFT_LIMIT, |minutes| i64::from(minutes) * 60);
    let role = if here.as_secs() > limit { Role::Attention } else { Role::Dim };
    let x = pen.text_right(line, 0, &this, role);
    let response = Response::Undecided.in_lang(state.lang());
    let counts = format!("{}/{}   {response} {undecided}   {elapsed}", review.at + 1, agenda.len());
    let rest = Rect { width: x.saturating_sub(3), ..line };
    pen.text_right(rest, 0, &counts, Role::Title);
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

/// What stands on the screen, as lines.
fn laid(state: &State, review: &Review, columns: u16) -> Laid {
    let layout = &state.setting.layout;
    let blocks = state.reviewed().map_or(Vec::new(), |(subject, _)| blocks(state, review, &subject));
    let mut laid = page::lay(&blocks, columns.min(MEASURE + layout.hang), layout);
    if review.spacious && columns >= 60 {
        let spread = laid.lines.drain(..).flat_map(|line| {
            let again = (!line.spans.is_empty()).then(page::Line::default);
            [Some(line), again].into_iter().flatten()
        });
        laid.lines = spread.collect();
    }
    laid
}

fn blocks(state: &State, review: &Review, subject: &Subject) -> Vec<Block> {
    let lang = state.lang();
    let Some((item, proposal)) = proposal(&state.library, subject) else {
        let gone = Word::ProposalGone.in_lang(lang).to_owned();
        return vec![Block::Kicker { id: subject.item.to_string(), rest: String::new() }, Block::Paragraph(gone)];
    };
    let page = page::build(&state.library, &Target::from(item), lang, state.setting.glyphs(), false);
    let stop = page.iter().position(|block| matches!(block, Block::Heading(_))).unwrap_or(page.len());
    let mut blocks: Vec<Block> = page.into_iter().take(stop).collect();
    if let Some(second) = state.setting.pair {
        blocks.push(Block::Title(proposal.title.shown(second).text.to_owned()));
        blocks.extend([Block::Gap, Block::Paragraph(proposal.text.shown(second).text.to_owned())]);
    }
    blocks.extend(history(state, subject, Some(proposal)));
    if review.rationale {
        blocks.extend([Block::Gap, Block::Heading(Word::Rationale.in_lang(lang).to_owned())]);
        for id in &proposal.rationale {
            if let Some(Item::Finding(it)) = state.library.find(id).and_then(|item| state.library.item(item)) {
                blocks.push(Block::Link {
                    lead: it.id.to_string(),
                    text: it.text.shown(lang).text.to_owned(),
                    target: None,
                });
            }
        }
    }
    blocks
}

/// The review as plain text.
pub(super) fn plain(state: &State) -> String {
    let (Some(review), Some((subject, count))) = (state.review(), state.reviewed()) else { return String::new() };
    let mut text = format!("{}/{count}\n", review.at + 1);
    text.push_str(&page::plain(&blocks(state, review, &subject)));
    text
}
