//! Where the user's files are: briefs, keymap, settings, themes, and what the program keeps itself.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::base_strategy::{BaseStrategy, Xdg};

use super::files::entries;

/// The program's folder within the user's data, configuration and state folders.
const FOLDER: &str = "teigen";

/// Where the briefs come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Files and folders that the user named.
    Given(Vec<PathBuf>),
    /// The user's own folder of briefs.
    Folder(PathBuf),
    /// The briefs inside the program.
    Embedded,
}

/// What the environment says of the user's files.
#[derive(Clone, Debug, Default)]
pub struct Env {
    /// `$TEIGEN_BRIEFS`: files and folders, separated as in `$PATH`.
    pub briefs: Option<OsString>,
    /// The program's folder in the user's data folder, `~/.local/share/teigen` unless set otherwise.
    pub data: Option<PathBuf>,
    /// The program's folder in the user's configuration folder, `~/.config/teigen` unless set otherwise.
    pub config: Option<PathBuf>,
    /// The program's folder in the user's state folder, `~/.local/state/teigen` unless set otherwise.
    pub state: Option<PathBuf>,
    /// The program's folder in the user's cache folder, `~/.cache/teigen` unless set otherwise.
    pub cache: Option<PathBuf>,
}

impl Env {
    /// The environment of this process, by the XDG Base Directory Specification.
    pub fn of_process() -> Env {
        let base = Xdg::new().ok();
        Env {
            briefs: std::env::var_os("TEIGEN_BRIEFS"),
            data: base.as_ref().map(|base| base.data_dir().join(FOLDER)),
            config: base.as_ref().map(|base| base.config_dir().join(FOLDER)),
            state: base.as_ref().and_then(|base| Some(base.state_dir()?.join(FOLDER))),
            cache: base.as_ref().map(|base| base.cache_dir().join(FOLDER)),
        }
    }

    /// Where the user's ledger is kept, whether or not there is one yet.
    pub fn ledger(&self) -> Option<PathBuf> {
        self.data.as_ref().map(|data| data.join("ledger.sqlite"))
    }

    /// The user's keymap, if there is one.
    pub fn keymap(&self) -> Option<PathBuf> {
        self.configured("keymap.toml").filter(|path| path.symlink_metadata().is_ok())
    }

    /// The user's settings, if there are any.
    pub fn settings(&self) -> Option<PathBuf> {
        self.settings_path().filter(|path| path.symlink_metadata().is_ok())
    }

    /// Where the user's settings are looked for.
    pub fn settings_path(&self) -> Option<PathBuf> {
        self.configured("config.toml")
    }

    /// The folder of the user's themes, whether or not there is one.
    pub fn themes(&self) -> Option<PathBuf> {
        self.configured("themes")
    }

    /// Where it is kept where one has been in each brief.
    pub fn places(&self) -> Option<PathBuf> {
        self.state.as_ref().map(|folder| folder.join("places.json"))
    }

    /// Where copies are kept that the terminal may not have taken.
    pub fn copies(&self) -> Option<PathBuf> {
        self.state.as_ref().map(|folder| folder.join("copied.txt"))
    }

    fn configured(&self, name: &str) -> Option<PathBuf> {
        self.config.as_ref().map(|folder| folder.join(name))
    }
}

/// Decides where the briefs come from: the paths given, else `$TEIGEN_BRIEFS`, else the user's own
/// folder if it holds any, else the program itself.
pub fn locate(paths: &[PathBuf], env: &Env) -> Origin {
    let listed = || -> Vec<PathBuf> {
        let list = env.briefs.iter().flat_map(std::env::split_paths);
        list.filter(|path| !path.as_os_str().is_empty()).collect()
    };
    let given = if paths.is_empty() { listed() } else { paths.to_vec() };
    if !given.is_empty() {
        return Origin::Given(given);
    }
    match env.data.as_ref().map(|data| data.join("briefs")) {
        Some(folder) if has_briefs(&folder) => Origin::Folder(folder),
        _ => Origin::Embedded,
    }
}

/// Whether the user's own folder is to be opened: it holds briefs, or it stands there and cannot
/// be looked into, which the user should hear of.
fn has_briefs(folder: &Path) -> bool {
    match entries(folder) {
        Ok(entries) => !entries.is_empty(),
        // A home that is no folder, such as a service has, is none.
        Err(error) => !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory),
    }
}
