//! Signals: as inputs, as ways to stop and to end.

use std::sync::mpsc::SyncSender;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;
use std::{io, mem, thread};

use rustix::process::{Signal, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::events::Input;
use super::screen::Tty;
use super::starting::Starting;
use super::terminal;

/// How long the program has to end by itself once it has been told to.
const GRACE: Duration = Duration::from_millis(600);

/// How long a signal takes at most from one thread to the other.
const MOMENT: Duration = Duration::from_secs(1);

/// Whether the process is stopped, or about to be, because it asked for it itself.
static STOPPED: Mutex<bool> = Mutex::new(false);
/// Notified when it is no longer.
static CONTINUED: Condvar = Condvar::new();

/// Makes inputs of the signals that end, stop and continue a program, and of those that tell of a
/// new size, from now on.
pub(super) fn watch(inputs: SyncSender<Input>, threads: &Starting) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    let listen = move || {
        let mut told_to_stop = false;
        for signal in signals.forever() {
            let input = match signal {
                // Of several requests one is enough.
                SIGTSTP => (!mem::replace(&mut told_to_stop, true)).then_some(Input::Suspend),
                SIGCONT => {
                    told_to_stop = false;
                    (!end_stop()).then_some(Input::Continue)
                }
                SIGWINCH => terminal::Output.size().ok().map(|size| Input::Resize(size.width, size.height)),
                _ => {
                    terminate(&inputs, signal);
                    None
                }
            };
            if input.is_some_and(|input| inputs.send(input).is_err()) {
                return;
            }
        }
    };
    threads.start("signals", listen)
}

/// Tells the program to end with a signal's status, and ends it if it does not: it may hang, or
/// wait for a terminal that takes no more.
pub(super) fn terminate(inputs: &SyncSender<Input>, signal: i32) {
    let end = move || {
        thread::sleep(GRACE);
        terminal::abandon();
        std::process::exit(status(signal).into());
    };
    // Without a thread to spare the program still hears of the signal; and it no longer listens
    // when it has left its loop and is ending as it is.
    let _ = thread::Builder::new().spawn(end);
    let _ = inputs.send(Input::Terminate(signal));
}

/// The exit status of a program that a signal ended, as shells report it.
pub const fn status(signal: i32) -> u8 {
    128_u8.saturating_add(signal.unsigned_abs() as u8)
}

/// Stops this process and the others of its job, as Ctrl-Z does outside raw mode: a shell script
/// that waits for this process would otherwise keep the terminal. Returns when it is continued;
/// [`watch`] must be listening.
pub(super) fn stop() -> io::Result<()> {
    let mut stopped = STOPPED.lock().unwrap_or_else(PoisonError::into_inner);
    *stopped = true;
    kill_current_process_group(Signal::STOP).inspect_err(|_| *stopped = false)?;
    // The signal may reach another thread first and leave this one a moment to run on.
    drop(CONTINUED.wait_timeout_while(stopped, MOMENT, |stopped| *stopped));
    Ok(())
}

/// Lets [`stop`] return; whether it was waiting.
fn end_stop() -> bool {
    let mut stopped = STOPPED.lock().unwrap_or_else(PoisonError::into_inner);
    CONTINUED.notify_all();
    mem::replace(&mut stopped, false)
}
