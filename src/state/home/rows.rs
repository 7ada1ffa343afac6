//! What the first screen says in the room that there is.
//!
//! Where there is less room, less is said: `STEPS` says in what order.

use ratatui::layout::Rect;

use super::{Entry, HomeColumn, HomeRow, Months};
use crate::brief::{Date, Id, Item, ItemKind, ItemRef};
use crate::label::Word;
use crate::state::{Collection, Listing, Picked, State, is_open, share};
use crate::text::layout;

/// How much is said.
#[derive(Clone, Copy, Default)]
struct Detail {
    /// Whether groups have headings and white space.
    heads: bool,
    /// How many changes.
    changes: usize,
    /// How many things to watch.
    watch: usize,
    /// How many events before and after today.
    events: usize,
    /// Whether the events of each month are drawn.
    months: bool,
    /// The most lines of each brief's bottom line; with any, the figures too have a line.
    bottom: usize,
}

/// What is said beyond the briefs and where one left off, the most important first, up to the first
/// that has no room: with less room there is never something that was not there with more.
const STEPS: [fn(&mut Detail); 28] = [
    |it| it.changes = 1,
    |it| it.watch = 1,
    |it| it.heads = true,
    |it| it.watch = 3,
    |it| it.changes = 3,
    |it| it.events = 1,
    |it| it.watch = 4,
    |it| it.events = 2,
    |it| it.months = true,
    |it| it.changes = 4,
    |it| it.watch = 5,
    |it| it.events = 3,
    |it| it.bottom = 1,
    |it| it.changes = 6,
    |it| it.watch = 7,
    |it| it.bottom = 2,
    |it| it.events = 5,
    |it| it.changes = 9,
    |it| it.watch = 9,
    |it| it.bottom = 3,
    |it| it.events = 7,
    |it| it.bottom = 4,
    |it| it.watch = 13,
    |it| it.changes = 15,
    |it| it.bottom = 6,
    |it| it.bottom = 9,
    |it| it.watch = 20,
    |it| it.events = 12,
];

/// The rows that a brief takes at least where its bottom line is said.
const TOLD: usize = 3;
/// Two columns from this width of the body.
const TWO: u16 = 98;
/// The cells between two columns.
const GAP: u16 = 4;
/// A column is at most this wide: beyond, the eye loses the line.
const WIDEST: u16 = 84;
/// The most months that are drawn, in two cells each.
const MONTHS: usize = 24;
/// The cells that the names of the first and the last of them take, with the space about them.
const MONTHS_NAMED: u16 = 20;
/// How many of them are still to come.
const MONTHS_AHEAD: usize = 5;

/// The columns of the first screen: one, or two where there is room.
pub(super) fn columns(state: &State, body: Rect) -> Vec<HomeColumn> {
    let column = |area: Rect, rows: &dyn Fn(Detail) -> Vec<HomeRow>| {
        let mut detail = Detail::default();
        for step in STEPS {
            let mut more = detail;
            step(&mut more);
            if rows(more).len() > usize::from(area.height) {
                break;
            }
            detail = more;
        }
        HomeColumn { area, rows: rows(detail), top: 0 }
    };
    if body.width < TWO {
        let (present, news) = (Present::new(state, body), News::new(state, body.width));
        return vec![column(body, &|detail| [present.rows(detail), news.rows(detail)].concat())];
    }
    let left = Rect { width: share(body.width - GAP, 11, 20).min(WIDEST), ..body };
    let right = Rect { x: left.right() + GAP, width: (body.width - GAP - left.width).min(WIDEST), ..body };
    let (present, news) = (Present::new(state, left), News::new(state, right.width));
    vec![column(left, &|detail| present.rows(detail)), column(right, &|detail| news.rows(detail))]
}

/// What there is: where one left off, and the briefs.
struct Present<'a> {
    state: &'a State,
    /// Each brief with the lines of its bottom line; without, where they have no room.
    briefs: Vec<(ItemRef, Vec<String>)>,
    /// The cells of such a line.
    columns: u16,
    /// The meeting that goes on.
    meeting: Option<Entry>,
}

impl<'a> Present<'a> {
    fn new(state: &'a State, area: Rect) -> Present<'a> {
        let columns = area.width.saturating_sub(3 + state.setting.layout.hang).min(state.setting.measure);
        let has_room = state.library.briefs().len() * TOLD <= usize::from(area.height);
        let lines = |brief: ItemRef| match state.library.item(brief).filter(|_| has_room) {
            Some(Item::Brief(it)) => {
                let text = it.bottom_line.shown(state.lang()).text;
                let lines = layout::lines(text, columns, &state.setting.layout);
                lines.iter().map(|line| line.text(text).to_owned()).collect()
            }
            _ => Vec::new(),
        };
        let briefs = state.library.all(ItemKind::Brief).map(|brief| (brief, lines(brief))).collect();
        let board = &state.records.board;
        let has_open = |id: &Id| board.agenda(id).iter().any(|item| is_open(item));
        let last = board.meetings().enumerate().last().filter(|(_, meeting)| has_open(&meeting.what.id));
        Present { state, briefs, columns, meeting: last.map(|(at, _)| Entry::Meeting(at)) }
    }

    fn rows(&self, detail: Detail) -> Vec<HomeRow> {
        let mut rows = Vec::new();
        let last = self.state.memory.visited().first().map(|item| Entry::GoOn(*item));
        let presses = self.state.pressing().iter().any(|(_, count)| *count > 0);
        let follow_up = presses.then_some(Entry::FollowUp);
        rows.extend(last.into_iter().chain(self.meeting).chain(follow_up).map(HomeRow::Entry));
        if detail.heads && !rows.is_empty() {
            rows.push(HomeRow::Space);
        }
        rows.extend(detail.heads.then_some(HomeRow::Head(Word::Briefs, None)));
        for (brief, lines) in &self.briefs {
            if detail.bottom == 0 {
                rows.push(HomeRow::Entry(Entry::Brief(*brief)));
                continue;
            }
            rows.push(HomeRow::Title(*brief));
            rows.extend(self.first(lines, detail.bottom).into_iter().map(HomeRow::BottomLine));
            rows.extend([HomeRow::Figures(*brief), HomeRow::Space]);
        }
        if rows.last() != Some(&HomeRow::Space) {
            rows.extend(detail.heads.then_some(HomeRow::Space));
        }
        rows
    }

    /// At most that many of the lines, an ellipsis for the others.
    fn first(&self, lines: &[String], most: usize) -> Vec<String> {
        let mut first: Vec<String> = lines.iter().take(most).cloned().collect();
        if lines.len() > most
            && let Some(last) = first.last_mut()
        {
            let width = self.state.setting.layout.ambiguous;
            let ellipsis = self.state.setting.glyphs().ellipsis();
            let (head, _) = width.head(last, usize::from(self.columns).saturating_sub(width.cells(ellipsis)));
            *last = format!("{}{ellipsis}", head.trim_end());
        }
        first
    }
}

/// What moves: what is new, what to watch, what happened and what is to come.
struct News {
    changes: Vec<Entry>,
    watch: Vec<Entry>,
    events: Vec<(Date, ItemRef)>,
    today: Date,
    width: u16,
}

impl News {
    fn new(state: &State, width: u16) -> News {
        let changes = state.memory.changes().iter().map(|(item, change)| Entry::Change(*item, *change)).collect();
        // The first of each brief, then the second of each, and so on.
        let mut watch: Vec<ItemRef> = state.library.all(ItemKind::Watch).collect();
        watch.sort_by_key(|item| (item.index, item.brief));
        let events = state.library.happenings().iter().map(|it| (it.date, it.event)).collect();
        News {
            changes,
            watch: watch.into_iter().map(Entry::Watch).collect(),
            events,
            today: state.today().into(),
            width,
        }
    }

    fn rows(&self, detail: Detail) -> Vec<HomeRow> {
        let mut rows = Vec::new();
        let whole = Listing::Picked(Picked::Changes);
        rows.extend(group(Word::SinceLastVisit, &self.changes, whole, detail.changes, detail.heads));
        let whole = Listing::Collection(Collection::Watch);
        rows.extend(group(Word::Watch, &self.watch, whole, detail.watch, detail.heads));
        if detail.events > 0 && !self.events.is_empty() {
            rows.extend(self.events_about_today(detail));
        }
        while rows.last() == Some(&HomeRow::Space) {
            rows.pop();
        }
        rows
    }

    /// The last events up to today and the first after it.
    fn events_about_today(&self, detail: Detail) -> Vec<HomeRow> {
        let past = self.events.iter().take_while(|(date, _)| date.first_day() <= self.today.last_day()).count();
        let coming = (self.events.len() - past).min(detail.events);
        let recent = past.min(2 * detail.events - coming);
        let entry = |(_, item): &(Date, ItemRef)| HomeRow::Entry(Entry::Event(*item));
        let mut rows = Vec::new();
        rows.extend(detail.heads.then_some(HomeRow::Head(Word::Events, Some(self.events.len()))));
        if detail.months {
            rows.extend(self.months_about_today().map(HomeRow::Months));
        }
        rows.extend(self.events.iter().take(past).skip(past - recent).map(entry));
        rows.push(HomeRow::Today(self.today));
        rows.extend(self.events.iter().skip(past).take(coming).map(entry));
        rows
    }

    /// The events of the months up to today and of a few after it; none where none began in them.
    fn months_about_today(&self) -> Option<Months> {
        let months = usize::from(self.width.saturating_sub(MONTHS_NAMED) / 2).min(MONTHS);
        let month = |date: Date| Some(usize::from(date.year) * 12 + usize::from(date.month?) - 1);
        let present = month(self.today).unwrap_or_default();
        let ahead = MONTHS_AHEAD.min(months / 4);
        let first = (present + ahead + 1).checked_sub(months)?;
        let mut counts = vec![0; months];
        for (date, _) in &self.events {
            let at = month(*date).and_then(|month| month.checked_sub(first));
            if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
                *count += 1;
            }
        }
        let any = counts.iter().any(|count| *count > 0);
        any.then(|| Months { first, counts, now: present - first })
    }
}

/// A heading and at most that many entries; the last of them opens the whole list where there are
/// more.
fn group(word: Word, entries: &[Entry], whole: Listing, most: usize, heads: bool) -> Vec<HomeRow> {
    if entries.is_empty() || most == 0 {
        return Vec::new();
    }
    let mut rows = Vec::new();
    rows.extend(heads.then_some(HomeRow::Head(word, None)));
    let all = (entries.len() > most).then_some(Entry::All(whole, entries.len()));
    let shown = most - usize::from(all.is_some());
    rows.extend(entries.iter().copied().take(shown).chain(all).map(HomeRow::Entry));
    rows.extend(heads.then_some(HomeRow::Space));
    rows
}
