//! Small libraries, put together by hand.

use teigen::brief::{Brief, Date, Event, Id, Library, Term, Text};
use teigen::lang::Lang;

/// A text in Japanese only.
pub fn ja(words: &str) -> Text {
    text(&[(Lang::Ja, words)])
}

/// A text in the languages given.
pub fn text(words: &[(Lang, &str)]) -> Text {
    let mut text = Text::default();
    for (lang, words) in words {
        text.set(*lang, *words);
    }
    text
}

/// A brief that holds nothing yet.
pub fn brief(id: &str, prefix: &str) -> Brief {
    Brief {
        format: 1,
        id: Id::from(id),
        prefix: prefix.to_owned(),
        languages: Lang::ALL.to_vec(),
        as_of: year(2026),
        title: Text::default(),
        bottom_line: Text::default(),
        importance: Text::default(),
        sources: Vec::new(),
        actors: Vec::new(),
        themes: Vec::new(),
        sections: Vec::new(),
        proposals: Vec::new(),
        findings: Vec::new(),
        events: Vec::new(),
        terms: Vec::new(),
        watch: Vec::new(),
        comparisons: Vec::new(),
        relations: Vec::new(),
    }
}

/// An event of that title, and nothing else said of it.
pub fn event(id: &str, title: Text) -> Event {
    Event {
        id: Id::from(id),
        date: year(2026),
        until: None,
        title,
        text: None,
        actors: Vec::new(),
        citations: Vec::new(),
    }
}

/// A term with its readings.
pub fn term(id: &str, name: Text, readings: &[&str]) -> Term {
    Term {
        id: Id::from(id),
        name,
        abbreviation: None,
        aliases: Vec::new(),
        readings: readings.iter().map(|reading| (*reading).to_owned()).collect(),
        text: None,
        citations: Vec::new(),
    }
}

/// A library of one event a title, in Japanese, `E0`, `E1` and so on.
pub fn of_titles<'a>(titles: impl IntoIterator<Item = &'a str>) -> Library {
    let mut brief = brief("titles", "E");
    let events = titles.into_iter().enumerate();
    brief.events = events.map(|(at, title)| event(&format!("E{at}"), ja(title))).collect();
    Library::new(vec![brief])
}

fn year(year: u16) -> Date {
    Date { year, month: None, day: None }
}
