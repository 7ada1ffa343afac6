//! Briefs: their model, their YAML form, their checks, and the library that holds them.
//!
//! A file becomes a brief in three steps: `syntax` makes a located tree of it, the declarations
//! in `model` read the tree into plain types, and `check` looks at what holds between them.
//! None of the steps stops at a mistake that the next can do without, so that the author of a
//! brief gets every mistake at once.

mod assemble;
mod called;
mod check;
mod date;
mod digest;
mod format;
mod forms;
mod happening;
mod ids;
mod library;
mod model;
mod problems;
mod reader;
mod record;
mod schema;
mod stored;
mod syntax;
mod tree;
mod wide;
mod words;

pub use assemble::assemble;
pub use date::{Date, NotADate};
pub use format::{Reading, read, read_all, read_some};
pub use happening::Happening;
pub use library::{Digests, Item, ItemKey, ItemKind, ItemRef, Library};
pub use model::*;
pub use schema::json_schema;
pub use stored::{FORM, restore, store};

/// A small complete brief with a comment on each field, for an author to begin from.
pub const EXAMPLE: &str = include_str!("example.yaml");
