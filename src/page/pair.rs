//! Two languages of one page, block beside block, so that one scroll moves both.

use super::lay::{Laid, Line, Link, Span, lay};
use super::{Block, Target};
use crate::text::layout::Options;
use crate::theme::Role;

/// Cells between the two languages.
const GUTTER: u16 = 4;
/// With fewer cells for each, the languages stand one above the other.
const SIDE_MIN: u16 = 30;

/// Lays the blocks of a page in two languages, which must be of the same item: side by side where
/// each has room, else one above the other. `measure` is the widest line of running text.
///
/// Numbers and ids stand once, with the first language.
pub fn lay_pair(first: &[Block], second: &[Block], columns: u16, measure: u16, options: &Options) -> Laid {
    let side = columns.saturating_sub(GUTTER) / 2;
    let beside = side >= SIDE_MIN;
    let columns = if beside { side } else { columns }.min(measure.saturating_add(options.hang));
    let left = lay(first, columns, options);
    let second: Vec<Block> = second.iter().map(unnamed).collect();
    let right = lay(&second, columns, options);
    let mut paired = Laid { columns: left.columns, ..Laid::default() };
    let mut rest = (&left.lines[..], &right.lines[..]);
    for (at, block) in first.iter().enumerate() {
        let (one, other);
        (one, rest.0) = take(rest.0, at);
        (other, rest.1) = take(rest.1, at);
        let start = paired.lines.len();
        if beside {
            let shift = columns + GUTTER;
            paired.columns = shift + right.columns;
            paired.lines.extend(side_by_side(one, other, shift));
        } else {
            paired.lines.extend(one.iter().cloned());
            let again = second.get(at).is_none_or(|it| it.words().is_empty() || it.words() == block.words());
            paired.lines.extend(other.iter().filter(|_| !again).map(|line| own_words(line, 0, Some(Role::Dim))));
        }
        if let Block::Link { target: Some(target), .. } = block {
            let last = paired.lines.len().saturating_sub(1);
            paired.links.push(Link { target: Target::clone(target), first: start, last });
        }
    }
    paired
}

/// The lines of the block at `at`, and those after them.
fn take(lines: &[Line], at: usize) -> (&[Line], &[Line]) {
    lines.split_at(lines.iter().take_while(|line| line.block == at).count())
}

fn side_by_side(one: &[Line], other: &[Line], shift: u16) -> Vec<Line> {
    let like = one.first().or(other.first()).cloned().unwrap_or_default();
    let empty = Line { spans: Vec::new(), ..like };
    let both = (0..one.len().max(other.len())).map(|row| {
        let mut line = one.get(row).cloned().unwrap_or_else(|| empty.clone());
        let beside = other.get(row).map(|other| own_words(other, shift, None));
        line.spans.extend(beside.into_iter().flat_map(|other| other.spans));
        line
    });
    both.collect()
}

/// The block without the id that stands beside the first language already.
fn unnamed(block: &Block) -> Block {
    let mut block = block.clone();
    match &mut block {
        Block::Kicker { id: lead, .. } | Block::Link { lead, .. } => lead.clear(),
        _ => {}
    }
    block
}

/// The line without the number of a link, moved to the right. What is found or marked is marked in
/// the first language only.
fn own_words(line: &Line, shift: u16, role: Option<Role>) -> Line {
    let own = line.spans.iter().filter(|span| span.at.is_some() || line.link.is_none());
    let moved = own.map(|span| Span {
        column: span.column + shift,
        role: role.unwrap_or(span.role),
        at: None,
        text: span.text.clone(),
    });
    Line { spans: moved.collect(), ..line.clone() }
}
