//! The keys as help: what the keymap binds, in the words of the catalogue.

use serde_json::{Value, json};

use crate::action::{Action, Scope};
use crate::glyph::Glyphs;
use crate::key::{Keymap, Sequence};
use crate::lang::Lang;
use crate::text::width::Width;

/// The keys of one scope, in the order of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<'a> {
    /// The scope; its title is the heading.
    pub scope: Scope,
    /// What can be done; never empty.
    pub rows: Vec<Row<'a>>,
}

/// An action and its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// The action; its doc is what the keys do.
    pub action: Action,
    /// Its keys, in the order of the keymap; never none.
    pub keys: Vec<&'a Sequence>,
}

impl Row<'_> {
    /// The keys as people know them, in one line: `j, ↓`; digits as a range, `1 - 9`.
    pub fn label(&self, glyphs: Glyphs) -> String {
        let labels: Vec<String> = self.keys.iter().map(|keys| keys.label(glyphs)).collect();
        match labels.as_slice() {
            [first, .., last] if labels.iter().all(|key| key.parse::<u8>().is_ok()) => format!("{first} - {last}"),
            _ => labels.join(", "),
        }
    }
}

/// The keys that do something in a place: those of its scope, then those of the scopes around it.
/// What is bound to nothing, or only to keys that an inner scope hides, is left out.
pub fn groups(keymap: &Keymap, place: Scope) -> Vec<Group<'_>> {
    let reachable = keymap.reachable(place);
    let groups = place.chain().iter().map(|scope| {
        group(*scope, |action| {
            let bound = reachable.iter().filter(|binding| binding.scope == *scope && binding.action == action);
            bound.map(|binding| &binding.keys).collect()
        })
    });
    groups.filter(|group| !group.rows.is_empty()).collect()
}

fn group<'a>(scope: Scope, keys: impl Fn(Action) -> Vec<&'a Sequence>) -> Group<'a> {
    let rows = Action::ALL.iter().map(|action| Row { action: *action, keys: keys(*action) });
    Group { scope, rows: rows.filter(|row| !row.keys.is_empty()).collect() }
}

/// The whole keymap as text: a heading for each scope with its name in the keymap, and for each
/// action its keys, what it does, and its name in the keymap, in columns.
///
/// The keys are spelled so that they read well and can be written into a keymap.
pub fn keys_text(keymap: &Keymap, lang: Lang) -> String {
    let width = Width::Narrow;
    let glyphs = Glyphs::Ascii;
    let groups = Scope::ALL.map(|scope| group(scope, |action| keymap.keys(scope, action).collect()));
    let rows = || groups.iter().flat_map(|group| &group.rows);
    let keys_cells = rows().map(|row| width.cells(&row.label(glyphs))).max().unwrap_or(0);
    let doc_cells = rows().map(|row| width.cells(row.action.doc(lang))).max().unwrap_or(0);

    let sections = groups.iter().filter(|group| !group.rows.is_empty()).map(|group| {
        let mut section = format!("{} [{}]\n", group.scope.title(lang), group.scope.name());
        for row in &group.rows {
            let keys = width.pad(&row.label(glyphs), keys_cells);
            let doc = width.pad(row.action.doc(lang), doc_cells);
            section.push_str(&format!("  {keys}  {doc}  {}\n", row.action.name()));
        }
        section
    });
    sections.collect::<Vec<_>>().join("\n")
}

/// The whole keymap as JSON: a list of every action in every scope in which it means something, with
/// its keys as the keymap spells them, none where it is bound to nothing.
pub fn keys_json(keymap: &Keymap) -> Value {
    let entry = |scope: Scope, action: Action| {
        let keys: Vec<String> = keymap.keys(scope, action).map(Sequence::to_string).collect();
        let doc: Value = Lang::ALL.into_iter().map(|lang| (lang.tag().to_owned(), json!(action.doc(lang)))).collect();
        json!({ "scope": scope.name(), "action": action.name(), "keys": keys, "doc": doc })
    };
    let of_scope = |scope: Scope| {
        Action::ALL.iter().filter(move |action| action.scopes().contains(&scope)).map(move |action| (scope, *action))
    };
    Scope::ALL.into_iter().flat_map(of_scope).map(|(scope, action)| entry(scope, action)).collect()
}
