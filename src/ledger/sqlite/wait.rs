//! Waiting for others who hold the ledger, and letting others in.

use std::thread;
use std::time::{Duration, Instant};

use crate::ledger::error::{StoreError, StoreErrorKind};

/// How long SQLite itself waits for a lock. The longer it waits the more rarely it looks, in the
/// end ten times a second, which among many writers is too rarely to find the lock free before
/// patience ends. So its turns are kept short, and taken again.
pub(super) const TURN: Duration = Duration::from_millis(25);

/// How long after a commit the next write holds back: who writes without a pause would have the
/// lock again before anybody else could look.
const BREATH: Duration = Duration::from_millis(10);

/// Does it again and again while somebody else holds the ledger, for about as long as `patience`.
/// Nothing must remain of an attempt that found it held.
pub(super) fn patiently<T>(
    patience: Duration,
    mut attempt: impl FnMut() -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let start = Instant::now();
    loop {
        match attempt() {
            Err(error) if error.kind == StoreErrorKind::Busy && start.elapsed() < patience => {}
            done => return done,
        }
    }
}

/// Holds back until others have had their chance since that moment.
pub(super) fn hold_back(since: Option<Instant>) {
    if let Some(since) = since {
        thread::sleep(BREATH.saturating_sub(since.elapsed()));
    }
}
