//! What a search has to say besides its hits.

use super::facet::Facet;
use crate::lang::Lang;

/// A reason why a search found what it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// There is no facet of that name; it was searched as a word. Perhaps the other was meant.
    UnknownFacet(String, Option<&'static str>),
    /// The facet has no such value, so that nothing matches. Perhaps the other was meant.
    UnknownValue(Facet, String, Option<String>),
    /// Only a ledger can answer a condition, and it has no record, so that nothing is decided.
    NothingRecorded,
    /// No word stands anywhere as it was typed or is read so; what is shown only has its characters
    /// near each other.
    OnlyScattered,
}

impl Hint {
    /// The hint as a sentence.
    pub fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (Hint::UnknownFacet(name, meant), _) => unknown_facet(name, *meant, lang),
            (Hint::UnknownValue(Facet::Due, value, None), _) => no_date(value, lang),
            (Hint::UnknownValue(facet, value, meant), _) => unknown_value(facet.name(), value, meant.as_deref(), lang),
            (Hint::NothingRecorded, Lang::Ja) => "台帳に記録がないため、提言はすべて未審議です。".to_owned(),
            (Hint::NothingRecorded, Lang::En) => "The ledger has no record: every proposal is undecided.".to_owned(),
            (Hint::NothingRecorded, Lang::Ko) => "기록대장에 기록이 없어 제언은 모두 미심의입니다.".to_owned(),
            (Hint::OnlyScattered, Lang::Ja) => {
                "語がそのまま現れる項目はありません。文字が近くに並ぶ項目を表示しています。".to_owned()
            }
            (Hint::OnlyScattered, Lang::En) => {
                "Nothing says it as typed; these have its characters close together.".to_owned()
            }
            (Hint::OnlyScattered, Lang::Ko) => {
                "입력한 말이 그대로 나오는 항목은 없습니다. 글자가 가까이 있는 항목을 표시합니다.".to_owned()
            }
        }
    }
}

fn unknown_facet(name: &str, meant: Option<&str>, lang: Lang) -> String {
    match (lang, meant) {
        (Lang::Ja, None) => format!("「{name}:」という条件はありません。語として検索しました。"),
        (Lang::Ja, Some(meant)) => {
            format!("「{name}:」という条件はありません。語として検索しました。「{meant}:」のことでしょうか。")
        }
        (Lang::En, None) => format!("There is no condition {name}:, so it was searched as a word."),
        (Lang::En, Some(meant)) => {
            format!("There is no condition {name}:, so it was searched as a word. Did you mean {meant}:?")
        }
        (Lang::Ko, None) => format!("‘{name}:’ 조건은 없어 낱말로 찾았습니다."),
        (Lang::Ko, Some(meant)) => format!("‘{name}:’ 조건은 없어 낱말로 찾았습니다. ‘{meant}:’을 찾으십니까?"),
    }
}

fn unknown_value(facet: &str, value: &str, meant: Option<&str>, lang: Lang) -> String {
    match (lang, meant) {
        (Lang::Ja, None) => format!("「{facet}:」に「{value}」はありません。"),
        (Lang::Ja, Some(meant)) => format!("「{facet}:」に「{value}」はありません。「{meant}」のことでしょうか。"),
        (Lang::En, None) => format!("{facet}: has no “{value}”."),
        (Lang::En, Some(meant)) => format!("{facet}: has no “{value}”. Did you mean “{meant}”?"),
        (Lang::Ko, None) => format!("‘{facet}:’에 ‘{value}’ 항목이 없습니다."),
        (Lang::Ko, Some(meant)) => format!("‘{facet}:’에 ‘{value}’ 항목이 없습니다. ‘{meant}’을(를) 찾으십니까?"),
    }
}

fn no_date(value: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("「{value}」は日付として読めません。「due:<2026-12」や「due:overdue」のように書きます。"),
        Lang::En => format!("“{value}” is no date. Write due:<2026-12 or due:overdue."),
        Lang::Ko => format!("‘{value}’은(는) 날짜로 읽을 수 없습니다. ‘due:<2026-12’나 ‘due:overdue’처럼 씁니다."),
    }
}
