//! What the interface says, in each language.

mod phrase;
mod word;

pub use phrase::{
    all_of, as_of, consent_again, count_of, date, key_clears_filter, key_drops_text, key_goes_back, key_looks_up,
    key_writes_meant, month, n_of_m, problem_count, said_by, undone,
};
pub use word::Word;
