//! What a problem says, in the reader's language.

use super::nouns::{self, quoted};
use super::{Problem, ProblemKind, toml, yaml};
use crate::lang::Lang;
use crate::text::clean::clean;

/// The sentence of the language; a name in braces is taken from where the macro stands.
macro_rules! say {
    ($lang:expr, $ja:literal, $en:literal, $ko:literal) => {
        match $lang {
            $crate::lang::Lang::Ja => format!($ja),
            $crate::lang::Lang::En => format!($en),
            $crate::lang::Lang::Ko => format!($ko),
        }
    };
}
pub(crate) use say;

impl Problem {
    /// What is wrong, in one sentence.
    pub fn message(&self, lang: Lang) -> String {
        clean(&sentence(&self.kind, lang)).into_owned()
    }
}

fn sentence(kind: &ProblemKind, lang: Lang) -> String {
    let quote = |value: &str| quoted(value, lang);
    match kind {
        ProblemKind::NoFile => say!(lang, "ファイルがありません。", "There is no such file.", "파일이 없습니다."),
        ProblemKind::Forbidden => {
            say!(lang, "ファイルを読む権限がありません。", "You may not read the file.", "파일을 읽을 권한이 없습니다.")
        }
        ProblemKind::Unreadable(words) => {
            say!(
                lang,
                "ファイルを読み込めません（{words}）。",
                "The file cannot be read: {words}.",
                "파일을 읽을 수 없습니다({words})."
            )
        }
        ProblemKind::NotRegular => {
            say!(
                lang,
                "通常のファイルでもフォルダーでもありません。",
                "This is neither a file nor a folder.",
                "일반 파일도 폴더도 아닙니다."
            )
        }
        ProblemKind::TooLarge { limit } => {
            let limit = nouns::size(*limit);
            say!(
                lang,
                "ファイルが上限の{limit}を超えています。",
                "The file is larger than {limit}.",
                "파일이 상한인 {limit}를 넘습니다."
            )
        }
        ProblemKind::NotUtf8 { likely: Some(encoding) } => {
            say!(
                lang,
                "ファイルの文字コードがUTF-8ではありません。{encoding}のようです。",
                "The file is not UTF-8; it looks like {encoding}.",
                "파일의 인코딩이 UTF-8이 아닙니다. {encoding} 파일로 보입니다."
            )
        }
        ProblemKind::NotUtf8 { likely: None } => {
            say!(
                lang,
                "ここから先はUTF-8の文字ではありません。",
                "The file is not valid UTF-8 from here on.",
                "여기서부터 UTF-8 문자가 아닙니다."
            )
        }
        ProblemKind::Surrogate => {
            say!(
                lang,
                "文字の半分（UTF-16のサロゲート）だけが書かれています。",
                "Half a character (a surrogate of UTF-16) stands alone here.",
                "글자의 절반(UTF-16 서로게이트)만 쓰여 있습니다."
            )
        }
        ProblemKind::NoBriefs => {
            say!(lang, "報告が一つもありません。", "There is no brief here.", "보고서가 하나도 없습니다.")
        }
        ProblemKind::TooMany { count, files, bytes } => {
            let bytes = nouns::size(*bytes);
            say!(
                lang,
                "ファイルが多すぎるため、ここから{count}個は開いていません（上限は{files}個、合計{bytes}）。",
                "There are too many files: {count} from this one on are not open (at most {files} are, with {bytes} in all).",
                "파일이 너무 많아 여기부터 {count}개는 열지 않았습니다(상한은 {files}개, 합계 {bytes})."
            )
        }
        ProblemKind::More { count } => {
            say!(
                lang,
                "このほかに{count}件の問題があります。",
                "There are {count} more problems.",
                "이 밖에 문제가 {count}건 더 있습니다."
            )
        }
        ProblemKind::Syntax(words) => {
            say!(
                lang,
                "書式に誤りがあります（{words}）。",
                "This cannot be parsed: {words}.",
                "형식이 잘못되었습니다({words})."
            )
        }
        ProblemKind::Yaml(slip) => yaml::sentence(*slip, lang),
        ProblemKind::Toml(slip) => toml::sentence(*slip, lang),
        ProblemKind::Budget(limit) => yaml::limit_sentence(*limit, lang),
        ProblemKind::DuplicateKey { key, first_line } => {
            let key = quote(key);
            say!(
                lang,
                "{key}が二度書かれています（最初は{first_line}行目）。",
                "{key} is given twice; first on line {first_line}.",
                "{key} 항목이 두 번 나옵니다(처음은 {first_line}행)."
            )
        }
        ProblemKind::WrongType { expected, found } => {
            let (expected, found) = (nouns::shape(*expected, lang), nouns::shape(*found, lang));
            say!(
                lang,
                "{expected}が必要なところが、{found}になっています。",
                "Expected {expected}, found {found}.",
                "{expected} 자리에 {found} 값이 있습니다."
            )
        }
        ProblemKind::MissingField { field } => {
            let field = quote(field);
            say!(lang, "{field}がありません。", "The field {field} is missing.", "{field} 항목이 없습니다.")
        }
        ProblemKind::UnknownField { field, .. } => {
            let field = quote(field);
            say!(
                lang,
                "{field}という項目はありません。",
                "There is no field {field} here.",
                "{field}(이)라는 항목은 없습니다."
            )
        }
        ProblemKind::UnknownValue { value, .. } => {
            let value = quote(value);
            say!(
                lang,
                "{value}という値は使えません。",
                "{value} is not one of the values allowed here.",
                "{value} 값은 쓸 수 없습니다."
            )
        }
        ProblemKind::OutOfRange { least, most } => {
            say!(
                lang,
                "値は{least}以上{most}以下の整数です。",
                "The value is a whole number from {least} to {most}.",
                "값은 {least} 이상 {most} 이하의 정수입니다."
            )
        }
        ProblemKind::EmptyText => say!(lang, "文が空です。", "The text is empty.", "글이 비어 있습니다."),
        ProblemKind::EmptyList => {
            say!(lang, "一つ以上必要です。", "At least one entry is needed.", "하나 이상 필요합니다.")
        }
        ProblemKind::NotTwo { found } => {
            say!(
                lang,
                "二つ必要なところが、{found}個になっています。",
                "Expected two entries, found {found}.",
                "두 개가 필요한 자리에 {found}개가 있습니다."
            )
        }
        ProblemKind::MissingLanguage { lang: missing } => {
            let missing = nouns::language(*missing, lang);
            say!(lang, "{missing}の文がありません。", "The text is missing in {missing}.", "{missing} 글이 없습니다.")
        }
        ProblemKind::UndeclaredLanguage { lang: extra } => {
            let extra = nouns::language(*extra, lang);
            say!(
                lang,
                "{extra}は、この報告のlanguagesにありません。",
                "{extra} is not one of the languages of this brief.",
                "{extra}는 이 보고서의 languages에 없습니다."
            )
        }
        ProblemKind::BadDate { value } => {
            let value = quote(value);
            say!(lang, "{value}という日付はありません。", "{value} is not a date.", "{value}(이)라는 날짜는 없습니다.")
        }
        ProblemKind::EndsBeforeStart { start } => {
            say!(
                lang,
                "始まり（{start}）より前に終わっています。",
                "The end is before the start, {start}.",
                "시작({start})보다 먼저 끝납니다."
            )
        }
        ProblemKind::BadId { value, .. } => {
            let value = quote(value);
            say!(
                lang,
                "{value}はidの形になっていません。",
                "{value} does not have the form of an id.",
                "{value} 값은 id의 형식이 아닙니다."
            )
        }
        ProblemKind::BadColour { value } => {
            let value = quote(value);
            say!(lang, "{value}は色として読み取れません。", "{value} is not a colour.", "{value} 값은 색이 아닙니다.")
        }
        ProblemKind::NotStyle => {
            say!(lang, "役割の見え方になっていません。", "This is not the look of a role.", "역할의 모양이 아닙니다.")
        }
        ProblemKind::UnknownTheme { name, .. } => {
            let name = quote(name);
            say!(lang, "{name}という配色はありません。", "There is no theme {name}.", "{name} 색 구성은 없습니다.")
        }
        ProblemKind::BadPlace { value } => {
            let value = quote(value);
            say!(
                lang,
                "{value}は箇所の形になっていません。",
                "{value} is not a place in a source.",
                "{value} 값은 인용 위치의 형식이 아닙니다."
            )
        }
        ProblemKind::UnknownPart { part, .. } => {
            let part = quote(part);
            say!(
                lang,
                "この典拠に{part}という部分はありません。",
                "The source has no part {part}.",
                "이 출처 문서에 {part}(이)라는 부분은 없습니다."
            )
        }
        ProblemKind::UnknownFormat { value } => {
            let value = quote(value);
            say!(
                lang,
                "書式の版{value}は分かりません。",
                "Format {value} is not known.",
                "알 수 없는 형식 버전입니다: {value}."
            )
        }
        ProblemKind::DuplicateId { id, first } => {
            let id = quote(id);
            say!(
                lang,
                "{id}は既に使われています（{first}）。",
                "{id} is already used at {first}.",
                "{id} id는 이미 쓰이고 있습니다({first})."
            )
        }
        ProblemKind::DanglingReference { referent, id, .. } => {
            let (id, referent) = (quote(id), nouns::referent(*referent, lang));
            say!(
                lang,
                "{id}という{referent}はありません。",
                "There is no {referent} {id}.",
                "{id}(이)라는 {referent} 항목은 없습니다."
            )
        }
        ProblemKind::UnknownAction { action, .. } => {
            let action = quote(action);
            say!(
                lang,
                "{action}という操作はありません。",
                "There is no action {action}.",
                "{action}(이)라는 동작은 없습니다."
            )
        }
        ProblemKind::MisplacedAction { action, .. } => {
            let action = quote(action);
            say!(
                lang,
                "この場面では{action}という操作は使えません。",
                "The action {action} means nothing in this scope.",
                "이 영역에서는 {action} 동작을 쓸 수 없습니다."
            )
        }
        ProblemKind::UnknownScope { scope, .. } => {
            let scope = quote(scope);
            say!(
                lang,
                "{scope}という場面はありません。",
                "There is no scope {scope}.",
                "{scope}(이)라는 영역은 없습니다."
            )
        }
        ProblemKind::NotActions { found } => {
            let found = nouns::shape(*found, lang);
            say!(
                lang,
                "場面の操作が必要なところが、{found}になっています。",
                "Expected the actions of a scope, found {found}.",
                "영역의 동작 자리에 {found} 값이 있습니다."
            )
        }
        ProblemKind::NotKeys { found } => {
            let found = nouns::shape(*found, lang);
            say!(
                lang,
                "キーのリストが必要なところが、{found}になっています。",
                "Expected a list of keys, found {found}.",
                "키 목록 자리에 {found} 값이 있습니다."
            )
        }
        ProblemKind::UnreadableKey { key, part } if key == part => {
            let key = quote(key);
            say!(lang, "{key}というキーはありません。", "There is no key {key}.", "{key}(이)라는 키는 없습니다.")
        }
        ProblemKind::UnreadableKey { key, part } => {
            let (key, part) = (quote(key), quote(part));
            say!(
                lang,
                "キー{key}の{part}が読み取れません。",
                "In the key {key}, {part} cannot be read.",
                "{key} 키에서 {part} 부분을 읽을 수 없습니다."
            )
        }
        ProblemKind::KeyConflict { key, other } => {
            let (key, other) = (quote(key), quote(other));
            say!(
                lang,
                "キー{key}は{other}に割り当て済みです。",
                "The key {key} belongs to {other} already.",
                "{key} 키는 이미 {other} 동작에 지정되어 있습니다."
            )
        }
        ProblemKind::HiddenSequence { key, longer, other } => {
            let (key, longer, other) = (quote(key), quote(longer), quote(other));
            say!(
                lang,
                "キー{key}があると、{other}の{longer}が押せなくなります。",
                "The key {key} hides {longer}, which is {other}.",
                "{key} 키 때문에 {other} 동작의 {longer} 키를 누를 수 없습니다."
            )
        }
        ProblemKind::TextKey { key } => {
            let key = quote(key);
            say!(
                lang,
                "入力欄では{key}は文字の入力に使うため、割り当てられません。",
                "In a line of input {key} types a character and can be nothing else.",
                "입력란에서 {key} 키는 글자 입력에 쓰이므로 지정할 수 없습니다."
            )
        }
        ProblemKind::NoWayOut { scope, .. } => {
            let scope = quote(scope);
            say!(
                lang,
                "これでは{scope}の場面から抜けるキーがなくなります。",
                "This leaves no key to get out of the scope {scope}.",
                "이렇게 하면 {scope} 영역에서 나갈 키가 없어집니다."
            )
        }
    }
}
