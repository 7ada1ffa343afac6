//! A whole meeting: prepared on the shell, 27 proposals gone through on the terminal in every way
//! that there is, and its minutes checked item by item.

use std::io::{Cursor, Read};

use scraper::Html;
use serde_json::Value;

use crate::seat::{ENTER, ESC, Room, SUBMIT, Seat, TAB};

/// What was decided on an item, as the minutes are to say it.
#[derive(Clone, Debug, Default)]
struct Expected {
    id: String,
    response: &'static str,
    reason: &'static str,
    owner: &'static str,
    /// Whether it is to be done by [`DUE`].
    is_due: bool,
    dissent: &'static str,
    amended: &'static str,
    note: &'static str,
    is_set_aside: bool,
}

const DUE: &str = "2026-09-30";
const DUE_IN_WORDS: &str = "30 September 2026";
const ITEMS: usize = 27;

/// The tags of the responses that the digits decide, and their words.
const RESPONSES: [(&str, &str); 6] = [
    ("accepted", "Accepted"),
    ("accepted_in_principle", "Accepted in principle"),
    ("partially_accepted", "Partially accepted"),
    ("noted", "Noted"),
    ("deferred", "Deferred"),
    ("rejected", "Rejected"),
];

fn word(tag: &str) -> &'static str {
    RESPONSES.iter().find(|it| it.0 == tag).map_or("Undecided", |it| it.1)
}

#[test]
fn a_meeting_of_27_items_goes_from_the_shell_through_the_screen_to_its_minutes() {
    let room = Room::new().with_meeting(&["KJ", "NK"]);
    let mut seat = room.sit();
    let expected = hold(&mut seat, &agenda(&room));
    seat.type_keys("q");
    assert_eq!(seat.desk.wait_ended(), 0);

    let (count, head) = room.verified();
    assert_eq!(count as usize, room.records().len());
    let json: Value = serde_json::from_slice(&minutes(&room, "json")).unwrap();
    assert_eq!((&json["ledger"]["records"], &json["ledger"]["head"]), (&count.into(), &head.as_str().into()));
    check_json(&json, &expected);
    check_csv(&minutes(&room, "csv"), &json, &expected);
    check_words("md", &markdown_words(&minutes(&room, "md")), &json, &expected);
    check_words("html", &html_words(&String::from_utf8(minutes(&room, "html")).unwrap()), &json, &expected);
    check_words("docx", &html_words(&document(&minutes(&room, "docx"))), &json, &expected);
}

/// The ids of the agenda, in its order.
fn agenda(room: &Room) -> Vec<String> {
    let json: Value = serde_json::from_slice(&minutes(room, "json")).unwrap();
    let ids: Vec<String> = items(&json).iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids.len(), ITEMS);
    ids
}

/// Goes through the meeting; what the minutes are to say of each item, in their order.
fn hold(seat: &mut Seat, ids: &[String]) -> Vec<Expected> {
    let mut items: Vec<Expected> =
        ids.iter().map(|id| Expected { id: id.clone(), response: "accepted", ..Expected::default() }).collect();
    // Every response, each with what else can be said of one.
    seat.at(1);
    assert_eq!(seat.record("1"), 2);
    seat.at(2);
    items[1] = Expected { response: "accepted_in_principle", reason: "趣旨に賛成する。", ..items[1].clone() };
    seat.record(&format!("2{}{ENTER}", items[1].reason));
    seat.at(3);
    let amended = "The governments begin with a joint study.";
    items[2] = Expected {
        response: "partially_accepted",
        reason: "Only the first half.",
        owner: "外務省",
        is_due: true,
        amended,
        ..items[2].clone()
    };
    let fields = [items[2].reason, items[2].owner, DUE, "", "", amended];
    seat.record(&format!("3{}{ENTER}", fields.join(TAB)));
    seat.at(4);
    items[3] = Expected { response: "noted", reason: "Already under way.", ..items[3].clone() };
    seat.record(&format!("4{}{ENTER}", items[3].reason));
    seat.at(5);
    items[4] = Expected {
        response: "deferred", reason: "費用の見積もりを待つ。", is_due: true, ..items[4].clone()
    };
    seat.record(&format!("5{}{TAB}{TAB}{DUE}{ENTER}", items[4].reason));
    seat.at(6);
    items[5] = Expected {
        response: "rejected",
        reason: "法的な根拠を欠く。",
        dissent: "副座長: 時期尚早とは言えない。",
        ..items[5].clone()
    };
    seat.record(&format!("6{}{TAB}{TAB}{TAB}{TAB}{}{ENTER}", items[5].reason, items[5].dissent));

    // Set aside, to be come back to in the end.
    seat.at(7);
    seat.record("s");
    // Decided, and what else there is to say added afterwards.
    seat.at(8);
    seat.record("1");
    seat.at(9);
    seat.type_keys("k");
    seat.at(8);
    items[7] = Expected { owner: "防衛省", is_due: true, ..items[7].clone() };
    seat.record(&format!("d{TAB}{}{TAB}{DUE}{ENTER}", items[7].owner));
    // A note of two lines before the decision.
    seat.at(9);
    items[8].note = "次回、資料を示す。\n担当は事務局。";
    seat.record(&format!("n{}{SUBMIT}", items[8].note.replace('\n', ENTER)));
    seat.record("1");
    // Decided in haste, undone, decided anew.
    seat.at(10);
    seat.record(&format!("6typed in haste{ENTER}"));
    seat.at(11);
    seat.record("u");
    seat.at(10);
    seat.record("1");
    // Each response once more.
    for (at, digit) in (10..16).zip([2, 3, 4, 5, 6, 2]) {
        seat.at(at + 1);
        items[at] = Expected { response: RESPONSES[digit - 1].0, reason: "審議のとおり。", ..items[at].clone() };
        seat.record(&format!("{digit}{}{ENTER}", items[at].reason));
    }
    // Moved behind the next, which is decided first.
    seat.at(17);
    seat.record("J");
    seat.at(18);
    items.swap(16, 17);
    seat.type_keys("k");
    seat.at(17);
    items[16] = Expected { response: "noted", reason: "留意する。", ..items[16].clone() };
    seat.record(&format!("4{}{ENTER}", items[16].reason));
    // Set aside and not come back to.
    seat.at(18);
    items[17] = Expected { response: "undecided", is_set_aside: true, ..items[17].clone() };
    seat.record("s");
    // Back to the one set aside in the beginning, by the list of the agenda.
    seat.at(19);
    seat.type_keys("o");
    seat.desk.wait_for("Council › agenda");
    seat.type_keys("gg");
    for _ in 1..7 {
        seat.type_keys("j");
    }
    seat.type_keys(ENTER);
    seat.at(7);
    items[6] =
        Expected { response: "accepted_in_principle", reason: "後で戻って決めた。", ..items[6].clone() };
    seat.record(&format!("2{}{ENTER}", items[6].reason));
    // What nobody objects to, all at once.
    seat.at(19);
    seat.type_keys("C");
    seat.desk.wait_for("C again accepts all 9 at once.");
    seat.record("C");
    seat.desk.wait_for("Undecided 0");
    seat.type_keys(ESC);
    seat.desk.wait_for("Council  26/27");
    items
}

impl Seat {
    /// Waits for the item of that number.
    #[track_caller]
    fn at(&mut self, number: usize) {
        self.desk.wait_for(&format!(" {number}/{ITEMS} "));
    }
}

/// The minutes in a format, which are the same to the byte when they are made again.
fn minutes(room: &Room, format: &str) -> Vec<u8> {
    let make = || room.shell(["minutes", "2026-03-02", "--format", format]);
    let made = make();
    assert_eq!(String::from_utf8_lossy(&made.stderr), "");
    assert!(made.stdout == make().stdout, "{format}");
    made.stdout
}

fn items(json: &Value) -> &Vec<Value> {
    json["items"].as_array().unwrap()
}

fn check_json(json: &Value, expected: &[Expected]) {
    assert_eq!(json["attendees"], serde_json::json!(["Chair", "Secretary"]));
    assert_eq!(items(json).len(), ITEMS);
    for ((number, item), expected) in (1..).zip(items(json)).zip(expected) {
        assert_eq!((item["number"].as_u64(), &item["id"]), (Some(number), &expected.id.as_str().into()));
        assert_eq!(item["response"], expected.response, "{}", expected.id);
        assert_eq!(item["set_aside"], expected.is_set_aside, "{}", expected.id);
        assert!(!item["citations"].as_array().unwrap().is_empty(), "{}", expected.id);
        let notes: Vec<&str> =
            item["notes"].as_array().unwrap().iter().map(|it| it["text"].as_str().unwrap()).collect();
        assert_eq!(notes, [expected.note].into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>());
        let outcome = &item["outcome"];
        if expected.response == "undecided" {
            assert!(outcome.is_null(), "{}", expected.id);
            continue;
        }
        let text = |name: &str| outcome[name].as_str().unwrap_or_default();
        let said = [text("reason"), text("owner"), text("due"), text("dissent")];
        let due = if expected.is_due { DUE } else { "" };
        assert_eq!(said, [expected.reason, expected.owner, due, expected.dissent], "{}", expected.id);
        assert_eq!(outcome["amended"]["text"].as_str().unwrap_or_default(), expected.amended, "{}", expected.id);
        assert_eq!(outcome["deciders"], json["attendees"], "{}", expected.id);
    }
    let counted = |tag: &str| expected.iter().filter(|it| it.response == tag).count();
    for tally in json["summary"].as_array().unwrap() {
        assert_eq!(tally["count"], counted(tally["response"].as_str().unwrap()), "{tally}");
    }
}

fn check_csv(bytes: &[u8], json: &Value, expected: &[Expected]) {
    let mut table = csv::Reader::from_reader(bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap());
    let head = table.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), ITEMS);
    for ((row, item), expected) in rows.iter().zip(items(json)).zip(expected) {
        let cell = |name: &str| row.get(head.iter().position(|it| it == name).unwrap()).unwrap();
        let due = if expected.is_due { DUE } else { "" };
        for (name, value) in [
            ("ID", expected.id.as_str()),
            ("Proposal", item["title"]["text"].as_str().unwrap()),
            ("Response", word(expected.response)),
            ("Reason", expected.reason),
            ("Owner", expected.owner),
            ("Due", due),
            ("Dissent", expected.dissent),
            ("Text as amended", expected.amended),
        ] {
            assert_eq!(cell(name), value, "{}: {name}", expected.id);
        }
        assert!(cell("Notes").starts_with(expected.note), "{}", expected.id);
        assert_eq!(cell("Hash of the last record (SHA-256)"), json["ledger"]["head"].as_str().unwrap());
    }
}

/// Checks a document for people: what stands under the heading of each item.
fn check_words(format: &str, text: &str, json: &Value, expected: &[Expected]) {
    let text = letters(text);
    let heading = |item: &Value| {
        let said = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        letters(&format!("{}{}{}", item["number"], said(&item["id"]), said(&item["title"]["text"])))
    };
    // The same words stand in the list at the beginning; the last are those of the heading.
    let starts: Vec<usize> = items(json).iter().map(|item| text.rfind(&heading(item)).expect("a heading")).collect();
    assert!(starts.is_sorted(), "{format}");
    for (at, expected) in expected.iter().enumerate() {
        let under = text.get(starts[at]..starts.get(at + 1).copied().unwrap_or(text.len())).unwrap();
        let citation = &items(json)[at]["citations"][0];
        let cited = format!("{}{}", citation["source"].as_str().unwrap(), citation["place"].as_str().unwrap());
        let due = if expected.is_due { DUE_IN_WORDS } else { "" };
        let aside = if expected.is_set_aside { "Set aside and not decided in this meeting." } else { "" };
        let response = format!("Response{}", word(expected.response));
        let told = [expected.reason, expected.owner, due, expected.dissent, expected.amended, expected.note, aside];
        for words in told.into_iter().chain([response.as_str(), cited.as_str()]) {
            assert!(under.contains(&letters(words)), "{format}, {}: {words} in {under}", expected.id);
        }
    }
    for words in [json["ledger"]["head"].as_str().unwrap(), "Council", "Chair, Secretary", "2 March 2026"] {
        assert!(text.contains(&letters(words)), "{format}: {words}");
    }
}

/// The letters and digits of a text: what stays whatever it is set in.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn markdown_words(bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).unwrap();
    let events = pulldown_cmark::Parser::new_ext(text, pulldown_cmark::Options::ENABLE_TABLES);
    let words = events.filter_map(|event| match event {
        pulldown_cmark::Event::Text(words) => Some(words.into_string()),
        _ => None,
    });
    words.collect()
}

/// The text of a document of tags: of OOXML too, whose tags are merely unknown to HTML.
fn html_words(text: &str) -> String {
    Html::parse_document(text).root_element().text().collect()
}

fn document(package: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut text = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}
