//! What could stand at the caret of a query: offered while one types, and gone through with a key.

use tui_input::Input;

use super::{Level, State};
use crate::search::{self, Completion};

/// What is offered at the caret of the query that has the keys.
#[derive(Clone, Debug, Default)]
pub struct Completing {
    /// What is offered, best first.
    pub offered: Vec<Offer>,
    /// The index of the offer that stands in the line, while they are gone through.
    pub at: Option<usize>,
    /// The line that the offers are for, with its caret, as it was typed.
    typed: (String, usize),
    /// The same as it stands now.
    line: (String, usize),
}

/// Something that is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What it would write, and in the place of what.
    pub completion: Completion,
    /// How many items it would leave, where that is known.
    pub leaves: Option<usize>,
}

impl Completing {
    /// What stands in the line after the caret's place if the best offer only adds to what was typed.
    pub fn rest(&self) -> Option<&str> {
        let best = self.offered.first().filter(|_| self.at.is_none())?;
        let (line, caret) = &self.typed;
        let (caret, Completion { range, text, .. }) = (byte(line, *caret), &best.completion);
        let typed = line.get(range.start..caret).filter(|_| caret == line.len())?;
        text.get(..typed.len()).filter(|start| start.eq_ignore_ascii_case(typed))?;
        text.get(typed.len()..).filter(|rest| !rest.is_empty())
    }

    /// Whether the offers are to be listed: values always, names where they cannot be shown in the
    /// line itself, and all while they are gone through.
    pub fn is_listed(&self) -> bool {
        let is_value = |offer: &Offer| !offer.completion.is_name();
        let is_all_there = self.offered.len() == 1 && self.rest().is_none() && self.at.is_none() && self.is_typed_out();
        let is_worth = self.at.is_some() || self.offered.iter().any(is_value) || self.rest().is_none();
        !self.offered.is_empty() && !self.line.0.is_empty() && is_worth && !is_all_there
    }

    /// The byte of the line at which what the offers write begins.
    pub fn start(&self) -> usize {
        self.offered.first().map_or(0, |offer| offer.completion.range.start)
    }

    /// Whether the first offer is what was typed.
    fn is_typed_out(&self) -> bool {
        let best = self.offered.first().map(|offer| &offer.completion);
        best.is_some_and(|best| self.typed.0.get(best.range.clone()) == Some(best.text.as_str()))
    }

    /// The line with the next offer (`forward`) or the one before in it, round again by way of what
    /// was typed. Of one alone nothing is gone through: it is taken, with a space after a value.
    pub(crate) fn step(&mut self, forward: bool) -> Option<Input> {
        let count = self.offered.len();
        if count == 1 && self.at.is_none() {
            let input = self.written(0, " ");
            // What follows is offered anew.
            self.line = Default::default();
            return input;
        }
        self.at = match (self.at, forward) {
            _ if count == 0 => return None,
            (None, true) => Some(0),
            (None, false) => Some(count - 1),
            (Some(at), true) => Some(at + 1).filter(|at| *at < count),
            (Some(at), false) => at.checked_sub(1),
        };
        let input = match self.at {
            Some(at) => self.written(at, "")?,
            None => Input::new(self.typed.0.clone()).with_cursor(self.typed.1),
        };
        self.line = (input.value().to_owned(), input.cursor());
        Some(input)
    }

    /// Keeps the offer that stands in the line, and offers what may follow.
    pub(crate) fn accept(&mut self) -> Option<Input> {
        let input = self.written(self.at?, " ");
        *self = Completing::default();
        input
    }

    /// The line as it was typed.
    pub(crate) fn give_back(&mut self) -> Option<Input> {
        self.at.take()?;
        self.line = self.typed.clone();
        Some(Input::new(self.typed.0.clone()).with_cursor(self.typed.1))
    }

    /// The line with that offer in it; a value at its end is followed by `after`.
    fn written(&self, at: usize, after: &str) -> Option<Input> {
        let Completion { range, text, .. } = &self.offered.get(at)?.completion;
        let (before, rest) = (self.typed.0.get(..range.start)?, self.typed.0.get(range.end..)?);
        let is_value_at_end = rest.is_empty() && !text.ends_with(':');
        let start = format!("{before}{text}{}", if is_value_at_end { after } else { "" });
        let caret = start.chars().count();
        Some(Input::new(start + rest).with_cursor(caret))
    }
}

/// The byte at which the character of that number stands.
fn byte(line: &str, character: usize) -> usize {
    line.char_indices().nth(character).map_or(line.len(), |(at, _)| at)
}

impl State {
    /// Offers what could stand at the caret, where the line that has the keys is a query.
    pub(super) fn settle_completing(&mut self) {
        let line = self.query_line().map(|input| (input.value().to_owned(), input.cursor()));
        let Some(line) = line else {
            self.completing = Completing::default();
            return;
        };
        if line == self.completing.line && !self.completing.offered.is_empty() {
            return;
        }
        let caret = byte(&line.0, line.1);
        let completions = self.index.complete(&line.0, caret);
        let within = self.list().and_then(|list| list.within());
        let leaves = within.map_or(Vec::new(), |it| self.index.leaves(&line.0, it, &completions));
        let leaves = leaves.into_iter().chain(std::iter::repeat(None));
        let offers = completions.into_iter().zip(leaves).map(|(completion, leaves)| Offer { completion, leaves });
        let mut offered: Vec<Offer> = offers.collect();
        offered.sort_by_key(|offer| offer.leaves == Some(0));
        if offered.is_empty() {
            offered.extend(self.mended(&line.0).map(|completion| Offer { completion, leaves: None }));
        }
        self.completing = Completing { offered, at: None, typed: line.clone(), line };
    }

    /// The query as it was perhaps meant, where it has been answered.
    fn mended(&self, query: &str) -> Option<Completion> {
        let list = self.list().filter(|list| !list.is_searching)?;
        search::mended(query, list.hints())
    }

    /// The line of input that has the keys, where what it says is a query.
    fn query_line(&self) -> Option<&Input> {
        match self.levels.last() {
            Some(Level::List(list)) if self.palette.is_none() && self.overlay.is_none() && self.form.is_none() => {
                Some(&list.filter).filter(|filter| filter.typing).map(|filter| &filter.input)
            }
            _ => None,
        }
    }
}
