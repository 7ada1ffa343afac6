//! What the desk remembers of its reader: what was opened, marked and seen, in this visit and in
//! those before.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde::{Deserialize, Serialize};

use super::{Borders, Picked, State};
use crate::brief::{Id, ItemKey, ItemKind, ItemRef, Library};
use crate::minutes::Format;
use crate::text::clean::clean;

/// How many queries of the look-up are remembered.
const QUERIES_MAX: usize = 30;

/// How many items that were opened lately are remembered.
const VISITED_MAX: usize = 50;

/// The digest of each item of a brief, by kind and id.
type Digests = BTreeMap<ItemKind, BTreeMap<Id, u64>>;

/// What one visit leaves for the next, whatever briefs that one opens.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Visit {
    /// The items whose page was ever opened.
    pub read: Vec<ItemKey>,
    /// The items whose page was opened lately, the last first.
    pub visited: Vec<ItemKey>,
    /// The items with a bookmark.
    pub bookmarks: Vec<ItemKey>,
    /// The item of each mark, by its letter.
    pub marks: BTreeMap<char, ItemKey>,
    /// What each brief said: the digests of its items; none where it was too much to be kept.
    pub seen: BTreeMap<Id, Digests>,
    /// The queries of the look-up that something was opened from, the last first.
    pub queries: Vec<String>,
    /// Whether the tour was gone through or put away.
    pub toured: bool,
    /// Where the borders between the panes were moved to.
    pub borders: Borders,
    /// The format that minutes were written in last.
    pub minutes: Format,
}

impl Visit {
    /// Forgets what the largest briefs said, those of more than half as many items as the largest of all
    /// has; false where there is nothing to forget.
    pub fn forget_largest(&mut self) -> bool {
        let count = |digests: &Digests| digests.values().map(BTreeMap::len).sum::<usize>();
        let most = self.seen.values().map(count).max().unwrap_or(0);
        self.seen.values_mut().filter(|digests| count(digests) * 2 > most).for_each(BTreeMap::clear);
        most > 0
    }
}

/// What has become of an item since the last visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// It was not there.
    New,
    /// It said something else.
    Edited,
}

/// What the desk remembers of its reader, as far as the open briefs go.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// The items with a bookmark.
    pub bookmarks: BTreeSet<ItemRef>,
    /// The item of each mark, by its letter.
    pub marks: BTreeMap<char, ItemRef>,
    /// Whether the tour was gone through or put away.
    pub toured: bool,
    /// The format that minutes were written in last.
    pub minutes: Format,
    read: HashSet<ItemRef>,
    visited: Vec<ItemRef>,
    queries: Vec<String>,
    changes: Vec<(ItemRef, Change)>,
    /// What the visit before left: what is about briefs that are not open is kept for the next.
    before: Visit,
}

impl Memory {
    /// The items whose page was opened lately, the last first.
    pub fn visited(&self) -> &[ItemRef] {
        &self.visited
    }

    /// The queries of the look-up that something was opened from, the last first.
    pub fn queries(&self) -> &[String] {
        &self.queries
    }

    /// Takes note of a query of the look-up.
    pub(crate) fn remember_query(&mut self, query: &str) {
        let query = query.trim();
        if !query.is_empty() {
            self.queries.retain(|it| it != query);
            self.queries.insert(0, query.to_owned());
            self.queries.truncate(QUERIES_MAX);
        }
    }

    /// Whether the item's page was ever opened.
    pub fn has_read(&self, item: ItemRef) -> bool {
        self.read.contains(&item)
    }

    /// What is new or edited since the last visit, in the order of the library. A brief that is
    /// new stands for all that it holds.
    pub fn changes(&self) -> &[(ItemRef, Change)] {
        &self.changes
    }

    /// Takes note of a page that is open.
    pub(super) fn open(&mut self, item: ItemRef) {
        if self.visited.first() != Some(&item) {
            self.read.insert(item);
            self.visited.retain(|it| *it != item);
            self.visited.insert(0, item);
            self.visited.truncate(VISITED_MAX);
        }
    }

    /// The items that were picked.
    pub(super) fn picked(&self, picked: Picked) -> Vec<ItemRef> {
        match picked {
            Picked::Bookmarks => self.bookmarks.iter().copied().collect(),
            Picked::Visited => self.visited.clone(),
            Picked::Changes => self.changes.iter().map(|(item, _)| *item).collect(),
        }
    }

    /// The same about another library; `moved` finds an item of the old library in the new one.
    pub(super) fn moved(&mut self, library: &Library, moved: impl Fn(ItemRef) -> Option<ItemRef>) {
        self.read = self.read.iter().copied().filter_map(&moved).collect();
        self.visited = self.visited.iter().copied().filter_map(&moved).collect();
        self.bookmarks = self.bookmarks.iter().copied().filter_map(&moved).collect();
        self.marks = self.marks.iter().filter_map(|(letter, item)| Some((*letter, moved(*item)?))).collect();
        self.changes = changes(library, &self.before.seen);
    }
}

impl State {
    /// Takes up what the visit before left.
    pub fn resume(&mut self, before: Visit) {
        self.borders = before.borders;
        let find = |keys: &[ItemKey]| keys.iter().filter_map(|key| self.library.by_key(key)).collect::<Vec<_>>();
        self.memory = Memory {
            bookmarks: find(&before.bookmarks).into_iter().collect(),
            marks: before.marks.iter().filter_map(|(at, key)| Some((*at, self.library.by_key(key)?))).collect(),
            toured: before.toured,
            minutes: before.minutes,
            read: find(&before.read).into_iter().collect(),
            visited: find(&before.visited),
            // The file is the user's own, but anything may stand in it.
            queries: before.queries.iter().take(QUERIES_MAX).map(|query| clean(query).into_owned()).collect(),
            changes: changes(&self.library, &before.seen),
            before,
        };
        self.settle();
    }

    /// What this visit leaves for the next.
    pub fn visit(&self) -> Visit {
        let mut visit = self.visit_so_far();
        let briefs = self.library.briefs().iter().zip(0..);
        visit.seen.extend(briefs.map(|(it, at)| (it.id.clone(), digests(&self.library, at))));
        visit
    }

    /// The same without what the briefs that are open say now.
    pub(super) fn visit_so_far(&self) -> Visit {
        let Memory { before, bookmarks, marks, read, visited, queries, toured, minutes, .. } = &self.memory;
        let key = |item: &ItemRef| self.library.key(*item);
        let elsewhere = |key: &ItemKey| self.library.brief_named(&key.brief).is_none();
        let kept = |keys: &[ItemKey]| keys.iter().filter(|key| elsewhere(key)).cloned().collect::<Vec<_>>();
        let mut read: Vec<ItemKey> = read.iter().filter_map(key).chain(kept(&before.read)).collect();
        read.sort();
        let mut visited: Vec<ItemKey> = visited.iter().filter_map(key).chain(kept(&before.visited)).collect();
        visited.truncate(VISITED_MAX);
        let mut kept_marks = before.marks.clone();
        kept_marks.retain(|_, key| elsewhere(key));
        kept_marks.extend(marks.iter().filter_map(|(letter, item)| Some((*letter, key(item)?))));
        Visit {
            read,
            visited,
            bookmarks: bookmarks.iter().filter_map(key).chain(kept(&before.bookmarks)).collect(),
            marks: kept_marks,
            seen: before.seen.clone(),
            queries: queries.clone(),
            toured: *toured,
            borders: self.borders,
            minutes: *minutes,
        }
    }
}

fn digests(library: &Library, brief: usize) -> Digests {
    let mut digests = Digests::new();
    for (item, digest) in library.items_with_digests(brief) {
        if let Some(content) = library.item(item) {
            digests.entry(item.kind).or_default().insert(content.id().clone(), digest);
        }
    }
    digests
}

/// What is new or edited beside what was seen. Where nothing was seen, or it is not known what was,
/// nothing is new.
fn changes(library: &Library, seen: &BTreeMap<Id, Digests>) -> Vec<(ItemRef, Change)> {
    if seen.is_empty() {
        return Vec::new();
    }
    let mut changes = Vec::new();
    for (brief, at) in library.briefs().iter().zip(0..) {
        let Some(before) = seen.get(&brief.id) else {
            changes.extend(library.items_of(at).next().map(|brief| (brief, Change::New)));
            continue;
        };
        if before.is_empty() {
            continue;
        }
        changes.extend(library.items_with_digests(at).filter_map(|(item, digest)| {
            match before.get(&item.kind).and_then(|kind| kind.get(library.item(item)?.id())) {
                None => Some((item, Change::New)),
                Some(before) => (*before != digest).then_some((item, Change::Edited)),
            }
        }));
    }
    changes
}
