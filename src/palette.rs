//! The actions by name: which of those that mean something in a place answer what is typed.

use std::cmp::Reverse;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use unicode_normalization::UnicodeNormalization;

use crate::action::{Action, Scope};
use crate::glyph::Glyphs;
use crate::key::{Keymap, Sequence};
use crate::lang::Lang;
use crate::text::fold::fold;

/// What a literal match is worth more than any scattered one.
const LITERAL: i64 = 1_000_000;
/// What the very words or keys of an action are worth, at the least.
const WHOLE: i64 = 4 * LITERAL;
/// What is typed beyond this many characters is not looked at.
const QUERY_MAX: usize = 64;

/// The actions that can be done in a place and answer the query, best first; all of them where
/// nothing is asked for, those that lead somewhere from everywhere first, and those that only move
/// last, as nobody looks their keys up by name. What is `idle`, because there is nothing for it to
/// do now, comes after all that answers as well.
///
/// Either the query is the keys of the action, or the first of them; or each word of it is found in
/// what the action does, in any language, or in its name in the keymap; letters may be scattered.
pub fn choices(keymap: &Keymap, place: Scope, query: &str, idle: &[Action]) -> Vec<Action> {
    let here = |action: &Action| {
        let means_something = place.chain().iter().any(|scope| action.scopes().contains(scope));
        // A digit says what these are about, and the palette is open already.
        let needs_more = matches!(action, Action::OpenNumber | Action::Decide | Action::Count | Action::Palette);
        means_something && !needs_more
    };
    let query: String = query.chars().take(QUERY_MAX).collect();
    let words = words(&query);
    let reachable = keymap.reachable(place);
    let score = |action: Action| {
        let bound = reachable.iter().filter(|binding| binding.action == action);
        let by_key = bound.filter_map(|binding| score_keys(&binding.keys, &query)).max();
        // Never so much that what is found by chance goes before it.
        let penalty = if idle.contains(&action) { LITERAL / 4 * 3 } else { 0 };
        Some(by_key.max(score(action, &words))? - penalty)
    };
    let scored = Action::ALL.iter().copied().filter(here).filter_map(|action| Some((action, score(action)?)));
    let mut scored: Vec<(Action, i64)> = scored.collect();
    let is_everywhere = |action: &Action| action.scopes().contains(&Scope::Global);
    scored.sort_by_key(|(action, score)| (Reverse(*score), moves(*action), !is_everywhere(action)));
    scored.into_iter().map(|(action, _)| action).collect()
}

/// Whether an action answers the query by its words, as it would in [`choices`].
pub fn answers(action: Action, query: &str) -> bool {
    let query: String = query.chars().take(QUERY_MAX).collect();
    score(action, &words(&query)).is_some()
}

fn words(query: &str) -> Vec<String> {
    query.split_whitespace().map(|word| fold(word).text).collect()
}

/// How well an action answers all of the words; `None` where it lacks one.
fn score(action: Action, words: &[String]) -> Option<i64> {
    let fuzzy = SkimMatcherV2::default().ignore_case();
    let said = Lang::ALL.map(|lang| fold(action.doc(lang)).text);
    let texts = || said.iter().map(String::as_str).chain([action.name()]);
    let one = |text: &str, word: &str| match text.find(word) {
        Some(_) if text == word => Some(WHOLE),
        Some(at) => Some(LITERAL + if at == 0 { LITERAL / 2 } else { 0 } - text.len() as i64),
        None => fuzzy.fuzzy_match(text, word),
    };
    words.iter().map(|word| texts().filter_map(|text| one(text, word)).max()).sum()
}

/// How well keys answer a query that is meant as keys: `g f` or `gf`, `ctrl-f`, `y`; `g` and `ctrl-`
/// where keys begin so. Letters count as their ASCII twins, whichever an input method types.
fn score_keys(keys: &Sequence, query: &str) -> Option<i64> {
    let typed: String = query.nfkc().filter(|char| !char.is_whitespace()).collect();
    let label: String = keys.label(Glyphs::Ascii).split_whitespace().collect();
    let first = keys.chords().first().map(|chord| chord.label(Glyphs::Ascii)).unwrap_or_default();
    let is_modifier = typed.len() > 1 && typed.ends_with('-');
    if typed == label {
        Some(2 * WHOLE)
    } else if label.len() > 1 && typed.eq_ignore_ascii_case(&label) {
        // A name is the same in any case; a letter is another key.
        Some(WHOLE - 1)
    } else if typed == first || (is_modifier && fold(&label).text.starts_with(&fold(&typed).text)) {
        Some(2 * LITERAL)
    } else {
        None
    }
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

    fn of(place: Scope, query: &str) -> Vec<Action> {
        choices(&Keymap::default(), place, query, &[])
    }

    fn first(place: Scope, query: &str) -> Option<Action> {
        of(place, query).first().copied()
    }

    #[test]
    fn an_action_is_found_by_its_keys_however_they_are_spelled() {
        for (query, action) in [
            ("g f", Action::FollowUp),
            ("gf", Action::FollowUp),
            ("ｇｆ", Action::FollowUp),
            ("ctrl-f", Action::LookUp),
            ("Ctrl-F", Action::LookUp),
            ("y", Action::Copy),
            ("Y", Action::CopyText),
            ("/", Action::Filter),
            ("f1", Action::ShowKeys),
        ] {
            assert_eq!(first(Scope::List, query), Some(action), "{query}");
        }
        let begin = |query: &str, start: &str| {
            let (keymap, found) = (Keymap::default(), of(Scope::List, query));
            let bound = keymap.reachable(Scope::List);
            let begins = |action: &&Action| {
                bound.iter().any(|binding| binding.action == **action && binding.keys.to_string().starts_with(start))
            };
            let count = Action::ALL.iter().filter(begins).count();
            assert!(count > 3 && found.iter().take(count).all(|action| begins(&action)), "{query}: {found:?}");
        };
        begin("g", "g ");
        begin("ctrl-", "ctrl-");
        begin("Ctrl-", "ctrl-");
    }

    #[test]
    fn the_name_of_an_action_goes_before_a_key_that_is_called_the_same() {
        assert_eq!(first(Scope::List, "home"), Some(Action::GoHome));
        assert_eq!(first(Scope::List, "Home"), Some(Action::First));
    }

    #[test]
    fn what_has_nothing_to_do_comes_after_all_that_answers_as_well() {
        let idle = [Action::Copy, Action::FollowUp];
        let all = choices(&Keymap::default(), Scope::List, "", &idle);
        let last: Vec<Action> = all.iter().rev().take(2).rev().copied().collect();
        assert_eq!(last, [Action::FollowUp, Action::Copy]);
        let named = choices(&Keymap::default(), Scope::List, "cop", &idle);
        assert_eq!(named.get(..2), Some(&[Action::CopyText, Action::Copy][..]));
    }

    #[test]
    fn an_action_is_found_by_its_name_in_any_language_and_by_scattered_letters() {
        for query in ["言語", "language", "언어", "next-lang", "nxtlng", "ＬＡＮＧ"] {
            assert_eq!(first(Scope::List, query), Some(Action::NextLanguage), "{query}");
        }
        assert_eq!(of(Scope::List, "zzzz"), []);
    }

    #[test]
    fn only_what_means_something_in_the_place_is_offered() {
        assert!(of(Scope::Page, "").contains(&Action::NextTerm));
        assert!(!of(Scope::List, "").contains(&Action::NextTerm));
        assert!(!of(Scope::List, "").contains(&Action::DeleteWord));
        assert!(!of(Scope::Page, "").contains(&Action::OpenNumber));
    }

    #[test]
    fn motions_come_last_where_nothing_is_asked_for() {
        let all = of(Scope::List, "");
        let (first, last) = (all.first().copied().map(moves), all.last().copied().map(moves));
        assert_eq!((first, last), (Some(false), Some(true)));
    }
}
