//! The timeline: going to it, moving in it, how much of the time it shows.

use super::{Effect, list, rows_of};
use crate::action::Action;
use crate::brief::{Item, ItemKind, ItemRef};
use crate::label::Word;
use crate::state::{Bar, Chart, Level, Listing, Reading, State, Zoom};

/// Opens the timeline, at the event whose page is read; goes back to it where it is open already.
pub(super) fn open(state: &mut State) {
    state.overlay = None;
    let event = state.reading().map(|reading| reading.target.item).filter(|item| item.kind == ItemKind::Event);
    state.leave_page();
    let is_timeline = |level: &Level| matches!(level, Level::List(list) if list.listing == Listing::Timeline);
    match state.levels.iter().rposition(is_timeline) {
        Some(at) => state.levels.truncate(at + 1),
        None => state.levels.push(Level::List(state.timeline_as_left())),
    }
    if let Some(event) = event {
        select(state, event);
    }
}

/// Puts the cursor on the happening that an event tells, in the lane of its brief.
fn select(state: &mut State, event: ItemRef) {
    let Some(Item::Event(it)) = state.library.item(event) else { return };
    let Some(happening) = state.library.tellings(it).first().copied() else { return };
    let Some(list) = state.list_mut() else { return };
    if !list.select(happening) {
        list.clear_filter();
        list.select(happening);
    }
    state.settle();
    let holds = |chart: &Chart| chart.lanes.iter().position(|lane| lane.bars.iter().any(|bar| bar.event == event));
    if let Some(lane) = state.timeline.chart.as_ref().and_then(holds) {
        state.timeline.lane = lane;
    }
}

/// Carries out an action on the axis of time.
pub(super) fn act(state: &mut State, action: Action) -> Effect {
    let anchor = state.timeline.anchor.take();
    match action {
        Action::Left => step(state, -1),
        Action::Right => step(state, 1),
        Action::First => step(state, isize::MIN),
        Action::Last => step(state, isize::MAX),
        Action::Up => change_lane(state, anchor, false),
        Action::Down => change_lane(state, anchor, true),
        Action::ZoomIn => zoom(state, state.timeline.chart.as_ref().and_then(|chart| chart.axis.zoomed_in())),
        Action::ZoomOut => zoom(state, state.timeline.chart.as_ref().and_then(|chart| chart.axis.zoomed_out())),
        Action::ZoomFit => zoom(state, Some(Zoom::Whole)),
        Action::NextView => state.timeline.arrangement = state.timeline.arrangement.next(),
        Action::Open => open_event(state),
        _ => match state.timeline_parts().and_then(|parts| rows_of(action, parts.lanes.width.into())) {
            Some(columns) => leap(state, columns),
            None => return list::act(state, action),
        },
    }
    Effect::None
}

fn zoom(state: &mut State, zoom: Option<Zoom>) {
    match zoom {
        Some(zoom) => state.timeline.zoom = zoom,
        None => state.notice = Some(Word::NoFurtherZoom),
    }
}

/// The chart, the number of the bar under the cursor in its lane, and the bar.
fn under_cursor(state: &State) -> Option<(&Chart, usize, Bar)> {
    let (at, bar) = state.timeline.selected(state.list()?)?;
    Some((state.timeline.chart.as_ref()?, at, bar))
}

/// Moves by so many events along the lane, as far as there are any.
fn step(state: &mut State, by: isize) {
    let Some((chart, at, bar)) = under_cursor(state) else { return };
    let bars = chart.lanes.get(state.timeline.lane).map_or(&[][..], |lane| &lane.bars);
    let to = at.saturating_add_signed(by).min(bars.len().saturating_sub(1));
    go_to(state, bars.get(to).map(|to| to.happening), bar);
}

/// Moves by so many columns along the lane, by at least one event.
fn leap(state: &mut State, columns: isize) {
    let Some((chart, at, bar)) = under_cursor(state) else { return };
    let bars = chart.lanes.get(state.timeline.lane).map_or(&[][..], |lane| &lane.bars);
    let to = bar.first.saturating_add_signed(columns);
    let target = if columns > 0 {
        let within = bars.iter().rposition(|bar| bar.first <= to).unwrap_or(at);
        within.max(at + 1).min(bars.len().saturating_sub(1))
    } else {
        let within = bars.iter().position(|bar| bar.first >= to).unwrap_or(at);
        within.min(at.saturating_sub(1))
    };
    go_to(state, bars.get(target).map(|to| to.happening), bar);
}

/// Moves to the lane below or above, to what is nearest there in time to where the way through the
/// lanes began, so that going back up ends where going down began.
fn change_lane(state: &mut State, anchor: Option<ItemRef>, down: bool) {
    let Some((chart, _, bar)) = under_cursor(state) else { return };
    let begun =
        anchor.and_then(|anchor| chart.lanes.iter().flat_map(|lane| &lane.bars).find(|it| it.happening == anchor));
    let bar = begun.copied().unwrap_or(bar);
    let lane = if down { state.timeline.lane.checked_add(1) } else { state.timeline.lane.checked_sub(1) };
    let Some((lane, bars)) = lane.and_then(|lane| Some((lane, &chart.lanes.get(lane)?.bars))) else {
        state.notice = Some(Word::NoFurther);
        return;
    };
    let distance = |other: &&Bar| other.first.abs_diff(bar.first) + other.last.abs_diff(bar.last);
    let nearest = bars.iter().find(|other| other.happening == bar.happening).or(bars.iter().min_by_key(distance));
    let happening = nearest.map(|bar| bar.happening);
    state.timeline.lane = lane;
    state.timeline.anchor = Some(bar.happening);
    select_row(state, happening);
}

/// Puts the cursor on a happening, or says that there is none further than where it is.
fn go_to(state: &mut State, happening: Option<ItemRef>, from: Bar) {
    if happening == Some(from.happening) {
        state.notice = Some(Word::NoFurther);
    }
    select_row(state, happening);
}

fn select_row(state: &mut State, happening: Option<ItemRef>) {
    if let (Some(happening), Some(list)) = (happening, state.list_mut()) {
        list.select(happening);
    }
}

/// Opens the page of the event as the brief of the lane tells it.
fn open_event(state: &mut State) {
    if let Some((_, _, bar)) = under_cursor(state) {
        state.levels.push(Level::Page(Reading::new(bar.event.into())));
    }
}
