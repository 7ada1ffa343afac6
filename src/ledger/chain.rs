//! The chain: records that follow each other from the first, and what is found when they are
//! checked.

use super::record::{Head, Sealed};

/// Records from the first on, each of them tied to the one before: a ledger that may be taken over
/// by another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain(Vec<Sealed>);

/// A record that does not follow the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("record {sequence} does not follow the one before it")]
pub struct Broken {
    /// The number that the record should have: one more than the records before it.
    pub sequence: u32,
}

impl Chain {
    /// The records, if they are whole from the first on.
    ///
    /// # Errors
    /// Names the first that does not follow.
    pub fn new(records: Vec<Sealed>) -> Result<Chain, Broken> {
        let mut chain = Chain::default();
        records.into_iter().try_for_each(|record| chain.push(record))?;
        Ok(chain)
    }

    /// Takes the record that comes next.
    ///
    /// # Errors
    /// When it does not follow; the chain is then as it was.
    pub fn push(&mut self, record: Sealed) -> Result<(), Broken> {
        let head = self.head();
        if !record.follows(head) {
            return Err(Broken { sequence: head.count.saturating_add(1) });
        }
        self.0.push(record);
        Ok(())
    }

    /// The records, in order.
    pub fn records(&self) -> &[Sealed] {
        &self.0
    }

    /// How far the chain reaches.
    pub fn head(&self) -> Head {
        self.0.last().map_or_else(Head::default, Sealed::head)
    }
}

/// What a check of a whole ledger found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verification {
    /// How many records there are, and the hash that the last is kept with.
    pub head: Head,
    /// The number at which the chain breaks first: that record was changed, is missing, or was put
    /// there by something else. None where every record follows the one before.
    pub broken: Option<u32>,
    /// What the store's own check of the file complains of; empty where it finds it in order.
    pub damage: Vec<String>,
}

impl Verification {
    /// What the chain of those records shows.
    pub fn of(records: &[Sealed], damage: Vec<String>) -> Verification {
        let count = u32::try_from(records.len()).unwrap_or(u32::MAX);
        let hash = records.last().map(|last| last.hash).unwrap_or_default();
        Verification { head: Head { count, hash }, broken: first_broken(records), damage }
    }

    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.broken.is_none() && self.damage.is_empty()
    }
}

/// The number of the first record that does not follow those before it.
fn first_broken(records: &[Sealed]) -> Option<u32> {
    let mut head = Head::default();
    for record in records {
        if !record.follows(head) {
            return Some(head.count.saturating_add(1));
        }
        head = record.head();
    }
    None
}
