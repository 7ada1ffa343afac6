//! Which happenings stand in which lane.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::brief::{Actor, Happening, Id, Item, ItemRef, Library};
use crate::label::Word;
use crate::lang::Lang;

/// What the lanes of the timeline stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// The briefs that tell the events.
    #[default]
    Briefs,
    /// The countries that take part in them, each with its ministries and forces, and the bodies
    /// that belong to no country.
    Countries,
}

impl Arrangement {
    /// The other arrangement.
    pub(crate) const fn next(self) -> Arrangement {
        match self {
            Arrangement::Briefs => Arrangement::Countries,
            Arrangement::Countries => Arrangement::Briefs,
        }
    }
}

/// A happening in a lane: its number in the order of time, and the event that tells it there.
pub(super) type Entry = (usize, ItemRef);

/// The lanes with what stands in them, by name; some may be empty.
pub(super) fn lanes(
    library: &Library,
    arrangement: Arrangement,
    happenings: &[Happening],
    lang: Lang,
) -> Vec<(String, Vec<Entry>)> {
    match arrangement {
        Arrangement::Briefs => by_brief(library, happenings, lang),
        Arrangement::Countries => by_country(library, happenings, lang),
    }
}

fn by_brief(library: &Library, happenings: &[Happening], lang: Lang) -> Vec<(String, Vec<Entry>)> {
    let mut lanes: Vec<(String, Vec<Entry>)> =
        library.briefs().iter().map(|brief| (brief.title.shown(lang).text.to_owned(), Vec::new())).collect();
    for (at, happening) in happenings.iter().enumerate() {
        for telling in &happening.tellings {
            if let Some((_, entries)) = lanes.get_mut(telling.brief as usize) {
                entries.push((at, *telling));
            }
        }
    }
    // A brief that tells one happening twice says the same twice.
    lanes.iter_mut().for_each(|(_, entries)| entries.dedup_by_key(|(at, _)| *at));
    lanes
}

/// A lane for each country and body, those with the most events first, and one for what names
/// nobody.
fn by_country(library: &Library, happenings: &[Happening], lang: Lang) -> Vec<(String, Vec<Entry>)> {
    let actors: Vec<&Actor> = library.briefs().iter().flat_map(|brief| &brief.actors).collect();
    let mut numbers: HashMap<&Id, usize> = HashMap::new();
    let mut lanes: Vec<(String, Vec<Entry>)> = Vec::new();
    for actor in &actors {
        numbers.entry(&actor.id).or_insert_with(|| {
            lanes.push((actor.name.shown(lang).text.to_owned(), Vec::new()));
            lanes.len() - 1
        });
    }
    let mut nobody: Vec<Entry> = Vec::new();
    for (at, happening) in happenings.iter().enumerate() {
        let mut named: Vec<Entry> = Vec::new();
        for telling in &happening.tellings {
            let Some(Item::Event(event)) = library.item(*telling) else { continue };
            let of_event = event.actors.iter().filter_map(|id| numbers.get(&country(id, &numbers)).or(numbers.get(id)));
            named.extend(of_event.map(|lane| (*lane, *telling)));
        }
        if named.is_empty() {
            nobody.push((at, happening.event));
        }
        named.sort_by_key(|(lane, _)| *lane);
        named.dedup_by_key(|(lane, _)| *lane);
        for (lane, telling) in named {
            lanes[lane].1.push((at, telling));
        }
    }
    lanes.sort_by_key(|(_, entries)| Reverse(entries.len()));
    lanes.push((Word::NobodyNamed.in_lang(lang).to_owned(), nobody));
    lanes
}

/// The country that a body belongs to: `KR` for `KR-MND`, where the briefs name that country; else
/// the actor itself.
fn country(id: &Id, known: &HashMap<&Id, usize>) -> Id {
    let country = id.as_str().split_once('-').map(|(country, _)| Id::from(country));
    country.filter(|country| known.contains_key(country)).unwrap_or_else(|| id.clone())
}
