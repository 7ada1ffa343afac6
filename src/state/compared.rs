//! The comparisons as a table: a column for each source, what each says side by side, in lines.

use std::collections::HashSet;
use std::ops::Range;

use super::{Collection, Group, Level, List, Listing, Row, Setting, State};
use crate::brief::{Citation, Comparison, ComparisonRelation, Item, ItemKind, Library, Source, View};
use crate::label::Word;
use crate::lang::Lang;
use crate::text::layout;
use crate::theme::Role;

/// A column has at least this many cells; with less room the comparisons are a list.
const COLUMN_MIN: u16 = 28;
/// The fewest rows of the screen on which the table is of use.
const ROWS_MIN: u16 = 16;
/// Cells before the first column.
const INDENT: u16 = 4;
/// Cells between two columns.
const GUTTER: u16 = 4;
/// Rows over the table: its title, the names of the sources, white space.
pub(crate) const COMPARED_HEAD: u16 = 3;

/// The table on the screen.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// The label and the publisher of each source, in the order of their dates.
    pub sources: Vec<(String, String)>,
    /// The column at which each source begins.
    pub columns: Vec<u16>,
    /// The lines.
    pub lines: Vec<ComparedLine>,
    /// The lines of each row of the list.
    pub rows: Vec<Range<usize>>,
    /// The first line on the screen.
    pub top: usize,
    /// What the table was made for.
    made_for: Option<(Vec<Row>, Setting, u16)>,
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComparedLine {
    /// White space.
    Space,
    /// A theme, and how many comparisons there are of each sort.
    Theme(String, String),
    /// The head of the comparison in that row of the list.
    Head(usize),
    /// The words of each source.
    Words(Role, Vec<String>),
}

impl Compared {
    /// How many rows of the list begin on a screen of that height.
    pub(crate) fn on_screen(&self, height: u16) -> usize {
        let lines = self.top..self.top + usize::from(height.saturating_sub(COMPARED_HEAD));
        self.rows.iter().filter(|row| !row.is_empty() && lines.contains(&row.start)).count().max(1)
    }
}

impl State {
    /// Whether the comparisons are on the screen as a table.
    pub fn is_comparing(&self) -> bool {
        let Some(Level::List(list)) = self.levels.last() else { return false };
        let is_listed = list.listing == Listing::Collection(Collection::Comparisons) && list.selected_row().is_some();
        is_listed
            && self.size.rows >= ROWS_MIN
            && column_width(self.size.columns, sources(&self.library, most(self.size.columns)).len()).is_some()
    }

    /// Sets the table for a pane of that size and brings the selected comparison onto the screen.
    pub(super) fn settle_compared(&mut self, columns: u16, rows: u16) {
        let Some(Level::List(list)) = self.levels.last() else { return };
        let made_for = (list.rows().to_vec(), self.setting, columns);
        let top = self.compared.top;
        if self.compared.made_for.as_ref() != Some(&made_for) {
            self.compared = Table::new(&self.library, self.setting, columns).set(list);
            self.compared.made_for = Some(made_for);
        }
        let height = usize::from(rows.saturating_sub(COMPARED_HEAD)).max(1);
        let range = |row: usize| self.compared.rows.get(row).cloned().unwrap_or_default();
        let selected = range(list.cursor);
        // A heading right above the cursor comes onto the screen with it.
        let headed = list.cursor > 0 && matches!(list.rows().get(list.cursor - 1), Some(Row::Group(_)));
        let first = if headed { range(list.cursor - 1).start } else { selected.start };
        let last_top = self.compared.lines.len().saturating_sub(height);
        self.compared.top = top.max(selected.end.saturating_sub(height)).min(first).min(last_top);
    }

    /// Makes the table be made anew, whatever it was made for.
    pub(super) fn forget_compared(&mut self) {
        self.compared.made_for = None;
    }
}

/// The cells of a column where so many sources stand beside each other; none where it is too narrow.
fn column_width(columns: u16, sources: usize) -> Option<u16> {
    let sources = u16::try_from(sources).ok().filter(|count| *count > 0)?;
    let width = columns.saturating_sub(2 + INDENT + GUTTER * (sources - 1)) / sources;
    (width >= COLUMN_MIN).then_some(width)
}

/// The most sources that so many cells have columns for, and one more.
fn most(columns: u16) -> usize {
    usize::from(columns / COLUMN_MIN) + 1
}

/// The sources that comparisons have views of, up to the most that make a difference, in the order of
/// their dates.
fn sources(library: &Library, most: usize) -> Vec<&Source> {
    let (mut sources, mut known) = (Vec::new(), HashSet::new());
    for item in library.all(ItemKind::Comparison) {
        let (Some(Item::Comparison(it)), Some(brief)) = (library.item(item), library.brief_of(item)) else { continue };
        if sources.len() >= most {
            break;
        }
        for view in &it.views {
            if known.insert(&view.source) {
                sources.extend(brief.sources.iter().find(|source| source.id == view.source));
            }
        }
    }
    sources.sort_by_key(|source: &&Source| (source.date.last_day(), &source.id));
    sources
}

/// Sets the table.
struct Table<'a> {
    library: &'a Library,
    setting: Setting,
    sources: Vec<&'a Source>,
    /// The cells of a column.
    width: u16,
}

impl<'a> Table<'a> {
    fn new(library: &'a Library, setting: Setting, columns: u16) -> Table<'a> {
        let sources = sources(library, most(columns));
        let width = column_width(columns + 2, sources.len()).unwrap_or(COLUMN_MIN);
        Table { library, setting, width, sources }
    }

    fn set(&self, list: &List) -> Compared {
        let step = self.width + GUTTER;
        let lang = self.setting.lang;
        let name = |source: &&Source| (source.short.clone(), source.publisher.shown(lang).text.to_owned());
        let mut table = Compared {
            sources: self.sources.iter().map(name).collect(),
            columns: (0..).step_by(usize::from(step)).take(self.sources.len()).map(|x: u16| INDENT + x).collect(),
            ..Compared::default()
        };
        for (at, row) in list.rows().iter().enumerate() {
            let start = table.lines.len();
            match row {
                Row::Group(Group::Theme(brief, theme)) => table.lines.push(self.theme(*brief, *theme, list, at)),
                Row::Item(item) => {
                    if let Some(Item::Comparison(it)) = self.library.item(*item) {
                        table.lines.push(ComparedLine::Head(at));
                        table.lines.extend(self.views(it));
                        table.lines.push(ComparedLine::Space);
                    }
                }
                _ => {}
            }
            table.rows.push(start..table.lines.len());
        }
        table.lines.pop_if(|line| *line == ComparedLine::Space);
        table
    }

    /// The heading over the comparisons of a theme.
    fn theme(&self, brief: u32, theme: u32, list: &List, at: usize) -> ComparedLine {
        let lang = self.setting.lang;
        let theme = self.library.briefs().get(brief as usize).and_then(|it| it.themes.get(theme as usize));
        let name = theme.map_or("", |theme| theme.name.shown(lang).text);
        let below = list.rows().iter().skip(at + 1).map_while(|row| match row {
            Row::Item(item) => self.library.item(*item),
            _ => None,
        });
        let relations: Vec<ComparisonRelation> = below
            .filter_map(|item| match item {
                Item::Comparison(it) => Some(it.relation),
                _ => None,
            })
            .collect();
        ComparedLine::Theme(name.to_owned(), counts(&relations, lang))
    }

    /// What each source says, side by side, and under it where.
    fn views(&self, it: &Comparison) -> Vec<ComparedLine> {
        let views: Vec<Option<&View>> =
            self.sources.iter().map(|source| it.views.iter().find(|view| view.source == source.id)).collect();
        let silent = Word::NotMentioned.in_lang(self.setting.lang);
        let words = views.iter().map(|view| match view {
            Some(view) => self.broken(view.text.shown(self.setting.lang).text),
            None if it.relation == ComparisonRelation::Addition => vec![silent.to_owned()],
            None => Vec::new(),
        });
        let places = views.iter().map(|view| view.map_or(Vec::new(), |view| self.broken(&places(&view.citations))));
        let mut lines = across(Role::Text, &words.collect::<Vec<_>>());
        lines.extend(across(Role::Dim, &places.collect::<Vec<_>>()));
        lines
    }

    fn broken(&self, text: &str) -> Vec<String> {
        let options = &self.setting.layout;
        let width = self.width.min(self.setting.measure).saturating_sub(options.hang);
        layout::lines(text, width, options).iter().map(|line| line.text(text).to_owned()).collect()
    }
}

/// How many comparisons there are of each sort.
fn counts(relations: &[ComparisonRelation], lang: Lang) -> String {
    let count = |sort: &ComparisonRelation| relations.iter().filter(|relation| *relation == sort).count();
    let counted = ComparisonRelation::ALL.iter().map(|sort| (sort, count(sort))).filter(|(_, count)| *count > 0);
    let words = counted.map(|(sort, count)| format!("{} {count}", sort.word().in_lang(lang)));
    words.collect::<Vec<_>>().join("   ")
}

/// The places that are cited, each once.
fn places(citations: &[Citation]) -> String {
    citations.iter().map(|citation| citation.place.as_str()).collect::<Vec<_>>().join(", ")
}

/// Texts of several lines beside each other.
fn across(role: Role, texts: &[Vec<String>]) -> Vec<ComparedLine> {
    let height = texts.iter().map(Vec::len).max().unwrap_or(0);
    let line = |at: usize| texts.iter().map(|text| text.get(at).cloned().unwrap_or_default()).collect();
    (0..height).map(|at| ComparedLine::Words(role, line(at))).collect()
}
