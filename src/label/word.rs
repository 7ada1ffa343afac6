//! The words of the interface in each language, by exhaustive match: a word that lacks a language
//! does not compile.

use crate::lang::Lang;

macro_rules! words {
    ($($(#[doc = $doc:literal])+ $variant:ident $ja:literal, $en:literal, $ko:literal;)+) => {
        /// A word or short phrase of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Word { $($(#[doc = $doc])+ $variant,)+ }

        impl Word {
            /// Every word.
            pub const ALL: &'static [Word] = &[$(Word::$variant),+];

            /// The word in that language.
            pub const fn in_lang(self, lang: Lang) -> &'static str {
                match self { $(Word::$variant => match lang { Lang::Ja => $ja, Lang::En => $en, Lang::Ko => $ko },)+ }
            }
        }
    };
}

words! {
    /// The left column's heading.
    Briefs "報告", "Briefs", "보고서";
    /// The collections that cut across the briefs.
    AcrossBriefs "横断", "Across briefs", "전체";
    /// A brief's overview.
    Overview "概要", "Overview", "개요";
    /// The conclusion of a brief.
    BottomLine "要点", "Bottom line", "요점";
    /// Why a brief matters.
    Importance "日本にとっての意味", "Why it matters for Japan", "일본에 주는 의미";
    /// Recommendations.
    Proposals "提言", "Proposals", "제언";
    /// Facts and judgements.
    Findings "所見", "Findings", "분석";
    /// Dated happenings.
    Events "出来事", "Events", "주요 일지";
    /// The glossary.
    Terms "用語", "Terms", "용어";
    /// Things to watch.
    Watch "注視点", "To watch", "주시할 점";
    /// Views side by side.
    Comparisons "両報告の異同", "The reports compared", "두 보고서 비교";
    /// The documents behind a brief.
    Sources "典拠", "Sources", "출처 문서";
    /// One proposal.
    Proposal "提言", "Proposal", "제언";
    /// One finding.
    Finding "所見", "Finding", "분석";
    /// One question on which the sources are set side by side.
    Comparison "異同", "Comparison", "비교";
    /// What sort of item one is.
    Kind "種類", "Kind", "종류";
    /// One section.
    Section "節", "Section", "절";
    /// One brief.
    Brief "報告", "Brief", "보고서";
    /// One event.
    Event "出来事", "Event", "사건";
    /// One term.
    Term "用語", "Term", "용어";
    /// One thing to watch.
    WatchPoint "注視点", "To watch", "주시할 점";
    /// One source.
    Source "典拠", "Source", "출처 문서";
    /// A finding that reports what is so.
    Fact "事実", "Fact", "사실";
    /// A finding that judges.
    Assessment "評価", "Assessment", "평가";
    /// A finding that expects.
    Outlook "見通し", "Outlook", "전망";
    /// A finding that warns.
    Risk "リスク", "Risk", "위험";
    /// Sources say the same.
    Agreement "一致", "Agreement", "일치";
    /// Sources say different things.
    Difference "相違", "Difference", "차이";
    /// One source says what the other leaves out.
    Addition "補完", "Only one says", "보완";
    /// Who is asked to act.
    Addressees "宛先", "For", "대상";
    /// With whom.
    Partners "相手", "With", "상대";
    /// Subjects.
    Themes "主題", "Themes", "주제";
    /// Agreements, exercises, forums.
    Instruments "手段", "Means", "수단";
    /// By when.
    Horizon "時期", "By when", "시기";
    /// The source gives no time.
    NotGiven "示されていない", "not given", "제시되지 않음";
    /// What a proposal rests on.
    Rationale "根拠", "Rationale", "근거";
    /// What belongs with a proposal.
    Related "関連する提言", "Related proposals", "관련 제언";
    /// Places in the sources.
    Citations "出典", "Sources cited", "출처";
    /// Proposals that rest on the finding.
    Carries "この所見に基づく提言", "Proposals resting on this", "이 분석에 근거한 제언";
    /// Findings that rest on the event.
    RestingFindings "この出来事に基づく所見", "Findings resting on this", "이 사건에 근거한 분석";
    /// Proposals that rest on findings that rest on the event.
    RestingProposals "それらの所見に基づく提言", "Proposals resting on those findings", "그 분석에 근거한 제언";
    /// Events that the finding rests on.
    RestsOnEvents "関係する出来事", "Events", "관련 사건";
    /// Who took part in an event.
    Actors "関係者", "Actors", "관계자";
    /// When an event happened.
    When "時点", "When", "시점";
    /// The date up to which the sources know.
    AsOf "情報時点", "As of", "기준 시점";
    /// Kana reading.
    Reading "読み", "Reading", "읽는 법";
    /// The short form of a term.
    Abbreviation "略称", "Short form", "약칭";
    /// The term's other languages.
    OtherLanguages "各国語", "In other languages", "다른 언어";
    /// Other forms of a term.
    Aliases "別の形", "Also written", "다른 표기";
    /// Items that a term occurs in as a means.
    UsedBy "この手段を用いる提言", "Proposals using this", "이 수단을 쓰는 제언";
    /// Who published a source.
    Publisher "発行", "Publisher", "발행";
    /// Who wrote a source.
    Author "執筆", "Author", "집필";
    /// The date of a source.
    SourceDate "日付", "Date", "일자";
    /// A remark on a source.
    Note "注記", "Note", "비고";
    /// The parts of a source.
    Parts "構成", "Parts", "구성";
    /// Items that cite the place.
    CitedBy "ここに拠る項目", "Items citing this", "이 부분을 인용한 항목";
    /// Keys help heading.
    Keys "キー操作", "Keys", "키 조작";
    /// Problems heading.
    Problems "ファイルの問題", "Problems in the files", "파일의 문제";
    /// The sections and groups of a brief, to jump to.
    Outline "構成", "Outline", "구성";
    /// The results of a filter over the library.
    Found "検索結果", "Found", "검색 결과";
    /// Events on one axis of time.
    Timeline "年表", "Timeline", "연표";
    /// There is no border between panes to be moved.
    NoBorder "動かせる境界がありません。", "There is no border to move.", "옮길 수 있는 경계가 없습니다.";
    /// The axis of the timeline shows every event.
    WholeTime "全期間", "whole span", "전체 기간";
    /// The axis of the timeline shows years.
    ByYear "年単位", "years", "연 단위";
    /// The axis of the timeline shows quarters of a year.
    ByQuarter "四半期単位", "quarters", "분기 단위";
    /// The axis of the timeline shows months.
    ByMonth "月単位", "months", "월 단위";
    /// The lanes of the timeline are briefs.
    LanesByBrief "報告別", "by brief", "보고서별";
    /// The lanes of the timeline are countries and bodies.
    LanesByCountry "国別", "by country", "국가별";
    /// The lane of events that name nobody.
    NobodyNamed "その他", "Others", "기타";
    /// The strip that shows how much happened when.
    Density "密度", "Density", "밀도";
    /// The day on which the program runs.
    Today "今日", "Today", "오늘";
    /// The briefs tell of no event.
    NoEvents "日付のある出来事がありません。", "There is no dated event.", "날짜가 있는 사건이 없습니다.";
    /// Nothing to list.
    NoProblems "問題はありません。", "There are no problems.", "문제가 없습니다.";
    /// The filter's prompt.
    FilterPrompt "絞り込み", "Filter", "필터";
    /// The look-up across everything.
    LookUp "横断検索", "Look up", "통합 검색";
    /// The queries of the look-up of before.
    RecentQueries "最近の検索", "Recent", "최근 검색";
    /// What can be typed into the look-up.
    LookUpEmpty "語、ID、条件のどれでも探せます。", "Type words, an id or a condition.", "낱말, ID, 조건으로 찾습니다.";
    /// Nothing answers the look-up.
    NothingFound "一致する項目はありません。", "Nothing matches.", "일치하는 항목이 없습니다.";
    /// What stands before the names of the facets that a query can narrow by.
    Conditions "条件", "conditions", "조건";
    /// Nothing matches the filter.
    /// The library is empty.
    NoBriefs "開ける報告がありません。", "There is no brief to open.", "열 수 있는 보고서가 없습니다.";
    /// How to see why.
    SeeProblems "「!」で問題の一覧を表示します。", "Press ! for the list of problems.", "‘!’를 누르면 문제 목록이 표시됩니다.";
    /// The terminal is too small.
    TooSmall "画面が小さすぎます", "Screen too small", "화면이 너무 작습니다";
    /// The keymap has problems and the defaults hold.
    KeymapDefaults "キー設定に問題があるため、既定のキーを使います。", "The keymap has problems; the default keys apply.", "키 설정에 문제가 있어 기본 키를 사용합니다.";
    /// The settings' file has problems and what is sound of it holds.
    SoundSettings "設定ファイルに問題があるため、正しい設定だけを使います。", "The settings file has problems; only what is sound applies.", "설정 파일에 문제가 있어 올바른 설정만 사용합니다.";
    /// The colours that are chosen now.
    Theme "配色:", "Theme:", "색 구성:";
    /// The briefs are being loaded.
    Loading "読み込み中", "loading", "불러오는 중";
    /// What is found is not known yet.
    Searching "検索中", "searching", "검색 중";
    /// The files have changed and have been read anew.
    Reloaded "ファイルが変わったため、読み直しました。", "The files have changed and were read anew.", "파일이 바뀌어 다시 읽었습니다.";
    /// The files have changed, and there is something wrong with them.
    ReloadedWithProblems "ファイルを読み直しました。問題があります（「!」で一覧）。", "The files were read anew and have problems; ! lists them.", "파일을 다시 읽었습니다. 문제가 있습니다(‘!’로 목록).";
    /// Changes of the files will go unnoticed.
    NotWatched "ファイルの変更を監視できません。", "Changes of the files cannot be watched for.", "파일의 변경을 감시할 수 없습니다.";
    /// Kana arrived where a command was expected.
    WrongInput "入力方式を切ってください。", "Turn the input method off for commands.", "입력기를 끄거나 영문으로 전환하십시오.";
    /// No more items in that direction.
    NoFurther "これより先の項目はありません。", "No further item.", "더 이상 항목이 없습니다.";
    /// The axis of the timeline has no further step.
    NoFurtherZoom "これ以上は拡大・縮小できません。", "No further zoom.", "더 이상 확대하거나 축소할 수 없습니다.";
    /// Nothing to open has that number.
    NoSuchNumber "その番号の項目はありません。", "Nothing has that number.", "그 번호의 항목이 없습니다.";
    /// The page names no term of the glossary.
    NoTerms "この本文に用語集の語はありません。", "No term of the glossary occurs here.", "이 본문에는 용어집의 용어가 없습니다.";
    /// No search has been begun.
    NothingSought "先に「/」で語を検索してください。", "Search with / first.", "먼저 ‘/’로 찾을 말을 입력하십시오.";
    /// The prompt of a search on a page.
    FindPrompt "本文を検索", "Find on the page", "본문에서 찾기";
    /// What can be typed without a screen.
    PlainPrompt "番号で開く、/語 で絞り込む、h で戻る、? でキー一覧、q で終了:", "Number to open, /words to filter, h back, ? keys, q quit:", "번호로 열기, /검색어로 필터, h 뒤로, ? 키 목록, q 종료:";
    /// What can be typed without a screen in a meeting.
    PlainReviewPrompt "番号で決定、j で次へ、k で前へ、u で取消、<esc> で戻る、? でキー一覧、q で終了:", "Number to decide, j next, k previous, u undo, <esc> back, ? keys, q quit:", "번호로 결정, j 다음, k 이전, u 취소, <esc> 뒤로, ? 키 목록, q 종료:";
    /// What can be typed without a screen into a form.
    PlainFormPrompt "入力して次の欄へ、空行で確定、<tab> で移動、<esc> で取り消す:", "Type to fill in, an empty line to confirm, <tab> to move, <esc> to cancel:", "입력하면 다음 칸으로, 빈 줄로 확정, <tab> 이동, <esc> 취소:";
    /// The list of meetings.
    Meetings "会議", "Meetings", "회의";
    /// Opens a meeting.
    NewMeeting "新しい会議", "New meeting", "새 회의";
    /// The name of a meeting.
    MeetingName "会議名", "Name", "회의명";
    /// The day of a meeting.
    MeetingDate "日付", "Date", "일자";
    /// The place of a meeting.
    MeetingPlace "場所", "Place", "장소";
    /// Who attends.
    Attendees "出席者", "Attendees", "참석자";
    /// By which query an agenda is chosen.
    AgendaFilter "議題の絞り込み", "Agenda filter", "안건 필터";
    /// How several names are written in one line.
    SeparateNames "「、」か「,」で区切ります。", "Separate names by commas.", "쉼표로 구분합니다.";
    /// By which query proposals are taken into an agenda.
    AgendaAdd "議題に加える", "Add", "안건 추가";
    /// By which query proposals are taken out of an agenda.
    AgendaRemove "議題から外す", "Take out", "안건 제외";
    /// How proposals are named that are to be taken into an agenda.
    ByFilter "絞り込みと同じ語で指定します。", "Name them as in any filter.", "필터와 같은 말로 지정합니다.";
    /// How those are named that are to be taken out of it.
    DecidedStay "絞り込みと同じ語で指定します。決定済みの議題は残ります。", "Name them as in any filter. What is decided stays.", "필터와 같은 말로 지정합니다. 결정된 안건은 남습니다.";
    /// The agenda is in view nowhere.
    NotTheAgenda "議事次第で使えます。", "This works in the agenda.", "의사일정에서 쓸 수 있습니다.";
    /// How many minutes an item is to take.
    ItemLimit "1件の目安（分）", "Minutes an item", "안건당 시간(분)";
    /// What is typed is not a number of minutes.
    NotMinutes "分を数字で入力してください。", "A number of minutes, please.", "분을 숫자로 입력하십시오.";
    /// As it is now.
    AsItStands "今のまま", "as it stands", "지금 그대로";
    /// In which order an agenda comes.
    AgendaOrder "議題の順序", "Agenda order", "안건 순서";
    /// Brief by brief.
    ByBrief "報告順", "by brief", "보고서 순";
    /// By theme.
    ByTheme "主題順", "by theme", "주제 순";
    /// By addressee.
    ByAddressee "宛先順", "by addressee", "대상 순";
    /// Why it was decided so.
    Reason "理由", "Reason", "이유";
    /// Who is to carry it out.
    Owner "担当", "Owner", "담당";
    /// By when.
    Due "期限", "Due", "기한";
    /// Who decided.
    Deciders "決定者", "Decided by", "결정자";
    /// Who disagreed and why.
    Dissent "反対意見", "Dissent", "반대 의견";
    /// The text as amended.
    Amended "修正文", "Amended text", "수정문";
    /// A note.
    NoteText "覚書", "Note", "메모";
    /// How far a proposal has been carried out.
    Implementation "実施状況", "Implementation", "이행 상황";
    /// The day for which a report of progress holds.
    ProgressDate "時点", "As of", "기준일";
    /// What shows it.
    Evidence "裏付け", "Evidence", "근거 자료";
    /// How a due date stands to today.
    Timeliness "期限状況", "Timeliness", "기한 상황";
    /// Whether a proposal reads as it did when it was decided on.
    Wording "文言", "Wording", "문구";
    /// It reads otherwise.
    WordingChanged "決定後に変更", "Changed since decided", "결정 후 변경";
    /// It reads so still.
    WordingUnchanged "変更なし", "As decided on", "변경 없음";
    /// It should have been carried out by now and is not.
    DueAndOpen "期限超過・未完了", "Overdue, still open", "기한 초과·미완료";
    /// The response to a proposal.
    Response "対応", "Response", "대응";
    /// What was decided before.
    EarlierDecisions "これまでの決定", "Earlier decisions", "이전 결정";
    /// What was decided before that.
    Before "それ以前", "Before that", "그 이전";
    /// The text has changed since it was decided on.
    ChangedSince "決定後に本文が変わりました。再確認してください。", "The text has changed since the decision. Please reconfirm.", "결정 이후 본문이 바뀌었습니다. 다시 확인하십시오.";
    /// No decision is recorded.
    NotDecided "まだ決定されていません。", "Nothing has been decided yet.", "아직 결정되지 않았습니다.";
    /// There is nothing to take back.
    NothingToUndo "取り消す記録はありません。", "There is nothing to undo.", "취소할 기록이 없습니다.";
    /// Since the desk was opened nothing was recorded outside of meetings that could be taken back.
    NothingToUndoHere "起動してからの記録で、取り消せるものはありません。", "Nothing recorded since the desk was opened is left to undo.", "시작한 뒤의 기록 중 취소할 것이 없습니다.";
    /// The last record was made in a meeting, and is taken back there.
    UndoInMeeting "最後の記録は会議でのものです。会議を開いて取り消してください。", "The last record was made in a meeting; undo it there.", "마지막 기록은 회의에서 한 것입니다. 회의를 열어 취소하십시오.";
    /// What was to be recorded will not be.
    Withdrawn "記録待ちの内容を取り下げました。", "What waited to be recorded is withdrawn.", "기록을 기다리던 내용을 철회했습니다.";
    /// Several records of different sorts.
    Records "記録", "Records", "기록";
    /// Nothing waits for a decision.
    NothingUndecided "未審議の議題はありません。", "Nothing is undecided.", "미심의 안건이 없습니다.";
    /// The proposal is not in the library.
    ProposalGone "この提言は開いている報告にありません。", "This proposal is not in the open briefs.", "열려 있는 보고서에 없는 제언입니다.";
    /// What was given is recorded.
    Recorded "記録しました。", "Recorded.", "기록했습니다.";
    /// Nothing can be recorded.
    LedgerReadOnly "台帳は読み取り専用です。", "The ledger is read-only.", "기록대장이 읽기 전용입니다.";
    /// What was entered is not recorded.
    NotRecorded "まだ記録されていません", "Not recorded", "아직 기록되지 않았습니다";
    /// A field may not be empty.
    Required "この欄は必須です。", "This field is required.", "필수 항목입니다.";
    /// A date cannot be read.
    NotADate "日付として読めません（例: 2026-04-01、4/1、令和8年4月1日）。", "Not a date (such as 2026-04-01 or 4/1).", "날짜로 읽을 수 없습니다(예: 2026-04-01, 4/1, 4월 1일).";
    /// The agenda would be empty.
    EmptyAgenda "該当する提言がありません。", "No proposal matches.", "해당하는 제언이 없습니다.";
    /// Closing drops what was typed.
    /// No item of the agenda waits for a decision.
    AllDecided "すべて審議しました。", "All is decided.", "모두 심의했습니다.";
    /// Any other key than the one that is waited for leaves things as they are.
    OtherKeysCancel "ほかのキーで取りやめます。", "Any other key cancels.", "다른 키를 누르면 그만둡니다.";
    /// One of a few is picked.
    Choose "選ぶ", "choose", "선택";
    /// What is to be followed up.
    FollowUp "フォローアップ", "Follow-up", "후속 조치";
    /// Decisions whose due date has passed.
    GroupOverdue "期限超過", "Overdue", "기한 초과";
    /// Decisions that are due soon.
    GroupDueSoon "期限間近", "Due soon", "기한 임박";
    /// Decisions on a text that has changed since.
    GroupChanged "決定後に本文が変わったもの", "Changed since the decision", "결정 후 본문이 바뀐 것";
    /// Records of what the open briefs do not have.
    GroupOrphans "報告にない項目の記録", "Records of items that are gone", "보고서에 없는 항목의 기록";
    /// What was taken up and is not carried out yet.
    GroupOpen "採択後、未完了のもの", "Accepted, not yet carried out", "채택 후 완료되지 않은 것";
    /// What was put off.
    GroupDeferred "継続審議", "Deferred", "계속 심의";
    /// What nothing was decided on.
    GroupUndecided "未審議", "Undecided", "미심의";
    /// Nothing is recorded and there is nothing to follow up.
    NothingToFollowUp "フォローアップの対象はありません。", "There is nothing to follow up.", "후속 조치 대상이 없습니다.";
    /// The format of a file.
    Format "形式", "Format", "형식";
    /// The language of a text.
    Language "言語", "Language", "언어";
    /// The name of a file.
    FileName "ファイル名", "File", "파일명";
    /// The folder that the names of files are relative to.
    Folder "フォルダー", "Folder", "폴더";
    /// The record of a meeting.
    Minutes "議事録", "Minutes", "회의록";
    /// The minutes are in their file.
    MinutesWritten "議事録を書き出しました", "The minutes are written", "회의록을 내보냈습니다";
    /// Neither a meeting is open nor one selected.
    NoMeetingHere "会議を選んでください。", "Select a meeting first.", "먼저 회의를 선택하십시오.";
    /// A file of that name is there.
    FileExists "同じ名前のファイルがあります。空いている名前に替えました。", "A file of that name exists; this name is free.", "같은 이름의 파일이 있어 비어 있는 이름으로 바꾸었습니다.";
    /// The folder of a file is not there.
    NoFolder "そのフォルダーはありません。", "There is no such folder.", "그런 폴더가 없습니다.";
    /// Nothing may be written in a folder.
    NotWritable "そのフォルダーには書き込めません。", "That folder may not be written to.", "그 폴더에는 쓸 수 없습니다.";
    /// No space is left in a folder.
    NoSpace "空き容量がありません。", "No space is left there.", "남은 공간이 없습니다.";
    /// A file was not written.
    NotWritten "書き出せませんでした。", "It could not be written.", "내보낼 수 없었습니다.";
    /// Nothing is written anywhere, as was asked.
    NothingIsWritten "読み取り専用で開いているため、何も書き込みません。", "Opened read-only: nothing is written.", "읽기 전용으로 열려 있어 아무것도 쓰지 않습니다.";
    /// Taken up as to its aim, in short.
    InPrinciple "原則", "In principle", "원칙";
    /// Taken up in part, in short.
    InPart "一部", "In part", "일부";
    /// To be taken up again later, in short.
    Later "継続", "Deferred", "계속";
    /// This item.
    ThisItem "この件", "this item", "이 안건";
    /// The file of the ledger.
    LedgerPlace "台帳のファイル", "Ledger file", "기록대장 파일";
    /// Nothing to decide on: the selected row or page is not a proposal.
    NotAnItem "ここには書けません。", "Nothing can be written here.", "여기에는 쓸 수 없습니다.";
    /// Only of proposals it is said how far they have been carried out.
    ProgressOfProposals "実施状況は提言に書きます。提言を選んでください。", "Progress is recorded on proposals: select one first.", "이행 상황은 제언에 기입합니다. 제언을 선택하십시오.";
    /// The first screen.
    Home "ホーム", "Home", "홈";
    /// The page that was read last.
    GoOn "続きから", "Continue", "이어 보기";
    /// The meeting that still has something to decide.
    GoOnMeeting "会議を続ける", "Continue meeting", "회의 계속";
    /// What is new or edited since the last visit.
    SinceLastVisit "前回からの変更", "Since your last visit", "지난번 이후 변경";
    /// An item that was not there at the last visit.
    New "新規", "new", "신규";
    /// An item that said something else at the last visit.
    Edited "更新", "edited", "수정";
    /// How much of a brief has been opened.
    Read "既読", "read", "읽음";
    /// How many proposals of a brief were decided on.
    Decided "審議", "decided", "심의";
    /// The items with a bookmark.
    Bookmarks "しおり", "Bookmarks", "책갈피";
    /// The items that were opened lately.
    Visited "最近開いた項目", "Recently opened", "최근 연 항목";
    /// A list of what was picked, with nothing in it yet.
    NothingPicked "まだ項目がありません。", "Nothing here yet.", "아직 항목이 없습니다.";
    /// A bookmark was given.
    Bookmarked "しおりを付けました。", "Bookmarked.", "책갈피를 넣었습니다.";
    /// A bookmark was taken away.
    Unbookmarked "しおりを外しました。", "Bookmark taken off.", "책갈피를 뺐습니다.";
    /// What is selected is not an item.
    NoItemHere "項目を選んでください。", "Select an item first.", "먼저 항목을 선택하십시오.";
    /// A mark was set.
    Marked "目印を付けました。", "Marked.", "표시했습니다.";
    /// No item has that mark.
    NoSuchMark "その目印はありません。", "There is no such mark.", "그런 표시는 없습니다.";
    /// What a mark is set with.
    MarkPrompt "目印にする英数字", "Mark with a letter or digit", "표시할 글자나 숫자";
    /// What a mark is gone to with.
    GoToMarkPrompt "移る目印の英数字", "Go to the mark", "이동할 표시";
    /// There is no place before or after this one.
    NoFurtherPlace "これより先の場所はありません。", "No further place.", "더 이상 위치가 없습니다.";
    /// The mouse is listened to.
    MouseOn "マウスを使います。", "The mouse is on.", "마우스를 사용합니다.";
    /// The mouse is left to the terminal.
    MouseOff "マウスを端末に返しました。", "The mouse is the terminal's again.", "마우스를 터미널에 돌려주었습니다.";
    /// The prompt of the palette.
    PalettePrompt "操作", "Action", "동작";
    /// Nothing answers what is typed into the palette.
    NoAction "その名前の操作はありません。", "No action has that name.", "그런 이름의 동작이 없습니다.";
    /// The tour's name.
    Tour "案内", "Tour", "안내";
    /// The tour: to move.
    TourMove "行を選びます。", "Move through the rows.", "줄을 고릅니다.";
    /// The tour: to open and go back.
    TourOpen "選んだ行を開きます。", "Open what is selected.", "고른 줄을 엽니다.";
    /// The tour: to filter.
    TourFilter "文字を打って絞り込みます。", "Type to narrow things down.", "글자를 입력해 목록을 좁힙니다.";
    /// The tour: to change the language.
    TourLanguages "三つの言語を切り替えます。", "Switch between three languages.", "세 언어를 바꿔 봅니다.";
    /// The tour: to look the keys up.
    TourKeys "使えるキーの一覧を見ます。", "See the keys of this place.", "여기서 쓰는 키를 봅니다.";
    /// How the tour is put away.
    TourEnd "案内を終える", "end the tour", "안내 마치기";
    /// The tour is over.
    TourDone "案内は以上です。", "That was the tour.", "안내를 마칩니다.";
    /// A line number.
    Line "行", "line", "행";
    /// How actors stand to each other.
    Relations "関係", "Relations", "관계";
    /// How two actors stand to each other.
    Relation "関係", "Relation", "관계";
    /// They are allies.
    Alliance "同盟", "Alliance", "동맹";
    /// They work together.
    Cooperation "協力", "Cooperation", "협력";
    /// They keep what stands between them from growing.
    Management "管理", "Management", "관리";
    /// They work against each other.
    Rivalry "対抗", "Rivalry", "대립";
    /// No talks take place between them.
    NoTalks "対話なし", "No talks", "대화 없음";
    /// Which way a relation goes.
    Trend "動向", "Trend", "추이";
    /// It grows.
    Strengthening "強まる", "strengthening", "강화";
    /// It stays as it is.
    Steady "変わらず", "steady", "유지";
    /// It lessens.
    Weakening "弱まる", "weakening", "약화";
    /// The sources leave open which way it goes.
    Unclear "定まらず", "unclear", "불분명";
    /// The two of a relation.
    Parties "当事者", "Between", "당사자";
    /// Which of the two a relation proceeds from.
    Direction "向き", "Direction", "방향";
    /// Each of the two stands so to the other.
    Mutual "相互", "mutual", "상호";
    /// Since when a relation is as it is.
    Since "起点", "Since", "기점";
    /// The proposals counted.
    CrossTable "提言の集計", "Proposals counted", "제언 집계";
    /// Each of two sources does.
    BothSources "両方", "both", "양쪽";
    /// More than one source does.
    SeveralSources "複数", "several", "복수";
    /// All together.
    Total "計", "total", "합계";
    /// A source leaves out what another says.
    NotMentioned "言及なし", "not mentioned", "언급 없음";
    /// There are no items of the sort that was asked for.
    NothingToShow "表示する項目がありません。", "There is nothing to show.", "표시할 항목이 없습니다.";
    /// Other relations of the same two.
    SameParties "同じ当事者の関係", "The same two", "같은 당사자의 관계";
}
