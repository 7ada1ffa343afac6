//! How the types of a brief are declared: once, with their docs, for Rust, YAML and JSON Schema.
//!
//! [`record!`] and [`choice!`] turn one declaration into the plain type, its [`Form`] and its part
//! of the schema. A field is written
//!
//! ```text
//! /// What it is: also the description in the schema.
//! pub name: Type as Form = fallback,
//! ```
//!
//! where `as Form` says how it is written in YAML if that is more than its type says (an `Id` that
//! names a theme: `as Ref<Theme>`), and `= fallback` what the record stands with when the field is
//! missing or cannot be read. A field that is neither a list, nor an `Option`, nor has a fallback is
//! needed: without it the record itself cannot be read, and whatever list it stands in loses it.

use serde_json::Value as Json;

use super::check::Standing;
use super::reader::Reader;
use super::schema::Definitions;
use super::tree::{Node, Value};
use crate::problem::{ProblemKind, Shape};

/// How a value is written in the YAML form of a brief.
pub(super) trait Form {
    /// What is read.
    type Value;

    /// Reads a node and tells the reader of every mistake in it; `None` if nothing sound is left.
    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self::Value>;

    /// What an absent field stands for; `None` if the field is required.
    fn absent() -> Option<Self::Value> {
        None
    }

    /// Whether the value is written by leaving its field out.
    fn is_absent(_value: &Self::Value) -> bool {
        false
    }

    /// Takes out of a value what refers to something that does not stand. Whether the value itself
    /// can stand without it.
    fn prune(_value: &mut Self::Value, _standing: &Standing<'_>) -> bool {
        true
    }

    /// The JSON Schema of the node.
    fn schema(definitions: &mut Definitions) -> Json;
}

impl<F: Form> Form for Option<F> {
    type Value = Option<F::Value>;

    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self::Value> {
        Some(F::read(node, reader))
    }

    fn absent() -> Option<Self::Value> {
        Some(None)
    }

    fn is_absent(value: &Self::Value) -> bool {
        value.is_none()
    }

    fn prune(value: &mut Self::Value, standing: &Standing<'_>) -> bool {
        if value.as_mut().is_some_and(|value| !F::prune(value, standing)) {
            *value = None;
        }
        true
    }

    fn schema(definitions: &mut Definitions) -> Json {
        F::schema(definitions)
    }
}

impl<F: Form> Form for Vec<F> {
    type Value = Vec<F::Value>;

    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self::Value> {
        match &node.value {
            Value::List(items) => {
                let mut values = Vec::with_capacity(items.len());
                values.extend(items.iter().filter_map(|item| F::read(item, reader)));
                Some(values)
            }
            _ => {
                reader.report(node, ProblemKind::WrongType { expected: Shape::List, found: node.shape() });
                None
            }
        }
    }

    fn absent() -> Option<Self::Value> {
        Some(Vec::new())
    }

    fn prune(value: &mut Self::Value, standing: &Standing<'_>) -> bool {
        value.retain_mut(|item| F::prune(item, standing));
        true
    }

    fn schema(definitions: &mut Definitions) -> Json {
        serde_json::json!({ "type": "array", "items": F::schema(definitions) })
    }
}

/// Declares a mapping with known fields: see the module.
///
/// `checked by FUNCTION` before the brace names a function that looks at a record as a whole once
/// it is read, may mend it, and says whether it stands.
macro_rules! record {
    (
        $(#[doc = $doc:literal])+
        pub struct $Record:ident $(checked by $check:path)? {
            $($(#[doc = $field_doc:literal])+ pub $field:ident: $Type:ty $(as $Form:ty)? $(= $fallback:expr)?,)+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $Record {
            $($(#[doc = $field_doc])+ pub $field: $Type,)+
        }

        impl $Record {
            /// The names of the fields, in order.
            pub const FIELDS: &'static [&'static str] = &[$(stringify!($field)),+];
        }

        /// As a map of the fields that it has, as the schema describes it.
        impl serde::Serialize for $Record {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                let mut map = serializer.serialize_map(None)?;
                $(
                    if !<record!(@form $Type $(as $Form)?) as $crate::brief::record::Form>::is_absent(&self.$field) {
                        map.serialize_entry(stringify!($field), &self.$field)?;
                    }
                )+
                map.end()
            }
        }

        impl $crate::brief::stored::Stored for $Record {
            fn store(&self, to: &mut $crate::brief::stored::Store) {
                $(self.$field.store(to);)+
            }

            fn restore(from: &mut $crate::brief::stored::Rest<'_>) -> Option<$Record> {
                // In the order of the declaration, as a literal of a record is made.
                Some($Record { $($field: $crate::brief::stored::Stored::restore(from)?,)+ })
            }
        }

        impl $crate::brief::record::Form for $Record {
            type Value = $Record;

            fn read(
                node: &$crate::brief::tree::Node<'_>,
                reader: &mut $crate::brief::reader::Reader<'_>,
            ) -> Option<$Record> {
                let [$($field),+] = reader.fields(node, $Record::FIELDS)?;
                // Every field is read before any is asked for, so that every mistake is found.
                $(
                    let $field =
                        reader.field::<record!(@form $Type $(as $Form)?)>(node, stringify!($field), $field);
                )+
                let record = $Record { $($field: $field $(.or_else(|| Some($fallback)))? ?,)+ };
                $(
                    let mut record = record;
                    if !$check(&mut record, node, reader) {
                        return None;
                    }
                )?
                Some(record)
            }

            fn prune(record: &mut $Record, standing: &$crate::brief::check::Standing<'_>) -> bool {
                [$(<record!(@form $Type $(as $Form)?)>::prune(&mut record.$field, standing)),+].iter().all(|stands| *stands)
            }

            fn schema(definitions: &mut $crate::brief::schema::Definitions) -> serde_json::Value {
                definitions.record(stringify!($Record), &[$($doc),+], |definitions| vec![
                    $($crate::brief::schema::Property {
                        name: stringify!($field),
                        docs: &[$($field_doc),+],
                        schema: <record!(@form $Type $(as $Form)?)>::schema(definitions),
                        required: <record!(@form $Type $(as $Form)?)>::absent().is_none(),
                    },)+
                ])
            }
        }
    };
    (@form $Type:ty) => { $Type };
    (@form $Type:ty as $Form:ty) => { $Form };
}
pub(super) use record;

/// Declares a closed set of words.
macro_rules! choice {
    (
        $(#[doc = $doc:literal])+
        pub enum $Choice:ident {
            $($(#[doc = $variant_doc:literal])+ $Variant:ident = $name:literal,)+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        pub enum $Choice {
            $($(#[doc = $variant_doc])+ #[serde(rename = $name)] $Variant,)+
        }

        impl $Choice {
            /// All of them, in their order.
            pub const ALL: &[$Choice] = &[$($Choice::$Variant),+];

            /// What stands for it in a file.
            pub const fn name(self) -> &'static str {
                match self {
                    $($Choice::$Variant => $name,)+
                }
            }
        }

        impl $crate::brief::stored::Stored for $Choice {
            fn store(&self, to: &mut $crate::brief::stored::Store) {
                (*self as u8).store(to);
            }

            fn restore(from: &mut $crate::brief::stored::Rest<'_>) -> Option<$Choice> {
                $Choice::ALL.get(usize::from(u8::restore(from)?)).copied()
            }
        }

        impl $crate::brief::record::Form for $Choice {
            type Value = $Choice;

            fn read(
                node: &$crate::brief::tree::Node<'_>,
                reader: &mut $crate::brief::reader::Reader<'_>,
            ) -> Option<$Choice> {
                let word = reader.string(node)?;
                match word {
                    $($name => Some($Choice::$Variant),)+
                    _ => reader.unknown_value(node, word, &[$($name),+]),
                }
            }

            fn schema(definitions: &mut $crate::brief::schema::Definitions) -> serde_json::Value {
                definitions.choice(stringify!($Choice), &[$($doc),+], &[$(($name, &[$($variant_doc),+])),+])
            }
        }
    };
}
pub(super) use choice;
