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
        }
    }
}

/// The records as lines.
pub fn write(records: &[Sealed]) -> String {
    records.iter().map(line).collect()
}

/// The lines as records, checked from the first on.
///
/// # Errors
/// Names the first line that is no record or does not follow the line before.
pub fn read(text: &str) -> Result<Chain, LineFault> {
    let records = text
        .lines()
        .zip(1..)
        .map(|(line, number)| record(line).ok_or(LineFault { line: number, kind: LineFaultKind::NotARecord }));
    Chain::new(records.collect::<Result<_, _>>()?)
        .map_err(|broken| LineFault { line: broken.sequence as usize, kind: LineFaultKind::Broken })
}

fn line(record: &Sealed) -> String {
    let open = record.body.strip_suffix('}').unwrap_or(&record.body);
    format!("{open},\"hash\":\"{}\"}}\n", record.hash)
}

fn record(line: &str) -> Option<Sealed> {
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
