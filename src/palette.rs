//! The actions by name: which of those that mean something in a place answer what is typed.

use std::cmp::Reverse;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::action::{Action, Scope};
use crate::lang::Lang;
use crate::text::fold::fold;

/// What a literal match is worth more than any scattered one.
const LITERAL: i64 = 1_000_000;
/// What is typed beyond this many characters is not looked at.
const QUERY_MAX: usize = 64;

/// The actions that can be done in a place and answer the query, best first; all of them where
/// nothing is asked for, those that lead somewhere from everywhere first, and those that only move
/// last, as nobody looks their keys up by name.
///
/// Each word has to be found in what the action does, in any language, or in its name in the
/// keymap; its letters may be scattered.
pub fn choices(place: Scope, query: &str) -> Vec<Action> {
    let here = |action: &Action| {
        let means_something = place.chain().iter().any(|scope| action.scopes().contains(scope));
        // A digit says what these are about, and the palette is open already.
        let needs_more = matches!(action, Action::OpenNumber | Action::Decide | Action::Count | Action::Palette);
        means_something && !needs_more
    };
    let words = words(query);
    let scored = Action::ALL.iter().copied().filter(here).filter_map(|action| Some((action, score(action, &words)?)));
    let mut scored: Vec<(Action, i64)> = scored.collect();
    let is_everywhere = |action: &Action| action.scopes().contains(&Scope::Global);
    scored.sort_by_key(|(action, score)| (Reverse(*score), moves(*action), !is_everywhere(action)));
    scored.into_iter().map(|(action, _)| action).collect()
}

/// Whether an action answers the query as it would in [`choices`].
pub fn answers(action: Action, query: &str) -> bool {
    score(action, &words(query)).is_some()
}

fn words(query: &str) -> Vec<String> {
    let query: String = query.chars().take(QUERY_MAX).collect();
    query.split_whitespace().map(|word| fold(word).text).collect()
}

/// How well an action answers all of the words; `None` where it lacks one.
fn score(action: Action, words: &[String]) -> Option<i64> {
    let fuzzy = SkimMatcherV2::default().ignore_case();
    let said = Lang::ALL.map(|lang| fold(action.doc(lang)).text);
    let texts = || said.iter().map(String::as_str).chain([action.name()]);
    let one = |text: &str, word: &str| match text.find(word) {
        Some(at) => Some(LITERAL + if at == 0 { LITERAL / 2 } else { 0 } - text.len() as i64),
        None => fuzzy.fuzzy_match(text, word),
    };
    words.iter().map(|word| texts().filter_map(|text| one(text, word)).max()).sum()
}

/// Whether an action is one of those by which one moves about all the time.
fn moves(action: Action) -> bool {
    use Action::{
        Back, Down, First, HalfPageDown, HalfPageUp, Last, NextGroup, NextLink, NextPane, Open, PageDown, PageUp,
        PrevGroup, PrevLink, PrevPane, Up,
    };
    matches!(action, Down | Up | HalfPageDown | HalfPageUp | PageDown | PageUp | First | Last)
        || matches!(action, Open | Back | NextPane | PrevPane | NextGroup | PrevGroup | NextLink | PrevLink)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_is_found_by_its_name_in_any_language_and_by_scattered_letters() {
        for query in ["言語", "language", "언어", "next-lang", "nxtlng", "ＬＡＮＧ"] {
            let first = choices(Scope::List, query).first().copied();
            assert_eq!(first, Some(Action::NextLanguage), "{query}");
        }
        assert_eq!(choices(Scope::List, "zzzz"), []);
    }

    #[test]
    fn only_what_means_something_in_the_place_is_offered() {
        assert!(choices(Scope::Page, "").contains(&Action::NextTerm));
        assert!(!choices(Scope::List, "").contains(&Action::NextTerm));
        assert!(!choices(Scope::List, "").contains(&Action::DeleteWord));
        assert!(!choices(Scope::Page, "").contains(&Action::OpenNumber));
    }

    #[test]
    fn motions_come_last_where_nothing_is_asked_for() {
        let all = choices(Scope::List, "");
        let (first, last) = (all.first().copied().map(moves), all.last().copied().map(moves));
        assert_eq!((first, last), (Some(false), Some(true)));
    }
}
