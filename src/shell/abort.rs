//! The terminal given back before the process aborts: out of memory, out of stack, or by a panic
//! within a panic.
//!
//! An abort cannot be prevented, but its signal comes first. The handler of SIGABRT wakes a thread
//! that waits for nothing else, and then waits itself, for ever: it writes to a pipe that is full.
//! Meanwhile that thread gives the terminal back and ends the process. It allocates nothing. There are
//! two such threads, as a signal from outside may be handled on one of them.

use std::io::{self, PipeReader, Read, Write};
use std::sync::Arc;

use rustix::io::ioctl_fionbio;
use signal_hook::consts::SIGABRT;
use signal_hook::low_level::{exit, pipe};

use super::signals::status;
use super::starting::Starting;
use super::terminal;

/// How many threads wait for an abort.
const WAITING: usize = 2;

const WORDS: &[u8] = b"teigen: aborted: out of memory, out of stack, or a panic within a panic\n";

/// Gives the terminal back before an abort, from now on. To be called once.
///
/// # Errors
/// When the signal handler or the thread cannot be set up.
pub(super) fn watch(threads: &Starting) -> io::Result<()> {
    let (waking, waker) = io::pipe()?;
    let (never_read, mut full) = io::pipe()?;
    ioctl_fionbio(&full, true)?;
    while full.write(&[0; 4096]).is_ok() {}
    // Handlers of a signal run in the order of their registration.
    pipe::register(SIGABRT, waker)?;
    pipe::register(SIGABRT, full.try_clone()?)?;
    // Registering has made it one that refuses to wait.
    ioctl_fionbio(&full, false)?;
    let keep_open = Arc::new((never_read, full));
    for _ in 0..WAITING {
        let (keep_open, waking) = (Arc::clone(&keep_open), waking.try_clone()?);
        let wait = move || {
            await_abort(waking);
            drop(keep_open);
        };
        threads.start("abort", wait)?;
    }
    Ok(())
}

fn await_abort(mut waking: PipeReader) {
    // A read that a signal interrupts is begun again.
    if waking.read_exact(&mut [0]).is_ok() {
        terminal::abandon();
        let _ = rustix::io::write(io::stderr(), WORDS);
        exit(status(SIGABRT).into());
    }
}
