//! What lists list: the briefs, what one of them holds, one sort of item across all of them; as rows
//! under their headings.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::brief::{Happening, Id, Item, ItemKind, ItemRef, Library};
use crate::label::Word;
use crate::lang::Lang;
use crate::search::Hit;

/// What a list lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Listing {
    /// The briefs, and the collections that cut across them.
    Library,
    /// What the brief at that index holds.
    Brief(u32),
    /// One sort of item, across all briefs.
    Collection(Collection),
    /// The sections and groups of the brief at that index, to jump to.
    Outline(u32),
    /// The meetings of the ledger.
    Meetings,
    /// The agenda of the meeting that is open.
    Agenda,
    /// What is to be followed up.
    FollowUp,
    /// Every event by date, the earliest first; drawn on an axis of time where there is room.
    Timeline,
    /// Items that the reader's own doing brought together.
    Picked(Picked),
    /// Everything, of which nothing is listed until something is looked for.
    LookUp,
}

/// Items that the reader's own doing brought together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Picked {
    /// What has a bookmark, in the order of the library.
    Bookmarks,
    /// What was opened lately, the last first.
    Visited,
    /// What is new or edited since the last visit, in the order of the library.
    Changes,
}

impl Picked {
    /// What the list is called.
    pub const fn word(self) -> Word {
        match self {
            Picked::Bookmarks => Word::Bookmarks,
            Picked::Visited => Word::Visited,
            Picked::Changes => Word::SinceLastVisit,
        }
    }
}

/// One sort of item, across all briefs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Collection {
    /// Every proposal, brief by brief.
    Proposals,
    /// Every finding, brief by brief.
    Findings,
    /// Every comparison, by theme.
    Comparisons,
    /// Every relation, brief by brief.
    Relations,
    /// Every thing to watch, brief by brief.
    Watch,
    /// Every event, by date.
    Events,
    /// Every term, by reading.
    Terms,
}

impl Collection {
    /// Every collection, in the order in which the library lists them.
    pub const ALL: [Collection; 7] = [
        Collection::Proposals,
        Collection::Findings,
        Collection::Comparisons,
        Collection::Relations,
        Collection::Watch,
        Collection::Events,
        Collection::Terms,
    ];

    /// The sort of item.
    pub const fn kind(self) -> ItemKind {
        match self {
            Collection::Proposals => ItemKind::Proposal,
            Collection::Findings => ItemKind::Finding,
            Collection::Comparisons => ItemKind::Comparison,
            Collection::Relations => ItemKind::Relation,
            Collection::Watch => ItemKind::Watch,
            Collection::Events => ItemKind::Event,
            Collection::Terms => ItemKind::Term,
        }
    }

    /// What the collection is called.
    pub const fn word(self) -> Word {
        match self {
            Collection::Proposals => Word::Proposals,
            Collection::Findings => Word::Findings,
            Collection::Comparisons => Word::Comparisons,
            Collection::Relations => Word::Relations,
            Collection::Watch => Word::Watch,
            Collection::Events => Word::Events,
            Collection::Terms => Word::Terms,
        }
    }
}

/// A heading within a list; the cursor passes over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// A line of white space.
    Space,
    /// A word over the rows below, with their number where it says something.
    Word(Word, Option<u32>),
    /// The title of a brief.
    Brief(u32),
    /// A year of events.
    Year(u16),
    /// A theme: the index of a brief that has it, and its index there.
    Theme(u32, u32),
}

/// A row of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// An item; opens its page, or for a brief in the library its contents.
    Item(ItemRef),
    /// A collection with the number of its items; opens its list.
    Collection(Collection, u32),
    /// A group of the contents with the row that it begins at; jumps there.
    Jump(Group, usize),
    /// The meeting at that index among those of the ledger; opens its review.
    Meeting(usize),
    /// The records at that index among those of items that are gone; opens them.
    Orphan(usize),
    /// Opens the form of a new meeting.
    NewMeeting,
    /// The query of that number among those of before; looks for it again.
    Recent(usize),
    /// A heading.
    Group(Group),
}

impl Row {
    /// The item, where the row is one.
    pub(super) fn item(self) -> Option<ItemRef> {
        match self {
            Row::Item(item) => Some(item),
            Row::Collection(..) | Row::Jump(..) | Row::Group(_) => None,
            Row::Meeting(_) | Row::NewMeeting | Row::Orphan(_) | Row::Recent(_) => None,
        }
    }
}

/// The rows of a list. The heading of the list stands apart from them already.
pub(super) fn rows(listing: Listing, library: &Library, lang: Lang) -> Vec<Row> {
    let mut rows = grouped(listing, library, lang);
    if rows.first() == Some(&Row::Group(Group::Space)) {
        rows.remove(0);
    }
    rows
}

fn grouped(listing: Listing, library: &Library, lang: Lang) -> Vec<Row> {
    match listing {
        Listing::Library => {
            let briefs = library.all(ItemKind::Brief).map(Row::Item);
            let across = Group::Word(Word::AcrossBriefs, None);
            let collections = Collection::ALL.into_iter().filter_map(|collection| {
                let rows = rows(Listing::Collection(collection), library, lang);
                let count = rows.iter().filter(|row| matches!(row, Row::Item(_))).count() as u32;
                (count > 0).then_some(Row::Collection(collection, count))
            });
            if library.briefs().is_empty() {
                return Vec::new();
            }
            briefs.chain([Row::Group(Group::Space), Row::Group(across)]).chain(collections).collect()
        }
        Listing::Brief(brief) => contents(brief, library),
        Listing::Outline(brief) => outline(brief, library),
        Listing::Meetings | Listing::Agenda | Listing::FollowUp | Listing::Picked(_) | Listing::LookUp => Vec::new(),
        Listing::Collection(Collection::Events) => {
            let mut happenings: Vec<&Happening> = library.happenings().iter().collect();
            happenings.sort_by_key(|it| Reverse(it.date.year));
            by_year(&happenings)
        }
        Listing::Timeline => by_year(&library.happenings().iter().collect::<Vec<_>>()),
        Listing::Collection(Collection::Terms) => by_reading(library, lang),
        Listing::Collection(Collection::Comparisons) => by_theme(library),
        Listing::Collection(collection) => (0..library.briefs().len())
            .flat_map(|brief| {
                let items = library.items_of(brief).filter(|item| item.kind == collection.kind()).map(Row::Item);
                [Row::Group(Group::Space), Row::Group(Group::Brief(brief as u32))].into_iter().chain(items)
            })
            .collect(),
    }
}

/// What a brief holds: its overview, section by section the proposals and the findings, the rest.
fn contents(brief: u32, library: &Library) -> Vec<Row> {
    let items: Vec<ItemRef> = library.items_of(brief as usize).collect();
    let of = |kind: ItemKind| items.iter().copied().filter(move |item| item.kind == kind);
    let mut rows: Vec<Row> = of(ItemKind::Brief).map(Row::Item).collect();
    for section in of(ItemKind::Section) {
        rows.extend([Row::Group(Group::Space), Row::Item(section)]);
        let Some(Item::Section(held)) = library.item(section) else { continue };
        let here = |item: &ItemRef| match library.item(*item) {
            Some(Item::Proposal(it)) => it.section == held.id,
            Some(Item::Finding(it)) => it.section == held.id,
            _ => false,
        };
        rows.extend(of(ItemKind::Proposal).filter(here).map(Row::Item));
        rows.extend(of(ItemKind::Finding).filter(here).map(Row::Item));
    }
    for (kind, word) in [
        (ItemKind::Watch, Word::Watch),
        (ItemKind::Comparison, Word::Comparisons),
        (ItemKind::Relation, Word::Relations),
        (ItemKind::Event, Word::Events),
        (ItemKind::Term, Word::Terms),
        (ItemKind::Source, Word::Sources),
    ] {
        let count = of(kind).count() as u32;
        if count > 0 {
            rows.extend([Row::Group(Group::Space), Row::Group(Group::Word(word, Some(count)))]);
            rows.extend(of(kind).map(Row::Item));
        }
    }
    rows
}

/// The sections and groups of what a brief holds.
fn outline(brief: u32, library: &Library) -> Vec<Row> {
    let contents = contents(brief, library);
    let part = |(at, row): (usize, &Row)| match row {
        Row::Item(item) if matches!(item.kind, ItemKind::Brief | ItemKind::Section) => Some(*row),
        Row::Group(group @ Group::Word(..)) => Some(Row::Jump(*group, at + 1)),
        _ => None,
    };
    contents.iter().enumerate().filter_map(part).collect()
}

/// Every comparison, under its theme; the themes as the briefs first compare something on them.
fn by_theme(library: &Library) -> Vec<Row> {
    let mut themes: Vec<Vec<Row>> = Vec::new();
    let mut known: HashMap<&Id, usize> = HashMap::new();
    for item in library.all(ItemKind::Comparison) {
        let (Some(Item::Comparison(it)), Some(brief)) = (library.item(item), library.brief_of(item)) else { continue };
        match known.get(&it.theme).and_then(|at| themes.get_mut(*at)) {
            Some(rows) => rows.push(Row::Item(item)),
            None => {
                let at = brief.themes.iter().position(|theme| theme.id == it.theme).unwrap_or(0);
                let heading = Group::Theme(item.brief, at as u32);
                known.insert(&it.theme, themes.len());
                themes.push(vec![Row::Group(Group::Space), Row::Group(heading), Row::Item(item)]);
            }
        }
    }
    themes.into_iter().flatten().collect()
}

/// Happenings with a heading for each year.
fn by_year(happenings: &[&Happening]) -> Vec<Row> {
    let years = happenings.chunk_by(|a, b| a.date.year == b.date.year);
    years
        .flat_map(|year| {
            let heading = year.first().map(|it| Group::Year(it.date.year));
            let events = year.iter().map(|it| Row::Item(it.event));
            [Some(Group::Space), heading].into_iter().flatten().map(Row::Group).chain(events)
        })
        .collect()
}

/// What a search found among the events, by date, and how many that is.
pub(super) fn in_time(library: &Library, hits: &[Hit]) -> (Vec<Row>, usize) {
    let hits: HashSet<ItemRef> = hits.iter().map(|hit| hit.item).collect();
    let is_hit = |it: &&Happening| it.tellings.iter().any(|event| hits.contains(event));
    let found: Vec<&Happening> = library.happenings().iter().filter(is_hit).collect();
    (by_year(&found), found.len())
}

/// Every term once, in Japanese by reading, else by name. Briefs may share a term.
fn by_reading(library: &Library, lang: Lang) -> Vec<Row> {
    let mut seen = HashSet::new();
    let mut terms = Vec::new();
    for item in library.all(ItemKind::Term) {
        if let Some(Item::Term(it)) = library.item(item)
            && seen.insert(&it.id)
        {
            let reading = it.readings.first().filter(|_| lang == Lang::Ja);
            let name = reading.map_or(it.name.shown(lang).text, String::as_str);
            terms.push((crate::text::fold::fold(name).text, item));
        }
    }
    terms.sort();
    terms.into_iter().map(|(_, item)| Row::Item(item)).collect()
}
