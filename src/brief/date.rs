//! Dates as precise as a source gives them.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// A date of the Gregorian calendar with the precision that the source gives.
/// Written `2026`, `2026-01` or `2026-01-31` (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The month, 1 to 12, where it is known.
    pub month: Option<u8>,
    /// The day, 1 to 31, where it is known; only with a month.
    pub day: Option<u8>,
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl Date {
    /// The first day that the date may mean, as year, month and day.
    pub fn first_day(self) -> (u16, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day that the date may mean, as year, month and day; the 31st of any month.
    pub fn last_day(self) -> (u16, u8, u8) {
        (self.year, self.month.unwrap_or(12), self.day.unwrap_or(31))
    }
}

impl From<jiff::civil::Date> for Date {
    /// The day. Years outside of those that briefs use become the nearest of them.
    fn from(day: jiff::civil::Date) -> Date {
        let year = u16::try_from(day.year()).unwrap_or(0).max(1);
        Date { year, month: day.month().try_into().ok(), day: day.day().try_into().ok() }
    }
}

/// A date that no calendar has, or that is not written as a [`Date`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a date such as 2026, 2026-01 or 2026-01-31")]
pub struct NotADate;

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(date: &str) -> Result<Date, NotADate> {
        let number = |part: &str, digits: usize, most: u16| {
            let is_plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            let number = part.parse().ok().filter(|number| is_plain && (1..=most).contains(number));
            number.ok_or(NotADate)
        };
        let mut parts = date.split('-');
        let year = number(parts.next().unwrap_or_default(), 4, 9999)?;
        let month = parts.next().map(|month| number(month, 2, 12)).transpose()?;
        let days = month.map_or(0, |month| days_in_month(year, month));
        let day = parts.next().map(|day| number(day, 2, days)).transpose()?;
        match parts.next() {
            Some(_) => Err(NotADate),
            None => Ok(Date { year, month: month.map(|it| it as u8), day: day.map(|it| it as u8) }),
        }
    }
}

/// How many days the month has in the Gregorian calendar.
fn days_in_month(year: u16, month: u16) -> u16 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn a_date_is_read_as_it_is_written() {
        for date in ["2026", "2026-01", "2024-02-29", "2000-02-29", "2026-12-31"] {
            assert_eq!(date.parse::<Date>().map(|it| it.to_string()), Ok(date.to_owned()));
        }
    }

    #[test]
    fn a_date_that_no_calendar_has_is_refused() {
        for date in [
            "",
            "26",
            "0000",
            "2026-13",
            "2026-00",
            "2026-1",
            "2026-02-29",
            "1900-02-29",
            "2026-04-31",
            "2026-01-01-01",
            "+026",
            "２０２６",
            "2026/01",
        ] {
            assert!(date.parse::<Date>().is_err(), "{date}");
        }
    }
}
