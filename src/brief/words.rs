//! The words of a text as they are kept: without the line breaks of the file, and clean.

use crate::text::clean::clean;

/// A text of one or more paragraphs, with a `\n` between two. `written` is the text as it stands in
/// the file, with its quotation marks.
///
/// YAML folds line breaks in every style but the literal one (`|`): there a single one is folded
/// here, and a blank line separates paragraphs. Where YAML folds it leaves a space, which does not
/// belong between two characters of Japanese.
pub(super) fn paragraphs(text: &str, written: &str) -> String {
    if !written.contains(['\n', '\r']) {
        return joined(text.split('\n'));
    }
    if is_literal(text, written) {
        let lines = text.trim_end().split('\n');
        let mut paragraphs = vec![String::new()];
        for line in lines.map(str::trim) {
            match paragraphs.last_mut() {
                Some(paragraph) if !line.is_empty() => fold(paragraph, line),
                Some(paragraph) if !paragraph.is_empty() => paragraphs.push(String::new()),
                _ => {}
            }
        }
        return joined(paragraphs.iter().map(String::as_str));
    }
    let paragraphs: Vec<String> = text.split('\n').map(without_folds).collect();
    joined(paragraphs.iter().map(String::as_str))
}

/// A text on one line.
pub(super) fn words(text: &str, written: &str) -> String {
    paragraphs(text, written).replace('\n', " ")
}

/// Whether the text is written in the literal style: the only one that keeps every line break.
fn is_literal(text: &str, written: &str) -> bool {
    let breaks = written.trim_end().replace("\r\n", "\n").matches(['\n', '\r']).count();
    breaks > 0 && text.trim_end().matches('\n').count() == breaks
}

/// The paragraphs, clean, without those that are empty.
fn joined<'a>(paragraphs: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for paragraph in paragraphs.map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&clean(paragraph));
    }
    text
}

/// Puts a line to the end of a paragraph.
fn fold(paragraph: &mut String, line: &str) {
    let is_seamless = paragraph.ends_with(is_japanese) && line.starts_with(is_japanese);
    if !paragraph.is_empty() && !is_seamless {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

/// The paragraph without the spaces between two characters of Japanese.
fn without_folds(paragraph: &str) -> String {
    let mut folded = String::with_capacity(paragraph.len());
    paragraph.split(' ').for_each(|piece| fold(&mut folded, piece));
    folded
}

/// Whether the character is written without spaces around it: kanji, kana, and full-width marks.
fn is_japanese(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{2FDF}' | '\u{3001}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF9F}' | '\u{20000}'..='\u{3FFFD}')
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn a_text_on_one_line_is_kept_with_its_spaces() {
        assert_eq!(paragraphs(" 日本 と 韓国 ", " 日本 と 韓国 "), "日本 と 韓国");
    }

    #[test]
    fn a_literal_text_is_folded_as_the_language_is_written() {
        let text = "日本と\n韓国は\n\n\n한국과\n일본은\n";
        assert_eq!(paragraphs(text, text), "日本と韓国は\n한국과 일본은");
    }

    #[test]
    fn a_text_that_yaml_folded_has_no_space_between_japanese() {
        assert_eq!(
            paragraphs("日本と 韓国は\nJapan and Korea", "日本と\n  韓国は\n\n  Japan\n  and Korea"),
            "日本と韓国は\nJapan and Korea"
        );
    }

    #[test]
    fn a_text_holds_nothing_that_a_terminal_acts_on() {
        assert_eq!(paragraphs("a\u{9b}b\u{202e}", "a\u{9b}b\u{202e}"), "a\u{fffd}b\u{fffd}");
    }
}
