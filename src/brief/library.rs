//! The library: the briefs that are open, and how an id finds its item.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::digest::digest;
use super::happening::Happening;
use super::model::{Brief, Comparison, Event, Finding, Id, Proposal, Relation, Section, Source, Term, Text, Watch};
use crate::parallel;

/// For fewer briefs, more threads cost more than they gain.
const WORTH_THREADS: usize = 16;

/// What sort of thing an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// A brief as a whole: its bottom line and why it matters.
    Brief,
    /// A section of a brief.
    Section,
    /// A recommendation.
    Proposal,
    /// A fact or a judgement.
    Finding,
    /// A dated happening.
    Event,
    /// A glossary entry.
    Term,
    /// A thing to watch.
    Watch,
    /// Views of several sources, side by side.
    Comparison,
    /// How two actors stand to each other.
    Relation,
    /// A document that the brief is written from.
    Source,
}

/// Where an item stands in the library: cheap to copy and to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemRef {
    /// The index of the brief in [`Library::briefs`].
    pub brief: u32,
    /// Which list of the brief.
    pub kind: ItemKind,
    /// The index in that list; 0 for the brief itself.
    pub index: u32,
}

/// What an item is known by outside of one library: what stays the same when briefs are read anew.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ItemKey {
    /// The id of the brief.
    pub brief: Id,
    /// Which list of the brief.
    pub kind: ItemKind,
    /// The item's id in that list.
    pub id: Id,
}

/// An item with its content.
#[derive(Clone, Copy, Debug)]
pub enum Item<'a> {
    /// See [`ItemKind::Brief`].
    Brief(&'a Brief),
    /// See [`ItemKind::Section`].
    Section(&'a Section),
    /// See [`ItemKind::Proposal`].
    Proposal(&'a Proposal),
    /// See [`ItemKind::Finding`].
    Finding(&'a Finding),
    /// See [`ItemKind::Event`].
    Event(&'a Event),
    /// See [`ItemKind::Term`].
    Term(&'a Term),
    /// See [`ItemKind::Watch`].
    Watch(&'a Watch),
    /// See [`ItemKind::Comparison`].
    Comparison(&'a Comparison),
    /// See [`ItemKind::Relation`].
    Relation(&'a Relation),
    /// See [`ItemKind::Source`].
    Source(&'a Source),
}

impl<'a> Item<'a> {
    /// The item's id.
    pub fn id(self) -> &'a Id {
        match self {
            Item::Brief(it) => &it.id,
            Item::Section(it) => &it.id,
            Item::Proposal(it) => &it.id,
            Item::Finding(it) => &it.id,
            Item::Event(it) => &it.id,
            Item::Term(it) => &it.id,
            Item::Watch(it) => &it.id,
            Item::Comparison(it) => &it.id,
            Item::Relation(it) => &it.id,
            Item::Source(it) => &it.id,
        }
    }

    /// Whether the item is cited by its id. Others are named by a word that no page shows.
    pub fn is_cited_by_id(self) -> bool {
        match self {
            Item::Brief(_) | Item::Section(_) | Item::Term(_) | Item::Source(_) => false,
            Item::Proposal(_) | Item::Finding(_) | Item::Event(_) => true,
            Item::Watch(_) | Item::Comparison(_) | Item::Relation(_) => true,
        }
    }

    /// The item's title, heading or name.
    pub fn title(self) -> &'a Text {
        match self {
            Item::Brief(it) => &it.title,
            Item::Section(it) => &it.title,
            Item::Proposal(it) => &it.title,
            Item::Finding(it) => &it.title,
            Item::Event(it) => &it.title,
            Item::Term(it) => &it.name,
            Item::Watch(it) => &it.title,
            Item::Comparison(it) => &it.title,
            Item::Relation(it) => &it.title,
            Item::Source(it) => &it.title,
        }
    }
}

/// The set of briefs that is open. Ids are unique across it: the first of two stands.
#[derive(Clone, Debug, Default)]
pub struct Library {
    briefs: Vec<Arc<Brief>>,
    // Of the briefs alone, and made when they are asked for: a search from the shell never does.
    names: OnceLock<Names>,
    /// See [`Library::happenings`].
    pub(super) happenings: OnceLock<Vec<Happening>>,
    /// By brief, see [`Digests`].
    digests: OnceLock<Vec<Digests>>,
    /// By brief, those that are known without being counted.
    known: Vec<Option<Digests>>,
}

/// What each item of a brief says as one number, which tells an edited item from the same one; in the
/// order of [`Library::items_of`].
pub type Digests = Arc<[u64]>;

/// What the briefs of a library go by, and their items.
#[derive(Clone, Debug, Default)]
struct Names {
    /// By id, the index of the brief.
    briefs: HashMap<Id, u32>,
    /// By prefix, the indices of the briefs that have it.
    of_prefix: HashMap<String, Vec<u32>>,
    /// By brief, its items by id, save those that are named within their brief only. Made for a brief
    /// when one of its items is asked for: few are, in a library of many.
    items: Vec<OnceLock<HashMap<Id, ItemRef>>>,
}

/// What a library is follows from its briefs.
impl PartialEq for Library {
    fn eq(&self, other: &Library) -> bool {
        self.briefs == other.briefs
    }
}

impl Eq for Library {}

impl Library {
    /// Puts briefs together, in the order given.
    ///
    /// Sections, terms and sources are named within their brief only (see [`Library::within`]), as
    /// briefs may share the name of one.
    pub fn new<B: Into<Arc<Brief>>>(briefs: Vec<B>) -> Library {
        Library { briefs: briefs.into_iter().map(Into::into).collect(), ..Library::default() }
    }

    /// Puts together briefs of some of which the digests are known.
    pub fn with_digests(briefs: Vec<(Arc<Brief>, Option<Digests>)>) -> Library {
        let (briefs, known) = briefs.into_iter().unzip();
        Library { briefs, known, ..Library::default() }
    }

    /// The digests of every brief. Those that are not known are counted, once.
    pub fn digests(&self) -> &[Digests] {
        self.digests.get_or_init(|| {
            let of_items = |at| self.items_of(at).filter_map(|item| self.item(item)).map(digest).collect();
            let known = |at: usize| self.known.get(at).cloned().flatten();
            let briefs: Vec<usize> = (0..self.briefs.len()).collect();
            let is_worth_threads = briefs.iter().filter(|at| known(**at).is_none()).count() >= WORTH_THREADS;
            parallel::map(&briefs, is_worth_threads, |at| known(*at).unwrap_or_else(|| of_items(*at)))
        })
    }

    /// The digests of the brief at `brief`, if they are known or have been counted.
    pub fn known_digests(&self, brief: usize) -> Option<Digests> {
        self.digests.get().and_then(|all| all.get(brief).cloned()).or_else(|| self.known.get(brief).cloned().flatten())
    }

    /// Every item of the brief at `brief` with its digest.
    pub fn items_with_digests(&self, brief: usize) -> impl Iterator<Item = (ItemRef, u64)> {
        let digests = self.digests().get(brief);
        self.items_of(brief).zip(digests.into_iter().flat_map(|digests| digests.iter().copied()))
    }

    fn names(&self) -> &Names {
        self.names.get_or_init(|| {
            let mut names = Names { items: vec![OnceLock::new(); self.briefs.len()], ..Names::default() };
            for (at, brief) in (0..).zip(&self.briefs) {
                names.briefs.entry(brief.id.clone()).or_insert(at);
                names.of_prefix.entry(brief.prefix.clone()).or_default().push(at);
            }
            names
        })
    }

    /// The item of that id in the brief at `brief`, save one that is named within its brief only.
    fn numbered(&self, brief: u32, id: &Id) -> Option<ItemRef> {
        let by_id = self.names().items.get(brief as usize)?.get_or_init(|| {
            let items = self.items_of(brief as usize).filter_map(|item| Some((item, self.item(item)?)));
            items.filter(|(_, content)| content.is_cited_by_id()).map(|(item, it)| (it.id().clone(), item)).collect()
        });
        by_id.get(id).copied()
    }

    /// The briefs, in order.
    pub fn briefs(&self) -> &[Arc<Brief>] {
        &self.briefs
    }

    /// The brief that an item belongs to.
    pub fn brief_of(&self, item: ItemRef) -> Option<&Brief> {
        self.briefs.get(item.brief as usize).map(Arc::as_ref)
    }

    /// The item that a reference points at.
    pub fn item(&self, item: ItemRef) -> Option<Item<'_>> {
        let brief = self.briefs.get(item.brief as usize)?;
        let at = item.index as usize;
        Some(match item.kind {
            ItemKind::Brief => Item::Brief(brief),
            ItemKind::Section => Item::Section(brief.sections.get(at)?),
            ItemKind::Proposal => Item::Proposal(brief.proposals.get(at)?),
            ItemKind::Finding => Item::Finding(brief.findings.get(at)?),
            ItemKind::Event => Item::Event(brief.events.get(at)?),
            ItemKind::Term => Item::Term(brief.terms.get(at)?),
            ItemKind::Watch => Item::Watch(brief.watch.get(at)?),
            ItemKind::Comparison => Item::Comparison(brief.comparisons.get(at)?),
            ItemKind::Relation => Item::Relation(brief.relations.get(at)?),
            ItemKind::Source => Item::Source(brief.sources.get(at)?),
        })
    }

    /// The item of an id that is unique across the library: a brief, proposal, finding, event,
    /// watch point, comparison or relation.
    pub fn find(&self, id: &Id) -> Option<ItemRef> {
        if let Some(brief) = self.brief_named(id) {
            return Some(ItemRef { brief, kind: ItemKind::Brief, index: 0 });
        }
        let prefix = id.as_str().split('-').next()?;
        self.names().of_prefix.get(prefix)?.iter().find_map(|brief| self.numbered(*brief, id))
    }

    /// What the item is known by outside of this library.
    pub fn key(&self, item: ItemRef) -> Option<ItemKey> {
        let brief = self.brief_of(item)?.id.clone();
        Some(ItemKey { brief, kind: item.kind, id: self.item(item)?.id().clone() })
    }

    /// The index of the brief of that id.
    pub fn brief_named(&self, id: &Id) -> Option<u32> {
        self.names().briefs.get(id).copied()
    }

    /// The item that is known by that key.
    pub fn by_key(&self, key: &ItemKey) -> Option<ItemRef> {
        self.within(self.brief_named(&key.brief)?, key.kind, &key.id)
    }

    /// The section, term or source of that id in the brief at `brief`.
    pub fn within(&self, brief: u32, kind: ItemKind, id: &Id) -> Option<ItemRef> {
        self.items_of(brief as usize)
            .find(|item| item.kind == kind && self.item(*item).is_some_and(|content| content.id() == id))
    }

    /// Every item of the brief at `brief`: the brief itself, then list by list in file order.
    pub fn items_of(&self, brief: usize) -> impl Iterator<Item = ItemRef> + use<> {
        let counts = self.briefs.get(brief).map(|it| counts(it));
        counts.into_iter().flatten().flat_map(move |(kind, count)| {
            (0..count).map(move |index| ItemRef { brief: brief as u32, kind, index: index as u32 })
        })
    }

    /// Every item of that kind, brief by brief in order.
    pub fn all(&self, kind: ItemKind) -> impl Iterator<Item = ItemRef> + '_ {
        (0..).zip(&self.briefs).flat_map(move |(brief, it)| {
            let count = counts(it).into_iter().find(|(of, _)| *of == kind).map_or(0, |(_, count)| count);
            (0..count).map(move |index| ItemRef { brief, kind, index: index as u32 })
        })
    }
}

/// How many items a brief holds, itself among them.
pub(super) fn count(brief: &Brief) -> usize {
    counts(brief).iter().map(|(_, count)| count).sum()
}

/// How many items of each kind a brief holds, itself among them.
fn counts(brief: &Brief) -> [(ItemKind, usize); 10] {
    [
        (ItemKind::Brief, 1),
        (ItemKind::Section, brief.sections.len()),
        (ItemKind::Proposal, brief.proposals.len()),
        (ItemKind::Finding, brief.findings.len()),
        (ItemKind::Event, brief.events.len()),
        (ItemKind::Term, brief.terms.len()),
        (ItemKind::Watch, brief.watch.len()),
        (ItemKind::Comparison, brief.comparisons.len()),
        (ItemKind::Relation, brief.relations.len()),
        (ItemKind::Source, brief.sources.len()),
    ]
}
