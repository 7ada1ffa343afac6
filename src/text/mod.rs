//! The text room: what a terminal needs to know about the characters of Japanese, Korean and
//! English before any of them reaches the screen.
//!
//! - [`clean`] takes out what a terminal would act on or a reader could not see;
//! - [`encoding`] tells what a text is in that is not UTF-8;
//! - [`width`] says how many cells a text takes, and cuts and pads by cells;
//! - [`layout`] sets a text in lines; `breaks` says what a break costs at each place, `kinsoku` which
//!   characters have a say in it;
//! - [`fold`] makes of a text what a search compares, and [`find`] searches one text;
//! - `plane` holds sets of characters that each character of each text is looked up in.

mod breaks;
pub mod clean;
pub mod encoding;
pub mod find;
pub mod fold;
mod kinsoku;
pub mod layout;
mod plane;
pub mod width;
