//! The axis of time: which columns a date takes.
//!
//! Every month takes the same number of cells, so that the months of a screen stand in straight
//! columns; a day stands within its month in proportion.

use crate::brief::Date;

/// The parts that a month is reckoned in: a day is one of them in every month.
const DAYS: usize = 31;
/// The months of a year.
const MONTHS: usize = 12;

/// How much of the time a screen shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zoom {
    /// All of it.
    #[default]
    Whole,
    /// A year takes 12 cells.
    Years,
    /// A quarter of a year takes 12 cells.
    Quarters,
    /// A month takes 16 cells.
    Months,
}

impl Zoom {
    /// From the smallest to the largest.
    const STEPS: [Zoom; 3] = [Zoom::Years, Zoom::Quarters, Zoom::Months];

    const fn scale(self) -> Option<Scale> {
        match self {
            Zoom::Whole => None,
            Zoom::Years => Some(Scale { cells: 1, months: 1 }),
            Zoom::Quarters => Some(Scale { cells: 4, months: 1 }),
            Zoom::Months => Some(Scale { cells: 16, months: 1 }),
        }
    }
}

/// So many cells take so many months; one of the two is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Scale {
    cells: usize,
    months: usize,
}

impl Scale {
    /// The largest scale at which so many months take no more than `width` cells.
    fn fitting(months: usize, width: usize) -> Scale {
        const CELLS: [usize; 8] = [16, 12, 8, 6, 4, 3, 2, 1];
        if let Some(cells) = CELLS.into_iter().find(|cells| months * cells <= width) {
            return Scale { cells, months: 1 };
        }
        let least = months.div_ceil(width.max(1));
        let parts_of_a_year = [2, 3, 4, 6, 12].into_iter().find(|months| *months >= least);
        Scale { cells: 1, months: parts_of_a_year.unwrap_or(least.next_multiple_of(MONTHS)) }
    }

    fn is_larger_than(self, other: Scale) -> bool {
        self.cells * other.months > other.cells * self.months
    }
}

/// The axis of the years in which something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeAxis {
    /// The first year, and how many there are.
    first: u16,
    years: u16,
    scale: Scale,
    /// The scale at which all of it fits.
    whole: Scale,
}

/// A name on the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The column where the time begins.
    pub column: usize,
    /// The year.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
}

impl TimeAxis {
    /// The axis from year `first` to year `last`; on a screen of `width` cells it is never smaller
    /// than what fills the screen.
    pub(super) fn new(first: u16, last: u16, zoom: Zoom, width: u16) -> TimeAxis {
        let years = last.saturating_sub(first).saturating_add(1);
        let whole = Scale::fitting(usize::from(years) * MONTHS, usize::from(width));
        let scale = zoom.scale().filter(|scale| scale.is_larger_than(whole)).unwrap_or(whole);
        TimeAxis { first, years, scale, whole }
    }

    /// Whether all of the time is on the screen.
    pub fn is_whole(&self) -> bool {
        self.scale == self.whole
    }

    /// The columns that all of the time takes.
    pub fn columns(&self) -> usize {
        (usize::from(self.years) * MONTHS * self.scale.cells).div_ceil(self.scale.months)
    }

    /// The first and the last column of the days from the first that `from` may mean to the last
    /// that `to` may mean.
    pub fn span(&self, from: Date, to: Date) -> (usize, usize) {
        let first = self.column(from.first_day());
        (first, self.column(to.last_day()).max(first))
    }

    /// Whether the axis has that day on it.
    pub fn has(&self, day: Date) -> bool {
        (self.first..=self.first.saturating_add(self.years - 1)).contains(&day.year)
    }

    /// The column of a year, month and day; that of the nearest day where the axis ends before.
    fn column(&self, (year, month, day): (u16, u8, u8)) -> usize {
        let months = usize::from(year.saturating_sub(self.first)) * MONTHS + usize::from(month.saturating_sub(1));
        let days = months * DAYS + usize::from(day.saturating_sub(1));
        (days * self.scale.cells / (self.scale.months * DAYS)).min(self.columns().saturating_sub(1))
    }

    /// The months between names where each name takes up to `cells`; none where only years fit.
    pub fn months_between(&self, cells: usize) -> Option<usize> {
        [1, 3, 6].into_iter().find(|months| months * self.scale.cells >= cells * self.scale.months)
    }

    /// The years between names where each name takes up to `cells`.
    pub fn years_between(&self, cells: usize) -> usize {
        let least = (cells * self.scale.months).div_ceil(MONTHS * self.scale.cells);
        let decades = (0..).map(|power| 10_usize.pow(power));
        decades.flat_map(|decade| [1, 2, 5].map(|part| part * decade)).find(|years| *years >= least).unwrap_or(least)
    }

    /// The beginnings of every `months`-th month, counted from a January, from the last one before
    /// column `from` to the last one before column `to`.
    pub fn ticks(&self, months: usize, from: usize, to: usize) -> impl Iterator<Item = Tick> + use<> {
        let axis = *self;
        let month_at = move |column: usize| column * axis.scale.months / axis.scale.cells;
        // Years are named by multiples: 2010, 2015.
        let offset = usize::from(axis.first) * MONTHS % months.max(1);
        let start = (month_at(from) + offset) / months.max(1) * months.max(1);
        let end = (month_at(to) + offset + 1).min(usize::from(axis.years) * MONTHS + offset);
        (start..end).step_by(months.max(1)).filter_map(move |at| {
            let at = at.checked_sub(offset)?;
            let year = axis.first + u16::try_from(at / MONTHS).ok()?;
            let month = u8::try_from(at % MONTHS + 1).ok()?;
            Some(Tick { column: axis.column((year, month, 1)), year, month })
        })
    }

    /// The cells that titles are to have: the closer one looks, the more one wants to read.
    pub(super) fn title_cells(&self) -> usize {
        match self.scale.cells {
            0..4 => 0,
            4..12 => 20,
            _ => 36,
        }
    }

    /// The next zoom that shows less, larger.
    pub(crate) fn zoomed_in(&self) -> Option<Zoom> {
        let larger = |zoom: &Zoom| zoom.scale().is_some_and(|scale| scale.is_larger_than(self.scale));
        Zoom::STEPS.into_iter().find(larger)
    }

    /// The next zoom that shows more, smaller.
    pub(crate) fn zoomed_out(&self) -> Option<Zoom> {
        let between = |zoom: &Zoom| {
            zoom.scale().is_some_and(|scale| self.scale.is_larger_than(scale) && scale.is_larger_than(self.whole))
        };
        let smaller = Zoom::STEPS.into_iter().rev().find(between);
        smaller.or((!self.is_whole()).then_some(Zoom::Whole))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_date_takes_the_columns_of_all_the_days_that_it_may_mean() {
        let axis = TimeAxis::new(2025, 2026, Zoom::Quarters, 40);
        let span = |text| axis.span(date(text), date(text));
        assert_eq!(span("2025"), (0, 47));
        assert_eq!(span("2025-02"), (4, 7));
        assert_eq!(span("2026-01-01"), (48, 48));
        assert_eq!(span("2026-12-31"), (95, 95));
        assert_eq!(axis.span(date("2025-12"), date("2026-01")), (44, 51));
    }

    #[test]
    fn the_whole_fits_whatever_the_span_and_the_width() {
        for last in [2025, 2026, 2034, 2124, 9999] {
            for width in [1, 7, 40, 100, 250] {
                let axis = TimeAxis::new(2025, last, Zoom::Whole, width);
                assert!(axis.columns() <= usize::from(width), "{last} {width}: {axis:?}");
            }
        }
    }

    #[test]
    fn zooming_in_and_out_goes_through_the_same_steps_and_skips_what_would_show_no_more() {
        let steps = |years: u16, width| {
            let mut zooms = vec![Zoom::Whole];
            while let Some(zoom) = TimeAxis::new(2020, 2020 + years, zooms[zooms.len() - 1], width).zoomed_in() {
                zooms.push(zoom);
            }
            let mut back = vec![zooms[zooms.len() - 1]];
            while let Some(zoom) = TimeAxis::new(2020, 2020 + years, back[back.len() - 1], width).zoomed_out() {
                back.push(zoom);
            }
            back.reverse();
            assert_eq!(zooms, back);
            zooms
        };
        assert_eq!(steps(100, 80), [Zoom::Whole, Zoom::Years, Zoom::Quarters, Zoom::Months]);
        assert_eq!(steps(6, 84), [Zoom::Whole, Zoom::Quarters, Zoom::Months]);
        assert_eq!(steps(0, 200), [Zoom::Whole]);
    }

    #[test]
    fn names_stand_at_the_beginning_of_their_time() {
        let axis = TimeAxis::new(2019, 2026, Zoom::Quarters, 80);
        let ticks: Vec<Tick> = axis.ticks(3, 50, 70).collect();
        let months: Vec<(u16, u8, usize)> = ticks.iter().map(|it| (it.year, it.month, it.column)).collect();
        assert_eq!(months, [(2020, 1, 48), (2020, 4, 60)]);
        let decades = TimeAxis::new(1893, 2026, Zoom::Whole, 80);
        let years: Vec<u16> = decades.ticks(12 * decades.years_between(6), 0, 80).map(|it| it.year).collect();
        assert_eq!(years, [1900, 1920, 1940, 1960, 1980, 2000, 2020]);
    }
}
