//! The mouse as the terminal reports it, and as the desk takes it.

use std::time::{Duration, Instant};

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use crate::update::Mouse;

/// Two presses on one cell within this time are a double click.
const DOUBLE: Duration = Duration::from_millis(400);

/// The last press, to tell a double click from two clicks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clicks {
    last: Option<(Position, Instant)>,
}

impl Clicks {
    /// What an event at that time is to the desk; nothing for most.
    pub fn take(&mut self, event: MouseEvent, now: Instant) -> Option<Mouse> {
        let at = Position::new(event.column, event.row);
        match event.kind {
            MouseEventKind::ScrollDown => Some(Mouse::Wheel { down: true }),
            MouseEventKind::ScrollUp => Some(Mouse::Wheel { down: false }),
            MouseEventKind::Down(MouseButton::Left) => {
                let is_second = |(cell, time): &(Position, Instant)| *cell == at && now.duration_since(*time) <= DOUBLE;
                let double = self.last.take().as_ref().is_some_and(is_second);
                // A third press begins anew.
                self.last = (!double).then_some((at, now));
                Some(Mouse::Press { at, double })
            }
            MouseEventKind::Drag(MouseButton::Left) => {
                self.last = None;
                Some(Mouse::Drag { at })
            }
            MouseEventKind::Up(MouseButton::Left) => Some(Mouse::Release),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyModifiers;

    use super::*;

    fn press(column: u16) -> MouseEvent {
        let kind = MouseEventKind::Down(MouseButton::Left);
        MouseEvent { kind, column, row: 0, modifiers: KeyModifiers::NONE }
    }

    #[test]
    fn two_presses_on_a_cell_at_once_are_a_double_click_and_a_third_is_a_new_one() {
        let start = Instant::now();
        let mut clicks = Clicks::default();
        let mut double = |column, millis| {
            let mouse = clicks.take(press(column), start + Duration::from_millis(millis));
            matches!(mouse, Some(Mouse::Press { double: true, .. }))
        };
        assert_eq!([double(3, 0), double(3, 100), double(3, 200)], [false, true, false]);
        assert!(double(3, 300));
        assert!(!double(3, 1000), "long after");
        assert!(!double(4, 1100), "elsewhere");
    }

    #[test]
    fn other_buttons_are_nothing() {
        let mut clicks = Clicks::default();
        for kind in [MouseEventKind::Up(MouseButton::Right), MouseEventKind::Down(MouseButton::Right)] {
            let event = MouseEvent { kind, ..press(1) };
            assert_eq!(clicks.take(event, Instant::now()), None);
        }
    }
}
