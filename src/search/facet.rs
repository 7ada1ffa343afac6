//! Facets: what an item is filed under, by which a query narrows.

use std::iter;

use crate::brief::{Brief, Citation, Id, Item, ItemKind, View};
use crate::label::Word;
use crate::lang::Lang;

/// A respect in which items are filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Who is asked to act.
    By,
    /// With whom; of an event, who took part; of a relation, the two.
    With,
    /// The subject.
    Theme,
    /// The agreement, exercise or forum to use.
    Instrument,
    /// What sort of item it is; of a finding, what it claims; of a relation or a comparison, which.
    Kind,
    /// The brief that holds it.
    Brief,
    /// The document that it cites.
    Source,
    /// What was decided on the proposal, by the ledger, as the following.
    Response,
    /// By when it is to be carried out; `overdue` where it should have been and is not.
    Due,
    /// How far it has been carried out.
    Implementation,
    /// How its due date stands to today, however far it has been carried out.
    Timeliness,
    /// Whether it says something else than what was decided on.
    Wording,
}

impl Facet {
    /// Every facet, in the order in which they are offered.
    pub const ALL: [Facet; 12] = [
        Facet::By,
        Facet::With,
        Facet::Theme,
        Facet::Instrument,
        Facet::Kind,
        Facet::Brief,
        Facet::Source,
        Facet::Response,
        Facet::Due,
        Facet::Implementation,
        Facet::Timeliness,
        Facet::Wording,
    ];

    /// The name before the colon.
    pub const fn name(self) -> &'static str {
        match self {
            Facet::By => "by",
            Facet::With => "with",
            Facet::Theme => "theme",
            Facet::Instrument => "instrument",
            Facet::Kind => "kind",
            Facet::Brief => "brief",
            Facet::Source => "source",
            Facet::Response => "response",
            Facet::Due => "due",
            Facet::Implementation => "implementation",
            Facet::Timeliness => "timeliness",
            Facet::Wording => "wording",
        }
    }

    /// What the interface calls it; in any language also a name.
    pub const fn label(self) -> Word {
        match self {
            Facet::By => Word::Addressees,
            Facet::With => Word::Partners,
            Facet::Theme => Word::Themes,
            Facet::Instrument => Word::Instruments,
            Facet::Kind => Word::Kind,
            Facet::Brief => Word::Brief,
            Facet::Source => Word::Citations,
            Facet::Response => Word::Response,
            Facet::Due => Word::Due,
            Facet::Implementation => Word::Implementation,
            Facet::Timeliness => Word::Timeliness,
            Facet::Wording => Word::Wording,
        }
    }

    /// The facet of that name, in any of the languages; spaces within it are not typed.
    pub(super) fn named(name: &str) -> Option<Facet> {
        let is_named = |facet: &Facet| {
            facet.name().eq_ignore_ascii_case(name)
                || Lang::ALL.iter().any(|lang| facet.label().in_lang(*lang).replace(' ', "").eq_ignore_ascii_case(name))
        };
        Facet::ALL.into_iter().find(is_named)
    }

    /// Whether only a ledger can answer it.
    pub const fn is_of_ledger(self) -> bool {
        matches!(self, Facet::Response | Facet::Due | Facet::Implementation | Facet::Timeliness | Facet::Wording)
    }

    /// Whether the names of its values are searched as what an item says.
    pub(super) const fn is_said(self) -> bool {
        matches!(self, Facet::By | Facet::With | Facet::Theme | Facet::Instrument)
    }
}

/// Everything that the item is filed under: facets with the ids of their values. One may come twice.
pub(super) fn filed_under<'a>(brief: &'a Brief, kind: ItemKind, item: Item<'a>, note: &mut dyn FnMut(Facet, &'a str)) {
    note(Facet::Brief, brief.id.as_str());
    note(Facet::Kind, kind_id(kind));
    match item {
        Item::Brief(_) | Item::Section(_) => {}
        Item::Proposal(it) => {
            it.addressees.iter().for_each(|id| note(Facet::By, id.as_str()));
            it.partners.iter().for_each(|id| note(Facet::With, id.as_str()));
            it.themes.iter().for_each(|id| note(Facet::Theme, id.as_str()));
            it.instruments.iter().for_each(|id| note(Facet::Instrument, id.as_str()));
            cite(&it.citations, note);
        }
        Item::Finding(it) => {
            note(Facet::Kind, it.kind.name());
            it.themes.iter().for_each(|id| note(Facet::Theme, id.as_str()));
            cite(&it.citations, note);
        }
        Item::Event(it) => {
            it.actors.iter().for_each(|id| note(Facet::With, id.as_str()));
            cite(&it.citations, note);
        }
        Item::Term(it) => cite(&it.citations, note),
        Item::Watch(it) => cite(&it.citations, note),
        Item::Comparison(it) => {
            note(Facet::Kind, it.relation.name());
            note(Facet::Theme, it.theme.as_str());
            let cited = |view: &'a View| iter::once(&view.source).chain(sources(&view.citations));
            file_under(it.views.iter().flat_map(cited), note);
        }
        Item::Relation(it) => {
            note(Facet::Kind, it.kind.name());
            it.actors.iter().for_each(|id| note(Facet::With, id.as_str()));
            cite(&it.citations, note);
        }
        Item::Source(it) => note(Facet::Source, it.id.as_str()),
    }
}

/// The id of a sort of item, as a value of [`Facet::Kind`].
pub(super) fn kind_id(kind: ItemKind) -> &'static str {
    ITEM_KINDS.iter().find(|(it, _)| *it == kind).map_or("", |(_, id)| id)
}

fn cite<'a>(citations: &'a [Citation], note: &mut dyn FnMut(Facet, &'a str)) {
    file_under(sources(citations), note);
}

fn sources(citations: &[Citation]) -> impl Iterator<Item = &Id> {
    citations.iter().map(|citation| &citation.source)
}

fn file_under<'a>(sources: impl Iterator<Item = &'a Id>, note: &mut dyn FnMut(Facet, &'a str)) {
    let mut first = None;
    for source in sources {
        note(Facet::Source, source.as_str());
        if source != *first.get_or_insert(source) {
            note(Facet::Source, SEVERAL);
        }
    }
}

/// The value of [`Facet::Source`] that holds what cites several: no id of a source.
pub const SEVERAL: &str = "2+";

/// The sorts of item as values of [`Facet::Kind`]. Of equally good matches those of an earlier sort
/// stand first.
pub(super) const ITEM_KINDS: [(ItemKind, &str); 10] = [
    (ItemKind::Proposal, "proposal"),
    (ItemKind::Finding, "finding"),
    (ItemKind::Event, "event"),
    (ItemKind::Term, "term"),
    (ItemKind::Watch, "watch"),
    (ItemKind::Comparison, "comparison"),
    (ItemKind::Relation, "relation"),
    (ItemKind::Section, "section"),
    (ItemKind::Brief, "brief"),
    (ItemKind::Source, "source"),
];
