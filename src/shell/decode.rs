//! From the bytes of a terminal to keys, pastes and the mouse.
//!
//! The bytes come in pieces that mean nothing: one key in two pieces, a thousand in one. What they
//! are depends on those before and, for Escape, on whether more follow at once. Whatever is in a
//! paste is text, also when its end never comes: then Escape or Ctrl-C, typed after a pause, ends it.
//!
//! Crossterm decodes too, but keeps its decoder to itself, and there a paste without an end takes
//! every key that follows for ever, a key that arrives in two pieces is taken for
//! others, an answer to a question for keys, and a place on row 0 of a mouse is an overflow.

use std::mem;
use std::time::Duration;

use crossterm::event::Event;

use super::sequence::{Step, step};

/// How long an Escape waits for what may follow it at once.
const SEQUENCE: Duration = Duration::from_millis(25);
/// How long what has been cut waits for the rest of it, on a slow line or a busy machine too.
const CUT: Duration = Duration::from_millis(100);
/// So many bytes at a time are typed by nobody: what they end in has been cut.
const BURST: usize = 256;
/// How long the text of a paste waits for more of it before it is handed on.
const PASTE: Duration = Duration::from_millis(100);
/// The most bytes of a sequence that are waited for.
const MOST_PENDING: usize = 1 << 16;
/// The most bytes of a paste that are kept until it is handed on: more than any input takes.
const MOST_PASTED: usize = 1 << 20;

/// What ends a paste.
const PASTE_END: &[u8] = b"\x1b[201~";

/// Makes events of the bytes that a terminal sends.
#[derive(Debug, Default)]
pub struct Decoder {
    /// The beginning of something.
    pending: Vec<u8>,
    /// Whether the last bytes were many.
    is_burst: bool,
    /// The paste whose end has not come yet.
    paste: Option<Paste>,
}

#[derive(Debug, Default)]
struct Paste {
    text: Vec<u8>,
    /// Whether nothing has come since its text was handed on.
    is_stalled: bool,
}

impl Decoder {
    /// Takes bytes in and gives out the events that are complete with them.
    pub fn take(&mut self, bytes: &[u8]) -> Vec<Event> {
        self.pending.extend_from_slice(bytes);
        self.is_burst = bytes.len() >= BURST;
        self.events(false)
    }

    /// Gives out what there is, as nothing has come for as long as [`Decoder::patience`] says.
    pub fn settle(&mut self) -> Vec<Event> {
        match &mut self.paste {
            Some(paste) if !paste.is_stalled => {
                paste.is_stalled = true;
                paste.hand_on().into_iter().collect()
            }
            Some(_) if !is_way_out(&self.pending) => Vec::new(),
            _ => {
                self.paste = None;
                self.events(true)
            }
        }
    }

    /// How long to wait for the rest of what has begun; `None` where nothing is waited for.
    pub fn patience(&self) -> Option<Duration> {
        match &self.paste {
            None if self.pending.is_empty() => None,
            // Alone, or with a letter behind it, Escape may be a key that was typed.
            None if self.pending.len() <= 2 && self.pending.starts_with(b"\x1b") && !self.is_burst => Some(SEQUENCE),
            None => Some(CUT),
            Some(paste) => (!paste.is_stalled || is_way_out(&self.pending)).then_some(PASTE),
        }
    }

    /// The events that the pending bytes are, and where `is_all` there is, of the last of them too.
    fn events(&mut self, is_all: bool) -> Vec<Event> {
        let bytes = mem::take(&mut self.pending);
        let mut rest = bytes.as_slice();
        let mut events = Vec::new();
        while let Some(length @ 1..) = self.next(rest, is_all, &mut events) {
            rest = rest.get(length..).unwrap_or_default();
        }
        self.pending.extend_from_slice(rest);
        events
    }

    /// Takes what the bytes begin with; how many they are, or none until there are more.
    fn next(&mut self, bytes: &[u8], is_all: bool, events: &mut Vec<Event>) -> Option<usize> {
        if let Some(paste) = &mut self.paste {
            let end = bytes.windows(PASTE_END.len()).position(|some| some == PASTE_END);
            if end.is_none() && paste.is_stalled && is_way_out(bytes) {
                return None;
            }
            let text = bytes.get(..end.unwrap_or(bytes.len() - begun_end(bytes)))?;
            paste.keep(text);
            if end.is_none() {
                return Some(text.len());
            }
            events.extend(paste.hand_on());
            self.paste = None;
            return Some(text.len() + PASTE_END.len());
        }
        match step(bytes, is_all) {
            Step::More if bytes.len() < MOST_PENDING && !is_all => None,
            Step::More => Some(bytes.len()),
            Step::Nothing(length) => Some(length),
            Step::Key(length, key) => {
                events.push(Event::Key(key));
                Some(length)
            }
            Step::Mouse(length, mouse) => {
                events.push(Event::Mouse(mouse));
                Some(length)
            }
            Step::Paste(length) => {
                self.paste = Some(Paste::default());
                Some(length)
            }
        }
    }
}

impl Paste {
    fn keep(&mut self, text: &[u8]) {
        let room = MOST_PASTED.saturating_sub(self.text.len());
        self.text.extend(text.iter().take(room));
        self.is_stalled &= text.is_empty();
    }

    /// The text that there is, its line breaks as `\n`: terminals send them as Enter sends them.
    fn hand_on(&mut self) -> Option<Event> {
        let whole = match str::from_utf8(&self.text) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => self.text.len(),
        };
        let rest = self.text.split_off(whole);
        let text = mem::replace(&mut self.text, rest);
        let text = String::from_utf8_lossy(&text).replace("\r\n", "\n").replace('\r', "\n");
        (!text.is_empty()).then_some(Event::Paste(text))
    }
}

/// Whether somebody types Escape or Ctrl-C by hand: nothing comes with it.
fn is_way_out(bytes: &[u8]) -> bool {
    matches!(bytes, [0x1B | 0x03])
}

/// How many bytes at the end may be the beginning of the end of a paste.
fn begun_end(bytes: &[u8]) -> usize {
    let is_begun = |length: &usize| PASTE_END.get(..*length).is_some_and(|begun| bytes.ends_with(begun));
    (1..PASTE_END.len()).rev().find(is_begun).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent};

    use super::*;

    fn key(code: KeyCode) -> Event {
        Event::Key(KeyEvent::from(code))
    }

    fn paste(text: &str) -> Event {
        Event::Paste(text.to_owned())
    }

    #[test]
    fn a_sequence_may_come_in_any_pieces() {
        let bytes = "j\x1b[Aあ\x1b[200~協定\r\nq\x1b[201~k".as_bytes();
        let whole = Decoder::default().take(bytes);
        let expected = [
            key(KeyCode::Char('j')),
            key(KeyCode::Up),
            key(KeyCode::Char('あ')),
            paste("協定\nq"),
            key(KeyCode::Char('k')),
        ];
        assert_eq!(whole, expected);
        for size in 1..bytes.len() {
            let mut decoder = Decoder::default();
            let pieces: Vec<Event> = bytes.chunks(size).flat_map(|piece| decoder.take(piece)).collect();
            assert_eq!(pieces, expected, "in pieces of {size}");
            assert_eq!(decoder.patience(), None);
        }
    }

    #[test]
    fn an_escape_is_a_key_when_nothing_follows() {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.take(b"\x1b"), []);
        assert_eq!(decoder.patience(), Some(SEQUENCE));
        assert_eq!(decoder.settle(), [key(KeyCode::Esc)]);
        assert_eq!(decoder.patience(), None);
        assert_eq!(decoder.take(b"q"), [key(KeyCode::Char('q'))]);
    }

    #[test]
    fn what_nobody_types_is_waited_for_longer() {
        let patience = |bytes: &[u8]| {
            let mut decoder = Decoder::default();
            decoder.take(bytes);
            decoder.patience()
        };
        for typed in [b"\x1b".as_slice(), b"\x1bO", b"jjj\x1b", b"j\x1b["] {
            assert_eq!(patience(typed), Some(SEQUENCE), "{typed:?}");
        }
        let burst = [&[b'j'; BURST][..], b"\x1b"].concat();
        for cut in [b"\x1b[1".as_slice(), b"\x1b[1;5", b"\xe3\x81", &burst] {
            assert_eq!(patience(cut), Some(CUT), "{cut:?}");
        }
        assert_eq!(patience(&[b'j'; BURST]), None);
    }

    #[test]
    fn a_sequence_that_breaks_off_is_no_key_and_costs_none() {
        let half_a_character: &[u8] = b"\xe3\x81";
        for broken in [b"\x1b[1;".as_slice(), b"\x1b[<0;1", b"\x1b]11;rgb:", b"\x1bP1$", half_a_character] {
            let mut decoder = Decoder::default();
            assert_eq!(decoder.take(broken), []);
            assert_eq!(decoder.settle(), [], "{broken:?}");
            assert_eq!(decoder.take(b"q"), [key(KeyCode::Char('q'))], "{broken:?}");
        }
    }

    #[test]
    fn a_paste_without_an_end_stays_text_until_it_is_left_by_hand() {
        for (way_out, code) in [("\x1b", KeyEvent::from(KeyCode::Esc)), ("\x03", ctrl_c())] {
            let mut decoder = Decoder::default();
            assert_eq!(decoder.take("\x1b[200~協定".as_bytes()), []);
            assert_eq!(decoder.settle(), [paste("協定")]);
            assert_eq!(decoder.patience(), None, "nothing spins");
            assert_eq!(decoder.take(b"q"), []);
            assert_eq!(decoder.settle(), [paste("q")], "a key is text");
            assert_eq!(decoder.take(way_out.as_bytes()), []);
            assert_eq!(decoder.settle(), [Event::Key(code)]);
            assert_eq!(decoder.take(b"q"), [key(KeyCode::Char('q'))]);
        }
    }

    fn ctrl_c() -> KeyEvent {
        KeyEvent::new(KeyCode::Char('c'), crossterm::event::KeyModifiers::CONTROL)
    }

    #[test]
    fn a_paste_that_is_held_up_stays_text() {
        let mut decoder = Decoder::default();
        let mut events = decoder.take("\x1b[200~a".as_bytes());
        for piece in ["\x03b\x1b", "c", "\x1b[A", "d\x1b[20"] {
            events.extend(decoder.settle());
            events.extend(decoder.take(piece.as_bytes()));
        }
        events.extend(decoder.settle());
        events.extend(decoder.settle());
        events.extend(decoder.take(b"1~q"));
        assert_eq!(events.pop(), Some(key(KeyCode::Char('q'))));
        assert!(events.iter().all(|input| matches!(input, Event::Paste(_))), "{events:?}");
    }

    #[test]
    fn a_paste_larger_than_any_input_takes_is_cut_and_ended() {
        let mut decoder = Decoder::default();
        decoder.take(b"\x1b[200~");
        for _ in 0..64 {
            assert_eq!(decoder.take(&[b'x'; 1 << 16]), []);
        }
        let events = decoder.take(b"\x1b[201~q");
        let [Event::Paste(text), last] = events.as_slice() else { panic!("{}", events.len()) };
        assert_eq!((text.len(), last), (MOST_PASTED, &key(KeyCode::Char('q'))));
    }
}
