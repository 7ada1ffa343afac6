//! The keeper of the ledger: opens it when it is first needed, gives it what is to be recorded, and
//! brings in what other desks have recorded.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;

use super::env::Env;
use super::{minutes, save};
use crate::ledger::{Access, Board, Chain, Draft, Options, Record, Sealed, Sqlite, Store, StoreError, StoreErrorKind};
use crate::state::{Level, State, Status, Unwritten, Wanted};
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
    /// The records that the desk has taken up, as they are kept: to go on elsewhere with them when
    /// their file can be had no more.
    kept: Vec<Sealed>,
    tried: Timestamp,
}

impl Keeper {
    /// Keeps the ledger in that file, else in the user's folder of data. Nothing is opened yet.
    pub fn new(path: Option<PathBuf>, access: Access, env: &Env) -> Keeper {
        let path = path.or_else(|| env.ledger());
        Keeper { path, access, clock: Timestamp::now, store: None, kept: Vec::new(), tried: Timestamp::UNIX_EPOCH }
    }

    /// The same with another clock, for tests.
    pub fn with_clock(self, clock: fn() -> Timestamp) -> Keeper {
        Keeper { clock, ..self }
    }

    /// Makes the desk ready: who sits at it, what time it is, and the ledger if there is one.
    pub fn begin(&mut self, state: &mut State) {
        state.now = (self.clock)();
        state.records.read_only = self.access == Access::ReadOnly;
        let folder = std::env::current_dir().unwrap_or_default();
        state.records.folder = clean(&folder.to_string_lossy()).into_owned();
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
        if waits && self.is_to_be_tried(state) {
            let effect = update::retry(state);
            let _ = self.perform(effect, state);
        } else if !waits {
            self.look(state);
        }
    }

    /// Whether it is time to try again. A clock that was set back is no reason to wait until it has
    /// come forward again.
    fn is_to_be_tried(&self, state: &State) -> bool {
        state.now.duration_since(self.tried).abs().as_secs() >= RETRY
    }

    /// Does what a change of the desk asks of the ledger; gives back what is not about it.
    pub fn perform(&mut self, effect: Effect, state: &mut State) -> Effect {
        match effect {
            Effect::OpenLedger => self.open(state),
            Effect::Record(drafts) => self.record(&drafts, state),
            Effect::WriteMinutes(wanted) => self.write_minutes(&wanted, state),
            Effect::MoveLedger(path) => self.go_on_in(&path, state),
            other => return other,
        }
        Effect::None
    }

    fn open(&mut self, state: &mut State) {
        if self.store.is_some() {
            return;
        }
        let Some(path) = &self.path else { return };
        let (is_missing, is_new) = (!path.exists(), self.kept.is_empty());
        if is_missing && is_new && self.access == Access::ReadOnly {
            return;
        }
        // One that has gone is missed, not made anew: it may come back.
        let access = if is_missing && !is_new { Access::ReadOnly } else { self.access };
        let waits = !state.records.waiting.is_empty();
        if let Err(error) = self.open_at(path, access, waits).and_then(|store| self.take(store, state)) {
            update::refused(state, error);
        }
    }

    /// Opens the ledger at that path and sees to it that it has what the desk knows.
    fn open_at(&self, path: &Path, access: Access, waits: bool) -> Result<Sqlite, StoreError> {
        let mut store = Sqlite::open(path, Options { access, patience: PATIENCE })?;
        if !self.kept.is_empty() {
            self.bring_along(&mut store, waits)?;
        }
        Ok(store)
    }

    /// Takes up all that the ledger holds, in place of what the desk knows.
    fn take(&mut self, mut store: Sqlite, state: &mut State) -> Result<(), StoreError> {
        let found = records_since(&mut store, 0)?;
        self.store = Some(store);
        let head = state.records.board.head();
        // In another ledger the numbers are those of other records.
        if !found.0.iter().any(|record| record.sequence == head.count && record.hash == head.hash) {
            state.records.own.clear();
        }
        self.kept.clear();
        state.records.board = Board::default();
        self.take_up(found, &[], state);
        Ok(())
    }

    /// Keeps the ledger in another file from now on, and records there what waits. A place that does
    /// not do leaves everything as it is.
    fn go_on_in(&mut self, place: &str, state: &mut State) {
        let path = save::whole(place);
        let waits = !state.records.waiting.is_empty();
        if let Err(error) = self.open_at(&path, self.access, waits).and_then(|store| self.take(store, state)) {
            return update::refused(state, error);
        }
        self.path = Some(path);
        if waits {
            self.record(&state.records.waiting.clone(), state);
        }
    }

    /// Copies the records that the desk knows into a ledger that has none of them or only the first.
    /// One that has others is another ledger: that may be opened, but what waits is not for it.
    fn bring_along(&self, store: &mut Sqlite, waits: bool) -> Result<(), StoreError> {
        match store.obstacle() {
            Some(obstacle) if waits => return Err(obstacle),
            Some(_) => return Ok(()),
            None => {}
        }
        // What was read from a ledger that somebody laid hands on is no chain, and stays there.
        let Ok(chain) = Chain::new(self.kept.clone()) else { return Ok(()) };
        match store.import(&chain) {
            Err(error) => match error.kind {
                // It has all of them, and more.
                StoreErrorKind::Diverged(at) if at > chain.head().count => Ok(()),
                StoreErrorKind::Diverged(_) if !waits => Ok(()),
                _ => Err(error),
            },
            Ok(_) => Ok(()),
        }
    }

    fn record(&mut self, drafts: &[Draft], state: &mut State) {
        self.tried = state.now;
        let again = matches!(state.records.status, Status::Trouble(_));
        self.open(state);
        let Some(store) = &mut self.store else { return };
        let (mut drafts, mut acknowledged) = (drafts.to_vec(), Vec::new());
        // After a failure in the midst of writing the records may be there all the same.
        if again && let Ok(found) = store.since(0) {
            acknowledged = found;
            acknowledged.retain(|record| drafts.iter().any(|draft| draft.became(record)));
            drafts.retain(|draft| !acknowledged.iter().any(|record| draft.became(record)));
            if drafts.is_empty() {
                return self.catch_up(state, &acknowledged);
            }
        }
        match store.append(&drafts) {
            Ok(appended) => {
                acknowledged.extend(appended);
                self.catch_up(state, &acknowledged);
            }
            // A file that has gone is looked for anew the next time.
            Err(error) => self.lose(state, error),
        }
    }

    fn write_minutes(&mut self, wanted: &Wanted, state: &mut State) {
        self.open(state);
        let written = match &mut self.store {
            _ if self.access == Access::ReadOnly => Err(Unwritten::Forbidden),
            Some(store) => minutes::write(store, &state.library, wanted),
            None => Err(Unwritten::Ledger(None)),
        };
        match written {
            Ok(written) => update::written(state, written),
            Err(why) => update::unwritten(state, why),
        }
    }

    /// Brings in what others have recorded, if a cheap look says that there is something.
    fn look(&mut self, state: &mut State) {
        let changed = self.store.as_mut().map(Store::changed);
        let in_trouble = matches!(state.records.status, Status::Trouble(_));
        match changed {
            Some(Ok(true)) => self.catch_up(state, &[]),
            Some(Err(error)) => update::refused(state, error),
            Some(Ok(false)) if in_trouble => self.catch_up(state, &[]),
            None if in_trouble && self.is_to_be_tried(state) => {
                self.tried = state.now;
                self.open(state);
            }
            Some(Ok(false)) | None => {}
        }
    }

    /// Takes up every record that the desk has not seen.
    fn catch_up(&mut self, state: &mut State, acknowledged: &[Record]) {
        let Some(store) = &mut self.store else { return };
        let after = state.records.board.head().count;
        match records_since(store, after) {
            Ok(found) => self.take_up(found, acknowledged, state),
            Err(error) => self.lose(state, error),
        }
    }

    fn take_up(&mut self, (records, sealed): Found, acknowledged: &[Record], state: &mut State) {
        self.kept.extend(sealed);
        update::recorded(state, &records, acknowledged);
        if let Some(obstacle) = self.store.as_ref().and_then(Store::obstacle) {
            state.records.status = Status::ReadOnly(obstacle);
        }
    }

    fn lose(&mut self, state: &mut State, error: StoreError) {
        self.store = None;
        update::refused(state, error);
    }
}

/// Records as they are understood, and as they are kept.
type Found = (Vec<Record>, Vec<Sealed>);

fn records_since(store: &mut Sqlite, after: u32) -> Result<Found, StoreError> {
    let records = store.since(after)?;
    let mut sealed = store.sealed_since(after)?;
    // Between the two, somebody may have recorded more.
    sealed.truncate(records.len());
    Ok((records, sealed))
}

/// Who sits at this machine, as the environment says; empty where it does not.
pub fn who() -> String {
    let named = ["TEIGEN_WHO", "USER", "LOGNAME"].iter().find_map(|name| std::env::var(name).ok());
    named.map_or(String::new(), |name| clean(name.trim()).into_owned())
}
