//! Forms: what is asked for in a window of fields.

use jiff::ToSpan;
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::editor::Editor;
use super::geometry::Size;
use crate::brief::Id;
use crate::label::Word;
use crate::lang::Lang;
use crate::ledger::{Implementation, Response, Subject};
use crate::minutes::Format;

/// A window of fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// What it is for.
    pub purpose: Purpose,
    /// Its fields; never none.
    pub fields: Vec<Field>,
    /// The index of the field that has the keys.
    pub focus: usize,
    /// What is wrong with what was entered, in a sentence.
    pub fault: Option<String>,
    /// Whether it was asked to close without its words being used.
    pub leaving: bool,
    /// Whether what stands in it was given to the ledger, which has not acknowledged it yet.
    pub is_given: bool,
}

/// What a form is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To open a meeting.
    Meeting,
    /// To restate that meeting, with another agenda or with the same.
    Restate(Id),
    /// To say why and how a proposal is decided.
    Decision(Subject, Response),
    /// To write a note on an item.
    Note(Subject),
    /// To say how far a proposal has been carried out.
    Progress(Subject),
    /// To name another place for the ledger; the form that it was asked over, which comes back.
    Place(Option<Box<Form>>),
    /// To write the minutes of that meeting.
    Minutes(Id),
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What is asked for.
    pub label: Word,
    /// What was entered.
    pub value: Value,
    /// Whether it may not be left empty.
    pub required: bool,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// One line.
    Line(Editor),
    /// Several lines.
    Lines(Editor),
    /// A date, as typed.
    Date(Editor),
    /// One of a few, by its index.
    Choice(Vec<Choice>, usize),
}

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What there is stays as it is.
    AsItStands,
    /// An order of an agenda.
    Order(Order),
    /// How far a proposal has been carried out.
    Implementation(Implementation),
    /// What a file is written as.
    Format(Format),
    /// A language.
    Lang(Lang),
}

impl Choice {
    /// What it is called.
    pub fn in_lang(self, lang: Lang) -> &'static str {
        match self {
            Choice::AsItStands => Word::AsItStands.in_lang(lang),
            Choice::Order(order) => order.word().in_lang(lang),
            Choice::Implementation(it) => it.in_lang(lang),
            Choice::Format(format) => format.common_name(),
            Choice::Lang(it) => it.endonym(),
        }
    }
}

/// How an agenda is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Brief by brief.
    #[default]
    Brief,
    /// By the first theme of each proposal.
    Theme,
    /// By the first addressee of each proposal.
    Addressee,
}

impl Order {
    /// Every order, in the order in which they are offered.
    pub const ALL: [Order; 3] = [Order::Brief, Order::Theme, Order::Addressee];

    /// The name on the command line.
    pub const fn tag(self) -> &'static str {
        match self {
            Order::Brief => "brief",
            Order::Theme => "theme",
            Order::Addressee => "addressee",
        }
    }

    /// The order of that name.
    pub fn from_tag(tag: &str) -> Option<Order> {
        Order::ALL.into_iter().find(|order| order.tag() == tag)
    }

    /// What the order is called.
    pub const fn word(self) -> Word {
        match self {
            Order::Brief => Word::ByBrief,
            Order::Theme => Word::ByTheme,
            Order::Addressee => Word::ByAddressee,
        }
    }
}

impl Field {
    /// A line with a first value.
    pub(crate) fn line(label: Word, text: &str) -> Field {
        Field { label, value: Value::Line(Editor::new(text)), required: false }
    }

    /// A text of several lines with a first value.
    pub(crate) fn lines(label: Word, text: &str) -> Field {
        Field { label, value: Value::Lines(Editor::new(text)), required: false }
    }

    /// A date with a first value.
    pub(crate) fn date(label: Word, date: Option<Date>) -> Field {
        let text = date.map_or(String::new(), |date| date.to_string());
        Field { label, value: Value::Date(Editor::new(&text)), required: false }
    }

    /// A choice with the first value.
    pub(crate) fn choice(label: Word, choices: Vec<Choice>, at: usize) -> Field {
        Field { label, value: Value::Choice(choices, at), required: false }
    }

    /// The same, not to be left empty.
    pub(crate) fn required(self) -> Field {
        Field { required: true, ..self }
    }

    /// The text entered; empty for a choice.
    pub fn text(&self) -> &str {
        match &self.value {
            Value::Line(editor) | Value::Lines(editor) | Value::Date(editor) => editor.text().trim(),
            Value::Choice(..) => "",
        }
    }

    /// What was chosen.
    pub(crate) fn chosen(&self) -> Option<Choice> {
        match &self.value {
            Value::Choice(choices, at) => choices.get(*at).copied(),
            _ => None,
        }
    }
}

impl Form {
    /// A form on its first field.
    pub(crate) fn new(purpose: Purpose, fields: Vec<Field>) -> Form {
        Form { purpose, fields, focus: 0, fault: None, leaving: false, is_given: false }
    }

    /// What stays of the form when the ledger has acknowledged what it was given: the form itself where
    /// its words are others since then; where it asks for another place, that is not needed any more.
    pub(crate) fn not_recorded(self) -> Option<Form> {
        match self.purpose {
            Purpose::Place(below) => below.and_then(|below| below.not_recorded()),
            _ => (!self.is_given).then_some(self),
        }
    }

    /// Whether anything was entered that closing would drop.
    pub(crate) fn is_written(&self) -> bool {
        self.fields.iter().any(|field| match &field.value {
            Value::Line(editor) | Value::Lines(editor) | Value::Date(editor) => editor.is_changed(),
            Value::Choice(..) => false,
        })
    }

    /// Whether Enter ends a line of the field that has the keys rather than the form.
    pub fn enter_is_new_line(&self) -> bool {
        matches!(self.purpose, Purpose::Note(_))
    }

    /// The editor of the field that has the keys.
    pub fn editor(&self) -> Option<&Editor> {
        match &self.fields.get(self.focus)?.value {
            Value::Line(editor) | Value::Lines(editor) | Value::Date(editor) => Some(editor),
            Value::Choice(..) => None,
        }
    }

    /// The same, to change it.
    pub(crate) fn editor_mut(&mut self) -> Option<&mut Editor> {
        match &mut self.fields.get_mut(self.focus)?.value {
            Value::Line(editor) | Value::Lines(editor) | Value::Date(editor) => Some(editor),
            Value::Choice(..) => None,
        }
    }

    /// The text of the field of that label; empty where there is none.
    pub(crate) fn text_of(&self, label: Word) -> &str {
        self.fields.iter().find(|field| field.label == label).map_or("", Field::text)
    }

    /// What was chosen in the field of that label.
    pub(crate) fn chosen(&self, label: Word) -> Option<Choice> {
        self.fields.iter().find(|field| field.label == label).and_then(Field::chosen)
    }

    /// The number in the field of that label: `None` where it is empty.
    ///
    /// # Errors
    /// When it is not a whole number from 1 on.
    pub(crate) fn number_of(&self, label: Word) -> Result<Option<u16>, NotANumber> {
        let text = crate::text::fold::fold(self.text_of(label)).text;
        if text.is_empty() {
            return Ok(None);
        }
        text.parse().ok().filter(|number| *number > 0).map(Some).ok_or(NotANumber)
    }

    /// The date in the field of that label: `None` where it is empty.
    ///
    /// # Errors
    /// When it is not a date: `2026-03-31`, `2026/3/31`, or `3/31` in the year of `today`.
    pub(crate) fn date_of(&self, label: Word, today: Date) -> Result<Option<Date>, NotADay> {
        let text = self.text_of(label);
        if text.is_empty() {
            return Ok(None);
        }
        let date = read_date(text, today).ok_or(NotADay)?;
        // What is due on a day without a year is due on the next such day.
        let is_next = label == Word::Due && date < today && read_date(text, next_year(today)) != Some(date);
        Ok(Some(if is_next { read_date(text, next_year(today)).unwrap_or(date) } else { date }))
    }
}

/// What is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotADay;

/// What is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotANumber;

/// The same day a year later, else the last of its month.
fn next_year(day: Date) -> Date {
    day.saturating_add(1.year())
}

/// The year before the first of Reiwa (令和).
const REIWA: i16 = 2018;

/// A date as people write one; see [`Form::date_of`]. A year may be one of the era: `令和8年4月1日`, `R8.4.1`.
pub(crate) fn read_date(text: &str, today: Date) -> Option<Date> {
    let text: String = text.trim().nfkc().collect();
    let (text, era) = match text.strip_prefix("令和").or_else(|| text.strip_prefix(['R', 'r'])) {
        Some(rest) => (rest.replacen("元年", "1年", 1), REIWA),
        None => (text, 0),
    };
    let separators = ['-', '/', '.', '年', '月', '日', '년', '월', '일'];
    let parts: Vec<&str> = text.split(separators).map(str::trim).filter(|part| !part.is_empty()).collect();
    let number = |at: usize| parts.get(at).and_then(|part| part.parse::<i16>().ok());
    let (year, month, day) = match parts.len() {
        3 => (number(0)?.checked_add(era)?, number(1)?, number(2)?),
        2 if era > 0 => return None,
        2 => (today.year(), number(0)?, number(1)?),
        _ => return None,
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The words between separators, each once and in order: `甲、乙, 丙` has three.
pub(crate) fn names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in text.split(['、', ',', '，', ';', '\n']).map(str::trim).filter(|name| !name.is_empty()) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// The cells that labels take where they stand beside the fields.
pub const FORM_LABEL: u16 = 18;

/// Whether there is room for labels beside the fields and not over them.
pub fn form_is_wide(size: Size) -> bool {
    size.columns >= 60
}

/// The cells across that a field's text has in a form on a screen of that size.
pub fn form_columns(size: Size) -> u16 {
    let label = if form_is_wide(size) { FORM_LABEL } else { 0 };
    size.columns.saturating_sub(4 + label).min(72)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let today = Date::constant(2026, 3, 2);
        for (text, expected) in [
            ("2026-04-01", Some("2026-04-01")),
            ("2026/4/1", Some("2026-04-01")),
            ("4/1", Some("2026-04-01")),
            ("２０２６年４月１日", Some("2026-04-01")),
            ("4月1日", Some("2026-04-01")),
            ("2026년 4월 1일", Some("2026-04-01")),
            ("4월 1일", Some("2026-04-01")),
            ("令和8年4月1日", Some("2026-04-01")),
            ("令和元年5月1日", Some("2019-05-01")),
            ("R8.4.1", Some("2026-04-01")),
            ("令和4月1日", None),
            ("2026-02-30", None),
            ("soon", None),
            ("4", None),
        ] {
            assert_eq!(read_date(text, today).map(|date| date.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_due_date_without_a_year_is_the_next_such_day() {
        let today = Date::constant(2026, 11, 22);
        for (text, expected) in [("4/1", "2027-04-01"), ("12/1", "2026-12-01"), ("2026-04-01", "2026-04-01")] {
            let of = |label| Form::new(Purpose::Meeting, vec![Field::line(label, text)]).date_of(label, today);
            let due = of(Word::Due).ok().flatten().map(|date| date.to_string());
            assert_eq!(due.as_deref(), Some(expected), "{text}");
            assert_eq!(of(Word::ProgressDate).ok().flatten().map(|date| date.year()), Some(2026), "{text}");
        }
    }

    #[test]
    fn names_come_apart_at_any_separator_and_once() {
        assert_eq!(names("甲、乙, 丙\n甲"), ["甲", "乙", "丙"]);
    }
}
