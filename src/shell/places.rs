//! Where one has been in each brief, and what else a visit leaves for the next, kept from one time
//! to the next.
//!
//! The file is the program's own: what is wrong with it is nobody's concern, and it is replaced
//! when the desk closes.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use rustix::fs::OFlags;
use serde::{Deserialize, Serialize};

use super::files;
use crate::brief::ItemKey;
use crate::state::Visit;

/// The most bytes of the file that are read, and written.
const LARGEST: usize = 1 << 20;

/// The most places that are kept.
const MOST: usize = 1000;

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Where one has been: in each brief an item, and the block of its page that stood on top. Those
    /// of the briefs closed last come first.
    pub places: Vec<(ItemKey, usize)>,
    /// What the last visit left.
    pub visit: Visit,
}

/// What the file holds.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Written {
    places: Vec<Place>,
    #[serde(default)]
    visit: Visit,
}

/// A place in a brief: the item, and the block of its page that stood on top.
#[derive(Debug, Serialize, Deserialize)]
struct Place {
    #[serde(flatten)]
    item: ItemKey,
    block: usize,
}

/// What is kept in the file at `path`, with at most one place for each brief; nothing where there is
/// no such file or it cannot be understood.
pub fn read(path: &Path) -> Kept {
    let Ok(file) = files::read_file(path) else { return Kept::default() };
    if file.bytes.len() > LARGEST {
        return Kept::default();
    }
    let written: Written = serde_json::from_slice(&file.bytes).unwrap_or_default();
    let places = written.places.into_iter().map(|place| (place.item, place.block)).collect();
    Kept { places, visit: written.visit }
}

/// Writes what is to be kept into the file at `path`, its places beside those that it holds of other
/// briefs. The file is whole at every moment, and nobody else can read it; so is its folder, if it
/// is made here. Where it would be too large, it is of the largest briefs not kept what they said.
///
/// Of two desks that are closed at the same moment, what one leaves may be lost.
///
/// # Errors
/// When the folder or the file cannot be written.
pub fn write(path: &Path, kept: &Kept) -> io::Result<()> {
    let before = read(path);
    let is_other = |(old, _): &&(ItemKey, usize)| !kept.places.iter().any(|(new, _)| new.brief == old.brief);
    let of_others = before.places.iter().filter(is_other);
    let places = kept.places.iter().chain(of_others).take(MOST).cloned().collect();
    let after = Kept { places, visit: kept.visit.clone() };
    if after == before {
        return Ok(());
    }
    let places = after.places.into_iter().map(|(item, block)| Place { item, block }).collect();
    let mut written = Written { places, visit: after.visit };
    let mut text = serde_json::to_string_pretty(&written)?;
    while text.len() >= LARGEST && written.visit.forget_largest() {
        text = serde_json::to_string_pretty(&written)?;
    }
    text.push('\n');
    replace(path, text.as_bytes())
}

/// Puts a file in the place of the one at `path`, all at once and for the user's eyes alone.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let draft = path.with_extension(format!("{}.tmp", std::process::id()));
    let written = write_new(&draft, bytes).and_then(|()| fs::rename(&draft, path));
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written?;
    // So that the new name outlives a loss of power; a folder that refuses has it all the same.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true).mode(0o600).custom_flags(OFlags::NOFOLLOW.bits().cast_signed());
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
