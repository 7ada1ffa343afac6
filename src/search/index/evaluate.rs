//! A plan evaluated over a segment: from exact sets of candidates to the documents that match.

use std::hint::black_box;
use std::sync::atomic::{AtomicBool, Ordering};

use super::super::automaton::Automaton;
use super::super::documents::{Field, OWN_FIELDS};
use super::super::plan::{Asks, Clause, Pattern, Plan, Probe};
use super::super::rank::{Class, Edge, Rank};
use super::bits::Bits;
use super::levels::Levels;
use super::segment::Segment;
use crate::brief::ItemRef;

/// Texts that are fetched from memory together.
const BATCH: usize = 16;

/// With more than one in so many documents to look into, all texts are read from end to end: that
/// is faster than to go from one to the next.
const SWEPT: usize = 2;

impl Segment {
    /// The documents among `asked` that answer the plan; `items` are what the documents stand for.
    /// Once the question is withdrawn, no more is looked into.
    pub(super) fn evaluate(&self, plan: &Plan, asked: Bits, items: &[ItemRef], is_withdrawn: &AtomicBool) -> Levels {
        let mut found = Levels::of_all(asked);
        for group in &plan.groups {
            let left = found.matched(self.documents);
            if left.is_empty() {
                break;
            }
            let mut alternatives = Levels::default();
            for clause in group {
                for (rank, documents) in self.clause(clause, &left, items, is_withdrawn).into_iter() {
                    alternatives.add(rank, documents);
                }
            }
            found = found.and(&alternatives);
        }
        found
    }

    fn clause(&self, clause: &Clause, asked: &Bits, items: &[ItemRef], is_withdrawn: &AtomicBool) -> Levels {
        let found = match &clause.asks {
            Asks::Word(pattern) => {
                let probe = pattern.probe(&self.alphabet);
                Search { segment: self, pattern, probe, asked, is_withdrawn }.run()
            }
            Asks::Values(values) => {
                let mut filed = self.filed(values);
                filed.intersect(asked.words());
                Levels::of_all(filed)
            }
            Asks::Items(wanted) => {
                let mut held = Bits::none(self.documents);
                let is_held = |at: &usize| items.get(*at).is_some_and(|item| wanted.hold(*item));
                asked.iter().filter(is_held).for_each(|at| held.insert(at));
                Levels::of_all(held)
            }
        };
        if !clause.is_negated {
            return found;
        }
        let mut others = asked.clone();
        others.remove(found.matched(self.documents).words());
        Levels::of_all(others)
    }

    /// About how many documents must be looked into for a plan.
    pub(super) fn work(&self, plan: &Plan) -> usize {
        let of_pattern = |pattern: &Pattern| {
            if pattern.reading.is_some() {
                return self.documents;
            }
            let mut chars = pattern.word.folded.chars();
            if chars.nth(1).is_none() {
                return 0;
            }
            let rarest = pattern.word.folded.chars().map(|c| {
                let number = self.alphabet.number(c);
                number.map_or(0, |number| self.fields.iter().map(|field| field.postings.count(number)).sum())
            });
            rarest.min().unwrap_or(0)
        };
        plan.patterns().map(of_pattern).sum()
    }
}

/// A word looked for in a segment.
struct Search<'a> {
    segment: &'a Segment,
    pattern: &'a Pattern,
    probe: Probe,
    asked: &'a Bits,
    is_withdrawn: &'a AtomicBool,
}

impl Search<'_> {
    fn run(&self) -> Levels {
        let mut found = Levels::default();
        self.names(&mut found);
        for (at, field) in OWN_FIELDS.into_iter().enumerate() {
            self.written(at, field, &mut found);
        }
        if let Some(reading) = &self.pattern.reading {
            for (at, field) in OWN_FIELDS.into_iter().enumerate() {
                self.read(at, field, reading, &mut found);
            }
        }
        found
    }

    /// The documents that are filed under something whose name says the word.
    fn names(&self, found: &mut Levels) {
        for (value, rank) in &self.pattern.names {
            let mut filed = self.segment.filed(&[*value]);
            filed.intersect(self.asked.words());
            found.add(*rank, filed);
        }
    }

    /// The documents in which the characters of the word stand, together or scattered.
    fn written(&self, at: usize, field: Field, found: &mut Levels) {
        let Some(needle) = &self.probe.needle else { return };
        let is_title = matches!(field, Field::Id | Field::Title);
        if needle.is_trivial() {
            let rank = Rank::new(Class::Contiguous, Edge::Word, field);
            found.add(rank, self.candidates(at, rank, found));
            return;
        }
        let best = Rank::new(Class::Contiguous, if is_title { Edge::Entire } else { Edge::Word }, field);
        let mut candidates = self.candidates(at, best, found);
        let alphabet = &self.segment.alphabet;
        let texts = &self.segment.fields[at];
        let mut by_kind = ByKind::new(self.segment.documents);
        if candidates.count() * SWEPT > self.segment.documents {
            for (document, first) in
                texts.occurrences(needle.finder()).filter(|(document, _)| candidates.has(*document))
            {
                if self.is_withdrawn.load(Ordering::Relaxed) {
                    return;
                }
                let edge = needle.edge(texts.bytes(document), first, is_title, alphabet, self.is_withdrawn);
                by_kind.insert(Class::Contiguous, edge, document);
            }
            by_kind.documents().for_each(|documents| candidates.remove(documents.words()));
            let scattered = |document| needle.scattered(texts.bytes(document), alphabet, self.is_withdrawn);
            self.look(at, &candidates, scattered, &mut by_kind);
        } else {
            let find = |document| needle.find(texts.bytes(document), is_title, alphabet, self.is_withdrawn);
            self.look(at, &candidates, find, &mut by_kind);
        }
        by_kind.add_to(found, field);
    }

    fn read(&self, at: usize, field: Field, automaton: &Automaton, found: &mut Levels) {
        let Some(reading) = &self.probe.reading else { return };
        // What has the word as typed is known already.
        let mut candidates = self.reaching(at, 0, automaton, &mut vec![None; automaton.states()]).other;
        candidates.intersect(self.asked.words());
        found.remove_from(&mut candidates, Rank::new(Class::Reading, Edge::Word, field));
        let texts = &self.segment.fields[at];
        let edge = |document| reading.edge(texts.text(document), &self.segment.alphabet, self.is_withdrawn);
        let mut by_kind = ByKind::new(self.segment.documents);
        self.look(at, &candidates, |document| edge(document).map(|edge| (Class::Reading, edge)), &mut by_kind);
        by_kind.add_to(found, field);
    }

    /// The documents that have every character of the word in the field, and are not already known
    /// to be as good as `best`.
    fn candidates(&self, at: usize, best: Rank, found: &Levels) -> Bits {
        let mut candidates = self.asked.clone();
        found.remove_from(&mut candidates, best);
        let postings = &self.segment.fields[at].postings;
        let mut numbers: Vec<u32> =
            self.pattern.word.folded.chars().filter_map(|c| self.segment.alphabet.number(c)).collect();
        numbers.sort_unstable_by_key(|number| postings.count(*number));
        numbers.dedup();
        numbers.iter().for_each(|number| postings.intersect(&mut candidates, *number));
        candidates
    }

    /// Looks into the candidates, and adds those in which something is found.
    fn look(&self, at: usize, candidates: &Bits, find: impl Fn(usize) -> Option<(Class, Edge)>, by_kind: &mut ByKind) {
        let texts = &self.segment.fields[at];
        let candidates: Vec<usize> = candidates.iter().collect();
        for batch in candidates.chunks(BATCH) {
            if self.is_withdrawn.load(Ordering::Relaxed) {
                break;
            }
            // The memory of a whole batch is asked for at once, not text by text.
            black_box(batch.iter().fold(0, |sum, document| sum ^ texts.touch(*document)));
            for document in batch {
                if let Some((class, edge)) = find(*document) {
                    by_kind.insert(class, edge, *document);
                }
            }
        }
    }

    /// The documents that have the characters by which the automaton may come from a state to the
    /// accepting one, in whatever order, so that none that it accepts is missing; and those of them
    /// in which it may come there otherwise than by the word as typed.
    fn reaching(&self, at: usize, state: u8, automaton: &Automaton, known: &mut [Option<Reaching>]) -> Reaching {
        let none = || Bits::none(self.segment.documents);
        if state == automaton.accept {
            return Reaching { any: Bits::all(self.segment.documents), other: none() };
        }
        if let Some(known) = &known[usize::from(state)] {
            return known.clone();
        }
        let mut reaching = Reaching { any: none(), other: none() };
        let mut passed = none();
        for edges in automaton.leading_from(state).chunk_by(|a, b| a.to == b.to) {
            let (mut own, mut other) = (none(), none());
            for edge in edges {
                if let Some(number) = self.segment.alphabet.number(edge.label) {
                    let there = if edge.is_own { &mut own } else { &mut other };
                    self.segment.fields[at].postings.union(there, number);
                }
            }
            if edges[0].to == state {
                // What may be passed over.
                passed = other;
                continue;
            }
            let next = self.reaching(at, edges[0].to, automaton, known);
            other.intersect(next.any.words());
            reaching.other.union(other.words());
            reaching.any.union(other.words());
            let mut by_others = own.clone();
            by_others.intersect(next.other.words());
            reaching.other.union(by_others.words());
            own.intersect(next.any.words());
            reaching.any.union(own.words());
        }
        passed.intersect(reaching.any.words());
        reaching.other.union(passed.words());
        known[usize::from(state)] = Some(reaching.clone());
        reaching
    }
}

/// The documents in which a word is found in one field, by how it stands there.
struct ByKind {
    bound: usize,
    sets: [[Option<Bits>; Edge::ALL.len()]; Class::ALL.len()],
}

impl ByKind {
    fn new(bound: usize) -> ByKind {
        ByKind { bound, sets: [const { [const { None }; Edge::ALL.len()] }; Class::ALL.len()] }
    }

    fn insert(&mut self, class: Class, edge: Edge, document: usize) {
        self.sets[class as usize][edge as usize].get_or_insert_with(|| Bits::none(self.bound)).insert(document);
    }

    fn documents(&self) -> impl Iterator<Item = &Bits> {
        self.sets.iter().flatten().flatten()
    }

    fn add_to(self, found: &mut Levels, field: Field) {
        for (class, by_edge) in Class::ALL.into_iter().zip(self.sets) {
            for (edge, documents) in Edge::ALL.into_iter().zip(by_edge) {
                if let Some(documents) = documents {
                    found.add(Rank::new(class, edge, field), documents);
                }
            }
        }
    }
}

/// See [`Search::reaching`].
#[derive(Clone)]
struct Reaching {
    any: Bits,
    other: Bits,
}
