//! What is typed in romaji or kana finds what is read so.

mod support;

use support::library::of_titles;
use teigen::brief::ItemKind;
use teigen::search::{Index, Match, Within};

/// Sentences in which the terms stand as they do in reports.
fn sentences(terms: &[&str]) -> Vec<String> {
    terms.iter().map(|term| format!("政府は、{term}に関し、関係国との調整を進める。")).collect()
}

#[test]
fn held_out_terms_of_diplomacy_are_found_by_romaji() {
    let list = include_str!("fixtures/search/held-out.tsv");
    let pairs: Vec<(&str, &str)> =
        list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect();
    assert_eq!(pairs.len(), 45);
    let terms: Vec<&str> = pairs.iter().map(|(term, _)| *term).collect();
    let sentences = sentences(&terms);
    let library = of_titles(sentences.iter().map(String::as_str));
    let index = Index::new(&library);

    let mut missed = Vec::new();
    let mut strays = Vec::new();
    for (at, (term, romaji)) in pairs.iter().enumerate() {
        let outcome = index.search(&library, romaji, Within::Kind(ItemKind::Event), usize::MAX);
        let read: Vec<usize> =
            outcome.hits.iter().filter(|hit| hit.found == Match::Reading).map(|hit| hit.item.index as usize).collect();
        if !read.contains(&at) {
            missed.push(*romaji);
        }
        let has_it = |found: &&usize| terms.get(**found).is_some_and(|text| !text.contains(term));
        strays.extend(read.iter().filter(has_it).map(|found| format!("{romaji} {}", terms[*found])));
    }
    assert_eq!(missed, Vec::<&str>::new());
    assert_eq!(strays, Vec::<String>::new());
}
