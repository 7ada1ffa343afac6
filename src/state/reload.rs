//! A new library in the place of the old: the briefs changed on disk, and whoever reads them stays
//! where they were.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Home, Level, List, Listing, Reading, State};
use crate::brief::{ItemKey, ItemRef, Library};
use crate::page::Target;
use crate::problem::Problem;
use crate::search::Index;

impl State {
    /// Takes a library read anew. Lists keep their cursors and filters, pages their places; a level
    /// whose brief or item is gone closes, and those below it with it.
    pub fn reload(&mut self, library: impl Into<Arc<Library>>, problems: Vec<Problem>) {
        let old = std::mem::replace(&mut self.library, library.into());
        self.index = Index::new(Arc::clone(&self.library));
        self.stands = None;
        self.awaited = None;
        self.settle_standing();
        self.problems = problems;
        let mut memory = std::mem::take(&mut self.memory);
        memory.moved(&self.library, |item| self.moved_item(&old, item));
        self.memory = memory;
        let jumps = std::mem::take(&mut self.habits.jumps);
        self.habits.jumps = jumps.moved(|level| self.moved(&old, level));
        let levels = std::mem::take(&mut self.levels);
        let kept = levels.into_iter().map_while(|level| self.moved(&old, level));
        let mut levels: Vec<Level> = kept.collect();
        if levels.is_empty() {
            levels.push(Level::List(List::new(Listing::Library, &self.library, self.lang())));
        }
        self.levels = levels;
        let left = std::mem::take(&mut self.left);
        self.left =
            left.into_values().filter_map(|list| self.moved_list(&old, list)).map(|it| (it.listing, it)).collect();
        let places = std::mem::take(&mut self.places);
        self.places = places
            .into_iter()
            .filter_map(|(item, block)| Some((self.moved_item(&old, item)?, block)))
            .collect::<HashMap<_, _>>();
        self.preview = None;
        self.timeline.forget();
        self.forget_compared();
        if let Some(shown) = &mut self.shown {
            shown.forget();
        }
        self.settle();
    }

    fn moved(&self, old: &Library, level: Level) -> Option<Level> {
        Some(match level {
            Level::List(list) => Level::List(self.moved_list(old, list)?),
            Level::Page(reading) => {
                let target = Target { item: self.moved_item(old, reading.target.item)?, ..reading.target };
                Level::Page(Reading { target, ..reading })
            }
            Level::Review(review) => Level::Review(review),
            Level::Cross(cross) => Level::Cross(cross.anew(&self.library)),
            Level::Home(_) => Level::Home(Home::default()),
        })
    }

    fn moved_list(&self, old: &Library, list: List) -> Option<List> {
        let brief = |at: u32| {
            let id = &old.briefs().get(at as usize)?.id;
            self.library.briefs().iter().position(|it| it.id == *id).map(|at| at as u32)
        };
        let listing = match list.listing {
            Listing::Library | Listing::Collection(_) | Listing::Timeline => list.listing,
            Listing::Meetings | Listing::Agenda => return Some(list),
            Listing::FollowUp => list.listing,
            Listing::Brief(at) => Listing::Brief(brief(at)?),
            Listing::Outline(at) => Listing::Outline(brief(at)?),
            Listing::Picked(_) | Listing::LookUp => list.listing,
        };
        let selected = list.selected_item().and_then(|item| self.moved_item(old, item));
        let mut moved = self.new_list(listing);
        moved.take_place_of(list, &self.library, &self.index, selected);
        Some(moved)
    }

    fn moved_item(&self, old: &Library, item: ItemRef) -> Option<ItemRef> {
        self.library.by_key(&old.key(item)?)
    }

    /// Where one has been in each brief, to go on from there another time.
    pub fn places(&self) -> Vec<(ItemKey, usize)> {
        let open = self.levels.iter().filter_map(Level::list);
        let lists =
            self.left.values().filter(|left| !open.clone().any(|it| it.listing == left.listing)).chain(open.clone());
        let mut places: Vec<(ItemKey, usize)> = lists
            .filter(|list| matches!(list.listing, Listing::Brief(_)))
            .filter_map(|list| list.selected_item())
            .filter_map(|item| Some((self.library.key(item)?, self.place_in(item))))
            .collect();
        places.sort();
        places
    }

    /// The block on top of the screen when the item's page was last left, or now.
    fn place_in(&self, item: ItemRef) -> usize {
        match self.reading() {
            Some(reading) if reading.target.item == item => {
                self.page.laid.lines.get(reading.top).map_or(0, |line| line.block)
            }
            _ => self.places.get(&item).copied().unwrap_or(0),
        }
    }

    /// Takes the library in the place of the part of it that was loaded before. What a visit before left
    /// is taken up in the briefs that were missing.
    pub(crate) fn arrive(&mut self, library: Arc<Library>, problems: Vec<Problem>) {
        let visit = self.visit_so_far();
        self.loading = None;
        self.reload(library, problems);
        self.resume(visit);
        let places = std::mem::take(&mut self.to_go_on_from);
        self.go_on_from(&places);
    }

    /// Puts the cursor of each brief, and the page under it, where one has been before. Where one is
    /// now, one stays.
    pub fn go_on_from(&mut self, places: &[(ItemKey, usize)]) {
        for (key, block) in places {
            let item = self.library.by_key(key);
            if item.is_none() && self.loading.is_some() {
                self.to_go_on_from.push((key.clone(), *block));
            }
            let Some(item) = item.filter(|item| !self.left.contains_key(&Listing::Brief(item.brief))) else { continue };
            let mut list = self.list_as_left(Listing::Brief(item.brief));
            list.select(item);
            self.left.insert(list.listing, list);
            self.places.insert(item, *block);
        }
        self.preview = None;
        self.settle();
    }
}
