//! Romaji and kana as letters of one spelling, so that the two compare.
//!
//! The canonical spelling is Kunrei with long vowels in full: し is `si`, しゅ `syu`, づ `zu`, ん `n`,
//! っ the consonant after it twice. Length marks are left out, as they may always be. Hepburn and what
//! input methods take for it come to the same: `shi`, `tchi` and `mb` are `si`, `tti` and `nb`.

/// The canonical letters of a folded word that is romaji as far as it goes; the last syllable may be
/// unfinished.
pub(super) fn from_romaji(word: &str) -> Option<String> {
    let plain: String = word.chars().filter_map(without_length).collect::<Option<String>>()?;
    let mut letters = String::with_capacity(plain.len());
    let mut rest = plain.as_str();
    while !rest.is_empty() {
        let (spelled, taken) = syllable(rest)?;
        letters.push_str(&spelled);
        rest = rest.get(taken..)?;
    }
    Some(letters)
}

/// The canonical letters of a folded word in kana.
pub(super) fn from_kana(word: &str) -> Option<String> {
    let letters: String = syllables(word)?.into_iter().map(|(_, letters)| letters).collect();
    (!letters.is_empty()).then_some(letters)
}

/// The syllables of a folded word in kana, with their canonical letters; marks have none.
pub(super) fn syllables(word: &str) -> Option<Vec<(Vec<char>, String)>> {
    let mut syllables = Vec::new();
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        if c == 'っ' {
            // Doubles what follows; at the end of a word nothing does.
            let doubled = next.and_then(kana)?.get(..1)?;
            syllables.push((vec![c], doubled.to_owned()));
        } else if let Some((small, letters)) = next.and_then(|small| Some((small, digraph(c, small)?))) {
            chars.next();
            syllables.push((vec![c, small], letters));
        } else if matches!(c, '-' | '・' | ' ' | '=') {
            syllables.push((vec![c], String::new()));
        } else {
            syllables.push((vec![c], kana(c)?.to_owned()));
        }
    }
    Some(syllables)
}

/// A letter without what says that its vowel is long; an inner `None` for anything but a letter.
fn without_length(c: char) -> Option<Option<char>> {
    match c {
        'a'..='z' => Some(Some(c)),
        'ā' | 'â' => Some(Some('a')),
        'ī' | 'î' => Some(Some('i')),
        'ū' | 'û' => Some(Some('u')),
        'ē' | 'ê' => Some(Some('e')),
        'ō' | 'ô' => Some(Some('o')),
        '-' | '\'' => None,
        _ => Some(None),
    }
}

/// The first syllable, spelled canonically, with the letters that it takes.
fn syllable(rest: &str) -> Option<(String, usize)> {
    let vowel_at = rest.find(is_vowel).unwrap_or(rest.len());
    let onset = rest.get(..vowel_at)?;
    let vowel = rest.get(vowel_at..)?.chars().next();
    let mut letters = onset.chars();
    let (first, second) = (letters.next(), letters.next());
    match (first, second) {
        (None, _) => return Some((vowel?.to_string(), 1)),
        // ん, before a consonant or at the end.
        (Some('n'), Some(next)) if next != 'y' || vowel.is_none() => return Some(("n".to_owned(), 1)),
        (Some('n'), None) if vowel.is_none() => return Some(("n".to_owned(), 1)),
        (Some('m'), Some('b' | 'p' | 'm')) => return Some(("n".to_owned(), 1)),
        // っ: the letter that the syllable after it begins with, `t` before `ch`.
        (Some(first), Some(second)) if first == second || (first == 't' && second == 'c') => {
            let (next, _) = syllable(rest.get(1..)?)?;
            return Some((next.get(..1)?.to_owned(), 1));
        }
        _ => {}
    }
    let Some(vowel) = vowel else { return Some((unfinished(onset)?.to_owned(), onset.len())) };
    let canonical = match (onset, vowel) {
        ("sh", 'i') => "s",
        ("sh", _) => "sy",
        ("ch", 'i') => "t",
        ("ch", _) => "ty",
        ("ts", 'u') => "t",
        ("j", 'i') => "z",
        ("j" | "jy" | "dy", _) => "zy",
        // づ; ディ is far commoner than ぢ.
        ("d", 'u') => "z",
        ("f", 'u') => "h",
        ("th", 'i' | 'u') => "t",
        ("dh", 'i' | 'u') => "d",
        ("cy", _) => "ty",
        _ if is_onset(onset) => onset,
        _ => return None,
    };
    Some((format!("{canonical}{vowel}"), onset.len() + vowel.len_utf8()))
}

/// The letters that a syllable begins with, as far as it has been typed.
fn unfinished(onset: &str) -> Option<&str> {
    match onset {
        "c" | "ch" | "ts" | "th" | "cy" => Some("t"),
        "sh" => Some("s"),
        "j" | "jy" => Some("z"),
        "dh" | "dy" => Some("d"),
        "f" => Some("h"),
        _ => is_onset(onset).then_some(onset),
    }
}

/// Whether a syllable can begin so, Hepburn's own spellings apart.
fn is_onset(onset: &str) -> bool {
    let mut letters = onset.chars();
    match (letters.next(), letters.next(), letters.next()) {
        (Some(c), None, None) => "kstnhmyrwgzdbpfv".contains(c),
        (Some(c), Some('y'), None) => "kstnhmrgzbpfv".contains(c),
        (Some('k' | 'g' | 't' | 'd'), Some('w'), None) | (Some('t'), Some('s'), None) => true,
        _ => false,
    }
}

pub(super) const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'i' | 'u' | 'e' | 'o')
}

/// Every kana that stands for a syllable by itself, ん included, with its letters.
#[rustfmt::skip]
pub(super) const KANA: [(char, &str); 82] = [
    ('あ', "a"), ('い', "i"), ('う', "u"), ('え', "e"), ('お', "o"),
    ('か', "ka"), ('き', "ki"), ('く', "ku"), ('け', "ke"), ('こ', "ko"),
    ('さ', "sa"), ('し', "si"), ('す', "su"), ('せ', "se"), ('そ', "so"),
    ('た', "ta"), ('ち', "ti"), ('つ', "tu"), ('て', "te"), ('と', "to"),
    ('な', "na"), ('に', "ni"), ('ぬ', "nu"), ('ね', "ne"), ('の', "no"),
    ('は', "ha"), ('ひ', "hi"), ('ふ', "hu"), ('へ', "he"), ('ほ', "ho"),
    ('ま', "ma"), ('み', "mi"), ('む', "mu"), ('め', "me"), ('も', "mo"),
    ('や', "ya"), ('ゆ', "yu"), ('よ', "yo"),
    ('ら', "ra"), ('り', "ri"), ('る', "ru"), ('れ', "re"), ('ろ', "ro"),
    ('わ', "wa"), ('ゐ', "i"), ('ゑ', "e"), ('を', "wo"), ('ん', "n"),
    ('が', "ga"), ('ぎ', "gi"), ('ぐ', "gu"), ('げ', "ge"), ('ご', "go"),
    ('ざ', "za"), ('じ', "zi"), ('ず', "zu"), ('ぜ', "ze"), ('ぞ', "zo"),
    ('だ', "da"), ('ぢ', "zi"), ('づ', "zu"), ('で', "de"), ('ど', "do"),
    ('ば', "ba"), ('び', "bi"), ('ぶ', "bu"), ('べ', "be"), ('ぼ', "bo"),
    ('ぱ', "pa"), ('ぴ', "pi"), ('ぷ', "pu"), ('ぺ', "pe"), ('ぽ', "po"),
    ('ゔ', "vu"), ('ゕ', "ka"), ('ゖ', "ke"), ('ぁ', "a"), ('ぃ', "i"), ('ぅ', "u"), ('ぇ', "e"), ('ぉ', "o"), ('ゎ', "wa"),
];

/// The small kana that make one syllable with the kana before them.
#[rustfmt::skip]
pub(super) const SMALL: [(char, &str); 8] = [
    ('ゃ', "ya"), ('ゅ', "yu"), ('ょ', "yo"), ('ぁ', "a"), ('ぃ', "i"), ('ぅ', "u"), ('ぇ', "e"), ('ぉ', "o"),
];

/// The letters of a kana by itself.
fn kana(c: char) -> Option<&'static str> {
    KANA.iter().find(|(it, _)| *it == c).map(|(_, letters)| *letters)
}

/// The letters of two kana that make one syllable.
pub(super) fn digraph(base: char, small: char) -> Option<String> {
    let (_, vowel) = SMALL.iter().find(|(it, _)| *it == small)?;
    let onset = match (base, vowel.len()) {
        ('し', 1) => "sy",
        ('ち', 1) => "ty",
        ('じ', 1) => "zy",
        ('ふ', _) => "f",
        ('う', 1) => "w",
        ('い', 1) => "y",
        ('つ', 1) => "ts",
        ('く', 1) => "kw",
        ('ぐ', 1) => "gw",
        ('ゔ', _) => "v",
        ('て' | 'と', 1) | ('て', 2) => "t",
        ('で' | 'ど', 1) | ('で', 2) => "d",
        // しゃ: the letters of し without its vowel.
        (_, 2) => kana(base)?.strip_suffix('i').filter(|onset| !onset.is_empty())?,
        _ => return None,
    };
    Some(format!("{onset}{vowel}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hepburn_kunrei_and_kana_come_to_the_same_letters() {
        for (kana, spellings) in [
            ("らち", &["rachi", "rati"] as &[&str]),
            ("しゅのうかいだん", &["shunoukaidan", "syunoukaidan"]),
            ("いっち", &["itchi", "icchi", "itti"]),
            ("しんぶん", &["shimbun", "shinbun", "sinbun"]),
            ("じょうやく", &["jouyaku", "zyouyaku", "jyouyaku"]),
            ("きんゆう", &["kinyuu", "kin'yuu"]),
            ("がっこう", &["gakkou"]),
            ("しぇいく", &["sheiku"]),
            ("ふぁいる", &["fairu"]),
            ("さ-ば-", &["saba", "sa-ba-", "sābā"]),
            ("ちゃんす", &["chansu", "tyansu", "cyansu"]),
            ("つなみ", &["tsunami", "tunami"]),
            ("てぃ-む", &["ti-mu", "thimu"]),
            ("にっぽん", &["nippon"]),
        ] {
            for spelling in spellings {
                assert_eq!(from_romaji(spelling), from_kana(kana), "{spelling} {kana}");
            }
        }
    }

    #[test]
    fn the_last_syllable_may_be_unfinished() {
        for (typed, letters) in
            [("rac", "rat"), ("rach", "rat"), ("ky", "ky"), ("kaid", "kaid"), ("gakk", "gakk"), ("n", "n"), ("j", "z")]
        {
            assert_eq!(from_romaji(typed).as_deref(), Some(letters), "{typed}");
        }
    }

    #[test]
    fn english_is_mostly_not_romaji() {
        for word in ["security", "abduction", "acsa", "north", "missile", "x"] {
            assert_eq!(from_romaji(word), None, "{word}");
        }
    }
}
