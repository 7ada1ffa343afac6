//! Finding and reading the files that a user names: briefs and the keymap.
//!
//! A path may lead anywhere: to a pipe that nobody writes to, a device, a file without end, a link
//! out of the folder that was mailed. Whatever it is, reading comes back at once with bytes or with
//! a problem.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Read, Seek};
use std::iter;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use rustix::fs::OFlags;

use crate::ledger::Hash;
use crate::parallel;
use crate::problem::{Problem, ProblemKind, Source};
use crate::text::clean::clean;

/// The size in bytes above which a file is refused: forty times the largest of the bundled briefs.
pub const MAX_FILE: u64 = 4 * 1024 * 1024;

/// How many files are opened at a time, and how many bytes they may have together. What is beyond is
/// left out and told of.
pub const MOST_FILES: usize = 20_000;
/// See [`MOST_FILES`].
pub const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// A file's content under the name that its problems bear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The path as the user named it, or the folder that they named and the file's name in it.
    pub path: String,
    /// What the file holds, at most [`MAX_FILE`] bytes.
    pub bytes: Vec<u8>,
}

/// What a file is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// See [`SourceFile::path`].
    pub path: String,
    /// How many bytes it holds.
    pub size: u64,
    /// When it was changed last, where that is known.
    pub modified: Option<SystemTime>,
    /// The hash of what it holds.
    pub hash: Hash,
}

impl Stamp {
    /// Whether the two held the same under the same name, whenever that was written.
    pub fn holds_the_same(&self, other: &Stamp) -> bool {
        self.path == other.path && self.hash == other.hash
    }
}

/// A file of briefs as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is known by.
    pub stamp: Stamp,
    /// What it holds, at most [`MAX_FILE`] bytes; none where that is known already.
    pub bytes: Option<Vec<u8>>,
}

impl Found {
    /// A file that holds this.
    pub fn new(path: String, bytes: Vec<u8>, modified: Option<SystemTime>) -> Found {
        let stamp = Stamp { path, size: bytes.len() as u64, modified, hash: Hash::of(&bytes) };
        Found { stamp, bytes: Some(bytes) }
    }
}

/// Tells whether what a file holds is known, so that it need not be held.
pub type IsKnown<'a> = &'a (dyn Fn(&Stamp) -> bool + Sync);

/// How many bytes the files hold that [`read`] would read, as far as the folders tell.
pub fn weight(paths: &[PathBuf]) -> u64 {
    let of_file = |path: &Path| fs::metadata(path).map_or(0, |metadata| metadata.len());
    let of_folder = |folder: &Path| -> u64 {
        entries(folder).unwrap_or_default().iter().map(|entry| of_file(&folder.join(&entry.name))).sum()
    };
    paths.iter().map(|path| if path.is_dir() { of_folder(path) } else { of_file(path) }).sum()
}

/// Reads briefs: each path a file, or a folder whose `*.yaml` and `*.yml` are read in the order of
/// their names. Subfolders and hidden files are left alone, and a file named twice is read once.
/// What cannot be read is a problem beside the rest. Where some may be known, `is_known` tells which.
pub fn read(paths: &[PathBuf], is_known: Option<IsKnown<'_>>) -> (Vec<Found>, Vec<Problem>) {
    let named: Vec<Result<Named, Box<Problem>>> = paths.iter().flat_map(|path| named(path)).collect();
    let bytes = AtomicU64::new(0);
    let read = |named: &Result<Named, Box<Problem>>| {
        let named = named.as_ref().ok().filter(|_| bytes.load(Ordering::Relaxed) < MOST_BYTES)?;
        let taken = named.read(is_known);
        bytes.fetch_add(taken.as_ref().map_or(0, |taken| taken.found.stamp.size), Ordering::Relaxed);
        Some(taken)
    };
    let first = named.get(..MOST_FILES).unwrap_or(&named);
    let taken = parallel::map(first, first.len() >= WORTH_THREADS, read);
    let mut gathered = Gathered::default();
    let taken = taken.into_iter().chain(iter::repeat_with(|| None));
    named.iter().zip(taken).for_each(|(named, taken)| gathered.take(named, taken, is_known));
    gathered.into_parts()
}

/// Fewer files are read by one thread in the time that another takes to start.
const WORTH_THREADS: usize = 16;

/// The files that a path names; in place of those of a folder without any, what is wrong with it.
fn named(path: &Path) -> Vec<Result<Named, Box<Problem>>> {
    if !path.is_dir() {
        return vec![Ok(Named { path: path.to_owned(), by: NamedBy::Itself })];
    }
    match entries(path) {
        Ok(entries) if entries.is_empty() => vec![Err(problem(path, ProblemKind::NoBriefs).into())],
        Ok(entries) => {
            let by = |is_link| if is_link { NamedBy::LinkIn(path.to_owned()) } else { NamedBy::Folder };
            let named = |it: Entry| Ok(Named { path: path.join(it.name), by: by(it.is_link) });
            entries.into_iter().map(named).collect()
        }
        Err(error) => vec![Err(problem(path, unreadable(&error)).into())],
    }
}

/// A file that is to be read.
struct Named {
    path: PathBuf,
    by: NamedBy,
}

/// What a file was named by.
enum NamedBy {
    /// Itself; a link is followed.
    Itself,
    /// The folder that it stands in.
    Folder,
    /// The same, as a link.
    LinkIn(PathBuf),
}

/// A file that was read.
struct Taken {
    /// Device and inode, that the system knows it by.
    identity: (u64, u64),
    found: Found,
}

impl Named {
    fn read(&self, is_known: Option<IsKnown<'_>>) -> Result<Taken, ProblemKind> {
        let file = match &self.by {
            NamedBy::Itself => open(&self.path, OFlags::empty()),
            NamedBy::Folder => open(&self.path, OFlags::NOFOLLOW),
            NamedBy::LinkIn(folder) => open_within(folder, &self.path),
        }?;
        let metadata = file.metadata().map_err(|error| unreadable(&error))?;
        let (path, modified) = (shown(&self.path), metadata.modified().ok());
        let found = match is_known {
            Some(is_known) => known(&path, &file, modified, is_known)?,
            None => None,
        };
        let found = match found {
            Some(found) => found,
            None => Found::new(path, content(&file, metadata.len(), MAX_FILE)?, modified),
        };
        Ok(Taken { identity: (metadata.dev(), metadata.ino()), found })
    }
}

/// The file, if what it holds is known: it is read bit by bit, and not held. Else it is at its beginning
/// again.
fn known(
    path: &str,
    mut file: &File,
    modified: Option<SystemTime>,
    is_known: IsKnown<'_>,
) -> Result<Option<Found>, ProblemKind> {
    let (hash, size) = Hash::of_all(file.take(MAX_FILE + 1)).map_err(|error| unreadable(&error))?;
    let stamp = Stamp { path: path.to_owned(), size, modified, hash };
    if size <= MAX_FILE && is_known(&stamp) {
        return Ok(Some(Found { stamp, bytes: None }));
    }
    file.rewind().map_err(|error| unreadable(&error))?;
    Ok(None)
}

/// Reads one file, such as a keymap; a link is followed.
///
/// # Errors
/// When there is no such file, or it cannot be read, is not a regular one or too large.
pub fn read_file(path: &Path) -> Result<SourceFile, Box<Problem>> {
    read_file_up_to(path, MAX_FILE)
}

/// The same of a file that may have so many bytes.
///
/// # Errors
/// As for [`read_file`].
pub fn read_file_up_to(path: &Path, limit: u64) -> Result<SourceFile, Box<Problem>> {
    let file = open(path, OFlags::empty()).map_err(|kind| problem(path, kind))?;
    read_from_up_to(&shown(path), file, limit)
}

/// Reads an open file or a pipe to its end, under the name that its problems are to bear.
///
/// # Errors
/// When it cannot be read or is too large.
pub fn read_from(name: &str, reader: impl Read) -> Result<SourceFile, Box<Problem>> {
    read_from_up_to(name, reader, MAX_FILE)
}

/// The same of what may have so many bytes.
///
/// # Errors
/// As for [`read_from`].
pub fn read_from_up_to(name: &str, reader: impl Read, limit: u64) -> Result<SourceFile, Box<Problem>> {
    match content(reader, 0, limit) {
        Ok(bytes) => Ok(SourceFile { path: name.to_owned(), bytes }),
        Err(kind) => Err(Source::new(name, "").whole(kind).into()),
    }
}

/// The most theme files that are read.
const MOST_THEMES: usize = 200;

/// Reads the theme files of a folder, `*.toml`, in the order of their names: each theme's name with
/// its file. Where there is no such folder there are none.
pub fn themes(folder: &Path) -> (Vec<(String, SourceFile)>, Vec<Problem>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Default::default(),
        Err(error) => return (Vec::new(), vec![problem(folder, unreadable(&error))]),
    };
    let mut paths: Vec<PathBuf> = entries.filter(|path| path.file_name().is_some_and(is_theme)).collect();
    paths.sort_unstable();
    let (mut themes, mut problems) = (Vec::new(), Vec::new());
    for path in paths.into_iter().take(MOST_THEMES) {
        let name = path.file_stem().map(|stem| clean(&stem.to_string_lossy()).into_owned()).unwrap_or_default();
        match read_file(&path) {
            Ok(file) => themes.push((name, file)),
            Err(problem) => problems.push(*problem),
        }
    }
    (themes, problems)
}

/// Whether a file of that name in the folder of themes is read as one.
pub(super) fn is_theme(name: &OsStr) -> bool {
    let hidden = name.as_encoded_bytes().starts_with(b".");
    !hidden && Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

/// What has been read so far.
#[derive(Default)]
struct Gathered {
    files: Vec<Found>,
    problems: Vec<Problem>,
    /// Device and inode of each file read.
    seen: HashSet<(u64, u64)>,
    /// How many files have been looked at, and how many bytes they held.
    looked_at: usize,
    bytes: u64,
    /// The files that are too many: the first, and how many there are.
    left_out: Option<(PathBuf, usize)>,
}

impl Gathered {
    /// Whether no more files are read.
    fn is_full(&self) -> bool {
        self.looked_at == MOST_FILES || self.bytes >= MOST_BYTES
    }

    /// Takes in what was read of a file, where it has been read already.
    fn take(
        &mut self,
        named: &Result<Named, Box<Problem>>,
        taken: Option<Result<Taken, ProblemKind>>,
        is_known: Option<IsKnown<'_>>,
    ) {
        let named = match named {
            Ok(named) => named,
            Err(problem) => return self.problems.push(Problem::clone(problem)),
        };
        if self.is_full() {
            self.left_out.get_or_insert_with(|| (named.path.clone(), 0)).1 += 1;
            return;
        }
        self.looked_at += 1;
        // Files read side by side may seem too many to the one that comes last of them.
        match taken.unwrap_or_else(|| named.read(is_known)) {
            // A file that has been read under another name is not taken in again.
            Ok(taken) if self.seen.insert(taken.identity) => {
                self.bytes += taken.found.stamp.size;
                self.files.push(taken.found);
            }
            Ok(_) => {}
            Err(kind) => self.problems.push(problem(&named.path, kind)),
        }
    }

    fn into_parts(mut self) -> (Vec<Found>, Vec<Problem>) {
        if let Some((first, count)) = &self.left_out {
            self.problems
                .push(problem(first, ProblemKind::TooMany { count: *count, files: MOST_FILES, bytes: MOST_BYTES }));
        }
        (self.files, self.problems)
    }
}

/// A file of a folder that has the name of a brief.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    name: OsString,
    is_link: bool,
}

/// The files in a folder that have the names of briefs, in the order of those.
pub(super) fn entries(folder: &Path) -> io::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if is_brief(&name) {
            let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
            entries.push(Entry { name, is_link });
        }
    }
    entries.sort_unstable();
    Ok(entries)
}

/// Whether a file of that name in a folder is read as a brief.
pub(super) fn is_brief(name: &OsStr) -> bool {
    let extension = Path::new(name).extension().unwrap_or_default();
    let hidden = name.as_encoded_bytes().starts_with(b".");
    !hidden && ["yaml", "yml"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// Opens a file of a folder. A link that leads out of the folder is refused: a folder of briefs may
/// come from anyone, and must not be able to show what else the reader's disk holds.
fn open_within(folder: &Path, path: &Path) -> Result<File, ProblemKind> {
    let real = |path: &Path| path.canonicalize().map_err(|error| unreadable(&error));
    let target = real(path)?;
    if !target.starts_with(real(folder)?) {
        return Err(ProblemKind::NotRegular);
    }
    open(&target, OFlags::NOFOLLOW)
}

/// Opens a regular file and nothing else. The look before keeps devices and sockets from being
/// opened at all; the look after is the one that holds, should the path change in between.
fn open(path: &Path, flags: OFlags) -> Result<File, ProblemKind> {
    let regular = |metadata: io::Result<fs::Metadata>| match metadata {
        Ok(metadata) if metadata.is_file() => Ok(()),
        Ok(_) => Err(ProblemKind::NotRegular),
        Err(error) => Err(unreadable(&error)),
    };
    regular(fs::metadata(path))?;
    let flags = flags | OFlags::NONBLOCK | OFlags::NOCTTY;
    let file = File::options().read(true).custom_flags(flags.bits().cast_signed()).open(path);
    let file = file.map_err(|error| unreadable(&error))?;
    regular(file.metadata())?;
    Ok(file)
}

/// What the reader gives, which is thought to be so many bytes. A file may grow while it is read, so
/// that the limit is on what is read.
fn content(reader: impl Read, expected: u64, limit: u64) -> Result<Vec<u8>, ProblemKind> {
    // One more, so that the end is seen without asking for more memory.
    let mut bytes = Vec::with_capacity(expected.min(limit) as usize + 1);
    reader.take(limit + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > limit { Err(ProblemKind::TooLarge { limit }) } else { Ok(bytes) }
}

fn problem(path: &Path, kind: ProblemKind) -> Problem {
    Source::new(&shown(path), "").whole(kind)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Why a file cannot be read: in the program's words where it is one of the usual reasons, else in the
/// operating system's, without the number that the standard library puts behind them.
fn unreadable(error: &io::Error) -> ProblemKind {
    match error.kind() {
        io::ErrorKind::NotFound => return ProblemKind::NoFile,
        io::ErrorKind::PermissionDenied => return ProblemKind::Forbidden,
        _ => {}
    }
    let words = error.to_string();
    let plain = words.split(" (os error ").next().unwrap_or(&words);
    ProblemKind::Unreadable(plain.to_owned())
}
