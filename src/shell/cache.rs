//! Briefs as they were read, kept in the user's cache folder, so that they open at once.
//!
//! What is kept of a brief is good for the file that it was read from and no other: by its path, size,
//! time of change and the hash of its content. Whatever does not match, or does not read, is passed
//! over, and the YAML is read. Nothing depends on it: the folder may be emptied at any time.
//!
//! The briefs of one origin are kept in one file. Behind a line that says what wrote them they stand
//! one after another; behind them a table, which says of each what it is good for, how long it is and
//! its checksum (CRC-32); at the end the length of the table and its checksum.

use std::collections::HashMap;
use std::fs::{self, DirBuilder, File};
use std::io::{self, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, FileExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf, absolute};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rustix::fs::OFlags;
use rustix::process::geteuid;

use super::env::Origin;
use super::files::{MOST_BYTES, Stamp};
use crate::brief::{self, Brief, Digests};
use crate::ledger::Hash;
use crate::parallel;

/// No file of a cache is larger, nor are all together: the most that files may hold, and what stands
/// around it.
const LARGEST: u64 = 2 * MOST_BYTES;
/// The briefs of how many origins are kept. Those used longest ago go first.
const MOST_ORIGINS: usize = 8;
/// The YAML of fewer bytes is read as fast as what would be kept of it.
const WORTH_KEEPING: u64 = 64 << 10;
/// So many briefs are made ready at a time.
const BATCH: usize = 64;
/// What the names of the files begin and end with.
const NAME: (&str, &str) = ("library-", ".cache");

/// The caches of one user.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
    may_write: bool,
}

/// What is kept of the files of one origin.
#[derive(Debug)]
pub struct Kept {
    file: File,
    /// By path.
    entries: HashMap<String, Entry>,
}

/// A brief that is kept.
#[derive(Clone, Debug)]
struct Entry {
    /// The file that it is good for.
    stamp: Stamp,
    /// Where it begins in the cache, and how many bytes it takes.
    at: u64,
    length: u64,
    sum: u32,
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

    /// What is kept of the files of that origin; none where nothing is, or it does not read.
    pub fn open(&self, origin: &Origin) -> Option<Kept> {
        let (file, size) = open(&self.path(origin)?)?;
        let entries = entries(&file, size)?;
        if self.may_write {
            // Those used last are kept.
            let _ = file.set_modified(SystemTime::now());
        }
        Some(Kept { file, entries })
    }

    /// Whether briefs from files of so many bytes are kept.
    pub fn keeps(&self, bytes: u64) -> bool {
        self.may_write && bytes >= WORTH_KEEPING
    }

    /// Keeps sound briefs of that origin, each with the file that it was read from and the digests of
    /// its items, in the place of what was kept before. Where they cannot be kept, they are not.
    pub fn write(&self, origin: &Origin, briefs: &[(&Stamp, &Brief, &Digests)]) {
        let Some(path) = self.path(origin).filter(|_| self.may_write) else { return };
        let folder = DirBuilder::new().recursive(true).mode(0o700).create(&self.folder);
        if folder.and_then(|()| replace(&path, briefs)).is_ok() {
            self.make_room();
        }
    }

    /// Where the briefs of that origin are kept: by what the user named, and what that meant there.
    fn path(&self, origin: &Origin) -> Option<PathBuf> {
        let named = match origin {
            Origin::Given(paths) => paths.as_slice(),
            Origin::Folder(folder) => std::slice::from_ref(folder),
            Origin::Embedded => &[],
        };
        let mut key = Vec::new();
        for path in named {
            for path in [path, &absolute(path).unwrap_or_default()] {
                key.extend(path.as_os_str().as_bytes());
                key.push(0);
            }
        }
        let (before, after) = NAME;
        Some(self.folder.join(format!("{before}{}{after}", Hash::of(key).to_string().get(..16)?)))
    }

    /// Removes what was used longest ago, where there is more than is kept.
    fn make_room(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        let is_ours = |name: &str| name.starts_with(NAME.0) && name.ends_with(NAME.1);
        let files = entries.flatten().filter(|entry| entry.file_name().to_str().is_some_and(is_ours));
        let mut files: Vec<(SystemTime, u64, PathBuf)> = files
            .filter_map(|entry| {
                let metadata = entry.metadata().ok()?;
                Some((metadata.modified().ok()?, metadata.len(), entry.path()))
            })
            .collect();
        files.sort();
        let mut together = 0;
        for (rank, (_, size, path)) in files.iter().rev().enumerate() {
            together += size;
            if rank >= MOST_ORIGINS || together > LARGEST {
                let _ = fs::remove_file(path);
            }
        }
    }
}

impl Kept {
    /// Whether the brief of that file is kept, if it reads.
    pub fn has(&self, stamp: &Stamp) -> bool {
        self.entry(stamp).is_some()
    }

    /// The brief of that file, and the digests of its items.
    pub fn restore(&self, stamp: &Stamp) -> Option<(Brief, Digests)> {
        let Entry { at, length, sum, .. } = self.entry(stamp)?;
        let bytes = read_at(&self.file, *at, *length)?;
        if crc32fast::hash(&bytes) == *sum { brief::restore(&bytes) } else { None }
    }

    fn entry(&self, stamp: &Stamp) -> Option<&Entry> {
        self.entries.get(&stamp.path).filter(|entry| entry.stamp == *stamp)
    }
}

/// What a file of a cache begins with: the program, and the form of what it keeps.
fn head() -> String {
    format!("{} {} cache {}\n", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"), brief::FORM)
}

/// How many bytes stand behind the table: its length and its checksum.
const END: u64 = 8 + 4;

/// The entries of the table of a cache of so many bytes.
fn entries(file: &File, size: u64) -> Option<HashMap<String, Entry>> {
    let head = head();
    if read_at(file, 0, head.len() as u64)? != head.as_bytes() {
        return None;
    }
    let end = read_at(file, size.checked_sub(END)?, END)?;
    let mut end = end.as_slice();
    let (length, sum) = (u64::from_le_bytes(take(&mut end)?), u32::from_le_bytes(take(&mut end)?));
    let table_at = (size - END).checked_sub(length)?;
    let table = read_at(file, table_at, length)?;
    if crc32fast::hash(&table) != sum {
        return None;
    }
    let (mut table, mut at, mut entries) = (table.as_slice(), head.len() as u64, HashMap::new());
    while !table.is_empty() {
        let entry = Entry::read(&mut table, at)?;
        at = at.checked_add(entry.length)?;
        entries.insert(entry.stamp.path.clone(), entry);
    }
    (at == table_at).then_some(entries)
}

impl Entry {
    /// Adds the entry to a table; nothing where the file's time of change is not known.
    fn write(&self, table: &mut Vec<u8>) -> Option<()> {
        let Stamp { path, size, modified, hash } = &self.stamp;
        let modified = (*modified)?.duration_since(UNIX_EPOCH).ok()?;
        table.extend(u32::try_from(path.len()).ok()?.to_le_bytes());
        table.extend(path.as_bytes());
        table.extend(size.to_le_bytes());
        table.extend(modified.as_secs().to_le_bytes());
        table.extend(modified.subsec_nanos().to_le_bytes());
        table.extend(hash.as_bytes());
        table.extend(self.length.to_le_bytes());
        table.extend(self.sum.to_le_bytes());
        Some(())
    }

    /// Takes an entry from the front of a table. Its brief begins at the byte `at`.
    fn read(table: &mut &[u8], at: u64) -> Option<Entry> {
        let path = u32::from_le_bytes(take(table)?);
        let path = String::from_utf8(table.split_off(..usize::try_from(path).ok()?)?.to_vec()).ok()?;
        let size = u64::from_le_bytes(take(table)?);
        let (seconds, nanos) = (u64::from_le_bytes(take(table)?), u32::from_le_bytes(take(table)?));
        let since = Duration::from_secs(seconds).checked_add(Duration::from_nanos(nanos.into()))?;
        let hash = Hash::from(take(table)?);
        let (length, sum) = (u64::from_le_bytes(take(table)?), u32::from_le_bytes(take(table)?));
        Some(Entry {
            stamp: Stamp { path, size, modified: Some(UNIX_EPOCH.checked_add(since)?), hash },
            at,
            length,
            sum,
        })
    }
}

/// Takes so many bytes from the front.
fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    bytes.split_off(..N)?.try_into().ok()
}

/// A file of the user's own, and how many bytes it holds; none where it is anything else.
fn open(path: &Path) -> Option<(File, u64)> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
    let file = File::options().read(true).custom_flags(flags.bits().cast_signed()).open(path).ok()?;
    let metadata = file.metadata().ok()?;
    let is_ours = metadata.is_file() && metadata.uid() == geteuid().as_raw() && metadata.mode() & 0o022 == 0;
    (is_ours && metadata.len() <= LARGEST).then_some((file, metadata.len()))
}

/// So many bytes of the file from there, which lie within it; none where it has been cut since.
fn read_at(file: &File, at: u64, length: u64) -> Option<Vec<u8>> {
    let mut bytes = vec![0; usize::try_from(length).ok()?];
    file.read_exact_at(&mut bytes, at).ok()?;
    Some(bytes)
}

/// Puts a cache of those briefs in the place of the one at `path`, all at once and for the user's eyes
/// alone. It is not written through to the disk: what a loss of power leaves does not match, and is
/// passed over.
///
/// # Errors
/// When it cannot be written, or would be too large to be read.
fn replace(path: &Path, briefs: &[(&Stamp, &Brief, &Digests)]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".library-").tempfile_in(folder)?;
    let head = head();
    file.write_all(head.as_bytes())?;
    let (mut at, mut table) = (head.len() as u64, Vec::new());
    for batch in briefs.chunks(BATCH) {
        let stored = parallel::map(batch, true, |(_, brief, digests)| brief::store(brief, digests));
        for ((stamp, ..), bytes) in batch.iter().zip(stored) {
            let (length, sum) = (bytes.len() as u64, crc32fast::hash(&bytes));
            let entry = Entry { stamp: Stamp::clone(stamp), at, length, sum };
            if entry.write(&mut table).is_some() {
                file.write_all(&bytes)?;
                at += length;
            }
        }
    }
    let length = table.len() as u64;
    if at + length + END > LARGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let sum = crc32fast::hash(&table);
    table.extend(length.to_le_bytes());
    table.extend(sum.to_le_bytes());
    file.write_all(&table)?;
    file.persist(path)?;
    Ok(())
}
