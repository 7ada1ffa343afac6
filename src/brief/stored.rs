//! Briefs as bytes, to be kept and taken up again faster than their YAML is read.
//!
//! The fields stand one after another as they are declared: numbers in little-endian order, of a text
//! or a list its length in 32 bits. Behind them stand all texts, a line break after each, so that
//! what is true of any text is looked at once for all. Nothing is believed of the bytes: what does
//! not fit, or holds a text that is not clean, is no brief. A library for formats would hand texts
//! over unchecked, and ask for a second declaration beside that of the JSON.

use std::borrow::Cow;

use compact_str::CompactString;

use super::date::Date;
use super::library::{self, Digests};
use super::model::{Brief, Id, Text};
use crate::lang::Lang;
use crate::text::clean::clean_lines;

/// What can be kept as bytes.
pub(super) trait Stored: Sized {
    /// Adds itself.
    fn store(&self, to: &mut Store);

    /// Takes itself from the front; none where that is not such.
    fn restore(from: &mut Rest<'_>) -> Option<Self>;
}

/// What is to be kept.
#[derive(Default)]
pub(super) struct Store {
    fields: Vec<u8>,
    texts: String,
}

/// Stands behind every text. No mark of one text can belong to the text before it.
const END: u8 = b'\n';

/// No value takes more than so many times the room of its bytes; a text without any language takes as
/// much. No more room is made before the values are there.
const ROOM_MAX: usize = 16;

/// What is left of what was kept.
pub(super) struct Rest<'a> {
    fields: &'a [u8],
    texts: &'a str,
}

impl<'a> Rest<'a> {
    /// Takes a text from the front.
    fn text(&mut self) -> Option<&'a str> {
        let length = usize::restore(self)?;
        let (text, rest) = self.texts.split_at_checked(length)?;
        self.texts = if rest.as_bytes().first() == Some(&END) { rest.get(1..)? } else { return None };
        Some(text)
    }
}

/// The number of the form of the bytes. Another form has a higher one, and what was kept in this is no
/// longer read.
pub const FORM: u32 = 2;

/// The bytes of a brief and of the digests of its items.
pub fn store(brief: &Brief, digests: &[u64]) -> Vec<u8> {
    let mut all = Store::default();
    brief.store(&mut all);
    digests.iter().for_each(|digest| all.fields.extend(digest.to_le_bytes()));
    let length = u32::try_from(all.fields.len()).unwrap_or(u32::MAX);
    [&length.to_le_bytes(), all.fields.as_slice(), all.texts.as_bytes()].concat()
}

/// The brief of those bytes with the digests of its items; none where they are not those of one.
pub fn restore(mut bytes: &[u8]) -> Option<(Brief, Digests)> {
    let length = bytes.split_off(..4)?.try_into().ok().map(u32::from_le_bytes)?;
    let fields = bytes.split_off(..usize::try_from(length).ok()?)?;
    let texts = simdutf8::basic::from_utf8(bytes).ok()?;
    let mut rest = Rest { fields, texts };
    let is_clean = matches!(clean_lines(texts), Cow::Borrowed(_));
    let brief = is_clean.then(|| Brief::restore(&mut rest)).flatten()?;
    let (digests, left) = rest.fields.as_chunks();
    let is_whole = left.is_empty() && digests.len() == library::count(&brief) && rest.texts.is_empty();
    is_whole.then(|| (brief, digests.iter().copied().map(u64::from_le_bytes).collect()))
}

impl Stored for u8 {
    fn store(&self, to: &mut Store) {
        to.fields.push(*self);
    }

    fn restore(from: &mut Rest<'_>) -> Option<u8> {
        from.fields.split_off_first().copied()
    }
}

impl Stored for u32 {
    fn store(&self, to: &mut Store) {
        to.fields.extend(self.to_le_bytes());
    }

    fn restore(from: &mut Rest<'_>) -> Option<u32> {
        from.fields.split_off(..4)?.try_into().ok().map(u32::from_le_bytes)
    }
}

/// Lengths: a file that is read is far below the bound.
impl Stored for usize {
    fn store(&self, to: &mut Store) {
        u32::try_from(*self).unwrap_or(u32::MAX).store(to);
    }

    fn restore(from: &mut Rest<'_>) -> Option<usize> {
        usize::try_from(u32::restore(from)?).ok()
    }
}

impl Stored for String {
    fn store(&self, to: &mut Store) {
        store_text(self, to);
    }

    fn restore(from: &mut Rest<'_>) -> Option<String> {
        from.text().map(str::to_owned)
    }
}

fn store_text(text: &str, to: &mut Store) {
    text.len().store(to);
    to.texts.push_str(text);
    to.texts.push(char::from(END));
}

impl<T: Stored> Stored for Option<T> {
    fn store(&self, to: &mut Store) {
        u8::from(self.is_some()).store(to);
        self.iter().for_each(|value| value.store(to));
    }

    fn restore(from: &mut Rest<'_>) -> Option<Option<T>> {
        match u8::restore(from)? {
            0 => Some(None),
            1 => T::restore(from).map(Some),
            _ => None,
        }
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn store(&self, to: &mut Store) {
        self.len().store(to);
        self.iter().for_each(|value| value.store(to));
    }

    fn restore(from: &mut Rest<'_>) -> Option<Vec<T>> {
        let length = usize::restore(from)?;
        let most = from.fields.len() / size_of::<T>().div_ceil(ROOM_MAX);
        let mut values = Vec::with_capacity(length.min(most));
        for _ in 0..length {
            values.push(T::restore(from)?);
        }
        Some(values)
    }
}

impl Stored for [Id; 2] {
    fn store(&self, to: &mut Store) {
        self.iter().for_each(|id| id.store(to));
    }

    fn restore(from: &mut Rest<'_>) -> Option<[Id; 2]> {
        Some([Id::restore(from)?, Id::restore(from)?])
    }
}

impl Stored for CompactString {
    fn store(&self, to: &mut Store) {
        store_text(self, to);
    }

    fn restore(from: &mut Rest<'_>) -> Option<CompactString> {
        from.text().map(CompactString::from)
    }
}

impl Stored for Id {
    fn store(&self, to: &mut Store) {
        self.0.store(to);
    }

    fn restore(from: &mut Rest<'_>) -> Option<Id> {
        CompactString::restore(from).map(Id)
    }
}

impl Stored for Text {
    fn store(&self, to: &mut Store) {
        for words in Lang::ALL.map(|lang| self.get(lang)) {
            u8::from(words.is_some()).store(to);
            words.iter().for_each(|words| store_text(words, to));
        }
    }

    fn restore(from: &mut Rest<'_>) -> Option<Text> {
        let mut text = Text::default();
        for lang in Lang::ALL {
            match u8::restore(from)? {
                0 => None,
                1 => text.set(lang, from.text()?),
                _ => return None,
            };
        }
        Some(text)
    }
}

impl Stored for Lang {
    fn store(&self, to: &mut Store) {
        (*self as u8).store(to);
    }

    fn restore(from: &mut Rest<'_>) -> Option<Lang> {
        Lang::ALL.get(usize::from(u8::restore(from)?)).copied()
    }
}

/// As it is written, so that it is one of the calendar.
impl Stored for Date {
    fn store(&self, to: &mut Store) {
        self.to_string().store(to);
    }

    fn restore(from: &mut Rest<'_>) -> Option<Date> {
        from.text()?.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::{EXAMPLE, read};

    fn example() -> Brief {
        let reading = read("example.yaml", EXAMPLE.as_bytes());
        reading.brief().map(|brief| Brief::clone(brief)).unwrap_or_else(|| unreachable!("a sound brief"))
    }

    /// A number for each item of the example.
    fn digests() -> Digests {
        (0..library::count(&example()) as u64).collect()
    }

    #[test]
    fn a_brief_comes_back_as_it_was() {
        let (brief, digests) = (example(), digests());
        assert_eq!(restore(&store(&brief, &digests)), Some((brief, digests)));
    }

    #[test]
    fn each_item_has_its_digest() {
        let (brief, digests) = (example(), digests());
        assert_eq!(restore(&store(&brief, &digests[1..])), None);
        assert_eq!(restore(&store(&brief, &[&digests[..], &[0]].concat())), None);
    }

    #[test]
    fn a_change_of_what_a_brief_is_made_of_changes_the_number_of_the_form() {
        let schema = crate::ledger::Hash::of(crate::brief::json_schema().to_string()).to_string();
        // Where only the hash is another one now: raise the number, then put both here.
        assert_eq!((FORM, schema.as_str()), (2, "f7862b04f4d21257721c84aac925163ff56d4b0b6ade9b47eb53cab5762a9870"));
    }

    #[test]
    fn bytes_cut_short_or_run_on_are_no_brief() {
        let bytes = store(&example(), &digests());
        for length in 0..bytes.len() {
            assert_eq!(restore(&bytes[..length]), None, "{length}");
        }
        assert_eq!(restore(&[&bytes[..], &[0]].concat()), None);
    }

    #[test]
    fn any_byte_may_be_any_other() {
        let mut bytes = store(&example(), &digests());
        for at in (0..bytes.len()).step_by(3) {
            for other in [0, 1, 0x1b, 0x7f, 0x80, 0xff] {
                let byte = std::mem::replace(&mut bytes[at], other);
                // Whatever it is, it comes back at once.
                let _ = restore(&bytes);
                bytes[at] = byte;
            }
        }
    }

    #[test]
    fn a_text_that_is_not_clean_is_none() {
        for text in ["\u{1b}[2J", "a\u{202e}b", "a\rb", "\u{7}"] {
            let mut brief = example();
            brief.title.set(Lang::Ja, text);
            assert_eq!(restore(&store(&brief, &digests())), None, "{text:?}");
        }
        let mut brief = example();
        brief.bottom_line.set(Lang::Ja, "一段落\n二段落");
        assert_eq!(restore(&store(&brief, &digests())), Some((brief, digests())));
    }

    #[test]
    fn a_day_that_no_calendar_has_is_none() {
        let mut brief = example();
        brief.as_of = Date { year: 2026, month: Some(77), day: None };
        assert_eq!(restore(&store(&brief, &digests())), None);
    }
}
