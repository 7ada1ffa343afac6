//! What layout promises: lines as Japanese, Korean and English typesetting ask.

#![allow(clippy::string_slice)]

#[path = "support/typesetting.rs"]
mod cases;

use cases::cases;
use proptest::prelude::*;
use proptest::sample::select;
use teigen::text::clean::clean_lines;
use teigen::text::layout::{Line, Options, Strictness, lines};
use teigen::text::width::Width;
use unicode_segmentation::UnicodeSegmentation;

#[test]
fn hard_cases_are_set_as_the_rules_ask() {
    let failures: Vec<String> = cases()
        .iter()
        .filter_map(|case| {
            let set: Vec<String> = lines(&case.text, case.width, &case.options())
                .iter()
                .map(|line| line.text(&case.text).into())
                .collect();
            (set != case.lines).then(|| format!("{}\n  expected {:?}\n  set      {set:?}", case.reason, case.lines))
        })
        .collect();
    assert!(failures.is_empty(), "{} of {} cases\n{}", failures.len(), cases().len(), failures.join("\n"));
}

/// Brackets and punctuation that no line starts with, and those that none ends with; listed anew,
/// so that a character lost from the layout's own lists is noticed.
const NEVER_FIRST: &str = "、。，．・：；？！）」』】〕》〉”’)]},.!?:;";
const STRICT_FIRST: &str = "ーぁぃぅぇぉっゃゅょァィゥェォッャュョヵヶ々ゝヽ～〜";
const NEVER_LAST: &str = "（「『【〔《〈“‘([{";

/// What the random texts are made of. Words are parted by spaces, kana or punctuation.
const WORDS: &[&str] = &[
    "ACSA",
    "CPTPP",
    "security",
    "cooperation",
    "2026",
    "1,000",
    "7.6",
    "10:30",
    "２０２６",
    "ＡＳＥＡＮ",
    "한국은",
    "안보",
    "협력을",
    "상호군수지원협정을",
];
/// Words with their units and particles, which are parted only where they do not fit either.
const COMPOUNDS: &[&str] = &["89兆", "第9回", "24か国", "7.6%", "ACSA를", "89조", "2026년"];
const FILLING: &[&str] = &[
    "の",
    "では",
    "が協力の",
    "と日韓関係で",
    "サーバー",
    "シャトル",
    "は様々な",
    "かった",
    "――",
    "……",
    "～",
    "、",
    "。",
    "」",
    "）",
    "「",
    "（",
    "『",
    "』",
    "”",
    "“",
    ")",
    " (",
    ", ",
    ". ",
    " ",
    "　",
    "・",
    "？",
    "\n",
];

#[derive(Clone, Debug)]
struct Mixture {
    text: String,
    /// Where the words and compounds stand.
    words: Vec<std::ops::Range<usize>>,
}

fn mixture() -> impl Strategy<Value = Mixture> {
    let word = prop_oneof![3 => select(WORDS), 1 => select(COMPOUNDS)];
    let filling = prop::collection::vec(select(FILLING), 1..6);
    prop::collection::vec((word, filling), 1..30).prop_map(|parts| {
        let mut mixture = Mixture { text: String::new(), words: Vec::new() };
        for (word, filling) in parts {
            let start = mixture.text.len();
            mixture.text.push_str(word);
            mixture.words.push(start..mixture.text.len());
            mixture.text.extend(filling);
        }
        mixture
    })
}

/// Whether the characters on the two sides, with or without spaces between, may not be parted.
fn is_tied(a: char, b: char, is_spaced: bool) -> bool {
    let is_pair = !is_spaced && a == b && "―…".contains(a);
    NEVER_LAST.contains(a) || NEVER_FIRST.contains(b) || STRICT_FIRST.contains(b) || is_pair
}

/// The cells of what is tied around the bytes of `range`, which lie within one paragraph: what has
/// to fit a line for the range to be kept whole.
fn tied_cells(text: &str, range: std::ops::Range<usize>) -> usize {
    let is_blank = |c: &char| matches!(c, ' ' | '　');
    let (mut start, mut end) = (range.start, range.end);
    loop {
        let before = text[..start].trim_end_matches([' ', '　']);
        let (Some(a), Some(b)) = (before.chars().next_back(), text[start..].chars().find(|c| !is_blank(c))) else {
            break;
        };
        if a == '\n' || !is_tied(a, b, before.len() < start || text[start..].starts_with([' ', '　'])) {
            break;
        }
        start = before.len() - a.len_utf8();
    }
    loop {
        let after = text[end..].trim_start_matches([' ', '　']);
        let (Some(a), Some(b)) = (text[..end].chars().rfind(|c| !is_blank(c)), after.chars().next()) else { break };
        if b == '\n' || !is_tied(a, b, text.len() - after.len() > end || text[..end].ends_with([' ', '　'])) {
            break;
        }
        end = text.len() - after.len() + b.len_utf8();
    }
    Width::Narrow.cells(&text[start..end])
}

/// Checks what holds at any width: no line too wide, nothing but spaces lost, ranges in order.
fn check_lines(text: &str, width: u16, options: &Options, set: &[Line]) -> Result<(), TestCaseError> {
    let mut end = 0;
    for line in set {
        prop_assert!(end <= line.range.start && line.range.start <= line.range.end, "ranges in order");
        let lost = &text[end..line.range.start];
        prop_assert!(lost.chars().all(char::is_whitespace), "{lost:?} lost at width {width}");
        end = line.range.end;

        let shown = line.text(text);
        prop_assert_eq!(usize::from(line.cells), options.ambiguous.cells(shown));
        prop_assert_eq!(line.hang, line.cells.saturating_sub(width));
        let may_hang = shown.graphemes(true).next_back().is_some_and(|last| last.starts_with(['、', '。', '，', '．']));
        let is_one_cluster = options.ambiguous.graphemes(shown).nth(1).is_none();
        prop_assert!(line.hang <= if may_hang { options.hang } else { 0 } || is_one_cluster, "{shown:?} in {width}");
        prop_assert!(!shown.ends_with([' ', '　']), "space at the end of {shown:?}");
    }
    prop_assert!(text[end..].chars().all(char::is_whitespace));
    Ok(())
}

/// Checks what holds where there is room for it: nothing forbidden at the edges of lines, words
/// whole.
fn check_typesetting(mixture: &Mixture, width: u16, set: &[Line]) -> Result<(), TestCaseError> {
    let text = mixture.text.as_str();
    for pair in set.windows(2) {
        let [before, after] = pair else { continue };
        let gap = before.range.end..after.range.start;
        let (Some(a), Some(b)) = (before.text(text).chars().next_back(), after.text(text).chars().next()) else {
            continue;
        };
        if text[gap.clone()].contains('\n') {
            continue;
        }
        let fits = |range| tied_cells(text, range) <= width.into();
        prop_assert!(
            !is_tied(a, b, !gap.is_empty()) || !fits(gap.clone()),
            "{a:?} and {b:?} parted in {width} cells: {text:?}"
        );
        if let Some(word) = mixture.words.iter().find(|word| word.start < gap.start && gap.end < word.end) {
            prop_assert!(!fits(word.clone()), "{:?} parted in {width} cells: {text:?}", &text[word.clone()]);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn random_mixtures_are_set_by_the_rules_at_every_width(mixture in mixture(), hang in prop_oneof![Just(0), Just(2)]) {
        let options = Options { hang, ..Options::default() };
        for width in 8..=250 {
            let set = lines(&mixture.text, width, &options);
            check_lines(&mixture.text, width, &options, &set)?;
            check_typesetting(&mixture, width, &set)?;
        }
    }

    #[test]
    fn narrow_lines_still_hold_the_text(mixture in mixture(), width in 0u16..8) {
        let options = Options::default();
        check_lines(&mixture.text, width, &options, &lines(&mixture.text, width, &options))?;
    }

    #[test]
    fn any_text_is_set_in_any_options(
        text in "\\PC{0,60}|[ -~가-힣ぁ-ん、。「」\u{301}\u{200D}👩🏽ᄀ\u{1161} \n]{0,60}",
        width in 0u16..40,
        hang in 0u16..3,
        first_width in prop::option::of(0u16..40),
        is_loose: bool,
        is_wide: bool,
    ) {
        let options = Options {
            ambiguous: if is_wide { Width::Wide } else { Width::Narrow },
            strictness: if is_loose { Strictness::Loose } else { Strictness::Strict },
            hang,
            first_width,
        };
        let text = clean_lines(&text);
        let set = lines(&text, width, &options);
        prop_assert!(set.len() <= text.chars().count() + 2);
        if first_width.is_none() {
            check_lines(&text, width, &options, &set)?;
        }
    }
}
