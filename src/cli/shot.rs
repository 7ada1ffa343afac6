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
use crate::action::Action;
use crate::brief::{Date, Library};
use crate::config::Config;
use crate::key::{Keymap, parse_keys};
use crate::ledger::Access;
use crate::picture;
use crate::problem::Problem;
use crate::shell::env::Env;
use crate::shell::keeper::Keeper;
use crate::state::{Setting, Size, State};
use crate::text::clean::clean;
use crate::theme::Themes;
use crate::update;
use crate::view;

/// The screens by their names, and the actions that lead to each from the desk as it opens.
pub(super) const SCREENS: [(&str, &[Action]); 12] = [
    ("desk", &[]),
    ("home", &[Action::GoHome]),
    ("timeline", &[Action::GoHome, Action::Timeline]),
    ("relations", &[Action::GoHome, Action::Relations]),
    ("matrix", &[Action::GoHome, Action::Relations, Action::NextView]),
    ("cross", &[Action::GoHome, Action::CrossTable]),
    ("compare", &[Action::GoHome, Action::Compare]),
    ("page", &[Action::Open, Action::NextProposal, Action::Open]),
    ("meetings", &[Action::Meetings]),
    ("review", &[Action::Meetings, Action::Last, Action::Open]),
    ("palette", &[Action::GoHome, Action::Palette]),
    ("keys", &[Action::ShowKeys]),
];

/// Draws the screen that is named, after the keys that are typed there and writes it where it was asked for.
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
    let mut keeper = Keeper::new(shot.ledger.clone(), Access::ReadOnly, &Env::default());
    keeper.begin(&mut state);
    // The same picture whenever it is drawn: on the day up to which the briefs know, if on no other.
    state.now = shot.today.or(last_known_day(&state.library)).map_or(Timestamp::UNIX_EPOCH, noon);
    let named = SCREENS.iter().find(|(name, _)| Some(*name) == shot.screen.as_deref());
    for action in named.into_iter().flat_map(|(_, actions)| *actions) {
        let effect = update::act(&mut state, *action);
        let _ = keeper.perform(effect, &mut state);
    }
    for chord in keys {
        let effect = update::key(&mut state, chord);
        // What only a terminal can do is left out.
        let _ = keeper.perform(effect, &mut state);
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    view::draw(&state, &mut buffer);
    let picture = picture::svg(&buffer, state.setting.layout.ambiguous);
    let Some(path) = &shot.svg else { return print(&picture) };
    let written = File::create_new(path).and_then(|mut file| file.write_all(picture.as_bytes()));
    written.map_err(|error| Fault::File { path: clean(&path.to_string_lossy()).into_owned(), error })
}

/// The day up to which the latest of the briefs knows.
fn last_known_day(library: &Library) -> Option<Date> {
    library.briefs().iter().map(|it| it.as_of).max()
}

/// Noon of the first day that a date may mean.
fn noon(date: Date) -> Timestamp {
    let (year, month, day) = date.first_day();
    let day = civil::Date::new(year.cast_signed(), month.cast_signed(), day.cast_signed());
    let noon = day.and_then(|day| day.at(12, 0, 0, 0).to_zoned(TimeZone::system()));
    noon.map_or(Timestamp::UNIX_EPOCH, |noon| noon.timestamp())
}
