//! What is to be followed up outside of meetings.

use teigen::brief::Library;
use teigen::lang::Lang;
use teigen::ledger::{Access, Draft, Entry, Implementation, Note, Options, Sqlite, Store, Subject};

use super::support::desk::Desk;
use super::{Room, board, has, lacks};

/// A desk on a ledger where one proposal was taken up with a date that has passed, one was put off,
/// and one is undecided.
fn after(room: &Room) -> Desk {
    let desk = room.meeting(Lang::En, 120, 40).keys("2").paste("aim only").keys("<tab>").paste("Harbour office");
    let desk = desk.keys("<tab>").paste("2026-03-01").keys("<enter>5").paste("wait").keys("<enter><esc><esc>");
    desk.keys("gf")
}

#[test]
fn what_presses_most_stands_first_with_its_owner_and_due_date() {
    let room = Room::new();
    let desk = after(&room);
    for words in ["Overdue  1", "Deferred  1", "Undecided  1", "Accepted, not yet carried out  1"] {
        has(&desk, words);
    }
    has(&desk, "Accepted in principle  Not started");
    has(&desk, "Harbour office  2026-03-01");
    for (columns, rows) in [(80, 24), (40, 12), (200, 60)] {
        let desk = room.desk(Lang::Ja, columns, rows).keys("gf");
        has(&desk, "期限超過  1");
        has(&desk, "2026-03-01");
    }
}

#[test]
fn enter_opens_the_page_and_progress_takes_the_item_off_the_list() {
    let room = Room::new();
    let desk = after(&room).keys("<enter>");
    has(&desk, "Begin joint operation of the ferries");
    has(&desk, "aim only");
    let desk = desk.keys("<esc>i<right><right><right><tab><tab>").paste("done in April").keys("<enter>");
    lacks(&desk, "Overdue");
    has(&desk, "Deferred  1");
    let board = board(&room.ledger());
    let subject = Subject { brief: "ferry".into(), item: "FE-01".into() };
    assert_eq!(board.implementation(&subject), Implementation::Implemented, "{:?}", board.trails().next());
}

#[test]
fn records_of_items_that_are_gone_are_listed_and_opened() {
    let room = Room::new();
    drop(after(&room));
    let gone = Subject { brief: "gone".into(), item: "GO-07".into() };
    let note = Entry::Note(Note { subject: gone, text: "still to be asked".to_owned() });
    let draft =
        Draft { time: "2026-03-02T05:00:00Z".parse().unwrap(), who: "clerk".into(), meeting: None, entry: note };
    let mut store = Sqlite::open(&room.ledger(), Options { access: Access::ReadWrite, ..Options::default() }).unwrap();
    store.append(&[draft]).unwrap();
    drop(store);
    let desk = room.desk(Lang::En, 120, 40).keys("gf");
    has(&desk, "Records of items that are gone  1");
    has(&desk, "GO-07  Brief not open");
    let desk = desk.keys("j<enter>");
    has(&desk, "GO-07");
    has(&desk, "still to be asked");
    has(&desk.keys("<esc>"), "Overdue  1");
    let empty = Desk::with(Library::default(), Vec::new(), Lang::En, 120, 40).on_ledger(&room.ledger()).keys("gf");
    has(&empty, "Records of items that are gone  3");
    has(&empty.keys("<enter>"), "Begin joint operation of the ferries");
}

#[test]
fn a_filter_narrows_what_is_to_be_followed_up() {
    let room = Room::new();
    let desk = after(&room).keys("/").paste("rescue");
    has(&desk, "Hold rescue drills");
    lacks(&desk, "Begin joint operation");
    has(&desk.keys("<esc>"), "Overdue  1");
}

#[test]
fn home_says_what_presses_and_leads_there() {
    let room = Room::new();
    let desk = after(&room).keys("gh");
    has(&desk, "Follow-up         Overdue 1");
    has(&room.desk(Lang::En, 120, 40).keys("gf<esc>"), "Briefs");
}

#[test]
fn without_a_ledger_everything_is_undecided_and_none_is_made() {
    let room = Room::new();
    let desk = room.desk(Lang::En, 120, 40).keys("gf");
    has(&desk, "Undecided  3");
    assert!(!room.ledger().exists());
}

#[test]
fn what_was_rejected_is_never_overdue() {
    let room = Room::new();
    let desk =
        room.meeting(Lang::En, 120, 40).keys("6").paste("no").keys("<tab><tab>").paste("2026-03-01").keys("<enter>");
    let desk = desk.keys("g f");
    lacks(&desk, "Overdue");
    has(&desk, "Undecided  2");
}
