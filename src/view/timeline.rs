//! The timeline on its axis.
//!
//! ```text
//! Timeline   by brief   quarters                              ▾ Today 22 November 2026
//!
//!                     2024        2025                                      2026
//!                     Oct         Jan       Apr       Jul        Oct        Jan
//! Density                   ⣀⣀⣀⣀            ⣤⣤⣤⣤
//! Ferry cooperation         ░░░░ The last rescue drill
//!                                 ░░ Joint exercises ░░░░░░░░░░░░░░░░░░░░░░░
//! Lighthouse        ▸                       ◊ The supply fails
//!
//! 3 April 2025  The supply fails
//! What else the source says of it.
//! ```
//!
//! A day is a point; a month or a year in which something happened at some time is shaded; what
//! lasted is a bar, shaded where it is not said when it began and ended.

use std::collections::HashSet;

use ratatui::layout::{Position, Rect};

use super::empty;
use super::pen::Pen;
use crate::brief::{Item, ItemRef};
use crate::glyph::Glyphs;
use crate::label::{self, Word};
use crate::page;
use crate::state::{Arrangement, Bar, Chart, On, Parts, Shape, State, Title, Zoom};
use crate::text::layout;
use crate::theme::Role;

/// The cells of a year on the axis with the space after it.
const YEAR: u16 = 6;
/// The cells of a month on the axis with the space after it.
const MONTH: u16 = 6;

/// Draws the timeline; returns the cursor's place.
pub(super) fn draw(state: &State, pen: &mut Pen, parts: Parts) -> Position {
    head(state, pen, parts);
    let Some(list) = state.list() else { return parts.lanes.as_position() };
    let Some(chart) = &state.timeline.chart else {
        empty::draw(state, pen, Rect { y: parts.axis.y, height: parts.axis.height, ..parts.head }, list);
        return parts.lanes.as_position();
    };
    let (left, top) = (state.timeline.left, state.timeline.top);
    let view = View { state, chart, parts, left, top, selected: list.selected_item() };
    view.axis(pen);
    view.names(pen);
    let place = view.lanes(pen);
    view.foot(pen);
    place.unwrap_or(parts.lanes.as_position())
}

/// The heading: how the events are arranged, and where today is.
fn head(state: &State, pen: &mut Pen, parts: Parts) {
    let lang = state.lang();
    let line = Rect { width: parts.head.width.saturating_sub(1), ..parts.head };
    // The sign stands on the side on which today lies.
    let (before, after) = match today_column(state) {
        Some(Ok(_)) => (pen.glyphs.below(), ""),
        Some(Err(Side::Before)) => (pen.glyphs.before(), ""),
        Some(Err(Side::After)) | None => ("", pen.glyphs.after()),
    };
    let end = pen.text_right(line, 0, after, Role::Attention);
    let line = Rect { width: end.saturating_sub(u16::from(!after.is_empty())), ..line };
    let today = page::dates(state.today().into(), None, lang);
    let start = pen.text_right(line, 0, &format!("{} {today}", Word::Today.in_lang(lang)), Role::Dim);
    pen.text(line, start.saturating_sub(2), 0, before, Role::Attention);
    let left = Rect { width: start.saturating_sub(4), ..line };
    let arrangement = match state.timeline.arrangement {
        Arrangement::Briefs => Word::LanesByBrief,
        Arrangement::Countries => Word::LanesByCountry,
    };
    let is_whole = state.timeline.chart.as_ref().is_some_and(|chart| chart.axis.is_whole());
    let zoom = match state.timeline.zoom {
        Zoom::Whole => Word::WholeTime,
        _ if is_whole => Word::WholeTime,
        Zoom::Years => Word::ByYear,
        Zoom::Quarters => Word::ByQuarter,
        Zoom::Months => Word::ByMonth,
    };
    let x = pen.text(left, 2, 0, Word::Timeline.in_lang(lang), Role::Title);
    let x = pen.text(left, x + 3, 0, arrangement.in_lang(lang), Role::Dim);
    pen.text(left, x + 3, 0, zoom.in_lang(lang), Role::Dim);
}

/// On which side of the screen something lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// The column of the screen that today stands in, or the side on which it lies.
fn today_column(state: &State) -> Option<Result<u16, Side>> {
    let today = state.today().into();
    let (chart, parts) = (state.timeline.chart.as_ref()?, state.timeline_parts()?);
    let (column, _) = chart.axis.span(today, today);
    if !chart.axis.has(today) {
        return Some(Err(if column == 0 { Side::Before } else { Side::After }));
    }
    Some(match column.checked_sub(state.timeline.left) {
        None => Err(Side::Before),
        Some(x) if x >= usize::from(parts.lanes.width) => Err(Side::After),
        Some(x) => Ok(x as u16),
    })
}

/// The chart and the part of it on the screen.
struct View<'a> {
    state: &'a State,
    chart: &'a Chart,
    parts: Parts,
    /// The first column of the axis on the screen.
    left: usize,
    /// The first line of the lanes on the screen.
    top: usize,
    /// The happening under the cursor.
    selected: Option<ItemRef>,
}

impl View<'_> {
    /// The column after the last one on the screen.
    fn right(&self) -> usize {
        self.left + usize::from(self.parts.lanes.width)
    }

    /// The names on the axis of the time from every `months`-th month on: columns of the screen with
    /// what `name` calls them. A name whose time began before the screen stands at its edge. What
    /// has no room of `cells` is left out.
    fn ticks(&self, months: usize, cells: u16, name: impl Fn(u16, u8) -> String) -> Vec<(u16, String)> {
        let ticks: Vec<_> = self.chart.axis.ticks(months, self.left, self.right()).collect();
        let mut names = Vec::new();
        for (nth, tick) in ticks.iter().enumerate() {
            let x = self.x(tick.column);
            let end = ticks.get(nth + 1).map_or(self.parts.lanes.width + 1, |next| self.x(next.column));
            if x + cells <= end {
                names.push((x, name(tick.year, tick.month)));
            }
        }
        names
    }

    fn axis(&self, pen: &mut Pen) {
        let (axis, area) = (&self.chart.axis, self.parts.axis);
        let lang = self.state.lang();
        let years = 12 * axis.years_between(YEAR.into());
        for (x, year) in self.ticks(years, YEAR, |year, _| year.to_string()) {
            pen.text(area, x, 0, &year, Role::Text);
        }
        if let Some(months) = axis.months_between(MONTH.into()) {
            for (x, month) in self.ticks(months, MONTH, |_, month| label::month(month, lang)) {
                pen.text(area, x, 1, &month, Role::Dim);
            }
        }
        let names = Rect { x: self.parts.names.x, width: self.parts.names.width, ..area };
        pen.text(names, 0, 2, Word::Density.in_lang(lang), Role::Dim);
        let visible = self.chart.density.iter().skip(self.left).take(usize::from(area.width));
        for (x, level) in (0..).zip(visible) {
            pen.text(area, x, 2, density(pen.glyphs, *level), Role::Dim);
        }
        if let Some(Ok(x)) = today_column(self.state) {
            pen.text(area, x, 2, pen.glyphs.below(), Role::Attention);
        }
    }

    /// The line of the screen that a line of the chart stands on, if it is on the screen.
    fn row(&self, line: usize) -> Option<u16> {
        let row = line.checked_sub(self.top).filter(|row| *row < usize::from(self.parts.lanes.height))?;
        Some(row as u16)
    }

    /// The column of the screen that a column of the axis stands in, or the edge beyond which it is.
    fn x(&self, column: usize) -> u16 {
        column.saturating_sub(self.left).min(usize::from(self.parts.lanes.width)) as u16
    }

    fn names(&self, pen: &mut Pen) {
        let area = self.parts.names;
        for (at, lane) in self.chart.lanes.iter().enumerate() {
            let end = lane.first + lane.lines;
            let Some(row) = self.row(lane.first.max(self.top)).filter(|_| end > self.top) else { continue };
            let role = if at == self.state.timeline.lane { Role::Title } else { Role::Dim };
            let name = pen.fit(&lane.name, usize::from(area.width)).into_owned();
            pen.text(area, 0, row, &name, role);
        }
        if self.top > 0 {
            let above = Rect { y: area.y.saturating_sub(1), height: 1, ..area };
            pen.text_right(above, 0, pen.glyphs.to_top(), Role::Dim);
        }
        if self.top + usize::from(area.height) < self.chart.lines {
            let below = Rect { y: area.y + area.height, height: 1, ..area };
            pen.text(below, 0, 0, pen.glyphs.below(), Role::Dim);
        }
    }

    /// Draws the lanes; returns the place of the cursor.
    fn lanes(&self, pen: &mut Pen) -> Option<Position> {
        let area = self.parts.lanes;
        let rows = self.chart.lines.saturating_sub(self.top).min(usize::from(area.height)) as u16;
        let years = 12 * self.chart.axis.years_between(YEAR.into());
        let januaries = self.chart.axis.ticks(years, self.left, self.right());
        let januaries = januaries.filter(|tick| tick.column >= self.left).map(|tick| (self.x(tick.column), Role::Dim));
        let today = today_column(self.state).and_then(Result::ok).map(|x| (x, Role::Attention));
        for (x, role) in januaries.chain(today) {
            for row in 0..rows {
                pen.text(area, x, row, pen.glyphs.guide(), role);
            }
        }
        let mut place = None;
        for (at, lane) in self.chart.lanes.iter().enumerate() {
            for bar in &lane.bars {
                let Some(row) = self.row(bar.line) else { continue };
                let ground = match (Some(bar.happening) == self.selected, at == self.state.timeline.lane) {
                    (true, true) => Role::Cursor,
                    (true, false) => Role::Trail,
                    (false, _) => Role::Text,
                };
                let (from, to) = bar.extent();
                let cells =
                    Rect { x: area.x + self.x(from), y: area.y + row, width: self.x(to + 1) - self.x(from), height: 1 };
                pen.spot(cells, On::Happening { lane: at, event: bar.happening });
                self.bar(pen, row, bar, ground);
                if ground == Role::Cursor {
                    let mark = Rect { x: area.x - Parts::MARK, width: area.width + Parts::MARK, ..area };
                    pen.text(mark, self.x(bar.extent().0), row, pen.glyphs.cursor(), Role::Id);
                    let x = self.x(bar.first).min(area.width.saturating_sub(1));
                    place = Some(Position::new(area.x + x, area.y + row));
                }
            }
        }
        place
    }

    fn bar(&self, pen: &mut Pen, row: u16, bar: &Bar, ground: Role) {
        let area = self.parts.lanes;
        let (first, end) = (bar.first.max(self.left), (bar.last + 1).min(self.right()));
        if first >= end {
            return;
        }
        let glyph = if bar.shape == Shape::Day { pen.glyphs.day() } else { pen.glyphs.within() };
        pen.over(area, self.x(first), row, &glyph.repeat(end - first), Role::Id, ground);
        if let Shape::Lasting(from, to) = bar.shape {
            let (from, to) = (from.max(first), (to + 1).min(end));
            pen.over(area, self.x(from), row, &pen.glyphs.lasting().repeat(to.saturating_sub(from)), Role::Id, ground);
        }
        let Some(item) = self.state.library.item(bar.event) else { return };
        let title = item.title().shown(self.state.lang()).text;
        match bar.title {
            Title::After(cells) if cells > 0 && bar.last < self.right() => {
                let title = pen.fit(title, cells).into_owned();
                let end = pen.over(area, self.x(end), row, &format!(" {title}"), Role::Text, ground);
                pen.text(area, end, row, " ", Role::Text);
            }
            Title::Before(cells) if cells > 0 && bar.first >= self.left => {
                let title = format!("{} ", pen.fit(title, cells.min(first - self.left)));
                let start = usize::from(self.x(first)).saturating_sub(pen.width.cells(&title));
                pen.text(area, start.saturating_sub(1) as u16, row, " ", Role::Text);
                pen.over(area, start as u16, row, &title, Role::Text, ground);
            }
            Title::On if end - first > 12 => {
                let title = format!(" {} ", pen.fit(title, end - first - 6));
                pen.over(area, self.x(first) + 2, row, &title, Role::Text, ground);
            }
            Title::After(_) | Title::Before(_) | Title::On => {}
        }
    }

    /// What the selected event says: its date and title, its text, who tells it and what rests on it.
    fn foot(&self, pen: &mut Pen) {
        let (state, lang) = (self.state, self.state.lang());
        let selected = state.list().and_then(|list| state.timeline.selected(list)).map(|(_, bar)| bar.event);
        let Some((item, Item::Event(it))) = selected.and_then(|item| Some((item, state.library.item(item)?))) else {
            return;
        };
        let area = Rect { x: self.parts.foot.x + 2, width: self.parts.foot.width.saturating_sub(3), ..self.parts.foot };
        let x = pen.text(area, 0, 0, &page::dates(it.date, it.until, lang), Role::Id);
        let title = it.title.shown(lang).text;
        let fitted = pen.fit(title, usize::from(area.width.saturating_sub(x + 2))).into_owned();
        pen.text(area, x + 2, 0, &fitted, Role::Title);
        let mut y = 1;
        if let Some(text) = &it.text {
            let text = text.shown(lang).text;
            let columns = area.width.min(state.setting.measure);
            let lines = layout::lines(text, columns, &state.setting.layout);
            let last = area.height.saturating_sub(2);
            for (row, line) in (1..=last).zip(&lines) {
                let end = pen.text(area, 0, row, line.text(text), Role::Text);
                if row == last && lines.len() > usize::from(last) {
                    pen.text(area, end, row, pen.glyphs.ellipsis(), Role::Dim);
                }
                y = row + 1;
            }
        }
        let facts = pen.fit(&facts(state, item), usize::from(area.width)).into_owned();
        pen.text(area, 0, y, &facts, Role::Dim);
    }
}

/// The sign of how much happened in a column.
fn density(glyphs: Glyphs, level: u8) -> &'static str {
    match level {
        0 => " ",
        1 => glyphs.little(),
        2 => glyphs.some(),
        3 => glyphs.much(),
        _ => glyphs.most(),
    }
}

/// How much rests on an event, who tells it and who took part.
fn facts(state: &State, event: ItemRef) -> String {
    let Some(Item::Event(it)) = state.library.item(event) else { return String::new() };
    let lang = state.lang();
    let tellings = state.library.tellings(it);
    let briefs = tellings.iter().filter_map(|it| state.library.brief_of(*it)).map(|it| it.title.shown(lang).text);
    let mut actors: Vec<&str> = Vec::new();
    for telling in &tellings {
        let (Some(Item::Event(told)), Some(brief)) = (state.library.item(*telling), state.library.brief_of(*telling))
        else {
            continue;
        };
        let named = told.actors.iter().filter_map(|id| brief.actors.iter().find(|actor| actor.id == *id));
        actors.extend(named.map(|actor| actor.name.shown(lang).text));
    }
    let mut seen = HashSet::new();
    actors.retain(|name| seen.insert(*name));
    let resting = page::resting(&state.library, it);
    let listed = |names: Vec<&str>| state.setting.glyphs().listed(&names);
    let facts = [
        (Word::Findings, count(resting.findings.len())),
        (Word::Proposals, count(resting.proposals.len())),
        (Word::Brief, listed(briefs.collect())),
        (Word::Actors, listed(actors)),
    ];
    let said = facts.iter().filter(|(_, fact)| !fact.is_empty());
    said.map(|(word, fact)| format!("{} {fact}", word.in_lang(lang))).collect::<Vec<_>>().join("   ")
}

/// A number; nothing for none.
fn count(number: usize) -> String {
    if number > 0 { number.to_string() } else { String::new() }
}
