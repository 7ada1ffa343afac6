//! What reaches the program from outside, as one stream of values.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::mpsc::SyncSender;
use std::time::Duration;

use crossterm::event::KeyEvent;

use crate::brief::Library;
use crate::problem::Problem;
use crate::state::Progress;
use crate::theme::Themes;
use crate::update::Mouse;

/// Something that the program has to answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(KeyEvent),
    /// The mouse.
    Mouse(Mouse),
    /// A text pasted in one piece, as the terminal sent it: not cleaned.
    Paste(String),
    /// The terminal has a new size: columns and rows.
    Resize(u16, u16),
    /// The program is to end with the status of this signal; also when the terminal has gone.
    Terminate(i32),
    /// The program is to hand the terminal back and stop.
    Suspend,
    /// The program runs again after it was stopped unasked: the terminal is not as it left it.
    Continue,
    /// A search that was carried out beside the desk has an answer.
    Searched,
    /// The briefs are being loaded: how far that is, and perhaps the library of those loaded so far.
    Loading(Option<Arc<Library>>, Progress),
    /// The briefs are loaded: their library, and what is wrong with the files.
    Loaded(Arc<Library>, Vec<Problem>),
    /// The files of the briefs have changed: the library that they make now, and what is wrong.
    Reloaded(Arc<Library>, Vec<Problem>),
    /// The files of the themes have changed: the themes that there are now, and what is wrong with
    /// all files.
    Themes(Themes, Vec<Problem>),
}

/// What waiting for an input came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// An input.
    Input(Input),
    /// Nothing within the time given.
    Timeout,
    /// Nothing will ever come again.
    End,
}

impl From<Input> for Next {
    fn from(input: Input) -> Next {
        Next::Input(input)
    }
}

/// How many inputs are handled before a screen is drawn, at most.
const BURST: usize = 1024;

/// Where inputs come from: the terminal, or a script in a test.
pub trait Source {
    /// What puts inputs in line behind the others; none where nothing but the script comes.
    fn sender(&self) -> Option<SyncSender<Input>> {
        None
    }

    /// Waits for the next input, for ever where `timeout` is `None`.
    fn next(&mut self, timeout: Option<Duration>) -> Next;

    /// Waits for an input and takes with it all those that stand behind it, so that a key held
    /// down or a burst of them costs one drawing and not one each. Of several new sizes only the
    /// last one is kept. Empty when the time has passed; `None` when nothing will ever come again.
    fn burst(&mut self, timeout: Option<Duration>) -> Option<Vec<Input>> {
        let mut inputs = match self.next(timeout) {
            Next::Input(input) => vec![input],
            Next::Timeout => Vec::new(),
            Next::End => return None,
        };
        while !inputs.is_empty()
            && inputs.len() < BURST
            && let Next::Input(input) = self.next(Some(Duration::ZERO))
        {
            if matches!(input, Input::Resize(..)) {
                inputs.retain(|earlier| !matches!(earlier, Input::Resize(..)));
            }
            inputs.push(input);
        }
        Some(inputs)
    }
}

/// A list of inputs that stands in for a terminal. A [`Next::Timeout`] in it parts two bursts.
#[derive(Clone, Debug, Default)]
pub struct Script {
    steps: VecDeque<Next>,
}

impl Script {
    /// A source that gives these and then ends.
    pub fn new<S: Into<Next>>(steps: impl IntoIterator<Item = S>) -> Script {
        Script { steps: steps.into_iter().map(Into::into).collect() }
    }
}

impl Source for Script {
    fn next(&mut self, _timeout: Option<Duration>) -> Next {
        self.steps.pop_front().unwrap_or(Next::End)
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent};

    use super::*;

    fn key(letter: char) -> Input {
        Input::Key(KeyEvent::from(KeyCode::Char(letter)))
    }

    #[test]
    fn keys_that_stand_in_line_come_in_one_burst() {
        let steps = [key('j').into(), key('j').into(), Next::Timeout, key('k').into()];
        let mut script = Script::new(steps);
        assert_eq!(script.burst(None), Some(vec![key('j'), key('j')]));
        assert_eq!(script.burst(None), Some(vec![key('k')]));
        assert_eq!(script.burst(None), None);
    }

    #[test]
    fn a_burst_keeps_only_the_last_size_and_every_key_in_order() {
        let mut script = Script::new([Input::Resize(80, 24), key('a'), Input::Resize(90, 30), key('b')]);
        assert_eq!(script.burst(None), Some(vec![key('a'), Input::Resize(90, 30), key('b')]));
    }

    #[test]
    fn a_flood_of_keys_is_drawn_now_and_then() {
        let mut script = Script::new(std::iter::repeat_n(key('j'), BURST + 1));
        assert_eq!(script.burst(None).map(|inputs| inputs.len()), Some(BURST));
        assert_eq!(script.burst(None).map(|inputs| inputs.len()), Some(1));
    }

    #[test]
    fn time_that_passes_is_an_empty_burst() {
        let mut script = Script::new([Next::Timeout, key('a').into()]);
        assert_eq!(script.burst(Some(Duration::from_secs(1))), Some(vec![]));
        assert_eq!(script.burst(None), Some(vec![key('a')]));
    }
}
