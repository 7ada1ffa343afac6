//! How the characters of a folded text are written where it is searched.

/// A one-to-one writing of characters as others. Field marks stay what they are.
pub(super) trait Code {
    /// The character as written; none where no text has it.
    fn encode(&self, c: char) -> Option<char>;

    /// Whether a written character belongs to a word of letters: see [`is_letter`].
    fn is_letter(&self, written: char) -> bool;

    /// Whether a written character is kana: see [`is_kana`].
    fn is_kana(&self, written: char) -> bool;
}

/// Characters as they are.
pub(super) struct Plain;

impl Code for Plain {
    fn encode(&self, c: char) -> Option<char> {
        Some(c)
    }

    fn is_letter(&self, written: char) -> bool {
        is_letter(written)
    }

    fn is_kana(&self, written: char) -> bool {
        is_kana(written)
    }
}

/// Whether the character makes words with its neighbours: Latin, Greek and Cyrillic letters and
/// digits do, kana, kanji and Hangul stand by themselves.
pub(super) fn is_letter(c: char) -> bool {
    c < '\u{1100}' && c.is_alphanumeric()
}

/// Whether a folded character is kana or the mark of a long vowel.
pub(super) fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | '-')
}
