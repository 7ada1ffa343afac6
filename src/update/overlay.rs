//! The windows over the desk: the keys of a place, the problems of the files.

use super::{Effect, page_height, scrolled};
use crate::action::{Action, Scope};
use crate::help;
use crate::label::Word;
use crate::page::{self, Block};
use crate::problem::{Place, Problem, ProblemKind};
use crate::state::{Overlay, OverlayKind, State};

/// How many problems a window lists. The rest is counted, as the window is made anew at each key.
const MOST_LISTED: usize = 500;

/// Opens a window, or closes it where it is open.
pub(super) fn toggle(state: &mut State, kind: OverlayKind) -> Effect {
    let open = state.overlay.as_ref().map(|overlay| overlay.kind);
    let same = open.is_some_and(|open| std::mem::discriminant(&open) == std::mem::discriminant(&kind));
    state.overlay = (!same).then(|| Overlay { kind, top: 0, laid: page::Laid::default() });
    Effect::None
}

/// Carries out an action in the window that is open.
pub(super) fn act(state: &mut State, action: Action) -> Effect {
    let height = page_height(state);
    match (&mut state.overlay, action) {
        (open, Action::Back | Action::Open) => *open = None,
        (Some(overlay), _) => overlay.top = scrolled(overlay.top, action, height, overlay.laid.lines.len()),
        (None, _) => {}
    }
    Effect::None
}

/// Lays the window out for the screen as it is now.
pub(super) fn settle(state: &mut State) {
    let Some(kind) = state.overlay.as_ref().map(|overlay| overlay.kind) else { return };
    let blocks = match kind {
        OverlayKind::Keys(scope) => keys(state, scope),
        OverlayKind::Problems => problems(state),
    };
    let columns = state.panes().body.width;
    let laid = page::lay(&blocks, columns, &state.setting.layout);
    let last_top = laid.lines.len().saturating_sub(page_height(state));
    if let Some(overlay) = &mut state.overlay {
        overlay.top = overlay.top.min(last_top);
        overlay.laid = laid;
    }
}

fn keys(state: &State, place: Scope) -> Vec<Block> {
    let lang = state.lang();
    let mut blocks = vec![Block::Title(Word::Keys.in_lang(lang).to_owned())];
    for group in help::groups(&state.keymap, place) {
        blocks.extend([Block::Gap, Block::Heading(group.scope.title(lang).to_owned())]);
        blocks.extend(group.rows.iter().map(|row| Block::Field {
            label: row.label(state.setting.glyphs()),
            value: row.action.doc(lang).to_owned(),
            absent: false,
        }));
    }
    blocks
}

fn problems(state: &State) -> Vec<Block> {
    let lang = state.lang();
    let mut blocks = vec![Block::Title(Word::Problems.in_lang(lang).to_owned())];
    if state.problems.is_empty() {
        blocks.extend([Block::Gap, Block::Paragraph(Word::NoProblems.in_lang(lang).to_owned())]);
    }
    let (listed, rest) = state.problems.split_at(state.problems.len().min(MOST_LISTED));
    let count = ProblemKind::More { count: rest.len() };
    let rest = (!rest.is_empty()).then(|| Problem { kind: count, place: Place::default(), excerpt: None });
    let told = listed.iter().map(|problem| problem.render(lang)).chain(rest.map(|rest| rest.message(lang)));
    blocks.extend(told.flat_map(|told| [Block::Gap, Block::Verbatim(told)]));
    blocks
}
