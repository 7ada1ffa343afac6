//! The settings that hold, and where each is from: as a file that says the same, and as JSON.

use serde_json::{Value as Json, json};

use super::{Config, Form, Key, Provenance};
use crate::lang::Lang;
use crate::text::width::Width;
use crate::theme::Themes;

/// The settings as a settings file that says what holds: for each what it is, its value, and as a
/// remark where the value is from.
pub fn text(config: &Config, lang: Lang) -> String {
    let lines = || Key::ALL.iter().map(|key| format!("{} = {}", key.name(), config.get(*key).0));
    let cells = lines().map(|line| line.len()).max().unwrap_or(0);
    let settings = Key::ALL.iter().zip(lines()).map(|(key, line)| {
        let (_, from) = config.get(*key);
        format!("# {}: {}\n{}  # {}\n", key.doc(lang), key.form(), Width::Narrow.pad(&line, cells), words(from, lang))
    });
    settings.collect::<Vec<_>>().join("\n")
}

/// The settings as JSON: a list of objects with `name`, `value`, `from` (`option`, `environment`,
/// `file` or `default`), for the environment `variable`, for a file `path` and `line`, the
/// `default`, what can be written (`choices`, or `least` and `most`), and `doc` by language.
pub fn json(config: &Config, themes: &Themes) -> Json {
    let defaults = Config::default();
    let setting = |key: &Key| {
        let (value, from) = config.get(*key);
        let mut fields = vec![("name", json!(key.name())), ("value", value)];
        fields.extend(match from {
            Provenance::Option => vec![("from", json!("option"))],
            Provenance::Environment(name) => vec![("from", json!("environment")), ("variable", json!(name))],
            Provenance::File { path, line } => {
                vec![("from", json!("file")), ("path", json!(path)), ("line", json!(line))]
            }
            Provenance::Default => vec![("from", json!("default"))],
        });
        fields.push(("default", defaults.get(*key).0));
        fields.extend(match key.form() {
            Form::Choice(words) => vec![("choices", json!(words))],
            Form::Switch => vec![("choices", json!([true, false]))],
            Form::Theme => vec![("choices", themes.names().collect())],
            Form::Number(range) => vec![("least", json!(range.start())), ("most", json!(range.end()))],
        });
        fields.push(("doc", Lang::ALL.into_iter().map(|lang| (lang.tag(), json!(key.doc(lang)))).collect()));
        fields.into_iter().collect::<Json>()
    };
    Key::ALL.iter().map(setting).collect()
}

/// Where a value is from, in words.
fn words(from: &Provenance, lang: Lang) -> String {
    match (from, lang) {
        (Provenance::Option, Lang::Ja) => "オプション".to_owned(),
        (Provenance::Option, Lang::En) => "option".to_owned(),
        (Provenance::Option, Lang::Ko) => "옵션".to_owned(),
        (Provenance::Default, Lang::Ja) => "既定値".to_owned(),
        (Provenance::Default, Lang::En) => "default".to_owned(),
        (Provenance::Default, Lang::Ko) => "기본값".to_owned(),
        (Provenance::Environment(name), _) => format!("${name}"),
        (Provenance::File { path, line }, _) => format!("{path}:{line}"),
    }
}
