//! What a keymap file says, and everything that is wrong with it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::chord::{KeyError, Sequence};
use super::file::{self, Statement};
use super::keymap::Binding;
use crate::action::{Action, Scope};
use crate::problem::{Problem, ProblemKind, Shape, Source, nearest};
use crate::toml_file::{self, Content, Name, Value};

/// The changes that a keymap file makes to a keymap.
#[derive(Debug, Default)]
pub(super) struct Patch {
    /// The actions whose keys the file sets, with the place of each.
    named: BTreeMap<(Scope, Action), Range<usize>>,
    /// The bindings in the order of the file, each with its place.
    given: Vec<(Binding, Range<usize>)>,
}

impl Patch {
    /// Reads a keymap file, and everything that is wrong with it in the order of its lines.
    pub(super) fn read(source: &Source<'_>) -> (Patch, Vec<Problem>) {
        let (statements, problems) = file::read(source);
        let mut reader = Reader::new(source);
        for statement in statements {
            reader.statement(statement);
        }
        reader.collisions();
        (reader.patch, toml_file::all(problems, reader.problems))
    }

    /// The bindings that the file makes.
    pub(super) fn bindings(&self) -> impl Iterator<Item = &Binding> {
        self.given.iter().map(|(binding, _)| binding)
    }

    /// Whether a binding of the keymap beneath gives way to the file.
    pub(super) fn replaces(&self, beneath: &Binding) -> bool {
        self.named.contains_key(&(beneath.scope, beneath.action))
            || self.bindings().any(|given| given.scope == beneath.scope && given.keys.clashes(&beneath.keys))
    }

    /// The last place in the file that takes one of these bindings of the keymap beneath out of reach.
    pub(super) fn last_to_close(&self, beneath: &[&Binding]) -> Option<Range<usize>> {
        let named = beneath.iter().filter_map(|binding| self.named.get(&(binding.scope, binding.action)));
        let given = self.given.iter().filter(|(given, _)| beneath.iter().any(|b| b.keys.clashes(&given.keys)));
        named.chain(given.map(|(_, span)| span)).max_by_key(|span| span.start).cloned()
    }
}

/// Makes a patch of statements.
struct Reader<'a> {
    source: &'a Source<'a>,
    /// The scope that was named last, if there is such a scope.
    scope: Option<Scope>,
    /// The line at which each section begins.
    sections: BTreeMap<Scope, u32>,
    patch: Patch,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a Source<'a>) -> Reader<'a> {
        Reader { source, scope: None, sections: BTreeMap::new(), patch: Patch::default(), problems: Vec::new() }
    }

    fn report(&mut self, span: &Range<usize>, kind: ProblemKind) {
        self.problems.push(self.source.problem(span.clone(), kind));
    }

    fn statement(&mut self, statement: Statement) {
        match statement {
            Statement::Section(name) => {
                self.scope = self.scope_named(&name);
                self.section(&name);
            }
            Statement::Scope(name) => self.scope = self.scope_named(&name),
            Statement::Stray(name, value) => {
                if self.scope_named(&name).is_some() {
                    self.report(&value.span, ProblemKind::NotActions { found: value.content.shape() });
                }
            }
            Statement::Setting(name, value) => {
                let action = self.action(&name);
                self.keys(action, value);
            }
        }
    }

    /// Reports a section that there has been before.
    fn section(&mut self, name: &Name) {
        let Some(scope) = self.scope else { return };
        let line = self.source.place(name.span.start).line;
        let first_line = *self.sections.entry(scope).or_insert(line);
        if first_line != line {
            self.report(&name.span, ProblemKind::DuplicateKey { key: name.text.clone(), first_line });
        }
    }

    fn scope_named(&mut self, name: &Name) -> Option<Scope> {
        let scope = Scope::ALL.into_iter().find(|scope| scope.name() == name.text);
        if scope.is_none() {
            let known = Scope::ALL.map(Scope::name).to_vec();
            let suggestion = nearest(&name.text, known.iter().copied()).map(str::to_owned);
            self.report(&name.span, ProblemKind::UnknownScope { scope: name.text.clone(), suggestion, known });
        }
        scope
    }

    /// The action of that name with its scope, if it means something there and is not set twice.
    fn action(&mut self, name: &Name) -> Option<(Scope, Action)> {
        let Some(action) = Action::from_name(&name.text) else {
            let here = |action: &&Action| self.scope.is_none_or(|scope| action.scopes().contains(&scope));
            let known = Action::ALL.iter().filter(here).map(|action| action.name());
            let suggestion = nearest(&name.text, known).map(str::to_owned);
            self.report(&name.span, ProblemKind::UnknownAction { action: name.text.clone(), suggestion });
            return None;
        };
        let scope = self.scope?;
        if !action.scopes().contains(&scope) {
            let scopes = action.scopes().iter().map(|scope| scope.name()).collect();
            self.report(&name.span, ProblemKind::MisplacedAction { action: action.name(), scopes });
            return None;
        }
        if let Some(first) = self.patch.named.get(&(scope, action)) {
            let first_line = self.source.place(first.start).line;
            self.report(&name.span, ProblemKind::DuplicateKey { key: name.text.clone(), first_line });
            return None;
        }
        self.patch.named.insert((scope, action), name.span.clone());
        Some((scope, action))
    }

    /// Reads the list of keys, and binds them if it is known to what.
    fn keys(&mut self, target: Option<(Scope, Action)>, value: Value) {
        let Content::List(items) = value.content else {
            return self.report(&value.span, ProblemKind::NotKeys { found: value.content.shape() });
        };
        for Value { content, span } in items {
            let Content::String(text) = content else {
                self.report(&span, ProblemKind::WrongType { expected: Shape::String, found: content.shape() });
                continue;
            };
            match text.parse::<Sequence>() {
                Ok(keys) => {
                    if let Some((scope, action)) = target {
                        self.bind(Binding { scope, keys, action }, span);
                    }
                }
                Err(KeyError { part }) => {
                    let span = self.part(&span, &part);
                    self.report(&span, ProblemKind::UnreadableKey { key: text, part });
                }
            }
        }
    }

    fn bind(&mut self, binding: Binding, span: Range<usize>) {
        let types_text = binding.keys.chords().first().is_some_and(|chord| chord.text().is_some());
        if binding.scope.takes_text() && types_text {
            self.report(&span, ProblemKind::TextKey { key: binding.keys.to_string() });
        } else {
            self.patch.given.push((binding, span));
        }
    }

    /// The place of a part of the string at `span`, or the string where its escapes hide the part.
    fn part(&self, span: &Range<usize>, part: &str) -> Range<usize> {
        let written = self.source.text().get(span.clone()).unwrap_or_default();
        match written.find(part) {
            Some(at) if !part.trim().is_empty() => span.start + at..span.start + at + part.len(),
            _ => span.clone(),
        }
    }

    /// Reports keys that have two meanings in one scope, and keys that keep a longer sequence from
    /// ever being typed.
    fn collisions(&mut self) {
        let mut given: Vec<&(Binding, Range<usize>)> = self.patch.given.iter().collect();
        given.sort_by(|(a, _), (b, _)| (a.scope, &a.keys).cmp(&(b.scope, &b.keys)));
        let mut found = Vec::new();
        // In this order, a sequence that begins another stands right before one that it begins.
        for pair in given.windows(2) {
            let [(first, first_span), (second, second_span)] = pair else { continue };
            if first.scope != second.scope {
                continue;
            }
            if first.keys == second.keys {
                let kind =
                    ProblemKind::KeyConflict { key: second.keys.to_string(), other: first.action.name().to_owned() };
                found.push((second_span.clone(), kind));
            } else if second.keys.chords().starts_with(first.keys.chords()) {
                found.push((
                    first_span.clone(),
                    ProblemKind::HiddenSequence {
                        key: first.keys.to_string(),
                        longer: second.keys.to_string(),
                        other: second.action.name().to_owned(),
                    },
                ));
            }
        }
        for (span, kind) in found {
            self.report(&span, kind);
        }
    }
}
