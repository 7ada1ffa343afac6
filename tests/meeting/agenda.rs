//! The agenda of a meeting that goes on: taken in, taken out, put in another order.

use teigen::lang::Lang;

use super::support::desk::Desk;
use super::{Room, board, has, lacks};

/// The ids of the agenda as the ledger has it.
fn ids(room: &Room) -> Vec<String> {
    let board = board(&room.ledger());
    let id = board.meetings().next_back().unwrap().what.id.clone();
    board.agenda(&id).iter().map(|item| item.subject.item.to_string()).collect()
}

/// A meeting over the one proposal on rescue drills.
fn small(room: &Room) -> Desk {
    let desk = room.desk(Lang::En, 120, 40).keys("m<enter>").paste("Council");
    desk.keys("<tab><tab><tab><tab>").paste("rescue").keys("<enter>")
}

#[test]
fn proposals_are_taken_into_the_agenda_by_a_filter_and_out_of_it() {
    let room = Room::new();
    let desk = small(&room);
    assert_eq!(ids(&room), ["FE-02"]);
    let desk = desk.keys("e<tab><tab><tab><tab>").paste("ferries");
    has(&desk, "+1  Proposals: 2");
    let desk = desk.keys("<enter>");
    has(&desk, "1/2");
    assert_eq!(ids(&room), ["FE-02", "FE-01"], "what is new comes last");
    let desk = desk.keys("e<shift-tab><shift-tab><right>");
    has(&desk, "[by brief]");
    let desk = desk.keys("<enter>");
    assert_eq!(ids(&room), ["FE-01", "FE-02"]);
    has(&desk, "Hold rescue drills");
    let desk = desk.keys("e<shift-tab><shift-tab><shift-tab>").paste("ferries");
    has(&desk, "-1  Proposals: 1");
    let _ = desk.keys("<enter>");
    assert_eq!(ids(&room), ["FE-02"]);
}

#[test]
fn what_is_decided_stays_on_the_agenda_and_an_agenda_is_never_empty() {
    let room = Room::new();
    let desk = small(&room).keys("e<shift-tab><shift-tab><shift-tab>").paste("rescue").keys("<enter>");
    has(&desk, "No proposal matches.");
    let desk = desk.keys("<esc><esc>1e<shift-tab><shift-tab><shift-tab>").paste("rescue");
    has(&desk, "-0  Proposals: 1");
    let _ = desk.keys("<enter>");
    assert_eq!(ids(&room), ["FE-02"]);
}

#[test]
fn who_comes_late_is_added_and_the_meeting_goes_on_where_it_was() {
    let room = Room::new();
    let desk = room.meeting(Lang::En, 120, 40).keys("je<tab><tab><tab>").paste("East Town, West Town").keys("<enter>");
    has(&desk, "2/3");
    let board = board(&room.ledger());
    let meeting = board.meetings().next_back().unwrap();
    assert_eq!((meeting.what.attendees.len(), board.meetings().count()), (2, 1));
    let desk = desk.keys("e<shift-tab>").paste("soon").keys("<enter>");
    has(&desk, "A number of minutes, please.");
}

#[test]
fn the_agenda_is_put_in_another_order_in_its_list_while_an_item_stays_on_the_screen() {
    let room = Room::new();
    let desk = room.meeting(Lang::En, 120, 40).keys("so");
    has(&desk, "2/3");
    has(&desk, "Set aside");
    let desk = desk.keys("kJ");
    assert_eq!(ids(&room), ["FE-02", "FE-01", "LI-01"]);
    let desk = desk.keys("<esc>");
    has(&desk, "Hold rescue drills");
    has(&desk, "1/3");
    let desk = desk.keys("<esc>gbJ");
    has(&desk, "This works in the agenda.");
    lacks(&desk, "Recorded");
}
