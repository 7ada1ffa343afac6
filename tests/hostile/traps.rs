//! Folders in which nothing is what it seems: opening them neither blocks nor lets anything in that
//! does not belong there.

use std::fs::{self, File, Permissions};
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use rustix::fs::{CWD, Mode, OFlags, mkfifoat};
use teigen::shell::files::{self, MOST_BYTES, MOST_FILES};

use crate::corpus::HEAD;
use crate::{Told, is_long, patience, teigen, told};

/// Something outside of the folder that nobody may get to see.
const SECRET: &str = "the-secret-of-another-folder";

fn pipe(path: &Path) {
    mkfifoat(CWD, path, Mode::RUSR | Mode::WUSR).unwrap();
}

/// A folder of traps beside one sound brief.
fn trap(outside: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("sound.yaml"), HEAD).unwrap();
    pipe(&at("pipe.yaml"));
    let _ = UnixListener::bind(at("socket.yaml")).unwrap();
    for (name, target) in [
        ("circle-a.yaml", "circle-b.yaml"),
        ("circle-b.yaml", "circle-a.yaml"),
        ("itself.yaml", "itself.yaml"),
        ("nowhere.yaml", "gone"),
        ("folder.yaml", "."),
        ("root.yaml", "/"),
        ("passwords.yaml", "/etc/passwd"),
        ("up.yaml", "../../../../../../../../etc/passwd"),
        ("zero.yaml", "/dev/zero"),
        ("random.yaml", "/dev/urandom"),
        ("full.yaml", "/dev/full"),
        ("terminal.yaml", "/dev/tty"),
        ("console.yaml", "/dev/console"),
        ("input.yaml", "/dev/stdin"),
        ("memory.yaml", "/proc/self/mem"),
        ("kernel.yaml", "/proc/kmsg"),
        ("environment.yaml", "/proc/self/environ"),
        ("descriptor.yaml", "/proc/self/fd/0"),
        ("pipe-by-link.yaml", "pipe.yaml"),
    ] {
        symlink(target, at(name)).unwrap();
    }
    symlink(outside, at("outside.yaml")).unwrap();
    fs::create_dir(at("below.yaml")).unwrap();
    File::create(at("endless.yaml")).unwrap().set_len(1 << 40).unwrap();
    fs::write(at("empty.yaml"), "").unwrap();
    fs::write(at("unreadable.yaml"), "not for everybody").unwrap();
    fs::set_permissions(at("unreadable.yaml"), Permissions::from_mode(0o000)).unwrap();
    fs::write(folder.path().join(std::ffi::OsStr::from_bytes(b"\x1b[2J\xff\n\xe2\x80\xae.yaml")), "x").unwrap();
    fs::write(at(&format!("{}.yaml", "n".repeat(250))), "x").unwrap();
    folder
}

#[test]
fn a_folder_of_traps_is_opened_within_a_second() {
    let outside = tempfile::tempdir().unwrap();
    let secret = outside.path().join("secret.yaml");
    fs::write(&secret, HEAD.replace("en: Title", &format!("en: {SECRET}"))).unwrap();
    let folder = trap(&secret);
    for args in [vec!["check"], vec!["list", "--kind=all", "--from"], vec!["--plain"]] {
        let Told { out, err, time, status } = told(teigen(&args).arg(folder.path()));
        println!("{args:?}: {time:?}");
        assert!(time < patience(Duration::from_secs(1)), "{args:?} took {time:?}");
        assert!(status < 2, "{args:?}: {status} {err}");
        let said = out + &err;
        assert!(!said.contains(SECRET) && !said.contains("root:"), "{said}");
        assert!(!said.chars().any(|c| c.is_control() && c != '\n'), "{said:?}");
    }
    let Told { out, .. } = told(teigen(&["check", "--lang=en"]).arg(folder.path()));
    for (name, reason) in [
        ("pipe", "neither a file nor a folder"),
        ("socket", "neither a file nor a folder"),
        ("zero", "neither a file nor a folder"),
        ("passwords", "neither a file nor a folder"),
        ("outside", "neither a file nor a folder"),
        ("below", "neither a file nor a folder"),
        ("circle-a", "Too many levels of symbolic links"),
        ("nowhere", "no such file"),
        ("endless", "larger than 4 MiB"),
        ("empty", "Expected \"name: value\" pairs"),
    ] {
        let told = out.lines().find(|line| line.contains(&format!("/{name}.yaml"))).unwrap_or_default();
        assert!(told.contains(reason), "{name}: {told:?}");
    }
}

#[test]
fn every_trap_named_by_itself_is_refused_or_read_and_never_waited_for() {
    let outside = tempfile::tempdir().unwrap();
    let folder = trap(&outside.path().join("nothing"));
    let entries = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let devices =
        ["/dev/zero", "/dev/urandom", "/dev/full", "/dev/tty", "/proc/kmsg", "/proc/self/mem"].map(PathBuf::from);
    for path in entries.chain(devices) {
        // To the system this is a file like any other, and only its superuser may open it.
        let is_kernel_log = path.canonicalize().is_ok_and(|path| path == Path::new("/proc/kmsg"));
        for (option, command) in
            [("--from", "list"), ("--keymap", "keys"), ("--config", "config"), ("--ledger", "ledger")]
        {
            let mut program = match command {
                "ledger" if is_kernel_log => continue,
                "ledger" => teigen(&[command, "verify"]),
                _ => teigen(&[command]),
            };
            let Told { time, .. } = told(program.arg(option).arg(&path));
            assert!(time < patience(Duration::from_secs(1)), "{option} {} took {time:?}", path.display());
        }
    }
}

#[test]
fn a_file_that_changes_while_it_is_opened_lets_nothing_in() {
    let outside = tempfile::tempdir().unwrap();
    let secret = outside.path().join("secret.yaml");
    fs::write(&secret, SECRET).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (path, next) = (folder.path().join("a.yaml"), folder.path().join("next"));
    fs::write(folder.path().join("b.yaml"), "b").unwrap();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            let kinds: [&dyn Fn(&Path); 5] = [
                &|path| fs::write(path, "a").unwrap(),
                &|path| symlink(&secret, path).unwrap(),
                &pipe,
                &|path| symlink("b.yaml", path).unwrap(),
                &|path| drop(UnixListener::bind(path).unwrap()),
            ];
            for kind in kinds.iter().cycle() {
                kind(&next);
                fs::rename(&next, &path).unwrap();
                if done.load(Ordering::Relaxed) {
                    return;
                }
                // Grown and gone while it is read.
                let nonblocking = OFlags::NONBLOCK.bits().cast_signed();
                let opened = File::options().append(true).custom_flags(nonblocking).open(&path);
                let _ = opened.and_then(|mut file| file.write_all(b"aaa"));
                let _ = fs::remove_file(&path);
            }
        });
        for _ in 0..if is_long() { 100_000 } else { 2_000 } {
            let (read, _) = files::read(&[folder.path().to_owned()], None);
            assert!(read.iter().all(|file| !file.bytes.as_ref().unwrap().starts_with(SECRET.as_bytes())));
        }
        done.store(true, Ordering::Relaxed);
    });
}

#[test]
fn files_beyond_the_most_are_left_out_and_told_of() {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..MOST_FILES + 3 {
        File::create(folder.path().join(format!("{n:06}.yaml"))).unwrap();
    }
    let (read, problems) = files::read(&[folder.path().to_owned()], None);
    assert_eq!(read.len(), MOST_FILES);
    let told: Vec<_> = problems.iter().map(|problem| problem.render(teigen::lang::Lang::En)).collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("020000.yaml: There are too many files: 3 from this one on"), "{told:?}");
}

#[test]
fn files_that_are_large_together_are_left_out_and_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let largest = files::MAX_FILE;
    for n in 0..MOST_BYTES / largest + 5 {
        File::create(folder.path().join(format!("{n:06}.yaml"))).unwrap().set_len(largest).unwrap();
    }
    // What is known is not held.
    let (read, problems) = files::read(&[folder.path().to_owned()], Some(&|_| true));
    assert_eq!(read.iter().map(|file| file.stamp.size).sum::<u64>(), MOST_BYTES);
    assert_eq!(problems.len(), 1);
}

#[test]
fn one_large_file_of_many_names_leaves_room_for_others() {
    let folder = tempfile::tempdir().unwrap();
    let named = |n: u64| folder.path().join(format!("{n:06}.yaml"));
    File::create(named(0)).unwrap().set_len(files::MAX_FILE).unwrap();
    let names = MOST_BYTES / files::MAX_FILE + 20;
    (1..names).for_each(|n| fs::hard_link(named(0), named(n)).unwrap());
    fs::write(named(names), "another").unwrap();
    let (read, problems) = files::read(&[folder.path().to_owned()], None);
    assert_eq!(read.iter().map(|file| file.stamp.size).collect::<Vec<_>>(), [files::MAX_FILE, 7]);
    assert_eq!(problems, []);
}

#[test]
fn a_folder_of_a_hundred_thousand_briefs_is_opened_in_three_seconds() {
    let count = if is_long() { 100_000 } else { 3_000 };
    for sound in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        for n in 0..count {
            let text =
                HEAD.replace("id: test", &format!("id: test-{n}")).replace("prefix: T", &format!("prefix: T{n}"));
            let text = if sound { text } else { text + &"x: 1\n".repeat(5) };
            fs::write(folder.path().join(format!("{n:06}.yaml")), text).unwrap();
        }
        let Told { time, status, .. } = told(teigen(&["list", "--kind=briefs", "--from"]).arg(folder.path()));
        println!("{count} files, sound {sound}: {time:?}");
        assert_eq!(status, 0);
        assert!(time < patience(Duration::from_secs(3)), "{time:?}");
    }
}
