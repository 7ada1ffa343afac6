//! Writing a file that is there whole or not at all.

use std::fs::{File, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// What becomes of a file that is already there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is written.
    Keep,
    /// It is replaced; a link is, not what it points to.
    Replace,
}

/// Writes the bytes to a file of that name. They go to another file in the same folder first, and
/// through to the disk, so that the name never stands for a part of them.
///
/// # Errors
/// Of kind [`io::ErrorKind::AlreadyExists`] where a file is to be kept; else whatever the system
/// says. What was there is then as it was.
pub fn save(path: &Path, bytes: &[u8], existing: Existing) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // As for any file that the user writes: what the umask leaves.
    let permissions = Permissions::from_mode(0o666);
    let mut file = tempfile::Builder::new().prefix(".teigen-").permissions(permissions).tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    match existing {
        Existing::Keep => file.persist_noclobber(path)?,
        Existing::Replace => file.persist(path)?,
    };
    // The name is on the disk when its folder is.
    File::open(folder)?.sync_all()
}

/// The path from the root, a leading `~` being the user's own folder.
pub fn whole(typed: &str) -> PathBuf {
    let home = etcetera::home_dir().ok();
    let path = match (typed.strip_prefix('~'), home) {
        (Some(""), Some(home)) => home,
        (Some(rest), Some(home)) if rest.starts_with('/') => home.join(rest.trim_start_matches('/')),
        _ => PathBuf::from(typed),
    };
    std::path::absolute(&path).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_that_exists_is_replaced_only_when_that_is_asked_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("minutes.md");
        save(&path, b"first", Existing::Keep).expect("no file is there");
        let kept = save(&path, b"second", Existing::Keep).expect_err("a file is there");
        assert_eq!(kept.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).expect("the file"), b"first");
        save(&path, b"second", Existing::Replace).expect("asked for");
        assert_eq!(fs::read(&path).expect("the file"), b"second");
        assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1, "nothing else is left");
    }

    #[test]
    fn a_link_is_replaced_and_what_it_points_to_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let (target, link) = (folder.path().join("target"), folder.path().join("link"));
        fs::write(&target, b"theirs").expect("a file");
        std::os::unix::fs::symlink(&target, &link).expect("a link");
        assert!(save(&link, b"ours", Existing::Keep).is_err());
        save(&link, b"ours", Existing::Replace).expect("asked for");
        assert_eq!(fs::read(&target).expect("the target"), b"theirs");
        assert_eq!(fs::read(&link).expect("the file"), b"ours");
    }
}
