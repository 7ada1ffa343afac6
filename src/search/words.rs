//! The words that a library says, for "did you mean" where a word stands nowhere.

use std::collections::{BTreeSet, HashSet};
use std::ops::RangeInclusive;

use super::code::is_letter;
use super::scan::Document;
use super::vocabulary::Vocabulary;
use crate::brief::{ItemRef, Library};
use crate::parallel;
use crate::problem::nearest;

/// Bytes of a word of letters. Shorter ones are near too many others, and longer ones are none.
const LENGTHS: RangeInclusive<usize> = 4..=32;

/// More words of letters are not compared.
const COMPARED_MAX: usize = 100_000;

/// Items that one thread reads at a time.
const CHUNK: usize = 512;

/// Words of letters, and names in any script.
#[derive(Debug, Default)]
pub(super) struct Words {
    compared: Box<[Box<str>]>,
}

/// Words of letters in some texts.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    words: HashSet<Box<str>>,
}

impl Gathered {
    /// Adds the words of a folded text. Those with a digit are none that one mistypes by a letter.
    pub(super) fn gather(&mut self, text: &str) {
        for word in text.split(|c| !is_letter(c)).filter(|word| LENGTHS.contains(&word.len())) {
            if !self.words.contains(word) && word.chars().all(char::is_alphabetic) {
                self.words.insert(word.into());
            }
        }
    }
}

impl Words {
    /// What was gathered, and the names of the vocabulary.
    pub(super) fn new(gathered: impl IntoIterator<Item = Gathered>, vocabulary: &Vocabulary) -> Words {
        let words: BTreeSet<Box<str>> = gathered.into_iter().flat_map(|it| it.words).collect();
        let names = vocabulary.names.iter().map(|name| name.as_str().into());
        Words { compared: words.into_iter().take(COMPARED_MAX).chain(names).collect() }
    }

    /// The words of all items.
    pub(super) fn read(library: &Library, vocabulary: &Vocabulary, documents: &[ItemRef]) -> Words {
        let chunks: Vec<&[ItemRef]> = documents.chunks(CHUNK).collect();
        let gathered = parallel::map(&chunks, true, |items| {
            let (mut document, mut gathered) = (Document::default(), Gathered::default());
            for item in *items {
                document.read(library, *item);
                document.texts.iter().for_each(|text| gathered.gather(text));
            }
            gathered
        });
        Words::new(gathered, vocabulary)
    }

    /// The word that another, which stands nowhere, is perhaps a slip for.
    pub(super) fn slip_of(&self, word: &str) -> Option<&str> {
        nearest(word, self.compared.iter().map(|known| &**known))
    }
}
