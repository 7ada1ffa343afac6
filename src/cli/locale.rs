//! The language to speak: that of `--lang`, else that of the locale, else Japanese.

use std::ffi::OsString;

use crate::lang::Lang;

/// The variables that name the locale, the one that overrides the others first (POSIX.1-2024,
/// "Environment Variables", 8.2).
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The language that the arguments or else the environment ask for.
///
/// The arguments are looked through before they are parsed, because what the parser says of
/// mistakes in them is in that language too.
pub(super) fn lang(args: &[OsString], variable: impl Fn(&str) -> Option<OsString>) -> Lang {
    let locale = || {
        let set = VARIABLES.iter().filter_map(|name| variable(name)).find(|value| !value.is_empty())?;
        Lang::from_locale(set.to_str()?)
    };
    named(args).or_else(locale).unwrap_or_default()
}

/// The language of the last `--lang`.
fn named(args: &[OsString]) -> Option<Lang> {
    let mut args = args.iter().take_while(|arg| *arg != "--").map(|arg| arg.to_str().unwrap_or_default());
    let mut lang = None;
    while let Some(arg) = args.next() {
        let value = if arg == "--lang" { args.next() } else { arg.strip_prefix("--lang=") };
        lang = value.and_then(|value| value.parse().ok()).or(lang);
    }
    lang
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(args: &str, variables: &[(&str, &str)]) -> Lang {
        let args: Vec<OsString> = args.split(' ').map(OsString::from).collect();
        lang(&args, |name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into()))
    }

    #[test]
    fn an_option_overrides_the_locale() {
        let locale = [("LANG", "ko_KR.UTF-8")];
        assert_eq!(of("teigen list --lang en", &locale), Lang::En);
        assert_eq!(of("teigen --lang=ja list", &locale), Lang::Ja);
        assert_eq!(of("teigen --lang xx list", &locale), Lang::Ko);
        assert_eq!(of("teigen find -- --lang en", &locale), Lang::Ko);
    }

    #[test]
    fn the_first_variable_that_is_set_is_the_locale() {
        assert_eq!(of("teigen", &[("LC_ALL", "en_GB.UTF-8"), ("LANG", "ko_KR.UTF-8")]), Lang::En);
        assert_eq!(of("teigen", &[("LC_ALL", ""), ("LC_MESSAGES", "ko"), ("LANG", "en_US")]), Lang::Ko);
        assert_eq!(of("teigen", &[("LC_ALL", "C.UTF-8"), ("LANG", "en_US")]), Lang::Ja);
        assert_eq!(of("teigen", &[]), Lang::Ja);
    }
}
