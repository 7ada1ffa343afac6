//! The settings: what each is, what a file says of them, and what holds in the end.
//!
//! Each setting is declared once, in `settings`. The reader of `config.toml`, the options of the
//! command line, `teigen config` and the documents all read [`Key::ALL`].
//!
//! What the user says is a [`Layer`]; layers lie one over the other: the options, the environment,
//! the file, and the locale, which only says what nobody else does. [`Config::new`] puts them
//! together, and each value remembers where it is from.

mod file;
mod settings;
mod show;
mod value;

pub use file::read;
pub use settings::{Config, Key, Layer};
pub use show::{json, text};
pub use value::{Ambiguous, Clipboard, Form, MEASURE};

use crate::lang::Lang;

/// A setting's value, and who set it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effective<T> {
    /// The value.
    pub value: T,
    /// Where it is from.
    pub from: Provenance,
}

/// Where a value is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// An option of the command line.
    Option,
    /// The environment variable of that name.
    Environment(&'static str),
    /// A file.
    File {
        /// The file's path as it is shown.
        path: String,
        /// The line, from 1.
        line: u32,
    },
    /// Nobody: the program itself.
    Default,
}

/// What the environment says of the settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// Whether `NO_COLOR` asks for no colours (no-color.org).
    pub no_color: bool,
    /// The language of the locale, and the variable that says so.
    pub locale: Option<(Lang, &'static str)>,
}

impl Config {
    /// The settings that hold where the options and the file say this.
    ///
    /// The locale is the user's for all programs, so that the file goes before it; that no colours
    /// are wanted is said to this program among others, and goes before the file.
    pub fn new(options: Layer, environment: &Environment, file: Layer) -> Config {
        let no_color = environment.no_color.then(|| "plain".to_owned());
        let asked = Layer::of_theme(no_color.map(|theme| from_variable(theme, "NO_COLOR")));
        let locale = Layer::of_lang(environment.locale.map(|(lang, variable)| from_variable(lang, variable)));
        options.over(asked).over(file).over(locale).over_defaults()
    }
}

fn from_variable<T>(value: T, variable: &'static str) -> Effective<T> {
    Effective { value, from: Provenance::Environment(variable) }
}
