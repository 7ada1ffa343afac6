//! What is to be followed up outside of meetings.

use super::{Group, Row, State, proposal};
use crate::label::Word;
use crate::ledger::{Orphan, Response, Subject, Timeliness, Trail};

impl State {
    /// What is to be followed up, under headings that say why: the most pressing first. An item stands
    /// under every heading that it belongs to.
    pub(crate) fn follow_up_rows(&self) -> Vec<Row> {
        let board = &self.records.board;
        let today = self.today();
        let item = |subject: &Subject| proposal(&self.library, subject).map(|(item, _)| Row::Item(item));
        let rows = |trails: Vec<Trail<'_>>| trails.iter().filter_map(|trail| item(trail.subject)).collect::<Vec<_>>();
        let open = |trail: &Trail<'_>| trail.is_to_be_done();
        let mut soon: Vec<Trail<'_>> =
            board.trails().filter(|it| it.timeliness(today) == Timeliness::DueSoon && open(it)).collect();
        soon.sort_by_key(|trail| trail.due());
        let responded = |wanted: &[Response]| -> Vec<Trail<'_>> {
            board.trails().filter(|trail| wanted.contains(&trail.response())).collect()
        };
        let mut taken_up = responded(&[Response::Accepted, Response::AcceptedInPrinciple, Response::PartiallyAccepted]);
        taken_up.retain(open);
        let in_order = |trails: Vec<Trail<'_>>| {
            let mut items: Vec<_> =
                trails.iter().filter_map(|it| proposal(&self.library, it.subject)).map(|(item, _)| item).collect();
            items.sort();
            items.into_iter().map(Row::Item).collect::<Vec<_>>()
        };
        let groups = [
            (Word::GroupOverdue, rows(board.overdue(today))),
            (Word::GroupDueSoon, rows(soon)),
            (Word::GroupChanged, board.changed(&self.library).iter().filter_map(|it| item(it.subject)).collect()),
            (Word::GroupOrphans, (0..self.orphans().len()).map(Row::Orphan).collect()),
            (Word::GroupOpen, in_order(taken_up)),
            (Word::GroupDeferred, in_order(responded(&[Response::Deferred]))),
            (Word::GroupUndecided, board.undecided(&self.library).iter().filter_map(item).collect()),
        ];
        let groups = groups.into_iter().filter(|(_, rows)| !rows.is_empty());
        let told = groups.map(|(word, rows)| {
            let heading = Row::Group(Group::Word(word, Some(rows.len() as u32)));
            [vec![heading], rows].concat()
        });
        told.collect::<Vec<_>>().join(&Row::Group(Group::Space))
    }

    /// What is recorded of items that the open briefs do not have.
    pub(crate) fn orphans(&self) -> Vec<Orphan<'_>> {
        self.records.board.orphans(&self.library)
    }

    /// How many items are overdue, have changed since they were decided on, and are gone.
    pub(crate) fn pressing(&self) -> [(Word, usize); 3] {
        let board = &self.records.board;
        [
            (Word::GroupOverdue, board.overdue(self.today()).len()),
            (Word::GroupChanged, board.changed(&self.library).len()),
            (Word::GroupOrphans, self.orphans().len()),
        ]
    }
}
