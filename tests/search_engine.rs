//! The index, the direct scan and the plainest search that can be written find the same items in the
//! same order.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use proptest::prelude::*;
use proptest::sample::select;
use support::library::{brief, event, of_titles, text};
use teigen::brief::{ItemKind, Library};
use teigen::lang::Lang;
use teigen::search::{Hint, Index, Match, Outcome, Within};
use teigen::text::fold::fold;

/// A word of a query, as the plain search understands it.
#[derive(Clone, Debug)]
struct Asked {
    word: String,
    negated: bool,
    quoted: bool,
    start: bool,
    end: bool,
}

impl Asked {
    fn typed(&self) -> String {
        let sign = |is_there: bool, sign: &'static str| if is_there { sign } else { "" };
        let (no, quote) = (sign(self.negated, "!"), sign(self.quoted, "'"));
        format!("{no}{quote}{}{}{}", sign(self.start, "^"), self.word, sign(self.end, "$"))
    }
}

/// The worst is what counts: class, edge, sum of fields.
type Rank = (u8, u8, u8);

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// The best rank of a word in one folded field: 1 the title, 3 the running text.
fn rank(asked: &Asked, field: &str, place: u8) -> Option<Rank> {
    let text: Vec<char> = fold(field).text.chars().collect();
    let word: Vec<char> = fold(&asked.word).text.chars().collect();
    let is_anchored = asked.start || asked.end;
    let mut best = None;
    for at in 0..text.len() {
        if !text[at..].starts_with(&word) {
            continue;
        }
        let end = at + word.len();
        if asked.start && at > 0 || asked.end && end < text.len() {
            continue;
        }
        let touches = |a: Option<&char>, b: char| a.is_some_and(|a| is_letter(*a)) && is_letter(b);
        let edge = if is_anchored || word.len() == 1 {
            1
        } else if place == 1 && at == 0 && end == text.len() {
            0
        } else if touches(at.checked_sub(1).and_then(|before| text.get(before)), word[0]) {
            3
        } else if touches(text.get(end), word[word.len() - 1]) {
            2
        } else {
            1
        };
        best = best.min(Some((0, edge, place))).or(Some((0, edge, place)));
    }
    if best.is_some() || is_anchored || asked.quoted || asked.negated {
        return best;
    }
    let shortest = if word.iter().all(|c| is_letter(*c)) { 3 } else { 2 };
    (word.len() >= shortest && (0..text.len()).any(|at| is_scattered(&word, &text, at))).then_some((2, 1, place))
}

/// Whether the characters of the word stand from `at` on, in order, within three times its length.
fn is_scattered(word: &[char], text: &[char], at: usize) -> bool {
    if text[at] != word[0] || is_letter(word[0]) && at > 0 && is_letter(text[at - 1]) {
        return false;
    }
    let mut left = word.iter().skip(1).peekable();
    for c in text.iter().skip(at + 1).take(3 * word.len() - 1) {
        left.next_if(|wanted| *wanted == c);
    }
    left.peek().is_none()
}

/// Every event that answers, the best first.
fn plain(library: &Library, groups: &[Vec<Asked>]) -> Vec<(Match, Rank, u32)> {
    let events = &library.briefs()[0].events;
    let mut found = Vec::new();
    for (at, event) in (0..).zip(events) {
        let fields: Vec<(u8, &str)> = event
            .title
            .all()
            .map(|(_, words)| (1, words))
            .chain(event.text.iter().flat_map(|text| text.all().map(|(_, words)| (3, words))))
            .collect();
        let ranks: Option<Vec<Rank>> = groups
            .iter()
            .map(|group| {
                group
                    .iter()
                    .filter_map(|asked| {
                        let best = fields.iter().filter_map(|(place, words)| rank(asked, words, *place)).min();
                        if asked.negated { best.is_none().then_some((0, 0, 0)) } else { best }
                    })
                    .min()
            })
            .collect();
        let Some(ranks) = ranks else { continue };
        let worst = ranks.iter().fold((0, 0, 0), |a: Rank, b| (a.0.max(b.0), a.1.max(b.1), a.2 + b.2));
        let says = |asked: &Asked| {
            let has = |words: &str| match (asked.start, asked.end) {
                (true, true) => words == asked.word,
                (true, false) => words.starts_with(&asked.word),
                (false, true) => words.ends_with(&asked.word),
                (false, false) => words.contains(&asked.word),
            };
            let is_plain = asked.word.chars().all(|c| c.is_ascii_lowercase() || c >= '一');
            let folded = |words: &str| fold(words).text.contains(&fold(&asked.word).text);
            asked.negated || fields.iter().any(|(_, words)| if is_plain { folded(words) } else { has(words) })
        };
        let how = match worst.0 {
            0 if groups.iter().all(|group| group.iter().any(says)) => Match::Literal,
            0 => Match::Folded,
            _ => Match::Scattered,
        };
        found.push((how, worst, at));
    }
    found.sort();
    found
}

/// Pieces of texts and of words: letters in both cases and widths, kanji, kana in both forms.
fn piece() -> impl Strategy<Value = &'static str> {
    select(vec!["日", "米", "韓", "協", "力", "b", "B", "Ｂ", "kx", "K", "の", "ノ", "・", " ", "々"])
}

fn texts(longest: usize) -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 1..longest).prop_map(|pieces| pieces.concat())
}

fn asked() -> impl Strategy<Value = Asked> {
    let word =
        proptest::collection::vec(select(vec!["日", "米", "韓", "協", "b", "B", "kx", "K", "ノ韓", "の日"]), 1..4);
    (word, 0..12_u8).prop_map(|(pieces, sign)| Asked {
        word: pieces.concat(),
        negated: sign == 0,
        quoted: sign == 1,
        start: sign == 2 || sign == 4,
        end: sign == 3 || sign == 4,
    })
}

fn library(items: &[(String, Option<String>)]) -> Library {
    let mut brief = brief("random", "E");
    for (at, (title, running)) in items.iter().enumerate() {
        let mut event = event(&format!("e-{at}"), text(&[(Lang::Ja, title.as_str())]));
        event.text = running.as_ref().map(|running| text(&[(Lang::En, running.as_str())]));
        brief.events.push(event);
    }
    Library::new(vec![brief])
}

fn both(library: &Library, query: &str, limit: usize) -> (Outcome, Outcome) {
    let index = Index::new(library.clone());
    let scanned = index.search(query, Within::Kind(ItemKind::Event), limit);
    index.build();
    (scanned, index.search(query, Within::Kind(ItemKind::Event), limit))
}

proptest! {
    #[test]
    fn index_scan_and_plain_search_agree(
        items in proptest::collection::vec((texts(12), proptest::option::of(texts(30))), 1..40),
        groups in proptest::collection::vec(proptest::collection::vec(asked(), 1..3), 1..4),
        limit in 1..50_usize,
    ) {
        let library = library(&items);
        let groups_typed: Vec<String> =
            groups.iter().map(|group| group.iter().map(Asked::typed).collect::<Vec<_>>().join(" | ")).collect();
        let query = groups_typed.join(" ");
        let (scanned, indexed) = both(&library, &query, limit);
        prop_assert_eq!(&scanned.hits, &indexed.hits, "{}", query);
        prop_assert_eq!(scanned.total, indexed.total);

        let plain = plain(&library, &groups);
        let (all, _) = both(&library, &query, usize::MAX);
        prop_assert_eq!(all.total, plain.len(), "{}", query);
        prop_assert_eq!(&all.hits[..limit.min(all.total)], &scanned.hits[..]);
        let found: Vec<(Match, u32)> = all.hits.iter().map(|hit| (hit.found, hit.item.index)).collect();
        let firm = plain.iter().filter(|(how, ..)| *how != Match::Scattered).count();
        let expected: Vec<(Match, u32)> = plain.iter().map(|(how, _, at)| (*how, *at)).collect();
        prop_assert_eq!(&found[..firm], &expected[..firm], "{}", query);
        // Scattered matches of one rank stand in the order of their scores.
        let rank_of = |at: u32| plain.iter().find(|(.., it)| *it == at).map(|(_, rank, _)| *rank);
        let ranks: Vec<Option<Rank>> = found[firm..].iter().map(|(_, at)| rank_of(*at)).collect();
        prop_assert!(ranks.is_sorted() && !ranks.contains(&None), "{} {:?}", query, ranks);
    }

    #[test]
    fn whatever_is_typed_index_and_scan_agree(
        items in proptest::collection::vec(texts_of_all_kinds(), 1..30),
        query in "[ -~ぁ-んァ-ヶー一-十가-깋ㄱ-ㅎ　！’｜：]{0,12}",
    ) {
        let library = of_titles(items.iter().map(String::as_str));
        let (scanned, indexed) = both(&library, &query, 10);
        prop_assert_eq!(&scanned.hits, &indexed.hits);
        prop_assert_eq!(scanned.total, indexed.total);
        prop_assert_eq!(&scanned.hints, &indexed.hints);
        for hint in &indexed.hints {
            if let Hint::UnknownWord(word, meant) = hint {
                prop_assert!(word != meant && both(&library, meant, 1).1.total > 0, "{} for {}", meant, word);
            }
        }
        for item in &items {
            let ranges = indexed.marks.ranges(item);
            prop_assert!(ranges.iter().all(|range| item.get(range.clone()).is_some_and(|part| !part.is_empty())));
            prop_assert!(ranges.is_sorted_by(|a, b| a.end < b.start));
        }
    }

    #[test]
    fn what_is_read_is_found_alike(
        words in proptest::collection::vec(select(vec!["首脳", "会談", "拉致", "反応", "サーバー", "した", "から", "学校", "ー", "う", "대책"]), 1..60),
        query in select(vec!["shunou", "shuno", "kaid", "rachi", "hannou", "saba", "shitakara", "gakkou", "しゅのう", "から", "ㄷㅊ", "nouk", "kaidanra"]),
    ) {
        let titles: Vec<String> = words.chunks(3).map(<[&str]>::concat).collect();
        let library = of_titles(titles.iter().map(String::as_str));
        let (scanned, indexed) = both(&library, query, usize::MAX);
        prop_assert_eq!(scanned.hits, indexed.hits);
    }
}

fn texts_of_all_kinds() -> impl Strategy<Value = String> {
    "[ -~ぁ-んァ-ヶー一-十가-깋・々Ａ-Ｚ\u{3099}\u{1F600}-\u{1F610}]{0,20}"
}

#[test]
fn several_segments_are_one_library() {
    let words = ["拉致", "首脳会談", "制裁", "ミサイル", "security", "대책", "協力", "北の非公式な会合"];
    let titles: Vec<String> = (0..20_000_usize)
        .map(|at| format!("{}と{}の{}", words[at % 7], words[at / 7 % 8], words[at / 56 % 5]))
        .collect();
    let library = of_titles(titles.iter().map(String::as_str));
    let index = Index::new(library);
    let queries = [
        "拉",
        "拉致",
        "拉致 制裁",
        "!拉致",
        "rachi",
        "北非会",
        "secu",
        "ㄷㅊ",
        "ミサイル | 制裁",
        "^協力",
        "kind:event 会談$",
    ];
    let search = |query, limit| index.search(query, Within::Library, limit);
    let scanned = queries.map(|query| [search(query, 300), search(query, usize::MAX)]);
    index.build();
    for (query, scanned) in queries.into_iter().zip(scanned) {
        for (scanned, limit) in scanned.into_iter().zip([300, usize::MAX]) {
            let indexed = search(query, limit);
            assert_eq!(scanned.total, indexed.total, "{query}");
            assert_eq!(scanned.hits, indexed.hits, "{query}");
            assert!(scanned.total > 0, "{query}");
        }
    }
}
