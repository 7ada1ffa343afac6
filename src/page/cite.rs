//! An item in a few words to be put into another text: its id with its citation, and what it says.

use super::build::dates;
use crate::brief::{Citation, Item, ItemRef, Library, Source, Text};
use crate::lang::Lang;

/// The id of an item and where it is from, on one line: of each source the short name, the place,
/// the publisher, the title and the date. Empty where the library has no such item.
pub fn citation(library: &Library, item: ItemRef, lang: Lang) -> String {
    let (Some(content), Some(brief)) = (library.item(item), library.brief_of(item)) else { return String::new() };
    let said = |text: &Text| text.shown(lang).text.to_owned();
    let id = content.id();
    let mut places: Vec<(&Source, &str)> = Vec::new();
    for citation in citations(content) {
        let source = brief.sources.iter().find(|source| source.id == citation.source);
        places.extend(source.map(|source| (source, citation.place.as_str())));
    }
    let of_source = |source: &Source, place: &str| {
        let (publisher, title) = (said(&source.publisher), said(&source.title));
        let date = dates(source.date, None, lang);
        let lead = [source.short.as_str(), place].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
        match lang {
            Lang::Ja => format!("{lead}、{publisher}『{title}』{date}"),
            Lang::En => format!("{lead}, {publisher}, “{title}”, {date}"),
            Lang::Ko => format!("{lead}, {publisher}, 『{title}』, {date}"),
        }
    };
    let mut parts: Vec<String> = places.iter().map(|(source, place)| of_source(source, place)).collect();
    match content {
        Item::Source(source) => parts.push(of_source(source, "")),
        _ if parts.is_empty() => parts.push(said(content.title())),
        _ => {}
    }
    match lang {
        Lang::Ja => format!("{id}（{}）", parts.join("；")),
        Lang::En | Lang::Ko => format!("{id} ({})", parts.join("; ")),
    }
}

/// What an item says, its title on the first line. Empty where the library has no such item.
pub fn text(library: &Library, item: ItemRef, lang: Lang) -> String {
    let Some(content) = library.item(item) else { return String::new() };
    let said = |text: &Text| text.shown(lang).text.to_owned();
    let mut parts = vec![said(content.title())];
    match content {
        Item::Brief(it) => parts.extend([said(&it.bottom_line), said(&it.importance)]),
        Item::Section(it) => parts.push(said(&it.summary)),
        Item::Proposal(it) => parts.push(said(&it.text)),
        Item::Finding(it) => parts.push(said(&it.text)),
        Item::Event(it) => {
            parts.insert(0, dates(it.date, it.until, lang));
            parts.extend(it.text.as_ref().map(said));
        }
        Item::Term(it) => parts.extend(it.text.as_ref().map(said)),
        Item::Watch(it) => parts.push(said(&it.text)),
        Item::Comparison(it) => parts.extend(it.views.iter().map(|view| said(&view.text))),
        Item::Relation(it) => parts.push(said(&it.text)),
        Item::Source(it) => parts.extend(it.note.as_ref().map(said)),
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

fn citations(item: Item<'_>) -> Vec<&Citation> {
    match item {
        Item::Proposal(it) => it.citations.iter().collect(),
        Item::Finding(it) => it.citations.iter().collect(),
        Item::Event(it) => it.citations.iter().collect(),
        Item::Term(it) => it.citations.iter().collect(),
        Item::Watch(it) => it.citations.iter().collect(),
        Item::Comparison(it) => it.views.iter().flat_map(|view| &view.citations).collect(),
        Item::Relation(it) => it.citations.iter().collect(),
        Item::Brief(_) | Item::Section(_) | Item::Source(_) => Vec::new(),
    }
}
