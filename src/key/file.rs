//! The statements of a keymap file: scopes, and actions with their keys.

use crate::problem::{Problem, Source};
use crate::toml_file::{self, Content, Name, Value};

/// One statement of the file.
#[derive(Clone, Debug)]
pub(super) enum Statement {
    /// `[scope]`: the settings that follow belong to the scope.
    Section(Name),
    /// `scope.` or `scope = {`: as a section, but it may be said again.
    Scope(Name),
    /// `scope = value`: a value where a section should be.
    Stray(Name, Value),
    /// `action = value` in the scope that was named last.
    Setting(Name, Value),
}

/// Reads the statements of a keymap in the order in which they stand, and what is not TOML.
///
/// What follows a section whose name cannot be read is left out, because nothing says where it
/// belongs.
pub(super) fn read(source: &Source<'_>) -> (Vec<Statement>, Vec<Problem>) {
    let (read, problems) = toml_file::read(source);
    let mut statements = Vec::new();
    let mut place = Place::Outside;
    for statement in read {
        if statement.is_head {
            place = Place::Lost;
        }
        for (name, value) in statement.entries {
            if statement.is_head && matches!(&value.content, Content::Map(entries) if entries.is_empty()) {
                place = Place::Inside;
                statements.push(Statement::Section(name));
            } else if statement.is_head || place == Place::Outside {
                outside(name, value, &mut statements);
            } else if place == Place::Inside {
                statements.push(Statement::Setting(name, value));
            }
        }
    }
    (statements, problems)
}

/// Where in the file a statement stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Before the first section.
    Outside,
    /// In a section.
    Inside,
    /// In a section whose name cannot be read.
    Lost,
}

/// Takes a name that stands in no section: `scope.action = value`, `scope = { action = value }`.
fn outside(name: Name, value: Value, statements: &mut Vec<Statement>) {
    match value.content {
        Content::Map(entries) => {
            statements.push(Statement::Scope(name));
            statements.extend(entries.into_iter().map(|(name, value)| Statement::Setting(name, value)));
        }
        _ => statements.push(Statement::Stray(name, value)),
    }
}
