//! What is seen at a glance: the relations as a map and as a table, the sources side by side, the
//! proposals counted.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::path::Path;
use std::sync::Arc;

use ratatui::layout::Position;
use support::desk::{Desk, fixture, has, lacks, screens};
use teigen::brief::{Brief, Citation, Id, Item, Library, Proposal, Source};
use teigen::lang::Lang;
use teigen::search::{Index, Within};
use teigen::shell::env::Env;
use teigen::shell::load;
use teigen::state::{Against, Axis, Cross, Drawing, Level};
use teigen::text::width::Width;
use teigen::update::Mouse;
use teigen::view;

/// The desk on `tests/fixtures/straits`: two briefs from two sources.
fn open(lang: Lang, columns: u16, rows: u16) -> Desk {
    let (library, problems) = fixture("straits");
    assert_eq!(problems, []);
    Desk::with(library, problems, lang, columns, rows)
}

/// A screen for each language and size, read before it was accepted.
fn snapshots(name: &str, keys: &str) {
    for (name, screen) in screens(name, |lang, columns, rows| open(lang, columns, rows).keys(keys)) {
        insta::assert_snapshot!(name, screen);
    }
}

/// The id of the selected relation.
fn selected(desk: &Desk) -> String {
    let item = desk.state.list().unwrap().selected_item().unwrap();
    desk.state.library.item(item).unwrap().id().to_string()
}

#[test]
fn the_relations_are_a_map() {
    snapshots("map", "gr");
}

#[test]
fn the_relations_are_a_table() {
    snapshots("matrix", "grv");
}

#[test]
fn the_sources_stand_side_by_side() {
    snapshots("compare", "gc");
}

#[test]
fn the_proposals_are_counted() {
    snapshots("cross", "gx");
}

#[test]
fn no_size_panics_or_draws_outside() {
    for keys in ["gr", "grv", "gr<enter>", "gr/is", "gc", "gcG", "gx", "gxV", "gxvG<right><right>", "gx<enter>"] {
        for columns in [0, 1, 19, 20, 40, 72, 75, 76, 80, 99, 100, 120, 250] {
            for rows in [0, 5, 6, 12, 16, 17, 18, 24, 60] {
                let _ = open(Lang::Ko, columns, rows).keys(keys);
            }
        }
    }
}

#[test]
fn no_sign_in_a_chart_is_wider_on_some_terminals() {
    for keys in ["gr", "grv", "gc", "gx"] {
        let screen = open(Lang::Ja, 120, 40).keys(keys).screen();
        let chart = |line: &str| line.chars().take(70).filter(|c| !c.is_alphanumeric()).collect::<String>();
        let signs: String = screen.lines().skip(2).map(chart).filter(|line| !line.contains('¶')).collect();
        // A middle dot between names and a paragraph mark are words of the language, not of the chart.
        let signs = signs.replace(['·', '・'], "");
        assert_eq!(Width::Wide.cells(&signs), Width::Narrow.cells(&signs), "{signs}");
    }
}

#[test]
fn a_chart_is_ascii_alone_where_that_is_asked_for() {
    for keys in ["gr", "gr<tab><tab>", "grv", "gc", "gx"] {
        let mut desk = open(Lang::En, 120, 40);
        desk.state.setting.ascii = true;
        let screen = desk.keys(keys).screen();
        // These two stand in the names of places in the sources.
        let signs: String = screen.chars().filter(|c| !c.is_ascii() && !['¶', '§'].contains(c)).collect();
        assert_eq!(signs, "", "{screen}");
    }
}

#[test]
fn the_selected_relation_is_read_beside_the_map_and_opened_as_its_page() {
    let desk = open(Lang::En, 120, 40).keys("gr");
    for words in [
        "ST-R01  Relation · Alliance · strengthening",
        "East Town and West Town have been",
        "Since    2024",
        "REPORT 2026  1 ¶1",
    ] {
        has(&desk, words);
    }
    let desk = desk.keys("<enter>");
    has(&desk, "Relations › ST-R01");
    let desk = desk.keys("1");
    has(&desk, "ST-R02  Relation · Management · steady");
    let desk = desk.keys("<esc><esc>");
    lacks(&desk, "›");
    has(&desk, "ST-R01  Relation · Alliance");
}

#[test]
fn tab_walks_every_relation_in_the_order_of_the_list() {
    let mut desk = open(Lang::En, 120, 40).keys("gr");
    let mut walked = vec![selected(&desk)];
    for _ in 0..4 {
        desk = desk.keys("<tab>");
        walked.push(selected(&desk));
    }
    assert_eq!(walked, ["ST-R01", "ST-R02", "ST-R03", "ST-R04", "LG-R01"]);
    has(&desk.keys("<tab>"), "No further item.");
    assert_eq!(selected(&open(Lang::En, 120, 40).keys("grG<shift-tab>")), "ST-R04");
}

#[test]
fn arrows_go_to_the_nearest_pair_that_way() {
    // East stands at the top, West on the right, North at the foot, the Isle on the left.
    let desk = open(Lang::En, 120, 40).keys("gr");
    let desk = desk.keys("<down>");
    assert_eq!(selected(&desk), "ST-R03");
    let desk = desk.keys("<left>");
    assert_eq!(selected(&desk), "ST-R04");
    let desk = desk.keys("<up>");
    assert_eq!(selected(&desk), "LG-R01");
    let desk = desk.keys("l");
    assert_eq!(selected(&desk), "ST-R01");
    has(&desk.keys("l"), "No further item.");
}

#[test]
fn on_the_table_arrows_go_along_a_row_and_a_column() {
    let desk = open(Lang::En, 120, 40).keys("grv");
    assert_eq!(desk.state.drawn.drawing, Drawing::Matrix);
    // From East × West along the row of East, then down the column of the Isle.
    let desk = desk.keys("l");
    assert_eq!(selected(&desk), "LG-R01");
    let desk = desk.keys("j");
    assert_eq!(selected(&desk), "ST-R04");
    // West is one-sided towards North: nothing stands in the row of North under West.
    has(&desk.keys("ggj"), "No further item.");
    let desk = open(Lang::En, 120, 40).keys("gr<tab><tab>v");
    assert_eq!(selected(&desk), "ST-R03");
    let desk = desk.keys("h");
    assert_eq!((selected(&desk).as_str(), desk.state.drawn.crossed), ("ST-R01", true));
    assert_eq!(selected(&desk.keys("v")), "ST-R01", "the map shows what the table had");
}

#[test]
fn a_filter_leaves_on_the_map_what_it_finds() {
    let desk = open(Lang::En, 120, 40).keys("gr");
    has(&desk, "North Town");
    let desk = desk.keys("/lights");
    has(&desk, "1 of 5");
    has(&desk, "LG-R01  Relation");
    lacks(&desk, "North Town");
    let desk = desk.keys("<ctrl-u>kind:rivalry");
    has(&desk, "ST-R03  Relation");
    has(&desk.keys("zzz"), "Nothing matches");
}

#[test]
fn the_language_changes_and_the_relation_stays() {
    let desk = open(Lang::Ja, 120, 40).keys("gr<tab><tab>");
    has(&desk, "西町は北町に対抗して");
    let desk = desk.keys("L");
    has(&desk, "West Town has added sailings");
    has(&desk, "Rivalry");
}

#[test]
fn without_room_and_in_plain_text_the_relations_are_a_list() {
    let desk = open(Lang::En, 40, 12).keys("grj");
    has(&desk, "▸ ST-R02");
    let desk = open(Lang::En, 120, 40).keys("gr");
    insta::assert_snapshot!("plain-relations-en", view::plain(&desk.state));
    let desk = open(Lang::En, 120, 40).keys("gx");
    insta::assert_snapshot!("plain-cross-en", view::plain(&desk.state));
}

#[test]
fn the_table_of_the_sources_scrolls_and_opens() {
    let desk = open(Lang::En, 80, 16).keys("gc");
    has(&desk, "Without the ferries");
    let desk = desk.keys("G");
    has(&desk, "not mentioned");
    lacks(&desk, "Without the ferries");
    let desk = desk.keys("<enter>");
    has(&desk, "LG-C01");
    has(&desk, "Office of Sea Lanes");
    has(&desk.keys("<esc>"), "not mentioned");
}

#[test]
fn the_table_of_the_sources_is_filtered() {
    let desk = open(Lang::En, 120, 40).keys("gc/kind:difference");
    has(&desk, "Fares should stay");
    lacks(&desk, "Without the ferries");
}

#[test]
fn every_cell_lists_as_many_proposals_as_it_counts() {
    let briefs = Path::new(env!("CARGO_MANIFEST_DIR")).join("briefs");
    let (shipped, _) = load::briefs(&[briefs], &Env::default());
    for library in [shipped, fixture("straits").0] {
        for axis in [Axis::Themes, Axis::Addressees, Axis::Partners, Axis::Instruments] {
            for against in [Against::Sources, Against::Briefs] {
                cells_hold(&library, axis, against);
            }
        }
    }
}

#[test]
fn cells_of_many_sources_list_as_many_proposals_as_they_count() {
    let (library, _) = fixture("straits");
    let mut brief = Brief::clone(&library.briefs()[0]);
    let (source, proposal) = (brief.sources[0].clone(), brief.proposals[0].clone());
    let ids: Vec<Id> = (0..40).map(|at| Id::from(format!("paper-{at}").as_str())).collect();
    brief.sources = ids.iter().map(|id| Source { id: id.clone(), short: id.to_string(), ..source.clone() }).collect();
    let citation = |id: &Id| Citation { source: id.clone(), ..proposal.citations[0].clone() };
    // Each source alone, and with the next.
    brief.proposals = (0..79_usize)
        .map(|at| Proposal {
            id: Id::from(format!("ST-{:02}", at + 1).as_str()),
            citations: ids[at / 2..=at.div_ceil(2)].iter().map(citation).collect(),
            ..proposal.clone()
        })
        .collect();
    let library = Library::new(vec![brief]);
    assert_eq!(Cross::new(&library, Axis::Themes, Against::Sources).rows[0].counts[38..], [1, 1, 39, 79]);
    cells_hold(&library, Axis::Themes, Against::Sources);
    has(&Desk::with(library, Vec::new(), Lang::En, 120, 40).keys("gx"), "All of paper-0, paper-1, paper-10");
}

#[test]
fn what_cites_several_sources_is_found_as_that() {
    let index = Index::new(fixture("straits").0);
    let total = |query: &str| index.search(query, Within::Library, 99).total;
    assert_eq!((total("kind:comparison"), total("kind:comparison source:2+")), (3, 2));
    assert_eq!(total("kind:comparison 出典:複数"), 2);
    assert_eq!(total("source:survey-2025 !source:2+ kind:comparison"), 1);
}

fn cells_hold(library: &Library, axis: Axis, against: Against) {
    let mut desk = Desk::with(library.clone(), Vec::new(), Lang::En, 120, 40);
    let mut cross = Cross::new(library, axis, against);
    let cells: Vec<(usize, usize, u32)> = cross.cells().collect();
    assert!(!cells.is_empty());
    for (row, column, count) in cells {
        (cross.row, cross.column) = (row, column);
        desk.state.levels.truncate(1);
        desk.state.levels.push(Level::Cross(cross.clone()));
        desk = desk.keys("<enter>");
        let list = desk.state.list().unwrap();
        assert_eq!(list.position().1, count as usize, "{:?}", cross.query());
        assert!(list.selected_item().is_some_and(|item| matches!(library.item(item), Some(Item::Proposal(_)))));
    }
}

#[test]
fn what_several_sources_ask_for_stands_before_what_one_asks_for() {
    let desk = open(Lang::En, 120, 40).keys("gx");
    let screen = desk.screen();
    let line =
        |words: &str| screen.lines().position(|line| line.get(1..).unwrap_or("").trim_start().starts_with(words));
    let lines = ["Both SURVEY 2025 and REPORT 2026", "▸ Ferries", "Fares", "SURVEY 2025 only", "Safety"].map(line);
    assert!(lines.iter().all(Option::is_some) && lines.is_sorted(), "{lines:?} on\n{screen}");
}

#[test]
fn a_cell_opens_as_a_list_and_one_key_leads_back_to_it() {
    let desk = open(Lang::En, 80, 24).keys("gx<right>");
    let before = desk.screen();
    has(&desk, "Ferries · both");
    let desk = desk.keys("<enter>");
    has(&desk, "Proposals counted › Ferries · both");
    has(&desk, "ST-02");
    lacks(&desk, "ST-01");
    let desk = desk.keys("<enter>");
    has(&desk, "ST-02  Proposal");
    assert_eq!(desk.keys("<esc><esc>").screen(), before);
}

#[test]
fn a_list_that_a_cell_opened_does_not_stay_filtered_for_others() {
    let desk = open(Lang::En, 120, 40).keys("gx<enter><esc><esc>");
    let desk = desk.keys("jj<enter>");
    for id in ["ST-01", "ST-02", "ST-03", "LG-01"] {
        has(&desk, id);
    }
}

#[test]
fn the_cross_table_turns_its_rows_and_its_columns() {
    let desk = open(Lang::En, 120, 40).keys("gx");
    has(&desk, "Themes");
    let desk = desk.keys("v");
    has(&desk, "East Town Port Office");
    let desk = desk.keys("V");
    has(&desk, "For   East Town · Cooperation in the straits");
    let desk = desk.keys("vv");
    has(&desk, "Joint Operation Agreement");
    has(&desk.keys("v"), "Themes");
}

#[test]
fn an_axis_that_nothing_is_filed_under_is_passed_over() {
    let (library, _) = fixture("straits");
    let mut briefs = library.briefs().to_vec();
    for proposal in briefs.iter_mut().flat_map(|brief| &mut Arc::make_mut(brief).proposals) {
        proposal.themes.clear();
        proposal.partners.clear();
    }
    let desk = Desk::with(Library::new(briefs), Vec::new(), Lang::En, 120, 40).keys("gx");
    has(&desk, "For   East Town");
    has(&desk.keys("v"), "Means   Joint Operation Agreement");
}

#[test]
fn an_empty_cell_says_so_and_a_filter_narrows_a_cell() {
    let desk = open(Lang::En, 120, 40).keys("gxl<left><left><enter>");
    has(&desk, "There is nothing to show.");
    let desk = open(Lang::En, 120, 40).keys("gxG<right><right><right>/");
    has(&desk, "/ Filter  theme:safety");
    let desk = desk.keys("<space>lamps");
    has(&desk, "LG-01");
    lacks(&desk, "ST-03");
}

#[test]
fn without_relations_there_is_nothing_to_show() {
    let desk = Desk::open(Lang::En, 120, 40);
    for keys in ["gr", "gc"] {
        let (library, _) = fixture("desk");
        let desk = Desk::with(library, Vec::new(), Lang::En, 120, 40).keys(keys);
        has(&desk, "There is nothing to show.");
    }
    lacks(&desk, "Relations");
}

#[test]
fn briefs_read_anew_leave_the_reader_in_place() {
    for keys in ["gr<tab><tab>", "grv<tab>", "gcj", "gxvj", "gx<enter>"] {
        let mut desk = open(Lang::En, 120, 40).keys(keys);
        let before = desk.screen();
        let (library, problems) = fixture("straits");
        desk.state.reload(library, problems);
        assert_eq!(desk.keys("<ctrl-l>").screen(), before, "{keys}");
    }
}

#[test]
fn numbers_open_cells_without_a_screen() {
    let mut desk = open(Lang::En, 80, 24);
    let mut said = Vec::new();
    let mut lines = "gx\n1\n1\nq\n".as_bytes();
    teigen::shell::plain::run(&mut desk.state, &mut desk.keeper, &mut lines, &mut said).unwrap();
    let said = String::from_utf8(said).unwrap();
    for words in ["1. REPORT 2026 only: 1", "1. ST-01", "East Town and West Town should begin"] {
        assert!(said.contains(words), "expected {words:?} in\n{said}");
    }
}

/// Presses on the first place below the heading that shows these words, twice if `double`.
fn press(desk: Desk, words: &str, double: bool) -> Desk {
    let screen = desk.screen();
    let mut lines = screen.lines().enumerate().skip(3);
    let (y, x, line) = lines
        .find_map(|(y, line)| Some((y, line.find(words)?, line)))
        .unwrap_or_else(|| panic!("expected {words:?} on\n{screen}"));
    let x = Width::Narrow.cells(line.get(..x).unwrap()) as u16;
    let press = |double| Mouse::Press { at: Position::new(x, y as u16), double };
    let desk = desk.mouse(press(false));
    if double { desk.mouse(press(true)) } else { desk }
}

#[test]
fn a_press_selects_what_the_picture_shows_there_and_a_second_opens_it() {
    for (keys, columns) in [("gr", 120), ("grv", 200)] {
        let desk = press(open(Lang::En, columns, 40).keys(keys), "No talks", false);
        assert_eq!(selected(&desk), "ST-R04", "{keys}");
        let desk = press(desk, "Rivalry", true);
        assert_eq!(selected(&desk), "ST-R03", "{keys}");
        assert!(desk.state.reading().is_some(), "{keys}");
    }
    let desk = press(open(Lang::En, 120, 40).keys("gc"), "Fares appear set", true);
    assert!(desk.state.reading().is_some() && desk.screen().contains("ST-C02"), "{}", desk.screen());

    let cell = |desk: &Desk| desk.state.cross().map(|cross| (cross.row, cross.column)).unwrap();
    let desk = open(Lang::En, 120, 40).keys("gxjj");
    let (there, elsewhere) = (cell(&desk), desk.keys("gg"));
    assert_ne!(cell(&elsewhere), there);
    assert_eq!(cell(&press(elsewhere, "  2 ", false)).0, there.0);
}

#[test]
fn only_the_keys_that_do_something_in_a_chart_are_listed_there() {
    let listed = |keys: &str, words: &str| open(Lang::En, 120, 60).keys(keys).keys("?").screen().contains(words);
    for (keys, zoom, columns) in [("gt", true, false), ("gr", false, false), ("grv", false, false), ("gx", false, true)]
    {
        assert_eq!(listed(keys, "zoom in"), zoom, "{keys}");
        assert_eq!(listed(keys, "other columns"), columns, "{keys}");
        let palette = open(Lang::En, 120, 60).keys(keys).keys(":zoom");
        assert_eq!(palette.screen().contains("zoom-in"), zoom, "{}", palette.screen());
    }
}
