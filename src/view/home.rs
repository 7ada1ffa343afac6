//! The first screen. What it says is decided in the state; here it gets its place and its look.

use ratatui::layout::{Position, Rect};

use super::gauge;
use super::pen::Pen;
use crate::brief::{Date, Item, ItemRef};
use crate::label::{self, Word};
use crate::lang::Lang;
use crate::ledger::Timeliness;
use crate::state::{Change, Entry, Figures, Home, HomeColumn, HomeRow, Listing, Months, State};
use crate::theme::Role;

/// Where rows begin; the mark of the selected one stands before.
const MARGIN: u16 = 2;
/// The cells between two figures.
const APART: u16 = 3;
/// A brief's title has at least this many cells beside its figures.
const TITLE_MIN: usize = 14;

/// Draws the first screen; returns the cursor's place.
pub(super) fn draw(state: &State, pen: &mut Pen, home: &Home) -> Option<Position> {
    let mut place = None;
    let told = Told::of(&Words { state, home }, pen);
    for column in &home.columns {
        let painter = Painter { words: Words { state, home }, column, told };
        for (y, row) in (0..column.area.height).zip(column.rows.iter().skip(column.top)) {
            let line = Rect { y: column.area.y + y, height: 1, ..column.area };
            let is_selected = row.entry().is_some() && row.entry() == home.selected;
            let ground = if is_selected { Role::Cursor } else { Role::Text };
            if is_selected {
                pen.fill(line, ground);
                pen.over(line, 0, 0, pen.glyphs.cursor(), Role::Id, ground);
                place = Some(line.as_position());
            }
            painter.row(pen, line, row, ground);
        }
    }
    if home.entries().is_empty() {
        let area = home.columns.first().map(|column| column.area)?;
        let words: &[Word] = match (state.loading, state.problems.is_empty()) {
            (Some(_), _) => &[Word::Loading],
            (None, true) => &[Word::NoBriefs],
            (None, false) => &[Word::NoBriefs, Word::SeeProblems],
        };
        for (y, word) in (0..).zip(words) {
            pen.text(area, MARGIN, y, word.in_lang(state.lang()), Role::Dim);
        }
    }
    place
}

/// What the rows of the first screen say.
pub(super) struct Words<'a> {
    pub(super) state: &'a State,
    pub(super) home: &'a Home,
}

impl Words<'_> {
    /// What a row says, in one line without shapes; nothing for rows that are shapes or said
    /// elsewhere.
    pub(super) fn row(&self, row: &HomeRow) -> String {
        match row {
            HomeRow::Space | HomeRow::Months(_) | HomeRow::Figures(_) => String::new(),
            HomeRow::Head(word, _) => self.say(*word).to_owned(),
            HomeRow::Title(brief) | HomeRow::Entry(Entry::Brief(brief)) => {
                let words = [vec![self.title(*brief)], self.progress(*brief), self.counts(*brief)].concat();
                words.join("  ")
            }
            HomeRow::Entry(Entry::All(listing, count)) => {
                format!("{}  {}", self.name(*listing), label::all_of(*count, self.lang()))
            }
            HomeRow::Entry(entry) => format!("{}  {}", self.lead(*entry), self.body(*entry)),
            HomeRow::BottomLine(line) => line.clone(),
            HomeRow::Today(day) => format!("{}  {}", self.say(Word::Today), self.date(*day)),
        }
    }

    fn lang(&self) -> Lang {
        self.state.lang()
    }

    fn say(&self, word: Word) -> &'static str {
        word.in_lang(self.lang())
    }

    fn figures(&self, brief: ItemRef) -> Option<&Figures> {
        self.home.figures.get(&brief)
    }

    /// How many proposals and findings a brief has.
    fn counts(&self, brief: ItemRef) -> Vec<String> {
        let counts = |it: &Figures| [(Word::Proposals, it.proposals), (Word::Findings, it.findings)];
        let counts = self.figures(brief).into_iter().flat_map(counts);
        counts.map(|(word, count)| format!("{} {count}", self.say(word))).collect()
    }

    /// How far a brief has been read and reviewed.
    fn progress(&self, brief: ItemRef) -> Vec<String> {
        let mut words: Vec<String> = self
            .gauges(brief)
            .into_iter()
            .map(|(word, done, all)| format!("{} {done}/{all}", self.say(word)))
            .collect();
        words.extend(self.overdue(brief));
        words
    }

    /// What is done of what there is to do, and what that is called.
    fn gauges(&self, brief: ItemRef) -> Vec<(Word, usize, usize)> {
        let Some(figures) = self.figures(brief) else { return Vec::new() };
        let decided = figures.reviewed.map(|reviewed| (Word::Decided, reviewed.decided, figures.proposals));
        let read = (Word::Read, figures.read, figures.proposals + figures.findings);
        [read].into_iter().chain(decided).collect()
    }

    /// How many of the decisions on a brief's proposals should have been carried out by now.
    fn overdue(&self, brief: ItemRef) -> Option<String> {
        let overdue = self.figures(brief)?.reviewed?.overdue;
        (overdue > 0).then(|| format!("{} {overdue}", Timeliness::Overdue.in_lang(self.lang())))
    }

    fn as_of(&self, brief: ItemRef) -> String {
        let as_of = self.state.library.brief_of(brief).map(|it| self.date(it.as_of));
        as_of.map_or(String::new(), |date| label::as_of(&date, self.lang()))
    }

    fn date(&self, date: Date) -> String {
        label::date(date.year, date.month, date.day, self.lang())
    }

    fn title(&self, item: ItemRef) -> String {
        let content = self.state.library.item(item);
        content.map_or(String::new(), |content| content.title().shown(self.lang()).text.to_owned())
    }

    /// What a list is called that holds more of a group.
    fn name(&self, listing: Listing) -> &'static str {
        self.say(match listing {
            Listing::Picked(picked) => picked.word(),
            Listing::Collection(collection) => collection.word(),
            _ => Word::Briefs,
        })
    }

    /// What an entry is called by: its id or date, after what is to be said of it first.
    fn lead(&self, entry: Entry) -> String {
        let name = entry.item().map(|item| match self.state.library.item(item) {
            Some(Item::Event(it)) => it.date.to_string(),
            Some(Item::Source(it)) => it.short.clone(),
            Some(Item::Brief(_)) => self.say(Word::Brief).to_owned(),
            Some(Item::Section(_)) => self.say(Word::Section).to_owned(),
            Some(Item::Term(_)) => self.say(Word::Term).to_owned(),
            Some(other) => other.id().to_string(),
            None => String::new(),
        });
        let before = match entry {
            Entry::GoOn(_) => Some(Word::GoOn),
            Entry::Meeting(_) => Some(Word::GoOnMeeting),
            Entry::FollowUp => Some(Word::FollowUp),
            Entry::Change(_, change) => Some(change_word(change)),
            _ => None,
        };
        let words = before.map(|word| self.say(word).to_owned()).into_iter().chain(name);
        words.collect::<Vec<_>>().join("  ")
    }

    /// What an entry says after what it is called by.
    fn body(&self, entry: Entry) -> String {
        match entry {
            Entry::Meeting(at) => super::rows::meeting(self.state, at),
            Entry::FollowUp => {
                let pressing = self.state.pressing().into_iter().filter(|(_, count)| *count > 0);
                let words: Vec<String> = pressing.map(|(word, count)| format!("{} {count}", self.say(word))).collect();
                words.join("   ")
            }
            _ => entry.item().map_or(String::new(), |item| self.title(item)),
        }
    }
}

struct Painter<'a> {
    words: Words<'a>,
    column: &'a HomeColumn,
    told: Told,
}

/// The cells that the most of what is told of any brief on the screen takes, so that it stands under
/// each other and the eye can run down a column.
#[derive(Clone, Copy, Default)]
struct Told {
    title: usize,
    counts: [usize; 2],
    gauges: [usize; 2],
    overdue: usize,
    as_of: usize,
}

impl Told {
    fn of(words: &Words<'_>, pen: &Pen) -> Told {
        let mut told = Told::default();
        let widen = |most: &mut usize, words: &str| *most = pen.width.cells(words).max(*most);
        for brief in words.home.figures.keys().copied() {
            widen(&mut told.title, &words.title(brief));
            told.counts.iter_mut().zip(words.counts(brief)).for_each(|(most, count)| widen(most, &count));
            told.gauges.iter_mut().zip(words.gauges(brief)).for_each(|(most, it)| widen(most, &done(it)));
            widen(&mut told.overdue, &words.overdue(brief).unwrap_or_default());
            widen(&mut told.as_of, &words.as_of(brief));
        }
        told
    }
}

/// How much is done.
fn done((_, done, all): (Word, usize, usize)) -> String {
    format!("{done}/{all}")
}

impl Painter<'_> {
    fn row(&self, pen: &mut Pen, line: Rect, row: &HomeRow, ground: Role) {
        let words = &self.words;
        match row {
            HomeRow::Space => {}
            HomeRow::Head(word, count) => {
                let x = pen.text(line, MARGIN, 0, words.say(*word), Role::Dim);
                let count = count.map_or(String::new(), |count| count.to_string());
                pen.text(line, x + 2, 0, &count, Role::Dim);
            }
            HomeRow::Title(brief) => {
                split(pen, line, (&words.title(*brief), Role::Title), &words.as_of(*brief), ground)
            }
            HomeRow::BottomLine(text) => {
                pen.text(line, MARGIN, 0, text, Role::Text);
            }
            HomeRow::Figures(brief) => self.figures(pen, line, *brief),
            HomeRow::Entry(Entry::Brief(brief)) => self.brief(pen, line, *brief, ground),
            HomeRow::Entry(Entry::All(listing, count)) => {
                let all = label::all_of(*count, words.lang());
                let is_headed = self.column.rows.iter().any(|row| matches!(row, HomeRow::Head(..)));
                let all = if is_headed { all } else { format!("{}  {all}", words.name(*listing)) };
                pen.over(line, MARGIN, 0, &all, Role::Dim, ground);
            }
            HomeRow::Entry(entry) => self.entry(pen, line, *entry, ground),
            HomeRow::Months(months) => self.months(pen, line, months),
            HomeRow::Today(_) => {
                pen.text(line, MARGIN, 0, &words.row(row), Role::Id);
            }
        }
    }

    /// How far a brief has been read and reviewed, and what it holds, as far as there is room.
    fn figures(&self, pen: &mut Pen, line: Rect, brief: ItemRef) {
        let mut parts: Vec<(String, Role)> = Vec::new();
        for (word, done, all) in self.words.gauges(brief) {
            let bar = gauge::bar(pen.glyphs, done, all);
            parts.push((format!("{} {done}/{all} {bar}", self.words.say(word)), Role::Dim));
        }
        parts.extend(self.words.overdue(brief).map(|words| (words, Role::Attention)));
        parts.push((self.words.counts(brief).join("   "), Role::Dim));
        let mut x = MARGIN;
        for (words, role) in parts {
            if usize::from(x) + pen.width.cells(&words) > usize::from(line.width) {
                break;
            }
            x = pen.text(line, x, 0, &words, role) + APART;
        }
    }

    /// A brief in one row: its title, and of its figures what there is room for.
    fn brief(&self, pen: &mut Pen, line: Rect, brief: ItemRef, ground: Role) {
        let aligned = |words: String, cells: usize| " ".repeat(cells.saturating_sub(pen.width.cells(&words))) + &words;
        let [first, second] = self.told.counts;
        let mut counts =
            self.words.counts(brief).into_iter().zip([first, second]).map(|(it, cells)| aligned(it, cells));
        let (first, second) = (counts.next().unwrap_or_default(), counts.next().unwrap_or_default());
        let gauge = |at: usize| {
            let it = self.words.gauges(brief).get(at).copied()?;
            let (word, part, all) = it;
            let of = aligned(done(it), self.told.gauges[at]);
            Some((self.words.say(word), format!("{} {of}", gauge::bar(pen.glyphs, part, all))))
        };
        let named =
            |gauge: Option<(&str, String)>| gauge.map(|(name, bar)| format!("{name} {bar}")).unwrap_or_default();
        let overdue = aligned(self.words.overdue(brief).unwrap_or_default(), self.told.overdue);
        let as_of = aligned(self.words.as_of(brief), self.told.as_of);
        let (read, decided) = (named(gauge(0)), named(gauge(1)));
        let forms = [
            vec![first.clone(), second, read.clone(), decided.clone(), overdue.clone(), as_of.clone()],
            vec![first, read.clone(), decided.clone(), overdue.clone(), as_of.clone()],
            vec![read.clone(), decided.clone(), overdue.clone(), as_of],
            vec![read.clone(), decided.clone(), overdue.clone()],
            vec![read, overdue.clone()],
            vec![gauge(0).map(|(_, bar)| bar).unwrap_or_default(), overdue],
        ];
        let titles = self.told.title.max(TITLE_MIN);
        let room = usize::from(line.width.saturating_sub(MARGIN + APART)).saturating_sub(titles);
        let joined = forms.map(|form| form.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("   "));
        let shown = joined.iter().find(|form| pen.width.cells(form) <= room).or(joined.last());
        split(pen, line, (&self.words.title(brief), Role::Text), shown.map_or("", String::as_str), ground);
    }

    /// What an entry is called by in a column of its own, and what else it says.
    fn entry(&self, pen: &mut Pen, line: Rect, entry: Entry, ground: Role) {
        let beside = self.column.rows.iter().filter_map(HomeRow::entry).filter(|other| other.is_beside(entry));
        let leads = beside.map(|other| pen.width.cells(&self.words.lead(other))).max().unwrap_or(0) as u16;
        pen.over(line, MARGIN, 0, &self.words.lead(entry), Role::Dim, ground);
        let x = MARGIN + leads + 2;
        let body = self.words.body(entry);
        let body = pen.fit(&body, usize::from(line.width.saturating_sub(x + 1))).into_owned();
        pen.over(line, x, 0, &body, Role::Text, ground);
    }

    /// The months side by side, two cells each, a stroke after the present one.
    fn months(&self, pen: &mut Pen, line: Rect, months: &Months) {
        let name = |month: usize| format!("{:04}-{:02}", month / 12, month % 12 + 1);
        let most = months.counts.iter().copied().max().unwrap_or(0);
        let mut x = pen.text(line, MARGIN, 0, &name(months.first), Role::Dim) + 1;
        for (at, count) in months.counts.iter().enumerate() {
            let role = if *count > 0 { Role::Text } else { Role::Dim };
            x = pen.text(line, x, 0, &gauge::level(pen.glyphs, *count, most).repeat(2), role);
            if months.now == at {
                x = pen.text(line, x, 0, "|", Role::Id);
            }
        }
        let last = months.first + months.counts.len().saturating_sub(1);
        pen.text(line, x + 1, 0, &name(last), Role::Dim);
    }
}

/// A title on the left, and what is said of it at the right edge.
fn split(pen: &mut Pen, line: Rect, (title, role): (&str, Role), right: &str, ground: Role) {
    let cells = pen.width.cells(right) as u16;
    let room = usize::from(line.width.saturating_sub(MARGIN + cells + APART));
    let title = pen.fit(title, room).into_owned();
    pen.over(line, MARGIN, 0, &title, role, ground);
    pen.over(line, line.width.saturating_sub(cells + 1), 0, right, Role::Dim, ground);
}

/// What has become of an item, in a word.
pub(super) fn change_word(change: Change) -> Word {
    match change {
        Change::New => Word::New,
        Change::Edited => Word::Edited,
    }
}
