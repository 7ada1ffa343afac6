//! What is to be said about the last key: in the footer where it fits there, else right above it.

use ratatui::layout::Rect;

use super::footer::recorded;
use super::pen::Pen;
use crate::label::Word;
use crate::state::State;
use crate::text::layout;
use crate::theme::Role;

/// What is to be said.
pub(super) fn words(state: &State) -> Option<String> {
    let lang = state.lang();
    let copied = || state.copied.as_ref().map(|copied| copied.message(lang));
    let notice = |notice: Word| match notice {
        Word::Theme => format!("{}  {}", notice.in_lang(lang), state.theme),
        Word::Recorded => {
            let said = state.records.said.as_ref().map(|said| recorded(state, said));
            format!("{}  {}", notice.in_lang(lang), said.unwrap_or_default()).trim_end().to_owned()
        }
        _ => notice.in_lang(lang).to_owned(),
    };
    state.notice.map(notice).or_else(copied)
}

/// Whether there is something to be said, and it fits into the line.
pub(super) fn fits(state: &State, pen: &Pen, line: Rect) -> bool {
    words(state).is_some_and(|words| pen.width.cells(&words) <= usize::from(line.width))
}

/// Draws over the foot of `area` what does not fit into the footer's line.
pub(super) fn over(state: &State, pen: &mut Pen, area: Rect) {
    let Some(words) = words(state) else { return };
    let lines = layout::lines(&words, area.width.saturating_sub(2), &state.setting.layout);
    let window = pen.window(area, lines.len() as u16);
    for (y, line) in (0..window.height).zip(lines) {
        pen.over(window, 1, y, line.text(&words), Role::Attention, Role::Trail);
    }
}
