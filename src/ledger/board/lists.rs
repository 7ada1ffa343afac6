//! What stands out when the records are held against the library and the calendar.

use jiff::civil::Date;

use super::Board;
use super::trail::{Stamped, Trail};
use crate::brief::{Item, Library, Proposal, Text};
use crate::lang::Lang;
use crate::ledger::axes::{Lost, Response};
use crate::ledger::diff::{Piece, diff};
use crate::ledger::model::{Decision, Subject};
use crate::ledger::wording::{Wording, text_hash};

/// A proposal that says something else than what was decided on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed<'a> {
    /// The proposal.
    pub subject: &'a Subject,
    /// The decision that holds, on what the proposal said then.
    pub decision: &'a Stamped<Decision>,
    /// What it says now.
    pub now: Wording,
}

impl Changed<'_> {
    /// What changed in the title, in that language.
    pub fn title(&self, lang: Lang) -> Vec<Piece> {
        between(&self.decision.what.shown.title, &self.now.title, lang)
    }

    /// What changed in the text, in that language.
    pub fn text(&self, lang: Lang) -> Vec<Piece> {
        between(&self.decision.what.shown.text, &self.now.text, lang)
    }
}

fn between(then: &Text, now: &Text, lang: Lang) -> Vec<Piece> {
    diff(then.get(lang).unwrap_or_default(), now.get(lang).unwrap_or_default())
}

/// Records of an item that the library does not have.
#[derive(Clone, Copy, Debug)]
pub struct Orphan<'a> {
    /// What is recorded of it.
    pub trail: Trail<'a>,
    /// What it has lost.
    pub lost: Lost,
}

impl Board {
    /// The proposals of the library on which no decision holds, in the library's order.
    pub fn undecided(&self, library: &Library) -> Vec<Subject> {
        proposals(library).filter(|(subject, _)| self.response(subject) == Response::Undecided).map(|it| it.0).collect()
    }

    /// The items whose due date has passed and of which something is still to be done, the longest
    /// overdue first.
    pub fn overdue(&self, today: Date) -> Vec<Trail<'_>> {
        let mut overdue: Vec<Trail<'_>> = self.trails().filter(|trail| trail.is_overdue(today)).collect();
        overdue.sort_by_key(|trail| trail.due());
        overdue
    }

    /// The proposals of the library that say something else than what was decided on, in the
    /// library's order.
    pub fn changed(&self, library: &Library) -> Vec<Changed<'_>> {
        proposals(library).filter_map(|(subject, proposal)| self.change(&subject, proposal)).collect()
    }

    /// How the proposal differs from what was decided on; none where it does not, or nothing was.
    pub fn change(&self, subject: &Subject, proposal: &Proposal) -> Option<Changed<'_>> {
        let trail = self.trail(subject)?;
        let decision = trail.decision().filter(|it| it.what.response != Response::Undecided)?;
        (decision.what.text_hash != text_hash(proposal)).then(|| Changed {
            subject: trail.subject,
            decision,
            now: Wording::of(proposal),
        })
    }

    /// What is recorded and in force of items that the library does not have, in the order of their
    /// names.
    pub fn orphans(&self, library: &Library) -> Vec<Orphan<'_>> {
        self.trails()
            .filter(|trail| !trail.is_empty())
            .filter_map(|trail| loss(library, trail.subject).map(|lost| Orphan { trail, lost }))
            .collect()
    }
}

fn proposals(library: &Library) -> impl Iterator<Item = (Subject, &Proposal)> {
    let all = library.briefs().iter().flat_map(|brief| brief.proposals.iter().map(move |it| (brief, it)));
    all.map(|(brief, proposal)| (Subject::of(brief, proposal), proposal))
}

/// What the library lacks of the item, if anything.
fn loss(library: &Library, subject: &Subject) -> Option<Lost> {
    let found =
        library.find(&subject.item).filter(|item| library.brief_of(*item).is_some_and(|it| it.id == subject.brief));
    if found.is_some() {
        return None;
    }
    let brief = library.find(&subject.brief).and_then(|item| library.item(item));
    Some(if matches!(brief, Some(Item::Brief(_))) { Lost::Item } else { Lost::Brief })
}
