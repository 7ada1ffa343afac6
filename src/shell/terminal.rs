//! The terminal: taken with [`Guard::enter`], given back however the program ends.

use std::io::{self, Write};
use std::panic::{self, PanicHookInfo};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::{process, thread};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::screen::Tty;
use super::signals;
use crate::text::clean::clean;

/// Alternate screen, no wrapping at the margin, bracketed paste, no cursor, plain style, blank.
///
/// A terminal that draws a glyph wider than we take it for would otherwise wrap at the margin, and
/// on the last row scroll the whole screen away.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?7l\x1b[?2004h\x1b[?25l\x1b[m\x1b[2J";
/// The end of any synchronised update, then the contrary of [`MOUSE_ON`] and of [`ENTER`].
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[?1006l\x1b[?1002l\x1b[m\x1b[?7h\x1b[?2004l\x1b[?1049l\x1b[?25h";
/// Presses and the wheel are reported, in the form that knows screens of any width.
const MOUSE_ON: &[u8] = b"\x1b[?1002h\x1b[?1006h";
/// The contrary.
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1002l";

/// The size of a terminal that does not know its own.
const DEFAULT_SIZE: Size = Size::new(80, 24);

/// The most cells of a screen, and along an edge of it: a size is whatever somebody claims, and each
/// cell costs memory. On a screen that claims to be larger a part is drawn on.
const MOST_CELLS: u32 = 1 << 20;
const LONGEST_EDGE: u16 = 10_000;

/// Whether the terminal is ours now. It is one per process, as its modes are.
static HELD: AtomicBool = AtomicBool::new(false);
/// Whether the mouse is listened to while the terminal is held.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// The terminal while the program holds it; given back on drop, and by a panic on any thread
/// before its message is printed.
#[derive(Debug)]
#[must_use = "the terminal is given back when the guard is dropped"]
pub struct Guard(());

impl Guard {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste, hidden cursor.
    ///
    /// # Errors
    /// When the terminal refuses; it is then as it was.
    pub fn enter() -> io::Result<Guard> {
        restore_on_panic();
        hold()?;
        Ok(Guard(()))
    }

    /// Gives the terminal back, stops the process, and takes the terminal again once the process
    /// is continued. The whole screen is to be drawn anew after it.
    ///
    /// # Errors
    /// When the process cannot be stopped or the terminal not be taken again.
    pub fn suspend(&mut self) -> io::Result<()> {
        restore();
        signals::stop()?;
        hold()
    }

    /// Listens to the mouse from now on, or no longer.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn listen_to_mouse(&mut self, on: bool) -> io::Result<()> {
        MOUSE.store(on, Ordering::SeqCst);
        Output.write_all(if on { MOUSE_ON } else { MOUSE_OFF })
    }

    /// Takes the terminal anew after somebody else has used it. The whole screen is to be drawn
    /// anew after it.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn retake(&mut self) -> io::Result<()> {
        restore();
        hold()
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Raw mode comes first: a process in the background is stopped there, before it writes over what
/// the shell shows.
fn hold() -> io::Result<()> {
    HELD.store(true, Ordering::SeqCst);
    let mouse = if MOUSE.load(Ordering::SeqCst) { MOUSE_ON } else { &[] };
    enable_raw_mode().and_then(|()| Output.write_all(&[ENTER, mouse].concat())).inspect_err(|_| restore())
}

/// Gives the terminal back if it is held. An error is not reported: it means that there is no
/// terminal any more.
fn restore() {
    if HELD.swap(false, Ordering::SeqCst) {
        let _ = Output.write_all(LEAVE);
        let _ = disable_raw_mode();
    }
}

/// How long a terminal that is busy with a frame has to take in what gives it back.
const MOMENT: Timespec = Timespec { tv_sec: 0, tv_nsec: 250_000_000 };

/// Gives the terminal back without waiting for it long, as it may take nothing more for ever.
pub(super) fn abandon() {
    if HELD.swap(false, Ordering::SeqCst) {
        let _ = disable_raw_mode();
        if Output.ready(Some(&MOMENT)) {
            let _ = Output.write_all(LEAVE);
        }
    }
}

/// Puts a hook before the one that stands: while the terminal is held, a panic gives it back and
/// prints its message, cleaned, where it can be read. A panic on another thread than this one ends
/// the program too, since its screen is gone.
fn restore_on_panic() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let home = thread::current().id();
        let earlier = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !HELD.load(Ordering::SeqCst) {
                return earlier(info);
            }
            restore();
            // Printing must not panic in its turn when standard error is closed.
            let _ = writeln!(io::stderr(), "{}", report(info));
            if thread::current().id() != home {
                process::exit(101);
            }
        }));
    });
}

fn report(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map(|place| format!(" at {place}")).unwrap_or_default();
    let words = clean(info.payload_as_str().unwrap_or("no message")).into_owned();
    let trace = std::backtrace::Backtrace::capture();
    match trace.status() {
        std::backtrace::BacktraceStatus::Captured => format!("teigen: internal error{place}: {words}\n{trace}"),
        _ => format!("teigen: internal error{place}: {words}"),
    }
}

/// The terminal as something to write to: standard output without a buffer, so that a frame is one
/// write, and without a lock, so that a panic in the midst of a frame can still give it back.
#[derive(Clone, Copy, Debug)]
pub struct Output;

impl Output {
    /// Waits until the terminal takes more, for at most `timeout`; whether it does.
    fn ready(self, timeout: Option<&Timespec>) -> bool {
        let stdout = io::stdout();
        let mut terminal = [PollFd::new(&stdout, PollFlags::OUT)];
        poll(&mut terminal, timeout).is_ok_and(|ready| ready > 0)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            match rustix::io::write(io::stdout(), bytes) {
                // Another program has left the terminal in the mode where it refuses to wait.
                Err(Errno::AGAIN) => _ = self.ready(None),
                written => return Ok(written?),
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Tty for Output {
    fn size(&self) -> io::Result<Size> {
        let size = rustix::termios::tcgetwinsize(io::stdout())?;
        Ok(match (size.ws_col, size.ws_row) {
            (0, _) | (_, 0) => DEFAULT_SIZE,
            (width, height) => within_reason(width, height),
        })
    }
}

fn within_reason(width: u16, height: u16) -> Size {
    let width = width.clamp(1, LONGEST_EDGE);
    let rows = u16::try_from(MOST_CELLS / u32::from(width)).unwrap_or(u16::MAX);
    Size { width, height: height.min(rows).min(LONGEST_EDGE) }
}

/// Whether an error of the terminal means that it has gone: to be treated as a hang-up.
pub fn has_gone(error: &io::Error) -> bool {
    [Errno::IO, Errno::NXIO, Errno::PIPE, Errno::BADF]
        .iter()
        .any(|gone| error.raw_os_error() == Some(gone.raw_os_error()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_believed_as_far_as_there_is_reason_to() {
        for (claimed, believed) in [
            ((80, 24), (80, 24)),
            ((10_000, 60), (10_000, 60)),
            ((u16::MAX, u16::MAX), (10_000, 104)),
            ((1, u16::MAX), (1, 10_000)),
        ] {
            let size = within_reason(claimed.0, claimed.1);
            assert_eq!((size.width, size.height), believed);
        }
    }
}
