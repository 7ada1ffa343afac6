//! What the desk is at a moment: the library, the levels one has drilled through, and the windows
//! over them. Nothing here reads a file, a clock or a terminal.

mod agenda;
mod compared;
mod completing;
mod copied;
mod cross;
mod editor;
mod focus;
mod followup;
mod form;
mod geometry;
mod graph;
mod history;
mod home;
mod jumps;
mod list;
mod listing;
mod memory;
mod minutes;
mod palette;
mod reading;
mod reload;
mod review;
mod reviewed;
mod search;
mod setting;
mod settle;
mod spots;
mod standing;
mod timeline;
mod tour;

use std::collections::HashMap;
use std::sync::Arc;

use tui_input::Input;

pub(crate) use agenda::Edit;
pub(crate) use compared::COMPARED_HEAD;
pub use compared::{Compared, ComparedLine};
pub use completing::{Completing, Offer};
pub use copied::{Copied, Excerpt, Place};
pub use cross::{Against, Axis, Column, Cross, CrossLine, CrossRow};
pub use editor::{Editor, Motion};
pub use form::{Choice, FORM_LABEL, Field, Form, Order, Purpose, Value, form_columns, form_is_wide};
pub(crate) use form::{names, read_date};
pub use geometry::{Border, Borders, Panes, Size};
pub(crate) use geometry::{GUTTER, LIST_HEAD, share};
pub(crate) use graph::Way;
pub use graph::{Cell, Drawing, Drawn, Edge, Graph, Node};
pub(crate) use history::history;
pub use home::{Entry, Figures, Home, HomeColumn, HomeRow, Months, Reviewed};
pub use jumps::Jumps;
pub use list::{Filter, List};
pub use listing::{Collection, Group, Listing, Picked, Row};
pub use memory::{Change, Memory, Visit};
pub use minutes::{Unwritten, Wanted, Written};
pub use palette::Palette;
pub use reading::{Find, Reading, ShownPage};
pub(crate) use review::is_open;
pub use review::{Records, Review, SOFT_LIMIT, Said, Status, proposal};
pub use search::Search;
pub use setting::Setting;
pub(crate) use settle::listing_of;
pub use spots::{On, Spot};
pub use standing::standing;
pub use timeline::{Arrangement, Bar, Chart, Lane, Parts, Shape, TimeAxis, Timeline, Title, Zoom};
pub use tour::Step;

use crate::action::Scope;
use crate::brief::{ItemKey, ItemRef, Library};
use crate::config::Config;
use crate::key::{Chord, Keymap};
use crate::label::Word;
use crate::lang::Lang;
use crate::ledger::{Head, Subject};
use crate::page::Laid;
use crate::problem::Problem;
use crate::search::{Index, Outcome};
use crate::theme::Themes;

/// One level of the drill-down.
#[derive(Clone, Debug)]
pub enum Level {
    /// A list with a cursor.
    List(List),
    /// A page that is being read.
    Page(Reading),
    /// A meeting that goes through its agenda.
    Review(Review),
    /// The proposals counted.
    Cross(Cross),
    /// The first screen.
    Home(Home),
}

impl Level {
    /// The list, if it is one.
    fn list(&self) -> Option<&List> {
        if let Level::List(list) = self { Some(list) } else { None }
    }

    /// The same, to change it.
    fn list_mut(&mut self) -> Option<&mut List> {
        if let Level::List(list) = self { Some(list) } else { None }
    }
}

/// A window over the desk.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// What it shows.
    pub kind: OverlayKind,
    /// The first line on the screen.
    pub top: usize,
    /// Its lines.
    pub laid: Laid,
    /// What narrows it.
    pub filter: Narrowing,
}

impl Overlay {
    /// The window at its beginning, nothing narrowed; its lines are laid out when all is settled.
    pub(crate) fn new(kind: OverlayKind) -> Overlay {
        Overlay { kind, top: 0, laid: Laid::default(), filter: Narrowing::default() }
    }
}

/// A line of input that narrows what a window shows.
#[derive(Clone, Debug, Default)]
pub struct Narrowing {
    /// The line, with its caret.
    pub input: Input,
    /// Whether the line has the keys.
    pub typing: bool,
}

/// How one moves about, beyond one key at a time.
#[derive(Clone, Debug, Default)]
pub struct Habits {
    /// The places before and after this one.
    pub jumps: Jumps,
    /// How many times the next move is to be made, where that was typed.
    pub count: Option<usize>,
    /// What the next letter is to name.
    pub asks: Option<Asks>,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// The border that the mouse holds.
    pub drag: Option<Border>,
}

/// What a letter is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// The mark to set.
    SetMark,
    /// The mark to go to.
    GoToMark,
}

/// What a window over the desk shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OverlayKind {
    /// The keys of the place below.
    Keys(Scope),
    /// What is wrong with the files.
    Problems,
    /// Where minutes were written, and how far the ledger reached.
    Written(Written),
    /// What is recorded of an item that the open briefs do not have.
    Orphan(Subject),
}

/// How far the loading of the briefs is, in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How many have been read.
    pub done: usize,
    /// How many there are; 0 where that is not known yet.
    pub of: usize,
}

/// The desk at a moment.
#[derive(Debug)]
pub struct State {
    /// The briefs that are open.
    pub library: Arc<Library>,
    /// What is wrong with the files.
    pub problems: Vec<Problem>,
    /// How far the loading of the briefs is, until they are all there.
    pub loading: Option<Progress>,
    /// The keys that hold.
    pub keymap: Keymap,
    /// How things are shown.
    pub setting: Setting,
    /// The themes that can be chosen.
    pub themes: Themes,
    /// The name of the one that is chosen.
    pub theme: String,
    /// The terminal's size.
    pub size: Size,
    /// The levels from the library down to where one is; never empty, and the first is the library.
    pub levels: Vec<Level>,
    /// The form over the desk, if one is open.
    pub form: Option<Form>,
    /// The ledger as the desk knows it.
    pub records: Records,
    /// The moment at which the last input came.
    pub now: jiff::Timestamp,
    /// The window over the desk, if one is open.
    pub overlay: Option<Overlay>,
    /// The palette, if it is open.
    pub palette: Option<Palette>,
    /// The keys of a sequence that is not complete yet.
    pub pending: Vec<Chord>,
    /// What is to be said about the last key, until the next one.
    pub notice: Option<Word>,
    /// The list that the selected row of the library would open.
    pub preview: Option<List>,
    /// How relations are drawn.
    pub drawn: Drawn,
    /// The comparisons as a table.
    pub compared: Compared,
    /// The page on the screen.
    pub page: ShownPage,
    /// How the timeline is drawn.
    pub timeline: Timeline,
    /// What is remembered of the reader.
    pub memory: Memory,
    /// Where the borders between the panes were moved to.
    pub borders: Borders,
    /// What stands where on the screen as it was drawn last.
    pub spots: Vec<Spot>,
    /// How one moves about.
    pub habits: Habits,
    /// What was copied by the last key, and where it is.
    pub copied: Option<Copied>,
    /// What is offered at the caret of the query that has the keys.
    pub completing: Completing,
    /// The step of the tour that is told, while one is on it.
    pub tour: Option<Step>,
    /// What the page on the screen was made for.
    shown: Option<settle::Shown>,
    /// Lists as they were left, for when they are entered again.
    left: HashMap<Listing, List>,
    /// The block that stood on top of each page when it was left.
    places: HashMap<ItemRef, usize>,
    index: Index,
    /// The records and the day that the index knows the standing of the proposals by.
    stands: Option<(Head, jiff::civil::Date)>,
    /// The search that the list with the keys waits for.
    awaited: Option<Search>,
    /// Where one has been in briefs that are not loaded yet.
    to_go_on_from: Vec<(ItemKey, usize)>,
}

impl State {
    /// The desk as it opens: at the library, nothing filtered.
    pub fn new(
        library: impl Into<Arc<Library>>,
        problems: Vec<Problem>,
        keymap: Keymap,
        setting: Setting,
        size: Size,
    ) -> State {
        let library = library.into();
        let index = Index::new(Arc::clone(&library));
        let first = List::new(Listing::Library, &library, setting.lang);
        let mut state = State {
            library,
            problems,
            loading: None,
            keymap,
            setting,
            themes: Themes::default(),
            theme: Config::default().theme.value,
            size,
            levels: vec![Level::List(first)],
            form: None,
            records: Records::default(),
            now: jiff::Timestamp::UNIX_EPOCH,
            overlay: None,
            palette: None,
            pending: Vec::new(),
            notice: None,
            preview: None,
            drawn: Drawn::default(),
            compared: Compared::default(),
            page: ShownPage::default(),
            timeline: Timeline::default(),
            memory: Memory::default(),
            borders: Borders::default(),
            spots: Vec::new(),
            habits: Habits::default(),
            copied: None,
            completing: Completing::default(),
            tour: None,
            shown: None,
            left: HashMap::new(),
            places: HashMap::new(),
            index,
            stands: None,
            awaited: None,
            to_go_on_from: Vec::new(),
        };
        state.settle();
        state
    }

    /// Takes the themes that can be chosen now, and that one of them, if it is among them.
    pub fn take_themes(&mut self, themes: Themes, name: &str) {
        self.themes = themes;
        self.choose_theme(name.to_owned());
    }

    /// Chooses the theme of that name, if there is one.
    pub(crate) fn choose_theme(&mut self, name: String) {
        if let Some(theme) = self.themes.named(&name) {
            self.setting.theme = if self.setting.has_true_colour { theme } else { theme.in_256() };
            self.theme = name;
        }
    }

    /// The language that everything is shown in.
    pub fn lang(&self) -> Lang {
        self.setting.lang
    }

    /// How the relations are drawn, where a list of them is on the screen and has the room for it:
    /// while it has the keys, and beside its pages on a wide screen.
    pub fn drawing(&self) -> Option<Drawing> {
        let list = self.list().filter(|list| list.listing == Listing::Collection(Collection::Relations))?;
        let on_screen = match self.levels.last() {
            Some(Level::List(_)) => self.room().has_room_for_chart(),
            Some(Level::Page(_)) => self.room().is_wide(),
            Some(Level::Cross(_) | Level::Review(_) | Level::Home(_)) | None => false,
        };
        (on_screen && list.selected_row().is_some()).then_some(self.drawn.drawing)
    }

    /// Shows everything in another language; cursors stay on their items.
    pub(crate) fn set_lang(&mut self, lang: Lang) {
        self.setting.lang = lang;
        self.setting.pair = self.setting.pair.filter(|pair| *pair != lang);
        let open = self.levels.iter_mut().filter_map(Level::list_mut);
        for list in open.chain(self.left.values_mut()).chain(self.preview.iter_mut()) {
            list.reorder(&self.library, lang);
        }
    }

    /// A list as new; the meetings come from the ledger.
    pub(crate) fn new_list(&self, listing: Listing) -> List {
        let mut list = match listing {
            Listing::Picked(picked) => List::picked(picked, &self.memory.picked(picked)),
            Listing::LookUp => List::look_up(self.memory.queries().len()),
            _ => List::new(listing, &self.library, self.lang()),
        };
        if listing == Listing::FollowUp {
            list.show(self.follow_up_rows());
        }
        list.show_meetings(self.records.board.meetings().count());
        list
    }

    /// Brings the lists that are made of records up to date with the ledger.
    pub(crate) fn refresh_lists(&mut self) {
        let count = self.records.board.meetings().count();
        let agenda = self.review().map(|review| List::agenda(&review.meeting, &self.records.board, &self.library));
        let follow_up = self.follow_up_rows();
        for list in self.levels.iter_mut().filter_map(Level::list_mut) {
            match list.listing {
                Listing::Meetings => list.show_meetings(count),
                Listing::Agenda => list.show(agenda.iter().flat_map(List::all).copied().collect()),
                Listing::FollowUp => list.show(follow_up.clone()),
                _ => {}
            }
        }
    }

    /// The items that answer a query, best first.
    pub(crate) fn found(&self, query: &str, within: crate::search::Within) -> Vec<ItemRef> {
        self.outcome(query, within).hits.into_iter().map(|hit| hit.item).collect()
    }

    /// What a search for the query finds, all of it.
    pub(crate) fn outcome(&self, query: &str, within: crate::search::Within) -> Outcome {
        self.index.search(query, within, usize::MAX)
    }
}
