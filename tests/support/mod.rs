//! What several tests share.

#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]

pub mod desk;
pub mod library;
pub mod pty;
