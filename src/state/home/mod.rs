//! The first screen: what there is, what moved, what waits, and where one left off.
//!
//! [`Home`] holds the rows as they are laid out for the room that there is; what they say is decided
//! in `rows`.

mod rows;

use std::collections::HashMap;

use ratatui::layout::Rect;

use super::{Change, Collection, Listing, Size, State};
use crate::brief::{Date, Item, ItemKind, ItemRef};
use crate::label::Word;
use crate::ledger::{Response, Subject};

/// Something on the first screen that can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The page that was read last.
    GoOn(ItemRef),
    /// The meeting that was opened last and still has something to decide: its index in the ledger.
    Meeting(usize),
    /// What is to be followed up, where something presses.
    FollowUp,
    /// A brief.
    Brief(ItemRef),
    /// What is new or edited since the last visit.
    Change(ItemRef, Change),
    /// A thing to watch.
    Watch(ItemRef),
    /// An event.
    Event(ItemRef),
    /// The whole list of a group that has more than there is room for, and how much it has.
    All(Listing, usize),
}

impl Entry {
    /// The item that the entry stands for.
    pub fn item(self) -> Option<ItemRef> {
        match self {
            Entry::GoOn(item) | Entry::Brief(item) | Entry::Change(item, _) => Some(item),
            Entry::Watch(item) | Entry::Event(item) => Some(item),
            Entry::Meeting(_) | Entry::FollowUp | Entry::All(..) => None,
        }
    }

    /// Whether both stand under the same heading.
    pub(crate) fn is_beside(self, other: Entry) -> bool {
        let group = |entry| match entry {
            Entry::GoOn(_) | Entry::Meeting(_) | Entry::FollowUp => 0,
            Entry::Brief(_) => 1,
            Entry::Change(..) | Entry::All(Listing::Picked(_), _) => 2,
            Entry::Watch(_) | Entry::All(Listing::Collection(Collection::Watch), _) => 3,
            Entry::Event(_) | Entry::All(..) => 4,
        };
        group(self) == group(other)
    }
}

/// A row of the first screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HomeRow {
    /// White space.
    Space,
    /// A heading, with the number of what it stands over where that is more than is shown.
    Head(Word, Option<usize>),
    /// Something that can be opened, in one row.
    Entry(Entry),
    /// The title of a brief whose figures stand in a row of their own.
    Title(ItemRef),
    /// A line of a brief's bottom line.
    BottomLine(String),
    /// What a brief holds and how far it has been read.
    Figures(ItemRef),
    /// How many events each month has.
    Months(Months),
    /// The day that it is, between what was and what is to come.
    Today(Date),
}

impl HomeRow {
    /// What the row opens.
    pub fn entry(&self) -> Option<Entry> {
        match self {
            HomeRow::Entry(entry) => Some(*entry),
            HomeRow::Title(brief) => Some(Entry::Brief(*brief)),
            _ => None,
        }
    }
}

/// How many events there are, month by month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Months {
    /// The first month: years times 12, and the months since January.
    pub first: usize,
    /// How many events began in each month from the first on.
    pub counts: Vec<usize>,
    /// Which of them is the present month.
    pub now: usize,
}

/// What a brief holds, and how far it has been read and reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// How many proposals there are.
    pub proposals: usize,
    /// How many findings there are.
    pub findings: usize,
    /// How many of both have been opened.
    pub read: usize,
    /// How far the proposals have been reviewed, where anything was ever recorded.
    pub reviewed: Option<Reviewed>,
}

/// How far the proposals of a brief have been reviewed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reviewed {
    /// How many were decided on.
    pub decided: usize,
    /// How many of those should have been carried out by now.
    pub overdue: usize,
}

/// A column of the first screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HomeColumn {
    /// Where it stands on the screen.
    pub area: Rect,
    /// Its rows, from top to bottom.
    pub rows: Vec<HomeRow>,
    /// The first row on the screen.
    pub top: usize,
}

/// The first screen, as it is laid out.
#[derive(Clone, Debug, Default)]
pub struct Home {
    /// What is selected.
    pub selected: Option<Entry>,
    /// One column, or two where there is room.
    pub columns: Vec<HomeColumn>,
    /// The figures of each brief that is on the screen.
    pub figures: HashMap<ItemRef, Figures>,
}

impl Home {
    /// Everything that can be opened, in reading order.
    pub fn entries(&self) -> Vec<Entry> {
        self.columns.iter().flat_map(|column| &column.rows).filter_map(HomeRow::entry).collect()
    }

    /// The number of the selected entry, from 1, and how many there are.
    pub fn position(&self) -> (usize, usize) {
        let entries = self.entries();
        (entries.len().min(self.place_in(&entries) + 1), entries.len())
    }

    /// Where the selected entry stands among the others.
    fn place_in(&self, entries: &[Entry]) -> usize {
        entries.iter().position(|entry| Some(*entry) == self.selected).unwrap_or(0)
    }

    /// Selects the entry that many further on, as far as there are any.
    pub(crate) fn move_by(&mut self, entries_on: isize) {
        let entries = self.entries();
        let at = self.place_in(&entries).saturating_add_signed(entries_on);
        self.selected = entries.get(at.min(entries.len().saturating_sub(1))).copied();
    }

    /// Selects the first entry of the next group (`forward`) or of the one before.
    pub(crate) fn move_group(&mut self, forward: bool) {
        let entries = self.entries();
        let at = self.place_in(&entries);
        let starts =
            |at: usize| at == 0 || entries.get(at - 1).zip(entries.get(at)).is_some_and(|(a, b)| !a.is_beside(*b));
        let next =
            if forward { (at + 1..entries.len()).find(|at| starts(*at)) } else { (0..at).rev().find(|at| starts(*at)) };
        self.selected = next.and_then(|at| entries.get(at)).copied().or(self.selected);
    }

    /// Selects what stands beside the selected entry in the next column (`forward`) or the one
    /// before; with one column, the next group.
    pub(crate) fn move_column(&mut self, forward: bool) {
        let of_selected = |column: &HomeColumn| {
            column.rows.iter().position(|row| row.entry().is_some() && row.entry() == self.selected)
        };
        let here = self.columns.iter().enumerate().find_map(|(at, column)| Some((at, of_selected(column)?)));
        let there = here.and_then(|(at, row)| Some((at.checked_add_signed(if forward { 1 } else { -1 })?, row)));
        match there.and_then(|(at, row)| Some((self.columns.get(at)?, row))) {
            Some((column, row)) => {
                let distance = |(at, _): &(usize, Entry)| at.abs_diff(row);
                let entries = column.rows.iter().enumerate().filter_map(|(at, row)| Some((at, row.entry()?)));
                self.selected = entries.min_by_key(distance).map(|(_, entry)| entry).or(self.selected);
            }
            None => self.move_group(forward),
        }
    }
}

impl HomeColumn {
    /// Keeps the selected entry on the screen, with its heading where that stands right above it,
    /// and with what is said of it below.
    fn show(&mut self, selected: Option<Entry>) {
        let height = usize::from(self.area.height).max(1);
        let last_top = self.rows.len().saturating_sub(height);
        if let Some(at) = self.rows.iter().position(|row| row.entry().is_some() && row.entry() == selected) {
            let headed = at > 0 && matches!(self.rows.get(at - 1), Some(HomeRow::Head(..)));
            let below = self.rows.iter().skip(at + 1);
            let told = below.take_while(|row| matches!(row, HomeRow::BottomLine(_) | HomeRow::Figures(_))).count();
            self.top = self.top.max((at + told + 1).saturating_sub(height)).min(at - usize::from(headed && height > 1));
        }
        self.top = self.top.min(last_top);
    }
}

impl Size {
    /// Whether the first screen is of use on a screen of this size: smaller, it would hide what it
    /// is to show, and the desk opens on the library.
    pub fn suits_home(self) -> bool {
        self.columns >= 60 && self.rows >= 16
    }
}

impl State {
    fn figures(&self, brief: ItemRef) -> Figures {
        let board = &self.records.board;
        let mut figures = Figures { proposals: 0, findings: 0, read: 0, reviewed: None };
        let mut reviewed = Reviewed::default();
        for item in self.library.items_of(brief.brief as usize) {
            match (self.library.item(item), self.library.brief_of(item)) {
                (Some(Item::Proposal(it)), Some(brief)) => {
                    figures.proposals += 1;
                    let trail = board.trail(&Subject::of(brief, it));
                    reviewed.decided += usize::from(trail.is_some_and(|it| it.response() != Response::Undecided));
                    reviewed.overdue += usize::from(trail.is_some_and(|it| it.is_overdue(self.today())));
                }
                (Some(Item::Finding(_)), _) => figures.findings += 1,
                _ => continue,
            }
            figures.read += usize::from(self.memory.has_read(item));
        }
        Figures { reviewed: (board.head().count > 0).then_some(reviewed), ..figures }
    }

    /// Lays the first screen out for the room that there is.
    pub(super) fn settle_home(&mut self) {
        let body = self.panes().body;
        let Some(home) = self.home() else { return };
        let mut columns = rows::columns(self, body);
        let mut selected = home.selected;
        let all: Vec<Entry> = columns.iter().flat_map(|it| &it.rows).filter_map(HomeRow::entry).collect();
        if !selected.is_some_and(|entry| all.contains(&entry)) {
            let before = home.entries();
            let at = selected.map_or(0, |_| home.place_in(&before)).min(all.len().saturating_sub(1));
            selected = all.get(at).copied();
        }
        for (column, old) in columns.iter_mut().zip(home.columns.iter().map(|it| it.top).chain([0, 0])) {
            column.top = old;
            column.show(selected);
        }
        // Without a screen all is told.
        let is_told =
            |column: &HomeColumn| if self.setting.plain { usize::MAX } else { usize::from(column.area.height) };
        let shown = columns.iter().flat_map(|it| it.rows.iter().skip(it.top).take(is_told(it)));
        let briefs = shown.filter_map(|row| match row {
            HomeRow::Figures(brief) => Some(*brief),
            row => row.entry().and_then(Entry::item).filter(|item| item.kind == ItemKind::Brief),
        });
        let figures = briefs.map(|brief| (brief, self.figures(brief))).collect();
        if let Some(home) = self.home_mut() {
            *home = Home { selected, columns, figures };
        }
    }
}
