//! From the bytes of one file to a brief.

use super::check;
use super::model::Brief;
use super::reader::{Given, Reader, Reference};
use super::record::Form;
use super::syntax;
use crate::problem::{Problem, ProblemKind, Source};

/// What was read from one file: a brief, if the file has one, and all that is wrong with it.
///
/// A brief that has problems stands without what they are about: an item that cannot be read is
/// left out, and so is what refers to it.
#[derive(Debug)]
pub struct Reading<'a> {
    pub(super) source: Source<'a>,
    pub(super) brief: Option<Brief>,
    pub(super) problems: Vec<Problem>,
    pub(super) given: Given,
    /// References to proposals of other briefs.
    pub(super) elsewhere: Vec<Reference>,
}

impl Reading<'_> {
    /// The brief, unless its syntax, format, id, prefix, languages, date or title could not be read.
    pub fn brief(&self) -> Option<&Brief> {
        self.brief.as_ref()
    }

    /// What is wrong with the file, in its order.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

/// Reads a brief from the bytes of the file at `path`: UTF-8, with or without a byte order mark.
///
/// Nothing is asked of other briefs here, so that files can be read side by side. The size of the
/// file is the caller's to bound.
pub fn read<'a>(path: &str, bytes: &'a [u8]) -> Reading<'a> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.valid_up_to();
            let shown = String::from_utf8_lossy(bytes);
            let problem = Source::new(path, &shown).problem(at..at + 1, ProblemKind::NotUtf8);
            return unreadable(Source::new(path, ""), problem);
        }
    };
    let source = Source::new(path, text);
    let node = match syntax::parse(&source) {
        Ok(node) => node,
        Err(problem) => return unreadable(source, *problem),
    };

    let mut reader = Reader::new(&source);
    let mut brief = Brief::read(&node, &mut reader);
    let elsewhere = check::resolve(&mut reader);
    let (mut problems, given) = reader.finish();
    if let Some(at) = problems.iter().position(|it| matches!(it.kind, ProblemKind::UnknownFormat { .. })) {
        // Whatever else there is to say about it, another format may say otherwise.
        return unreadable(source, problems.swap_remove(at));
    }
    if let Some(brief) = &mut brief
        && !problems.is_empty()
    {
        check::settle(std::slice::from_mut(brief), &[]);
    }
    Reading { source, brief, problems, given, elsewhere }
}

fn unreadable(source: Source<'_>, problem: Problem) -> Reading<'_> {
    Reading { source, brief: None, problems: vec![problem], given: Given::default(), elsewhere: Vec::new() }
}
