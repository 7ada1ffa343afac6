//! Cleaning: text from outside made safe to put on a terminal.
//!
//! What comes out holds no character that a terminal acts on, none that reorders its neighbours,
//! and none that a reader cannot see: each is shown as a picture of itself (`␛`) or as `�`. What
//! Japanese, Korean and emoji need of the invisible stays: variation selectors after a kanji or an
//! emoji, joiners inside an emoji, a few combining marks on a base.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use super::plane::Plane;

/// How many combining marks a base character keeps. No orthography stacks more.
const MAX_MARKS: usize = 8;

const REPLACEMENT: char = char::REPLACEMENT_CHARACTER;
const ZERO_WIDTH_JOINER: char = '\u{200D}';
const ENCLOSING_KEYCAP: char = '\u{20E3}';

/// The text as one line: line breaks and tabs become spaces.
///
/// Borrowed when nothing had to change. Cleaning twice is the same as cleaning once.
pub fn clean(text: &str) -> Cow<'_, str> {
    clean_with(text, ' ')
}

/// The text with its line breaks, each as `\n`; tabs become spaces.
///
/// Borrowed when nothing had to change. Cleaning twice is the same as cleaning once.
pub fn clean_lines(text: &str) -> Cow<'_, str> {
    clean_with(text, '\n')
}

fn clean_with(text: &str, line_break: char) -> Cow<'_, str> {
    let mut rest = PLAIN.split(text).1;
    while line_break == '\n'
        && let Some(line) = rest.strip_prefix('\n')
    {
        rest = PLAIN.split(line).1;
    }
    if rest.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut cleaner = Cleaner { line_break, base: None, last: None, marks: 0 };
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        out.extend(cleaner.shown(c, chars.peek().copied()));
    }
    if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

/// What the cleaning of one text remembers between characters.
struct Cleaner {
    line_break: char,
    /// The character that a selector or a joiner would attach to, none at the start of a line.
    base: Option<char>,
    /// The base or what was attached to it last.
    last: Option<char>,
    /// How much is attached to the base.
    marks: usize,
}

impl Cleaner {
    /// What stands in the clean text for `c`, which `next` follows.
    fn shown(&mut self, c: char, next: Option<char>) -> Option<char> {
        match class(c) {
            Class::LineBreak => self.stand(self.line_break),
            Class::CarriageReturn if next == Some('\n') => None,
            Class::CarriageReturn | Class::Control => self.stand(picture(c)),
            Class::Tab => self.stand(' '),
            Class::Hidden => self.stand(REPLACEMENT),
            Class::Base => self.stand(c),
            Class::Selector if self.marks == 0 && self.base.is_some_and(|base| selects(base, c, next)) => {
                self.attach(c)
            }
            Class::Selector => None,
            Class::Joiner if self.base.is_some_and(is_pictograph) && next.is_some_and(is_pictograph) => Some(c),
            Class::Mark if self.marks == MAX_MARKS => None,
            Class::Mark if self.last.is_some_and(|last| are_one_cluster(&[last, c])) => self.attach(c),
            Class::Joiner | Class::Mark => self.stand(REPLACEMENT),
        }
    }

    fn stand(&mut self, c: char) -> Option<char> {
        self.base = (c != '\n').then_some(c);
        self.last = self.base;
        self.marks = 0;
        Some(c)
    }

    fn attach(&mut self, c: char) -> Option<char> {
        self.marks += 1;
        self.last = Some(c);
        Some(c)
    }
}

/// What cleaning has to know of a character.
enum Class {
    LineBreak,
    CarriageReturn,
    Tab,
    /// A C0 control or DEL, which has a picture.
    Control,
    /// Acted on by a terminal, invisible, or with no meaning outside a private agreement.
    Hidden,
    /// A variation selector.
    Selector,
    /// The zero width joiner.
    Joiner,
    /// A combining mark, or a conjoining Korean vowel or final consonant.
    Mark,
    /// Everything that stands for itself.
    Base,
}

fn class(c: char) -> Class {
    match c {
        c if PLAIN.has(c) => Class::Base,
        '\n' | '\u{2028}' | '\u{2029}' => Class::LineBreak,
        '\r' => Class::CarriageReturn,
        '\t' => Class::Tab,
        '\0'..='\x1F' | '\x7F' => Class::Control,
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => Class::Selector,
        ZERO_WIDTH_JOINER => Class::Joiner,
        c if is_hidden(c) => Class::Hidden,
        '\u{1161}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FF}' => Class::Mark,
        c if is_combining_mark(c) => Class::Mark,
        // Terminals do not agree on what is left without width, such as Arabic number marks.
        c if c.width().is_none_or(|cells| cells == 0) => Class::Hidden,
        _ => Class::Base,
    }
}

/// Characters that stand for themselves wherever they are. Not every such character: those that
/// texts are made of.
static PLAIN: Plane = Plane::of(&[
    (' ', '~'),
    ('\u{A0}', '\u{AC}'),
    ('\u{AE}', '\u{24F}'),
    ('\u{2010}', '\u{2027}'),
    ('\u{2030}', '\u{205E}'),
    ('\u{2190}', '\u{2BFF}'),
    ('\u{3000}', '\u{3029}'),
    ('\u{3030}', '\u{3096}'),
    ('\u{309B}', '\u{30FF}'),
    ('\u{3131}', '\u{3163}'),
    ('\u{3200}', '\u{9FFF}'),
    ('가', '힣'),
    ('\u{FF01}', '\u{FF9F}'),
]);

/// Whether the character is a C1 control, is ignored when displayed, or has no agreed meaning.
///
/// The ignored ones are Unicode's `Default_Ignorable_Code_Point`: bidi controls, zero-width spaces,
/// soft hyphen, fillers, Mongolian selectors, tags. Also interlinear annotation, private use and
/// noncharacters.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{9F}' | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{E000}'..='\u{F8FF}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{10FFFF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// The picture of a C0 control or DEL, from the block Control Pictures.
fn picture(control: char) -> char {
    match control {
        '\x7F' => '\u{2421}',
        c => char::from_u32(0x2400 + u32::from(c)).unwrap_or(REPLACEMENT),
    }
}

/// Whether the selector after `base` and before `next` chooses a form that exists: of a kanji
/// (standardised or ideographic), or text against emoji, also for the digit of a keycap.
fn selects(base: char, selector: char, next: Option<char>) -> bool {
    match selector {
        '\u{FE00}'..='\u{FE02}' | '\u{E0100}'..='\u{E01EF}' => is_kanji(base),
        '\u{FE0E}' | '\u{FE0F}' => {
            is_pictograph(base) || (matches!(base, '0'..='9' | '#' | '*') && next == Some(ENCLOSING_KEYCAP))
        }
        _ => false,
    }
}

fn is_kanji(c: char) -> bool {
    matches!(c, '々' | '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFD}')
}

/// Whether emoji are made of the character: asked of the cluster rule for joiners (UAX #29, GB11),
/// so that no table of emoji has to be kept up to date here.
fn is_pictograph(c: char) -> bool {
    matches!(class(c), Class::Base) && are_one_cluster(&['©', ZERO_WIDTH_JOINER, c])
}

fn are_one_cluster(chars: &[char]) -> bool {
    chars.iter().collect::<String>().graphemes(true).nth(1).is_none()
}
