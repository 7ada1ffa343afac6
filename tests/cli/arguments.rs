//! Help, languages and mistakes in the arguments.

use std::os::unix::ffi::OsStrExt;

use teigen::lang::Lang;
use teigen::text::width::Width;

use crate::{Told, fed, program, run, told};

const COMMANDS: [&str; 13] = [
    "list", "show", "find", "check", "schema", "new", "minutes", "meeting", "ledger", "tour", "shot", "keys", "config",
];
/// Commands below others.
const BELOW: [&str; 5] = ["meeting new", "meeting list", "ledger verify", "ledger export", "ledger import"];

/// The help of the program and of each command.
fn helps(lang: Lang) -> Vec<String> {
    let lines = COMMANDS.iter().chain(&BELOW).map(|command| format!("{command} --help --lang {lang}"));
    let lines = lines.chain([format!("--help --lang {lang}")]);
    lines
        .map(|line| {
            let told = run(&line);
            assert_eq!((told.status, told.err.as_str()), (0, ""), "{line}");
            told.out
        })
        .collect()
}

/// Runs `list` with these variables set.
fn list_with(variables: &[(&str, &str)]) -> String {
    let mut command = program(["list", "--kind", "briefs"]);
    command.env("TEIGEN_BRIEFS", crate::fixture("desk")).envs(variables.iter().copied());
    told(&mut command).out
}

#[test]
fn help_lists_every_command_in_each_language() {
    for (lang, headings) in [
        (Lang::Ja, ["使い方:", "コマンド:", "引数:", "オプション:", "終了コード"]),
        (Lang::En, ["Usage:", "Commands:", "Arguments:", "Options:", "Exit status"]),
        (Lang::Ko, ["사용법:", "명령:", "인수:", "옵션:", "종료 코드"]),
    ] {
        let help = run(&format!("--help --lang {lang}")).out;
        for word in headings.into_iter().chain(COMMANDS) {
            assert!(help.contains(word), "{lang} lacks {word}: {help}");
        }
    }
}

#[test]
fn no_sentence_of_the_parser_itself_is_left_in_a_help() {
    const ITS_OWN: [&str; 9] = [
        "Usage:",
        "Commands:",
        "Arguments:",
        "Options:",
        "[OPTIONS]",
        "[COMMAND]",
        "possible values",
        "default:",
        "Print ",
    ];
    for lang in [Lang::Ja, Lang::Ko] {
        for help in helps(lang) {
            let left = ITS_OWN.iter().find(|words| help.contains(**words));
            assert_eq!(left, None, "{help}");
        }
    }
}

#[test]
fn no_line_of_a_help_is_wider_than_a_terminal() {
    for lang in Lang::ALL {
        for help in helps(lang) {
            let wide: Vec<&str> = help.lines().filter(|line| Width::Narrow.cells(line) > 80).collect();
            assert!(wide.is_empty(), "{wide:#?}");
        }
    }
}

#[test]
fn the_version_is_printed() {
    for option in ["--version", "-V"] {
        assert_eq!(run(option).out, format!("teigen {}\n", env!("CARGO_PKG_VERSION")));
    }
}

#[test]
fn the_language_is_that_of_the_option_else_of_the_locale_else_japanese() {
    assert!(list_with(&[]).contains("渡船協力"));
    assert!(list_with(&[("LANG", "en_GB.UTF-8")]).contains("Ferry cooperation"));
    assert!(list_with(&[("LC_ALL", "ko_KR.UTF-8"), ("LANG", "en_GB.UTF-8")]).contains("도선 협력"));
    assert!(list_with(&[("LANG", "fr_FR.UTF-8")]).contains("渡船協力"));
    assert!(run("list --lang en").out.contains("Ferry cooperation"));
    assert!(run("--lang en list").out.contains("Ferry cooperation"));
    assert!(run("--lang=ko list").out.contains("도선 협력"));
}

#[test]
fn a_mistake_in_the_arguments_is_told_in_one_sentence_and_a_hint() {
    for (line, message, hint) in [
        ("list --jsn", "There is no option \"--jsn\".", "Did you mean \"--json\"?"),
        ("--thme dark", "There is no option \"--thme\".", "Did you mean \"--theme\"?"),
        ("show", "<id> is missing.", "teigen show --help shows how it is used."),
        ("find", "<query>... is missing.", "teigen find --help shows how it is used."),
        ("show FE-01 FE-02", "There is no place for \"FE-02\".", "teigen show --help shows how it is used."),
        (
            "--theme drak",
            "--theme <THEME> cannot be \"drak\"; it is one of dark, light, contrast, solarized-dark, solarized-light, plain.",
            "Did you mean \"dark\"?",
        ),
        ("list --from", "--from <path> needs a value.", "teigen list --help shows how it is used."),
        (
            "find ferry --limit few",
            "--limit <count> is a whole number; \"few\" is not.",
            "teigen find --help shows how it is used.",
        ),
        ("meeting new", "--name <name> is missing.", "teigen meeting new --help shows how it is used."),
        ("ledger", "A command is missing.", "teigen ledger --help shows how it is used."),
        ("ledger verfy", "There is no command \"verfy\".", "Did you mean \"verify\"?"),
        (
            "meeting new --name x --limit 0",
            "--limit <minutes> is a whole number from 1 to 600; \"0\" is not.",
            "teigen meeting new --help shows how it is used.",
        ),
        ("list --json=yes", "--json takes no value.", "teigen list --help shows how it is used."),
        (
            "--theme dark --theme light",
            "--theme <THEME> may be given only once.",
            "teigen --help shows how it is used.",
        ),
    ] {
        let told = run(&format!("{line} --lang en"));
        assert_eq!((told.status, told.out.as_str()), (2, ""), "{line}");
        assert_eq!(told.err, format!("teigen: {message}\nhint: {hint}\n"), "{line}");
    }
}

#[test]
fn mistakes_are_told_in_each_language() {
    let Told { err, .. } = run("list --kind proposls");
    assert!(err.starts_with("teigen: --kind <種類>の値に「proposls」は使えません（使える値: briefs, "), "{err}");
    assert!(err.ends_with("ヒント: 「proposals」の誤りではありませんか。\n"), "{err}");
    let Told { err, .. } = run("list --kind proposls --lang ko");
    assert!(err.ends_with("힌트: 혹시 ‘proposals’ 아닙니까?\n"), "{err}");
    assert_eq!(run("--lang xx").status, 2);
}

#[test]
fn a_word_that_is_neither_a_command_nor_a_file_is_told() {
    let told = run("lsit --lang en");
    assert_eq!((told.status, told.out.as_str()), (2, ""));
    assert_eq!(told.err, "teigen: There is no command and no file \"lsit\".\nhint: Did you mean \"list\"?\n");
    assert!(run("volcano --lang en").err.contains("teigen --help"));
}

#[test]
fn the_desk_prints_the_overviews_where_the_output_is_no_terminal() {
    let told = run("--lang en");
    assert_eq!(told.status, 0, "{}", told.err);
    assert!(told.out.contains("Ferry cooperation"), "{}", told.out);
    assert!(told.out.contains("Passengers have halved in ten years."), "{}", told.out);
    assert!(!told.out.contains('\u{1b}'));
}

#[test]
fn an_argument_that_is_not_utf8_is_a_mistake_and_no_crash() {
    let odd = std::ffi::OsStr::from_bytes(b"\xff\xfe");
    let told = told(program(["find".as_ref(), odd]).env("LANG", "en_GB.UTF-8"));
    assert_eq!(told.status, 2);
    assert!(told.err.starts_with("teigen: An argument is not UTF-8."), "{}", told.err);
}

#[test]
fn what_is_typed_comes_back_without_escapes() {
    for args in [["show", "\u{1b}[31mFE\u{202e}"], ["list", "--\u{1b}[2J"], ["find", "\u{7}\u{9b}1m"]] {
        let told = told(&mut program(args));
        let text = told.out + &told.err;
        assert!(!text.is_empty() && !text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
        assert!(!text.contains('\u{202e}'), "{text:?}");
    }
}

#[test]
fn the_desk_converses_in_lines_where_it_is_asked_to() {
    let told = fed("--plain --lang en", "1\n2\nq\n");
    assert_eq!((told.status, told.err.as_str()), (0, ""));
    assert!(told.out.contains("1. ") && told.out.contains("Ferry cooperation"), "{}", told.out);
    assert!(!told.out.contains('\u{1b}'));
    let dumb = crate::told(crate::on_fixtures("--lang en").env("TERM", "dumb"));
    assert_eq!(dumb.status, 0);
}
