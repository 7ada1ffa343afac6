//! Briefs as bytes, to be kept and taken up again faster than their YAML is read.
//!
//! The fields stand one after another as they are declared: numbers in little-endian order, a text
//! or a list after its length in 32 bits. Nothing is believed of the bytes: what does not fit, or
//! holds a text that is not clean, is no brief. A library for formats would hand texts over
//! unchecked, and ask for a second declaration beside that of the JSON.

use super::date::Date;
use super::model::{Brief, Id, Text};
use crate::lang::Lang;
use crate::text::clean::clean_lines;

/// What can be kept as bytes.
pub(super) trait Stored: Sized {
    /// Adds its bytes.
    fn store(&self, to: &mut Vec<u8>);

    /// Takes itself from the front of the bytes; none where they are not such.
    fn restore(from: &mut &[u8]) -> Option<Self>;
}

/// The bytes of a brief.
pub fn store(brief: &Brief) -> Vec<u8> {
    let mut bytes = Vec::new();
    brief.store(&mut bytes);
    bytes
}

/// The brief of those bytes; none where they are not those of one.
pub fn restore(mut bytes: &[u8]) -> Option<Brief> {
    Brief::restore(&mut bytes).filter(|_| bytes.is_empty())
}

impl Stored for u8 {
    fn store(&self, to: &mut Vec<u8>) {
        to.push(*self);
    }

    fn restore(from: &mut &[u8]) -> Option<u8> {
        from.split_off_first().copied()
    }
}

impl Stored for u32 {
    fn store(&self, to: &mut Vec<u8>) {
        to.extend(self.to_le_bytes());
    }

    fn restore(from: &mut &[u8]) -> Option<u32> {
        from.split_off(..4)?.try_into().ok().map(u32::from_le_bytes)
    }
}

/// Lengths: a file that is read is far below the bound.
impl Stored for usize {
    fn store(&self, to: &mut Vec<u8>) {
        u32::try_from(*self).unwrap_or(u32::MAX).store(to);
    }

    fn restore(from: &mut &[u8]) -> Option<usize> {
        usize::try_from(u32::restore(from)?).ok()
    }
}

impl Stored for String {
    fn store(&self, to: &mut Vec<u8>) {
        store_text(self, to);
    }

    fn restore(from: &mut &[u8]) -> Option<String> {
        let length = usize::restore(from)?;
        let text = std::str::from_utf8(from.split_off(..length)?).ok()?;
        (clean_lines(text) == text).then(|| text.to_owned())
    }
}

fn store_text(text: &str, to: &mut Vec<u8>) {
    text.len().store(to);
    to.extend(text.as_bytes());
}

impl<T: Stored> Stored for Option<T> {
    fn store(&self, to: &mut Vec<u8>) {
        u8::from(self.is_some()).store(to);
        self.iter().for_each(|value| value.store(to));
    }

    fn restore(from: &mut &[u8]) -> Option<Option<T>> {
        match u8::restore(from)? {
            0 => Some(None),
            1 => T::restore(from).map(Some),
            _ => None,
        }
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn store(&self, to: &mut Vec<u8>) {
        self.len().store(to);
        self.iter().for_each(|value| value.store(to));
    }

    fn restore(from: &mut &[u8]) -> Option<Vec<T>> {
        let length = usize::restore(from)?;
        // No value takes less than a byte.
        let mut values = Vec::with_capacity(length.min(from.len() / size_of::<T>().max(1)));
        for _ in 0..length {
            values.push(T::restore(from)?);
        }
        Some(values)
    }
}

impl Stored for [Id; 2] {
    fn store(&self, to: &mut Vec<u8>) {
        self.iter().for_each(|id| id.store(to));
    }

    fn restore(from: &mut &[u8]) -> Option<[Id; 2]> {
        Some([Id::restore(from)?, Id::restore(from)?])
    }
}

impl Stored for Id {
    fn store(&self, to: &mut Vec<u8>) {
        self.0.store(to);
    }

    fn restore(from: &mut &[u8]) -> Option<Id> {
        String::restore(from).map(Id)
    }
}

impl Stored for Text {
    fn store(&self, to: &mut Vec<u8>) {
        for words in Lang::ALL.map(|lang| self.get(lang)) {
            u8::from(words.is_some()).store(to);
            words.iter().for_each(|words| store_text(words, to));
        }
    }

    fn restore(from: &mut &[u8]) -> Option<Text> {
        let mut text = Text::default();
        for lang in Lang::ALL {
            if let Some(words) = Option::<String>::restore(from)? {
                text.set(lang, words);
            }
        }
        Some(text)
    }
}

impl Stored for Lang {
    fn store(&self, to: &mut Vec<u8>) {
        (*self as u8).store(to);
    }

    fn restore(from: &mut &[u8]) -> Option<Lang> {
        Lang::ALL.get(usize::from(u8::restore(from)?)).copied()
    }
}

/// As it is written, so that it is one of the calendar.
impl Stored for Date {
    fn store(&self, to: &mut Vec<u8>) {
        self.to_string().store(to);
    }

    fn restore(from: &mut &[u8]) -> Option<Date> {
        String::restore(from)?.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::{EXAMPLE, read};

    fn example() -> Brief {
        read("example.yaml", EXAMPLE.as_bytes()).brief().cloned().unwrap_or_else(|| unreachable!("a sound brief"))
    }

    #[test]
    fn a_brief_comes_back_as_it_was() {
        let brief = example();
        assert_eq!(restore(&store(&brief)), Some(brief));
    }

    #[test]
    fn bytes_cut_short_or_run_on_are_no_brief() {
        let bytes = store(&example());
        for length in 0..bytes.len() {
            assert_eq!(restore(&bytes[..length]), None, "{length}");
        }
        assert_eq!(restore(&[&bytes[..], &[0]].concat()), None);
    }

    #[test]
    fn any_byte_may_be_any_other() {
        let mut bytes = store(&example());
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
            assert_eq!(restore(&store(&brief)), None, "{text:?}");
        }
        let mut brief = example();
        brief.bottom_line.set(Lang::Ja, "一段落\n二段落");
        assert_eq!(restore(&store(&brief)), Some(brief));
    }

    #[test]
    fn a_day_that_no_calendar_has_is_none() {
        let mut brief = example();
        brief.as_of = Date { year: 2026, month: Some(77), day: None };
        assert_eq!(restore(&store(&brief)), None);
    }
}
