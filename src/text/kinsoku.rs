//! Kinsoku: what Japanese typesetting forbids at the edges of a line, character by character.
//!
//! The classes `cl-01` to `cl-11` are those of JIS X 4051 as the W3C's *Requirements for Japanese
//! Text Layout* (JLREQ, 3.9) numbers them, with the half-width and ASCII forms added.

/// Opening brackets and quotes (cl-01), which never end a line.
pub(super) fn is_opening(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '«'
            | '‹'
            | '‘'
            | '“'
            | '〈'
            | '《'
            | '「'
            | '『'
            | '【'
            | '〔'
            | '〖'
            | '〘'
            | '〚'
            | '〝'
            | '（'
            | '［'
            | '｛'
            | '｟'
            | '｢'
    )
}

/// Closing brackets and quotes (cl-02).
pub(super) fn is_closing(c: char) -> bool {
    matches!(
        c,
        ')' | ']'
            | '}'
            | '»'
            | '›'
            | '’'
            | '”'
            | '〉'
            | '》'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '〗'
            | '〙'
            | '〛'
            | '〞'
            | '〟'
            | '）'
            | '］'
            | '｝'
            | '｠'
            | '｣'
    )
}

/// Full stops and commas (cl-06, cl-07) of East Asian text, which may hang in the margin.
pub(super) fn is_hanging(c: char) -> bool {
    matches!(c, '。' | '．' | '｡' | '、' | '，' | '､')
}

/// What never starts a line: closing brackets (cl-02), dividing punctuation (cl-04), middle dots
/// and colons (cl-05), full stops (cl-06), commas (cl-07).
pub(super) fn is_never_first(c: char) -> bool {
    is_closing(c)
        || is_hanging(c)
        || matches!(c, '！' | '？' | '‼' | '⁇' | '⁈' | '⁉' | '!' | '?')
        || matches!(c, '・' | '･' | '·' | '：' | '；' | ':' | ';' | '.' | ',')
}

/// Wave dashes (part of cl-03), which start no line.
pub(super) fn is_wave(c: char) -> bool {
    matches!(c, '〜' | '～' | '゠')
}

/// Hyphens (part of cl-03) and the solidus, which start no line but may where spaces part them from
/// what stands before.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '‐' | '–' | '/')
}

/// What strict typesetting keeps from the start of a line and loose typesetting lets stand there:
/// iteration marks (cl-09), the prolonged sound mark (cl-10), small kana (cl-11).
pub(super) fn is_strict_only(c: char) -> bool {
    matches!(c, '々' | '〻' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ' | 'ー' | 'ｰ')
        || matches!(c, 'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' | 'ゕ' | 'ゖ')
        || matches!(c, 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' | 'ヵ' | 'ヶ')
        || matches!(c, 'ㇰ'..='ㇿ' | 'ｧ'..='ｯ')
}

/// Leaders (part of cl-08), which trail what stands before them.
pub(super) fn is_leader(c: char) -> bool {
    matches!(c, '…' | '‥')
}

/// Whether the two are one mark made of two characters (cl-08): `――`, `……`, `〳〵`.
pub(super) fn is_inseparable(a: char, b: char) -> bool {
    (a == b && (is_leader(a) || matches!(a, '—' | '―'))) || matches!((a, b), ('〳' | '〴', '〵'))
}

/// Kanji and what stands for them.
pub(super) fn is_ideograph(c: char) -> bool {
    matches!(c, '々' | '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFD}')
}

/// Hiragana and katakana of either width.
pub(super) fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゟ' | 'ァ'..='ヺ' | 'ー'..='ヿ' | 'ㇰ'..='ㇿ' | 'ｦ'..='ﾟ')
}

/// Characters of Japanese text: kanji, kana, and the punctuation set with them.
pub(super) fn is_japanese(c: char) -> bool {
    is_ideograph(c) || is_kana(c) || matches!(c, '、'..='\u{303F}' | '・' | '！'..='･')
}

/// Hangul syllables and letters.
pub(super) fn is_hangul(c: char) -> bool {
    matches!(c, '가'..='힣' | '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}' | '\u{A960}'..='\u{A97C}'
        | '\u{D7B0}'..='\u{D7FB}')
}

/// Digits of either width.
pub(super) fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// Latin letters and digits as wide as kanji, which Unicode's line breaking takes for kanji.
pub(super) fn is_wide_alphanumeric(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// Space that vanishes at the end of a line.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}
