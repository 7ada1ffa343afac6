//! The YAML of a brief as a tree of located nodes, not yet a brief.
//!
//! The tree is what lets every mistake be found at once: the YAML library stops at the first value
//! that does not fit a type, so the types are left out of its sight.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;

use crate::problem::Shape;

/// A value and the bytes of the file that it stands in.
#[derive(Debug)]
pub(super) struct Node<'a> {
    /// The value.
    pub(super) value: Value<'a>,
    /// Where the value starts. `u32`, as a tree has a node for every few bytes of its file.
    start: u32,
    /// How many bytes it takes.
    len: u32,
}

/// What a node is. Numbers are left as they are written: the formats in [`super::forms`] read them.
#[derive(Debug)]
pub(super) enum Value<'a> {
    Null,
    Bool,
    Number,
    String(Cow<'a, str>),
    List(Vec<Node<'a>>),
    /// The entries in their order, with repeated keys.
    Map(Vec<(Node<'a>, Node<'a>)>),
}

impl<'a> Node<'a> {
    /// The bytes that the node stands in; of a mapping or a list, those of its beginning.
    pub(super) fn range(&self) -> Range<usize> {
        self.start as usize..self.start as usize + self.len as usize
    }

    /// What the value is called in a message.
    pub(super) fn shape(&self) -> Shape {
        match self.value {
            Value::Null => Shape::Null,
            Value::Bool => Shape::Bool,
            Value::Number => Shape::Number,
            Value::String(_) => Shape::String,
            Value::List(_) => Shape::List,
            Value::Map(_) => Shape::Map,
        }
    }

    /// The text of a string.
    pub(super) fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The nodes of a list, none if it is something else.
    pub(super) fn items(&self) -> &[Node<'a>] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The value of a mapping's first entry under `name`.
    pub(super) fn get(&self, name: &str) -> Option<&Node<'a>> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|(key, _)| key.as_str() == Some(name)).map(|(_, value)| value),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Node<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Node<'de>, D::Error> {
        let Spanned { value, defined, .. } = Spanned::<Value<'de>>::deserialize(deserializer)?;
        let count = |bytes: Option<u64>| bytes.and_then(|bytes| u32::try_from(bytes).ok()).unwrap_or(0);
        let span = defined.span();
        let (start, len) = match &value {
            // A mapping in block style has no mark of its own: its first key stands for it.
            Value::Map(entries) if span.byte_len() == Some(0) => {
                entries.first().map_or((count(span.byte_offset()), 0), |(key, _)| (key.start, key.len))
            }
            _ => (count(span.byte_offset()), count(span.byte_len())),
        };
        Ok(Node { value, start, len })
    }
}

impl<'de> Deserialize<'de> for Value<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value<'de>, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Value<'de>, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value<'de>, E> {
        Ok(Value::Bool)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Value<'de>, E> {
        Ok(Value::Number)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Value<'de>, E> {
        Ok(Value::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Value<'de>, E> {
        Ok(Value::Number)
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Value<'de>, E> {
        Ok(Value::String(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value<'de>, E> {
        Ok(Value::String(Cow::Owned(text.to_owned())))
    }

    fn visit_string<E>(self, text: String) -> Result<Value<'de>, E> {
        Ok(Value::String(Cow::Owned(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value<'de>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value<'de>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Value::Map(entries))
    }
}
