//! Full-width characters where YAML wants half-width ones: an input method types `：` for `:`, and to
//! YAML that is a letter like any other. What it then says of the file is true and helps nobody.

use std::ops::Range;

use crate::problem::{Source, YamlSlip};

/// The full-width space.
const SPACE: char = '\u{3000}';
/// The full-width colon.
const COLON: char = '：';

/// The full-width character around a name that an error at the offset comes from: in its line, or in
/// the one before, with which YAML then takes it to go together.
pub(super) fn near(source: &Source<'_>, at: usize) -> Option<(Range<usize>, YamlSlip)> {
    let line = source.line_range(at);
    let before = line.start.checked_sub(1).map(|end| source.line_range(end));
    before.into_iter().chain([line]).find_map(|line| in_line(source.text().get(line.clone())?, line.start))
}

/// The first full-width character around a name in a line that begins at the offset.
fn in_line(line: &str, offset: usize) -> Option<(Range<usize>, YamlSlip)> {
    let starts = line.match_indices(['{', ',']).map(|(at, bracket)| at + bracket.len());
    std::iter::once(0).chain(starts).find_map(|start| {
        let rest = line.get(start..)?;
        // Without a colon it is no name but a text, which may well hold such characters.
        let colon = name(rest)?.end;
        rest.get(colon..)?.starts_with([':', COLON]).then(|| in_name(rest, offset + start))?
    })
}

/// The full-width space or colon that YAML takes for a part of the name which it stands beside. The
/// name begins at the offset.
pub(super) fn in_name(text: &str, offset: usize) -> Option<(Range<usize>, YamlSlip)> {
    let name = name(text)?;
    let found = |at: usize, wide: char, slip| (offset + at..offset + at + wide.len_utf8(), slip);
    if let Some(at) = text.get(..name.start)?.find(SPACE) {
        return Some(found(at, SPACE, YamlSlip::WideSpace));
    }
    let after = text.get(name.end..)?;
    let colon = if after.starts_with(':') { 1 } else { 0 };
    if after.starts_with(COLON) {
        Some(found(name.end, COLON, YamlSlip::WideColon))
    } else if after.get(colon..)?.starts_with(SPACE) {
        Some(found(name.end + colon, SPACE, YamlSlip::WideSpace))
    } else {
        None
    }
}

/// Where the name stands that a text begins with, after spaces and the dash of a list.
fn name(text: &str) -> Option<Range<usize>> {
    let rest = text.trim_start_matches([' ', '-', SPACE]);
    let after = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '_');
    (after.len() < rest.len()).then(|| text.len() - rest.len()..text.len() - after.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Option<(usize, YamlSlip)> {
        in_line(line, 100).map(|(range, slip)| (range.start - 100, slip))
    }

    #[test]
    fn a_full_width_character_around_a_name_is_found() {
        assert_eq!(found("title：値"), Some((5, YamlSlip::WideColon)));
        assert_eq!(found("  - id：s"), Some((6, YamlSlip::WideColon)));
        assert_eq!(found("title:　値"), Some((6, YamlSlip::WideSpace)));
        assert_eq!(found("　title: 値"), Some((0, YamlSlip::WideSpace)));
        assert_eq!(found("-　id: s"), Some((1, YamlSlip::WideSpace)));
        assert_eq!(found("title: {ja: 値, en：value}"), Some((19, YamlSlip::WideColon)));
    }

    #[test]
    fn a_full_width_character_within_a_text_is_left_alone() {
        for line in
            ["ja: 日本：韓国", "　字下げした段落", "ja: 日本　韓国", "- 日本：韓国", "ja: \"ACSA：協定\"", "　ACSAの"]
        {
            assert_eq!(found(line), None, "{line}");
        }
    }
}
