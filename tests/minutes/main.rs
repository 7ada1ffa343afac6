//! The minutes: what they say, and that nothing in them is more than text, in every format.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)]

mod command;
mod content;
mod golden;
mod hostile;
#[path = "../support/payloads.rs"]
mod payloads;
mod programs;
mod support;
