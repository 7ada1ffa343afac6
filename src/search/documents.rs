//! What an item says, field by field.

use super::facet::ITEM_KINDS;
use crate::brief::{Item, ItemRef, Library, Text};

/// A field of an item, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The id that an item is cited by; of an event its date too.
    Id,
    /// The title, heading or name; of a term and a source their short forms too.
    Title,
    /// The names of what the item is filed under: addressees, partners, themes, instruments.
    Names,
    /// The running text; of a term its other forms too.
    Text,
}

/// The fields whose text an item has to itself; names are shared.
pub(super) const OWN_FIELDS: [Field; 3] = [Field::Id, Field::Title, Field::Text];

/// Every item of the library, in the order in which equally good matches stand.
pub(super) fn documents(library: &Library) -> Vec<ItemRef> {
    ITEM_KINDS.iter().flat_map(|(kind, _)| library.all(*kind)).collect()
}

/// How many bytes items say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Weight {
    /// All of them together.
    pub all: usize,
    /// The one that says most.
    pub largest: usize,
}

/// How many bytes the items say.
pub(super) fn weight(library: &Library, items: &[ItemRef]) -> Weight {
    let mut weight = Weight::default();
    for item in items.iter().filter_map(|item| library.item(*item)) {
        let mut bytes = 0;
        OWN_FIELDS.into_iter().for_each(|field| say(item, field, &mut |said| bytes += said.len()));
        weight.all += bytes;
        weight.largest = weight.largest.max(bytes);
    }
    weight
}

/// Says what stands in a field of the item's own, in every language.
pub(super) fn say(item: Item<'_>, field: Field, to: &mut dyn FnMut(&str)) {
    match field {
        Field::Id => {
            if item.is_cited_by_id() {
                to(item.id().as_str());
            }
            if let Item::Event(it) = item {
                to(&it.date.to_string());
            }
        }
        Field::Title => {
            say_text(item.title(), to);
            match item {
                // Readings are not said: what is read so is looked up in its written form.
                Item::Term(it) => it.abbreviation.iter().for_each(|form| to(form)),
                Item::Source(it) => to(&it.short),
                _ => {}
            }
        }
        Field::Names => {}
        Field::Text => match item {
            Item::Brief(it) => {
                say_text(&it.bottom_line, to);
                say_text(&it.importance, to);
            }
            Item::Section(it) => say_text(&it.summary, to),
            Item::Proposal(it) => {
                say_text(&it.text, to);
                it.horizon.iter().for_each(|text| say_text(text, to));
            }
            Item::Finding(it) => say_text(&it.text, to),
            Item::Event(it) => it.text.iter().for_each(|text| say_text(text, to)),
            Item::Term(it) => {
                it.text.iter().for_each(|text| say_text(text, to));
                it.aliases.iter().for_each(|form| to(form));
            }
            Item::Watch(it) => say_text(&it.text, to),
            Item::Comparison(it) => it.views.iter().for_each(|view| say_text(&view.text, to)),
            Item::Relation(it) => say_text(&it.text, to),
            Item::Source(it) => {
                say_text(&it.publisher, to);
                it.note.iter().for_each(|text| say_text(text, to));
                it.parts.iter().for_each(|part| say_text(&part.title, to));
            }
        },
    }
}

fn say_text(text: &Text, to: &mut dyn FnMut(&str)) {
    text.all().for_each(|(_, words)| to(words));
}
