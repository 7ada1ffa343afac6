//! The text room: what a terminal needs to know about the characters of Japanese, Korean and
//! English before any of them reaches the screen.
//!
//! - [`clean`] takes out what a terminal would act on or a reader could not see;
//! - [`width`] says how many cells a text takes, and cuts and pads by cells.

pub mod clean;
pub mod width;
