//! What a chord means in a place: a pure function of the keymap, the place and what was typed before.

use super::chord::{Chord, Code, Sequence};
use super::keymap::Keymap;
use crate::action::{Action, Scope};

/// What a chord comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// It does something.
    Action(Action),
    /// It is a beginning: the chords typed so far, to be given with the next.
    Pending(Vec<Chord>),
    /// It drops the beginning that was typed before it, and does nothing else.
    Cancelled,
    /// It types a character into the line of input.
    Text(char),
    /// It is a character of an input method that is on where keys are commands.
    WrongInput(char),
    /// It means nothing here.
    Unbound,
}

/// What `chord` means in `scope` after the chords of `pending`.
///
/// The scopes of [`Scope::chain`] are asked from the innermost, and the first that has a sequence of
/// these chords decides. Where none has, the chord is taken by itself, so that a beginning typed by
/// mistake costs nothing, but Escape only drops the beginning.
pub fn resolve(keymap: &Keymap, scope: Scope, pending: &[Chord], chord: Chord) -> Resolution {
    let key = if scope.takes_text() { chord } else { chord.folded() };
    let typed = [pending, &[key]].concat();
    if let Some(resolution) = lookup(keymap, scope, typed) {
        return resolution;
    }
    if !pending.is_empty() {
        if key == Chord::plain(Code::Esc) {
            return Resolution::Cancelled;
        }
        return resolve(keymap, scope, &[], chord);
    }
    match chord.text() {
        Some(char) if scope.takes_text() => Resolution::Text(char),
        Some(char) if is_from_input_method(char) => Resolution::WrongInput(char),
        _ => Resolution::Unbound,
    }
}

/// What the chords typed mean together, if anything.
fn lookup(keymap: &Keymap, scope: Scope, typed: Vec<Chord>) -> Option<Resolution> {
    let begun = |keys: &Sequence| keys.chords().starts_with(&typed);
    let binding = keymap.reachable(scope).into_iter().find(|binding| begun(&binding.keys))?;
    let whole = binding.keys.chords().len() == typed.len();
    Some(if whole { Resolution::Action(binding.action) } else { Resolution::Pending(typed) })
}

/// What a chord leads to after a beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follow {
    /// It does something.
    Action(Action),
    /// It is a longer beginning.
    More,
}

/// The chords that mean something in `scope` after those of `pending`, each once, with what it leads
/// to, those of the innermost scope first.
pub fn follows(keymap: &Keymap, scope: Scope, pending: &[Chord]) -> Vec<(Chord, Follow)> {
    let mut follows: Vec<(Chord, Follow)> = Vec::new();
    for binding in keymap.reachable(scope) {
        let Some([next, rest @ ..]) = binding.keys.chords().strip_prefix(pending) else { continue };
        if !follows.iter().any(|(chord, _)| chord == next) {
            follows.push((*next, if rest.is_empty() { Follow::Action(binding.action) } else { Follow::More }));
        }
    }
    follows
}

/// Whether a character is one that Japanese and Korean input methods type and no key does by itself.
fn is_from_input_method(char: char) -> bool {
    matches!(char,
        '\u{1100}'..='\u{11ff}' // Hangul letters
        | '\u{3001}'..='\u{30ff}' // 、。「」, kana
        | '\u{3130}'..='\u{318f}' // Hangul letters that stand alone
        | '\u{31f0}'..='\u{31ff}' // small kana
        | '\u{3400}'..='\u{9fff}' // kanji
        | '\u{ac00}'..='\u{d7ff}' // Hangul syllables
        | '\u{f900}'..='\u{faff}' // kanji, compatibility forms
        | '\u{ff5f}'..='\u{ffdc}' // half-width kana and Hangul
    )
}
