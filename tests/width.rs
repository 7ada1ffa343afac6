//! What width promises: a text measured is as wide as the same text drawn.

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use teigen::text::width::Width;
use unicode_segmentation::UnicodeSegmentation;

/// Draws the text into `buffer` and compares cell by cell; says what differs.
fn difference(buffer: &mut Buffer, text: &str) -> Option<String> {
    let (end, _) = buffer.set_stringn(0, 0, text, usize::MAX, Style::new());
    let mut x = 0;
    for grapheme in Width::Narrow.graphemes(text).filter(|grapheme| grapheme.cells > 0) {
        let symbol = buffer[(x, 0)].symbol();
        if symbol != grapheme.text {
            return Some(format!("cell {x} holds {symbol:?}, not {:?}", grapheme.text));
        }
        x += grapheme.cells as u16;
    }
    (x != end).then(|| format!("{x} cells measured, {end} drawn"))
}

fn row() -> Buffer {
    Buffer::empty(Rect::new(0, 0, 1000, 1))
}

#[test]
fn every_character_is_as_wide_as_it_is_drawn() {
    let mut buffer = row();
    for c in '\0'..=char::MAX {
        assert_eq!(difference(&mut buffer, &format!("あ{c}a")), None, "U+{:04X}", u32::from(c));
    }
}

#[test]
fn clusters_have_the_width_that_terminals_give_them() {
    for (text, narrow, wide) in [
        ("ACSA", 4, 4),
        ("提言、一字。", 12, 12),
        ("한국어", 6, 6),
        ("ﾊﾟｰﾂ", 4, 4),
        ("か\u{3099}", 2, 2),
        ("\u{1112}\u{1161}\u{11AB}", 2, 2),
        ("葛\u{E0100}", 2, 2),
        ("👩\u{200D}🚀", 2, 2),
        ("❤\u{FE0F}", 2, 2),
        ("🇯🇵🇰🇷", 4, 4),
        ("é", 1, 1),
        ("①※…―“→■○℃", 9, 18),
        ("─│┌", 3, 6),
        ("\u{1B}", 0, 0),
    ] {
        assert_eq!(Width::Narrow.cells(text), narrow, "{text:?} narrow");
        assert_eq!(Width::Wide.cells(text), wide, "{text:?} wide");
    }
}

#[test]
fn a_text_is_cut_between_clusters_and_keeps_its_width() {
    for (text, cells, narrow, wide) in [
        ("日韓関係", 8, "日韓関係", "日韓関係"),
        ("日韓関係", 7, "日韓関…", "日韓.."),
        ("日韓関係", 6, "日韓…", "日韓.."),
        ("Japan and Korea", 7, "Japan…", "Japan.."),
        ("か\u{3099}き\u{3099}く\u{3099}", 5, "か\u{3099}き\u{3099}…", "か\u{3099}.."),
        ("日韓", 1, "…", "."),
        ("日韓", 0, "", ""),
        ("", 0, "", ""),
    ] {
        assert_eq!(Width::Narrow.fit(text, cells, "…"), narrow, "{text:?} in {cells}");
        assert_eq!(Width::Wide.fit(text, cells, ".."), wide, "{text:?} in {cells}, wide");
    }
}

#[test]
fn padding_fills_the_cells() {
    assert_eq!(Width::Narrow.pad("日韓", 6), "日韓  ");
    assert_eq!(Width::Narrow.pad("日韓関係", 5), "日韓 ");
}

/// Texts that try the cluster rules: any characters, and a few that attach to each other.
const TEXT: &str =
    ".{0,80}|[ぁ-ん一-龥가-힣a-z0-9#*ﾊ\u{FF9F}\u{3099}\u{FE0F}\u{20E3}\u{200D}👩🚀🏽🇯🇵ᄀ\u{1161}\u{605}]{0,60}";

proptest! {
    #[test]
    fn any_text_is_as_wide_as_it_is_drawn(text in TEXT) {
        prop_assert_eq!(difference(&mut row(), &text), None);
    }

    #[test]
    fn clusters_are_those_of_unicode(text in TEXT) {
        let ours: Vec<_> = Width::Narrow.graphemes(&text).map(|grapheme| (grapheme.start, grapheme.text)).collect();
        let unicode: Vec<_> = text.grapheme_indices(true).collect();
        prop_assert_eq!(ours, unicode);
    }

    #[test]
    fn fitted_and_padded_texts_keep_to_their_cells(text in TEXT, cells in 0usize..60) {
        for width in [Width::Narrow, Width::Wide] {
            prop_assert!(width.cells(&width.fit(&text, cells, "…")) <= cells);
            prop_assert_eq!(width.cells(&width.pad(&text, cells)), cells);
            let (head, used) = width.head(&text, cells);
            prop_assert!(text.starts_with(head) && used == width.cells(head) && used <= cells);
        }
    }
}
