//! From the bytes of a file to its text.

use super::{Problem, ProblemKind, Source};
use crate::text::encoding::{self, Encoding};

/// The text of the file at `path`: UTF-8, with or without a byte order mark, which is left out.
///
/// # Errors
/// Where the bytes are not UTF-8: with the encoding that they are likely in. They are never read in
/// that encoding, as a guess that is wrong makes other words of them.
pub fn decode<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a str, Box<Problem>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let whole = |likely| Source::new(path, "").whole(ProblemKind::NotUtf8 { likely: Some(likely) }).into();
    let error = match str::from_utf8(bytes) {
        Ok(text) => return encoding::disguised(bytes).map_or(Ok(text), |likely| Err(whole(likely))),
        Err(error) => error,
    };
    let at = error.valid_up_to();
    let kind = match (bytes.get(at..), encoding::likely(bytes)) {
        // Its bytes make no line that could be shown.
        (_, Some(likely @ (Encoding::Utf16 | Encoding::Utf32))) => return Err(whole(likely)),
        (Some([0xED, 0xA0..=0xBF, ..]), None) => ProblemKind::Surrogate,
        (_, likely) => ProblemKind::NotUtf8 { likely },
    };
    let shown = String::from_utf8_lossy(bytes);
    Err(Source::new(path, &shown).problem(at..at + 1, kind).into())
}
