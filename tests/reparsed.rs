//! What the program prints and what it copies is text and nothing else, whatever the briefs and the
//! records say: read back by other parsers. Minutes have tests of their own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use jiff::Timestamp;
use quick_xml::events::Event;
use serde_json::Value;
use support::hostile::leak;
use support::payloads::payloads;
use teigen::config::Clipboard as Asked;
use teigen::lang::Lang;
use teigen::ledger::{Draft, Entry, Note, Options, Sqlite, Store, Subject};
use teigen::page;
use teigen::shell::clipboard::Clipboard;
use teigen::shell::env::Env;
use teigen::shell::load;
use teigen::text::clean::clean;

/// A folder with a brief that says each payload, in an item of its own.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut yaml = "format: 1\nid: hostile\nprefix: H\nlanguages: [en]\nas_of: 2026-03\ntitle: {en: T}\n\
        bottom_line: {en: B.}\nimportance: {en: I.}\nsources:\n  - {id: s, short: S, title: {en: T}, publisher: {en: P}, \
        date: 2026, parts: []}\nwatch:\n"
        .to_owned();
    for (number, payload) in (1..).zip(payloads()) {
        let text = quoted(&payload);
        yaml += &format!("  - {{id: H-W{number:03}, title: {{en: {text}}}, text: {{en: {text}}}}}\n");
    }
    fs::write(folder.path().join("hostile.yaml"), yaml).unwrap();
    folder
}

/// The text between quotation marks, as YAML has it, with an escape for whatever may need one.
fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        ' ' | 'a'..='z' => c.to_string(),
        c => format!("\\U{:08X}", u32::from(c)),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// What the program answers.
fn answer(folder: &Path, args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_teigen"));
    let command = command.env_clear().env("HOME", "/proc/nonexistent").env("TEIGEN_BRIEFS", folder);
    let output = command.args(args).arg("--lang=en").stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The text without white space and the signs that stand for it: how lines are broken differs.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '␊' | '␍' | '␉')).collect()
}

/// What is left of a payload that is text.
fn harmless(payload: &str) -> String {
    squeezed(&clean(payload))
}

/// The ids of the items with the payload that each says.
fn items() -> impl Iterator<Item = (String, String)> {
    (1..).zip(payloads()).map(|(number, payload)| (format!("H-W{number:03}"), payload))
}

#[test]
fn in_json_each_text_is_a_string_and_no_name_is_added() {
    let folder = folder();
    let names = |object: &Value| -> Vec<String> { object.as_object().unwrap().keys().cloned().collect() };
    let all: Value = serde_json::from_str(&answer(folder.path(), &["list", "--kind", "watch", "--json"])).unwrap();
    let all = all.as_array().unwrap();
    assert_eq!(all.len(), payloads().len());
    for ((id, payload), listed) in items().zip(all) {
        let shown: Value = serde_json::from_str(&answer(folder.path(), &["show", &id, "--json"])).unwrap();
        let found: Value = serde_json::from_str(&answer(folder.path(), &["find", &id, "--json"])).unwrap();
        let found = found.as_array().unwrap().iter().find(|hit| hit["id"] == id.as_str()).unwrap();
        for (object, like) in [(listed, &all[0]), (&shown, &shown), (found, found)] {
            assert_eq!(object["id"], id.as_str());
            assert_eq!(names(object), names(like), "{payload:.80}");
            assert_eq!(squeezed(object["title"]["en"].as_str().unwrap()), harmless(&payload));
        }
        assert_eq!(squeezed(shown["text"]["en"].as_str().unwrap()), harmless(&payload));
    }
}

#[test]
fn shown_as_text_it_is_lines_of_text() {
    let folder = folder();
    for (id, payload) in items() {
        let shown = answer(folder.path(), &["show", &id]);
        assert_eq!(shown.split('\n').find_map(leak), None, "{payload:.80}");
        assert!(squeezed(&shown).contains(&harmless(&payload)), "{payload:.80}: {shown:.400}");
    }
}

#[test]
fn a_picture_has_no_element_and_no_attribute_but_its_own() {
    const ELEMENTS: [&str; 5] = ["svg", "g", "rect", "text", "path"];
    const ATTRIBUTES: [&str; 17] = [
        "xmlns",
        "viewBox",
        "width",
        "height",
        "font-family",
        "font-size",
        "font-weight",
        "text-decoration",
        "rx",
        "fill",
        "transform",
        "x",
        "y",
        "d",
        "opacity",
        "textLength",
        "lengthAdjust",
    ];
    let folder = folder();
    for (id, payload) in items() {
        let keys = format!("<ctrl-f>{id}<enter>");
        let picture = answer(folder.path(), &["shot", "--size", "60x24", "--keys", &keys]);
        let mut reader = quick_xml::Reader::from_str(&picture);
        let mut text = String::new();
        loop {
            match reader.read_event().unwrap() {
                Event::Start(tag) | Event::Empty(tag) => {
                    assert!(ELEMENTS.contains(&tag.name().as_ref()), "{payload:.80}: {:?}", tag.name());
                    for attribute in tag.attributes().map(Result::unwrap) {
                        assert!(ATTRIBUTES.contains(&attribute.key.as_ref()), "{payload:.80}: {attribute:?}");
                        assert!(!attribute.value.contains("url("), "{payload:.80}: {attribute:?}");
                    }
                }
                Event::Text(piece) => text.push_str(&piece),
                Event::GeneralRef(entity) => {
                    text.push_str(&quick_xml::escape::unescape(&format!("&{};", &*entity)).unwrap());
                }
                Event::End(_) => {}
                Event::Eof => break,
                other => panic!("{payload:.80}: {other:?}"),
            }
        }
        let begins: String = harmless(&payload).chars().take(20).collect();
        assert!(squeezed(&text).contains(&begins), "{payload:.80}: {text}");
    }
}

#[test]
fn an_exported_ledger_is_one_object_a_line() {
    let folder = folder();
    let path = folder.path().join("ledger.db");
    let mut ledger = Sqlite::open(&path, Options::default()).unwrap();
    let note = |(id, text): (String, String)| Draft {
        time: Timestamp::UNIX_EPOCH,
        who: text.clone(),
        meeting: None,
        entry: Entry::Note(Note { subject: Subject { brief: "hostile".into(), item: id.as_str().into() }, text }),
    };
    ledger.append(&items().map(note).collect::<Vec<_>>()).unwrap();
    let exported = answer(folder.path(), &["ledger", "export", "--ledger", path.to_str().unwrap()]);
    assert_eq!(exported.lines().count(), payloads().len());
    let mut names: Option<Vec<String>> = None;
    for ((_, payload), line) in items().zip(exported.split('\n')) {
        let record: Value = serde_json::from_str(line).unwrap();
        let has: Vec<String> = record.as_object().unwrap().keys().cloned().collect();
        assert_eq!(*names.get_or_insert(has.clone()), has, "{payload:.80}");
        assert_eq!(squeezed(record["who"].as_str().unwrap()), squeezed(&payload));
        assert!(!line.contains(|c: char| c < ' '), "{line:.400}");
    }
}

#[test]
fn the_schema_is_the_same_whatever_is_open() {
    let schema = answer(folder().path(), &["schema"]);
    assert_eq!(schema, answer(Path::new("/nonexistent"), &["schema"]));
    let schema: Value = serde_json::from_str(&schema).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
}

/// The bytes that Base64 stands for.
fn decoded(base64: &str) -> Vec<u8> {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for digit in base64.trim_end_matches('=').chars() {
        bits = bits << 6 | DIGITS.find(digit).expect("a digit of Base64") as u32;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    bytes
}

/// What the sequences for the clipboard hold, those for tmux unwrapped; nothing else may have been sent.
fn copies(sent: &str) -> Vec<String> {
    let mut copies = Vec::new();
    let mut rest = sent;
    while !rest.is_empty() {
        let wrapped = rest.strip_prefix("\x1bPtmux;\x1b").and_then(|rest| rest.split_once("\x1b\x1b\\\x1b\\"));
        let (sequence, after) = wrapped.or_else(|| rest.split_once("\x1b\\")).expect("a whole sequence");
        let base64 = sequence.trim_start_matches('\x1b').strip_prefix("]52;c;").expect("a copy");
        copies.push(String::from_utf8(decoded(base64)).unwrap());
        rest = after;
    }
    copies
}

#[test]
fn what_is_copied_acts_on_no_terminal_and_hides_nothing() {
    let folder = folder();
    let (library, problems) = load::briefs(&[folder.path().join("hostile.yaml")], &Env::default());
    assert!(problems.is_empty(), "{problems:?}");
    let file = folder.path().join("copied.txt");
    for in_tmux in [false, true] {
        let clipboard = Clipboard { asked: Asked::Auto, promised: false, in_tmux, file: Some(file.clone()) };
        for (id, payload) in items() {
            let item = library.find(&id.as_str().into()).unwrap();
            // What is cleaned where it comes in, and what was not.
            let texts =
                [page::citation(&library, item, Lang::En), page::text(&library, item, Lang::En), payload.clone()];
            for text in texts {
                let mut sent = Vec::new();
                clipboard.copy(&text, &mut sent).unwrap();
                let copies = copies(&String::from_utf8(sent).unwrap());
                assert!(copies.len() == 1 + usize::from(in_tmux) || text.len() > 70_000, "{payload:.80}");
                let kept = fs::read_to_string(&file).unwrap();
                for copied in copies.iter().chain([&kept]) {
                    assert_eq!(copied.split('\n').find_map(leak), None, "{payload:.80}: {copied:.400}");
                    assert_eq!(squeezed(copied), harmless(&text), "{payload:.80}");
                }
            }
        }
    }
}
