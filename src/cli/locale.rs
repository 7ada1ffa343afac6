//! What has to be known before the arguments are parsed, because what the parser says of mistakes in
//! them is in a language too.

use std::ffi::OsString;

use crate::lang::Lang;

/// The variables that name the locale, the one that overrides the others first (POSIX.1-2024,
/// "Environment Variables", 8.2).
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The language of the locale, if it is one of ours, and the variable that names it.
pub(super) fn lang(variable: impl Fn(&str) -> Option<OsString>) -> Option<(Lang, &'static str)> {
    let set = |name| variable(name).filter(|value| !value.is_empty()).map(|value| (value, name));
    let (locale, name) = VARIABLES.into_iter().find_map(set)?;
    Lang::from_locale(locale.to_str()?).map(|lang| (lang, name))
}

/// The values given to an option, `--lang`, wherever it stands.
pub(super) fn given(args: &[OsString], option: &str) -> Vec<OsString> {
    let mut args = args.iter().take_while(|arg| *arg != "--");
    let mut values = Vec::new();
    while let Some(arg) = args.next() {
        let joined = arg.to_str().and_then(|arg| arg.strip_prefix(option)?.strip_prefix('='));
        let value = if arg == option { args.next().cloned() } else { joined.map(OsString::from) };
        values.extend(value);
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang_given(args: &str) -> Vec<OsString> {
        let args: Vec<OsString> = args.split(' ').map(OsString::from).collect();
        given(&args, "--lang")
    }

    #[test]
    fn an_option_is_found_before_the_arguments_are_parsed() {
        assert_eq!(lang_given("teigen list --lang en"), ["en"]);
        assert_eq!(lang_given("teigen --lang=ja list --lang xx"), ["ja", "xx"]);
        assert_eq!(lang_given("teigen --language en --lang"), [""; 0]);
        assert_eq!(lang_given("teigen find -- --lang en"), [""; 0]);
    }

    #[test]
    fn the_first_variable_that_is_set_is_the_locale() {
        let of = |variables: &[(&str, &str)]| {
            lang(|name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into()))
        };
        assert_eq!(of(&[("LC_ALL", "en_GB.UTF-8"), ("LANG", "ko_KR.UTF-8")]), Some((Lang::En, "LC_ALL")));
        assert_eq!(of(&[("LC_ALL", ""), ("LC_MESSAGES", "ko"), ("LANG", "en_US")]), Some((Lang::Ko, "LC_MESSAGES")));
        assert_eq!(of(&[("LC_ALL", "C.UTF-8"), ("LANG", "en_US")]), None);
        assert_eq!(of(&[]), None);
    }
}
