//! From the briefs of several files to the library.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::check::{self, Unsettled};
use super::format::Reading;
use super::ids;
use super::library::Library;
use super::model::Id;
use super::problems::Problems;
use crate::problem::{Problem, ProblemKind, Referent};

/// Puts the briefs of several files together, in their order, and gives back everything that is
/// wrong with any of them.
///
/// Of two briefs or items with one id the first stands. A proposal may be related to one of a brief
/// that is not open: [`Library::find`] does not find it then.
pub fn assemble(mut readings: Vec<Reading<'_>>) -> (Library, Vec<Problem>) {
    let mut problems: Vec<Problems> = readings.iter_mut().map(|it| std::mem::take(&mut it.problems)).collect();
    drop_second_briefs(&mut readings, &mut problems);
    let taken = taken_ids(&readings, &mut problems);
    tell_of_lost_relations(&readings, &mut problems);

    settle(&mut readings, &problems, taken);

    let briefs = readings.into_iter().filter_map(|reading| Some((reading.brief?, reading.digests)));
    let library = Library::with_digests(briefs.collect());
    (library, problems.into_iter().flat_map(Problems::into_sorted).collect())
}

/// Takes out of the briefs what cannot stand. Where nothing is wrong, everything does.
fn settle(readings: &mut [Reading<'_>], problems: &[Problems], taken: Vec<HashSet<Id>>) {
    if problems.iter().all(Problems::is_empty) {
        return;
    }
    let (mut unsettled, mut settled) = (Vec::new(), Vec::new());
    for ((reading, problems), taken) in readings.iter_mut().zip(problems).zip(taken) {
        // A sound brief can lose no more than its relations to other briefs.
        let is_settled = problems.is_empty() && taken.is_empty() && reading.elsewhere.is_empty();
        let Some(brief) = &mut reading.brief else { continue };
        if is_settled {
            settled.push(&**brief);
        } else {
            reading.digests = None;
            unsettled.push(Unsettled { brief: Arc::make_mut(brief), taken });
        }
    }
    check::settle(&mut unsettled, &settled);
}

/// Drops the briefs whose id an earlier one has.
fn drop_second_briefs(readings: &mut [Reading<'_>], problems: &mut [Problems]) {
    let mut firsts: HashMap<Id, usize> = HashMap::new();
    for (at, problems) in problems.iter_mut().enumerate() {
        let Some(id) = readings[at].brief().map(|brief| brief.id.clone()) else { continue };
        let first = *firsts.entry(id.clone()).or_insert(at);
        if first == at {
            continue;
        }
        let [first, second] = [first, at].map(|at| &readings[at]);
        let place = |it: &Reading<'_>| it.given().get(Referent::Brief, &id).cloned().unwrap_or_default();
        let kind = ProblemKind::DuplicateId { id: id.to_string(), first: first.source.place(place(first).start) };
        problems.push(&second.source, place(second), kind);
        readings[at].brief = None;
    }
}

/// For each reading, the ids that an earlier brief has given. As ids begin with the prefix of their
/// brief, only briefs of one prefix can have any in common.
fn taken_ids(readings: &[Reading<'_>], problems: &mut [Problems]) -> Vec<HashSet<Id>> {
    let mut of_prefix: HashMap<&str, Vec<&Reading<'_>>> = HashMap::new();
    let mut taken = Vec::new();
    for (reading, problems) in readings.iter().zip(problems) {
        let mut taken_here = HashSet::new();
        if let Some(brief) = &reading.brief {
            let earlier = of_prefix.entry(&brief.prefix).or_default();
            let given = if earlier.is_empty() { Vec::new() } else { reading.given().numbered() };
            for (referent, id, range) in given {
                let first = earlier.iter().find_map(|it| Some((it, it.given().get(referent, id)?.start)));
                if let Some((home, at)) = first {
                    taken_here.insert(id.clone());
                    let first = problems.place(&home.source, at);
                    problems.push(&reading.source, range, ProblemKind::DuplicateId { id: id.to_string(), first });
                }
            }
            earlier.push(reading);
        }
        taken.push(taken_here);
    }
    taken
}

/// Reports the references to a proposal that its brief, which is open, does not have.
fn tell_of_lost_relations(readings: &[Reading<'_>], problems: &mut [Problems]) {
    let open = || readings.iter().filter(|reading| reading.brief.is_some());
    let wanted: HashSet<&Id> = open().flat_map(|reading| &reading.elsewhere).map(|reference| &reference.id).collect();
    if wanted.is_empty() {
        return;
    }
    // By prefix, the first brief that has it.
    let mut homes: HashMap<&str, &Reading<'_>> = HashMap::new();
    let mut given: HashSet<&Id> = HashSet::new();
    for reading in open() {
        homes.entry(reading.brief().map_or("", |brief| &brief.prefix)).or_insert(reading);
        given.extend(reading.proposals().filter(|id| wanted.contains(id)));
    }
    for (reading, problems) in readings.iter().zip(problems).filter(|(reading, _)| reading.brief.is_some()) {
        for reference in reading.elsewhere.iter().filter(|reference| !given.contains(&reference.id)) {
            if let Some(home) = ids::prefix(&reference.id).and_then(|prefix| homes.get(prefix)) {
                let kind = check::dangling(reference, home.given(), problems);
                problems.push(&reading.source, reference.range.clone(), kind);
            }
        }
    }
}
