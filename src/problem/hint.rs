//! What to do about a problem, where there is something to say.

use super::message::say;
use super::nouns::{id_form, quoted};
use super::{Problem, ProblemKind, Shape, toml, yaml};
use crate::lang::Lang;
use crate::text::clean::clean;

impl Problem {
    /// What would mend it.
    pub fn hint(&self, lang: Lang) -> Option<String> {
        advice(&self.kind, lang).map(|advice| clean(&advice).into_owned())
    }
}

fn advice(kind: &ProblemKind, lang: Lang) -> Option<String> {
    match kind {
        ProblemKind::NotUtf8 { likely: Some(encoding) } => Some(say!(
            lang,
            "エディターで{encoding}として開き、UTF-8で保存し直してください。",
            "Open it as {encoding} in your editor and save it as UTF-8.",
            "편집기에서 {encoding}(으)로 열고 UTF-8로 다시 저장하십시오."
        )),
        ProblemKind::NotUtf8 { likely: None } => Some(say!(
            lang,
            "エディターで文字コードをUTF-8にして保存してください。",
            "Save the file as UTF-8 in your editor.",
            "편집기에서 UTF-8로 저장하십시오."
        )),
        ProblemKind::TooMany { .. } => Some(say!(
            lang,
            "フォルダーを分け、開くものを選んでください。",
            "Divide them among folders and open one of these.",
            "폴더를 나누어 열 것을 고르십시오."
        )),
        ProblemKind::Surrogate => Some(say!(
            lang,
            "その文字を消して打ち直し、UTF-8で保存してください。",
            "Delete the character, type it again and save the file as UTF-8.",
            "그 글자를 지우고 다시 입력한 뒤 UTF-8로 저장하십시오."
        )),
        ProblemKind::NoBriefs => Some(say!(
            lang,
            "報告は拡張子が.yamlか.ymlのファイルです。",
            "A brief is a file whose name ends in .yaml or .yml.",
            "보고서는 확장자가 .yaml이나 .yml인 파일입니다."
        )),
        ProblemKind::Yaml(slip) => yaml::advice(*slip, lang),
        ProblemKind::Toml(slip) => toml::advice(*slip, lang),
        ProblemKind::WrongType { expected: Shape::String, found: Shape::Number | Shape::Bool } => Some(say!(
            lang,
            "文字列として書くには、二重引用符（\"\"）で囲んでください。",
            "To make it text, put it in double quotation marks.",
            "문자열로 쓰려면 큰따옴표(\"\")로 묶으십시오."
        )),
        ProblemKind::WrongType { expected: Shape::Bool, .. } => Some(say!(
            lang,
            "trueかfalseを、引用符を付けずに書きます。",
            "Write true or false, without quotation marks.",
            "true나 false를 따옴표 없이 씁니다."
        )),
        ProblemKind::WrongType { expected: Shape::Map, found: Shape::String } => Some(say!(
            lang,
            "名前と値の間は、半角のコロンと空白（「: 」）で区切ります。",
            "Write a half-width colon and a space between a name and its value.",
            "이름과 값 사이에는 반각 쌍점과 공백(‘: ’)을 씁니다."
        )),
        ProblemKind::WrongType { expected: Shape::List, found: Shape::String } => Some(say!(
            lang,
            "リストは[ ]で囲むか、各行を「- 」で始めます。",
            "Put a list in [ ], or begin each of its lines with \"- \".",
            "목록은 [ ]로 묶거나 각 행을 ‘- ’로 시작합니다."
        )),
        ProblemKind::UnknownField { suggestion: None, known, .. }
        | ProblemKind::UnknownValue { suggestion: None, known, .. }
        | ProblemKind::UnknownScope { suggestion: None, known, .. } => choices(known, lang),
        ProblemKind::UnknownPart { suggestion: None, known, .. }
        | ProblemKind::UnknownTheme { suggestion: None, known, .. } => choices(known, lang),
        ProblemKind::UnknownField { suggestion, .. }
        | ProblemKind::UnknownValue { suggestion, .. }
        | ProblemKind::UnknownPart { suggestion, .. }
        | ProblemKind::UnknownTheme { suggestion, .. }
        | ProblemKind::DanglingReference { suggestion, .. }
        | ProblemKind::UnknownAction { suggestion, .. }
        | ProblemKind::UnknownScope { suggestion, .. } => {
            let meant = quoted(suggestion.as_deref()?, lang);
            Some(say!(lang, "{meant}の誤りではありませんか。", "Did you mean {meant}?", "혹시 {meant} 아닙니까?"))
        }
        ProblemKind::MisplacedAction { scopes, .. } => {
            let scopes = scopes.join(", ");
            Some(say!(lang, "使える場面: {scopes}", "It belongs in: {scopes}.", "쓸 수 있는 영역: {scopes}"))
        }
        ProblemKind::NotActions { .. } => Some(say!(
            lang,
            "場面の名前を[ ]で囲んだ行の下に、操作を1行に一つずつ書きます。",
            "The actions stand below the name of the scope in [ ], one on a line.",
            "영역 이름을 [ ]로 묶은 행 아래에 동작을 한 행에 하나씩 씁니다."
        )),
        ProblemKind::NotKeys { .. } => Some(say!(
            lang,
            "[\"j\", \"down\"]のように書きます。[]とすると、その操作のキーがなくなります。",
            "Write it as in [\"j\", \"down\"]; [] takes the keys away.",
            "[\"j\", \"down\"]처럼 씁니다. []로 쓰면 그 동작의 키가 없어집니다."
        )),
        ProblemKind::UnreadableKey { .. } => Some(say!(
            lang,
            "キーは文字一つ（j）か名前（enter）で、ctrl-、alt-、shift-を前に付けられます（ctrl-d）。続けて押すキーは空白で区切ります（g g）。",
            "A key is one character (j) or a name (enter), after ctrl-, alt- or shift- if need be (ctrl-d); spaces stand between keys typed one after another (g g).",
            "키는 한 글자(j)나 이름(enter)이고, 앞에 ctrl-, alt-, shift-를 붙일 수 있습니다(ctrl-d). 이어서 누르는 키는 공백으로 나눕니다(g g)."
        )),
        ProblemKind::NoWayOut { actions, .. } => {
            let actions = actions.join(", ");
            Some(say!(
                lang,
                "次の操作のどれかにキーが必要です: {actions}",
                "One of these actions needs a key: {actions}.",
                "다음 동작 가운데 하나에 키가 필요합니다: {actions}"
            ))
        }
        ProblemKind::BadDate { .. } => Some(say!(
            lang,
            "2026、2026-01、2026-01-31のように書きます。",
            "Write 2026, 2026-01 or 2026-01-31.",
            "2026, 2026-01, 2026-01-31처럼 씁니다."
        )),
        ProblemKind::BadColour { .. } => Some(say!(
            lang,
            "\"#1c1c1c\"のように書くか、端末の256色の番号を16から255までで書きます。",
            "Write \"#1c1c1c\", or the number of one of the terminal's 256 colours, from 16 to 255.",
            "\"#1c1c1c\"처럼 쓰거나 터미널 256색의 번호를 16부터 255까지로 씁니다."
        )),
        ProblemKind::NotStyle => Some(say!(
            lang,
            "{{ fg = \"#d0d0d0\", bold = true }}のように書きます。",
            "Write it as in {{ fg = \"#d0d0d0\", bold = true }}.",
            "{{ fg = \"#d0d0d0\", bold = true }}처럼 씁니다."
        )),
        ProblemKind::BadId { form, .. } => Some(id_form(form, lang)),
        ProblemKind::BadPlace { .. } => Some(say!(
            lang,
            "典拠の部分、空白、段落の番号の順に「1(3) ¶1」のように書きます。",
            "Write the part of the source, a space and the number of the paragraph, as in \"1(3) ¶1\".",
            "출처 문서의 부분, 공백, 문단 번호를 ‘1(3) ¶1’처럼 씁니다."
        )),
        ProblemKind::UnknownFormat { .. } => Some(say!(
            lang,
            "このteigenが読めるのは版1です。",
            "This version of teigen reads format 1.",
            "이 teigen은 버전 1을 읽습니다."
        )),
        ProblemKind::NoFile
        | ProblemKind::Forbidden
        | ProblemKind::Unreadable(_)
        | ProblemKind::NotRegular
        | ProblemKind::TooLarge { .. }
        | ProblemKind::More { .. }
        | ProblemKind::Syntax(_)
        | ProblemKind::Budget(_)
        | ProblemKind::DuplicateKey { .. }
        | ProblemKind::WrongType { .. }
        | ProblemKind::MissingField { .. }
        | ProblemKind::OutOfRange { .. }
        | ProblemKind::EmptyText
        | ProblemKind::EmptyList
        | ProblemKind::NotTwo { .. }
        | ProblemKind::MissingLanguage { .. }
        | ProblemKind::UndeclaredLanguage { .. }
        | ProblemKind::EndsBeforeStart { .. }
        | ProblemKind::DuplicateId { .. }
        | ProblemKind::KeyConflict { .. }
        | ProblemKind::HiddenSequence { .. }
        | ProblemKind::TextKey { .. } => None,
    }
}

/// The list of what would be right.
fn choices(known: &[impl AsRef<str>], lang: Lang) -> Option<String> {
    if known.is_empty() {
        return None;
    }
    let known: Vec<&str> = known.iter().map(AsRef::as_ref).collect();
    let known = known.join(", ");
    Some(say!(lang, "使えるのは次のものです: {known}", "Expected one of: {known}.", "쓸 수 있는 것: {known}"))
}
