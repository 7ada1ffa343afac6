//! Copying: to the clipboard of whoever sits at the terminal, by OSC 52, and into a file where it is
//! not certain that it gets there.
//!
//! A terminal that takes copies says so when it is asked for its attributes (DA1, attribute 52);
//! many take them and do not say so, and none tells whether it took one. So what a terminal has
//! not promised to take is kept in a file as well, and the reader is told where.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

use super::places;
use crate::config::Clipboard as Asked;
use crate::state::Place;
use crate::text::clean::clean_lines;

/// The most bytes of a sequence that terminals in use take: 100,000, as hterm and those after it.
const MOST: usize = 100_000;

/// Where copies go.
#[derive(Clone, Debug, Default)]
pub struct Clipboard {
    /// What was asked for in the settings.
    pub asked: Asked,
    /// Whether the terminal has said that it takes copies.
    pub promised: bool,
    /// Whether a tmux stands between the program and the terminal.
    pub in_tmux: bool,
    /// The file that copies are kept in; none where nothing is to be written.
    pub file: Option<PathBuf>,
}

impl Clipboard {
    /// Copies a text, as sequences on the terminal `out` and into the file; says where it is.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn copy(&self, text: &str, out: &mut impl Write) -> io::Result<Place> {
        let text = clean_lines(text);
        let sequence = osc52(&text);
        let is_sent = self.asked != Asked::File && sequence.len() <= MOST;
        if is_sent {
            out.write_all(sequence.as_bytes())?;
            if self.in_tmux {
                out.write_all(through_tmux(&sequence).as_bytes())?;
            }
            out.flush()?;
            if self.promised || self.asked == Asked::Terminal {
                return Ok(Place::Clipboard);
            }
        }
        Ok(match (is_sent, self.file.as_deref().filter(|path| keep(path, &text))) {
            (true, Some(path)) => Place::Either(path.to_owned()),
            (false, Some(path)) => Place::File(path.to_owned()),
            (true, None) => Place::Perhaps,
            (false, None) => Place::Nowhere,
        })
    }
}

fn keep(path: &Path, text: &str) -> bool {
    places::replace(path, format!("{text}\n").as_bytes()).is_ok()
}

/// The sequence that gives a terminal a text for its clipboard.
fn osc52(text: &str) -> String {
    let mut sequence = String::new();
    // Writing to a string does not fail.
    let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut sequence);
    sequence
}

/// The sequence as tmux hands it on to the terminal, where `allow-passthrough` is on.
fn through_tmux(sequence: &str) -> String {
    let mut through = String::from("\x1bPtmux;");
    let _ = write!(through, "{}", sequence.replace('\x1b', "\x1b\x1b"));
    through.push_str("\x1b\\");
    through
}
