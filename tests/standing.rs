//! What the ledger says of a proposal narrows every filter, on the desk and in the shell.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::civil::date;
use support::desk::{Desk, fixture};
use teigen::brief::{Id, Item, Library};
use teigen::lang::Lang;
use teigen::ledger::{Access, Board, Decision, Draft, Entry, Implementation, Options, Progress};
use teigen::ledger::{Response, Sqlite, Store, Subject};
use teigen::search::{Hint, Index, Outcome, Within};
use teigen::shell::env::Env;
use teigen::shell::load;
use teigen::state::standing;

/// The day that it is in these tests.
const TODAY: jiff::civil::Date = date(2026, 3, 2);

fn folder_of(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// A ledger in which FE-01 was accepted and is overdue, FE-02 accepted, due in April and begun, and
/// LI-01 rejected, as the library says them; and the folder that it is in.
fn ledger(library: &Library) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.sqlite");
    let mut store = Sqlite::open(&path, Options { access: Access::ReadWrite, ..Options::default() }).unwrap();
    let decided = [
        ("FE-01", Response::Accepted, Some(date(2026, 2, 1))),
        ("FE-02", Response::AcceptedInPrinciple, Some(date(2026, 4, 30))),
        ("LI-01", Response::Rejected, None),
    ];
    let mut entries = Vec::new();
    for (id, response, due) in decided {
        let item = library.find(&Id::from(id)).unwrap();
        let (brief, Some(Item::Proposal(proposal))) = (library.brief_of(item).unwrap(), library.item(item)) else {
            panic!("{id} is no proposal");
        };
        entries.push(Entry::Decision(Box::new(Decision { due, ..Decision::on(brief, proposal, response) })));
    }
    entries.push(progress("FE-02", Implementation::InProgress));
    append(&mut store, entries);
    (folder, path)
}

fn progress(id: &str, implementation: Implementation) -> Entry {
    let subject = Subject { brief: Id::from("ferry"), item: Id::from(id) };
    Entry::Progress(Progress { subject, implementation, note: String::new(), evidence: String::new(), date: TODAY })
}

fn append(store: &mut Sqlite, entries: Vec<Entry>) {
    let time = "2026-03-02T04:05:06Z".parse().unwrap();
    let draft = |entry| Draft { time, who: "secretary".to_owned(), meeting: None, entry };
    store.append(&entries.into_iter().map(draft).collect::<Vec<_>>()).unwrap();
}

fn board(path: &Path) -> Board {
    let mut store = Sqlite::open(path, Options { access: Access::ReadOnly, ..Options::default() }).unwrap();
    Board::of(&store.since(0).unwrap())
}

fn search(library: &Library, board: &Board, query: &str) -> Outcome {
    let mut index = Index::new(library.clone());
    index.stand(standing(library, board, TODAY));
    let scanned = index.search(query, Within::Library, usize::MAX);
    index.build();
    let outcome = index.search(query, Within::Library, usize::MAX);
    assert_eq!((&outcome.hits, &outcome.hints), (&scanned.hits, &scanned.hints), "{query}");
    outcome
}

fn ids(library: &Library, board: &Board, query: &str) -> Vec<String> {
    let hits = search(library, board, query).hits;
    hits.iter().map(|hit| library.item(hit.item).unwrap().id().to_string()).collect()
}

#[test]
fn each_axis_narrows_by_its_own_values_and_none_is_merged_with_another() {
    let library = fixture("desk").0;
    let (_folder, path) = ledger(&library);
    let board = board(&path);
    let ids = |query: &str| ids(&library, &board, query);
    assert_eq!(ids("response:accepted"), ["FE-01"], "the whole name of a value means no other");
    assert_eq!(ids("response:accepted | response:accepted_in_principle"), ["FE-01", "FE-02"]);
    assert_eq!(ids("kind:proposal !response:rejected"), ["FE-01", "FE-02"]);
    assert_eq!(ids("response:undecided"), Vec::<String>::new());
    assert_eq!(ids("implementation:in_progress"), ["FE-02"]);
    assert_eq!(ids("implementation:not_started"), ["FE-01", "LI-01"], "of which nothing is reported is not started");
    assert_eq!(ids("timeliness:no_date"), ["LI-01"]);
    assert_eq!(ids("timeliness:not_due"), ["FE-02"]);
    assert_eq!(ids("wording:unchanged"), ["FE-01", "FE-02", "LI-01"]);
}

#[test]
fn facets_and_values_go_by_their_names_in_every_language() {
    let library = fixture("desk").0;
    let (_folder, path) = ledger(&library);
    let board = board(&path);
    for query in ["response:rejected", "対応:不採択", "対応：不採択", "Response:Rejected", "대응:불채택"]
    {
        assert_eq!(ids(&library, &board, query), ["LI-01"], "{query}");
    }
    for query in ["implementation:in_progress", "実施状況:実施中", "이행상황:in"] {
        assert_eq!(ids(&library, &board, query), ["FE-02"], "{query}");
    }
}

#[test]
fn due_dates_are_compared_and_what_is_done_is_overdue_no_more() {
    let library = fixture("desk").0;
    let (_folder, path) = ledger(&library);
    let before = board(&path);
    let due = |query: &str| ids(&library, &before, query);
    assert_eq!(due("due:<2026-03"), ["FE-01"]);
    assert_eq!(due("期限:>=2026-04"), ["FE-02"]);
    assert_eq!(due("due:2026-04-30"), ["FE-02"]);
    assert_eq!(due("due:2026"), ["FE-01", "FE-02"]);
    assert_eq!(due("due:2026-02-01..2026-02-28"), ["FE-01"]);
    assert_eq!(due("due:overdue"), ["FE-01"]);
    assert_eq!(due("due:no_date"), ["LI-01"]);
    assert_eq!(
        due("kind:proposal due:<20"),
        ["FE-01", "FE-02", "LI-01"],
        "a year that is still typed asks for nothing"
    );

    let mut store = Sqlite::open(&path, Options { access: Access::ReadWrite, ..Options::default() }).unwrap();
    append(&mut store, vec![progress("FE-01", Implementation::Implemented)]);
    let after = board(&path);
    assert_eq!(ids(&library, &after, "due:overdue"), Vec::<String>::new());
    assert_eq!(ids(&library, &after, "due:no_date"), ["LI-01"]);
    assert_eq!(ids(&library, &after, "timeliness:overdue"), ["FE-01"], "the date has passed all the same");
}

#[test]
fn a_text_that_changed_since_it_was_decided_on_is_found() {
    let library = fixture("desk").0;
    let (folder, path) = ledger(&library);
    let briefs = folder.path().join("briefs");
    fs::create_dir(&briefs).unwrap();
    for entry in fs::read_dir(folder_of("desk")).unwrap() {
        let entry = entry.unwrap();
        let text =
            fs::read_to_string(entry.path()).unwrap().replace("救難訓練を年2回に増やす", "救難訓練を年3回に増やす");
        fs::write(briefs.join(entry.file_name()), text).unwrap();
    }
    let (changed, _) = load::briefs(&[briefs], &Env::default());
    assert_eq!(ids(&changed, &board(&path), "wording:changed"), ["FE-02"]);
    assert_eq!(ids(&changed, &board(&path), "文言:変更なし"), ["FE-01", "LI-01"]);
}

#[test]
fn what_no_ledger_knows_is_said_with_a_reason() {
    let library = fixture("desk").0;
    let blank = Board::default();
    let outcome = search(&library, &blank, "response:undecided");
    assert_eq!((outcome.total, outcome.hints), (3, vec![Hint::NothingRecorded]));
    assert_eq!(search(&library, &blank, "response:accepted").hints, [Hint::NothingRecorded]);
    let (_folder, path) = ledger(&library);
    let hints = |query: &str| search(&library, &board(&path), query).hints;
    assert!(
        matches!(&hints("response:acepted")[..], [Hint::UnknownValue { meant: Some(meant), .. }] if meant == "accepted")
    );
    for lang in Lang::ALL {
        assert!(hints("due:soonish")[0].message(lang).contains("due:<2026-12"));
    }
}

#[test]
fn values_and_the_months_in_which_something_is_due_are_completed() {
    let library = fixture("desk").0;
    let (_folder, path) = ledger(&library);
    let mut index = Index::new(library.clone());
    index.stand(standing(&library, &board(&path), TODAY));
    let texts = |query: &str| -> Vec<String> {
        index.complete(query, query.len()).into_iter().map(|offered| offered.text).collect()
    };
    assert_eq!(texts("resp"), ["response:"]);
    assert_eq!(texts("response:acc"), ["accepted", "accepted_in_principle", "partially_accepted"]);
    assert_eq!(texts("対応:不"), ["rejected"]);
    assert_eq!(texts("due:<"), ["<2026-02", "<2026-04"]);
    assert_eq!(texts("due:2026-0"), ["2026-02", "2026-04"]);
    assert!(texts("due:").starts_with(&["no_date".to_owned()]));
}

#[test]
fn a_filter_on_the_desk_follows_what_is_decided() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(Lang::En, 80, 24).on_ledger(&folder.path().join("teigen").join("ledger.sqlite"));
    let desk = desk.keys("/").paste("response:undecided").keys("<enter><esc>");
    assert!(desk.screen().contains("3 of"), "{}", desk.screen());
    // A meeting on top of the filtered list accepts the first proposal.
    let desk = desk.keys("m<enter>").paste("Council").keys("<ctrl-s>1").keys("<esc><esc>");
    assert!(desk.screen().contains("2 of"), "{}", desk.screen());
    assert!(!desk.screen().contains("▸ FE-01"), "{}", desk.screen());
}

#[test]
fn find_reads_the_ledger_and_writes_nothing() {
    let library = fixture("desk").0;
    let (folder, path) = ledger(&library);
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_teigen"));
        command.env_clear().env("HOME", folder.path()).env("TEIGEN_BRIEFS", folder_of("desk")).args(args);
        let output = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    };
    let before = fs::read(&path).unwrap();
    let named = path.to_str().unwrap();
    let found = run(&["find", "--lang", "en", "--ids", "--ledger", named, "response:accepted | 対応:不採択"]);
    assert_eq!(found, (0, "FE-01\nLI-01\n".to_owned(), String::new()));
    assert_eq!(fs::read(&path).unwrap(), before);
    // Where the user has no ledger, nothing is decided, and none is made.
    let (status, out, err) = run(&["find", "--lang", "en", "--ids", "response:undecided"]);
    assert_eq!((status, out.as_str()), (0, "FE-01\nFE-02\nLI-01\n"));
    assert!(err.contains("every proposal is undecided"), "{err}");
    assert!(!folder.path().join(".local").exists());
    // A ledger that is named has to be there.
    assert_eq!(run(&["find", "--ledger", "/nonexistent/ledger", "response:undecided"]).0, 2);
}
