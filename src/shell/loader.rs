//! Briefs from the files that a user names, loaded again when they change. Of what has not changed
//! nothing is read twice.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::cache::{Cache, Kept};
use super::embedded::EMBEDDED;
use super::env::{Env, Origin, locate};
use super::files::{self, Found, IsKnown, SourceFile, Stamp};
use crate::brief::{self, Brief, Library, Reading};
use crate::ledger::Hash;
use crate::parallel;
use crate::problem::Problem;
use crate::state::Progress;

/// The name that stands for standard input.
pub const STANDARD_INPUT: &str = "-";

/// Of fewer bytes the YAML is read within a blink, even on a slow machine.
const BLINK: u64 = 1 << 20;

/// So many files are read before it is told how far the reading is.
const BATCH: usize = 16;

/// Fewer bytes of briefs that are known are taken up by one thread in the time that another takes to start.
const WORTH_THREADS: u64 = 1 << 20;

/// One part in so many is little.
const LITTLE: u64 = 16;

/// Hears how far the reading is, with what makes a library of the briefs read so far.
type Tell<'a> = &'a mut dyn FnMut(Progress, &dyn Fn() -> Library);

/// Loads the briefs of one origin, again and again.
#[derive(Debug)]
pub struct Loader {
    origin: Origin,
    cache: Option<Cache>,
    /// What was read the last time, and what was wrong with the reading.
    read: Option<(Vec<Stamp>, Vec<Problem>)>,
    /// What was made of it.
    library: Arc<Library>,
    /// By path, what was made of each file.
    made: HashMap<String, Made>,
    /// How many bytes the files of sound briefs hold that are not kept.
    unkept: u64,
}

/// What was made of a file.
#[derive(Debug)]
struct Made {
    /// The hash of what the file held.
    hash: Hash,
    /// The brief that the file has, or had when it had one last.
    brief: Arc<Brief>,
    /// Where the brief stands in the library, if nothing is wrong with it.
    sound_at: Option<usize>,
}

/// Files as they were found, and what is wrong with the reading.
type Files = (Vec<Found>, Vec<Problem>);

impl Loader {
    /// Loads the briefs of the paths given or, where none is, those that the user opens by default.
    pub fn new(paths: &[PathBuf], env: &Env) -> Loader {
        let mut loader = Loader {
            origin: locate(paths, env),
            cache: env.cache.as_deref().map(Cache::new),
            read: None,
            library: Arc::default(),
            made: HashMap::new(),
            unkept: 0,
        };
        if loader.has_standard_input() {
            // What comes but once must do as it comes: nothing is asked for a second time.
            loader.cache = None;
        }
        loader
    }

    /// The same loader, which writes nothing.
    pub fn read_only(self) -> Loader {
        Loader { cache: self.cache.map(Cache::read_only), ..self }
    }

    /// The briefs with everything that is wrong with their files; none where the files hold what
    /// they held the last time. Of a file that is known to be sound, from the last time or from the
    /// cache, the YAML is not read.
    ///
    /// A file that had a brief and has none any more, half written perhaps, keeps the brief that it
    /// had, with the problems that it has now.
    pub fn load(&mut self) -> Option<(Arc<Library>, Vec<Problem>)> {
        self.load_telling(&mut |_, _| {})
    }

    /// Whether loading takes long enough to say how far it is.
    pub fn is_long(&self) -> bool {
        files::weight(self.changeable()) >= BLINK
    }

    /// The same as [`Loader::load`]. After every few files `tell` hears how far the reading is, and may
    /// have the library of the briefs read so far.
    pub(super) fn load_telling(&mut self, tell: Tell<'_>) -> Option<(Arc<Library>, Vec<Problem>)> {
        if self.has_standard_input() && self.read.is_some() {
            // It does not come again.
            return None;
        }
        let kept = self.cache.as_ref().and_then(|cache| cache.open(&self.origin));
        let is_known = |stamp: &Stamp| self.sound(stamp).is_some() || kept.as_ref().is_some_and(|kept| kept.has(stamp));
        let may_be_known = kept.is_some() || self.read.is_some();
        let files = self.files(may_be_known.then_some(&is_known));
        if self.read.as_ref().is_some_and(|read| holds_the_same(read, &files)) {
            return None;
        }
        let made = match self.known(&files.0, kept.as_ref()) {
            Some(known) => self.make(files, known, kept.as_ref(), tell),
            // What is kept does not read.
            None => self.make_of_all(None, tell),
        };
        let problems = made.or_else(|| self.make_of_all(kept.as_ref(), tell)).unwrap_or_default();
        Some((Arc::clone(&self.library), problems))
    }

    /// What the origin holds.
    fn files(&self, is_known: Option<IsKnown<'_>>) -> Files {
        match &self.origin {
            Origin::Given(paths) => given(paths, is_known),
            Origin::Folder(folder) => files::read(std::slice::from_ref(folder), is_known),
            Origin::Embedded => (EMBEDDED.iter().map(|file| embedded(*file, is_known)).collect(), Vec::new()),
        }
    }

    /// What was made of the file, if nothing was wrong with it and it still holds the same.
    fn sound(&self, stamp: &Stamp) -> Option<(&Made, usize)> {
        let made = self.made.get(&stamp.path).filter(|made| made.hash == stamp.hash)?;
        Some((made, made.sound_at?))
    }

    /// The readings of those files of which it is known what they hold, in their places; none where one
    /// of them is lost.
    fn known(&self, files: &[Found], kept: Option<&Kept>) -> Option<Vec<Option<Reading<'static>>>> {
        let known = |Found { stamp, bytes }: &Found| {
            if bytes.is_some() {
                return Some(None);
            }
            let (brief, digests) = match self.sound(stamp) {
                Some((made, at)) => (Arc::clone(&made.brief), self.library.known_digests(at)),
                None => {
                    let (brief, digests) = kept?.restore(stamp)?;
                    (Arc::new(brief), Some(digests))
                }
            };
            Some(Some(Reading::known(&stamp.path, brief, digests)))
        };
        let weight: u64 = files.iter().map(|file| file.stamp.size).sum();
        parallel::map(files, weight >= WORTH_THREADS, known).into_iter().collect()
    }

    /// Makes a library of the files, all of them read; see [`Loader::make`].
    fn make_of_all(&mut self, kept: Option<&Kept>, tell: Tell<'_>) -> Option<Vec<Problem>> {
        let files = self.files(None);
        let known = files.0.iter().map(|_| None).collect();
        self.make(files, known, kept, tell)
    }

    /// Makes a library of the files, of which those that are not known are read, and gives back what is
    /// wrong with them. None, and nothing is made, where something is wrong between files and some are
    /// known: it is told with the places in both.
    fn make(
        &mut self,
        (files, unread): Files,
        known: Vec<Option<Reading<'static>>>,
        kept: Option<&Kept>,
        tell: Tell<'_>,
    ) -> Option<Vec<Problem>> {
        let is_any_known = known.iter().any(Option::is_some);
        let mut readings = readings(&files, known, tell);
        for (reading, file) in readings.iter_mut().zip(&files) {
            if reading.brief().is_none()
                && let Some(made) = self.made.get(&file.stamp.path)
            {
                reading.stand_in(Arc::clone(&made.brief));
            }
        }
        let read: Vec<_> = readings.iter().map(|it| (it.brief().cloned(), it.problems().len())).collect();
        let own: usize = read.iter().map(|(_, problems)| problems).sum();
        let (library, found) = brief::assemble(readings);
        if found.len() > own && is_any_known {
            return None;
        }
        let standing: HashMap<*const Brief, usize> =
            (0..).zip(library.briefs()).map(|(at, it)| (Arc::as_ptr(it), at)).collect();
        let mut made = HashMap::new();
        self.unkept = 0;
        for (Found { stamp, .. }, (brief, problems)) in files.iter().zip(read) {
            let Some(brief) = brief else { continue };
            // A brief from which something was taken is another one, and does not say what its file says.
            let sound_at = standing.get(&Arc::as_ptr(&brief)).copied().filter(|_| problems == 0);
            let is_kept = kept.is_some_and(|kept| kept.has(stamp));
            self.unkept += if sound_at.is_some() && !is_kept { stamp.size } else { 0 };
            made.insert(stamp.path.clone(), Made { hash: stamp.hash, brief, sound_at });
        }
        self.made = made;
        self.library = Arc::new(library);
        self.read = Some((files.into_iter().map(|file| file.stamp).collect(), unread.clone()));
        Some([unread, found].concat())
    }

    /// Keeps what was loaded last for the next time that the program opens the same files. Where
    /// little of it is new, reading that again costs less than keeping all anew: then it is left.
    pub fn keep(&mut self) {
        let unkept = std::mem::take(&mut self.unkept);
        let (Some(cache), Some((files, _))) = (self.cache.as_ref().filter(|_| unkept > 0), &self.read) else { return };
        let sound: Vec<_> = files.iter().filter_map(|stamp| Some((stamp, self.sound(stamp)?))).collect();
        let size: u64 = sound.iter().map(|(stamp, _)| stamp.size).sum();
        if cache.keeps(size) && unkept.saturating_mul(LITTLE) >= size {
            let digests = self.library.digests();
            let briefs = sound.into_iter().filter_map(|(it, (made, at))| Some((it, &*made.brief, digests.get(at)?)));
            cache.write(&self.origin, &briefs.collect::<Vec<_>>());
        }
    }

    /// The files and folders that are read; none for what is inside the program.
    fn paths(&self) -> &[PathBuf] {
        match &self.origin {
            Origin::Given(paths) => paths,
            Origin::Folder(folder) => std::slice::from_ref(folder),
            Origin::Embedded => &[],
        }
    }

    fn has_standard_input(&self) -> bool {
        self.paths().iter().any(|path| is_standard_input(path))
    }

    /// The files and folders to look at for changes; none where nothing can change that may be read
    /// again.
    pub(super) fn changeable(&self) -> &[PathBuf] {
        if self.has_standard_input() { &[] } else { self.paths() }
    }

    /// The files that were read the last time.
    pub(super) fn named(&self) -> impl Iterator<Item = &Path> {
        self.read.iter().flat_map(|(files, _)| files).map(|file| Path::new(&file.path))
    }
}

/// Completes the readings of the files that are known with those of the others.
fn readings<'a>(files: &'a [Found], mut known: Vec<Option<Reading<'a>>>, tell: Tell<'_>) -> Vec<Reading<'a>> {
    let left: Vec<(usize, (&str, &[u8]))> = (0..)
        .zip(files)
        .filter_map(|(at, file)| Some((at, (file.stamp.path.as_str(), file.bytes.as_deref()?))))
        .collect();
    let mut done = files.len() - left.len();
    for batch in left.chunks(BATCH) {
        let texts: Vec<(&str, &[u8])> = batch.iter().map(|(_, text)| *text).collect();
        for ((at, _), reading) in batch.iter().zip(brief::read_some(&texts, files.len())) {
            known[*at] = Some(reading);
        }
        done += batch.len();
        let so_far = || known.iter().flatten().filter_map(|reading| reading.brief().cloned());
        tell(Progress { done, of: files.len() }, &|| Library::new(so_far().collect()));
    }
    known.into_iter().flatten().collect()
}

fn given(paths: &[PathBuf], is_known: Option<IsKnown<'_>>) -> Files {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for run in paths.chunk_by(|a, b| is_standard_input(a) == is_standard_input(b)) {
        let is_piped = run.iter().any(|path| is_standard_input(path));
        let (read, found) = if is_piped { standard_input() } else { files::read(run, is_known) };
        files.extend(read);
        problems.extend(found);
    }
    (files, problems)
}

fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == STANDARD_INPUT
}

fn standard_input() -> Files {
    match files::read_from(STANDARD_INPUT, io::stdin().lock()) {
        Ok(SourceFile { path, bytes }) => (vec![Found::new(path, bytes, None)], Vec::new()),
        Err(problem) => (Vec::new(), vec![*problem]),
    }
}

/// A brief inside the program changes with the program alone.
const MADE: Option<SystemTime> = Some(SystemTime::UNIX_EPOCH);

fn embedded((name, text): (&str, &str), is_known: Option<IsKnown<'_>>) -> Found {
    let stamp = Stamp { path: name.to_owned(), size: text.len() as u64, modified: MADE, hash: Hash::of(text) };
    let is_known = is_known.is_some_and(|is_known| is_known(&stamp));
    Found { stamp, bytes: (!is_known).then(|| text.as_bytes().to_vec()) }
}

/// Whether the files that were read hold what was found now, and the reading went the same way.
fn holds_the_same((stamps, told): &(Vec<Stamp>, Vec<Problem>), (files, problems): &Files) -> bool {
    let same = |(stamp, file): (&Stamp, &Found)| stamp.holds_the_same(&file.stamp);
    told == problems && stamps.len() == files.len() && stamps.iter().zip(files).all(same)
}
