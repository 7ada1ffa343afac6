//! Keys: what was typed, what the keymap says of it, and what the two come to.
//!
//! A key event becomes a [`Chord`]; a [`Keymap`] binds a [`Sequence`] of chords to an action in a
//! scope; [`resolve()`] asks the keymap what a chord means in a place, and is a pure function.

mod chord;
mod event;
mod file;
mod keymap;
mod patch;
mod resolve;

pub use chord::{Chord, Code, KeyError, Modifiers, Sequence, parse_keys};
pub use keymap::{Binding, Keymap};
pub use resolve::{Follow, Resolution, follows, resolve};
