//! The closed list of what can be wrong.

use super::Place;
use crate::lang::Lang;
use crate::text::encoding::Encoding;

/// What is wrong. The variants carry what the sentence and the hint need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    // Files
    /// There is no such file.
    NoFile,
    /// The file may not be read.
    Forbidden,
    /// The file could not be read; the operating system's words.
    Unreadable(String),
    /// The path is not a regular file or folder.
    NotRegular,
    /// The file is too large.
    TooLarge {
        /// The most bytes that are read.
        limit: u64,
    },
    /// The file is not UTF-8; the first bad byte is at the place.
    NotUtf8 {
        /// The encoding that it is likely in, if one stands out.
        likely: Option<Encoding>,
    },
    /// Half a character of UTF-16 within UTF-8.
    Surrogate,
    /// A path given holds no brief.
    NoBriefs,
    /// There are more files than are opened at a time; the first that is left out is at the place.
    TooMany {
        /// How many are left out.
        count: usize,
        /// The most files that are opened.
        files: usize,
        /// The most bytes that they may have together.
        bytes: u64,
    },
    /// More is wrong with the file than is listed.
    More {
        /// How many problems are left out.
        count: usize,
    },

    // YAML and TOML
    /// The text is not YAML (or TOML); the parser's words.
    Syntax(String),
    /// The text is not YAML for a reason that has a name.
    Yaml(YamlSlip),
    /// The text is not TOML for a reason that has a name.
    Toml(TomlSlip),
    /// The text is YAML, and more of it than is read.
    Budget(YamlLimit),
    /// The same key twice in one mapping.
    DuplicateKey {
        /// The key.
        key: String,
        /// The line on which it stands first.
        first_line: u32,
    },

    // Fields
    /// A field has the wrong shape.
    WrongType {
        /// What the format wants.
        expected: Shape,
        /// What stands there.
        found: Shape,
    },
    /// A required field is absent from the mapping at the place.
    MissingField {
        /// The field's name.
        field: &'static str,
    },
    /// A field that the format does not know.
    UnknownField {
        /// The name as written.
        field: String,
        /// The known name that is meant, if one is near.
        suggestion: Option<String>,
        /// The names that are known there.
        known: Vec<&'static str>,
    },
    /// A value outside a closed set.
    UnknownValue {
        /// The value as written.
        value: String,
        /// The value that is meant, if one is near.
        suggestion: Option<String>,
        /// The whole set.
        known: Vec<&'static str>,
    },
    /// A value that is not a whole number of the range.
    OutOfRange {
        /// The least number allowed.
        least: u16,
        /// The greatest number allowed.
        most: u16,
    },
    /// A text with no words in it.
    EmptyText,
    /// A list that needs an entry and has none.
    EmptyList,
    /// A list that needs two entries and has another number of them.
    NotTwo {
        /// How many it has.
        found: usize,
    },
    /// A text lacks a language that the brief declares.
    MissingLanguage {
        /// The language that is lacking.
        lang: Lang,
    },
    /// A text has a language that the brief does not declare.
    UndeclaredLanguage {
        /// The language that is too many.
        lang: Lang,
    },
    /// A date that no calendar has, or not of the form YYYY, YYYY-MM or YYYY-MM-DD.
    BadDate {
        /// The date as written.
        value: String,
    },
    /// A colour that is not of the form `#rrggbb`, or a number that not every terminal draws alike.
    BadColour {
        /// The colour as written.
        value: String,
    },
    /// What stands for the look of a role is not one.
    NotStyle,
    /// A theme that there is not.
    UnknownTheme {
        /// The name as written.
        name: String,
        /// The name that is meant, if one is near.
        suggestion: Option<String>,
        /// The themes that there are.
        known: Vec<String>,
    },
    /// An event that ends before it begins.
    EndsBeforeStart {
        /// The date on which it begins.
        start: String,
    },
    /// An id of the wrong form.
    BadId {
        /// The id as written.
        value: String,
        /// The form wanted.
        form: IdForm,
    },
    /// A citation's place that is not of the form `PART ¶N`.
    BadPlace {
        /// The place as written.
        value: String,
    },
    /// A citation into a part that the source does not have.
    UnknownPart {
        /// The part as written.
        part: String,
        /// The part that is meant, if one is near.
        suggestion: Option<String>,
        /// The parts that the source has.
        known: Vec<String>,
    },
    /// A format version that this program does not read.
    UnknownFormat {
        /// The version as written.
        value: String,
    },

    // References
    /// The same id twice.
    DuplicateId {
        /// The id.
        id: String,
        /// Where it stands first.
        first: Place,
    },
    /// A reference to nothing.
    DanglingReference {
        /// What the id should name.
        referent: Referent,
        /// The id as written.
        id: String,
        /// The id that is meant, if one is near.
        suggestion: Option<String>,
    },

    // Keymaps
    /// An action that does not exist.
    UnknownAction {
        /// The name as written.
        action: String,
        /// The action that is meant, if one is near.
        suggestion: Option<String>,
    },
    /// An action set in a scope in which it means nothing.
    MisplacedAction {
        /// The action.
        action: &'static str,
        /// The scopes in which it means something.
        scopes: Vec<&'static str>,
    },
    /// A scope that does not exist.
    UnknownScope {
        /// The name as written.
        scope: String,
        /// The scope that is meant, if one is near.
        suggestion: Option<String>,
        /// Every scope.
        known: Vec<&'static str>,
    },
    /// Something else where a scope has its actions.
    NotActions {
        /// What stands there.
        found: Shape,
    },
    /// Something else where an action has its list of keys.
    NotKeys {
        /// What stands there.
        found: Shape,
    },
    /// A key that cannot be read.
    UnreadableKey {
        /// The key as written.
        key: String,
        /// The part of it that cannot be read.
        part: String,
    },
    /// Two actions on one key in one scope.
    KeyConflict {
        /// The key.
        key: String,
        /// The action that has it already.
        other: String,
    },
    /// A key that hides a longer sequence beginning with it.
    HiddenSequence {
        /// The key.
        key: String,
        /// The sequence that it hides.
        longer: String,
        /// The action of that sequence.
        other: String,
    },
    /// A key that types a character, bound where characters are text.
    TextKey {
        /// The key.
        key: String,
    },
    /// No key gets one out of a scope, or in the end out of the program.
    NoWayOut {
        /// The scope.
        scope: &'static str,
        /// The actions that would.
        actions: Vec<&'static str>,
    },
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

/// What an id of a brief names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Referent {
    /// A brief as a whole.
    Brief,
    /// A document that the brief is written from.
    Source,
    /// A country or a body.
    Actor,
    /// A subject.
    Theme,
    /// A section of a brief.
    Section,
    /// A recommendation.
    Proposal,
    /// A fact or a judgement.
    Finding,
    /// A dated happening.
    Event,
    /// A glossary entry.
    Term,
    /// A thing to watch.
    Watch,
    /// Views of several sources, side by side.
    Comparison,
    /// How two actors stand to each other.
    Relation,
}

/// What an id looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdForm {
    /// Lower-case letters and digits, in words joined by hyphens: `economic-security`.
    Slug,
    /// Upper-case letters and digits, in words joined by hyphens: `JP-MOFA`.
    Code,
    /// Upper-case letters and digits: `KJ`.
    Prefix,
    /// The prefix of a brief and a number, as in this example: `KJ-F01`.
    Numbered(String),
}

/// A slip in writing YAML that is common enough to have a sentence of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YamlSlip {
    /// A colon and a space within a text that has no quotation marks.
    ColonInText,
    /// `name: value` where none can stand.
    UnexpectedColon,
    /// A name that no colon follows.
    MissingColon,
    /// A line that begins at another column than its neighbours.
    Indentation,
    /// A tab where spaces must be.
    Tab,
    /// A quotation mark that is never closed.
    OpenQuote,
    /// More text after a closing quotation mark or bracket.
    AfterValue,
    /// `- ` where no list can begin.
    UnexpectedDash,
    /// A backslash before a character that it does not go with.
    Escape,
    /// A bracket that is never closed, or entries without a comma between them.
    OpenBracket,
    /// A text without quotation marks that begins with a character that YAML keeps for itself.
    Reserved(char),
    /// A control character.
    ControlCharacter,
    /// A full-width colon after a name.
    WideColon,
    /// A full-width space where YAML wants a half-width one.
    WideSpace,
    /// An alias inside what it stands for.
    EndlessAlias,
    /// A second document in the file.
    SecondDocument,
}

/// A slip in writing TOML that is common enough to have a sentence of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TomlSlip {
    /// A bracket that is never closed.
    OpenBracket,
    /// A quotation mark that is never closed on its line.
    OpenQuote,
    /// A text without quotation marks.
    MissingQuotes,
    /// Two entries of a list without a comma between them.
    MissingComma,
    /// A name that no equals sign follows.
    MissingEquals,
    /// An equals sign that no name stands before.
    MissingName,
    /// An equals sign that no value follows.
    MissingValue,
    /// A name without quotation marks that has other characters than it may have.
    BadName,
    /// A backslash before a character that it does not go with.
    Escape,
}

/// A bound on the YAML that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YamlLimit {
    /// How deep mappings and lists are nested.
    Depth,
    /// How many values there are.
    Values,
    /// How much the aliases stand for.
    Aliases,
    /// How much text there is.
    Text,
}
