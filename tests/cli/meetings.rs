//! Meetings prepared, listed and opened from the shell.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::pty::Session;
use crate::{Told, program, told};

/// A folder with the path of a ledger in it that is not there yet.
fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kept/ledger.sqlite");
    (folder, path)
}

/// Runs `teigen meeting` in English, on that ledger and the two briefs of the fixtures.
fn meeting(ledger: &Path, args: &[&str]) -> Told {
    let mut command = program(["meeting"].iter().chain(args));
    command.env("TEIGEN_BRIEFS", crate::fixture("desk")).env("LANG", "en_GB.UTF-8").env("TEIGEN_WHO", "secretary");
    told(command.arg("--ledger").arg(ledger))
}

fn agenda(ledger: &Path, args: &[&str]) -> Vec<String> {
    let made = meeting(ledger, &[&["new", "--name", "x", "--date", "2026-03-02"], args].concat());
    assert_eq!(made.status, 0, "{}", made.err);
    let exported = told(program(["ledger", "export", "--ledger"]).arg(ledger)).out;
    let last: Value = serde_json::from_str(exported.lines().last().expect("a record")).expect("JSON");
    assert_eq!(last["payload"]["id"], made.out.trim());
    let order = last["payload"]["agenda"]["order"].as_array().expect("an order");
    order.iter().map(|it| it["item"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn a_meeting_is_prepared_with_all_that_is_said_of_it_and_listed() {
    let (_folder, ledger) = place();
    let line = ["new", "--name", "第1回 検討会", "--date", "2026/3/2", "--place", "Room 2", "--limit", "5"];
    let made = meeting(&ledger, &[&line[..], &["--attendee", "座長、書記", "--attendee", "chair"]].concat());
    assert_eq!((made.status, made.out.as_str()), (0, "2026-03-02\n"), "{}", made.err);
    assert_eq!(made.err, "teigen: The meeting is recorded, with 3 items.\nhint: teigen meeting 2026-03-02 opens it.\n");
    assert_eq!(meeting(&ledger, &["new", "--name", "again", "--date", "2026-03-02"]).out, "2026-03-02-2\n");

    let listed = meeting(&ledger, &["list"]).out;
    assert_eq!(listed, "2026-03-02    2026-03-02  0/3  第1回 検討会\n2026-03-02-2  2026-03-02  0/3  again\n");
    let json: Value = serde_json::from_str(&meeting(&ledger, &["list", "--json"]).out).expect("JSON");
    let first = json!({
        "id": "2026-03-02", "name": "第1回 検討会", "date": "2026-03-02", "place": "Room 2",
        "attendees": ["座長", "書記", "chair"], "briefs": [], "filter": "", "limit": 5,
        "items": 3, "decided": 0, "set_aside": 0,
    });
    assert_eq!(json[0], first);
    let today = meeting(&ledger, &["new", "--name", "today"]).out;
    assert_eq!(today.trim(), jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string());
}

#[test]
fn meetings_prepared_at_the_same_moment_have_ids_of_their_own() {
    let (_folder, ledger) = place();
    let new = || meeting(&ledger, &["new", "--name", "x", "--date", "2026-03-02"]).out;
    let mut ids: Vec<String> = std::thread::scope(|scope| {
        let made: Vec<_> = (0..4).map(|_| scope.spawn(new)).collect();
        made.into_iter().map(|made| made.join().expect("it ends").trim().to_owned()).collect()
    });
    ids.sort();
    assert_eq!(ids, ["2026-03-02", "2026-03-02-2", "2026-03-02-3", "2026-03-02-4"]);
}

#[test]
fn an_agenda_is_chosen_by_briefs_and_by_a_query_and_put_in_order() {
    let (_folder, ledger) = place();
    assert_eq!(agenda(&ledger, &[]), ["FE-01", "FE-02", "LI-01"]);
    assert_eq!(agenda(&ledger, &["--brief", "ferry"]), ["FE-01", "FE-02"]);
    assert_eq!(agenda(&ledger, &["--brief", "li", "--brief", "FE"]), ["FE-01", "FE-02", "LI-01"]);
    assert_eq!(agenda(&ledger, &["--filter", "rescue"]), ["FE-02"]);
    assert_eq!(agenda(&ledger, &["--order", "theme"]).len(), 3);
}

#[test]
fn what_makes_no_meeting_is_said_and_no_ledger_is_made() {
    let (_folder, ledger) = place();
    for (args, status, said) in [
        (&["new", "--name", " \u{3000}"][..], 2, "The meeting has no name."),
        (&["new", "--name", "x", "--date", "2026-13-01"], 2, "\"2026-13-01\" is not a date."),
        (&["new", "--name", "x", "--brief", "feryr"], 1, "There is no brief \"feryr\"."),
        (&["new", "--name", "x", "--filter", "volcano"], 1, "No proposal matches."),
        (&["list"], 2, "There is no ledger file here."),
        (&[], 2, "There is no ledger file here."),
    ] {
        let told = meeting(&ledger, args);
        assert_eq!((told.status, told.out.as_str()), (status, ""), "{args:?}");
        assert!(told.err.starts_with(&format!("teigen: {said}\n")), "{args:?}: {}", told.err);
    }
    assert!(!ledger.exists() && !ledger.parent().expect("a folder").exists());
    let none = told(program(["meeting", "list"]).env("LANG", "en_GB.UTF-8"));
    assert_eq!(none.status, 1);
    let hint = "hint: teigen meeting new --name NAME prepares one.\n";
    assert_eq!(none.err, format!("teigen: There is no meeting yet.\n{hint}"));
}

#[test]
fn what_is_typed_of_a_meeting_is_kept_without_escapes() {
    let (_folder, ledger) = place();
    let odd = "a\u{1b}[31m\u{202e}b\nc";
    meeting(&ledger, &["new", "--name", odd, "--place", odd, "--attendee", odd]);
    let exported = told(program(["ledger", "export", "--ledger"]).arg(&ledger)).out;
    assert!(!exported.contains("\\u001b") && !exported.contains('\u{202e}'), "{exported}");
    assert_eq!(exported.lines().count(), 1);
}

#[test]
fn a_meeting_is_opened_by_its_id_or_its_name_and_the_last_without_either() {
    let (_folder, ledger) = place();
    for (name, brief) in [("First Council", "ferry"), ("次回", "light")] {
        meeting(&ledger, &["new", "--name", name, "--date", "2026-03-02", "--brief", brief]);
    }
    for (args, item) in
        [(&["2026-03-02"][..], "FE-01"), (&["ｆｉｒｓｔ council"], "FE-01"), (&["次回"], "LI-01"), (&[], "LI-01")]
    {
        let shown = meeting(&ledger, args);
        assert_eq!((shown.status, shown.err.as_str()), (0, ""), "{args:?}");
        assert!(shown.out.contains(item), "{args:?}: {}", shown.out);
    }
    let unknown = meeting(&ledger, &["nwe"]);
    assert_eq!(unknown.status, 1);
    assert_eq!(
        unknown.err,
        "teigen: There is no meeting \"nwe\".\nhint: The meetings in the ledger: 2026-03-02-2, 2026-03-02\n"
    );
}

#[test]
fn the_desk_opens_straight_in_the_meeting_and_goes_back_to_the_list_of_meetings() {
    let (folder, ledger) = place();
    meeting(&ledger, &["new", "--name", "Council", "--date", "2026-03-02"]);
    let briefs = crate::fixture("desk");
    let ledger = ledger.to_str().expect("UTF-8");
    let env = [("TEIGEN_BRIEFS", briefs.as_os_str()), ("HOME", folder.path().as_os_str())];
    let args = ["meeting", "--ledger", ledger, "--lang", "en"];
    let mut desk = Session::start(env!("CARGO_BIN_EXE_teigen"), &args, &env, (100, 30));
    desk.wait_for("1/3");
    desk.wait_for("Begin joint operation of the ferries");
    desk.type_keys("1");
    desk.wait_for("2/3");
    desk.type_keys("\x1b");
    desk.wait_for("2026-03-02  Council  1/3");
    desk.type_keys("q");
    assert_eq!(desk.wait_ended(), 0);
    assert!(meeting(Path::new(ledger), &["list"]).out.contains("1/3"));
}

#[test]
fn the_ledger_may_be_named_before_the_command_or_after_it() {
    let (_folder, ledger) = place();
    meeting(&ledger, &["new", "--name", "Council", "--date", "2026-03-02"]);
    for before in [["meeting", "list"], ["ledger", "verify"], ["minutes", "2026-03-02"]] {
        let mut command = program(["--ledger"]);
        let said = told(command.arg(&ledger).args(before).env("TEIGEN_BRIEFS", crate::fixture("desk")));
        assert_eq!(said.status, 0, "{before:?}: {}", said.err);
    }
}
