//! The page of an item as plain text.

use crate::brief::{ItemRef, Library};
use crate::page::{self, Block, Line};
use crate::state::Setting;
use crate::text::width::Width;

/// The lines of the item's page, none wider than `columns` cells.
pub(super) fn lines(library: &Library, item: ItemRef, setting: &Setting, columns: u16) -> Vec<String> {
    let Setting { lang, measure, layout, .. } = setting;
    let mut blocks = page::build(library, &item.into(), *lang, setting.glyphs(), true);
    for block in &mut blocks {
        name_target(library, block);
    }
    let laid = page::lay(&blocks, columns.min(measure.saturating_add(layout.hang)), layout);
    laid.lines.iter().map(|line| plain(line, layout.ambiguous)).collect()
}

/// Puts the id of what a link opens before it, where it does not stand there: on paper it is the
/// only way to follow the link.
fn name_target(library: &Library, block: &mut Block) {
    let Block::Link { lead, target: Some(target), .. } = block else { return };
    let Some(content) = library.item(target.item) else { return };
    let id = content.id().as_str();
    if target.place.is_none() && !lead.starts_with(id) {
        *lead = format!("{id} {lead}").trim_end().to_owned();
    }
}

/// The words of a line at their columns.
fn plain(line: &Line, width: Width) -> String {
    line.spans.iter().fold(String::new(), |text, span| {
        let gap = usize::from(span.column).saturating_sub(width.cells(&text));
        text + &" ".repeat(gap) + &span.text
    })
}
