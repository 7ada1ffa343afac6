//! The file under a ledger: who may read it, and whether it is still the one that was opened.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// What tells one file from another, wherever it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    device: u64,
    inode: u64,
}

/// The identity of the file at that path; none where there is none.
pub(super) fn identity(path: &Path) -> io::Result<Option<Identity>> {
    match fs::metadata(path) {
        Ok(file) => Ok(Some(Identity { device: file.dev(), inode: file.ino() })),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether something else than a file stands at that path: a folder, or a pipe or a device, which to
/// open may mean to wait for ever.
pub(super) fn is_something_else(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| !found.is_file())
}

/// Makes an empty file that only its owner may read and write, in a folder that, where it has to be
/// made as well, only its owner may enter. A file or folder that is there already is left alone.
///
/// SQLite gives its journal the modes of the file, so the file has to be there before SQLite is.
pub(super) fn create(path: &Path) -> io::Result<()> {
    if identity(path)?.is_some() {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        create_folder(folder)?;
    }
    match create_new(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made,
    }
}

/// Makes an empty file beside `path` for a copy of it at that version, and says where: a name that
/// nothing has.
pub(super) fn create_beside(path: &Path, version: usize) -> io::Result<PathBuf> {
    for turn in 1..1000 {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(if turn == 1 { format!(".v{version}.bak") } else { format!(".v{version}.{turn}.bak") });
        let copy = path.with_file_name(name);
        match create_new(&copy) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => return made.map(|()| copy),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Writes the file's name through to the disk.
pub(super) fn sync_name(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}

fn create_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(above) = folder.parent() {
        create_folder(above)?;
    }
    match DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made.and_then(|()| sync_name(folder)),
    }
}

/// Never opens a file that is there: to close it again would let go of the locks that SQLite holds
/// on it in this process.
fn create_new(path: &Path) -> io::Result<()> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    sync_name(path)
}
