//! The keymap: which keys do what in which scope, and how a user's file changes it.

use super::chord::Sequence;
use super::patch::Patch;
use crate::action::{Action, Scope};
use crate::problem::{Problem, ProblemKind, Source};
use crate::toml_file;

/// The shipped keymap, whose head explains the form to users.
const SHIPPED: &str = include_str!("../../keymap.toml");

/// What a sequence of keys does in a scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Where.
    pub scope: Scope,
    /// The keys.
    pub keys: Sequence,
    /// What they do.
    pub action: Action,
}

/// Which keys do what in which scope.
///
/// In one scope no sequence is bound twice, and none begins with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

impl Default for Keymap {
    /// The shipped keymap.
    fn default() -> Keymap {
        let nothing = Keymap { bindings: Vec::new() };
        nothing.with(&Patch::read(&Source::new("keymap.toml", SHIPPED)).0)
    }
}

impl Keymap {
    /// The shipped keymap as the file `text` at `path` changes it, and everything that is wrong with
    /// the file, in the order of its lines. With anything wrong the keymap is the shipped one.
    ///
    /// The file sets all the keys of an action that it names in a scope. A key that it gives to one
    /// action is taken from every other that the shipped keymap gives it to in that scope.
    pub fn patched(path: &str, text: &str) -> (Keymap, Vec<Problem>) {
        let shipped = Keymap::default();
        let source = match toml_file::source(path, text) {
            Ok(source) => source,
            Err(problem) => return (shipped, vec![*problem]),
        };
        let (patch, mut problems) = Patch::read(&source);
        let patched = shipped.with(&patch);
        if problems.is_empty()
            && let Some(scope) = patched.trap()
        {
            let actions = exits(scope).iter().map(|action| action.name()).collect();
            let kind = ProblemKind::NoWayOut { scope: scope.name(), actions };
            let mut ways_out = shipped.reachable(scope);
            ways_out.retain(|binding| exits(scope).contains(&binding.action));
            problems.push(match patch.last_to_close(&ways_out) {
                Some(span) => source.problem(span, kind),
                None => source.whole(kind),
            });
        }
        if problems.is_empty() { (patched, problems) } else { (shipped, problems) }
    }

    /// Every binding.
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// The keys of an action in one scope, in the order in which the keymap gives them.
    pub fn keys(&self, scope: Scope, action: Action) -> impl Iterator<Item = &Sequence> {
        self.bindings.iter().filter(move |b| b.scope == scope && b.action == action).map(|b| &b.keys)
    }

    /// What can be typed in a place: the bindings of its scope, then those of the scopes around it
    /// that no inner one hides.
    pub fn reachable(&self, scope: Scope) -> Vec<&Binding> {
        let mut reachable: Vec<&Binding> = Vec::new();
        for scope in scope.chain() {
            let inner = reachable.len();
            for binding in self.bindings.iter().filter(|b| b.scope == *scope) {
                if !reachable.iter().take(inner).any(|b| b.keys.clashes(&binding.keys)) {
                    reachable.push(binding);
                }
            }
        }
        reachable
    }

    /// The keys to show for an action in a place where there is room for one, as in a footer.
    pub fn first_keys(&self, scope: Scope, action: Action) -> Option<&Sequence> {
        self.reachable(scope).into_iter().find(|binding| binding.action == action).map(|binding| &binding.keys)
    }

    /// The keymap with the changes of a patch.
    fn with(&self, patch: &Patch) -> Keymap {
        let kept = self.bindings.iter().filter(|binding| !patch.replaces(binding));
        Keymap { bindings: kept.chain(patch.bindings()).cloned().collect() }
    }

    /// A scope that no key leaves, if there is one.
    fn trap(&self) -> Option<Scope> {
        let mut outermost_first = Scope::ALL.into_iter().rev();
        outermost_first
            .find(|scope| !self.reachable(*scope).iter().any(|binding| exits(*scope).contains(&binding.action)))
    }
}

/// The actions that get one out of a scope, at last out of the program.
fn exits(scope: Scope) -> &'static [Action] {
    match scope {
        Scope::Input | Scope::Form => &[Action::Cancel, Action::Quit],
        Scope::Overlay | Scope::Review => &[Action::Back, Action::Quit],
        Scope::Global | Scope::List | Scope::Page | Scope::Chart => &[Action::Quit],
    }
}
