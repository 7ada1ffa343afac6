//! The closed catalogue of actions and scopes: the one list that the keymap's parser, the key help,
//! the footer, the palette and the documents are made from.

use crate::lang::Lang;

/// Where a key has its meaning. A scope shadows those after it in [`Scope::chain`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Everywhere but in a line of input.
    Global,
    /// In a list: briefs, contents, results.
    List,
    /// On a page of text.
    Page,
    /// In a picture of the briefs, where one moves up, down, left and right: the timeline.
    Chart,
    /// In a line of input.
    Input,
    /// In a window over the desk: keys, problems.
    Overlay,
    /// In a meeting that goes through its agenda.
    Review,
    /// In a form of fields.
    Form,
}

impl Scope {
    /// Every scope, in the order in which the help shows them.
    pub const ALL: [Scope; 8] = [
        Scope::List,
        Scope::Page,
        Scope::Chart,
        Scope::Review,
        Scope::Form,
        Scope::Input,
        Scope::Overlay,
        Scope::Global,
    ];

    /// The scope's name in the keymap.
    pub const fn name(self) -> &'static str {
        match self {
            Scope::Global => "global",
            Scope::List => "list",
            Scope::Page => "page",
            Scope::Chart => "chart",
            Scope::Input => "input",
            Scope::Overlay => "overlay",
            Scope::Review => "review",
            Scope::Form => "form",
        }
    }

    /// The scopes that are asked for a key, innermost first. In a line of input letters are text,
    /// so that the global keys do not reach it.
    pub const fn chain(self) -> &'static [Scope] {
        match self {
            Scope::Global => &[Scope::Global],
            Scope::List => &[Scope::List, Scope::Global],
            Scope::Page => &[Scope::Page, Scope::Global],
            Scope::Chart => &[Scope::Chart, Scope::Global],
            Scope::Input => &[Scope::Input],
            Scope::Overlay => &[Scope::Overlay, Scope::Global],
            Scope::Review => &[Scope::Review, Scope::Global],
            Scope::Form => &[Scope::Form, Scope::Input],
        }
    }

    /// Whether letters are text there and not commands.
    pub const fn takes_text(self) -> bool {
        matches!(self, Scope::Input | Scope::Form)
    }

    /// The scope's heading in the help.
    pub const fn title(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Scope::Global, Lang::Ja) => "共通",
            (Scope::Global, Lang::En) => "Everywhere",
            (Scope::Global, Lang::Ko) => "공통",
            (Scope::List, Lang::Ja) => "一覧",
            (Scope::List, Lang::En) => "Lists",
            (Scope::List, Lang::Ko) => "목록",
            (Scope::Page, Lang::Ja) => "本文",
            (Scope::Page, Lang::En) => "Pages",
            (Scope::Page, Lang::Ko) => "본문",
            (Scope::Chart, Lang::Ja) => "図表",
            (Scope::Chart, Lang::En) => "Charts",
            (Scope::Chart, Lang::Ko) => "도표",
            (Scope::Input, Lang::Ja) => "入力欄",
            (Scope::Input, Lang::En) => "Lines of input",
            (Scope::Input, Lang::Ko) => "입력란",
            (Scope::Overlay, Lang::Ja) => "ポップアップ",
            (Scope::Overlay, Lang::En) => "Pop-ups",
            (Scope::Overlay, Lang::Ko) => "팝업",
            (Scope::Review, Lang::Ja) => "審議",
            (Scope::Review, Lang::En) => "Review",
            (Scope::Review, Lang::Ko) => "심의",
            (Scope::Form, Lang::Ja) => "記入欄",
            (Scope::Form, Lang::En) => "Forms",
            (Scope::Form, Lang::Ko) => "기입란",
        }
    }
}

macro_rules! actions {
    ($($(#[doc = $doc:literal])+ $variant:ident $name:literal [$($scope:ident),+] $ja:literal, $en:literal, $ko:literal;)+) => {
        /// Everything that a key can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $($(#[doc = $doc])+ $variant,)+ }

        impl Action {
            /// Every action, in the order in which the help shows them.
            pub const ALL: &'static [Action] = &[$(Action::$variant),+];

            /// The action's name in the keymap.
            pub const fn name(self) -> &'static str {
                match self { $(Action::$variant => $name,)+ }
            }

            /// The scopes in which the action means something.
            pub const fn scopes(self) -> &'static [Scope] {
                match self { $(Action::$variant => &[$(Scope::$scope),+],)+ }
            }

            /// What the action does, in a few words.
            pub const fn doc(self, lang: Lang) -> &'static str {
                match self { $(Action::$variant => match lang { Lang::Ja => $ja, Lang::En => $en, Lang::Ko => $ko },)+ }
            }
        }
    };
}

actions! {
    /// Moves one row or line down.
    Down "down" [List, Page, Chart, Input, Overlay] "下へ", "down", "아래로";
    /// Moves one row or line up.
    Up "up" [List, Page, Chart, Input, Overlay] "上へ", "up", "위로";
    /// Moves half a screen down.
    HalfPageDown "half-page-down" [List, Page, Chart, Input, Overlay, Review] "半画面下へ", "half a page down", "반 화면 아래로";
    /// Moves half a screen up.
    HalfPageUp "half-page-up" [List, Page, Chart, Input, Overlay, Review] "半画面上へ", "half a page up", "반 화면 위로";
    /// Moves a screen down.
    PageDown "page-down" [List, Page, Chart, Input, Overlay, Review] "1画面下へ", "a page down", "한 화면 아래로";
    /// Moves a screen up.
    PageUp "page-up" [List, Page, Chart, Input, Overlay, Review] "1画面上へ", "a page up", "한 화면 위로";
    /// Moves left in a chart: on the timeline to the event before.
    Left "left" [Chart] "左へ", "left", "왼쪽으로";
    /// Moves right in a chart: on the timeline to the event after.
    Right "right" [Chart] "右へ", "right", "오른쪽으로";
    /// Moves to the first row or line.
    First "first" [List, Page, Chart, Overlay] "先頭へ", "to the top", "맨 처음으로";
    /// Moves to the last row or line.
    Last "last" [List, Page, Chart, Overlay] "末尾へ", "to the end", "맨 끝으로";
    /// Moves to the next group of a list, or the next item while a page is read.
    NextGroup "next-group" [List, Page, Chart] "次の区分・項目へ", "next group or item", "다음 구분이나 항목으로";
    /// Moves to the group before, or the item before while a page is read.
    PrevGroup "prev-group" [List, Page, Chart] "前の区分・項目へ", "previous group or item", "이전 구분이나 항목으로";
    /// Opens what the cursor stands on.
    Open "open" [List, Page, Chart, Input, Overlay] "開く", "open", "열기";
    /// Goes back to where one was.
    Back "back" [List, Page, Chart, Overlay, Review] "戻る", "back", "뒤로";
    /// Goes to the pane on the right.
    NextPane "next-pane" [List] "右の欄へ", "pane on the right", "오른쪽 창으로";
    /// Goes to the pane on the left.
    PrevPane "prev-pane" [List, Page] "左の欄へ", "pane on the left", "왼쪽 창으로";
    /// Selects the next link of a page.
    NextLink "next-link" [Page] "次の参照へ", "next link", "다음 참조로";
    /// Selects the link before on a page.
    PrevLink "prev-link" [Page] "前の参照へ", "previous link", "이전 참조로";
    /// Opens the link of the digit typed.
    OpenNumber "open-number" [Page] "その番号の参照を開く", "open the link of that number", "그 번호의 참조 열기";
    /// Moves to the next proposal.
    NextProposal "next-proposal" [List, Page] "次の提言へ", "next proposal", "다음 제언으로";
    /// Moves to the proposal before.
    PrevProposal "prev-proposal" [List, Page] "前の提言へ", "previous proposal", "이전 제언으로";
    /// Lists the sections and groups of the brief, to jump to one.
    Outline "outline" [List, Page] "構成から選ぶ", "outline", "구성에서 선택";
    /// Explains the next term on the page.
    NextTerm "next-term" [Page] "用語を調べる", "explain a term", "용어 설명";
    /// Explains the term before on the page.
    PrevTerm "prev-term" [Page] "前の用語を調べる", "explain the term before", "이전 용어 설명";
    /// Says the sources of the citations in full, or short again.
    ExpandCitations "expand-citations" [Page] "出典の詳細を開閉する", "citations in full", "출처 펼치기/접기";
    /// Looks for words on the page.
    Find "find" [Page] "本文を検索する", "find on the page", "본문에서 찾기";
    /// Goes to the next place found.
    FindNext "find-next" [Page] "次の一致へ", "next match", "다음 일치 항목으로";
    /// Goes to the place found before.
    FindPrev "find-prev" [Page] "前の一致へ", "previous match", "이전 일치 항목으로";
    /// Starts to filter the list, or the keys or problems that a window lists.
    Filter "filter" [List, Chart, Overlay] "絞り込む", "filter", "필터";
    /// Decides the proposal by the digit typed.
    Decide "decide" [Review] "その番号の対応を決める", "decide by that number", "그 번호로 결정";
    /// Goes to the next item of the agenda.
    NextItem "next-item" [Review] "次の議題へ", "next item", "다음 안건으로";
    /// Goes to the item before.
    PrevItem "prev-item" [Review] "前の議題へ", "previous item", "이전 안건으로";
    /// Sets the item aside, to be come back to.
    SetAside "set-aside" [Review] "後回しにする", "set aside", "뒤로 미루기";
    /// Moves the item later in the agenda.
    MoveLater "move-later" [Review, List] "順序を後へ", "move later", "순서를 뒤로";
    /// Moves the item earlier in the agenda.
    MoveEarlier "move-earlier" [Review, List] "順序を前へ", "move earlier", "순서를 앞으로";
    /// Shows the findings that carry the proposal, or hides them.
    Rationale "rationale" [Review] "根拠を開閉する", "rationale", "근거 보기";
    /// Adds the owner, the due date and the like to what was decided.
    Details "details" [Review] "決定の詳細を書く", "details of the decision", "결정의 세부 기입";
    /// Writes a note on the item.
    Note "note" [Review, Page, List] "覚書を書く", "write a note", "메모 쓰기";
    /// Takes back what was recorded last, by one more record.
    Undo "undo" [Review, Page, List] "記録を取り消す", "undo", "기록 취소";
    /// Accepts all that waits, when pressed twice.
    Consent "consent" [Review] "異議なしを一括採択する", "accept all unobjected", "이의 없는 안건 일괄 채택";
    /// Lists the agenda.
    Agenda "agenda" [Review] "議事次第", "agenda", "의사일정";
    /// Writes the minutes of the meeting to a file.
    Minutes "minutes" [Review, List] "議事録を書き出す", "write the minutes", "회의록 내보내기";
    /// Changes what is said of the meeting, and takes proposals into its agenda or out of it.
    EditMeeting "edit-meeting" [Review, List] "会議と議題を改める", "edit the meeting", "회의와 안건 고치기";
    /// Sets lines far apart, or close.
    Spacious "spacious" [Review] "行間を替える", "line spacing", "행간 바꾸기";
    /// Says how far a proposal has been carried out.
    Progress "progress" [Page, List] "実施状況を書く", "progress", "이행 상황 기입";
    /// Lists what is to be followed up: what is overdue, what has changed, what waits.
    FollowUp "follow-up" [Global] "フォローアップ", "follow-up", "후속 조치";
    /// Lists the meetings.
    Meetings "meetings" [Global] "会議", "meetings", "회의";
    /// Takes what was entered.
    Submit "submit" [Form] "確定する", "confirm", "확정";
    /// Goes to the next field.
    NextField "next-field" [Form] "次の欄へ", "next field", "다음 칸으로";
    /// Goes to the field before.
    PrevField "prev-field" [Form] "前の欄へ", "previous field", "이전 칸으로";
    /// Begins a new line.
    NewLine "new-line" [Form] "改行する", "new line", "줄 바꾸기";
    /// Takes the last change of the text back.
    UndoEdit "undo-edit" [Form] "入力を元に戻す", "undo typing", "입력 되돌리기";
    /// Makes the change again.
    RedoEdit "redo-edit" [Form] "入力をやり直す", "redo typing", "입력 다시 하기";
    /// Begins the number of times that the next move is to be made.
    Count "count" [List] "次の移動の回数", "times to repeat the next move", "다음 이동의 횟수";
    /// Writes what could stand at the caret, one after the other: names and values of conditions.
    Complete "complete" [Input] "条件を補完する", "complete the condition", "조건 완성";
    /// The same, backwards.
    CompleteBack "complete-back" [Input] "前の候補へ戻す", "previous completion", "이전 후보로";
    /// Leaves the line of input and drops what it filtered.
    Cancel "cancel" [Input] "取り消す", "cancel", "취소";
    /// Deletes the character before the caret.
    DeleteBack "delete-back" [Input] "前の1字を消す", "delete backward", "앞 글자 지우기";
    /// Deletes the character under the caret.
    DeleteForward "delete-forward" [Input] "カーソル位置の1字を消す", "delete forward", "커서 위치 글자 지우기";
    /// Deletes the word before the caret.
    DeleteWord "delete-word" [Input] "前の1語を消す", "delete the word before", "앞 단어 지우기";
    /// Empties the line.
    ClearInput "clear-input" [Input] "すべて消す", "clear the line", "모두 지우기";
    /// Moves the caret left.
    CaretLeft "caret-left" [Input] "カーソルを左へ", "cursor left", "커서를 왼쪽으로";
    /// Moves the caret right.
    CaretRight "caret-right" [Input] "カーソルを右へ", "cursor right", "커서를 오른쪽으로";
    /// Moves the caret to the start of the line.
    CaretStart "caret-start" [Input] "行頭へ", "to the start of the line", "줄 처음으로";
    /// Moves the caret to the end of the line.
    CaretEnd "caret-end" [Input] "行末へ", "to the end of the line", "줄 끝으로";
    /// Shows less of a chart, larger: on the timeline quarters, then months.
    ZoomIn "zoom-in" [Chart] "拡大する", "zoom in", "확대";
    /// Shows more of a chart, smaller.
    ZoomOut "zoom-out" [Chart] "縮小する", "zoom out", "축소";
    /// Shows the whole of a chart.
    ZoomFit "zoom-fit" [Chart] "全体を表示する", "show the whole", "전체 보기";
    /// Arranges the same things another way: on the timeline by country instead of by brief.
    NextView "next-view" [Chart] "並べ方を変える", "arrange another way", "배열 바꾸기";
    /// Shows every event on one axis of time.
    Timeline "timeline" [Global] "年表を開く", "timeline", "연표 열기";
    /// Sets the rows of a chart against other columns: in the cross-table briefs instead of sources.
    NextColumns "next-columns" [Chart] "列を変える", "other columns", "열 바꾸기";
    /// Counts the proposals by what they are filed under.
    CrossTable "cross-table" [Global] "提言を集計する", "cross-table", "제언 교차표";
    /// Shows what the sources say side by side.
    Compare "compare" [Global] "典拠を見比べる", "compare the sources", "출처 비교하기";
    /// Shows how the actors stand to each other.
    Relations "relations" [Global] "関係図を開く", "relations", "관계도 열기";
    /// Looks something up across everything: proposals, findings, events, terms and the rest.
    LookUp "look-up" [Global] "横断検索", "look up", "통합 검색";
    /// Copies the id of the selected item, or the one that is read, with where it is from.
    Copy "copy" [Global, Input] "IDと出典をコピーする", "copy id and citation", "ID와 출처 복사";
    /// Copies what it says, in the language that is shown.
    CopyText "copy-text" [Global, Input] "本文をコピーする", "copy the text", "본문 복사";
    /// Goes to the first screen.
    GoHome "go-home" [Global] "ホームへ", "home", "홈으로";
    /// Goes back to the place where one was before, however one came here.
    JumpBack "jump-back" [Global] "前の場所へ", "place before", "이전 위치로";
    /// Goes to the place that one has gone back from.
    JumpForward "jump-forward" [Global] "次の場所へ", "place after", "다음 위치로";
    /// Lists the items with a bookmark.
    Bookmarks "bookmarks" [Global] "しおりの一覧", "bookmarks", "책갈피 목록";
    /// Lists the items that were opened lately.
    Visited "visited" [Global] "最近開いた項目", "recently opened", "최근 연 항목";
    /// Marks the selected item, or the one that is read, with the letter that follows.
    SetMark "set-mark" [Global] "英字の目印を付ける", "mark with a letter", "글자로 표시하기";
    /// Opens the item that was marked with the letter that follows.
    GoToMark "go-to-mark" [Global] "英字の目印へ移る", "go to a mark", "표시한 항목으로";
    /// Gives the selected item, or the one that is read, a bookmark, or takes it away.
    Bookmark "bookmark" [Global] "しおりを付け外しする", "bookmark on or off", "책갈피 넣거나 빼기";
    /// Opens the palette: everything that can be done here, by name.
    Palette "palette" [Global] "操作を名前で選ぶ", "actions by name", "이름으로 동작 선택";
    /// Shows the next language, everywhere.
    NextLanguage "next-language" [Global] "言語を切り替える", "next language", "언어 바꾸기";
    /// Sets a second language beside the first on pages, then the third, then none.
    PairLanguages "pair-languages" [Global] "2言語を並べる", "two languages", "두 언어 나란히";
    /// Shows the colours of the next theme.
    NextTheme "next-theme" [Global] "配色を替える", "next theme", "색 구성 바꾸기";
    /// Lists the keys of the place one is in.
    ShowKeys "show-keys" [Global] "キーの一覧", "keys", "키 목록";
    /// Lists what is wrong with the files.
    ShowProblems "show-problems" [Global] "問題の一覧", "problems", "문제 목록";
    /// Begins the tour of the five things to know.
    Tour "tour" [Global] "操作の案内", "tour", "사용법 안내";
    /// Makes the pane that has the keys wider.
    WidenPane "widen-pane" [Global] "欄を広げる", "wider pane", "창 넓히기";
    /// Makes the pane that has the keys narrower.
    NarrowPane "narrow-pane" [Global] "欄を狭める", "narrower pane", "창 좁히기";
    /// Puts the borders between the panes back to where they stand by themselves.
    ResetPanes "reset-panes" [Global] "欄の幅を元に戻す", "panes as they were", "창 너비 되돌리기";
    /// Listens to the mouse, or leaves it to the terminal.
    ToggleMouse "toggle-mouse" [Global] "マウスの使用を切り替える", "mouse on or off", "마우스 켜거나 끄기";
    /// Gives the ledger again what it has not taken.
    Retry "retry" [Global] "記録を再試行する", "record again", "기록 다시 시도";
    /// Names another place for the ledger.
    LedgerPlace "ledger-place" [Global, Form] "台帳の保存先を替える", "another ledger file", "기록대장 위치 바꾸기";
    /// Draws the screen anew.
    Redraw "redraw" [Global, Input] "画面を描き直す", "redraw", "화면 다시 그리기";
    /// Hands the terminal back to the shell until it is called again.
    Suspend "suspend" [Global, Input] "一時停止する", "suspend", "일시 중지";
    /// Ends the program.
    Quit "quit" [Global, Input] "終了する", "quit", "종료";
}

impl Action {
    /// The action of that name.
    pub fn from_name(name: &str) -> Option<Action> {
        Action::ALL.iter().copied().find(|action| action.name() == name)
    }
}
