//! What happened, told once however many briefs tell it.

use std::collections::HashMap;

use super::date::Date;
use super::library::{Item, ItemKind, ItemRef, Library};
use super::model::Event;
use crate::lang::Lang;

/// A happening: the events of all briefs that have the same date and the same title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// When, as precisely as the sources say.
    pub date: Date,
    /// When it ended, where it lasted.
    pub until: Option<Date>,
    /// The event that stands for it: that of the first brief.
    pub event: ItemRef,
    /// Every event that tells it, brief by brief, the first among them.
    pub tellings: Vec<ItemRef>,
}

impl Library {
    /// Every happening of the library in the order of time: by the first day that its date may
    /// mean, the vaguer date first.
    pub fn happenings(&self) -> &[Happening] {
        self.happenings.get_or_init(|| self.find_happenings())
    }

    fn find_happenings(&self) -> Vec<Happening> {
        let mut happenings: Vec<Happening> = Vec::new();
        let mut known = HashMap::new();
        for event in self.all(ItemKind::Event) {
            let Some(Item::Event(it)) = self.item(event) else { continue };
            let at = *known.entry(name(it)).or_insert(happenings.len());
            match happenings.get_mut(at) {
                Some(happening) => happening.tellings.push(event),
                None => happenings.push(Happening { date: it.date, until: it.until, event, tellings: vec![event] }),
            }
        }
        happenings.sort_by_key(|happening| (happening.date, happening.event));
        happenings
    }

    /// The events of all briefs that tell the same happening as this one, itself among them.
    pub fn tellings(&self, event: &Event) -> Vec<ItemRef> {
        let same = |item: &ItemRef| matches!(self.item(*item), Some(Item::Event(it)) if name(it) == name(event));
        self.all(ItemKind::Event).filter(same).collect()
    }
}

/// What a happening is recognised by.
fn name(event: &Event) -> (Date, &str) {
    (event.date, event.title.shown(Lang::Ja).text)
}
