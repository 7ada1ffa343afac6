//! The borders between the panes: moved by keys and by the mouse, and kept for the next time.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use ratatui::layout::Position;
use support::desk::{Desk, fixture};
use teigen::lang::Lang;
use teigen::state::{Border, Borders};
use teigen::update::Mouse;

fn desk(columns: u16) -> Desk {
    let (library, problems) = fixture("straits");
    Desk::with(library, problems, Lang::Ja, columns, 30)
}

/// Where a border stands.
fn column(desk: &Desk, border: Border) -> u16 {
    let movable = desk.state.movable();
    movable.iter().find(|(other, _)| *other == border).unwrap_or_else(|| panic!("{movable:?}")).1
}

fn drag(desk: Desk, from: u16, to: u16) -> Desk {
    let at = |x| Position::new(x, 8);
    desk.mouse(Mouse::Press { at: at(from), double: false }).mouse(Mouse::Drag { at: at(to) }).mouse(Mouse::Release)
}

#[test]
fn the_pane_that_has_the_keys_grows_and_shrinks() {
    for (keys, border, sign) in [
        ("", Border::Library, 1),
        ("<enter>", Border::List, 1),
        ("<enter>jj<enter>", Border::List, -1),
        ("gr", Border::Chart, 1),
        ("gx", Border::Chart, 1),
    ] {
        let desk = desk(120).keys(keys);
        let before = i32::from(column(&desk, border));
        let desk = desk.keys(">>");
        assert_eq!(i32::from(column(&desk, border)), before + 4 * sign, "{keys}\n{}", desk.screen());
        let desk = desk.keys("<lt>");
        assert_eq!(i32::from(column(&desk, border)), before + 2 * sign, "{keys}");
        assert_eq!(i32::from(column(&desk.keys("|"), border)), before, "{keys}");
    }
}

#[test]
fn a_count_moves_a_border_further() {
    let desk = desk(120).keys("<enter>");
    let before = column(&desk, Border::List);
    assert_eq!(column(&desk.keys("5>"), Border::List), before + 10);
}

#[test]
fn with_two_columns_there_is_one_border_and_with_one_none() {
    let desk = desk(80).keys("<enter>");
    let before = column(&desk, Border::Half);
    let desk = desk.keys(">");
    assert_eq!(column(&desk, Border::Half), before + 2);
    let desk = desk.resize(50, 20).keys(">");
    assert!(desk.screen().contains("動かせる境界がありません"), "{}", desk.screen());
    assert_eq!(column(&desk.resize(80, 30), Border::Half), before + 2, "and it is kept");
}

#[test]
fn what_is_looked_up_has_a_border_of_its_page_too() {
    let desk = desk(120).keys("<ctrl-f>").paste("a").keys("<alt-m>");
    let before = column(&desk, Border::Half);
    assert_eq!(column(&drag(desk, before, before + 5), Border::Half), before + 5);
}

#[test]
fn a_border_stops_where_a_pane_would_have_no_room() {
    let desk = desk(120).keys("<enter>99>");
    let widest = column(&desk, Border::List);
    assert!(desk.state.panes().page.unwrap().width >= 16);
    assert_eq!(column(&desk.keys("<lt>"), Border::List), widest - 2, "the keys beyond the edge are not kept");
}

#[test]
fn a_border_is_dragged() {
    let desk = desk(120).keys("<enter>");
    let (library, list) = (column(&desk, Border::Library), column(&desk, Border::List));
    let desk = drag(desk, library, library + 7);
    assert_eq!(column(&desk, Border::Library), library + 7);
    let list_now = column(&desk, Border::List);
    let desk = drag(desk, list_now + 1, list);
    assert_eq!(column(&desk, Border::List), list);
    let desk = drag(desk, list - 5, list + 9);
    assert_eq!(column(&desk, Border::List), list, "a press elsewhere takes hold of nothing");
}

#[test]
fn a_border_is_shown_while_the_mouse_is_listened_to() {
    let border = |desk: &Desk| desk.screen().lines().filter(|line| line.contains('⠂')).count();
    let desk = desk(120).keys("<enter>");
    assert_eq!(border(&desk), 0);
    assert!(border(&desk.keys("<alt-m>")) > 20);
}

#[test]
fn borders_are_kept_for_the_next_visit_and_for_a_screen_of_another_size() {
    let moved = desk(120).keys("<enter>6>");
    let visit = moved.state.visit();
    assert_ne!(visit.borders, Borders::default());
    let at = column(&moved, Border::List);
    let again = desk(120).keys("<enter>").after(|state| state.resume(visit));
    assert_eq!(column(&again, Border::List), at);
    let wide = column(&again.resize(240, 30), Border::List);
    assert_eq!(wide, at * 2, "the same share of it");
}

#[test]
fn no_place_of_a_border_panics_or_draws_outside() {
    for keys in ["", "<enter>", "<enter>jj<enter>", "gr", "grv", "gx", "gc", "gt", "gh"] {
        for (columns, rows) in [(60, 18), (76, 18), (100, 18), (140, 40)] {
            let desk = Desk::open(Lang::Ko, columns, rows).keys(keys);
            for more in ["99>", "99<lt>", "|>"] {
                let _ = Desk::open(Lang::Ko, columns, rows).keys(keys).keys(more).keys("jk<enter>");
            }
            let mut desk = desk;
            for x in (0..columns).step_by(17) {
                let at = |x| Position::new(x, 6);
                desk = desk.mouse(Mouse::Press { at: at(x), double: false }).mouse(Mouse::Drag { at: at(columns) });
                desk = desk.mouse(Mouse::Drag { at: at(0) }).mouse(Mouse::Release);
            }
        }
    }
}
