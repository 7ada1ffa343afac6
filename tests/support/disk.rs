//! A small disk of its own, to be filled and to be made read-only.

#![allow(unreachable_pub, reason = "tests of several crates share it")]

use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A disk in memory, mounted while this lives.
pub struct Disk(TempDir);

impl Disk {
    /// A disk of that size, `192k`; none, with the reason printed, where one cannot be had.
    pub fn new(size: &str) -> Option<Disk> {
        if !rustix::process::geteuid().is_root() {
            println!("skipped: only root can mount a disk");
            return None;
        }
        let disk = Disk(TempDir::new().expect("a folder"));
        let made = disk.mount(&["-t", "tmpfs", "-o", &format!("size={size},mode=0777"), "tmpfs"]);
        if !made {
            println!("skipped: no disk can be mounted here");
        }
        made.then_some(disk)
    }

    /// Changes how it is mounted: `size=1m`, `ro`.
    pub fn remount(&self, options: &str) {
        assert!(self.mount(&["-o", &format!("remount,{options}")]));
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    fn mount(&self, arguments: &[&str]) -> bool {
        Command::new("mount").args(arguments).arg(self.0.path()).status().is_ok_and(|status| status.success())
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.0.path()).stderr(Stdio::null()).status();
    }
}
