//! The hard cases of line layout, for the tests and for the comparison with other programs.

#![allow(clippy::expect_used)]

use serde::Deserialize;
use teigen::text::layout::{Options, Strictness};
use teigen::text::width::Width;

/// A hard case, as the fixture holds it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    pub(crate) reason: String,
    pub(crate) text: String,
    pub(crate) width: u16,
    pub(crate) lines: Vec<String>,
    #[serde(default)]
    hang: u16,
    first_width: Option<u16>,
    strictness: Option<String>,
    ambiguous: Option<String>,
}

impl Case {
    /// The options that the case asks for.
    pub(crate) fn options(&self) -> Options {
        Options {
            ambiguous: if self.ambiguous.as_deref() == Some("wide") { Width::Wide } else { Width::Narrow },
            strictness: if self.strictness.as_deref() == Some("loose") {
                Strictness::Loose
            } else {
                Strictness::Strict
            },
            hang: self.hang,
            first_width: self.first_width,
        }
    }
}

/// The hard cases, in the order of the fixture.
pub(crate) fn cases() -> Vec<Case> {
    #[derive(Deserialize)]
    struct Cases {
        case: Vec<Case>,
    }
    toml::from_str::<Cases>(include_str!("../fixtures/typesetting.toml")).expect("the fixture is TOML").case
}
