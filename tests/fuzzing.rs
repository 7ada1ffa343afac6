//! The fuzz targets without a fuzzer: with the corpora, and with changes of them, the same ones at
//! every run. `fuzz/README.md` says how to run them with one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;
#[path = "../fuzz/targets.rs"]
mod targets;

use std::fs;
use std::path::Path;

use support::effort;

/// What the formats and the terminal are made of: changes without these stay on the surface.
const WORDS: [&[u8]; 24] = [
    b"\n",
    b"  ",
    b"- ",
    b": ",
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b"'",
    b"&a ",
    b"*a",
    b"<<: ",
    b"!!str ",
    b"# ",
    b"---\n",
    b"\x1b[",
    b"\x1b[200~",
    b"\x1b[201~",
    b"\xff",
    "提".as_bytes(),
    "\u{202e}".as_bytes(),
    "\u{200d}".as_bytes(),
    b"\\u0000",
];

/// Numbers that only look as if they came by chance.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }

    /// The bytes with a few changes: a byte, a word put in, a piece left out, doubled or put elsewhere.
    fn changed(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.below(6) {
            let at = self.below(bytes.len() + 1);
            let end = (at + self.below(40)).min(bytes.len());
            match self.below(5) {
                0 => bytes.get_mut(at).into_iter().for_each(|byte| *byte = self.below(256) as u8),
                1 => _ = bytes.splice(at..at, WORDS[self.below(WORDS.len())].iter().copied()),
                2 => _ = bytes.drain(at..end),
                3 => bytes.truncate(at),
                _ => {
                    let piece: Vec<u8> = bytes[at..end].repeat(1 + self.below(4));
                    let to = self.below(bytes.len() + 1);
                    bytes.splice(to..to, piece);
                }
            }
        }
        bytes
    }
}

/// Runs a target with its corpus and so many changes of it.
fn fuzz(name: &str, target: fn(&[u8]), rounds: usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let corpus: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).unwrap()).collect();
    assert!(!corpus.is_empty());
    corpus.iter().for_each(|bytes| target(bytes));
    let mut dice = Dice(0x7e16_e900 + name.len() as u64);
    for round in 0..rounds {
        let bytes = dice.changed(&corpus[round % corpus.len()]);
        if std::panic::catch_unwind(|| target(&bytes)).is_err() {
            panic!("{name} fails with {:?}", String::from_utf8_lossy(&bytes));
        }
    }
}

#[test]
fn any_file_is_a_brief_or_problems() {
    fuzz("brief", targets::brief, effort::rounds(10_000, 200));
}

#[test]
fn what_is_kept_of_a_brief_comes_back_or_is_none() {
    fuzz("brief", targets::kept, effort::rounds(10_000, 200));
}

#[test]
fn any_file_is_a_keymap_or_problems() {
    fuzz("keymap", targets::keymap, effort::rounds(20_000, 500));
}

#[test]
fn any_query_is_answered() {
    fuzz("query", targets::query, effort::rounds(2_000, 50));
}

#[test]
fn any_text_is_set_in_lines_whole() {
    fuzz("layout", targets::layout, effort::rounds(50_000, 1_000));
}

#[test]
fn any_text_comes_out_clean() {
    fuzz("clean", targets::clean_text, effort::rounds(100_000, 2_000));
}

#[test]
fn any_file_is_a_ledger_or_named_for_what_it_is_not() {
    fuzz("ledger", targets::ledger, effort::rounds(20_000, 500));
}

#[test]
fn any_bytes_of_a_terminal_come_to_rest() {
    fuzz("terminal", targets::terminal, effort::rounds(100_000, 2_000));
}
