//! What is done with bytes from outside, a function for each way in.
//!
//! `cargo fuzz` runs them with bytes that reach further and further; `tests/fuzzing.rs` runs them with
//! the corpora and with changes of those. None may panic, run on, or let through what must not be.

use std::borrow::Cow;
use std::sync::Arc;

use teigen::brief;
use teigen::brief::{Brief, Library};
use teigen::key::{Chord, Keymap, parse_keys};
use teigen::lang::Lang;
use teigen::ledger::{Board, jsonl};
use teigen::search::{Index, Query, Within};
use teigen::shell::decode::Decoder;
use teigen::text::clean::{clean, clean_lines};
use teigen::text::layout::{self, Options};

/// The bytes as text, whatever they are.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// A file that is to be a brief, and everything that is said of it.
pub(crate) fn brief(bytes: &[u8]) {
    let (library, problems) = brief::assemble(brief::read_all(&[("fuzzed.yaml", bytes)]));
    for problem in problems {
        for lang in Lang::ALL {
            assert_clean(&problem.render(lang));
        }
    }
    assert!(library.briefs().len() <= 1);
}

/// A brief as the cache keeps it; and what is kept of a brief that the bytes are the YAML of, with one
/// byte another and cut short.
pub(crate) fn kept(bytes: &[u8]) {
    if let Some((brief, digests)) = brief::restore(bytes) {
        assert_clean(brief.title.shown(Lang::Ja).text);
        let stored = brief::store(&brief, &digests);
        assert_eq!(brief::restore(&stored), Some((brief, digests)), "what is restored can be kept");
    }
    if let Some(brief) = brief::read("fuzzed.yaml", bytes).brief() {
        let library = Library::new(vec![Arc::clone(brief)]);
        let digests = library.digests()[0].clone();
        let mut stored = brief::store(brief, &digests);
        assert_eq!(brief::restore(&stored), Some((Brief::clone(brief), digests)));
        let at = bytes.iter().fold(0, |at: usize, byte| at.wrapping_mul(31).wrapping_add(usize::from(*byte)));
        let length = stored.len();
        stored[at % length] ^= 1 << (at % 8);
        let _ = brief::restore(&stored);
        stored.truncate(at % length);
        assert_eq!(brief::restore(&stored), None);
    }
}

/// A file that changes the keys, and keys as they are spelled.
pub(crate) fn keymap(bytes: &[u8]) {
    let text = text(bytes);
    let (keymap, problems) = Keymap::patched("keymap.toml", &text);
    assert!(!keymap.bindings().is_empty(), "there are always keys");
    for problem in problems {
        assert_clean(&problem.render(Lang::En));
    }
    if let Ok(keys) = parse_keys(&text) {
        for key in keys {
            assert!(key.to_string().parse::<Chord>().is_ok(), "what is a key has a name: {key}");
        }
    }
}

/// A query, in the library that comes with the program.
pub(crate) fn query(bytes: &[u8]) {
    thread_local! {
        static BUNDLED: (Library, Index) = {
            let library = teigen::shell::load::briefs(&[], &teigen::shell::env::Env::default()).0;
            let index = Index::new(library.clone());
            (library, index)
        };
    }
    let text = text(bytes);
    let typed: String = clean(&text).chars().take(256).collect();
    let _ = Query::parse(&typed);
    BUNDLED.with(|(library, index)| {
        let outcome = index.search(&typed, Within::Library, 20);
        for hit in &outcome.hits {
            let item = library.item(hit.item).expect("a hit is an item of the library");
            for (_, title) in item.title().all() {
                for range in outcome.marks.ranges(title) {
                    assert!(title.get(range).is_some(), "a mark stands between characters");
                }
            }
        }
        let _ = index.complete(&typed, typed.len());
    });
}

/// A text set in lines; the first two bytes are the width.
pub(crate) fn layout(bytes: &[u8]) {
    let (width, rest) = bytes.split_at_checked(2).unwrap_or((&[40, 0], bytes));
    let width = u16::from_le_bytes([width[0], width[1]]) % 300;
    let text = text(rest);
    let text = clean(&text);
    let options = Options::default();
    let lines = layout::lines(&text, width, &options);
    let set: String = lines.iter().map(|line| line.text(&text)).collect();
    let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert_eq!(squeezed(&set), squeezed(&text), "no character is lost or doubled");
}

/// Any text made clean.
pub(crate) fn clean_text(bytes: &[u8]) {
    let text = text(bytes);
    for cleaned in [clean(&text), clean_lines(&text)] {
        assert_clean(&cleaned);
    }
    assert_eq!(clean(&clean(&text)), clean(&text));
}

/// Records from somebody else's ledger.
pub(crate) fn ledger(bytes: &[u8]) {
    if let Ok(chain) = jsonl::read_bytes(bytes) {
        assert_eq!(jsonl::read(&jsonl::write(chain.records())).as_ref(), Ok(&chain));
        let records: Vec<_> = chain.records().iter().filter_map(|sealed| sealed.read().ok()).collect();
        let _ = Board::of(&records);
    }
}

/// What a terminal sends.
pub(crate) fn terminal(bytes: &[u8]) {
    let mut decoder = Decoder::default();
    for piece in bytes.chunks(usize::from(bytes.first().copied().unwrap_or(1)).max(1)) {
        let _ = decoder.take(piece);
    }
    let _ = [decoder.settle(), decoder.settle(), decoder.settle()];
    assert_eq!(decoder.patience(), None, "it comes to rest");
}

fn assert_clean(text: &str) {
    assert_eq!(clean_lines(text), text, "clean");
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
}
