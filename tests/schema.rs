//! The JSON Schema of the format, and the example that shows the whole of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use teigen::brief;
use teigen::lang::Lang;

fn validator() -> jsonschema::Validator {
    jsonschema::draft202012::new(&brief::json_schema()).unwrap()
}

fn yaml(text: &str) -> Value {
    let words_are_words = serde_yaml::options! { strict_booleans: true };
    serde_yaml::from_str_with_options(text.trim_start_matches('\u{feff}'), words_are_words).unwrap()
}

#[test]
fn the_schema_is_one_of_its_draft() {
    jsonschema::draft202012::meta::validate(&brief::json_schema()).unwrap();
}

#[test]
fn the_example_loads_and_fits_the_schema() {
    let reading = brief::read("example.yaml", brief::EXAMPLE.as_bytes());
    let problems: Vec<_> = reading.problems().iter().map(|problem| problem.render(Lang::En)).collect();
    assert_eq!(problems, Vec::<String>::new());
    assert!(reading.brief().is_some());
    let errors: Vec<_> = validator().iter_errors(&yaml(brief::EXAMPLE)).map(|it| it.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
}

#[test]
fn every_valid_fixture_fits_the_schema() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/briefs/valid");
    let validator = validator();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let errors: Vec<_> =
                validator.iter_errors(&yaml(&fs::read_to_string(&path).unwrap())).map(|it| it.to_string()).collect();
            assert_eq!(errors, Vec::<String>::new(), "{}", path.display());
        }
    }
}

#[test]
fn what_the_loader_refuses_by_form_the_schema_refuses_too() {
    let validator = validator();
    let example = yaml(brief::EXAMPLE);
    for (pointer, wrong) in [
        ("/format", json!(2)),
        ("/id", json!("Ferry Line")),
        ("/prefix", json!("fl")),
        ("/languages", json!([])),
        ("/languages", json!(["en", "kr"])),
        ("/as_of", json!("2026-13")),
        ("/title", json!("Title")),
        ("/title", json!({ "en": "Title", "fr": "Titre" })),
        ("/title/en", json!("  ")),
        ("/title/en", json!(2026)),
        ("/sections", json!({})),
        ("/sections/0", json!({ "id": "reopening" })),
        ("/proposals/0/id", json!("FL-1")),
        ("/proposals/0/themes/0", json!("Passenger lines")),
        ("/proposals/0/citations/0/place", json!("1")),
        ("/proposals/0/horizon", json!(null)),
        ("/findings/0/id", json!("FL-01")),
        ("/findings/0/kind", json!("prophecy")),
        ("/comparisons/0/relation", json!("same")),
        ("/actors/0/id", json!("jp")),
        ("/actors/0", json!({ "id": "JP", "name": { "en": "Japan" }, "colour": "red" })),
    ] {
        let mut brief = example.clone();
        *brief.pointer_mut(pointer).unwrap() = wrong.clone();
        assert!(!validator.is_valid(&brief), "{pointer} may be {wrong}");
        // The loader reads JSON, which is YAML.
        assert!(!brief::read("wrong.yaml", brief.to_string().as_bytes()).problems().is_empty(), "{pointer} {wrong}");
    }
    for (pointer, field) in [("", "title"), ("/proposals/0", "section"), ("/terms/0", "name"), ("/sources/0", "date")] {
        let mut brief = example.clone();
        brief.pointer_mut(pointer).and_then(Value::as_object_mut).unwrap().remove(field).unwrap();
        assert!(!validator.is_valid(&brief), "{pointer} may lack {field}");
    }
}

/// Every field of the schema as `Record.field`, with those that `value` uses.
fn fields(
    schema: &Value,
    node: &Value,
    value: Option<&Value>,
    all: &mut BTreeSet<String>,
    used: &mut BTreeSet<String>,
) {
    if let Some(name) = node["$ref"].as_str().and_then(|reference| reference.strip_prefix("#/$defs/")) {
        let record = &schema["$defs"][name];
        for (field, property) in record["properties"].as_object().into_iter().flatten() {
            all.insert(format!("{name}.{field}"));
            let value = value.and_then(|value| value.get(field));
            if value.is_some() {
                used.insert(format!("{name}.{field}"));
            }
            fields(schema, property, value, all, used);
        }
    }
    if let Some(items) = node.get("items") {
        let entries = value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        fields(schema, items, entries.first(), all, used);
        entries.iter().skip(1).for_each(|entry| fields(schema, items, Some(entry), all, used));
    }
}

#[test]
fn the_example_uses_every_field_of_the_format() {
    let schema = brief::json_schema();
    let (mut all, mut used) = (BTreeSet::new(), BTreeSet::new());
    fields(&schema, &schema, Some(&yaml(brief::EXAMPLE)), &mut all, &mut used);
    assert!(all.contains("Term.readings") && all.contains("Text.ko") && all.contains("View.citations"));
    assert_eq!(all.difference(&used).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn every_field_and_type_of_the_schema_is_described() {
    let schema = brief::json_schema();
    for (name, definition) in schema["$defs"].as_object().unwrap() {
        assert!(definition["description"].as_str().is_some_and(|it| !it.is_empty()), "{name}");
        if name != "Text" {
            for (field, property) in definition["properties"].as_object().into_iter().flatten() {
                assert!(property["description"].as_str().is_some_and(|it| !it.is_empty()), "{name}.{field}");
            }
        }
    }
}

#[test]
fn a_brief_as_json_fits_the_schema_that_it_was_read_by() {
    let reading = brief::read("example.yaml", brief::EXAMPLE.as_bytes());
    let brief = serde_json::to_value(&**reading.brief().unwrap()).unwrap();
    let errors: Vec<_> = validator().iter_errors(&brief).map(|it| it.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
    let again = brief.to_string();
    assert_eq!(brief::read("again.yaml", again.as_bytes()).brief(), reading.brief());
}
