//! The query language: what may be typed, after the habits that fzf has taught.
//!
//! | typed | finds |
//! |---|---|
//! | `拉致 帰国` | what says both words |
//! | `拉致 \| 납치` | what says either |
//! | `'acsa` | the word as it stands, neither read nor scattered |
//! | `^日韓`, `協力$`, `^acsa$` | a field that begins, ends, or begins and ends with it |
//! | `!制裁` | what does not say it |
//! | `by:MOFA`, `!kind:risk` | what a facet of that name holds or does not hold |
//! | `response:undecided`, `due:<2026-12` | proposals, by what a ledger says of them |
//! | `two\ words` | a word with a space in it |
//!
//! The signs may be typed in full width. A sign that nothing follows yet is no word.

use std::ops::Range;

use super::facet::Facet;
use crate::text::fold::fold;

/// A word longer than this many characters is cut, and so is a query of more words.
pub(super) const WORD_MAX: usize = 60;
const WORDS_MAX: usize = 16;

/// A query: groups that must all hold, each of alternatives of which one must.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) groups: Vec<Vec<Atom>>,
    /// What stands before a colon and is no facet.
    pub(super) unknown: Vec<String>,
}

/// A word or a facet, or that it must be absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Atom {
    pub is_negated: bool,
    pub what: What,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    Word(Word),
    Facet(Facet, String),
}

/// A word as typed and as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub typed: String,
    pub folded: String,
    /// Whether only the word as it stands counts.
    pub is_literal: bool,
    pub at_start: bool,
    pub at_end: bool,
}

/// A stretch of a query between spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// The bytes of the query.
    pub range: Range<usize>,
    /// The stretch, escaped spaces as spaces.
    pub text: String,
}

impl Query {
    /// Reads what was typed. Everything that can be typed is a query.
    pub fn parse(input: &str) -> Query {
        let mut query = Query::default();
        let mut joins = false;
        for token in tokens(input).into_iter().take(2 * WORDS_MAX) {
            if matches!(token.text.as_str(), "|" | "｜") {
                joins = true;
                continue;
            }
            if let Some(atom) = query.atom(&token.text) {
                match query.groups.last_mut() {
                    Some(group) if joins => group.push(atom),
                    _ => query.groups.push(vec![atom]),
                }
            }
            joins = false;
        }
        query.groups.truncate(WORDS_MAX);
        query
    }

    /// A query of one word, wherever it stands.
    pub(super) fn of(word: &Word) -> Query {
        let word = Word { at_start: false, at_end: false, ..word.clone() };
        Query { groups: vec![vec![Atom { is_negated: false, what: What::Word(word) }]], unknown: Vec::new() }
    }

    /// The words that are asked for.
    pub(super) fn words(&self) -> impl Iterator<Item = &Word> {
        self.groups.iter().flatten().filter(|atom| !atom.is_negated).filter_map(|atom| match &atom.what {
            What::Word(word) => Some(word),
            What::Facet(..) => None,
        })
    }

    /// Whether only a ledger can answer all of it.
    pub fn asks_ledger(&self) -> bool {
        let of_ledger = |atom: &Atom| matches!(&atom.what, What::Facet(facet, _) if facet.is_of_ledger());
        self.groups.iter().flatten().any(of_ledger)
    }

    fn atom(&mut self, text: &str) -> Option<Atom> {
        let (is_negated, rest) = sign(text, '!').map_or((false, text), |rest| (true, rest));
        if let Some((name, value)) = facet(rest) {
            match Facet::named(name) {
                Some(_) if value.is_empty() => return None,
                Some(facet) => return Some(Atom { is_negated, what: What::Facet(facet, value.to_owned()) }),
                None if is_name(name) => self.unknown.push(name.to_owned()),
                None => {}
            }
        }
        Word::new(rest, is_negated).map(|word| Atom { is_negated, what: What::Word(word) })
    }
}

impl Word {
    /// Reads the signs around a word; none where no word is left.
    fn new(text: &str, is_negated: bool) -> Option<Word> {
        let (is_quoted, rest) = match ['\'', '’', '‘'].into_iter().find_map(|quote| sign(text, quote)) {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (at_start, rest) = sign(rest, '^').map_or((false, rest), |rest| (true, rest));
        let (at_end, rest) = match rest.strip_suffix(['$', '＄']) {
            Some(before) => (true, before),
            None => (false, rest),
        };
        let typed: String = rest.chars().take(WORD_MAX).collect();
        // A character may fold to many.
        let folded: String = fold(&typed).text.chars().take(WORD_MAX).collect();
        let is_literal = is_quoted || is_negated || at_start || at_end;
        (!folded.trim().is_empty()).then_some(Word { typed, folded, is_literal, at_start, at_end })
    }
}

impl Word {
    /// Whether the word has a form of its own, so that an item which has it in that form is better
    /// than one which has it in another. Kanji, Hangul, digits and small letters have none: they
    /// stand for capitals too, as people type them.
    pub(super) fn is_exacting(&self) -> bool {
        !self.typed.chars().all(
            |c| matches!(c, 'a'..='z' | '0'..='9' | '\u{3400}'..='\u{9FFF}' | '가'..='힣' | '\u{20000}'..='\u{3FFFD}'),
        )
    }
}

/// The stretches between spaces. A backslash before a space makes it part of the stretch.
pub(super) fn tokens(input: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut open: Option<Token> = None;
    let mut chars = input.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let escaped = if c == '\\' { chars.next_if(|(_, next)| next.is_whitespace()) } else { None };
        if c.is_whitespace() && escaped.is_none() {
            tokens.extend(open.take());
            continue;
        }
        let (last, said) = escaped.unwrap_or((at, c));
        let token = open.get_or_insert(Token { range: at..at, text: String::new() });
        token.range.end = last + said.len_utf8();
        token.text.push(said);
    }
    tokens.extend(open);
    tokens
}

/// The name and the value around the first colon.
pub(super) fn facet(token: &str) -> Option<(&str, &str)> {
    token.split_once([':', '：'])
}

/// What follows a sign, in half or full width.
fn sign(text: &str, sign: char) -> Option<&str> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let wide = char::from_u32(u32::from(sign) + 0xFEE0);
    (first == sign || Some(first) == wide).then_some(chars.as_str())
}

/// Whether this looks like the name of a facet: `10:30` and `第1章：` are words.
fn is_name(text: &str) -> bool {
    text.len() > 1 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}
