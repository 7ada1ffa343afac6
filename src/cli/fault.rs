//! Why a command cannot do what it is asked to: in words, and as an exit status.

use std::io;

use super::grammar::PROGRAM;
use super::{usage, words};
use crate::label::{Word, problem_count};
use crate::lang::Lang;
use crate::ledger::StoreError;
use crate::ledger::jsonl::LineFault;
use crate::problem::{quoted, say};
use crate::text::clean::clean;

/// Why a command cannot do what it is asked to.
#[derive(Debug)]
pub(super) enum Fault {
    /// The arguments are not a command.
    Arguments {
        /// What clap says.
        error: clap::Error,
        /// The command whose help says more.
        command: String,
    },
    /// No item has the id.
    UnknownItem {
        /// The id as typed.
        id: String,
        /// The id that is meant, if one is near.
        suggestion: Option<String>,
    },
    /// No brief has the id or prefix.
    UnknownBrief {
        /// The name as typed.
        id: String,
        /// The one that is meant, if one is near.
        suggestion: Option<String>,
    },
    /// There are no items to list.
    NothingToList,
    /// No item matches the query.
    NothingFound {
        /// The query as typed.
        query: String,
    },
    /// There are problems in the files that were to be checked.
    Problems {
        /// How many.
        count: usize,
    },
    /// There are problems in the keymap.
    UnsoundKeymap,
    /// There are problems in the settings' file.
    UnsoundSettings,
    /// What stands in place of a command is neither one nor a file.
    UnknownCommand {
        /// The word as typed.
        word: String,
        /// The command that is meant, if one is near.
        suggestion: Option<String>,
    },
    /// The terminal failed.
    Terminal(io::Error),
    /// The ledger is not sound.
    UnsoundLedger,
    /// What stands for keys cannot be read.
    UnreadableKeys {
        /// The keys as typed.
        keys: String,
    },
    /// A file cannot be written.
    File {
        /// The path, cleaned.
        path: String,
        /// Why.
        error: io::Error,
    },
    /// A file is in the way.
    FileExists {
        /// The path, cleaned.
        path: String,
    },
    /// What is no text was to be shown on a terminal.
    NotForTerminal,
    /// No meeting has the id.
    UnknownMeeting {
        /// The id as typed.
        id: String,
        /// The ids of the last meetings, the latest first.
        known: Vec<String>,
    },
    /// There is no meeting at all.
    NoMeeting,
    /// A meeting needs a name.
    NoName,
    /// What was typed is no date.
    NotADate {
        /// As typed.
        typed: String,
    },
    /// A meeting would have nothing to go through.
    EmptyAgenda,
    /// What is to be taken over is not the records of a ledger.
    NotRecords {
        /// The file as named, cleaned.
        path: String,
        /// The first line that is wrong, and how.
        fault: LineFault,
    },
    /// The ledger cannot be read.
    Ledger(StoreError),
    /// Standard output cannot be written to.
    Output(io::Error),
}

impl Fault {
    /// The exit status: 1 where the answer is no, 2 where there is none.
    pub(super) fn status(&self) -> u8 {
        match self {
            Fault::UnknownItem { .. }
            | Fault::UnknownBrief { .. }
            | Fault::UnknownMeeting { .. }
            | Fault::NoMeeting
            | Fault::NotRecords { .. }
            | Fault::EmptyAgenda
            | Fault::NothingToList
            | Fault::NothingFound { .. }
            | Fault::Problems { .. }
            | Fault::UnsoundKeymap
            | Fault::UnsoundLedger
            | Fault::UnsoundSettings => 1,
            Fault::Arguments { .. }
            | Fault::UnknownCommand { .. }
            | Fault::Terminal(_)
            | Fault::UnreadableKeys { .. }
            | Fault::NoName
            | Fault::NotADate { .. }
            | Fault::Ledger(_)
            | Fault::File { .. }
            | Fault::FileExists { .. }
            | Fault::NotForTerminal
            | Fault::Output(_) => 2,
        }
    }

    /// The sentence and the hint as the lines for standard error.
    pub(super) fn render(&self, lang: Lang) -> String {
        rendered(&self.message(lang), self.hint(lang).as_deref(), lang)
    }

    fn message(&self, lang: Lang) -> String {
        match self {
            Fault::Arguments { error, .. } => usage::message(error, lang),
            Fault::UnknownItem { id, .. } => {
                let id = quoted(id, lang);
                say!(lang, "{id}という項目はありません。", "There is no item {id}.", "{id} 항목이 없습니다.")
            }
            Fault::UnknownBrief { id, .. } => {
                let id = quoted(id, lang);
                say!(lang, "{id}という報告はありません。", "There is no brief {id}.", "{id} 보고서가 없습니다.")
            }
            Fault::NothingToList => {
                say!(lang, "該当する項目はありません。", "There is nothing to list.", "해당하는 항목이 없습니다.")
            }
            Fault::NothingFound { query } => {
                let query = quoted(query, lang);
                say!(
                    lang,
                    "{query}に一致する項目はありません。",
                    "Nothing matches {query}.",
                    "일치하는 항목이 없습니다: {query}"
                )
            }
            Fault::Problems { count } => {
                let count = problem_count(*count, lang);
                say!(lang, "ファイルに{count}があります。", "{count} in the files.", "파일에 {count}이 있습니다.")
            }
            Fault::UnsoundKeymap => Word::KeymapDefaults.in_lang(lang).to_owned(),
            Fault::UnsoundSettings => Word::SoundSettings.in_lang(lang).to_owned(),
            Fault::UnknownCommand { word, .. } => {
                let word = quoted(word, lang);
                say!(
                    lang,
                    "{word}というコマンドもファイルもありません。",
                    "There is no command and no file {word}.",
                    "그런 명령도 파일도 없습니다: {word}"
                )
            }
            Fault::Terminal(error) => say!(
                lang,
                "端末を使えません（{error}）。",
                "The terminal cannot be used: {error}.",
                "터미널을 사용할 수 없습니다({error})."
            ),
            Fault::Ledger(error) => error.message(lang),
            Fault::UnsoundLedger => {
                say!(lang, "台帳に異常があります。", "The ledger is not sound.", "기록대장에 이상이 있습니다.")
            }
            Fault::UnreadableKeys { keys } => {
                let keys = quoted(keys, lang);
                say!(
                    lang,
                    "キーとして読めません: {keys}",
                    "These keys cannot be read: {keys}.",
                    "키로 읽을 수 없습니다: {keys}"
                )
            }
            Fault::File { path, error } => say!(
                lang,
                "{path}に書き込めません（{error}）。",
                "{path} cannot be written: {error}.",
                "{path}에 쓸 수 없습니다({error})."
            ),
            Fault::FileExists { path } => say!(
                lang,
                "{path}は既にあるため、書き込みません。",
                "{path} exists and is left alone.",
                "{path}: 이미 있으므로 저장하지 않습니다."
            ),
            Fault::NotForTerminal => say!(
                lang,
                "この形式は端末に表示できません。",
                "This format cannot be shown on a terminal.",
                "이 형식은 터미널에 표시할 수 없습니다."
            ),
            Fault::UnknownMeeting { id, .. } => {
                let id = quoted(id, lang);
                say!(lang, "{id}という会議はありません。", "There is no meeting {id}.", "{id} 회의가 없습니다.")
            }
            Fault::NotRecords { path, fault } => format!("{path}:{}: {}", fault.line, fault.message(lang)),
            Fault::NoMeeting => {
                say!(lang, "会議はまだありません。", "There is no meeting yet.", "아직 회의가 없습니다.")
            }
            Fault::NoName => {
                say!(lang, "会議の名称が空です。", "The meeting has no name.", "회의 이름이 비어 있습니다.")
            }
            Fault::NotADate { typed } => {
                let typed = quoted(typed, lang);
                say!(
                    lang,
                    "{typed}は日付として読めません。",
                    "{typed} is not a date.",
                    "날짜로 읽을 수 없습니다: {typed}"
                )
            }
            Fault::EmptyAgenda => Word::EmptyAgenda.in_lang(lang).to_owned(),
            Fault::Output(error) => say!(
                lang,
                "標準出力に書き込めません（{error}）。",
                "Standard output cannot be written to: {error}.",
                "표준 출력에 쓸 수 없습니다({error})."
            ),
        }
    }

    fn hint(&self, lang: Lang) -> Option<String> {
        match self {
            Fault::Arguments { error, command } => Some(usage::hint(error, command, lang)),
            Fault::UnknownItem { suggestion: Some(meant), .. }
            | Fault::UnknownBrief { suggestion: Some(meant), .. }
            | Fault::UnknownCommand { suggestion: Some(meant), .. } => Some(did_you_mean(meant, lang)),
            Fault::UnknownItem { suggestion: None, .. } => Some(say!(
                lang,
                "{PROGRAM} list --kind allでIDの一覧を表示します。",
                "{PROGRAM} list --kind all lists the ids.",
                "{PROGRAM} list --kind all로 ID 목록을 볼 수 있습니다."
            )),
            Fault::UnknownBrief { suggestion: None, .. } => Some(say!(
                lang,
                "{PROGRAM} list --kind briefsで報告の一覧を表示します。",
                "{PROGRAM} list --kind briefs lists the briefs.",
                "{PROGRAM} list --kind briefs로 보고서 목록을 볼 수 있습니다."
            )),
            Fault::UnknownCommand { suggestion: None, .. } => Some(see_help(PROGRAM, lang)),
            Fault::FileExists { .. } => Some(say!(
                lang,
                "--forceを付けると上書きします。",
                "--force replaces it.",
                "--force를 붙이면 덮어씁니다."
            )),
            Fault::NotForTerminal => Some(say!(
                lang,
                "-oで書き込むファイルを指定してください。",
                "-o names a file to write.",
                "-o로 저장할 파일을 지정하십시오."
            )),
            Fault::Ledger(error) => Some(error.hint(lang)),
            Fault::UnknownMeeting { known, .. } if !known.is_empty() => {
                let known = known.join(", ");
                Some(say!(
                    lang,
                    "台帳にある会議: {known}",
                    "The meetings in the ledger: {known}",
                    "기록대장에 있는 회의: {known}"
                ))
            }
            Fault::NoMeeting => Some(say!(
                lang,
                "{PROGRAM} meeting new --name 名称で準備します。",
                "{PROGRAM} meeting new --name NAME prepares one.",
                "{PROGRAM} meeting new --name 이름으로 준비합니다."
            )),
            Fault::NotADate { .. } => Some(say!(
                lang,
                "2026-04-01または4/1のように指定してください。",
                "Write it as 2026-04-01 or 4/1.",
                "2026-04-01 또는 4/1과 같이 지정하십시오."
            )),
            Fault::UnknownMeeting { .. }
            | Fault::NoName
            | Fault::NotRecords { .. }
            | Fault::EmptyAgenda
            | Fault::UnsoundLedger
            | Fault::NothingToList
            | Fault::NothingFound { .. }
            | Fault::Problems { .. }
            | Fault::UnsoundKeymap
            | Fault::UnsoundSettings
            | Fault::Terminal(_)
            | Fault::UnreadableKeys { .. }
            | Fault::File { .. }
            | Fault::Output(_) => None,
        }
    }
}

/// A sentence and what to do about it, as the lines for standard error.
pub(super) fn rendered(message: &str, hint: Option<&str>, lang: Lang) -> String {
    let mut text = format!("{PROGRAM}: {}\n", clean(message));
    if let Some(hint) = hint {
        text.push_str(&format!("{}: {}\n", words::HINT.in_lang(lang), clean(hint)));
    }
    text
}

/// Asks whether a word that is near is meant.
pub(super) fn did_you_mean(word: &str, lang: Lang) -> String {
    let word = quoted(word, lang);
    say!(lang, "{word}の誤りではありませんか。", "Did you mean {word}?", "혹시 {word} 아닙니까?")
}

/// Names the help of a command.
pub(super) fn see_help(command: &str, lang: Lang) -> String {
    say!(
        lang,
        "{command} --helpで使い方を表示します。",
        "{command} --help shows how it is used.",
        "{command} --help로 사용법을 볼 수 있습니다."
    )
}
