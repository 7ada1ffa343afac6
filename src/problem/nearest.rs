//! "Did you mean": the known word that a mistyped one is nearest to.

use strsim::damerau_levenshtein;

/// The candidate that `word` is most likely a slip for, if any is near enough.
///
/// Case, spaces, hyphens and underscores count for nothing, one letter in three may be wrong, and
/// numbers must agree: `kj-f1` is near `KJ-F01`, and `KJ-F02` is not near `KJ-F01`.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST || !word.contains(char::is_alphanumeric) {
        return None;
    }
    let typed = letters(word);
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= LONGEST && numbers(candidate).eq(numbers(word)))
        .filter_map(|candidate| slips(&typed, &letters(candidate)).map(|slips| (slips, candidate)))
        .min()
        .map(|(_, candidate)| candidate)
}

/// The most bytes of a word that is compared: the time grows with the square of it.
const LONGEST: usize = 100;

/// The letters of a word in lower case.
fn letters(word: &str) -> String {
    word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// The numbers in a word, without leading zeros.
fn numbers(word: &str) -> impl Iterator<Item = &str> {
    word.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).map(|part| part.trim_start_matches('0'))
}

/// How many letters differ, if they are few.
fn slips(typed: &str, meant: &str) -> Option<usize> {
    let (one, other) = (typed.chars().count(), meant.chars().count());
    let allowed = one.max(other) / 3;
    // Each letter more or less is a slip at least: saves the comparison with most of many words.
    if one.abs_diff(other) > allowed {
        return None;
    }
    Some(damerau_levenshtein(typed, meant)).filter(|slips| *slips <= allowed)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_finds_the_word_that_was_meant() {
        let fields = ["id", "section", "title", "text", "citations"];
        assert_eq!(nearest("citaions", fields), Some("citations"));
        assert_eq!(nearest("\u{3000}Title", fields), Some("title"));
        assert_eq!(nearest("note", fields), None);
        assert_eq!(nearest("KP", ["JP", "KR"]), None);
    }

    #[test]
    fn a_number_is_never_near_another() {
        let ids = ["KJ-F01", "KJ-F02", "KJ-01"];
        assert_eq!(nearest("kj-f1", ids), Some("KJ-F01"));
        assert_eq!(nearest("KJ-F03", ids), None);
        assert_eq!(nearest("KJ-02", ids), Some("KJ-F02"));
    }
}
