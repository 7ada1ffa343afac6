//! What the sorts of things in a brief are called on the screen.

use super::{ComparisonRelation, FindingKind, ItemKind, RelationKind, Trend};
use crate::label::Word;

impl ItemKind {
    /// What sort of item it is.
    pub const fn word(self) -> Word {
        match self {
            ItemKind::Brief => Word::Brief,
            ItemKind::Section => Word::Section,
            ItemKind::Proposal => Word::Proposal,
            ItemKind::Finding => Word::Finding,
            ItemKind::Event => Word::Event,
            ItemKind::Term => Word::Term,
            ItemKind::Watch => Word::WatchPoint,
            ItemKind::Comparison => Word::Comparison,
            ItemKind::Relation => Word::Relation,
            ItemKind::Source => Word::Source,
        }
    }
}

impl FindingKind {
    /// What a finding claims.
    pub const fn word(self) -> Word {
        match self {
            FindingKind::Fact => Word::Fact,
            FindingKind::Assessment => Word::Assessment,
            FindingKind::Outlook => Word::Outlook,
            FindingKind::Risk => Word::Risk,
        }
    }
}

impl ComparisonRelation {
    /// How views stand to each other.
    pub const fn word(self) -> Word {
        match self {
            ComparisonRelation::Agreement => Word::Agreement,
            ComparisonRelation::Difference => Word::Difference,
            ComparisonRelation::Addition => Word::Addition,
        }
    }
}

impl RelationKind {
    /// How two actors stand to each other.
    pub const fn word(self) -> Word {
        match self {
            RelationKind::Alliance => Word::Alliance,
            RelationKind::Cooperation => Word::Cooperation,
            RelationKind::Management => Word::Management,
            RelationKind::Rivalry => Word::Rivalry,
            RelationKind::NoContact => Word::NoTalks,
        }
    }
}

impl Trend {
    /// Which way a relation goes.
    pub const fn word(self) -> Word {
        match self {
            Trend::Strengthening => Word::Strengthening,
            Trend::Steady => Word::Steady,
            Trend::Weakening => Word::Weakening,
            Trend::Unclear => Word::Unclear,
        }
    }
}
