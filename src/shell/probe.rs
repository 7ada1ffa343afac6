//! Asks the terminal how wide it draws ambiguous characters, and whether it takes copies.
//!
//! Nothing else tells: the same locale and the same name of a terminal go with either width. A
//! character is written, the terminal is asked where its cursor stands now, and the character is
//! wiped out again. Before that it is asked for its attributes (DA1): 52 among them is its promise to
//! give what OSC 52 brings to the clipboard. Terminals answer in order, so that nothing more is
//! waited for. Keys typed meanwhile come in with the answers and are handed on.

use std::io::{self, Write};
use std::ops::Range;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::terminal::Output;
use crate::text::width::Width;

/// How long the terminal has to answer. Over a slow line it may take longer, and counts as narrow.
const PATIENCE: Duration = Duration::from_millis(200);

/// The most bytes that are read while waiting for the answer.
const MOST: usize = 16 * 1024;

/// The question for the attributes (`CSI c`), at the start of the second row `※` and the question for the cursor's place (DSR, `CSI 6 n`), then
/// the row wiped out. On the first row the answer would be what some terminals send for F3 held with
/// a modifier: `CSI 1 ; 2 R`.
const QUESTION: &[u8] = "\x1b[c\x1b[2;1H※\x1b[6n\x1b[2K\x1b[H".as_bytes();

/// What asking has come to.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// The width; narrow where there was no answer or none that says so.
    pub(super) width: Width,
    /// Whether it promises to give copies to the clipboard.
    pub(super) takes_copies: bool,
    /// What was typed meanwhile, as bytes.
    pub(super) typed: Vec<u8>,
}

/// Asks the terminal, which must be held, with nobody else reading from it.
///
/// # Errors
/// When the question cannot be written.
pub(super) fn ask() -> io::Result<Told> {
    Output.write_all(QUESTION)?;
    let deadline = Instant::now() + PATIENCE;
    let mut read = Vec::new();
    while read.len() < MOST && read_some(&mut read, deadline) {
        if let Some((place, column)) = answer(&read) {
            read.drain(place);
            let width = if column == 3 { Width::Wide } else { Width::Narrow };
            return Ok(Told { width, takes_copies: take_attributes(&mut read), typed: read });
        }
    }
    Ok(Told { width: Width::Narrow, takes_copies: take_attributes(&mut read), typed: read })
}

/// Takes the terminal's attributes out of what was read: `CSI ? … ; 52 ; … c`; whether 52 is among
/// them.
fn take_attributes(read: &mut Vec<u8>) -> bool {
    const START: &[u8] = b"\x1b[?";
    let Some(start) = read.windows(START.len()).position(|it| it == START) else { return false };
    let rest = read.get(start + START.len()..).unwrap_or_default();
    let length = rest.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b';').count();
    if rest.get(length) != Some(&b'c') {
        return false;
    }
    let takes_copies = rest.get(..length).unwrap_or_default().split(|byte| *byte == b';').any(|it| it == b"52");
    read.drain(start..start + START.len() + length + 1);
    takes_copies
}

/// Reads what has come in, waiting for it until the deadline; whether there was anything.
fn read_some(read: &mut Vec<u8>, deadline: Instant) -> bool {
    let stdin = io::stdin();
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        let timeout = Timespec::try_from(left).unwrap_or_default();
        match poll(&mut [PollFd::new(&stdin, PollFlags::IN)], Some(&timeout)) {
            Ok(1..) => {}
            Err(Errno::INTR) => continue,
            Ok(_) | Err(_) => return false,
        }
        let mut chunk = [0; 1024];
        match rustix::io::read(&stdin, &mut chunk) {
            Err(Errno::INTR | Errno::AGAIN) => {}
            Ok(count @ 1..) => {
                read.extend_from_slice(chunk.get(..count).unwrap_or_default());
                return true;
            }
            Ok(_) | Err(_) => return false,
        }
    }
}

/// Where the answer stands, and the column that it tells: `CSI 2 ; column R`.
fn answer(read: &[u8]) -> Option<(Range<usize>, u16)> {
    const START: &[u8] = b"\x1b[2;";
    let starts = (0..read.len()).filter(|at| read.get(*at..).is_some_and(|rest| rest.starts_with(START)));
    starts.into_iter().find_map(|start| {
        let rest = read.get(start + START.len()..)?;
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let column = str::from_utf8(rest.get(..digits)?).ok()?.parse().ok()?;
        (rest.get(digits) == Some(&b'R')).then_some((start..start + START.len() + digits + 1, column))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_is_found_among_what_was_typed() {
        assert_eq!(answer(b"\x1b[2;3R"), Some((0..6, 3)));
        assert_eq!(answer(b"jk\x1b[A\x1b[2;2Rq"), Some((5..11, 2)));
        assert_eq!(answer(b"\x1b[2;\x1b[2;10R"), Some((4..11, 10)));
    }

    #[test]
    fn attributes_are_taken_out_of_what_was_typed() {
        for (read, takes, typed) in [
            (&b"j\x1b[?62;22;52ck"[..], true, &b"jk"[..]),
            (b"\x1b[?62;22c", false, b""),
            (b"\x1b[?1;2;520c", false, b""),
            (b"\x1b[?52", false, b"\x1b[?52"),
            (b"\x1b[?1049h", false, b"\x1b[?1049h"),
            (b"52c", false, b"52c"),
        ] {
            let mut read = read.to_vec();
            assert_eq!((take_attributes(&mut read), &read[..]), (takes, typed));
        }
    }

    #[test]
    fn what_is_no_answer_is_left_alone() {
        for typed in ["", "\x1b", "\x1b[2;", "\x1b[2;3", "\x1b[2;R", "\x1b[1;2R", "\x1b[2;xR", "[2;3R", "\x1b[2;99999R"]
        {
            assert_eq!(answer(typed.as_bytes()), None, "{typed:?}");
        }
    }
}
