//! Taking the minutes: from the library and the board to the value.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::model::{Agenda, Citation, Item, Ledger, Minutes, Note, Outcome, Source, Tally, Words};
use crate::brief::{self, Brief, Id, Library, Text};
use crate::lang::Lang;
use crate::ledger::{
    AgendaItem, Board, Decision, Lost, Response, Stamped, Subject, Trail, Verification, Wording, text_hash,
};
use crate::text::clean::{clean, clean_lines};

impl Minutes {
    /// The minutes of the meeting of that id; none where the board has no such meeting.
    ///
    /// The board is that of the records that `verification` has checked.
    pub fn new(
        library: &Library,
        board: &Board,
        meeting: &Id,
        lang: Lang,
        verification: &Verification,
    ) -> Option<Minutes> {
        let stated = &board.meeting(meeting)?.what;
        let taker = Taker { library, board, meeting, lang };
        let items = taker.items();
        Some(Minutes {
            lang,
            meeting: meeting.clone(),
            name: line(&stated.name),
            date: stated.date,
            place: line(&stated.place),
            attendees: stated.attendees.iter().map(|name| line(name)).collect(),
            agenda: Agenda {
                briefs: stated.agenda.briefs.iter().map(|id| taker.brief_title(id)).collect(),
                filter: line(&stated.agenda.filter),
            },
            summary: tallies(&items),
            sources: taker.sources(&items),
            items,
            ledger: Ledger {
                records: verification.head.count,
                head: verification.head.hash,
                broken: verification.broken,
                damaged: !verification.damage.is_empty(),
            },
        })
    }
}

fn tallies(items: &[Item]) -> Vec<Tally> {
    let count = |response| items.iter().filter(|item| item.is_reviewed() && item.response == response).count();
    Response::ALL.iter().map(|response| Tally { response: *response, count: count(*response) }).collect()
}

fn line(text: &str) -> String {
    clean(text).into_owned()
}

fn lines(text: &str) -> String {
    clean_lines(text).into_owned()
}

struct Taker<'a> {
    library: &'a Library,
    board: &'a Board,
    meeting: &'a Id,
    lang: Lang,
}

impl<'a> Taker<'a> {
    /// The agenda, and after it what was decided or noted of items that are not on it.
    fn items(&self) -> Vec<Item> {
        let agenda = self.board.agenda(self.meeting);
        let on_agenda: BTreeSet<&Subject> = agenda.iter().map(|item| item.subject).collect();
        let beside = self.board.trails().filter(|trail| !on_agenda.contains(trail.subject));
        let beside = beside.map(|trail| AgendaItem {
            subject: trail.subject,
            decision: trail.decisions().rev().find(|it| self.is_of_meeting(it)),
            is_set_aside: false,
        });
        let mut items: Vec<Item> = agenda.iter().map(|item| self.item(item, true)).collect();
        items.extend(
            beside.map(|item| self.item(&item, false)).filter(|item| item.outcome.is_some() || !item.notes.is_empty()),
        );
        for (item, number) in items.iter_mut().zip(1..) {
            item.number = number;
        }
        items
    }

    fn brief(&self, id: &Id) -> Option<&'a Brief> {
        self.library.briefs().iter().map(Arc::as_ref).find(|brief| brief.id == *id)
    }

    fn find(&self, subject: &Subject) -> Option<brief::Item<'a>> {
        let item = self.library.find(&subject.item)?;
        self.library.brief_of(item).filter(|brief| brief.id == subject.brief)?;
        self.library.item(item)
    }

    fn is_of_meeting<T>(&self, stamped: &Stamped<T>) -> bool {
        stamped.meeting.as_ref() == Some(self.meeting)
    }

    fn item(&self, item: &AgendaItem<'_>, on_agenda: bool) -> Item {
        let subject = item.subject;
        let brief = self.brief(&subject.brief);
        let found = self.find(subject);
        let decision = item.decision.map(|it| &it.what).filter(|it| it.response != Response::Undecided);
        let shown = decision.map(|it| it.shown.clone());
        let shown = shown.or_else(|| found.map(wording)).unwrap_or_default();
        let has_changed = |then: &Decision| match found {
            Some(brief::Item::Proposal(now)) => then.text_hash != text_hash(now),
            _ => false,
        };
        let citations = brief.zip(found).map(|(brief, found)| citations(brief, found)).unwrap_or_default();
        Item {
            number: 0,
            brief: subject.brief.clone(),
            id: subject.item.clone(),
            title: self.words(&shown.title, line),
            text: self.words(&shown.text, lines),
            response: decision.map_or(Response::Undecided, |it| it.response),
            outcome: item.decision.map(|it| self.outcome(it)),
            notes: self.board.trail(subject).map(|trail| self.notes(trail)).unwrap_or_default(),
            citations,
            on_agenda,
            set_aside: item.is_set_aside,
            changed: decision.is_some_and(has_changed),
            lost: match (brief, found) {
                (None, _) => Some(Lost::Brief),
                (Some(_), None) => Some(Lost::Item),
                (Some(_), Some(_)) => None,
            },
        }
    }

    fn outcome(&self, decision: &Stamped<Decision>) -> Outcome {
        let it = &decision.what;
        Outcome {
            record: decision.sequence,
            reason: lines(&it.reason),
            amended: it.amended.as_ref().map(|text| self.words(text, lines)),
            dissent: lines(&it.dissent),
            owner: line(&it.owner),
            due: it.due,
            deciders: it.deciders.iter().map(|name| line(name)).collect(),
            text_hash: it.text_hash,
        }
    }

    fn notes(&self, trail: Trail<'_>) -> Vec<Note> {
        let of_meeting = trail.notes().filter(|note| self.is_of_meeting(note));
        of_meeting
            .map(|note| Note { record: note.sequence, who: line(&note.who), text: lines(&note.what.text) })
            .collect()
    }

    fn words(&self, text: &Text, cleaned: fn(&str) -> String) -> Words {
        let shown = text.shown(self.lang);
        Words { text: cleaned(shown.text), lang: shown.lang }
    }

    fn brief_title(&self, id: &Id) -> Words {
        self.brief(id)
            .map_or(Words { text: line(id.as_str()), lang: self.lang }, |brief| self.words(&brief.title, line))
    }

    /// The sources that the items cite, in the order of the library, each short name once.
    fn sources(&self, items: &[Item]) -> Vec<Source> {
        let mut cited: BTreeSet<&str> =
            items.iter().flat_map(|item| &item.citations).map(|it| it.source.as_str()).collect();
        let all = self.library.briefs().iter().flat_map(|brief| &brief.sources);
        let source = |it: &brief::Source| Source {
            short: line(&it.short),
            publisher: self.words(&it.publisher, line),
            title: self.words(&it.title, line),
            date: it.date,
        };
        all.map(source).filter(|source| cited.remove(source.short.as_str())).collect()
    }
}

/// What the item says now. Minutes can be about a proposal, or with a note also about another item.
fn wording(item: brief::Item<'_>) -> Wording {
    match item {
        brief::Item::Proposal(proposal) => Wording::of(proposal),
        other => Wording { title: other.title().clone(), text: Text::default() },
    }
}

fn citations(brief: &Brief, item: brief::Item<'_>) -> Vec<Citation> {
    let brief::Item::Proposal(proposal) = item else { return Vec::new() };
    let short = |id: &Id| {
        let source = brief.sources.iter().find(|it| it.id == *id);
        line(source.map_or(id.as_str(), |source| &source.short))
    };
    proposal.citations.iter().map(|it| Citation { source: short(&it.source), place: line(&it.place) }).collect()
}
