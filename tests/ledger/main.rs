//! The ledger: what it promises, held against processes, disks and hands that do not mean well.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod board;
mod disk;
mod export;
mod kills;
mod records;
#[path = "../support/disk.rs"]
mod small_disk;
mod store;
mod support;
mod tampering;
mod writers;
