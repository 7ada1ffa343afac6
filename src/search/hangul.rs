//! Korean by initial consonants: ㄷㅊ finds 대책.

use super::automaton::Automaton;

/// The first syllable, and how many share one initial consonant.
const FIRST: u32 = 0xAC00;
const PER_INITIAL: u32 = 588;

/// What a folded word finds in which syllables may stand as their initial consonant alone; none
/// where no syllable does.
pub(super) fn automaton(word: &str, is_present: &dyn Fn(char) -> bool) -> Option<Automaton> {
    let chars: Vec<char> = word.chars().collect();
    if chars.len() < 2 || !chars.iter().any(|c| initial(*c).is_some()) {
        return None;
    }
    let mut automaton = Automaton::new(u8::try_from(chars.len()).ok()?);
    for (at, &c) in (0..).zip(&chars) {
        automaton.lead(at, &[c], at + 1, true);
        let Some(initial) = initial(c) else { continue };
        let first = FIRST + initial * PER_INITIAL;
        for syllable in (first..first + PER_INITIAL).filter_map(char::from_u32).filter(|c| is_present(*c)) {
            automaton.lead(at, &[syllable], at + 1, false);
        }
    }
    Some(automaton.finish())
}

/// The number of an initial consonant, as folding leaves it.
fn initial(c: char) -> Option<u32> {
    matches!(c, '\u{1100}'..='\u{1112}').then(|| u32::from(c) - 0x1100)
}
