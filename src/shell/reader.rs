//! Inputs from the real terminal: threads that wait, and the one queue that they fill.

use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::thread;
use std::time::Duration;

use crossterm::event::{self, Event};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::SIGHUP;

use super::events::{Input, Next, Source};
use super::signals;

/// How many inputs wait before the terminal has to.
const QUEUE: usize = 1024;

/// The inputs of the terminal that the program runs on, and its signals.
#[derive(Debug)]
pub struct Events {
    inputs: Receiver<Input>,
}

impl Events {
    /// Begins to listen. To be called once, before the terminal is taken.
    ///
    /// # Errors
    /// When the signal handlers or the threads cannot be set up.
    pub fn open() -> io::Result<Events> {
        let (sender, inputs) = mpsc::sync_channel(QUEUE);
        signals::watch(sender.clone())?;
        spawn("keys", sender.clone(), read_terminal)?;
        spawn("hang-up", sender, await_hangup)?;
        Ok(Events { inputs })
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

fn spawn(name: &str, inputs: SyncSender<Input>, listen: fn(&SyncSender<Input>)) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(move || listen(&inputs)).map(drop)
}

/// Passes on what the terminal sends until it fails or nobody listens.
fn read_terminal(inputs: &SyncSender<Input>) {
    while let Ok(event) = event::read() {
        let input = match event {
            Event::Key(key) => Input::Key(key),
            Event::Paste(text) => Input::Paste(text),
            // A new size is heard of by its signal, as this thread may not listen yet when it comes.
            Event::Resize(..) | Event::FocusGained | Event::FocusLost | Event::Mouse(_) => continue,
        };
        if inputs.send(input).is_err() {
            return;
        }
    }
    signals::terminate(inputs, SIGHUP);
}

/// Waits for the terminal to go. At the end of a terminal crossterm does not come back from
/// reading but tries again for ever; and the signal that a hang-up sends may be ignored.
fn await_hangup(inputs: &SyncSender<Input>) {
    let stdin = io::stdin();
    let mut terminal = [PollFd::new(&stdin, PollFlags::empty())];
    while matches!(poll(&mut terminal, None), Err(Errno::INTR)) {}
    signals::terminate(inputs, SIGHUP);
}
