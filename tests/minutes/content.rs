//! What the minutes say of a meeting.

use jiff::civil::date;
use teigen::brief::Id;
use teigen::lang::Lang;
use teigen::ledger::{Decision, Entry, Lost, Response, Undo, Verification};
use teigen::minutes::{Format, Minutes};

use crate::support::{
    MEETING, decided, decision, drafts, entries, kept, library, meeting, minutes, note, subject, text, with_first,
};

fn ids(minutes: &Minutes) -> Vec<&str> {
    minutes.items.iter().map(|item| item.id.as_str()).collect()
}

#[test]
fn items_come_in_the_order_of_the_agenda_and_then_what_was_noted_besides() {
    let library = library();
    let minutes = minutes(&library, entries(&library), Lang::Ja);
    assert_eq!(ids(&minutes), ["FE-01", "FE-02", "LI-01", "FE-09", "FE-F01"]);
    let on_agenda: Vec<bool> = minutes.items.iter().map(|item| item.on_agenda).collect();
    assert_eq!(on_agenda, [true, true, true, true, false]);
    assert!(minutes.items[1].set_aside);
}

#[test]
fn every_item_is_counted_once_under_its_response() {
    let library = library();
    let minutes = minutes(&library, entries(&library), Lang::En);
    let count = |response| minutes.summary.iter().find(|it| it.response == response).expect("every response").count;
    let counted: usize = minutes.summary.iter().map(|it| it.count).sum();
    assert_eq!(counted, 4, "the finding that was only noted upon is not among them");
    assert_eq!(count(Response::PartiallyAccepted), 1);
    assert_eq!(count(Response::Rejected), 1);
    assert_eq!(count(Response::Undecided), 2);
}

#[test]
fn the_text_is_the_one_that_was_decided_on_and_a_later_change_is_marked() {
    let old = library();
    let entries = vec![
        Entry::Meeting(meeting(vec![subject("ferry", "FE-01")])),
        decided(decision(&old, "FE-01", Response::Accepted)),
    ];
    let new = with_first(&old, |brief| {
        brief.proposals[0].text.set(Lang::En, "Something else.");
    });
    let (then, now) = (minutes(&old, entries.clone(), Lang::En), minutes(&new, entries, Lang::En));
    assert!(!then.items[0].changed && now.items[0].changed);
    assert_eq!(then.items[0].text, now.items[0].text);
    assert!(text(&now, Format::Markdown).contains("The brief has changed since."));
}

#[test]
fn an_item_that_is_gone_keeps_its_words_and_is_marked() {
    let old = library();
    let entries = vec![
        Entry::Meeting(meeting(vec![subject("ferry", "FE-01")])),
        decided(decision(&old, "FE-01", Response::Accepted)),
    ];
    let without_item = with_first(&old, |brief| drop(brief.proposals.remove(0)));
    let without_brief = teigen::brief::Library::new(old.briefs()[1..].to_vec());
    for (library, lost) in [(without_item, Lost::Item), (without_brief, Lost::Brief)] {
        let minutes = minutes(&library, entries.clone(), Lang::En);
        assert_eq!(minutes.items[0].lost, Some(lost));
        assert_eq!(minutes.items[0].title.text, "Begin joint operation of the ferries");
    }
}

#[test]
fn what_was_undone_or_belongs_to_another_meeting_is_not_minuted() {
    let library = library();
    let mut entries = vec![
        Entry::Meeting(meeting(vec![subject("ferry", "FE-01"), subject("ferry", "FE-02")])),
        decided(decision(&library, "FE-01", Response::Accepted)),
        note("FE-01", "取り消す覚書"),
        Entry::Undo(Undo { record: 2 }),
        Entry::Undo(Undo { record: 3 }),
        decided(decision(&library, "FE-02", Response::Noted)),
    ];
    let mut other = meeting(vec![]);
    other.id = Id::from("2026-04-01");
    entries.push(Entry::Meeting(other));
    let mut drafts = drafts(entries);
    let later = decision(&library, "FE-02", Response::Rejected);
    drafts.push(teigen::ledger::Draft {
        meeting: Some(Id::from("2026-04-01")),
        entry: decided(later),
        ..drafts[0].clone()
    });
    let (board, verification) = kept(&drafts);
    let of = |id: &str| Minutes::new(&library, &board, &Id::from(id), Lang::Ja, &verification);
    let first = of(MEETING).expect("the meeting");
    let responses: Vec<Response> = first.items.iter().map(|item| item.response).collect();
    assert_eq!(responses, [Response::Undecided, Response::Noted]);
    assert!(first.items.iter().all(|item| item.notes.is_empty()));
    let second = of("2026-04-01").expect("the meeting");
    assert_eq!((ids(&second), second.items[0].response), (vec!["FE-02"], Response::Rejected));
    assert_eq!(of("2026-05-01"), None);
}

#[test]
fn the_count_and_the_head_hash_stand_in_every_format() {
    let library = library();
    let minutes = minutes(&library, entries(&library), Lang::Ko);
    let hash = minutes.ledger.head.to_string();
    for format in Format::ALL {
        let bytes = crate::support::written(&minutes, format);
        // Entries of a package are stored as they are.
        let found = bytes.windows(hash.len()).any(|window| window == hash.as_bytes());
        assert!(found, "{format:?}");
    }
    assert_eq!(minutes.ledger.records, 7);
}

#[test]
fn a_chain_that_breaks_is_said_in_place_of_what_the_hash_proves() {
    let library = library();
    let (board, sound) = kept(&drafts(entries(&library)));
    let proof = "can tell whether the records up to here are still the same";
    let of = |verification: &Verification| {
        let minutes = Minutes::new(&library, &board, &Id::from(MEETING), Lang::En, verification).expect("the meeting");
        text(&minutes, Format::Markdown)
    };
    assert!(of(&sound).contains(proof));
    let broken = of(&Verification { broken: Some(3), ..sound.clone() });
    assert!(!broken.contains(proof) && broken.contains("Record 3 of the ledger does not follow"), "{broken}");
    let damaged = of(&Verification { damage: vec!["page 3".to_owned()], ..sound });
    assert!(!damaged.contains(proof) && damaged.contains("damaged"), "{damaged}");
}

#[test]
fn words_in_another_language_than_the_minutes_are_marked() {
    let library = library();
    let mut only_korean = decision(&library, "FE-01", Response::Accepted);
    only_korean.shown = teigen::ledger::Wording::default();
    only_korean.shown.title.set(Lang::Ko, "도선");
    only_korean.text_hash = only_korean.shown.hash();
    let entries = vec![Entry::Meeting(meeting(vec![subject("ferry", "FE-01")])), decided(only_korean)];
    let minutes = minutes(&library, entries, Lang::Ja);
    assert!(text(&minutes, Format::Markdown).contains("〔한국어〕도선"));
    assert!(text(&minutes, Format::Html).contains("<h3 lang=\"ko\">1. FE-01 〔한국어〕도선</h3>"));
}

#[test]
fn a_file_name_is_one_name_whatever_the_meeting_is_called() {
    let library = library();
    let mut minutes = minutes(&library, entries(&library), Lang::Ja);
    assert_eq!(Format::Docx.file_name(&minutes), "minutes-2026-03-02.ja.docx");
    let names = [
        ("2026-03-02-2", "minutes-2026-03-02-2.ja.md"),
        ("spring", "minutes-2026-03-02-spring.ja.md"),
        ("../../etc/passwd", "minutes-2026-03-02-------etc-passwd.ja.md"),
        ("/", "minutes-2026-03-02.ja.md"),
        ("", "minutes-2026-03-02.ja.md"),
        ("春の\0会\\議\n", "minutes-2026-03-02-春の-会-議.ja.md"),
    ];
    for (id, name) in names {
        minutes.meeting = Id::from(id);
        assert_eq!(Format::Markdown.file_name(&minutes), name);
    }
    minutes.meeting = Id("議".repeat(500).into());
    assert!(Format::Markdown.file_name(&minutes).len() <= 255);
}

#[test]
fn a_due_date_stands_in_the_usual_form_of_the_language() {
    let library = library();
    let decision = Decision { due: Some(date(2026, 9, 30)), ..decision(&library, "FE-01", Response::Accepted) };
    let entries = vec![Entry::Meeting(meeting(vec![subject("ferry", "FE-01")])), decided(decision)];
    for (lang, day) in [(Lang::Ja, "2026年9月30日"), (Lang::En, "30 September 2026"), (Lang::Ko, "2026년 9월 30일")]
    {
        assert!(text(&minutes(&library, entries.clone(), lang), Format::Html).contains(day), "{lang}");
    }
}
