//! Mistakes in the arguments, in the reader's language: clap finds them, and its own sentences are
//! English.

use std::error::Error;
use std::ops::RangeInclusive;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::fault::{did_you_mean, see_help};
use super::grammar::OutOfRange;
use crate::lang::Lang;
use crate::problem::{quoted, say};

/// What is wrong with the arguments.
pub(super) fn message(error: &clap::Error, lang: Lang) -> String {
    let argument = text(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = text(error, ContextKind::InvalidValue).unwrap_or_default();
    let [shown_argument, shown_value] = [&argument, &value].map(|it| quoted(it, lang));
    match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => say!(
            lang,
            "{shown_argument}というオプションはありません。",
            "There is no option {shown_argument}.",
            "{shown_argument} 옵션이 없습니다."
        ),
        ErrorKind::UnknownArgument => {
            say!(
                lang,
                "引数{shown_argument}は余分です。",
                "There is no place for {shown_argument}.",
                "여분의 인수입니다: {shown_argument}"
            )
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            say!(lang, "{argument}に値がありません。", "{argument} needs a value.", "{argument}: 값이 없습니다.")
        }
        ErrorKind::InvalidValue => {
            let known = text(error, ContextKind::ValidValue).unwrap_or_default();
            say!(
                lang,
                "{argument}の値に{shown_value}は使えません（使える値: {known}）。",
                "{argument} cannot be {shown_value}; it is one of {known}.",
                "{argument}: {shown_value} 값은 쓸 수 없습니다(쓸 수 있는 값: {known})."
            )
        }
        ErrorKind::ValueValidation if let Some(range) = range(error) => {
            let (least, most) = (range.start(), range.end());
            say!(
                lang,
                "{argument}の値は{least}以上{most}以下の整数です。{shown_value}は使えません。",
                "{argument} is a whole number from {least} to {most}; {shown_value} is not.",
                "{argument}: 값은 {least} 이상 {most} 이하의 정수여야 합니다. {shown_value} 값은 쓸 수 없습니다."
            )
        }
        ErrorKind::ValueValidation => say!(
            lang,
            "{argument}の値は整数です。{shown_value}は使えません。",
            "{argument} is a whole number; {shown_value} is not.",
            "{argument}: 값은 정수여야 합니다. {shown_value} 값은 쓸 수 없습니다."
        ),
        ErrorKind::TooManyValues => {
            say!(
                lang,
                "{argument}は値を取りません。",
                "{argument} takes no value.",
                "{argument}: 값을 받지 않는 옵션입니다."
            )
        }
        ErrorKind::ArgumentConflict => {
            say!(
                lang,
                "{argument}は一度だけ指定できます。",
                "{argument} may be given only once.",
                "{argument}: 한 번만 지정할 수 있습니다."
            )
        }
        ErrorKind::MissingRequiredArgument => {
            say!(lang, "{argument}を指定してください。", "{argument} is missing.", "{argument}: 지정해야 합니다.")
        }
        ErrorKind::MissingSubcommand => {
            say!(lang, "コマンドを指定してください。", "A command is missing.", "명령을 지정해야 합니다.")
        }
        ErrorKind::InvalidSubcommand => {
            let named = quoted(&text(error, ContextKind::InvalidSubcommand).unwrap_or_default(), lang);
            say!(
                lang,
                "{named}というコマンドはありません。",
                "There is no command {named}.",
                "{named} 명령이 없습니다."
            )
        }
        ErrorKind::InvalidUtf8 => say!(
            lang,
            "引数がUTF-8の文字ではありません。",
            "An argument is not UTF-8.",
            "인수가 UTF-8 문자가 아닙니다."
        ),
        _ => say!(lang, "引数を解釈できません。", "The arguments cannot be understood.", "인수를 해석할 수 없습니다."),
    }
}

/// The word that is meant, if one is near, else where to read how the command is used.
pub(super) fn hint(error: &clap::Error, command: &str, lang: Lang) -> String {
    let suggested = [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand];
    let meant = suggested.into_iter().find_map(|kind| text(error, kind));
    meant.map_or_else(|| see_help(command, lang), |meant| did_you_mean(&meant, lang))
}

/// The numbers that the argument could have been.
fn range(error: &clap::Error) -> Option<&RangeInclusive<u16>> {
    error.source()?.downcast_ref().map(|OutOfRange(range)| range)
}

/// What clap says of one part of the mistake.
fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        _ => None,
    }
}
