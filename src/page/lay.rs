//! From the blocks of a page to lines of a given width.

use super::{Block, Target};
use crate::text::layout::{self, Options};
use crate::theme::Role;

/// Words of one role within a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The column that the words start at, from the left edge of the page.
    pub column: u16,
    /// What the words are.
    pub role: Role,
    /// The words.
    pub text: String,
    /// Where they stand in [`Block::words`] of the line's block, as a byte offset; absent for what
    /// is not of the block's own words.
    pub at: Option<usize>,
}

/// A line of a laid-out page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The spans, from left to right.
    pub spans: Vec<Span>,
    /// The index in [`Laid::links`] of the link that the line belongs to.
    pub link: Option<usize>,
    /// The index of the block that the line comes from: what stays when the width or the language
    /// changes.
    pub block: usize,
}

/// Something on a page that opens another page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it opens.
    pub target: Target,
    /// Its first line.
    pub first: usize,
    /// Its last line.
    pub last: usize,
}

/// A page as lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Laid {
    /// The lines, from top to bottom.
    pub lines: Vec<Line>,
    /// The links, in the order of their numbers.
    pub links: Vec<Link>,
    /// The cells that a line may take, without what hangs.
    pub columns: u16,
}

/// The widest column of labels or of leads; what is longer pushes its own value to the right.
const LEAD_MAX: usize = 26;
/// The cells between a lead and what stands beside it.
const SPACE: u16 = 2;
/// What stands beside a lead has at least this many cells; with fewer it goes under the lead.
const BESIDE_MIN: u16 = 16;
/// What stands for the end of a line that is shown as it is and has no room.
const CUT: &str = "...";
/// The cells of a link's number and the space after it.
const NUMBER: u16 = 4;

/// Lays blocks out in lines of at most `columns` cells, punctuation that hangs among them.
pub fn lay(blocks: &[Block], columns: u16, options: &Options) -> Laid {
    let columns = columns.saturating_sub(options.hang);
    let mut setter = Setter { options, laid: Laid { columns, ..Laid::default() }, block: 0, link: None };
    let labels = setter.widest(blocks.iter().filter_map(|block| match block {
        Block::Field { label, .. } => Some(label.as_str()),
        _ => None,
    }));
    let mut leads = 0;
    for (at, block) in blocks.iter().enumerate() {
        setter.block = at;
        match block {
            Block::Kicker { id, rest } => setter.pair(0, (Role::Id, id), 0, (Role::Dim, rest)),
            Block::Title(text) | Block::Heading(text) => setter.words(text, Role::Title, 0),
            Block::Paragraph(text) => setter.words(text, Role::Text, 0),
            Block::Field { label, value, absent } => {
                let role = if *absent { Role::Dim } else { Role::Text };
                setter.pair(0, (Role::Dim, label), labels, (role, value));
            }
            Block::Link { lead, text, target } => {
                if !matches!(
                    at.checked_sub(1).and_then(|at| blocks.get(at)),
                    Some(Block::Link { .. } | Block::Aside(_))
                ) {
                    leads = setter.widest(blocks.iter().skip(at).map_while(|block| match block {
                        Block::Link { lead, .. } => Some(lead.as_str()),
                        Block::Aside(_) => Some(""),
                        _ => None,
                    }));
                }
                setter.link(lead, leads, text, target.as_ref());
            }
            Block::Aside(text) => setter.words(text, Role::Dim, NUMBER),
            Block::Verbatim(text) => setter.verbatim(text),
            Block::Gap => setter.push(Vec::new()),
        }
    }
    setter.laid
}

struct Setter<'a> {
    options: &'a Options,
    laid: Laid,
    block: usize,
    link: Option<usize>,
}

impl Setter<'_> {
    fn push(&mut self, spans: Vec<Span>) {
        self.laid.lines.push(Line { spans, link: self.link, block: self.block });
    }

    fn widest<'t>(&self, texts: impl Iterator<Item = &'t str>) -> usize {
        texts.map(|text| self.options.ambiguous.cells(text)).filter(|cells| *cells <= LEAD_MAX).max().unwrap_or(0)
    }

    /// The text in spans, one a line, that begin at `column`.
    fn broken(&self, text: &str, role: Role, column: u16) -> Vec<Span> {
        let columns = self.laid.columns.saturating_sub(column);
        let span =
            |line: &layout::Line| Span { column, role, text: line.text(text).to_owned(), at: Some(line.range.start) };
        layout::lines(text, columns, self.options).iter().map(span).collect()
    }

    fn words(&mut self, text: &str, role: Role, column: u16) {
        for span in self.broken(text, role, column) {
            self.push(vec![span]);
        }
    }

    fn verbatim(&mut self, text: &str) {
        for line in text.lines() {
            let text = self.options.ambiguous.fit(line, usize::from(self.laid.columns), CUT).into_owned();
            self.push(vec![Span { column: 0, role: Role::Text, text, at: None }]);
        }
    }

    /// A lead in a column of its own, at least `lead_cells` wide, and the words beside it. Where
    /// little room is left beside the lead, the words go under it.
    fn pair(&mut self, column: u16, (lead_role, lead): (Role, &str), lead_cells: usize, (role, text): (Role, &str)) {
        let lead_cells = self.options.ambiguous.cells(lead).max(lead_cells) as u16;
        let beside = if lead_cells == 0 { column } else { column.saturating_add(lead_cells).saturating_add(SPACE) };
        let mut lead = self.broken(lead, lead_role, column);
        lead.iter_mut().for_each(|span| span.at = None);
        lead.retain(|span| !span.text.is_empty());
        if text.is_empty() {
            lead.into_iter().for_each(|span| self.push(vec![span]));
        } else if !lead.is_empty() && beside.saturating_add(BESIDE_MIN) > self.laid.columns {
            lead.into_iter().for_each(|span| self.push(vec![span]));
            self.words(text, role, column + SPACE);
        } else {
            let mut lead = lead.into_iter();
            for span in self.broken(text, role, beside) {
                self.push(lead.next().into_iter().chain([span]).collect());
            }
        }
    }

    fn link(&mut self, lead: &str, lead_cells: usize, text: &str, target: Option<&Target>) {
        let Some(target) = target else {
            return self.pair(NUMBER, (Role::Dim, lead), lead_cells, (Role::Dim, text));
        };
        let number = self.laid.links.len() + 1;
        let first = self.laid.lines.len();
        self.link = Some(number - 1);
        self.pair(NUMBER, (Role::Id, lead), lead_cells, (Role::Text, text));
        self.link = None;
        if let Some(line) = self.laid.lines.get_mut(first) {
            let text = format!("{number:>2}");
            line.spans.insert(0, Span { column: 0, role: Role::Dim, text, at: None });
        }
        let last = self.laid.lines.len().saturating_sub(1);
        self.laid.links.push(Link { target: target.clone(), first, last });
    }
}
