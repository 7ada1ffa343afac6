//! Styles by role. A role says what a piece of text is; a theme says how that looks.
//!
//! The colours are of the fixed part of the 256-colour palette (16 to 255), so that they are the
//! same on every terminal and their contrast can be tested.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// Running text.
    #[default]
    Text,
    /// Labels, counts, hints: there when looked for.
    Dim,
    /// Headings and titles.
    Title,
    /// An item's id.
    Id,
    /// Where one is: the selected row of the pane that has the keys.
    Cursor,
    /// The selected row of a pane that does not have the keys.
    Trail,
    /// Characters that a search matched.
    Match,
    /// A term that the glossary explains.
    Term,
    /// What needs attention.
    Attention,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 9] = [
        Role::Text,
        Role::Dim,
        Role::Title,
        Role::Id,
        Role::Cursor,
        Role::Trail,
        Role::Match,
        Role::Term,
        Role::Attention,
    ];
}

/// A set of styles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Light text on dark ground.
    #[default]
    Dark,
    /// Dark text on light ground.
    Light,
    /// No colours at all: weight, underline and reverse video.
    Plain,
}

impl Theme {
    /// The theme after this one. The theme without colours stays: it was asked for.
    pub const fn next(self) -> Theme {
        match self {
            Theme::Dark => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Plain => Theme::Plain,
        }
    }

    /// How text of that role looks.
    pub fn style(self, role: Role) -> Style {
        let (ground, text, dim, here, here_ground, trail_ground, attention) = match self {
            Theme::Dark => (234, 252, 246, 117, 24, 237, 221),
            Theme::Light => (255, 235, 241, 24, 153, 252, 94),
            Theme::Plain => return plain(role),
        };
        let on = |fg: u8, bg: u8| Style::new().fg(Color::Indexed(fg)).bg(Color::Indexed(bg));
        let cursor_text = if self == Theme::Dark { 231 } else { 16 };
        match role {
            Role::Text => on(text, ground),
            Role::Dim => on(dim, ground),
            Role::Title => on(text, ground).add_modifier(Modifier::BOLD),
            Role::Id => on(here, ground),
            Role::Cursor => on(cursor_text, here_ground).add_modifier(Modifier::BOLD),
            Role::Trail => on(text, trail_ground),
            Role::Match => on(attention, ground).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Role::Term => on(text, ground).add_modifier(Modifier::UNDERLINED),
            Role::Attention => on(attention, ground).add_modifier(Modifier::BOLD),
        }
    }
}

fn plain(role: Role) -> Style {
    let style = Style::reset();
    match role {
        Role::Text | Role::Dim | Role::Id => style,
        Role::Title => style.add_modifier(Modifier::BOLD),
        Role::Cursor => style.add_modifier(Modifier::REVERSED),
        Role::Trail | Role::Term => style.add_modifier(Modifier::UNDERLINED),
        Role::Match => style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        Role::Attention => style.add_modifier(Modifier::BOLD),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sRGB value of a colour of the fixed part of the 256-colour palette.
    fn rgb(color: Color) -> [f64; 3] {
        let Color::Indexed(index) = color else { panic!("not of the fixed palette: {color:?}") };
        assert!(index >= 16, "colour {index} differs from terminal to terminal");
        if index >= 232 {
            return [f64::from(8 + 10 * (index - 232)); 3];
        }
        let step = |n: u8| if n == 0 { 0.0 } else { f64::from(55 + 40 * n) };
        let index = index - 16;
        [step(index / 36), step(index / 6 % 6), step(index % 6)]
    }

    /// The contrast ratio of WCAG 2.1.
    fn contrast(a: Color, b: Color) -> f64 {
        let luminance = |color| {
            let linear = rgb(color).map(|v| {
                let v = v / 255.0;
                if v <= 0.03928 { v / 12.92 } else { ((v + 0.055) / 1.055_f64).powf(2.4) }
            });
            0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_role_can_be_read_on_its_ground() {
        for theme in [Theme::Dark, Theme::Light] {
            for role in Role::ALL {
                let style = theme.style(role);
                let ratio = contrast(style.fg.unwrap(), style.bg.unwrap());
                assert!(ratio >= 4.5, "{theme:?} {role:?}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn without_colours_no_colour_is_set_and_the_cursor_still_shows() {
        for role in Role::ALL {
            let style = Theme::Plain.style(role);
            assert!(matches!(style.fg, None | Some(Color::Reset)) && matches!(style.bg, None | Some(Color::Reset)));
        }
        assert_ne!(Theme::Plain.style(Role::Cursor), Theme::Plain.style(Role::Text));
    }
}
