//! What is wrong with an input, and where: the value that every reader of files gives back.
//!
//! A problem names its kind with the data of that kind; the sentence and the hint are made from it
//! in the reader's language, so that nothing is a string before it is shown.

mod decode;
mod hint;
mod kind;
mod message;
mod nearest;
mod nouns;
mod render;
mod source;
mod toml;
mod yaml;

use std::fmt;

pub use decode::decode;
pub use kind::{IdForm, ProblemKind, Referent, Shape, TomlSlip, YamlLimit, YamlSlip};
pub(crate) use message::say;
pub use nearest::nearest;
pub(crate) use nouns::quoted;
pub use source::Source;

/// A place in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The path as the user named it, cleaned for display.
    pub path: String,
    /// The line, from 1; 0 where the problem is the file as a whole.
    pub line: u32,
    /// The column in characters, from 1; 0 where the problem is the file as a whole.
    pub column: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 { f.write_str(&self.path) } else { write!(f, "{}:{}:{}", self.path, self.line, self.column) }
    }
}

/// The line that a problem stands in, to be shown with a caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The line's text, cleaned, without its line break; a long line is cut around the range.
    pub line: String,
    /// Byte range in `line` that the caret underlines; never empty.
    pub range: std::ops::Range<usize>,
}

/// Something wrong with an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// Where.
    pub place: Place,
    /// The line itself, where there is one and it is not empty.
    pub excerpt: Option<Excerpt>,
}
