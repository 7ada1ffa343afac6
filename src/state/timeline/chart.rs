//! The timeline laid out: bars in lanes, each with as much of its title as there is room for.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use super::axis::TimeAxis;
use super::lanes::Entry;
use crate::brief::{Happening, ItemRef};

/// The cells that titles may take at most, from the most to none: the first that lets all lanes
/// stand on the screen is taken, but titles are not cut shorter than the axis asks for.
const TITLES: [usize; 6] = [48, 36, 28, 20, 12, 0];
/// A title with fewer cells than this says nothing.
const LEAST_TITLE: usize = 12;

/// How a date tells its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A day.
    Day,
    /// Some time within a month or a year.
    Within,
    /// From one date to another: certainly in these columns, the first and the last, and before and
    /// after them as far as the dates are vague.
    Lasting(usize, usize),
}

/// Where the title of a bar stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Title {
    /// After the bar, in so many cells.
    After(usize),
    /// Before the bar, because after it the axis ends, in so many cells.
    Before(usize),
    /// On the bar, which is long enough.
    On,
}

/// A happening in a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The happening, by the event that stands for it in the list.
    pub happening: ItemRef,
    /// The event that tells it in this lane.
    pub event: ItemRef,
    /// The line of the chart that it stands on.
    pub line: usize,
    /// The first column of the axis that it takes.
    pub first: usize,
    /// The last.
    pub last: usize,
    /// What the columns mean.
    pub shape: Shape,
    /// Where its title stands.
    pub title: Title,
}

/// A lane of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// What it is called.
    pub name: String,
    /// Its first line.
    pub first: usize,
    /// Its number of lines.
    pub lines: usize,
    /// What happened, in the order of time.
    pub bars: Vec<Bar>,
}

/// The timeline laid out for a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The axis of time.
    pub axis: TimeAxis,
    /// The lanes, from top to bottom.
    pub lanes: Vec<Lane>,
    /// How many lines they take.
    pub lines: usize,
    /// The columns in which titles may stand: those of the axis, and of the screen beyond it.
    columns: usize,
    /// How much happened in each column, from 0 to [`Chart::DENSEST`].
    pub density: Vec<u8>,
}

impl Chart {
    /// The density of the columns in which the most happened.
    pub const DENSEST: u8 = 4;

    /// Lays the lanes out on an axis, with titles as long as let them stand on a screen of that
    /// many cells and lines. `cells` says how many cells the title of an event takes.
    pub(super) fn new(
        axis: TimeAxis,
        lanes: Vec<(String, Vec<Entry>)>,
        happenings: &[Happening],
        cells: impl Fn(ItemRef) -> usize,
        (width, height): (usize, usize),
    ) -> Chart {
        let shown: BTreeSet<usize> = lanes.iter().flat_map(|(_, entries)| entries).map(|(at, _)| *at).collect();
        let density = density(&axis, shown.iter().filter_map(|at| happenings.get(*at)));
        let bar = |(at, event): Entry| {
            let happening = happenings.get(at)?;
            let (first, last) = axis.span(happening.date, happening.until.unwrap_or(happening.date));
            let bar = Bar {
                happening: happening.event,
                event,
                line: 0,
                first,
                last,
                shape: shape(&axis, happening),
                title: Title::On,
            };
            Some((bar, cells(event)))
        };
        let columns = axis.columns().max(width);
        let mut chart = Chart { axis, lanes: Vec::new(), lines: 0, columns, density };
        let mut bars = Vec::new();
        for (name, entries) in lanes {
            bars.push(entries.into_iter().filter_map(bar).collect::<Vec<_>>());
            chart.lanes.push(Lane { name, first: 0, lines: 0, bars: Vec::new() });
        }
        for most in TITLES.into_iter().filter(|most| *most >= axis.title_cells()) {
            chart.pack(&bars, most, height);
            if chart.lines <= height {
                break;
            }
        }
        chart.lengthen_titles(&bars);
        chart
    }

    /// Puts every bar on a line on which it touches no other, with titles of at most `most` cells.
    /// Lanes stand apart where `height` allows it.
    fn pack(&mut self, bars: &[Vec<(Bar, usize)>], most: usize, height: usize) {
        for (lane, bars) in self.lanes.iter_mut().zip(bars) {
            lane.bars = bars.iter().map(|(bar, cells)| bar.titled(*cells, most, self.columns)).collect();
            lane.lines = pack(&mut lane.bars);
        }
        let lines: usize = self.lanes.iter().map(|lane| lane.lines).sum();
        let gaps = self.lanes.len().saturating_sub(1);
        let gap = usize::from(lines + gaps <= height);
        let mut first = 0;
        for lane in &mut self.lanes {
            lane.first = first;
            lane.bars.iter_mut().for_each(|bar| bar.line += first);
            first += lane.lines + gap;
        }
        self.lines = lines + gaps * gap;
    }

    /// Gives the titles the room that is left on their lines.
    fn lengthen_titles(&mut self, bars: &[Vec<(Bar, usize)>]) {
        for (lane, whole) in self.lanes.iter_mut().zip(bars) {
            let mut order: Vec<usize> = (0..lane.bars.len()).collect();
            order.sort_by_key(|at| (lane.bars[*at].line, lane.bars[*at].first));
            let lines: Vec<usize> = lane.bars.iter().map(|bar| bar.line).collect();
            for line in order.chunk_by(|a, b| lines[*a] == lines[*b]) {
                // The first column that is free after what stands before.
                let mut free = 0;
                for (nth, at) in line.iter().enumerate() {
                    let bar = lane.bars[*at];
                    let cells = whole.get(*at).map_or(0, |(_, cells)| *cells);
                    let next = line.get(nth + 1).map(|next| lane.bars[*next].extent().0);
                    let end = next.map_or(self.columns, |next| next.saturating_sub(2));
                    let fitting = |room: usize| if room < LEAST_TITLE.min(cells) { 0 } else { cells.min(room) };
                    let title = match bar.title {
                        Title::After(_) => Title::After(fitting(end.saturating_sub(bar.last + 2))),
                        Title::Before(_) => Title::Before(fitting(bar.first.saturating_sub(free + 1))),
                        Title::On => Title::On,
                    };
                    lane.bars[*at].title = title;
                    free = lane.bars[*at].extent().1 + 2;
                }
            }
        }
    }

    /// Whether every bar has its title, or a part of it, beside it.
    pub(super) fn is_told(&self) -> bool {
        let bars = self.lanes.iter().flat_map(|lane| &lane.bars);
        bars.filter(|bar| matches!(bar.title, Title::After(0) | Title::Before(0))).count() == 0
    }

    /// The bar of a happening in a lane, and its number there.
    pub(crate) fn bar(&self, lane: usize, happening: ItemRef) -> Option<(usize, Bar)> {
        let bars = &self.lanes.get(lane)?.bars;
        let at = bars.iter().position(|bar| bar.happening == happening)?;
        Some((at, bars[at]))
    }

    /// The lane nearest to `lane` in which a happening stands.
    pub(super) fn nearest_lane(&self, lane: usize, happening: ItemRef) -> Option<usize> {
        let holds = |at: &usize| self.bar(*at, happening).is_some();
        (0..self.lanes.len()).filter(holds).min_by_key(|at| at.abs_diff(lane))
    }
}

impl Bar {
    /// The bar with its title of `cells` on it, or up to `most` of it beside it.
    fn titled(self, cells: usize, most: usize, columns: usize) -> Bar {
        let length = self.last + 1 - self.first;
        let on = match self.shape {
            // The parts of the bar say something, so that the title may not hide them.
            Shape::Lasting(..) => 2 * cells + 12,
            Shape::Day | Shape::Within => cells + 7,
        };
        let cells = cells.min(most);
        let title = if length >= on {
            Title::On
        } else if self.last + 1 + cells.max(LEAST_TITLE) < columns || self.first < cells {
            Title::After(cells)
        } else {
            Title::Before(cells)
        };
        Bar { title, ..self }
    }

    /// The first and the last column that the bar and its title take, with a space between them
    /// and one after the title.
    pub fn extent(&self) -> (usize, usize) {
        match self.title {
            Title::After(cells) if cells > 0 => (self.first, self.last + cells + 2),
            Title::Before(cells) if cells > 0 => (self.first.saturating_sub(cells + 1), self.last),
            Title::After(_) | Title::Before(_) | Title::On => (self.first, self.last),
        }
    }
}

/// Gives each bar the uppermost line that is free where it stands, and returns how many lines that
/// takes. A blank column stands between two bars of a line.
fn pack(bars: &mut [Bar]) -> usize {
    let mut order: Vec<usize> = (0..bars.len()).collect();
    order.sort_by_key(|at| bars[*at].extent());
    let mut taken: BinaryHeap<Reverse<(usize, usize)>> = BinaryHeap::new();
    let mut free: BTreeSet<usize> = BTreeSet::new();
    let mut lines = 0;
    for at in order {
        let (first, last) = bars[at].extent();
        while let Some(Reverse((_, line))) = taken.peek().copied().filter(|Reverse((end, _))| end + 1 < first) {
            taken.pop();
            free.insert(line);
        }
        let line = free.pop_first().unwrap_or_else(|| {
            lines += 1;
            lines - 1
        });
        bars[at].line = line;
        taken.push(Reverse((last, line)));
    }
    lines
}

fn shape(axis: &TimeAxis, happening: &Happening) -> Shape {
    match (happening.until, happening.date.day) {
        (Some(until), _) => {
            let ((_, from), (to, _)) = (axis.span(happening.date, happening.date), axis.span(until, until));
            Shape::Lasting(from, to)
        }
        (None, Some(_)) => Shape::Day,
        (None, None) => Shape::Within,
    }
}

/// How much happened in each column. What is known by its month or year only is spread over the
/// columns that it may belong to.
fn density<'a>(axis: &TimeAxis, happenings: impl Iterator<Item = &'a Happening>) -> Vec<u8> {
    const ONE: i64 = 1 << 32;
    let mut steps = vec![0_i64; axis.columns() + 1];
    for happening in happenings {
        let (first, last) = axis.span(happening.date, happening.until.unwrap_or(happening.date));
        let share = ONE / (last - first + 1) as i64;
        steps[first] += share;
        steps[last + 1] -= share;
    }
    let mut sum = 0;
    let shares: Vec<i64> = steps
        .iter()
        .map(|step| {
            sum += step;
            sum
        })
        .take(axis.columns())
        .collect();
    let most = shares.iter().copied().max().unwrap_or(0).max(1);
    let level = |share: i64| (share as i128 * i128::from(Chart::DENSEST) + i128::from(most) - 1) / i128::from(most);
    shares.into_iter().map(|share| level(share) as u8).collect()
}
