//! What a query may cost, whatever it is and however long the text that it is asked of.

use std::fs;
use std::iter::once;

use teigen::brief;
use teigen::lang::Lang;

use crate::budgets::{MEMORY, TIME, cost_of_query, cpu_time};
use crate::support::desk::Desk;
use crate::{corpus, is_long};

/// What texts are made of: the same letter, syllable or kana, words, marks between kana, and what is
/// written with combining marks and joiners.
const PIECES: [&str; 11] = ["a", "ab", "aab ", "abcdefghi ", "あ", "か・", "あー", "아 ", "the ", "é", "👩‍👩‍👧"];

/// Queries as long as anybody can paste, and queries of every sign.
fn queries() -> Vec<String> {
    vec![
        "a".repeat(2000),
        "ab".repeat(700),
        "a ".repeat(700),
        "aあ아".repeat(500),
        "\"a".repeat(500),
        "!a ".repeat(500),
        "a | ".repeat(500),
        "kakaka あああ 'aab ^a a$ | ".repeat(50),
        "aabbaz".to_owned(),
        "by:a theme:b !kind:c brief:d with:e due:f nobody:g ".repeat(50),
        "㍿".repeat(500),
    ]
}

/// The bytes of a text in a file of the largest size, or of one that is soon read.
fn longest() -> usize {
    if is_long() { 3 << 20 } else { 1 << 16 }
}

#[test]
fn no_query_costs_more_than_its_share_on_any_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    let mut failures = Vec::new();
    for piece in PIECES {
        fs::write(&path, corpus::texts_of(piece, 1, longest()).text).unwrap();
        for query in queries() {
            match cost_of_query(&path, &query) {
                Ok(cost) if cost.time <= TIME && cost.memory <= MEMORY => {}
                Ok(cost) => failures.push(format!("{piece} {query:.9}: {:?} {} KiB", cost.time, cost.memory)),
                Err(died) => failures.push(format!("{piece} {query:.9}: {died}")),
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn no_key_on_the_longest_page_costs_more_than_its_share() {
    let keys = ["j", "k", "/", "a", "b", "<down>", "<esc>", "<enter>", "j", "<ctrl-d>", "G", "/", "a", "b", "<down>"];
    for piece in PIECES {
        let text = corpus::texts_of(piece, 2, longest()).text;
        let (library, problems) = brief::assemble(vec![brief::read("a.yaml", text.as_bytes())]);
        assert!(problems.is_empty(), "{piece}: {problems:?}");
        let mut desk = Desk::with(library, problems, Lang::En, 120, 40).keys("<enter>");
        for key in once("j").chain(keys) {
            let before = cpu_time();
            desk = desk.keys(key);
            let time = cpu_time() - before;
            assert!(time <= TIME, "{key} on {piece}: {time:?}");
        }
    }
}
