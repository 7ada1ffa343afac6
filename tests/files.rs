//! Finding and reading briefs: whatever a path leads to, reading comes back with bytes or a problem.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, Mode};
use teigen::problem::ProblemKind;
use teigen::shell::env::{Env, Origin, locate};
use teigen::shell::files::{Found, MAX_FILE, read, read_file};
use tempfile::TempDir;

/// A folder with these files, each holding its own name.
fn folder(names: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in names {
        fs::write(folder.path().join(name), name).unwrap();
    }
    folder
}

/// What reading a path gave: the contents of the files, and the kinds of the problems with the
/// last part of their paths.
fn outcome(paths: &[PathBuf]) -> (Vec<String>, Vec<(String, ProblemKind)>) {
    let (files, problems) = read(paths, None);
    let stamps = |files: &[Found]| files.iter().map(|file| file.stamp.clone()).collect::<Vec<_>>();
    let (known, told) = read(paths, Some(&|stamp| stamps(&files).contains(stamp)));
    assert_eq!(stamps(&known), stamps(&files), "what is read is what is known");
    assert!(known.iter().all(|file| file.bytes.is_none()), "and what is known is not held");
    assert_eq!(told, problems);
    assert_eq!(read(paths, Some(&|_| false)), (files.clone(), problems.clone()));
    let contents = files.into_iter().map(|file| String::from_utf8(file.bytes.unwrap()).unwrap()).collect();
    let name = |path: &str| Path::new(path).file_name().unwrap().to_str().unwrap().to_owned();
    (contents, problems.into_iter().map(|problem| (name(&problem.place.path), problem.kind)).collect())
}

fn unreadable(words: &str) -> ProblemKind {
    ProblemKind::Unreadable(words.to_owned())
}

#[test]
fn a_folder_gives_its_briefs_in_the_order_of_their_names() {
    let folder = folder(&["b.yaml", "a.yml", "c.YAML", ".hidden.yaml", "notes.txt", "yaml", "d.yaml~"]);
    fs::create_dir(folder.path().join("sub")).unwrap();
    fs::write(folder.path().join("sub/e.yaml"), "e").unwrap();
    let (contents, problems) = outcome(&[folder.path().into()]);
    assert_eq!(contents, ["a.yml", "b.yaml", "c.YAML"]);
    assert_eq!(problems, []);
}

#[test]
fn a_file_is_read_under_any_name_and_in_the_order_given() {
    let folder = folder(&["z", "a.txt"]);
    let paths = ["z", "a.txt"].map(|name| folder.path().join(name));
    assert_eq!(outcome(&paths), (vec!["z".to_owned(), "a.txt".to_owned()], vec![]));
    assert_eq!(read(&paths, None).0[0].stamp.path, paths[0].display().to_string());
}

#[test]
fn a_file_named_twice_is_read_once() {
    let folder = folder(&["a.yaml"]);
    symlink("a.yaml", folder.path().join("b.yaml")).unwrap();
    let paths = [folder.path().join("a.yaml"), folder.path().into()];
    assert_eq!(outcome(&paths), (vec!["a.yaml".to_owned()], vec![]));
}

#[test]
fn a_path_that_is_not_there_is_a_problem_beside_the_rest() {
    let folder = folder(&["a.yaml"]);
    let (contents, problems) = outcome(&[folder.path().join("gone.yaml"), folder.path().join("a.yaml")]);
    assert_eq!(contents, ["a.yaml"]);
    assert_eq!(problems, [("gone.yaml".to_owned(), ProblemKind::NoFile)]);
}

#[test]
fn a_folder_without_briefs_is_a_problem() {
    let folder = folder(&["notes.txt"]);
    assert_eq!(read(&[folder.path().into()], None).1[0].kind, ProblemKind::NoBriefs);
}

#[test]
fn a_file_that_may_not_be_read_is_a_problem() {
    let folder = folder(&["a.yaml"]);
    let path = folder.path().join("a.yaml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        // Nothing is kept from the superuser.
        return;
    }
    assert_eq!(outcome(&[path]).1, [("a.yaml".to_owned(), unreadable("Permission denied"))]);
}

#[test]
fn a_pipe_or_a_device_is_refused_without_waiting_for_it() {
    let folder = folder(&[]);
    let pipe = folder.path().join("pipe.yaml");
    rustix::fs::mkfifoat(CWD, &pipe, Mode::RUSR | Mode::WUSR).unwrap();
    let (contents, problems) = outcome(&[pipe, "/dev/zero".into(), "/dev/tty".into(), folder.path().into()]);
    assert_eq!(contents, [""; 0]);
    let names = ["pipe.yaml", "zero", "tty", "pipe.yaml"];
    assert_eq!(problems, names.map(|name| (name.to_owned(), ProblemKind::NotRegular)));
}

#[test]
fn a_subfolder_named_like_a_brief_is_a_problem() {
    let folder = folder(&["a.yaml"]);
    fs::create_dir(folder.path().join("b.yaml")).unwrap();
    let (contents, problems) = outcome(&[folder.path().into()]);
    assert_eq!(contents, ["a.yaml"]);
    assert_eq!(problems, [("b.yaml".to_owned(), ProblemKind::NotRegular)]);
}

#[test]
fn a_file_may_be_as_large_as_the_limit_and_no_larger() {
    let folder = folder(&["fits.yaml", "large.yaml"]);
    let grow = |name: &str, size| fs::File::create(folder.path().join(name)).unwrap().set_len(size).unwrap();
    grow("fits.yaml", MAX_FILE);
    grow("large.yaml", MAX_FILE + 1);
    let (files, problems) = read(&[folder.path().into()], None);
    assert_eq!(files.iter().map(|file| file.stamp.size).collect::<Vec<_>>(), [MAX_FILE]);
    assert_eq!(problems[0].kind, ProblemKind::TooLarge { limit: MAX_FILE });
}

#[test]
fn a_link_within_a_folder_is_followed_and_one_out_of_it_refused() {
    let outside = folder(&["secret.yaml"]);
    let inside = folder(&["real.txt"]);
    symlink("real.txt", inside.path().join("in.yaml")).unwrap();
    symlink(outside.path().join("secret.yaml"), inside.path().join("out.yaml")).unwrap();
    symlink("../../../../../../../etc/passwd", inside.path().join("up.yaml")).unwrap();
    let (contents, problems) = outcome(&[inside.path().into()]);
    assert_eq!(contents, ["real.txt"]);
    let refused = ["out.yaml", "up.yaml"].map(|name| (name.to_owned(), ProblemKind::NotRegular));
    assert_eq!(problems, refused);
}

#[test]
fn a_link_given_by_name_is_followed_to_a_file_or_a_folder() {
    let real = folder(&["a.yaml"]);
    let links = folder(&[]);
    symlink(real.path(), links.path().join("briefs")).unwrap();
    assert_eq!(outcome(&[links.path().join("briefs")]), (vec!["a.yaml".to_owned()], vec![]));
    symlink(real.path().join("a.yaml"), links.path().join("brief")).unwrap();
    assert_eq!(outcome(&[links.path().join("brief")]), (vec!["a.yaml".to_owned()], vec![]));
}

#[test]
fn links_in_a_circle_are_a_problem() {
    let folder = folder(&[]);
    symlink("b.yaml", folder.path().join("a.yaml")).unwrap();
    symlink("a.yaml", folder.path().join("b.yaml")).unwrap();
    let (contents, problems) = outcome(&[folder.path().into(), folder.path().join("a.yaml")]);
    assert_eq!(contents, [""; 0]);
    let circle = unreadable("Too many levels of symbolic links");
    assert_eq!(problems, ["a.yaml", "b.yaml", "a.yaml"].map(|name| (name.to_owned(), circle.clone())));
}

#[test]
fn a_single_file_is_read_or_a_problem() {
    let folder = folder(&["keymap.toml"]);
    assert_eq!(read_file(&folder.path().join("keymap.toml")).unwrap().bytes, b"keymap.toml");
    assert_eq!(read_file(folder.path()).unwrap_err().kind, ProblemKind::NotRegular);
}

#[test]
fn the_paths_given_come_before_the_environment() {
    let env = Env { briefs: Some("/set/by/environment".into()), ..Env::default() };
    assert_eq!(locate(&["given.yaml".into()], &env), Origin::Given(vec!["given.yaml".into()]));
}

#[test]
fn the_environment_lists_paths_and_an_empty_list_is_none() {
    let env = |list: &str| Env { briefs: Some(list.into()), ..Env::default() };
    assert_eq!(locate(&[], &env("/a:/b:")), Origin::Given(vec!["/a".into(), "/b".into()]));
    assert_eq!(locate(&[], &env("")), Origin::Embedded);
}

#[test]
fn the_folder_of_ones_own_is_used_once_it_holds_a_brief() {
    let data = tempfile::tempdir().unwrap();
    let env = Env { data: Some(data.path().into()), ..Env::default() };
    assert_eq!(locate(&[], &env), Origin::Embedded);
    let briefs = data.path().join("briefs");
    fs::create_dir(&briefs).unwrap();
    assert_eq!(locate(&[], &env), Origin::Embedded);
    fs::write(briefs.join("a.yaml"), "").unwrap();
    assert_eq!(locate(&[], &env), Origin::Folder(briefs));
}

#[test]
fn the_keymap_of_ones_own_is_named_only_where_there_is_one() {
    let config = tempfile::tempdir().unwrap();
    let env = Env { config: Some(config.path().into()), ..Env::default() };
    assert_eq!(env.keymap(), None);
    let path = config.path().join("keymap.toml");
    fs::write(&path, "").unwrap();
    assert_eq!(env.keymap(), Some(path));
}
