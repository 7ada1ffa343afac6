//! A query made ready for a library: words with their readings, facets with the values they mean.

use std::sync::atomic::AtomicBool;

use super::automaton::{Automaton, Written};
use super::code::{Code, Plain};
use super::facet::Facet;
use super::hint::{self, Hint};
use super::needle::Needle;
use super::query::{Atom, Query, What, Word};
use super::rank::{Class, Rank};
use super::standing::{self, Items, Standing};
use super::vocabulary::{self, Value, Vocabulary};
use super::{Field, hangul, reading};
use crate::problem::nearest;

/// A query made ready.
#[derive(Debug)]
pub(super) struct Plan {
    /// All must hold; of each, one alternative.
    pub groups: Vec<Vec<Clause>>,
    pub hints: Vec<Hint>,
}

/// An alternative.
#[derive(Debug)]
pub(super) struct Clause {
    pub is_negated: bool,
    pub asks: Asks,
}

/// What is asked for.
#[derive(Debug)]
pub(super) enum Asks {
    Word(Box<Pattern>),
    /// One of the values of that number.
    Values(Vec<usize>),
    /// One of those proposals.
    Items(Items),
}

/// A word made ready.
#[derive(Debug)]
pub(super) struct Pattern {
    pub word: Word,
    /// What is read so.
    pub reading: Option<Automaton>,
    /// The values whose names say it, and how well.
    pub names: Vec<(usize, Rank)>,
}

/// A pattern over text in a code.
#[derive(Debug)]
pub(super) struct Probe {
    pub needle: Option<Needle>,
    pub reading: Option<Written>,
}

impl Plan {
    /// Makes the query ready. Characters that are not present need not be looked for.
    pub(super) fn new(
        query: &Query,
        vocabulary: &Vocabulary,
        standing: &Standing,
        is_present: &dyn Fn(char) -> bool,
    ) -> Plan {
        let mut plan = Plan { groups: Vec::new(), hints: Vec::new() };
        for name in &query.unknown {
            plan.unknown(name);
        }
        for group in &query.groups {
            let clauses: Vec<Clause> =
                group.iter().filter_map(|atom| plan.clause(atom, vocabulary, standing, is_present)).collect();
            if !clauses.is_empty() {
                plan.groups.push(clauses);
            }
        }
        plan
    }

    /// Whether it matters what an item is filed under.
    pub(super) fn asks_values(&self) -> bool {
        self.groups.iter().flatten().any(|clause| match &clause.asks {
            Asks::Word(pattern) => !pattern.names.is_empty(),
            Asks::Values(_) => true,
            Asks::Items(_) => false,
        })
    }

    /// The words that must be found.
    pub(super) fn patterns(&self) -> impl Iterator<Item = &Pattern> {
        self.groups.iter().flatten().filter(|clause| !clause.is_negated).filter_map(|clause| match &clause.asks {
            Asks::Word(pattern) => Some(&**pattern),
            Asks::Values(_) | Asks::Items(_) => None,
        })
    }

    fn unknown(&mut self, name: &str) {
        self.hints.push(Hint::UnknownFacet(name.to_owned(), nearest(name, Facet::ALL.map(Facet::name))));
    }

    fn clause(
        &mut self,
        atom: &Atom,
        vocabulary: &Vocabulary,
        standing: &Standing,
        is_present: &dyn Fn(char) -> bool,
    ) -> Option<Clause> {
        let asks = match &atom.what {
            What::Word(word) => Asks::Word(Box::new(Pattern::new(word, vocabulary, is_present))),
            What::Facet(Facet::Due, typed) if standing::is_unfinished(typed) => return None,
            What::Facet(facet, typed) if facet.is_of_ledger() => {
                let items = standing.meant(*facet, typed);
                if !standing.is_recorded() && !self.hints.contains(&Hint::NothingRecorded) {
                    self.hints.push(Hint::NothingRecorded);
                }
                if items.is_none() {
                    self.unknown_value(*facet, typed, &standing.values);
                }
                Asks::Items(items.unwrap_or_default())
            }
            What::Facet(facet, typed) => {
                let values = vocabulary.resolve(*facet, typed);
                if values.is_empty() {
                    self.unknown_value(*facet, typed, &vocabulary.values);
                }
                Asks::Values(values)
            }
        };
        Some(Clause { is_negated: atom.is_negated, asks })
    }

    fn unknown_value(&mut self, facet: Facet, typed: &str, values: &[Value]) {
        let meant = vocabulary::slip_of(values, facet, typed);
        let of_facet = values.iter().filter(|value| value.facet == facet);
        let known = of_facet.take(hint::NAMED + 1).map(|value| value.id.clone()).collect();
        self.hints.push(Hint::UnknownValue { facet, value: typed.to_owned(), meant, known });
    }
}

impl Pattern {
    fn new(word: &Word, vocabulary: &Vocabulary, is_present: &dyn Fn(char) -> bool) -> Pattern {
        let reading = Some(word.folded.as_str()).filter(|_| !word.is_literal).and_then(|word| {
            reading::automaton(word, &vocabulary.spellings, is_present).or_else(|| hangul::automaton(word, is_present))
        });
        let mut pattern = Pattern { word: word.clone(), reading, names: Vec::new() };
        let (probe, is_wanted) = (pattern.probe(&Plain), AtomicBool::new(false));
        let said = vocabulary.values.iter().enumerate().filter(|(_, value)| value.facet.is_said());
        pattern.names = said
            .filter_map(|(at, value)| Some((at, probe.rank(&value.folded, Field::Names, &Plain, &is_wanted)?)))
            .collect();
        pattern
    }

    /// The pattern over text in that code.
    pub(super) fn probe(&self, code: &impl Code) -> Probe {
        Probe {
            needle: Needle::new(&self.word, code),
            reading: self.reading.as_ref().map(|automaton| automaton.written(code)),
        }
    }
}

impl Probe {
    /// How well the text of a field says the word; it does not matter once the question is withdrawn.
    pub(super) fn rank(&self, text: &str, field: Field, code: &impl Code, is_withdrawn: &AtomicBool) -> Option<Rank> {
        let is_title = matches!(field, Field::Id | Field::Title);
        let written =
            self.needle.as_ref().and_then(|needle| needle.find(text.as_bytes(), is_title, code, is_withdrawn));
        let read = || self.reading.as_ref()?.edge(text, code, is_withdrawn).map(|edge| (Class::Reading, edge));
        let (class, edge) = match written {
            Some((Class::Contiguous, edge)) => (Class::Contiguous, edge),
            written => read().or(written)?,
        };
        Some(Rank::new(class, edge, field))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn once_a_question_is_withdrawn_a_long_text_is_looked_through_no_further() {
        let text = "日本の拉致問題、".repeat(10_000);
        let found = |query: &str, is_withdrawn: bool| {
            let plan = Plan::new(&Query::parse(query), &Vocabulary::default(), &Standing::default(), &|_| true);
            let probes: Vec<Probe> = plan.patterns().map(|pattern| pattern.probe(&Plain)).collect();
            probes.iter().filter_map(|it| it.rank(&text, Field::Text, &Plain, &AtomicBool::new(is_withdrawn))).count()
        };
        for query in ["rachi", "日拉題"] {
            assert_eq!((found(query, false), found(query, true)), (1, 0), "{query}");
        }
    }
}
