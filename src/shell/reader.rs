//! Inputs from the real terminal: threads that wait, and the one queue that they fill.

use std::io::{self, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::fd::{AsFd, OwnedFd};
use rustix::io::Errno;
use rustix::stdio::dup2_stdin;
use signal_hook::consts::SIGHUP;

use super::events::{Input, Next, Source};
use super::mouse::Clicks;
use super::signals;

/// How many inputs wait before the terminal has to.
const QUEUE: usize = 1024;

/// How long it takes at most to see that no byte is left of a handful.
const MOMENT: Duration = Duration::from_millis(1);

/// The inputs of the terminal that the program runs on, and its signals.
#[derive(Debug)]
pub struct Events {
    inputs: Receiver<Input>,
    sender: SyncSender<Input>,
}

impl Events {
    /// Begins to listen to signals. To be called once, before the terminal is taken.
    ///
    /// # Errors
    /// When the signal handlers or the thread cannot be set up.
    pub fn open() -> io::Result<Events> {
        let (sender, inputs) = mpsc::sync_channel(QUEUE);
        signals::watch(sender.clone())?;
        Ok(Events { inputs, sender })
    }

    /// Begins to listen to the terminal. To be called once, when the terminal is held and nobody
    /// else reads from it. What somebody has read from it before, `typed`, comes first.
    ///
    /// # Errors
    /// When what was typed cannot be handed on, or the threads not be set up.
    pub fn listen(&self, typed: &[u8]) -> io::Result<()> {
        let first = if typed.is_empty() { Vec::new() } else { inputs_of(typed)? };
        spawn("keys", self.sender.clone(), move |inputs| {
            if first.into_iter().all(|input| inputs.send(input).is_ok()) {
                read_terminal(inputs);
            }
        })?;
        spawn("hang-up", self.sender.clone(), await_hangup)
    }
}

impl Events {
    /// What puts inputs into the queue.
    pub(super) fn sender(&self) -> SyncSender<Input> {
        self.sender.clone()
    }
}

impl Source for Events {
    fn next(&mut self, timeout: Option<Duration>) -> Next {
        let received = match timeout {
            Some(timeout) => self.inputs.recv_timeout(timeout),
            None => self.inputs.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match received {
            Ok(input) => Next::Input(input),
            Err(RecvTimeoutError::Timeout) => Next::Timeout,
            Err(RecvTimeoutError::Disconnected) => Next::End,
        }
    }
}

fn spawn(
    name: &str,
    inputs: SyncSender<Input>,
    listen: impl FnOnce(&SyncSender<Input>) + Send + 'static,
) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(move || listen(&inputs)).map(drop)
}

/// Passes on what the terminal sends until it fails or nobody listens.
fn read_terminal(inputs: &SyncSender<Input>) {
    let mut clicks = Clicks::default();
    while let Ok(event) = event::read() {
        if input(event, &mut clicks).is_some_and(|input| inputs.send(input).is_err()) {
            return;
        }
    }
    signals::terminate(inputs, SIGHUP);
}

fn input(event: Event, clicks: &mut Clicks) -> Option<Input> {
    match event {
        Event::Key(key) => Some(Input::Key(key)),
        Event::Paste(text) => Some(Input::Paste(text)),
        // A new size is heard of by its signal, as no thread may read yet when it comes.
        Event::Resize(..) | Event::FocusGained | Event::FocusLost => None,
        Event::Mouse(event) => clicks.take(event, Instant::now()).map(Input::Mouse),
    }
}

/// The inputs that bytes from the terminal stand for.
///
/// Crossterm keeps to itself how it reads keys, and reads them from standard input alone: so the
/// bytes go through that. The beginning of a key stays with it until the rest comes.
fn inputs_of(typed: &[u8]) -> io::Result<Vec<Input>> {
    // Crossterm looks once whether standard input is a terminal: now it is.
    event::poll(Duration::ZERO)?;
    let (receiver, mut sender) = io::pipe()?;
    for end in [receiver.as_fd(), sender.as_fd()] {
        rustix::io::ioctl_fionbio(end, true)?;
    }
    sender.write_all(typed)?;
    let _detour = Detour::through(receiver)?;
    let mut inputs = Vec::new();
    while event::poll(MOMENT)? {
        inputs.extend(input(event::read()?, &mut Clicks::default()));
    }
    Ok(inputs)
}

/// Something else in the place of standard input, until dropped.
struct Detour {
    terminal: OwnedFd,
}

impl Detour {
    fn through(other: impl AsFd) -> io::Result<Detour> {
        let terminal = rustix::io::fcntl_dupfd_cloexec(io::stdin(), 3)?;
        dup2_stdin(other)?;
        Ok(Detour { terminal })
    }
}

impl Drop for Detour {
    fn drop(&mut self) {
        // It fails only for a descriptor that is not open.
        let _ = dup2_stdin(&self.terminal);
    }
}

/// Waits for the terminal to go. At the end of a terminal crossterm does not come back from
/// reading but tries again for ever; and the signal that a hang-up sends may be ignored.
fn await_hangup(inputs: &SyncSender<Input>) {
    let stdin = io::stdin();
    let mut terminal = [PollFd::new(&stdin, PollFlags::empty())];
    while matches!(poll(&mut terminal, None), Err(Errno::INTR)) {}
    signals::terminate(inputs, SIGHUP);
}
