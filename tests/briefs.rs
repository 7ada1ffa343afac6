//! Briefs from outside: what loads, what is said of what does not, and what stands then.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use teigen::brief::{self, Brief, Citation, Id, Item, ItemKind, Library};
use teigen::lang::Lang;
use teigen::problem::{Problem, ProblemKind, YamlLimit};

/// The files of a fixture by name: one file, or those of a folder.
fn files(fixture: &Path) -> Vec<(String, Vec<u8>)> {
    let mut paths = vec![fixture.to_owned()];
    if fixture.is_dir() {
        paths = fs::read_dir(fixture).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
    }
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    paths.iter().map(|path| (name(path), fs::read(path).unwrap())).collect()
}

fn load(files: &[(String, Vec<u8>)]) -> (Library, Vec<Problem>) {
    let files: Vec<_> = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    brief::assemble(brief::read_all(&files))
}

/// The fixtures of a folder, sorted by name.
fn fixtures(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/briefs").join(folder);
    let mut fixtures: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    fixtures.retain(|path| path.extension().is_none_or(|extension| extension == "yaml"));
    fixtures.sort();
    assert!(!fixtures.is_empty());
    fixtures
}

/// The language that a fixture is to be told of in: `name.ja.yaml`.
fn language(fixture: &Path) -> Lang {
    let stem = Path::new(fixture.file_stem().unwrap());
    stem.extension().and_then(|tag| tag.to_str()?.parse().ok()).unwrap_or(Lang::En)
}

fn rendered(problems: &[Problem], lang: Lang) -> String {
    problems.iter().map(|problem| problem.render(lang) + "\n").collect::<Vec<_>>().join("\n")
}

#[test]
fn every_valid_brief_loads_without_a_problem() {
    for fixture in fixtures("valid") {
        let files = files(&fixture);
        let (library, problems) = load(&files);
        assert_eq!(rendered(&problems, Lang::En), "", "{}", fixture.display());
        assert_eq!(library.briefs().len(), files.len(), "{}", fixture.display());
    }
}

/// `UPDATE_FIXTURES=1 cargo test` writes what is said now, to be looked at in the diff.
#[test]
fn every_invalid_brief_is_told_of_in_full() {
    let update = std::env::var_os("UPDATE_FIXTURES").is_some();
    let mut wrong = Vec::new();
    for fixture in fixtures("invalid") {
        let (_, problems) = load(&files(&fixture));
        let said = rendered(&problems, language(&fixture));
        let expected = fixture.with_extension("txt");
        if update {
            fs::write(&expected, &said).unwrap();
        }
        if said.is_empty() || fs::read_to_string(&expected).ok().as_ref() != Some(&said) {
            wrong.push(format!("{}\n{said}", fixture.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Every kind of problem that a brief can have and a fixture can show.
const KINDS: [&str; 23] = [
    "BadDate",
    "BadId",
    "BadPlace",
    "Budget",
    "DanglingReference",
    "DuplicateId",
    "DuplicateKey",
    "EmptyList",
    "EmptyText",
    "EndsBeforeStart",
    "MissingField",
    "MissingLanguage",
    "NotTwo",
    "NotUtf8",
    "Surrogate",
    "Syntax",
    "UndeclaredLanguage",
    "UnknownField",
    "UnknownFormat",
    "UnknownPart",
    "UnknownValue",
    "WrongType",
    "Yaml",
];

/// Every slip in writing YAML that has a sentence of its own.
const SLIPS: [&str; 16] = [
    "AfterValue",
    "ColonInText",
    "ControlCharacter",
    "EndlessAlias",
    "Escape",
    "Indentation",
    "MissingColon",
    "OpenBracket",
    "OpenQuote",
    "Reserved",
    "SecondDocument",
    "Tab",
    "UnexpectedColon",
    "UnexpectedDash",
    "WideColon",
    "WideSpace",
];

/// The name of a variant.
fn name(kind: &impl std::fmt::Debug) -> String {
    format!("{kind:?}").chars().take_while(char::is_ascii_alphanumeric).collect()
}

#[test]
fn every_kind_of_problem_has_a_fixture() {
    let mut shown = BTreeSet::new();
    let mut slips = BTreeSet::new();
    for fixture in fixtures("invalid") {
        for problem in load(&files(&fixture)).1 {
            shown.insert(name(&problem.kind));
            if let ProblemKind::Yaml(slip) = problem.kind {
                slips.insert(name(&slip));
            }
        }
    }
    assert_eq!(shown, KINDS.map(str::to_owned).into());
    assert_eq!(slips, SLIPS.map(str::to_owned).into());
}

#[test]
fn a_brief_is_the_same_whatever_editor_wrote_its_file() {
    let expected = read(brief::EXAMPLE).0;
    assert!(expected.is_some());
    for written in [
        format!("\u{feff}{}", brief::EXAMPLE),
        brief::EXAMPLE.replace('\n', "\r\n"),
        brief::EXAMPLE.replace('\n', "\r"),
        brief::EXAMPLE.trim_end().to_owned(),
    ] {
        assert_eq!(read(&written), (expected.clone(), Vec::new()));
    }
    let (_, problems) = read(&brief::EXAMPLE.replace("kind: fact", "kind: fcat").replace('\n', "\r\n"));
    let line = brief::EXAMPLE.lines().position(|line| line.contains("kind: fact")).unwrap() + 1;
    assert_eq!(problems.iter().map(|it| it.place.to_string()).collect::<Vec<_>>(), [format!("test.yaml:{line}:11")]);
}

#[test]
fn files_read_side_by_side_come_in_their_order() {
    let names: Vec<String> = (0..50).map(|number| format!("{number:02}.yaml")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"x".as_slice())).collect();
    let readings = brief::read_all(&files);
    assert_eq!(readings.iter().map(|it| it.problems()[0].place.path.as_str()).collect::<Vec<_>>(), names);
    assert!(brief::read_all(&[]).is_empty());
}

/// What every test brief begins with.
const HEAD: &str = "format: 1\nid: test\nprefix: T\nlanguages: [en]\nas_of: 2026-03\ntitle: {en: Title}\n\
    bottom_line: {en: Bottom line}\nimportance: {en: Importance}\n";

fn read(text: &str) -> (Option<Brief>, Vec<Problem>) {
    let reading = brief::read("test.yaml", text.as_bytes());
    (reading.brief().map(|brief| Brief::clone(brief)), reading.problems().to_vec())
}

fn ids<'a>(ids: impl IntoIterator<Item = &'a Id>) -> Vec<&'a str> {
    ids.into_iter().map(Id::as_str).collect()
}

#[test]
fn a_bad_item_is_dropped_and_what_refers_to_it_is_let_go() {
    let (brief, problems) = read(&format!(
        "{HEAD}{}",
        "sections:
  - {id: sound, title: {en: Sound}, summary: {en: Sound}}
  - {id: unsound, summary: {en: Without a title}}
findings:
  - {id: T-F01, section: sound, kind: fact, title: {en: F}, text: {en: F.}}
  - {id: T-F02, section: unsound, kind: fact, title: {en: F}, text: {en: F.}}
proposals:
  - {id: T-01, section: unsound, title: {en: P}, text: {en: P.}}
  - {id: T-02, section: sound, title: {en: P}, text: {en: P.}, rationale: [T-F01, T-F02], related: [T-01], themes: [x]}
"
    ));
    let kinds: Vec<_> = problems.iter().map(|it| name(&it.kind)).collect();
    assert_eq!(kinds, ["MissingField", "DanglingReference"]);
    let brief = brief.unwrap();
    assert_eq!(ids(brief.findings.iter().map(|it| &it.id)), ["T-F01"]);
    assert_eq!(ids(brief.proposals.iter().map(|it| &it.id)), ["T-02"]);
    assert_eq!(ids(&brief.proposals[0].rationale), ["T-F01"]);
    assert!(brief.proposals[0].related.is_empty() && brief.proposals[0].themes.is_empty());
}

#[test]
fn a_brief_stands_without_what_it_can_do_without() {
    let (brief, problems) = read(
        "id: test\nprefix: T\nlanguages: [en]\nas_of: 2026-13\ntitle: {en: Title}\nsources:
  - {id: s, short: S, title: {en: S}, publisher: {en: P}, date: 2025-11}
  - {id: t, short: T, title: {en: T}, publisher: {en: P}, date: 2026-02}\n",
    );
    assert_eq!(problems.len(), 4, "{}", rendered(&problems, Lang::En));
    let brief = brief.unwrap();
    assert_eq!(brief.as_of.to_string(), "2026-02", "the newest source tells how far the brief knows");
    assert!(brief.bottom_line.is_empty() && brief.importance.is_empty());
}

#[test]
fn a_brief_is_lost_without_its_id_prefix_languages_or_title() {
    for line in
        HEAD.lines().filter(|line| ["id", "prefix", "languages", "title"].contains(&line.split(':').next().unwrap()))
    {
        let (brief, problems) = read(&HEAD.replace(line, "#"));
        assert!(brief.is_none(), "{line}");
        assert_eq!(problems.len(), 1, "{line}");
    }
}

#[test]
fn a_text_that_lacks_a_language_stands_in_another() {
    let (brief, problems) = read(&HEAD.replace("[en]", "[en, ja]"));
    assert_eq!(problems.len(), 3);
    let brief = brief.unwrap();
    let shown = brief.title.shown(Lang::Ja);
    assert_eq!((shown.text, shown.lang, shown.fallback), ("Title", Lang::En, true));
}

#[test]
fn the_line_breaks_of_the_file_are_not_those_of_the_text() {
    let text = |written: &str| {
        let (brief, problems) = read(&format!(
            "{}importance:\n  ja: {written}\n",
            HEAD.replace("en", "ja").replace("importance: {ja: Importance}\n", "")
        ));
        assert!(problems.is_empty(), "{}", rendered(&problems, Lang::En));
        brief.unwrap().importance.get(Lang::Ja).unwrap().to_owned()
    };
    let two_paragraphs = "日本と韓国は\nJapan and Korea";
    assert_eq!(text("|\n    日本と\n    韓国は\n\n    Japan\n    and Korea\n"), two_paragraphs);
    assert_eq!(text("|-\n    日本と\n    韓国は\n\n\n    Japan\n    and Korea"), two_paragraphs);
    assert_eq!(text(">\n    日本と\n    韓国は\n\n    Japan\n    and Korea\n"), two_paragraphs);
    assert_eq!(text("日本と\n    韓国は\n\n    Japan\n    and Korea"), two_paragraphs);
    assert_eq!(text("\"日本と\n    韓国は\n\n    Japan\n    and Korea\""), two_paragraphs);
    assert_eq!(text("\"日本と韓国は\\nJapan and Korea\""), two_paragraphs);
    assert_eq!(text("\"\\e[31m\\u202E赤\""), "␛[31m\u{fffd}赤");
}

#[test]
fn of_two_items_with_one_id_the_first_stands() {
    let with = |id: &str, title: &str| {
        let section = "sections: [{id: s, title: {en: S}, summary: {en: S}}]";
        let proposal = format!("proposals: [{{id: T-01, section: s, title: {{en: {title}}}, text: {{en: T}}}}]");
        format!("{}{section}\n{proposal}\n", HEAD.replace("id: test", id)).into_bytes()
    };
    let (first, second) = (with("id: first", "First"), with("id: second", "Second"));
    let (library, problems) =
        brief::assemble(vec![brief::read("first.yaml", &first), brief::read("second.yaml", &second)]);
    assert_eq!(problems.iter().map(|it| name(&it.kind)).collect::<Vec<_>>(), ["DuplicateId"]);
    assert_eq!(problems[0].place.path, "second.yaml");
    assert_eq!(library.briefs().iter().map(|it| it.proposals.len()).collect::<Vec<_>>(), [1, 0]);
    let title = library.find(&Id::from("T-01")).and_then(|it| library.item(it)).unwrap().title();
    assert_eq!(title.get(Lang::En), Some("First"));
}

#[test]
fn an_id_finds_its_item_in_whichever_brief_it_is() {
    let with = |id: &str, list: &str| format!("{}{list}\n", HEAD.replace("id: test", id)).into_bytes();
    let sections = "sections: [{id: s, title: {en: S}, summary: {en: S}}]";
    let watch = "watch: [{id: T-W01, title: {en: Second}, text: {en: T}, citations: []}]";
    // Two briefs of one prefix; and one that goes by what may be an item's name.
    let files = [with("id: 1-01", sections), with("id: second", watch)];
    let (library, problems) =
        brief::assemble(files.iter().map(|bytes| brief::read("any.yaml", bytes)).collect::<Vec<_>>());
    assert_eq!(problems, Vec::new());
    let found = |id: &str| library.find(&Id::from(id)).map(|item| (item.brief, item.kind));
    assert_eq!(found("T-W01"), Some((1, ItemKind::Watch)));
    assert_eq!(found("1-01"), Some((0, ItemKind::Brief)));
    assert_eq!(found("second"), Some((1, ItemKind::Brief)));
    for id in ["s", "T-W02", "U-W01", "T", ""] {
        assert_eq!(found(id), None, "{id:?}");
    }
}

#[test]
fn a_file_made_to_exhaust_the_reader_is_refused_at_once() {
    let nested = "{a: ".repeat(1 << 18);
    let indented: String = (0..1500).map(|depth| " ".repeat(depth) + "a:\n").collect();
    let listed = format!("themes: {}", "[".repeat(1 << 20));
    let laughs = format!(
        "a: &a [{0}]\nb: &b [{1}]\nc: &c [{2}]\nd: &d [{3}]\ne: &e [{4}]\nthemes: [{5}]\n",
        "x,".repeat(50),
        "*a,".repeat(50),
        "*b,".repeat(50),
        "*c,".repeat(50),
        "*d,".repeat(50),
        "*e,".repeat(50)
    );
    for (text, limit) in [
        (&nested, YamlLimit::Depth),
        (&indented, YamlLimit::Depth),
        (&listed, YamlLimit::Depth),
        (&laughs, YamlLimit::Aliases),
    ] {
        let start = Instant::now();
        let (brief, problems) = read(text);
        assert!(brief.is_none());
        assert_eq!(problems.iter().map(|it| &it.kind).collect::<Vec<_>>(), [&ProblemKind::Budget(limit)]);
        assert!(start.elapsed() < Duration::from_secs(5), "{limit:?} took {:?}", start.elapsed());
    }
}

#[test]
fn the_problems_of_a_file_are_bounded_and_the_rest_is_counted() {
    let (brief, problems) = read(&format!("{HEAD}{}", "x: 1\n".repeat(2000)));
    assert!(brief.is_some());
    assert_eq!(problems.len(), 501);
    assert_eq!(problems.last().map(|it| &it.kind), Some(&ProblemKind::More { count: 1500 }));
}

/// Every reference that has no end. A related proposal may be in a brief that is not open.
fn dangling(library: &Library) -> Vec<String> {
    let mut lost = Vec::new();
    let prefixes: Vec<&str> = library.briefs().iter().map(|it| it.prefix.as_str()).collect();
    for (at, brief) in library.briefs().iter().enumerate() {
        let mut want = |kind: ItemKind, ids: &[Id]| {
            let at = u32::try_from(at).unwrap();
            lost.extend(
                ids.iter().filter(|id| library.within(at, kind, id).is_none()).map(|id| format!("{kind:?} {id}")),
            );
        };
        let cited = |citations: &[Citation]| citations.iter().map(|it| it.source.clone()).collect::<Vec<_>>();
        for it in &brief.proposals {
            want(ItemKind::Section, std::slice::from_ref(&it.section));
            want(ItemKind::Term, &it.instruments);
            want(ItemKind::Finding, &it.rationale);
            want(ItemKind::Source, &cited(&it.citations));
            let is_open = |id: &&Id| prefixes.contains(&id.as_str().rsplit_once('-').unwrap().0);
            let related: Vec<Id> = it.related.iter().filter(is_open).cloned().collect();
            let found = related
                .iter()
                .filter(|id| matches!(library.find(id).and_then(|it| library.item(it)), Some(Item::Proposal(_))));
            assert_eq!(found.count(), related.len());
        }
        for it in &brief.findings {
            want(ItemKind::Section, std::slice::from_ref(&it.section));
            want(ItemKind::Event, &it.events);
            want(ItemKind::Source, &cited(&it.citations));
        }
        for it in &brief.relations {
            want(ItemKind::Source, &cited(&it.citations));
        }
        for view in brief.comparisons.iter().flat_map(|it| &it.views) {
            want(ItemKind::Source, std::slice::from_ref(&view.source));
        }
        let actors: BTreeSet<&Id> = brief.actors.iter().map(|it| &it.id).collect();
        let themes: BTreeSet<&Id> = brief.themes.iter().map(|it| &it.id).collect();
        let named = brief.proposals.iter().flat_map(|it| it.addressees.iter().chain(&it.partners));
        let named = named.chain(brief.events.iter().flat_map(|it| &it.actors));
        assert!(named.chain(brief.relations.iter().flat_map(|it| &it.actors)).all(|id| actors.contains(id)));
        let filed =
            brief.proposals.iter().flat_map(|it| &it.themes).chain(brief.findings.iter().flat_map(|it| &it.themes));
        assert!(filed.chain(brief.comparisons.iter().map(|it| &it.theme)).all(|id| themes.contains(id)));
    }
    lost
}

/// The example with some of its values lost or put in the place of others.
fn muddled() -> impl Strategy<Value = String> {
    let lines: Vec<&str> = brief::EXAMPLE.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
    let with_value = (0..lines.len()).filter(|at| lines[*at].contains(": ")).collect::<Vec<_>>();
    let line = proptest::sample::select(with_value);
    let changes = proptest::collection::vec((line.clone(), proptest::option::weighted(0.7, line)), 0..12);
    changes.prop_map(move |changes| {
        let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        for (at, other) in changes {
            let (key, _) = lines[at].split_once(": ").unwrap_or_default();
            let value = other.and_then(|other| lines[other].split_once(": ")).map_or("", |(_, value)| value);
            let begins_an_item = key.trim_start().starts_with("- ");
            lines[at] = if value.is_empty() && !begins_an_item { String::new() } else { format!("{key}: {value}") };
        }
        lines.join("\n")
    })
}

fn nothing_leaks(problems: &[Problem]) {
    for lang in Lang::ALL {
        for problem in problems {
            let said = problem.render(lang);
            assert!(!said.contains(|c: char| c.is_control() && c != '\n'), "{said:?}");
        }
    }
}

proptest! {
    #[test]
    fn bytes_of_any_kind_are_told_of_and_never_panic(bytes: Vec<u8>) {
        let reading = brief::read("any.yaml", &bytes);
        prop_assert!(reading.brief().is_none() && !reading.problems().is_empty());
        nothing_leaks(reading.problems());
    }

    #[test]
    fn any_text_in_a_brief_is_told_of_and_never_panics(text in "\\PC*|[-:{}\\[\\],&*#?|>'\"%@!~ \\n\\t\r\u{1b}a1あ한]{0,60}") {
        let text = format!("{HEAD}{text}");
        let (library, problems) = brief::assemble(vec![brief::read("any.yaml", text.as_bytes())]);
        prop_assert!(!library.briefs().is_empty() || !problems.is_empty());
        nothing_leaks(&problems);
    }

    #[test]
    fn a_brief_with_changed_bytes_never_panics(at in 0..brief::EXAMPLE.len(), byte: u8) {
        let mut bytes = brief::EXAMPLE.as_bytes().to_vec();
        bytes[at] = byte;
        nothing_leaks(brief::read("any.yaml", &bytes).problems());
    }

    #[test]
    fn a_muddled_brief_never_leaves_a_link_without_its_end(first in muddled(), second in muddled()) {
        // Another brief, whose proposals are related to those of the first.
        let second = second.replace("FL-", "GL-").replace("related: [GL-", "related: [FL-");
        let second = second.replace("prefix: FL", "prefix: GL").replace("ferry-line", "other-line");
        let readings = vec![brief::read("first.yaml", first.as_bytes()), brief::read("second.yaml", second.as_bytes())];
        let (library, problems) = brief::assemble(readings);
        prop_assert_eq!(dangling(&library), Vec::<String>::new());
        nothing_leaks(&problems);
    }
}
