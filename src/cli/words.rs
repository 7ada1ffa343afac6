//! The words of the command line: every help text, heading and value name, in each language.

use std::io;

use std::path::Path;

use crate::brief::Id;
use crate::label::problem_count;
use crate::lang::Lang;
use crate::ledger::Verification;
use crate::problem::say;
use crate::text::clean::clean;

/// A phrase in each language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    ja: &'static str,
    en: &'static str,
    ko: &'static str,
}

impl Phrase {
    /// The phrase in that language.
    pub(super) const fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ja => self.ja,
            Lang::En => self.en,
            Lang::Ko => self.ko,
        }
    }
}

const fn phrase(ja: &'static str, en: &'static str, ko: &'static str) -> Phrase {
    Phrase { ja, en, ko }
}

// Headings
pub(super) const USAGE: Phrase = phrase("使い方", "Usage", "사용법");
pub(super) const COMMANDS: Phrase = phrase("コマンド", "Commands", "명령");
pub(super) const ARGUMENTS: Phrase = phrase("引数", "Arguments", "인수");
pub(super) const OPTIONS: Phrase = phrase("オプション", "Options", "옵션");
pub(super) const SETTINGS: Phrase = phrase(
    "設定（config.tomlより優先されます）",
    "Settings, which go before config.toml",
    "설정(config.toml보다 우선합니다)",
);

// What stands for a value
pub(super) const SOME_OPTIONS: Phrase = phrase("[オプション]", "[options]", "[옵션]");
pub(super) const COMMAND: Phrase = phrase("コマンド", "command", "명령");
pub(super) const PATH: Phrase = phrase("パス", "path", "경로");
pub(super) const FILE: Phrase = phrase("ファイル", "file", "파일");
pub(super) const ID: Phrase = phrase("ID", "id", "ID");
pub(super) const QUERY: Phrase = phrase("検索語", "query", "검색어");
pub(super) const KIND: Phrase = phrase("種類", "kind", "종류");
pub(super) const KEYS_TYPED: Phrase = phrase("キー", "keys", "키");
pub(super) const MEETING: Phrase = phrase("会議", "meeting", "회의");
pub(super) const NAME: Phrase = phrase("名称", "name", "이름");
pub(super) const DATE: Phrase = phrase("日付", "date", "일자");
pub(super) const PLACE: Phrase = phrase("場所", "place", "장소");
pub(super) const MINUTES_EACH: Phrase = phrase("分", "minutes", "분");
pub(super) const COUNT: Phrase = phrase("件数", "count", "건수");

// What the commands do
pub(super) const ABOUT: Phrase = phrase(
    "報告を端末で開き、絞り込み、提言から出典まで読み進めます。",
    "Opens structured briefs in the terminal, to filter and to read down to the source.",
    "보고서를 터미널에서 열어 필터로 추리고, 제언에서 출처까지 따라가며 읽습니다.",
);
pub(super) const LIST: Phrase =
    phrase("項目の一覧を報告ごとに表示します", "List items, brief by brief", "항목 목록을 보고서별로 표시합니다");
pub(super) const SHOW: Phrase = phrase("項目を一つ表示します", "Show one item", "항목 하나를 표시합니다");
pub(super) const FIND: Phrase = phrase(
    "項目を検索し、よく合う順に表示します",
    "Search the items and list them, best first",
    "항목을 검색하여 일치도가 높은 순으로 표시합니다",
);
pub(super) const CHECK: Phrase = phrase(
    "報告のファイルの誤りを調べます",
    "Check the files of briefs for mistakes",
    "보고서 파일의 오류를 검사합니다",
);
pub(super) const SCHEMA: Phrase = phrase(
    "報告の形式のJSON Schemaを出力します",
    "Print the JSON Schema of the briefs' format",
    "보고서 형식의 JSON Schema를 출력합니다",
);
pub(super) const NEW: Phrase = phrase(
    "報告の記入例を注釈付きで出力します",
    "Print a commented example of a brief",
    "주석이 달린 보고서 예시를 출력합니다",
);
pub(super) const KEYS: Phrase = phrase("キー操作の一覧を表示します", "List the keys", "키 조작 목록을 표시합니다");
pub(super) const CONFIG: Phrase = phrase(
    "有効な設定とその出所を、設定ファイルの形で表示します",
    "Print the settings that hold and where each is from, in the form of config.toml",
    "유효한 설정과 그 출처를 설정 파일 형식으로 표시합니다",
);

pub(super) const THEMES: Phrase = phrase(
    "使える配色、または名前を付けた配色のファイルを表示します",
    "List the themes, or print the file of one to begin your own from",
    "쓸 수 있는 색 구성을 나열합니다. 이름을 붙이면 그 파일을 표시합니다",
);
pub(super) const THEME: Phrase = phrase("配色", "THEME", "색 구성");
pub(super) const THEME_HELP: Phrase =
    phrase("内蔵の配色の名前", "The name of a theme inside the program", "내장된 색 구성의 이름");
pub(super) const BUILT_IN: Phrase = phrase("内蔵", "built in", "내장");

pub(super) const LEDGER: Phrase = phrase("台帳を調べます", "Look at the ledger of decisions", "기록대장을 살펴봅니다");
pub(super) const LEDGER_VERIFY: Phrase = phrase(
    "連鎖を検証し、件数と最後のハッシュを表示します",
    "Check the chain; print the count and the last hash",
    "연쇄를 검증하고 건수와 마지막 해시를 표시합니다",
);
pub(super) const LEDGER_EXPORT: Phrase =
    phrase("記録をJSON Linesで出力します", "Print the records as JSON Lines", "기록을 JSON Lines로 출력합니다");
pub(super) const LEDGER_IMPORT: Phrase = phrase(
    "exportで出力した記録を台帳に取り込みます",
    "Take over the records that export printed",
    "export로 출력한 기록을 기록대장으로 가져옵니다",
);
pub(super) const EXPORTED_HELP: Phrase = phrase(
    "exportで出力したファイル（-は標準入力）",
    "The file that export printed; - is standard input",
    "export로 출력한 파일(-는 표준 입력)",
);
pub(super) const MEETING_ABOUT: Phrase = phrase(
    "会議を開きます（続きから。省略時は最後の会議）",
    "Open a meeting where it was left; the last if none is named",
    "회의를 중단한 곳부터 엽니다(생략하면 마지막 회의)",
);
pub(super) const MEETING_NEW: Phrase = phrase(
    "会議を準備し、そのIDを表示します",
    "Prepare a meeting and print its id",
    "회의를 준비하고 그 ID를 표시합니다",
);
pub(super) const MEETING_LIST: Phrase = phrase("会議の一覧を表示します", "List the meetings", "회의 목록을 표시합니다");
pub(super) const SHOT: Phrase =
    phrase("画面を画像（SVG）にします", "Draw the screen as a picture (SVG)", "화면을 그림(SVG)으로 만듭니다");

pub(super) const MINUTES: Phrase =
    phrase("会議の議事録を作成します", "Write the minutes of a meeting", "회의의 회의록을 작성합니다");
pub(super) const TOUR: Phrase =
    phrase("操作の案内付きで開きます", "Open with a tour of what to know", "사용법 안내와 함께 엽니다");

// What the arguments and options mean
pub(super) const PATH_HELP: Phrase =
    phrase("報告のファイルまたはフォルダー", "Files or folders of briefs", "보고서 파일 또는 폴더");
pub(super) const CHECK_PATH_HELP: Phrase = phrase(
    "調べるファイルまたはフォルダー（-は標準入力）",
    "Files or folders to check; - is standard input",
    "검사할 파일 또는 폴더(-는 표준 입력)",
);
pub(super) const ID_HELP: Phrase =
    phrase("項目のID（例: KJ-03）", "The item's id, such as KJ-03", "항목의 ID(예: KJ-03)");
pub(super) const QUERY_HELP: Phrase = phrase(
    "検索語（言語は問わず、すべてを含む項目を探します）",
    "What to look for: every word, in any language",
    "검색어(언어와 관계없이 모두 포함하는 항목을 찾습니다)",
);
pub(super) const FROM_HELP: Phrase = phrase(
    "読み込む報告のファイルまたはフォルダー（繰り返し可）",
    "Read this file or folder of briefs; may be repeated",
    "읽을 보고서 파일 또는 폴더(여러 번 지정 가능)",
);
pub(super) const BRIEF_HELP: Phrase = phrase(
    "この報告だけを対象にします（例: korea-japan、KJ）",
    "Only in this brief, such as korea-japan or KJ",
    "이 보고서만 대상으로 합니다(예: korea-japan, KJ)",
);
pub(super) const KIND_HELP: Phrase = phrase(
    "項目の種類。コンマで区切ります。省略時はproposals:",
    "The kinds of items, with commas between; proposals if none is given:",
    "항목의 종류. 쉼표로 구분합니다. 생략하면 proposals:",
);
pub(super) const JSON_HELP: Phrase = phrase("JSONで出力します", "Print JSON", "JSON으로 출력합니다");
pub(super) const IDS_HELP: Phrase =
    phrase("IDだけを1行に一つずつ出力します", "Print the ids alone, one a line", "ID만 한 줄에 하나씩 출력합니다");
pub(super) const LIMIT_HELP: Phrase = phrase("表示する最大の件数", "Print no more than this many", "표시할 최대 건수");
pub(super) const KEYMAP_HELP: Phrase = phrase("キー設定のファイル", "The file that changes the keys", "키 설정 파일");
pub(super) const TYPED_HELP: Phrase = phrase(
    "その画面で押すキー（例: \"<enter>jj<enter>\"）",
    "The keys typed there, such as \"<enter>jj<enter>\"",
    "그 화면에서 누를 키(예: \"<enter>jj<enter>\")",
);
pub(super) const SCREEN: Phrase = phrase("画面", "screen", "화면");
pub(super) const SCREEN_HELP: Phrase = phrase("描く画面", "The screen to draw", "그릴 화면");
pub(super) const TODAY_HELP: Phrase = phrase(
    "今日とみなす日（省略時は報告の情報時点）",
    "The day that is today; that up to which the briefs know if none is given",
    "오늘로 볼 날(생략하면 보고서의 기준일)",
);
pub(super) const SIZE_HELP: Phrase = phrase("桁数と行数", "Columns and rows", "열 수와 행 수");
pub(super) const SVG_HELP: Phrase = phrase(
    "書き込むファイル（省略時は標準出力、上書きはしない）",
    "The file to write; standard output if none is given. A file that exists is left alone",
    "저장할 파일(생략하면 표준 출력). 기존 파일은 덮어쓰지 않습니다",
);
pub(super) const LEDGER_HELP: Phrase = phrase(
    "決定を記録する台帳のファイル",
    "The ledger file that decisions are recorded in",
    "결정을 기록할 기록대장 파일",
);
pub(super) const READ_ONLY_HELP: Phrase = phrase(
    "台帳を読み取り専用で開き、何も書き込みません",
    "Open the ledger for reading; write nothing",
    "대장을 읽기 전용으로 열고 아무것도 쓰지 않습니다",
);
pub(super) const CONFIG_FILE_HELP: Phrase = phrase("設定ファイル", "The file of settings", "설정 파일");
pub(super) const MEETING_HELP: Phrase = phrase(
    "会議のID（例: 2026-03-02）または名称",
    "The meeting's id, such as 2026-03-02, or its name",
    "회의의 ID(예: 2026-03-02) 또는 이름",
);
pub(super) const NAME_HELP: Phrase = phrase("会議の名称", "What the meeting is called", "회의 이름");
pub(super) const DATE_HELP: Phrase = phrase(
    "開催日（例: 2026-04-01、4/1。省略時は今日）",
    "Its day, such as 2026-04-01 or 4/1; today if none is given",
    "개최일(예: 2026-04-01, 4/1. 생략하면 오늘)",
);
pub(super) const PLACE_HELP: Phrase = phrase("開催場所", "Where it takes place", "개최 장소");
pub(super) const ATTENDEE_HELP: Phrase = phrase(
    "出席者（繰り返すか、「、」で区切ります）",
    "Who attends; may be repeated, or hold several names with commas between",
    "참석자(여러 번 지정하거나 쉼표로 구분)",
);
pub(super) const AGENDA_BRIEF_HELP: Phrase = phrase(
    "議題をこの報告の提言に限ります（繰り返し可）",
    "Go through the proposals of this brief alone; may be repeated",
    "안건을 이 보고서의 제언으로 한정합니다(여러 번 지정 가능)",
);
pub(super) const FILTER_HELP: Phrase = phrase(
    "議題をこの検索語に合う提言に限ります",
    "Go through the proposals alone that match this query",
    "안건을 이 검색어에 맞는 제언으로 한정합니다",
);
pub(super) const ORDER_HELP: Phrase = phrase(
    "議題の順序（報告・主題・宛先。省略時はbrief）",
    "The order of the proposals; brief if none is given",
    "안건 순서(보고서·주제·대상. 생략하면 brief)",
);
pub(super) const LIMIT_EACH_HELP: Phrase = phrase(
    "一件あたりの目安の時間（分）",
    "The minutes that an item is to take; nothing ends when they are over",
    "안건 하나에 쓸 시간의 기준(분)",
);
pub(super) const FORMAT_HELP: Phrase = phrase(
    "形式（省略時は書き込むファイルの拡張子の形式、なければmd）",
    "The format; that of the file's ending, else md, if none is given",
    "형식(생략하면 저장할 파일의 확장자에 따르며, 없으면 md)",
);
pub(super) const OUTPUT_HELP: Phrase = phrase(
    "書き込むファイルまたはフォルダー（省略時は標準出力）",
    "The file to write, or a folder to write it in; standard output if none is given",
    "저장할 파일 또는 폴더(생략하면 표준 출력)",
);
pub(super) const FORCE_HELP: Phrase =
    phrase("既存のファイルを上書きします", "Replace a file that exists", "기존 파일을 덮어씁니다");
pub(super) const PLAIN_HELP: Phrase = phrase(
    "画面を描かず、文字の行だけでやり取りします",
    "Converse in lines of text, without a screen",
    "화면을 그리지 않고 텍스트로만 주고받습니다",
);
pub(super) const FRESH_HELP: Phrase = phrase(
    "前回の続きからではなく、各報告の先頭から開きます",
    "Open each brief at its beginning, not where it was left",
    "지난번에 이어서가 아니라 각 보고서의 처음부터 엽니다",
);
pub(super) const HELP_HELP: Phrase = phrase("使い方を表示します", "Print help", "사용법을 표시합니다");
pub(super) const VERSION_HELP: Phrase = phrase("版を表示します", "Print the version", "버전을 표시합니다");

// What stands at the foot of the help
pub(super) const FOOT: Phrase = phrase(
    "\
パスを省くと、$TEIGEN_BRIEFSの報告、データフォルダー
（~/.local/share/teigen/briefs）の報告、内蔵の報告のうち、
最初に見つかったものを開きます。

終了コード: 0 正常、1 該当なし・問題あり、2 使い方の誤り・実行不可",
    "\
Without a path, the briefs of $TEIGEN_BRIEFS are opened, else those in the data
folder (~/.local/share/teigen/briefs), else those inside the program.

Exit status: 0 done, 1 nothing found or problems in the files, 2 usage error or
cannot run.",
    "\
경로를 생략하면 $TEIGEN_BRIEFS의 보고서, 데이터 폴더
(~/.local/share/teigen/briefs)의 보고서, 내장 보고서 가운데
가장 먼저 찾은 것을 엽니다.

종료 코드: 0 정상, 1 찾지 못함·문제 있음, 2 사용법 오류·실행 불가",
);

/// What stands before a hint.
pub(super) const HINT: Phrase = phrase("ヒント", "hint", "힌트");

/// That nothing is wrong with the briefs that were checked.
pub(super) fn all_sound(briefs: usize, lang: Lang) -> String {
    match (lang, briefs) {
        (Lang::Ja, _) => format!("報告{briefs}件に問題はありません。"),
        (Lang::En, 1) => "1 brief, no problems.".to_owned(),
        (Lang::En, _) => format!("{briefs} briefs, no problems."),
        (Lang::Ko, _) => format!("보고서 {briefs}건에 문제가 없습니다."),
    }
}

/// That it could not be kept where one has been.
pub(super) fn places_lost(error: &io::Error, lang: Lang) -> String {
    say!(
        lang,
        "読んだ位置を保存できません（{error}）。",
        "Where you were cannot be saved: {error}.",
        "읽은 위치를 저장할 수 없습니다({error})."
    )
}

/// That a meeting of so many items is recorded.
pub(super) fn prepared(items: usize, lang: Lang) -> String {
    match (lang, items) {
        (Lang::Ja, _) => format!("会議を記録しました（議題{items}件）。"),
        (Lang::En, 1) => "The meeting is recorded, with 1 item.".to_owned(),
        (Lang::En, _) => format!("The meeting is recorded, with {items} items."),
        (Lang::Ko, _) => format!("회의를 기록했습니다(안건 {items}건)."),
    }
}

/// With what the meeting is opened.
pub(super) fn how_to_open(id: &Id, lang: Lang) -> String {
    say!(lang, "teigen meeting {id}で開きます。", "teigen meeting {id} opens it.", "teigen meeting {id}로 엽니다.")
}

/// That so many records were taken over.
pub(super) fn imported(records: usize, lang: Lang) -> String {
    match (lang, records) {
        (Lang::Ja, _) => format!("記録{records}件を取り込みました。"),
        (Lang::En, 1) => "1 record was taken over.".to_owned(),
        (Lang::En, _) => format!("{records} records were taken over."),
        (Lang::Ko, _) => format!("기록 {records}건을 가져왔습니다."),
    }
}

/// What a check of the ledger at `path` found.
pub(super) fn verified(path: &Path, found: &Verification, lang: Lang) -> String {
    let path = clean(&path.to_string_lossy()).into_owned();
    let Verification { head, broken, damage } = found;
    let mut text = match lang {
        Lang::Ja => format!("台帳    {path}\n記録    {}件\n最後    {}\n", head.count, head.hash),
        Lang::En => format!("ledger   {path}\nrecords  {}\nhead     {}\n", head.count, head.hash),
        Lang::Ko => format!("기록대장  {path}\n기록      {}건\n마지막    {}\n", head.count, head.hash),
    };
    if let Some(at) = broken {
        text.push_str(&match lang {
            Lang::Ja => format!("記録{at}で連鎖が切れています。\n"),
            Lang::En => format!("The chain breaks at record {at}.\n"),
            Lang::Ko => format!("기록 {at}에서 연쇄가 끊어졌습니다.\n"),
        });
    }
    for complaint in damage {
        text.push_str(&format!("{}\n", clean(complaint)));
    }
    text
}

/// That there are problems, and that the answer is from what is sound.
pub(super) fn problems_beside(count: usize, lang: Lang) -> String {
    let count = problem_count(count, lang);
    say!(
        lang,
        "ファイルに{count}があります。読み込めた内容だけを対象にしました。",
        "{count} in the files; what is sound was used.",
        "파일에 {count}이 있습니다. 읽을 수 있는 내용만 대상으로 했습니다."
    )
}
