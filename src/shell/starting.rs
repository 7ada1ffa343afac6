//! Threads that the desk cannot do without, until they run.

use std::convert::Infallible;
use std::sync::mpsc::{self, Receiver, Sender};
use std::{io, mem, thread};

/// Threads that may not run yet. One that is still starting needs memory for that, and where there
/// is none left the program would end by a panic in place of what the thread is there for.
#[derive(Debug)]
pub(super) struct Starting {
    /// Each thread holds a copy until it runs.
    until_running: Sender<Infallible>,
    running: Receiver<Infallible>,
}

impl Default for Starting {
    fn default() -> Starting {
        let (until_running, running) = mpsc::channel();
        Starting { until_running, running }
    }
}

impl Starting {
    /// Starts one more.
    ///
    /// # Errors
    /// When it cannot be started.
    pub(super) fn start(&self, name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
        let until_running = self.until_running.clone();
        let work = move || {
            drop(until_running);
            work();
        };
        thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
    }

    /// Waits until all of them run.
    pub(super) fn wait(&mut self) {
        let Starting { until_running, running } = mem::take(self);
        drop(until_running);
        let _ = running.recv();
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::{Arc, Mutex};

    use super::*;

    /// How many threads of this process have that name, which each gives itself as it starts.
    fn running(name: &str) -> usize {
        let threads = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
        threads
            .filter(|thread| fs::read_to_string(thread.path().join("comm")).is_ok_and(|own| own.trim() == name))
            .count()
    }

    #[test]
    fn after_waiting_all_threads_run() {
        if !fs::exists("/proc/self/task").is_ok_and(|exists| exists) {
            return println!("skipped: what runs is read from /proc");
        }
        let mut threads = Starting::default();
        let (end, ended) = mpsc::channel::<Infallible>();
        let ended = Arc::new(Mutex::new(ended));
        for _ in 0..64 {
            let ended = Arc::clone(&ended);
            threads.start("starting", move || drop(ended.lock().map(|ended| ended.recv()))).unwrap();
        }
        threads.wait();
        assert_eq!(running("starting"), 64);
        drop(end);
    }
}
