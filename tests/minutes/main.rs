//! The minutes: what they say, and that nothing in them is more than text, in every format.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod command;
mod content;
mod golden;
mod hostile;
mod programs;
mod support;
