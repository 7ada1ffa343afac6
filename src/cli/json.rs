//! Items as JSON. The form is stable: names are added to it, never changed or taken away.
//!
//! `list --json` prints an array of items, `find --json` an array of hits, `show --json` one item.
//! Every item is an object that begins with
//!
//! - `kind`: `brief`, `section`, `proposal`, `finding`, `event`, `term`, `watch`, `comparison`,
//!   `relation` or `source`;
//! - `id`: the item's id;
//! - `brief`: the id of the brief that it belongs to; a brief belongs to itself;
//!
//! and goes on with the fields of the YAML form under the same names. Every text is a map from a
//! language's BCP 47 tag to words, every date a string of ISO 8601; every list is there even when
//! it is empty, and a field that the file leaves out is `null`. So a proposal has `section`,
//! `title`, `text`, `addressees`, `partners`, `themes`, `instruments`, `horizon`, `rationale`,
//! `related` and `citations`. There are two differences from the YAML form:
//!
//! - what a finding claims (`fact`, `assessment`, `outlook`, `risk`) is its `finding_kind`, and how
//!   two actors stand to each other (`alliance`, …, `no_contact`) their `relation_kind`;
//! - the lists of a brief that hold items (`sources`, `sections`, `proposals`, `findings`,
//!   `events`, `terms`, `watch`, `comparisons`, `relations`) hold their ids.
//!
//! A hit is an item that has after `brief` also `score` (higher is better; comparable within one
//! search only), `field` (`id`, `title`, `names` or `text`: where the best match is) and `lang`
//! (the language of that field; `null` where it has none, as an id).

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::brief::{
    Brief, Comparison, Event, Finding, Item, ItemKind, ItemRef, Library, Proposal, Relation, Section, Source, Term,
    Watch,
};
use crate::lang::Lang;
use crate::search::{Field, Hit, Marks};

/// The item as an object; `null` where the library has no such item.
pub(super) fn item(library: &Library, item: ItemRef) -> Value {
    object(library, item, []).map_or(Value::Null, Value::Object)
}

/// The item of a hit with what is to be said of the hit.
pub(super) fn hit(library: &Library, hit: &Hit, marks: &Marks) -> Value {
    let (field, lang) = library.item(hit.item).map_or((Field::Text, None), |item| matched(item, marks));
    let of_hit =
        [("score", json!(hit.score)), ("found", json!(hit.found)), ("field", json!(field)), ("lang", json!(lang))];
    object(library, hit.item, of_hit).map_or(Value::Null, Value::Object)
}

/// The weightiest field in which something is marked, and its language where it has one.
fn matched(item: Item<'_>, marks: &Marks) -> (Field, Option<Lang>) {
    if !marks.ranges(item.id().as_str()).is_empty() {
        return (Field::Id, None);
    }
    let marked = |(_, text): &(Lang, &str)| !marks.ranges(text).is_empty();
    if let Some((lang, _)) = item.title().all().find(marked) {
        return (Field::Title, Some(lang));
    }
    let text = match item {
        Item::Proposal(it) => Some(&it.text),
        Item::Finding(it) => Some(&it.text),
        Item::Section(it) => Some(&it.summary),
        Item::Watch(it) => Some(&it.text),
        Item::Relation(it) => Some(&it.text),
        Item::Brief(it) => Some(&it.bottom_line),
        Item::Event(it) => it.text.as_ref(),
        Item::Term(it) => it.text.as_ref(),
        Item::Comparison(_) | Item::Source(_) => None,
    };
    text.and_then(|text| text.all().find(marked)).map_or((Field::Names, None), |(lang, _)| (Field::Text, Some(lang)))
}

/// The item's fields, `extra` before its own.
fn object(
    library: &Library,
    item: ItemRef,
    extra: impl IntoIterator<Item = (&'static str, Value)>,
) -> Option<Map<String, Value>> {
    let content = library.item(item)?;
    let brief = library.brief_of(item)?;
    let head = [("kind", json!(kind(item.kind))), ("id", json!(content.id())), ("brief", json!(brief.id))];
    let mut object: Map<String, Value> =
        head.into_iter().chain(extra).map(|(name, value)| (name.to_owned(), value)).collect();
    for (name, value) in fields(content)? {
        let name = if name == "kind" { format!("{}_kind", kind(item.kind)) } else { name };
        object.entry(name).or_insert(value);
    }
    Some(object)
}

fn kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Brief => "brief",
        ItemKind::Section => "section",
        ItemKind::Proposal => "proposal",
        ItemKind::Finding => "finding",
        ItemKind::Event => "event",
        ItemKind::Term => "term",
        ItemKind::Watch => "watch",
        ItemKind::Comparison => "comparison",
        ItemKind::Relation => "relation",
        ItemKind::Source => "source",
    }
}

/// The fields of the item under the names of the model, all of them.
fn fields(content: Item<'_>) -> Option<Map<String, Value>> {
    match content {
        Item::Brief(it) => complete(it, Brief::FIELDS).map(with_ids_for_items),
        Item::Section(it) => complete(it, Section::FIELDS),
        Item::Proposal(it) => complete(it, Proposal::FIELDS),
        Item::Finding(it) => complete(it, Finding::FIELDS),
        Item::Event(it) => complete(it, Event::FIELDS),
        Item::Term(it) => complete(it, Term::FIELDS),
        Item::Watch(it) => complete(it, Watch::FIELDS),
        Item::Comparison(it) => complete(it, Comparison::FIELDS),
        Item::Relation(it) => complete(it, Relation::FIELDS),
        Item::Source(it) => complete(it, Source::FIELDS),
    }
}

/// The record with `null` for each field that it does not have: programs that read JSON should not
/// need to ask whether a name is there.
fn complete(record: &impl Serialize, names: &[&str]) -> Option<Map<String, Value>> {
    let Ok(Value::Object(mut given)) = serde_json::to_value(record) else { return None };
    Some(names.iter().map(|name| ((*name).to_owned(), given.remove(*name).unwrap_or_default())).collect())
}

/// A brief whose items are given by their ids.
fn with_ids_for_items(mut brief: Map<String, Value>) -> Map<String, Value> {
    const LISTS: [&str; 9] =
        ["sources", "sections", "proposals", "findings", "events", "terms", "watch", "comparisons", "relations"];
    for name in LISTS {
        for item in brief.get_mut(name).and_then(Value::as_array_mut).into_iter().flatten() {
            let id = item.get_mut("id").map(Value::take).unwrap_or_default();
            *item = id;
        }
    }
    brief
}
