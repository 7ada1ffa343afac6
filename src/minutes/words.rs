//! The words of the minutes in each language, in the register of an official record.

use jiff::civil::Date;

use super::model::{Ledger, Words};
use crate::label;
use crate::lang::Lang;
use crate::ledger::Lost;

/// A phrase in Japanese, English and Korean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase([&'static str; Lang::COUNT]);

impl Phrase {
    /// The phrase in that language.
    pub(super) const fn in_lang(self, lang: Lang) -> &'static str {
        self.0[lang as usize]
    }
}

const fn phrase(ja: &'static str, en: &'static str, ko: &'static str) -> Phrase {
    Phrase([ja, en, ko])
}

pub(super) const MINUTES: Phrase = phrase("議事録", "Minutes", "회의록");
pub(super) const MEETING: Phrase = phrase("会議ID", "Meeting", "회의 ID");
pub(super) const NAME: Phrase = phrase("会議名", "Name", "회의명");
pub(super) const DATE: Phrase = phrase("開催日", "Date", "개최일");
pub(super) const PLACE: Phrase = phrase("場所", "Place", "장소");
pub(super) const ATTENDEES: Phrase = phrase("出席者", "Attendees", "참석자");
pub(super) const BRIEFS: Phrase = phrase("対象とした報告", "Briefs under review", "대상 보고서");
pub(super) const FILTER: Phrase = phrase("議題の選定条件", "Agenda selected by", "의제 선정 조건");
pub(super) const SUMMARY: Phrase = phrase("審議結果の概要", "Summary of responses", "심의 결과 개요");
pub(super) const COUNT: Phrase = phrase("件数", "Items", "건수");
pub(super) const TOTAL: Phrase = phrase("計", "Total", "계");
pub(super) const LIST: Phrase = phrase("審議事項一覧", "List of items", "심의 사항 목록");
pub(super) const ITEMS: Phrase = phrase("審議の記録", "Record of the items", "심의 기록");
pub(super) const NUMBER: Phrase = phrase("番号", "No.", "번호");
pub(super) const ID: Phrase = phrase("ID", "ID", "ID");
pub(super) const BRIEF: Phrase = phrase("報告", "Brief", "보고서");
pub(super) const PROPOSAL: Phrase = phrase("提言", "Proposal", "제언");
pub(super) const TEXT: Phrase = phrase("本文", "Text", "본문");
pub(super) const RESPONSE: Phrase = phrase("審議結果", "Response", "심의 결과");
pub(super) const REASON: Phrase = phrase("理由", "Reason", "사유");
pub(super) const AMENDED: Phrase = phrase("修正後の本文", "Text as amended", "수정된 본문");
pub(super) const DISSENT: Phrase = phrase("反対意見", "Dissent", "반대 의견");
pub(super) const OWNER: Phrase = phrase("担当", "Owner", "담당");
pub(super) const DUE: Phrase = phrase("期限", "Due", "기한");
pub(super) const DECIDERS: Phrase = phrase("決定者", "Decided by", "결정자");
pub(super) const NOTES: Phrase = phrase("覚書", "Notes", "메모");
pub(super) const CITATIONS: Phrase = phrase("出典", "Citations", "출처");
pub(super) const SOURCES: Phrase = phrase("典拠", "Sources", "출처 문서");
pub(super) const SHORT: Phrase = phrase("略称", "Short name", "약칭");
pub(super) const PUBLISHER: Phrase = phrase("発行", "Publisher", "발행");
pub(super) const SOURCE_TITLE: Phrase = phrase("文書名", "Title", "문서명");
pub(super) const SOURCE_DATE: Phrase = phrase("日付", "Date", "일자");
pub(super) const MARKS: Phrase = phrase("注記", "Remarks", "비고");
pub(super) const RECORD: Phrase = phrase("記録番号", "Record", "기록 번호");
pub(super) const LEDGER: Phrase = phrase("台帳", "Ledger", "기록대장");
pub(super) const RECORDS: Phrase = phrase("台帳の記録数", "Records in the ledger", "기록대장의 기록 수");
pub(super) const HEAD: Phrase =
    phrase("最後の記録のハッシュ値（SHA-256）", "Hash of the last record (SHA-256)", "마지막 기록의 해시값(SHA-256)");
pub(super) const PROOF: Phrase = phrase(
    "この記録数とハッシュ値を控えておけば、台帳のここまでの記録がその後も同じであるかを確かめられます。",
    "Whoever keeps this number and this hash can tell whether the records up to here are still the same.",
    "이 기록 수와 해시값을 보관해 두면 기록대장의 여기까지의 기록이 이후에도 같은지 확인할 수 있습니다.",
);
pub(super) const DAMAGED: Phrase = phrase(
    "台帳のファイルに損傷があります。",
    "The file of the ledger is damaged.",
    "기록대장 파일이 손상되어 있습니다.",
);
pub(super) const SET_ASIDE: Phrase = phrase(
    "後回しとし、この会議では決定していません。",
    "Set aside and not decided in this meeting.",
    "뒤로 미루어 이 회의에서는 결정하지 않았습니다.",
);
pub(super) const CHANGED: Phrase = phrase(
    "報告の文言は決定の後に変わりました。ここに記すのは決定時の文言です。",
    "The brief has changed since. This is the wording that was decided on.",
    "보고서의 문안이 결정 후에 바뀌었습니다. 여기에 적은 것은 결정 당시의 문안입니다.",
);
pub(super) const BESIDE: Phrase =
    phrase("議題にない項目です。", "This item was not on the agenda.", "의제에 없던 항목입니다.");

/// What the library lacks of an item.
pub(super) const fn lost(lost: Lost) -> Phrase {
    match lost {
        Lost::Item => phrase(
            "この項目は、現在の報告にはありません。",
            "The brief no longer has this item.",
            "이 항목은 현재의 보고서에 없습니다.",
        ),
        Lost::Brief => phrase(
            "この項目の報告は、開いている報告の中にありません。",
            "The brief of this item is not open.",
            "이 항목의 보고서는 열려 있지 않습니다.",
        ),
    }
}

/// Where the chain of records breaks.
fn broken(record: u32, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("台帳の記録{record}は、前の記録につながっていません。"),
        Lang::En => format!("Record {record} of the ledger does not follow the one before it."),
        Lang::Ko => format!("기록대장의 기록 {record}은(는) 앞의 기록과 이어지지 않습니다."),
    }
}

impl Ledger {
    /// How far it reached, as what it is called and what it is.
    pub(crate) fn facts(self, lang: Lang) -> [(&'static str, String); 2] {
        [(RECORDS.in_lang(lang), self.records.to_string()), (HEAD.in_lang(lang), self.head.to_string())]
    }

    /// What is wrong with it; where nothing is, what these facts are good for.
    pub(crate) fn remarks(self, lang: Lang) -> Vec<String> {
        let broken = self.broken.map(|record| broken(record, lang));
        let damaged = self.damaged.then(|| DAMAGED.in_lang(lang).to_owned());
        let wrong: Vec<String> = broken.into_iter().chain(damaged).collect();
        if wrong.is_empty() { vec![PROOF.in_lang(lang).to_owned()] } else { wrong }
    }
}

/// Names one after the other.
pub(super) fn names(names: &[String], lang: Lang) -> String {
    names.join(match lang {
        Lang::Ja => "、",
        Lang::En | Lang::Ko => ", ",
    })
}

/// A day in the language's usual form.
pub(super) fn day(date: Date, lang: Lang) -> String {
    let part = |number: i8| u8::try_from(number).ok();
    let year = u16::try_from(date.year());
    year.map_or(date.to_string(), |year| label::date(year, part(date.month()), part(date.day()), lang))
}

/// The words, marked with their language where it is not the one asked for.
pub(super) fn marked(words: &Words, lang: Lang) -> String {
    if words.lang == lang { words.text.clone() } else { format!("〔{}〕{}", words.lang.endonym(), words.text) }
}
