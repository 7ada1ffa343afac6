//! Breaks: what it costs to end a line at each boundary of a text.
//!
//! The opportunities are those of Unicode's line breaking (UAX #14, by `icu_segmenter`). Over them
//! lie the rules of Japanese and Korean typesetting that it leaves out: see [`Cost`].

use std::collections::VecDeque;
use std::ops::Range;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};

use super::kinsoku::{
    is_closing, is_digit, is_hanging, is_hangul, is_hyphen, is_ideograph, is_inseparable, is_japanese, is_kana,
    is_leader, is_never_first, is_opening, is_space, is_strict_only, is_wave, is_wide_alphanumeric,
};
use super::layout::Strictness;
use super::width::Width;

/// What a break costs the reader. A dearer one is taken only where no cheaper one makes a line fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cost {
    /// Nothing: between words, or between the characters of Japanese.
    Free,
    /// Parts a compound at its joint: an address (`https://|www.|example`), a Korean word before its
    /// bracket (`협정|(ACSA)`).
    Joint,
    /// Parts what is said in one breath: a number and its unit (`89|兆`), a Korean word and its
    /// particle (`ACSA|를`), a word and the `…` that trails it.
    Unit,
    /// Parts a word or a number.
    Letter,
    /// Puts at the start of a line what only loose typesetting puts there, or parts `――`.
    Loose,
    /// Puts 。 or 」 at the start of a line, or 「 at its end.
    Forbidden,
}

/// A grapheme cluster as the layout handles it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    /// The byte offset at which it starts.
    pub(super) start: usize,
    /// The byte offset at which it ends.
    pub(super) end: usize,
    /// The cells that it takes.
    pub(super) cells: usize,
    /// Whether it vanishes at the end of a line.
    pub(super) is_space: bool,
    /// Whether it may hang in the margin.
    pub(super) hangs: bool,
    /// What a break before it costs; none before a space, which stays on the line that it ends.
    pub(super) cost: Option<Cost>,
}

/// The clusters of one paragraph, each with the cost of a break before it.
pub(super) fn atoms(text: &str, ambiguous: Width, strictness: Strictness) -> Vec<Atom> {
    let mut opportunities = opportunities(text, strictness).peekable();
    let mut context = Context { strictness, ..Context::default() };
    let mut addresses = addresses(text);
    let mut korean_words = korean_words(text);
    let mut atoms = Vec::with_capacity(text.len() / 2);
    for grapheme in ambiguous.graphemes(text) {
        let Some(first) = grapheme.text.chars().next() else { continue };
        while opportunities.next_if(|&at| at < grapheme.start).is_some() {}
        let boundary = Boundary {
            after: first,
            is_opportunity: opportunities.peek() == Some(&grapheme.start),
            is_in_address: addresses.hold(grapheme.start),
            is_in_korean: korean_words.hold(grapheme.start),
        };
        let is_space = grapheme.text.chars().all(is_space);
        atoms.push(Atom {
            start: grapheme.start,
            end: grapheme.end(),
            cells: grapheme.cells,
            is_space,
            hangs: is_hanging(first),
            cost: (!is_space).then(|| context.cost(&boundary)),
        });
        context.pass(first, is_space);
    }
    atoms
}

fn opportunities(text: &str, strictness: Strictness) -> impl Iterator<Item = usize> {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(match strictness {
        Strictness::Strict => LineBreakStrictness::Strict,
        Strictness::Loose => LineBreakStrictness::Loose,
    });
    LineSegmenter::new_for_non_complex_scripts(options).segment_str(text)
}

/// The addresses (URLs) in the text.
fn addresses(text: &str) -> Ranges {
    let is_address = |run: &str| run.contains("://") || run.contains("www.");
    if !is_address(text) {
        return Ranges::default();
    }
    Ranges::of_runs(text, |c| c.is_ascii_graphic(), is_address)
}

/// The Korean words in the text: what stands between spaces or dashes and has Hangul in it, unless
/// kana show that the text is Japanese.
fn korean_words(text: &str) -> Ranges {
    if !text.contains(is_hangul) {
        return Ranges::default();
    }
    Ranges::of_runs(text, |c| !is_space(c) && !ends_word(c), |run| run.contains(is_hangul) && !run.contains(is_kana))
}

/// Byte ranges of a text, in order, asked from its start to its end.
#[derive(Default)]
struct Ranges {
    ranges: VecDeque<Range<usize>>,
}

impl Ranges {
    /// The longest runs of characters that belong, as far as they are wanted.
    fn of_runs(text: &str, belongs: impl Fn(char) -> bool, is_wanted: impl Fn(&str) -> bool) -> Ranges {
        let mut start = 0;
        let mut ranges = VecDeque::new();
        for run in text.split_inclusive(|c| !belongs(c)) {
            let word = run.trim_end_matches(|c| !belongs(c));
            if is_wanted(word) {
                ranges.push_back(start..start + word.len());
            }
            start += run.len();
        }
        Ranges { ranges }
    }

    /// Whether the boundary lies within a range. No boundary may be asked for after a later one.
    fn hold(&mut self, boundary: usize) -> bool {
        while self.ranges.front().is_some_and(|range| range.end <= boundary) {
            self.ranges.pop_front();
        }
        self.ranges.front().is_some_and(|range| range.start < boundary)
    }
}

/// A boundary between clusters, as far as it can be seen from its place alone.
struct Boundary {
    /// The first character after it.
    after: char,
    /// Whether Unicode's line breaking allows a break.
    is_opportunity: bool,
    /// Whether it lies within an address.
    is_in_address: bool,
    /// Whether it lies within a Korean word.
    is_in_korean: bool,
}

/// What came before a boundary.
#[derive(Default)]
struct Context {
    strictness: Strictness,
    /// The last character that is not a space, none at the start of the paragraph.
    before: Option<char>,
    /// The character before that, if no space parts them.
    before_that: Option<char>,
    /// Whether spaces stand between `before` and the boundary.
    is_spaced: bool,
    number: Number,
}

/// How far a number with its unit has come: `24`, `89兆`, `3か`.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Number {
    /// Not in a number.
    #[default]
    No,
    /// After a letter, whose digits are no number: `G7`, `F15`.
    Name,
    /// After a digit, or what may stand between the digits and the unit.
    Yes,
}

impl Context {
    /// What a break at the boundary costs.
    fn cost(&self, boundary: &Boundary) -> Cost {
        let b = boundary.after;
        let Some(a) = self.before else {
            return Cost::Free;
        };
        // An apostrophe after a space opens a word: ’90s.
        let opens_word = self.is_spaced && b == '’';
        if is_opening(a) || (is_never_first(b) && !opens_word) {
            return Cost::Forbidden;
        }
        if is_wave(b) || (self.strictness == Strictness::Strict && is_strict_only(b)) {
            return Cost::Loose;
        }
        if self.is_spaced {
            return if boundary.is_opportunity && !is_hyphen(b) { Cost::Free } else { Cost::Joint };
        }
        if is_hyphen(b) || is_inseparable(a, b) {
            return Cost::Loose;
        }
        if is_leader(b) {
            return Cost::Unit;
        }
        if self.is_within_number(a, b) || (is_wide_alphanumeric(a) && is_wide_alphanumeric(b)) {
            return Cost::Letter;
        }
        if self.is_before_unit(b) || (a == '第' && is_digit(b)) || (is_digit(a) && is_unit_sign(b)) {
            return Cost::Unit;
        }
        if let Some(cost) = korean(a, b, boundary.is_in_korean) {
            return cost;
        }
        let is_ours = is_beside_quotation(a, b) || is_beside_dash(a, b);
        if !boundary.is_in_address && (boundary.is_opportunity || is_ours) {
            return Cost::Free;
        }
        if is_joining(a) || is_closing(a) || is_opening(b) { Cost::Joint } else { Cost::Letter }
    }

    /// Whether the boundary lies after the separator of two digits: `3.|5`, `1,|000`, `10:|30`.
    fn is_within_number(&self, a: char, b: char) -> bool {
        is_digit(b)
            && self.before_that.is_some_and(is_digit)
            && matches!(a, '.' | ',' | ':' | '/' | '-' | '–' | '．' | '，' | '：')
    }

    /// Whether a number stands before the boundary and its unit, or a part of it, after.
    fn is_before_unit(&self, b: char) -> bool {
        self.number == Number::Yes && (is_ideograph(b) || is_counter(b))
    }

    /// Moves past a cluster that starts with `c`.
    fn pass(&mut self, c: char, is_space: bool) {
        if is_space {
            self.is_spaced = true;
            self.number = Number::No;
            return;
        }
        self.number = match self.number {
            Number::No | Number::Yes if is_digit(c) => Number::Yes,
            Number::Yes if is_magnitude(c) || is_counter(c) => Number::Yes,
            Number::Name if is_digit(c) => Number::Name,
            _ if c.is_ascii_alphabetic() || is_wide_alphanumeric(c) => Number::Name,
            _ => Number::No,
        };
        self.before_that = self.before.filter(|_| !self.is_spaced);
        self.before = Some(c);
        self.is_spaced = false;
    }
}

/// Kanji that multiply the digits before them.
fn is_magnitude(c: char) -> bool {
    matches!(c, '十' | '百' | '千' | '万' | '億' | '兆')
}

/// Kana that count, alone or before a kanji: `3つ`, `24か国`, `5カ月`.
fn is_counter(c: char) -> bool {
    matches!(c, 'つ' | 'か' | 'カ' | 'ヵ' | 'ヶ' | 'ケ')
}

/// The cost of a break beside Hangul, where Korean has a say: its words are parted by spaces alone
/// and carry their particles after brackets, Latin letters and digits. Within a Korean word the
/// hanja count as Hangul.
fn korean(a: char, b: char, is_in_korean: bool) -> Option<Cost> {
    let is_korean = |c| is_hangul(c) || (is_in_korean && is_ideograph(c));
    match (is_korean(a), is_korean(b)) {
        (true, true) => Some(Cost::Letter),
        (true, false) => (!is_kana(b)).then_some(Cost::Joint),
        (false, true) if ends_word(a) || is_kana(a) => None,
        (false, true) => Some(if is_hangul(b) && !is_joining(a) { Cost::Unit } else { Cost::Joint }),
        (false, false) => None,
    }
}

/// Punctuation after which a Korean word may start without a space.
fn ends_word(c: char) -> bool {
    is_hanging(c) || is_leader(c) || is_wave(c) || matches!(c, '！' | '？' | '・' | '：' | '；' | '/' | '—' | '―' | '–')
}

/// Whether a quotation in Japanese text starts or ends at the boundary. Unicode's line breaking
/// cannot know, as `“` closes a quotation in other languages.
fn is_beside_quotation(a: char, b: char) -> bool {
    let opens = matches!(b, '“' | '‘') && (is_japanese(a) || is_closing(a));
    let closes = matches!(a, '”' | '’') && (is_japanese(b) || is_opening(b));
    opens || closes
}

/// Whether `―` stands on one side of the boundary. Unicode's line breaking takes it for a letter,
/// but Japanese texts use it for the dash `—`.
fn is_beside_dash(a: char, b: char) -> bool {
    (a == '―') != (b == '―')
}

/// Punctuation that joins the parts of a compound.
fn is_joining(c: char) -> bool {
    matches!(c, '/' | '-' | '–' | '.' | '_' | '?' | '&' | '=' | '#' | ':' | ',' | ';' | '~' | '+' | '@' | '·')
}

/// Signs that follow a number (cl-13).
fn is_unit_sign(b: char) -> bool {
    matches!(b, '%' | '％' | '‰' | '°' | '′' | '″' | '℃' | '￠' | '¢')
}
