//! What a problem says, in the reader's language.

use super::{IdForm, Problem, ProblemKind, Referent, Shape, YamlLimit, YamlSlip};
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
            let limit = size(*limit);
            say!(
                lang,
                "ファイルが上限の{limit}を超えています。",
                "The file is larger than {limit}.",
                "파일이 상한인 {limit}를 넘습니다."
            )
        }
        ProblemKind::NotUtf8 => {
            say!(
                lang,
                "ここから先はUTF-8の文字ではありません。",
                "The file is not valid UTF-8 from here on.",
                "여기서부터 UTF-8 문자가 아닙니다."
            )
        }
        ProblemKind::NoBriefs => {
            say!(lang, "報告が一つもありません。", "There is no brief here.", "보고서가 하나도 없습니다.")
        }
        ProblemKind::More { count } => {
            say!(
                lang,
                "このほかに{count}件の問題があります。",
                "The file has {count} more problems.",
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
        ProblemKind::Yaml(slip) => slip_sentence(*slip, lang),
        ProblemKind::Toml(slip) => super::toml::sentence(*slip, lang),
        ProblemKind::Budget(limit) => limit_sentence(*limit, lang),
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
            let (expected, found) = (shape(*expected, lang), shape(*found, lang));
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
        ProblemKind::EmptyText => say!(lang, "文が空です。", "The text is empty.", "글이 비어 있습니다."),
        ProblemKind::EmptyList => {
            say!(lang, "一つ以上必要です。", "At least one entry is needed.", "하나 이상 필요합니다.")
        }
        ProblemKind::MissingLanguage { lang: missing } => {
            let missing = language(*missing, lang);
            say!(lang, "{missing}の文がありません。", "The text is missing in {missing}.", "{missing} 글이 없습니다.")
        }
        ProblemKind::UndeclaredLanguage { lang: extra } => {
            let extra = language(*extra, lang);
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
        ProblemKind::BadPlace { value } => {
            let value = quote(value);
            say!(
                lang,
                "{value}は箇所の形になっていません。",
                "{value} is not a place in a source.",
                "{value} 값은 출처 위치의 형식이 아닙니다."
            )
        }
        ProblemKind::UnknownPart { part, .. } => {
            let part = quote(part);
            say!(
                lang,
                "この出典に{part}という部分はありません。",
                "The source has no part {part}.",
                "이 출처에 {part}(이)라는 부분은 없습니다."
            )
        }
        ProblemKind::UnknownFormat { value } => {
            let value = quote(value);
            say!(
                lang,
                "書式の版{value}は分かりません。",
                "Format {value} is not known.",
                "형식 버전 {value}의 파일은 알 수 없습니다."
            )
        }
        ProblemKind::DuplicateId { id, first } => {
            let id = quote(id);
            say!(
                lang,
                "{id}は既に使われています（{first}）。",
                "{id} is already used at {first}.",
                "{id} id는 이미 쓰였습니다({first})."
            )
        }
        ProblemKind::DanglingReference { referent, id, .. } => {
            let (id, referent) = (quote(id), noun(*referent, lang));
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
            let found = shape(*found, lang);
            say!(
                lang,
                "場面の操作を書くところに、{found}が書かれています。",
                "Here stands {found} instead of the actions of a scope.",
                "영역의 동작 자리에 {found} 값이 있습니다."
            )
        }
        ProblemKind::NotKeys { found } => {
            let found = shape(*found, lang);
            say!(
                lang,
                "キーのリストを書くところに、{found}が書かれています。",
                "Here stands {found} instead of a list of keys.",
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
                "{key} 키는 이미 {other} 동작에 쓰였습니다."
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

fn slip_sentence(slip: YamlSlip, lang: Lang) -> String {
    match slip {
        YamlSlip::ColonInText => say!(
            lang,
            "引用符のない文の中に「: 」があります。",
            "Unquoted text contains a colon followed by a space.",
            "따옴표 없는 글 안에 ‘: ’이 있습니다."
        ),
        YamlSlip::UnexpectedColon => say!(
            lang,
            "ここに「名前: 値」は書けません。",
            "A \"name: value\" pair cannot appear here.",
            "여기에 ‘이름: 값’을 쓸 수 없습니다."
        ),
        YamlSlip::MissingColon => {
            say!(lang, "名前の後に「: 」がありません。", "No colon follows the name.", "이름 뒤에 ‘: ’이 없습니다.")
        }
        YamlSlip::Indentation => say!(
            lang,
            "字下げが前後の行とそろっていません。",
            "The line is not aligned with its neighbours.",
            "들여쓰기가 앞뒤 행과 맞지 않습니다."
        ),
        YamlSlip::Tab => {
            say!(lang, "タブは使えません。", "Tabs are not allowed here.", "탭은 쓸 수 없습니다.")
        }
        YamlSlip::OpenQuote => say!(
            lang,
            "引用符が閉じられていません。",
            "The quotation mark is never closed.",
            "따옴표가 닫히지 않았습니다."
        ),
        YamlSlip::AfterValue => say!(
            lang,
            "値が終わった後に文字があります。",
            "There is text after the end of the value.",
            "값이 끝난 뒤에 글자가 있습니다."
        ),
        YamlSlip::UnexpectedDash => {
            say!(
                lang,
                "ここでリストは始められません。",
                "A list cannot begin here.",
                "여기서 목록을 시작할 수 없습니다."
            )
        }
        YamlSlip::Escape => say!(
            lang,
            "「\\」の後の文字が正しくありません。",
            "Unknown escape: the backslash does not go with what follows.",
            "‘\\’ 뒤의 글자가 올바르지 않습니다."
        ),
        YamlSlip::OpenBracket => say!(
            lang,
            "括弧が閉じられていないか、コンマが抜けています。",
            "A bracket is not closed, or a comma is missing.",
            "괄호가 닫히지 않았거나 쉼표가 빠졌습니다."
        ),
        YamlSlip::Reserved(character) => {
            let character = quoted(character.encode_utf8(&mut [0; 4]), lang);
            say!(
                lang,
                "引用符のない文は{character}で始められません。",
                "Unquoted text cannot begin with {character}.",
                "따옴표 없는 글은 {character} 문자로 시작할 수 없습니다."
            )
        }
        YamlSlip::ControlCharacter => {
            say!(lang, "制御文字があります。", "Control characters are not allowed.", "제어 문자가 있습니다.")
        }
        YamlSlip::EndlessAlias => say!(
            lang,
            "別名が自分自身を含んでいます。",
            "The alias refers to itself.",
            "별칭이 자기 자신을 포함합니다."
        ),
        YamlSlip::SecondDocument => say!(
            lang,
            "ここから二つ目の文書が始まっています。",
            "A second document begins here.",
            "여기서 두 번째 문서가 시작됩니다."
        ),
    }
}

fn limit_sentence(limit: YamlLimit, lang: Lang) -> String {
    match limit {
        YamlLimit::Depth => say!(lang, "入れ子が深すぎます。", "The nesting is too deep.", "중첩이 너무 깊습니다."),
        YamlLimit::Values => {
            say!(lang, "値の数が多すぎます。", "The file has too many values.", "값이 너무 많습니다.")
        }
        YamlLimit::Aliases => say!(
            lang,
            "別名の展開が多すぎます。",
            "The aliases expand to too much.",
            "별칭이 나타내는 내용이 너무 많습니다."
        ),
        YamlLimit::Text => {
            say!(lang, "文の量が多すぎます。", "The file has too much text.", "글의 양이 너무 많습니다.")
        }
    }
}

/// What a shape is called.
fn shape(shape: Shape, lang: Lang) -> String {
    match shape {
        Shape::Map => say!(lang, "「名前: 値」の組", "\"name: value\" pairs", "‘이름: 값’ 묶음"),
        Shape::List => say!(lang, "リスト", "a list", "목록"),
        Shape::String => say!(lang, "文字列", "a text", "문자열"),
        Shape::Number => say!(lang, "数", "a number", "숫자"),
        Shape::Date => say!(lang, "日付", "a date", "날짜"),
        Shape::Null => say!(lang, "空", "nothing", "빈"),
        Shape::Bool => say!(lang, "真偽値", "true or false", "참·거짓"),
    }
}

/// What the thing is called that an id names.
fn noun(referent: Referent, lang: Lang) -> String {
    match referent {
        Referent::Brief => say!(lang, "報告", "brief", "보고서"),
        Referent::Source => say!(lang, "出典", "source", "출처"),
        Referent::Actor => say!(lang, "主体", "actor", "주체"),
        Referent::Theme => say!(lang, "主題", "theme", "주제"),
        Referent::Section => say!(lang, "章", "section", "장"),
        Referent::Proposal => say!(lang, "提言", "proposal", "제언"),
        Referent::Finding => say!(lang, "所見", "finding", "분석 결과"),
        Referent::Event => say!(lang, "出来事", "event", "사건"),
        Referent::Term => say!(lang, "用語", "term", "용어"),
        Referent::Watch => say!(lang, "注視点", "watch point", "주시점"),
        Referent::Comparison => say!(lang, "比較", "comparison", "비교"),
    }
}

/// What a language is called in another.
fn language(named: Lang, lang: Lang) -> String {
    match named {
        Lang::Ja => say!(lang, "日本語", "Japanese", "일본어"),
        Lang::En => say!(lang, "英語", "English", "영어"),
        Lang::Ko => say!(lang, "韓国語", "Korean", "한국어"),
    }
}

/// What an id must look like.
pub(super) fn id_form(form: &IdForm, lang: Lang) -> String {
    match form {
        IdForm::Slug => say!(
            lang,
            "半角の小文字と数字をハイフンでつなぎます（例: economic-security）。",
            "Use lower-case letters and digits, joined by hyphens, as in economic-security.",
            "영문 소문자와 숫자를 붙임표로 이어 씁니다(예: economic-security)."
        ),
        IdForm::Code => say!(
            lang,
            "半角の大文字と数字をハイフンでつなぎます（例: JP-MOFA）。",
            "Use upper-case letters and digits, joined by hyphens, as in JP-MOFA.",
            "영문 대문자와 숫자를 붙임표로 이어 씁니다(예: JP-MOFA)."
        ),
        IdForm::Prefix => say!(
            lang,
            "半角の大文字と数字で書きます（例: KJ）。",
            "Use upper-case letters and digits, as in KJ.",
            "영문 대문자와 숫자로 씁니다(예: KJ)."
        ),
        IdForm::Numbered(example) => say!(
            lang,
            "{example}のように書きます（番号は2桁以上）。",
            "Write it as in {example}, with two digits or more.",
            "{example}처럼 씁니다(번호는 두 자리 이상)."
        ),
    }
}

/// A value from the file between quotation marks, its end left out where it is long.
pub(crate) fn quoted(value: &str, lang: Lang) -> String {
    const LONGEST: usize = 40;
    let shown = match value.char_indices().nth(LONGEST) {
        None => value.to_owned(),
        Some((cut, _)) => format!("{}...", value.get(..cut).unwrap_or_default()),
    };
    match lang {
        Lang::Ja => format!("「{shown}」"),
        Lang::En => format!("\"{shown}\""),
        Lang::Ko => format!("‘{shown}’"),
    }
}

/// A size in bytes as people say it.
fn size(bytes: u64) -> String {
    const MIB: u64 = 1 << 20;
    if bytes >= MIB { format!("{} MiB", bytes / MIB) } else { format!("{} KiB", bytes >> 10) }
}
