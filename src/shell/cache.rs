//! Libraries as they were read, kept in the user's cache folder, so that they open at once.
//!
//! What is kept of a library is good for the files that it was read from and no others: each by its
//! path, size, time of change and the hash of its content. Whatever does not match, or does not
//! read, is passed over, and the YAML is read. Nothing depends on it: the folder may be emptied at
//! any time.

use std::fs::{self, DirBuilder, File};
use std::io::{Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
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

    /// The library that was kept for these files, if there is one.
    pub fn read(&self, files: &[Stamp]) -> Option<Library> {
        let path = self.path(files).filter(|_| is_worth_it(files))?;
        let bytes = read(&path)?;
        let head = head(files)?;
        let mut rest = bytes.strip_prefix(head.as_slice())?;
        let mut briefs = Vec::new();
        while !rest.is_empty() {
            let (hash, length) = (rest.split_off(..HASH)?, rest.split_off(..8)?);
            let length = u64::from_le_bytes(length.try_into().ok()?);
            briefs.push((hash, rest.split_off(..usize::try_from(length).ok()?)?));
        }
        let restore = |(hash, bytes): &(&[u8], &[u8])| {
            if Hash::of(bytes).as_bytes() == *hash { brief::restore(bytes) } else { None }
        };
        let is_large = bytes.len() as u64 >= WORTH_THREADS;
        let briefs: Vec<_> = parallel::map(&briefs, is_large, restore).into_iter().collect::<Option<_>>()?;
        if briefs.len() != files.len() {
            return None;
        }
        if self.may_write {
            // Those used last are kept.
            let _ = File::open(&path).and_then(|file| file.set_modified(SystemTime::now()));
        }
        Some(Library::with_digests(briefs))
    }

    /// Keeps the library that these files make, all of them sound. Where it cannot be kept, it is not.
    pub fn write(&self, files: &[Stamp], library: &Library) {
        let Some(path) = self.path(files).filter(|_| self.may_write && is_worth_it(files)) else { return };
        let Some(mut bytes) = head(files) else { return };
        let briefs: Vec<usize> = (0..library.briefs().len()).collect();
        let store = |at: &usize| {
            let digests: Vec<u64> = library.digests(*at).map(|(_, digest)| digest).collect();
            library.briefs().get(*at).map(|brief| brief::store(brief, &digests))
        };
        for brief in parallel::map(&briefs, true, store).into_iter().flatten() {
            bytes.extend(Hash::of(&brief).as_bytes());
            bytes.extend((brief.len() as u64).to_le_bytes());
            bytes.extend(brief);
        }
        let folder = DirBuilder::new().recursive(true).mode(0o700).create(&self.folder);
        if bytes.len() as u64 <= LARGEST && folder.is_ok() && replace(&path, &bytes).is_some() {
            self.make_room();
        }
    }

    /// Where the library of files of these names is kept.
    fn path(&self, files: &[Stamp]) -> Option<PathBuf> {
        let names: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
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

/// The bytes of a hash.
const HASH: usize = 32;

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

/// What a file of the user's own holds; none where it is anything else.
fn read(path: &Path) -> Option<Vec<u8>> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
    let file = File::options().read(true).custom_flags(flags.bits().cast_signed()).open(path).ok()?;
    let metadata = file.metadata().ok()?;
    let is_ours = metadata.is_file() && metadata.uid() == geteuid().as_raw() && metadata.mode() & 0o022 == 0;
    (is_ours && metadata.len() <= LARGEST).then_some(())?;
    // One more, so that the end is seen without asking for more memory.
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).ok()? + 1);
    file.take(LARGEST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Puts a file in the place of the one at `path`, all at once and for the user's eyes alone. It is
/// not written through to the disk: what a loss of power leaves does not match, and is passed over.
fn replace(path: &Path, bytes: &[u8]) -> Option<()> {
    let mut file = tempfile::Builder::new().prefix(".library-").tempfile_in(path.parent()?).ok()?;
    file.write_all(bytes).ok()?;
    file.persist(path).ok().map(drop)
}
