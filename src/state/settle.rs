//! What follows from a change: cursors and scrolls inside their panes, the preview of the selected
//! row, and the page laid out for its pane. The views only read what this leaves.

use super::geometry::LIST_HEAD;
use super::history::history;
use super::reading::Sought;
use super::{Collection, Cross, Level, List, Listing, Row, Setting, ShownPage, State};
use crate::brief::{Item, ItemKind};
use crate::ledger::Subject;
use crate::page::{self, Block, Laid, Target};

/// What a page was made for: when this changes, it is made anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    target: Target,
    setting: Setting,
    columns: u16,
    expanded: bool,
    records: u32,
}

impl Shown {
    /// Makes the page be made anew, whatever it was made for.
    pub(super) fn forget(&mut self) {
        self.columns = u16::MAX;
    }
}

impl State {
    /// Brings everything that follows from the levels, the setting and the size up to date.
    pub(crate) fn settle(&mut self) {
        self.settle_standing();
        self.settle_preview();
        let panes = self.panes();
        let rows = |pane: ratatui::layout::Rect| usize::from(pane.height.saturating_sub(LIST_HEAD));
        let list_rows = panes.list.map_or(0, rows);
        for (at, level) in self.levels.iter_mut().enumerate() {
            if let Level::List(list) = level {
                let in_library_pane = at == 0 && !list.is_filtered();
                list.clamp(panes.library.filter(|_| in_library_pane).map_or(list_rows, rows));
            }
        }
        if let Some(preview) = &mut self.preview {
            preview.clamp(list_rows);
        }
        self.settle_timeline();
        let height = usize::from(panes.body.height.saturating_sub(Cross::head(panes.body.height)));
        for level in &mut self.levels {
            if let Level::Cross(cross) = level {
                cross.clamp(height);
            }
        }
        if self.is_comparing() {
            self.settle_compared(panes.body.width, panes.body.height);
        }
        self.settle_page(panes.page.map(|pane| (pane.width, usize::from(pane.height))));
        self.settle_completing();
        if let Some(palette) = &mut self.palette {
            palette.clamp(self.size.choices());
        }
        if let Some(item) = self.reading().map(|reading| reading.target.item) {
            self.memory.open(item);
        }
        self.settle_home();
        self.settle_review();
        self.habits.jumps.note(&self.levels);
    }

    /// The list that opening the selected row of the library would show.
    fn settle_preview(&mut self) {
        if let Some(query) = self.cross().map(|cross| cross.query().unwrap_or_default()) {
            let mut list = self.list_as_new(Listing::Collection(Collection::Proposals));
            list.filter.input = query.into();
            list.filter.given = true;
            list.search(&self.library, &self.index);
            self.preview = Some(list);
            return;
        }
        let listing = match (&self.levels[..], self.list()) {
            ([Level::List(_)], Some(library)) if !library.is_filtered() => {
                library.selected_row().and_then(|row| listing_of(row, library.listing))
            }
            _ => None,
        };
        if self.preview.as_ref().map(|preview| preview.listing) != listing {
            self.preview = listing.map(|listing| self.list_as_left(listing));
        }
    }

    /// The list as new.
    pub(crate) fn list_as_new(&self, listing: Listing) -> List {
        List::new(listing, &self.library, self.lang())
    }

    /// The list as it was left, or as new.
    pub(crate) fn list_as_left(&self, listing: Listing) -> List {
        // What was picked or recorded may be more than when the list was left.
        let left = self
            .left
            .get(&listing)
            .filter(|_| !matches!(listing, Listing::Picked(_) | Listing::FollowUp | Listing::Meetings));
        left.cloned().unwrap_or_else(|| self.new_list(listing))
    }

    fn settle_page(&mut self, pane: Option<(u16, usize)>) {
        let expanded = self.reading().is_some_and(|reading| reading.expanded);
        let setting = self.setting;
        let records = self.records.board.head().count;
        let shown = self.shown_target().zip(pane).map(|(target, (columns, _))| Shown {
            target,
            setting,
            columns,
            expanded,
            records,
        });
        if self.shown != shown {
            let page = shown.as_ref().map(|shown| self.make_page(shown)).unwrap_or_default();
            let same = self.shown.as_ref().map(|it| &it.target) == shown.as_ref().map(|it| &it.target);
            let old = std::mem::replace(&mut self.page, page);
            self.shown = shown;
            if same {
                self.keep_place(&old.laid);
            }
        }
        self.take_place();
        let height = pane.map_or(0, |(_, height)| height);
        let sought = match (self.reading(), self.list().and_then(List::marks)) {
            (Some(reading), _) => reading.find.as_ref().map(|find| Sought::Words(find.input.value().to_owned())),
            (None, marks) => marks.cloned().map(Sought::Marks),
        };
        self.page.look_for(sought);
        self.page.settle_top(height);
        let (lines, links, terms, found) =
            (self.page.laid.lines.len(), self.page.laid.links.len(), self.page.terms.len(), self.page.found.len());
        if let Some(reading) = self.reading_mut() {
            reading.top = reading.top.min(lines.saturating_sub(height));
            reading.link = reading.link.filter(|link| *link < links);
            reading.term = reading.term.filter(|term| *term < terms);
            if let Some(find) = &mut reading.find {
                find.at = find.at.min(found.saturating_sub(1));
            }
        }
    }

    fn make_page(&self, shown: &Shown) -> ShownPage {
        let Shown { target, setting, columns, expanded, .. } = shown;
        let said = self.said_of(target.item);
        let build = |lang| page::build(&self.library, target, lang, setting.glyphs(), *expanded);
        let place = |blocks: &[Block]| {
            let heading = blocks.iter().position(|block| matches!(block, Block::Heading(_)));
            heading.unwrap_or(blocks.len()).saturating_sub(1)
        };
        let mut blocks = build(setting.lang);
        let at = place(&blocks);
        let laid = match setting.pair {
            Some(second) => {
                // What the ledger says is in the words of those who said it: it stands once.
                let mut second = build(second);
                second.splice(at..at, said.iter().map(|_| Block::Gap));
                blocks.splice(at..at, said);
                page::lay_pair(&blocks, &second, *columns, setting.measure, &setting.layout)
            }
            None => {
                blocks.splice(at..at, said);
                page::lay(&blocks, (*columns).min(setting.measure + setting.layout.hang), &setting.layout)
            }
        };
        let terms = page::terms(&self.library, target.item, &blocks, setting.lang);
        ShownPage { blocks, laid, terms, ..ShownPage::default() }
    }

    /// What the ledger says of the item.
    fn said_of(&self, item: crate::brief::ItemRef) -> Vec<Block> {
        let named = self.library.brief_of(item).zip(self.library.item(item));
        let Some((brief, content)) = named else { return Vec::new() };
        let subject = Subject { brief: brief.id.clone(), item: content.id().clone() };
        let proposal = match content {
            Item::Proposal(proposal) => Some(proposal),
            _ => None,
        };
        history(self, &subject, proposal)
    }

    /// After the same page was laid out anew: the block that stood on top stands on top again.
    fn keep_place(&mut self, old: &Laid) {
        let top = self.reading().map_or(0, |reading| reading.top);
        let Some(block) = old.lines.get(top).map(|line| line.block) else { return };
        let of_block = |laid: &Laid| laid.lines.iter().filter(|line| line.block == block).count();
        let into = old.lines.iter().take(top).filter(|line| line.block == block).count();
        let into = into * of_block(&self.page.laid) / of_block(old).max(1);
        let first = self.page.laid.lines.iter().position(|line| line.block >= block);
        if let (Some(first), Some(reading)) = (first, self.reading_mut()) {
            reading.top = first + into;
        }
    }

    /// A page opened again: the block that stood on top when it was left stands on top again.
    fn take_place(&mut self) {
        let Some(reading) = self.reading_mut() else { return };
        if !std::mem::take(&mut reading.is_new) {
            return;
        }
        let target = reading.target.clone();
        let block = if target.place.is_none() { self.places.get(&target.item).copied().unwrap_or(0) } else { 0 };
        let top = self.page.laid.lines.iter().position(|line| line.block >= block);
        if let (Some(top), Some(reading)) = (top, self.reading_mut()) {
            reading.top = top;
        }
    }

    /// Remembers the place on the page that is about to be left.
    pub(crate) fn leave_page(&mut self) {
        if let Some(reading) = self.reading() {
            let (item, top) = (reading.target.item, reading.top);
            let block = self.page.laid.lines.get(top).map_or(0, |line| line.block);
            self.places.insert(item, block);
        }
    }

    /// Remembers the list for when it is entered again.
    pub(crate) fn leave(&mut self, list: List) {
        self.left.insert(list.listing, list);
    }
}

/// The list that a row of a list opens, where it opens one.
pub(crate) fn listing_of(row: Row, from: Listing) -> Option<Listing> {
    match row {
        Row::Item(item) if item.kind == ItemKind::Brief && from == Listing::Library => Some(Listing::Brief(item.brief)),
        Row::Collection(collection, _) => Some(Listing::Collection(collection)),
        Row::Item(_) | Row::Jump(..) | Row::Group(_) => None,
        Row::Meeting(_) | Row::NewMeeting | Row::Orphan(_) | Row::Recent(_) => None,
    }
}
