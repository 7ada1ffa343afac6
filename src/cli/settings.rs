//! The settings of a run: what the file and the environment say, before and under the options.

use std::ffi::OsString;
use std::path::PathBuf;

use super::locale;
use crate::config::{Config, Environment, Key, Layer};
use crate::lang::Lang;
use crate::problem::Problem;
use crate::shell::env::Env;
use crate::shell::load;
use crate::theme::Themes;

/// What holds before the options are known.
pub(super) struct Settings {
    file: Layer,
    environment: Environment,
    /// Where the file is, or would be.
    pub(super) path: Option<PathBuf>,
    /// What is wrong with the file.
    pub(super) problems: Vec<Problem>,
    /// The themes that can be chosen, and what is wrong with their files.
    pub(super) themes: (Themes, Vec<Problem>),
}

impl Settings {
    /// Reads the file that the arguments name, else the user's own, and the environment.
    pub(super) fn read(args: &[OsString], env: &Env) -> Settings {
        let variable = |name: &str| std::env::var_os(name);
        let named = locale::given(args, "--config").pop().map(PathBuf::from);
        let themes = load::themes(env);
        let (file, problems) = load::settings(named.as_deref(), env, &themes.0);
        let path = named.or_else(|| env.settings_path());
        let no_color = variable("NO_COLOR").is_some_and(|value| !value.is_empty());
        Settings { file, environment: Environment { no_color, locale: locale::lang(variable) }, path, problems, themes }
    }

    /// Whether nothing is wrong with the file nor with a theme.
    pub(super) fn is_sound(&self) -> bool {
        self.problems.is_empty() && self.themes.1.is_empty()
    }

    /// The language to speak of mistakes in the arguments: that of the last `--lang` which is one.
    pub(super) fn lang(&self, args: &[OsString]) -> Lang {
        let mut options = Layer::default();
        for value in locale::given(args, "--lang") {
            // What is no language is told of by the parser of the arguments.
            let _ = options.set_option(Key::Lang, &value.to_string_lossy());
        }
        self.under(options).lang.value
    }

    /// The settings that hold with these options.
    pub(super) fn under(&self, options: Layer) -> Config {
        Config::new(options, &self.environment, self.file.clone())
    }
}
