//! Which proposals a meeting goes through, and in which order.

use super::{Order, State};
use crate::brief::{Id, Item, ItemKind, ItemRef};
use crate::ledger::{Agenda, Subject};
use crate::search::Within;

impl State {
    /// The agenda of the proposals that those briefs have, all where none is named, and that the
    /// filter leaves, all where it is empty.
    pub(crate) fn agenda(&self, briefs: Vec<Id>, filter: &str, order: Order) -> Agenda {
        let within = Within::Kind(ItemKind::Proposal);
        let mut items: Vec<ItemRef> =
            if filter.is_empty() { self.library.all(ItemKind::Proposal).collect() } else { self.found(filter, within) };
        items.sort();
        let mut chosen: Vec<(String, Subject)> = items
            .into_iter()
            .filter_map(|item| {
                let brief = self.library.brief_of(item)?;
                let Some(Item::Proposal(proposal)) = self.library.item(item) else { return None };
                let first = |ids: &[Id]| ids.first().map_or(String::new(), Id::to_string);
                let key = match order {
                    Order::Brief => String::new(),
                    Order::Theme => first(&proposal.themes),
                    Order::Addressee => first(&proposal.addressees),
                };
                let is_named = briefs.is_empty() || briefs.contains(&brief.id);
                is_named.then(|| (key, Subject::of(brief, proposal)))
            })
            .collect();
        chosen.sort_by(|a, b| a.0.cmp(&b.0));
        let order = chosen.into_iter().map(|(_, subject)| subject).collect();
        Agenda { briefs, filter: filter.to_owned(), order }
    }
}
