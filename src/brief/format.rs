//! From the bytes of a file to a brief.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::sync::Arc;

use super::check::{self, Unsettled};
use super::library::Digests;
use super::model::{Brief, Id};
use super::problems::Problems;
use super::reader::{Given, Reader, Reference};
use super::record::Form;
use super::syntax;
use crate::parallel;
use crate::problem::{self, Problem, ProblemKind, Referent, Source};

/// What was read from one file: a brief, if the file has one, and all that is wrong with it.
///
/// A brief that has problems stands without what they are about: an item that cannot be read is
/// left out, and so is what refers to it.
#[derive(Debug)]
pub struct Reading<'a> {
    pub(super) source: Source<'a>,
    pub(super) brief: Option<Arc<Brief>>,
    pub(super) problems: Problems,
    given: OnceCell<Given>,
    /// References to proposals of other briefs.
    pub(super) elsewhere: Vec<Reference>,
    /// Of the brief, where they are known.
    pub(super) digests: Option<Digests>,
}

impl<'a> Reading<'a> {
    /// The brief, unless its syntax, format, id, prefix, languages, date or title could not be read.
    pub fn brief(&self) -> Option<&Arc<Brief>> {
        self.brief.as_ref()
    }

    /// The reading of a file of which it is known that this is its brief, and that nothing is wrong
    /// with it. Where the brief gives its ids and refers to others is not known: that is the beginning
    /// of the file.
    pub fn known(path: &str, brief: Arc<Brief>, digests: Option<Digests>) -> Reading<'a> {
        let elsewhere = check::relations_elsewhere(&brief);
        let (source, problems) = (Source::new(path, ""), Problems::default());
        Reading { source, brief: Some(brief), problems, given: OnceCell::new(), elsewhere, digests }
    }

    /// Takes the brief that the file had before in place of its own. What is wrong with the file
    /// stays. Where the brief gave its ids is no longer known: that is the beginning of the file.
    pub fn stand_in(&mut self, before: Arc<Brief>) {
        self.given = OnceCell::new();
        self.elsewhere = Vec::new();
        self.brief = Some(before);
    }

    /// The ids of the proposals that the file gives, readable or not. Of a brief that is known no more
    /// ids need be noted for that.
    pub(super) fn proposals(&self) -> impl Iterator<Item = &Id> {
        let given = self.given.get();
        let known = self.brief.iter().filter(move |_| given.is_none()).flat_map(|brief| &brief.proposals);
        given.into_iter().flat_map(|given| given.ids(Referent::Proposal)).chain(known.map(|proposal| &proposal.id))
    }

    /// Where each id is given.
    pub(super) fn given(&self) -> &Given {
        self.given.get_or_init(|| self.brief.as_ref().map(|brief| Given::by(brief)).unwrap_or_default())
    }

    /// What is wrong with the file, in its order.
    pub fn problems(&self) -> &[Problem] {
        self.problems.as_slice()
    }
}

/// Reads a brief from the bytes of the file at `path`: UTF-8, with or without a byte order mark.
///
/// Nothing is asked of other briefs here, so that files can be read side by side. The size of the
/// file is the caller's to bound.
pub fn read<'a>(path: &str, bytes: &'a [u8]) -> Reading<'a> {
    read_one(path, bytes, Problems::default())
}

fn read_one<'a>(path: &str, bytes: &'a [u8], problems: Problems) -> Reading<'a> {
    let text = match problem::decode(path, bytes) {
        Ok(text) => text,
        Err(problem) => return unreadable(Source::new(path, ""), *problem),
    };
    let source = Source::new(path, text);
    let node = match syntax::parse(&source) {
        Ok(node) => node,
        Err(problem) => return unreadable(source, *problem),
    };

    let mut reader = Reader::new(&source, problems);
    let mut brief = Brief::read(&node, &mut reader);
    let elsewhere = check::resolve(&mut reader);
    let Reader { mut problems, given, .. } = reader;
    problems.sort();
    let of_another_format = |it: &&Problem| matches!(it.kind, ProblemKind::UnknownFormat { .. });
    if let Some(problem) = problems.as_slice().iter().find(of_another_format) {
        // Whatever else there is to say about it, the other format may say otherwise.
        let problem = problem.clone();
        return unreadable(source, problem);
    }
    if let Some(brief) = &mut brief
        && !problems.is_empty()
    {
        check::settle(&mut [Unsettled { brief, taken: HashSet::new() }], &[]);
    }
    Reading { source, brief: brief.map(Arc::new), problems, given: given.into(), elsewhere, digests: None }
}

/// Reads several files side by side, as many at a time as the machine has cores. Each is a path and
/// what stands there; the readings come in the order of the files.
pub fn read_all<'a>(files: &[(&str, &'a [u8])]) -> Vec<Reading<'a>> {
    read_some(files, files.len())
}

/// The same for some of `among` files that are opened together.
pub fn read_some<'a>(files: &[(&str, &'a [u8])], among: usize) -> Vec<Reading<'a>> {
    parallel::map(files, true, |(path, bytes)| read_one(path, bytes, Problems::of_one_among(among)))
}

fn unreadable(source: Source<'_>, problem: Problem) -> Reading<'_> {
    let (given, elsewhere) = (OnceCell::new(), Vec::new());
    Reading { source, brief: None, problems: problem.into(), given, elsewhere, digests: None }
}
