//! The settings: what a file says, what is wrong with it, and what holds in the end.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde_json::json;
use teigen::config::{self, Config, Environment, Form, Key, Layer, Provenance};
use teigen::lang::Lang;
use teigen::problem::Problem;
use teigen::state::Setting;
use teigen::theme::Themes;

fn file(text: &str) -> Layer {
    let (layer, problems) = config::read("config.toml", text, &Themes::default());
    assert_eq!(problems, [], "{text}");
    layer
}

fn options(settings: &[(Key, &str)]) -> Layer {
    let mut layer = Layer::default();
    for (key, word) in settings {
        layer.set_option(*key, word).expect("a word of the setting's form");
    }
    layer
}

/// What each setting comes to and where it is from, those left alone left out.
fn told(config: &Config) -> Vec<String> {
    let settings = Key::ALL.iter().map(|key| (key.name(), config.get(*key)));
    let told = settings.filter(|(_, (_, from))| **from != Provenance::Default);
    told.map(|(name, (value, from))| format!("{name} = {value} {from:?}")).collect()
}

fn mistakes() -> (Layer, Vec<Problem>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/config/mistakes.toml");
    config::read("mistakes.toml", &fs::read_to_string(path).unwrap(), &Themes::default())
}

#[test]
fn every_mistake_is_told_at_its_place_in_each_language() {
    let (_, problems) = mistakes();
    for lang in Lang::ALL {
        let told: Vec<String> = problems.iter().map(|problem| problem.render(lang)).collect();
        insta::assert_snapshot!(format!("mistakes-{lang}"), told.join("\n\n"));
    }
}

#[test]
fn what_is_sound_holds_beside_the_mistakes() {
    let (layer, _) = mistakes();
    let config = Config::new(Layer::default(), &Environment::default(), layer);
    let from = |line: u32| format!("File {{ path: \"mistakes.toml\", line: {line} }}");
    assert_eq!(told(&config), [format!("lang = \"en\" {}", from(2)), format!("theme = \"light\" {}", from(14))]);
}

#[test]
fn a_file_says_everything_that_can_be_set() {
    let text = "
        lang = 'ko'
        pair = \"en\"
        theme = \"light\"
        measure = 0x28
        ambiguous = \"wide\"
        line-breaking = \"loose\"
        hanging = false
        ascii = true
        clipboard = \"file\"
    ";
    let config = Config::new(Layer::default(), &Environment::default(), file(text));
    assert_eq!(told(&config).len(), Key::ALL.len());
    let setting = Setting::from(&config);
    assert_eq!(
        (setting.lang, setting.pair, setting.theme),
        (Lang::Ko, Some(Lang::En), Themes::default().named("light").unwrap())
    );
    assert_eq!((setting.measure, setting.layout.hang), (40, 0));
}

#[test]
fn an_option_goes_before_the_environment_and_that_before_the_file() {
    let environment = Environment { no_color: true, locale: Some((Lang::Ko, "LANG")) };
    let given = options(&[(Key::Theme, "dark"), (Key::Lang, "ja")]);
    let beneath = || file("theme = 'light'\nlang = 'en'");

    let config = Config::new(given, &environment, beneath());
    assert_eq!((config.theme.value.as_str(), config.theme.from), ("dark", Provenance::Option));
    assert_eq!((config.lang.value, config.lang.from), (Lang::Ja, Provenance::Option));

    let config = Config::new(Layer::default(), &environment, beneath());
    assert_eq!((config.theme.value.as_str(), config.theme.from), ("plain", Provenance::Environment("NO_COLOR")));
    assert_eq!(config.lang.value, Lang::En, "the locale says only what nobody else does");
    assert_eq!(config.lang.from, Provenance::File { path: "config.toml".into(), line: 2 });

    let config = Config::new(Layer::default(), &environment, Layer::default());
    assert_eq!((config.lang.value, config.lang.from), (Lang::Ko, Provenance::Environment("LANG")));
    let config = Config::new(Layer::default(), &Environment::default(), beneath());
    assert_eq!(config.theme.value, "light");
}

#[test]
fn a_second_language_that_is_the_first_is_none() {
    let config = Config::new(options(&[(Key::Pair, "ja"), (Key::Lang, "ja")]), &Environment::default(), file(""));
    assert_eq!(Setting::from(&config).pair, None);
}

#[test]
fn a_word_that_does_not_fit_is_refused_as_an_option_too() {
    for (key, word) in [
        (Key::Ambiguous, "wied"),
        (Key::Measure, "19"),
        (Key::Measure, "201"),
        (Key::Measure, "wide"),
        (Key::Hanging, "yes"),
    ] {
        let mut layer = Layer::default();
        assert!(layer.set_option(key, word).is_err(), "{} = {word}", key.name());
        assert_eq!(layer, Layer::default());
    }
}

#[test]
fn the_settings_shown_as_a_file_say_the_same_as_those_that_hold() {
    let given = options(&[(Key::Theme, "light"), (Key::Measure, "60"), (Key::Hanging, "false")]);
    let config = Config::new(given, &Environment::default(), file("lang = 'ko'\npair = 'en'"));
    for lang in Lang::ALL {
        let shown = config::text(&config, lang);
        let again = Config::new(Layer::default(), &Environment::default(), file(&shown));
        for key in Key::ALL {
            assert_eq!(again.get(*key).0, config.get(*key).0, "{shown}");
        }
    }
}

#[test]
fn the_json_says_for_each_setting_what_holds_why_and_what_could() {
    let environment = Environment { no_color: true, locale: None };
    let config = Config::new(options(&[(Key::Pair, "ko")]), &environment, file("\nmeasure = 60"));
    let settings = config::json(&config, &Themes::default());
    let of = |key: Key| settings.as_array().unwrap().iter().find(|it| it["name"] == key.name()).unwrap().clone();
    assert_eq!(settings.as_array().unwrap().len(), Key::ALL.len());
    let doc = |key: Key| json!({"ja": key.doc(Lang::Ja), "en": key.doc(Lang::En), "ko": key.doc(Lang::Ko)});
    assert_eq!(
        of(Key::Measure),
        json!({
            "name": "measure", "value": 60, "from": "file", "path": "config.toml", "line": 2,
            "default": 76, "least": 20, "most": 200, "doc": doc(Key::Measure),
        })
    );
    assert_eq!(
        of(Key::Theme),
        json!({
            "name": "theme", "value": "plain", "from": "environment", "variable": "NO_COLOR",
            "default": "dark", "choices": ["dark", "light", "contrast", "solarized-dark", "solarized-light", "plain"], "doc": doc(Key::Theme),
        })
    );
    assert_eq!(of(Key::Pair)["from"], "option");
    assert_eq!((&of(Key::Hanging)["from"], &of(Key::Hanging)["choices"]), (&json!("default"), &json!([true, false])));
}

#[test]
fn the_readme_lists_every_setting_as_it_is_declared() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let defaults = Config::default();
    for key in Key::ALL {
        let values = match key.form() {
            Form::Number(range) => format!("{} to {}", range.start(), range.end()),
            form => form.to_string().split('|').map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" "),
        };
        let default = defaults.get(*key).0;
        let row = format!("| `{}` | {values} | `{default}` | {} |", key.name(), key.doc(Lang::En));
        assert!(readme.contains(&row), "the README lacks\n{row}");
    }
}

#[test]
fn a_file_from_a_hostile_hand_takes_no_time() {
    let started = std::time::Instant::now();
    for size in [1 << 15, 1 << 24] {
        let many = |part: &str| part.repeat(size / part.len());
        for text in [many("lang = "), many("["), many("{a="), many("measure = 1\n"), many("a.")] {
            let (_, problems) = config::read("config.toml", &text, &Themes::default());
            assert!(!problems.is_empty());
        }
    }
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

proptest! {
    #[test]
    fn any_file_gives_settings_and_problems_that_can_be_shown(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "lang", "theme", "measure", "hanging", "pair", "=", " = ", "\n", "\r\n", "\"", "'", "ja", "\"ja\"", "none",
            "\"dark\"", "76", "-1", "7e9", "true", "[", "]", "[lang]", "{", "}", ".", ",", "#", "\\", "あ", "\u{feff}",
            "\u{1b}", "\u{202e}",
        ]), 0..40),
    ) {
        let (layer, problems) = config::read("config.toml", &pieces.concat(), &Themes::default());
        let config = Config::new(Layer::default(), &Environment::default(), layer);
        prop_assert!(config::MEASURE.contains(&config.measure.value));
        let lines: Vec<u32> = problems.iter().map(|problem| problem.place.line).collect();
        prop_assert!(lines.is_sorted());
        for problem in &problems {
            let shown = problem.render(Lang::Ja);
            prop_assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{shown:?}");
        }
    }
}
