//! The style that a terminal writes in, and the shortest way from one style to another.

use std::fmt::Write;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Colours and modifiers as a terminal holds them between two characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// Each modifier with the SGR parameters that set it and take it away. One parameter takes away
/// all that share it.
const MODIFIERS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

impl Pen {
    /// The style of a cell.
    pub(super) fn of(cell: &Cell) -> Pen {
        Pen { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// The escape sequence that makes this style of `from`: only what differs, or everything anew,
    /// whichever is shorter. Empty where nothing differs.
    pub(super) fn change_from(self, from: Pen) -> String {
        if self == from {
            return String::new();
        }
        let difference = self.parameters(from);
        let mut anew = self.parameters(Pen::default());
        anew.insert(0, ';');
        let shorter = if difference.len() <= anew.len() { difference } else { anew };
        format!("\x1b[{}m", shorter.trim_end_matches(';'))
    }

    /// SGR parameters, each with a semicolon behind it.
    fn parameters(self, from: Pen) -> String {
        let mut out = String::new();
        let mut held = from.modifier;
        for (modifier, _, off) in MODIFIERS {
            if held.contains(modifier) && !self.modifier.contains(modifier) {
                push(&mut out, format_args!("{off}"));
                let shared = MODIFIERS.iter().filter(|(_, _, other)| *other == off);
                held -= shared.fold(Modifier::empty(), |all, (modifier, ..)| all | *modifier);
            }
        }
        for (modifier, on, _) in MODIFIERS {
            if self.modifier.contains(modifier) && !held.contains(modifier) {
                push(&mut out, format_args!("{on}"));
            }
        }
        if self.fg != from.fg {
            colour(&mut out, self.fg, 30);
        }
        if self.bg != from.bg {
            colour(&mut out, self.bg, 40);
        }
        out
    }
}

/// Pushes the parameters of a colour; `base` is 30 for the glyph, 40 for what is behind it.
fn colour(out: &mut String, colour: Color, base: u8) {
    let bright = base + 60;
    let parameter = match colour {
        Color::Reset => base + 9,
        Color::Black => base,
        Color::Red => base + 1,
        Color::Green => base + 2,
        Color::Yellow => base + 3,
        Color::Blue => base + 4,
        Color::Magenta => base + 5,
        Color::Cyan => base + 6,
        Color::Gray => base + 7,
        Color::DarkGray => bright,
        Color::LightRed => bright + 1,
        Color::LightGreen => bright + 2,
        Color::LightYellow => bright + 3,
        Color::LightBlue => bright + 4,
        Color::LightMagenta => bright + 5,
        Color::LightCyan => bright + 6,
        Color::White => bright + 7,
        Color::Indexed(index) => return push(out, format_args!("{};5;{index}", base + 8)),
        Color::Rgb(red, green, blue) => return push(out, format_args!("{};2;{red};{green};{blue}", base + 8)),
    };
    push(out, format_args!("{parameter}"));
}

fn push(out: &mut String, parameter: std::fmt::Arguments<'_>) {
    // Writing to a string does not fail.
    let _ = write!(out, "{parameter};");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pen(fg: Color, modifier: Modifier) -> Pen {
        Pen { fg, bg: Color::Reset, modifier }
    }

    #[test]
    fn the_same_style_costs_nothing() {
        let red = pen(Color::Red, Modifier::BOLD);
        assert_eq!(red.change_from(red), "");
    }

    #[test]
    fn only_what_differs_is_said() {
        let red = pen(Color::Red, Modifier::BOLD);
        assert_eq!(pen(Color::Blue, Modifier::BOLD).change_from(red), "\x1b[34m");
    }

    #[test]
    fn the_plain_style_is_one_reset() {
        assert_eq!(Pen::default().change_from(pen(Color::Red, Modifier::BOLD)), "\x1b[m");
    }

    #[test]
    fn a_modifier_stays_when_the_one_that_shares_its_off_switch_goes() {
        let both = Pen { bg: Color::Blue, ..pen(Color::Rgb(1, 2, 3), Modifier::BOLD | Modifier::DIM) };
        let dim = Pen { modifier: Modifier::DIM, ..both };
        assert_eq!(dim.change_from(both), "\x1b[22;2m");
    }
}
