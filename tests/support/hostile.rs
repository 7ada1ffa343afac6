//! Texts that would like to be more than text, and what of them must reach nobody.

/// Pieces of which hostile texts are made.
const PIECES: [&str; 44] = [
    "\x1b[31m",
    "\x1b[2J",
    "\x1b]0;title\x07",
    "\x1b]52;c;cXE=\x07",
    "\x1bP+q544e\x1b\\",
    "\x1bc",
    "\x1b[6n",
    "\x1b[?1049l",
    "\u{9b}2J",
    "\u{9d}0;x\u{9c}",
    "\u{90}q",
    "\u{85}",
    "\0",
    "\x07",
    "\x08",
    "\r",
    "\n",
    "\t",
    "\x0e",
    "\x7f",
    "\u{202e}",
    "\u{2066}",
    "\u{200f}",
    "\u{61c}",
    "\u{200b}",
    "\u{200c}",
    "\u{2060}",
    "\u{feff}",
    "\u{ad}",
    "\u{34f}",
    "\u{3164}",
    "\u{e0041}",
    "\u{e007f}",
    "\u{fff9}",
    "\u{e000}",
    "\u{fe0f}",
    "\u{e0100}",
    "\u{200d}",
    "\u{301}",
    "葛",
    "👩",
    "提言",
    "a",
    " ",
];

/// Hostile texts without end, the same ones at every run.
#[derive(Clone, Copy, Debug)]
pub struct Texts(u64);

impl Texts {
    pub fn new(seed: u64) -> Texts {
        Texts(seed | 1)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit
    }
}

impl Iterator for Texts {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let mut text = String::new();
        for _ in 0..self.below(12) {
            match self.below(4) {
                // Any character at all.
                0 => text.extend(char::from_u32(self.below(0x11_0000) as u32)),
                1 => text.extend(char::from_u32(self.below(0x3000) as u32)),
                _ => text.push_str(PIECES[self.below(PIECES.len() as u64) as usize]),
            }
        }
        Some(text)
    }
}

/// The first character of what was written that a terminal acts on, that reorders its neighbours or
/// that nobody sees. Joiners within emoji and selectors after kanji and emoji are none.
pub fn leak(written: &str) -> Option<char> {
    let mut before = ' ';
    written.chars().find(|&c| {
        let attached = match c {
            '\u{200d}' => !before.is_ascii(),
            '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => !before.is_ascii_alphabetic() && before != ' ',
            _ => false,
        };
        before = c;
        !attached && is_hidden(c)
    })
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}')
}

/// What was written to a terminal without the sequences that draw a screen: where the cursor goes,
/// how it is written, what is erased, whether the cursor is seen, and where a frame begins and ends.
pub fn without_our_sequences(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((before, sequence)) = rest.find(['\x1b', '\r']).and_then(|at| rest.split_at_checked(at)) {
        text.push_str(before);
        rest = match ours(sequence).and_then(|length| sequence.split_at_checked(length)) {
            Some((_, rest)) => rest,
            None => {
                text.push('\x1b');
                sequence.get(1..).unwrap_or_default()
            }
        };
    }
    text + rest
}

/// How long the sequence of ours is that the text begins with.
fn ours(text: &str) -> Option<usize> {
    if text.starts_with('\r') {
        return Some(1);
    }
    let fixed = ["\x1b[?2026h", "\x1b[?2026l", "\x1b[?25h", "\x1b[?25l", "\x1b[2J", "\x1b[J", "\x1b[K"];
    if let Some(sequence) = fixed.into_iter().find(|sequence| text.starts_with(sequence)) {
        return Some(sequence.len());
    }
    let parameters = text.strip_prefix("\x1b[")?;
    let length = parameters.find(|c: char| !c.is_ascii_digit() && c != ';')?;
    matches!(parameters.as_bytes()[length], b'm' | b'H' | b'G').then_some(2 + length + 1)
}
