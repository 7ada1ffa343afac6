//! Where one has been is kept from one time to the next, in a file that nothing can spoil.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use support::pty::{Session, Signal};
use teigen::brief::{Id, ItemKey, ItemKind};
use teigen::shell::places::{self, Kept};
use teigen::state::Visit;

fn place(brief: &str, id: &str, block: usize) -> (ItemKey, usize) {
    (ItemKey { brief: Id::from(brief), kind: ItemKind::Proposal, id: Id::from(id) }, block)
}

fn read(path: &Path) -> Vec<(ItemKey, usize)> {
    places::read(path).places
}

fn write(path: &Path, places: &[(ItemKey, usize)]) -> std::io::Result<()> {
    places::write(path, &Kept { places: places.to_vec(), visit: Visit::default() })
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// A folder to keep the file in, and the file.
fn kept() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state/teigen/places.json");
    (folder, path)
}

#[test]
fn what_is_written_is_read_again() {
    let (_folder, path) = kept();
    assert_eq!(read(&path), []);
    let places = [place("ferry", "FE-01", 3), place("light", "LI-02", 0)];
    write(&path, &places).unwrap();
    assert_eq!(read(&path), places);
}

#[test]
fn the_file_and_the_folders_that_are_made_for_it_are_the_users_alone() {
    let (folder, path) = kept();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    write(&path, &[place("ferry", "FE-01", 3)]).unwrap();
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    assert_eq!(mode(folder.path()), 0o755, "what was there is left alone");
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no draft is left");
}

#[test]
fn the_places_of_other_briefs_stay() {
    let (_folder, path) = kept();
    write(&path, &[place("ferry", "FE-01", 3), place("light", "LI-02", 0)]).unwrap();
    write(&path, &[place("ferry", "FE-02", 5)]).unwrap();
    assert_eq!(read(&path), [place("ferry", "FE-02", 5), place("light", "LI-02", 0)]);
    write(&path, &[]).unwrap();
    assert_eq!(read(&path).len(), 2);
}

#[test]
fn what_a_visit_leaves_is_kept_and_of_the_largest_briefs_not_what_they_said() {
    let (_folder, path) = kept();
    let item = place("ferry", "FE-01", 3).0;
    let mut visit = Visit { read: vec![item.clone()], toured: true, ..Visit::default() };
    visit.marks.insert('a', item);
    let mut said = |items: usize| {
        let digests = (0..items).map(|n| (Id(format!("FE-{n}").into()), n as u64)).collect();
        visit.seen.insert(Id::from("ferry"), [(ItemKind::Proposal, digests)].into());
        visit.clone()
    };
    for (items, is_kept) in [(1000, true), (100_000, false)] {
        let mut visit = said(items);
        let light = [(ItemKind::Event, [(Id::from("LI-E01"), 1)].into())].into();
        visit.seen.insert(Id::from("light"), light);
        places::write(&path, &Kept { places: Vec::new(), visit: visit.clone() }).unwrap();
        if !is_kept {
            visit.seen.insert(Id::from("ferry"), Default::default());
        }
        assert_eq!(places::read(&path).visit, visit);
    }
}

#[test]
fn only_so_many_places_are_kept_and_the_latest_go_before_the_others() {
    let (_folder, path) = kept();
    let many: Vec<_> = (0..1200).map(|n| place(&format!("brief-{n}"), "X-01", n)).collect();
    write(&path, &many).unwrap();
    write(&path, &[place("ferry", "FE-01", 3)]).unwrap();
    let places = read(&path);
    assert_eq!((places.len(), places.first()), (1000, Some(&place("ferry", "FE-01", 3))));
}

#[test]
fn a_bad_file_counts_for_nothing_and_is_replaced() {
    let good = r#"{"places": [{"brief": "ferry", "kind": "proposal", "id": "FE-01", "block": 3}]}"#;
    let long = format!("{good}{}", " ".repeat(1 << 20));
    let deep = "[".repeat(100_000);
    for bad in ["", "{", "[]", r#"{"places": [{"brief": 1}]}"#, "\u{0}\u{1b}", long.as_str(), deep.as_str()] {
        let (_folder, path) = kept();
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bad).unwrap();
        assert_eq!(read(&path), []);
        write(&path, &[place("ferry", "FE-01", 3)]).unwrap();
        assert_eq!(read(&path), [place("ferry", "FE-01", 3)]);
        fs::write(&path, good).unwrap();
        assert_eq!(read(&path), [place("ferry", "FE-01", 3)]);
    }
}

#[test]
fn what_is_no_file_is_neither_read_nor_written_through() {
    let (folder, path) = kept();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let elsewhere = folder.path().join("elsewhere");
    fs::write(&elsewhere, "somebody's").unwrap();
    std::os::unix::fs::symlink(&elsewhere, &path).unwrap();
    write(&path, &[place("ferry", "FE-01", 3)]).unwrap();
    assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "somebody's");
    assert_eq!(read(&path), [place("ferry", "FE-01", 3)]);
    assert_eq!(read(Path::new("/dev/zero")), []);
    assert!(write(Path::new("/dev/null/places.json"), &[place("ferry", "FE-01", 3)]).is_err());
}

/// A user with a home of their own.
struct User(tempfile::TempDir);

impl User {
    fn new() -> User {
        User(tempfile::tempdir().unwrap())
    }

    fn file(&self) -> PathBuf {
        self.0.path().join(".local/state/teigen/places.json")
    }

    /// The desk on two briefs in English.
    fn desk(&self, args: &[&str]) -> Session {
        self.desk_of(args, (120, 12))
    }

    /// The same on a terminal of that size.
    fn desk_of(&self, args: &[&str], size: (u16, u16)) -> Session {
        let briefs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/desk");
        let unset = OsStr::new("");
        let env = [
            ("HOME", self.0.path().as_os_str()),
            ("TEIGEN_BRIEFS", briefs.as_os_str()),
            ("XDG_STATE_HOME", unset),
            ("XDG_CONFIG_HOME", unset),
            ("LC_ALL", OsStr::new("en_GB.UTF-8")),
        ];
        let args = [&["--ambiguous", "narrow"], args].concat();
        let mut session = Session::start(env!("CARGO_BIN_EXE_teigen"), &args, &env, size);
        session.wait_for("Ferry cooperation");
        session
    }
}

/// Opens the first brief and reads its first proposal halfway down.
fn read_halfway(session: &mut Session) {
    session.type_keys("\rjj\rjjjjjjj");
    session.wait_for("line 8/");
}

#[test]
fn a_brief_and_a_page_are_entered_where_they_were_left_another_time() {
    let user = User::new();
    let mut first = user.desk(&[]);
    read_halfway(&mut first);
    let left = first.screen().contents();
    first.type_keys("q");
    assert_eq!(first.wait_ended(), 0);
    assert_eq!(mode(&user.file()), 0o600);

    let mut second = user.desk(&[]);
    second.type_keys("\r\r");
    second.wait_until("the page where it was left", |screen| screen.contents() == left);
}

#[test]
fn a_signal_keeps_the_place_too() {
    let user = User::new();
    let mut first = user.desk(&[]);
    read_halfway(&mut first);
    first.send(Signal::TERM);
    assert_eq!(first.wait_ended(), 143);

    let mut second = user.desk(&[]);
    second.type_keys("\r\r");
    second.wait_for("line 8/");
}

#[test]
fn a_fresh_desk_begins_at_the_beginning_and_leaves_other_places_alone() {
    let user = User::new();
    let mut first = user.desk(&[]);
    read_halfway(&mut first);
    first.type_keys("q");
    assert_eq!(first.wait_ended(), 0);
    let before = fs::read_to_string(user.file()).unwrap();

    let mut fresh = user.desk(&["--fresh"]);
    fresh.type_keys("\r\r");
    fresh.wait_for("line 1/");
    fresh.type_keys("\x03");
    assert_eq!(fresh.wait_ended(), 0);
    assert_ne!(fs::read_to_string(user.file()).unwrap(), before, "it is kept where one was this time");

    let mut second = user.desk(&["--fresh"]);
    second.type_keys("q");
    assert_eq!(second.wait_ended(), 0);
    assert!(fs::read_to_string(user.file()).unwrap().contains("ferry"));
}

#[test]
fn a_desk_that_is_only_to_read_writes_nothing() {
    let user = User::new();
    let mut first = user.desk(&["--read-only"]);
    read_halfway(&mut first);
    first.type_keys("q");
    assert_eq!(first.wait_ended(), 0);
    assert!(!user.0.path().join(".local").exists());
}

#[test]
fn where_nothing_can_be_kept_the_desk_says_so_and_ends_as_it_should() {
    let user = User::new();
    fs::write(user.0.path().join(".local"), "no folder").unwrap();
    let mut first = user.desk(&[]);
    read_halfway(&mut first);
    first.type_keys("q");
    assert_eq!(first.wait_ended(), 0);
    first.assert_restored();
    first.wait_for("Where you were cannot be saved");
}

#[test]
fn the_desk_opens_at_home_where_it_has_room_and_begins_the_tour_until_that_is_over() {
    let user = User::new();
    for ended in [false, true] {
        let mut session = user.desk_of(&[], (80, 24));
        session.wait_for("Tour 1/5");
        session.wait_for("To watch");
        if ended {
            session.type_keys("\x1b");
            session.wait_until("the end of the tour", |screen| !screen.contents().contains("Tour"));
        }
        session.type_keys("q");
        assert_eq!(session.wait_ended(), 0);
    }
    let mut third = user.desk_of(&[], (80, 24));
    third.wait_for("To watch");
    assert!(!third.screen().contents().contains("Tour"));
    third.type_keys("\r");
    third.wait_for("Joint operation");
    let mut asked = user.desk_of(&["tour"], (80, 24));
    asked.wait_for("Tour 1/5");
}

#[test]
fn home_goes_on_where_the_last_visit_ended_and_counts_what_was_read() {
    let user = User::new();
    let mut first = user.desk_of(&[], (80, 24));
    first.type_keys("\rjj\r");
    first.wait_for("East Town and West Town");
    first.type_keys("q");
    assert_eq!(first.wait_ended(), 0);
    let mut second = user.desk_of(&[], (80, 24));
    second.wait_for("Continue  FE-01");
    second.wait_for("1/5");
    second.type_keys("\r");
    second.wait_for("East Town and West Town");
}

#[test]
fn a_fresh_desk_loses_neither_bookmarks_nor_queries() {
    let user = User::new();
    let mut first = user.desk(&[]);
    first.type_keys("\x06FE-02\rB");
    first.wait_for("Bookmarked.");
    first.type_keys("q");
    assert_eq!(first.wait_ended(), 0);
    let mut fresh = user.desk(&["--fresh"]);
    fresh.type_keys("q");
    assert_eq!(fresh.wait_ended(), 0);
    let visit = places::read(&user.file()).visit;
    assert_eq!((visit.bookmarks.len(), visit.queries), (1, vec!["FE-02".to_owned()]));
}
