//! What a search found: which hits stand before which, and how many there are.

use std::cmp::Reverse;
use std::sync::atomic::{AtomicBool, Ordering};

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::code::Plain;
use super::documents::{self, OWN_FIELDS};
use super::hint::Hint;
use super::marks::Marks;
use super::needle::Needle;
use super::plan::{Asks, Clause, Pattern, Plan};
use super::rank::{Class, Rank};
use super::scan::Document;
use super::vocabulary::Vocabulary;
use crate::brief::{ItemRef, Library};

/// How the words of a query were found in an item: the worst of them tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Match {
    /// As typed.
    Literal,
    /// In another width, case or kana.
    Folded,
    /// By what is read so.
    Reading,
    /// Character by character, near each other.
    Scattered,
}

/// An item that says what was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The item.
    pub item: ItemRef,
    /// How.
    pub found: Match,
    /// How well, from 0 to 399: no hit stands behind one with a lower score.
    pub score: u32,
}

/// What a search found.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The hits, best first, as many as were asked for.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
    /// What else there is to say.
    pub hints: Vec<Hint>,
    /// What to mark in a text.
    pub marks: Marks,
}

impl Outcome {
    /// Whether something says what was looked for, or is read so: not only scattered characters do.
    pub(super) fn is_said(&self) -> bool {
        self.hits.first().is_some_and(|hit| hit.found != Match::Scattered)
    }
}

/// So many of the best hits are put in order by how well their characters are scattered.
const SCORED: usize = 256;

/// So many places of a word in a text are scored, and with so many pairs of characters in all a search
/// compares no more: what is left stands in the order of the library.
const PLACES_MAX: usize = 16;
const PAIRS_MAX: usize = 1 << 24;

/// Where the hits of a search come from.
pub(super) struct Ground<'a> {
    pub library: &'a Library,
    pub vocabulary: &'a Vocabulary,
    pub documents: &'a [ItemRef],
    pub is_withdrawn: &'a AtomicBool,
}

impl Ground<'_> {
    /// Makes an outcome of the documents that match, which come by rank and number.
    pub(super) fn settle(
        &self,
        plan: Plan,
        found: impl Iterator<Item = (Rank, u32)>,
        total: usize,
        limit: usize,
    ) -> Outcome {
        let mut ranked = self.literal_first(&plan, found, limit.max(SCORED));
        let scored = ranked.len().min(SCORED);
        self.order_scattered(&plan, &mut ranked[..scored]);
        ranked.truncate(limit);
        let marks = Marks::new(&plan);
        let mut hints = plan.hints;
        if matches!(ranked.first(), Some((Match::Scattered, ..))) {
            hints.push(Hint::OnlyScattered);
        }
        let hit = |(found, rank, document): (Match, Rank, u32)| {
            Some(Hit { item: *self.documents.get(document as usize)?, found, score: score(found, rank) })
        };
        Outcome { hits: ranked.into_iter().filter_map(hit).collect(), total, hints, marks }
    }

    /// The first documents, those that say the words as typed before those that say them in another
    /// form. Looks into no more of them than it needs.
    fn literal_first(
        &self,
        plan: &Plan,
        found: impl Iterator<Item = (Rank, u32)>,
        limit: usize,
    ) -> Vec<(Match, Rank, u32)> {
        let is_exacting = plan.patterns().any(|pattern| pattern.word.is_exacting());
        let mut document = Document::default();
        let (mut ranked, mut folded) = (Vec::new(), Vec::new());
        for (rank, at) in found {
            if rank.class > Class::Contiguous {
                ranked.append(&mut folded);
            }
            if ranked.len() >= limit || self.is_withdrawn.load(Ordering::Relaxed) {
                break;
            }
            match rank.class {
                Class::Contiguous if is_exacting && !self.is_literal(plan, at, &mut document) => {
                    folded.push((Match::Folded, rank, at));
                }
                Class::Contiguous => ranked.push((Match::Literal, rank, at)),
                Class::Reading => ranked.push((Match::Reading, rank, at)),
                Class::Scattered => ranked.push((Match::Scattered, rank, at)),
            }
        }
        ranked.append(&mut folded);
        ranked.truncate(limit);
        ranked
    }

    /// Whether the document says an alternative of each group as it was typed.
    fn is_literal(&self, plan: &Plan, at: u32, document: &mut Document) -> bool {
        let Some(&item) = self.documents.get(at as usize) else { return false };
        let mut is_read = false;
        let mut says = |clause: &Clause| match &clause.asks {
            Asks::Word(pattern) if !clause.is_negated => {
                if !is_read {
                    document.read(self.library, item);
                    document.file(self.library, self.vocabulary);
                    is_read = true;
                }
                self.says(pattern, item, document)
            }
            _ => true,
        };
        plan.groups.iter().all(|group| group.iter().any(&mut says))
    }

    /// Whether a field has the word in the form in which it was typed.
    fn says(&self, pattern: &Pattern, item: ItemRef, document: &Document) -> bool {
        let word = &pattern.word;
        if !word.is_exacting() {
            let names =
                pattern.names.iter().any(|(at, rank)| rank.class == Class::Contiguous && document.is_filed(*at));
            return names || document.texts.iter().any(|text| text.contains(&word.folded));
        }
        let has = |field: &str| match (word.at_start, word.at_end) {
            (true, true) => field == word.typed,
            (true, false) => field.starts_with(&word.typed),
            (false, true) => field.ends_with(&word.typed),
            (false, false) => field.contains(&word.typed),
        };
        let mut is_said = false;
        if let Some(content) = self.library.item(item) {
            OWN_FIELDS.into_iter().for_each(|field| documents::say(content, field, &mut |said| is_said |= has(said)));
        }
        let mut filed = document.values.iter().filter_map(|value| self.vocabulary.values.get(*value));
        is_said || filed.any(|value| value.facet.is_said() && value.names.iter().any(|name| has(name)))
    }

    /// Puts scattered matches of one rank in the order of their scores.
    fn order_scattered(&self, plan: &Plan, ranked: &mut [(Match, Rank, u32)]) {
        let Some(first) = ranked.iter().position(|(found, ..)| *found == Match::Scattered) else { return };
        let scorer = SkimMatcherV2::default();
        let words: Vec<(Needle, &str)> = plan
            .patterns()
            .filter_map(|pattern| Some((Needle::new(&pattern.word, &Plain)?, pattern.word.folded.as_str())))
            .collect();
        let (mut document, mut left) = (Document::default(), PAIRS_MAX);
        ranked[first..].sort_by_cached_key(|(_, rank, at)| {
            if self.is_withdrawn.load(Ordering::Relaxed) {
                left = 0;
            }
            if let Some(item) = self.documents.get(*at as usize).filter(|_| left > 0) {
                document.read(self.library, *item);
                document.file(self.library, self.vocabulary);
            }
            let names = document.values.iter().filter_map(|value| self.vocabulary.values.get(*value));
            let names = names.filter(|value| value.facet.is_said()).map(|value| value.folded.as_str());
            let texts: Vec<&str> = document.texts.iter().map(String::as_str).chain(names).collect();
            let best = |(needle, word): &(Needle, &str)| {
                let places = texts.iter().flat_map(|text| places(needle, text, self.is_withdrawn));
                best_score(&scorer, word, places, &mut left)
            };
            let score: i64 = words.iter().map(best).sum();
            (*rank, Reverse(score), *at)
        });
    }
}

/// The order of hits as one number: how they were found, then the rank.
fn score(found: Match, rank: Rank) -> u32 {
    let hundreds = match found {
        Match::Literal => 3,
        Match::Folded => 2,
        Match::Reading => 1,
        Match::Scattered => 0,
    };
    hundreds * 100 + rank.score()
}

/// The first places in a text where the characters of a word stand near each other.
fn places<'a>(needle: &'a Needle, text: &'a str, is_withdrawn: &'a AtomicBool) -> impl Iterator<Item = &'a str> {
    let windows = needle.windows(text.as_bytes(), &Plain, is_withdrawn).take(PLACES_MAX);
    windows.filter_map(|window| with_one_before(text, window.start, window.end))
}

/// The best score of a word over places of texts, which costs as much as there are pairs of their
/// characters: what is `left` of them.
fn best_score<'a>(scorer: &SkimMatcherV2, word: &str, places: impl Iterator<Item = &'a str>, left: &mut usize) -> i64 {
    let mut best = 0;
    for place in places {
        let Some(after) = left.checked_sub(place.len() * word.len()) else {
            *left = 0;
            break;
        };
        *left = after;
        best = best.max(scorer.fuzzy_match(place, word).unwrap_or(0));
    }
    best
}

/// The part of the text and the character before it, which bears on the score.
pub(super) fn with_one_before(text: &str, start: usize, end: usize) -> Option<&str> {
    let before = text.get(..start)?.chars().next_back().map_or(0, char::len_utf8);
    text.get(start - before..end)
}
