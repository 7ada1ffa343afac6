//! Meetings held on a real terminal: what the screen says is recorded, is, whatever happens.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod disk;
mod faults;
mod kills;
mod seat;
#[path = "../support/mod.rs"]
mod support;
mod whole;
