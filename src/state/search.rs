//! Searches for the list that has the keys: at once where that takes no longer than a drawing, else
//! beside the desk, which the shell sees to.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::{Level, State};
use crate::search::{Index, Outcome, Question};

/// A question and all that is needed to answer it, by any thread.
#[derive(Clone, Debug)]
pub struct Search {
    index: Index,
    question: Question,
}

impl Search {
    /// The answer; none once the question is withdrawn.
    pub fn run(&self, is_withdrawn: &AtomicBool) -> Option<Outcome> {
        self.index.answer(&self.question, is_withdrawn)
    }

    /// Whether the other asks the same of the same library.
    pub fn is_same(&self, other: &Search) -> bool {
        self.index.is_same(&other.index) && self.question == other.question
    }
}

impl State {
    /// What all searches of the open library are answered by; whoever has the time may build it.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The search that the desk waits for: [`State::take_found`] gives it the answer. Until then the list
    /// shows what it showed, and says that it is being searched.
    pub fn awaited(&self) -> Option<&Search> {
        self.awaited.as_ref().filter(|_| self.list().is_some_and(|list| list.is_searching))
    }

    /// Searches for what the line of input holds now.
    pub(crate) fn search(&mut self) {
        let Some(Level::List(list)) = self.levels.last_mut() else { return };
        self.awaited = None;
        match list.question() {
            Some(question) if !self.index.is_prompt() => {
                list.is_searching = true;
                self.awaited = Some(Search { index: self.index.clone(), question });
            }
            _ => list.search(&self.library, &self.index),
        }
    }

    /// Takes the answer to a search. To one that is no longer waited for it is none.
    pub fn take_found(&mut self, search: &Search, outcome: Outcome) {
        let library = Arc::clone(&self.library);
        if self.awaited.take_if(|awaited| awaited.is_same(search)).is_some()
            && let Some(list) = self.list_mut()
            && list.is_searching
            && list.question().as_ref() == Some(&search.question)
        {
            list.take_found(&library, Some(outcome));
            self.settle();
        }
    }

    /// Waits for the search that is waited for: what comes next is about what it finds.
    pub(crate) fn catch_up(&mut self) {
        if let Some(search) = self.awaited().cloned()
            && let Some(outcome) = search.run(&AtomicBool::new(false))
        {
            self.take_found(&search, outcome);
        }
    }
}
