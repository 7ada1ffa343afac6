//! The page of what is selected or being read, and the windows, which are pages too.

use std::ops::Range;

use ratatui::layout::{Position, Rect};

use super::pen::Pen;
use crate::brief::Item;
use crate::page::{Laid, Line, Span};
use crate::state::{Overlay, Panes, Reading, ShownPage, State};
use crate::text::layout;
use crate::theme::Role;

/// Draws the page; returns the cursor's place where the page has the keys.
pub(super) fn draw(state: &State, pen: &mut Pen, area: Rect) -> Option<Position> {
    let reading = state.reading();
    let page = &state.page;
    let marks = Marks {
        page,
        found: reading.and_then(|it| it.find.as_ref()).map(|find| find.at),
        term: reading.and_then(|it| it.term),
    };
    let top = reading.map_or(page.top, |reading| reading.top);
    lines(pen, area, &page.laid, top, reading.and_then(|reading| reading.link), Some(&marks));
    let reading = reading?;
    if let Some(term) = reading.term {
        explanation(state, pen, area, term);
    }
    let row = cursor_row(page, reading).saturating_sub(top) as u16;
    Some(Position::new(area.x, area.y + row.min(area.height.saturating_sub(1))))
}

/// The line that one is at: of the term, the match or the link picked, else the first.
fn cursor_row(page: &ShownPage, reading: &Reading) -> usize {
    let term = reading.term.and_then(|at| page.terms.get(at)).map(|it| page.line_of(&it.mark));
    let found = || reading.find.as_ref().and_then(|find| page.found.get(find.at)).map(|mark| page.line_of(mark));
    let link = || reading.link.and_then(|link| page.laid.links.get(link)).map(|link| link.first);
    term.or_else(link).or_else(found).unwrap_or(reading.top)
}

/// Draws the window over the desk; returns the cursor's place.
pub(super) fn overlay(overlay: &Overlay, pen: &mut Pen, panes: Panes) -> Position {
    lines(pen, panes.body, &overlay.laid, overlay.top, None, None);
    panes.body.as_position()
}

pub(super) fn lines(
    pen: &mut Pen,
    area: Rect,
    laid: &Laid,
    top: usize,
    selected: Option<usize>,
    marks: Option<&Marks>,
) {
    for (y, line) in (0..area.height).zip(laid.lines.iter().skip(top)) {
        let ground = if line.link.is_some() && line.link == selected { Role::Cursor } else { Role::Text };
        if ground == Role::Cursor {
            pen.fill(Rect { y: area.y + y, height: 1, width: area.width.min(laid.columns), ..area }, ground);
        }
        for span in &line.spans {
            let mut x = span.column;
            for (role, text) in marks.map_or(vec![(span.role, span.text.as_str())], |marks| marks.pieces(line, span)) {
                x = pen.over(area, x, y, text, role, ground);
            }
        }
    }
}

/// What stands out within the words of a page.
pub(super) struct Marks<'a> {
    page: &'a ShownPage,
    /// The match that one stands at.
    found: Option<usize>,
    /// The term that is explained.
    term: Option<usize>,
}

impl Marks<'_> {
    /// The span cut where a mark begins or ends.
    fn pieces<'s>(&self, line: &Line, span: &'s Span) -> Vec<(Role, &'s str)> {
        let Some(start) = span.at else { return vec![(span.role, span.text.as_str())] };
        let end = start + span.text.len();
        let within = |range: &Range<usize>| range.start.max(start)..range.end.min(end);
        let mut marks: Vec<(Range<usize>, Role)> = Vec::new();
        for (at, it) in self.page.found_in(line.block, &(start..end)) {
            marks.push((within(&it.range), if self.found == Some(at) { Role::Cursor } else { Role::Match }));
        }
        for (at, it) in self.page.terms.iter().enumerate().filter(|(_, it)| it.mark.block == line.block) {
            marks.push((within(&it.mark.range), if self.term == Some(at) { Role::Cursor } else { Role::Term }));
        }
        marks.retain(|(range, _)| range.start < range.end);
        // The first of two that overlap has the words: what is looked for goes before terms.
        marks.sort_by_key(|(range, _)| range.start);
        let mut pieces = Vec::new();
        let mut from = start;
        for (range, role) in marks {
            if range.start < from {
                continue;
            }
            pieces.push((span.role, from..range.start));
            pieces.push((role, range.clone()));
            from = range.end;
        }
        pieces.push((span.role, from..end));
        let text = |range: Range<usize>| span.text.get(range.start - start..range.end - start).unwrap_or("");
        pieces.into_iter().map(|(role, range)| (role, text(range))).filter(|(_, text)| !text.is_empty()).collect()
    }
}

/// Draws what the glossary says of a term over the foot of the page.
fn explanation(state: &State, pen: &mut Pen, area: Rect, term: usize) {
    let Some(Item::Term(it)) = state.page.terms.get(term).and_then(|mark| state.library.item(mark.term)) else {
        return;
    };
    let lang = state.lang();
    let name = it.name.shown(lang);
    let mut rows = vec![(Role::Title, name.text.to_owned())];
    let readings = state.setting.glyphs().listed(&it.readings);
    let others = it.name.all().filter(|(lang, _)| *lang != name.lang).map(|(_, name)| name.to_owned());
    let facts = state.setting.glyphs().listed(&it.abbreviation.iter().cloned().chain(others).collect::<Vec<_>>());
    rows.extend([readings, facts].into_iter().filter(|row| !row.is_empty()).map(|row| (Role::Dim, row)));
    rows.extend(it.text.as_ref().map(|text| (Role::Text, text.shown(lang).text.to_owned())));
    let columns = area.width.saturating_sub(4).min(state.setting.measure);
    let set = rows.iter().flat_map(|(role, text)| {
        layout::lines(text, columns, &state.setting.layout).into_iter().map(move |line| (*role, line.text(text)))
    });
    let set: Vec<(Role, &str)> = set.collect();
    let height = (set.len() as u16 + 2).min(area.height);
    let popup = Rect { y: area.y + area.height - height, height, ..area };
    pen.blank(popup, Role::Trail);
    for (y, (role, text)) in (1..height).zip(set) {
        pen.over(popup, 2, y, text, role, Role::Trail);
    }
}
