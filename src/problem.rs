//! What is wrong with an input, and where: the value that every reader of files gives back.
//!
//! A problem names its kind with the data of that kind; the sentence and the hint are made from it
//! in the reader's language, so that nothing is a string before it is shown.

mod source;

use std::fmt;

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
    /// The line's text, cleaned, without its line break.
    pub line: String,
    /// Byte range in `line` that the caret underlines; never empty unless `line` is.
    pub range: std::ops::Range<usize>,
}

/// What a mapping, list or scalar is called in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A mapping from names to values.
    Map,
    /// A list.
    List,
    /// A line of text.
    String,
    /// A whole number.
    Number,
    /// A date such as `2026-01`.
    Date,
    /// Nothing: an empty value or `null`.
    Null,
    /// `true` or `false`.
    Bool,
}

/// What is wrong. The variants carry what the sentence and the hint need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    // Files
    /// The file could not be read; the operating system's words.
    Unreadable(String),
    /// The path is not a regular file or folder.
    NotRegular,
    /// The file is larger than `limit` bytes.
    TooLarge { limit: u64 },
    /// The file is not UTF-8; the first bad byte is at the place.
    NotUtf8,
    /// A path given holds no brief.
    NoBriefs,
    // YAML and TOML
    /// The text is not YAML (or TOML); the parser's words, cleaned.
    Syntax(String),
    /// A budget on depth, nodes or aliases is exceeded; which, in the parser's words.
    Budget(String),
    /// The same key twice in one mapping.
    DuplicateKey { key: String, first_line: u32 },
    // Fields
    /// A field has the wrong shape.
    WrongType { expected: Shape, found: Shape },
    /// A required field is absent from the mapping at the place.
    MissingField { field: &'static str },
    /// A field that the format does not know; the known one that is meant, if one is near.
    UnknownField { field: String, suggestion: Option<String>, known: Vec<&'static str> },
    /// A value outside a closed set.
    UnknownValue { value: String, suggestion: Option<String>, known: Vec<&'static str> },
    /// A text with no words in it.
    EmptyText,
    /// A text lacks a language that the brief declares.
    MissingLanguage { lang: crate::lang::Lang },
    /// A text has a language that the brief does not declare.
    UndeclaredLanguage { lang: crate::lang::Lang },
    /// A date that no calendar has, or not of the form YYYY, YYYY-MM or YYYY-MM-DD.
    BadDate { value: String },
    /// An id of the wrong form; the form wanted, e.g. `KJ-F01`.
    BadId { value: String, form: String },
    /// A citation's place without ` ¶N`, or into a part that the source does not have.
    BadPlace { value: String, suggestion: Option<String> },
    /// A format version that this program does not read.
    UnknownFormat { value: String },
    // References
    /// The same id twice; where it stands first.
    DuplicateId { id: String, first: Place },
    /// A reference to nothing; what it should name, and the id that is meant, if one is near.
    DanglingReference { id: String, suggestion: Option<String> },
    // Keymaps
    /// An action that does not exist.
    UnknownAction { action: String, suggestion: Option<String> },
    /// A scope that does not exist.
    UnknownScope { scope: String, suggestion: Option<String>, known: Vec<&'static str> },
    /// A key that cannot be read; what is wrong with it.
    UnreadableKey { key: String, part: String },
    /// Two actions on one key in one scope.
    KeyConflict { key: String, other: String },
    /// A key that hides a longer sequence beginning with it.
    HiddenSequence { key: String, longer: String, other: String },
}

/// Something wrong with an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// Where.
    pub place: Place,
    /// The line itself, where there is one.
    pub excerpt: Option<Excerpt>,
}
