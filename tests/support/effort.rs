//! How much a test that could go on for ever does.

/// So many rounds when [`is_long`], else those that one waits for gladly.
pub fn rounds(long: usize, short: usize) -> usize {
    if is_long() { long } else { short }
}

/// Whether `TEIGEN_LONG` asks for the full number of rounds, as `.ci/run` does.
pub fn is_long() -> bool {
    std::env::var_os("TEIGEN_LONG").is_some_and(|value| !value.is_empty())
}
