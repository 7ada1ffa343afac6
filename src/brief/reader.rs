//! What the reading of one brief carries along: its problems, and what its ids and references are
//! measured by.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::check;
use super::ids;
use super::model::{Brief, Id};
use super::problems::Problems;
use super::record::Form;
use super::tree::{Node, Value};
use super::wide;
use crate::lang::Lang;
use crate::problem::{Place, ProblemKind, Referent, Shape, Source};

/// Reads the nodes of one brief.
pub(super) struct Reader<'s> {
    source: &'s Source<'s>,
    /// The brief's prefix; empty until it is read.
    pub(super) prefix: String,
    /// The brief's languages; empty until they are read.
    pub(super) languages: Vec<Lang>,
    /// The names of the parts of each source.
    pub(super) parts: HashMap<Id, HashSet<Id>>,
    /// Where each id is given, also by an item that could not be read.
    pub(super) given: Given,
    /// Every reference that was read.
    pub(super) references: Vec<Reference>,
    /// What is wrong so far.
    pub(super) problems: Problems,
}

/// Where each id of a brief is given.
#[derive(Debug, Default)]
pub(super) struct Given(HashMap<Referent, HashMap<Id, Range<usize>>>);

impl Given {
    /// The ids of a brief of which it is not known where it gives them: at the beginning of the file.
    pub(super) fn by(brief: &Brief) -> Given {
        let ids = check::given_ids(brief).into_iter();
        Given(ids.map(|(referent, ids)| (referent, ids.into_iter().map(|id| (id, 0..0)).collect())).collect())
    }

    /// Notes an id, unless it is given already: then where.
    pub(super) fn insert(&mut self, referent: Referent, id: &Id, range: Range<usize>) -> Result<(), Range<usize>> {
        let given = self.0.entry(referent).or_default();
        match given.get(id) {
            Some(first) => Err(first.clone()),
            None => {
                given.insert(id.clone(), range);
                Ok(())
            }
        }
    }

    /// Where the id is given.
    pub(super) fn get(&self, referent: Referent, id: &Id) -> Option<&Range<usize>> {
        self.0.get(&referent)?.get(id)
    }

    /// The ids that begin with the brief's prefix, in the order of the file.
    pub(super) fn numbered(&self) -> Vec<(Referent, &Id, Range<usize>)> {
        let numbered = self.0.iter().filter(|(referent, _)| ids::is_numbered(**referent));
        let mut ids: Vec<_> =
            numbered.flat_map(|(referent, ids)| ids.iter().map(|(id, range)| (*referent, id, range.clone()))).collect();
        ids.sort_by_key(|(_, _, range)| range.start);
        ids
    }

    /// The ids of that kind.
    pub(super) fn ids(&self, referent: Referent) -> impl Iterator<Item = &Id> + Clone {
        self.0.get(&referent).into_iter().flat_map(HashMap::keys)
    }
}

/// An id where it stands for something else.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    /// What it should name.
    pub(super) referent: Referent,
    /// The id as written.
    pub(super) id: Id,
    /// Where it is written.
    pub(super) range: Range<usize>,
}

impl<'s> Reader<'s> {
    pub(super) fn new(source: &'s Source<'s>, problems: Problems) -> Reader<'s> {
        Reader {
            source,
            prefix: String::new(),
            languages: Vec::new(),
            parts: HashMap::new(),
            given: Given::default(),
            references: Vec::new(),
            problems,
        }
    }

    /// The file as it is written.
    pub(super) fn source(&self) -> &'s Source<'s> {
        self.source
    }

    /// What is written at the node.
    pub(super) fn written(&self, node: &Node<'_>) -> &'s str {
        self.source.text().get(node.range()).unwrap_or_default()
    }

    /// Notes a problem with a node.
    pub(super) fn report(&mut self, node: &Node<'_>, kind: ProblemKind) {
        self.report_at(node.range(), kind);
    }

    /// Notes a problem with the bytes of a range.
    pub(super) fn report_at(&mut self, range: Range<usize>, kind: ProblemKind) {
        self.problems.push(self.source, range, kind);
    }

    /// The place of a node, for a problem with another.
    pub(super) fn place(&self, node: &Node<'_>) -> Place {
        self.problems.place(self.source, node.range().start)
    }

    /// The text of a string node.
    pub(super) fn string<'n>(&mut self, node: &'n Node<'_>) -> Option<&'n str> {
        if let Value::String(text) = &node.value {
            return Some(text);
        }
        self.report(node, ProblemKind::WrongType { expected: Shape::String, found: node.shape() });
        None
    }

    /// Notes a word outside a closed set, and gives nothing back.
    pub(super) fn unknown_value<T>(&mut self, node: &Node<'_>, word: &str, known: &[&'static str]) -> Option<T> {
        let suggestion = self.problems.suggest(word, known.iter().copied());
        self.report(node, ProblemKind::UnknownValue { value: word.to_owned(), suggestion, known: known.to_vec() });
        None
    }

    /// The values of a mapping's fields in the order of `known`, which has `N` names. Of two
    /// fields of a name the first counts.
    pub(super) fn fields<'n, 'a, const N: usize>(
        &mut self,
        node: &'n Node<'a>,
        known: &'static [&'static str],
    ) -> Option<[Option<&'n Node<'a>>; N]> {
        let Value::Map(entries) = &node.value else {
            self.report(node, ProblemKind::WrongType { expected: Shape::Map, found: node.shape() });
            return None;
        };
        let mut found: [Option<&(Node<'a>, Node<'a>)>; N] = [None; N];
        for entry in entries {
            let (key, _) = entry;
            let slot = known.iter().position(|name| key.as_str() == Some(name)).and_then(|at| found.get_mut(at));
            match slot {
                None => self.unknown_field(key, known),
                Some(Some((first, _))) => {
                    let first_line = self.place(first).line;
                    let name = key.as_str().unwrap_or_default().to_owned();
                    self.report(key, ProblemKind::DuplicateKey { key: name, first_line });
                }
                Some(slot) => *slot = Some(entry),
            }
        }
        Some(found.map(|entry| entry.map(|(_, value)| value)))
    }

    fn unknown_field(&mut self, key: &Node<'_>, known: &'static [&'static str]) {
        let field = key.as_str().unwrap_or_else(|| self.written(key)).to_owned();
        // Part of the name to YAML, and nothing that its author would see in it.
        if let Some((range, slip)) = wide::in_name(&field, key.range().start) {
            return self.report_at(range, ProblemKind::Yaml(slip));
        }
        let suggestion = self.problems.suggest(&field, known.iter().copied());
        self.report(key, ProblemKind::UnknownField { field, suggestion, known: known.to_vec() });
    }

    /// The value of a field of `holder`, or what its absence stands for.
    pub(super) fn field<F: Form>(
        &mut self,
        holder: &Node<'_>,
        name: &'static str,
        value: Option<&Node<'_>>,
    ) -> Option<F::Value> {
        match value {
            Some(node) => F::read(node, self),
            None => F::absent().or_else(|| {
                self.report(holder, ProblemKind::MissingField { field: name });
                None
            }),
        }
    }
}
