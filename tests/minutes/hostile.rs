//! Texts that would like to be markup, put into every field of the minutes, written in every format
//! and read back by parsers that other people wrote. The measure is always the same: the shape of
//! the document is that of minutes with harmless texts, and the texts come back as text.

use std::collections::BTreeMap;

use jiff::civil::date;
use pulldown_cmark::{Event, Options, Parser, Tag};
use quick_xml::events::Event as Xml;
use scraper::Html;
use scraper::node::Node;
use serde_json::Value;
use teigen::brief::{Id, Library, Text};
use teigen::lang::Lang;
use teigen::ledger::{Agenda, Decision, Entry, Meeting, Response};
use teigen::minutes::{Format, Minutes};
use teigen::text::clean::clean;

use crate::payloads::payloads;
use crate::support::{decided, decision, library, minutes, note, subject, text, unpacked, with_first, written};

/// What no text changes.
const HARMLESS: &str = "普通の文";

/// Minutes with the payload wherever somebody can have typed something.
fn with_payload(library: &Library, payload: &str) -> Minutes {
    let text = |_: ()| {
        let mut text = Text::default();
        text.set(Lang::Ja, payload);
        text
    };
    let library = with_first(library, |brief| {
        brief.title = text(());
        brief.sources[0].short = payload.to_owned();
        brief.sources[0].title = text(());
        brief.sources[0].publisher = text(());
        brief.proposals[0].title = text(());
        brief.proposals[0].text = text(());
        brief.proposals[0].citations[0].place = payload.into();
    });
    let meeting = Meeting {
        id: Id::from("2026-03-02"),
        name: payload.to_owned(),
        date: date(2026, 3, 2),
        place: payload.to_owned(),
        attendees: vec![payload.to_owned()],
        agenda: Agenda {
            briefs: vec![Id::from("ferry")],
            filter: payload.to_owned(),
            order: vec![subject("ferry", "FE-01")],
        },
        limit: None,
    };
    let decision = Decision {
        reason: payload.to_owned(),
        amended: Some(text(())),
        owner: payload.to_owned(),
        due: Some(date(2026, 9, 30)),
        deciders: vec![payload.to_owned()],
        dissent: payload.to_owned(),
        ..decision(&library, "FE-01", Response::Deferred)
    };
    minutes(&library, vec![Entry::Meeting(meeting), decided(decision), note("FE-01", payload)], Lang::Ja)
}

/// Runs `look` on the harmless minutes and on those of each payload.
fn each(mut look: impl FnMut(&str, &Minutes, &Minutes)) {
    let library = library();
    let harmless = with_payload(&library, HARMLESS);
    for payload in payloads() {
        look(&payload, &harmless, &with_payload(&library, &payload));
    }
}

/// The text without white space: line breaks become elements and spaces at the ends of lines go.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn cleaned(payload: &str) -> String {
    squeezed(&clean(payload))
}

/// How often each kind of thing stands in a document, without line breaks and texts.
type Shape = BTreeMap<String, usize>;

fn count(shape: &mut Shape, what: impl Into<String>) {
    *shape.entry(what.into()).or_default() += 1;
}

fn markdown(source: &str) -> (Shape, String) {
    let (mut shape, mut text) = (Shape::new(), String::new());
    // Every extension but the one that sets quotation marks: it makes no markup, and other texts.
    for event in Parser::new_ext(source, Options::all().difference(Options::ENABLE_SMART_PUNCTUATION)) {
        match event {
            Event::Text(piece) => text.push_str(&piece),
            Event::HardBreak | Event::SoftBreak => {}
            Event::Start(Tag::Heading { level, .. }) => count(&mut shape, format!("{level}")),
            Event::Start(tag) => count(&mut shape, format!("{tag:?}").split(['(', ' ']).next().unwrap_or_default()),
            Event::End(_) => {}
            other => count(&mut shape, format!("{other:?}")),
        }
    }
    (shape, squeezed(&text))
}

#[test]
fn no_text_becomes_markup_in_markdown() {
    each(|payload, harmless, hostile| {
        let (expected, _) = markdown(&text(harmless, Format::Markdown));
        let (shape, words) = markdown(&text(hostile, Format::Markdown));
        assert_eq!(shape_without_empty(&shape), shape_without_empty(&expected), "{payload}");
        assert!(words.contains(&cleaned(payload)), "{payload}");
    });
}

/// Lists are loose or tight as their texts have lines or not, and a tight one has no paragraphs.
fn shape_without_empty(shape: &Shape) -> Shape {
    shape.iter().filter(|(what, _)| *what != "Paragraph").map(|(what, n)| (what.clone(), *n)).collect()
}

fn html(source: &str) -> (Shape, String) {
    let document = Html::parse_document(source);
    assert_eq!(format!("{:?}", document.quirks_mode), "NoQuirks");
    let (mut shape, mut text) = (Shape::new(), String::new());
    for node in document.tree.values() {
        match node {
            Node::Element(element) if element.name() == "br" => {}
            Node::Element(element) => {
                let attributes: Vec<&str> = element.attrs().map(|(name, _)| name).collect();
                count(&mut shape, format!("{} {attributes:?}", element.name()));
            }
            Node::Text(piece) => text.push_str(piece),
            Node::Comment(_) | Node::ProcessingInstruction(_) => count(&mut shape, "comment"),
            Node::Document | Node::Fragment | Node::Doctype(_) => {}
        }
    }
    (shape, squeezed(&text))
}

#[test]
fn no_text_becomes_an_element_or_an_attribute_in_html() {
    each(|payload, harmless, hostile| {
        let (expected, _) = html(&text(harmless, Format::Html));
        let (shape, words) = html(&text(hostile, Format::Html));
        assert_eq!(shape, expected, "{payload}");
        assert!(words.contains(&cleaned(payload)), "{payload}");
    });
}

#[test]
fn html_loads_and_runs_nothing() {
    let source = text(&with_payload(&library(), HARMLESS), Format::Html);
    assert!(source.contains("content=\"default-src 'none'; style-src 'unsafe-inline'"), "{source}");
    let document = Html::parse_document(&source);
    for node in document.tree.values().filter_map(Node::as_element) {
        let is_active = ["script", "link", "img", "iframe", "object", "embed", "a", "form", "base", "svg"];
        assert!(!is_active.contains(&node.name()), "{}", node.name());
        assert!(node.attrs().all(|(name, _)| !name.starts_with("on") && name != "href" && name != "src"));
    }
    assert!(!source.contains("url(") && !source.contains("@import"), "{source}");
}

#[test]
fn no_text_becomes_a_formula_or_another_cell_in_csv() {
    each(|payload, harmless, hostile| {
        let source = text(hostile, Format::Csv);
        let columns = |source: &str| -> Vec<Vec<String>> {
            let table = source.strip_prefix('\u{FEFF}').expect("a byte order mark");
            assert!(table.ends_with("\r\n"));
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
            reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
        };
        let (expected, rows) = (columns(&text(harmless, Format::Csv)), columns(&source));
        assert_eq!((rows.len(), rows[1].len()), (expected.len(), expected[0].len()), "{payload}");
        for cell in &rows[1] {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "{payload}: {cell}");
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{payload}: {cell}");
        }
        assert!(rows[1].iter().any(|cell| squeezed(cell).contains(&cleaned(payload))), "{payload}");
    });
}

#[test]
fn every_text_comes_back_from_json_as_it_is_in_the_minutes() {
    each(|payload, harmless, hostile| {
        let read = |minutes| -> Value { serde_json::from_str(&text(minutes, Format::Json)).expect("JSON") };
        let (expected, read) = (read(harmless), read(hostile));
        assert_eq!(names(&read), names(&expected), "{payload}");
        assert_eq!(read["name"].as_str(), Some(clean(payload).as_ref()), "{payload}");
        assert_eq!(
            read["items"][0]["outcome"]["reason"].as_str(),
            hostile.items[0].outcome.as_ref().map(|it| it.reason.as_str())
        );
    });
}

/// The names in an object and in the objects in it, in order.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => {
            fields.iter().flat_map(|(name, value)| [vec![name.clone()], names(value)].concat()).collect()
        }
        Value::Array(values) => values.iter().flat_map(names).collect(),
        _ => Vec::new(),
    }
}

fn xml(source: &str) -> (Shape, String) {
    let (mut shape, mut text) = (Shape::new(), String::new());
    let mut reader = quick_xml::Reader::from_str(source);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Xml::Start(tag) | Xml::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                let attributes: Vec<String> =
                    tag.attributes().map(|it| format!("{:?}", it.expect("an attribute"))).collect();
                // A line of a text is a w:t of its own, with a w:br before.
                if name != "w:br" && name != "w:t" {
                    count(&mut shape, format!("{name} {attributes:?}"));
                }
            }
            Xml::Text(piece) => text.push_str(&piece),
            Xml::GeneralRef(entity) => {
                let entity = format!("&{};", &*entity);
                text.push_str(&quick_xml::escape::unescape(&entity).expect("a known entity"));
            }
            Xml::CData(_) | Xml::Comment(_) | Xml::PI(_) | Xml::DocType(_) => count(&mut shape, "other"),
            Xml::End(_) | Xml::Decl(_) => {}
            Xml::Eof => return (shape, squeezed(&text)),
        }
    }
}

#[test]
fn no_text_becomes_anything_but_text_in_a_word_document() {
    each(|payload, harmless, hostile| {
        let expected = unpacked(&written(harmless, Format::Docx));
        let parts = unpacked(&written(hostile, Format::Docx));
        for ((name, source), (expected_name, expected)) in parts.iter().zip(&expected) {
            assert_eq!(name, expected_name);
            let (shape, words) = xml(source);
            assert_eq!(shape, xml(expected).0, "{name}: {payload}");
            assert!(name != "word/document.xml" || words.contains(&cleaned(payload)), "{payload}");
        }
    });
}

#[test]
fn a_word_document_refers_to_nothing_outside_and_has_no_field_but_the_page_number() {
    let parts = unpacked(&written(&with_payload(&library(), HARMLESS), Format::Docx));
    for (name, source) in &parts {
        assert!(!source.contains("TargetMode") && !source.contains("w:hyperlink"), "{name}");
        assert!(!source.contains("w:fldSimple") && !source.contains("vbaProject"), "{name}");
        assert!(name == "word/footer.xml" || !source.contains("w:instrText"), "{name}");
    }
}
