//! Completion of the names and values of facets while a query is typed.

use std::ops::Range;

use super::facet::Facet;
use super::hint::Hint;
use super::query::{self, Token};
use super::standing::Standing;
use super::vocabulary::{Value, Vocabulary};
use crate::brief::{Date, Text};
use crate::label;
use crate::lang::Lang;
use crate::text::fold::fold;

/// What could stand at the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The bytes of the query that it takes the place of.
    pub range: Range<usize>,
    /// What to write there.
    pub text: String,
    /// What it is called.
    pub name: Text,
}

impl Completion {
    /// Whether it is the name of a facet, which a value is to follow.
    pub fn is_name(&self) -> bool {
        self.text.ends_with(':')
    }
}

/// More are not offered.
const OFFERED_MAX: usize = 50;

/// What could stand at the caret: names of facets, or after a colon the values of one.
pub(super) fn complete(vocabulary: &Vocabulary, standing: &Standing, query: &str, caret: usize) -> Vec<Completion> {
    let token = query::tokens(query).into_iter().find(|token| (token.range.start..=token.range.end).contains(&caret));
    let token = token.unwrap_or(Token { range: caret..caret, text: String::new() });
    let Some(before) = query.get(token.range.start..caret) else { return Vec::new() };
    // A sign before the name stays.
    let bare = without_sign(before);
    let start = caret - bare.len();
    let mut offered = match query::facet(bare) {
        None => names(bare, start..caret),
        Some((name, typed)) => match Facet::named(name) {
            Some(facet) => {
                let known = vocabulary.values.iter().chain(&standing.values).filter(|value| value.facet == facet);
                let months = if facet == Facet::Due { standing.months(typed) } else { Vec::new() };
                values(known, months, typed, caret - typed.len()..token.range.end)
            }
            None => Vec::new(),
        },
    };
    offered.truncate(OFFERED_MAX);
    offered
}

/// What follows the sign of what must be absent.
fn without_sign(typed: &str) -> &str {
    typed.strip_prefix(['!', '！']).unwrap_or(typed)
}

/// The query with what was perhaps meant in the place of what the hints say there is not; none where
/// they name nothing.
pub fn mended(query: &str, hints: &[Hint]) -> Option<Completion> {
    let mut text = query.to_owned();
    for (facet, typed, meant) in hints.iter().filter_map(Hint::slip) {
        let stretch = query::tokens(&text).into_iter().find_map(|token| {
            let (name, _) = query::facet(without_sign(&token.text)).unzip();
            if facet != name.and_then(Facet::named) {
                return None;
            }
            let start = token.range.start + text.get(token.range)?.rfind(typed)?;
            Some(start..start + typed.len())
        });
        text.replace_range(stretch?, meant);
    }
    (text != query).then_some(Completion { range: 0..query.len(), text, name: Text::default() })
}

fn names(typed: &str, range: Range<usize>) -> Vec<Completion> {
    let typed = fold(typed).text;
    let begins = |facet: &Facet| {
        facet.name().starts_with(&typed)
            || Lang::ALL.iter().any(|lang| fold(facet.label().in_lang(*lang)).text.starts_with(&typed))
    };
    let offer = |facet: Facet| Completion {
        range: range.clone(),
        text: format!("{}:", facet.name()),
        name: in_all(|lang| facet.label().in_lang(lang)),
    };
    Facet::ALL.into_iter().filter(begins).map(offer).collect()
}

/// Of the known values those whose id, or a part of it, or one of whose names begins so, then those
/// that have it further in; then the months.
fn values<'a>(
    known: impl Iterator<Item = &'a Value>,
    months: Vec<(String, Date)>,
    typed: &str,
    range: Range<usize>,
) -> Vec<Completion> {
    let typed = fold(typed).text;
    let mut offered: Vec<(bool, &Value)> = Vec::new();
    for value in known {
        let id = value.folded_id.as_str();
        let begins = id.split('-').any(|part| part.starts_with(&typed)) || id.starts_with(&typed);
        let begins = begins || value.fields().any(|name| name.starts_with(&typed));
        if begins || value.folded.contains(&typed) {
            offered.push((!begins, value));
        }
    }
    offered.sort_by_key(|(is_further, _)| *is_further);
    let months = months.into_iter().map(|(text, month)| {
        let name = in_all(|lang| label::date(month.year, month.month, None, lang));
        Completion { range: range.clone(), text, name }
    });
    let completion =
        |value: &Value| Completion { range: range.clone(), text: value.id.clone(), name: value.name.clone() };
    let values = offered.into_iter().take(OFFERED_MAX).map(|(_, value)| completion(value));
    values.chain(months).collect()
}

fn in_all<W: Into<Box<str>>>(word: impl Fn(Lang) -> W) -> Text {
    let mut text = Text::default();
    for lang in Lang::ALL {
        text.set(lang, word(lang));
    }
    text
}
