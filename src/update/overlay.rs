//! The windows over the desk: the keys of a place, the problems of the files.

use super::{Effect, RESPONSES, page_height, scrolled};
use crate::action::{Action, Scope};
use crate::help;
use crate::label::Word;
use crate::lang::Lang;
use crate::ledger::Subject;
use crate::page::{self, Block};
use crate::palette;
use crate::problem::{Place, Problem, ProblemKind};
use crate::state::{Narrowing, Overlay, OverlayKind, State, Written, history};
use crate::text::find::occurrences;

/// How many problems a window lists. The rest is counted, as the window is made anew at each key.
const MOST_LISTED: usize = 500;

/// Opens a window, or closes it where it is open.
pub(super) fn toggle(state: &mut State, kind: OverlayKind) -> Effect {
    let open = state.overlay.as_ref().map(|overlay| &overlay.kind);
    let same = open.is_some_and(|open| std::mem::discriminant(open) == std::mem::discriminant(&kind));
    state.palette = None;
    state.overlay = (!same).then(|| Overlay::new(kind));
    Effect::None
}

/// Carries out an action in the window that is open.
pub(super) fn act(state: &mut State, action: Action) -> Effect {
    let height = page_height(state);
    match (&mut state.overlay, action) {
        (Some(overlay), Action::Filter) => overlay.filter.typing = true,
        (Some(overlay), Action::Back) if !overlay.filter.input.value().is_empty() => {
            overlay.filter = Narrowing::default();
        }
        (open, Action::Back | Action::Open) => *open = None,
        (Some(overlay), _) => overlay.top = scrolled(overlay.top, action, height, overlay.laid.lines.len()),
        (None, _) => {}
    }
    Effect::None
}

/// Carries out an action while the line that narrows the window has the keys.
pub(super) fn act_in_line(state: &mut State, action: Action) {
    let height = page_height(state);
    let Some(overlay) = &mut state.overlay else { return };
    match action {
        Action::Cancel => overlay.filter = Narrowing::default(),
        Action::Open => overlay.filter.typing = false,
        _ => overlay.top = scrolled(overlay.top, action, height, overlay.laid.lines.len()),
    }
}

/// Lays the window out for the screen as it is now.
pub(super) fn settle(state: &mut State) {
    let Some(overlay) = &state.overlay else { return };
    let query = overlay.filter.input.value();
    let mut blocks = match &overlay.kind {
        OverlayKind::Keys(scope) => keys(state, *scope, query),
        OverlayKind::Problems => problems(state, query),
        OverlayKind::Written(written) => told(written, state.lang()),
        OverlayKind::Orphan(subject) => orphan(state, subject),
    };
    if blocks.len() == 1 && !query.is_empty() {
        blocks.extend([Block::Gap, Block::Paragraph(Word::NothingFound.in_lang(state.lang()).to_owned())]);
    }
    let columns = state.panes().body.width;
    let laid = page::lay(&blocks, columns, &state.setting.layout);
    let last_top = laid.lines.len().saturating_sub(page_height(state));
    if let Some(overlay) = &mut state.overlay {
        overlay.top = overlay.top.min(last_top);
        overlay.laid = laid;
    }
}

fn keys(state: &State, place: Scope, query: &str) -> Vec<Block> {
    let lang = state.lang();
    let mut blocks = vec![Block::Title(Word::Keys.in_lang(lang).to_owned())];
    let glyphs = state.setting.glyphs();
    for mut group in help::groups(&state.keymap, place) {
        group.rows.retain(|row| {
            state.has_use_for(row.action) && (palette::answers(row.action, query) || row.label(glyphs).contains(query))
        });
        if group.rows.is_empty() {
            continue;
        }
        blocks.extend([Block::Gap, Block::Heading(group.scope.title(lang).to_owned())]);
        blocks.extend(group.rows.iter().map(|row| Block::Field {
            label: row.label(glyphs),
            value: said(state, row.action),
            absent: false,
        }));
    }
    blocks
}

/// What an action does; of the digits that decide, what each of them does.
fn said(state: &State, action: Action) -> String {
    let lang = state.lang();
    if action != Action::Decide {
        return action.doc(lang).to_owned();
    }
    let responses = (1..).zip(RESPONSES).map(|(digit, response)| format!("{digit} {}", response.in_lang(lang)));
    format!("{}  {}", action.doc(lang), responses.collect::<Vec<_>>().join("  "))
}

/// Opens what is recorded of an item that is gone: that at that index.
pub(super) fn open_orphan(state: &mut State, at: usize) {
    let subject = state.orphans().get(at).map(|orphan| orphan.trail.subject.clone());
    state.overlay = subject.map(|subject| Overlay::new(OverlayKind::Orphan(subject)));
}

/// What is recorded of an item that is gone: what it said when it was decided on, and the rest.
fn orphan(state: &State, subject: &Subject) -> Vec<Block> {
    let lang = state.lang();
    let lost = state.orphans().iter().find(|it| it.trail.subject == subject).map(|it| it.lost);
    let rest = lost.map_or("", |lost| lost.in_lang(lang));
    let rest = state.setting.glyphs().listed(&[subject.brief.as_str(), rest]);
    let mut blocks = vec![Block::Kicker { id: subject.item.to_string(), rest }];
    if let Some(decision) = state.records.board.trail(subject).and_then(|trail| trail.decision()) {
        let shown = &decision.what.shown;
        blocks.extend([Block::Title(shown.title.shown(lang).text.to_owned()), Block::Gap]);
        blocks.push(Block::Paragraph(shown.text.shown(lang).text.to_owned()));
    }
    blocks.extend(history(state, subject, None));
    blocks
}

/// Where minutes were written, and how far the ledger reached.
fn told(written: &Written, lang: Lang) -> Vec<Block> {
    let field = |label: &str, value: String| Block::Field { label: label.to_owned(), value, absent: false };
    let mut blocks = vec![
        Block::Title(Word::MinutesWritten.in_lang(lang).to_owned()),
        Block::Gap,
        field(Word::FileName.in_lang(lang), written.path.clone()),
    ];
    let [(count, records), (head, hash)] = written.ledger.facts(lang);
    // The hash has a line to itself: it is copied down.
    blocks.extend([field(count, records), Block::Gap, Block::Heading(head.to_owned()), Block::Verbatim(hash)]);
    let remarks = written.ledger.remarks(lang).into_iter();
    blocks.extend(remarks.flat_map(|remark| [Block::Gap, Block::Paragraph(remark)]));
    blocks
}

fn problems(state: &State, query: &str) -> Vec<Block> {
    let lang = state.lang();
    let mut blocks = vec![Block::Title(Word::Problems.in_lang(lang).to_owned())];
    if state.problems.is_empty() {
        blocks.extend([Block::Gap, Block::Paragraph(Word::NoProblems.in_lang(lang).to_owned())]);
    }
    let (listed, rest) = state.problems.split_at(state.problems.len().min(MOST_LISTED));
    let count = ProblemKind::More { count: rest.len() };
    let rest = (!rest.is_empty()).then(|| Problem { kind: count, place: Place::default(), excerpt: None });
    let said = listed.iter().map(|problem| problem.render(lang)).chain(rest.map(|rest| rest.message(lang)));
    let told = said.filter(|said| query.is_empty() || !occurrences(query, said).is_empty());
    blocks.extend(told.flat_map(|told| [Block::Gap, Block::Verbatim(told)]));
    blocks
}
