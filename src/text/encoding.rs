//! Which encoding a text is likely in that is not UTF-8.
//!
//! Nothing is ever read in an encoding that was guessed: the guess is for the sentence that tells a
//! user what to do about the file.

use std::fmt;

use encoding_rs::{EUC_JP, EUC_KR, SHIFT_JIS};

/// An encoding that editors and mail programs of Japan and Korea save texts in, or that a program of
/// Windows does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Shift_JIS with the extensions of Windows (code page 932).
    ShiftJis,
    /// EUC-JP.
    EucJp,
    /// ISO-2022-JP, the JIS code of mail.
    Iso2022Jp,
    /// EUC-KR with the extensions of Windows (code page 949).
    Cp949,
    /// UTF-16 of either byte order.
    Utf16,
    /// UTF-32 of either byte order.
    Utf32,
}

/// As editors name it.
impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Encoding::ShiftJis => "Shift_JIS (CP932)",
            Encoding::EucJp => "EUC-JP",
            Encoding::Iso2022Jp => "ISO-2022-JP (JIS)",
            Encoding::Cp949 => "EUC-KR (CP949)",
            Encoding::Utf16 => "UTF-16",
            Encoding::Utf32 => "UTF-32",
        })
    }
}

/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 1 << 20;
/// How much of what an encoding makes of the bytes must be characters that its language is written
/// in.
const FAMILIAR: f64 = 0.6;
/// By how many such characters it must be ahead of every other encoding: two kanji in EUC-JP are two
/// good syllables in EUC-KR.
const LEAD: f64 = 4.0;

/// The encoding that bytes which are not UTF-8 are likely in, if one stands out.
///
/// The double-byte encodings are told apart by trial: only the right one makes kana and kanji, or
/// Korean syllables, of nearly all the bytes. A text too short or too mixed for that has none.
pub fn likely(bytes: &[u8]) -> Option<Encoding> {
    by_mark(bytes).or_else(|| disguised(bytes)).or_else(|| by_trial(bytes))
}

/// The encoding of a text that is in another and happens to be UTF-8 too, full of control characters:
/// UTF-16 of ASCII, or a mail of seven bits.
pub fn disguised(bytes: &[u8]) -> Option<Encoding> {
    by_zeros(bytes).or_else(|| by_escapes(bytes))
}

/// By the byte order mark.
fn by_mark(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Some(Encoding::Utf32),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some(Encoding::Utf16),
        _ => None,
    }
}

/// How many characters of ASCII are more than a slip.
const FEWEST: usize = 4;

/// By the zeros that make UTF-16 and UTF-32 of ASCII. A tenth of them is enough, as the names of a
/// brief's fields are ASCII and its words need not be.
fn by_zeros(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let is_ascii = |byte: &u8| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~');
    let share = |units: usize, of: usize| units >= FEWEST && units * 10 >= of;
    let wide = sample.chunks_exact(4).filter(|unit| match unit {
        [ascii, 0, 0, 0] | [0, 0, 0, ascii] => is_ascii(ascii),
        _ => false,
    });
    if share(wide.count(), sample.len() / 4) {
        return Some(Encoding::Utf32);
    }
    let little = sample.chunks_exact(2).filter(|unit| matches!(unit, [ascii, 0] if is_ascii(ascii))).count();
    let big = sample.chunks_exact(2).filter(|unit| matches!(unit, [0, ascii] if is_ascii(ascii))).count();
    share(little.max(big), sample.len() / 2).then_some(Encoding::Utf16)
}

/// By the escape sequences that switch a mail of seven bits to kanji.
fn by_escapes(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let switches = sample.windows(3).any(|three| matches!(three, b"\x1b$B" | b"\x1b$@"));
    (switches && sample.is_ascii()).then_some(Encoding::Iso2022Jp)
}

fn by_trial(bytes: &[u8]) -> Option<Encoding> {
    let sample = sample(bytes);
    let score = |encoding, decoder: &'static encoding_rs::Encoding, familiar: fn(char) -> f64| {
        let text = decoder.decode_without_bom_handling_and_without_replacement(sample).unwrap_or_default();
        let beyond_ascii = || text.chars().filter(|c| !c.is_ascii());
        (beyond_ascii().map(familiar).sum::<f64>(), beyond_ascii().count() as f64, encoding)
    };
    let scores = [
        score(Encoding::ShiftJis, SHIFT_JIS, japanese),
        score(Encoding::EucJp, EUC_JP, japanese),
        score(Encoding::Cp949, EUC_KR, korean),
    ];
    let stands_out = |(score, characters, encoding): &(f64, f64, Encoding)| {
        let others = scores.iter().filter(|(_, _, other)| other != encoding);
        *score >= characters * FAMILIAR && others.map(|(other, ..)| other + LEAD).all(|least| *score >= least)
    };
    scores.iter().find(|score| stands_out(score)).map(|(_, _, encoding)| *encoding)
}

/// The lines from the first one with more than ASCII in it: whole ones, so that no character is cut.
fn sample(bytes: &[u8]) -> &[u8] {
    let is_break = |byte: &u8| *byte == b'\n';
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(bytes.len());
    let start = bytes.iter().take(first).rposition(is_break).unwrap_or(0);
    let lines = bytes.get(start..).unwrap_or_default();
    let lines = lines.get(..SAMPLE).unwrap_or(lines);
    let end = lines.iter().rposition(is_break).filter(|end| *end > 0);
    end.and_then(|end| lines.get(..end)).unwrap_or(lines)
}

/// Kana and punctuation speak for Japanese; kanji less, as every wrong encoding makes some too.
fn japanese(c: char) -> f64 {
    match c {
        '\u{3001}'..='\u{3029}' | 'ぁ'..='ゖ' | 'ァ'..='ヾ' | '！'..='～' | '…' | '―' => 1.0,
        '\u{4E00}'..='\u{9FFF}' => 0.6,
        _ => 0.0,
    }
}

/// Korean syllables, if they are among the 2,350 of KS X 1001: the other 8,822 of code page 949 are
/// hardly ever written, and are what Japanese turns into.
fn korean(c: char) -> f64 {
    match c {
        '가'..='힣' => {
            let syllable = c.to_string();
            let (bytes, _, _) = EUC_KR.encode(&syllable);
            if matches!(*bytes, [0xB0..=0xFF, 0xA1..=0xFF]) { 1.0 } else { 0.0 }
        }
        '\u{3001}'..='\u{3029}' | '！'..='～' | '‘'..='”' | '…' | '·' => 1.0,
        '\u{4E00}'..='\u{9FFF}' => 0.3,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JAPANESE: &str =
        "title: {ja: 日韓関係の安定を維持する}\ntext: {ja: 協定（ACSA）の議論に入ることが望ましい。}\n";
    const KOREAN: &str = "title: {ko: 한일 관계의 안정을 유지한다}\ntext: {ko: 협정(ACSA) 논의를 시작해야 한다.}\n";

    fn encoded(text: &str, encoding: &'static encoding_rs::Encoding) -> Vec<u8> {
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable, "{text}");
        bytes.into_owned()
    }

    #[test]
    fn japanese_and_korean_are_told_by_their_characters() {
        assert_eq!(likely(&encoded(JAPANESE, SHIFT_JIS)), Some(Encoding::ShiftJis));
        assert_eq!(likely(&encoded(JAPANESE, EUC_JP)), Some(Encoding::EucJp));
        assert_eq!(disguised(&encoded(JAPANESE, encoding_rs::ISO_2022_JP)), Some(Encoding::Iso2022Jp));
        assert_eq!(likely(&encoded(KOREAN, EUC_KR)), Some(Encoding::Cp949));
    }

    #[test]
    fn one_title_is_enough() {
        assert_eq!(likely(&encoded("title: 日韓関係の安定を維持する", SHIFT_JIS)), Some(Encoding::ShiftJis));
        assert_eq!(likely(&encoded("title: ツー・トラック方式", EUC_JP)), Some(Encoding::EucJp));
        assert_eq!(likely(&encoded("title: 한일 관계의 안정을 유지한다", EUC_KR)), Some(Encoding::Cp949));
    }

    #[test]
    fn unicode_of_wider_units_is_told_with_and_without_its_mark() {
        for text in [JAPANESE, KOREAN, "title: plain"] {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            let wide: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
            assert_eq!(likely(&little), Some(Encoding::Utf16));
            assert_eq!(likely(&[b"\xFF\xFE", little.as_slice()].concat()), Some(Encoding::Utf16));
            assert_eq!(likely(&big), Some(Encoding::Utf16));
            assert_eq!(likely(&[b"\xFE\xFF", big.as_slice()].concat()), Some(Encoding::Utf16));
            assert_eq!(likely(&wide), Some(Encoding::Utf32));
        }
    }

    #[test]
    fn what_is_in_doubt_is_not_guessed() {
        let mixed = [JAPANESE.as_bytes(), &encoded(JAPANESE, SHIFT_JIS)].concat();
        let two_kanji = encoded("title: 提言", EUC_JP);
        for bytes in
            [two_kanji.as_slice(), b"title: caf\xE9", b"\xFF", b"", b"a\0b", mixed.as_slice(), JAPANESE.as_bytes()]
        {
            assert_eq!(likely(bytes), None, "{bytes:?}");
        }
    }
}
