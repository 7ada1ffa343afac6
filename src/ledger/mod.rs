//! The ledger: what was decided, noted and done, and what it comes to.
//!
//! # The parts
//!
//! An [`Entry`] is what happened. With a time, a person and a meeting it is a [`Draft`]; a
//! [`Store`] makes a [`Record`] of it, which has its place in the ledger. A [`Board`] takes up
//! records one by one and says what they come to: the response, the implementation and the
//! timeliness of each proposal, the agenda of each meeting, what is overdue, changed or orphaned.
//! Records never change; what was recorded by mistake is undone by one more record.
//!
//! Everything but [`Sqlite`] is values in, values out. Time and date are given by the caller.
//!
//! # What is promised
//!
//! - **Acknowledged** means that [`Store::append`] has returned the record. It was then committed
//!   to the file and written through to the disk, as far as the operating system and the disk do
//!   what they say; it survives the end of the program, a kill and a loss of power. What was not
//!   acknowledged may be given again.
//! - **Several desks** on one ledger each append at its end: sequence and previous hash are taken
//!   within the transaction that writes the record, so numbers have no gap and the chain no fork.
//!   Each sees the others' records by [`Store::changed`] and [`Store::since`]. The order is that of
//!   the sequence, never that of the clocks.
//! - **Tamper-evident** means that each record holds the hash of the one before. Who keeps the
//!   number of records and the hash of the last, as every minutes print them, can tell whether the
//!   records up to there are still the same. No more than that: who can write the file and knows
//!   the format can write a whole new chain, or cut off its end, and only a kept hash shows it. No
//!   record says who somebody really was.
//! - **Nothing is dropped.** Briefs change and go; a decision keeps the text that was decided on,
//!   and what is recorded of an item that is gone is listed as an orphan.
//! - **Later versions** are read as far as they are understood, and not written to. An older ledger
//!   is copied before it is brought to this version.

mod axes;
mod board;
mod chain;
mod diff;
mod error;
mod hash;
pub mod jsonl;
mod model;
mod record;
mod sqlite;
mod store;
mod wording;

pub use axes::{Change, Implementation, Kind, Lost, Response, Timeliness};
pub use board::{AgendaItem, Board, Changed, Mark, Orphan, Stamped, Trail};
pub use chain::{Broken, Chain, Verification};
pub use diff::{Piece, diff};
pub use error::{StoreError, StoreErrorKind};
pub use hash::{Hash, NotAHash};
pub use model::{Agenda, Decision, Entry, Meeting, Move, Note, Progress, Skip, Subject, Undo};
pub use record::{Draft, Head, Record, Sealed, Unreadable};
pub use sqlite::{Access, Options, Sqlite};
pub use store::Store;
pub use wording::{Wording, text_hash};
