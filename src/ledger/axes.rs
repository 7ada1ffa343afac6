//! The closed lists: the three axes that a proposal stands on, the kinds of record, and what else
//! is one of a few; with their tags and their words in each language.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::lang::Lang;

/// Declares a closed list: each value with its tag in records and files, and its words in Japanese,
/// English and Korean. A value that lacks one of them does not compile.
macro_rules! axis {
    (
        $(#[doc = $doc:literal])+
        $name:ident { $($(#[doc = $about:literal])+ $value:ident $tag:literal: $ja:literal, $en:literal, $ko:literal;)+ }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[doc = $about])+ #[serde(rename = $tag)] $value,)+ }

        impl $name {
            /// Every value, in the order in which they are offered.
            pub const ALL: &'static [$name] = &[$($name::$value),+];

            /// The name in records, files and filters.
            pub const fn tag(self) -> &'static str {
                match self { $($name::$value => $tag,)+ }
            }

            /// The value of that tag.
            pub fn from_tag(tag: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|value| value.tag() == tag)
            }

            /// The words for it.
            pub const fn in_lang(self, lang: Lang) -> &'static str {
                match self { $($name::$value => match lang { Lang::Ja => $ja, Lang::En => $en, Lang::Ko => $ko },)+ }
            }
        }
    };
}

axis! {
    /// What those who were asked said to a proposal.
    Response {
        /// Nothing yet. As a recorded decision it opens the proposal again.
        Undecided "undecided": "未審議", "Undecided", "미심의";
        /// Taken up as it stands.
        Accepted "accepted": "採択", "Accepted", "채택";
        /// Taken up as to its aim, not as to its means.
        AcceptedInPrinciple "accepted_in_principle": "原則採択", "Accepted in principle", "원칙적 채택";
        /// Taken up in part.
        PartiallyAccepted "partially_accepted": "一部採択", "Partially accepted", "일부 채택";
        /// Heard, with nothing to follow from it.
        Noted "noted": "留意", "Noted", "유의";
        /// To be taken up again later.
        Deferred "deferred": "継続審議", "Deferred", "계속 심의";
        /// Not taken up.
        Rejected "rejected": "不採択", "Rejected", "불채택";
    }
}

axis! {
    /// How far a proposal has been carried out.
    Implementation {
        /// Nothing has been done.
        NotStarted "not_started": "未着手", "Not started", "미착수";
        /// Work goes on.
        InProgress "in_progress": "実施中", "In progress", "이행 중";
        /// A part is done and work goes on.
        PartiallyImplemented "partially_implemented": "一部実施", "Partially implemented", "일부 이행";
        /// All is done.
        Implemented "implemented": "実施済", "Implemented", "이행 완료";
        /// Given up without being carried out.
        ClosedNotImplemented "closed_not_implemented": "未実施終了", "Closed, not implemented", "미이행 종료";
        /// Overtaken by events.
        NoLongerApplicable "no_longer_applicable": "該当なし", "No longer applicable", "해당 없음";
    }
}

axis! {
    /// How a due date stands to today. Derived, never recorded.
    Timeliness {
        /// No date was set.
        NoDate "no_date": "期限なし", "No due date", "기한 없음";
        /// The date is more than [`Timeliness::SOON_DAYS`] away.
        NotDue "not_due": "期限前", "Not yet due", "기한 전";
        /// The date is today or within [`Timeliness::SOON_DAYS`].
        DueSoon "due_soon": "期限間近", "Due soon", "기한 임박";
        /// The date has passed.
        Overdue "overdue": "期限超過", "Overdue", "기한 초과";
    }
}

axis! {
    /// What sort of thing a record records.
    Kind {
        /// A meeting, opened or restated.
        Meeting "meeting": "会議", "Meeting", "회의";
        /// A response to a proposal.
        Decision "decision": "決定", "Decision", "결정";
        /// A remark on an item.
        Note "note": "覚書", "Note", "메모";
        /// How far a proposal has been carried out.
        Progress "progress": "進捗", "Progress", "진척";
        /// An item set aside in a meeting, to be come back to.
        Skip "skip": "後回し", "Set aside", "뒤로 미룸";
        /// An item moved to another place of the agenda.
        Move "move": "順序変更", "Moved", "순서 변경";
        /// An earlier record taken back.
        Undo "undo": "取消", "Undone", "취소";
    }
}

axis! {
    /// Whether a stretch of text stands in the former text, the latter or both.
    Change {
        /// In both.
        Same "same": "同じ", "Unchanged", "같음";
        /// In the former only.
        Removed "removed": "削除", "Removed", "삭제";
        /// In the latter only.
        Added "added": "追加", "Added", "추가";
    }
}

axis! {
    /// What the library lacks of an item that records speak of.
    Lost {
        /// The item: its brief is open and no longer has it.
        Item "item": "項目なし", "Item gone", "항목 없음";
        /// The whole brief: none of that id is open.
        Brief "brief": "報告なし", "Brief not open", "보고서 없음";
    }
}

impl Response {
    /// Whether a reason is to be asked for: wherever a proposal is not plainly accepted.
    pub const fn asks_reason(self) -> bool {
        !matches!(self, Response::Accepted)
    }
}

impl Implementation {
    /// Whether something is still to be done.
    pub const fn is_open(self) -> bool {
        matches!(self, Implementation::NotStarted | Implementation::InProgress | Implementation::PartiallyImplemented)
    }
}

impl Timeliness {
    /// How many days ahead a date is soon.
    pub const SOON_DAYS: i32 = 30;

    /// How `due` stands to `today`.
    pub fn of(due: Option<Date>, today: Date) -> Timeliness {
        match due {
            None => Timeliness::NoDate,
            Some(due) if due < today => Timeliness::Overdue,
            Some(due) if due <= today.saturating_add(Timeliness::SOON_DAYS.days()) => Timeliness::DueSoon,
            Some(_) => Timeliness::NotDue,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_due_date_is_kept_until_its_day_is_over() {
        let today = date(2026, 3, 1);
        assert_eq!(Timeliness::of(None, today), Timeliness::NoDate);
        assert_eq!(Timeliness::of(Some(date(2026, 2, 28)), today), Timeliness::Overdue);
        assert_eq!(Timeliness::of(Some(today), today), Timeliness::DueSoon);
        assert_eq!(Timeliness::of(Some(date(2026, 3, 31)), today), Timeliness::DueSoon);
        assert_eq!(Timeliness::of(Some(date(2026, 4, 1)), today), Timeliness::NotDue);
        assert_eq!(Timeliness::of(Some(Date::MAX), Date::MAX), Timeliness::DueSoon);
    }
}
