//! A program on a terminal of its own: started, typed to, looked at, and watched to its end.
//!
//! Every wait is for a condition, with a deadline that only a failure reaches.

use std::ffi::OsStr;
use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, MasterPty, PtySize};
pub use rustix::process::Signal;
use rustix::process::{Pid, WaitOptions, kill_process, waitpid};

/// How long a condition may take, on a machine that is busy.
const DEADLINE: Duration = Duration::from_secs(30);

/// What happens on the far side of the terminal.
enum Event {
    Output(Vec<u8>),
    /// Nobody on that side has the terminal open any more, or the reader has let go of it.
    Closed,
    Stopped,
    /// The status as a shell reports it.
    Ended(i32),
}

/// A program on a terminal.
pub struct Session {
    pid: Pid,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    parser: vt100::Parser,
    /// What the program has written.
    written: Vec<u8>,
    events: Receiver<Event>,
    /// Tells the reader to let go of the terminal at the next output.
    let_go: Arc<AtomicBool>,
    /// The terminal's modes before the program was started.
    modes: [u32; 4],
    stopped: bool,
    closed: bool,
    status: Option<i32>,
}

impl Session {
    /// Starts a program on a terminal of `size` columns and rows.
    pub fn start<S: AsRef<OsStr>>(program: S, args: &[&str], env: &[(&str, &OsStr)], size: (u16, u16)) -> Session {
        Session::start_typed(program, args, env, size, "")
    }

    /// Starts a program on a terminal on which something has been typed already, no more than a
    /// line.
    pub fn start_typed<S: AsRef<OsStr>>(
        program: S,
        args: &[&str],
        env: &[(&str, &OsStr)],
        size: (u16, u16),
        typed: &str,
    ) -> Session {
        let (cols, rows) = size;
        let pty = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = portable_pty::native_pty_system().openpty(pty).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.env("TERM", "xterm-256color");
        command.env_remove("RUST_BACKTRACE");
        // Else it is the home, which need not be there.
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        for (name, value) in env {
            command.env(name, value);
        }
        let modes = modes(&*pair.master);
        let mut writer = pair.master.take_writer().unwrap();
        writer.write_all(typed.as_bytes()).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        let pid = child.process_id().and_then(|id| Pid::from_raw(id.cast_signed())).unwrap();

        let (sender, events) = mpsc::channel();
        let let_go = Arc::new(AtomicBool::new(false));
        let output = pair.master.try_clone_reader().unwrap();
        thread::spawn({
            let (sender, let_go) = (sender.clone(), Arc::clone(&let_go));
            move || read_output(output, &sender, &let_go)
        });
        thread::spawn(move || watch(pid, &sender));
        let cells = |count| NonZeroU16::new(count).unwrap();
        Session {
            pid,
            writer,
            master: pair.master,
            parser: vt100::Parser::new(cells(rows), cells(cols), 0),
            written: Vec::new(),
            events,
            let_go,
            modes,
            stopped: false,
            closed: false,
            status: None,
        }
    }

    /// What the terminal shows now.
    pub fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// Types keys, as the bytes that a terminal sends for them.
    pub fn type_keys(&mut self, keys: &str) {
        self.type_bytes(keys.as_bytes());
    }

    /// Types bytes that need not be whole keys.
    pub fn type_bytes(&mut self, bytes: &[u8]) {
        self.writer.write_all(bytes).unwrap();
        self.writer.flush().unwrap();
    }

    /// Sends the program a signal.
    pub fn send(&self, signal: Signal) {
        kill_process(self.pid, signal).unwrap();
    }

    /// Sends a signal to the first thread of that name: the kernel takes it for the whole program, and
    /// lets the thread whose number was given handle it.
    pub fn send_to(&self, thread: &str, signal: Signal) {
        let tasks = format!("/proc/{}/task", self.pid.as_raw_nonzero());
        let find = || {
            // Of tasks that end while they are listed, the system may leave others out.
            let tasks = fs::read_dir(&tasks).unwrap().flatten().map(|task| task.path());
            let is_named = |task: &PathBuf| fs::read_to_string(task.join("comm")).is_ok_and(|it| it.trim() == thread);
            let numbers = tasks.filter(is_named).filter_map(|task| task.file_name()?.to_str()?.parse::<i32>().ok());
            numbers.min()
        };
        let deadline = Instant::now() + DEADLINE;
        let number = loop {
            if let Some(number) = find() {
                break number;
            }
            assert!(Instant::now() < deadline, "no thread is named {thread}");
            std::thread::yield_now();
        };
        kill_process(Pid::from_raw(number).unwrap(), signal).unwrap();
    }

    /// Shows a text on the terminal as if another program had written it.
    pub fn write_over(&mut self, text: &str) {
        self.parser.process(text.as_bytes());
    }

    /// Gives the terminal a new size of columns and rows.
    pub fn resize(&mut self, (cols, rows): (u16, u16)) {
        let cells = |count| NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN);
        self.parser.set_size(cells(rows), cells(cols));
        self.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    /// Claims a size that the terminal does not have.
    pub fn claim_size(&self, (cols, rows): (u16, u16)) {
        self.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    /// Waits until the screen satisfies a condition.
    #[track_caller]
    pub fn wait_until(&mut self, what: &str, mut condition: impl FnMut(&vt100::Screen) -> bool) {
        self.pump(what, |session| condition(session.parser.screen()));
    }

    /// Waits until the program has written this, shown or not.
    #[track_caller]
    pub fn wait_written(&mut self, bytes: &str) {
        self.pump(bytes, |session| session.has_written(bytes));
    }

    /// Whether the program has written this, shown or not.
    pub fn has_written(&self, bytes: &str) -> bool {
        self.written.windows(bytes.len()).any(|it| it == bytes.as_bytes())
    }

    /// Whether the last that the program has written is this.
    pub fn ends_with(&self, bytes: &str) -> bool {
        self.written.ends_with(bytes.as_bytes())
    }

    /// Waits until a text stands somewhere on the screen.
    #[track_caller]
    pub fn wait_for(&mut self, text: &str) {
        self.wait_until(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the program has been stopped, and shown all that it wrote before.
    #[track_caller]
    pub fn wait_stopped(&mut self) {
        self.pump("a stop", |session| session.stopped);
        self.stopped = false;
    }

    /// Waits until the program has ended and all that it wrote is shown; its status as a shell
    /// reports it.
    #[track_caller]
    pub fn wait_ended(&mut self) -> i32 {
        self.pump("the end", |session| session.closed && session.status.is_some());
        self.status.unwrap()
    }

    /// The same, and how long it took from now on.
    #[track_caller]
    pub fn time_to_end(&mut self) -> (i32, Duration) {
        let start = Instant::now();
        (self.wait_ended(), start.elapsed())
    }

    /// Takes the terminal away, as closing its window does; the program's status and how long it
    /// took to end. The program must answer a new size by drawing.
    #[track_caller]
    pub fn hang_up(mut self) -> (i32, Duration) {
        // The reader waits for output and holds the terminal open until it has seen some.
        self.let_go.store(true, Ordering::SeqCst);
        let (rows, cols) = self.screen().size();
        self.resize((cols.get() - 1, rows.get()));
        self.pump("output for a new size", |session| session.closed);
        let start = Instant::now();
        drop((self.writer, self.master));
        loop {
            match self.events.recv_timeout(DEADLINE).expect("the program does not end without a terminal") {
                Event::Ended(status) => return (status, start.elapsed()),
                Event::Output(_) | Event::Closed | Event::Stopped => {}
            }
        }
    }

    /// Checks that the terminal is as it was before the program was started.
    #[track_caller]
    pub fn assert_restored(&self) {
        let screen = self.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "pastes are plain");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is the terminal's");
        assert_eq!(modes(&*self.master), self.modes, "raw mode is off");
    }

    /// Checks that the program holds the terminal.
    #[track_caller]
    pub fn assert_held(&self) {
        let screen = self.screen();
        assert!(screen.alternate_screen(), "the alternate screen is shown");
        assert!(screen.bracketed_paste(), "pastes are bracketed");
        assert_ne!(modes(&*self.master), self.modes, "raw mode is on");
    }

    /// Takes in what happens until a condition holds.
    #[track_caller]
    fn pump(&mut self, what: &str, mut condition: impl FnMut(&Session) -> bool) {
        let deadline = Instant::now() + DEADLINE;
        while !condition(self) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.events.recv_timeout(left) {
                Ok(Event::Output(bytes)) => {
                    self.parser.process(&bytes);
                    self.written.extend(bytes);
                }
                Ok(Event::Closed) => self.closed = true,
                Ok(Event::Stopped) => self.stopped = true,
                Ok(Event::Ended(status)) => self.status = Some(status),
                Err(_) => panic!(
                    "waited in vain for {what}; status {:?}; the screen:\n{}",
                    self.status,
                    self.screen().contents()
                ),
            }
        }
    }
}

/// The modes that raw mode changes.
fn modes(master: &(dyn MasterPty + Send)) -> [u32; 4] {
    let modes = master.get_termios().expect("a terminal has modes");
    let flags = [modes.input_flags.bits(), modes.output_flags.bits(), modes.control_flags.bits()];
    [flags[0], flags[1], flags[2], modes.local_flags.bits()]
}

fn read_output(mut output: Box<dyn Read + Send>, events: &Sender<Event>, let_go: &AtomicBool) {
    let mut chunk = [0; 4096];
    while let Ok(count @ 1..) = output.read(&mut chunk) {
        if events.send(Event::Output(chunk[..count].to_vec())).is_err() || let_go.load(Ordering::SeqCst) {
            break;
        }
    }
    drop(output);
    let _ = events.send(Event::Closed);
}

/// Tells of each stop of the program and of its end.
fn watch(pid: Pid, events: &Sender<Event>) {
    while let Ok(Some((_, status))) = waitpid(Some(pid), WaitOptions::UNTRACED) {
        let ended = status.exit_status().or(status.terminating_signal().map(|signal| 128 + signal));
        let event = ended.map_or(Event::Stopped, Event::Ended);
        if events.send(event).is_err() || ended.is_some() {
            return;
        }
    }
}
