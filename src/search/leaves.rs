//! How many items each of several values would leave, to be told before one of them is chosen.

use std::collections::HashMap;

use super::complete::Completion;
use super::facet::{self, Facet};
use super::query;
use super::standing::Standing;
use crate::brief::{ItemRef, Library};

/// How many of the items each value of the facet holds, in the order of the completions.
pub(super) fn leaves(
    library: &Library,
    standing: &Standing,
    facet: Facet,
    items: &[ItemRef],
    offered: &[Completion],
) -> Vec<Option<usize>> {
    if facet.is_of_ledger() {
        let count = |it: &Completion| {
            let held = standing.meant(facet, &it.text)?;
            Some(items.iter().filter(|item| held.hold(**item)).count())
        };
        return offered.iter().map(count).collect();
    }
    let mut counts: HashMap<&str, (usize, Option<ItemRef>)> = HashMap::new();
    for item in items {
        let (Some(brief), Some(content)) = (library.brief_of(*item), library.item(*item)) else { continue };
        facet::filed_under(brief, item.kind, content, &mut |of, id| {
            if of == facet {
                // An item may be filed under one value twice.
                let (count, last) = counts.entry(id).or_default();
                *count += usize::from(*last != Some(*item));
                *last = Some(*item);
            }
        });
    }
    offered.iter().map(|it| Some(counts.get(it.text.as_str()).map_or(0, |(count, _)| *count))).collect()
}

/// The facet whose values could stand at that byte, and the query without that condition; none where
/// it is no condition that narrows what the rest leaves.
pub(super) fn without_condition(query: &str, at: usize) -> Option<(Facet, String)> {
    let tokens = query::tokens(query);
    let here = tokens.iter().position(|token| (token.range.start..=token.range.end).contains(&at))?;
    let is_bar = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at)).is_some_and(|token| matches!(token.text.as_str(), "|" | "｜"))
    };
    let token = &tokens[here];
    if is_bar(here.checked_sub(1)) || is_bar(Some(here + 1)) {
        return None;
    }
    let (name, _) = query::facet(&token.text)?;
    let rest = [query.get(..token.range.start)?, query.get(token.range.end..)?].concat();
    Some((Facet::named(name)?, rest))
}
