//! The clock.

use crate::brief::Date;

/// Today, where the machine stands; none where its clock is out of any calendar that briefs use.
pub fn today() -> Option<Date> {
    let today = jiff::Zoned::now().date();
    let year = u16::try_from(today.year()).ok().filter(|year| *year > 0)?;
    Some(Date { year, month: today.month().try_into().ok(), day: today.day().try_into().ok() })
}
