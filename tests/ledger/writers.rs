//! Several processes that write to one ledger at the same time.

use std::collections::BTreeMap;
use std::env;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;

use teigen::ledger::{Board, Draft, Hash, Options, Sqlite, Store};

use crate::board::meeting;
use crate::support::{at, draft, note, number, open, place};

const LEDGER: &str = "TEIGEN_TEST_LEDGER";
const COUNT: &str = "TEIGEN_TEST_COUNT";

/// Not a test: what the tests that need another process run in one. Appends records to a ledger,
/// and prints the number and the hash of each once it is acknowledged.
#[test]
#[ignore = "is run by other tests, in a process of its own"]
fn writer_process() {
    let Ok(path) = env::var(LEDGER) else { return };
    let mut out = io::stdout();
    let mut say = |words: String| writeln!(out, "{words}").and_then(|()| out.flush()).expect("somebody listens");
    let opened = Sqlite::open(Path::new(&path), Options::default());
    let written = opened.and_then(|mut ledger| {
        for at in 0..number(COUNT, u32::MAX) {
            let words = format!("{} {at} {}", std::process::id(), "覚書".repeat(at as usize % 200));
            for record in ledger.append(&[draft(i64::from(at), note(&words))])? {
                say(format!("acknowledged {} {}", record.sequence, record.hash));
            }
        }
        Ok(())
    });
    if let Err(fault) = written {
        say(format!("fault {:?}", fault.kind));
    }
}

/// A process that appends records to a ledger.
pub(crate) struct Writer {
    child: Child,
    lines: io::Lines<BufReader<ChildStdout>>,
}

/// What a writer has said.
#[derive(Default)]
pub(crate) struct Said {
    /// The records that were acknowledged to it.
    pub(crate) acknowledged: BTreeMap<u32, Hash>,
    /// The kind of what went wrong.
    pub(crate) fault: Option<String>,
}

impl Writer {
    /// What starts a writer that goes on until it is killed or fails.
    pub(crate) fn command(path: &Path) -> Command {
        let mut command = Command::new(env::current_exe().expect("a test"));
        command.args(["--ignored", "--exact", "--nocapture", "writers::writer_process"]);
        command.env(LEDGER, path).env_remove(COUNT).stdout(Stdio::piped()).stderr(Stdio::null());
        command
    }

    pub(crate) fn spawn(command: &mut Command) -> io::Result<Writer> {
        let mut child = command.spawn()?;
        let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        Ok(Writer { child, lines })
    }

    /// Hears the writer out until that many records were acknowledged.
    pub(crate) fn hear(&mut self, records: usize) -> Said {
        let mut said = Said::default();
        while said.acknowledged.len() < records && self.next(&mut said) {}
        said
    }

    /// Ends the process as nothing can prevent.
    pub(crate) fn kill(&mut self) {
        self.child.kill().expect("killed");
    }

    /// Hears out what is left to hear.
    pub(crate) fn rest(mut self) -> Said {
        let mut said = Said::default();
        while self.next(&mut said) {}
        self.child.wait().expect("ended");
        said
    }

    fn next(&mut self, said: &mut Said) -> bool {
        let Some(line) = self.lines.next() else { return false };
        let line = line.expect("UTF-8");
        // The words before stand on the same line where the harness says what it runs.
        if let Some((_, words)) = line.split_once("acknowledged ") {
            // A line that the kill has cut acknowledges nothing.
            if let Some((number, Ok(hash))) = words.split_once(' ').map(|(number, hash)| (number, hash.parse())) {
                said.acknowledged.insert(number.parse().expect("a number"), hash);
            }
        } else if let Some((_, kind)) = line.split_once("fault ") {
            said.fault = Some(kind.to_owned());
        }
        true
    }
}

/// `TEIGEN_WRITES` sets how many records each of the four writes.
#[test]
fn four_processes_that_write_at_once_lose_no_record() {
    let each = number("TEIGEN_WRITES", 25);
    let (_folder, path) = place();
    let spawn = |_| Writer::spawn(Writer::command(&path).env(COUNT, each.to_string())).expect("started");
    let writers: Vec<Writer> = (0..4).map(spawn).collect();
    let mut acknowledged = BTreeMap::new();
    for writer in writers {
        let said = writer.rest();
        assert_eq!((said.fault, said.acknowledged.len()), (None, each as usize));
        acknowledged.extend(said.acknowledged);
    }
    let mut ledger = open(&path);
    let there: BTreeMap<u32, Hash> =
        ledger.since(0).expect("readable").iter().map(|it| (it.sequence, it.hash)).collect();
    assert_eq!(there, acknowledged);
    assert_eq!(there.len(), 4 * each as usize);
    assert!(ledger.verify().expect("readable").is_sound());
}

#[test]
fn meetings_opened_at_the_same_moment_are_meetings_apart() {
    let (_folder, path) = place();
    drop(open(&path));
    let opened = || {
        let mut ledger = open(&path);
        let records =
            ledger.append(&[Draft::opening(at(0), "書記", meeting("2026-03-02", &["FE-01"]))]).expect("opened");
        records.into_iter().find_map(|record| record.meeting).expect("a meeting").to_string()
    };
    let mut ids: Vec<String> = thread::scope(|scope| {
        let desks: Vec<_> = (0..8).map(|_| scope.spawn(opened)).collect();
        desks.into_iter().map(|desk| desk.join().expect("a desk")).collect()
    });
    ids.sort();
    let expected: Vec<String> = (1..=8).map(|turn| format!("2026-03-02-{turn}")).collect();
    assert_eq!((ids[0].as_str(), &ids[1..]), ("2026-03-02", &expected[1..]));
    let board = Board::of(&open(&path).since(0).expect("readable"));
    assert!(board.meetings().all(|it| board.agenda(&it.what.id).len() == 1));
    assert_eq!(board.meetings().count(), 8);
}
