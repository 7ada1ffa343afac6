//! What cleaning promises: nothing that a terminal acts on comes through, and nothing that a
//! language needs is lost.

use std::borrow::Cow;

use proptest::prelude::*;
use teigen::text::clean::{clean, clean_lines};
use teigen::text::width::Width;

/// Unicode's `Default_Ignorable_Code_Point`, less what cleaning keeps in its place.
fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}' | '\u{200C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}')
}

/// Says what is wrong with a text that should be clean.
fn fault(text: &str, line_breaks: bool) -> Option<String> {
    for line in text.split(|c| line_breaks && c == '\n') {
        let is_foreign = |c: char| c.is_control() || is_ignorable(c) || ('\u{E000}'..='\u{F8FF}').contains(&c);
        if let Some(c) = line.chars().find(|&c| is_foreign(c)) {
            return Some(format!("{c:?} came through"));
        }
        if let Some(cluster) = Width::Narrow.graphemes(line).find(|grapheme| grapheme.cells == 0) {
            return Some(format!("{:?} has no cells", cluster.text));
        }
    }
    None
}

#[test]
fn clean_text_is_borrowed() {
    for text in [
        "",
        "The ROK's budget grew 7.6%.",
        "物品役務相互提供協定（ACSA）の議論に入る。",
        "「日・米」……“引用”①～③ ﾊﾟｰﾂ",
        "한국과 일본은 ‘격변의 축’을 논의했다.",
        "葛\u{E0100}城",
        "👩\u{200D}🚀と❤\u{FE0F}と1\u{FE0F}\u{20E3}",
        "か\u{3099}き\u{3099}",
        "\u{1112}\u{1161}\u{11AB}",
    ] {
        assert!(matches!(clean(text), Cow::Borrowed(_)), "{text:?} became {:?}", clean(text));
    }
}

#[test]
fn each_kind_of_character_is_shown_as_the_rules_say() {
    for (text, expected, reason) in [
        ("a\u{1B}[31mb", "a␛[31mb", "an escape sequence is text"),
        ("a\0\u{7}\u{7F}", "a␀␇␡", "controls have pictures"),
        ("a\u{9B}2Jb", "a�2Jb", "C1 controls begin sequences too"),
        ("a\tb", "a b", "a tab is a space"),
        ("abc\u{202E}def", "abc�def", "bidi overrides reorder what follows"),
        ("\u{61C}\u{200E}\u{200F}\u{2066}\u{2069}", "�����", "all the bidi controls"),
        ("ACSA\u{200B}", "ACSA�", "a zero-width space would hide in an id"),
        ("\u{FEFF}日本", "�日本", "a byte order mark within text"),
        ("co\u{AD}operation\u{34F}", "co�operation�", "soft hyphen and grapheme joiner"),
        ("\u{3164}\u{115F}\u{1160}\u{FFA0}", "����", "Hangul fillers look like nothing"),
        ("\u{180B}\u{180E}\u{17B4}", "���", "Mongolian selectors and Khmer inherent vowels"),
        ("a\u{E0041}\u{E007F}", "a��", "tags carry text that nobody sees"),
        ("\u{E000}\u{F8FF}\u{F0000}\u{10FFFD}", "����", "private use means nothing here"),
        ("\u{FDD0}\u{FFFE}\u{1FFFF}", "���", "noncharacters"),
        ("葛\u{E0100}城\u{FE00}", "葛\u{E0100}城\u{FE00}", "a kanji keeps its variant"),
        ("葛\u{E0100}\u{E0101}", "葛\u{E0100}", "one variant"),
        ("a\u{FE0F}\u{E0100}b", "ab", "a letter has no variant"),
        ("1\u{FE0F}st", "1st", "a digit is an emoji in a keycap only"),
        ("か\u{E0100}", "か", "kana have no variants"),
        ("❤\u{FE0F}", "❤\u{FE0F}", "an emoji keeps its form"),
        ("👩\u{200D}🚀", "👩\u{200D}🚀", "an emoji of two"),
        ("👩\u{200D}", "👩�", "a joiner that joins nothing"),
        ("क\u{200D}ष", "क�ष", "a joiner outside emoji"),
        ("\u{301}a", "�a", "a mark with nothing under it would land on the frame"),
        ("a\u{1161}", "a�", "a Korean vowel with no consonant has no width"),
        ("ᄒ\u{1161}\u{11AB}", "ᄒ\u{1161}\u{11AB}", "a syllable in letters"),
        ("a\u{605}1", "a�1", "terminals do not agree on Arabic number signs"),
    ] {
        assert_eq!(clean(text), expected, "{reason}");
    }
}

#[test]
fn a_base_keeps_eight_marks() {
    let heap = format!("e{}x{}", "\u{301}".repeat(300), "\u{301}".repeat(3));
    assert_eq!(clean(&heap), format!("e{}x{}", "\u{301}".repeat(8), "\u{301}".repeat(3)));
}

#[test]
fn line_breaks_are_kept_or_become_spaces() {
    let text = "一\n二\r\n三\u{2028}四\u{2029}五\r六";
    assert_eq!(clean(text), "一 二 三 四 五␍六");
    assert_eq!(clean_lines(text), "一\n二\n三\n四\n五␍六");
    assert_eq!(clean_lines("a\n\u{301}"), "a\n�", "a mark does not reach over a line break");
}

#[test]
fn no_character_comes_through_that_should_not() {
    let planes_in_use = ('\0'..='\u{3FFFF}').chain('\u{E0000}'..=char::MAX);
    for c in planes_in_use {
        for text in [format!("a{c}b"), format!("{c}漢{c}👩{c}👩")] {
            let line = clean(&text);
            assert_eq!(fault(&line, false), None, "U+{:04X} in {text:?}", u32::from(c));
            assert_eq!(clean(&line), line, "U+{:04X} again", u32::from(c));
        }
    }
}

proptest! {
    #[test]
    fn any_text_comes_out_clean(
        text in "\\PC*|.*|[a👩\u{200D}\u{FE0F}\u{301}\u{1161}ᄀ가漢1\u{20E3}\u{E0100}🏽\n\r\u{605}]{0,30}",
    ) {
        let line = clean(&text);
        prop_assert_eq!(fault(&line, false), None);
        prop_assert_eq!(clean(&line), line.clone());
        let lines = clean_lines(&text);
        prop_assert_eq!(fault(&lines, true), None);
        prop_assert_eq!(clean_lines(&lines), lines.clone());
    }
}
