//! A page that is being read: the place in it, the link and the term picked, what is looked for.

use std::ops::Range;

use tui_input::Input;

use crate::page::{self, Block, Laid, Line, Mark, Target, TermMark};
use crate::search::Marks;

/// A page with the place that one has reached in it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What the page shows.
    pub target: Target,
    /// The first line on the screen.
    pub top: usize,
    /// The selected link.
    pub link: Option<usize>,
    /// The term that is explained: its index among the terms marked on the page.
    pub term: Option<usize>,
    /// Whether citations say their source in full.
    pub expanded: bool,
    /// What is looked for on the page.
    pub find: Option<Find>,
    /// Whether it has just been opened, and has still to be taken to where it was left.
    pub(super) is_new: bool,
}

/// A search within a page.
#[derive(Clone, Debug, Default)]
pub struct Find {
    /// What is looked for, with its caret.
    pub input: Input,
    /// Whether the line has the keys.
    pub typing: bool,
    /// The index of the match that one stands at.
    pub at: usize,
    /// The first line on the screen before the search, to go back to.
    pub(super) before: usize,
}

impl Reading {
    /// The target's page, where it was left or else at its beginning.
    pub fn new(target: Target) -> Reading {
        Reading { target, top: 0, link: None, term: None, expanded: false, find: None, is_new: true }
    }

    /// Begins to look for something.
    pub(crate) fn start_find(&mut self) {
        let find = self.find.get_or_insert_default();
        find.typing = true;
        find.before = self.top;
    }

    /// Gives the search up and goes back to where one was.
    pub(crate) fn cancel_find(&mut self) {
        if let Some(find) = self.find.take() {
            self.top = find.before;
        }
    }

    /// Brings the lines from `first` to `last` onto a screen of that many lines, moving as little as
    /// it takes.
    pub(crate) fn show(&mut self, first: usize, last: usize, height: usize) {
        if last >= self.top + height {
            self.top = (last + 1).saturating_sub(height);
        }
        self.top = self.top.min(first);
    }
}

/// What is looked for on the page on the screen.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Sought {
    /// What the reader types.
    Words(String),
    /// What the filter of the list beside it found.
    Marks(Marks),
}

/// The page on the screen, laid out for its pane.
#[derive(Clone, Debug, Default)]
pub struct ShownPage {
    /// What it says.
    pub blocks: Vec<Block>,
    /// Its lines.
    pub laid: Laid,
    /// The first occurrence of each term.
    pub terms: Vec<TermMark>,
    /// Where it says what is looked for.
    pub found: Vec<Mark>,
    pub(super) sought: Option<Sought>,
    /// The first line on the screen while nobody reads the page.
    pub top: usize,
}

impl ShownPage {
    /// Looks for that from now on. A page as long as a file may be is not gone through at every key.
    pub(super) fn look_for(&mut self, sought: Option<Sought>) {
        if self.sought != sought {
            self.found = match &sought {
                Some(Sought::Words(query)) => page::find(&self.blocks, query),
                Some(Sought::Marks(marks)) => page::find_by(&self.blocks, |words| marks.ranges(words)),
                None => Vec::new(),
            };
            self.sought = sought;
        }
    }

    /// Brings the first place found onto a screen of that many lines.
    pub(super) fn settle_top(&mut self, height: usize) {
        let first = self.found.first().map_or(0, |mark| self.line_of(mark));
        let last_top = self.laid.lines.len().saturating_sub(height);
        self.top = if first < height { 0 } else { first.saturating_sub(height / 3).min(last_top) };
    }

    /// The line that a mark begins on.
    pub fn line_of(&self, mark: &Mark) -> usize {
        self.laid.lines.iter().rposition(|line| begins_on(mark, line)).unwrap_or(0)
    }

    /// The lines that the places begin on at which the page says what is looked for.
    pub(crate) fn lines_found(&self) -> Vec<usize> {
        let mut lines = self.laid.lines.iter().enumerate().peekable();
        let mut last = 0;
        let mut line = |mark: &Mark| {
            // Marks and lines stand in the same order.
            while let Some((at, line)) = lines.next_if(|(_, line)| !begins_after(mark, line)) {
                if begins_on(mark, line) {
                    last = at;
                }
            }
            last
        };
        self.found.iter().map(&mut line).collect()
    }

    /// The places on the page within a block at which it says what is looked for, with their numbers.
    pub(crate) fn found_in(&self, block: usize, bytes: &Range<usize>) -> impl Iterator<Item = (usize, &Mark)> {
        let first = self.found.partition_point(|it| (it.block, it.range.end) <= (block, bytes.start));
        let end = bytes.end;
        let found = self.found.iter().enumerate().skip(first);
        found.take_while(move |(_, it)| it.block == block && it.range.start < end)
    }
}

/// Whether the mark begins on the line, or on one after it.
fn begins_on(mark: &Mark, line: &Line) -> bool {
    line.block == mark.block && line.spans.iter().any(|span| span.at.is_some_and(|at| at <= mark.range.start))
}

/// Whether the line stands behind all that the mark may begin on.
fn begins_after(mark: &Mark, line: &Line) -> bool {
    let spans = || line.spans.iter().filter_map(|span| span.at);
    line.block > mark.block
        || line.block == mark.block && spans().next().is_some() && spans().all(|at| at > mark.range.start)
}
