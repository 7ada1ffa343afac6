//! The JSON Schema of the format, from the declarations of the model.

use serde_json::{Map, Value as Json, json};

use super::model::Brief;
use super::record::Form;

/// The JSON Schema (draft 2020-12) of a brief's YAML form.
///
/// It tells an editor what may stand where. What only the whole of a brief can tell, such as
/// whether an id is given twice or a date is in the calendar, is for [`super::read`] to say.
pub fn json_schema() -> Json {
    let mut definitions = Definitions::default();
    let brief = Brief::schema(&mut definitions);
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "teigen brief, format 1",
    });
    if let (Json::Object(schema), Json::Object(brief)) = (&mut schema, brief) {
        schema.extend(brief);
        schema.insert("$defs".to_owned(), Json::Object(definitions.0));
    }
    schema
}

/// The schemas of the types met so far, by name.
#[derive(Default)]
pub(super) struct Definitions(Map<String, Json>);

/// A field of a record.
pub(super) struct Property {
    /// Its name.
    pub(super) name: &'static str,
    /// The lines of its docstring.
    pub(super) docs: &'static [&'static str],
    /// The schema of its value.
    pub(super) schema: Json,
    /// Whether it must be there.
    pub(super) required: bool,
}

impl Definitions {
    /// A reference to the type of that name, which is described when it is met first.
    pub(super) fn define(&mut self, name: &str, describe: impl FnOnce(&mut Definitions) -> Json) -> Json {
        if !self.0.contains_key(name) {
            // The place is taken first, so that the definitions stand in the order of the model.
            self.0.insert(name.to_owned(), Json::Null);
            let schema = describe(self);
            self.0.insert(name.to_owned(), schema);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    /// A reference to a mapping with these fields and no others.
    pub(super) fn record(
        &mut self,
        name: &str,
        docs: &[&str],
        properties: impl FnOnce(&mut Definitions) -> Vec<Property>,
    ) -> Json {
        self.define(name, |definitions| {
            let properties = properties(definitions);
            let required: Vec<&str> = properties.iter().filter(|it| it.required).map(|it| it.name).collect();
            json!({
                "description": description(docs),
                "type": "object",
                "required": required,
                "properties": properties.iter().map(Property::entry).collect::<Map<_, _>>(),
                "additionalProperties": false,
            })
        })
    }

    /// A reference to a closed set of words.
    pub(super) fn choice(&mut self, name: &str, docs: &[&str], words: &[(&str, &[&str])]) -> Json {
        self.define(name, |_| {
            let choices: Vec<Json> =
                words.iter().map(|(word, docs)| json!({ "const": word, "description": description(docs) })).collect();
            json!({ "description": description(docs), "type": "string", "oneOf": choices })
        })
    }
}

impl Property {
    fn entry(&self) -> (String, Json) {
        let mut schema = Map::new();
        schema.insert("description".to_owned(), description(self.docs).into());
        if let Json::Object(own) = &self.schema {
            schema.extend(own.clone());
        }
        (self.name.to_owned(), Json::Object(schema))
    }
}

/// The lines of a docstring as one text.
fn description(docs: &[&str]) -> String {
    docs.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}
