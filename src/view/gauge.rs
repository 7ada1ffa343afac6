//! Shares and amounts as shapes.

use crate::glyph::Glyphs;

/// The cells of a bar.
const CELLS: usize = 8;

/// How much of `all` is `done`, as a bar. It is full only where all is done, and empty only where
/// nothing is.
pub(super) fn bar(glyphs: Glyphs, done: usize, all: usize) -> String {
    let full = match done * CELLS / all.max(1) {
        0 if done > 0 => 1,
        full => full.min(CELLS),
    };
    glyphs.most().repeat(full) + &glyphs.nothing().repeat(CELLS - full)
}

/// How much `amount` is beside the `most`, in one cell. Only nothing looks like nothing.
pub(super) fn level(glyphs: Glyphs, amount: usize, most: usize) -> &'static str {
    match (amount.min(most) * 3).div_ceil(most.max(1)) {
        0 => glyphs.nothing(),
        1 => glyphs.some(),
        2 => glyphs.much(),
        _ => glyphs.most(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_full_and_empty_only_at_the_ends() {
        let bar = |done, all| bar(Glyphs::Ascii, done, all);
        assert_eq!(
            [bar(0, 100), bar(1, 100), bar(99, 100), bar(100, 100)],
            ["........", "#.......", "#######.", "########"]
        );
        assert_eq!(bar(0, 0), "........");
    }

    #[test]
    fn an_amount_rises_to_the_most() {
        for most in 1..20 {
            let level = |amount| level(Glyphs::Full, amount, most);
            assert!((0..=most).map(level).is_sorted() && level(0) != level(1) && level(most) == "⣿", "{most}");
        }
        assert_eq!([0, 1, 2, 3].map(|amount| level(Glyphs::Full, amount, 3)), ["⣀", "⣤", "⣶", "⣿"]);
    }
}
