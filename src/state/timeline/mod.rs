//! The timeline: the list of all events, drawn on an axis of time where there is room.
//!
//! The list has the cursor and the filter; what is added here is how the list is drawn: which part
//! of the axis and which lanes are on the screen, and in which lane the cursor stands.

mod axis;
mod chart;
mod lanes;

use std::collections::HashSet;

use ratatui::layout::Rect;

pub use axis::{TimeAxis, Zoom};
pub use chart::{Bar, Chart, Lane, Shape, Title};
pub use lanes::Arrangement;

use super::{Borders, Level, List, Listing, Row, Setting, State};
use crate::brief::{Item, ItemRef, Library};
use crate::lang::Lang;
use crate::text::width::Width;

/// How the timeline is drawn.
#[derive(Debug, Default)]
pub struct Timeline {
    /// What the lanes stand for.
    pub arrangement: Arrangement,
    /// How much of the time is shown.
    pub zoom: Zoom,
    /// The lane in which the cursor stands.
    pub lane: usize,
    /// The first column of the axis on the screen.
    pub left: usize,
    /// The first line of the lanes on the screen.
    pub top: usize,
    /// The lanes laid out when the timeline was last on the screen; none where nothing is listed.
    pub chart: Option<Chart>,
    /// The event at which moving from lane to lane began: each step goes to what is nearest to it.
    pub(crate) anchor: Option<ItemRef>,
    /// What the chart was made for.
    made_for: Option<Made>,
    /// Whether it has been decided how much of the time is shown first.
    opened: bool,
}

/// What a chart was made for: when this changes, it is made anew.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Made {
    arrangement: Arrangement,
    zoom: Zoom,
    lang: Lang,
    width: Width,
    body: Rect,
    filter: Option<String>,
}

/// Where each part of the timeline stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The heading.
    pub head: Rect,
    /// The axis: a row of years, a row of months, a row of density.
    pub axis: Rect,
    /// The names of the lanes.
    pub names: Rect,
    /// The lanes; the axis stands above them, column by column.
    pub lanes: Rect,
    /// What the selected event says.
    pub foot: Rect,
}

impl Parts {
    /// The least room in which the timeline is drawn on an axis.
    const LEAST: (u16, u16) = (58, 15);
    /// The cells before the first column, for the mark of an event that stands there.
    pub const MARK: u16 = 1;

    /// The parts in the room between header and footer; none where that is too small.
    pub fn of(body: Rect) -> Option<Parts> {
        if body.width < Parts::LEAST.0 || body.height < Parts::LEAST.1 {
            return None;
        }
        let names = (body.width / 6).clamp(12, 27);
        let left = names + 2 + Parts::MARK;
        let foot = (body.height / 6).clamp(4, 8);
        let row = |y: u16, height: u16| Rect { y: body.y + y, height, ..body };
        let column = |rows: Rect| Rect { x: body.x + left, width: body.width - left, ..rows };
        let middle = row(5, body.height - 6 - foot);
        Some(Parts {
            head: row(0, 1),
            axis: column(row(2, 3)),
            names: Rect { width: names, x: body.x + 2, ..middle },
            lanes: column(middle),
            foot: row(body.height - foot, foot),
        })
    }
}

impl Timeline {
    /// Makes the chart be made anew.
    pub(super) fn forget(&mut self) {
        self.made_for = None;
    }

    /// The bar under the cursor, and its number in its lane.
    pub(crate) fn selected(&self, list: &List) -> Option<(usize, Bar)> {
        self.chart.as_ref()?.bar(self.lane, list.selected_item()?)
    }

    /// Brings the chart up to date with the list, and the cursor onto the screen.
    fn settle(&mut self, list: &List, library: &Library, setting: &Setting, body: Rect, parts: Parts) {
        let mut made = Made {
            arrangement: self.arrangement,
            zoom: self.zoom,
            lang: setting.lang,
            width: setting.layout.ambiguous,
            body,
            filter: list.is_filtered().then(|| list.filter.input.value().to_owned()),
        };
        let before = self.selected(list).map(|(_, bar)| bar.first.saturating_sub(self.left));
        let anew = self.made_for.as_ref() != Some(&made);
        if anew {
            self.chart = chart(list, library, &made, parts);
            if !self.opened && self.chart.as_ref().is_some_and(|chart| !chart.is_told()) {
                // All of the time at once leaves most of what happened without a name.
                (self.zoom, made.zoom) = (Zoom::Quarters, Zoom::Quarters);
                self.chart = chart(list, library, &made, parts);
            }
            self.opened = true;
            self.made_for = Some(made);
        }
        let (Some(chart), Some(happening)) = (&self.chart, list.selected_item()) else { return };
        self.lane = chart.nearest_lane(self.lane, happening).unwrap_or(0);
        let Some((_, bar)) = chart.bar(self.lane, happening) else { return };
        let (width, height) = (usize::from(parts.lanes.width), usize::from(parts.lanes.height));
        if anew {
            // The selected event stays where it was on the screen while the axis changes under it.
            self.left = bar.first.saturating_sub(before.unwrap_or(width / 2));
        }
        self.left = show(self.left, (bar.first, seen_with(&bar)), width, chart.axis.columns());
        self.top = show(self.top, (bar.line, bar.line), height, chart.lines);
    }
}

/// The last column that is brought onto the screen with a bar: with the beginning of its title.
fn seen_with(bar: &Bar) -> usize {
    match bar.title {
        Title::After(cells) => bar.last + 1 + cells.min(24),
        Title::Before(_) | Title::On => bar.last,
    }
}

/// The first of `shown` places on the screen, moved from `first` as little as it takes to have a
/// range there; its beginning, where the whole has no room.
fn show(first: usize, (from, to): (usize, usize), shown: usize, all: usize) -> usize {
    let first = first.max((to + 1).saturating_sub(shown)).min(from);
    first.min(all.saturating_sub(shown))
}

/// The event that a row stands for; none for a heading.
fn event(row: Row) -> Option<ItemRef> {
    if let Row::Item(item) = row { Some(item) } else { None }
}

/// The chart of what the filter of a list leaves; none where that is nothing. The axis and the order
/// of the lanes are those of all events, whatever the filter.
fn chart(list: &List, library: &Library, made: &Made, parts: Parts) -> Option<Chart> {
    let listed: HashSet<ItemRef> = list.rows().iter().copied().filter_map(event).collect();
    let happenings = library.happenings();
    let first = happenings.first()?.date.year;
    let last = happenings.iter().map(|it| it.until.unwrap_or(it.date).year.max(it.date.year)).max()?;
    let axis = TimeAxis::new(first, last, made.zoom, parts.lanes.width);
    let is_listed = |at: usize| happenings.get(at).is_some_and(|it| listed.contains(&it.event));
    let mut lanes = lanes::lanes(library, made.arrangement, happenings, made.lang);
    lanes.iter_mut().for_each(|(_, entries)| entries.retain(|(at, _)| is_listed(*at)));
    lanes.retain(|(_, entries)| !entries.is_empty());
    let cells = |event: ItemRef| match library.item(event) {
        Some(Item::Event(event)) => made.width.cells(event.title.shown(made.lang).text),
        _ => 0,
    };
    let size = (usize::from(parts.lanes.width), usize::from(parts.lanes.height));
    (!lanes.is_empty()).then(|| Chart::new(axis, lanes, happenings, cells, size))
}

impl State {
    /// The parts of the timeline, while it is what one sees and there is room for an axis.
    pub fn timeline_parts(&self) -> Option<Parts> {
        match self.levels.last() {
            Some(Level::List(list)) if list.listing == Listing::Timeline && !self.setting.plain => {
                Parts::of(self.room().panes(false, false, Borders::default()).body)
            }
            _ => None,
        }
    }

    /// Brings the chart of the timeline up to date.
    pub(super) fn settle_timeline(&mut self) {
        let (parts, body) = (self.timeline_parts(), self.panes().body);
        if let (Some(Level::List(list)), Some(parts)) = (self.levels.last(), parts) {
            self.timeline.settle(list, &self.library, &self.setting, body, parts);
        }
    }

    /// The timeline as it was left; as new with the cursor on the last event up to today.
    pub(crate) fn timeline_as_left(&self) -> List {
        if let Some(list) = self.left.get(&Listing::Timeline) {
            return list.clone();
        }
        let mut list = List::new(Listing::Timeline, &self.library, self.lang());
        let past = |row: &Row| match event(*row).and_then(|item| self.library.item(item)) {
            Some(Item::Event(it)) => it.date <= self.today().into(),
            _ => false,
        };
        let last = list.rows().iter().rposition(past);
        list.move_to(last.unwrap_or(0));
        list
    }
}
