//! The tour: one thing at a time, and over when it is done.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::desk::{Desk, has, lacks, screens};
use teigen::key::Keymap;
use teigen::lang::Lang;

fn tour(lang: Lang) -> Desk {
    Desk::open(lang, 80, 24).keys("<f2>")
}

#[test]
fn the_tour_stands_at_the_foot() {
    for (name, screen) in screens("open", |lang, columns, rows| Desk::open(lang, columns, rows).keys("<f2>j")) {
        insta::assert_snapshot!(name, screen);
    }
}

#[test]
fn the_tour_goes_on_when_what_it_tells_was_done_and_not_before() {
    let desk = tour(Lang::En);
    has(&desk, "Tour 1/5");
    let desk = desk.keys("L");
    has(&desk, "안내 1/5");
    let desk = desk.keys("LLj");
    has(&desk, "Tour 2/5");
    let desk = desk.keys("<enter>");
    has(&desk, "Tour 3/5");
    let desk = desk.keys("/");
    has(&desk, "Tour 4/5");
    has(&desk, "Enter open   Esc cancel");
    let desk = desk.keys("<esc>L");
    has(&desk, "안내 5/5");
    let desk = desk.keys("?");
    has(&desk, "안내를 마칩니다.");
    let desk = desk.keys("<esc>");
    lacks(&desk, "5/5");
    assert!(desk.state.visit().toured);
}

#[test]
fn escape_ends_the_tour_for_good_and_goes_nowhere() {
    let desk = Desk::open(Lang::En, 80, 24).keys("<enter>");
    let before = desk.screen();
    let desk = desk.keys("<f2><esc>");
    assert_eq!(desk.screen(), before);
    assert!(desk.state.visit().toured);
}

#[test]
fn escape_puts_away_what_stands_over_the_desk_before_the_tour() {
    let desk = tour(Lang::En).keys("!<esc>");
    has(&desk, "Tour 1/5");
    let desk = desk.keys(":<esc>g<esc>");
    has(&desk, "Tour 1/5");
    lacks(&desk.keys("<esc>"), "Tour");
}

#[test]
fn the_keys_shown_are_those_that_the_user_has() {
    let mut desk = Desk::open(Lang::En, 80, 24);
    desk.state.keymap = Keymap::patched("keymap.toml", "[list]\ndown = [\"n\"]\nup = []").0;
    let desk = desk.keys("<f2>");
    has(&desk, "n down");
    lacks(&desk, "j down");
    has(&desk.keys("n"), "Tour 2/5");
}

#[test]
fn the_tour_takes_room_from_nothing_that_is_read() {
    let desk = tour(Lang::En).keys("<enter>G");
    has(&desk, "▸");
    for columns in (0..120).step_by(13) {
        for rows in 0..30 {
            let desk = Desk::open(Lang::Ja, columns, rows).keys("<f2>G");
            if !desk.state.size.is_too_small() {
                has(&desk, "▸");
            }
        }
    }
}
