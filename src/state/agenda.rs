//! Which proposals a meeting goes through, and in which order.

use std::collections::BTreeSet;

use super::{Order, Review, State, proposal};
use crate::brief::{Id, Item, ItemKind, ItemRef, Proposal};
use crate::ledger::{Agenda, Subject};
use crate::search::Within;

/// How an agenda that goes on is changed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Edit<'a> {
    /// The filter that finds proposals to be taken into it; none where it is empty.
    pub(crate) add: &'a str,
    /// The filter that finds those to be taken out of it, unless they are decided.
    pub(crate) remove: &'a str,
    /// The order of all of them then; where there is none, those that are new come last.
    pub(crate) order: Option<Order>,
}

impl State {
    /// The agenda of the proposals that those briefs have, all where none is named, and that the
    /// filter leaves, all where it is empty.
    pub(crate) fn agenda(&self, briefs: Vec<Id>, filter: &str, order: Order) -> Agenda {
        let mut chosen = self.matching(filter);
        chosen.retain(|subject| briefs.is_empty() || briefs.contains(&subject.brief));
        self.sort(&mut chosen, order);
        Agenda { briefs, filter: filter.to_owned(), order: chosen }
    }

    /// The agenda of a meeting as it would be after an edit, and how many proposals came and went.
    pub(crate) fn edited(&self, meeting: &Id, edit: Edit<'_>) -> (Agenda, usize, usize) {
        let now = self.records.board.agenda(meeting);
        let stated = self.records.board.meeting(meeting).map(|it| it.what.agenda.clone()).unwrap_or_default();
        let out: BTreeSet<Subject> =
            if edit.remove.is_empty() { BTreeSet::new() } else { self.matching(edit.remove).into_iter().collect() };
        let stays = now.iter().filter(|item| item.decision.is_some() || !out.contains(item.subject));
        let mut order: Vec<Subject> = stays.map(|item| item.subject.clone()).collect();
        let removed = now.len() - order.len();
        let new = if edit.add.is_empty() { Vec::new() } else { self.matching(edit.add) };
        let mut new: Vec<Subject> =
            new.into_iter().filter(|subject| !now.iter().any(|item| item.subject == subject)).collect();
        self.sort(&mut new, Order::Brief);
        let added = new.len();
        order.append(&mut new);
        if let Some(by) = edit.order {
            self.sort(&mut order, by);
        }
        let sign = |sign: &str, filter: &str| (!filter.is_empty()).then(|| format!("{sign} {filter}"));
        let parts = [Some(stated.filter).filter(|it| !it.is_empty()), sign("+", edit.add), sign("-", edit.remove)];
        let filter = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        (Agenda { briefs: stated.briefs, filter, order }, added, removed)
    }

    /// The proposals that a filter leaves, in the order of the library; all where it is empty.
    fn matching(&self, filter: &str) -> Vec<Subject> {
        let within = Within::Kind(ItemKind::Proposal);
        let mut items: Vec<ItemRef> =
            if filter.is_empty() { self.library.all(ItemKind::Proposal).collect() } else { self.found(filter, within) };
        items.sort();
        let subject = |item: ItemRef| match (self.library.brief_of(item), self.library.item(item)) {
            (Some(brief), Some(Item::Proposal(proposal))) => Some(Subject::of(brief, proposal)),
            _ => None,
        };
        items.into_iter().filter_map(subject).collect()
    }

    /// Puts subjects in that order; what the library does not have comes last.
    fn sort(&self, subjects: &mut [Subject], order: Order) {
        let first = |ids: &[Id]| ids.first().map_or(String::new(), Id::to_string);
        let key = |it: &Proposal| match order {
            Order::Brief => String::new(),
            Order::Theme => first(&it.themes),
            Order::Addressee => first(&it.addressees),
        };
        subjects.sort_by_cached_key(|subject| match proposal(&self.library, subject) {
            Some((item, it)) => (false, key(it), Some(item)),
            None => (true, String::new(), None),
        });
    }

    /// The review that is open, and where the item of its agenda stands that is selected or shown.
    pub(crate) fn agenda_place(&self) -> Option<(&Review, Subject, usize)> {
        let review = self.review()?;
        let agenda = self.records.board.agenda(&review.meeting);
        let at = match self.list().filter(|_| matches!(self.levels.last(), Some(super::Level::List(_)))) {
            Some(list) => {
                let item = list.selected_item()?;
                agenda.iter().position(|it| proposal(&self.library, it.subject).is_some_and(|(at, _)| at == item))?
            }
            None => review.at,
        };
        agenda.get(at).map(|item| (review, item.subject.clone(), at))
    }
}
