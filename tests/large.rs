//! What no screen has room for: a library with more briefs, sources and themes than anybody looks
//! along to.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::desk::Desk;
use teigen::brief::{self, Brief, EXAMPLE, Id, Library};
use teigen::lang::Lang;

/// More than fit side by side in as many cells as a terminal can have.
const BRIEFS: usize = 8200;

/// Briefs of one proposal and one comparison each, with sources of their own.
fn library() -> Library {
    let (library, problems) = brief::assemble(vec![brief::read("example.yaml", EXAMPLE.as_bytes())]);
    assert_eq!(problems, Vec::new());
    let mut like = Brief::clone(&library.briefs()[0]);
    like.findings.clear();
    like.events.clear();
    like.terms.clear();
    like.watch.clear();
    like.relations.clear();
    like.proposals.truncate(1);
    let source = like.proposals[0].citations[0].source.clone();
    like.comparisons.truncate(1);
    let brief = |number: usize| {
        let own = |id: &str| Id(format!("{id}-{number}").into());
        let mut brief = Brief { id: own("brief"), prefix: format!("B{number}"), ..like.clone() };
        brief.sources.retain(|it| it.id == source);
        brief.sources[0].id = own("source");
        brief.proposals[0].id = own("B");
        brief.proposals[0].citations[0].source = own("source");
        brief.comparisons[0].id = own("C");
        brief.comparisons[0].views.truncate(1);
        brief.comparisons[0].views[0].source = own("source");
        brief
    };
    Library::new((0..BRIEFS).map(brief).collect())
}

#[test]
fn every_overview_of_a_large_library_is_drawn() {
    let desk = Desk::with(library(), Vec::new(), Lang::En, 120, 40);
    let desk = desk.keys("gh<down><down>");
    let home = desk.state.home().unwrap();
    assert!(home.figures.len() <= 40, "figures are told of what is on the screen: {}", home.figures.len());
    assert!(desk.screen().contains("0/1"), "{}", desk.screen());
    let mut desk = desk.keys("gx");
    for keys in ["v", "V", "v"] {
        let cross = desk.state.cross().unwrap();
        assert!(cross.columns.len() <= 102 && !cross.rows.is_empty(), "{keys}: {}", cross.columns.len());
        assert_eq!(cross.rows[0].counts.last().copied(), Some(BRIEFS as u32));
        desk = desk.keys(keys);
    }
    let desk = desk.keys("<esc>gcj");
    assert!(desk.state.list().is_some() && !desk.state.is_comparing(), "no screen has a column for each source");
}
