//! What an item says, as one number: to see from one visit to the next whether it was edited.

use std::io::{self, Write};

use serde::Serialize;

use super::library::Item;

/// The digest of everything that the item says; of a brief only what is its own, not its items.
///
/// FNV-1a over the JSON form: the same in every version of the program and on every machine as long
/// as the form of the item stays. It tells edits apart from none and proves nothing.
pub(super) fn digest(item: Item<'_>) -> u64 {
    match item {
        Item::Brief(it) => of(&(&it.title, &it.bottom_line, &it.importance, it.as_of)),
        Item::Section(it) => of(it),
        Item::Proposal(it) => of(it),
        Item::Finding(it) => of(it),
        Item::Event(it) => of(it),
        Item::Term(it) => of(it),
        Item::Watch(it) => of(it),
        Item::Comparison(it) => of(it),
        Item::Source(it) => of(it),
        Item::Relation(it) => of(it),
    }
}

fn of(content: &impl Serialize) -> u64 {
    let mut fnv = Fnv(0xcbf2_9ce4_8422_2325);
    // Neither plain records nor this writer fail.
    let _ = serde_json::to_writer(&mut fnv, content);
    fnv.0
}

/// The hash of Fowler, Noll and Vo, variant 1a, of 64 bits.
struct Fnv(u64);

impl Write for Fnv {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::{Text, Watch};
    use crate::lang::Lang;

    #[test]
    fn the_hash_is_the_published_one() {
        let hash = |text: &str| {
            let mut fnv = Fnv(0xcbf2_9ce4_8422_2325);
            let _ = fnv.write_all(text.as_bytes());
            fnv.0
        };
        assert_eq!(
            [hash(""), hash("a"), hash("foobar")],
            [0xcbf2_9ce4_8422_2325, 0xaf63_dc4c_8601_ec8c, 0x8594_4171_f739_67e8]
        );
    }

    #[test]
    fn a_word_changed_in_any_language_changes_the_digest() {
        let mut watch =
            Watch { id: "KJ-W01".into(), title: Text::default(), text: Text::default(), citations: Vec::new() };
        let mut seen = vec![digest(Item::Watch(&watch))];
        for lang in Lang::ALL {
            watch.text.set(lang, "word");
            seen.push(digest(Item::Watch(&watch)));
        }
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 4);
    }
}
