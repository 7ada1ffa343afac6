//! The page of an item: what it says as blocks, and the blocks as lines of a given width.
//!
//! [`build()`] reads the library and knows nothing of the screen; [`lay()`] knows widths and nothing of
//! briefs.

mod build;
mod cite;
mod lay;
mod marks;
mod pair;
mod plain;

pub(crate) use build::dates;
pub use build::{Resting, build, resting};
pub use cite::{citation, text};
pub use lay::{Laid, Line, Link, Span, lay};
pub use marks::{Mark, TermMark, find, find_by, terms};
pub use pair::lay_pair;
pub use plain::plain;

use crate::brief::ItemRef;

/// What a page shows, and where in it: a source's page may be opened at one of its parts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Target {
    /// The item.
    pub item: ItemRef,
    /// The place in a source, as citations write it.
    pub place: Option<String>,
}

impl From<ItemRef> for Target {
    fn from(item: ItemRef) -> Target {
        Target { item, place: None }
    }
}

/// A piece of a page, from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The line above the title: the id, then what sort of item it is and where it belongs.
    Kicker {
        /// The item's id.
        id: String,
        /// The rest.
        rest: String,
    },
    /// The item's title.
    Title(String),
    /// A heading within the page.
    Heading(String),
    /// A paragraph of running text.
    Paragraph(String),
    /// A label and its value, aligned with the fields around it.
    Field {
        /// What the value is.
        label: String,
        /// The value.
        value: String,
        /// Whether it only says that there is nothing.
        absent: bool,
    },
    /// An entry of a list; numbered where it opens another page.
    Link {
        /// The id or label in front.
        lead: String,
        /// What it is called.
        text: String,
        /// What it opens, if anything.
        target: Option<Target>,
    },
    /// What is said about the link before it.
    Aside(String),
    /// Lines to be shown as they are, cut at the edge.
    Verbatim(String),
    /// A line of white space.
    Gap,
}

impl Block {
    /// What the block says in its own words: what is searched and marked. Labels, leads and numbers
    /// are not among them.
    pub fn words(&self) -> &str {
        match self {
            Block::Kicker { rest, .. } => rest,
            Block::Title(text) | Block::Heading(text) | Block::Paragraph(text) => text,
            Block::Aside(text) | Block::Verbatim(text) => text,
            Block::Field { value, .. } => value,
            Block::Link { text, .. } => text,
            Block::Gap => "",
        }
    }
}
