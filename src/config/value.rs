//! What can be written for a setting, and what it means.

use std::fmt;
use std::ops::RangeInclusive;

use serde_json::{Value as Json, json};

use crate::lang::Lang;
use crate::problem::{ProblemKind, Shape, nearest};
use crate::text::layout::Strictness;
use crate::text::width::Width;
use crate::theme::BUILT_IN;
use crate::toml_file::Content;

/// The narrowest and the widest line of running text that can be asked for, in cells.
pub const MEASURE: RangeInclusive<u16> = 20..=200;

/// What can be written for a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// One of these words.
    Choice(Vec<&'static str>),
    /// A whole number in this range.
    Number(RangeInclusive<u16>),
    /// `true` or `false`.
    Switch,
    /// The name of a theme.
    Theme,
}

impl Form {
    /// What a word of the command line stands for in a file.
    pub(super) fn content(&self, word: &str) -> Content {
        match self {
            Form::Choice(_) | Form::Theme => Content::String(word.to_owned()),
            Form::Number(_) => word.parse().map_or(Content::Other(Shape::Number), Content::Integer),
            Form::Switch => word.parse().map_or(Content::Other(Shape::String), Content::Bool),
        }
    }

    /// What is wrong with a value that is not of this form.
    pub(super) fn problem(&self, found: &Content) -> ProblemKind {
        let wrong_type = |expected| ProblemKind::WrongType { expected, found: found.shape() };
        let unknown = |value: String, known: &[&'static str]| ProblemKind::UnknownValue {
            suggestion: nearest(&value, known.iter().copied()).map(str::to_owned),
            known: known.to_vec(),
            value,
        };
        match (self, found) {
            (Form::Choice(known), Content::String(value)) => unknown(value.clone(), known),
            (Form::Choice(known), Content::Integer(value)) => unknown(value.to_string(), known),
            (Form::Choice(known), Content::Bool(value)) => unknown(value.to_string(), known),
            (Form::Choice(_) | Form::Theme, _) => wrong_type(Shape::String),
            (Form::Number(range), Content::Integer(_) | Content::Other(Shape::Number)) => {
                ProblemKind::OutOfRange { least: *range.start(), most: *range.end() }
            }
            (Form::Number(_), _) => wrong_type(Shape::Number),
            (Form::Switch, _) => wrong_type(Shape::Bool),
        }
    }
}

/// What can be written, on one line: `ja|en|ko`, `20-200`.
impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Form::Choice(words) => f.write_str(&words.join("|")),
            Form::Number(range) => write!(f, "{}-{}", range.start(), range.end()),
            Form::Switch => f.write_str("true|false"),
            Form::Theme => {
                let names: Vec<&str> = BUILT_IN.iter().map(|(name, _)| *name).collect();
                f.write_str(&names.join("|"))
            }
        }
    }
}

/// A type that settings have.
pub(super) trait Value: Clone {
    /// What can be written for it.
    fn form() -> Form;

    /// What the content of a file means, if it is of the form.
    fn read(content: &Content) -> Option<Self>;

    /// The value as JSON; in TOML it is written the same.
    fn written(&self) -> Json;
}

/// A type with a word for each value.
trait Choice: Copy + PartialEq + 'static {
    const WORDS: &'static [(&'static str, Self)];
}

impl<T: Choice> Value for T {
    fn form() -> Form {
        Form::Choice(T::WORDS.iter().map(|(word, _)| *word).collect())
    }

    fn read(content: &Content) -> Option<T> {
        let Content::String(written) = content else { return None };
        T::WORDS.iter().find(|(word, _)| word == written).map(|(_, value)| *value)
    }

    fn written(&self) -> Json {
        T::WORDS.iter().find(|(_, value)| value == self).map_or(Json::Null, |(word, _)| json!(word))
    }
}

impl Value for bool {
    fn form() -> Form {
        Form::Switch
    }

    fn read(content: &Content) -> Option<bool> {
        if let Content::Bool(value) = content { Some(*value) } else { None }
    }

    fn written(&self) -> Json {
        json!(self)
    }
}

/// The name of a theme; whether there is one of that name is for those to say who know the themes.
impl Value for String {
    fn form() -> Form {
        Form::Theme
    }

    fn read(content: &Content) -> Option<String> {
        if let Content::String(name) = content { Some(name.clone()) } else { None }
    }

    fn written(&self) -> Json {
        json!(self)
    }
}

/// Cells of a line.
impl Value for u16 {
    fn form() -> Form {
        Form::Number(MEASURE)
    }

    fn read(content: &Content) -> Option<u16> {
        let Content::Integer(number) = content else { return None };
        u16::try_from(*number).ok().filter(|number| MEASURE.contains(number))
    }

    fn written(&self) -> Json {
        json!(self)
    }
}

impl Choice for Lang {
    const WORDS: &'static [(&'static str, Lang)] = &[("ja", Lang::Ja), ("en", Lang::En), ("ko", Lang::Ko)];
}

impl Choice for Option<Lang> {
    const WORDS: &'static [(&'static str, Option<Lang>)] =
        &[("none", None), ("ja", Some(Lang::Ja)), ("en", Some(Lang::En)), ("ko", Some(Lang::Ko))];
}

impl Choice for Strictness {
    const WORDS: &'static [(&'static str, Strictness)] =
        &[("strict", Strictness::Strict), ("loose", Strictness::Loose)];
}

/// Where copies go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clipboard {
    /// To the terminal, and into a file too where it has not promised to take them.
    #[default]
    Auto,
    /// To the terminal, which takes them.
    Terminal,
    /// Into a file.
    File,
}

impl Choice for Clipboard {
    const WORDS: &'static [(&'static str, Clipboard)] =
        &[("auto", Clipboard::Auto), ("terminal", Clipboard::Terminal), ("file", Clipboard::File)];
}

/// How wide the terminal draws the characters that Unicode calls ambiguous.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ambiguous {
    /// As wide as it says itself, when it is asked at the start.
    Auto,
    /// As wide as this.
    Known(Width),
}

impl Choice for Ambiguous {
    const WORDS: &'static [(&'static str, Ambiguous)] = &[
        ("auto", Ambiguous::Auto),
        ("narrow", Ambiguous::Known(Width::Narrow)),
        ("wide", Ambiguous::Known(Width::Wide)),
    ];
}
