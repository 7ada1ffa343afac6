//! Libraries kept in the cache folder: they are what the YAML says, and where there is any doubt the
//! YAML is read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use teigen::brief::{self, Library};
use teigen::shell::cache::Cache;
use teigen::shell::env::Env;
use teigen::shell::files::{self, Stamp};
use teigen::shell::load::Loader;

/// A folder of two briefs that are large enough to be kept, and a cache folder.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Place {
        let place = Place { folder: tempfile::tempdir().expect("a folder") };
        fs::create_dir(place.briefs()).expect("a folder");
        place.write("a", "一つ目");
        place.write("b", "二つ目");
        place
    }

    fn briefs(&self) -> PathBuf {
        self.folder.path().join("briefs")
    }

    fn cache(&self) -> PathBuf {
        self.folder.path().join("cache")
    }

    fn file(&self, id: &str) -> PathBuf {
        self.briefs().join(format!("{id}.yaml"))
    }

    /// Writes a brief of some 700 KB.
    fn write(&self, id: &str, title: &str) {
        let prefix = id.to_uppercase();
        let mut yaml = format!(
            "format: 1\nid: brief-{id}\nprefix: {prefix}\nlanguages: [ja]\nas_of: 2026-03\ntitle: {{ja: {title}}}\n\
             bottom_line: {{ja: 一行}}\nimportance: {{ja: 大事}}\nwatch:\n"
        );
        for at in 1..=2000 {
            let text = "北朝鮮の弾道ミサイル発射に対する日米韓の共同対処を注視する。".repeat(3);
            yaml.push_str(&format!(
                "  - id: {prefix}-W{at:02}\n    title: {{ja: 注視点{at}}}\n    text: {{ja: {text}}}\n    citations: []\n"
            ));
        }
        fs::write(self.file(id), yaml).expect("a file");
    }

    fn loader(&self) -> Loader {
        Loader::new(&[self.briefs()], &Env { cache: Some(self.cache()), ..Env::default() })
    }

    /// Loads the briefs as a run of the program does, and keeps them.
    fn run(&self) -> Arc<Library> {
        let mut loader = self.loader();
        let (library, problems) = loader.load().expect("something is loaded");
        assert_eq!(problems, Vec::new());
        loader.keep();
        library
    }

    /// What the YAML says, without any cache.
    fn read(&self) -> Arc<Library> {
        Loader::new(&[self.briefs()], &Env::default()).load().expect("something is loaded").0
    }

    fn files(&self) -> Vec<Stamp> {
        files::read(&[self.briefs()]).0.iter().map(|file| file.stamp()).collect()
    }

    /// What the cache gives for the files as they are.
    fn kept(&self) -> Option<Library> {
        Cache::new(&self.cache()).read(&self.files())
    }

    fn cache_file(&self) -> PathBuf {
        let mut files = fs::read_dir(self.cache()).expect("a cache").map(|entry| entry.expect("an entry").path());
        let file = files.next().expect("a file");
        assert_eq!(files.next(), None);
        file
    }
}

fn set_modified(path: &Path, time: SystemTime) {
    File::options().write(true).open(path).expect("a file").set_modified(time).expect("a time");
}

#[test]
fn what_is_kept_is_what_the_files_say() {
    let place = Place::new();
    assert_eq!(place.kept(), None);
    let read = place.run();
    assert_eq!(place.kept().as_ref(), Some(&*read));
    let digests = |library: &Library| [0, 1].map(|brief| library.digests(brief).collect::<Vec<_>>());
    assert_eq!(digests(&place.kept().unwrap()), digests(&place.read()));
    assert_eq!(digests(&read)[0].len(), 2001, "the brief and its items");
    assert_eq!(place.run(), read);
    assert_eq!(fs::metadata(place.cache()).unwrap().permissions().mode() & 0o777, 0o700);
    assert_eq!(fs::metadata(place.cache_file()).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_file_that_has_changed_in_any_respect_is_read_anew() {
    let place = Place::new();
    place.run();
    let path = place.file("a");
    let (bytes, time) = (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap());

    // The same size and time, another content.
    let text = String::from_utf8(bytes.clone()).unwrap().replacen("一つ目", "三つ目", 1);
    fs::write(&path, &text).unwrap();
    set_modified(&path, time);
    assert_eq!(place.kept(), None);
    assert_eq!(place.run(), place.read());

    // The same content, another time.
    set_modified(&path, time + Duration::from_secs(1));
    assert_eq!(place.kept(), None);
    place.run();
    assert!(place.kept().is_some());

    // Another path.
    fs::rename(&path, place.file("c")).unwrap();
    assert_eq!(place.kept(), None);
    fs::rename(place.file("c"), &path).unwrap();
    assert!(place.kept().is_some());

    // One file more, and one less.
    fs::write(place.file("c"), brief::EXAMPLE).unwrap();
    assert_eq!(place.kept(), None);
    fs::remove_file(place.file("c")).unwrap();
    fs::remove_file(place.file("b")).unwrap();
    assert_eq!(place.kept(), None);
}

#[test]
fn a_damaged_cache_is_passed_over() {
    let place = Place::new();
    let sound = place.run();
    let path = place.cache_file();
    let bytes = fs::read(&path).unwrap();
    // In the head and the first brief, then here and there.
    for at in (0..1000).step_by(29).chain((1000..bytes.len()).step_by(bytes.len() / 10)) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 1 << (at % 8);
        fs::write(&path, &damaged).unwrap();
        assert_eq!(place.kept(), None, "byte {at}");
    }
    for length in [0, 1, 100, bytes.len() / 2, bytes.len() - 1] {
        fs::write(&path, &bytes[..length]).unwrap();
        assert_eq!(place.kept(), None, "{length} bytes");
    }
    fs::write(&path, [&bytes[..], b"\0"].concat()).unwrap();
    assert_eq!(place.kept(), None);
    assert_eq!(place.run(), sound, "the YAML is read");
    assert_eq!(place.kept(), Some(Library::clone(&sound)), "and kept again");
}

#[test]
fn a_cache_that_others_may_write_is_not_read() {
    let place = Place::new();
    place.run();
    fs::set_permissions(place.cache_file(), Permissions::from_mode(0o666)).unwrap();
    assert_eq!(place.kept(), None);
}

#[test]
fn a_link_in_the_cache_is_neither_followed_nor_written_through() {
    let place = Place::new();
    let sound = place.run();
    let (path, elsewhere) = (place.cache_file(), place.folder.path().join("elsewhere"));
    fs::rename(&path, &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &path).unwrap();
    assert_eq!(place.kept(), None);
    let before = fs::read(&elsewhere).unwrap();
    place.write("a", "新しい題");
    assert_ne!(place.run(), sound);
    assert_eq!(fs::read(&elsewhere).unwrap(), before);
    assert!(place.kept().is_some());
}

#[test]
fn without_a_folder_to_write_in_the_briefs_open_all_the_same() {
    let place = Place::new();
    fs::write(place.cache(), "a file where the folder would be").unwrap();
    assert_eq!(place.run(), place.read());
    assert_eq!(fs::read(place.cache()).unwrap(), b"a file where the folder would be");
}

#[test]
fn briefs_with_anything_wrong_are_not_kept() {
    let place = Place::new();
    let text = fs::read_to_string(place.file("a")).unwrap().replacen("id: A-W07", "id: A-W08", 1);
    fs::write(place.file("a"), text).unwrap();
    let mut loader = place.loader();
    let (_, problems) = loader.load().expect("something is loaded");
    assert!(!problems.is_empty());
    loader.keep();
    assert!(!place.cache().exists());
}

#[test]
fn small_briefs_are_not_kept() {
    let place = Place::new();
    fs::remove_file(place.file("b")).unwrap();
    fs::write(place.file("a"), brief::EXAMPLE).unwrap();
    place.run();
    assert!(!place.cache().exists());
}

#[test]
fn the_bundled_briefs_are_kept_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let env = Env { cache: Some(folder.path().join("cache")), ..Env::default() };
    let mut loader = Loader::new(&[], &env);
    let (read, problems) = loader.load().expect("something is loaded");
    assert_eq!(problems, Vec::new());
    loader.keep();
    assert_eq!(fs::read_dir(folder.path().join("cache")).unwrap().count(), 1);
    assert_eq!(Loader::new(&[], &env).load().expect("something is loaded").0, read);
}

#[test]
fn whoever_writes_nothing_reads_the_cache_and_leaves_it_as_it_is() {
    let place = Place::new();
    let mut loader = place.loader().read_only();
    let (library, _) = loader.load().expect("something is loaded");
    loader.keep();
    assert!(!place.cache().exists());

    place.run();
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1);
    set_modified(&place.cache_file(), long_ago);
    assert_eq!(place.loader().read_only().load().expect("something is loaded").0, library);
    assert_eq!(fs::metadata(place.cache_file()).unwrap().modified().unwrap(), long_ago);
}

#[test]
fn a_file_that_breaks_keeps_the_brief_that_the_cache_gave() {
    let place = Place::new();
    let sound = place.run();
    let mut loader = place.loader();
    assert_eq!(loader.load().expect("something is loaded").0, sound);
    fs::write(place.file("a"), "format: [").unwrap();
    let (library, problems) = loader.load().expect("it has changed");
    assert_eq!(library, sound);
    assert_eq!(problems.len(), 1);
}

#[test]
fn the_libraries_used_longest_ago_make_room() {
    let place = Place::new();
    for number in 0..10 {
        let briefs = place.folder.path().join(format!("briefs-{number}"));
        fs::rename(place.briefs(), &briefs).unwrap();
        let mut loader =
            Loader::new(std::slice::from_ref(&briefs), &Env { cache: Some(place.cache()), ..Env::default() });
        loader.load().expect("something is loaded");
        loader.keep();
        fs::rename(&briefs, place.briefs()).unwrap();
    }
    assert_eq!(fs::read_dir(place.cache()).unwrap().count(), 8);
}
