//! The text of a proposal as it stood before those who decided.

use serde::{Deserialize, Serialize};

use super::hash::Hash;
use crate::brief::{Proposal, Text};

/// What a proposal says: its title and its text, in every language that it has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The title.
    pub title: Text,
    /// The text.
    pub text: Text,
}

impl Wording {
    /// What the proposal says now.
    pub fn of(proposal: &Proposal) -> Wording {
        Wording { title: proposal.title.clone(), text: proposal.text.clone() }
    }

    /// The hash of the words.
    ///
    /// Hashed is, for the title and then for the text, for each language that it has in the order
    /// ja, en, ko: the field's name, a space, the language's tag, a space, the number of bytes of
    /// the words in decimal, a line feed, the words in UTF-8, a line feed.
    pub fn hash(&self) -> Hash {
        let mut bytes = String::new();
        for (field, words) in [("title", &self.title), ("text", &self.text)] {
            for (lang, words) in words.all() {
                bytes.push_str(&format!("{field} {lang} {}\n{words}\n", words.len()));
            }
        }
        Hash::of(bytes)
    }
}

/// The hash of a proposal's title and text in all languages; see [`Wording::hash`].
pub fn text_hash(proposal: &Proposal) -> Hash {
    Wording::of(proposal).hash()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    fn wording(title: &[(Lang, &str)], text: &[(Lang, &str)]) -> Wording {
        let words = |from: &[(Lang, &str)]| {
            let mut text = Text::default();
            for (lang, words) in from {
                text.set(*lang, *words);
            }
            text
        };
        Wording { title: words(title), text: words(text) }
    }

    #[test]
    fn the_hash_is_that_of_the_documented_bytes() {
        let wording = wording(&[(Lang::Ja, "題"), (Lang::En, "Title")], &[(Lang::Ko, "글")]);
        assert_eq!(wording.hash(), Hash::of("title ja 3\n題\ntitle en 5\nTitle\ntext ko 3\n글\n"));
    }

    #[test]
    fn words_moved_between_fields_or_languages_change_the_hash() {
        let all = [
            wording(&[(Lang::Ja, "a")], &[(Lang::Ja, "b")]),
            wording(&[(Lang::Ja, "b")], &[(Lang::Ja, "a")]),
            wording(&[(Lang::En, "a")], &[(Lang::En, "b")]),
            wording(&[(Lang::Ja, "a"), (Lang::En, "b")], &[]),
            wording(&[(Lang::Ja, "a\ntext ja 1\nb")], &[]),
            wording(&[(Lang::Ja, "a")], &[(Lang::Ja, "")]),
            wording(&[(Lang::Ja, "a")], &[]),
        ];
        let hashes: std::collections::BTreeSet<Hash> = all.iter().map(Wording::hash).collect();
        assert_eq!(hashes.len(), all.len());
    }
}
