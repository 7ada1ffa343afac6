//! What must hold whatever a file, a terminal or a machine does: `SECURITY.md` says which of these
//! holds which of its promises.
//!
//! Each test has a short run, for every change, and a long one with `TEIGEN_LONG=1`, for a release.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)]

mod budgets;
mod corpus;
mod encodings;

/// Whether the long run is asked for.
fn is_long() -> bool {
    std::env::var_os("TEIGEN_LONG").is_some()
}
