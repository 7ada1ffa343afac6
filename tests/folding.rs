//! What folding promises: texts that a reader takes for the same are the same, and each place in a
//! folded text is a place in its source.

use proptest::prelude::*;
use teigen::text::fold::{fold, fold_onto};
use teigen::text::width::Width;

#[test]
fn texts_that_read_alike_fold_alike() {
    for (text, other, reason) in [
        ("ACSA", "ａｃｓａ", "case and width"),
        ("KJ-07", "ＫＪ－０７", "width of digits and hyphen"),
        ("サーバー", "ｻｰﾊﾞｰ", "half-width kana with sound marks"),
        ("サーバー", "さーばー", "katakana and hiragana"),
        ("ヴォイス", "ゔぉいす", "katakana that hiragana seldom write"),
        ("ヷ", "わ\u{3099}", "katakana that hiragana write with a combining mark alone"),
        ("パートナー", "パ\u{FF70}トナ\u{2015}", "the prolonged sound mark and a dash"),
        ("2025–2026", "2025-2026", "dashes between numbers"),
        ("1−2", "1-2", "the minus sign"),
        ("様々", "様様", "the iteration mark"),
        ("か\u{3099}き", "がき", "a sound mark that combines"),
        ("\u{1112}\u{1161}\u{11AB}국", "한국", "Korean letters and syllables"),
        ("cafe\u{301}", "CAFÉ", "a combining accent"),
        ("㍿", "株式会社", "a character that stands for several"),
        ("①２㎞", "12km", "circled and square forms"),
        ("ROK’s “axis”", "ROK's \"axis\"", "quotation marks"),
        ("日本\u{3000}韓国", "日本 韓国", "the ideographic space"),
        ("security\n  cooperation", "security\u{A0}cooperation", "spaces of any number"),
        ("葛\u{E0100}城", "葛城", "the choice of a variant"),
        ("日·韓", "日・韓", "middle dots"),
        ("２０２５～２６", "2025〜26", "wave dashes"),
    ] {
        assert_eq!(fold(text).text, fold(other).text, "{reason}");
    }
}

#[test]
fn texts_that_read_differently_fold_differently() {
    for (text, other) in
        [("日本", "韓国"), ("ハ", "バ"), ("つ", "っ"), ("ー", "一"), ("々", "様"), ("é", "e"), ("ab", "a b")]
    {
        assert_ne!(fold(text).text, fold(other).text);
    }
}

#[test]
fn a_place_in_the_folded_text_is_a_place_in_the_source() {
    for (text, needle, found) in [
        ("物品役務相互提供協定（ACSA）", "acsa", "ACSA"),
        ("ｻﾌﾟﾗｲ･ﾁｪｰﾝの", "ぷらい", "ﾌﾟﾗｲ"),
        ("㍿の様々な", "会", "㍿"),
        ("㍿の様々な", "様様な", "様々な"),
        ("様々な", "様な", "々な"),
        ("か\u{3099}く\u{3099}", "ぐ", "く\u{3099}"),
        ("in   the\nmaking", "in the m", "in   the\nm"),
        ("日本サーバー", "さ-ば-", "サーバー"),
        ("サーバー室", "室", "室"),
    ] {
        let folded = fold(text);
        let at = folded.text.rfind(needle).expect("the folded text holds the needle");
        let source = folded.source(at..at + needle.len()).expect("it has a source");
        assert_eq!(text.get(source.clone()), Some(found), "{needle} in {text}");
    }
}

#[test]
fn what_is_no_place_in_the_folded_text_has_no_source() {
    let folded = fold("日本");
    for bytes in [0..0, 0..1, 1..3, 3..9, 7..8] {
        assert_eq!(folded.source(bytes), None);
    }
}

#[test]
fn every_character_folded_again_stays_as_it_is() {
    let planes_in_use = ('\0'..='\u{3FFFF}').chain('\u{E0000}'..='\u{E01FF}');
    for c in planes_in_use {
        let once = fold(&format!("漢{c}a")).text;
        assert_eq!(fold(&once).text, once, "U+{:04X}", u32::from(c));
    }
}

proptest! {
    #[test]
    fn each_character_has_the_source_that_folds_to_it(
        text in ".{0,40}|[ぁ-んァ-ヾ一-龥가-힣A-Za-zｱ-ﾟ々㍿①ー―\u{3099}\u{301}\u{E0100} 　\n]{0,60}",
    ) {
        let folded = fold(&text);
        prop_assert_eq!(&fold(&folded.text).text, &folded.text);
        let mut onto = "\0".to_owned();
        fold_onto(&text, &mut onto);
        prop_assert_eq!(onto.get(1..), Some(folded.text.as_str()));
        let mut last = 0..0;
        for (at, c) in folded.text.char_indices() {
            let source = folded.source(at..at + c.len_utf8()).expect("every character has a source");
            prop_assert!(source == last || source.start >= last.end, "sources in order");
            let part = text.get(source.clone()).expect("the source is a text");
            prop_assert_eq!(Width::Narrow.graphemes(part).count(), 1, "{:?} is one cluster", part);
            prop_assert!(part.starts_with('々') || fold(part).text.contains(c), "{:?} does not fold to {:?}", part, c);
            last = source;
        }
        if !folded.text.is_empty() {
            let whole = folded.source(0..folded.text.len()).expect("the whole has a source");
            prop_assert!(whole.end <= text.len());
        }
    }
}
