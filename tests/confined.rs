//! The program keeps to itself: it starts no process, opens no socket, writes nowhere but in its own
//! folders, and a folder of briefs changes nothing but what there is to read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use support::pty::Session;
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_teigen");

/// What would reach another process or another machine, and what opens or changes files.
const TRACED: &str = "trace=execve,execveat,fork,vfork,clone,clone3,socket,connect,bind,listen,accept,accept4,\
                      open,openat,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,link,linkat,symlink,symlinkat";

/// A home of its own and a folder of briefs.
struct Room {
    folder: TempDir,
}

impl Room {
    fn new() -> Room {
        let folder = tempfile::tempdir().unwrap();
        for name in ["home", "briefs"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        for name in ["1-ferry.yaml", "2-light.yaml"] {
            fs::copy(fixture(name), folder.path().join("briefs").join(name)).unwrap();
        }
        Room { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/desk").join(name)
}

fn has_strace() -> bool {
    let found = Command::new("strace").arg("-V").stdout(Stdio::null()).stderr(Stdio::null()).status();
    let has = found.is_ok_and(|status| status.success());
    if !has {
        eprintln!("skipped: there is no strace here");
    }
    has
}

/// The calls of a trace, each a line without its process id; of those that were interrupted by
/// another thread's the first half.
fn calls(trace: &Path) -> Vec<String> {
    let trace = fs::read_to_string(trace).unwrap();
    let calls = trace.lines().filter_map(|line| Some(line.split_once(' ')?.1.trim_start().to_owned()));
    calls.filter(|call| !call.starts_with("<...") && !call.starts_with("+++") && !call.starts_with("---")).collect()
}

/// Checks that nothing of a trace leaves the program, and that it writes only in `own`.
#[track_caller]
fn keeps_to_itself(trace: &Path, own: &Path) {
    let calls = calls(trace);
    let of = |names: &[&str]| -> Vec<&String> {
        calls.iter().filter(|call| names.iter().any(|name| call.starts_with(&format!("{name}(")))).collect()
    };
    let started = of(&["execve", "execveat"]);
    assert_eq!(started.len(), 1, "only the program itself is started: {started:#?}");
    let sockets = of(&["socket", "connect", "bind", "listen", "accept", "accept4"]);
    assert!(sockets.is_empty(), "{sockets:#?}");
    let forked = of(&["fork", "vfork", "clone", "clone3"]);
    assert!(forked.iter().all(|call| call.contains("CLONE_THREAD")), "{forked:#?}");

    let changes = ["creat", "rename", "unlink", "mkdir", "link", "symlink"];
    let is_change = |call: &str| {
        let opens =
            call.starts_with("open") && ["O_WRONLY", "O_RDWR", "O_CREAT"].iter().any(|flag| call.contains(flag));
        opens || changes.iter().any(|name| call.starts_with(name))
    };
    let own = own.to_str().unwrap();
    let is_own = |call: &str| call.contains(own) || call.contains("\"/dev/tty\"") || call.contains("\"/dev/null\"");
    let elsewhere: Vec<&String> = calls.iter().filter(|call| is_change(call) && !is_own(call)).collect();
    assert!(elsewhere.is_empty(), "{elsewhere:#?}");
}

/// Traces the program on a terminal.
fn traced(room: &Room, args: &[&str]) -> Session {
    let trace = room.path("trace");
    let mut all = vec!["-f", "-qq", "-s", "4096", "-o", trace.to_str().unwrap(), "-e", TRACED, PROGRAM];
    all.extend(args);
    let (home, briefs) = (room.path("home"), room.path("briefs"));
    let env = [
        ("HOME", home.as_os_str()),
        ("TEIGEN_BRIEFS", briefs.as_os_str()),
        ("XDG_DATA_HOME", OsStr::new("")),
        ("XDG_CONFIG_HOME", OsStr::new("")),
        ("XDG_STATE_HOME", OsStr::new("")),
        ("LC_ALL", OsStr::new("en_GB.UTF-8")),
    ];
    Session::start("strace", &all, &env, (120, 40))
}

#[test]
fn a_whole_session_starts_no_process_and_opens_no_socket() {
    if !has_strace() {
        return;
    }
    let room = Room::new();
    let mut session = traced(&room, &[]);
    session.wait_for("teigen");
    // Everything that there is to see, and the mouse.
    session.type_keys("ghgtgrgcgxgvgb?");
    session.wait_for("half a page down");
    session.type_keys("\x1b");
    session.wait_until("no window", |screen| !screen.contents().contains("half a page down"));
    session.type_keys("!:tour");
    session.wait_for("tour");
    session.type_keys("\x07gh/ferry\x07\x1bm");
    session.wait_until("the mouse", |screen| screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None);
    // A file that changes.
    let text =
        fs::read_to_string(fixture("2-light.yaml")).unwrap().replace("Care of the lighthouse", "Care of the pier");
    fs::write(room.path("briefs/2-light.yaml"), text).unwrap();
    session.type_keys("gh");
    session.wait_for("Care of the pier");
    // A meeting, and a decision that is written to the ledger.
    session.type_keys("m\r");
    session.type_keys("\x1b[200~Council\x1b[201~\x13");
    session.wait_for("1/3");
    session.type_keys("1");
    session.wait_for("2/3");
    session.type_keys("\x03");
    assert_eq!(session.wait_ended(), 0);
    assert!(room.path("home/.local/share/teigen/ledger.sqlite").exists());
    keeps_to_itself(&room.path("trace"), &room.path("home"));
}

#[test]
fn no_command_starts_a_process_or_opens_a_socket() {
    if !has_strace() {
        return;
    }
    let room = Room::new();
    for line in [
        "list --kind all",
        "show FE-01 --json",
        "find ferry",
        "check",
        "new",
        "schema",
        "keys",
        "config",
        "ledger verify",
        "minutes M",
        "shot",
    ] {
        let mut session = traced(&room, &line.split(' ').collect::<Vec<_>>());
        session.wait_ended();
        keeps_to_itself(&room.path("trace"), &room.path("home"));
    }
}

/// What a folder of briefs might bring along to change the program.
const BROUGHT: [(&str, &str); 14] = [
    ("config.toml", "theme = \"plain\"\nlang = \"ko\"\n"),
    (".config/teigen/config.toml", "theme = \"plain\"\nlang = \"ko\"\n"),
    ("teigen/config.toml", "lang = \"ko\"\n"),
    ("teigen.toml", "lang = \"ko\"\n"),
    (".teigen.toml", "lang = \"ko\"\n"),
    ("keymap.toml", "[global]\nquit = [\"j\"]\n"),
    (".config/teigen/keymap.toml", "[global]\nquit = [\"j\"]\n"),
    ("teigen/keymap.toml", "[global]\nquit = [\"j\"]\n"),
    ("theme.toml", "[dark]\n"),
    ("themes/dark.toml", "nothing = 1\n"),
    ("teigen/themes/mine.toml", "nothing = 1\n"),
    ("ledger.sqlite", "no ledger"),
    ("places.json", "{}"),
    (".env", "TEIGEN_LANG=ko\nTEIGEN_BRIEFS=/\n"),
];

#[test]
fn a_folder_of_briefs_brings_no_settings_no_keys_and_no_ledger() {
    let (plain, rich) = (Room::new(), Room::new());
    for (name, text) in BROUGHT {
        let path = rich.path("briefs").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let told = |room: &Room, line: &str| {
        let mut command = Command::new(PROGRAM);
        command.env_clear().env("HOME", room.path("home")).current_dir(room.path("briefs"));
        command.args(line.split(' ')).stdin(Stdio::null()).output().unwrap()
    };
    for line in ["config", "keys", "list --from .", "check .", "ledger meetings", "find ferry --from .", ". --plain"] {
        let (expected, found) = (told(&plain, line), told(&rich, line));
        assert_eq!(expected.status, found.status, "{line}");
        let own = |room: &Room, bytes: Vec<u8>| {
            String::from_utf8(bytes).unwrap().replace(room.path("").to_str().unwrap(), "")
        };
        assert_eq!(own(&plain, expected.stdout), own(&rich, found.stdout), "{line}");
        assert_eq!(own(&plain, expected.stderr), own(&rich, found.stderr), "{line}");
    }
}

#[test]
fn what_a_folder_of_briefs_brings_is_not_even_opened() {
    if !has_strace() {
        return;
    }
    let room = Room::new();
    for (name, text) in BROUGHT {
        let path = room.path("briefs").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let mut session = traced(&room, &[]);
    session.wait_for("teigen");
    session.type_keys("jjgtm\x03");
    assert_eq!(session.wait_ended(), 0);
    let briefs = room.path("briefs");
    let opened: Vec<String> = calls(&room.path("trace"))
        .into_iter()
        .filter(|call| call.starts_with("open") && call.contains(briefs.to_str().unwrap()))
        .filter(|call| BROUGHT.iter().any(|(name, _)| call.contains(name.rsplit('/').next().unwrap())))
        .collect();
    assert!(opened.is_empty(), "{opened:#?}");
}
