//! Where the chair sits: the desk on a terminal, on a ledger of its own.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use teigen::ledger::{Access, Entry, Options, Record, Response, Sqlite, Store};
use tempfile::TempDir;

use crate::support::pty::{Session, Signal};

pub(crate) const ENTER: &str = "\r";
pub(crate) const TAB: &str = "\t";
pub(crate) const ESC: &str = "\x1b";
/// Ends a form, in a text of several lines too.
pub(crate) const SUBMIT: &str = "\x13";

/// The program.
pub(crate) const TEIGEN: &str = env!("CARGO_BIN_EXE_teigen");
/// Somebody without powers: the user that is called nobody on most systems.
const ANOTHER: u32 = 65534;
const AS_ANOTHER: [&str; 5] = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", TEIGEN];

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// A home, and the ledger that is kept in it.
pub(crate) struct Room {
    home: TempDir,
    pub(crate) ledger: PathBuf,
    briefs: PathBuf,
}

impl Room {
    /// Where the ledger is not there yet.
    pub(crate) fn new() -> Room {
        let home = TempDir::new().unwrap();
        let ledger = home.path().join("kept/ledger.sqlite");
        Room { home, ledger, briefs: PathBuf::new() }
    }

    /// The same with its ledger in another file.
    pub(crate) fn with_ledger(self, ledger: PathBuf) -> Room {
        Room { ledger, ..self }
    }

    /// A room with a meeting over the proposals of those briefs, prepared from the shell.
    pub(crate) fn with_meeting(self, briefs: &[&str]) -> Room {
        let line = ["meeting", "new", "--name", "Council", "--date", "2026-03-02", "--attendee", "Chair、Secretary"];
        let briefs = briefs.iter().flat_map(|brief| ["--brief", brief]);
        let made = self.shell(line.into_iter().chain(briefs));
        assert_eq!(String::from_utf8_lossy(&made.stdout), "2026-03-02\n", "{}", String::from_utf8_lossy(&made.stderr));
        self
    }

    /// The same with the briefs of that folder of the project; else they are those in the program.
    pub(crate) fn with_briefs(self, folder: &str) -> Room {
        Room { briefs: Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), ..self }
    }

    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    pub(crate) fn variables(&self) -> [(&str, &OsStr); 8] {
        let (unset, home) = (OsStr::new(""), self.home.path().as_os_str());
        [
            ("HOME", home),
            ("XDG_DATA_HOME", unset),
            ("XDG_CONFIG_HOME", unset),
            ("XDG_STATE_HOME", unset),
            ("TEIGEN_BRIEFS", self.briefs.as_os_str()),
            ("TEIGEN_WHO", OsStr::new("secretary")),
            ("LC_ALL", OsStr::new("en_GB.UTF-8")),
            ("TZ", OsStr::new("UTC")),
        ]
    }

    /// Runs the program on the bundled briefs and the room's ledger.
    pub(crate) fn shell<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Output {
        let mut command = Command::new(TEIGEN);
        command.args(args).arg("--ledger").arg(&self.ledger).envs(self.variables());
        command.output().unwrap()
    }

    /// Sits down in the last meeting, at its first undecided item.
    pub(crate) fn sit(&self) -> Seat {
        self.sit_by(&[TEIGEN])
    }

    /// The same with the program started by that command.
    pub(crate) fn sit_by(&self, command: &[&str]) -> Seat {
        let args = [&command[1..], &["meeting", "--ledger", self.ledger.to_str().unwrap()]].concat();
        let desk = Session::start(command[0], &args, &self.variables(), (120, 40));
        let mut seat = Seat { desk, said: BTreeMap::new() };
        seat.desk.wait_for("Undecided ");
        seat
    }

    /// Whether somebody without root's powers can run the program and enter the room. Who is not root
    /// is that somebody.
    pub(crate) fn is_open_to_others(&self) -> bool {
        let all = |path: &Path, mode| fs::set_permissions(path, Permissions::from_mode(mode)).is_ok();
        let version = Command::new(AS_ANOTHER[0]).args(&AS_ANOTHER[1..]).arg("--version").current_dir("/").output();
        !is_root() || all(self.home.path(), 0o755) && version.is_ok_and(|it| it.status.success())
    }

    /// Sits down like [`Room::sit`], without root's powers, in a room that is then another's.
    pub(crate) fn sit_as_another(&self) -> Seat {
        if !is_root() {
            return self.sit();
        }
        for path in [self.ledger.parent().unwrap(), &self.ledger] {
            chown(path, Some(ANOTHER), Some(ANOTHER)).unwrap();
        }
        self.sit_by(&AS_ANOTHER)
    }

    /// Says who may write in the folder of the ledger.
    pub(crate) fn set_mode(&self, mode: u32) {
        fs::set_permissions(self.ledger.parent().unwrap(), Permissions::from_mode(mode)).unwrap();
    }

    /// What the ledger holds, by reading it alone.
    pub(crate) fn records(&self) -> Vec<Record> {
        let options = Options { access: Access::ReadOnly, ..Options::default() };
        Sqlite::open(&self.ledger, options).unwrap().since(0).unwrap()
    }

    /// How many records `teigen ledger verify` counts, and the last hash.
    #[track_caller]
    pub(crate) fn verified(&self) -> (u32, String) {
        let found = self.shell(["ledger", "verify"]);
        let (out, err) = (String::from_utf8_lossy(&found.stdout), String::from_utf8_lossy(&found.stderr));
        assert_eq!((found.status.code(), err.as_ref()), (Some(0), ""), "{out}");
        let after = |label: &str| out.lines().find_map(|line| line.strip_prefix(label)).unwrap().trim().to_owned();
        (after("records").parse().unwrap(), after("head"))
    }
}

/// The desk on a terminal.
pub(crate) struct Seat {
    pub(crate) desk: Session,
    /// What the screen said is recorded: the number of each record, and what it is.
    said: BTreeMap<u32, String>,
}

impl Seat {
    pub(crate) fn type_keys(&mut self, keys: &str) {
        self.desk.type_keys(keys);
    }

    /// Types keys and waits until the screen says that something more is recorded; its number.
    #[track_caller]
    pub(crate) fn record(&mut self, keys: &str) -> u32 {
        self.desk.type_keys(keys);
        self.wait_recorded()
    }

    /// Waits until the screen says that something more is recorded; its number.
    #[track_caller]
    pub(crate) fn wait_recorded(&mut self) -> u32 {
        let before = self.last();
        self.desk.wait_until("a record", |screen| Seat::number_on(&screen.contents()) > before);
        self.said.extend(said(&self.desk.screen().contents()));
        self.last().unwrap()
    }

    /// The number of the last record that the screen said is recorded.
    pub(crate) fn last(&self) -> Option<u32> {
        self.said.last_key_value().map(|(last, _)| *last)
    }

    /// The number of the record that the screen says is recorded.
    pub(crate) fn number_on(screen: &str) -> Option<u32> {
        said(screen).map(|(number, _)| number)
    }

    /// Ends the desk as nothing can prevent; all that its screen said is recorded.
    pub(crate) fn kill(mut self) -> BTreeMap<u32, String> {
        self.desk.send(Signal::KILL);
        self.desk.wait_ended();
        // A frame that the kill has cut says nothing.
        if self.desk.ends_with(END_OF_FRAME) {
            self.said.extend(said(&self.desk.screen().contents()));
        }
        self.said
    }
}

/// What ends a synchronised update of the terminal.
const END_OF_FRAME: &str = "\x1b[?2026l";

/// The record that a screen says is recorded: `KJ-01 Accepted · secretary · #2`.
fn said(screen: &str) -> Option<(u32, String)> {
    let (before, after) = screen.rsplit_once(" · secretary · #")?;
    let number = after.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()?;
    Some((number, before.lines().next_back()?.trim().to_owned()))
}

/// The decisions among the records: sequence, item, response.
pub(crate) fn decisions(records: &[Record]) -> BTreeMap<u32, (String, Response)> {
    let decided = |record: &Record| match &record.entry {
        Some(Entry::Decision(it)) => Some((record.sequence, (it.subject.item.to_string(), it.response))),
        _ => None,
    };
    records.iter().filter_map(decided).collect()
}

/// A number set in the environment, for runs longer than the suite's.
pub(crate) fn number(variable: &str, otherwise: u32) -> u32 {
    std::env::var(variable).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}
