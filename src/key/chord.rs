//! A key as it is written in a keymap, shown in the help, and compared with what was typed.

use std::fmt;
use std::str::FromStr;

use crate::glyph::Glyphs;
use crate::text::clean::clean;

/// A key of the keyboard without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A key that types a character; the space bar types `' '`.
    Char(char),
    /// A function key, 1 to 12.
    F(u8),
    /// Tab.
    Tab,
    /// Enter, also called Return.
    Enter,
    /// Escape.
    Esc,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// The arrow up.
    Up,
    /// The arrow down.
    Down,
    /// The arrow left.
    Left,
    /// The arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// The keys with a name, as it is shown; the keymap spells it in lower case.
const NAMED: [(Code, &str); 27] = [
    (Code::Char(' '), "Space"),
    (Code::Tab, "Tab"),
    (Code::Enter, "Enter"),
    (Code::Esc, "Esc"),
    (Code::Backspace, "Backspace"),
    (Code::Delete, "Delete"),
    (Code::Insert, "Insert"),
    (Code::Up, "Up"),
    (Code::Down, "Down"),
    (Code::Left, "Left"),
    (Code::Right, "Right"),
    (Code::Home, "Home"),
    (Code::End, "End"),
    (Code::PageUp, "PageUp"),
    (Code::PageDown, "PageDown"),
    (Code::F(1), "F1"),
    (Code::F(2), "F2"),
    (Code::F(3), "F3"),
    (Code::F(4), "F4"),
    (Code::F(5), "F5"),
    (Code::F(6), "F6"),
    (Code::F(7), "F7"),
    (Code::F(8), "F8"),
    (Code::F(9), "F9"),
    (Code::F(10), "F10"),
    (Code::F(11), "F11"),
    (Code::F(12), "F12"),
];

impl Code {
    /// The key's name; empty for a character other than space.
    fn name(self) -> &'static str {
        NAMED.iter().find(|(code, _)| *code == self).map_or("", |(_, name)| name)
    }
}

/// The modifiers held down with a key. What a terminal cannot report (super, hyper, meta) is not here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Modifiers {
    /// Control.
    pub ctrl: bool,
    /// Alt, or Option.
    pub alt: bool,
    /// Shift.
    pub shift: bool,
}

impl Modifiers {
    /// No modifier.
    pub const NONE: Modifiers = Modifiers { ctrl: false, alt: false, shift: false };
}

/// A key with its modifiers, in the one form that each has.
///
/// A terminal sends the same bytes for several keys; [`Chord::new`] brings them together, so that two
/// chords are equal exactly when the program cannot tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chord {
    code: Code,
    modifiers: Modifiers,
}

impl Chord {
    /// The chord of a key and the modifiers held with it.
    ///
    /// Shift is part of a character (`J`, not shift-`j`), and control takes the case from a letter.
    /// Keys to which ASCII gives one control code are one chord: `ctrl-i` is Tab, `ctrl-m` is Enter,
    /// `ctrl-[` is Escape. `ctrl-h` is not Backspace, because terminals differ in what that sends.
    pub fn new(code: Code, modifiers: Modifiers) -> Chord {
        let Code::Char(char) = code else { return Chord { code, modifiers } };
        let unshifted = Modifiers { shift: false, ..modifiers };
        if !modifiers.ctrl {
            let char = if modifiers.shift { upper(char) } else { char };
            return Chord { code: Code::Char(char), modifiers: unshifted };
        }
        let code = match char.to_ascii_lowercase() {
            'i' => Code::Tab,
            'm' => Code::Enter,
            '[' => Code::Esc,
            // The terminal library names the four control codes after Escape by digits.
            '4' => Code::Char('\\'),
            '5' => Code::Char(']'),
            '6' => Code::Char('^'),
            '7' | '/' => Code::Char('_'),
            char => return Chord { code: Code::Char(char), modifiers: unshifted },
        };
        let ctrl = matches!(code, Code::Char(_));
        Chord { code, modifiers: Modifiers { ctrl, ..unshifted } }
    }

    /// The chord of a key alone.
    pub fn plain(code: Code) -> Chord {
        Chord::new(code, Modifiers::NONE)
    }

    /// The key.
    pub fn code(self) -> Code {
        self.code
    }

    /// The modifiers; never shift with a character.
    pub fn modifiers(self) -> Modifiers {
        self.modifiers
    }

    /// The character that the chord types, if it types one.
    pub fn text(self) -> Option<char> {
        match self {
            Chord { code: Code::Char(char), modifiers: Modifiers::NONE } => Some(char),
            _ => None,
        }
    }

    /// The chord with a full-width character replaced by its ASCII twin: an input method left on for
    /// Latin letters types `ｊ ？ ／`, and means `j ? /`.
    pub fn folded(self) -> Chord {
        match self.code {
            Code::Char(char) => Chord::new(Code::Char(ascii_twin(char)), self.modifiers),
            _ => self,
        }
    }

    /// The chord as people know it: `j`, `Ctrl-d`, `Enter`, and for an arrow its sign: `↑` or `Up`.
    pub fn label(self, glyphs: Glyphs) -> String {
        let mut label = String::new();
        for (held, name) in self.held().into_iter().zip(["Ctrl-", "Alt-", "Shift-"]) {
            if held {
                label.push_str(name);
            }
        }
        match self.code {
            Code::Up => label.push_str(glyphs.up()),
            Code::Down => label.push_str(glyphs.down()),
            Code::Left => label.push_str(glyphs.left()),
            Code::Right => label.push_str(glyphs.right()),
            Code::Char(char) if char != ' ' => label.push(char),
            code => label.push_str(code.name()),
        }
        label
    }

    fn held(self) -> [bool; 3] {
        [self.modifiers.ctrl, self.modifiers.alt, self.modifiers.shift]
    }
}

/// As the keymap spells it: `j`, `ctrl-d`, `enter`.
impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in self.held().into_iter().zip(["ctrl-", "alt-", "shift-"]) {
            if held {
                f.write_str(name)?;
            }
        }
        match self.code {
            Code::Char(char) if char != ' ' => write!(f, "{char}"),
            code => f.write_str(&code.name().to_ascii_lowercase()),
        }
    }
}

impl FromStr for Chord {
    type Err = KeyError;

    /// Reads one chord. Names are read in any case, so that what the help shows can be written too.
    fn from_str(text: &str) -> Result<Chord, KeyError> {
        let unreadable = || KeyError { part: text.to_owned() };
        let mut modifiers = Modifiers::NONE;
        let mut rest = text;
        while let Some((name, after)) =
            rest.split_once('-').filter(|(name, after)| !name.is_empty() && !after.is_empty())
        {
            let held = match name.to_ascii_lowercase().as_str() {
                "ctrl" => &mut modifiers.ctrl,
                "alt" => &mut modifiers.alt,
                "shift" => &mut modifiers.shift,
                _ => return Err(unreadable()),
            };
            if std::mem::replace(held, true) {
                return Err(unreadable());
            }
            rest = after;
        }
        let mut chars = rest.chars();
        let code = match (chars.next(), chars.next()) {
            (Some(char), None) if !char.is_whitespace() && clean(rest) == rest => Code::Char(ascii_twin(char)),
            _ => {
                let named = NAMED.iter().find(|(_, name)| name.eq_ignore_ascii_case(rest));
                named.map(|(code, _)| *code).ok_or_else(unreadable)?
            }
        };
        match code {
            // Which character shift makes of another depends on the keyboard.
            Code::Char(char) if modifiers.shift && upper(char) == char => Err(unreadable()),
            _ => Ok(Chord::new(code, modifiers)),
        }
    }
}

/// One or more chords typed one after another: `g g`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sequence(Vec<Chord>);

impl Sequence {
    /// The sequence of those chords, if there are any.
    pub fn new(chords: Vec<Chord>) -> Option<Sequence> {
        if chords.is_empty() { None } else { Some(Sequence(chords)) }
    }

    /// The chords in the order in which they are typed; never none.
    pub fn chords(&self) -> &[Chord] {
        &self.0
    }

    /// Whether only one of the two can be typed: they are the same, or one begins with the other.
    pub fn clashes(&self, other: &Sequence) -> bool {
        self.0.starts_with(&other.0) || other.0.starts_with(&self.0)
    }

    /// The sequence as people know it: `g g`, `Ctrl-d`.
    pub fn label(&self, glyphs: Glyphs) -> String {
        let labels: Vec<String> = self.0.iter().map(|chord| chord.label(glyphs)).collect();
        labels.join(" ")
    }
}

impl From<Chord> for Sequence {
    fn from(chord: Chord) -> Sequence {
        Sequence(vec![chord])
    }
}

/// As the keymap spells it: chords with spaces between.
impl fmt::Display for Sequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, chord) in self.0.iter().enumerate() {
            if nth > 0 {
                f.write_str(" ")?;
            }
            chord.fmt(f)?;
        }
        Ok(())
    }
}

impl FromStr for Sequence {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Sequence, KeyError> {
        let chords = text.split_whitespace().map(str::parse).collect::<Result<Vec<Chord>, KeyError>>()?;
        Sequence::new(chords).ok_or_else(|| KeyError { part: text.to_owned() })
    }
}

/// A key that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such key: {part:?}")]
pub struct KeyError {
    /// The part of the text that is no key.
    pub part: String,
}

/// Reads keys in the compact form of tests and scripts: `jj<enter>g g<ctrl-d>あ`.
///
/// A character is a key, `<name>` is a chord as the keymap spells it, and `<lt>` is the character `<`.
/// White space is ignored, so that keys can stand in groups; the space bar is `<space>`.
///
/// # Errors
/// The first part that is no key: a `<name>` that the keymap would not read, or a `<` that nothing closes.
pub fn parse_keys(text: &str) -> Result<Vec<Chord>, KeyError> {
    let mut chords = Vec::new();
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        match char {
            '<' => {
                let rest = chars.as_str();
                let (name, after) = rest.split_once('>').ok_or_else(|| KeyError { part: format!("<{rest}") })?;
                chords.push(if name == "lt" { Chord::plain(Code::Char('<')) } else { name.parse()? });
                chars = after.chars();
            }
            char if char.is_whitespace() => {}
            char => {
                // What is no key is refused; a full-width letter stays one, for it may be text.
                let _: Chord = char.to_string().parse()?;
                chords.push(Chord::plain(Code::Char(char)));
            }
        }
    }
    Ok(chords)
}

/// The ASCII character of which `char` is the full-width form (Unicode, Halfwidth and Fullwidth Forms), else `char`.
fn ascii_twin(char: char) -> char {
    const OFFSET: u32 = '！' as u32 - '!' as u32;
    match char {
        '！'..='～' => char::from_u32(char as u32 - OFFSET).unwrap_or(char),
        '\u{3000}' => ' ',
        _ => char,
    }
}

/// The upper-case form of a character that has one of one character, else the character.
fn upper(char: char) -> char {
    let mut upper = char.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(upper), None) => upper,
        _ => char,
    }
}
