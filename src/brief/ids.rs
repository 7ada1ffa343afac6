//! Ids: their form, where they are given, and where they refer.

use std::marker::PhantomData;

use serde_json::{Value as Json, json};

use super::check::Standing;
use super::model::{
    Actor, Brief, Comparison, Event, Finding, Id, Proposal, Relation, Section, Source, Term, Theme, Watch,
};
use super::reader::{Reader, Reference};
use super::record::Form;
use super::schema::Definitions;
use super::tree::Node;
use crate::problem::{IdForm, ProblemKind, Referent};

/// A record that has an id.
pub(super) trait Named {
    /// What its id names.
    const REFERENT: Referent;
}

macro_rules! named {
    ($($Record:ident),+) => {
        $(impl Named for $Record {
            const REFERENT: Referent = Referent::$Record;
        })+
    };
}
named!(Brief, Source, Actor, Theme, Section, Proposal, Finding, Event, Term, Watch, Comparison, Relation);

/// The id of a `T`, where it is given.
pub(super) struct Own<T>(PhantomData<T>);

impl<T: Named> Form for Own<T> {
    type Value = Id;

    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Id> {
        let id = Id::from(reader.string(node)?);
        let form = form(T::REFERENT, expected_prefix(&id, reader));
        if !fits(id.as_str(), &form) {
            reader.report(node, ProblemKind::BadId { value: id.to_string(), form });
            return None;
        }
        match reader.given.insert(T::REFERENT, &id, node.range()) {
            Ok(()) => Some(id),
            Err(first) => {
                let first = reader.problems.place(reader.source(), first.start);
                reader.report(node, ProblemKind::DuplicateId { id: id.to_string(), first });
                None
            }
        }
    }

    fn prune(id: &mut Id, standing: &Standing<'_>) -> bool {
        !standing.is_taken(id)
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "string", "pattern": pattern(T::REFERENT) })
    }
}

/// The id of a `T` of the same brief, where something refers to it.
pub(super) struct Ref<T>(PhantomData<T>);

impl<T: Named> Form for Ref<T> {
    type Value = Id;

    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Id> {
        let id = Id::from(reader.string(node)?);
        reader.references.push(Reference { referent: T::REFERENT, id: id.clone(), range: node.range() });
        Some(id)
    }

    fn prune(id: &mut Id, standing: &Standing<'_>) -> bool {
        standing.has(T::REFERENT, id)
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "string", "pattern": pattern(T::REFERENT) })
    }
}

/// The ids of two `T`s of the same brief, not the same twice.
pub(super) struct Pair<T>(PhantomData<T>);

impl<T: Named> Form for Pair<T> {
    type Value = [Id; 2];

    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<[Id; 2]> {
        let ids = Vec::<Ref<T>>::read(node, reader)?;
        let items = node.items();
        let [first, second] = items else {
            reader.report(node, ProblemKind::NotTwo { found: items.len() });
            return None;
        };
        let ids: [Id; 2] = ids.try_into().ok()?;
        if ids[0] == ids[1] {
            let first = reader.source().place(first.range().start);
            reader.report(second, ProblemKind::DuplicateId { id: ids[1].to_string(), first });
            return None;
        }
        Some(ids)
    }

    fn prune(ids: &mut [Id; 2], standing: &Standing<'_>) -> bool {
        ids.iter().all(|id| standing.has(T::REFERENT, id))
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let items = Ref::<T>::schema(definitions);
        json!({ "type": "array", "items": items, "minItems": 2, "maxItems": 2, "uniqueItems": true })
    }
}

/// The id of a proposal of any brief, where a proposal refers to it.
pub(super) struct Related;

impl Form for Related {
    type Value = Id;

    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Id> {
        let id = Id::from(reader.string(node)?);
        if prefix(&id).is_none() {
            let form = form(Referent::Proposal, expected_prefix(&id, reader));
            reader.report(node, ProblemKind::BadId { value: id.to_string(), form });
            return None;
        }
        Ref::<Proposal>::read(node, reader)
    }

    fn prune(id: &mut Id, standing: &Standing<'_>) -> bool {
        standing.may_relate(id)
    }

    fn schema(definitions: &mut Definitions) -> Json {
        Ref::<Proposal>::schema(definitions)
    }
}

/// The prefix of a brief: what its numbered ids begin with.
pub(super) struct Prefix;

impl Form for Prefix {
    type Value = String;

    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<String> {
        let prefix = reader.string(node)?;
        if !is_prefix(prefix) {
            let value = prefix.to_owned();
            reader.report(node, ProblemKind::BadId { value, form: IdForm::Prefix });
            return None;
        }
        reader.prefix = prefix.to_owned();
        Some(reader.prefix.clone())
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "string", "pattern": format!("^{PREFIX}$") })
    }
}

/// The brief's prefix; where that could not be read, the one that the id has, so that the ids are
/// not all wrong with it.
fn expected_prefix<'a>(id: &'a Id, reader: &'a Reader<'_>) -> &'a str {
    let own = id.as_str().split('-').next().unwrap_or_default();
    if reader.prefix.is_empty() { own } else { &reader.prefix }
}

/// The prefix of a proposal's id; `None` if it is not of the form of one.
pub(super) fn prefix(id: &Id) -> Option<&str> {
    let (prefix, number) = id.as_str().rsplit_once('-')?;
    (is_prefix(prefix) && is_number(number)).then_some(prefix)
}

/// Whether the ids of that kind begin with the brief's prefix, and are the library's own.
pub(super) fn is_numbered(referent: Referent) -> bool {
    letter(referent).is_some()
}

/// What stands between the hyphen and the number in the ids of that kind, if they are numbered.
fn letter(referent: Referent) -> Option<&'static str> {
    match referent {
        Referent::Proposal => Some(""),
        Referent::Finding => Some("F"),
        Referent::Event => Some("E"),
        Referent::Watch => Some("W"),
        Referent::Comparison => Some("C"),
        Referent::Relation => Some("R"),
        Referent::Brief | Referent::Source | Referent::Actor | Referent::Theme | Referent::Section | Referent::Term => {
            None
        }
    }
}

/// What an id of that kind looks like in the brief of that prefix.
fn form(referent: Referent, prefix: &str) -> IdForm {
    match (referent, letter(referent)) {
        (_, Some(letter)) => IdForm::Numbered(format!("{prefix}-{letter}01")),
        (Referent::Actor, None) => IdForm::Code,
        (_, None) => IdForm::Slug,
    }
}

const WORD: &str = "[a-z0-9]+";
const PREFIX: &str = "[A-Z0-9]+";

/// [`form`] for any prefix, as a regular expression of JSON Schema.
fn pattern(referent: Referent) -> String {
    match (referent, letter(referent)) {
        (_, Some(letter)) => format!("^{PREFIX}-{letter}[0-9]{{2,}}$"),
        (Referent::Actor, None) => format!("^{PREFIX}(-{PREFIX})*$"),
        (_, None) => format!("^{WORD}(-{WORD})*$"),
    }
}

fn fits(id: &str, form: &IdForm) -> bool {
    let words = |is_letter: fn(&u8) -> bool| {
        id.split('-').all(|word| !word.is_empty() && word.bytes().all(|b| is_letter(&b) || b.is_ascii_digit()))
    };
    match form {
        IdForm::Slug => words(u8::is_ascii_lowercase),
        IdForm::Code => words(u8::is_ascii_uppercase),
        IdForm::Prefix => is_prefix(id),
        IdForm::Numbered(example) => {
            let stem = example.trim_end_matches(|c: char| c.is_ascii_digit());
            id.strip_prefix(stem).is_some_and(is_number)
        }
    }
}

fn is_prefix(prefix: &str) -> bool {
    !prefix.is_empty() && prefix.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

fn is_number(number: &str) -> bool {
    number.len() >= 2 && number.bytes().all(|b| b.is_ascii_digit())
}
