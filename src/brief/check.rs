//! What must hold between the parts of a brief: references name something, citations point into
//! their source, nothing ends before it begins.

use std::collections::{HashMap, HashSet};

use super::ids;
use super::model::{Brief, Citation, Event, Id, Source};
use super::problems::Problems;
use super::reader::{Given, Reader, Reference};
use super::record::Form;
use super::tree::Node;
use crate::problem::{ProblemKind, Referent};

/// Notes the names of a source's parts for the citations. Those of parts that could not be read
/// count too, as what is wrong with them has been said.
pub(super) fn parts_are_named(source: &mut Source, node: &Node<'_>, reader: &mut Reader<'_>) -> bool {
    let parts = node.get("parts").map(Node::items).unwrap_or_default();
    let names = parts.iter().filter_map(|part| part.get("id")?.as_str());
    let names = names.map(|name| Id::from(name.trim())).collect();
    reader.parts.insert(source.id.clone(), names);
    true
}

/// Whether the source has the part that a citation names. The sources are read first; one that is
/// unknown is a dangling reference, and none of this.
pub(super) fn part_exists(citation: &mut Citation, node: &Node<'_>, reader: &mut Reader<'_>) -> bool {
    let Some(parts) = reader.parts.get(&citation.source) else { return true };
    let part = Id::from(citation.part());
    if parts.contains(&part) {
        return true;
    }
    let suggestion = reader.problems.suggest(part.as_str(), parts.iter().map(Id::as_str));
    let mut known: Vec<String> = parts.iter().take(MOST_LISTED + 1).map(Id::to_string).collect();
    known.sort();
    if known.len() > MOST_LISTED {
        known.clear();
    }
    let kind = ProblemKind::UnknownPart { part: part.to_string(), suggestion, known };
    reader.report(node.get("place").unwrap_or(node), kind);
    false
}

/// How many parts are listed as those that a source has.
const MOST_LISTED: usize = 20;

/// Takes away an end that comes before the start.
pub(super) fn ends_after_start(event: &mut Event, node: &Node<'_>, reader: &mut Reader<'_>) -> bool {
    if event.until.is_some_and(|until| until.last_day() < event.date.first_day()) {
        event.until = None;
        let kind = ProblemKind::EndsBeforeStart { start: event.date.to_string() };
        reader.report(node.get("until").unwrap_or(node), kind);
    }
    true
}

/// Reports the references of a brief that name nothing, and gives back those that other briefs must
/// answer. What was given by an item that could not be read counts as there: its own mistakes have
/// been told.
pub(super) fn resolve(reader: &mut Reader<'_>) -> Vec<Reference> {
    let mut elsewhere = Vec::new();
    for reference in std::mem::take(&mut reader.references) {
        if reader.given.get(reference.referent, &reference.id).is_some() {
            continue;
        }
        let is_own = ids::prefix(&reference.id).is_none_or(|prefix| prefix == reader.prefix);
        if reference.referent == Referent::Proposal && !is_own {
            elsewhere.push(reference);
        } else {
            let kind = dangling(&reference, &reader.given, &mut reader.problems);
            reader.report_at(reference.range, kind);
        }
    }
    elsewhere
}

/// A reference that names nothing among the ids that are given.
pub(super) fn dangling(reference: &Reference, given: &Given, problems: &mut Problems) -> ProblemKind {
    let suggestion = problems.suggest(reference.id.as_str(), given.ids(reference.referent).map(Id::as_str));
    ProblemKind::DanglingReference { referent: reference.referent, id: reference.id.to_string(), suggestion }
}

/// What may stand in a brief, seen from inside it.
#[derive(Debug)]
pub(super) struct Standing<'a> {
    /// The ids that the brief gives.
    own: &'a HashMap<Referent, HashSet<Id>>,
    /// The ids that it gives and another brief has given before.
    taken: &'a HashSet<Id>,
    /// The proposals of every open brief, by prefix.
    proposals: &'a HashMap<String, HashSet<Id>>,
}

impl Standing<'_> {
    /// Whether the brief has that.
    pub(super) fn has(&self, referent: Referent, id: &Id) -> bool {
        self.own.get(&referent).is_some_and(|ids| ids.contains(id))
    }

    /// Whether the id belongs to an item of another brief.
    pub(super) fn is_taken(&self, id: &Id) -> bool {
        self.taken.contains(id)
    }

    /// Whether the proposal stands, or belongs to a brief that is not open.
    pub(super) fn may_relate(&self, id: &Id) -> bool {
        ids::prefix(id).and_then(|prefix| self.proposals.get(prefix)).is_none_or(|ids| ids.contains(id))
    }
}

/// A brief in which something may not stand.
pub(super) struct Unsettled<'a> {
    pub(super) brief: &'a mut Brief,
    /// The ids that it gives and another brief has given before.
    pub(super) taken: HashSet<Id>,
}

/// Takes out of the briefs the items whose ids are taken, whatever refers to something that does
/// not stand, and what cannot stand without that, until nothing refers to nothing. The `settled`
/// ones stay as they are: all that they refer to stands.
pub(super) fn settle(unsettled: &mut [Unsettled<'_>], settled: &[&Brief]) {
    let mut elsewhere: HashMap<String, HashSet<Id>> = HashMap::new();
    for brief in settled {
        elsewhere.entry(brief.prefix.clone()).or_default().extend(brief.proposals.iter().map(|it| it.id.clone()));
    }
    let mut standing_before = None;
    loop {
        let ids: Vec<_> = unsettled.iter().map(|it| given_ids(it.brief)).collect();
        let standing: usize = ids.iter().flat_map(HashMap::values).map(HashSet::len).sum();
        if standing_before == Some(standing) {
            return;
        }
        standing_before = Some(standing);

        let mut proposals = elsewhere.clone();
        for (it, own) in unsettled.iter().zip(&ids) {
            let of_prefix = proposals.entry(it.brief.prefix.clone()).or_default();
            of_prefix.extend(own.get(&Referent::Proposal).into_iter().flatten().cloned());
        }
        for (it, own) in unsettled.iter_mut().zip(&ids) {
            Brief::prune(it.brief, &Standing { own, taken: &it.taken, proposals: &proposals });
        }
    }
}

/// The proposals of other briefs to which those of the brief are related.
pub(super) fn relations_elsewhere(brief: &Brief) -> Vec<Reference> {
    let related = brief.proposals.iter().flat_map(|proposal| &proposal.related);
    let elsewhere = related.filter(|id| ids::prefix(id).is_some_and(|prefix| prefix != brief.prefix));
    elsewhere.map(|id| Reference { referent: Referent::Proposal, id: id.clone(), range: 0..0 }).collect()
}

/// The ids of the brief's items.
pub(super) fn given_ids(brief: &Brief) -> HashMap<Referent, HashSet<Id>> {
    fn ids<T>(items: &[T], id: fn(&T) -> &Id) -> HashSet<Id> {
        items.iter().map(id).cloned().collect()
    }
    HashMap::from([
        (Referent::Source, ids(&brief.sources, |it| &it.id)),
        (Referent::Actor, ids(&brief.actors, |it| &it.id)),
        (Referent::Theme, ids(&brief.themes, |it| &it.id)),
        (Referent::Section, ids(&brief.sections, |it| &it.id)),
        (Referent::Proposal, ids(&brief.proposals, |it| &it.id)),
        (Referent::Finding, ids(&brief.findings, |it| &it.id)),
        (Referent::Event, ids(&brief.events, |it| &it.id)),
        (Referent::Term, ids(&brief.terms, |it| &it.id)),
        (Referent::Watch, ids(&brief.watch, |it| &it.id)),
        (Referent::Comparison, ids(&brief.comparisons, |it| &it.id)),
        (Referent::Relation, ids(&brief.relations, |it| &it.id)),
    ])
}
