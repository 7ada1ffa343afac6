//! The minutes as JSON.
//!
//! One object: `format` is `teigen-minutes` and `version` is 1; then come the fields of
//! [`Minutes`] and of the types in it, under their names and in their order. Dates
//! are strings of ISO 8601, hashes 64 hexadecimal digits, languages BCP 47 tags, responses and what
//! is lost the tags that the ledger uses. No field is ever left out: a text that says nothing is
//! empty, and what may be absent is `null`.

use std::io;

use serde::Serialize;

use super::model::Minutes;

#[derive(Serialize)]
struct Form<'a> {
    format: &'static str,
    version: u32,
    #[serde(flatten)]
    minutes: &'a Minutes,
}

/// The minutes as a JSON document.
///
/// # Errors
/// When a value has no JSON form.
pub(super) fn write(minutes: &Minutes) -> io::Result<String> {
    let json = serde_json::to_string_pretty(&Form { format: "teigen-minutes", version: 1, minutes })?;
    Ok(json + "\n")
}
