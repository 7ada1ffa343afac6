//! Readings: what is typed in romaji or kana finds what is read so, in kanji or kana.
//!
//! The letters of the word are the states of an automaton; a character of the text leads from one
//! to another if it can be read as the letters between. The word may end within a reading, as it
//! does while it is being typed.

mod table;

use std::collections::HashMap;

use super::automaton::Automaton;
use super::code::is_kana;
use super::romaji::{self, KANA, SMALL, is_vowel};
use super::vocabulary::Spelling;

/// Fewer letters, or fewer kana, are not read: they would be found everywhere.
const LETTERS_MIN: usize = 3;
const KANA_MIN: usize = 2;
/// What is longer is found by its first letters.
const LETTERS_MAX: usize = 60;
/// In shorter words in kana no mark is passed over: `のを` is not のーを.
const SKIPPING_MIN: usize = 4;
/// The fewest letters left over that a reading of the library's own may begin with.
const SPELLING_MIN: usize = 2;

/// What a folded word is read as; none where it is neither romaji nor kana, or too short.
pub(super) fn automaton(word: &str, spellings: &[Spelling], is_present: &dyn Fn(char) -> bool) -> Option<Automaton> {
    let is_kana = |c: char| is_kana(c) || c == '・';
    let is_in_kana = word.starts_with(is_kana) && word.chars().all(is_kana);
    let mut letters = if is_in_kana {
        romaji::from_kana(word).filter(|_| word.chars().nth(KANA_MIN - 1).is_some())?
    } else {
        romaji::from_romaji(word).filter(|_| word.len() >= LETTERS_MIN)?
    };
    let syllables = if is_in_kana { romaji::syllables(word) } else { None }.map(|it| Syllables::new(&it));
    letters.truncate(LETTERS_MAX);
    let accept = u8::try_from(letters.len()).ok()?;
    let may_shorten = !is_in_kana || word.contains('-');
    let may_skip = may_shorten || word.chars().nth(SKIPPING_MIN - 1).is_some();
    let automaton = Automaton::new(accept);
    let mut builder = Builder { letters: &letters, syllables, may_shorten, may_skip, is_present, automaton };
    for at in 0..letters.len() {
        builder.kana(at);
        builder.marks(at);
        builder.kanji(at);
        builder.spellings(at, spellings);
    }
    Some(builder.automaton.finish())
}

/// The syllables of a word that was typed in kana.
struct Syllables {
    /// By the place of its letters, each as it was typed.
    own: HashMap<usize, Vec<char>>,
    /// Whether every kana has letters. Without its marks the word is another.
    is_plain: bool,
}

impl Syllables {
    fn new(syllables: &[(Vec<char>, String)]) -> Syllables {
        let mut at = 0;
        let mut own = HashMap::new();
        for (kana, letters) in syllables.iter().filter(|(_, letters)| !letters.is_empty()) {
            own.insert(at, kana.clone());
            at += letters.len();
        }
        Syllables { own, is_plain: at <= LETTERS_MAX && syllables.iter().all(|(_, letters)| !letters.is_empty()) }
    }
}

struct Builder<'a> {
    letters: &'a str,
    /// The syllables as they were typed, if in kana.
    syllables: Option<Syllables>,
    /// Whether the word may lack the second half of a long vowel: `shuno` for しゅのう.
    may_shorten: bool,
    /// Whether marks in the text are passed over.
    may_skip: bool,
    is_present: &'a dyn Fn(char) -> bool,
    automaton: Automaton,
}

impl Builder<'_> {
    /// The letters not read yet at a state.
    fn rest(&self, at: usize) -> &str {
        self.letters.get(at..).unwrap_or("")
    }

    /// The letter at a place.
    fn letter(&self, at: usize) -> Option<char> {
        self.letters.as_bytes().get(at).map(|byte| char::from(*byte))
    }

    fn before(&self, at: usize) -> Option<char> {
        self.letter(at.checked_sub(1)?)
    }

    /// Where one comes to by reading `spelled`: behind it, or to the end where it goes beyond.
    fn reach(&self, at: usize, spelled: &str) -> Option<usize> {
        let rest = self.rest(at);
        if rest.starts_with(spelled) {
            Some(at + spelled.len())
        } else {
            spelled.starts_with(rest).then_some(self.letters.len())
        }
    }

    fn lead(&mut self, from: usize, label: &[char], to: usize) {
        // Of longer labels all, so that the states do not depend on what is present.
        if label.len() == 1 && !label.iter().all(|c| (self.is_present)(*c)) {
            return;
        }
        let mut is_own = false;
        if let Some(syllables) = &self.syllables {
            // の is not ん and お, though it has their letters.
            if to < self.letters.len() && !syllables.own.contains_key(&to) {
                return;
            }
            is_own = syllables.is_plain && syllables.own.get(&from).is_some_and(|own| own == label);
        }
        if let (Ok(from), Ok(to)) = (u8::try_from(from), u8::try_from(to)) {
            self.automaton.lead(from, label, to, is_own);
        }
    }

    fn kana(&mut self, at: usize) {
        for (kana, to) in self.kana_at(at) {
            self.lead(at, &[kana], to);
        }
        for (base, _) in KANA {
            for (small, _) in SMALL {
                let Some(spelled) = romaji::digraph(base, small) else { continue };
                if let Some(to) = self.reach(at, &spelled) {
                    self.lead(at, &[base, small], to);
                }
            }
        }
        if let Some(to) = self.reach(at, "o") {
            self.lead(at, &['を'], to);
        }
        if self.rest(at).starts_with("nn") {
            self.lead(at, &['ん'], at + 2);
        }
    }

    /// Whether っ may stand before the letter: it comes twice, or nothing is typed after it yet.
    fn is_doubled(&self, at: usize) -> bool {
        let Some(letter) = self.letter(at).filter(|c| !is_vowel(*c) && *c != 'n') else { return false };
        self.letter(at + 1).is_none_or(|next| next == letter)
    }

    /// What stands in the text and need not be typed: a length mark, the dot between names, quotation
    /// marks, and if long vowels may be short, their second half.
    fn marks(&mut self, at: usize) {
        let Some(before) = self.before(at).filter(|_| self.may_skip) else { return };
        for skipped in ['・', '「', '」', '『', '』'] {
            self.lead(at, &[skipped], at);
        }
        if !is_vowel(before) {
            return;
        }
        self.lead(at, &['-'], at);
        let lengthens = matches!((before, self.letter(at)), ('o', Some('u')) | ('e', Some('i')));
        if lengthens || self.letter(at) == Some(before) {
            self.lead(at, &['-'], at + 1);
        }
        if self.may_shorten && matches!(before, 'o' | 'u') {
            self.lead(at, &['う'], at);
        }
        if self.may_shorten && before == 'o' {
            self.lead(at, &['お'], at);
        }
    }

    fn kanji(&mut self, at: usize) {
        self.read_kanji(at, at, self.rest(at).to_owned());
        if at == 0 {
            return;
        }
        for voiceless in voiceless(self.rest(at), self.before(at)) {
            self.read_kanji(at, at, voiceless);
        }
        // 反応: おう is のう after ん. Input methods also take `nn` for ん before a vowel.
        if self.before(at) == Some('n') && self.letter(at) == Some('n') {
            self.read_kanji(at, at + 1, self.rest(at + 1).to_owned());
        }
    }

    /// The kanji whose reading `rest` begins with, or that begin with it. `rest` stands for the
    /// letters from `start` on.
    fn read_kanji(&mut self, from: usize, start: usize, rest: String) {
        if rest.is_empty() {
            return;
        }
        for length in 1..=rest.len() {
            let Some(read) = rest.get(..length) else { return };
            let to = start + length;
            self.lead_kanji(from, table::kanji(read), to);
            if self.may_shorten {
                let longer: &[&str] = if read.ends_with('o') {
                    &["u", "o"]
                } else if read.ends_with('u') {
                    &["u"]
                } else {
                    &[]
                };
                for vowel in longer {
                    self.lead_kanji(from, table::kanji(&format!("{read}{vowel}")), to);
                }
            }
            self.lead_with_okurigana(from, read, to);
            // 学校: がく is がっ before a consonant.
            if self.is_doubled(to) && self.letter(to).is_some_and(|c| "kstp".contains(c)) {
                for cut in ["ku", "ki", "tu", "ti"] {
                    self.lead_kanji(from, table::kanji(&format!("{read}{cut}")), to + 1);
                }
            }
            if !table::has_beginning(read) {
                return;
            }
        }
        for kanji in table::beginning_with(&rest) {
            self.lead_kanji(from, kanji, self.letters.len());
        }
    }

    /// 動かす: うご is what 動 is read as before か, and only there.
    fn lead_with_okurigana(&mut self, from: usize, read: &str, at: usize) {
        for beginning in okurigana(self.rest(at)) {
            let kanji = table::kanji(&format!("{read}/{beginning}"));
            if kanji.is_empty() {
                continue;
            }
            for (kana, to) in self.kana_at(at) {
                kanji.chars().for_each(|c| self.lead(from, &[c, kana], to));
            }
        }
    }

    /// The kana that may stand for the letters at a place, and where each leads.
    fn kana_at(&self, at: usize) -> Vec<(char, usize)> {
        let mut kana: Vec<(char, usize)> =
            KANA.into_iter().filter_map(|(kana, spelled)| Some((kana, self.reach(at, spelled)?))).collect();
        if self.is_doubled(at) {
            kana.push(('っ', at + 1));
        }
        kana
    }

    fn lead_kanji(&mut self, from: usize, kanji: &str, to: usize) {
        for c in kanji.chars() {
            self.lead(from, &[c], to);
        }
    }

    fn spellings(&mut self, at: usize, spellings: &[Spelling]) {
        if self.letters.len() - at < SPELLING_MIN {
            return;
        }
        for spelling in spellings.iter().chain(table::words()) {
            if let Some(to) = self.reach(at, &spelling.letters) {
                self.lead(at, &spelling.surface, to);
            }
        }
    }
}

/// The beginnings that okurigana has in the table where it goes on with these letters: the row of the
/// kana, or for a form that sounds otherwise (取って, 読んだ, 書いた, 高かった) of the kana in the
/// dictionary.
fn okurigana(letters: &str) -> Vec<char> {
    let mut chars = letters.chars();
    let Some(first) = chars.next() else { return Vec::new() };
    let others: &[char] = match (first, chars.next()) {
        ('t', Some('t')) => &['r', 'u', 'k'],
        ('n', Some('d')) => &['m', 'b'],
        ('k' | 's' | 'm', _) => &['i'],
        ('w' | 'e' | 'o', _) => &['u'],
        ('i', _) => &['u', 'k', 'g'],
        _ => &[],
    };
    [&[first], others].concat()
}

/// The letters without what a compound does to the first of its second part: がいしゃ for かいしゃ
/// (rendaku), and after ん and っ also ぱ for は.
fn voiceless(rest: &str, before: Option<char>) -> Vec<String> {
    let mut chars = rest.chars();
    let Some(first) = chars.next() else { return Vec::new() };
    let others = chars.as_str();
    let firsts: &[char] = match first {
        'g' => &['k'],
        'z' if others.starts_with(['i', 'y', 'u']) => &['s', 't'],
        'z' => &['s'],
        'd' => &['t'],
        'b' => &['h'],
        'p' if matches!(before, Some('n' | 'p')) => &['h'],
        _ => &[],
    };
    firsts.iter().map(|first| format!("{first}{others}")).collect()
}
