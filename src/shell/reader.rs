//! Inputs from the real terminal: threads that wait, and the one queue that they fill.

use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::time::{Duration, Instant};

use crossterm::event::Event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::SIGHUP;

use super::decode::Decoder;
use super::events::{Input, Next, Source};
use super::mouse::Clicks;
use super::starting::Starting;
use super::{abort, signals};

/// How many inputs wait before the terminal has to.
const QUEUE: usize = 1024;

/// How many bytes are read at a time, at most.
const CHUNK: usize = 16 * 1024;

/// The inputs of the terminal that the program runs on, and its signals.
#[derive(Debug)]
pub struct Events {
    inputs: Receiver<Input>,
    sender: SyncSender<Input>,
    threads: Starting,
}

impl Events {
    /// Begins to listen to signals. To be called once, before the terminal is taken.
    ///
    /// # Errors
    /// When the signal handlers or the thread cannot be set up.
    pub fn open() -> io::Result<Events> {
        let (sender, inputs) = mpsc::sync_channel(QUEUE);
        let threads = Starting::default();
        abort::watch(&threads)?;
        signals::watch(sender.clone(), &threads)?;
        Ok(Events { inputs, sender, threads })
    }

    /// Begins to listen to the terminal. To be called once, when the terminal is held and nobody
    /// else reads from it. What somebody has read from it before, `typed`, comes first.
    ///
    /// # Errors
    /// When the threads cannot be set up.
    pub fn listen(&mut self, typed: &[u8]) -> io::Result<()> {
        let typed = typed.to_vec();
        let inputs = self.sender.clone();
        self.threads.start("hang-up", move || await_hangup(&inputs))?;
        let inputs = self.sender.clone();
        self.threads.start("keys", move || read_terminal(&inputs, &typed))?;
        self.threads.wait();
        Ok(())
    }
}

impl Source for Events {
    fn sender(&self) -> Option<SyncSender<Input>> {
        Some(self.sender.clone())
    }

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

/// Passes on what the terminal sends, after what it has sent before, until it fails or nobody
/// listens.
fn read_terminal(inputs: &SyncSender<Input>, typed: &[u8]) {
    let (mut decoder, mut clicks) = (Decoder::default(), Clicks::default());
    let mut events = decoder.take(typed);
    loop {
        let mut ready = events.into_iter().filter_map(|event| input(event, &mut clicks));
        if ready.any(|input| inputs.send(input).is_err()) {
            return;
        }
        events = match read_some(decoder.patience()) {
            Ok(Some(bytes)) => decoder.take(&bytes),
            Ok(None) => decoder.settle(),
            Err(_) => return signals::terminate(inputs, SIGHUP),
        };
    }
}

fn input(event: Event, clicks: &mut Clicks) -> Option<Input> {
    match event {
        Event::Key(key) => Some(Input::Key(key)),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Mouse(event) => clicks.take(event, Instant::now()).map(Input::Mouse),
        // A new size is heard of by its signal, as no thread may read yet when it comes.
        Event::Resize(..) | Event::FocusGained | Event::FocusLost => None,
    }
}

/// Waits for bytes from the terminal; none where the time has passed.
fn read_some(timeout: Option<Duration>) -> io::Result<Option<Vec<u8>>> {
    let timeout = timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
    let stdin = io::stdin();
    loop {
        match poll(&mut [PollFd::new(&stdin, PollFlags::IN)], timeout.as_ref()) {
            Ok(0) => return Ok(None),
            Ok(_) => {}
            Err(Errno::INTR) => continue,
            Err(error) => return Err(error.into()),
        }
        let mut chunk = [0; CHUNK];
        match rustix::io::read(&stdin, &mut chunk) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(count) => return Ok(chunk.get(..count).map(<[u8]>::to_vec)),
            // Another program has left the terminal in the mode where it refuses to wait.
            Err(Errno::INTR | Errno::AGAIN) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// Waits for the terminal to go, even where nobody takes the inputs any more, so that whoever reads
/// them waits too; and the signal that a hang-up sends may be ignored.
fn await_hangup(inputs: &SyncSender<Input>) {
    let stdin = io::stdin();
    let mut terminal = [PollFd::new(&stdin, PollFlags::empty())];
    while matches!(poll(&mut terminal, None), Err(Errno::INTR)) {}
    signals::terminate(inputs, SIGHUP);
}
