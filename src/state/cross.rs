//! The proposals counted: what they are filed under against who holds or makes them.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::brief::{Brief, Id, Item, ItemKind, Library, Proposal, Source, Text};
use crate::label::Word;
use crate::search::{Facet, SEVERAL};

/// What the proposals are counted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Axis {
    /// Their subjects.
    #[default]
    Themes,
    /// Who is asked to act.
    Addressees,
    /// With whom.
    Partners,
    /// The agreements, exercises or forums to use.
    Instruments,
}

impl Axis {
    const COUNT: usize = 4;

    /// The facet by which a query narrows to a row.
    pub const fn facet(self) -> Facet {
        match self {
            Axis::Themes => Facet::Theme,
            Axis::Addressees => Facet::By,
            Axis::Partners => Facet::With,
            Axis::Instruments => Facet::Instrument,
        }
    }

    /// What the rows are.
    pub const fn word(self) -> Word {
        self.facet().label()
    }

    /// The axis after this one, round again after the last.
    pub const fn next(self) -> Axis {
        match self {
            Axis::Themes => Axis::Addressees,
            Axis::Addressees => Axis::Partners,
            Axis::Partners => Axis::Instruments,
            Axis::Instruments => Axis::Themes,
        }
    }

    fn ids(self, proposal: &Proposal) -> &[Id] {
        match self {
            Axis::Themes => &proposal.themes,
            Axis::Addressees => &proposal.addressees,
            Axis::Partners => &proposal.partners,
            Axis::Instruments => &proposal.instruments,
        }
    }

    fn name(self, brief: &Brief, id: &Id) -> Option<Text> {
        match self {
            Axis::Themes => brief.themes.iter().find(|it| it.id == *id).map(|it| it.name.clone()),
            Axis::Addressees | Axis::Partners => brief.actors.iter().find(|it| it.id == *id).map(|it| it.name.clone()),
            Axis::Instruments => brief.terms.iter().find(|it| it.id == *id).map(|it| it.name.clone()),
        }
    }
}

/// What the proposals are set against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Against {
    /// The sources that say them.
    #[default]
    Sources,
    /// The briefs that hold them.
    Briefs,
}

impl Against {
    /// The other.
    pub const fn next(self) -> Against {
        match self {
            Against::Sources => Against::Briefs,
            Against::Briefs => Against::Sources,
        }
    }
}

/// A column of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// Proposals that only this source says: its id and its label.
    Only(Id, String),
    /// Proposals that several of so many sources say.
    Several(usize),
    /// Proposals of the brief: its id, its prefix, its title.
    Brief(Id, String, Text),
    /// All proposals of the row.
    All,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrossRow {
    /// The id of the theme, actor or term.
    pub id: Id,
    /// What it is called, in the first brief that names it.
    pub name: Text,
    /// The labels of the sources whose proposals are counted in it, in the order of the columns.
    pub said_by: Vec<String>,
    /// How many proposals each column has in it.
    pub counts: Vec<u32>,
}

/// The most columns before that of all proposals. Of more sources or briefs those with the most
/// proposals have one: further ones nobody would look along to.
const COLUMNS_MAX: usize = 100;

/// The table with its cursor.
#[derive(Clone, Debug, Default)]
pub struct Cross {
    /// What the rows are.
    pub axis: Axis,
    /// What the columns are.
    pub against: Against,
    /// The rows: against sources, those that most of them speak of first; in each group, and against
    /// briefs, the fullest first.
    pub rows: Vec<CrossRow>,
    /// The columns, that of all proposals last.
    pub columns: Vec<Column>,
    /// The selected row.
    pub row: usize,
    /// The selected column.
    pub column: usize,
    /// The first line on the screen.
    pub top: usize,
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CrossLine<'a> {
    /// White space.
    Space,
    /// The labels of the sources that speak of the rows below.
    SaidBy(&'a [String]),
    /// The row of that index.
    Row(usize, &'a CrossRow),
}

impl Cross {
    /// The table of the library's proposals, its cursor on the first cell that counts any.
    pub fn new(library: &Library, axis: Axis, against: Against) -> Cross {
        let sources = sources(library);
        let mut columns: Vec<Column> = match against {
            Against::Sources => sources.iter().map(|it| Column::Only(it.id.clone(), it.short.clone())).collect(),
            Against::Briefs => {
                let briefs = fullest(library.briefs().iter().map(|it| (&**it, it.proposals.len())).collect());
                let column = |it: &Brief| Column::Brief(it.id.clone(), it.prefix.clone(), it.title.clone());
                briefs.into_iter().map(column).collect()
            }
        };
        if against == Against::Sources && sources.len() > 1 {
            columns.push(Column::Several(sources.len()));
        }
        columns.push(Column::All);
        let mut cross = Cross { axis, against, columns, ..Cross::default() };
        cross.count(library, &sources);
        cross.column = cross.rows.first().map_or(0, |row| row.counts.iter().position(|it| *it > 0).unwrap_or(0));
        cross
    }

    /// The table on that axis, or on the next that the proposals are filed under; none where they are
    /// filed under nothing.
    pub(crate) fn full(library: &Library, axis: Axis, against: Against) -> Option<Cross> {
        let axes = std::iter::successors(Some(axis), |axis| Some(axis.next())).take(Axis::COUNT);
        axes.map(|axis| Cross::new(library, axis, against)).find(|cross| !cross.rows.is_empty())
    }

    /// The rows over the table on a screen of that height: its title, the names of the columns, and
    /// where there is room white space.
    pub fn head(height: u16) -> u16 {
        if height < 14 { 2 } else { 5 }
    }

    fn count(&mut self, library: &Library, sources: &[&Source]) {
        let mut at: HashMap<&Id, usize> = HashMap::new();
        for item in library.all(ItemKind::Proposal) {
            let (Some(Item::Proposal(it)), Some(brief)) = (library.item(item), library.brief_of(item)) else {
                continue;
            };
            for id in self.axis.ids(it) {
                let row = *at.entry(id).or_insert_with(|| {
                    let name = self.axis.name(brief, id).unwrap_or_default();
                    let counts = vec![0; self.columns.len()];
                    self.rows.push(CrossRow { id: id.clone(), name, said_by: Vec::new(), counts });
                    self.rows.len() - 1
                });
                let Some(row) = self.rows.get_mut(row) else { continue };
                for (column, count) in self.columns.iter().zip(&mut row.counts) {
                    *count += u32::from(column.holds(brief, it));
                }
                let said_by = sources.iter().filter(|source| cites(it, &source.id)).map(|source| &source.short);
                row.said_by.extend(said_by.cloned());
            }
        }
        for row in &mut self.rows {
            let said_by = std::mem::take(&mut row.said_by);
            let in_order = sources.iter().map(|source| &source.short).filter(|short| said_by.contains(short));
            row.said_by = in_order.cloned().collect();
        }
        let grouped = self.against == Against::Sources;
        let group = |row: &CrossRow| (Reverse(row.said_by.len()), row.said_by.clone());
        let group = |row: &CrossRow| grouped.then(|| group(row));
        self.rows.sort_by_key(|row| (group(row), Reverse(row.counts.last().copied())));
    }

    /// The same table read anew or turned, the cursor in the row and the column where it was if they
    /// are still there.
    pub(super) fn anew(&self, library: &Library) -> Cross {
        let mut anew = Cross::new(library, self.axis, self.against);
        let selected = self.rows.get(self.row).map(|row| &row.id);
        if let Some(row) = anew.rows.iter().position(|row| Some(&row.id) == selected) {
            anew.row = row;
            anew.column = self.column.min(anew.columns.len().saturating_sub(1));
        }
        anew.top = self.top;
        anew
    }

    /// How many proposals the selected cell counts.
    pub fn count_here(&self) -> u32 {
        self.rows.get(self.row).and_then(|row| row.counts.get(self.column)).copied().unwrap_or(0)
    }

    /// The cells that count any, row by row: the row, the column, the count.
    pub fn cells(&self) -> impl Iterator<Item = (usize, usize, u32)> {
        let rows = self.rows.iter().enumerate();
        rows.flat_map(|(at, row)| row.counts.iter().enumerate().map(move |(column, count)| (at, column, *count)))
            .filter(|(.., count)| *count > 0)
    }

    /// The query that finds the proposals of the selected cell.
    pub fn query(&self) -> Option<String> {
        let (row, column) = (self.rows.get(self.row)?, self.columns.get(self.column)?);
        let mut terms = vec![format!("{}:{}", self.axis.facet().name(), row.id)];
        let source = Facet::Source.name();
        match column {
            Column::Only(id, _) => terms.push(format!("{source}:{id} !{source}:{SEVERAL}")),
            Column::Several(_) => terms.push(format!("{source}:{SEVERAL}")),
            Column::Brief(id, ..) => terms.push(format!("{}:{id}", Facet::Brief.name())),
            Column::All => {}
        }
        Some(terms.join(" "))
    }

    /// The lines of the table.
    pub fn lines(&self) -> Vec<CrossLine<'_>> {
        let mut lines = Vec::new();
        let mut group: Option<&[String]> = None;
        for (at, row) in self.rows.iter().enumerate() {
            if self.against == Against::Sources && group != Some(&row.said_by) {
                group = Some(&row.said_by);
                if at > 0 {
                    lines.push(CrossLine::Space);
                }
                lines.push(CrossLine::SaidBy(&row.said_by));
            }
            lines.push(CrossLine::Row(at, row));
        }
        lines
    }

    /// Brings the selected row onto a screen of that many lines.
    pub(super) fn clamp(&mut self, height: usize) {
        self.row = self.row.min(self.rows.len().saturating_sub(1));
        let lines = self.lines();
        let at = lines.iter().position(|line| matches!(line, CrossLine::Row(row, _) if *row == self.row)).unwrap_or(0);
        // A heading right above the cursor comes onto the screen with it.
        let headed = at > 0 && matches!(lines.get(at - 1), Some(CrossLine::SaidBy(_)));
        let last_top = lines.len().saturating_sub(height);
        let lowest = (at + 1).saturating_sub(height.max(1));
        self.top = self.top.max(lowest).min(at - usize::from(headed && height > 1)).min(last_top.max(lowest));
    }
}

impl Column {
    fn holds(&self, brief: &Brief, proposal: &Proposal) -> bool {
        match self {
            Column::Only(id, _) => {
                !proposal.citations.is_empty() && proposal.citations.iter().all(|citation| citation.source == *id)
            }
            Column::Several(_) => {
                let mut cited = proposal.citations.iter().map(|citation| &citation.source);
                let first = cited.next();
                cited.any(|source| Some(source) != first)
            }
            Column::Brief(id, ..) => brief.id == *id,
            Column::All => true,
        }
    }
}

fn cites(proposal: &Proposal, source: &Id) -> bool {
    proposal.citations.iter().any(|citation| citation.source == *source)
}

/// Those of most proposals, in the order in which all stand.
fn fullest<T>(mut all: Vec<(T, usize)>) -> Vec<T> {
    let mut counts: Vec<usize> = all.iter().map(|(_, count)| *count).collect();
    counts.sort_unstable_by_key(|count| Reverse(*count));
    let least = counts.get(COLUMNS_MAX - 1).copied().unwrap_or(0);
    let mut equal = COLUMNS_MAX.saturating_sub(counts.partition_point(|count| *count > least));
    all.retain(|(_, count)| {
        *count > least || *count == least && equal.checked_sub(1).inspect(|left| equal = *left).is_some()
    });
    all.into_iter().map(|(it, _)| it).collect()
}

/// The sources that proposals cite, in the order of their dates.
fn sources(library: &Library) -> Vec<&Source> {
    let mut sources: Vec<(&Source, usize)> = Vec::new();
    let mut known: HashMap<&Id, usize> = HashMap::new();
    for brief in library.briefs() {
        for source in &brief.sources {
            let cited = brief.proposals.iter().filter(|proposal| cites(proposal, &source.id)).count();
            if cited > 0 {
                let at = *known.entry(&source.id).or_insert(sources.len());
                match sources.get_mut(at) {
                    Some((_, count)) => *count += cited,
                    None => sources.push((source, cited)),
                }
            }
        }
    }
    let mut sources = fullest(sources);
    sources.sort_by_key(|source| (source.date.last_day(), &source.id));
    sources
}
