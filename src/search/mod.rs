//! Search: which items say what is looked for, best first, and where in a text to mark it.
//!
//! A [`Query`] is read from what was typed; a plan makes it ready for a library, with the readings
//! of its words and the values that its facets mean. Both sides are folded (width, case, kana), so
//! that `ＡＣＳＡ`, `acsa` and `ACSA` are one word, and an item is found by any of its languages.
//!
//! What stands before what: an item that has the words as typed; in another form; that is read so;
//! that has their characters near each other. Then, for letters, whole words before beginnings of
//! words before parts of words; then ids and titles before names before running text; then
//! proposals before findings and so on, in the order of the library.

mod automaton;
mod code;
mod complete;
mod documents;
mod facet;
mod hangul;
mod hint;
mod index;
mod leaves;
mod marks;
mod needle;
mod outcome;
mod plan;
mod query;
mod rank;
mod reading;
mod romaji;
mod scan;
mod standing;
mod vocabulary;
mod words;

pub use complete::{Completion, mended};
pub use documents::Field;
pub use facet::{Facet, SEVERAL};
pub use hint::Hint;
pub use marks::Marks;
pub use outcome::{Hit, Match, Outcome};
pub use query::Query;
pub use standing::Standing;

use std::mem;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use crate::brief::{ItemKind, ItemRef, Library};
use documents::Weight;
use index::Segments;
use outcome::Ground;
use plan::Plan;
use vocabulary::Vocabulary;
use words::Words;

/// Which items a search looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// Everything.
    Library,
    /// What the brief at that index holds.
    Brief(u32),
    /// One sort of item, across all briefs.
    Kind(ItemKind),
}

impl Within {
    fn holds(self, item: ItemRef) -> bool {
        match self {
            Within::Library => true,
            Within::Brief(brief) => item.brief == brief,
            Within::Kind(kind) => item.kind == kind,
        }
    }
}

/// What is looked for, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// As it was typed.
    pub query: String,
    /// Among which items.
    pub within: Within,
    /// How many of the best are asked for.
    pub limit: usize,
}

/// With more items than these a search may take longer than the drawing of a screen, with an index
/// and without.
const PROMPT_INDEXED: usize = 100_000;
const PROMPT_SCANNED: usize = 1_000;
/// Likewise with more bytes to scan, and with more of them in a single item, which nothing shortens.
const PROMPT_BYTES: usize = 1 << 20;
const PROMPT_ITEM: usize = 1 << 17;

/// Everything that the items of a library say, made ready for search.
///
/// Until [`Index::build`] is done, which may take place on another thread, a search scans the library
/// directly: slower, to the same effect.
/// Clones share what has been built; what one builds all have.
#[derive(Clone, Debug, Default)]
pub struct Index {
    library: Arc<Library>,
    standing: Arc<Standing>,
    basis: Arc<OnceLock<Basis>>,
    segments: Arc<OnceLock<Segments>>,
}

/// What every search of a library needs, scan or not: made for the first, so that a desk opens without it.
#[derive(Debug)]
struct Basis {
    vocabulary: Vocabulary,
    documents: Vec<ItemRef>,
    /// A single search has no use for it.
    weight: OnceLock<Weight>,
    /// For the first word that stands nowhere, where no index has gathered them.
    words: OnceLock<Words>,
}

/// In a larger library it is not counted what each value of a facet would leave.
const COUNTED_MAX: usize = 20_000;

impl Index {
    /// The index of a library, not built yet.
    pub fn new(library: impl Into<Arc<Library>>) -> Index {
        Index { library: library.into(), ..Index::default() }
    }

    /// Indexes what the items say.
    pub fn build(&self) {
        let Basis { vocabulary, documents, .. } = self.basis();
        // Every key asks for it.
        self.weight();
        self.segments.get_or_init(|| Segments::new(&self.library, vocabulary, documents));
    }

    fn basis(&self) -> &Basis {
        self.basis.get_or_init(|| {
            let (vocabulary, documents) = (Vocabulary::new(&self.library), documents::documents(&self.library));
            Basis { vocabulary, documents, weight: OnceLock::new(), words: OnceLock::new() }
        })
    }

    fn weight(&self) -> Weight {
        let Basis { documents, weight, .. } = self.basis();
        *weight.get_or_init(|| documents::weight(&self.library, documents))
    }

    /// Takes what a ledger says of the library's proposals, in the place of what it said before.
    pub fn stand(&mut self, standing: Standing) {
        self.standing = standing.into();
    }

    /// Whether the other is a clone, of the same library and ledger.
    pub fn is_same(&self, other: &Index) -> bool {
        Arc::ptr_eq(&self.segments, &other.segments) && Arc::ptr_eq(&self.standing, &other.standing)
    }

    /// Whether a search takes no longer than the drawing of a screen: then it need not be carried
    /// out beside it.
    pub fn is_prompt(&self) -> bool {
        let (items, bytes) = match self.segments.get() {
            Some(_) => (PROMPT_INDEXED, usize::MAX),
            None => (PROMPT_SCANNED, PROMPT_BYTES),
        };
        let weight = self.weight();
        self.basis().documents.len() <= items && weight.all <= bytes && weight.largest <= PROMPT_ITEM
    }

    /// The items that answer the query: the best of them up to `limit`, and how many there are.
    /// Nothing answers a blank query.
    pub fn search(&self, query: &str, within: Within, limit: usize) -> Outcome {
        let question = Question { query: query.to_owned(), within, limit };
        self.answer(&question, &AtomicBool::new(false)).unwrap_or_default()
    }

    /// The same for a question that may be withdrawn: none once `is_withdrawn` is set.
    pub fn answer(&self, question: &Question, is_withdrawn: &AtomicBool) -> Option<Outcome> {
        let Question { query, within, limit } = question;
        if query.trim().is_empty() {
            return Some(Outcome::default());
        }
        let query = Query::parse(query);
        let mut outcome = self.find(&query, *within, *limit, is_withdrawn);
        if !outcome.is_said() {
            let hints = mem::take(&mut outcome.hints);
            outcome.hints = self.slips(&query, is_withdrawn).into_iter().chain(hints).collect();
        }
        (!is_withdrawn.load(Ordering::Relaxed)).then_some(outcome)
    }

    fn find(&self, query: &Query, within: Within, limit: usize, is_withdrawn: &AtomicBool) -> Outcome {
        let Basis { vocabulary, documents, .. } = self.basis();
        let ground = Ground { library: &self.library, vocabulary, documents, is_withdrawn };
        match self.segments.get() {
            Some(segments) => {
                let plan = Plan::new(query, vocabulary, &self.standing, &|c| segments.has(c));
                let within = self.values(within);
                let found = segments.search(&plan, within.as_deref(), documents, is_withdrawn);
                ground.settle(plan, found.iter(), found.count(), limit)
            }
            None => {
                let plan = Plan::new(query, vocabulary, &self.standing, &|_| true);
                let found = scan::scan(&ground, &plan, within);
                let total = found.len();
                ground.settle(plan, found.into_iter(), total, limit)
            }
        }
    }

    /// The words that stand nowhere, and for which there is one that may have been meant.
    fn slips(&self, query: &Query, is_withdrawn: &AtomicBool) -> Vec<Hint> {
        let Basis { vocabulary, documents, words, .. } = self.basis();
        let words = match self.segments.get() {
            Some(segments) => segments.words(),
            None => words.get_or_init(|| Words::read(&self.library, vocabulary, documents)),
        };
        let near = query.words().filter_map(|word| Some((word, words.slip_of(&word.typed)?)));
        let is_said = |word| self.find(&Query::of(word), Within::Library, 1, is_withdrawn).is_said();
        let slips = near.filter(|(word, _)| !is_withdrawn.load(Ordering::Relaxed) && !is_said(word));
        slips.map(|(word, meant)| Hint::UnknownWord(word.typed.clone(), meant.to_owned())).collect()
    }

    /// The values of which the items looked at are filed under one; none for all items.
    fn values(&self, within: Within) -> Option<Vec<usize>> {
        let (facet, id) = match within {
            Within::Library => return None,
            Within::Brief(at) => (Facet::Brief, self.library.briefs().get(at as usize).map(|brief| brief.id.as_str())),
            Within::Kind(kind) => (Facet::Kind, Some(facet::kind_id(kind))),
        };
        Some(id.and_then(|id| self.basis().vocabulary.number(facet, id)).into_iter().collect())
    }

    /// How many items each of the values that may follow would leave, in the order in which
    /// [`Index::complete`] offers them; none where that is not cheap to know.
    pub fn leaves(&self, query: &str, within: Within, offered: &[Completion]) -> Vec<Option<usize>> {
        let at = offered.first().map(|it| it.range.start);
        let condition = at.and_then(|at| leaves::without_condition(query, at));
        let documents = &self.basis().documents;
        let Some((facet, rest)) = condition.filter(|_| documents.len() <= COUNTED_MAX) else {
            return vec![None; offered.len()];
        };
        let items: Vec<ItemRef> = if rest.trim().is_empty() {
            documents.iter().copied().filter(|item| within.holds(*item)).collect()
        } else {
            self.search(&rest, within, usize::MAX).hits.into_iter().map(|hit| hit.item).collect()
        };
        leaves::leaves(&self.library, &self.standing, facet, &items, offered)
    }

    /// What may follow at the caret, a byte offset of the query.
    pub fn complete(&self, query: &str, caret: usize) -> Vec<Completion> {
        complete::complete(&self.basis().vocabulary, &self.standing, query, caret)
    }
}
