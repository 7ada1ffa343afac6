//! How things are shown, as the user set it.

use crate::config::{Ambiguous, Config};
use crate::glyph::Glyphs;
use crate::lang::Lang;
use crate::text::layout::Options;
use crate::text::width::Width;
use crate::theme::{Theme, Themes};

/// How things are shown, as the user set it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The language that everything is shown in.
    pub lang: Lang,
    /// A second language beside it on pages.
    pub pair: Option<Lang>,
    /// The colours.
    pub theme: Theme,
    /// Whether the terminal has more than 256 of them.
    pub has_true_colour: bool,
    /// The widest line of running text, in cells.
    pub measure: u16,
    /// Whether the frame is drawn with ASCII alone.
    pub ascii: bool,
    /// How lines are set, and how the terminal counts cells.
    pub layout: Options,
    /// Whether everything is told in lines of text, without a screen.
    pub plain: bool,
}

impl Setting {
    /// The signs that the frame is drawn with.
    pub fn glyphs(&self) -> Glyphs {
        match self.layout.ambiguous {
            _ if self.ascii => Glyphs::Ascii,
            Width::Narrow => Glyphs::Full,
            Width::Wide => Glyphs::Neutral,
        }
    }
}

/// The cells of a 。 that hangs.
const HANG: u16 = 2;

impl From<&Config> for Setting {
    /// The settings as they hold; a terminal that is still to be asked counts as narrow.
    fn from(config: &Config) -> Setting {
        let lang = config.lang.value;
        let ambiguous = match config.ambiguous.value {
            Ambiguous::Auto => Width::Narrow,
            Ambiguous::Known(width) => width,
        };
        let hang = if config.hanging.value { HANG } else { 0 };
        Setting {
            lang,
            pair: config.pair.value.filter(|pair| *pair != lang),
            theme: Themes::default().named(&config.theme.value).unwrap_or_default(),
            has_true_colour: true,
            measure: config.measure.value,
            ascii: config.ascii.value,
            layout: Options { ambiguous, strictness: config.line_breaking.value, hang, ..Options::default() },
            plain: false,
        }
    }
}

impl Default for Setting {
    fn default() -> Setting {
        Setting::from(&Config::default())
    }
}
