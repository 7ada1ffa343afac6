//! The keeper of the ledger: opens it when it is first needed, gives it what is to be recorded, and
//! brings in what other desks have recorded.

use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;

use super::files::Env;
use crate::ledger::{Access, Draft, Options, Record, Sqlite, Store, StoreError};
use crate::state::{Level, State, Status};
use crate::text::clean::clean;
use crate::update::{self, Effect};

/// How long a write waits for another desk before the screen says so.
const PATIENCE: Duration = Duration::from_secs(2);
/// What the ledger has not taken is given again this often, in seconds.
const RETRY: i64 = 3;

/// Keeps the ledger of one desk.
pub struct Keeper {
    path: Option<PathBuf>,
    access: Access,
    clock: fn() -> Timestamp,
    store: Option<Sqlite>,
    tried: Timestamp,
}

impl Keeper {
    /// Keeps the ledger in that file, else in the user's folder of data. Nothing is opened yet.
    pub fn new(path: Option<PathBuf>, access: Access, env: &Env) -> Keeper {
        let path = path.or_else(|| env.ledger());
        Keeper { path, access, clock: Timestamp::now, store: None, tried: Timestamp::UNIX_EPOCH }
    }

    /// The same with another clock, for tests.
    pub fn with_clock(self, clock: fn() -> Timestamp) -> Keeper {
        Keeper { clock, ..self }
    }

    /// Makes the desk ready: who sits at it, what time it is, and the ledger if there is one.
    pub fn begin(&mut self, state: &mut State) {
        state.now = (self.clock)();
        state.records.who = who();
        if self.path.as_ref().is_some_and(|path| path.is_file()) {
            self.open(state);
        }
    }

    /// How long the loop waits before it looks after the ledger and the clock: for ever where no
    /// meeting goes on.
    pub fn patience(&self, state: &State) -> Option<Duration> {
        let reviews = state.levels.iter().any(|level| matches!(level, Level::Review(_)));
        let waits = !state.records.waiting.is_empty();
        (reviews || waits).then_some(Duration::from_secs(1))
    }

    /// Looks after the clock, what waits to be recorded, and what others have recorded.
    pub fn tend(&mut self, state: &mut State) {
        state.now = (self.clock)();
        let waits = !state.records.waiting.is_empty();
        if waits && state.now.duration_since(self.tried).as_secs() >= RETRY {
            let effect = update::retry(state);
            let _ = self.perform(effect, state);
        } else if !waits {
            self.look(state);
        }
    }

    /// Does what a change of the desk asks of the ledger; gives back what is not about it.
    pub fn perform(&mut self, effect: Effect, state: &mut State) -> Effect {
        match effect {
            Effect::OpenLedger => self.open(state),
            Effect::Record(drafts) => self.record(&drafts, state),
            Effect::MoveLedger(path) => {
                self.path = Some(PathBuf::from(path));
                self.store = None;
                self.open(state);
                let waiting = state.records.waiting.clone();
                if !waiting.is_empty() {
                    self.record(&waiting, state);
                }
            }
            other => return other,
        }
        Effect::None
    }

    fn open(&mut self, state: &mut State) {
        if self.store.is_some() {
            return;
        }
        let Some(path) = &self.path else { return };
        let missing = !path.exists();
        if missing && self.access == Access::ReadOnly {
            return;
        }
        if missing && let Some(folder) = path.parent() {
            // The folder of data may not be there yet; the ledger makes its own below it.
            let _ = folder.parent().map(std::fs::create_dir_all);
        }
        match Sqlite::open(path, Options { access: self.access, patience: PATIENCE }) {
            Ok(store) => {
                self.store = Some(store);
                state.records.board = Default::default();
                self.catch_up(state, &[]);
            }
            Err(error) => update::refused(state, error),
        }
    }

    fn record(&mut self, drafts: &[Draft], state: &mut State) {
        self.tried = state.now;
        let again = matches!(state.records.status, Status::Trouble(_));
        self.open(state);
        let Some(store) = &mut self.store else { return };
        // After a failure in the midst of writing the records may be there all the same.
        if again && let Ok(found) = store.since(0) {
            let ours = |record: &&Record| drafts.iter().any(|draft| is_of(record, draft));
            let found: Vec<Record> = found.iter().filter(ours).cloned().collect();
            if found.len() == drafts.len() {
                return self.catch_up(state, &found);
            }
        }
        match store.append(drafts) {
            Ok(acknowledged) => self.catch_up(state, &acknowledged),
            // A file that has gone is looked for anew the next time.
            Err(error) => self.lose(state, error),
        }
    }

    /// Brings in what others have recorded, if a cheap look says that there is something.
    fn look(&mut self, state: &mut State) {
        let changed = self.store.as_mut().map(Store::changed);
        match changed {
            Some(Ok(true)) => self.catch_up(state, &[]),
            Some(Err(error)) => update::refused(state, error),
            Some(Ok(false)) | None => {}
        }
    }

    /// Takes up every record that the desk has not seen.
    fn catch_up(&mut self, state: &mut State, acknowledged: &[Record]) {
        let Some(store) = &mut self.store else { return };
        match store.since(state.records.board.head().count) {
            Ok(records) => {
                let obstacle = store.obstacle();
                update::recorded(state, &records, acknowledged);
                if let Some(obstacle) = obstacle {
                    state.records.status = Status::ReadOnly(obstacle);
                }
            }
            Err(error) => self.lose(state, error),
        }
    }

    fn lose(&mut self, state: &mut State, error: StoreError) {
        self.store = None;
        update::refused(state, error);
    }
}

/// Who sits at this machine, as the environment says; empty where it does not.
pub fn who() -> String {
    let named = ["TEIGEN_WHO", "USER", "LOGNAME"].iter().find_map(|name| std::env::var(name).ok());
    named.map_or(String::new(), |name| clean(name.trim()).into_owned())
}

/// Whether the record is what became of the draft.
fn is_of(record: &Record, draft: &Draft) -> bool {
    record.time == draft.time && record.who == draft.who && record.entry.as_ref() == Some(&draft.entry)
}
