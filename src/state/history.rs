//! What the ledger says of an item, for its page and for the review.

use super::State;
use crate::brief::Proposal;
use crate::label::Word;
use crate::lang::Lang;
use crate::ledger::{Change, Changed, Decision, Piece, Stamped, Subject};
use crate::page::Block;

/// What the ledger says of an item, as blocks: whether the text has changed since it was decided
/// on, what was decided, what was done, the notes.
pub(crate) fn history(state: &State, subject: &Subject, proposal: Option<&Proposal>) -> Vec<Block> {
    let (lang, glyphs) = (state.lang(), state.setting.glyphs());
    let board = &state.records.board;
    let Some(trail) = board.trail(subject) else { return Vec::new() };
    let changed = proposal.and_then(|proposal| board.change(subject, proposal));
    let mut blocks = changed.map_or(Vec::new(), |changed| difference(&changed, lang));
    let field = |word: Word, value: &str| {
        (!value.is_empty()).then(|| Block::Field {
            label: word.in_lang(lang).into(),
            value: value.into(),
            absent: false,
        })
    };
    if let Some(decision) = trail.decision() {
        let what = &decision.what;
        let response = taken(state, decision);
        let due = what.due.map_or(String::new(), |due| due.to_string());
        let amended = what.amended.as_ref().map_or("", |text| text.shown(lang).text);
        let timely = trail.timeliness(state.today());
        let due = if due.is_empty() { due } else { glyphs.listed(&[&due, timely.in_lang(lang)]) };
        blocks.extend([Block::Gap, Block::Heading(Word::EarlierDecisions.in_lang(lang).to_owned())]);
        let deciders = glyphs.listed(&what.deciders);
        blocks.extend(
            [
                field(Word::Response, &response),
                field(Word::Reason, &what.reason),
                field(Word::Amended, amended),
                field(Word::Owner, &what.owner),
                field(Word::Due, &due),
                field(Word::Deciders, &deciders),
                field(Word::Dissent, &what.dissent),
            ]
            .into_iter()
            .flatten(),
        );
    }
    let last = trail.decision().map(|it| it.sequence);
    let earlier = trail.decisions().rev().filter(|it| Some(it.sequence) != last);
    let earlier: Vec<String> = earlier.map(|decision| taken(state, decision)).collect();
    blocks.extend(field(Word::Before, &earlier.join("\n")));
    if let Some(progress) = trail.progress().next_back() {
        let what = &progress.what;
        let said = [what.implementation.in_lang(lang), &what.date.to_string(), &what.note, &what.evidence];
        let said: Vec<&str> = said.into_iter().filter(|it| !it.is_empty()).collect();
        blocks.push(Block::Gap);
        blocks.extend(field(Word::Implementation, &glyphs.listed(&said)));
    }
    for (at, note) in trail.notes().enumerate() {
        if at == 0 {
            blocks.extend([Block::Gap, Block::Heading(Word::NoteText.in_lang(lang).to_owned())]);
        }
        blocks.extend(note.what.text.split('\n').map(|line| Block::Paragraph(line.to_owned())));
    }
    blocks
}

/// A response, the day on which it was given, and the meeting, where another one is open.
fn taken(state: &State, decision: &Stamped<Decision>) -> String {
    let lang = state.lang();
    let date = decision.time.to_zoned(jiff::tz::TimeZone::system()).date();
    let day = crate::page::dates(date.into(), None, lang);
    let here = state.review().map(|review| &review.meeting);
    let meeting = decision.meeting.as_ref().filter(|meeting| Some(*meeting) != here);
    let meeting = meeting.and_then(|id| state.records.board.meeting(id)).map_or("", |it| &it.what.name);
    let words = [decision.what.response.in_lang(lang), &day, meeting];
    let words: Vec<&str> = words.into_iter().filter(|it| !it.is_empty()).collect();
    state.setting.glyphs().listed(&words)
}

/// What changed since the decision: what is gone in brackets with a minus, what is new with a plus.
fn difference(changed: &Changed<'_>, lang: Lang) -> Vec<Block> {
    let said = |pieces: Vec<Piece>| -> String {
        let mark = |piece: &Piece| match piece.change {
            Change::Same => piece.text.clone(),
            Change::Added => format!("[+{}+]", piece.text),
            Change::Removed => format!("[-{}-]", piece.text),
        };
        pieces.iter().map(mark).collect()
    };
    vec![
        Block::Gap,
        Block::Heading(Word::ChangedSince.in_lang(lang).to_owned()),
        Block::Paragraph(said(changed.title(lang))),
        Block::Paragraph(said(changed.text(lang))),
    ]
}
