//! A picture of a screen, drawn without a terminal.

use std::fs::File;
use std::io::Write;

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::args::Shot;
use super::fault::Fault;
use super::print;
use crate::brief::Library;
use crate::config::Config;
use crate::key::{Keymap, parse_keys};
use crate::picture;
use crate::problem::Problem;
use crate::state::{Setting, Size, State};
use crate::text::clean::clean;
use crate::theme::Themes;
use crate::update;
use crate::view;

/// Draws the screen that the keys lead to and writes it where it was asked for.
pub(super) fn draw(
    shot: &Shot,
    library: Library,
    problems: Vec<Problem>,
    config: &Config,
    themes: &Themes,
) -> Result<(), Fault> {
    let keys = parse_keys(&shot.keys).map_err(|_| Fault::UnreadableKeys { keys: shot.keys.clone() })?;
    let (columns, rows) = shot.size;
    let size = Size { columns, rows };
    let mut state = State::new(library, problems, Keymap::default(), Setting::from(config), size);
    state.take_themes(themes.clone(), &config.theme.value);
    // The same picture whenever it is drawn: on the day up to which the briefs know.
    state.now = last_known_day(&state.library);
    for chord in keys {
        // What only a terminal can do is left out.
        let _ = update::key(&mut state, chord);
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    view::draw(&state, &mut buffer);
    let picture = picture::svg(&buffer, state.setting.layout.ambiguous);
    let Some(path) = &shot.svg else { return print(&picture) };
    let written = File::create_new(path).and_then(|mut file| file.write_all(picture.as_bytes()));
    written.map_err(|error| Fault::File { path: clean(&path.to_string_lossy()).into_owned(), error })
}

/// Noon of the day up to which the latest of the briefs knows.
fn last_known_day(library: &Library) -> Timestamp {
    let (year, month, day) = library.briefs().iter().map(|it| it.as_of.first_day()).max().unwrap_or_default();
    let day = civil::Date::new(year.cast_signed(), month.cast_signed(), day.cast_signed());
    let noon = day.and_then(|day| day.at(12, 0, 0, 0).to_zoned(TimeZone::system()));
    noon.map_or(Timestamp::UNIX_EPOCH, |noon| noon.timestamp())
}
