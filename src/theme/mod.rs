//! Styles by role. A role says what a piece of text is; a theme says how that looks.
//!
//! Every theme is a TOML file of one line a role. Those inside the program are written like those
//! of a user; the test below holds them to a contrast of at least 4.5 to 1.

mod colour;
mod file;
mod known;

use ratatui::style::{Modifier, Style};

pub use colour::{contrast, rgb};
pub use file::read;
pub use known::{BUILT_IN, Known, Themes};

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

    /// The role's name in a theme file.
    pub const fn name(self) -> &'static str {
        match self {
            Role::Text => "text",
            Role::Dim => "dim",
            Role::Title => "title",
            Role::Id => "id",
            Role::Cursor => "cursor",
            Role::Trail => "trail",
            Role::Match => "match",
            Role::Term => "term",
            Role::Attention => "attention",
        }
    }
}

/// A style for each role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    styles: [Style; Role::ALL.len()],
}

impl Theme {
    /// How text of that role looks.
    pub fn style(&self, role: Role) -> Style {
        self.styles[role as usize]
    }

    /// The same for a terminal that has 256 colours: each colour the nearest of those that are the
    /// same on every terminal.
    #[must_use]
    pub fn in_256(self) -> Theme {
        let nearest =
            |style: Style| Style { fg: style.fg.map(colour::in_256), bg: style.bg.map(colour::in_256), ..style };
        Theme { styles: self.styles.map(nearest) }
    }
}

impl Default for Theme {
    /// The terminal's own colours, and the cursor reversed.
    fn default() -> Theme {
        let mut styles = [Style::reset(); Role::ALL.len()];
        styles[Role::Cursor as usize] = Style::reset().add_modifier(Modifier::REVERSED);
        Theme { styles }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Color;

    use super::*;

    fn built_in() -> impl Iterator<Item = (String, Theme)> {
        let themes = Themes::default();
        let names: Vec<String> = themes.names().map(str::to_owned).collect();
        names.into_iter().filter_map(move |name| Some((name.clone(), themes.named(&name)?)))
    }

    #[test]
    fn every_role_of_every_theme_can_be_read_on_its_ground() {
        for (name, theme) in built_in().filter(|(name, _)| name != "plain") {
            let least = if name == "contrast" { 7.0 } else { 4.5 };
            for (depth, theme) in [("true colour", theme), ("256 colours", theme.in_256())] {
                for role in Role::ALL {
                    let style = theme.style(role);
                    let ratio = contrast(style.fg.unwrap(), style.bg.unwrap()).expect("colours of its own");
                    assert!(ratio >= least, "{name} in {depth}, {role:?}: {ratio:.2}");
                }
            }
        }
    }

    #[test]
    fn what_is_written_over_a_selected_row_can_be_read_too() {
        for (name, theme) in built_in().filter(|(name, _)| name != "plain") {
            for role in Role::ALL.into_iter().filter(|role| *role != Role::Cursor) {
                for theme in [theme, theme.in_256()] {
                    let (on, text) = (theme.style(Role::Trail).bg.unwrap(), theme.style(role).fg.unwrap());
                    let ratio = contrast(text, on).expect("colours of its own");
                    assert!(ratio >= 4.5, "{name}, {role:?} on the trail: {ratio:.2}");
                }
            }
        }
    }

    #[test]
    fn in_every_theme_the_cursor_is_not_the_trail_and_neither_is_text() {
        for (name, theme) in built_in() {
            let [text, cursor, trail] = [Role::Text, Role::Cursor, Role::Trail].map(|role| theme.style(role));
            assert!(text != cursor && text != trail && cursor != trail, "{name}");
        }
    }

    #[test]
    fn the_theme_without_colours_sets_none() {
        let plain = Themes::default().named("plain").unwrap();
        for role in Role::ALL {
            let style = plain.style(role);
            assert!(matches!(style.fg, None | Some(Color::Reset)) && matches!(style.bg, None | Some(Color::Reset)));
        }
    }
}
