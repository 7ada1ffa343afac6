//! What several tests share.

#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

pub mod desk;
pub mod disk;
pub mod effort;
pub mod grid;
pub mod hostile;
pub mod library;
pub mod payloads;
pub mod pty;
