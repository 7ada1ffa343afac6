//! What a query means: which items it finds, in which order, and what is marked in them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use teigen::brief::{self, ItemKind, Library};
use teigen::lang::Lang;
use teigen::search::{Completion, Facet, Hint, Index, Match, Outcome, Within};

mod support;

use support::library::of_titles;

fn library() -> Library {
    let bytes = include_bytes!("fixtures/search/library.yaml");
    let (library, problems) = brief::assemble(vec![brief::read("library.yaml", bytes)]);
    let problems: Vec<String> = problems.iter().map(|problem| problem.render(Lang::En)).collect();
    assert_eq!(problems, Vec::<String>::new());
    library
}

fn search(library: &Library, query: &str) -> Outcome {
    let index = Index::new(library.clone());
    let scanned = index.search(query, Within::Library, usize::MAX);
    index.build();
    let outcome = index.search(query, Within::Library, usize::MAX);
    assert_eq!((&scanned.hits, &scanned.hints), (&outcome.hits, &outcome.hints), "the scan and the index, {query}");
    outcome
}

/// The ids of what a query finds in the example library, best first.
fn ids(query: &str) -> Vec<String> {
    let library = library();
    let hits = search(&library, query).hits;
    hits.iter().map(|hit| library.item(hit.item).unwrap().id().to_string()).collect()
}

/// The titles of what a query finds among titles, best first.
fn titles<'a>(query: &str, titles: &[&'a str]) -> Vec<&'a str> {
    let library = of_titles(titles.iter().copied());
    let outcome = Index::new(library).search(query, Within::Kind(ItemKind::Event), usize::MAX);
    outcome.hits.iter().map(|hit| titles[hit.item.index as usize]).collect()
}

fn found(query: &str, title: &str) -> Option<Match> {
    let library = of_titles([title]);
    search(&library, query).hits.first().map(|hit| hit.found)
}

#[test]
fn however_it_is_typed_the_same_proposals_stand_on_top() {
    let proposals = |query: &str| -> Vec<String> {
        let proposals = ids(query).into_iter().filter(|id| ["EX-01", "EX-02", "EX-03", "EX-04"].contains(&id.as_str()));
        proposals.collect()
    };
    for query in ["rachi", "らち", "ラチ", "ﾗﾁ", "拉致", "abduction", "납치", "Abduction"] {
        assert_eq!(proposals(query), ["EX-02", "EX-03"], "{query}");
        assert_eq!(ids(query)[0], "EX-02", "{query}");
    }
}

#[test]
fn an_item_is_found_by_any_of_its_languages() {
    for query in ["給油", "refuelled", "급유"] {
        assert_eq!(ids(query), ["EX-F02"], "{query}");
    }
    // A word of one language and a word of another.
    assert_eq!(ids("拉致 summit 제기"), ["EX-02"]);
}

#[test]
fn as_typed_before_another_form_before_what_is_read_so_before_scattered_characters() {
    let all = ["らの地", "裸地を見る", "ラチを見る", "らちを見る"];
    assert_eq!(titles("らち", &all), ["らちを見る", "ラチを見る", "裸地を見る", "らの地"][..3]);
    assert_eq!(titles("ラチ", &all)[0], "ラチを見る");
    let all = ["北の非公開の会談", "北非会談", "北朝鮮の非核化"];
    assert_eq!(titles("北非会", &all), ["北非会談", "北の非公開の会談"]);
}

#[test]
fn small_letters_stand_for_capitals_and_capitals_for_themselves() {
    let all = ["acsa", "ＡＣＳＡ", "ACSA"];
    assert_eq!(titles("ACSA", &all), ["ACSA", "acsa", "ＡＣＳＡ"]);
    assert_eq!(titles("acsa", &all), ["acsa", "ＡＣＳＡ", "ACSA"]);
    assert_eq!(titles("ａｃｓａ", &all).len(), 3);
}

#[test]
fn a_whole_word_stands_before_a_part_of_one() {
    let all = ["focus", "user", "the US side"];
    assert_eq!(titles("us", &all), ["the US side", "user", "focus"]);
}

#[test]
fn a_whole_title_stands_first() {
    let all = ["日韓関係の改善", "今の日韓関係", "日韓関係"];
    assert_eq!(titles("日韓関係", &all)[0], "日韓関係");
}

#[test]
fn signs_narrow_what_a_word_finds() {
    let all = ["協力の強化", "日韓の協力", "協力", "日韓の努力と協調"];
    assert_eq!(titles("^協力", &all), ["協力の強化", "協力"]);
    assert_eq!(titles("協力$", &all), ["日韓の協力", "協力"]);
    assert_eq!(titles("^協力$", &all), ["協力"]);
    assert_eq!(titles("日韓 !協力", &all), ["日韓の努力と協調"]);
    assert_eq!(titles("！協力", &all), ["日韓の努力と協調"]);
    assert_eq!(titles("強化 | 協調", &all), ["協力の強化", "日韓の努力と協調"]);
    assert_eq!(titles("努力 ｜ 強化　日韓", &all), ["日韓の努力と協調"]);
    assert_eq!(titles("力協", &all), ["日韓の努力と協調"]);
    assert_eq!(titles("'力協", &all), Vec::<&str>::new());
    assert_eq!(titles("two\\ words", &["two words", "words two"]), ["two words"]);
}

#[test]
fn a_sign_that_nothing_follows_yet_asks_for_nothing() {
    for query in ["'", "!", "^", "$", "|", "a |", "| a", "theme:"] {
        assert!(!titles(query, &["a b"]).is_empty(), "{query}");
    }
    assert!(titles("  ", &["a b"]).is_empty());
}

#[test]
fn long_vowels_length_marks_and_voicing_need_not_be_typed_right() {
    for (romaji, title) in [
        ("shuno", "首脳"),
        ("shunou", "首脳"),
        ("syuno", "首脳"),
        ("saba", "サーバー"),
        ("sa-ba-", "サーバー"),
        ("saabaa", "サーバー"),
        ("gakkou", "学校"),
        ("happyou", "発表"),
        ("kabushikigaisha", "株式会社"),
        ("hannou", "反応"),
        ("bunpu", "分布"),
        ("shimbun", "新聞"),
        ("kin'yuu", "金融"),
        ("kinnyuu", "金融"),
        ("tōkyō", "東京"),
        ("toukyou", "東京"),
        ("とーきょー", "東京"),
        ("nihon", "日本"),
        ("nippon", "日本"),
        ("kaneteosoreteita", "かねて恐れていた"),
        ("kyanpudebiddo", "キャンプ・デービッド"),
        ("dhijitaru", "ディジタル"),
    ] {
        assert_eq!(found(romaji, title), Some(Match::Reading), "{romaji} {title}");
    }
}

#[test]
fn a_word_is_read_from_its_third_letter_on_and_found_while_it_is_typed() {
    assert_eq!(found("ra", "拉致"), None);
    for typed in ["rac", "rach", "rachi"] {
        assert_eq!(found(typed, "拉致"), Some(Match::Reading), "{typed}");
    }
    for typed in ["shunoukai", "shunoukaid", "shunoukaida", "しゅのうか", "しゅのうかい"] {
        assert_eq!(found(typed, "首脳会談"), Some(Match::Reading), "{typed}");
    }
    assert_eq!(found("ら", "拉致"), None);
}

#[test]
fn the_library_s_own_readings_hold_wherever_the_word_stands() {
    for query in ["りざいめい", "izyemyon", "ijemyon", "イジェミョン", "rizaimei"] {
        assert_eq!(ids(query), ["lee-jae-myung", "EX-W01"], "{query}");
    }
    assert_eq!(ids("akusa"), ["EX-01", "acsa"], "of a term an other form is no name: the proposal stands first");
    assert_eq!(ids("bupp"), ["EX-01", "acsa"]);
}

#[test]
fn what_is_read_so_stands_under_what_is_written_so() {
    assert_eq!(titles("kara", &["空の旅", "Karachi", "karaoke"]), ["Karachi", "karaoke", "空の旅"]);
}

#[test]
fn korean_is_found_by_initial_consonants() {
    assert_eq!(titles("ㄷㅊ", &["가상자산 대책", "납치 문제"]), ["가상자산 대책"]);
    assert_eq!(titles("납ㅊ", &["가상자산 대책", "납치 문제"]), ["납치 문제"]);
    assert_eq!(titles("ㄷ", &["가상자산 대책"]), Vec::<&str>::new());
}

#[test]
fn facets_narrow_by_what_an_item_is_filed_under() {
    assert_eq!(ids("by:MOFA"), ["EX-02"]);
    assert_eq!(ids("外務省"), ["EX-02"], "the name of whom it asks is what it says");
    assert_eq!(ids("by:JP"), ["EX-01", "EX-03", "EX-04"], "a whole id means no other that it is a part of");
    assert_eq!(ids("by:外務省"), ["EX-02"]);
    assert_eq!(ids("宛先：外務省"), ["EX-02"]);
    assert_eq!(ids("with:US 利点"), ["EX-03"]);
    assert_eq!(ids("theme:abductions | theme:sanctions"), ["EX-02", "EX-04"]);
    assert_eq!(ids("theme:abd"), ["EX-02"]);
    assert_eq!(ids("instrument:ACSA"), ["EX-01"]);
    assert_eq!(ids("kind:risk"), ["EX-F01"]);
    assert_eq!(ids("kind:proposal !theme:security-cooperation"), ["EX-02", "EX-04"]);
    assert_eq!(ids("kind:提言 source:jiia"), ["EX-03", "EX-04"]);
    assert_eq!(ids("brief:example kind:event"), ["EX-E01"]);
    assert_eq!(ids("with:KR kind:event"), ["EX-E01"]);
}

#[test]
fn what_a_facet_does_not_know_is_said() {
    let library = library();
    let hints = |query: &str| search(&library, query).hints;
    assert_eq!(hints("them:x"), [Hint::UnknownFacet("them".to_owned(), Some("theme"))]);
    assert!(
        matches!(&hints("theme:abdoctions")[..], [Hint::UnknownValue { facet: Facet::Theme, value, meant: Some(meant), .. }]
            if value == "abdoctions" && meant == "abductions")
    );
    for hint in [hints("them:x"), hints("theme:abdoctions"), hints("due:x")].iter().flatten() {
        for lang in Lang::ALL {
            assert!(!hint.message(lang).is_empty());
        }
    }
}

#[test]
fn what_is_like_a_part_or_a_name_of_a_value_is_taken_for_a_slip_too() {
    let library = library();
    let meant = |query: &str| match &search(&library, query).hints[..] {
        [Hint::UnknownValue { meant, .. }] => meant.clone().unwrap_or_default(),
        hints => panic!("{query}: {hints:?}"),
    };
    assert_eq!(meant("theme:secruity"), "security");
    assert_eq!(meant("theme:安全保証協力"), "安全保障協力");
    assert_eq!(meant("by:MOFFA"), "MOFA");
    // A name of several words could not be typed as it stands.
    assert_eq!(meant("theme:안보협럭"), "security-cooperation");
    for query in ["theme:security", "theme:安全保障協力", "theme:security-cooperation", "by:MOFA"] {
        assert_eq!(search(&library, query).hints, [], "{query}");
    }
}

#[test]
fn where_nothing_like_it_is_known_what_there_is_is_named() {
    let library = library();
    let message = |query: &str, lang| search(&library, query).hints[0].message(lang);
    assert!(message("foo:x", Lang::Ja).ends_with("使える条件はby:、with:、theme:、instrument:、kind:、brief:、source:、response:、due:、implementation:、timeliness:、wording:です。"));
    assert_eq!(message("source:xyzzy", Lang::En), "source: has no “xyzzy”. It has npi-2026-03, jiia-2025-ch4, 2+.");
    // Not every sort of item, but some of them.
    assert_eq!(
        message("kind:xyzzy", Lang::Ja),
        "「kind:」に「xyzzy」はありません。使える値はproposal、finding、event、term、watch、comparison、relation、sectionなどです。"
    );
    // Only actors who are asked to do something, or with whom something is done.
    assert_eq!(
        message("by:xyzzy", Lang::Ko),
        "‘by:’에 ‘xyzzy’ 항목이 없습니다. 쓸 수 있는 값은 JP, KR, JP-MOFA입니다."
    );
    assert_eq!(search(&library, "by:KP").hints.len(), 1);
}

#[test]
fn for_a_word_that_stands_nowhere_the_one_that_was_perhaps_meant_is_named() {
    let library = library();
    let meant = |query: &str| -> Vec<(String, String)> {
        let hint = |hint: Hint| match hint {
            Hint::UnknownWord(word, meant) => (word, meant),
            hint => panic!("{query}: {hint:?}"),
        };
        search(&library, query).hints.into_iter().map(hint).collect()
    };
    let pair = |word: &str, meant: &str| (word.to_owned(), meant.to_owned());
    assert_eq!(meant("secuirty"), [pair("secuirty", "security")]);
    assert_eq!(meant("'Abdutcions"), [pair("Abdutcions", "Abductions")], "a name in the form in which it stands");
    assert_eq!(meant("安全保証協力"), [pair("安全保証協力", "安全保障協力")]);
    assert_eq!(meant("secuirty 拉致 summti"), [pair("secuirty", "security"), pair("summti", "summit")]);
    assert_eq!(meant("安全保証協力 | !拉致 secuirty")[0], pair("安全保証協力", "安全保障協力"));
    assert_eq!(meant("'안보협력"), [pair("안보협력", "안보 협력")], "a space that was left out");
    // What stands somewhere, or is like nothing, or too short to tell.
    for query in [
        "'security 給油",
        "^security$",
        "rachi 給油",
        "qwertzuiop",
        "'adn",
        "propsal",
        "!拉致 !security !協力 !の !会 !a",
    ] {
        assert_eq!(meant(query), [], "{query}");
    }
    let events = Index::new(library.clone()).search("security", Within::Kind(ItemKind::Event), 9);
    assert_eq!((events.total, events.hints), (0, vec![]), "it stands elsewhere");
    let hint = &search(&library, "secuirty").hints[0];
    assert_eq!(hint.message(Lang::Ja), "「secuirty」はどこにもありません。「security」のことでしょうか。");
    assert_eq!(hint.message(Lang::En), "“secuirty” stands nowhere. Did you mean “security”?");
    assert_eq!(hint.message(Lang::Ko), "‘secuirty’은(는) 어디에도 없습니다. ‘security’을(를) 찾으십니까?");
}

#[test]
fn it_is_said_when_only_scattered_characters_match() {
    let library = library();
    assert_eq!(search(&library, "北非会").hints, [Hint::OnlyScattered]);
    assert_eq!(search(&library, "会談").hints, []);
}

#[test]
fn the_best_are_given_and_all_are_counted() {
    let titles: Vec<String> = (0..700).map(|at| format!("第{at}回の会談")).collect();
    let library = of_titles(titles.iter().map(String::as_str));
    let index = Index::new(library);
    let all = index.search("会談", Within::Library, usize::MAX);
    let some = index.search("会談", Within::Library, 10);
    assert_eq!((some.hits.len(), some.total), (10, 700));
    assert_eq!(some.hits, all.hits[..10]);
}

#[test]
fn facets_and_their_values_are_completed_at_the_caret() {
    let library = library();
    let index = Index::new(library);
    let texts = |query: &str, caret: usize| -> Vec<String> {
        index.complete(query, caret).into_iter().map(|offered| offered.text).collect()
    };
    assert_eq!(texts("th", 2), ["theme:"]);
    assert_eq!(texts("宛", 3), ["by:"]);
    assert_eq!(texts("", 0).len(), Facet::ALL.len());
    assert_eq!(texts("theme:s", 7), ["security-cooperation", "sanctions", "abductions"]);
    assert_eq!(texts("by:外", 6), ["JP-MOFA"]);
    assert_eq!(texts("kind:ri", 7)[0], "risk");
    let offered: Vec<Completion> = index.complete("拉致 !with:u x", 14);
    assert_eq!((offered[0].range.clone(), offered[0].text.as_str()), (13..14, "US"));
    assert_eq!(texts("拉致", 3), Vec::<String>::new());
    assert_eq!(texts("拉致", 1), Vec::<String>::new());
}

#[test]
fn what_matched_is_marked_in_the_text_as_it_stands() {
    let marked = |query: &str, title: &str| -> Vec<String> {
        let library = of_titles([title]);
        let marks = search(&library, query).marks;
        marks.ranges(title).into_iter().map(|range| title.get(range).unwrap().to_owned()).collect()
    };
    assert_eq!(marked("acsa", "ＡＣＳＡの議論とACSA"), ["ＡＣＳＡ", "ACSA"]);
    assert_eq!(marked("さーば", "ｻｰﾊﾞｰを守る"), ["ｻｰﾊﾞ"]);
    assert_eq!(marked("shuno", "日韓首脳会談"), ["首脳"]);
    assert_eq!(marked("rachi 問題", "拉致問題"), ["拉致問題"]);
    assert_eq!(marked("ㄷㅊ", "가상자산 대책"), ["대책"]);
    assert_eq!(marked("北非会", "北の非公式の会談"), ["北", "非", "会"]);
    assert_eq!(marked("^協力", "協力と協力"), ["協力"]);
    assert_eq!(marked("!制裁", "協力"), Vec::<String>::new());
}

#[test]
fn a_reading_that_begins_within_a_kana_word_stands_below() {
    assert_eq!(titles("rachi", &["部品から地道に", "拉致問題"]), ["拉致問題", "部品から地道に"]);
}
