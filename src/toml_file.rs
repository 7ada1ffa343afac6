//! Reads a TOML file of a few short statements, with their places, through every mistake in it.
//!
//! A TOML parser that meets a mistake gives up, or takes what follows for part of it: one bracket
//! forgotten and the rest of the file is a list. The keymap and the settings are runs of short
//! statements, so each is parsed by itself, and a mistake costs no more than its own statement.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};
use toml_parser::lexer::{Token, TokenKind};

use crate::problem::{Problem, ProblemKind, Shape, Source, TomlSlip};

/// The most bytes of a file that are read: many times what anybody writes by hand.
const LARGEST: usize = 1 << 16;

/// A name in the file.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    pub(crate) text: String,
    pub(crate) span: Range<usize>,
}

/// What a name is set to.
#[derive(Clone, Debug)]
pub(crate) struct Value {
    pub(crate) content: Content,
    pub(crate) span: Range<usize>,
}

/// The part of TOML that the program's files have a use for.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    List(Vec<Value>),
    Map(Vec<(Name, Value)>),
    String(String),
    Integer(i64),
    Bool(bool),
    Other(Shape),
}

impl Content {
    /// What the value is called in a message.
    pub(crate) fn shape(&self) -> Shape {
        match self {
            Content::List(_) => Shape::List,
            Content::Map(_) => Shape::Map,
            Content::String(_) => Shape::String,
            Content::Integer(_) => Shape::Number,
            Content::Bool(_) => Shape::Bool,
            Content::Other(shape) => *shape,
        }
    }
}

/// One statement of the file: the head of a section, or a name and its value.
///
/// A head is a name that is set to an empty map. A mistake in the statement may leave it with no
/// entry, and a head or value may look like several.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    /// Whether it is the head of a section.
    pub(crate) is_head: bool,
    pub(crate) entries: Vec<(Name, Value)>,
}

/// The text of the file at `path`, without its byte order mark.
///
/// # Errors
/// When it is longer than anybody writes such a file.
pub(crate) fn source<'a>(path: &str, text: &'a str) -> Result<Source<'a>, Box<Problem>> {
    if text.len() > LARGEST {
        let kind = ProblemKind::TooLarge { limit: LARGEST as u64 };
        return Err(Source::new(path, "").whole(kind).into());
    }
    Ok(Source::new(path, text.strip_prefix('\u{feff}').unwrap_or(text)))
}

/// Reads the statements of a file in the order in which they stand, and what is not TOML: at most
/// one problem a line.
///
/// A statement with a mistake in it gives what could be made of it.
pub(crate) fn read(source: &Source<'_>) -> (Vec<Statement>, Vec<Problem>) {
    let text = source.text();
    let (mut statements, mut problems) = (Vec::new(), Vec::new());
    for range in pieces(text) {
        let (piece, offset) = (text.get(range.clone()).unwrap_or_default(), range.start);
        let (table, errors) = DeTable::parse_recoverable(piece);
        // The parser tells of a bracket before it tells of a string in it that has swallowed the other bracket.
        problems.extend(errors.iter().rev().map(|error| {
            let span = error.span().unwrap_or_default();
            let kind = kind(error.message(), piece.get(span.clone()).unwrap_or_default());
            source.problem(shift(span, offset), kind)
        }));
        statements.push(Statement {
            is_head: piece.trim_start().starts_with('['),
            entries: entries(table.get_ref(), offset),
        });
    }
    in_order(&mut problems);
    problems.dedup_by_key(|problem| problem.place.line);
    (statements, problems)
}

/// Whether a problem stands on that line. The problems must be those of [`read`].
pub(crate) fn is_broken(problems: &[Problem], line: u32) -> bool {
    problems.binary_search_by_key(&line, |problem| problem.place.line).is_ok()
}

/// Everything that is wrong with a file in the order of its lines: what [`read`] tells of, and what
/// was found in what it made of the rest.
pub(crate) fn all(mut problems: Vec<Problem>, mut found: Vec<Problem>) -> Vec<Problem> {
    // What was made of a line that is not TOML is a guess, and so is what is wrong with it.
    found.retain(|problem| !is_broken(&problems, problem.place.line));
    problems.append(&mut found);
    in_order(&mut problems);
    problems
}

fn in_order(problems: &mut [Problem]) {
    problems.sort_by_key(|problem| (problem.place.line, problem.place.column));
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

fn entries(table: &DeTable<'_>, offset: usize) -> Vec<(Name, Value)> {
    table.iter().map(|(key, value)| (name(key, offset), read_value(value, offset))).collect()
}

fn name(key: &Spanned<DeString<'_>>, offset: usize) -> Name {
    Name { text: key.get_ref().to_string(), span: shift(key.span(), offset) }
}

fn read_value(value: &Spanned<DeValue<'_>>, offset: usize) -> Value {
    let content = match value.get_ref() {
        DeValue::Array(items) => Content::List(items.iter().map(|item| read_value(item, offset)).collect()),
        DeValue::Table(table) => Content::Map(entries(table, offset)),
        DeValue::String(text) => Content::String(text.to_string()),
        DeValue::Integer(digits) => {
            i64::from_str_radix(digits.as_str(), digits.radix()).map_or(Content::Other(Shape::Number), Content::Integer)
        }
        DeValue::Float(_) => Content::Other(Shape::Number),
        DeValue::Boolean(bool) => Content::Bool(*bool),
        DeValue::Datetime(_) => Content::Other(Shape::Date),
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
/// that goes over several lines. A list within a list may be taken for a section: no file has one.
fn begins_statement(line: &[Token]) -> bool {
    let mut kinds = line.iter().map(Token::kind).filter(|kind| *kind != TokenKind::Whitespace).peekable();
    if kinds.next_if_eq(&TokenKind::LeftSquareBracket).is_some() {
        return kinds.all(|kind| kind != TokenKind::Comma);
    }
    let of_a_name = [TokenKind::Atom, TokenKind::BasicString, TokenKind::LiteralString, TokenKind::Dot];
    // A name with a list right after it has lost its `=`.
    matches!(kinds.find(|kind| !of_a_name.contains(kind)), Some(TokenKind::Equals | TokenKind::LeftSquareBracket))
}
