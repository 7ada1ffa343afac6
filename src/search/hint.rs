//! What a search has to say besides its hits.

use super::facet::Facet;
use crate::lang::Lang;

/// A reason why a search found what it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// There is no facet of that name; it was searched as a word. Perhaps the other was meant.
    UnknownFacet(String, Option<&'static str>),
    /// The facet has no such value, so that nothing matches.
    UnknownValue {
        /// The facet.
        facet: Facet,
        /// What was typed.
        value: String,
        /// What was perhaps meant.
        meant: Option<String>,
        /// Some values that the facet has: all, or one more than are named.
        known: Vec<String>,
    },
    /// The word stands nowhere. Perhaps the other was meant.
    UnknownWord(String, String),
    /// Only a ledger can answer a condition, and it has no record, so that nothing is decided.
    NothingRecorded,
    /// No word stands anywhere as it was typed or is read so; what is shown only has its characters
    /// near each other.
    OnlyScattered,
}

impl Hint {
    /// What was typed and what was perhaps meant, as a word or as the value of a facet.
    pub(super) fn slip(&self) -> Option<(Option<Facet>, &str, &str)> {
        match self {
            Hint::UnknownWord(word, meant) => Some((None, word, meant)),
            Hint::UnknownValue { facet, value, meant: Some(meant), .. } => Some((Some(*facet), value, meant)),
            _ => None,
        }
    }

    /// The hint as a sentence.
    pub fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (Hint::UnknownFacet(name, meant), _) => unknown_facet(name, *meant, lang),
            (Hint::UnknownValue { facet: Facet::Due, value, meant: None, .. }, _) => no_date(value, lang),
            (Hint::UnknownValue { facet, value, meant: Some(meant), .. }, _) => {
                meant_value(facet.name(), value, meant, lang)
            }
            (Hint::UnknownValue { facet, value, meant: None, known }, _) => {
                unknown_value(facet.name(), value, lang) + &known_values(known, lang)
            }
            (Hint::UnknownWord(word, meant), Lang::Ja) => {
                format!("「{word}」はどこにもありません。「{meant}」のことでしょうか。")
            }
            (Hint::UnknownWord(word, meant), Lang::En) => {
                format!("“{word}” stands nowhere. Did you mean “{meant}”?")
            }
            (Hint::UnknownWord(word, meant), Lang::Ko) => {
                format!("‘{word}’은(는) 어디에도 없습니다. ‘{meant}’을(를) 찾으십니까?")
            }
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
    let all = || Facet::ALL.map(|facet| format!("{}:", facet.name()));
    match (lang, meant) {
        (Lang::Ja, None) => {
            format!("「{name}:」という条件はありません。語として検索しました。使える条件は{}です。", all().join("、"))
        }
        (Lang::Ja, Some(meant)) => {
            format!("「{name}:」という条件はありません。語として検索しました。「{meant}:」のことでしょうか。")
        }
        (Lang::En, None) => {
            format!("There is no condition {name}:, so it was searched as a word. Conditions are {}.", all().join(", "))
        }
        (Lang::En, Some(meant)) => {
            format!("There is no condition {name}:, so it was searched as a word. Did you mean {meant}:?")
        }
        (Lang::Ko, None) => {
            format!("‘{name}:’ 조건은 없어 낱말로 찾았습니다. 쓸 수 있는 조건은 {}입니다.", all().join(", "))
        }
        (Lang::Ko, Some(meant)) => format!("‘{name}:’ 조건은 없어 낱말로 찾았습니다. ‘{meant}:’을 찾으십니까?"),
    }
}

fn unknown_value(facet: &str, value: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("「{facet}:」に「{value}」はありません。"),
        Lang::En => format!("{facet}: has no “{value}”."),
        Lang::Ko => format!("‘{facet}:’에 ‘{value}’ 항목이 없습니다."),
    }
}

fn meant_value(facet: &str, value: &str, meant: &str, lang: Lang) -> String {
    let unknown = unknown_value(facet, value, lang);
    match lang {
        Lang::Ja => format!("{unknown}「{meant}」のことでしょうか。"),
        Lang::En => format!("{unknown} Did you mean “{meant}”?"),
        Lang::Ko => format!("{unknown} ‘{meant}’을(를) 찾으십니까?"),
    }
}

/// So many values of a facet are named.
pub(super) const NAMED: usize = 8;

/// A sentence that names some values; nothing where there is none.
fn known_values(known: &[String], lang: Lang) -> String {
    let Some(named) = known.get(..NAMED.min(known.len())).filter(|named| !named.is_empty()) else {
        return String::new();
    };
    let is_all = named.len() == known.len();
    match (lang, is_all) {
        (Lang::Ja, true) => format!("使える値は{}です。", named.join("、")),
        (Lang::Ja, false) => format!("使える値は{}などです。", named.join("、")),
        (Lang::En, true) => format!(" It has {}.", named.join(", ")),
        (Lang::En, false) => format!(" It has {} and others.", named.join(", ")),
        (Lang::Ko, true) => format!(" 쓸 수 있는 값은 {}입니다.", named.join(", ")),
        (Lang::Ko, false) => format!(" 쓸 수 있는 값은 {} 등입니다.", named.join(", ")),
    }
}

fn no_date(value: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("「{value}」は日付として読めません。「due:<2026-12」や「due:overdue」のように書きます。"),
        Lang::En => format!("“{value}” is no date. Write due:<2026-12 or due:overdue."),
        Lang::Ko => format!("‘{value}’은(는) 날짜로 읽을 수 없습니다. ‘due:<2026-12’나 ‘due:overdue’처럼 씁니다."),
    }
}
