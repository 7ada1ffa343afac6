//! Chords from the terminal library's key events.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::chord::{Chord, Code, Modifiers};

impl Chord {
    /// The chord that was pressed, if it is a key that a keymap can name.
    ///
    /// Nothing comes of a key let go, of a modifier by itself, of media and lock keys, and of what is
    /// pressed with super, hyper or meta, which belongs to the desktop. A character stays as it was
    /// typed, full-width or not, because in a line of input it is text; see [`Chord::folded`].
    pub fn from_event(event: KeyEvent) -> Option<Chord> {
        const OURS: KeyModifiers = KeyModifiers::CONTROL.union(KeyModifiers::ALT).union(KeyModifiers::SHIFT);
        if event.kind == KeyEventKind::Release || !OURS.contains(event.modifiers) {
            return None;
        }
        let code = match event.code {
            KeyCode::Char(char) if !char.is_control() => Code::Char(char),
            KeyCode::F(number @ 1..=12) => Code::F(number),
            KeyCode::Tab | KeyCode::BackTab => Code::Tab,
            KeyCode::Enter => Code::Enter,
            KeyCode::Esc => Code::Esc,
            KeyCode::Backspace => Code::Backspace,
            KeyCode::Delete => Code::Delete,
            KeyCode::Insert => Code::Insert,
            KeyCode::Up => Code::Up,
            KeyCode::Down => Code::Down,
            KeyCode::Left => Code::Left,
            KeyCode::Right => Code::Right,
            KeyCode::Home => Code::Home,
            KeyCode::End => Code::End,
            KeyCode::PageUp => Code::PageUp,
            KeyCode::PageDown => Code::PageDown,
            _ => return None,
        };
        let modifiers = Modifiers {
            ctrl: event.modifiers.contains(KeyModifiers::CONTROL),
            alt: event.modifiers.contains(KeyModifiers::ALT),
            shift: event.modifiers.contains(KeyModifiers::SHIFT) || event.code == KeyCode::BackTab,
        };
        Some(Chord::new(code, modifiers))
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyEventState;

    use super::*;

    fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Option<String> {
        Chord::from_event(KeyEvent::new(code, modifiers)).map(|chord| chord.to_string())
    }

    #[test]
    fn a_key_has_the_spelling_of_the_keymap() {
        use KeyModifiers as M;
        for (code, modifiers, spelling) in [
            (KeyCode::Char('j'), M::NONE, "j"),
            (KeyCode::Char('J'), M::SHIFT, "J"),
            (KeyCode::Char('j'), M::SHIFT, "J"),
            (KeyCode::Char('J'), M::NONE, "J"),
            (KeyCode::Char('?'), M::SHIFT, "?"),
            (KeyCode::Char(' '), M::NONE, "space"),
            (KeyCode::Char(' '), M::CONTROL, "ctrl-space"),
            (KeyCode::Char('d'), M::CONTROL, "ctrl-d"),
            (KeyCode::Char('D'), M::CONTROL.union(M::SHIFT), "ctrl-d"),
            (KeyCode::Char('x'), M::ALT, "alt-x"),
            (KeyCode::Char('h'), M::CONTROL, "ctrl-h"),
            (KeyCode::Backspace, M::NONE, "backspace"),
            (KeyCode::Backspace, M::ALT, "alt-backspace"),
            (KeyCode::BackTab, M::SHIFT, "shift-tab"),
            (KeyCode::BackTab, M::NONE, "shift-tab"),
            (KeyCode::Tab, M::SHIFT, "shift-tab"),
            (KeyCode::Char('i'), M::CONTROL, "tab"),
            (KeyCode::Char('7'), M::CONTROL, "ctrl-_"),
            (KeyCode::F(12), M::NONE, "f12"),
            (KeyCode::Char('ｊ'), M::NONE, "ｊ"),
            (KeyCode::Char('あ'), M::NONE, "あ"),
        ] {
            assert_eq!(pressed(code, modifiers).as_deref(), Some(spelling), "{code:?} with {modifiers:?}");
        }
    }

    #[test]
    fn a_key_held_down_is_the_key_again_and_a_key_let_go_is_nothing() {
        let event = |kind| KeyEvent::new_with_kind(KeyCode::Char('j'), KeyModifiers::NONE, kind);
        assert_eq!(Chord::from_event(event(KeyEventKind::Repeat)), Some(Chord::plain(Code::Char('j'))));
        assert_eq!(Chord::from_event(event(KeyEventKind::Release)), None);
    }

    #[test]
    fn lock_keys_neither_act_nor_change_another_key() {
        let state = KeyEventState::CAPS_LOCK.union(KeyEventState::NUM_LOCK);
        let event = |code| KeyEvent::new_with_kind_and_state(code, KeyModifiers::NONE, KeyEventKind::Press, state);
        assert_eq!(Chord::from_event(event(KeyCode::Char('j'))), Some(Chord::plain(Code::Char('j'))));
        assert_eq!(Chord::from_event(event(KeyCode::CapsLock)), None);
    }

    #[test]
    fn what_no_keymap_can_name_is_nothing() {
        use crossterm::event::{MediaKeyCode, ModifierKeyCode};
        for (code, modifiers) in [
            (KeyCode::Null, KeyModifiers::NONE),
            (KeyCode::F(13), KeyModifiers::NONE),
            (KeyCode::F(0), KeyModifiers::NONE),
            (KeyCode::Char('\u{1b}'), KeyModifiers::NONE),
            (KeyCode::Char('q'), KeyModifiers::SUPER),
            (KeyCode::Char('q'), KeyModifiers::META.union(KeyModifiers::CONTROL)),
            (KeyCode::Modifier(ModifierKeyCode::LeftShift), KeyModifiers::SHIFT),
            (KeyCode::Media(MediaKeyCode::Play), KeyModifiers::NONE),
            (KeyCode::KeypadBegin, KeyModifiers::NONE),
        ] {
            assert_eq!(pressed(code, modifiers), None, "{code:?} with {modifiers:?}");
        }
    }
}
