//! The tour: what a first visitor is shown, one thing at a time.

use crate::action::{Action, Scope};
use crate::label::Word;

/// A step of the tour. It is done when one of its actions is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To move.
    Move,
    /// To open and go back.
    Open,
    /// To filter.
    Filter,
    /// To change the language.
    Languages,
    /// To look the keys up.
    Keys,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Step; 5] = [Step::Move, Step::Open, Step::Filter, Step::Languages, Step::Keys];

    /// What is told.
    pub const fn word(self) -> Word {
        match self {
            Step::Move => Word::TourMove,
            Step::Open => Word::TourOpen,
            Step::Filter => Word::TourFilter,
            Step::Languages => Word::TourLanguages,
            Step::Keys => Word::TourKeys,
        }
    }

    /// The number of the step, from 1.
    pub fn number(self) -> usize {
        1 + Step::ALL.iter().position(|step| *step == self).unwrap_or(0)
    }

    /// The actions whose keys are shown in a place: those of the step, or those that leave a line
    /// of input, as letters are text there.
    pub const fn shown(self, place: Scope) -> &'static [Action] {
        match (self, place) {
            (_, Scope::Input) => &[Action::Open, Action::Cancel],
            (Step::Move, _) => &[Action::Down, Action::Up],
            (Step::Open, _) => &[Action::Open, Action::Back],
            (Step::Filter, _) => &[Action::Filter, Action::Find],
            (Step::Languages, _) => &[Action::NextLanguage, Action::PairLanguages],
            (Step::Keys, _) => &[Action::ShowKeys, Action::Palette],
        }
    }

    /// Whether an action is what the step tells.
    pub fn is_done_by(self, action: Action) -> bool {
        use Action::{
            Down, Filter, Find, First, HalfPageDown, HalfPageUp, Last, NextGroup, NextLanguage, NextPane, Open,
            PageDown, PageUp, PairLanguages, Palette, PrevGroup, ShowKeys, Up,
        };
        match self {
            Step::Move => {
                let moves =
                    [Down, Up, HalfPageDown, HalfPageUp, PageDown, PageUp, First, Last, NextGroup, PrevGroup, NextPane];
                moves.contains(&action)
            }
            Step::Open => action == Open,
            Step::Filter => [Filter, Find].contains(&action),
            Step::Languages => [NextLanguage, PairLanguages].contains(&action),
            Step::Keys => [ShowKeys, Palette].contains(&action),
        }
    }

    /// The step after this one, if there is one.
    pub fn next(self) -> Option<Step> {
        Step::ALL.get(self.number()).copied()
    }
}
