//! What the commands read: `check`, `schema`, `new`, `keys`, and problems beside an answer.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::{altered, bundled, fed, fixture, program, run, told};

/// The program on paths given one by one, in English.
fn on_paths(args: &[&str], paths: &[&Path]) -> crate::Told {
    told(program(args).args(paths).env("LANG", "en_GB.UTF-8"))
}

#[test]
fn a_check_of_sound_files_says_so_and_prints_nothing() {
    let told = on_paths(&["check"], &[&fixture("desk")]);
    assert_eq!((told.status, told.out.as_str(), told.err.as_str()), (0, "", "teigen: 2 briefs, no problems.\n"));
}

#[test]
fn a_check_prints_every_mistake_with_its_place() {
    let text = altered("desk/1-ferry.yaml", "rationale: [FE-F03]", "rationale: [FE-F04]");
    let text = text.replacen("date: 2025-12", "date: 2025-13", 1);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ferry.yaml");
    fs::write(&path, text).expect("a file");
    let told = on_paths(&["check"], &[&path]);
    assert_eq!((told.status, told.err.as_str()), (1, "teigen: 2 problems in the files.\n"));
    let places: Vec<&str> = told.out.lines().filter(|line| line.starts_with(&*path.to_string_lossy())).collect();
    assert_eq!(places.len(), 2, "{}", told.out);
    assert!(places[0].contains("ferry.yaml:64:17: ") && places[1].contains("ferry.yaml:93:11: "), "{places:#?}");
    assert!(told.out.contains("^^^^^^"), "{}", told.out);
}

#[test]
fn a_check_speaks_each_language() {
    let bad = fixture("desk-with-bad");
    for (lang, words) in [("ja", "ファイルに問題"), ("en", "1 problem in the files"), ("ko", "파일에 문제")]
    {
        let told = told(program(["check", "--lang", lang]).arg(&bad));
        assert_eq!(told.status, 1);
        assert!(told.out.contains("bad.yaml:") && told.err.contains(words), "{told:?}");
    }
}

#[test]
fn a_path_that_leads_nowhere_is_a_problem() {
    let told = on_paths(&["check"], &[Path::new("/nonexistent/brief.yaml")]);
    assert_eq!(told.status, 1);
    assert!(told.out.starts_with("/nonexistent/brief.yaml: There is no such file"), "{}", told.out);
}

#[test]
fn the_bundled_briefs_are_sound() {
    let told = bundled("check --lang en");
    assert_eq!((told.status, told.err.as_str()), (0, "teigen: 4 briefs, no problems.\n"));
}

#[test]
fn a_check_reads_standard_input() {
    let example = bundled("new").out;
    assert_eq!(fed("check -", &example).status, 0);
    let told = fed("check - --lang en", &example.replacen("\nformat: 1\n", "\nformat: 9\n", 1));
    assert_eq!(told.status, 1);
    assert!(told.out.starts_with("-:"), "{}", told.out);
}

#[test]
fn the_example_is_a_brief_that_every_command_reads() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("example.yaml");
    fs::write(&path, bundled("new").out).expect("a file");
    assert_eq!(on_paths(&["check"], &[&path]).status, 0);
    assert_eq!(on_paths(&["list", "--kind", "all", "--from"], &[&path]).status, 0);
}

#[test]
fn the_schema_is_json() {
    let told = bundled("schema");
    let schema: Value = serde_json::from_str(&told.out).expect("JSON");
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
}

#[test]
fn problems_stand_beside_the_answer_and_do_not_hide_it() {
    let bad = fixture("desk-with-bad");
    let told = on_paths(&["list", "--from"], &[&bad]);
    assert_eq!(told.status, 0);
    assert!(told.out.contains("LI-01"), "{}", told.out);
    assert!(told.err.contains("bad.yaml:3:"), "{}", told.err);
    assert!(told.err.ends_with("teigen: 1 problem in the files; what is sound was used.\n"), "{}", told.err);
    for args in [["show", "LI-01", "--from"], ["find", "lighthouse", "--from"]] {
        let told = on_paths(&args, &[&bad]);
        assert_eq!(told.status, 0);
        assert!(told.out.contains("LI-01") && told.err.contains("bad.yaml:3:"), "{told:?}");
    }
}

#[test]
fn from_is_repeated_for_several_files() {
    let [ferry, light] = ["desk/1-ferry.yaml", "desk/2-light.yaml"].map(fixture);
    let mut command = program(["list", "--kind", "briefs", "--from"]);
    let told = told(command.arg(light).arg("--from").arg(ferry));
    assert_eq!(told.out, "light  灯台保全\nferry  渡船協力\n");
}

#[test]
fn the_users_own_folder_comes_before_the_bundled_briefs() {
    let home = tempfile::tempdir().expect("a folder");
    let briefs = home.path().join(".local/share/teigen/briefs");
    fs::create_dir_all(&briefs).expect("a folder");
    fs::copy(fixture("desk/2-light.yaml"), briefs.join("light.yaml")).expect("a file");
    let told = told(program(["list", "--kind", "briefs"]).env("HOME", home.path()));
    assert_eq!(told.out, "light  灯台保全\n");
}

#[test]
fn the_keys_are_listed_in_each_language_and_as_json() {
    let [ja, en, ko] = ["ja", "en", "ko"].map(|lang| run(&format!("keys --lang {lang}")));
    assert!(ja.out.contains("一覧 [list]") && en.out.contains("Lists [list]") && ko.out.contains("목록 [list]"));
    assert_eq!([ja.status, en.status, ko.status], [0; 3]);
    let keys: Value = serde_json::from_str(&run("keys --json").out).expect("JSON");
    assert!(keys.as_array().is_some_and(|rows| rows.iter().any(|row| row["action"] == "quit")));
}

#[test]
fn a_keymap_of_the_users_own_changes_the_keys() {
    let home = tempfile::tempdir().expect("a folder");
    let settings = home.path().join(".config/teigen");
    fs::create_dir_all(&settings).expect("a folder");
    let keymap = settings.join("keymap.toml");
    fs::write(&keymap, "[global]\nnext-language = [\"F5\"]\n").expect("a file");
    let mine = told(program(["keys"]).env("HOME", home.path()));
    let named = on_paths(&["keys", "--lang", "ja", "--keymap"], &[&keymap]);
    assert!(mine.out.contains("F5"), "{}", mine.out);
    assert_eq!(mine.out, named.out);
}

#[test]
fn a_keymap_with_mistakes_leaves_the_default_keys_and_is_a_no() {
    let folder = tempfile::tempdir().expect("a folder");
    let keymap = folder.path().join("keymap.toml");
    fs::write(&keymap, "[list]\ndwon = [\"j\"]\n").expect("a file");
    let told = on_paths(&["keys", "--keymap"], &[&keymap]);
    assert_eq!((told.status, told.out), (1, run("keys --lang en").out));
    assert!(told.err.contains("keymap.toml:2:1: ") && told.err.contains("\"down\""), "{}", told.err);
    assert!(told.err.ends_with("teigen: The keymap has problems; the default keys apply.\n"), "{}", told.err);

    fs::write(&keymap, b"[list]\n\xff").expect("a file");
    assert_eq!(on_paths(&["keys", "--keymap"], &[&keymap]).status, 1);
    assert_eq!(on_paths(&["keys", "--keymap"], &[Path::new("/nonexistent/keymap.toml")]).status, 1);
}

#[test]
fn a_file_name_comes_back_without_escapes() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("\u{1b}]0;title\u{7}.yaml");
    fs::write(&path, "format: 9").expect("a file");
    let told = on_paths(&["check"], &[&path]);
    assert_eq!(told.status, 1);
    assert!(!(told.out + &told.err).contains(['\u{1b}', '\u{7}']));
}
