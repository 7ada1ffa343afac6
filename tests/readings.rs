//! What is typed in romaji or kana finds what is read so.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::library::of_titles;
use teigen::brief::{self, ItemKind};
use teigen::search::{Index, Match, Within};
use teigen::shell::embedded::EMBEDDED;

/// Sentences in which the terms stand as they do in reports.
fn sentences(terms: &[&str]) -> Vec<String> {
    terms.iter().map(|term| format!("政府は、{term}に関し、関係国との調整を進める。")).collect()
}

/// With the table of kanji readings as it was first made, 43 of the 45 were found. The other two,
/// 拉致 and 北京, are read otherwise than their kanji are: they came with the list of such words.
#[test]
fn held_out_terms_of_diplomacy_are_found_by_romaji() {
    let list = include_str!("fixtures/search/held-out.tsv");
    let pairs: Vec<(&str, &str)> =
        list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect();
    assert_eq!(pairs.len(), 45);
    let terms: Vec<&str> = pairs.iter().map(|(term, _)| *term).collect();
    let sentences = sentences(&terms);
    let library = of_titles(sentences.iter().map(String::as_str));
    let index = Index::new(library.clone());

    let mut missed = Vec::new();
    let mut strays = Vec::new();
    for (at, (term, romaji)) in pairs.iter().enumerate() {
        let outcome = index.search(romaji, Within::Kind(ItemKind::Event), usize::MAX);
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

#[test]
fn however_it_is_typed_the_bundled_briefs_put_the_same_proposals_on_top() {
    let files = EMBEDDED.iter().map(|(name, text)| brief::read(name, text.as_bytes())).collect();
    let (library, _) = brief::assemble(files);
    let index = Index::new(library.clone());
    let ids = |query: &str, within: Within| -> Vec<&str> {
        let hits = index.search(query, within, usize::MAX).hits;
        hits.iter().filter_map(|hit| library.item(hit.item)).map(|item| item.id().as_str()).collect()
    };
    let proposals = |query: &str| ids(query, Within::Kind(ItemKind::Proposal));
    let written = proposals("拉致");
    assert!(!written.is_empty());
    for query in ["rachi", "らち", "ラチ", "ﾗﾁ", "abduction", "납치", "ㄴㅊ"] {
        let found = proposals(query);
        assert!(found.starts_with(&written), "{query}: {found:?}");
    }
    for query in ["拉致", "rachi", "らち", "ラチ", "ﾗﾁ", "abduction", "납치", "ㄴㅊ"] {
        assert_eq!(ids(query, Within::Library).first(), written.first(), "{query}, among everything");
    }
}
