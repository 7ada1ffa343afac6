//! The windows over the desk: the keys of a place, the problems of the files.

use super::{Effect, page_height, scrolled};
use crate::action::{Action, Scope};
use crate::help;
use crate::label::Word;
use crate::page::{self, Block};
use crate::palette;
use crate::problem::{Place, Problem, ProblemKind};
use crate::state::{Narrowing, Overlay, OverlayKind, State};
use crate::text::find::occurrences;

/// How many problems a window lists. The rest is counted, as the window is made anew at each key.
const MOST_LISTED: usize = 500;

/// Opens a window, or closes it where it is open.
pub(super) fn toggle(state: &mut State, kind: OverlayKind) -> Effect {
    let open = state.overlay.as_ref().map(|overlay| overlay.kind);
    let same = open.is_some_and(|open| std::mem::discriminant(&open) == std::mem::discriminant(&kind));
    let filter = Narrowing::default();
    state.palette = None;
    state.overlay = (!same).then(|| Overlay { kind, top: 0, laid: page::Laid::default(), filter });
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
    let mut blocks = match overlay.kind {
        OverlayKind::Keys(scope) => keys(state, scope, query),
        OverlayKind::Problems => problems(state, query),
    };
    if blocks.len() == 1 && !query.is_empty() {
        blocks.extend([Block::Gap, Block::Paragraph(Word::NoMatch.in_lang(state.lang()).to_owned())]);
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
            value: row.action.doc(lang).to_owned(),
            absent: false,
        }));
    }
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
