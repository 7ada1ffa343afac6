//! The timeline: all events on one axis, in lanes, and as a list where there is no room for an axis.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::path::Path;

use ratatui::layout::Position;
use support::desk::{Desk, SIZES, fixture, has, lacks, screens};
use teigen::brief::Library;
use teigen::lang::Lang;
use teigen::shell::env::Env;
use teigen::shell::load;
use teigen::state::{Bar, Chart, Shape, Title};
use teigen::text::width::Width;
use teigen::update::Mouse;

fn noon(day: &str) -> jiff::Timestamp {
    format!("{day}T12:00Z").parse().expect("a day")
}

/// The desk on `tests/fixtures/timeline`, on a day of March 2026, after some keys.
fn timeline(lang: Lang, columns: u16, rows: u16, keys: &str) -> Desk {
    let (library, problems) = fixture("timeline");
    let desk = Desk::with(library, problems, lang, columns, rows);
    desk.at(|| noon("2026-03-10")).keys(keys)
}

fn shipped() -> Library {
    let briefs = Path::new(env!("CARGO_MANIFEST_DIR")).join("briefs");
    load::briefs(&[briefs], &Env::default()).0
}

fn chart(desk: &Desk) -> &Chart {
    desk.state.timeline.chart.as_ref().expect("a chart")
}

/// The bar of an event in the lane of that name.
fn bar(desk: &Desk, lane: &str, id: &str) -> Bar {
    let lane = chart(desk).lanes.iter().find(|it| it.name == lane).expect("a lane of that name");
    let has_id = |bar: &&Bar| desk.state.library.item(bar.event).is_some_and(|item| item.id().as_str() == id);
    *lane.bars.iter().find(has_id).unwrap_or_else(|| panic!("{id} in {}", lane.name))
}

fn names(desk: &Desk) -> Vec<&str> {
    chart(desk).lanes.iter().map(|lane| lane.name.as_str()).collect()
}

/// A screen for each language and size, read before it was accepted.
fn snapshots(name: &str, keys: &str) {
    for (name, screen) in screens(name, |lang, columns, rows| timeline(lang, columns, rows, keys)) {
        insta::assert_snapshot!(name, screen);
    }
}

#[test]
fn the_timeline_opens_on_the_whole_span_in_lanes_by_brief() {
    snapshots("whole", "gt");
}

#[test]
fn quarters_in_lanes_by_country() {
    snapshots("quarters-by-country", "gt+vkk");
}

#[test]
fn a_filter_leaves_the_axis_as_it_is() {
    snapshots("filter", "gt/harbour");
}

#[test]
fn an_event_takes_all_the_columns_that_its_date_may_mean() {
    let desk = timeline(Lang::En, 80, 24, "gt+");
    let length = |bar: Bar| bar.last + 1 - bar.first;
    let ferry = |id| bar(&desk, "Ferry cooperation", id);
    let day = ferry("FE-E01");
    assert_eq!((day.shape, length(day)), (Shape::Day, 1));
    let month = ferry("FE-E04");
    assert_eq!((month.shape, length(month)), (Shape::Within, 4));
    let year = ferry("FE-E02");
    assert_eq!((year.shape, length(year)), (Shape::Within, 48));
}

#[test]
fn what_lasted_is_certain_only_between_its_vague_ends() {
    let desk = timeline(Lang::En, 80, 24, "gt+");
    let trial = bar(&desk, "Ferry cooperation", "FE-E03");
    assert_eq!(trial.last + 1 - trial.first, 16, "November to February");
    let Shape::Lasting(from, to) = trial.shape else { panic!("{trial:?}") };
    assert_eq!((from - trial.first, trial.last - to), (3, 3), "from the end of November to the beginning of February");
    has(&desk.keys("<home><right><right>"), "░░░▬▬▬▬▬▬▬▬▬▬░░░ Trial service");
}

#[test]
fn an_event_that_two_briefs_tell_is_one_event_in_two_lanes() {
    let desk = timeline(Lang::En, 120, 40, "gt");
    let ferry = bar(&desk, "Ferry cooperation", "FE-E04");
    let light = bar(&desk, "Care of the lighthouse", "LI-E02");
    assert_eq!(ferry.happening, light.happening);
    has(&desk, "6/6");
    let desk = desk.keys("<left>");
    has(&desk, "Brief Ferry cooperation · Care of the lighthouse");
}

#[test]
fn the_page_of_an_event_leads_to_all_that_rests_on_it_in_every_brief_that_tells_it() {
    let desk = timeline(Lang::En, 120, 40, "gt<left><enter>");
    for words in ["FE-F01 Fact", "LI-F01 Assessment", "Proposals resting on those findings", "FE-01", "LI-01"] {
        has(&desk, words);
    }
    has(&desk.keys("4"), "East Town needs to renew the power supply.");
}

#[test]
fn left_and_right_go_through_a_lane_in_time() {
    let desk = timeline(Lang::En, 120, 40, "gt<home>");
    has(&desk, "1 September 2023  The last rescue drill");
    let desk = desk.keys("<right><right>");
    has(&desk, "Trial service");
    let desk = desk.keys("l");
    has(&desk, "December 2025  Harbour works announced");
    let desk = desk.keys("<end><right>");
    has(&desk, "No further item.");
    has(&desk, "15 January 2026  The first fog warning");
    has(&desk.keys("h"), "December 2025  Harbour works announced");
}

#[test]
fn up_and_down_go_to_what_is_nearest_in_time_and_back_to_where_one_began() {
    let desk = timeline(Lang::En, 120, 40, "gt<home><right><right>");
    let before = desk.screen();
    let desk = desk.keys("j");
    has(&desk, "March 2025  The lighthouse's power fails");
    let desk = desk.keys("k");
    assert_eq!(desk.screen(), before);
    has(&desk.keys("k"), "No further item.");
}

#[test]
fn a_shared_event_is_kept_from_lane_to_lane_and_opens_as_each_brief_tells_it() {
    let desk = timeline(Lang::En, 120, 40, "gt<left><enter>");
    has(&desk, "Timeline › FE-E04");
    has(&desk.keys("<esc><down><enter>"), "Timeline › LI-E02");
}

#[test]
fn leaving_an_event_comes_back_to_its_place_on_the_axis() {
    let desk = timeline(Lang::Ja, 80, 24, "gt++<left><left>");
    let before = desk.screen();
    assert_eq!(desk.keys("<enter><esc>").screen(), before);
    let desk = timeline(Lang::Ja, 80, 24, "gt++<left><left><esc>");
    has(&desk, "横断");
    assert_eq!(desk.keys("gt").screen(), before);
}

#[test]
fn zooming_goes_from_the_whole_to_months_and_back() {
    let desk = timeline(Lang::En, 120, 40, "gt+");
    has(&desk, "quarters");
    let desk = desk.keys("+");
    has(&desk, "months");
    let desk = desk.keys("+");
    has(&desk, "No further zoom.");
    let desk = desk.keys("--");
    has(&desk, "whole span");
    has(&desk.keys("-"), "No further zoom.");
    has(&timeline(Lang::En, 120, 40, "gt++0"), "whole span");
    has(&timeline(Lang::En, 80, 24, "gt+").resize(250, 40), "whole span");
}

#[test]
fn the_selected_event_stays_where_it_is_on_the_screen_while_the_axis_grows() {
    let place = |keys| timeline(Lang::En, 120, 40, keys).cursor();
    let whole = place("gt<home><right><right>");
    assert_eq!(place("gt<home><right><right>+"), whole);
    assert_eq!(place("gt<home><right><right>+-"), whole);
}

#[test]
fn screenfuls_of_time_are_leapt_over() {
    let desk = timeline(Lang::En, 80, 24, "gt<home>++<space>");
    lacks(&desk, "1 September 2023");
    has(&desk.keys("b"), "1 September 2023  The last rescue drill");
}

#[test]
fn years_are_stepped_through() {
    has(&timeline(Lang::En, 120, 40, "gt<home>]"), "2024  Both towns discuss fares");
    has(&timeline(Lang::En, 120, 40, "gt<home>]]"), "March 2025  The lighthouse's power fails");
}

#[test]
fn today_is_marked_or_the_side_on_which_it_lies() {
    let today = |keys| timeline(Lang::En, 80, 24, keys);
    let desk = today("gt");
    has(&desk, "▾ Today 10 March 2026");
    let screen = desk.screen();
    let density = screen.lines().find(|line| line.contains("Density")).unwrap();
    assert!(density.trim_end().ends_with('▾'), "{density}");
    has(&today("gt++<home>"), "Today 10 March 2026 ▸");
    has(&today("").at(|| noon("2020-01-01")).keys("gt"), "◂ Today");
}

#[test]
fn the_timeline_opens_at_the_last_event_up_to_today() {
    let desk = timeline(Lang::En, 80, 24, "").at(|| noon("2025-10-01"));
    has(&desk.keys("gt"), "March 2025  The lighthouse's power fails");
}

#[test]
fn lanes_by_country_hold_the_bodies_of_the_country_and_what_names_nobody() {
    let desk = timeline(Lang::En, 120, 40, "gtv");
    assert_eq!(names(&desk), ["East Town", "West Town", "Others"]);
    bar(&desk, "West Town", "FE-E03");
    bar(&desk, "Others", "FE-E05");
    assert_eq!(names(&desk.keys("v")), ["Ferry cooperation", "Care of the lighthouse"]);
}

#[test]
fn a_filter_leaves_what_matches_and_says_when_nothing_does() {
    let desk = timeline(Lang::En, 120, 40, "gt/灯台");
    has(&desk, "The lighthouse's power fails");
    assert_eq!(names(&desk), ["Care of the lighthouse"]);
    let desk = desk.keys("<enter>");
    has(&desk, "LI-E01");
    let desk = desk.keys("<esc>");
    assert_eq!(names(&desk), ["Care of the lighthouse"]);
    let desk = desk.keys("<esc>");
    assert_eq!(names(&desk), ["Ferry cooperation", "Care of the lighthouse"]);
    has(&desk.keys("/zzzz"), "Nothing matches.");
}

#[test]
fn the_timeline_opens_at_the_event_whose_page_is_read_and_is_gone_back_to_where_it_is_open() {
    let desk = timeline(Lang::En, 120, 40, "<down><enter>G<up><enter>");
    has(&desk, "LI-E02");
    let desk = desk.keys("gt");
    has(&desk, "December 2025  Harbour works announced");
    assert_eq!(desk.state.timeline.lane, 1);
    let desk = desk.keys("<enter>1gt<esc>");
    has(&desk, "LI-E02");
    lacks(&desk, "Timeline");
}

#[test]
fn the_language_changes_and_the_place_stays() {
    let desk = timeline(Lang::En, 120, 40, "gt<left>v+");
    let cursor = desk.cursor();
    let desk = desk.keys("L");
    has(&desk, "2025년 12월  항만 보수를 발표");
    assert_eq!(desk.cursor(), cursor);
}

#[test]
fn pages_turn_through_the_events_by_date() {
    let desk = timeline(Lang::En, 80, 24, "gt<home><enter>]]]");
    has(&desk, "LI-E01");
    has(&desk.keys("["), "FE-E03");
}

#[test]
fn without_room_for_an_axis_the_timeline_is_a_list_by_date() {
    let desk = timeline(Lang::En, 40, 12, "gt");
    has(&desk, "▸ 2026-01-15  The first fog warning");
    let desk = desk.keys("k<right>");
    has(&desk, "Harbour works announced");
    let desk = desk.keys("<left><left>");
    has(&desk, "Care of the lighthouse");
    let desk = timeline(Lang::En, 120, 14, "gt");
    has(&desk, "FE-E05  Event");
}

#[test]
fn in_lines_of_text_the_timeline_is_a_list_by_date() {
    let mut desk = timeline(Lang::En, 80, 24, "");
    let mut said = Vec::new();
    let mut lines = "gt\n5\nh\nh\nq\n".as_bytes();
    teigen::shell::plain::run(&mut desk.state, &mut desk.keeper, &mut lines, &mut said).unwrap();
    insta::assert_snapshot!("plain", String::from_utf8(said).unwrap());
}

#[test]
fn without_events_the_timeline_says_so() {
    let (library, problems) = fixture("desk-with-bad");
    for (columns, rows) in SIZES {
        let desk =
            Desk::with(library.clone(), problems.clone(), Lang::En, columns, rows).keys("gt<down><right>+v<enter>");
        has(&desk, "There is no dated event.");
    }
}

#[test]
fn briefs_read_anew_leave_the_reader_in_place() {
    let mut desk = timeline(Lang::En, 120, 40, "gt<left><left>+");
    let before = desk.screen();
    let (library, problems) = fixture("timeline");
    desk.state.reload(library, problems);
    assert_eq!(desk.keys("<ctrl-l>").screen(), before);
}

#[test]
fn no_two_things_on_a_line_touch() {
    for library in [fixture("timeline").0, shipped()] {
        for (columns, rows) in [(60, 20), (80, 24), (120, 40), (250, 60)] {
            for keys in ["gt", "gt+", "gt++", "gt+++", "gtv", "gtv+", "gtv++"] {
                for lang in Lang::ALL {
                    let desk = Desk::with(library.clone(), Vec::new(), lang, columns, rows).keys(keys);
                    let bars = chart(&desk).lanes.iter().flat_map(|lane| lane.bars.iter().map(move |bar| (lane, bar)));
                    let mut taken: Vec<(usize, (usize, usize))> = Vec::new();
                    for (lane, bar) in bars {
                        assert!((lane.first..lane.first + lane.lines).contains(&bar.line));
                        taken.push((bar.line, bar.extent()));
                    }
                    taken.sort_unstable();
                    for pair in taken.windows(2) {
                        let ((line, (_, end)), (next, (start, _))) = (pair[0], pair[1]);
                        assert!(line != next || end + 1 < start, "{keys} {columns}×{rows} {lang}: {pair:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn every_event_of_the_bundled_briefs_can_be_read_on_the_axis() {
    let library = shipped();
    let desk = Desk::with(library, Vec::new(), Lang::Ja, 120, 40).keys("gt++");
    for lane in &chart(&desk).lanes {
        for bar in &lane.bars {
            let cells = match bar.title {
                Title::After(cells) | Title::Before(cells) => cells,
                Title::On => bar.last - bar.first,
            };
            assert!(cells >= 8, "{bar:?}");
        }
    }
}

#[test]
fn ambiguous_characters_of_two_cells_move_nothing_on_the_axis() {
    let open = |width| {
        let mut desk = Desk::with(shipped(), Vec::new(), Lang::En, 120, 40);
        desk.state.setting.layout.ambiguous = width;
        desk.keys("gt+")
    };
    let (narrow, wide) = (open(Width::Narrow), open(Width::Wide));
    assert_eq!(chart(&narrow).axis, chart(&wide).axis);
    for (narrow, wide) in chart(&narrow).lanes.iter().zip(&chart(&wide).lanes) {
        assert_eq!(narrow.bars.len(), wide.bars.len());
        assert!(narrow.bars.iter().zip(&wide.bars).all(|(a, b)| (a.first, a.last) == (b.first, b.last)));
    }
}

#[test]
fn no_size_panics_or_draws_outside() {
    let library = shipped();
    for keys in ["gt", "gt+v<left>", "gt++/韓", "gt<up><enter>"] {
        let mut desk = Desk::with(library.clone(), Vec::new(), Lang::Ja, 120, 40).keys(keys);
        for columns in (0..30).chain([39, 40, 59, 60, 61, 62, 80, 99, 100, 101, 120, 200, 250]) {
            for rows in [0, 1, 2, 3, 5, 8, 12, 13, 14, 15, 18, 19, 20, 24, 60, 250] {
                desk = desk.resize(columns, rows);
            }
        }
    }
}

#[test]
fn resizing_keeps_the_event_selected() {
    let desk = timeline(Lang::En, 120, 40, "gt<home><right>+").resize(40, 12);
    has(&desk, "▸ 2024");
    let desk = desk.resize(200, 60).resize(80, 24);
    has(&desk, "2024  Both towns discuss fares");
}

#[test]
fn a_press_selects_what_happened_there() {
    let desk = timeline(Lang::En, 120, 40, "gtG");
    let before = desk.state.list().unwrap().selected_item();
    let screen = desk.screen();
    let found = screen.lines().enumerate().find_map(|(y, line)| Some((y, line.find("last rescue")?, line)));
    let (y, x, line) = found.unwrap_or_else(|| panic!("{screen}"));
    let at = Position::new(Width::Narrow.cells(line.get(..x).unwrap()) as u16, y as u16);
    let desk = desk.mouse(Mouse::Press { at, double: false });
    assert_ne!(desk.state.list().unwrap().selected_item(), before);
    let desk = desk.mouse(Mouse::Press { at, double: true });
    assert!(desk.state.reading().is_some() && desk.screen().contains("last rescue"), "{}", desk.screen());
}

#[test]
fn the_timeline_of_the_bundled_briefs_opens_where_what_happened_can_be_read() {
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        let desk = Desk::with(shipped(), Vec::new(), Lang::Ja, columns, rows).keys("gt");
        let named = |title: &Title| !matches!(title, Title::After(0) | Title::Before(0));
        let lanes = &chart(&desk).lanes;
        let bars = lanes.iter().flat_map(|lane| &lane.bars);
        assert!(bars.clone().all(|bar| named(&bar.title)), "{}", desk.screen());
        let whole = desk.keys("0");
        assert!(chart(&whole).axis.is_whole());
    }
}
