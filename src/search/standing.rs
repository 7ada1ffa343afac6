//! How the proposals stand by a ledger: what the facets are answered from that no brief can answer.
//!
//! The ledger is no business of search: whoever has one says of each proposal what it is filed under.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use jiff::civil::Date as Day;

use super::facet::Facet;
use super::vocabulary::{Value, resolve};
use crate::brief::{Date, ItemKind, ItemRef, Text};
use crate::text::fold::fold;

/// How the proposals stand by a ledger.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// What the ledger's facets can be, each with the proposals that are filed under it, in order.
    pub(super) values: Vec<Value>,
    filed: Vec<Vec<ItemRef>>,
    /// The values under which every proposal stands that stands under no other of their facet.
    usual: Vec<usize>,
    due: Vec<(Day, ItemRef)>,
    recorded: bool,
}

/// Proposals: those that are listed, and all but those that are excepted, if any are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Items {
    listed: BTreeSet<ItemRef>,
    except: Option<BTreeSet<ItemRef>>,
}

impl Items {
    pub(super) fn hold(&self, item: ItemRef) -> bool {
        let is_left = |except: &BTreeSet<ItemRef>| item.kind == ItemKind::Proposal && !except.contains(&item);
        self.listed.contains(&item) || self.except.as_ref().is_some_and(is_left)
    }
}

/// The signs before a date: the days before it, until its end, after it, from its start.
const SIGNS: [&str; 4] = ["<=", ">=", "<", ">"];

impl Standing {
    /// A ledger under whose facets nothing is filed yet; `recorded` says whether it has any record.
    pub fn new(recorded: bool) -> Standing {
        Standing { recorded, ..Standing::default() }
    }

    /// Whether the ledger has any record.
    pub(super) fn is_recorded(&self) -> bool {
        self.recorded
    }

    /// Adds a value of a facet. Under a `usual` one stands every proposal that is filed under no
    /// other of the facet.
    pub fn add(&mut self, facet: Facet, id: &str, name: Text, usual: bool) {
        if usual {
            self.usual.push(self.values.len());
        }
        self.values.push(Value::new(facet, id, name));
        self.filed.push(Vec::new());
    }

    /// Files a proposal under a value that was added before.
    pub fn file(&mut self, proposal: ItemRef, facet: Facet, id: &str) {
        let at = self.values.iter().position(|value| value.facet == facet && value.id == id);
        if let Some(filed) = at.and_then(|at| self.filed.get_mut(at)) {
            filed.push(proposal);
        }
    }

    /// Says by when a proposal is to be carried out.
    pub fn set_due(&mut self, proposal: ItemRef, due: Day) {
        self.due.push((due, proposal));
    }

    /// The proposals that a condition means; none where it means nothing.
    pub(super) fn meant(&self, facet: Facet, typed: &str) -> Option<Items> {
        if facet == Facet::Due
            && let Some(days) = days(typed)
        {
            let within = self.due.iter().filter(|(due, _)| days.contains(due));
            return Some(Items { listed: within.map(|(_, item)| *item).collect(), except: None });
        }
        let meant = resolve(&self.values, facet, typed);
        let mut items = Items::default();
        for at in &meant {
            items.listed.extend(self.filed.get(*at).into_iter().flatten());
            if self.usual.contains(at) {
                let of_facet = self.values.iter().zip(&self.filed).filter(|(value, _)| value.facet == facet);
                let dated = self.due.iter().map(|(_, item)| *item).filter(|_| facet == Facet::Due);
                items.except = Some(of_facet.flat_map(|(_, filed)| filed).copied().chain(dated).collect());
            }
        }
        (!meant.is_empty()).then_some(items)
    }

    /// The months in which something is due, in order, after the sign that was typed, if any.
    pub(super) fn months(&self, typed: &str) -> Vec<(String, Date)> {
        let typed = fold(typed).text;
        let sign = SIGNS.into_iter().find(|sign| typed.starts_with(sign)).unwrap_or("");
        let months: BTreeSet<Date> = self
            .due
            .iter()
            .map(|(day, _)| Date { year: day.year() as u16, month: Some(day.month() as u8), day: None })
            .collect();
        let written = months.into_iter().map(|month| (format!("{sign}{month}"), month));
        written.filter(|(written, _)| written.starts_with(&typed)).collect()
    }
}

/// Whether what was typed may still become a date: a year that lacks digits.
pub(super) fn is_unfinished(typed: &str) -> bool {
    let typed = fold(typed).text;
    let rest = typed.trim_start_matches(['<', '>', '=']);
    rest.len() < 4 && rest.bytes().all(|byte| byte.is_ascii_digit())
}

/// The days that a condition on dates means: `<2026-12`, `>=2026-12-01`, `2026`, `2026-04..2026-09`.
fn days(typed: &str) -> Option<RangeInclusive<Day>> {
    let typed = fold(typed).text;
    if let Some((from, to)) = typed.split_once("..") {
        return Some(*span(from)?.start()..=*span(to)?.end());
    }
    let sign = SIGNS.into_iter().find(|sign| typed.starts_with(sign)).unwrap_or("");
    let span = span(typed.get(sign.len()..)?)?;
    let (first, last) = (*span.start(), *span.end());
    Some(match sign {
        "<" => Day::MIN..=first.yesterday().ok()?,
        "<=" => Day::MIN..=last,
        ">" => last.tomorrow().ok()?..=Day::MAX,
        ">=" => first..=Day::MAX,
        _ => span,
    })
}

/// The days of a year, a month or one day: `2026`, `2026-4`, `2026/04/01`, `2026年4月`.
fn span(typed: &str) -> Option<RangeInclusive<Day>> {
    let parts = typed.split(['-', '/', '.', '年', '月', '日', '년', '월', '일']);
    let parts: Vec<&str> = parts.map(str::trim).filter(|part| !part.is_empty()).collect();
    let year: i16 = parts.first().filter(|year| year.len() == 4)?.parse().ok()?;
    let number = |part: &str| part.parse::<i8>().ok();
    match parts[1..] {
        [] => Some(Day::new(year, 1, 1).ok()?..=Day::new(year, 12, 31).ok()?),
        [month] => {
            let first = Day::new(year, number(month)?, 1).ok()?;
            Some(first..=first.last_of_month())
        }
        [month, day] => {
            let day = Day::new(year, number(month)?, number(day)?).ok()?;
            Some(day..=day)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_date_means_all_the_days_that_it_may() {
        let april = date(2026, 4, 1)..=date(2026, 4, 30);
        for typed in ["2026-04", "2026-4", "2026/04", "２０２６－０４", "2026年4月", "2026년4월"] {
            assert_eq!(days(typed), Some(april.clone()), "{typed}");
        }
        assert_eq!(days("2026"), Some(date(2026, 1, 1)..=date(2026, 12, 31)));
        assert_eq!(days("2026-02-28"), Some(date(2026, 2, 28)..=date(2026, 2, 28)));
        assert_eq!(days("2026-04..2026-05-10"), Some(date(2026, 4, 1)..=date(2026, 5, 10)));
    }

    #[test]
    fn a_sign_means_what_lies_before_or_after_the_whole_of_it() {
        assert_eq!(days("<2026-12"), Some(Day::MIN..=date(2026, 11, 30)));
        assert_eq!(days("＜＝2026-12"), Some(Day::MIN..=date(2026, 12, 31)));
        assert_eq!(days(">2026"), Some(date(2027, 1, 1)..=Day::MAX));
        assert_eq!(days(">=2026-04-02"), Some(date(2026, 4, 2)..=Day::MAX));
    }

    #[test]
    fn what_is_no_date_means_no_day() {
        for typed in ["", "<", "26", "2026-13", "2026-02-30", "2026-4-1-1", "soon", "<>2026", "2026..", "9999999"] {
            assert_eq!(days(typed), None, "{typed}");
        }
        assert_eq!(days("<0000-01"), Some(Day::MIN..=date(-1, 12, 31)));
        assert_eq!(days(">9999"), None);
    }

    #[test]
    fn a_year_that_lacks_digits_is_unfinished() {
        assert!(["", "<", ">=", "2", "<202"].into_iter().all(is_unfinished));
        assert!(!["2026", "<2026", "overdue", "<x"].into_iter().any(is_unfinished));
    }
}
