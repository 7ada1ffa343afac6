//! Colours as numbers: what is written for them, how bright they are, which of the 256 is nearest.

use ratatui::style::Color;

/// The first colour of the palette of 256 that is the same on every terminal.
const FIXED: u8 = 16;

/// The colour that is written so: `#rrggbb`.
pub(super) fn hex(written: &str) -> Option<Color> {
    let digits = written.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let number =
        digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())??;
    let [_, red, green, blue] = number.to_be_bytes();
    Some(Color::Rgb(red, green, blue))
}

/// The colour of that number in the palette of 256, if it is the same on every terminal.
pub(super) fn indexed(number: i64) -> Option<Color> {
    u8::try_from(number).ok().filter(|index| *index >= FIXED).map(Color::Indexed)
}

/// The sRGB value of a colour, if it is the same on every terminal.
pub fn rgb(colour: Color) -> Option<[u8; 3]> {
    let step = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
    match colour {
        Color::Rgb(red, green, blue) => Some([red, green, blue]),
        Color::Indexed(index @ 232..) => Some([8 + 10 * (index - 232); 3]),
        Color::Indexed(index @ FIXED..) => {
            let index = index - FIXED;
            Some([step(index / 36), step(index / 6 % 6), step(index % 6)])
        }
        _ => None,
    }
}

/// The nearest of the fixed colours of the palette of 256.
pub(super) fn in_256(colour: Color) -> Color {
    let Color::Rgb(red, green, blue) = colour else { return colour };
    let distance = |index: &u8| -> u32 {
        let there = rgb(Color::Indexed(*index)).unwrap_or_default();
        [red, green, blue].into_iter().zip(there).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    Color::Indexed((FIXED..=u8::MAX).min_by_key(distance).unwrap_or(FIXED))
}

/// The contrast ratio of two colours by WCAG 2.1, from 1 to 21; nothing where the terminal decides
/// what one of them is.
pub fn contrast(a: Color, b: Color) -> Option<f64> {
    let (a, b) = (luminance(rgb(a)?), luminance(rgb(b)?));
    Some((a.max(b) + 0.05) / (a.min(b) + 0.05))
}

fn luminance(rgb: [u8; 3]) -> f64 {
    let linear = rgb.map(|value| {
        let value = f64::from(value) / 255.0;
        if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_six_digits_or_a_number_that_every_terminal_draws_alike() {
        assert_eq!(hex("#0a80FF"), Some(Color::Rgb(10, 128, 255)));
        for slip in ["0a80ff", "#0a80f", "#0a80ff0", "#０a80ff", "#+a80ff", "red", ""] {
            assert_eq!(hex(slip), None, "{slip}");
        }
        assert_eq!(
            [15, 16, 255, 256, -1].map(indexed),
            [None, Some(Color::Indexed(16)), Some(Color::Indexed(255)), None, None]
        );
    }

    #[test]
    fn the_nearest_of_256_is_itself_where_it_is_one_of_them() {
        for index in FIXED..=u8::MAX {
            let [red, green, blue] = rgb(Color::Indexed(index)).unwrap();
            assert_eq!(rgb(in_256(Color::Rgb(red, green, blue))), Some([red, green, blue]));
        }
    }

    #[test]
    fn black_on_white_is_twenty_one_to_one() {
        let ratio = contrast(Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255)).unwrap();
        assert!((ratio - 21.0).abs() < 0.01, "{ratio}");
        assert_eq!(contrast(Color::Reset, Color::Indexed(16)), None);
    }
}
