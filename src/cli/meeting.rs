//! Meetings from the shell: prepared, listed, found by id or name.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::fault::{self, Fault};
use super::ledger::{open_to_read, path_of};
use super::{complain, items, lines, pretty, print, table, words};
use crate::brief::{Id, ItemKind, Library};
use crate::key::Keymap;
use crate::lang::Lang;
use crate::ledger::{AgendaItem, Board, Draft, Meeting, Options, Sqlite, Store, StoreError, StoreErrorKind};
use crate::search::Within;
use crate::shell::env::Env;
use crate::shell::keeper;
use crate::state::{Order, Setting, Size, State, is_open, names, read_date};
use crate::text::clean::clean;
use crate::text::fold::fold;

/// How many meetings are named where there is none of the id asked for.
const MEETINGS_NAMED: usize = 5;

/// A meeting as it is to be prepared; its texts as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    /// Its name.
    pub(super) name: String,
    /// Its day; today where none is given.
    pub(super) date: Option<String>,
    /// Its place.
    pub(super) place: String,
    /// Who attends; a text may name several.
    pub(super) attendees: Vec<String>,
    /// The ids or prefixes of the briefs that it goes through; all where none is named.
    pub(super) briefs: Vec<String>,
    /// The query that leaves the proposals it goes through; all where it is empty.
    pub(super) filter: String,
    /// The order of the proposals.
    pub(super) order: Order,
    /// The minutes that an item is to take.
    pub(super) limit: Option<u16>,
    /// Where the briefs are read from.
    pub(super) from: Vec<PathBuf>,
    /// The ledger's file, where one is named.
    pub(super) ledger: Option<PathBuf>,
}

/// Records the meeting, prints its id, and says how it is opened.
pub(super) fn prepare(plan: &Plan, library: Library, lang: Lang, env: &Env) -> Result<(), Fault> {
    let line = |text: &str| clean(text.trim()).into_owned();
    let now = Timestamp::now();
    let today = now.to_zoned(TimeZone::system()).date();
    let name = line(&plan.name);
    if name.is_empty() {
        return Err(Fault::NoName);
    }
    let date = plan.date.as_deref().map_or(Ok(today), |typed| day(typed, today))?;
    let briefs = plan.briefs.iter().map(|named| items::find_brief(&library, named)).collect::<Result<Vec<_>, _>>()?;
    let briefs: Vec<Id> =
        briefs.into_iter().filter_map(|at| library.briefs().get(at as usize)).map(|it| it.id.clone()).collect();
    let filter = line(&plan.filter);

    let path = path_of(plan.ledger.clone(), env);
    let mut state = State::new(library, Vec::new(), Keymap::default(), Setting::default(), Size::default());
    state.records.board = match board(&path) {
        Err(error) if error.kind == StoreErrorKind::Missing => Board::default(),
        found => found.map_err(Fault::Ledger)?,
    };
    state.now = now;
    state.settle();
    for hint in state.outcome(&filter, Within::Kind(ItemKind::Proposal)).hints {
        complain(&fault::rendered(&hint.message(lang), None, lang));
    }
    let agenda = state.agenda(briefs, &filter, plan.order);
    if agenda.order.is_empty() {
        return Err(Fault::EmptyAgenda);
    }
    let count = agenda.order.len();
    let id = state.records.board.free_meeting_id(date);
    let attendees = names(&plan.attendees.iter().map(|text| line(text)).collect::<Vec<_>>().join("\n"));
    let meeting = Meeting { id, name, date, place: line(&plan.place), attendees, agenda, limit: plan.limit };
    let mut store = Sqlite::open(&path, Options::default()).map_err(Fault::Ledger)?;
    let records = store.append(&[Draft::opening(now, keeper::who(), meeting)]).map_err(Fault::Ledger)?;
    let id = records.into_iter().find_map(|record| record.meeting).unwrap_or_default();
    print(&format!("{id}\n"))?;
    complain(&fault::rendered(&words::prepared(count, lang), Some(&words::how_to_open(&id, lang)), lang));
    Ok(())
}

/// What the records of the ledger at `path` come to.
fn board(path: &Path) -> Result<Board, StoreError> {
    Ok(Board::of(&open_to_read(path)?.since(0)?))
}

fn day(typed: &str, today: Date) -> Result<Date, Fault> {
    read_date(typed, today).ok_or_else(|| Fault::NotADate { typed: typed.to_owned() })
}

/// Prints the meetings of the ledger, one a line (id, day, how many of its items are decided, name)
/// or as a JSON array.
///
/// A meeting in JSON has `id`, `name`, `date`, `place`, `attendees`, `briefs` and `filter` (by which
/// its agenda was chosen), `limit` (minutes an item, or `null`), and how many `items` its agenda has,
/// with how many of them are `decided` and how many `set_aside`. Names are added to it, never
/// changed or taken away.
pub(super) fn list(path: Option<PathBuf>, json: bool, env: &Env) -> Result<(), Fault> {
    let is_named = path.is_some();
    let board = match board(&path_of(path, env)) {
        Err(error) if error.kind == StoreErrorKind::Missing && !is_named => return Err(Fault::NoMeeting),
        found => found.map_err(Fault::Ledger)?,
    };
    let meetings: Vec<(&Meeting, Counts)> =
        board.meetings().map(|it| (&it.what, Counts::of(&board.agenda(&it.what.id)))).collect();
    if json {
        print(&pretty(&meetings.iter().map(|(meeting, counts)| object(meeting, counts)).collect()))?;
    } else {
        let row = |(meeting, counts): &(&Meeting, Counts)| {
            let decided = format!("{}/{}", counts.decided, counts.items);
            [meeting.id.to_string(), meeting.date.to_string(), decided, meeting.name.clone()]
        };
        print(&lines(&table::aligned(&meetings.iter().map(row).collect::<Vec<_>>())))?;
    }
    if meetings.is_empty() { Err(Fault::NoMeeting) } else { Ok(()) }
}

/// How far a meeting has come.
struct Counts {
    items: usize,
    decided: usize,
    set_aside: usize,
}

impl Counts {
    fn of(agenda: &[AgendaItem<'_>]) -> Counts {
        let set_aside = agenda.iter().filter(|item| item.is_set_aside).count();
        let open = agenda.iter().filter(|item| is_open(item)).count();
        Counts { items: agenda.len(), decided: agenda.len() - open - set_aside, set_aside }
    }
}

fn object(meeting: &Meeting, counts: &Counts) -> Value {
    json!({
        "id": meeting.id,
        "name": meeting.name,
        "date": meeting.date,
        "place": meeting.place,
        "attendees": meeting.attendees,
        "briefs": meeting.agenda.briefs,
        "filter": meeting.agenda.filter,
        "limit": meeting.limit,
        "items": counts.items,
        "decided": counts.decided,
        "set_aside": counts.set_aside,
    })
}

/// The meeting of that id, else the last of that name, in any case and width; the last of all where
/// none is named.
pub(super) fn find(board: &Board, named: Option<&str>) -> Result<Id, Fault> {
    let Some(named) = named else {
        return board.meetings().next_back().map(|it| it.what.id.clone()).ok_or(Fault::NoMeeting);
    };
    let wanted = fold(named.trim()).text;
    let by = |of: fn(&Meeting) -> &str| board.meetings().rev().find(|it| fold(of(&it.what)).text == wanted);
    let found = by(|it| it.id.as_str()).or_else(|| by(|it| &it.name));
    found.map(|it| it.what.id.clone()).ok_or_else(|| Fault::UnknownMeeting {
        id: named.to_owned(),
        known: board.meetings().rev().take(MEETINGS_NAMED).map(|it| it.what.id.to_string()).collect(),
    })
}
