//! How the proposals of the library stand by the ledger, as the filters ask for it.

use jiff::civil::Date;

use super::{Level, State, proposal};
use crate::brief::{Library, Text};
use crate::label::Word;
use crate::lang::Lang;
use crate::ledger::{Board, Implementation, Response, Timeliness};
use crate::search::{Facet, Standing};

/// The values of [`Facet::Wording`].
const CHANGED: &str = "changed";
const UNCHANGED: &str = "unchanged";

/// How the proposals of a library stand by the records that made the board, on that day.
///
/// `due:overdue` is what should have been carried out by now and is not, as in
/// [`Board::overdue`]; `timeliness:overdue` looks at the date alone.
pub fn standing(library: &Library, board: &Board, today: Date) -> Standing {
    let mut standing = Standing::new(board.head().count > 0);
    for it in Response::ALL {
        standing.add(Facet::Response, it.tag(), named(|lang| it.in_lang(lang)), *it == Response::Undecided);
    }
    for it in Implementation::ALL {
        standing.add(
            Facet::Implementation,
            it.tag(),
            named(|lang| it.in_lang(lang)),
            *it == Implementation::NotStarted,
        );
    }
    for it in Timeliness::ALL {
        let is_usual = *it == Timeliness::NoDate;
        standing.add(Facet::Timeliness, it.tag(), named(|lang| it.in_lang(lang)), is_usual);
        let overdue = |lang| Word::DueAndOpen.in_lang(lang);
        let name = if *it == Timeliness::Overdue { named(overdue) } else { named(|lang| it.in_lang(lang)) };
        standing.add(Facet::Due, it.tag(), name, is_usual);
    }
    standing.add(Facet::Wording, CHANGED, named(|lang| Word::WordingChanged.in_lang(lang)), false);
    standing.add(Facet::Wording, UNCHANGED, named(|lang| Word::WordingUnchanged.in_lang(lang)), false);
    for trail in board.trails() {
        let Some((item, proposal)) = proposal(library, trail.subject) else { continue };
        let (response, timeliness) = (trail.response(), trail.timeliness(today));
        standing.file(item, Facet::Response, response.tag());
        standing.file(item, Facet::Implementation, trail.implementation().tag());
        standing.file(item, Facet::Timeliness, timeliness.tag());
        if timeliness != Timeliness::Overdue || trail.is_overdue(today) {
            standing.file(item, Facet::Due, timeliness.tag());
        }
        if let Some(due) = trail.due() {
            standing.set_due(item, due);
        }
        if response != Response::Undecided {
            let is_changed = board.change(trail.subject, proposal).is_some();
            standing.file(item, Facet::Wording, if is_changed { CHANGED } else { UNCHANGED });
        }
    }
    standing
}

fn named(word: impl Fn(Lang) -> &'static str) -> Text {
    let mut text = Text::default();
    for lang in Lang::ALL {
        text.set(lang, word(lang));
    }
    text
}

impl State {
    /// Lets the filters know what the ledger says now, where that is not what they know.
    pub(super) fn settle_standing(&mut self) {
        let now = (self.records.board.head(), self.today());
        if self.stands == Some(now) {
            return;
        }
        self.stands = Some(now);
        self.index.stand(standing(&self.library, &self.records.board, now.1));
        let open = self.levels.iter_mut().filter_map(Level::list_mut);
        for list in open.chain(self.left.values_mut()) {
            list.search_ledger_anew(&self.library, &self.index);
        }
    }
}
