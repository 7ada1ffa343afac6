//! Searches beside the desk: a key never waits for one that takes long.
//!
//! The index of a library is built behind the first screen that shows it. What is asked before it is
//! there, or of a library so large that searching it takes longer than drawing, is searched for by a
//! thread of its own, and withdrawn as soon as something else is asked.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread;
use std::time::{Duration, Instant};

use super::events::Input;
use crate::search::{Index, Outcome};
use crate::state::{Search, State};

/// So long the screen is not drawn for want of an answer: most come sooner, and are drawn with the
/// key that asked.
const MOMENT: Duration = Duration::from_millis(12);

/// Carries out what the desk waits for.
#[derive(Debug)]
pub(super) struct Searcher {
    /// What wakes the loop; without it searches are carried out at once.
    inputs: Option<SyncSender<Input>>,
    /// The index that is being built, or has been.
    index: Option<Index>,
    asked: Option<Asked>,
}

/// A search under way.
#[derive(Debug)]
struct Asked {
    search: Search,
    since: Instant,
    is_withdrawn: Arc<AtomicBool>,
    answer: Receiver<Outcome>,
}

impl Searcher {
    pub(super) fn new(inputs: Option<SyncSender<Input>>) -> Searcher {
        Searcher { inputs, index: None, asked: None }
    }

    /// Begins to build the index of the library that is open, if that has not been done.
    pub(super) fn prepare(&mut self, state: &State) {
        let index = state.index();
        if self.inputs.is_none() || self.index.as_ref().is_some_and(|known| known.is_same(index)) {
            return;
        }
        let index = index.clone();
        self.index = Some(index.clone());
        // Without a thread the desk searches as it did before.
        let _ = thread::Builder::new().name("index".to_owned()).spawn(move || index.build());
    }

    /// Sees to what the desk waits for now: gives it the answer if there is one, and begins what it
    /// asks for.
    pub(super) fn tend(&mut self, state: &mut State) {
        if let Some(asked) = &self.asked
            && let Ok(outcome) = asked.answer.try_recv()
        {
            state.take_found(&asked.search, outcome);
        }
        let Some(search) = state.awaited().cloned() else { return self.withdraw() };
        if self.asked.as_ref().is_some_and(|asked| asked.search.is_same(&search)) {
            return;
        }
        self.withdraw();
        self.asked = self.inputs.clone().and_then(|inputs| begin(search.clone(), inputs));
        if self.asked.is_none()
            && let Some(outcome) = search.run(&AtomicBool::new(false))
        {
            state.take_found(&search, outcome);
        }
    }

    /// How long an answer is still worth waiting for before the screen is drawn.
    pub(super) fn patience(&self) -> Option<Duration> {
        MOMENT.checked_sub(self.asked.as_ref()?.since.elapsed()).filter(|left| !left.is_zero())
    }

    fn withdraw(&mut self) {
        if let Some(asked) = self.asked.take() {
            asked.is_withdrawn.store(true, Ordering::Relaxed);
        }
    }
}

impl Drop for Searcher {
    fn drop(&mut self) {
        self.withdraw();
    }
}

/// Begins a search on a thread of its own; none where there can be none.
fn begin(search: Search, inputs: SyncSender<Input>) -> Option<Asked> {
    let (sender, answer) = mpsc::sync_channel(1);
    let is_withdrawn = Arc::new(AtomicBool::new(false));
    let asked =
        Asked { search: search.clone(), since: Instant::now(), is_withdrawn: Arc::clone(&is_withdrawn), answer };
    let run = move || {
        if let Some(outcome) = search.run(&is_withdrawn)
            && sender.send(outcome).is_ok()
        {
            // A loop that has ended needs no waking.
            let _ = inputs.send(Input::Searched);
        }
    };
    thread::Builder::new().name("search".to_owned()).spawn(run).ok().map(|_| asked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::{self, Brief, Library};
    use crate::key::{Keymap, parse_keys};
    use crate::state::{Setting, Size};
    use crate::update;

    /// A desk with more items than are searched within a key.
    fn desk() -> State {
        let (library, problems) = brief::assemble(vec![brief::read("example.yaml", brief::EXAMPLE.as_bytes())]);
        assert_eq!(problems, Vec::new());
        let mut brief = Brief::clone(&library.briefs()[0]);
        brief.events = vec![brief.events[0].clone(); 5000];
        let size = Size { columns: 80, rows: 24 };
        State::new(Library::new(vec![brief]), Vec::new(), Keymap::default(), Setting::default(), size)
    }

    fn press(state: &mut State, keys: &str) {
        for chord in parse_keys(keys).unwrap_or_default() {
            let _ = update::key(state, chord);
        }
    }

    #[test]
    fn an_answer_wakes_the_loop_and_is_taken() {
        let mut state = desk();
        let (sender, inputs) = mpsc::sync_channel(8);
        let mut searcher = Searcher::new(Some(sender));
        press(&mut state, "/a");
        searcher.tend(&mut state);
        assert!(state.awaited().is_some(), "nothing is searched for on the thread of the desk");
        while state.awaited().is_some() {
            assert_eq!(inputs.recv(), Ok(Input::Searched));
            searcher.tend(&mut state);
        }
        assert!(state.list().is_some_and(|list| list.is_filtered()));
        assert_eq!(searcher.patience(), None);
    }

    #[test]
    fn another_key_withdraws_the_search_before_it() {
        let mut state = desk();
        let (sender, _inputs) = mpsc::sync_channel(8);
        let mut searcher = Searcher::new(Some(sender));
        press(&mut state, "/a");
        searcher.tend(&mut state);
        let first = searcher.asked.as_ref().map(|asked| Arc::clone(&asked.is_withdrawn));
        press(&mut state, "b");
        searcher.tend(&mut state);
        assert!(first.is_some_and(|first| first.load(Ordering::Relaxed)));
        press(&mut state, "<esc>");
        searcher.tend(&mut state);
        assert!(searcher.asked.is_none());
    }

    #[test]
    fn once_the_index_is_there_a_key_finds_by_itself() {
        let mut state = desk();
        let (sender, _inputs) = mpsc::sync_channel(8);
        let mut searcher = Searcher::new(Some(sender));
        searcher.prepare(&state);
        // Waits for the thread that builds it.
        state.index().build();
        press(&mut state, "/a");
        assert!(state.awaited().is_none());
    }
}
