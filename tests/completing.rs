//! Names and values of conditions are offered while a filter is typed, and gone through with Tab.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::desk::Desk;
use teigen::lang::Lang;
use teigen::state::State;

/// The line of input as it stands.
fn line(state: &State) -> &str {
    state.input().map_or("", |input| input.value())
}

/// What is listed above the line.
fn listed(desk: &Desk) -> Vec<&str> {
    let completing = &desk.state.completing;
    let all = || completing.offered.iter().map(|offer| offer.completion.text.as_str()).collect();
    if completing.is_listed() { all() } else { Vec::new() }
}

fn desk(lang: Lang) -> Desk {
    Desk::open(lang, 80, 24)
}

#[test]
fn an_empty_line_says_by_what_one_can_narrow_and_with_which_key() {
    for lang in Lang::ALL {
        for (columns, rows) in [(40, 12), (80, 24), (200, 60)] {
            let desk = Desk::open(lang, columns, rows).keys("/");
            let screen = desk.screen();
            let foot = screen.lines().last().unwrap();
            assert!(foot.contains("Tab"), "{foot}");
            assert_eq!(foot.contains("theme:"), columns >= 80, "{foot}");
            assert_eq!(listed(&desk), Vec::<&str>::new());
        }
    }
}

#[test]
fn what_a_name_lacks_stands_dim_behind_it_and_tab_writes_it() {
    let desk = desk(Lang::En).keys("/th");
    assert!(desk.screen().lines().last().unwrap().contains("theme:"), "{}", desk.screen());
    assert_eq!(line(&desk.state), "th");
    assert_eq!(listed(&desk), Vec::<&str>::new(), "nothing covers the list for a word");
    let desk = desk.keys("<tab>");
    assert_eq!(line(&desk.state), "theme:");
    assert_eq!(listed(&desk), ["operation", "safety"]);
    assert!(desk.screen().contains("operation  Operation"), "{}", desk.screen());
}

#[test]
fn each_value_says_how_many_it_would_leave() {
    let mut desk = desk(Lang::Ja).keys("/").paste("kind:");
    let offers = desk.state.completing.offered.clone();
    assert!(offers.len() > 8);
    for offer in offers {
        let (value, leaves) = (offer.completion.text, offer.leaves.unwrap());
        desk = desk.keys("<ctrl-u>").paste(&format!("kind:{value}"));
        assert_eq!(desk.state.list().unwrap().rows().len(), leaves, "{value}");
    }
    // With another condition beside it, of what that leaves.
    let desk = desk.keys("<ctrl-u>").paste("brief:light kind:prop");
    assert_eq!(desk.state.completing.offered[0].leaves, Some(1));
    // An alternative leaves more than it finds: that is not told.
    let desk = desk.keys("<ctrl-u>").paste("灯台 | kind:prop");
    assert_eq!(desk.state.completing.offered[0].leaves, None);
}

#[test]
fn tab_goes_through_the_values_and_round_by_way_of_what_was_typed() {
    let desk = desk(Lang::Ja).keys("/").paste("by:");
    assert_eq!(listed(&desk), ["EAST", "WEST"]);
    let steps = |desk: Desk, key: &str| {
        let desk = desk.keys(key);
        let now = line(&desk.state).to_owned();
        (desk, now)
    };
    let (desk, first) = steps(desk, "<tab>");
    let (desk, second) = steps(desk, "<tab>");
    let (desk, third) = steps(desk, "<tab>");
    assert_eq!([first.as_str(), second.as_str(), third.as_str()], ["by:EAST", "by:WEST", "by:"]);
    let (desk, last) = steps(desk, "<shift-tab>");
    assert_eq!(last, "by:WEST");
    // The list follows; Up goes on; Escape gives back what was typed, and only then leaves.
    assert!(desk.state.list().unwrap().is_filtered());
    let (desk, up) = steps(desk, "<up>");
    assert_eq!(up, "by:EAST");
    let (desk, typed) = steps(desk, "<esc>");
    assert_eq!(typed, "by:");
    assert!(!desk.keys("<esc>").state.list().unwrap().is_filtered());
}

#[test]
fn enter_keeps_the_value_that_was_gone_to_and_then_opens_the_best_match() {
    let desk = desk(Lang::En).keys("/").paste("by:").keys("<tab><enter>");
    assert_eq!(line(&desk.state), "by:EAST ");
    assert_eq!(listed(&desk), Vec::<&str>::new());
    let desk = desk.keys("<enter>");
    assert!(desk.state.reading().is_some());
}

#[test]
fn a_value_alone_is_taken_at_once_and_the_next_word_can_follow() {
    let desk = desk(Lang::Ja).keys("/").paste("宛先:東").keys("<tab>");
    assert_eq!(line(&desk.state), "宛先:EAST ");
}

#[test]
fn words_offer_nothing_and_lose_nothing_to_tab() {
    for words in ["渡船", "rachi", "10:30", "them:", "brief:ferry "] {
        let desk = desk(Lang::Ja).keys("/").paste(words);
        assert_eq!(listed(&desk), Vec::<&str>::new(), "{words}");
    }
    let desk = desk(Lang::Ja).keys("/").paste("渡船").keys("<tab>");
    assert_eq!(line(&desk.state), "渡船");
    // Other lines of input are no queries.
    let desk = desk.keys("<esc><enter>").keys("l/").paste("th").keys("<tab>");
    assert_eq!(line(&desk.state), "th");
}

#[test]
fn the_offers_stand_over_the_foot_of_every_screen_and_leave_the_list_in_sight() {
    for lang in Lang::ALL {
        for (columns, rows) in [(30, 10), (40, 12), (80, 24), (200, 60)] {
            let desk = Desk::open(lang, columns, rows).keys("/").paste("kind:").keys("<tab>");
            let screen = desk.screen();
            assert!(screen.contains("proposal"), "{lang:?} {columns}×{rows}\n{screen}");
            assert!(screen.contains("FE-01"), "{lang:?} {columns}×{rows}\n{screen}");
        }
    }
}

#[test]
fn a_condition_that_there_is_not_is_told_above_what_was_found_all_the_same() {
    let desk = desk(Lang::En).keys("/").paste("them:x | ferry");
    let screen = desk.screen();
    assert!(screen.contains("There is no condition them:"), "{screen}");
    let desk = desk.keys("<ctrl-u>").paste("theme:safty");
    assert!(desk.screen().contains("mean “safety”?"), "{}", desk.screen());
}
