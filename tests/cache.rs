//! Libraries kept in the cache folder: they are what the YAML says, and where there is any doubt the
//! YAML is read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use teigen::brief::{self, Brief, Library};
use teigen::lang::Lang;
use teigen::shell::cache::Cache;
use teigen::shell::env::{Env, Origin};
use teigen::shell::files::{self, MOST_BYTES};
use teigen::shell::loader::Loader;

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

    /// Writes a brief of some 170 KB.
    fn write(&self, id: &str, title: &str) {
        let prefix = id.to_uppercase();
        let mut yaml = format!(
            "format: 1\nid: brief-{id}\nprefix: {prefix}\nlanguages: [ja]\nas_of: 2026-03\ntitle: {{ja: {title}}}\n\
             bottom_line: {{ja: 一行}}\nimportance: {{ja: 大事}}\nwatch:\n"
        );
        for at in 1..=500 {
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

    /// What the cache gives for the files as they are: of each its brief, if that is kept.
    fn kept(&self) -> Vec<Option<Brief>> {
        let kept = Cache::new(&self.cache()).open(&Origin::Given(vec![self.briefs()]));
        let (files, _) = files::read(&[self.briefs()], None);
        files.iter().map(|file| Some(kept.as_ref()?.restore(&file.stamp)?.0)).collect()
    }

    /// The ids of the briefs that are kept.
    fn ids_kept(&self) -> Vec<String> {
        self.kept().into_iter().flatten().map(|brief| brief.id.to_string()).collect()
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
    assert_eq!(place.kept(), [None, None]);
    let read = place.run();
    assert_eq!(place.kept(), read.briefs().iter().map(|brief| Some(Brief::clone(brief))).collect::<Vec<_>>());
    assert_eq!(place.run(), read);
    let mut loader = place.loader();
    let (taken_up, _) = loader.load().expect("something is loaded");
    assert_eq!(taken_up.digests(), place.read().digests());
    assert_eq!(taken_up.digests()[0].len(), 501, "the brief and its items");
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
    assert_eq!(place.ids_kept(), ["brief-b"]);
    assert_eq!(place.run(), place.read());

    // The same content, another time.
    set_modified(&path, time + Duration::from_secs(1));
    assert_eq!(place.ids_kept(), ["brief-b"]);
    place.run();
    assert_eq!(place.ids_kept(), ["brief-a", "brief-b"]);

    // Another path.
    fs::rename(&path, place.file("c")).unwrap();
    assert_eq!(place.ids_kept(), ["brief-b"]);
    assert_eq!(place.run(), place.read());
    assert_eq!(place.ids_kept(), ["brief-b", "brief-a"]);
}

/// What a loader says of the folder, after what it knew of it before.
fn told(loader: &mut Loader) -> (Arc<Library>, Vec<String>) {
    let (library, problems) = loader.load().expect("it has changed");
    (library, problems.iter().map(|problem| problem.render(Lang::En)).collect())
}

/// The same, read from the YAML alone.
fn read_anew(place: &Place) -> (Arc<Library>, Vec<String>) {
    told(&mut Loader::new(&[place.briefs()], &Env::default()))
}

#[test]
fn of_files_that_change_only_those_are_read_that_did() {
    let place = Place::new();
    place.run();
    let mut desk = place.loader();
    let (before, _) = told(&mut desk);
    // Another loader, as of another run, knows what the first kept; and this one what it has.
    for change in ["一つ目の改訂", "一つ目の再改訂"] {
        place.write("a", change);
        let mut other = place.loader();
        assert_eq!(told(&mut other), read_anew(&place));
        let (library, problems) = told(&mut desk);
        assert_eq!((library.clone(), problems), read_anew(&place));
        assert!(Arc::ptr_eq(&library.briefs()[1], &before.briefs()[1]), "the brief that has not changed is the same");
        assert_eq!(library.digests(), place.read().digests());
    }
    // One file more, and one less.
    place.write("c", "三つ目");
    assert_eq!(told(&mut desk), read_anew(&place));
    assert_eq!(told(&mut place.loader()), read_anew(&place));
    fs::remove_file(place.file("b")).unwrap();
    assert_eq!(told(&mut desk), read_anew(&place));
    assert_eq!(told(&mut place.loader()), read_anew(&place));
    desk.keep();
    assert_eq!(place.ids_kept(), ["brief-a", "brief-c"]);
}

#[test]
fn for_one_file_of_many_not_all_is_kept_anew() {
    let place = Place::new();
    for n in 0..30 {
        place.write(&format!("c{n}"), "多くのうちの一つ");
    }
    place.run();
    let written = || fs::read(place.cache_file()).unwrap();
    let before = written();
    let mut desk = place.loader();
    told(&mut desk);
    for (changes, is_written) in [(["c7", "c7"], false), (["c8", "c9"], true)] {
        for (round, id) in changes.into_iter().enumerate() {
            place.write(id, &format!("改訂{round}"));
            assert_eq!(told(&mut desk), read_anew(&place));
            desk.keep();
        }
        assert_eq!(written() != before, is_written, "{changes:?}");
        assert_eq!(told(&mut place.loader()), read_anew(&place));
    }
}

#[test]
fn what_is_wrong_between_files_is_told_with_its_places_though_one_of_them_is_known() {
    let place = Place::new();
    place.run();
    let sound = fs::read_to_string(place.file("b")).unwrap();
    let related = |to: &str| {
        format!(
            "{sound}sections:\n  - {{id: s, title: {{ja: 節}}, summary: {{ja: 要}}}}\nproposals:\n  - id: B-01\n    section: s\n    \
             title: {{ja: 提言}}\n    text: {{ja: 文}}\n    related: [{to}]\n    citations: []\n"
        )
    };
    for changed in [
        // Two briefs of one id; two items of one id, in briefs of one prefix; a relation to what is not there.
        sound.replacen("id: brief-b", "id: brief-a", 1),
        sound.replace("B-W", "A-W").replacen("prefix: B", "prefix: A", 1),
        related("A-77"),
    ] {
        let mut desk = place.loader();
        told(&mut desk);
        fs::write(place.file("b"), changed).unwrap();
        let anew = read_anew(&place);
        assert_ne!(anew.1, Vec::<String>::new());
        assert_eq!(told(&mut place.loader()), anew);
        assert_eq!(told(&mut desk), anew);
        desk.keep();
        assert_eq!(told(&mut place.loader()), anew);

        // Sound again, it stands whole again.
        fs::write(place.file("b"), &sound).unwrap();
        assert_eq!(told(&mut desk), read_anew(&place));
        assert_eq!(told(&mut place.loader()), read_anew(&place));
    }
}

#[test]
fn a_relation_that_cannot_stand_for_a_while_is_there_again() {
    let place = Place::new();
    let brief = |prefix: &str, related: &str| {
        let sections = "sections:\n  - {id: s, title: {ja: 節}, summary: {ja: 要}}\nproposals:\n";
        let id = prefix.to_lowercase();
        let text = fs::read_to_string(place.file(&id)).unwrap();
        format!(
            "{text}{sections}  - id: {prefix}-01\n    section: s\n    title: {{ja: 提言}}\n    text: {{ja: 文}}\n    \
             related: [{related}]\n    citations: []\n"
        )
    };
    let (first, second) = (brief("A", ""), brief("B", "A-01"));
    fs::write(place.file("a"), &first).unwrap();
    fs::write(place.file("b"), &second).unwrap();
    place.run();
    let mut desk = place.loader();
    let (library, _) = told(&mut desk);
    assert_eq!(library.briefs()[1].proposals[0].related.len(), 1);
    assert!(library.known_digests(1).is_some(), "it was taken up, not read");
    // The proposal that it is related to is given, but cannot be read.
    fs::write(place.file("a"), first.replacen("title: {ja: 提言}", "title: {ja: 5}", 1)).unwrap();
    let (library, problems) = told(&mut desk);
    assert_eq!(library.briefs()[1].proposals[0].related, []);
    assert_eq!(library.digests(), read_anew(&place).0.digests());
    assert_eq!((library, problems), read_anew(&place));
    desk.keep();
    fs::write(place.file("a"), &first).unwrap();
    for mut loader in [desk, place.loader()] {
        let (library, problems) = told(&mut loader);
        assert_eq!(library.briefs()[1].proposals[0].related.len(), 1);
        assert_eq!(library.digests(), read_anew(&place).0.digests());
        assert_eq!(problems, Vec::<String>::new());
    }
}

#[test]
fn a_damaged_cache_is_passed_over() {
    let place = Place::new();
    let sound = place.run();
    let path = place.cache_file();
    let bytes = fs::read(&path).unwrap();
    // In the head and the first brief, then here and there, then in the table.
    let places = (0..1000).step_by(29).chain((1000..bytes.len()).step_by(bytes.len() / 10));
    for at in places.chain((1..300).step_by(7).map(|back| bytes.len() - back)) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 1 << (at % 8);
        fs::write(&path, &damaged).unwrap();
        assert!(place.ids_kept().len() < 2, "byte {at}");
    }
    for length in [0, 1, 100, bytes.len() / 2, bytes.len() - 1] {
        fs::write(&path, &bytes[..length]).unwrap();
        assert_eq!(place.kept(), [None, None], "{length} bytes");
    }
    fs::write(&path, [&bytes[..], b"\0"].concat()).unwrap();
    assert_eq!(place.kept(), [None, None]);
    let mut damaged = bytes.clone();
    damaged[500] ^= 1;
    fs::write(&path, damaged).unwrap();
    assert_eq!(place.run(), sound, "the YAML is read");
    assert_eq!(place.ids_kept(), ["brief-a", "brief-b"], "and kept again");
}

#[test]
fn a_cache_that_others_may_write_is_not_read() {
    let place = Place::new();
    place.run();
    fs::set_permissions(place.cache_file(), Permissions::from_mode(0o666)).unwrap();
    assert_eq!(place.kept(), [None, None]);
}

#[test]
fn a_link_in_the_cache_is_neither_followed_nor_written_through() {
    let place = Place::new();
    let sound = place.run();
    let (path, elsewhere) = (place.cache_file(), place.folder.path().join("elsewhere"));
    fs::rename(&path, &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &path).unwrap();
    assert_eq!(place.kept(), [None, None]);
    let before = fs::read(&elsewhere).unwrap();
    place.write("a", "新しい題");
    assert_ne!(place.run(), sound);
    assert_eq!(fs::read(&elsewhere).unwrap(), before);
    assert_eq!(place.ids_kept(), ["brief-a", "brief-b"]);
}

#[test]
fn without_a_folder_to_write_in_the_briefs_open_all_the_same() {
    let place = Place::new();
    fs::write(place.cache(), "a file where the folder would be").unwrap();
    assert_eq!(place.run(), place.read());
    assert_eq!(fs::read(place.cache()).unwrap(), b"a file where the folder would be");
}

#[test]
fn a_brief_with_anything_wrong_is_not_kept_and_the_others_are() {
    let place = Place::new();
    let text = fs::read_to_string(place.file("a")).unwrap().replacen("id: A-W07", "id: A-W08", 1);
    fs::write(place.file("a"), text).unwrap();
    let mut loader = place.loader();
    let (library, problems) = told(&mut loader);
    assert_eq!(problems.len(), 1);
    loader.keep();
    assert_eq!(place.ids_kept(), ["brief-b"]);
    let written = fs::metadata(place.cache_file()).unwrap().ino();
    let mut loader = place.loader();
    assert_eq!(told(&mut loader), (library, problems));
    loader.keep();
    assert_eq!(fs::metadata(place.cache_file()).unwrap().ino(), written, "there is nothing new to be kept");
}

#[test]
fn what_comes_by_standard_input_is_neither_kept_nor_asked_for_twice() {
    let place = Place::new();
    let piped = place.folder.path().join("piped.yaml");
    let sound = fs::read_to_string(place.file("a")).unwrap();
    let told = |brief: String| {
        fs::write(&piped, brief).unwrap();
        let teigen = Command::new(env!("CARGO_BIN_EXE_teigen"))
            .args(["list", "--kind=briefs", "--lang=en", "--from=-", "--from"])
            .arg(place.briefs())
            .env("XDG_CACHE_HOME", place.cache())
            .stdin(File::open(&piped).unwrap())
            .output()
            .unwrap();
        assert!(teigen.status.success(), "{teigen:?}");
        [teigen.stdout, teigen.stderr].map(|bytes| String::from_utf8(bytes).unwrap())
    };
    let [listed, wrong] =
        told(sound.replace("brief-a", "brief-c").replace("prefix: A", "prefix: C").replace("A-W", "C-W"));
    assert_eq!((listed.lines().count(), wrong.as_str()), (3, ""));
    assert!(!place.cache().exists());
    // One whose id another file has too.
    let [listed, wrong] = told(sound.clone());
    assert_eq!(listed.lines().count(), 2);
    assert!(wrong.contains("brief-a"), "{wrong}");
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

#[test]
fn a_cache_that_is_too_large_with_the_others_makes_room() {
    let place = Place::new();
    place.run();
    let old = place.cache().join("library-0000000000000000.cache");
    File::create(&old).unwrap().set_len(2 * MOST_BYTES).unwrap();
    let other = place.cache().join("notes");
    fs::write(&other, "").unwrap();
    set_modified(&old, SystemTime::UNIX_EPOCH);
    set_modified(&other, SystemTime::UNIX_EPOCH);
    place.write("a", "新しい題");
    place.run();
    assert!(!old.exists());
    assert!(other.exists());
    assert_eq!(place.ids_kept(), ["brief-a", "brief-b"]);
}
