//! The keys behind the bytes of a terminal, one at a time.
//!
//! The sequences are those of ECMA-48 and of xterm (its `ctlseqs`), of the Linux console, and `CSI u`
//! as some terminals send it. What is not a key, such as an answer that nobody waits for any more or
//! a mouse that another program has left switched on in an older form, is told from keys and left out.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// What some bytes begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Something whose end is not there yet.
    More,
    /// So many bytes that are no key.
    Nothing(usize),
    /// So many bytes that are a key.
    Key(usize, KeyEvent),
    /// So many bytes that are the mouse.
    Mouse(usize, MouseEvent),
    /// So many bytes that begin a paste.
    Paste(usize),
}

impl Step {
    /// The same with so many bytes before it.
    fn after(self, before: usize) -> Step {
        match self {
            Step::More => Step::More,
            Step::Nothing(length) => Step::Nothing(before + length),
            Step::Key(length, key) => Step::Key(before + length, key),
            Step::Mouse(length, mouse) => Step::Mouse(before + length, mouse),
            Step::Paste(length) => Step::Paste(before + length),
        }
    }

    fn maybe(length: usize, key: Option<KeyEvent>) -> Step {
        key.map_or(Step::Nothing(length), |key| Step::Key(length, key))
    }
}

const ESC: u8 = 0x1B;
const BEL: u8 = 0x07;

/// What the bytes begin with, of which at least one is there; `is_all` says that no more will come,
/// so that Escape is a key and not the beginning of one.
pub(super) fn step(bytes: &[u8], is_all: bool) -> Step {
    match bytes {
        [ESC] if is_all => Step::Key(1, KeyEvent::from(KeyCode::Esc)),
        [ESC] => Step::More,
        [ESC, ESC, ..] => Step::Key(1, KeyEvent::from(KeyCode::Esc)),
        // A character that begins a sequence, and nothing behind it: it was typed with Alt.
        [ESC, b'[' | b'O' | b']' | b'P' | b'X' | b'^' | b'_'] if !is_all => Step::More,
        [ESC, b'[', rest @ ..] if !rest.is_empty() => control_sequence(rest).after(2),
        [ESC, b'O', final_byte, ..] => Step::maybe(3, letter(*final_byte, KeyModifiers::NONE)),
        [ESC, b']' | b'P' | b'X' | b'^' | b'_', rest @ ..] if !rest.is_empty() => string(rest).after(2),
        [ESC, rest @ ..] => match character(rest) {
            Step::Key(length, key) => Step::Key(length + 1, KeyEvent::new(key.code, key.modifiers | KeyModifiers::ALT)),
            other => other.after(1),
        },
        _ => character(bytes),
    }
}

/// A character or a control code.
fn character(bytes: &[u8]) -> Step {
    let Some(&first) = bytes.first() else { return Step::More };
    let ctrl = |code: u8| Some(KeyEvent::new(KeyCode::Char(code.into()), KeyModifiers::CONTROL));
    let key = match first {
        0 => ctrl(b' '),
        b'\r' => Some(KeyCode::Enter.into()),
        b'\t' => Some(KeyCode::Tab.into()),
        0x7F => Some(KeyCode::Backspace.into()),
        ESC => Some(KeyCode::Esc.into()),
        1..=0x1A => ctrl(first - 1 + b'a'),
        // Named by digits, as the chords expect.
        0x1C..=0x1F => ctrl(first - 0x1C + b'4'),
        _ => return utf8(bytes),
    };
    Step::maybe(1, key)
}

fn utf8(bytes: &[u8]) -> Step {
    /// No character is longer.
    const LONGEST: usize = 4;
    let beginning = bytes.get(..LONGEST).unwrap_or(bytes);
    let valid = match str::from_utf8(beginning) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() > 0 => {
            beginning.get(..error.valid_up_to()).and_then(|valid| str::from_utf8(valid).ok()).unwrap_or_default()
        }
        Err(error) => return error.error_len().map_or(Step::More, Step::Nothing),
    };
    match valid.chars().next() {
        Some(char) => Step::Key(char.len_utf8(), KeyCode::Char(char).into()),
        None => Step::Nothing(1),
    }
}

/// A control string such as an answer about colours: up to `ESC \` or BEL.
fn string(bytes: &[u8]) -> Step {
    let ends = bytes.iter().enumerate().find_map(|(at, byte)| match (byte, bytes.get(at + 1)) {
        (&BEL, _) => Some(at + 1),
        (&ESC, Some(b'\\')) => Some(at + 2),
        (&ESC, Some(_)) => Some(at),
        _ => None,
    });
    ends.map_or(Step::More, Step::Nothing)
}

/// What follows `ESC [`: parameters, perhaps intermediate bytes, and a final byte.
fn control_sequence(bytes: &[u8]) -> Step {
    if let [b'[', console @ ..] = bytes {
        return match console {
            [] => Step::More,
            [key @ b'A'..=b'E', ..] => Step::Key(2, KeyCode::F(key - b'A' + 1).into()),
            _ => Step::Nothing(1),
        };
    }
    let count = |bytes: &[u8], low, high| bytes.iter().take_while(|byte| (low..=high).contains(*byte)).count();
    let (parameters, rest) = bytes.split_at(count(bytes, b'0', b'?'));
    let between = count(rest, b' ', b'/');
    let length = parameters.len() + between + 1;
    match rest.get(between) {
        None => Step::More,
        // The mouse of X10: three more bytes, whatever they are.
        Some(b'M') if length == 1 => {
            if bytes.len() < 4 {
                Step::More
            } else {
                Step::Nothing(4)
            }
        }
        Some(b'M') if between == 0 && parameters.first() == Some(&b'<') => {
            mouse(parameters).map_or(Step::Nothing(length), |mouse| Step::Mouse(length, mouse))
        }
        Some(final_byte @ b'@'..=b'~') if between == 0 => named(parameters, *final_byte, length),
        Some(b'@'..=b'~') => Step::Nothing(length),
        // Broken off: what comes here is looked at by itself.
        Some(_) => Step::Nothing(length - 1),
    }
}

/// The key that parameters and a final byte name.
fn named(parameters: &[u8], final_byte: u8, length: usize) -> Step {
    let Some([first, second, third]) = numbers(parameters) else { return Step::Nothing(length) };
    let held = modifiers(second);
    let key = match (final_byte, first) {
        (b'~', 200) => return Step::Paste(length),
        (b'~', 27) => char::from_u32(third).map(|char| code_point(char, held)),
        (b'~', number) => numbered(number).map(|code| KeyEvent::new(code, held)),
        (b'u', code) => char::from_u32(code).filter(|char| !is_private(*char)).map(|char| code_point(char, held)),
        (b'Z', _) => Some(KeyEvent::new(KeyCode::BackTab, held | KeyModifiers::SHIFT)),
        // With another first parameter it is the answer to where the cursor stands.
        (b'R', first) if first != 1 => None,
        (_, 0 | 1) => letter(final_byte, held),
        _ => None,
    };
    Step::maybe(length, key)
}

/// What `CSI < button ; column ; row M` says of the wheel or the main button; the others are nothing.
fn mouse(parameters: &[u8]) -> Option<MouseEvent> {
    /// Shift, Alt and Ctrl, which make no difference.
    const HELD: u32 = 4 | 8 | 16;
    let [button, column, row] = numbers(parameters.strip_prefix(b"<")?)?;
    let kind = match button & !HELD {
        0 => MouseEventKind::Down(MouseButton::Left),
        64 => MouseEventKind::ScrollUp,
        65 => MouseEventKind::ScrollDown,
        _ => return None,
    };
    // Cells are counted from 1.
    let cell = |number: u32| u16::try_from(number.checked_sub(1)?).ok();
    Some(MouseEvent { kind, column: cell(column)?, row: cell(row)?, modifiers: KeyModifiers::NONE })
}

/// The first three parameters, 0 where there is none; `None` where they are none of a key's.
fn numbers(parameters: &[u8]) -> Option<[u32; 3]> {
    let mut numbers = [0; 3];
    let parameters = str::from_utf8(parameters).ok()?;
    for (number, written) in numbers.iter_mut().zip(parameters.split(';')) {
        // Behind a colon stands what else the key types, or whether it is pressed: as long as it
        // does not say that it was let go.
        let (written, event) = written.split_once(':').unwrap_or((written, ""));
        if event == "3" {
            return None;
        }
        *number = if written.is_empty() { 0 } else { written.parse().ok()? };
    }
    Some(numbers)
}

/// Modifiers as terminals number them: a bit each, and one more.
fn modifiers(number: u32) -> KeyModifiers {
    const BITS: [KeyModifiers; 6] = [
        KeyModifiers::SHIFT,
        KeyModifiers::ALT,
        KeyModifiers::CONTROL,
        KeyModifiers::SUPER,
        KeyModifiers::HYPER,
        KeyModifiers::META,
    ];
    let bits = number.saturating_sub(1);
    let held = BITS.into_iter().enumerate().filter(|(bit, _)| bits & (1 << bit) != 0);
    held.fold(KeyModifiers::NONE, |all, (_, modifier)| all | modifier)
}

/// The key of `CSI … letter` and `SS3 letter`.
fn letter(letter: u8, held: KeyModifiers) -> Option<KeyEvent> {
    let code = match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(letter - b'P' + 1),
        _ => return None,
    };
    Some(KeyEvent::new(code, held))
}

/// The key of `CSI number ~`.
fn numbered(number: u32) -> Option<KeyCode> {
    let function = |first: u32, name: u32| u8::try_from(number - first + name).ok().map(KeyCode::F);
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => function(11, 1),
        17..=21 => function(17, 6),
        23..=24 => function(23, 11),
        _ => None,
    }
}

/// The key that types the character, or that has it for a name.
fn code_point(char: char, held: KeyModifiers) -> KeyEvent {
    let code = match char {
        '\r' => KeyCode::Enter,
        '\t' => KeyCode::Tab,
        '\x1B' => KeyCode::Esc,
        '\x7F' | '\x08' => KeyCode::Backspace,
        char => KeyCode::Char(char),
    };
    KeyEvent::new(code, held)
}

/// Whether the character stands for a key that types nothing, such as Caps Lock.
fn is_private(char: char) -> bool {
    ('\u{E000}'..='\u{F8FF}').contains(&char)
}
