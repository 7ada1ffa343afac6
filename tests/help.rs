//! The key help: everything that holds in a place and nothing that does not.

#![allow(clippy::unwrap_used)]

use teigen::action::{Action, Scope};
use teigen::glyph::Glyphs;
use teigen::help::{Group, groups, keys_json, keys_text};
use teigen::key::{Keymap, Resolution, resolve};
use teigen::lang::Lang;
use teigen::text::width::Width;

fn keymap(patch: &str) -> Keymap {
    let (keymap, problems) = Keymap::patched("keymap.toml", patch);
    assert_eq!(problems, []);
    keymap
}

/// The keys that a help shows for an action, in the group of each scope that has it.
fn shown(groups: &[Group<'_>], action: Action) -> Vec<(Scope, String)> {
    let rows = groups.iter().flat_map(|group| group.rows.iter().map(|row| (group.scope, row)));
    rows.filter(|(_, row)| row.action == action).map(|(scope, row)| (scope, row.label(Glyphs::Full))).collect()
}

#[test]
fn the_help_of_a_place_is_its_scope_and_those_around_it() {
    let keymap = Keymap::default();
    let scopes = |place| groups(&keymap, place).iter().map(|group| group.scope).collect::<Vec<_>>();
    assert_eq!(scopes(Scope::List), [Scope::List, Scope::Global]);
    assert_eq!(scopes(Scope::Input), [Scope::Input]);
}

#[test]
fn several_keys_of_an_action_stand_together_in_the_order_of_the_keymap() {
    let keymap = Keymap::default();
    assert_eq!(shown(&groups(&keymap, Scope::List), Action::Down), [(Scope::List, "j, ↓".to_owned())]);
    assert_eq!(shown(&groups(&keymap, Scope::List), Action::First), [(Scope::List, "g g, Home".to_owned())]);
}

#[test]
fn a_key_that_an_inner_scope_hides_is_not_shown() {
    let keymap = Keymap::default();
    assert_eq!(shown(&groups(&keymap, Scope::List), Action::Quit), [(Scope::Global, "q, Ctrl-c".to_owned())]);
    assert_eq!(shown(&groups(&keymap, Scope::Overlay), Action::Quit), [(Scope::Global, "Ctrl-c".to_owned())]);
}

#[test]
fn an_action_bound_to_nothing_is_left_out_and_so_is_a_scope_without_keys() {
    let keymap = keymap("[list]\nfilter = []\n[global]\nshow-keys = []");
    assert_eq!(shown(&groups(&keymap, Scope::List), Action::Filter), []);
    assert_eq!(shown(&groups(&keymap, Scope::List), Action::ShowKeys), []);
    assert!(!keys_text(&keymap, Lang::En).contains("show-keys"));
    for place in Scope::ALL {
        for group in groups(&keymap, place) {
            assert!(!group.rows.is_empty() && group.rows.iter().all(|row| !row.keys.is_empty()));
        }
    }
}

#[test]
fn every_key_that_the_help_shows_does_what_it_says() {
    let keymap = keymap("[global]\nnext-theme = [\"g t\"]\n[page]\nfind = [\"L\"]");
    for place in Scope::ALL {
        for row in groups(&keymap, place).iter().flat_map(|group| &group.rows) {
            for keys in &row.keys {
                let mut resolution = Resolution::Unbound;
                for chord in keys.chords() {
                    let pending = if let Resolution::Pending(pending) = resolution { pending } else { Vec::new() };
                    resolution = resolve(&keymap, place, &pending, *chord);
                }
                assert_eq!(resolution, Resolution::Action(row.action), "{keys} in {place:?}");
            }
        }
    }
}

#[test]
fn the_columns_of_the_text_line_up_in_every_language() {
    for lang in Lang::ALL {
        let text = keys_text(&Keymap::default(), lang);
        let starts: Vec<usize> = text
            .lines()
            .filter(|line| line.starts_with("  "))
            .map(|line| {
                let (before, name) = line.rsplit_once("  ").unwrap();
                assert!(Action::from_name(name).is_some(), "{line}");
                Width::Narrow.cells(before)
            })
            .collect();
        assert!(starts.iter().all(|start| *start == starts[0]), "{text}");
        assert!(text.lines().all(|line| line.trim_end() == line), "{text}");
        assert_eq!(Width::Narrow.cells(&text), Width::Wide.cells(&text), "on every terminal");
    }
}

#[test]
fn the_text_names_what_can_be_written_into_a_keymap() {
    let text = keys_text(&Keymap::default(), Lang::Ja);
    let row =
        text.lines().skip_while(|line| !line.ends_with("[page]")).find(|line| line.ends_with(" page-down")).unwrap();
    let keys = row.trim_start().split_once("  ").unwrap().0;
    assert_eq!(keys, "Space, PageDown");
    let copied: Vec<String> = keys.split(", ").map(|keys| format!("{keys:?}")).collect();
    assert_eq!(
        keymap(&format!("[page]\npage-down = [{}]", copied.join(", "))).bindings().len(),
        Keymap::default().bindings().len()
    );
}

#[test]
fn the_json_has_every_action_of_every_scope_with_its_keys() {
    let json = keys_json(&keymap("[list]\nfilter = []"));
    let entries = json.as_array().unwrap();
    assert_eq!(entries.len(), Action::ALL.iter().map(|action| action.scopes().len()).sum::<usize>());
    let find =
        |scope: &str, action: &str| entries.iter().find(|e| e["scope"] == scope && e["action"] == action).unwrap();
    assert_eq!(find("list", "first")["keys"], serde_json::json!(["g g", "home"]));
    assert_eq!(find("list", "filter")["keys"], serde_json::json!([]));
    assert_eq!(find("global", "quit")["doc"]["ko"], Action::Quit.doc(Lang::Ko));
}
