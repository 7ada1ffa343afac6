//! Where one has been in each brief, kept from one time to the next.
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

/// The most bytes of the file that are read: far more than are ever written.
const LARGEST: usize = 1 << 20;

/// The most places that are kept.
const MOST: usize = 1000;

/// What the file holds.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    /// Those of the briefs closed last come first.
    places: Vec<Place>,
}

/// A place in a brief: the item, and the block of its page that stood on top.
#[derive(Debug, Serialize, Deserialize)]
struct Place {
    #[serde(flatten)]
    item: ItemKey,
    block: usize,
}

/// The places in the file at `path`, at most one for each brief; none where there is no such file
/// or it cannot be understood.
pub fn read(path: &Path) -> Vec<(ItemKey, usize)> {
    let Ok(file) = files::read_file(path) else { return Vec::new() };
    if file.bytes.len() > LARGEST {
        return Vec::new();
    }
    let kept: Kept = serde_json::from_slice(&file.bytes).unwrap_or_default();
    kept.places.into_iter().map(|place| (place.item, place.block)).collect()
}

/// Writes the places into the file at `path`, beside those that it holds of other briefs. The file
/// is whole at every moment, and nobody else can read it; so is its folder, if it is made here.
///
/// Of two desks that are closed at the same moment, the places of one may be lost.
///
/// # Errors
/// When the folder or the file cannot be written.
pub fn write(path: &Path, places: &[(ItemKey, usize)]) -> io::Result<()> {
    let before = read(path);
    let of_others = before.iter().filter(|(old, _)| !places.iter().any(|(new, _)| new.brief == old.brief));
    let after: Vec<(ItemKey, usize)> = places.iter().chain(of_others).take(MOST).cloned().collect();
    if after == before {
        return Ok(());
    }
    let places = after.into_iter().map(|(item, block)| Place { item, block }).collect();
    let mut text = serde_json::to_string_pretty(&Kept { places })?;
    text.push('\n');
    replace(path, text.as_bytes())
}

/// Puts a file in the place of the one at `path`, all at once and for the user's eyes alone.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
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
