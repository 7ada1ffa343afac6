//! What a review shows of the item that it has come to.

use ratatui::layout::Rect;

use super::history::history;
use super::{Review, State, proposal};
use crate::brief::Item;
use crate::label::Word;
use crate::ledger::Subject;
use crate::page::{self, Block, Laid, Line, Target};

/// The widest line of a proposal on a projector, in cells.
const MEASURE: u16 = 64;
/// Lines stand apart from this many cells across and lines down on.
const SPACIOUS: (u16, u16) = (60, 16);

impl State {
    /// What stands on the screen of the review, as lines of at most that many cells; none where no
    /// review is open or its agenda is empty.
    pub(crate) fn review_page(&self, columns: u16) -> Laid {
        let (Some(review), Some((subject, _))) = (self.review(), self.reviewed()) else { return Laid::default() };
        let layout = &self.setting.layout;
        let blocks = self.review_blocks(review, &subject);
        let mut laid = page::lay(&blocks, columns.min(MEASURE + layout.hang), layout);
        if review.spacious && columns >= SPACIOUS.0 && self.size.rows >= SPACIOUS.1 {
            let spread = laid.lines.drain(..).flat_map(|line| {
                let again = (!line.spans.is_empty()).then(|| Line { block: line.block, ..Line::default() });
                [Some(line), again].into_iter().flatten()
            });
            laid.lines = spread.collect();
        }
        laid
    }

    /// What stands on the screen of the review, as blocks.
    pub(crate) fn review_blocks(&self, review: &Review, subject: &Subject) -> Vec<Block> {
        let lang = self.lang();
        let Some((item, proposal)) = proposal(&self.library, subject) else {
            let gone = Word::ProposalGone.in_lang(lang).to_owned();
            let kicker = Block::Kicker { id: subject.item.to_string(), rest: String::new() };
            return [vec![kicker, Block::Paragraph(gone)], history(self, subject, None)].concat();
        };
        let page = page::build(&self.library, &Target::from(item), lang, self.setting.glyphs(), false);
        let stop = page.iter().position(|block| matches!(block, Block::Heading(_))).unwrap_or(page.len());
        let mut blocks: Vec<Block> = page.into_iter().take(stop).collect();
        if let Some(second) = self.setting.pair {
            // Right after the first, before what is the same in both.
            let at = blocks.iter().position(|block| matches!(block, Block::Field { .. })).unwrap_or(blocks.len());
            let title = Block::Title(proposal.title.shown(second).text.to_owned());
            let text = Block::Paragraph(proposal.text.shown(second).text.to_owned());
            blocks.splice(at..at, [title, Block::Gap, text, Block::Gap]);
        }
        if review.rationale {
            blocks.extend([Block::Gap, Block::Heading(Word::Rationale.in_lang(lang).to_owned())]);
            for id in &proposal.rationale {
                if let Some(Item::Finding(it)) = self.library.find(id).and_then(|item| self.library.item(item)) {
                    blocks.push(Block::Link {
                        lead: it.id.to_string(),
                        text: it.text.shown(lang).text.to_owned(),
                        target: None,
                    });
                }
            }
        }
        blocks.extend(history(self, subject, Some(proposal)));
        blocks
    }

    /// The first line of the findings that carry the proposal, where they are shown.
    pub(crate) fn rationale_line(&self) -> Option<usize> {
        let (review, (subject, _)) = (self.review()?, self.reviewed()?);
        let word = Word::Rationale.in_lang(self.lang());
        let is_head = |block: &Block| matches!(block, Block::Heading(text) if text == word);
        let at = self.review_blocks(review, &subject).iter().position(is_head)?;
        self.review_page(self.panes().body.width).lines.iter().position(|line| line.block == at)
    }

    /// The lines of the review's text that are on the screen at once.
    pub(crate) fn review_height(&self) -> usize {
        usize::from(self.review_area().height)
    }

    /// Where the review's text stands: below the two lines that say where the meeting stands. Where
    /// the footer has no white space above it, the last line of the body is what it says there.
    pub(crate) fn review_area(&self) -> Rect {
        let body = self.panes().body;
        let (head, foot) = if self.size.has_white_space() { (3, 0) } else { (2, 1) };
        let height = body.height.saturating_sub(head + foot);
        Rect { y: body.y + head.min(body.height), height, ..body }
    }

    /// Keeps the review on its agenda and on its text.
    pub(super) fn settle_review(&mut self) {
        if self.review().is_none() {
            return;
        }
        let last = self.review().map_or(0, |it| self.records.board.agenda(&it.meeting).len().saturating_sub(1));
        if let Some(review) = self.review_mut() {
            review.at = review.at.min(last);
        }
        let lines = self.review_page(self.panes().body.width).lines.len();
        let last_top = lines.saturating_sub(self.review_height());
        if let Some(review) = self.review_mut() {
            review.top = review.top.min(last_top);
        }
    }
}
