//! Briefs: their model, their YAML form, their checks, and the library that holds them.

mod library;
mod model;

pub use library::{Item, ItemKind, ItemRef, Library};
pub use model::*;
