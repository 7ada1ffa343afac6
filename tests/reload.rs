//! The briefs are loaded anew when their files change, and whoever reads them stays where they were.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use support::pty::Session;
use teigen::problem::ProblemKind;
use teigen::shell::env::Env;
use teigen::shell::loader::Loader;

const TITLE: &str = "Begin joint operation of the ferries";
const NEW_TITLE: &str = "Begin joint operation of the ferries at once";

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/desk").join(name);
    fs::read_to_string(path).unwrap()
}

/// The text of the first brief with another title of its first proposal.
fn edited() -> String {
    let text = fixture("1-ferry.yaml");
    assert!(text.contains(TITLE));
    text.replacen(TITLE, NEW_TITLE, 1)
}

/// The first half of the text of the first brief, as a slow hand may have written it.
fn half() -> String {
    let text = fixture("1-ferry.yaml");
    let half = text.lines().take(12).collect::<Vec<_>>().join("\n") + "\n  - {id: ";
    assert!(half.len() < text.len());
    half
}

/// A folder with the two briefs of the fixtures, to be changed.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        for name in ["1-ferry.yaml", "2-light.yaml"] {
            folder.write(name, &fixture(name));
        }
        folder
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("briefs")
    }

    fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::create_dir_all(self.path()).unwrap();
        fs::write(self.file(name), text).unwrap();
    }

    /// Writes the file as many editors do: another one first, which then takes its name.
    fn exchange(&self, name: &str, text: &str) {
        let draft = self.file(".draft.swp");
        fs::write(&draft, text).unwrap();
        fs::rename(draft, self.file(name)).unwrap();
    }

    /// The desk on that path.
    fn desk(&self, path: &Path, args: &[&str]) -> Session {
        let nothing = OsStr::new("/proc/nonexistent");
        let env = [
            ("TEIGEN_BRIEFS", path.as_os_str()),
            ("XDG_CONFIG_HOME", nothing),
            ("XDG_DATA_HOME", nothing),
            ("LC_ALL", OsStr::new("en_GB.UTF-8")),
        ];
        let args = [&["--read-only", "--ambiguous", "narrow"], args].concat();
        let mut session = Session::start(env!("CARGO_BIN_EXE_teigen"), &args, &env, (120, 30));
        session.wait_for("Ferry cooperation");
        session
    }

    /// The desk on the folder, at the page of the first proposal, its second link picked.
    fn reading(&self) -> Session {
        let mut session = self.desk(&self.path(), &[]);
        session.type_keys("\rjj\r\t\t");
        session.wait_for("FE-F02");
        session.wait_for("1/2");
        session
    }
}

/// The screen without its last line, which tells of the change.
fn above(screen: &vt100::Screen) -> String {
    let rows: Vec<String> = screen.rows(0, u16::MAX).collect();
    rows.split_last().map(|(_, rows)| rows.join("\n")).unwrap_or_default()
}

/// The same with colours and attributes, by which what is picked is told from the rest.
fn styled_above(screen: &vt100::Screen) -> Vec<String> {
    let mut rows: Vec<String> = screen.rows_formatted(0, u16::MAX).collect();
    rows.pop();
    rows
}

#[test]
fn an_edit_shows_and_the_place_stays() {
    for exchange in [false, true] {
        let folder = Folder::new();
        let mut session = folder.reading();
        let before = styled_above(session.screen());
        if exchange {
            folder.exchange("1-ferry.yaml", &edited());
        } else {
            folder.write("1-ferry.yaml", &edited());
        }
        session.wait_for(NEW_TITLE);
        session.wait_for("The files have changed and were read anew.");
        folder.write("1-ferry.yaml", &fixture("1-ferry.yaml"));
        session.wait_until("the page as it was, its second link picked", |screen| styled_above(screen) == before);
    }
}

#[test]
fn one_edit_after_the_other_shows() {
    let folder = Folder::new();
    let mut session = folder.reading();
    for round in 0..5 {
        let title = format!("{TITLE} round {round}");
        folder.exchange("1-ferry.yaml", &fixture("1-ferry.yaml").replacen(TITLE, &title, 1));
        session.wait_for(&format!("round {round}"));
    }
}

#[test]
fn a_half_written_file_shows_its_problems_and_heals_and_the_place_stays() {
    let folder = Folder::new();
    let mut session = folder.reading();
    let before = above(session.screen());
    folder.write("1-ferry.yaml", &half());
    session.wait_for("! 1 problem");
    session.wait_for("The files were read anew and have problems");
    session.wait_for(TITLE);
    session.type_keys("!");
    session.wait_for("1-ferry.yaml:13:");
    session.type_keys("\x1b");
    folder.write("1-ferry.yaml", &fixture("1-ferry.yaml"));
    session.wait_until("the page as it was", |screen| above(screen) == before);
}

#[test]
fn a_brief_that_comes_is_listed_and_one_that_goes_is_not() {
    let folder = Folder::new();
    fs::remove_file(folder.file("2-light.yaml")).unwrap();
    let mut session = folder.desk(&folder.path(), &[]);
    session.wait_for("Briefs 1");
    folder.write("2-light.yaml", &fixture("2-light.yaml"));
    session.wait_for("Care of the light");
    session.wait_for("Briefs 2");
    fs::remove_file(folder.file("1-ferry.yaml")).unwrap();
    session.wait_until("one brief", |screen| !screen.contents().contains("Ferry cooperation"));
    session.wait_for("Briefs 1");
}

#[test]
fn a_file_given_by_name_is_watched_as_it_is_written_anew_or_comes_back() {
    let folder = Folder::new();
    let mut session = folder.desk(&folder.file("1-ferry.yaml"), &[]);
    session.type_keys("\rjj\r");
    folder.exchange("1-ferry.yaml", &edited());
    session.wait_for(NEW_TITLE);
    fs::remove_file(folder.file("1-ferry.yaml")).unwrap();
    session.wait_for("There is no brief to open.");
    folder.write("1-ferry.yaml", &edited());
    session.wait_for("Ferry cooperation");
}

#[test]
fn a_file_behind_a_link_is_watched_where_it_is() {
    let folder = Folder::new();
    let link = folder.0.path().join("link.yaml");
    symlink(folder.file("1-ferry.yaml"), &link).unwrap();
    let mut session = folder.desk(&link, &[]);
    session.type_keys("\rjj\r");
    folder.exchange("1-ferry.yaml", &edited());
    session.wait_for(NEW_TITLE);
}

#[test]
fn a_folder_that_is_replaced_as_a_whole_is_watched_again() {
    let folder = Folder::new();
    let mut session = folder.reading();
    fs::rename(folder.path(), folder.0.path().join("old")).unwrap();
    session.wait_for("There is no brief to open.");
    folder.write("1-ferry.yaml", &fixture("1-ferry.yaml"));
    session.wait_for("Ferry cooperation");
    session.type_keys("\rjj\r");
    session.wait_for(TITLE);
    folder.exchange("1-ferry.yaml", &edited());
    session.wait_for(NEW_TITLE);
}

#[test]
fn what_is_wrong_with_other_files_stays_said() {
    let folder = Folder::new();
    let keymap = folder.0.path().join("keymap.toml");
    fs::write(&keymap, "[list]\nnonsense = [\"x\"]\n").unwrap();
    let mut session = folder.desk(&folder.path(), &["--keymap", keymap.to_str().unwrap()]);
    session.wait_for("! 1 problem");
    folder.write("1-ferry.yaml", &half());
    session.wait_for("! 2 problems");
    folder.write("1-ferry.yaml", &fixture("1-ferry.yaml"));
    session.wait_for("! 1 problem ");
}

fn loader(path: &Path) -> Loader {
    Loader::new(&[path.to_owned()], &Env::default())
}

#[test]
fn files_that_hold_what_they_held_are_not_loaded_again() {
    let folder = Folder::new();
    let mut loader = loader(&folder.path());
    assert!(loader.load().is_some());
    folder.exchange("1-ferry.yaml", &fixture("1-ferry.yaml"));
    assert!(loader.load().is_none());
    folder.write("1-ferry.yaml", &edited());
    let (library, problems) = loader.load().unwrap();
    assert_eq!((library.briefs().len(), problems), (2, vec![]));
    assert!(Loader::new(&[], &Env::default()).load().is_some(), "the briefs inside the program");
}

#[test]
fn a_broken_file_keeps_its_brief_and_a_file_that_is_gone_does_not() {
    let folder = Folder::new();
    let mut loader = loader(&folder.path());
    let (sound, _) = loader.load().unwrap();
    folder.write("1-ferry.yaml", &half());
    let (library, problems) = loader.load().unwrap();
    assert_eq!(library, sound);
    assert!(!problems.is_empty() && problems.iter().all(|problem| problem.place.path.ends_with("1-ferry.yaml")));
    folder.write("3-copy.yaml", &fixture("1-ferry.yaml"));
    let (library, problems) = loader.load().unwrap();
    assert_eq!(library, sound);
    let of_copy: Vec<_> = problems.iter().filter(|problem| problem.place.path.ends_with("3-copy.yaml")).collect();
    assert!(
        matches!(&of_copy[..], [problem] if matches!(problem.kind, ProblemKind::DuplicateId { .. })),
        "the brief that stands in has its id: {of_copy:?}"
    );
    fs::remove_file(folder.file("3-copy.yaml")).unwrap();
    fs::remove_file(folder.file("1-ferry.yaml")).unwrap();
    let (library, problems) = loader.load().unwrap();
    assert_eq!((library.briefs().len(), problems.len()), (1, 0));
    folder.write("1-ferry.yaml", &half());
    let (library, problems) = loader.load().unwrap();
    assert_eq!((library.briefs().len(), problems.is_empty()), (1, false), "what is gone is forgotten");
}

#[test]
fn what_was_typed_as_a_brief_is_not_waited_for_again() {
    let config = tempfile::tempdir().unwrap();
    // There may be themes, so that something is watched.
    fs::create_dir(config.path().join("teigen")).unwrap();
    let nothing = OsStr::new("/proc/nonexistent");
    let env = [
        ("XDG_CONFIG_HOME", config.path().as_os_str()),
        ("XDG_DATA_HOME", nothing),
        ("LC_ALL", OsStr::new("en_GB.UTF-8")),
    ];
    let args = ["--read-only", "--ambiguous", "narrow", "-"];
    let mut session = Session::start(env!("CARGO_BIN_EXE_teigen"), &args, &env, (120, 30));
    session.type_keys(&fixture("1-ferry.yaml"));
    // The end of what is typed.
    session.type_keys("\x04");
    session.wait_for("Ferry cooperation");
    for _ in 0..20 {
        session.type_keys("?");
        session.wait_for("Keys");
        session.type_keys("?");
        session.wait_until("the keys are gone", |screen| !screen.contents().contains("Keys"));
    }
}
