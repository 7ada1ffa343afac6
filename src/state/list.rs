//! A list with a cursor: what a filter leaves of it, and where the cursor stands.

use std::collections::HashSet;
use std::sync::Arc;

use tui_input::Input;

use super::listing::{Group, Listing, Picked, Row, in_time, rows};
use super::review::proposal;
use crate::brief::{Id, ItemKind, ItemRef, Library};
use crate::label::Word;
use crate::lang::Lang;
use crate::ledger::Board;
use crate::search::{Hint, Index, Marks, Outcome, Query, Question, Within};

/// A line of input that narrows a list.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The line, with its caret.
    pub input: Input,
    /// Whether the line has the keys.
    pub typing: bool,
    /// Whether the list was opened with it, to be left with it.
    pub given: bool,
    /// The cursor and the first row before the filter, to go back to.
    before: (usize, usize),
}

/// A list with a cursor.
#[derive(Clone, Debug)]
pub struct List {
    /// What it lists.
    pub listing: Listing,
    /// Its filter.
    pub filter: Filter,
    /// The index of the selected row in [`List::rows`].
    pub cursor: usize,
    /// The index of the first row on the screen.
    pub top: usize,
    /// Whether what the filter leaves is still being searched for; what is listed is of a query
    /// before.
    pub is_searching: bool,
    // Shared, as the places that one may jump back to hold lists too.
    all: Arc<[Row]>,
    found: Option<Found>,
}

/// What a filter leaves of a list.
#[derive(Clone, Debug)]
struct Found {
    rows: Arc<[Row]>,
    /// How many items match, listed or not.
    total: usize,
    hints: Vec<Hint>,
    marks: Marks,
}

/// No more matches than this are listed: nobody reads on, and the rest are counted.
const ROWS_MAX: usize = 1000;

impl List {
    /// The list, unfiltered, its cursor on the first row that can be opened.
    pub fn new(listing: Listing, library: &Library, lang: Lang) -> List {
        List::of(listing, rows(listing, library, lang))
    }

    /// The list of the items that were picked, unfiltered.
    pub fn picked(picked: Picked, items: &[ItemRef]) -> List {
        List::of(Listing::Picked(picked), items.iter().copied().map(Row::Item).collect())
    }

    /// The look-up with an empty line that has the keys; that many queries of before are listed.
    pub(super) fn look_up(recent: usize) -> List {
        let heading = (recent > 0).then_some(Row::Group(Group::Word(Word::RecentQueries, None)));
        let mut list = List::of(Listing::LookUp, heading.into_iter().chain((0..recent).map(Row::Recent)).collect());
        list.start_filter();
        list
    }

    fn of(listing: Listing, rows: Vec<Row>) -> List {
        let (filter, all) = (Filter::default(), rows.into());
        let mut list = List { listing, filter, cursor: 0, top: 0, is_searching: false, all, found: None };
        list.move_to(0);
        list
    }

    /// The agenda of a meeting.
    pub(crate) fn agenda(meeting: &Id, board: &Board, library: &Library) -> List {
        let items = board.agenda(meeting);
        let rows = items.iter().filter_map(|item| proposal(library, item.subject)).map(|(item, _)| Row::Item(item));
        List::of(Listing::Agenda, rows.collect())
    }

    /// Lists that many meetings, the newest first, under a row that opens one more.
    pub(crate) fn show_meetings(&mut self, count: usize) {
        if self.listing == Listing::Meetings {
            self.all = [Row::NewMeeting].into_iter().chain((0..count).rev().map(Row::Meeting)).collect();
        }
    }

    /// Lists other rows of the same sort, the cursor staying on its row where that is still listed. A
    /// filter leaves what it left.
    pub(crate) fn show(&mut self, rows: Vec<Row>) {
        let (selected, cursor) = (self.selected_row(), self.cursor);
        self.all = rows.into();
        if self.found.is_none() {
            // The same item may stand in several places: the nearest is where one was.
            let places = (0..self.all.len()).filter(|at| self.all.get(*at).copied() == selected);
            let nearest = places.min_by_key(|at| at.abs_diff(cursor));
            self.move_to(nearest.unwrap_or(cursor));
        }
    }

    /// Orders the rows anew for another language, the cursor staying on its item.
    pub fn reorder(&mut self, library: &Library, lang: Lang) {
        if matches!(
            self.listing,
            Listing::Meetings | Listing::Agenda | Listing::FollowUp | Listing::Picked(_) | Listing::LookUp
        ) {
            return;
        }
        let selected = self.selected_row();
        self.all = rows(self.listing, library, lang).into();
        if let Some(at) = self.rows().iter().position(|row| Some(*row) == selected) {
            self.cursor = at;
        }
    }

    /// The rows that the filter leaves, best first; all where nothing is filtered.
    pub fn rows(&self) -> &[Row] {
        self.found.as_ref().map_or(&self.all, |found| &found.rows)
    }

    /// The rows without the filter.
    pub fn all(&self) -> &[Row] {
        &self.all
    }

    /// Whether a filter narrows the list.
    pub fn is_filtered(&self) -> bool {
        self.found.is_some()
    }

    /// What there is to say of what the filter found.
    pub fn hints(&self) -> &[Hint] {
        self.found.as_ref().map_or(&[], |found| &found.hints)
    }

    /// What the filter marks in the rows.
    pub fn marks(&self) -> Option<&Marks> {
        self.found.as_ref().map(|found| &found.marks)
    }

    /// The selected row, where it is one that can be opened.
    pub fn selected_row(&self) -> Option<Row> {
        self.rows().get(self.cursor).copied().filter(|row| !matches!(row, Row::Group(_)))
    }

    /// The selected item, where the selected row is one.
    pub fn selected_item(&self) -> Option<ItemRef> {
        self.selected_row()?.item()
    }

    /// How many rows can be opened, without the filter.
    pub fn total(&self) -> usize {
        self.all.iter().filter(|row| !matches!(row, Row::Group(_))).count()
    }

    /// How many items the filter looks at.
    pub fn searched(&self, library: &Library) -> usize {
        match self.listing {
            Listing::Library | Listing::LookUp => {
                (0..library.briefs().len()).map(|at| library.items_of(at).count()).sum()
            }
            Listing::Brief(_) | Listing::Collection(_) | Listing::Outline(_) | Listing::Timeline => self.total(),
            Listing::Meetings | Listing::Agenda | Listing::FollowUp | Listing::Picked(_) => self.total(),
        }
    }

    /// The number of the selected row among those that can be opened, from 1, and their count; of
    /// a filtered list the count of all that match.
    pub fn position(&self) -> (usize, usize) {
        let open = |row: &&Row| !matches!(row, Row::Group(_));
        let before = self.rows().iter().take(self.cursor + 1).filter(open).count();
        let all = || self.rows().iter().filter(open).count();
        (before, self.found.as_ref().map_or_else(all, |found| found.total))
    }

    /// Moves the cursor by that many rows that can be opened, as far as there are any.
    pub fn move_by(&mut self, rows: isize) {
        let step = rows.signum();
        for _ in 0..rows.unsigned_abs() {
            let mut at = self.cursor;
            loop {
                let Some(next) = at.checked_add_signed(step).filter(|next| *next < self.rows().len()) else { return };
                at = next;
                if !matches!(self.rows()[at], Row::Group(_)) {
                    self.cursor = at;
                    break;
                }
            }
        }
    }

    /// Moves the cursor to the row at `at`, or the nearest after or before it that can be opened.
    pub fn move_to(&mut self, at: usize) {
        let rows = self.rows();
        let at = at.min(rows.len().saturating_sub(1));
        let open = |at: &usize| rows.get(*at).is_some_and(|row| !matches!(row, Row::Group(_)));
        let nearest = (at..rows.len()).find(open).or_else(|| (0..at).rev().find(open));
        self.cursor = nearest.unwrap_or(0);
    }

    /// Moves the cursor to the row of that number among those that can be opened, from 1, or the
    /// last.
    pub fn move_to_number(&mut self, number: usize) {
        let mut open = (0..self.rows().len()).filter(|at| !matches!(self.rows()[*at], Row::Group(_)));
        self.move_to(open.nth(number.saturating_sub(1)).unwrap_or(usize::MAX));
    }

    /// Moves the cursor to that item, if it is listed; says whether it is.
    pub fn select(&mut self, item: ItemRef) -> bool {
        let found = self.rows().iter().position(|row| *row == Row::Item(item));
        if let Some(at) = found {
            self.cursor = at;
        }
        found.is_some()
    }

    /// Moves the cursor to the next row (`forward`) or the one before for which `wanted` is true;
    /// says whether there is one.
    pub fn move_to_next(&mut self, forward: bool, wanted: impl Fn(Row) -> bool) -> bool {
        let rows = self.rows();
        let next = if forward {
            (self.cursor + 1..rows.len()).find(|at| wanted(rows[*at]))
        } else {
            (0..self.cursor.min(rows.len())).rev().find(|at| wanted(rows[*at]))
        };
        if let Some(at) = next {
            self.cursor = at;
        }
        next.is_some()
    }

    /// Moves the cursor to the start of the next group (`forward`) or of the one before.
    pub fn move_group(&mut self, forward: bool) {
        let starts: Vec<usize> = (0..self.rows().len()).filter(|at| self.starts_group(*at)).collect();
        let to = if forward {
            starts.iter().copied().find(|at| *at > self.cursor)
        } else {
            starts.iter().rev().copied().find(|at| *at < self.cursor)
        };
        if let Some(at) = to {
            self.cursor = at;
        }
    }

    /// Whether a group starts at that row: a section, or the first row under a heading.
    fn starts_group(&self, at: usize) -> bool {
        let row = |at: usize| self.rows().get(at);
        let after_heading = at > 0 && matches!(row(at - 1), Some(Row::Group(_)));
        match row(at) {
            Some(Row::Item(item)) => at == 0 || after_heading || item.kind == ItemKind::Section,
            Some(Row::Collection(..)) => after_heading,
            Some(
                Row::Jump(..) | Row::Group(_) | Row::Meeting(_) | Row::NewMeeting | Row::Orphan(_) | Row::Recent(_),
            )
            | None => false,
        }
    }

    /// Gives the filter's line the keys.
    pub fn start_filter(&mut self) {
        if !self.is_filtered() {
            self.filter.before = (self.cursor, self.top);
        }
        self.filter.typing = true;
    }

    /// Drops the filter and goes back to where one was before it.
    pub fn clear_filter(&mut self) {
        let (cursor, top) = self.filter.before;
        self.filter = Filter::default();
        self.is_searching = false;
        if self.found.take().is_some() {
            self.cursor = cursor;
            self.top = top;
        }
    }

    /// Which items the filter looks at; none where it is only some that were picked.
    pub(super) fn within(&self) -> Option<Within> {
        Some(match self.listing {
            Listing::Library | Listing::Meetings | Listing::LookUp => Within::Library,
            Listing::Agenda | Listing::FollowUp => Within::Kind(ItemKind::Proposal),
            Listing::Brief(brief) | Listing::Outline(brief) => Within::Brief(brief),
            Listing::Collection(collection) => Within::Kind(collection.kind()),
            Listing::Timeline => Within::Kind(ItemKind::Event),
            Listing::Picked(_) => return None,
        })
    }

    /// What the filter's line asks now; none where it asks for nothing.
    pub(super) fn question(&self) -> Option<Question> {
        let query = self.filter.input.value();
        let within = self.within().unwrap_or(Within::Library);
        let limit = if matches!(self.listing, Listing::Picked(_) | Listing::FollowUp | Listing::Agenda) {
            usize::MAX
        } else {
            ROWS_MAX
        };
        (!query.trim().is_empty()).then(|| Question { query: query.to_owned(), within, limit })
    }

    /// Searches for what the filter's line holds now.
    pub fn search(&mut self, library: &Library, index: &Index) {
        let outcome = self.question().map(|it| index.search(&it.query, it.within, it.limit));
        self.take_found(library, outcome);
    }

    /// Lists what was found and puts the cursor on the best match; on the timeline, which stays in its
    /// order, on the first. Where nothing was asked for, everything is listed.
    pub(super) fn take_found(&mut self, library: &Library, outcome: Option<Outcome>) {
        self.is_searching = false;
        self.found = outcome.map(|outcome| {
            let hits = || outcome.hits.iter().map(|hit| Row::Item(hit.item));
            let (rows, total) = match self.listing {
                Listing::Timeline => in_time(library, &outcome.hits),
                Listing::Picked(_) | Listing::FollowUp | Listing::Agenda => {
                    let listed: HashSet<ItemRef> = self.all.iter().filter_map(|row| row.item()).collect();
                    let rows: Vec<Row> =
                        hits().filter(|row| row.item().is_some_and(|it| listed.contains(&it))).collect();
                    let total = rows.len();
                    (rows, total)
                }
                _ => (hits().collect(), outcome.total),
            };
            Found { rows: rows.into(), total, hints: outcome.hints, marks: outcome.marks }
        });
        if self.found.is_some() {
            (self.cursor, self.top) = (0, 0);
            self.move_to(0);
        } else {
            (self.cursor, self.top) = self.filter.before;
        }
    }

    /// Searches anew where the filter asks for what only a ledger knows; the cursor stays on its item.
    pub(super) fn search_ledger_anew(&mut self, library: &Library, index: &Index) {
        if self.found.is_some() && Query::parse(self.filter.input.value()).asks_ledger() {
            let (cursor, top, selected) = (self.cursor, self.top, self.selected_row());
            self.search(library, index);
            match self.rows().iter().position(|row| Some(*row) == selected) {
                Some(at) => self.cursor = at,
                None => self.move_to(cursor),
            }
            self.top = top;
        }
    }

    /// Takes the filter and the cursor of a list of the same things read anew; the cursor goes to
    /// `selected` where that is listed, else it stays on the row of that number.
    pub(super) fn take_place_of(&mut self, old: List, library: &Library, index: &Index, selected: Option<ItemRef>) {
        self.filter = old.filter;
        if old.found.is_some() {
            self.search(library, index);
        }
        if !selected.is_some_and(|item| self.select(item)) {
            self.move_to(old.cursor);
        }
        self.top = old.top;
    }

    /// Keeps the cursor on a row, and the row on a screen of that many rows.
    pub(super) fn clamp(&mut self, height: usize) {
        self.cursor = self.cursor.min(self.rows().len().saturating_sub(1));
        let last_top = self.rows().len().saturating_sub(height.max(1));
        // A heading right above the cursor comes onto the screen with it.
        let headed = self.cursor > 0 && matches!(self.rows().get(self.cursor - 1), Some(Row::Group(_)));
        let upper = self.cursor - usize::from(headed && height > 1);
        if self.top > upper {
            self.top = upper;
        }
        if self.cursor >= self.top + height.max(1) {
            self.top = self.cursor + 1 - height.max(1);
        }
        self.top = self.top.min(last_top);
    }
}
