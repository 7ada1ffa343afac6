//! A ledger as JSON Lines: one record a line, in order, each with its hash.
//!
//! A line is the record's body with one more field at its end, `"hash"`. Who takes that field off
//! again has the bytes that were hashed, so the chain can be checked with nothing but `sed` and
//! `sha256sum`.

use serde::Deserialize;

use super::chain::Chain;
use super::hash::Hash;
use super::record::Sealed;
use crate::lang::Lang;

/// The most bytes of a line that is read as a record: twice those of the largest file of briefs, whose
/// words a decision holds. So no line takes more memory than there is.
pub const LARGEST: usize = 8 << 20;

/// What is wrong with a ledger in JSON Lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {}", self.message(Lang::En))]
pub struct LineFault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub kind: LineFaultKind,
}

/// See [`LineFault`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineFaultKind {
    /// The line is no record.
    NotARecord,
    /// The record does not follow the one before, or its hash is not its own.
    Broken,
    /// The record is of a kind that only a later version knows: nothing may be recorded on top of it.
    Later,
}

impl LineFault {
    /// What is wrong, in one sentence.
    pub const fn message(self, lang: Lang) -> &'static str {
        match (self.kind, lang) {
            (LineFaultKind::NotARecord, Lang::Ja) => "この行は台帳の記録ではありません。",
            (LineFaultKind::NotARecord, Lang::En) => "This line is not a record of a ledger.",
            (LineFaultKind::NotARecord, Lang::Ko) => "이 행은 기록대장의 기록이 아닙니다.",
            (LineFaultKind::Broken, Lang::Ja) => "記録が前の記録につながっていません。",
            (LineFaultKind::Broken, Lang::En) => "The record does not follow the one before it.",
            (LineFaultKind::Broken, Lang::Ko) => "기록이 앞의 기록과 이어지지 않습니다.",
            (LineFaultKind::Later, Lang::Ja) => "より新しい版のteigenの記録です。",
            (LineFaultKind::Later, Lang::En) => "A newer version of teigen made this record.",
            (LineFaultKind::Later, Lang::Ko) => "더 새로운 버전의 teigen이 만든 기록입니다.",
        }
    }
}

/// The records as lines.
pub fn write(records: &[Sealed]) -> String {
    records.iter().map(line).collect()
}

/// The lines as records, each checked before the next is looked at: that it is a record, that it
/// follows the one before, and that it can be read.
///
/// # Errors
/// Names the first line that is not so.
pub fn read(text: &str) -> Result<Chain, LineFault> {
    let mut chain = Chain::default();
    for (text, line) in text.lines().zip(1..) {
        let fault = |kind| LineFault { line, kind };
        let sealed = record(text).ok_or(fault(LineFaultKind::NotARecord))?;
        let understood = sealed.read().map(|record| record.entry.is_some());
        chain.push(sealed).map_err(|_| fault(LineFaultKind::Broken))?;
        match understood {
            Ok(true) => {}
            Ok(false) => return Err(fault(LineFaultKind::Later)),
            Err(_) => return Err(fault(LineFaultKind::NotARecord)),
        }
    }
    Ok(chain)
}

/// The bytes of a file as records; see [`read`]. A byte order mark before them is no part of them.
///
/// # Errors
/// As for [`read`]; a line that is not UTF-8 is no record.
pub fn read_bytes(bytes: &[u8]) -> Result<Chain, LineFault> {
    let text = str::from_utf8(bytes).map_err(|error| {
        let before = bytes.iter().take(error.valid_up_to());
        let line = before.filter(|byte| **byte == b'\n').count() + 1;
        LineFault { line, kind: LineFaultKind::NotARecord }
    })?;
    read(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

fn line(record: &Sealed) -> String {
    let open = record.body.strip_suffix('}').unwrap_or(&record.body);
    format!("{open},\"hash\":\"{}\"}}\n", record.hash)
}

fn record(line: &str) -> Option<Sealed> {
    if line.len() > LARGEST {
        return None;
    }
    #[derive(Deserialize)]
    struct Number {
        sequence: u32,
    }
    let (open, hash) = line.strip_suffix("\"}")?.rsplit_once(",\"hash\":\"")?;
    let hash: Hash = hash.parse().ok()?;
    let body = format!("{open}}}");
    let Number { sequence } = serde_json::from_str(&body).ok()?;
    Some(Sealed { sequence, body, hash })
}
