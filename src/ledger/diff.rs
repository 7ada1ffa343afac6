//! What changed between two texts, word by word.

use unicode_segmentation::UnicodeSegmentation;

use super::axes::Change;

/// The most cells of the table of common parts: some 4 MB, and well under a tenth of a second.
/// Beyond it, what differs counts as replaced as a whole.
const MAX_CELLS: usize = 1 << 21;

/// A stretch of text that changed in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// How.
    pub change: Change,
    /// The stretch; never empty.
    pub text: String,
}

/// What makes `now` of `then`, in reading order; where one stretch took the place of another, the
/// removed one comes first. The pieces that are not `Added` make up `then`, those that are not
/// `Removed` make up `now`.
///
/// Japanese and Chinese are compared by character, everything else by word.
pub fn diff(then: &str, now: &str) -> Vec<Piece> {
    let (then, now) = (tokens(then), tokens(now));
    let head = common(then.iter().zip(&now));
    let tail = common(then[head..].iter().rev().zip(now[head..].iter().rev()));
    let (then_mid, now_mid) = (&then[head..then.len() - tail], &now[head..now.len() - tail]);

    let mut pieces = Pieces::default();
    pieces.extend(Change::Same, &then[..head]);
    pieces.between(then_mid, now_mid);
    pieces.extend(Change::Same, &then[then.len() - tail..]);
    pieces.join_words();
    pieces.0
}

fn common<'a>(pairs: impl Iterator<Item = (&'a &'a str, &'a &'a str)>) -> usize {
    pairs.take_while(|(then, now)| then == now).count()
}

/// The text in what is compared: each word, each character that is a word of its own.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let (mut start, mut in_word) = (0, false);
    for (at, cluster) in text.grapheme_indices(true) {
        let joins = cluster.chars().next().is_some_and(|c| c.is_alphanumeric() && !stands_alone(c));
        if at > start && !(joins && in_word) {
            tokens.extend(text.get(start..at));
            start = at;
        }
        in_word = joins;
    }
    tokens.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    tokens
}

/// Whether the character belongs to a script that puts no spaces between words: kana, and Han
/// characters of every plane.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{312F}' | '\u{31A0}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF66}'..='\u{FF9F}' | '\u{1AFF0}'..='\u{1B16F}' | '\u{20000}'..='\u{3FFFF}')
}

#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn extend(&mut self, change: Change, tokens: &[&str]) {
        for token in tokens {
            match self.0.last_mut() {
                Some(last) if last.change == change => last.text.push_str(token),
                _ => self.0.push(Piece { change, text: (*token).to_owned() }),
            }
        }
    }

    /// Walks a longest common subsequence of the tokens.
    fn between(&mut self, then: &[&str], now: &[&str]) {
        let width = now.len() + 1;
        if (then.len() + 1).saturating_mul(width) > MAX_CELLS {
            self.extend(Change::Removed, then);
            self.extend(Change::Added, now);
            return;
        }
        // At [i * width + j]: how long the longest common subsequence of then[i..] and now[j..] is. It
        // is no longer than the shorter of the two, which the bound keeps well within u16.
        let mut longest = vec![0_u16; (then.len() + 1) * width];
        for i in (0..then.len()).rev() {
            for j in (0..now.len()).rev() {
                longest[i * width + j] = if then[i] == now[j] {
                    longest[(i + 1) * width + j + 1] + 1
                } else {
                    longest[(i + 1) * width + j].max(longest[i * width + j + 1])
                };
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < then.len() || j < now.len() {
            if i < then.len() && j < now.len() && then[i] == now[j] {
                self.extend(Change::Same, &then[i..=i]);
                (i, j) = (i + 1, j + 1);
            } else if j == now.len() || (i < then.len() && longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
                self.extend(Change::Removed, &then[i..=i]);
                i += 1;
            } else {
                self.extend(Change::Added, &now[j..=j]);
                j += 1;
            }
        }
    }

    /// Takes the spaces between changed words into the change: two words replaced by two others
    /// read as one replacement, not as two with a space that stayed.
    fn join_words(&mut self) {
        let old = std::mem::take(&mut self.0);
        let is_change = |piece: Option<&Piece>| piece.is_some_and(|piece| piece.change != Change::Same);
        let (mut removed, mut added) = (String::new(), String::new());
        for (at, piece) in old.iter().enumerate() {
            let is_gap = piece.text.trim().is_empty()
                && is_change(at.checked_sub(1).and_then(|at| old.get(at)))
                && is_change(old.get(at + 1));
            match piece.change {
                Change::Same if is_gap => {
                    removed.push_str(&piece.text);
                    added.push_str(&piece.text);
                }
                Change::Same => {
                    self.flush(&mut removed, &mut added);
                    self.0.push(piece.clone());
                }
                Change::Removed => removed.push_str(&piece.text),
                Change::Added => added.push_str(&piece.text),
            }
        }
        self.flush(&mut removed, &mut added);
    }

    fn flush(&mut self, removed: &mut String, added: &mut String) {
        for (change, text) in [(Change::Removed, removed), (Change::Added, added)] {
            if !text.is_empty() {
                self.0.push(Piece { change, text: std::mem::take(text) });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The pieces as `[-removed-]`, `{+added+}` and plain text.
    fn shown(then: &str, now: &str) -> String {
        let shown = |piece: Piece| match piece.change {
            Change::Same => piece.text,
            Change::Removed => format!("[-{}-]", piece.text),
            Change::Added => format!("{{+{}+}}", piece.text),
        };
        diff(then, now).into_iter().map(shown).collect()
    }

    #[test]
    fn japanese_is_compared_by_character() {
        assert_eq!(shown("共同訓練を増やす。", "共同演習を増やす。"), "共同[-訓練-]{+演習+}を増やす。");
        assert_eq!(shown("ACSAの議論", "RAAの議論"), "[-ACSA-]{+RAA+}の議論");
    }

    #[test]
    fn english_and_korean_are_compared_by_word() {
        assert_eq!(shown("Hold regular talks.", "Hold annual talks."), "Hold [-regular-]{+annual+} talks.");
        assert_eq!(shown("공동 훈련을 늘린다", "공동 연습을 늘린다"), "공동 [-훈련을-]{+연습을+} 늘린다");
    }

    #[test]
    fn neighbouring_words_that_changed_read_as_one_change() {
        assert_eq!(shown("the old plan now", "the whole new scheme now"), "the [-old plan-]{+whole new scheme+} now");
    }

    #[test]
    fn a_text_against_itself_or_nothing_is_one_piece() {
        assert_eq!(shown("同じ text 글", "同じ text 글"), "同じ text 글");
        assert_eq!(shown("", "新"), "{+新+}");
        assert_eq!(shown("旧", ""), "[-旧-]");
        assert_eq!(diff("", ""), []);
    }

    #[test]
    fn texts_too_long_to_compare_count_as_replaced() {
        let (then, now) = ("あい".repeat(5000), "いう".repeat(5000));
        let changes: Vec<Change> = diff(&then, &now).into_iter().map(|piece| piece.change).collect();
        assert_eq!(changes, [Change::Removed, Change::Added]);
    }

    #[test]
    fn a_small_change_in_a_long_text_is_found() {
        let long = "条文の本文。".repeat(20_000);
        let (then, now) = (format!("{long}採択{long}"), format!("{long}留意{long}"));
        let changes: Vec<Change> = diff(&then, &now).into_iter().map(|piece| piece.change).collect();
        assert_eq!(changes, [Change::Same, Change::Removed, Change::Added, Change::Same]);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_off_the_pieces(then in "[ab 、日本가나e\u{301}]{0,24}", now in "[ab 、日本가나e\u{301}]{0,24}") {
            let pieces = diff(&then, &now);
            let without = |change| pieces.iter().filter(|it| it.change != change).map(|it| it.text.as_str()).collect::<String>();
            prop_assert_eq!(without(Change::Added), then);
            prop_assert_eq!(without(Change::Removed), now);
            prop_assert!(pieces.iter().all(|piece| !piece.text.is_empty()));
        }
    }
}
