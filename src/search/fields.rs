//! What an item says, field by field, folded.

use serde::Serialize;

use crate::brief::{Brief, Id, Item, ItemRef, Library, Text};
use crate::lang::Lang;
use crate::text::fold::fold;

/// A field of an item that a search looks into, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The id.
    Id,
    /// The title, heading or name; a term's short form and readings.
    Title,
    /// The names of instruments, themes, addressees, partners and actors.
    Names,
    /// The running text.
    Text,
}

/// One folded text of an item.
#[derive(Debug)]
pub(super) struct Straw {
    pub field: Field,
    pub lang: Option<Lang>,
    pub folded: String,
}

/// All folded texts of an item.
#[derive(Debug)]
pub(super) struct Haystack {
    pub item: ItemRef,
    pub straws: Vec<Straw>,
}

impl Haystack {
    /// Gathers what the item says; `None` where the library has no such item.
    pub(super) fn new(library: &Library, item: ItemRef) -> Option<Haystack> {
        let brief = library.brief_of(item)?;
        let mut hay = Haystack { item, straws: Vec::new() };
        let content = library.item(item)?;
        hay.raw(Field::Id, content.id().as_str());
        hay.text(Field::Title, content.title());
        match content {
            Item::Brief(it) => {
                hay.text(Field::Text, &it.bottom_line);
                hay.text(Field::Text, &it.importance);
            }
            Item::Section(it) => hay.text(Field::Text, &it.summary),
            Item::Proposal(it) => {
                hay.text(Field::Text, &it.text);
                hay.actors(brief, &it.addressees);
                hay.actors(brief, &it.partners);
                hay.themes(brief, &it.themes);
                hay.instruments(brief, &it.instruments);
                if let Some(horizon) = &it.horizon {
                    hay.text(Field::Names, horizon);
                }
            }
            Item::Finding(it) => {
                hay.text(Field::Text, &it.text);
                hay.themes(brief, &it.themes);
            }
            Item::Event(it) => {
                hay.raw(Field::Names, &it.date.to_string());
                if let Some(text) = &it.text {
                    hay.text(Field::Text, text);
                }
                hay.actors(brief, &it.actors);
            }
            Item::Term(it) => {
                let forms = it.abbreviation.iter().chain(&it.aliases).chain(&it.readings);
                forms.for_each(|form| hay.raw(Field::Title, form));
                if let Some(text) = &it.text {
                    hay.text(Field::Text, text);
                }
            }
            Item::Watch(it) => hay.text(Field::Text, &it.text),
            Item::Comparison(it) => it.views.iter().for_each(|view| hay.text(Field::Text, &view.text)),
            Item::Source(it) => {
                hay.raw(Field::Title, &it.short);
                hay.text(Field::Names, &it.publisher);
                it.parts.iter().for_each(|part| hay.text(Field::Names, &part.title));
            }
        }
        Some(hay)
    }

    fn raw(&mut self, field: Field, text: &str) {
        self.straws.push(Straw { field, lang: None, folded: fold(text).text });
    }

    fn text(&mut self, field: Field, text: &Text) {
        for (lang, words) in text.all() {
            self.straws.push(Straw { field, lang: Some(lang), folded: fold(words).text });
        }
    }

    fn actors(&mut self, brief: &Brief, ids: &[Id]) {
        for actor in brief.actors.iter().filter(|actor| ids.contains(&actor.id)) {
            self.raw(Field::Names, actor.id.as_str());
            self.text(Field::Names, &actor.name);
        }
    }

    fn themes(&mut self, brief: &Brief, ids: &[Id]) {
        for theme in brief.themes.iter().filter(|theme| ids.contains(&theme.id)) {
            self.text(Field::Names, &theme.name);
        }
    }

    fn instruments(&mut self, brief: &Brief, ids: &[Id]) {
        for term in brief.terms.iter().filter(|term| ids.contains(&term.id)) {
            self.text(Field::Names, &term.name);
            for form in term.abbreviation.iter().chain(&term.aliases).chain(&term.readings) {
                self.raw(Field::Names, form);
            }
        }
    }
}
