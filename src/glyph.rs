//! The signs of the frame: what is drawn around the texts and between their parts.
//!
//! Unicode calls some characters ambiguous in width (UAX #11, East Asian Width): terminals draw them
//! in one cell or in two. Where they take two, the frame does without them.

/// The signs that the frame is drawn with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Glyphs {
    /// Those that look best where ambiguous characters take one cell.
    #[default]
    Full,
    /// Those whose width no terminal doubts.
    Neutral,
    /// ASCII alone.
    Ascii,
}

/// Each sign with its forms: full, neutral, ASCII.
macro_rules! glyphs {
    ($($(#[doc = $doc:literal])+ $name:ident $full:literal $neutral:literal $ascii:literal;)+) => {
        impl Glyphs {
            $($(#[doc = $doc])+
            pub const fn $name(self) -> &'static str {
                match self { Glyphs::Full => $full, Glyphs::Neutral => $neutral, Glyphs::Ascii => $ascii }
            })+
        }

        /// Every sign in every form.
        #[cfg(test)]
        const ALL: &[[&str; 3]] = &[$([$full, $neutral, $ascii]),+];
    };
}

glyphs! {
    /// What points at the selected row.
    cursor "▸" "▸" ">";
    /// What stands between the levels that lead to a place.
    crumb "›" "›" ">";
    /// What stands between things of one rank.
    dot "·" "/" "/";
    /// What stands for the end of a text that has no room.
    ellipsis "…" ".." "..";
    /// The end of a line that comes from the left.
    to_right "▸" "▸" ">";
    /// The end of a line that comes from the right.
    to_left "◂" "◂" "<";
    /// The end of a line that comes from above.
    to_foot "▾" "▾" "v";
    /// The end of a line that comes from below.
    to_top "▴" "▴" "^";
    /// What stands before a small count.
    count_few "⠄⠄" "⠄⠄" "..";
    /// What stands before a larger one.
    count_some "⠤⠤" "⠤⠤" "--";
    /// What stands before one larger still.
    count_many "⠶⠶" "⠶⠶" "==";
    /// What stands before the largest.
    count_most "⣿⣿" "⣿⣿" "##";
    /// What opens a remark within a text.
    open "〔" "〔" "[";
    /// What closes it.
    close "〕" "〕" "]";
    /// What lies before the screen.
    before "◂" "◂" "<";
    /// What lies after it.
    after "▸" "▸" ">";
    /// What goes on below.
    below "▾" "▾" "v";
    /// On an axis of time: a day on which something happened.
    day "◊" "◊" "*";
    /// Some time within which something happened.
    within "░" "░" "-";
    /// The time through which something lasted.
    lasting "▬" "▬" "=";
    /// The line down from a place on the axis.
    guide "⠂" "⠂" ".";
    /// That a little happened.
    little "⣀" "⣀" ".";
    /// That some happened.
    some "⣤" "⣤" ":";
    /// That much happened.
    much "⣶" "⣶" "+";
    /// That the most happened.
    most "⣿" "⣿" "#";
    /// That nothing happened, or is done, where something could be.
    nothing "⣀" "⣀" ".";
    /// The key that moves up.
    up "↑" "Up" "Up";
    /// The key that moves down.
    down "↓" "Down" "Down";
    /// The key that moves left.
    left "←" "Left" "Left";
    /// The key that moves right.
    right "→" "Right" "Right";
}

impl Glyphs {
    /// Things of one rank in a line.
    pub fn listed<S: AsRef<str>>(self, things: &[S]) -> String {
        let things: Vec<&str> = things.iter().map(AsRef::as_ref).collect();
        things.join(&format!(" {} ", self.dot()))
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;

    #[test]
    fn no_terminal_doubts_the_width_of_a_neutral_sign_and_ascii_is_ascii() {
        for [full, neutral, ascii] in ALL {
            assert_eq!(neutral.width(), neutral.width_cjk(), "{neutral} for {full}");
            assert!(ascii.is_ascii(), "{ascii} for {full}");
        }
    }
}
