//! How much a test that could go on for ever does.

/// So many rounds when [`is_thorough`], else those that one waits for gladly.
pub fn rounds(thorough: usize, usual: usize) -> usize {
    if is_thorough() { thorough } else { usual }
}

/// Whether `TEIGEN_THOROUGH` asks for the full number of rounds, as `.ci/run` does.
pub fn is_thorough() -> bool {
    std::env::var_os("TEIGEN_THOROUGH").is_some_and(|value| !value.is_empty())
}
