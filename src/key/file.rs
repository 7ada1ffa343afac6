//! Reads a keymap file into settings with their places, through every mistake in its TOML.
//!
//! A TOML parser that meets a mistake gives up, or takes what follows for part of it: one bracket
//! forgotten and the rest of the file is a list. A keymap is a run of short statements, so each is
//! parsed by itself, and a mistake costs no more than its own statement.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};
use toml_parser::lexer::{Token, TokenKind};

use crate::problem::{ProblemKind, Shape, TomlSlip};

/// A name in the file.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub text: String,
    pub span: Range<usize>,
}

/// What a name is set to.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub content: Content,
    pub span: Range<usize>,
}

/// The part of TOML that a keymap has a use for.
#[derive(Clone, Debug)]
pub(super) enum Content {
    List(Vec<Value>),
    String(String),
    Other(Shape),
}

impl Content {
    /// What the value is called in a message.
    pub(super) fn shape(&self) -> Shape {
        match self {
            Content::List(_) => Shape::List,
            Content::String(_) => Shape::String,
            Content::Other(shape) => *shape,
        }
    }
}

/// One statement of the file.
#[derive(Clone, Debug)]
pub(super) enum Statement {
    /// `[scope]`: the settings that follow belong to the scope.
    Section(Name),
    /// `scope.` or `scope = {`: as a section, but it may be said again.
    Scope(Name),
    /// `scope = value`: a value where a section should be.
    Stray(Name, Value),
    /// `action = value` in the scope that was named last.
    Setting(Name, Value),
}

/// Something that is not TOML.
#[derive(Clone, Debug)]
pub(super) struct SyntaxError {
    pub span: Range<usize>,
    pub kind: ProblemKind,
}

/// Reads the statements of a keymap in the order in which they stand, and what cannot be read.
///
/// A statement with a mistake in it gives what could be made of it. What follows a section whose
/// name cannot be read is left out, because nothing says where it belongs.
pub(super) fn read(text: &str) -> (Vec<Statement>, Vec<SyntaxError>) {
    let mut reader = Reader::default();
    for range in pieces(text) {
        reader.piece(text.get(range.clone()).unwrap_or_default(), range.start);
    }
    (reader.statements, reader.errors)
}

/// Where in the file a piece stands.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Place {
    /// Before the first section.
    #[default]
    Outside,
    /// In a section.
    Inside,
    /// In a section whose name cannot be read.
    Lost,
}

#[derive(Default)]
struct Reader {
    place: Place,
    statements: Vec<Statement>,
    errors: Vec<SyntaxError>,
}

impl Reader {
    /// Reads a piece of the file, which begins at the byte `offset`.
    fn piece(&mut self, piece: &str, offset: usize) {
        let (table, errors) = DeTable::parse_recoverable(piece);
        self.errors.extend(errors.iter().map(|error| {
            let span = error.span().unwrap_or_default();
            let kind = kind(error.message(), piece.get(span.clone()).unwrap_or_default());
            SyntaxError { span: shift(span, offset), kind }
        }));
        let is_header = piece.trim_start().starts_with('[');
        if is_header {
            self.place = Place::Lost;
        }
        for (key, value) in table.get_ref() {
            let key = name(key, offset);
            if is_header && value.get_ref().as_table().is_some_and(DeTable::is_empty) {
                self.place = Place::Inside;
                self.statements.push(Statement::Section(key));
            } else if is_header || self.place == Place::Outside {
                self.outside(key, value, offset);
            } else if self.place == Place::Inside {
                self.statements.push(Statement::Setting(key, read_value(value, offset)));
            }
        }
    }

    /// Takes a name that stands in no section: `scope.action = value`, `scope = { action = value }`.
    fn outside(&mut self, key: Name, value: &Spanned<DeValue<'_>>, offset: usize) {
        let Some(table) = value.get_ref().as_table() else {
            self.statements.push(Statement::Stray(key, read_value(value, offset)));
            return;
        };
        self.statements.push(Statement::Scope(key));
        let settings =
            table.iter().map(|(key, value)| Statement::Setting(name(key, offset), read_value(value, offset)));
        self.statements.extend(settings);
    }
}

/// The slip that the parser's words about `written` describe, else the words.
fn kind(words: &str, written: &str) -> ProblemKind {
    const SLIPS: [(&str, TomlSlip); 13] = [
        ("unclosed", TomlSlip::OpenBracket),
        ("invalid basic string", TomlSlip::OpenQuote),
        ("invalid literal string", TomlSlip::OpenQuote),
        ("string values must be quoted", TomlSlip::MissingQuotes),
        ("missing opening quote", TomlSlip::MissingQuotes),
        ("missing comma", TomlSlip::MissingComma),
        ("key with no value", TomlSlip::MissingEquals),
        ("missing assignment", TomlSlip::MissingEquals),
        ("unquoted keys cannot be empty", TomlSlip::MissingName),
        ("missing value", TomlSlip::MissingValue),
        ("invalid unquoted key", TomlSlip::BadName),
        ("missing escaped value", TomlSlip::Escape),
        ("too few unicode value digits", TomlSlip::Escape),
    ];
    let slip = SLIPS.iter().find(|(beginning, _)| words.starts_with(beginning)).map(|(_, slip)| *slip);
    match (slip, written) {
        (Some(TomlSlip::MissingQuotes), "") => ProblemKind::Toml(TomlSlip::MissingValue),
        (Some(TomlSlip::BadName), ":") => ProblemKind::Toml(TomlSlip::MissingEquals),
        (Some(slip), _) => ProblemKind::Toml(slip),
        (None, _) => ProblemKind::Syntax(words.to_owned()),
    }
}

fn name(key: &Spanned<DeString<'_>>, offset: usize) -> Name {
    Name { text: key.get_ref().to_string(), span: shift(key.span(), offset) }
}

fn read_value(value: &Spanned<DeValue<'_>>, offset: usize) -> Value {
    let content = match value.get_ref() {
        DeValue::Array(items) => Content::List(items.iter().map(|item| read_value(item, offset)).collect()),
        DeValue::String(text) => Content::String(text.to_string()),
        DeValue::Integer(_) | DeValue::Float(_) => Content::Other(Shape::Number),
        DeValue::Boolean(_) => Content::Other(Shape::Bool),
        DeValue::Datetime(_) => Content::Other(Shape::Date),
        DeValue::Table(_) => Content::Other(Shape::Map),
    };
    Value { content, span: shift(value.span(), offset) }
}

fn shift(span: Range<usize>, offset: usize) -> Range<usize> {
    span.start + offset..span.end + offset
}

/// The byte ranges of the statements, each with the comments that follow it.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let tokens = toml_parser::Source::new(text).lex().into_vec();
    let lines = tokens.split_inclusive(|token| token.kind() == TokenKind::Newline);
    let begins = lines.filter(|line| begins_statement(line)).filter_map(|line| line.first());
    let mut starts: Vec<usize> = begins.map(|token| token.span().start()).collect();
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// Whether a line looks like the head of a section or of a setting, and not like a part of a list
/// that goes over several lines. A list within a list may be taken for a section: no keymap has one.
fn begins_statement(line: &[Token]) -> bool {
    let mut kinds = line.iter().map(Token::kind).filter(|kind| *kind != TokenKind::Whitespace).peekable();
    if kinds.next_if_eq(&TokenKind::LeftSquareBracket).is_some() {
        return kinds.all(|kind| kind != TokenKind::Comma);
    }
    let of_a_name = [TokenKind::Atom, TokenKind::BasicString, TokenKind::LiteralString, TokenKind::Dot];
    // A name with a list right after it has lost its `=`.
    matches!(kinds.find(|kind| !of_a_name.contains(kind)), Some(TokenKind::Equals | TokenKind::LeftSquareBracket))
}
