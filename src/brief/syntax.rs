//! From text to tree: the options of the YAML library, and its errors as problems.

use std::borrow::Cow;

use serde_yaml::budget::BudgetBreach;
use serde_yaml::granit_parser::{ErrorKind, ScanError};
use serde_yaml::localizer::ExternalMessageSource;
use serde_yaml::{DuplicateKeyPolicy, Error, MergeKeyPolicy, NonFiniteFloatPolicy, Options};

use super::tree::Node;
use super::wide;
use crate::problem::{Problem, ProblemKind, Source, YamlLimit, YamlSlip};
use crate::text::clean::clean;

/// How deep mappings and lists may be nested. A brief nests eight deep.
const MAX_DEPTH: usize = 24;
/// How many values a file may have. The bundled briefs have at most 6,000 each.
const MAX_VALUES: usize = 200_000;
/// How many anchors and aliases a file may have, and how many events the aliases may stand for.
const MAX_ALIASES: usize = 2_000;
const MAX_ALIASED_EVENTS: usize = 100_000;
/// How many bytes of text a file may have, with what its aliases stand for.
const MAX_TEXT: usize = 8 << 20;

/// Reads the one YAML document of a file.
pub(super) fn parse<'a>(source: &Source<'a>) -> Result<Node<'a>, Box<Problem>> {
    serde_yaml::from_str_with_options(source.text(), options()).map_err(|error| Box::new(problem(source, &error)))
}

/// Repeated keys and `<<` come through as they are written, so that each is a problem of its own;
/// `yes`, `no` and `on` are words.
fn options() -> Options {
    serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_depth: MAX_DEPTH,
            max_nodes: MAX_VALUES,
            max_events: MAX_VALUES * 3,
            max_aliases: MAX_ALIASES,
            max_anchors: MAX_ALIASES,
            max_recorded_anchor_events: MAX_ALIASED_EVENTS,
            max_total_scalar_bytes: MAX_TEXT,
            enforce_alias_anchor_ratio: false,
        },
        alias_limits: serde_yaml::alias_limits! {
            max_total_replayed_events: MAX_ALIASED_EVENTS,
            max_replay_stack_depth: MAX_DEPTH,
        },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        strict_booleans: true,
        reject_unsupported_tags: true,
        emit_comments: false,
        with_snippet: false,
    }
}

fn problem(source: &Source<'_>, error: &Error) -> Problem {
    let at = error.location().map_or(0, |location| match location.span().byte_offset() {
        Some(offset) => usize::try_from(offset).unwrap_or(usize::MAX),
        None => source.offset(location.line(), location.column()),
    });
    match kind(error, source, at) {
        ProblemKind::Yaml(slip) => {
            let (range, slip) = wide::near(source, at).unwrap_or((at..at, slip));
            source.problem(range, ProblemKind::Yaml(slip))
        }
        kind => source.problem(at..at, kind),
    }
}

fn kind(error: &Error, source: &Source<'_>, at: usize) -> ProblemKind {
    match error {
        Error::AliasError { error, .. } | Error::WithSnippet { error, .. } => kind(error, source, at),
        Error::ExternalMessage { source: parser, .. } => match parser.as_ref() {
            ExternalMessageSource::Parser(error) => parser_kind(error, source, at),
            _ => syntax(error),
        },
        Error::Budget { breach, .. } => ProblemKind::Budget(limit(breach)),
        Error::AliasReplayCounterOverflow { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. } => ProblemKind::Budget(YamlLimit::Aliases),
        Error::RecursiveReferencesRequireWeakTypes { .. } => ProblemKind::Yaml(YamlSlip::EndlessAlias),
        Error::MultipleDocuments { .. } => ProblemKind::Yaml(YamlSlip::SecondDocument),
        Error::UnknownAnchor { .. } => ProblemKind::Yaml(YamlSlip::Reserved('*')),
        Error::UnsupportedTag { .. } => ProblemKind::Yaml(YamlSlip::Reserved('!')),
        _ => syntax(error),
    }
}

/// The words of an error that has no sentence here, without the place that they end in.
fn syntax(error: &Error) -> ProblemKind {
    let words = error.to_string();
    ProblemKind::Syntax(words.split(" at line ").next().unwrap_or_default().to_owned())
}

fn limit(breach: &BudgetBreach) -> YamlLimit {
    match breach {
        BudgetBreach::Depth { .. } => YamlLimit::Depth,
        BudgetBreach::Aliases { .. }
        | BudgetBreach::Anchors { .. }
        | BudgetBreach::RecordedAnchorEvents { .. }
        | BudgetBreach::RecordedAnchorBytes { .. } => YamlLimit::Aliases,
        BudgetBreach::ScalarBytes { .. } => YamlLimit::Text,
        _ => YamlLimit::Values,
    }
}

fn parser_kind(error: &ScanError, source: &Source<'_>, at: usize) -> ProblemKind {
    let before = source.line_before(at);
    let slip = match error.kind() {
        ErrorKind::RecursionLimitExceeded => return ProblemKind::Budget(YamlLimit::Depth),
        ErrorKind::MappingValueNotAllowed if before.contains(": ") => YamlSlip::ColonInText,
        ErrorKind::MappingValueNotAllowed | ErrorKind::MappingKeyNotAllowed => YamlSlip::UnexpectedColon,
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => YamlSlip::MissingColon,
        ErrorKind::ExpectedBlockMappingKey if !before.trim().is_empty() => YamlSlip::AfterValue,
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation
        | ErrorKind::InvalidBlockScalarIndent => YamlSlip::Indentation,
        ErrorKind::BlockSequenceEntryNotAllowed => YamlSlip::UnexpectedDash,
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => YamlSlip::Tab,
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => YamlSlip::OpenQuote,
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            YamlSlip::AfterValue
        }
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => YamlSlip::Escape,
        ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::InvalidColonPlacement => YamlSlip::OpenBracket,
        ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate => return ProblemKind::Surrogate,
        ErrorKind::BomInsideDocument => YamlSlip::ControlCharacter,
        // What no text may hold, in quotes or without.
        ErrorKind::UnexpectedCharacter { character } if !is_clean(*character) => YamlSlip::ControlCharacter,
        ErrorKind::UnexpectedCharacter { character } => YamlSlip::Reserved(*character),
        ErrorKind::UnknownAnchor => YamlSlip::Reserved('*'),
        ErrorKind::MissingAnchorOrAliasName => YamlSlip::Reserved(source.char_at(at).unwrap_or('&')),
        ErrorKind::InvalidTagTerminator | ErrorKind::UndeclaredTagHandle | ErrorKind::MissingTagUri => {
            YamlSlip::Reserved('!')
        }
        other => return ProblemKind::Syntax(other.to_string()),
    };
    ProblemKind::Yaml(slip)
}

fn is_clean(character: char) -> bool {
    matches!(clean(character.encode_utf8(&mut [0; 4])), Cow::Borrowed(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_that_no_text_may_hold_is_not_taken_for_a_sign_of_the_notation() {
        for character in ['\u{FFFE}', '\u{7}', '\u{9F}'] {
            let text = format!("a: \"b{character}\"");
            let slip = parse(&Source::new("a.yaml", &text)).err().map(|problem| problem.kind);
            assert_eq!(slip, Some(ProblemKind::Yaml(YamlSlip::ControlCharacter)), "{character:?}");
        }
        let slip = parse(&Source::new("a.yaml", "a: @b")).err().map(|problem| problem.kind);
        assert_eq!(slip, Some(ProblemKind::Yaml(YamlSlip::Reserved('@'))));
    }

    #[test]
    fn a_bound_is_told_of_by_its_own_name() {
        let told = |limits: Options| match serde_yaml::from_str_with_options::<Node<'_>>("a: [b, c]", limits) {
            Ok(_) => None,
            Err(error) => Some(kind(&error, &Source::new("a.yaml", ""), 0)),
        };
        assert_eq!(told(options()), None);
        let values = serde_yaml::options! { budget: serde_yaml::budget! { max_nodes: 3 } };
        assert_eq!(told(values), Some(ProblemKind::Budget(YamlLimit::Values)));
        let text = serde_yaml::options! { budget: serde_yaml::budget! { max_total_scalar_bytes: 2 } };
        assert_eq!(told(text), Some(ProblemKind::Budget(YamlLimit::Text)));
    }
}
