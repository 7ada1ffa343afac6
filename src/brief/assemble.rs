//! From the briefs of several files to the library.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::check;
use super::format::Reading;
use super::ids;
use super::library::Library;
use super::model::{Brief, Id};
use crate::problem::{Problem, ProblemKind, Referent};

/// Puts the briefs of several files together, in their order, and gives back everything that is
/// wrong with any of them.
///
/// Of two briefs or items with one id the first stands. A proposal may be related to one of a brief
/// that is not open: [`Library::find`] does not find it then.
pub fn assemble(mut readings: Vec<Reading<'_>>) -> (Library, Vec<Problem>) {
    for (at, problem) in second_briefs(&readings) {
        if let Some(reading) = readings.get_mut(at) {
            reading.brief = None;
            reading.problems.push(problem);
        }
    }
    let mut taken = vec![HashSet::new(); readings.len()];
    for (at, id, problem) in second_items(&readings) {
        if let (Some(reading), Some(taken)) = (readings.get_mut(at), taken.get_mut(at)) {
            taken.insert(id);
            reading.problems.push(problem);
        }
    }
    for (at, problem) in lost_relations(&readings) {
        if let Some(reading) = readings.get_mut(at) {
            reading.problems.push(problem);
        }
    }

    let mut problems = Vec::new();
    let mut briefs = Vec::new();
    let mut taken_by_brief = Vec::new();
    for (mut reading, taken) in readings.into_iter().zip(taken) {
        reading.problems.sort_by_key(|problem| (problem.place.line == 0, problem.place.line, problem.place.column));
        problems.append(&mut reading.problems);
        if let Some(brief) = reading.brief {
            briefs.push(brief);
            taken_by_brief.push(taken);
        }
    }
    if !problems.is_empty() {
        check::settle(&mut briefs, &taken_by_brief);
    }
    (Library::new(briefs), problems)
}

/// The readings that have a brief, with their index.
fn open<'r, 'a>(readings: &'r [Reading<'a>]) -> impl Iterator<Item = (usize, &'r Reading<'a>, &'r Brief)> {
    readings.iter().enumerate().filter_map(|(at, reading)| Some((at, reading, reading.brief.as_ref()?)))
}

/// The briefs whose id an earlier one has.
fn second_briefs(readings: &[Reading<'_>]) -> Vec<(usize, Problem)> {
    let mut first_of = HashMap::new();
    let mut second = Vec::new();
    for (at, reading, brief) in open(readings) {
        let Some(range) = reading.given.get(Referent::Brief, &brief.id) else { continue };
        match first_of.get(&brief.id) {
            None => {
                first_of.insert(&brief.id, (reading, range));
            }
            Some(first) => second.push((at, duplicate(reading, range, &brief.id, *first))),
        }
    }
    second
}

/// The items whose id an earlier brief has given. As ids begin with the prefix of their brief, only
/// briefs of one prefix can have any in common.
fn second_items(readings: &[Reading<'_>]) -> Vec<(usize, Id, Problem)> {
    let mut of_prefix: HashMap<&str, Vec<&Reading<'_>>> = HashMap::new();
    let mut second = Vec::new();
    for (at, reading, brief) in open(readings) {
        let earlier = of_prefix.entry(&brief.prefix).or_default();
        for (referent, id, range) in reading.given.all().filter(|(referent, ..)| ids::is_numbered(*referent)) {
            let first = earlier.iter().find_map(|it| Some((*it, it.given.get(referent, id)?)));
            if let Some(first) = first {
                second.push((at, id.clone(), duplicate(reading, range, id, first)));
            }
        }
        earlier.push(reading);
    }
    second
}

fn duplicate(reading: &Reading<'_>, range: &Range<usize>, id: &Id, first: (&Reading<'_>, &Range<usize>)) -> Problem {
    let (first_reading, first_range) = first;
    let first = first_reading.source.place(first_range.start);
    reading.source.problem(range.clone(), ProblemKind::DuplicateId { id: id.0.clone(), first })
}

/// The references to a proposal that its brief, which is open, does not have.
fn lost_relations(readings: &[Reading<'_>]) -> Vec<(usize, Problem)> {
    let mut of_prefix: HashMap<&str, Vec<&Reading<'_>>> = HashMap::new();
    for (_, reading, brief) in open(readings) {
        of_prefix.entry(&brief.prefix).or_default().push(reading);
    }
    let mut lost = Vec::new();
    for (at, reading, _) in open(readings) {
        for reference in &reading.elsewhere {
            let Some(homes) = ids::prefix(&reference.id).and_then(|prefix| of_prefix.get(prefix)) else { continue };
            let is_given = homes.iter().any(|it| it.given.get(reference.referent, &reference.id).is_some());
            if let (false, Some(home)) = (is_given, homes.first()) {
                let kind = check::dangling(reference, &home.given);
                lost.push((at, reading.source.problem(reference.range.clone(), kind)));
            }
        }
    }
    lost
}
