//! Made-up policy sentences in three languages, and libraries and brief files made of them. The same
//! numbers always give the same text, and the first N sentences are the N-sentence corpus.

#![allow(dead_code, unreachable_pub, reason = "each bench uses a part of it")]

use std::fmt::Write;

use teigen::brief::{Brief, Date, Event, Id, Library, Text};
use teigen::lang::Lang;

/// What sentences are about: in Japanese, English and Korean.
const TOPICS: [[&str; 3]; 72] = [
    ["北朝鮮", "North Korea", "북한"],
    ["拉致問題", "the abductions issue", "납치 문제"],
    ["経済安全保障", "economic security", "경제안보"],
    ["日韓首脳会談", "the Japan–ROK summit", "한일 정상회담"],
    ["日米韓首脳会談", "the trilateral summit", "한미일 정상회담"],
    [
        "物品役務相互提供協定（ＡＣＳＡ）",
        "the Acquisition and Cross-Servicing Agreement (ACSA)",
        "상호군수지원협정(ACSA)",
    ],
    ["円滑化協定（RAA）", "the Reciprocal Access Agreement (RAA)", "상호접근협정(RAA)"],
    ["制裁の履行", "the implementation of sanctions", "제재 이행"],
    ["国連安全保障理事会決議", "Security Council resolutions", "유엔 안보리 결의"],
    ["弾道ミサイル", "ballistic missiles", "탄도미사일"],
    ["極超音速兵器", "hypersonic weapons", "극초음속 무기"],
    ["核開発", "nuclear development", "핵 개발"],
    ["完全な非核化", "complete denuclearisation", "완전한 비핵화"],
    ["拡大抑止", "extended deterrence", "확장억제"],
    ["在韓米軍", "United States Forces Korea", "주한미군"],
    ["戦時作戦統制権", "wartime operational control", "전시작전통제권"],
    ["サプライチェーン", "supply chains", "공급망"],
    ["重要鉱物", "critical minerals", "핵심광물"],
    ["半導体の供給網", "semiconductor supplies", "반도체 공급망"],
    ["暗号資産の窃取", "the theft of crypto assets", "가상자산 탈취"],
    ["サイバー攻撃への対処", "the response to cyberattacks", "사이버 공격 대응"],
    ["ロ朝の軍事協力", "Russia–North Korea military cooperation", "북러 군사협력"],
    ["中朝関係", "China–North Korea relations", "북중 관계"],
    ["日朝平壌宣言", "the Pyongyang Declaration", "평양선언"],
    ["国交正常化交渉", "normalisation talks", "국교 정상화 교섭"],
    ["環太平洋パートナーシップ（CPTPP）", "the Trans-Pacific Partnership (CPTPP)", "환태평양동반자협정(CPTPP)"],
    ["自由で開かれたインド太平洋", "a free and open Indo-Pacific", "자유롭고 열린 인도태평양"],
    ["台湾海峡の平和と安定", "peace and stability across the Taiwan Strait", "대만해협의 평화와 안정"],
    ["法の支配", "the rule of law", "법의 지배"],
    ["領海侵入", "intrusions into territorial waters", "영해 침범"],
    ["排他的経済水域", "the exclusive economic zone", "배타적 경제수역"],
    ["捜索救助訓練", "search and rescue exercises", "수색구조훈련"],
    ["共同訓練", "joint exercises", "공동훈련"],
    ["情報共有", "information sharing", "정보 공유"],
    ["シャトル外交", "shuttle diplomacy", "셔틀외교"],
    ["議員交流", "parliamentary exchange", "의원 교류"],
    ["青少年交流", "youth exchange", "청소년 교류"],
    ["少子高齢化", "low birth rates and ageing", "저출산·고령화"],
    ["水素・アンモニア", "hydrogen and ammonia", "수소·암모니아"],
    ["原子力潜水艦", "nuclear-powered submarines", "원자력 잠수함"],
    ["造船協力", "cooperation in shipbuilding", "조선 협력"],
    ["防衛装備の移転", "the transfer of defence equipment", "방위장비 이전"],
    ["防衛産業", "the defence industry", "방위산업"],
    ["無人機の部品", "drone components", "무인기 부품"],
    ["人道支援", "humanitarian assistance", "인도적 지원"],
    ["離散家族", "separated families", "이산가족"],
    ["人権状況", "the human rights situation", "인권 상황"],
    ["邦人保護", "the protection of nationals", "자국민 보호"],
    ["信頼醸成措置", "confidence-building measures", "신뢰구축 조치"],
    ["軍備管理と軍縮", "arms control and disarmament", "군비통제와 군축"],
    ["グローバル・サウス", "the Global South", "글로벌 사우스"],
    ["気候変動", "climate change", "기후변화"],
    ["感染症対策", "infectious disease control", "감염병 대책"],
    ["通貨スワップ", "a currency swap", "통화스와프"],
    ["相互関税", "reciprocal tariffs", "상호관세"],
    ["輸出管理", "export controls", "수출관리"],
    ["先端技術", "advanced technology", "첨단기술"],
    ["人工知能（AI）", "artificial intelligence (AI)", "인공지능(AI)"],
    ["量子技術", "quantum technology", "양자기술"],
    ["海底ケーブル", "submarine cables", "해저케이블"],
    ["非常戒厳", "emergency martial law", "비상계엄"],
    ["大統領選挙", "the presidential election", "대통령 선거"],
    ["世論の動向", "trends in public opinion", "여론의 동향"],
    ["歴史認識", "perceptions of history", "역사인식"],
    ["竹島", "Takeshima", "다케시마"],
    ["漁業協定", "the fisheries agreement", "어업협정"],
    ["違法操業", "illegal fishing", "불법조업"],
    ["瀬取り", "ship-to-ship transfers", "환적"],
    ["専門家パネル", "the Panel of Experts", "전문가 패널"],
    ["資産凍結", "asset freezes", "자산 동결"],
    ["偽情報", "disinformation", "허위정보"],
    ["遺骨の返還", "the return of remains", "유골 반환"],
];

const SUBJECTS: [[&str; 3]; 10] = [
    ["政府は、", "The Government ", "정부는 "],
    ["外務省は、", "The Foreign Ministry ", "외무성은 "],
    ["防衛省は、", "The Ministry of Defence ", "방위성은 "],
    ["日本側は、", "The Japanese side ", "일본 측은 "],
    ["韓国側は、", "The Korean side ", "한국 측은 "],
    ["米国側は、", "The American side ", "미국 측은 "],
    ["両首脳は、", "The two leaders ", "양 정상은 "],
    ["両外相は、", "The foreign ministers ", "양국 외교장관은 "],
    ["関係省庁は、", "The ministries concerned ", "관계 부처는 "],
    ["三か国の高官は、", "Senior officials of the three countries ", "3국 고위 당국자는 "],
];

const VERBS: [[&str; 3]; 8] = [
    ["", "reaffirmed their position", ""],
    ["", "judged that more work is needed", ""],
    ["", "exchanged views", ""],
    ["", "agreed to proceed step by step", ""],
    ["", "expressed grave concern", ""],
    ["", "keeps a close watch", ""],
    ["", "must make quick adjustments", ""],
    ["", "jointly called for more", ""],
];

const LINKS: [[&str; 3]; 14] = [
    ["に関し、", " on ", "에 관하여 "],
    ["について、", " concerning ", "에 대하여 "],
    ["を踏まえ、", " in light of ", "을 바탕으로 "],
    ["をめぐり、", " over ", "을 둘러싸고 "],
    ["に対処するため、", " in order to deal with ", "에 대처하기 위해 "],
    ["の観点から、", " from the viewpoint of ", "의 관점에서 "],
    ["を念頭に、", " with an eye to ", "을 염두에 두고 "],
    ["と並行して、", " in parallel with ", "과 병행하여 "],
    ["に加え、", " in addition to ", "에 더하여 "],
    ["を含む", " including ", "을 포함한 "],
    ["及び", " and ", " 및 "],
    ["における", " within ", "에서의 "],
    ["を通じた", " through ", "을 통한 "],
    ["に向けた", " towards ", "을 위한 "],
];

const ENDS: [[&str; 3]; 12] = [
    ["緊密な連携を続けることを確認した。", ".", "긴밀한 연계를 이어 갈 것을 확인하였다."],
    ["深刻な懸念を表明した。", ".", "심각한 우려를 표명하였다."],
    ["早期の実現を働きかけることで一致した。", ".", "조기 실현을 촉구하기로 의견을 모았다."],
    ["対応を検討する。", ".", "대응을 검토한다."],
    ["進捗を確認し、次回の会合で協議する。", ".", "진척을 확인하고 다음 회의에서 협의한다."],
    ["意思の疎通を保つことが重要である。", ".", "의사소통을 유지하는 것이 중요하다."],
    ["具体的な成果を得ることが課題である。", ".", "구체적인 성과를 얻는 것이 과제이다."],
    ["世論の動きを注視する必要がある。", ".", "여론의 움직임을 주시할 필요가 있다."],
    ["必要な法整備を進めるべきである。", ".", "필요한 법 정비를 추진해야 한다."],
    ["関係国との調整を急ぐ。", ".", "관계국과의 조율을 서두른다."],
    ["情報の収集と分析を強める。", ".", "정보 수집과 분석을 강화한다."],
    ["事実関係を確かめ、適切に対応する。", ".", "사실관계를 확인하고 적절히 대응한다."],
];

/// SplitMix64: small, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    /// One of the words, the earlier ones more often: a rough Zipf law.
    fn topic(&mut self) -> [&'static str; 3] {
        let u = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        TOPICS[((TOPICS.len() as f64 + 1.0).powf(u) - 1.0) as usize % TOPICS.len()]
    }
}

/// One sentence, said in each language.
fn sentence(random: &mut Random) -> [String; 3] {
    let mut said = SUBJECTS[random.below(SUBJECTS.len())].map(str::to_owned);
    let add = |said: &mut [String; 3], words: [&str; 3]| {
        said.iter_mut().zip(words).for_each(|(said, words)| said.push_str(words));
    };
    if random.below(4) == 0 {
        let (year, month) = (2015 + random.below(11), 1 + random.below(12));
        let date =
            [format!("{year}年{month}月の"), format!("(in {year}-{month:02}) "), format!("{year}년 {month}월의 ")];
        add(&mut said, [&date[0], &date[1], &date[2]]);
    }
    add(&mut said, VERBS[random.below(VERBS.len())]);
    for _ in 0..3 + random.below(4) {
        let (topic, link) = (random.topic(), LINKS[random.below(LINKS.len())]);
        // English puts the link before the topic.
        add(&mut said, [topic[0], link[1], topic[2]]);
        add(&mut said, [link[0], topic[1], link[2]]);
    }
    add(&mut said, ENDS[random.below(ENDS.len())]);
    said
}

/// So many sentences in one language.
pub fn sentences(lang: Lang, count: usize) -> Vec<String> {
    let mut random = Random(20_260_301);
    (0..count).map(|_| std::mem::take(&mut sentence(&mut random)[lang as usize])).collect()
}

/// A library of so many events that say one sentence each, in one language.
pub fn library(lang: Lang, sentences: &[String]) -> Library {
    let event = |(at, sentence): (usize, &String)| {
        let mut text = Text::default();
        text.set(lang, sentence.as_str());
        Event {
            id: Id(format!("G-E{at:06}").into()),
            date: date(),
            until: None,
            title: Text::default(),
            text: Some(text),
            actors: Vec::new(),
            citations: Vec::new(),
        }
    };
    let brief = Brief {
        format: 1,
        id: Id::from("generated"),
        prefix: "G".to_owned(),
        languages: vec![lang],
        as_of: date(),
        title: Text::default(),
        bottom_line: Text::default(),
        importance: Text::default(),
        sources: Vec::new(),
        actors: Vec::new(),
        themes: Vec::new(),
        sections: Vec::new(),
        proposals: Vec::new(),
        findings: Vec::new(),
        events: sentences.iter().enumerate().map(event).collect(),
        terms: Vec::new(),
        watch: Vec::new(),
        comparisons: Vec::new(),
        relations: Vec::new(),
    };
    Library::new(vec![brief])
}

fn date() -> Date {
    Date { year: 2026, month: None, day: None }
}

/// A brief file of so many findings in those languages, number `number` of a folder of them; and the
/// same texts as plain lines, one a finding.
pub fn brief_file(number: usize, findings: usize, langs: &[Lang]) -> (String, String) {
    let mut random = Random(number as u64);
    let prefix = format!("G{number}");
    let tags: Vec<&str> = langs.iter().map(|lang| lang.tag()).collect();
    let map = |words: [&str; 3]| {
        let said = langs.iter().map(|lang| format!("{}: \"{}\"", lang.tag(), words[*lang as usize]));
        format!("{{{}}}", said.collect::<Vec<_>>().join(", "))
    };
    let short = map(["合成", "Generated", "생성"]);
    let mut lines = String::new();
    let mut yaml = format!(
        "format: 1\nid: generated-{number}\nprefix: {prefix}\nlanguages: [{}]\nas_of: 2026-03\ntitle: {}\n\
         bottom_line: {}\nimportance: {}\nsources:\n  - id: generated\n    short: GEN\n    title: {short}\n    \
         publisher: {short}\n    date: 2026-03\n    parts: [{{id: \"1\", title: {short}}}]\n\
         sections:\n  - id: all\n    title: {short}\n    summary: {short}\nfindings:\n",
        tags.join(", "),
        map([&format!("合成報告{number}"), &format!("Generated brief {number}"), &format!("생성 보고서 {number}")]),
        map(["測定のための文章である。", "Text to measure with.", "측정을 위한 글이다."]),
        map(["測定のほかに意味はない。", "It means nothing else.", "다른 뜻은 없다."]),
    );
    for finding in 1..=findings {
        let (topic, text) = (random.topic(), sentence(&mut random));
        let text = [0, 1, 2].map(|at| text[at].as_str());
        let id = format!("{prefix}-F{finding:02}");
        let said: Vec<&str> = langs.iter().flat_map(|lang| [topic[*lang as usize], text[*lang as usize]]).collect();
        // Writing to a string does not fail.
        let _ = writeln!(lines, "{id}  {}", said.join("  "));
        let _ = write!(
            yaml,
            "  - id: {id}\n    section: all\n    kind: fact\n    title: {}\n    text: {}\n    \
             citations: [{{source: generated, place: \"1 ¶{finding}\"}}]\n",
            map(topic),
            map(text)
        );
    }
    (yaml, lines)
}
