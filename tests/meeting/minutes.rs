//! The minutes from the screen: one key, a window, a file.

use std::path::Path;

use teigen::lang::Lang;

use super::support::desk::Desk;
use super::{Room, board, has, shell};

/// Types a path into the field of the file and asks for the minutes there.
fn minutes_to(desk: Desk, path: &Path) -> Desk {
    desk.keys("<tab><tab><ctrl-u>").paste(path.to_str().unwrap()).keys("<enter>")
}

#[test]
fn the_minutes_are_written_with_one_key_and_enter_and_what_was_written_is_told() {
    let room = Room::new();
    let desk = room.meeting(Lang::En, 120, 40).keys("1w");
    has(&desk, "[Word]");
    has(&desk, "minutes-2026-03-02.en.docx");
    let desk = desk.keys("<right>");
    has(&desk, "minutes-2026-03-02.en.md");
    let path = room.folder.path().join("record.md");
    let desk = minutes_to(desk, &path);
    has(&desk, "The minutes are written");
    has(&desk, path.file_name().unwrap().to_str().unwrap());
    let board = board(&room.ledger());
    has(&desk, &board.head().count.to_string());
    let screen: String = desk.screen().split_whitespace().collect();
    assert!(screen.contains(&board.head().hash.to_string()), "{screen}");
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(written.contains("Accepted") && written.contains(&board.head().hash.to_string()), "{written}");
    let (status, said) = shell(&room, &["minutes", "2026-03-02", "--format", "md", "--from", "tests/fixtures/desk"]);
    assert_eq!((status, said.as_str()), (0, written.as_str()), "the command writes the same");
    let desk = desk.keys("<esc>");
    has(&desk, "2/3");
    has(&desk.keys("w"), "[Markdown]");
}

#[test]
fn minutes_are_never_written_over_a_file_and_another_name_is_offered() {
    let room = Room::new();
    let path = room.folder.path().join("record.html");
    std::fs::write(&path, "theirs").unwrap();
    let desk = minutes_to(room.meeting(Lang::En, 120, 40).keys("w"), &path);
    has(&desk, "A file of that name exists");
    has(&desk, "record-2.html");
    let desk = desk.keys("<enter>");
    has(&desk, "The minutes are written");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "theirs");
    assert!(room.folder.path().join("record-2.html").is_file());
    let nowhere = room.folder.path().join("no-such-folder/record.html");
    let desk = minutes_to(desk.keys("<esc>w"), &nowhere);
    has(&desk, "There is no such folder.");
    has(&desk, "no-such-folder");
}

#[test]
fn minutes_are_taken_from_the_list_of_meetings_in_the_language_chosen() {
    let room = Room::new();
    let desk = room.meeting(Lang::Ja, 120, 40).keys("1<esc>w");
    has(&desk, "minutes-2026-03-02.ja.docx");
    let desk = desk.keys("<tab><right>");
    has(&desk, "minutes-2026-03-02.en.docx");
    let path = room.folder.path().join("english.csv");
    let desk = desk.keys("<tab><ctrl-u>").paste(path.to_str().unwrap()).keys("<shift-tab><shift-tab><right>");
    has(&desk, "english.csv");
    let desk = desk.keys("<esc><esc>");
    has(&desk.keys("kw"), "会議を選んでください。");
}

#[test]
fn the_form_of_the_minutes_keeps_the_ending_of_a_name_that_was_typed() {
    let room = Room::new();
    let desk = room.meeting(Lang::En, 120, 40).keys("w<tab><tab><ctrl-u>").paste("our council.docx");
    has(&desk.keys("<tab><right><right>"), "our council.html");
}
