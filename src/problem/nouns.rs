//! What the things that problems speak of are called, in the reader's language.

use super::message::say;
use super::{IdForm, Referent, Shape};
use crate::lang::Lang;

/// What a shape is called.
pub(super) fn shape(shape: Shape, lang: Lang) -> String {
    match shape {
        Shape::Map => say!(lang, "「名前: 値」の組", "\"name: value\" pairs", "‘이름: 값’ 형식"),
        Shape::List => say!(lang, "リスト", "a list", "목록"),
        Shape::String => say!(lang, "文字列", "a text", "문자열"),
        Shape::Number => say!(lang, "数", "a number", "숫자"),
        Shape::Date => say!(lang, "日付", "a date", "날짜"),
        Shape::Null => say!(lang, "空", "nothing", "빈"),
        Shape::Bool => say!(lang, "真偽値", "true or false", "참·거짓"),
    }
}

/// What the thing is called that an id names.
pub(super) fn referent(named: Referent, lang: Lang) -> String {
    match named {
        Referent::Brief => say!(lang, "報告", "brief", "보고서"),
        Referent::Source => say!(lang, "典拠", "source", "출처 문서"),
        Referent::Actor => say!(lang, "関係者", "actor", "관계자"),
        Referent::Theme => say!(lang, "主題", "theme", "주제"),
        Referent::Section => say!(lang, "節", "section", "절"),
        Referent::Proposal => say!(lang, "提言", "proposal", "제언"),
        Referent::Finding => say!(lang, "所見", "finding", "분석"),
        Referent::Event => say!(lang, "出来事", "event", "사건"),
        Referent::Term => say!(lang, "用語", "term", "용어"),
        Referent::Watch => say!(lang, "注視点", "watch point", "주시할 점"),
        Referent::Comparison => say!(lang, "比較", "comparison", "비교"),
        Referent::Relation => say!(lang, "関係", "relation", "관계"),
    }
}

/// What a language is called in another.
pub(super) fn language(named: Lang, lang: Lang) -> String {
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
pub(super) fn size(bytes: u64) -> String {
    const MIB: u64 = 1 << 20;
    if bytes >= MIB { format!("{} MiB", bytes / MIB) } else { format!("{} KiB", bytes >> 10) }
}
