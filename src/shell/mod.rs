//! What stands between the program and the machine: files, the terminal, signals and events.

pub mod embedded;
pub mod files;
