//! The JSON that other programs read: what is asserted here is promised in `src/cli/json.rs`.

use serde_json::Value;

use crate::{bundled, fed, run};

fn json(line: &str) -> Value {
    let told = run(line);
    assert_eq!(told.status, 0, "{line}: {}", told.err);
    serde_json::from_str(&told.out).expect("JSON")
}

fn names(object: &Value) -> Vec<&str> {
    object.as_object().expect("an object").keys().map(String::as_str).collect()
}

/// The names of each kind of item, those that every item begins with left out.
const NAMES: [(&str, &[&str]); 10] = [
    (
        "brief",
        &[
            "format",
            "prefix",
            "languages",
            "as_of",
            "title",
            "bottom_line",
            "importance",
            "sources",
            "actors",
            "themes",
            "sections",
            "proposals",
            "findings",
            "events",
            "terms",
            "watch",
            "comparisons",
            "relations",
        ],
    ),
    ("section", &["title", "summary"]),
    (
        "proposal",
        &[
            "section",
            "title",
            "text",
            "addressees",
            "partners",
            "themes",
            "instruments",
            "horizon",
            "rationale",
            "related",
            "citations",
        ],
    ),
    ("finding", &["section", "finding_kind", "title", "text", "themes", "events", "citations"]),
    ("event", &["date", "until", "title", "text", "actors", "citations"]),
    ("term", &["name", "abbreviation", "aliases", "readings", "text", "citations"]),
    ("watch", &["title", "text", "citations"]),
    ("comparison", &["relation", "theme", "title", "views"]),
    ("relation", &["actors", "relation_kind", "trend", "direction", "since", "title", "text", "citations"]),
    ("source", &["short", "title", "publisher", "author", "date", "note", "parts"]),
];

#[test]
fn every_item_has_the_names_of_its_kind_in_a_fixed_order() {
    // The example has every field that there is.
    let told = fed("list --kind all --json --from -", &bundled("new").out);
    let items: Vec<Value> = serde_json::from_str(&told.out).expect("JSON");
    for (kind, own) in NAMES {
        let of_kind: Vec<&Value> = items.iter().filter(|item| item["kind"] == kind).collect();
        assert!(!of_kind.is_empty(), "no {kind}");
        for item in of_kind {
            let expected: Vec<&str> = ["kind", "id", "brief"].iter().chain(own).copied().collect();
            assert_eq!(names(item), expected, "{kind} {}", item["id"]);
        }
    }
    assert!(items.iter().all(|item| NAMES.iter().any(|(kind, _)| item["kind"] == *kind)));
}

#[test]
fn a_proposal_is_as_its_file_says() {
    let expected = serde_json::json!({
        "kind": "proposal",
        "id": "FE-01",
        "brief": "ferry",
        "section": "service",
        "title": {
            "ja": "渡船の共同運航を始める",
            "en": "Begin joint operation of the ferries",
            "ko": "도선 공동 운항의 개시",
        },
        "text": {
            "ja": "東町と西町は、2026年度に渡船の共同運航を始めるべきである。便数を保ちながら費用を分け合える。",
            "en": "East Town and West Town should begin joint operation in fiscal 2026. It keeps the timetable and shares the cost.",
            "ko": "동쪽 마을과 서쪽 마을은 2026년도에 도선 공동 운항을 시작해야 한다. 편수를 유지하면서 비용을 나눌 수 있다.",
        },
        "addressees": ["EAST", "WEST"],
        "partners": [],
        "themes": ["operation"],
        "instruments": ["joa"],
        "horizon": { "ja": "2026年度", "en": "Fiscal 2026", "ko": "2026년도" },
        "rationale": ["FE-F01", "FE-F02"],
        "related": ["FE-02", "LI-01"],
        "citations": [{ "source": "report-2026", "place": "2(1) ¶1" }],
    });
    assert_eq!(json("show FE-01 --json"), expected);
    assert_eq!(json("list --json")[0], expected);
    assert_eq!(json("show FE-02 --json")["horizon"], Value::Null);
}

#[test]
fn a_finding_says_what_it_claims_and_an_event_when_it_was() {
    let finding = json("show FE-F03 --json");
    assert_eq!([&finding["kind"], &finding["finding_kind"]], ["finding", "risk"]);
    assert_eq!(json("show FE-E01 --json")["date"], "2025-12");
    assert_eq!(json("show FE-E01 --json")["until"], Value::Null);
}

#[test]
fn a_brief_holds_the_ids_of_its_items() {
    let brief = json("show ferry --json");
    assert_eq!(brief["brief"], "ferry");
    assert_eq!(brief["proposals"], serde_json::json!(["FE-01", "FE-02"]));
    assert_eq!(brief["sections"], serde_json::json!(["service", "drill"]));
    assert_eq!(brief["sources"], serde_json::json!(["report-2026"]));
    assert_eq!(brief["actors"][0]["id"], "EAST");
}

#[test]
fn json_is_the_same_in_every_language() {
    assert_eq!(run("list --json --lang en").out, run("list --json --lang ko").out);
}

#[test]
fn a_hit_says_how_well_and_where_it_matches() {
    let hits = json("find safety --json");
    let scores: Vec<i64> =
        hits.as_array().expect("an array").iter().map(|hit| hit["score"].as_i64().expect("a number")).collect();
    assert!(scores.len() > 1 && scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
    assert_eq!(&names(&hits[0])[..6], ["kind", "id", "brief", "score", "found", "field"]);

    let hit = &json("find 共同運航を始める --json --limit 1")[0];
    assert_eq!([&hit["id"], &hit["field"], &hit["lang"]], ["FE-01", "title", "ja"]);
    let hit = &json("find FE-E02 --json --limit 1")[0];
    assert_eq!([&hit["id"], &hit["field"]], ["FE-E02", "id"]);
    assert_eq!(hit["lang"], Value::Null);
}

#[test]
fn nothing_found_is_an_empty_array_and_a_no() {
    for line in ["find 火山 --json", "list --kind terms --brief light --json"] {
        let told = run(line);
        assert_eq!((told.status, told.out.as_str()), (1, "[]\n"), "{line}");
    }
}

#[test]
fn an_unknown_id_leaves_the_output_empty() {
    let told = run("show FE-99 --json");
    assert_eq!((told.status, told.out.as_str()), (1, ""));
}
