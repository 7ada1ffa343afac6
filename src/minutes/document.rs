//! What the minutes say, in order, for the formats that are read as a document.

use super::model::{Item, Minutes, Outcome, Source, Words};
use super::words::{self, Phrase, day, marked, names};
use crate::label;
use crate::lang::Lang;

/// A piece of the document, from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// The title of the whole.
    Title(String),
    /// The heading of a part.
    Heading(&'static str),
    /// The heading of an item.
    Subheading(Words),
    /// Running text; may have several lines.
    Paragraph(Words),
    /// Labels and their values.
    Fields(Vec<Field>),
    /// A table.
    Table(Table),
}

/// A label and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// The label.
    pub(super) label: &'static str,
    /// One value or several, each of one or more lines.
    pub(super) values: Vec<Words>,
}

/// Rows under a head; every row has as many cells as the head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    /// The head of each column.
    pub(super) head: Vec<&'static str>,
    /// The rows; each cell is one line.
    pub(super) rows: Vec<Vec<Words>>,
    /// How wide the columns are, in parts of a hundred.
    pub(super) widths: &'static [u32],
    /// The indices of the columns whose cells stay on one line: ids, numbers, responses, dates.
    pub(super) unbroken: &'static [usize],
}

/// The title of the minutes.
pub(super) fn title(minutes: &Minutes) -> String {
    let word = words::MINUTES.in_lang(minutes.lang);
    let name = &minutes.name;
    match (minutes.lang, name.is_empty()) {
        (_, true) => word.to_owned(),
        (Lang::En, false) => format!("{word}: {name}"),
        (Lang::Ja | Lang::Ko, false) => format!("{name} {word}"),
    }
}

/// The minutes as a document.
pub(super) fn document(minutes: &Minutes) -> Vec<Block> {
    let writer = Writer { lang: minutes.lang };
    let mut blocks = vec![Block::Title(title(minutes)), writer.meeting(minutes)];
    blocks.extend([writer.heading(words::SUMMARY), writer.summary(minutes)]);
    if !minutes.items.is_empty() {
        blocks.extend([writer.heading(words::LIST), writer.list(&minutes.items)]);
        blocks.push(writer.heading(words::ITEMS));
        blocks.extend(minutes.items.iter().flat_map(|item| writer.item(item)));
    }
    if !minutes.sources.is_empty() {
        blocks.extend([writer.heading(words::SOURCES), writer.sources(&minutes.sources)]);
    }
    blocks.push(writer.heading(words::LEDGER));
    blocks.extend(writer.ledger(minutes));
    blocks
}

struct Writer {
    lang: Lang,
}

impl Writer {
    fn say(&self, phrase: Phrase) -> &'static str {
        phrase.in_lang(self.lang)
    }

    fn heading(&self, phrase: Phrase) -> Block {
        Block::Heading(self.say(phrase))
    }

    /// Words that are in no language of a brief: typed in the meeting, or our own.
    fn plain(&self, text: impl Into<String>) -> Words {
        Words { text: text.into(), lang: self.lang }
    }

    /// Words of a brief, marked where they are in another language.
    fn of_brief(&self, words: &Words) -> Words {
        Words { text: marked(words, self.lang), lang: words.lang }
    }

    /// A field of the values that say anything; none where nothing does.
    fn field(&self, label: Phrase, values: Vec<Words>) -> Option<Field> {
        let values: Vec<Words> = values.into_iter().filter(|value| !value.text.trim().is_empty()).collect();
        (!values.is_empty()).then(|| Field { label: self.say(label), values })
    }

    fn meeting(&self, minutes: &Minutes) -> Block {
        let names = |all: &[String]| vec![self.plain(names(all, self.lang))];
        let briefs = minutes.agenda.briefs.iter().map(|title| self.of_brief(title)).collect();
        let fields = [
            self.field(words::DATE, vec![self.plain(day(minutes.date, self.lang))]),
            self.field(words::PLACE, vec![self.plain(&minutes.place)]),
            self.field(words::ATTENDEES, names(&minutes.attendees)),
            self.field(words::BRIEFS, briefs),
            self.field(words::FILTER, vec![self.plain(&minutes.agenda.filter)]),
        ];
        Block::Fields(fields.into_iter().flatten().collect())
    }

    fn summary(&self, minutes: &Minutes) -> Block {
        let row = |word: &str, count: usize| vec![self.plain(word), self.plain(count.to_string())];
        let given = minutes.summary.iter().filter(|tally| tally.count > 0);
        let mut rows: Vec<_> = given.map(|tally| row(tally.response.in_lang(self.lang), tally.count)).collect();
        rows.push(row(self.say(words::TOTAL), minutes.summary.iter().map(|tally| tally.count).sum()));
        let head = [words::RESPONSE, words::COUNT].map(|phrase| self.say(phrase)).to_vec();
        Block::Table(Table { head, rows, widths: &[70, 30], unbroken: &[0, 1] })
    }

    fn list(&self, items: &[Item]) -> Block {
        let row = |item: &Item| {
            let outcome = item.outcome.as_ref();
            vec![
                self.plain(item.number.to_string()),
                self.plain(item.id.as_str()),
                self.of_brief(&item.title),
                self.plain(response(item, self.lang)),
                self.plain(outcome.map_or("", |it| it.owner.as_str())),
                self.plain(outcome.and_then(|it| it.due).map(|due| day(due, self.lang)).unwrap_or_default()),
            ]
        };
        let head = [words::NUMBER, words::ID, words::PROPOSAL, words::RESPONSE, words::OWNER, words::DUE];
        Block::Table(Table {
            head: head.map(|phrase| self.say(phrase)).to_vec(),
            rows: items.iter().map(row).collect(),
            widths: &[8, 12, 36, 16, 14, 14],
            unbroken: &[0, 1, 3, 5],
        })
    }

    fn item(&self, item: &Item) -> Vec<Block> {
        let title = self.of_brief(&item.title);
        let heading = format!("{}. {} {}", item.number, item.id, title.text);
        let mut blocks = vec![Block::Subheading(Words { text: heading.trim_end().to_owned(), lang: title.lang })];
        if !item.text.text.is_empty() {
            blocks.push(Block::Paragraph(self.of_brief(&item.text)));
        }
        let mut fields = vec![self.field(words::RESPONSE, vec![self.plain(response(item, self.lang))])];
        if let Some(outcome) = &item.outcome {
            fields.extend(self.outcome(outcome));
        }
        let notes = item.notes.iter().map(|note| self.plain(note_line(&note.text, &note.who, self.lang)));
        let citations = item.citations.iter().map(|it| self.plain(format!("{} {}", it.source, it.place)));
        fields.push(self.field(words::NOTES, notes.collect()));
        fields.push(self.field(words::CITATIONS, citations.collect()));
        fields.push(self.field(words::MARKS, marks(item).into_iter().map(|it| self.plain(self.say(it))).collect()));
        blocks.push(Block::Fields(fields.into_iter().flatten().collect()));
        blocks
    }

    fn outcome(&self, outcome: &Outcome) -> Vec<Option<Field>> {
        let amended = outcome.amended.iter().map(|words| self.of_brief(words));
        let due = outcome.due.map(|due| self.plain(day(due, self.lang)));
        vec![
            self.field(words::REASON, vec![self.plain(&outcome.reason)]),
            self.field(words::AMENDED, amended.collect()),
            self.field(words::DISSENT, vec![self.plain(&outcome.dissent)]),
            self.field(words::OWNER, vec![self.plain(&outcome.owner)]),
            self.field(words::DUE, due.into_iter().collect()),
            self.field(words::DECIDERS, vec![self.plain(names(&outcome.deciders, self.lang))]),
            self.field(words::RECORD, vec![self.plain(outcome.record.to_string())]),
        ]
    }

    fn sources(&self, sources: &[Source]) -> Block {
        let date = |it: crate::brief::Date| label::date(it.year, it.month, it.day, self.lang);
        let row = |it: &Source| {
            vec![
                self.plain(&it.short),
                self.of_brief(&it.publisher),
                self.of_brief(&it.title),
                self.plain(date(it.date)),
            ]
        };
        let head = [words::SHORT, words::PUBLISHER, words::SOURCE_TITLE, words::SOURCE_DATE];
        Block::Table(Table {
            head: head.map(|phrase| self.say(phrase)).to_vec(),
            rows: sources.iter().map(row).collect(),
            widths: &[18, 26, 38, 18],
            unbroken: &[3],
        })
    }

    fn ledger(&self, minutes: &Minutes) -> Vec<Block> {
        let ledger = minutes.ledger;
        let fields = [
            self.field(words::RECORDS, vec![self.plain(ledger.records.to_string())]),
            self.field(words::HEAD, vec![self.plain(ledger.head.to_string())]),
        ];
        let mut blocks = vec![Block::Fields(fields.into_iter().flatten().collect())];
        blocks.extend(ledger.remarks(self.lang).into_iter().map(|text| Block::Paragraph(self.plain(text))));
        blocks
    }
}

/// The response in words; nothing for what was not before the meeting.
pub(super) fn response(item: &Item, lang: Lang) -> &'static str {
    if item.is_reviewed() { item.response.in_lang(lang) } else { "" }
}

/// What a reader of the item must know besides.
pub(super) fn marks(item: &Item) -> Vec<Phrase> {
    let marks = [
        (!item.on_agenda).then_some(words::BESIDE),
        item.set_aside.then_some(words::SET_ASIDE),
        item.changed.then_some(words::CHANGED),
        item.lost.map(words::lost),
    ];
    marks.into_iter().flatten().collect()
}

/// A note with who took it.
pub(super) fn note_line(text: &str, who: &str, lang: Lang) -> String {
    match (who.is_empty(), lang) {
        (true, _) => text.to_owned(),
        (false, Lang::Ja) => format!("{text}（{who}）"),
        (false, Lang::En | Lang::Ko) => format!("{text} ({who})"),
    }
}
