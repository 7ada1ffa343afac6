//! The settings: their file, what `config` tells of them, and what they change.

use std::fs;

use teigen::lang::Lang;
use teigen::text::width::Width;

use crate::{Told, fixture, on_fixtures, program, run, told};

/// A user's home with this settings file.
fn home(settings: &str) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join(".config/teigen");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), settings).unwrap();
    home
}

fn run_at(home: &tempfile::TempDir, line: &str) -> Told {
    told(on_fixtures(line).env("HOME", home.path()))
}

#[test]
fn the_settings_are_told_with_where_each_is_from() {
    let home = home("lang = \"en\"\nmeasure = 60\n");
    let path = home.path().join(".config/teigen/config.toml").display().to_string();
    let Told { status, out, err } = run_at(&home, "config --pair ko");
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(out.starts_with(&format!("# {path}\n")), "{out}");
    for line in [
        format!("lang = \"en\"               # {path}:1"),
        format!("measure = 60              # {path}:2"),
        "pair = \"ko\"               # option".to_owned(),
        "theme = \"dark\"            # default".to_owned(),
    ] {
        assert!(out.lines().any(|it| it == line), "{line}\nis not in\n{out}");
    }
}

#[test]
fn what_is_told_is_a_file_that_says_the_same() {
    let first = run("config --lang ko --theme light --hanging=false");
    let home = home(&first.out);
    let again = run_at(&home, "config --lang ja");
    assert_eq!(again.status, 0, "{}", again.err);
    for line in ["theme = \"light\" ", "hanging = false "] {
        assert!(again.out.contains(line), "{}", again.out);
    }
}

#[test]
fn the_language_of_the_file_goes_before_the_locale_and_after_the_option() {
    let home = home("lang = \"ko\"");
    let list = |line| told(on_fixtures(line).env("HOME", home.path()).env("LANG", "en_GB.UTF-8")).out;
    assert!(list("list").contains("도선"));
    assert!(list("list --lang en").contains("ferry"));
    assert!(run_at(&home, "list --nonsense").err.contains("힌트"));
}

#[test]
fn a_file_that_is_named_goes_before_the_own() {
    let own = home("lang = \"ko\"");
    let named = home("lang = \"en\"");
    let path = named.path().join(".config/teigen/config.toml");
    for line in ["--config PATH list", "list --config=PATH"] {
        let line = line.replace("PATH", path.to_str().unwrap());
        assert!(run_at(&own, &line).out.contains("ferry"), "{line}");
    }
    let told = run_at(&own, "config --config /nonexistent --lang en");
    assert_eq!(told.status, 1);
    assert!(told.err.contains("/nonexistent: There is no such file"), "{}", told.err);
}

#[test]
fn a_mistake_in_the_file_is_told_beside_the_answer() {
    let home = home("lang = \"en\"\nthem = \"dark\"\n");
    let listed = run_at(&home, "list");
    assert_eq!(listed.status, 0);
    assert!(listed.out.contains("ferry"));
    assert!(listed.err.contains("config.toml:2:1: There is no field \"them\""), "{}", listed.err);
    let told = run_at(&home, "config");
    assert_eq!(told.status, 1);
    assert!(told.err.contains("config.toml:2:1") && told.err.contains("only what is sound applies"), "{}", told.err);
}

#[test]
fn a_page_keeps_to_the_measure_of_the_file() {
    let home = home("measure = 30\nhanging = false\nlang = \"en\"\n");
    let Told { out, .. } = run_at(&home, "show FE-01");
    assert!(!out.is_empty() && out.lines().all(|line| Width::Narrow.cells(line) <= 30), "{out}");
}

#[test]
fn a_folder_of_briefs_says_nothing_of_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(fixture("desk/1-ferry.yaml"), folder.path().join("ferry.yaml")).unwrap();
    fs::write(folder.path().join("config.toml"), "lang = \"ko\"\nbroken").unwrap();
    let told = told(program(["list", "--from", folder.path().to_str().unwrap()]).current_dir(folder.path()));
    assert_eq!((told.status, told.err.as_str()), (0, ""));
    assert!(!told.out.contains("도선"), "{}", told.out);
}

#[test]
fn a_number_out_of_range_is_a_mistake_in_each_language() {
    for (lang, words) in [(Lang::Ja, "20以上200以下"), (Lang::En, "from 20 to 200"), (Lang::Ko, "20 이상 200 이하")]
    {
        let told = run(&format!("--measure 300 --lang {lang}"));
        assert_eq!(told.status, 2);
        assert!(told.err.contains(words), "{}", told.err);
    }
}

#[test]
fn a_theme_of_ones_own_is_chosen_by_its_name_and_one_that_there_is_not_is_a_mistake() {
    let home = home("lang = \"en\"\ntheme = \"mine\"\n");
    let told = run_at(&home, "config");
    assert_eq!(told.status, 1);
    assert!(told.err.contains("config.toml:2:9: There is no theme \"mine\""), "{}", told.err);
    assert!(told.out.contains("theme = \"dark\" "), "{}", told.out);

    let folder = home.path().join(".config/teigen/themes");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("mine.toml"), run("themes light").out).unwrap();
    let told = run_at(&home, "config");
    assert_eq!((told.status, told.err.as_str()), (0, ""));
    assert!(told.out.contains("theme = \"mine\" "), "{}", told.out);
    let listed = run_at(&home, "themes").out;
    assert!(listed.lines().any(|line| line.starts_with("* mine") && line.ends_with("mine.toml")), "{listed}");
    assert!(listed.lines().any(|line| line.starts_with("  dark") && line.ends_with("built in")), "{listed}");

    fs::write(folder.join("mine.toml"), "text = { fg = 7 }").unwrap();
    let told = run_at(&home, "themes");
    assert_eq!(told.status, 1);
    assert!(told.err.contains("mine.toml:1:15: \"7\" is not a colour"), "{}", told.err);
    assert_eq!(run("--theme mine --lang en").status, 2);
}
