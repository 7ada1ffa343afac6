//! Sets of characters that are looked up for every character of every file.

/// A set of characters of the basic plane: a bit for each.
///
/// In UTF-8 the last six bits of a character stand in a byte of their own: they are its place among
/// 64, and the bits before them the number of the 64. So it is looked up without being put together.
pub(super) struct Plane([u64; 0x1_0000 / 64]);

impl Plane {
    /// The characters from each first to each last one.
    pub(super) const fn of(ranges: &[(char, char)]) -> Plane {
        let mut plane = [0; 0x1_0000 / 64];
        let mut at = 0;
        while at < ranges.len() {
            let (first, last) = ranges[at];
            let mut code = first as usize;
            while code <= last as usize {
                plane[code / 64] |= 1 << (code % 64);
                code += 1;
            }
            at += 1;
        }
        Plane(plane)
    }

    /// Whether the character is in the set.
    pub(super) fn has(&self, c: char) -> bool {
        self.bit(c as usize / 64, c as usize % 64)
    }

    /// The text up to the first character that is not in the set, and the rest.
    pub(super) fn split<'a>(&self, text: &'a str) -> (&'a str, &'a str) {
        let low = |byte: u8| usize::from(byte & 0x3F);
        let mut rest = text.as_bytes();
        loop {
            let (is_in, after) = match rest {
                [a @ ..0x80, after @ ..] => (self.bit(usize::from(a >> 6), low(*a)), after),
                [a @ 0xE0..0xF0, b, c, after @ ..] => (self.bit(usize::from(a & 0x0F) << 6 | low(*b), low(*c)), after),
                [a @ ..0xE0, b, after @ ..] => (self.bit(usize::from(a & 0x1F), low(*b)), after),
                // The end, or beyond the basic plane.
                _ => break,
            };
            if !is_in {
                break;
            }
            rest = after;
        }
        text.split_at_checked(text.len() - rest.len()).unwrap_or((text, ""))
    }

    fn bit(&self, block: usize, at: usize) -> bool {
        self.0.get(block).is_some_and(|bits| bits >> at & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_is_in_the_set_or_not_however_many_bytes_it_takes() {
        static SOME: Plane = Plane::of(&[('b', 'y'), ('é', 'é'), ('ぁ', 'ん'), ('一', '龥'), ('힣', '힣')]);
        for c in '\0'..=char::MAX {
            let is_in = matches!(c, 'b'..='y' | 'é' | 'ぁ'..='ん' | '一'..='龥' | '힣');
            assert_eq!(SOME.has(c), is_in, "{c:?}");
            let text = format!("日{c}本");
            let (before, after) = SOME.split(&text);
            assert_eq!((before.chars().count(), after.is_empty()), if is_in { (3, true) } else { (1, false) }, "{c:?}");
            assert_eq!(format!("{before}{after}"), text);
        }
        assert_eq!(SOME.split(""), ("", ""));
    }
}
