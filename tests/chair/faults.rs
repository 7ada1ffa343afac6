//! Calls to the system that fail, in the manner of SQLite's own tests: the nth write, sync, removal or
//! renaming fails once, then from n on, then ends the program, for every n until a run needs no more
//! of them. The program is the real one; strace makes its calls fail.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::thread;

use teigen::ledger::{Entry, Hash, Options, Sqlite, Store};

use crate::seat::{Room, TEIGEN};

/// Calls that do the same, and how they fail. A name with a question mark is not known everywhere.
#[derive(Clone, Copy, Debug)]
struct Calls {
    names: &'static str,
    error: &'static str,
}

const WRITES: Calls = Calls { names: "write,pwrite64,?ftruncate", error: "ENOSPC" };
const SYNCS: Calls = Calls { names: "fsync,fdatasync", error: "EIO" };
const REMOVALS: Calls = Calls { names: "?unlink,unlinkat", error: "EIO" };
const OPENINGS: Calls = Calls { names: "openat", error: "EMFILE" };
const RENAMINGS: Calls = Calls { names: "?rename,?renameat,renameat2,?link,linkat", error: "EIO" };

/// What becomes of the nth call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    FailsOnce,
    FailsFromThenOn,
    EndsTheProgram,
}

const MODES: [Mode; 3] = [Mode::FailsOnce, Mode::FailsFromThenOn, Mode::EndsTheProgram];

/// The nth of these calls.
#[derive(Clone, Copy, Debug)]
struct Fault {
    calls: Calls,
    mode: Mode,
    at: u32,
}

impl Fault {
    /// How strace is started so that it makes the call fail, where it concerns one of the paths if
    /// there are any, and writes down what it did.
    fn strace(self, log: &Path, paths: &[PathBuf]) -> Vec<String> {
        let Fault { calls: Calls { names, error }, mode, at } = self;
        let how = match mode {
            Mode::FailsOnce => format!("error={error}:when={at}"),
            Mode::FailsFromThenOn => format!("error={error}:when={at}+"),
            Mode::EndsTheProgram => format!("signal=KILL:when={at}"),
        };
        let fixed = ["strace", "--follow-forks", "-qq", "-o", log.to_str().unwrap(), "-e"].map(str::to_owned);
        let what = [format!("trace={names}"), "-e".to_owned(), format!("inject={names}:{how}")];
        let paths = paths.iter().flat_map(|path| ["-P".to_owned(), path.to_str().unwrap().to_owned()]);
        fixed.into_iter().chain(what).chain(paths).collect()
    }
}

/// Whether strace is there and may do its work; why not is printed.
fn has_strace() -> bool {
    let may = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).output();
    let can = may.is_ok_and(|it| it.status.success());
    if !can {
        println!("skipped: strace is not installed or not permitted to trace");
    }
    can
}

/// A run of the program with a fault in it.
struct Run {
    status: ExitStatus,
    out: String,
    /// Whether it came to the call that was to fail.
    is_hit: bool,
}

/// Runs the program in the room with that fault in it.
fn run(room: &Room, fault: Fault, paths: &[PathBuf], args: &[&str]) -> Run {
    let log = room.home().join("strace.txt");
    let strace = fault.strace(&log, paths);
    let mut command = Command::new(&strace[0]);
    command.args(&strace[1..]).arg(TEIGEN).args(args).arg("--ledger").arg(&room.ledger).envs(room.variables());
    let done = command.output().unwrap();
    let killed = done.status.signal() == Some(9);
    let is_hit = killed || fs::read_to_string(&log).unwrap().contains("(INJECTED)");
    Run { status: done.status, out: String::from_utf8(done.stdout).unwrap(), is_hit }
}

/// Runs it for every n until a run needs no more of these calls; how many there are.
fn sweep(calls: Calls, mode: Mode, mut once: impl FnMut(Fault) -> bool) -> u32 {
    (1..).find(|at| !once(Fault { calls, mode, at: *at })).unwrap() - 1
}

/// The files that a ledger is kept in, and their folder.
fn files(ledger: &Path) -> Vec<PathBuf> {
    let journal = PathBuf::from(format!("{}-journal", ledger.display()));
    vec![ledger.to_owned(), journal, ledger.parent().unwrap().to_owned()]
}

/// The hashes of the records, after what a run left half done was undone; and the names of the
/// meetings.
fn sound(ledger: &Path) -> (Vec<Hash>, Vec<String>) {
    let mut store = Sqlite::open(ledger, Options::default()).unwrap();
    let found = store.verify().unwrap();
    assert!(found.is_sound(), "{found:?}");
    let records = store.since(0).unwrap();
    let names = records.iter().filter_map(|record| match &record.entry {
        Some(Entry::Meeting(it)) => Some(it.name.clone()),
        _ => None,
    });
    (records.iter().map(|record| record.hash).collect(), names.collect())
}

/// The small briefs of the fixtures, which are read in no time.
fn small_room() -> Room {
    Room::new().with_briefs("tests/fixtures/desk")
}

const MAKE: [&str; 5] = ["meeting", "new", "--name", "Faulty", "--date=2026-03-02"];

#[test]
fn whatever_call_fails_while_a_record_is_written_none_that_was_acknowledged_is_lost() {
    if !has_strace() {
        return;
    }
    let room = small_room().with_meeting(&[]);
    let (first, _) = sound(&room.ledger);
    let bytes = fs::read(&room.ledger).unwrap();
    for calls in [WRITES, SYNCS, REMOVALS, OPENINGS] {
        for mode in MODES {
            let count = sweep(calls, mode, |fault| {
                fs::write(&room.ledger, &bytes).unwrap();
                let run = run(&room, fault, &files(&room.ledger), &MAKE);
                let (records, names) = sound(&room.ledger);
                assert!(records.starts_with(&first), "{fault:?}");
                // What was acknowledged is there; what was not is there once or not at all.
                let made = names.iter().filter(|name| *name == "Faulty").count();
                match run.status.code() {
                    Some(0) => assert_eq!((run.out.as_str(), made), ("2026-03-02-2\n", 1), "{fault:?}"),
                    status => {
                        assert_eq!(status, if mode == Mode::EndsTheProgram { None } else { Some(2) }, "{fault:?}");
                        assert!(run.out.is_empty() && made <= 1, "{fault:?}: {}", run.out);
                    }
                }
                // And the next record finds its place.
                if run.is_hit {
                    room.shell(MAKE);
                    assert_eq!(sound(&room.ledger).0.len(), records.len() + 1, "{fault:?}");
                }
                run.is_hit
            });
            println!("{} {mode:?}: {count} faults", calls.names);
            assert!(count > 0, "{calls:?}");
        }
    }
}

#[test]
fn whatever_call_fails_while_a_ledger_is_made_it_is_made_the_next_time() {
    if !has_strace() {
        return;
    }
    let room = small_room();
    for calls in [WRITES, SYNCS, REMOVALS, OPENINGS] {
        for mode in [Mode::FailsOnce, Mode::EndsTheProgram] {
            sweep(calls, mode, |fault| {
                fs::remove_dir_all(room.ledger.parent().unwrap()).ok();
                let run = run(&room, fault, &files(&room.ledger), &MAKE);
                let made = room.shell(MAKE);
                assert!(made.status.success(), "{fault:?}: {}", String::from_utf8_lossy(&made.stderr));
                let (records, _) = sound(&room.ledger);
                assert!((1..=2).contains(&records.len()) && (records.len() == 2 || !run.status.success()), "{fault:?}");
                run.is_hit
            });
        }
    }
}

#[test]
fn whatever_call_fails_while_records_are_taken_over_all_of_them_are_there_or_none() {
    if !has_strace() {
        return;
    }
    let room = small_room().with_meeting(&[]);
    (0..3).for_each(|_| drop(room.shell(MAKE)));
    let (all, _) = sound(&room.ledger);
    let exported = room.home().join("records.jsonl");
    fs::write(&exported, room.shell(["ledger", "export"]).stdout).unwrap();
    let to = small_room();
    let import = ["ledger", "import", exported.to_str().unwrap()];
    for calls in [WRITES, SYNCS] {
        for mode in MODES {
            sweep(calls, mode, |fault| {
                fs::remove_dir_all(to.ledger.parent().unwrap()).ok();
                let run = run(&to, fault, &files(&to.ledger), &import);
                let there = Sqlite::open(&to.ledger, Options::default()).map(|_| sound(&to.ledger).0);
                let there = there.unwrap_or_default();
                assert!(there == all || there.is_empty() && !run.status.success(), "{fault:?}: {}", there.len());
                assert!(to.shell(import).status.success(), "{fault:?}");
                assert_eq!(sound(&to.ledger).0, all, "{fault:?}");
                run.is_hit
            });
        }
    }
}

/// The names in a folder.
fn names(folder: &Path) -> Vec<String> {
    fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn whatever_call_fails_while_minutes_are_written_the_file_is_whole_or_as_it_was() {
    if !has_strace() {
        return;
    }
    let room = small_room().with_meeting(&[]);
    let whole = room.shell(["minutes", "2026-03-02"]).stdout;
    let folder = room.home().join("out");
    fs::create_dir(&folder).unwrap();
    let file = folder.join("minutes.md");
    for (before, replaces) in [(None, "--format=md"), (Some("of another day"), "--force")] {
        for calls in [WRITES, SYNCS, RENAMINGS] {
            for mode in MODES {
                let count = sweep(calls, mode, |fault| {
                    names(&folder).iter().for_each(|name| fs::remove_file(folder.join(name)).unwrap());
                    before.inspect(|text| fs::write(&file, text).unwrap());
                    let args = ["minutes", "2026-03-02", replaces, "-o", file.to_str().unwrap()];
                    let run = run(&room, fault, &[], &args);
                    let after = fs::read(&file).ok();
                    let is_whole = after.as_ref() == Some(&whole);
                    let is_as_before = after.as_deref() == before.map(str::as_bytes);
                    assert!(is_whole || is_as_before && !run.status.success(), "{fault:?}");
                    let left = names(&folder).iter().filter(|name| *name != "minutes.md").count();
                    assert!(left == 0 || mode == Mode::EndsTheProgram, "{fault:?}: {:?}", names(&folder));
                    run.is_hit
                });
                assert!(count > 0, "{calls:?}");
            }
        }
    }
}

/// The desk, which tries again by itself.
#[test]
fn whatever_call_fails_under_a_decision_it_is_recorded_in_the_end_and_once() {
    if !has_strace() {
        return;
    }
    let decide = |fault: Fault| {
        let room = small_room().with_meeting(&[]);
        let log = room.home().join("strace.txt");
        let strace = fault.strace(&log, &files(&room.ledger));
        let command: Vec<&str> = strace.iter().map(String::as_str).chain([TEIGEN]).collect();
        let mut seat = room.sit_by(&command);
        let first = seat.record("1");
        let second = seat.record("4typed once\r");
        assert_eq!((first, second, room.verified().0), (2, 3, 3), "{fault:?}");
        assert!(fs::read_to_string(&log).unwrap().contains("(INJECTED)"), "{fault:?}");
    };
    // As many as a record needs, and one more: that of the second record.
    let faults = [(WRITES, 11), (SYNCS, 6), (REMOVALS, 2)].into_iter();
    let faults =
        faults.flat_map(|(calls, count)| (1..=count).map(move |at| Fault { calls, mode: Mode::FailsOnce, at }));
    thread::scope(|scope| {
        let desks: Vec<_> = faults.map(|fault| scope.spawn(move || decide(fault))).collect();
        desks.into_iter().for_each(|desk| desk.join().unwrap());
    });
}
