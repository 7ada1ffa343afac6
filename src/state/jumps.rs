//! The places that one has been at, to go back and forth through.

use super::{Level, State};

/// How many places are remembered each way.
const MOST: usize = 50;

/// The places before and after the one where one is, each as the levels down to it.
#[derive(Clone, Debug, Default)]
pub struct Jumps {
    back: Vec<Vec<Level>>,
    here: Vec<Level>,
    forward: Vec<Vec<Level>>,
}

impl Jumps {
    /// Takes note of where one is: at another place than before, that one can be gone back to, and
    /// the way forth begins anew.
    pub(super) fn note(&mut self, levels: &[Level]) {
        let before = std::mem::replace(&mut self.here, levels.to_vec());
        if !before.is_empty() && !is_same_place(&before, &self.here) {
            self.back.push(before);
            self.forward.clear();
            if self.back.len() > MOST {
                self.back.remove(0);
            }
        }
    }

    /// Where one was before (or after, if `forward`), and from now on is.
    fn jump(&mut self, forward: bool) -> Option<Vec<Level>> {
        let (from, to) =
            if forward { (&mut self.forward, &mut self.back) } else { (&mut self.back, &mut self.forward) };
        let there = from.pop()?;
        to.push(std::mem::replace(&mut self.here, there.clone()));
        Some(there)
    }

    /// Whether there is a place before (or after, if `forward`).
    pub(super) fn leads(&self, forward: bool) -> bool {
        !if forward { &self.forward } else { &self.back }.is_empty()
    }

    /// The same places in another library; one that is not there any more is forgotten.
    pub(super) fn moved(self, moved: impl Fn(Level) -> Option<Level>) -> Jumps {
        let place = |levels: Vec<Level>| levels.into_iter().map(&moved).collect::<Option<Vec<Level>>>();
        let places = |places: Vec<Vec<Level>>| places.into_iter().filter_map(place).collect();
        Jumps { back: places(self.back), here: place(self.here).unwrap_or_default(), forward: places(self.forward) }
    }
}

impl State {
    /// Goes to the place where one was before (or after, if `forward`); whether there is one.
    pub(crate) fn jump(&mut self, forward: bool) -> bool {
        let Some(there) = self.habits.jumps.jump(forward) else { return false };
        self.leave_page();
        for level in std::mem::replace(&mut self.levels, there) {
            if let Level::List(list) = level {
                self.leave(list);
            }
        }
        true
    }
}

/// Whether both lead to the same lists and pages, wherever the cursors stand in them.
fn is_same_place(one: &[Level], other: &[Level]) -> bool {
    let is_same = |(one, other): (&Level, &Level)| match (one, other) {
        (Level::List(one), Level::List(other)) => one.listing == other.listing,
        (Level::Page(one), Level::Page(other)) => one.target == other.target,
        (Level::Review(one), Level::Review(other)) => one.meeting == other.meeting,
        _ => std::mem::discriminant(one) == std::mem::discriminant(other),
    };
    one.len() == other.len() && one.iter().zip(other).all(is_same)
}
