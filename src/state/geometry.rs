//! How the screen is divided, from its size and the level that has the keys.

use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};

use super::{Level, State};

/// The terminal's size in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Cells across.
    pub columns: u16,
    /// Cells down.
    pub rows: u16,
}

/// Where each part of the desk stands. A part that has no room is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panes {
    /// The line on top: where one is.
    pub header: Rect,
    /// The briefs.
    pub library: Option<Rect>,
    /// What the brief holds, or the results of a filter.
    pub list: Option<Rect>,
    /// The page.
    pub page: Option<Rect>,
    /// The room between the header and the footer, all across.
    pub body: Rect,
    /// The strip above the footer that tells the tour.
    pub tour: Option<Rect>,
    /// The line at the foot: the keys that matter now, or the filter.
    pub footer: Rect,
}

/// A border between two panes that can be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    /// Between the briefs and the list, where a page stands beside them.
    Library,
    /// Between the list and the page, where the briefs stand beside them.
    List,
    /// Between the list and the page, where there are only these two.
    Half,
    /// Between a chart and what it shows of its cursor.
    Chart,
}

/// The parts of a screen's width that a border's place is told in.
const PARTS: u32 = 10_000;

/// Where the reader has moved the borders: the column of each in ten-thousandths of the screen; none
/// where it stands by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Borders {
    library: Option<u16>,
    list: Option<u16>,
    half: Option<u16>,
    chart: Option<u16>,
}

impl Borders {
    /// Moves a border to a column of a screen of so many; to none where it shall stand by itself.
    pub(crate) fn set(&mut self, border: Border, column: Option<u16>, columns: u16) {
        let share = |column: u16| (u32::from(column.min(columns)) * PARTS).div_ceil(u32::from(columns.max(1))) as u16;
        let place = match border {
            Border::Library => &mut self.library,
            Border::List => &mut self.list,
            Border::Half => &mut self.half,
            Border::Chart => &mut self.chart,
        };
        *place = column.map(share);
    }

    /// The width of the pane from column `left` to the border, which leaves at least `after` cells
    /// of `columns` behind it; `usual` where the border stands by itself.
    fn width(place: Option<u16>, left: u16, columns: u16, after: u16, usual: u16) -> u16 {
        let Some(share) = place else { return usual };
        let column = (u32::from(columns) * u32::from(share) / PARTS) as u16;
        let most = columns.saturating_sub(left.saturating_add(after)).max(PANE_MIN);
        column.saturating_sub(left).clamp(PANE_MIN, most)
    }
}

/// A pane keeps at least this many cells when a border is moved.
const PANE_MIN: u16 = 16;
/// A chart keeps this many.
const CHART_MIN: u16 = 40;
/// Three columns from this width.
const THREE: u16 = 100;
/// Two columns from this width.
const TWO: u16 = 60;
/// The smallest screen on which a chart is of use.
const CHART: Size = Size { columns: 76, rows: 18 };
/// The smallest screen on which the desk is of use.
const LEAST: Size = Size { columns: 20, rows: 6 };
/// Cells between two columns, and at the left and right edge.
pub(crate) const GUTTER: u16 = 2;
/// Rows that what was found and the page below it need together.
const LOOK_UP_BELOW: u16 = 16;
/// Rows of the strip that tells the tour, and the rows of a screen that has room for it.
const TOUR: u16 = 2;
const TOUR_FROM: u16 = 10;
/// Rows that a list needs for its heading.
pub(crate) const LIST_HEAD: u16 = 2;

impl Panes {
    /// The same parts on a screen of that size, which has more rows: the strip that tells the tour
    /// takes them.
    pub(super) fn with_tour(self, size: Size) -> Panes {
        let footer = Rect { y: size.rows.saturating_sub(1), ..self.footer };
        let height = footer.y - self.footer.y;
        let tour = (height > 0).then_some(Rect { y: self.footer.y, height, ..self.footer });
        Panes { tour, footer, ..self }
    }
}

/// So many parts `of` the cells, however many there are.
pub(crate) fn share(cells: u16, parts: u32, of: u32) -> u16 {
    u16::try_from(u32::from(cells) * parts / of).unwrap_or(u16::MAX)
}

impl Size {
    /// Whether the screen is too small to be of use.
    pub fn is_too_small(self) -> bool {
        self.columns < LEAST.columns || self.rows < LEAST.rows
    }

    /// Whether a line of white space stands between the desk and the footer.
    pub(crate) fn has_white_space(self) -> bool {
        self.rows >= 14
    }

    /// What is left of the screen beside the strip that tells the tour.
    pub(super) fn beside_tour(self) -> Size {
        if self.rows >= TOUR_FROM { Size { rows: self.rows - TOUR, ..self } } else { self }
    }

    /// Whether three columns stand beside each other.
    pub fn is_wide(self) -> bool {
        self.columns >= THREE && self.has_room_for_chart()
    }

    /// Whether a chart and what it shows of its cursor stand beside each other.
    pub fn has_room_for_chart(self) -> bool {
        self.columns >= CHART.columns && self.rows >= CHART.rows
    }

    /// The parts of the desk with a list that takes the whole width.
    pub fn table_panes(self) -> Panes {
        let panes = self.panes(false, false, Borders::default());
        Panes { library: None, list: Some(panes.body), page: None, ..panes }
    }

    /// The parts of the desk while everything is looked through: what was found, and beside it, or
    /// below on a narrow screen, the page of what is selected, where there is room for one.
    pub fn look_up_panes(self, borders: Borders) -> Panes {
        let panes = self.panes(false, false, Borders::default());
        let body = panes.body;
        let (list, page) = if self.columns >= TWO {
            let usual = share(body.width, 12, 25);
            let list = Borders::width(borders.half, body.x, self.columns, PANE_MIN + GUTTER + 1, usual);
            let page = list + GUTTER;
            let page = Rect { x: body.x + page, width: body.width.saturating_sub(page), ..body };
            (Rect { width: list, ..body }, Some(page))
        } else if body.height >= LOOK_UP_BELOW {
            let list = body.height / 2;
            let page = Rect { y: body.y + list + 1, height: body.height - list - 1, ..body };
            (Rect { height: list, ..body }, Some(page))
        } else {
            (body, None)
        };
        Panes { library: None, list: Some(list), page, ..panes }
    }

    /// The parts of the desk with a chart in the place of the list, and what it shows of its cursor
    /// beside it.
    pub fn chart_panes(self, borders: Borders) -> Panes {
        let panes = self.panes(false, false, Borders::default());
        let body = panes.body;
        let usual = body.width.saturating_sub(share(body.width, 2, 5).clamp(28, 64).min(body.width) + GUTTER);
        let list = Borders::width(borders.chart, body.x, self.columns, PANE_MIN + GUTTER + 1, usual);
        let list = list.max(CHART_MIN.min(usual)).min(body.width);
        let page = body.width.saturating_sub(list + GUTTER);
        Panes {
            library: None,
            list: Some(Rect { width: list, ..body }),
            page: Some(Rect { x: body.x + list + GUTTER.min(body.width - list), width: page, ..body }),
            ..panes
        }
    }

    /// The parts of the desk on a screen of this size. `reading` says whether a page has the keys,
    /// `wide` whether it then takes the whole width, `borders` where the columns end.
    pub fn panes(self, reading: bool, wide: bool, borders: Borders) -> Panes {
        let Size { columns, rows } = self;
        let roomy = u16::from(self.has_white_space());
        let inner = columns.saturating_sub(2);
        let line = |y: u16| Rect::new(1.min(columns), y, inner, 1.min(rows));
        let top = 1 + roomy;
        let height = rows.saturating_sub(top + 1 + roomy);
        let pane = |x: u16, width: u16| Some(Rect::new(x, top.min(rows), width, height));
        let mut panes = Panes {
            header: line(0),
            library: None,
            list: None,
            page: None,
            body: Rect::new(1.min(columns), top.min(rows), inner, height),
            tour: None,
            footer: line(rows.saturating_sub(1)),
        };
        if wide {
            panes.page = Some(panes.body);
        } else if columns >= THREE {
            let after = 2 * (PANE_MIN + GUTTER) + 1;
            let library = Borders::width(borders.library, 1, columns, after, share(columns, 2, 9).clamp(22, 30));
            let usual = share(columns, 35, 100).clamp(36, 66);
            let left = 1 + library + GUTTER;
            let least = PANE_MIN + GUTTER + 1;
            let list = Borders::width(borders.list, left, columns, least, usual);
            let list = list.min(columns.saturating_sub(left + least));
            let page = 1 + library + list + 2 * GUTTER;
            panes.library = pane(1, library);
            panes.list = pane(1 + library + GUTTER, list);
            panes.page = pane(page, columns.saturating_sub(page + 1));
        } else if columns >= TWO {
            let list = Borders::width(borders.half, 1, columns, PANE_MIN + GUTTER + 1, share(inner, 12, 25));
            let page = 1 + list + GUTTER;
            panes.list = pane(1, list);
            panes.page = pane(page, columns.saturating_sub(page + 1));
        } else if reading {
            panes.page = pane(1.min(columns), inner);
        } else {
            panes.list = pane(1.min(columns), inner);
        }
        panes
    }
}

impl State {
    /// Where each part of the desk stands now.
    pub fn panes(&self) -> Panes {
        let reading = self.reading().is_some() || self.overlay.is_some();
        // A page that no list leads to has the whole width.
        let wide = reading && (self.setting.pair.is_some() || self.list().is_none());
        let size = self.room();
        let panes = match self.drawing() {
            Some(_) if !wide => size.chart_panes(self.borders),
            None if self.is_comparing() || self.lists_records() => size.table_panes(),
            None if self.cross().is_some() && size.is_wide() => size.chart_panes(self.borders),
            None if self.cross().is_some() => size.table_panes(),
            None if self.looks_up() && self.overlay.is_none() => size.look_up_panes(self.borders),
            _ => size.panes(reading, wide, self.borders),
        };
        let panes = panes.with_tour(self.size);
        match self.timeline_parts() {
            Some(_) => Panes { library: None, list: None, page: None, ..panes },
            None => panes,
        }
    }

    /// The borders that can be moved on the screen now, each with the column that it stands in: the
    /// first behind the pane on its left.
    pub fn movable(&self) -> Vec<(Border, u16)> {
        let Panes { library, list, page, .. } = self.panes();
        let is_covered = self.form.is_some() || self.overlay.is_some() || self.home().is_some();
        match (library, list, page) {
            _ if is_covered || matches!(self.levels.last(), Some(Level::Review(_))) => Vec::new(),
            (Some(library), Some(list), Some(_)) => {
                vec![(Border::Library, library.right()), (Border::List, list.right())]
            }
            (None, Some(list), Some(_)) if self.drawing().is_some() || self.cross().is_some() => {
                vec![(Border::Chart, list.right())]
            }
            // A page below a list has no border beside it.
            (None, Some(list), Some(page)) if list.y == page.y => vec![(Border::Half, list.right())],
            _ => Vec::new(),
        }
    }

    /// The size of the screen without the strip that tells the tour.
    pub fn room(&self) -> Size {
        if self.tour.is_some() { self.size.beside_tour() } else { self.size }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_part_reaches_outside_the_screen_or_into_another() {
        for columns in (0..260).chain([1872, 1873, 10_000, u16::MAX]) {
            for rows in 0..70 {
                for (reading, wide) in [(false, false), (true, false), (true, true)] {
                    let size = Size { columns, rows };
                    let chart = reading && !wide && size.has_room_for_chart();
                    for column in [None, Some(0), Some(columns / 3), Some(columns)] {
                        let mut borders = Borders::default();
                        for border in [Border::Library, Border::List, Border::Half, Border::Chart] {
                            borders.set(border, column, columns);
                        }
                        let panes = if chart { size.chart_panes(borders) } else { size.panes(reading, wide, borders) };
                        lie_apart(size, panes);
                        lie_apart(size, size.look_up_panes(borders));
                        let narrow =
                            [panes.library, panes.list, panes.page].into_iter().flatten().any(|it| it.width < 16);
                        assert!(!narrow || columns < 60, "{columns}×{rows} {panes:?}");
                    }
                }
            }
        }
    }

    fn lie_apart(size: Size, panes: Panes) {
        let screen = Rect::new(0, 0, size.columns, size.rows);
        let parts: Vec<Rect> = [Some(panes.header), panes.library, panes.list, panes.page]
            .into_iter()
            .flatten()
            .filter(|rect| !rect.is_empty())
            .collect();
        for (at, part) in parts.iter().enumerate() {
            assert_eq!(part.intersection(screen), *part, "{size:?} {panes:?}");
            for other in &parts[at + 1..] {
                assert!(!part.intersects(*other), "{size:?} {panes:?}");
            }
        }
    }

    #[test]
    fn a_border_stands_where_it_was_moved_to_on_any_screen() {
        for columns in 60..300 {
            for column in 30..columns - 30 {
                let mut borders = Borders::default();
                borders.set(Border::Half, Some(column), columns);
                borders.set(Border::List, Some(column), columns);
                let panes = Size { columns, rows: 30 }.panes(false, false, borders);
                let list = panes.list.unwrap();
                assert!(list.right() == column || columns >= THREE && column < 1 + 30 + 2 + 16, "{columns} {column}");
            }
        }
    }

    #[test]
    fn columns_follow_the_width() {
        let count = |columns| {
            let panes = Size { columns, rows: 30 }.panes(false, false, Borders::default());
            [panes.library, panes.list, panes.page].iter().flatten().count()
        };
        assert_eq!([59, 60, 99, 100].map(count), [1, 2, 2, 3]);
    }
}
