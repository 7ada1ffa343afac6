//! What stands out within the words of a page: where a search matched, and the first occurrence of
//! each term of the glossary.

use std::collections::HashSet;
use std::ops::Range;

use super::Block;
use crate::brief::{Item, ItemKind, ItemRef, Library};
use crate::lang::Lang;
use crate::text::find::occurrences;

/// A stretch of the words of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The index of the block.
    pub block: usize,
    /// The bytes in [`Block::words`].
    pub range: Range<usize>,
}

/// A term at its first occurrence on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermMark {
    /// The term.
    pub term: ItemRef,
    /// Where it stands.
    pub mark: Mark,
}

/// Every place of the blocks that says the query, from top to bottom.
pub fn find(blocks: &[Block], query: &str) -> Vec<Mark> {
    find_by(blocks, |words| occurrences(query, words))
}

/// Every place of the blocks that `places` finds in their words, from top to bottom.
pub fn find_by(blocks: &[Block], places: impl Fn(&str) -> Vec<Range<usize>>) -> Vec<Mark> {
    let in_block =
        |(block, text): (usize, &Block)| places(text.words()).into_iter().map(move |range| Mark { block, range });
    blocks.iter().enumerate().flat_map(in_block).collect()
}

/// So many bytes of a page are looked through for terms: more than anybody wrote to be read, and with
/// as many terms as a file can hold still little work.
const LOOKED_THROUGH: usize = 1 << 16;
/// So many places of a term in a paragraph are tried.
const PLACES_MAX: usize = 100;

/// The first occurrence of each term of the page's brief in the titles and paragraphs, from top to
/// bottom. Where two terms share words, the longer one has them.
pub fn terms(library: &Library, page: ItemRef, blocks: &[Block], lang: Lang) -> Vec<TermMark> {
    let mut forms: Vec<(&str, ItemRef)> = Vec::new();
    let terms = library.items_of(page.brief as usize).filter(|item| item.kind == ItemKind::Term && *item != page);
    for item in terms {
        let Some(Item::Term(term)) = library.item(item) else { continue };
        let names = term.name.get(lang).into_iter().chain(term.abbreviation.as_deref());
        forms.extend(names.chain(term.aliases.iter().map(String::as_str)).map(|form| (form, item)));
    }
    forms.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
    let mut marks: Vec<TermMark> = Vec::new();
    let mut marked: HashSet<ItemRef> = HashSet::new();
    let mut left = LOOKED_THROUGH;
    for (block, text) in blocks.iter().enumerate() {
        let Block::Paragraph(words) = text else { continue };
        if left < words.len() {
            break;
        }
        left -= words.len();
        for (form, term) in &forms {
            if marked.contains(term) {
                continue;
            }
            let free = |range: &Range<usize>| {
                let mut of_block = marks.iter().rev().take_while(|it| it.mark.block == block).map(|it| &it.mark.range);
                !of_block.any(|taken| taken.start < range.end && range.start < taken.end)
            };
            let whole = words.match_indices(form).map(|(at, _)| at..at + form.len());
            if let Some(range) = whole.take(PLACES_MAX).filter(|range| is_whole(words, range)).find(free) {
                marked.insert(*term);
                marks.push(TermMark { term: *term, mark: Mark { block, range } });
            }
        }
    }
    marks.sort_by_key(|it| (it.mark.block, it.mark.range.start));
    marks
}

/// Whether the range does not cut a word of Latin letters.
fn is_whole(words: &str, range: &Range<usize>) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let before = words.get(..range.start).and_then(|it| it.chars().next_back());
    let first = words.get(range.clone()).and_then(|it| it.chars().next());
    let last = words.get(range.clone()).and_then(|it| it.chars().next_back());
    let after = words.get(range.end..).and_then(|it| it.chars().next());
    let cut = |one, other| latin(one) && latin(other);
    !cut(before, first) && !cut(last, after)
}
