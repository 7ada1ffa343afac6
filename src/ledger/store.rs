//! What a ledger's home does, whatever it is made of.

use super::chain::{Chain, Verification};
use super::error::StoreError;
use super::record::{Draft, Record, Sealed};

/// A home of a ledger. It takes records at its end and never changes one.
pub trait Store {
    /// Why nothing can be recorded here, if so: the error that [`Store::append`] would give.
    fn obstacle(&self) -> Option<StoreError>;

    /// Records the drafts, all of them or none, in their order. When it returns, they are
    /// acknowledged: committed, and written through to the disk.
    ///
    /// A new meeting gets the first id of its day that none has, whoever else opens one at the moment,
    /// and whatever id the draft bears.
    ///
    /// Between the last record seen and the first returned may stand records of others; see
    /// [`Store::since`].
    ///
    /// # Errors
    /// When the drafts are not acknowledged. They can be given again. Only after
    /// [`super::StoreErrorKind::Io`] and, once the file is back, [`super::StoreErrorKind::Vanished`]
    /// they may nevertheless be there, and [`Store::since`] tells.
    fn append(&mut self, drafts: &[Draft]) -> Result<Vec<Record>, StoreError>;

    /// Takes over the records of another ledger, all of them or none, into one that has none yet or
    /// only such as the chain begins with; says how many that were.
    ///
    /// # Errors
    /// Of kind [`super::StoreErrorKind::Diverged`] where it has others; else when the records are
    /// not acknowledged.
    fn import(&mut self, chain: &Chain) -> Result<usize, StoreError>;

    /// The records after the one of that number, as they are kept; all of them after 0.
    ///
    /// # Errors
    /// When they cannot be read.
    fn sealed_since(&mut self, sequence: u32) -> Result<Vec<Sealed>, StoreError>;

    /// The records after the one of that number; all of them after 0.
    ///
    /// # Errors
    /// When they cannot be read.
    fn since(&mut self, sequence: u32) -> Result<Vec<Record>, StoreError>;

    /// Whether somebody else may have recorded something since this was asked last: a cheap look,
    /// to be had many times a minute.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    fn changed(&mut self) -> Result<bool, StoreError>;

    /// Checks the whole ledger: the home itself, and the chain from the first record on.
    ///
    /// # Errors
    /// When it cannot be read at all.
    fn verify(&mut self) -> Result<Verification, StoreError>;
}
