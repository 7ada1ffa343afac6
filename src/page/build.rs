//! From an item to the blocks of its page.

use std::collections::HashSet;

use super::{Block, Target};
use crate::brief::{
    Brief, Citation, Comparison, Date, Direction, Event, Finding, Id, Item, ItemKind, ItemRef, Library, Proposal,
    Relation, Section, Source, Term, Text, Trend, Watch,
};
use crate::glyph::Glyphs;
use crate::label::{self, Word};
use crate::lang::Lang;

/// The blocks of the target's page; none where the library has no such item. `expanded` says whether
/// citations say their source in full.
pub fn build(library: &Library, target: &Target, lang: Lang, glyphs: Glyphs, expanded: bool) -> Vec<Block> {
    let (Some(item), Some(brief)) = (library.item(target.item), library.brief_of(target.item)) else {
        return Vec::new();
    };
    let mut page = Builder { library, brief, at: target.item.brief, lang, glyphs, expanded, blocks: Vec::new() };
    match item {
        Item::Brief(it) => page.brief(it),
        Item::Section(it) => page.section(it),
        Item::Proposal(it) => page.proposal(it),
        Item::Finding(it) => page.finding(it),
        Item::Event(it) => page.event(it),
        Item::Term(it) => page.term(it),
        Item::Watch(it) => page.watch(it),
        Item::Comparison(it) => page.comparison(it),
        Item::Relation(it) => page.relation(it),
        Item::Source(it) => page.source(it, target.place.as_deref()),
    }
    page.blocks
}

/// A date, or two with a dash between, in the language's form.
pub(crate) fn dates(date: Date, until: Option<Date>, lang: Lang) -> String {
    let one = |it: Date| label::date(it.year, it.month, it.day, lang);
    match (until, lang) {
        (None, _) => one(date),
        (Some(until), Lang::En) => format!("{} to {}", one(date), one(until)),
        (Some(until), _) => format!("{}～{}", one(date), one(until)),
    }
}

/// What rests on a happening.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resting {
    /// The findings that name it, of whatever brief that tells it.
    pub findings: Vec<ItemRef>,
    /// The proposals that rest on those findings.
    pub proposals: Vec<ItemRef>,
}

/// What rests on the happening that an event tells, in every brief that tells it.
pub fn resting(library: &Library, event: &Event) -> Resting {
    let mut resting = Resting::default();
    for telling in library.tellings(event) {
        let (Some(Item::Event(told)), Some(brief)) = (library.item(telling), library.brief_of(telling)) else {
            continue;
        };
        let item = |kind, index: usize| ItemRef { brief: telling.brief, kind, index: index as u32 };
        let mut ids = HashSet::new();
        for (at, finding) in brief.findings.iter().enumerate().filter(|(_, it)| it.events.contains(&told.id)) {
            ids.insert(&finding.id);
            resting.findings.push(item(ItemKind::Finding, at));
        }
        let proposals = brief.proposals.iter().enumerate();
        let carried = proposals.filter(|(_, it)| it.rationale.iter().any(|id| ids.contains(id)));
        resting.proposals.extend(carried.map(|(at, _)| item(ItemKind::Proposal, at)));
    }
    resting
}

struct Builder<'a> {
    library: &'a Library,
    brief: &'a Brief,
    at: u32,
    lang: Lang,
    glyphs: Glyphs,
    expanded: bool,
    blocks: Vec<Block>,
}

impl<'a> Builder<'a> {
    fn word(&self, word: Word) -> &'static str {
        word.in_lang(self.lang)
    }

    /// The words in the language of the page; where they lack it, those that there are, marked.
    fn prose(&self, text: &Text) -> String {
        let shown = text.shown(self.lang);
        if !shown.fallback {
            return shown.text.to_owned();
        }
        format!("{}{}{}{}", self.glyphs.open(), shown.lang.endonym(), self.glyphs.close(), shown.text)
    }

    fn head(&mut self, id: &str, rest: String, title: &Text) {
        self.blocks.push(Block::Kicker { id: id.to_owned(), rest });
        self.blocks.push(Block::Title(self.prose(title)));
    }

    /// The kicker's words: the sort of item, then the section that holds it.
    fn of_section(&self, sort: Word, section: &Id) -> String {
        let title = self.brief.sections.iter().find(|it| it.id == *section).map(|it| self.prose(&it.title));
        let sort = self.word(sort);
        title.map_or(sort.to_owned(), |title| self.glyphs.listed(&[sort, &title]))
    }

    fn paragraphs(&mut self, text: &Text) {
        let prose = self.prose(text);
        for paragraph in prose.split('\n').filter(|it| !it.is_empty()) {
            self.blocks.push(Block::Gap);
            self.blocks.push(Block::Paragraph(paragraph.to_owned()));
        }
    }

    fn heading(&mut self, word: Word) {
        self.blocks.push(Block::Gap);
        self.blocks.push(Block::Heading(self.word(word).to_owned()));
    }

    fn field(&mut self, word: Word, value: impl Into<String>) {
        self.blocks.push(Block::Field { label: self.word(word).to_owned(), value: value.into(), absent: false });
    }

    /// A field that says so where the source gives nothing.
    fn given(&mut self, word: Word, value: Option<String>) {
        let absent = value.is_none();
        let value = value.unwrap_or_else(|| self.word(Word::NotGiven).to_owned());
        self.blocks.push(Block::Field { label: self.word(word).to_owned(), value, absent });
    }

    /// A field of names with middle dots between; nothing where there are none.
    fn names(&mut self, word: Word, names: Vec<String>) {
        if !names.is_empty() {
            self.field(word, self.glyphs.listed(&names));
        }
    }

    fn actors(&self, ids: &[Id]) -> Vec<String> {
        self.named(ids, |id| self.brief.actors.iter().find(|it| it.id == *id).map(|it| &it.name))
    }

    fn themes(&self, ids: &[Id]) -> Vec<String> {
        self.named(ids, |id| self.brief.themes.iter().find(|it| it.id == *id).map(|it| &it.name))
    }

    fn named(&self, ids: &[Id], name: impl Fn(&Id) -> Option<&'a Text>) -> Vec<String> {
        ids.iter().map(|id| name(id).map_or(id.to_string(), |name| self.prose(name))).collect()
    }

    fn instruments(&self, ids: &[Id]) -> Vec<String> {
        let short = |id: &Id| {
            let term = self.brief.terms.iter().find(|it| it.id == *id)?;
            Some(term.abbreviation.clone().unwrap_or_else(|| self.prose(&term.name)))
        };
        ids.iter().map(|id| short(id).unwrap_or_else(|| id.to_string())).collect()
    }

    fn link(&mut self, item: ItemRef) {
        let Some(content) = self.library.item(item) else { return };
        let lead = match content {
            Item::Section(_) | Item::Term(_) | Item::Source(_) => String::new(),
            Item::Event(event) => event.date.to_string(),
            Item::Finding(it) => format!("{} {}", it.id, self.word(it.kind.word())),
            Item::Comparison(it) => format!("{} {}", it.id, self.word(it.relation.word())),
            Item::Relation(it) => format!("{} {}", it.id, self.word(it.kind.word())),
            other => other.id().to_string(),
        };
        let text = self.prose(content.title());
        self.blocks.push(Block::Link { lead, text, target: Some(item.into()) });
    }

    /// A heading and links under it; nothing where there are none.
    fn links(&mut self, word: Word, items: Vec<ItemRef>) {
        if items.is_empty() {
            return;
        }
        self.heading(word);
        for item in items {
            self.link(item);
        }
    }

    fn by_ids(&self, ids: &[Id]) -> Vec<ItemRef> {
        ids.iter().filter_map(|id| self.library.find(id)).collect()
    }

    /// The items of this brief for which `holds` is true, in file order.
    fn in_brief(&self, holds: impl Fn(Item<'a>) -> bool) -> Vec<ItemRef> {
        let library = self.library;
        library.items_of(self.at as usize).filter(|item| library.item(*item).is_some_and(&holds)).collect()
    }

    fn citation_links(&mut self, citations: &[Citation]) {
        for citation in citations {
            let Some(source) = self.brief.sources.iter().find(|it| it.id == citation.source) else { continue };
            let Some(item) = self.library.within(self.at, ItemKind::Source, &citation.source) else { continue };
            let part = source.parts.iter().find(|it| it.id == citation.part());
            let title = part.map(|part| self.prose(&part.title)).unwrap_or_default();
            let text = if title == citation.part() { String::new() } else { title };
            let lead = format!("{}  {}", source.short, citation.place);
            let target = Target { item, place: Some(citation.place.to_string()) };
            self.blocks.push(Block::Link { lead, text, target: Some(target) });
            if self.expanded {
                let date = dates(source.date, None, self.lang);
                let full = self.glyphs.listed(&[self.prose(&source.publisher), self.prose(&source.title), date]);
                self.blocks.push(Block::Aside(full));
            }
        }
    }

    fn citations(&mut self, citations: &[Citation]) {
        if !citations.is_empty() {
            self.heading(Word::Citations);
            self.citation_links(citations);
        }
    }

    fn brief(&mut self, it: &'a Brief) {
        let as_of = format!("{} {}", self.word(Word::AsOf), dates(it.as_of, None, self.lang));
        self.head(&it.prefix, self.glyphs.listed(&[self.word(Word::Brief), &as_of]), &it.title);
        self.heading(Word::BottomLine);
        self.flush_paragraphs(&it.bottom_line);
        self.heading(Word::Importance);
        self.flush_paragraphs(&it.importance);
        for (word, kind) in [
            (Word::Watch, ItemKind::Watch),
            (Word::Comparisons, ItemKind::Comparison),
            (Word::Relations, ItemKind::Relation),
            (Word::Sources, ItemKind::Source),
        ] {
            self.links(word, self.library.items_of(self.at as usize).filter(|item| item.kind == kind).collect());
        }
    }

    /// Paragraphs directly under a heading: only the ones after the first stand apart.
    fn flush_paragraphs(&mut self, text: &Text) {
        let start = self.blocks.len();
        self.paragraphs(text);
        if self.blocks.get(start) == Some(&Block::Gap) {
            self.blocks.remove(start);
        }
    }

    fn section(&mut self, it: &'a Section) {
        let rest = self.glyphs.listed(&[self.word(Word::Section), &self.prose(&self.brief.title)]);
        self.head("", rest, &it.title);
        self.paragraphs(&it.summary);
        let proposals = self.in_brief(|item| matches!(item, Item::Proposal(p) if p.section == it.id));
        let findings = self.in_brief(|item| matches!(item, Item::Finding(f) if f.section == it.id));
        self.links(Word::Proposals, proposals);
        self.links(Word::Findings, findings);
    }

    fn proposal(&mut self, it: &'a Proposal) {
        self.head(it.id.as_str(), self.of_section(Word::Proposal, &it.section), &it.title);
        self.paragraphs(&it.text);
        self.blocks.push(Block::Gap);
        self.names(Word::Addressees, self.actors(&it.addressees));
        self.names(Word::Partners, self.actors(&it.partners));
        self.names(Word::Instruments, self.instruments(&it.instruments));
        self.names(Word::Themes, self.themes(&it.themes));
        self.given(Word::Horizon, it.horizon.as_ref().map(|horizon| self.prose(horizon)));
        self.links(Word::Rationale, self.by_ids(&it.rationale));
        self.links(Word::Related, self.by_ids(&it.related));
        self.citations(&it.citations);
    }

    fn finding(&mut self, it: &'a Finding) {
        self.head(it.id.as_str(), self.of_section(it.kind.word(), &it.section), &it.title);
        self.paragraphs(&it.text);
        if !it.themes.is_empty() {
            self.blocks.push(Block::Gap);
            self.names(Word::Themes, self.themes(&it.themes));
        }
        self.links(Word::RestsOnEvents, self.by_ids(&it.events));
        let carried = self.in_brief(|item| matches!(item, Item::Proposal(p) if p.rationale.contains(&it.id)));
        self.links(Word::Carries, carried);
        self.citations(&it.citations);
    }

    fn event(&mut self, it: &'a Event) {
        let when = dates(it.date, it.until, self.lang);
        self.head(it.id.as_str(), self.glyphs.listed(&[self.word(Word::Event), &when]), &it.title);
        if let Some(text) = &it.text {
            self.paragraphs(text);
        }
        self.blocks.push(Block::Gap);
        self.field(Word::When, when);
        self.names(Word::Actors, self.actors(&it.actors));
        let Resting { findings, proposals } = resting(self.library, it);
        self.links(Word::RestingFindings, findings);
        self.links(Word::RestingProposals, proposals);
        self.citations(&it.citations);
    }

    fn term(&mut self, it: &'a Term) {
        let rest = self.glyphs.listed(&[self.word(Word::Term), &self.prose(&self.brief.title)]);
        self.head("", rest, &it.name);
        if let Some(text) = &it.text {
            self.paragraphs(text);
        }
        self.blocks.push(Block::Gap);
        if let Some(abbreviation) = &it.abbreviation {
            self.field(Word::Abbreviation, abbreviation.as_str());
        }
        self.names(Word::Reading, it.readings.clone());
        let shown = it.name.shown(self.lang).lang;
        let others: Vec<String> = it.name.all().filter(|(l, _)| *l != shown).map(|(_, name)| name.to_owned()).collect();
        self.names(Word::OtherLanguages, others);
        self.names(Word::Aliases, it.aliases.clone());
        let used = self.in_brief(|item| matches!(item, Item::Proposal(p) if p.instruments.contains(&it.id)));
        self.links(Word::UsedBy, used);
        self.citations(&it.citations);
    }

    fn watch(&mut self, it: &'a Watch) {
        self.head(it.id.as_str(), self.word(Word::WatchPoint).to_owned(), &it.title);
        self.paragraphs(&it.text);
        self.citations(&it.citations);
    }

    fn comparison(&mut self, it: &'a Comparison) {
        let theme = self.themes(std::slice::from_ref(&it.theme)).join("");
        let rest = self.glyphs.listed(&[self.word(Word::Comparisons), self.word(it.relation.word()), &theme]);
        self.head(it.id.as_str(), rest, &it.title);
        for view in &it.views {
            let source = self.brief.sources.iter().find(|source| source.id == view.source);
            let name = source.map_or(view.source.to_string(), |source| {
                format!("{}  {}", source.short, self.prose(&source.publisher))
            });
            self.blocks.push(Block::Gap);
            self.blocks.push(Block::Heading(name));
            self.flush_paragraphs(&view.text);
            self.citation_links(&view.citations);
        }
    }

    fn relation(&mut self, it: &'a Relation) {
        let words = [Some(Word::Relation), Some(it.kind.word()), it.trend.map(Trend::word)];
        let words: Vec<&str> = words.into_iter().flatten().map(|word| self.word(word)).collect();
        self.head(it.id.as_str(), self.glyphs.listed(&words), &it.title);
        self.paragraphs(&it.text);
        self.blocks.push(Block::Gap);
        let actors = self.actors(&it.actors);
        if let Some(direction) = it.direction {
            self.field(Word::Direction, self.direction(direction, &actors));
        }
        self.names(Word::Parties, actors);
        self.given(Word::Trend, it.trend.map(|trend| self.word(trend.word()).to_owned()));
        self.given(Word::Since, it.since.map(|since| dates(since, None, self.lang)));
        let others = self.library.all(ItemKind::Relation).filter(|item| match self.library.item(*item) {
            Some(Item::Relation(other)) => {
                !std::ptr::eq(other, it) && other.actors.iter().all(|id| it.actors.contains(id))
            }
            _ => false,
        });
        let others = others.collect();
        self.links(Word::SameParties, others);
        self.citations(&it.citations);
    }

    fn direction(&self, direction: Direction, actors: &[String]) -> String {
        match (direction, actors, self.lang) {
            (Direction::OneSided, [from, ..], Lang::Ja) => format!("{from}から"),
            (Direction::OneSided, [from, ..], Lang::En) => format!("from {from}"),
            (Direction::OneSided, [from, ..], Lang::Ko) => format!("{from} 쪽에서"),
            _ => self.word(Word::Mutual).to_owned(),
        }
    }

    fn source(&mut self, it: &'a Source, place: Option<&str>) {
        self.head(&it.short, self.word(Word::Source).to_owned(), &it.title);
        self.blocks.push(Block::Gap);
        self.field(Word::Publisher, self.prose(&it.publisher));
        if let Some(author) = &it.author {
            self.field(Word::Author, self.prose(author));
        }
        self.field(Word::SourceDate, dates(it.date, None, self.lang));
        if let Some(note) = &it.note {
            self.field(Word::Note, self.prose(note));
        }
        match place {
            Some(place) => self.cited_place(it, place),
            None => self.parts(it),
        }
    }

    /// One place of a source: its heading and every item of the brief that cites it.
    fn cited_place(&mut self, it: &'a Source, place: &str) {
        let (part_id, _) = place.split_once(" ¶").unwrap_or((place, ""));
        let part = it.parts.iter().find(|part| part.id == part_id);
        let title = part.map(|part| self.prose(&part.title)).filter(|title| title != part_id);
        self.blocks.push(Block::Gap);
        self.blocks.push(Block::Heading(title.map_or(place.to_owned(), |title| format!("{place}  {title}"))));
        let citing = self.in_brief(|item| cites(item, &it.id, place));
        self.links(Word::CitedBy, citing);
    }

    fn parts(&mut self, it: &'a Source) {
        self.heading(Word::Parts);
        for part in &it.parts {
            let Some(item) = self.library.within(self.at, ItemKind::Source, &it.id) else { continue };
            let text = self.prose(&part.title);
            let cited = !self.in_brief(|item| cites(item, &it.id, &part.id)).is_empty();
            let target = cited.then(|| Target { item, place: Some(part.id.clone()) });
            self.blocks.push(Block::Link { lead: part.id.clone(), text, target });
        }
    }
}

/// Whether an item cites that source at that place: a part with its paragraph, or a whole part.
fn cites(item: Item<'_>, source: &Id, place: &str) -> bool {
    let there = |it: &Citation| it.source == *source && (it.place == place || it.part() == place);
    match item {
        Item::Proposal(it) => it.citations.iter().any(there),
        Item::Finding(it) => it.citations.iter().any(there),
        Item::Event(it) => it.citations.iter().any(there),
        Item::Term(it) => it.citations.iter().any(there),
        Item::Watch(it) => it.citations.iter().any(there),
        Item::Comparison(it) => it.views.iter().flat_map(|view| &view.citations).any(there),
        Item::Relation(it) => it.citations.iter().any(there),
        Item::Brief(_) | Item::Section(_) | Item::Source(_) => false,
    }
}
