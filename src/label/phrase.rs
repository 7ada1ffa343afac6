//! Words around numbers, names and dates, as each language puts them.

use crate::lang::Lang;

/// How many there are of something.
pub fn count_of(what: &str, n: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{what} {n}件"),
        Lang::En => format!("{what}: {n}"),
        Lang::Ko => format!("{what} {n}건"),
    }
}

/// `n of m`, as the language says it.
pub fn n_of_m(n: usize, m: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{m}件中{n}件"),
        Lang::En => format!("{n} of {m}"),
        Lang::Ko => format!("{m}건 중 {n}건"),
    }
}

/// By which sources something is said: these and no others.
pub fn said_by(sources: &[String], lang: Lang) -> String {
    match (sources, lang) {
        ([source], Lang::Ja) => format!("{source}だけ"),
        ([source], Lang::En) => format!("{source} only"),
        ([source], Lang::Ko) => format!("{source}만"),
        ([_, _], Lang::Ja) => format!("{}の双方", sources.join("・")),
        ([one, other], Lang::En) => format!("Both {one} and {other}"),
        (_, Lang::Ja) => format!("{}のすべて", sources.join("・")),
        (_, Lang::En) => format!("All of {}", sources.join(", ")),
        (_, Lang::Ko) => format!("{} 모두", sources.join("·")),
    }
}

/// That a record of that sort was taken back.
pub fn undone(kind: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{kind}の取消"),
        Lang::En => format!("{kind} undone"),
        Lang::Ko => format!("{kind} 취소"),
    }
}

/// That a key pressed again accepts `n` proposals at once.
pub fn consent_again(key: &str, n: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("もう一度{key}で{n}件を一括採択します。"),
        Lang::En => format!("{key} again accepts all {n} at once."),
        Lang::Ko => format!("다시 {key}를 누르면 {n}건을 채택합니다."),
    }
}

/// That a key writes what was perhaps meant.
pub fn key_writes_meant(key: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{key}で置き換えます。"),
        Lang::En => format!("{key} writes it."),
        Lang::Ko => format!("{key} 키로 바꿔 씁니다."),
    }
}

/// That a key gives back the list as it was before the filter.
pub fn key_clears_filter(key: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{key}で絞り込みを解きます。"),
        Lang::En => format!("{key} clears the filter."),
        Lang::Ko => format!("{key} 키로 필터를 해제합니다."),
    }
}

/// That a key leads back to where one was.
pub fn key_goes_back(key: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{key}で戻ります。"),
        Lang::En => format!("{key} goes back."),
        Lang::Ko => format!("{key} 키로 돌아갑니다."),
    }
}

/// That a key looks something up in every brief.
pub fn key_looks_up(key: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{key}ですべての報告から探せます。"),
        Lang::En => format!("{key} searches every brief."),
        Lang::Ko => format!("{key} 키로 모든 보고서에서 찾을 수 있습니다."),
    }
}

/// That a key pressed again drops what was typed.
pub fn key_drops_text(key: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{key}をもう一度押すと、入力を破棄します。"),
        Lang::En => format!("{key} again drops what was typed."),
        Lang::Ko => format!("{key} 키를 한 번 더 누르면 입력을 버립니다."),
    }
}

/// The date up to which something is known, as a brief remark.
pub fn as_of(date: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{date}時点"),
        Lang::En => format!("as of {date}"),
        Lang::Ko => format!("{date} 기준"),
    }
}

/// That there are `n` in all, and that they can be listed.
pub fn all_of(n: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("すべて（{n}件）"),
        Lang::En => format!("All {n}"),
        Lang::Ko => format!("모두({n}건)"),
    }
}

/// How many problems there are, as the header says it.
pub fn problem_count(n: usize, lang: Lang) -> String {
    match (lang, n) {
        (Lang::Ja, _) => format!("問題{n}件"),
        (Lang::En, 1) => "1 problem".to_owned(),
        (Lang::En, _) => format!("{n} problems"),
        (Lang::Ko, _) => format!("문제 {n}건"),
    }
}

/// The English names of the months.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A month, 1 to 12, in its short form.
pub fn month(month: u8, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{month}月"),
        Lang::Ko => format!("{month}월"),
        Lang::En => {
            let name = MONTHS.get(usize::from(month).wrapping_sub(1));
            name.map_or(String::new(), |name| name.chars().take(3).collect())
        }
    }
}

/// A date of one to three parts in the language's usual form.
pub fn date(year: u16, month: Option<u8>, day: Option<u8>, lang: Lang) -> String {
    match lang {
        Lang::Ja => {
            let month = month.map_or(String::new(), |month| format!("{month}月"));
            let day = day.map_or(String::new(), |day| format!("{day}日"));
            format!("{year}年{month}{day}")
        }
        Lang::Ko => {
            let month = month.map_or(String::new(), |month| format!(" {month}월"));
            let day = day.map_or(String::new(), |day| format!(" {day}일"));
            format!("{year}년{month}{day}")
        }
        Lang::En => {
            let day = day.map_or(String::new(), |day| format!("{day} "));
            let name = month.and_then(|month| MONTHS.get(usize::from(month).wrapping_sub(1)));
            let month = name.map_or(String::new(), |name| format!("{name} "));
            format!("{day}{month}{year}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_their_precision_in_each_language() {
        assert_eq!(date(2026, None, None, Lang::Ja), "2026年");
        assert_eq!(date(2026, Some(1), None, Lang::Ja), "2026年1月");
        assert_eq!(date(2026, Some(1), Some(9), Lang::Ja), "2026年1月9日");
        assert_eq!(date(2026, Some(1), Some(9), Lang::En), "9 January 2026");
        assert_eq!(date(2026, Some(1), None, Lang::Ko), "2026년 1월");
    }
}
