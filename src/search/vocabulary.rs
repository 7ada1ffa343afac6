//! The words that a library brings along: what its facets can be, what they are called, and how its
//! terms are read.

use std::collections::{HashMap, HashSet};

use super::facet::{Facet, ITEM_KINDS, SEVERAL};
use super::romaji;
use crate::brief::{ComparisonRelation, FindingKind, Id, Library, RelationKind, Text};
use crate::label::Word;
use crate::lang::Lang;
use crate::problem::nearest;
use crate::text::fold::fold;

/// A value that a facet can have.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub facet: Facet,
    pub id: String,
    /// The same, folded.
    pub folded_id: String,
    /// What it is called, in each language.
    pub name: Text,
    /// Every name and short form, as written.
    pub names: Vec<String>,
    /// The same, folded, each between field marks.
    pub folded: String,
}

/// A written form and how it is read.
#[derive(Clone, Debug)]
pub(super) struct Spelling {
    /// The characters, folded.
    pub surface: Vec<char>,
    /// Canonical letters, see [`romaji`].
    pub letters: String,
}

/// What a library calls things.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    pub values: Vec<Value>,
    pub spellings: Vec<Spelling>,
    /// The names of terms and of what items are filed under, as written: what can be searched for.
    pub names: HashSet<String>,
    /// By facet, the numbers of its values.
    by_id: [HashMap<String, usize>; Facet::ALL.len()],
}

/// Stands before and after every field of a folded text; no query can hold it.
pub(super) const FIELD_MARK: char = '\0';

impl Vocabulary {
    pub(super) fn new(library: &Library) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        let kinds = ITEM_KINDS.map(|(kind, id)| (id, kind.word())).into_iter();
        let kinds = kinds.chain(FindingKind::ALL.iter().map(|kind| (kind.name(), kind.word())));
        let kinds = kinds.chain(RelationKind::ALL.iter().map(|kind| (kind.name(), kind.word())));
        for (id, word) in kinds.chain(ComparisonRelation::ALL.iter().map(|kind| (kind.name(), kind.word()))) {
            vocabulary.add(Facet::Kind, id, &in_all(word), &[]);
        }
        for brief in library.briefs() {
            vocabulary.add(Facet::Brief, brief.id.as_str(), &brief.title, &[&brief.prefix]);
            for source in &brief.sources {
                vocabulary.add(Facet::Source, source.id.as_str(), &source.publisher, &[&source.short]);
            }
            let asked: HashSet<&Id> = brief.proposals.iter().flat_map(|it| &it.addressees).collect();
            let with = brief.proposals.iter().flat_map(|it| &it.partners);
            let with = with.chain(brief.events.iter().flat_map(|it| &it.actors));
            let with: HashSet<&Id> = with.chain(brief.relations.iter().flat_map(|it| &it.actors)).collect();
            for actor in &brief.actors {
                for (facet, used) in [(Facet::By, &asked), (Facet::With, &with)] {
                    if used.contains(&actor.id) {
                        vocabulary.add(facet, actor.id.as_str(), &actor.name, &[]);
                    }
                }
            }
            for theme in &brief.themes {
                vocabulary.add(Facet::Theme, theme.id.as_str(), &theme.name, &[]);
            }
            let instruments: HashSet<&Id> = brief.proposals.iter().flat_map(|it| &it.instruments).collect();
            for term in &brief.terms {
                let short: Vec<&str> = term.abbreviation.iter().chain(&term.aliases).map(String::as_str).collect();
                if instruments.contains(&term.id) {
                    vocabulary.add(Facet::Instrument, term.id.as_str(), &term.name, &short);
                }
                for written in term.name.all().map(|(_, name)| name).chain(short) {
                    vocabulary.names.insert(written.to_owned());
                    vocabulary.spellings.extend(term.readings.iter().filter_map(|kana| Spelling::new(written, kana)));
                }
            }
        }
        vocabulary.add(Facet::Source, SEVERAL, &in_all(Word::SeveralSources), &[]);
        let said = vocabulary.values.iter().filter(|value| value.facet.is_said());
        vocabulary.names.extend(said.flat_map(|value| value.names.iter().cloned()));
        vocabulary.values.iter_mut().for_each(Value::fold);
        vocabulary.spellings.sort_by(|a, b| (&a.letters, &a.surface).cmp(&(&b.letters, &b.surface)));
        vocabulary.spellings.dedup_by(|a, b| a.letters == b.letters && a.surface == b.surface);
        vocabulary
    }

    /// The number of a value.
    pub(super) fn number(&self, facet: Facet, id: &str) -> Option<usize> {
        self.by_id[facet as usize].get(id).copied()
    }

    /// The values that `typed` means; see [`resolve`].
    pub(super) fn resolve(&self, facet: Facet, typed: &str) -> Vec<usize> {
        resolve(&self.values, facet, typed)
    }

    /// Adds a value, or names to one that is known by that id.
    fn add(&mut self, facet: Facet, id: &str, name: &Text, short: &[&str]) {
        let at = self.number(facet, id).unwrap_or_else(|| {
            let at = self.values.len();
            let (names, folded) = (Vec::new(), String::new());
            self.values.push(Value {
                facet,
                id: id.to_owned(),
                folded_id: String::new(),
                name: name.clone(),
                names,
                folded,
            });
            self.by_id[facet as usize].insert(id.to_owned(), at);
            at
        });
        let Some(value) = self.values.get_mut(at) else { return };
        for name in name.all().map(|(_, name)| name).chain(short.iter().copied()) {
            if !value.names.iter().any(|known| known == name) {
                value.names.push(name.to_owned());
            }
        }
    }
}

/// The numbers of the values that `typed` means: that of this id, else those it names in full if there
/// are any, else those whose id begins with it or whose names have it in them.
pub(super) fn resolve(values: &[Value], facet: Facet, typed: &str) -> Vec<usize> {
    let typed = fold(typed).text;
    let of_facet = || values.iter().enumerate().filter(|(_, value)| value.facet == facet);
    if let Some((at, _)) = of_facet().find(|(_, value)| value.folded_id == typed) {
        return vec![at];
    }
    let meant: Vec<usize> = of_facet().filter(|(_, value)| value.is_named(&typed)).map(|(at, _)| at).collect();
    if !meant.is_empty() {
        return meant;
    }
    of_facet().filter(|(_, value)| value.is_like(&typed)).map(|(at, _)| at).collect()
}

/// What `typed`, which means no value, was perhaps meant to be: an id, else a part or a name of one.
pub(super) fn slip_of(values: &[Value], facet: Facet, typed: &str) -> Option<String> {
    let of_facet = || values.iter().filter(|value| value.facet == facet);
    if let Some(id) = nearest(typed, of_facet().map(|value| value.id.as_str())) {
        return Some(id.to_owned());
    }
    let form = nearest(typed, of_facet().flat_map(Value::forms))?;
    // A name of several words cannot be typed as a value: its id can.
    let named = of_facet().find(|value| value.forms().any(|other| other == form))?;
    Some(if form.contains(char::is_whitespace) { &named.id } else { form }.to_owned())
}

impl Spelling {
    /// A written form and its reading in kana; none where it is not in kana.
    pub(super) fn new(written: &str, kana: &str) -> Option<Spelling> {
        let letters = romaji::from_kana(&fold(kana).text)?;
        Some(Spelling { surface: fold(written).text.chars().collect(), letters })
    }
}

impl Value {
    /// A value that goes by that name alone.
    pub(super) fn new(facet: Facet, id: &str, name: Text) -> Value {
        let names = name.all().map(|(_, name)| name.to_owned()).collect();
        let mut value =
            Value { facet, id: id.to_owned(), folded_id: String::new(), name, names, folded: String::new() };
        value.fold();
        value
    }

    fn fold(&mut self) {
        self.folded_id = fold(&self.id).text;
        self.folded.push(FIELD_MARK);
        // Ids of actors and terms are the codes that people use: `KR-MND`, `acsa`.
        let id = Some(&self.id).filter(|_| self.facet != Facet::Theme);
        for name in self.names.iter().chain(id) {
            self.folded.push_str(&fold(name).text);
            self.folded.push(FIELD_MARK);
        }
    }

    /// Whether `typed` is one of the names, the id, or a part of it: `MOFA` of `JP-MOFA`.
    fn is_named(&self, typed: &str) -> bool {
        let id = self.folded_id.as_str();
        id == typed || id.split('-').any(|part| part == typed) || self.fields().any(|name| name == typed)
    }

    /// What it may be called by: the parts of its id, and its names.
    fn forms(&self) -> impl Iterator<Item = &str> {
        self.id.split('-').chain(self.names.iter().map(String::as_str))
    }

    /// The names, folded.
    pub(super) fn fields(&self) -> impl Iterator<Item = &str> {
        self.folded.split(FIELD_MARK).filter(|name| !name.is_empty())
    }

    fn is_like(&self, typed: &str) -> bool {
        self.folded_id.starts_with(typed) || self.folded.contains(typed)
    }
}

fn in_all(word: Word) -> Text {
    let mut text = Text::default();
    for lang in Lang::ALL {
        text.set(lang, word.in_lang(lang));
    }
    text
}
