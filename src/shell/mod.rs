//! What stands between the program and the machine: files, the terminal, signals and events.
//!
//! Unix only. A run opens [`reader::Events`] first, so that no signal finds the terminal held and
//! nobody listening, then takes the terminal with [`terminal::Guard::enter`], asks it what is to be
//! asked, listens to its keys and draws on it through [`screen::Screen`]. Dropping the guard gives the terminal back, as a panic does.

mod abort;
pub mod cache;
pub mod clipboard;
pub mod decode;
pub mod embedded;
pub mod env;
pub mod events;
pub mod files;
pub mod keeper;
pub mod load;
pub mod loader;
pub mod minutes;
pub mod mouse;
pub mod pen;
pub mod places;
pub mod plain;
mod probe;
pub mod reader;
pub mod run;
pub mod save;
pub mod screen;
mod searcher;
mod sequence;
pub mod signals;
mod starting;
pub mod terminal;
pub mod watch;
