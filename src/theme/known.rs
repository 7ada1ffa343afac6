//! The themes that can be chosen: those inside the program and the user's own.

use std::sync::LazyLock;

use super::{Theme, file};

macro_rules! built_in {
    ($($name:literal),+) => {
        /// The themes inside the program: each one's name and its file.
        pub const BUILT_IN: &[(&str, &str)] = &[$(($name, include_str!(concat!("built-in/", $name, ".toml")))),+];
    };
}

built_in!("dark", "light", "contrast", "solarized-dark", "solarized-light", "plain");

/// The theme that nobody passes by changing themes: no colours were asked for.
const PLAIN: &str = "plain";

/// A theme that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its name: that of its file, without the ending.
    pub name: String,
    /// The file, as it is shown; none for those inside the program.
    pub path: Option<String>,
    /// How it looks.
    pub theme: Theme,
}

/// The themes that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Themes {
    known: Vec<Known>,
}

static READ: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let known =
        |(name, text): &(&str, &str)| Known { name: (*name).to_owned(), path: None, theme: file::read(name, text).0 };
    BUILT_IN.iter().map(known).collect()
});

impl Default for Themes {
    /// Those inside the program.
    fn default() -> Themes {
        Themes { known: READ.clone() }
    }
}

impl Themes {
    /// Those inside the program and the user's own, which go before those of the same name.
    pub fn with(own: Vec<Known>) -> Themes {
        let mut known = READ.clone();
        known.retain(|built_in| !own.iter().any(|it| it.name == built_in.name));
        let plain = known.iter().position(|it| it.name == PLAIN).unwrap_or(known.len());
        known.splice(plain..plain, own);
        Themes { known }
    }

    /// Every theme, in the order in which they follow each other.
    pub fn all(&self) -> &[Known] {
        &self.known
    }

    /// The names of all.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.known.iter().map(|known| known.name.as_str())
    }

    /// The theme of that name.
    pub fn named(&self, name: &str) -> Option<Theme> {
        self.known.iter().find(|known| known.name == name).map(|known| known.theme)
    }

    /// The name of the theme after that one. From the one without colours there is no way on: it was
    /// asked for; and to it none.
    pub fn after(&self, name: &str) -> &str {
        let coloured: Vec<&str> = self.names().filter(|known| *known != PLAIN).collect();
        let at = coloured.iter().position(|known| *known == name);
        match at {
            _ if name == PLAIN => PLAIN,
            Some(at) => coloured.get(at + 1).or(coloured.first()).copied().unwrap_or(PLAIN),
            None => coloured.first().copied().unwrap_or(PLAIN),
        }
    }
}
