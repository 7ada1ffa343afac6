//! The three languages that everything a reader sees exists in.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language of the briefs and of the interface, named by its BCP 47 tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Japanese, the authority of the bundled briefs.
    #[default]
    Ja,
    /// English.
    En,
    /// Korean.
    Ko,
}

impl Lang {
    /// How many languages there are.
    pub const COUNT: usize = 3;
    /// Every language, in the order in which the language key walks them.
    pub const ALL: [Lang; Lang::COUNT] = [Lang::Ja, Lang::En, Lang::Ko];

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::Ja => "ja",
            Lang::En => "en",
            Lang::Ko => "ko",
        }
    }

    /// The language's name in itself.
    pub const fn endonym(self) -> &'static str {
        match self {
            Lang::Ja => "日本語",
            Lang::En => "English",
            Lang::Ko => "한국어",
        }
    }

    /// The language after this one, round again after the last.
    pub const fn next(self) -> Lang {
        match self {
            Lang::Ja => Lang::En,
            Lang::En => Lang::Ko,
            Lang::Ko => Lang::Ja,
        }
    }

    /// The language that a POSIX locale such as `ko_KR.UTF-8` asks for, if it is one of ours.
    pub fn from_locale(locale: &str) -> Option<Lang> {
        let tag = locale.split(['_', '-', '.', '@']).next()?;
        tag.to_ascii_lowercase().parse().ok()
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// A tag that names none of the languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected one of ja, en, ko")]
pub struct UnknownLang;

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(tag: &str) -> Result<Lang, UnknownLang> {
        Lang::ALL.into_iter().find(|lang| lang.tag() == tag).ok_or(UnknownLang)
    }
}
