//! The rows of a list.

use ratatui::layout::{Position, Rect};

use super::followup;
use super::home::change_word;
use super::pen::Pen;
use crate::brief::{Item, ItemKind, ItemRef, Proposal, Trend};
use crate::label::{self, Word};
use crate::ledger::{Kind, Response, Subject};
use crate::search::Marks;
use crate::state::{Group, Listing, Picked, Row, State, proposal};
use crate::theme::Role;

/// Cells of a list that has room for what sort of item each row is.
const SORTED: u16 = 44;

/// How rows are drawn.
pub(super) struct Rows<'a> {
    pub(super) state: &'a State,
    pub(super) listing: Listing,
    /// What to mark in the titles.
    pub(super) marks: Option<&'a Marks>,
    /// Whether these rows have the keys.
    pub(super) focused: bool,
}

impl Rows<'_> {
    /// Whether the row of a brief stands for its overview: among what the brief holds.
    fn is_overview(&self) -> bool {
        !self.is_mixed() && self.listing != Listing::Library
    }

    /// Whether sorts of items stand among each other, so that each has to say what it is.
    fn is_mixed(&self) -> bool {
        let is_of_one_sort = matches!(self.listing, Listing::FollowUp | Listing::Agenda);
        self.marks.is_some() && !is_of_one_sort || matches!(self.listing, Listing::Picked(_))
    }

    /// What a row says, in one line.
    pub(super) fn words(&self, row: Row) -> String {
        let lang = self.state.lang();
        match row {
            Row::Group(group) | Row::Jump(group, _) => self.group(group),
            Row::NewMeeting => Word::NewMeeting.in_lang(lang).to_owned(),
            Row::Recent(at) => self.recent(at).to_owned(),
            Row::Meeting(at) => meeting(self.state, at),
            Row::Orphan(at) => followup::orphan(self.state, at),
            Row::Collection(collection, count) => format!("{} {count}", collection.word().in_lang(lang)),
            Row::Item(item) => {
                let Some(content) = self.state.library.item(item) else { return String::new() };
                let title = match content {
                    Item::Brief(_) if self.is_overview() => Word::Overview.in_lang(lang),
                    _ => content.title().shown(lang).text,
                };
                let words = [self.lead(item, false), title.to_owned(), self.tail(item, content)];
                words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("  ")
            }
        }
    }

    /// Draws the rows from `top` on; returns the cursor's place where the rows have the keys.
    pub(super) fn draw(
        &self,
        pen: &mut Pen,
        area: Rect,
        rows: &[Row],
        cursor: Option<usize>,
        top: usize,
    ) -> Option<Position> {
        let visible = rows.iter().enumerate().skip(top).take(usize::from(area.height));
        // Where there is room, what was found across everything says what sort of item it is.
        let sorts = if self.listing == Listing::LookUp && area.width >= SORTED {
            let words = visible.clone().filter_map(|(_, row)| match row {
                Row::Item(item) => Some(pen.width.cells(item.kind.word().in_lang(self.state.lang()))),
                _ => None,
            });
            words.max().map_or(0, |cells| cells as u16 + 2)
        } else {
            0
        };
        // Each sort of item has a column of its own width, so that a long date does not push the ids;
        // what a search finds stands in one.
        let one = self.is_mixed();
        let lead_width = |kind: ItemKind| {
            let of_kind = visible.clone().filter_map(|(_, row)| match row {
                Row::Item(item) if one || lead_column(item.kind) == kind => Some(self.lead(*item, sorts > 0)),
                _ => None,
            });
            of_kind.map(|lead| pen.width.cells(&lead)).max().unwrap_or(0) as u16
        };
        let widths = [ItemKind::Proposal, ItemKind::Event, ItemKind::Term, ItemKind::Source]
            .map(|kind| (kind, lead_width(kind)));
        let mut place = None;
        for (y, (at, row)) in (0_u16..).zip(visible.clone()) {
            let line = Rect { y: area.y + y, height: 1, ..area };
            let ground = match (cursor == Some(at), self.focused) {
                (true, true) => Role::Cursor,
                (true, false) => Role::Trail,
                (false, _) => Role::Text,
            };
            if ground != Role::Text {
                pen.fill(line, ground);
                pen.over(line, 0, 0, pen.glyphs.cursor(), Role::Id, ground);
                place = self.focused.then(|| line.as_position());
            }
            match row {
                Row::Group(group) => {
                    pen.text(line, 2, 0, &self.group(*group), Role::Dim);
                }
                Row::Jump(group, _) => {
                    pen.over(line, 2, 0, &self.group(*group), Role::Title, ground);
                }
                Row::Collection(collection, count) => {
                    self.named(pen, line, collection.word().in_lang(self.state.lang()), &count.to_string(), ground);
                }
                Row::NewMeeting => {
                    pen.over(line, 2, 0, Word::NewMeeting.in_lang(self.state.lang()), Role::Title, ground);
                }
                Row::Recent(at) => {
                    let query = pen.fit(self.recent(*at), usize::from(line.width.saturating_sub(3))).into_owned();
                    pen.over(line, 2, 0, &query, Role::Text, ground);
                }
                Row::Meeting(at) => {
                    let words =
                        pen.fit(&meeting(self.state, *at), usize::from(line.width.saturating_sub(3))).into_owned();
                    pen.over(line, 2, 0, &words, Role::Text, ground);
                }
                Row::Orphan(at) => {
                    let words = followup::orphan(self.state, *at);
                    let words = pen.fit(&words, usize::from(line.width.saturating_sub(3))).into_owned();
                    pen.over(line, 2, 0, &words, Role::Text, ground);
                }
                Row::Item(item) => {
                    let column = widths.iter().find(|(kind, _)| *kind == lead_column(item.kind));
                    if sorts > 0 {
                        pen.over(line, 2, 0, item.kind.word().in_lang(self.state.lang()), Role::Dim, ground);
                    }
                    let line = Rect { x: line.x + sorts, width: line.width - sorts, ..line };
                    let lead = (column.map_or(0, |(_, width)| *width), sorts > 0);
                    self.item(pen, line, *item, lead, ground);
                }
            }
        }
        place
    }

    /// A query of before.
    fn recent(&self, at: usize) -> &str {
        self.state.memory.queries().get(at).map_or("", String::as_str)
    }

    fn group(&self, group: Group) -> String {
        let lang = self.state.lang();
        match group {
            Group::Space => String::new(),
            Group::Word(word, None) => word.in_lang(lang).to_owned(),
            Group::Word(word, Some(count)) => format!("{}  {count}", word.in_lang(lang)),
            Group::Year(year) => label::date(year, None, None, lang),
            Group::Theme(brief, at) => {
                let brief = self.state.library.briefs().get(brief as usize);
                let theme = brief.and_then(|it| it.themes.get(at as usize));
                theme.map_or(String::new(), |it| it.name.shown(lang).text.to_owned())
            }
            Group::Brief(brief) => {
                let brief = self.state.library.briefs().get(brief as usize);
                brief.map_or(String::new(), |it| it.title.shown(lang).text.to_owned())
            }
        }
    }

    /// A name on the left and a number on the right.
    fn named(&self, pen: &mut Pen, line: Rect, name: &str, tail: &str, ground: Role) {
        let tail_cells = pen.width.cells(tail) as u16;
        let name = pen.fit(name, usize::from(line.width.saturating_sub(tail_cells + 4))).into_owned();
        pen.over(line, 2, 0, &name, Role::Text, ground);
        pen.over(line, line.width.saturating_sub(tail_cells + 1), 0, tail, Role::Dim, ground);
    }

    fn item(&self, pen: &mut Pen, line: Rect, item: ItemRef, (lead_width, sorted): (u16, bool), ground: Role) {
        let Some(content) = self.state.library.item(item) else { return };
        let lang = self.state.lang();
        let title = content.title().shown(lang).text;
        let plain = !self.is_mixed();
        let (x, title, role) = match content {
            Item::Brief(brief) if plain && self.listing == Listing::Library => {
                return self.named(pen, line, title, &brief.proposals.len().to_string(), ground);
            }
            Item::Brief(_) if self.is_overview() => (2, Word::Overview.in_lang(lang), Role::Title),
            Item::Section(_) if plain => (2, title, Role::Title),
            _ if lead_width == 0 => (2, title, Role::Text),
            _ => (2 + lead_width + 2, title, Role::Text),
        };
        let lead_role = if matches!(content, Item::Proposal(_)) { Role::Id } else { Role::Dim };
        pen.over(line, 2, 0, &self.lead(item, sorted), lead_role, ground);
        let tail = self.tail(item, content);
        // What was decided is read before the end of a long title.
        let kept =
            if matches!(content, Item::Proposal(_)) && !tail.is_empty() { pen.width.cells(&tail) + 2 } else { 0 };
        let room = line.width.saturating_sub(x + 1 + kept as u16);
        let fitted = pen.fit(title, usize::from(room)).into_owned();
        let end = self.marked(pen, line, x, &fitted, role, ground);
        let tail_at = line.width.saturating_sub(pen.width.cells(&tail) as u16 + 1);
        if tail_at >= end + 2 {
            pen.over(line, tail_at, 0, &tail, Role::Dim, ground);
        }
    }

    /// Writes a title with what the filter matched standing out; returns the column after it.
    pub(super) fn marked(&self, pen: &mut Pen, line: Rect, x: u16, title: &str, role: Role, ground: Role) -> u16 {
        let mut x = x;
        let mut from = 0;
        for range in self.marks.map_or(Vec::new(), |marks| marks.ranges(title)) {
            x = pen.over(line, x, 0, title.get(from..range.start).unwrap_or(""), role, ground);
            x = pen.over(line, x, 0, title.get(range.clone()).unwrap_or(""), Role::Match, ground);
            from = range.end;
        }
        pen.over(line, x, 0, title.get(from..).unwrap_or(""), role, ground)
    }

    /// What stands in the column before the title: what one would call the item by.
    ///
    /// Where the sort of item stands before it (`sorted`), it says no more of that.
    fn lead(&self, item: ItemRef, sorted: bool) -> String {
        let sort = |word: Word| if self.is_mixed() { word.in_lang(self.state.lang()).into() } else { String::new() };
        match self.state.library.item(item) {
            Some(Item::Event(it)) => it.date.to_string(),
            Some(Item::Source(it)) => it.short.clone(),
            Some(Item::Section(_) | Item::Brief(_) | Item::Term(_)) if sorted => {
                self.state.library.brief_of(item).map_or(String::new(), |brief| brief.prefix.clone())
            }
            Some(Item::Section(_)) => sort(Word::Section),
            Some(Item::Brief(_)) => sort(Word::Brief),
            Some(Item::Term(_)) => sort(Word::Term),
            Some(other) => other.id().to_string(),
            None => String::new(),
        }
    }

    /// The response to a proposal, where there is one.
    fn response(&self, content: Item, proposal: &Proposal) -> String {
        let brief = self.state.library.find(content.id()).and_then(|item| self.state.library.brief_of(item));
        let Some(brief) = brief else { return String::new() };
        match self.state.records.board.response(&Subject::of(brief, proposal)) {
            Response::Undecided => String::new(),
            response => response.in_lang(self.state.lang()).to_owned(),
        }
    }

    /// What stands at the right edge where there is room.
    fn tail(&self, item: ItemRef, content: Item) -> String {
        let lang = self.state.lang();
        match content {
            _ if self.listing == Listing::Picked(Picked::Changes) => {
                let changes = self.state.memory.changes().iter().find(|(changed, _)| *changed == item);
                changes.map_or(String::new(), |(_, change)| change_word(*change).in_lang(lang).to_owned())
            }
            Item::Proposal(_) if self.listing == Listing::FollowUp => followup::tail(self.state, item),
            Item::Proposal(_) if self.listing == Listing::Agenda => agenda_word(self.state, item).to_owned(),
            Item::Proposal(it) => self.response(content, it),
            Item::Finding(it) => it.kind.word().in_lang(lang).to_owned(),
            Item::Comparison(it) => it.relation.word().in_lang(lang).to_owned(),
            Item::Relation(it) => {
                let words = [Some(it.kind.word()), it.trend.map(Trend::word)];
                let words: Vec<&str> = words.into_iter().flatten().map(|word| word.in_lang(lang)).collect();
                self.state.setting.glyphs().listed(&words)
            }
            Item::Term(it) => {
                let words: Vec<&str> = it.abbreviation.as_deref().into_iter().chain(self.brief_of(item)).collect();
                self.state.setting.glyphs().listed(&words)
            }
            Item::Section(_) | Item::Source(_) => self.brief_of(item).unwrap_or_default().to_owned(),
            _ => String::new(),
        }
    }

    /// The brief that an item is from, where several may have one of that name among these rows.
    fn brief_of(&self, item: ItemRef) -> Option<&str> {
        let brief = self.state.library.brief_of(item)?;
        let is_needed = self.is_mixed() && !matches!(self.listing, Listing::Brief(_) | Listing::Outline(_));
        is_needed.then(|| brief.title.shown(self.state.lang()).text)
    }
}

/// The sort of item whose leads share a column with those of `kind`.
fn lead_column(kind: ItemKind) -> ItemKind {
    match kind {
        ItemKind::Proposal | ItemKind::Finding | ItemKind::Watch | ItemKind::Comparison | ItemKind::Relation => {
            ItemKind::Proposal
        }
        ItemKind::Brief | ItemKind::Section | ItemKind::Term => ItemKind::Term,
        ItemKind::Event | ItemKind::Source => kind,
    }
}

/// What has become of an item of the agenda in the meeting that is open.
fn agenda_word(state: &State, item: ItemRef) -> &'static str {
    let agenda = state.review().map(|review| state.records.board.agenda(&review.meeting)).unwrap_or_default();
    let found = agenda.iter().find(|it| proposal(&state.library, it.subject).is_some_and(|(at, _)| at == item));
    match found {
        Some(it) if it.is_set_aside => Kind::Skip.in_lang(state.lang()),
        Some(it) => it.decision.map_or("", |decision| decision.what.response.in_lang(state.lang())),
        None => "",
    }
}

/// A meeting in one line: its day, its name, how many of its items are decided.
pub(super) fn meeting(state: &State, at: usize) -> String {
    let board = &state.records.board;
    let Some(meeting) = board.meetings().nth(at) else { return String::new() };
    let agenda = board.agenda(&meeting.what.id);
    let decided = agenda.iter().filter(|item| item.decision.is_some()).count();
    format!("{}  {}  {decided}/{}", meeting.what.date, meeting.what.name, agenda.len())
}
