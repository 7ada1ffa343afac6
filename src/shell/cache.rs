//! Libraries as they were read, kept in the user's cache folder, so that they open at once.
//!
//! What is kept of a library is good for the files that it was read from and no others: each by its
//! path, size, time of change and the hash of its content. Whatever does not match, or does not
//! read, is passed over, and the YAML is read. Nothing depends on it: the folder may be emptied at
//! any time.
//!
//! A file begins with a head, which says what it is good for. A table of the checksum (CRC-32) and the
//! length of each brief follows, then the briefs.

use std::fs::{self, DirBuilder, File};
use std::io::Write;
use std::iter;
use std::os::unix::fs::{DirBuilderExt, FileExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use rustix::fs::OFlags;
use rustix::process::geteuid;

use super::files::{MOST_BYTES, Stamp};
use crate::brief::{self, Library};
use crate::ledger::Hash;
use crate::parallel;

/// No file of a cache is larger: the most that files may hold, and what stands around it.
const LARGEST: u64 = 2 * MOST_BYTES;
/// How many libraries are kept. The one used longest ago goes first.
const MOST_LIBRARIES: usize = 8;
/// The YAML of fewer bytes is read as fast as what would be kept of it.
const WORTH_KEEPING: u64 = 64 << 10;
/// Fewer bytes are restored by one thread in the time that another takes to start.
const WORTH_THREADS: u64 = 1 << 20;
/// What the names of the files begin and end with.
const NAME: (&str, &str) = ("library-", ".cache");

/// The caches of one user.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
    may_write: bool,
}

impl Cache {
    /// The caches in a folder, which need not be there.
    pub fn new(folder: &Path) -> Cache {
        Cache { folder: folder.to_owned(), may_write: true }
    }

    /// The same caches, read but left as they are.
    pub fn read_only(self) -> Cache {
        Cache { may_write: false, ..self }
    }

    /// Whether a library is kept for files of these names, whatever they hold.
    pub fn has(&self, names: &[String]) -> bool {
        self.path(names.iter().map(String::as_str)).is_some_and(|path| path.exists())
    }

    /// The library that was kept for these files, if there is one.
    pub fn read(&self, files: &[Stamp]) -> Option<Library> {
        let path = self.path(names(files)).filter(|_| is_worth_it(files))?;
        let (file, size) = open(&path)?;
        let head = head(files)?;
        if read_at(&file, 0, head.len())? != head {
            return None;
        }
        let mut at = head.len();
        let table = read_at(&file, at, files.len() * ENTRY)?;
        at += table.len();
        let mut places = Vec::new();
        for entry in table.as_chunks::<ENTRY>().0 {
            let (sum, length) = entry.split_at(SUM);
            let (sum, length) = (u32::from_le_bytes(sum.try_into().ok()?), u64::from_le_bytes(length.try_into().ok()?));
            let length = usize::try_from(length).ok()?;
            places.push((sum, at, length));
            at = at.checked_add(length).filter(|end| *end as u64 <= size)?;
        }
        // Each brief is read, looked at and restored at once, while what was read is at hand.
        let restore = |(sum, at, length): &(u32, usize, usize)| {
            let bytes = read_at(&file, *at, *length)?;
            if crc32fast::hash(&bytes) == *sum { brief::restore(&bytes) } else { None }
        };
        let briefs: Vec<_> =
            parallel::map(&places, size >= WORTH_THREADS, restore).into_iter().collect::<Option<_>>()?;
        if at as u64 != size {
            return None;
        }
        if self.may_write {
            // Those used last are kept.
            let _ = file.set_modified(SystemTime::now());
        }
        Some(Library::with_digests(briefs))
    }

    /// Keeps the library that these files make, all of them sound. Where it cannot be kept, it is not.
    pub fn write(&self, files: &[Stamp], library: &Library) {
        let Some(path) = self.path(names(files)).filter(|_| self.may_write && is_worth_it(files)) else { return };
        let Some(mut before) = head(files) else { return };
        let briefs: Vec<usize> = (0..library.briefs().len()).collect();
        let store = |at: &usize| {
            let digests: Vec<u64> = library.digests(*at).map(|(_, digest)| digest).collect();
            library.briefs().get(*at).map(|brief| brief::store(brief, &digests))
        };
        let briefs: Vec<Vec<u8>> = parallel::map(&briefs, true, store).into_iter().flatten().collect();
        for brief in &briefs {
            before.extend(crc32fast::hash(brief).to_le_bytes());
            before.extend((brief.len() as u64).to_le_bytes());
        }
        let size: usize = before.len() + briefs.iter().map(Vec::len).sum::<usize>();
        let folder = DirBuilder::new().recursive(true).mode(0o700).create(&self.folder);
        let parts = iter::once(&before).chain(&briefs);
        if size as u64 <= LARGEST && folder.is_ok() && replace(&path, parts).is_some() {
            self.make_room();
        }
    }

    /// Where the library of files of these names is kept.
    fn path<'a>(&self, names: impl Iterator<Item = &'a str>) -> Option<PathBuf> {
        let names: Vec<&str> = names.collect();
        let hash = Hash::of(serde_json::to_vec(&names).ok()?).to_string();
        let (before, after) = NAME;
        Some(self.folder.join(format!("{before}{}{after}", hash.get(..16)?)))
    }

    /// Removes what was used longest ago, where there is more than is kept.
    fn make_room(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        let is_ours = |name: &str| name.starts_with(NAME.0) && name.ends_with(NAME.1);
        let kept = entries.flatten().filter(|entry| entry.file_name().to_str().is_some_and(is_ours));
        let mut kept: Vec<(SystemTime, PathBuf)> =
            kept.filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path()))).collect();
        kept.sort();
        for (_, path) in kept.iter().rev().skip(MOST_LIBRARIES) {
            let _ = fs::remove_file(path);
        }
    }
}

/// The bytes of a checksum, and of an entry of the table: the checksum of a brief and its length.
const SUM: usize = 4;
const ENTRY: usize = SUM + 8;

fn names(files: &[Stamp]) -> impl Iterator<Item = &str> {
    files.iter().map(|file| file.path.as_str())
}

fn is_worth_it(files: &[Stamp]) -> bool {
    files.iter().map(|file| file.size).sum::<u64>() >= WORTH_KEEPING
}

/// What a cache of these files begins with: the program and the form of its briefs, then path, size,
/// time of change and hash of each file. None where a time is not known.
fn head(files: &[Stamp]) -> Option<Vec<u8>> {
    let (name, version) = (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    let mut head = format!("{name} {version} cache {}\n", brief::FORM).into_bytes();
    for file in files {
        let modified = file.modified?.duration_since(UNIX_EPOCH).ok()?;
        let told = (&file.path, file.size, modified.as_nanos().to_string(), file.hash);
        head.extend(serde_json::to_vec(&told).ok()?);
        head.push(b'\n');
    }
    head.push(b'\n');
    Some(head)
}

/// A file of the user's own, and how many bytes it holds; none where it is anything else.
fn open(path: &Path) -> Option<(File, u64)> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
    let file = File::options().read(true).custom_flags(flags.bits().cast_signed()).open(path).ok()?;
    let metadata = file.metadata().ok()?;
    let is_ours = metadata.is_file() && metadata.uid() == geteuid().as_raw() && metadata.mode() & 0o022 == 0;
    (is_ours && metadata.len() <= LARGEST).then_some((file, metadata.len()))
}

/// So many bytes of the file from there; none where it has no more so many.
fn read_at(file: &File, at: usize, length: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; length];
    file.read_exact_at(&mut bytes, at as u64).ok()?;
    Some(bytes)
}

/// Puts a file of those parts in the place of the one at `path`, all at once and for the user's eyes
/// alone. It is not written through to the disk: what a loss of power leaves does not match, and is
/// passed over.
fn replace<'a>(path: &Path, mut parts: impl Iterator<Item = &'a Vec<u8>>) -> Option<()> {
    let mut file = tempfile::Builder::new().prefix(".library-").tempfile_in(path.parent()?).ok()?;
    parts.try_for_each(|part| file.write_all(part)).ok()?;
    file.persist(path).ok().map(drop)
}
