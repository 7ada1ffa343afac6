//! Items by their ids, and lists of them as lines of text.

use super::fault::Fault;
use super::table;
use crate::brief::{Item, ItemKind, ItemRef, Library, Text};
use crate::lang::Lang;
use crate::problem::nearest;
use crate::search::Hit;
use crate::text::fold::fold;

/// The index of the brief of that id or prefix, in any case and width.
pub(super) fn find_brief(library: &Library, named: &str) -> Result<u32, Fault> {
    let wanted = fold(named).text;
    let names = || {
        let briefs = (0..).zip(library.briefs());
        briefs.flat_map(|(at, brief)| [(at, brief.id.as_str()), (at, brief.prefix.as_str())])
    };
    let found = names().find(|(_, name)| fold(name).text == wanted).map(|(at, _)| at);
    found.ok_or_else(|| Fault::UnknownBrief {
        id: named.to_owned(),
        suggestion: nearest(named, names().map(|(_, name)| name)).map(str::to_owned),
    })
}

/// The item of that id, in any case and width, among those of one brief or of all. A brief answers
/// to its prefix too.
pub(super) fn find_item(library: &Library, named: &str, brief: Option<u32>) -> Result<ItemRef, Fault> {
    let wanted = fold(named).text;
    let ids = || items(library, brief).filter_map(|item| Some((item, library.item(item)?)));
    let is_wanted = |content: Item<'_>| match content {
        Item::Brief(it) if fold(&it.prefix).text == wanted => true,
        other => fold(other.id().as_str()).text == wanted,
    };
    let found = ids().find(|(_, content)| is_wanted(*content)).map(|(item, _)| item);
    found.ok_or_else(|| Fault::UnknownItem {
        id: named.to_owned(),
        suggestion: nearest(named, ids().map(|(_, content)| content.id().as_str())).map(str::to_owned),
    })
}

/// The items of those kinds, brief by brief, and in each in the order of the kinds.
pub(super) fn of_kinds(library: &Library, kinds: &[ItemKind], brief: Option<u32>) -> Vec<ItemRef> {
    let mut found: Vec<ItemRef> = items(library, brief).filter(|item| kinds.contains(&item.kind)).collect();
    found.sort_by_key(|item| (item.brief, kinds.iter().position(|kind| *kind == item.kind)));
    found
}

fn items(library: &Library, brief: Option<u32>) -> impl Iterator<Item = ItemRef> {
    let briefs = 0..library.briefs().len();
    briefs.flat_map(|at| library.items_of(at)).filter(move |item| brief.is_none_or(|brief| item.brief == brief))
}

/// The items as lines, under the ids and titles of their briefs.
pub(super) fn listed(library: &Library, items: &[ItemRef], lang: Lang) -> Vec<String> {
    let is_within = |item: &&ItemRef| item.kind != ItemKind::Brief;
    let groups: Vec<&[ItemRef]> = items.chunk_by(|a, b| a.brief == b.brief).collect();
    let heads: Vec<[String; 2]> = groups.iter().map(|group| head(library, group, lang)).collect();
    let rows: Vec<[String; 3]> = items.iter().filter(is_within).map(|item| row(library, *item, lang)).collect();

    let mut rows = table::aligned(&rows).into_iter();
    let mut lines = Vec::new();
    for (group, head) in groups.into_iter().zip(table::aligned(&heads)) {
        let count = group.iter().filter(is_within).count();
        if count > 0 && !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(head);
        lines.extend(rows.by_ref().take(count).map(|row| format!("  {row}")));
    }
    lines
}

/// Hits as lines: the id, the title of the brief, the title.
pub(super) fn hits(library: &Library, hits: &[Hit], lang: Lang) -> Vec<String> {
    let row = |hit: &Hit| {
        let [id, _, title] = row(library, hit.item, lang);
        let [_, brief] = head(library, &[hit.item], lang);
        [id, brief, title]
    };
    table::aligned(&hits.iter().map(row).collect::<Vec<_>>())
}

/// The ids of hits, in their order.
pub(super) fn ids(library: &Library, hits: &[Hit]) -> Vec<String> {
    hits.iter().filter_map(|hit| Some(library.item(hit.item)?.id().to_string())).collect()
}

/// The id and the title of the brief that the items belong to.
fn head(library: &Library, items: &[ItemRef], lang: Lang) -> [String; 2] {
    let brief = items.first().and_then(|item| library.brief_of(*item));
    brief.map(|brief| [brief.id.to_string(), shown(&brief.title, lang)]).unwrap_or_default()
}

/// An item's id, what sort of its kind it is, and its title.
fn row(library: &Library, item: ItemRef, lang: Lang) -> [String; 3] {
    let Some(content) = library.item(item) else { return Default::default() };
    let sort = match content {
        Item::Finding(it) => it.kind.word().in_lang(lang).to_owned(),
        Item::Event(it) => it.date.to_string(),
        Item::Term(it) => it.abbreviation.clone().unwrap_or_default(),
        Item::Comparison(it) => it.relation.word().in_lang(lang).to_owned(),
        Item::Relation(it) => it.kind.word().in_lang(lang).to_owned(),
        Item::Brief(_) | Item::Section(_) | Item::Proposal(_) | Item::Watch(_) | Item::Source(_) => String::new(),
    };
    [content.id().to_string(), sort, shown(content.title(), lang)]
}

fn shown(text: &Text, lang: Lang) -> String {
    text.shown(lang).text.to_owned()
}
