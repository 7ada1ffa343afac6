//! The direct scan: every item folded and looked at, one after another. It needs no index, and says
//! plainly what a search means: the index gives the same answers faster.

use std::sync::atomic::{AtomicBool, Ordering};

use super::Within;
use super::code::Plain;
use super::documents::{self, OWN_FIELDS};
use super::facet;
use super::outcome::Ground;
use super::plan::{Asks, Clause, Pattern, Plan, Probe};
use super::rank::Rank;
use super::vocabulary::{FIELD_MARK, Vocabulary};
use crate::brief::{ItemRef, Library};
use crate::parallel;
use crate::text::fold::fold_onto;

/// What an item says, folded, and what it is filed under.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// By own field, the texts between field marks.
    pub texts: [String; OWN_FIELDS.len()],
    /// The numbers of values.
    pub values: Vec<usize>,
    item: Option<ItemRef>,
}

/// Items looked at by one thread at a time.
const CHUNK: usize = 512;

/// The documents that match, with their ranks, the best first; no more of them once the question is
/// withdrawn.
pub(super) fn scan(ground: &Ground<'_>, plan: &Plan, within: Within) -> Vec<(Rank, u32)> {
    let probes: Vec<Vec<Option<Probe>>> = plan.groups.iter().map(|group| group.iter().map(probe).collect()).collect();
    let asks_values = plan.asks_values();
    let chunks: Vec<(usize, &[ItemRef])> = ground.documents.chunks(CHUNK).enumerate().collect();
    let found = parallel::map(&chunks, true, |(chunk, items)| {
        let mut document = Document::default();
        let mut found = Vec::new();
        for (at, item) in items.iter().enumerate().filter(|(_, item)| within.holds(**item)) {
            if ground.is_withdrawn.load(Ordering::Relaxed) {
                break;
            }
            document.read(ground.library, *item);
            if asks_values {
                document.file(ground.library, ground.vocabulary);
            }
            if let Some(rank) = document.rank(plan, &probes, ground.is_withdrawn) {
                found.push((rank, (chunk * CHUNK + at) as u32));
            }
        }
        found
    });
    let mut found: Vec<(Rank, u32)> = found.into_iter().flatten().collect();
    found.sort_unstable();
    found
}

fn probe(clause: &Clause) -> Option<Probe> {
    match &clause.asks {
        Asks::Word(pattern) => Some(pattern.probe(&Plain)),
        Asks::Values(_) | Asks::Items(_) => None,
    }
}

impl Document {
    /// Takes in what the item says, and nothing yet of what it is filed under.
    pub(super) fn read(&mut self, library: &Library, item: ItemRef) {
        self.texts.iter_mut().for_each(String::clear);
        self.values.clear();
        self.item = Some(item);
        let Some(content) = library.item(item) else { return };
        for (field, text) in OWN_FIELDS.into_iter().zip(&mut self.texts) {
            documents::say(content, field, &mut |said| {
                if text.is_empty() {
                    text.push(FIELD_MARK);
                }
                fold_onto(said, text);
                text.push(FIELD_MARK);
            });
        }
    }

    /// Takes in what the item that was read is filed under.
    pub(super) fn file(&mut self, library: &Library, vocabulary: &Vocabulary) {
        let Some(item) = self.item else { return };
        let (Some(brief), Some(content)) = (library.brief_of(item), library.item(item)) else { return };
        let values = &mut self.values;
        facet::filed_under(brief, item.kind, content, &mut |facet, id| values.extend(vocabulary.number(facet, id)));
        values.sort_unstable();
        values.dedup();
    }

    /// How well the document answers the plan, if it does.
    fn rank(&self, plan: &Plan, probes: &[Vec<Option<Probe>>], is_withdrawn: &AtomicBool) -> Option<Rank> {
        let mut rank = Rank::BEST;
        for (group, probes) in plan.groups.iter().zip(probes) {
            let ranks = group.iter().zip(probes);
            let best = ranks.filter_map(|(clause, probe)| self.clause(clause, probe.as_ref(), is_withdrawn)).min()?;
            rank = rank.and(best);
        }
        Some(rank)
    }

    fn clause(&self, clause: &Clause, probe: Option<&Probe>, is_withdrawn: &AtomicBool) -> Option<Rank> {
        let found = match (&clause.asks, probe) {
            (Asks::Word(pattern), Some(probe)) => self.word(pattern, probe, is_withdrawn),
            (Asks::Word(_), None) => None,
            (Asks::Values(values), _) => values.iter().any(|value| self.is_filed(*value)).then_some(Rank::BEST),
            (Asks::Items(items), _) => self.item.is_some_and(|item| items.hold(item)).then_some(Rank::BEST),
        };
        if clause.is_negated { found.is_none().then_some(Rank::BEST) } else { found }
    }

    fn word(&self, pattern: &Pattern, probe: &Probe, is_withdrawn: &AtomicBool) -> Option<Rank> {
        let own = OWN_FIELDS.into_iter().zip(&self.texts);
        let own = own.filter_map(|(field, text)| probe.rank(text, field, &Plain, is_withdrawn));
        let names = pattern.names.iter().filter(|(value, _)| self.is_filed(*value)).map(|(_, rank)| *rank);
        own.chain(names).min()
    }

    pub(super) fn is_filed(&self, value: usize) -> bool {
        self.values.binary_search(&value).is_ok()
    }
}
