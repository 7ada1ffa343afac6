//! How well a folded text matches a folded word.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::Hit;
use super::fields::{Field, Haystack, Straw};

/// What a literal match is worth more than any scattered one.
const LITERAL: i64 = 1_000_000;
/// A scattered match counts when its characters stand within this many times the word's length;
/// wider, nearly every running text would match nearly every word.
const SPREAD: usize = 3;
/// Texts longer than this many bytes are searched literally only: fuzzy matching takes time and
/// memory in proportion to pattern × text.
const FUZZY_TEXT_MAX: usize = 8 * 1024;

pub(super) struct Scorer {
    fuzzy: SkimMatcherV2,
}

impl Default for Scorer {
    fn default() -> Scorer {
        Scorer { fuzzy: SkimMatcherV2::default().ignore_case() }
    }
}

impl Scorer {
    /// The entry as a hit, if every word is found in it.
    pub(super) fn hit(&self, entry: &Haystack, words: &[String]) -> Option<Hit> {
        let mut score = 0;
        let mut best: Option<(i64, &Straw)> = None;
        for word in words {
            let found = entry.straws.iter().filter_map(|straw| Some((self.score(straw, word)?, straw)));
            let (points, straw) = found.max_by_key(|(points, straw)| (*points, std::cmp::Reverse(straw.field)))?;
            score += points;
            if best.is_none_or(|(most, _)| points > most) {
                best = Some((points, straw));
            }
        }
        best.map(|(_, straw)| Hit { item: entry.item, score, field: straw.field, lang: straw.lang })
    }

    fn score(&self, straw: &Straw, word: &str) -> Option<i64> {
        let weight = match straw.field {
            Field::Id => 4,
            Field::Title => 3,
            Field::Names => 2,
            Field::Text => 1,
        } * (LITERAL / 10);
        let text = straw.folded.as_str();
        if let Some(at) = text.find(word) {
            let whole = if text.len() == word.len() { LITERAL / 20 } else { 0 };
            let start = if at == 0 { LITERAL / 50 } else { 0 };
            return Some(LITERAL + weight + whole + start);
        }
        if text.len() > FUZZY_TEXT_MAX || word.chars().nth(1).is_none() {
            return None;
        }
        let (points, positions) = self.fuzzy.fuzzy_indices(text, word)?;
        let (first, last) = (positions.first()?, positions.last()?);
        (last - first < SPREAD * positions.len()).then_some(weight + points)
    }

    /// The character positions of `text` that the word matches.
    pub(super) fn positions(&self, text: &str, word: &str) -> Vec<usize> {
        let length = word.chars().count();
        let mut literal: Vec<usize> = Vec::new();
        for (at, _) in text.match_indices(word) {
            let start = text.get(..at).map_or(0, |before| before.chars().count());
            literal.extend(start..start + length);
        }
        if !literal.is_empty() || length < 2 || text.len() > FUZZY_TEXT_MAX {
            return literal;
        }
        let Some((_, positions)) = self.fuzzy.fuzzy_indices(text, word) else { return Vec::new() };
        let spread = positions.last().zip(positions.first()).map_or(0, |(last, first)| last - first);
        if spread < SPREAD * positions.len() { positions } else { Vec::new() }
    }
}
