//! The line on top: where one is on the left, what is open on the right.

use ratatui::layout::Rect;

use super::cross;
use super::pen::Pen;
use crate::action::Action;
use crate::brief::{Item, ItemKind};
use crate::label::{self, Word};
use crate::state::{Level, Listing, Progress, State};
use crate::theme::Role;

/// Draws the header.
pub(super) fn draw(state: &State, pen: &mut Pen, area: Rect) {
    let right = right_side(state, pen, area);
    let left = Rect { width: right.saturating_sub(2), ..area };
    let mut crumbs = vec!["teigen".to_owned()];
    crumbs.extend(path(state));
    // What does not fit goes from the front: where one is matters more than how one came.
    let cells = |crumbs: &[String]| crumbs.iter().map(|it| pen.width.cells(it) + 3).sum::<usize>();
    while crumbs.len() > 2 && cells(&crumbs) > usize::from(left.width) + 3 {
        crumbs.remove(1);
    }
    let last = crumbs.len() - 1;
    let mut x = 0;
    for (at, crumb) in crumbs.iter().enumerate() {
        match at {
            0 => {}
            1 => x += 3,
            _ => x = pen.text(left, x, 0, &format!(" {} ", pen.glyphs.crumb()), Role::Dim),
        }
        let role = if at == last { Role::Title } else { Role::Dim };
        let fitted = pen.fit(crumb, usize::from(left.width.saturating_sub(x))).into_owned();
        x = pen.text(left, x, 0, &fitted, role);
    }
}

/// Draws what is open and returns the column that it starts at.
fn right_side(state: &State, pen: &mut Pen, area: Rect) -> u16 {
    let lang = state.lang();
    let second = state.setting.pair.map_or(String::new(), |pair| format!(" {}", pair.tag().to_uppercase()));
    let mut x = pen.text_right(area, 0, &format!("{}{second}", lang.tag().to_uppercase()), Role::Id);
    if !state.problems.is_empty() {
        let text = format!("! {}", label::problem_count(state.problems.len(), lang));
        x = pen.text_right(Rect { width: x.saturating_sub(3), ..area }, 0, &text, Role::Attention);
    }
    if let Some(Progress { done, of }) = state.loading {
        let count = if of == 0 { String::new() } else { format!(" {done}/{of}") };
        let text = format!("{}{count}", Word::Loading.in_lang(lang));
        x = pen.text_right(Rect { width: x.saturating_sub(3), ..area }, 0, &text, Role::Attention);
    }
    if area.width >= 90 {
        let briefs = state.library.briefs().len();
        let proposals = state.library.all(ItemKind::Proposal).count();
        let text = format!("{} {briefs}   {} {proposals}", Word::Briefs.in_lang(lang), Word::Proposals.in_lang(lang));
        x = pen.text_right(Rect { width: x.saturating_sub(3), ..area }, 0, &text, Role::Dim);
    }
    x
}

/// The names of the levels from the library down to here.
pub(super) fn path(state: &State) -> Vec<String> {
    let lang = state.lang();
    let name = |level: &Level| match level {
        Level::List(list) => match list.listing {
            Listing::Library => None,
            Listing::Brief(brief) => {
                state.library.briefs().get(brief as usize).map(|it| it.title.shown(lang).text.to_owned())
            }
            Listing::Outline(_) => Some(Word::Outline.in_lang(lang).to_owned()),
            Listing::Meetings => Some(Word::Meetings.in_lang(lang).to_owned()),
            Listing::FollowUp => Some(Word::FollowUp.in_lang(lang).to_owned()),
            Listing::Agenda => Some(Action::Agenda.doc(lang).to_owned()),
            Listing::Timeline => Some(Word::Timeline.in_lang(lang).to_owned()),
            Listing::Collection(collection) => Some(collection.word().in_lang(lang).to_owned()),
            Listing::Picked(picked) => Some(picked.word().in_lang(lang).to_owned()),
            Listing::LookUp => Some(Word::LookUp.in_lang(lang).to_owned()),
        },
        Level::Review(review) => state.records.board.meeting(&review.meeting).map(|meeting| meeting.what.name.clone()),
        Level::Cross(_) => Some(Word::CrossTable.in_lang(lang).to_owned()),
        Level::Page(reading) => state.library.item(reading.target.item).map(|item| match item {
            Item::Source(it) => it.short.clone(),
            Item::Brief(_) => Word::Overview.in_lang(lang).to_owned(),
            Item::Section(_) | Item::Term(_) => item.title().shown(lang).text.to_owned(),
            _ => item.id().to_string(),
        }),
        // Further down it goes without saying.
        Level::Home(_) => state.home().map(|_| Word::Home.in_lang(lang).to_owned()),
    };
    let crumbs = state.levels.iter().enumerate().map(|(at, level)| match (at.checked_sub(1), level) {
        // A list that the cross-table opened is called by its cell.
        (Some(before), Level::List(list)) if list.filter.given => match state.levels.get(before) {
            Some(Level::Cross(cross)) => Some(cross::cell_name(cross, state)),
            _ => name(level),
        },
        _ => name(level),
    });
    crumbs.flatten().collect()
}
