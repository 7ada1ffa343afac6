//! How the leaves of a brief are written: texts, dates, places.

use compact_str::CompactString;
use serde_json::{Value as Json, json};

use super::date::Date;
use super::model::Text;
use super::reader::Reader;
use super::record::Form;
use super::schema::Definitions;
use super::tree::{Node, Value};
use super::words::{paragraphs, words};
use crate::lang::Lang;
use crate::problem::{ProblemKind, Shape};

/// A text on one line.
impl Form for String {
    type Value = String;

    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<String> {
        let text = reader.string(node)?;
        let text = words(text, reader.written(node));
        if text.is_empty() {
            reader.report(node, ProblemKind::EmptyText);
            return None;
        }
        Some(text)
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "string", "pattern": NOT_BLANK })
    }
}

/// A map from language to words. A text that lacks a language stands in the others.
impl Form for Text {
    type Value = Text;

    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Text> {
        const TAGS: &[&str] = &[Lang::ALL[0].tag(), Lang::ALL[1].tag(), Lang::ALL[2].tag()];
        let found: [_; Lang::COUNT] = reader.fields(node, TAGS)?;
        let mut text = Text::default();
        for (lang, value) in Lang::ALL.into_iter().zip(found) {
            let is_declared = reader.languages.is_empty() || reader.languages.contains(&lang);
            match value {
                Some(value) if !is_declared => reader.report(value, ProblemKind::UndeclaredLanguage { lang }),
                Some(value) => {
                    if let Some(words) = read_paragraphs(value, reader) {
                        text.set(lang, words);
                    }
                }
                None if reader.languages.contains(&lang) => {
                    reader.report(node, ProblemKind::MissingLanguage { lang });
                }
                None => {}
            }
        }
        (!text.is_empty()).then_some(text)
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let words = json!({ "type": "string", "pattern": NOT_BLANK });
        let properties: serde_json::Map<_, _> =
            Lang::ALL.iter().map(|lang| (lang.tag().to_owned(), words.clone())).collect();
        definitions.define("Text", |_| {
            json!({
                "description": "One text in each of the brief's languages. A blank line separates paragraphs.",
                "type": "object",
                "properties": properties,
                "minProperties": 1,
                "additionalProperties": false,
            })
        })
    }
}

fn read_paragraphs(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<String> {
    let text = reader.string(node)?;
    let text = paragraphs(text, reader.written(node));
    if text.is_empty() {
        reader.report(node, ProblemKind::EmptyText);
        return None;
    }
    Some(text)
}

/// `2026`, which YAML takes for a number, `2026-01` or `2026-01-31`.
impl Form for Date {
    type Value = Date;

    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Date> {
        let written = match &node.value {
            Value::Number => reader.written(node),
            Value::String(text) => text,
            _ => {
                reader.report(node, ProblemKind::WrongType { expected: Shape::Date, found: node.shape() });
                return None;
            }
        };
        let date = written.parse().ok();
        if date.is_none() {
            reader.report(node, ProblemKind::BadDate { value: written.to_owned() });
        }
        date
    }

    fn schema(definitions: &mut Definitions) -> Json {
        definitions.define("Date", |_| {
            json!({
                "description": "2026, 2026-01 or 2026-01-31, with the precision that the source gives.",
                "anyOf": [
                    { "type": "string", "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$" },
                    { "type": "integer", "minimum": 1000, "maximum": 9999 },
                ],
            })
        })
    }
}

/// The version of the format.
pub(super) struct Version;

impl Version {
    /// The one version that there is.
    pub(super) const CURRENT: u32 = 1;
}

impl Form for Version {
    type Value = u32;

    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<u32> {
        let Value::Number = node.value else {
            reader.report(node, ProblemKind::WrongType { expected: Shape::Number, found: node.shape() });
            return None;
        };
        let written = reader.written(node);
        if written != Version::CURRENT.to_string() {
            reader.report(node, ProblemKind::UnknownFormat { value: written.to_owned() });
            return None;
        }
        Some(Version::CURRENT)
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "const": Version::CURRENT })
    }
}

impl Form for Lang {
    type Value = Lang;

    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Lang> {
        let tag = reader.string(node)?;
        match tag.parse() {
            Ok(lang) => Some(lang),
            Err(_) => reader.unknown_value(node, tag, &Lang::ALL.map(Lang::tag)),
        }
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "enum": Lang::ALL.map(Lang::tag) })
    }
}

/// The languages of the brief: one or more, each once.
pub(super) struct Languages;

impl Form for Languages {
    type Value = Vec<Lang>;

    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Vec<Lang>> {
        let Value::List(items) = &node.value else {
            reader.report(node, ProblemKind::WrongType { expected: Shape::List, found: node.shape() });
            return None;
        };
        if items.is_empty() {
            reader.report(node, ProblemKind::EmptyList);
        }
        let mut given: Vec<(Lang, &Node<'_>)> = Vec::new();
        for item in items {
            let Some(lang) = Lang::read(item, reader) else { continue };
            match given.iter().find(|(other, _)| *other == lang) {
                None => given.push((lang, item)),
                Some((_, first)) => {
                    let first = reader.place(first);
                    reader.report(item, ProblemKind::DuplicateId { id: lang.to_string(), first });
                }
            }
        }
        reader.languages = given.into_iter().map(|(lang, _)| lang).collect();
        (!reader.languages.is_empty()).then(|| reader.languages.clone())
    }

    fn schema(definitions: &mut Definitions) -> Json {
        json!({ "type": "array", "items": Lang::schema(definitions), "minItems": 1, "uniqueItems": true })
    }
}

/// The place of a citation: the name of a part, a space, `¶` and the number of a paragraph.
pub(super) struct Place;

impl Form for Place {
    type Value = CompactString;

    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<CompactString> {
        let place = String::read(node, reader)?;
        let is_sound =
            place.split_once(" ¶").is_some_and(|(part, paragraph)| !part.trim().is_empty() && is_ordinal(paragraph));
        if !is_sound {
            reader.report(node, ProblemKind::BadPlace { value: place });
            return None;
        }
        Some(place.into())
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "string", "pattern": "^.*\\S ¶[1-9][0-9]*$" })
    }
}

/// A number from 1, without leading zeros.
fn is_ordinal(number: &str) -> bool {
    !number.starts_with('0') && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
}

/// At least one character that is not white space.
const NOT_BLANK: &str = r"\S";
