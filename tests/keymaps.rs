//! Keymap files: what a good one changes and what is said of a bad one.

#![allow(clippy::unwrap_used)]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use teigen::action::{Action, Scope};
use teigen::key::{Binding, Keymap};
use teigen::lang::Lang;
use teigen::problem::{Problem, ProblemKind};

const SHIPPED: &str = include_str!("../keymap.toml");

/// A fixture's folder, `valid` or `invalid`.
fn folder(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/keymaps").join(kind)
}

/// Compares with the file beside a fixture; with `UPDATE_FIXTURES` set writes it instead.
fn expect(actual: &str, path: &Path) {
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        fs::write(path, actual).unwrap();
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert!(actual == expected, "{}\nexpected:\n{expected}\nactual:\n{actual}", path.display());
}

fn rendered(problems: &[Problem], lang: Lang) -> String {
    problems.iter().map(|problem| problem.render(lang) + "\n").collect::<Vec<_>>().join("\n")
}

/// What a keymap changes in the shipped one: bindings that are gone, then those that are new.
fn changes(keymap: &Keymap) -> String {
    let shipped = Keymap::default();
    let mut text = String::new();
    for (sign, of, without) in [("-", &shipped, keymap), ("+", keymap, &shipped)] {
        for binding @ Binding { scope, keys, action } in of.bindings() {
            if !without.bindings().contains(binding) {
                writeln!(text, "{sign} [{}] {} = {keys}", scope.name(), action.name()).unwrap();
            }
        }
    }
    text
}

/// One test for each fixture, and one that no fixture lacks its test.
macro_rules! fixtures {
    ($kind:ident: $($name:ident)+) => {
        mod $kind {
            $(#[test] fn $name() { super::$kind(stringify!($name)); })+

            #[test]
            fn every_fixture_has_a_test() {
                let mut found: Vec<String> = std::fs::read_dir(super::folder(stringify!($kind)))
                    .unwrap()
                    .map(|entry| entry.unwrap().path())
                    .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
                    .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
                    .collect();
                found.sort();
                let mut tested = [$(stringify!($name)),+];
                tested.sort();
                assert_eq!(found, tested);
            }
        }
    };
}

fn valid(name: &str) {
    let text = fs::read_to_string(folder("valid").join(name).with_extension("toml")).unwrap();
    let (keymap, problems) = Keymap::patched(&format!("{name}.toml"), &text);
    assert_eq!(problems, [], "{}", rendered(&problems, Lang::En));
    expect(&changes(&keymap), &folder("valid").join(name).with_extension("txt"));
}

fn invalid(name: &str) {
    let text = fs::read_to_string(folder("invalid").join(name).with_extension("toml")).unwrap();
    let (keymap, problems) = Keymap::patched(&format!("{name}.toml"), &text);
    expect(&rendered(&problems, Lang::En), &folder("invalid").join(name).with_extension("txt"));
    assert!(!problems.is_empty());
    assert_eq!(keymap, Keymap::default(), "a file with problems changes nothing");
}

fixtures! { valid:
    a_key_is_taken_from_another_action
    a_key_is_taken_with_the_sequence_that_it_would_hide
    an_action_gets_other_keys
    an_action_loses_its_keys
    an_inner_scope_hides_a_global_key
    every_form_of_toml
    every_way_to_write_a_key
    nothing
    quit_moves_to_another_key
    sequences
    two_actions_change_places
}

fixtures! { invalid:
    a_bracket_forgotten_costs_one_line
    a_key_that_hides_a_sequence
    a_name_twice
    a_scope_that_does_not_exist
    an_action_in_a_scope_where_it_means_nothing
    an_action_that_does_not_exist
    keys_that_cannot_be_read
    lines_that_are_not_toml
    many_mistakes_in_one_file
    no_key_leaves_a_line_of_input
    no_key_quits
    one_key_twice_for_one_action
    text_in_a_line_of_input
    the_keys_that_quit_do_something_else
    two_actions_on_one_key
    values_of_the_wrong_type
}

#[test]
fn many_mistakes_read_well_in_japanese_and_korean_too() {
    let file = folder("invalid").join("many_mistakes_in_one_file");
    let text = fs::read_to_string(file.with_extension("toml")).unwrap();
    let (_, problems) = Keymap::patched("many_mistakes_in_one_file.toml", &text);
    for lang in [Lang::Ja, Lang::Ko] {
        expect(&rendered(&problems, lang), &file.with_extension(format!("{lang}.txt")));
    }
}

#[test]
fn the_shipped_keymap_is_sound_and_patches_itself_to_itself() {
    let (keymap, problems) = Keymap::patched("keymap.toml", SHIPPED);
    assert_eq!(problems, [], "{}", rendered(&problems, Lang::En));
    assert_eq!(changes(&keymap), "");
}

#[test]
fn the_shipped_keymap_binds_every_action_in_every_scope_that_has_it() {
    let deliberate = [
        // Ctrl-d and Ctrl-u edit the line, as they do in a shell.
        (Scope::Input, Action::HalfPageDown),
        (Scope::Input, Action::HalfPageUp),
        // Tab and Shift-Tab go along the links of a page; `back` leaves it.
        (Scope::Page, Action::PrevPane),
    ];
    let keymap = Keymap::default();
    let mut unbound = Vec::new();
    for action in Action::ALL {
        let free = action.scopes().iter().filter(|scope| keymap.keys(**scope, *action).next().is_none());
        unbound.extend(free.map(|scope| (*scope, *action)));
    }
    unbound.sort();
    let mut deliberate = deliberate.to_vec();
    deliberate.sort();
    assert_eq!(unbound, deliberate);
}

#[test]
fn the_shipped_keymap_shows_the_first_of_several_keys_where_there_is_room_for_one() {
    let keymap = Keymap::default();
    let first = |scope, action| keymap.first_keys(scope, action).map(ToString::to_string);
    assert_eq!(first(Scope::List, Action::Quit).as_deref(), Some("q"));
    assert_eq!(first(Scope::Overlay, Action::Quit).as_deref(), Some("ctrl-c"), "`q` goes back there");
    assert_eq!(first(Scope::Input, Action::Filter), None);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_move_no_column() {
    let text = "\u{feff}[list]\r\ndown = [\"n\"]\r\nup = [\"foo\"]\r\n";
    let (_, problems) = Keymap::patched("k.toml", text);
    let places: Vec<String> = problems.iter().map(|problem| problem.place.to_string()).collect();
    assert_eq!(places, ["k.toml:3:8"]);
    let (_, problems) = Keymap::patched("k.toml", "\u{feff}lists.down = [\"n\"]");
    assert_eq!(problems[0].place.to_string(), "k.toml:1:1");
}

#[test]
fn a_file_from_a_hostile_hand_takes_no_time() {
    let started = std::time::Instant::now();
    for size in [1 << 15, 1 << 24] {
        let many = |part: &str| part.repeat(size / part.len());
        let keys: String = (0..size / 16).map(|n| format!("\"{}\",", n.to_string().replace("", " "))).collect();
        for text in [
            format!("[list]\ndown = {}", many("[")),
            format!("[list]\ndown = {}", many("{a=")),
            format!("[{}a]", many("a.")),
            format!("[list]\ndown = [\"{}\"]", many("a ")),
            format!("[list]\ndown = [{keys}]"),
            format!("[{}]\n{}", "a".repeat(size / 2), "a=1\n".repeat(size / 8)),
        ] {
            let (_, problems) = Keymap::patched("k.toml", &text);
            let refused = matches!(problems.as_slice(), [Problem { kind: ProblemKind::TooLarge { .. }, .. }]);
            assert_eq!(refused, text.len() > 1 << 16);
        }
    }
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

fn keymap_like() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "[",
        "]",
        "[list]",
        "[input]",
        "[global]",
        "\n",
        "\r\n",
        "=",
        " ",
        "\"",
        "'",
        "\"\"\"",
        ",",
        ".",
        "#",
        "{",
        "}",
        "down",
        "up",
        "quit",
        "cancel",
        "[\"j\"]",
        "[\"g g\", \"g\"]",
        "[]",
        "\"ctrl-c\"",
        "\\",
        "\\u",
        "3",
        "true",
        "2026-01-01",
        "あ",
        "\u{feff}",
        "\u{200b}",
        "\u{1b}",
        "\r",
    ]);
    prop_oneof![
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat()),
        (0..SHIPPED.chars().count(), 0..20_usize, "\\PC{0,4}").prop_map(|(at, gone, instead)| {
            let before = SHIPPED.chars().take(at);
            before.chain(instead.chars()).chain(SHIPPED.chars().skip(at + gone)).collect()
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_file_gives_a_keymap_that_one_can_quit_or_problems_that_can_be_shown(text in keymap_like()) {
        let (keymap, problems) = Keymap::patched("k.toml", &text);
        for place in [Scope::List, Scope::Page, Scope::Global] {
            prop_assert!(keymap.first_keys(place, Action::Quit).is_some());
        }
        for (nth, binding) in keymap.bindings().iter().enumerate() {
            let others = keymap.bindings().iter().skip(nth + 1).filter(|other| other.scope == binding.scope);
            prop_assert!(others.into_iter().all(|other| !other.keys.clashes(&binding.keys)));
        }
        let lines: Vec<u32> = problems.iter().map(|problem| problem.place.line).collect();
        prop_assert!(lines.is_sorted());
        for problem in &problems {
            let shown = problem.render(Lang::Ja);
            prop_assert!(!shown.contains('\u{1b}'), "{shown:?}");
            if let ProblemKind::NoWayOut { .. } = problem.kind {
                prop_assert_eq!(problems.len(), 1);
            }
        }
    }
}
