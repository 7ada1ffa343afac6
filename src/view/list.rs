//! A list: what a brief holds, a collection, or the results of a filter.

use ratatui::layout::{Position, Rect};

use super::empty;
use super::pen::Pen;
use super::rows::Rows;
use crate::action::Action;
use crate::label::Word;
use crate::lang::Lang;
use crate::state::{LIST_HEAD, Level, List, Listing, State};
use crate::theme::Role;

/// Draws the deepest list, or beside the library what its selected row would open; returns the
/// cursor's place where the list has the keys.
pub(super) fn draw(state: &State, pen: &mut Pen, area: Rect, beside_library: bool) -> Option<Position> {
    let list = state.list()?;
    let at_library = list.listing == Listing::Library && !list.is_filtered();
    let previewed = state.preview.as_ref().filter(|_| at_library && beside_library);
    let shown = previewed.unwrap_or(list);
    let focused = previewed.is_none() && matches!(state.levels.last(), Some(Level::List(_)));
    let (head, body) = split(area);
    title(state, pen, head, shown, focused);
    if shown.rows().is_empty() {
        empty::draw(state, pen, empty::with_page(state, body), shown);
        return focused.then(|| body.as_position());
    }
    let cursor = previewed.is_none().then_some(shown.cursor);
    Rows { state, listing: shown.listing, marks: shown.marks(), focused }.draw(
        pen,
        body,
        shown.rows(),
        cursor,
        shown.top,
    )
}

/// Draws a list that would be opened.
pub(super) fn preview(state: &State, list: &List, pen: &mut Pen, area: Rect) {
    let (head, body) = split(area);
    title(state, pen, head, list, false);
    Rows { state, listing: list.listing, marks: None, focused: false }.draw(pen, body, list.rows(), None, 0);
}

/// The heading of a column, and the rows under it.
pub(super) fn split(area: Rect) -> (Rect, Rect) {
    let head = LIST_HEAD.min(area.height);
    let body = Rect { y: area.y + head, height: area.height - head, ..area };
    (Rect { height: head, ..area }, body)
}

fn title(state: &State, pen: &mut Pen, area: Rect, list: &List, focused: bool) {
    let lang = state.lang();
    let name = match list.listing {
        Listing::Library if list.is_filtered() => Word::Found.in_lang(lang),
        Listing::Library => Word::Briefs.in_lang(lang),
        Listing::Brief(brief) => state.library.briefs().get(brief as usize).map_or("", |it| it.title.shown(lang).text),
        Listing::Collection(collection) => collection.word().in_lang(lang),
        Listing::Outline(_) => Word::Outline.in_lang(lang),
        Listing::Meetings => Word::Meetings.in_lang(lang),
        Listing::Agenda => Action::Agenda.doc(lang),
        Listing::FollowUp => Word::FollowUp.in_lang(lang),
        Listing::Timeline => Word::Timeline.in_lang(lang),
        Listing::Picked(picked) => picked.word().in_lang(lang),
        Listing::LookUp => Word::LookUp.in_lang(lang),
    };
    let count = match list.listing {
        Listing::Library | Listing::LookUp if !list.is_filtered() && !list.is_searching => String::new(),
        _ if focused || list.is_searching => position(list, lang),
        _ => list.position().1.to_string(),
    };
    let line = Rect { width: area.width.saturating_sub(1), ..area };
    let right = pen.text_right(line, 0, &count, Role::Dim);
    let name = pen.fit(name, usize::from(right.saturating_sub(4))).into_owned();
    let end = pen.text(line, 2, 0, &name, if focused { Role::Title } else { Role::Dim });
    filtered_by(pen, Rect { width: right, ..line }, end + 2, list);
    // An empty list says it in full.
    if let Some(hint) = list.hints().first().filter(|_| !list.rows().is_empty()) {
        let hint = pen.fit(&hint.message(lang), usize::from(line.width.saturating_sub(2))).into_owned();
        pen.text(line, 2, 1, &hint, Role::Attention);
    }
}

/// Says after the name of a list what its reader filtered it by, where the line of input no longer
/// does and there is room for some of it.
fn filtered_by(pen: &mut Pen, line: Rect, x: u16, list: &List) {
    /// Fewer cells tell nothing.
    const LEAST: u16 = 6;
    let room = line.width.saturating_sub(x + 2);
    let words = list.filter.input.value().trim();
    if !list.filter.typing && !list.filter.given && !words.is_empty() && room >= LEAST {
        let words = pen.fit(&format!("/ {words}"), usize::from(room)).into_owned();
        pen.text(line, x, 0, &words, Role::Id);
    }
}

/// Which row is selected, of how many; while what there is is not known, that.
pub(super) fn position(list: &List, lang: Lang) -> String {
    if list.is_searching {
        return Word::Searching.in_lang(lang).to_owned();
    }
    let (at, all) = list.position();
    format!("{at}/{all}")
}
