//! The grammar of the command line: the commands, arguments and options, described in the
//! reader's language as far as clap lets itself be translated.

use std::ffi::OsString;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ColorChoice, Command, value_parser};

use super::shot::SCREENS;
use super::words::{self, Phrase};
use crate::brief::{Date, ItemKind};
use crate::config::{Form, Key};
use crate::lang::Lang;
use crate::minutes::Format;
use crate::problem::nearest;
use crate::state::Order;
use crate::theme::{BUILT_IN, Themes};

/// The kinds of items by their names, in the order in which [`ALL`] lists them.
pub(super) const KINDS: [(&str, ItemKind); 10] = [
    ("briefs", ItemKind::Brief),
    ("sections", ItemKind::Section),
    ("proposals", ItemKind::Proposal),
    ("findings", ItemKind::Finding),
    ("events", ItemKind::Event),
    ("terms", ItemKind::Term),
    ("watch", ItemKind::Watch),
    ("comparisons", ItemKind::Comparison),
    ("relations", ItemKind::Relation),
    ("sources", ItemKind::Source),
];
/// The name of all kinds together.
pub(super) const ALL: &str = "all";
/// What is listed when no kind is named.
const USUAL_KIND: &str = "proposals";

/// The program's name as it is typed.
pub(super) const PROGRAM: &str = "teigen";

/// What is given is not a whole number of the range.
#[derive(Clone, Debug, thiserror::Error)]
#[error("not a whole number from {} to {}", self.0.start(), self.0.end())]
pub(super) struct OutOfRange(pub(super) RangeInclusive<u16>);

/// The parser of the whole command line.
pub(super) fn parser(lang: Lang, themes: &Themes) -> Command {
    let it = Grammar { lang, themes };
    let own = || vec![it.paths(words::PATH_HELP), it.keymap(), it.plain(), it.fresh(), it.ledger(), it.read_only()];
    let desk = it.with_settings(own());
    let commands = [
        it.command("list", words::LIST, vec![it.kind(), it.brief(), it.from(), it.json()]),
        it.command("show", words::SHOW, vec![it.id(), it.brief(), it.from(), it.json()]),
        it.command("find", words::FIND, vec![it.query(), it.limit(), it.from(), it.json(), it.ids(), it.ledger()]),
        it.command("check", words::CHECK, vec![it.paths(words::CHECK_PATH_HELP)]),
        it.command("schema", words::SCHEMA, vec![]),
        it.command("new", words::NEW, vec![]),
        it.ledger_command(),
        it.meeting_command(own()),
        it.command(
            "shot",
            words::SHOT,
            it.with_settings(vec![it.screen(), it.typed(), it.size(), it.svg(), it.today(), it.ledger(), it.from()]),
        ),
        it.command(
            "minutes",
            words::MINUTES,
            vec![it.meeting().required(true), it.format(), it.output(), it.force(), it.ledger(), it.from()],
        ),
        it.command("keys", words::KEYS, vec![it.keymap(), it.json()]),
        it.command("tour", words::TOUR, it.with_settings(own())),
        it.command("themes", words::THEMES, vec![it.theme()]),
        it.command("config", words::CONFIG, it.with_settings(vec![it.json()])),
    ];
    let usage = [it.usage(PROGRAM, &desk), it.usage(&format!("{PROGRAM} <{}>", it.say(words::COMMAND)), &[])];
    it.command(PROGRAM, words::ABOUT, desk)
        .override_usage(usage.join("\n  "))
        .version(env!("CARGO_PKG_VERSION"))
        .arg(it.version())
        .after_help(it.say(words::FOOT))
        .subcommand_help_heading(it.say(words::COMMANDS))
        .subcommands(commands)
}

/// The command that the arguments name, as it is typed: `teigen list`, `teigen meeting new`.
pub(super) fn command_in(args: &[OsString]) -> String {
    let parser = parser(Lang::default(), &Themes::default());
    let (mut command, mut typed) = (&parser, PROGRAM.to_owned());
    for arg in args.iter().skip(1) {
        if let Some(named) = command.find_subcommand(arg) {
            typed.push_str(&format!(" {}", named.get_name()));
            command = named;
        }
    }
    typed
}

/// The command that a word is a slip for, if it is near enough to one.
pub(super) fn nearest_command(word: &str) -> Option<String> {
    let parser = parser(Lang::default(), &Themes::default());
    nearest(word, parser.get_subcommands().map(Command::get_name)).map(str::to_owned)
}

/// Columns and rows as `120x40`, each from 1 to 1000.
fn read_size(text: &str) -> Option<(u16, u16)> {
    let (columns, rows) = text.split_once(['x', '×'])?;
    let cells = |text: &str| text.parse::<u16>().ok().filter(|cells| (1..=1000).contains(cells));
    Some((cells(columns)?, cells(rows)?))
}

/// Makes the parts of the grammar in one language.
struct Grammar<'a> {
    lang: Lang,
    themes: &'a Themes,
}

impl Grammar<'_> {
    fn say(&self, phrase: Phrase) -> &'static str {
        phrase.in_lang(self.lang)
    }

    /// A command that is opened by its own name and has others below it.
    fn meeting_command(&self, desk: Vec<Arg>) -> Command {
        let new = vec![
            self.text("name", words::NAME, words::NAME_HELP).required(true),
            self.text("date", words::DATE, words::DATE_HELP),
            self.text("place", words::PLACE, words::PLACE_HELP),
            self.text("attendee", words::NAME, words::ATTENDEE_HELP).action(ArgAction::Append),
            self.text("brief", words::ID, words::AGENDA_BRIEF_HELP).action(ArgAction::Append),
            self.text("filter", words::QUERY, words::FILTER_HELP),
            self.choice("order", &Order::ALL.map(Order::tag), words::ORDER_HELP),
            self.minutes_each(),
            self.from(),
        ];
        let below = [
            self.command("meeting new", words::MEETING_NEW, new),
            self.command("meeting list", words::MEETING_LIST, vec![self.json()]),
        ];
        let own = desk.into_iter().filter(|arg| !arg.is_positional() && arg.get_id() != "ledger");
        let own = [self.meeting(), self.ledger().global(true), self.from()].into_iter().chain(own).collect();
        let own = self.with_settings(own);
        let usage = [
            self.usage(&format!("{PROGRAM} meeting"), &own),
            self.usage(&format!("{PROGRAM} meeting <new|list>"), &[]),
        ];
        self.command("meeting", words::MEETING_ABOUT, own)
            .override_usage(usage.join("\n  "))
            .subcommand_help_heading(self.say(words::COMMANDS))
            .subcommands(below)
    }

    /// A command that only has others below it.
    fn ledger_command(&self) -> Command {
        let below = [
            self.command("ledger verify", words::LEDGER_VERIFY, vec![]),
            self.command("ledger export", words::LEDGER_EXPORT, vec![]),
            self.command("ledger import", words::LEDGER_IMPORT, vec![self.exported()]),
        ];
        self.command("ledger", words::LEDGER, vec![self.ledger().global(true)])
            .override_usage(self.usage(&format!("{PROGRAM} ledger <verify|export|import>"), &[]))
            .subcommand_required(true)
            .subcommand_help_heading(self.say(words::COMMANDS))
            .subcommands(below)
    }

    /// A command with arguments of its own and those that every command takes. It is named as it is
    /// typed: `meeting new`.
    fn command(&self, typed: &'static str, about: Phrase, arguments: Vec<Arg>) -> Command {
        let usage = self.usage(&format!("{PROGRAM} {typed}"), &arguments);
        let name = typed.rsplit(' ').next().unwrap_or(typed);
        Command::new(name)
            .about(self.say(about))
            .args(arguments)
            .arg(self.lang())
            .arg(self.config())
            .arg(self.help())
            .disable_help_flag(true)
            .disable_help_subcommand(true)
            .disable_version_flag(true)
            .max_term_width(80)
            .color(ColorChoice::Never)
            .override_usage(usage)
            .help_template(format!(
                "{{about}}\n\n{}:\n  {{usage}}\n\n{{all-args}}{{after-help}}",
                self.say(words::USAGE)
            ))
    }

    /// How a command is written.
    fn usage(&self, command: &str, arguments: &[Arg]) -> String {
        let (positional, options): (Vec<&Arg>, Vec<&Arg>) = arguments.iter().partition(|it| it.is_positional());
        let required = options.into_iter().filter(|it| it.is_required_set()).filter_map(|it| {
            let value = it.get_value_names()?.first()?;
            Some(format!("--{} <{value}>", it.get_long()?))
        });
        let required = required.chain(positional.into_iter().map(Arg::to_string));
        let parts = [command.to_owned(), self.say(words::SOME_OPTIONS).to_owned()];
        parts.into_iter().chain(required).collect::<Vec<_>>().join(" ")
    }

    fn argument(&self, id: &'static str, value: Phrase, help: Phrase) -> Arg {
        Arg::new(id).value_name(self.say(value)).help(self.say(help)).help_heading(self.say(words::ARGUMENTS))
    }

    fn option(&self, id: &'static str, help: Phrase) -> Arg {
        Arg::new(id).long(id).help(self.say(help)).help_heading(self.say(words::OPTIONS))
    }

    fn choice(&self, id: &'static str, names: &[&'static str], help: Phrase) -> Arg {
        let values = PossibleValuesParser::new(names.to_vec());
        self.option(id, help).value_name(names.join("|")).value_parser(values).hide_possible_values(true)
    }

    fn paths(&self, help: Phrase) -> Arg {
        self.argument("path", words::PATH, help).num_args(0..).value_parser(value_parser!(PathBuf))
    }

    fn id(&self) -> Arg {
        self.argument("id", words::ID, words::ID_HELP).required(true)
    }

    fn query(&self) -> Arg {
        self.argument("query", words::QUERY, words::QUERY_HELP).required(true).num_args(1..)
    }

    fn kind(&self) -> Arg {
        let names: Vec<&str> = KINDS.iter().map(|(name, _)| *name).chain([ALL]).collect();
        self.choice("kind", &names, words::KIND_HELP)
            .help(format!("{}\n{}", self.say(words::KIND_HELP), names.join(", ")))
            .value_name(self.say(words::KIND))
            .value_delimiter(',')
            .action(ArgAction::Append)
            .default_value(USUAL_KIND)
            .hide_default_value(true)
    }

    fn brief(&self) -> Arg {
        self.option("brief", words::BRIEF_HELP).value_name(self.say(words::ID))
    }

    fn from(&self) -> Arg {
        let from = self.option("from", words::FROM_HELP).value_name(self.say(words::PATH));
        from.action(ArgAction::Append).value_parser(value_parser!(PathBuf))
    }

    fn json(&self) -> Arg {
        self.option("json", words::JSON_HELP).action(ArgAction::SetTrue)
    }

    fn ids(&self) -> Arg {
        self.option("ids", words::IDS_HELP).action(ArgAction::SetTrue).conflicts_with("json")
    }

    fn limit(&self) -> Arg {
        let limit = self.option("limit", words::LIMIT_HELP).value_name(self.say(words::COUNT));
        limit.value_parser(value_parser!(usize))
    }

    fn keymap(&self) -> Arg {
        let keymap = self.option("keymap", words::KEYMAP_HELP).value_name(self.say(words::FILE));
        keymap.value_parser(value_parser!(PathBuf))
    }

    /// The arguments, and the settings as options but the language, which every command takes.
    fn with_settings(&self, mut arguments: Vec<Arg>) -> Vec<Arg> {
        arguments.extend(Key::ALL.iter().filter(|key| **key != Key::Lang).map(|key| self.setting(*key)));
        arguments
    }

    fn setting(&self, key: Key) -> Arg {
        let form = key.form();
        let option = Arg::new(key.name()).long(key.name()).value_name(form.to_string()).help(key.doc(self.lang));
        let option =
            option.help_heading(self.say(words::SETTINGS)).hide_possible_values(true).display_order(key as usize);
        match form {
            Form::Choice(words) => option.value_parser(PossibleValuesParser::new(words)),
            Form::Theme => {
                let names: Vec<String> = self.themes.names().map(str::to_owned).collect();
                let help = format!("{}: {}", key.doc(self.lang), names.join(", "));
                option.value_name(self.say(words::THEME)).help(help).value_parser(PossibleValuesParser::new(names))
            }
            Form::Number(range) => option.value_parser(move |word: &str| {
                let number = word.parse().ok().filter(|number| range.contains(number));
                number.map(|_| word.to_owned()).ok_or_else(|| OutOfRange(range.clone()))
            }),
            Form::Switch => {
                let option = option.value_parser(PossibleValuesParser::new(["true", "false"]));
                option.num_args(0..=1).require_equals(true).default_missing_value("true")
            }
        }
    }

    fn config(&self) -> Arg {
        let config = self.option("config", words::CONFIG_FILE_HELP).value_name(self.say(words::FILE));
        config.value_parser(value_parser!(PathBuf)).global(true)
    }

    fn typed(&self) -> Arg {
        self.option("keys", words::TYPED_HELP).id("typed").value_name(self.say(words::KEYS_TYPED))
    }

    fn size(&self) -> Arg {
        let size = self.option("size", words::SIZE_HELP).value_name("120x40");
        size.value_parser(|text: &str| read_size(text).ok_or("120x40"))
    }

    fn screen(&self) -> Arg {
        let names = SCREENS.map(|(name, _)| name);
        self.choice("screen", &names, words::SCREEN_HELP)
            .help(format!("{}\n{}", self.say(words::SCREEN_HELP), names.join(", ")))
            .value_name(self.say(words::SCREEN))
    }

    fn today(&self) -> Arg {
        let today = self.option("today", words::TODAY_HELP).value_name("2026-03-20");
        today.value_parser(|text: &str| text.parse::<Date>().map_err(|_| "2026-03-20"))
    }

    fn svg(&self) -> Arg {
        let svg = self.option("svg", words::SVG_HELP).value_name(self.say(words::FILE));
        svg.value_parser(value_parser!(PathBuf))
    }

    fn exported(&self) -> Arg {
        let file = self.argument("file", words::FILE, words::EXPORTED_HELP).required(true);
        file.value_parser(value_parser!(PathBuf))
    }

    fn text(&self, id: &'static str, value: Phrase, help: Phrase) -> Arg {
        self.option(id, help).value_name(self.say(value))
    }

    /// The minutes that an item is to take: up to ten hours.
    fn minutes_each(&self) -> Arg {
        let range = 1..=600;
        self.text("limit", words::MINUTES_EACH, words::LIMIT_EACH_HELP).value_parser(move |word: &str| {
            let number = word.parse::<u16>().ok().filter(|number| range.contains(number));
            number.ok_or_else(|| OutOfRange(range.clone()))
        })
    }

    fn theme(&self) -> Arg {
        let names = BUILT_IN.iter().map(|(name, _)| *name);
        self.argument("name", words::THEME, words::THEME_HELP)
            .value_parser(PossibleValuesParser::new(names))
            .hide_possible_values(true)
    }

    fn meeting(&self) -> Arg {
        self.argument("meeting", words::MEETING, words::MEETING_HELP)
    }

    fn format(&self) -> Arg {
        self.choice("format", &Format::ALL.map(Format::tag), words::FORMAT_HELP)
    }

    fn output(&self) -> Arg {
        let output = self.option("output", words::OUTPUT_HELP).short('o').value_name(self.say(words::FILE));
        output.value_parser(value_parser!(PathBuf))
    }

    fn force(&self) -> Arg {
        self.option("force", words::FORCE_HELP).action(ArgAction::SetTrue)
    }

    fn ledger(&self) -> Arg {
        let ledger = self.option("ledger", words::LEDGER_HELP).value_name(self.say(words::FILE));
        ledger.value_parser(value_parser!(PathBuf))
    }

    fn read_only(&self) -> Arg {
        self.option("read-only", words::READ_ONLY_HELP).action(ArgAction::SetTrue)
    }

    fn plain(&self) -> Arg {
        self.option("plain", words::PLAIN_HELP).action(ArgAction::SetTrue)
    }

    fn lang(&self) -> Arg {
        self.setting(Key::Lang).global(true)
    }

    fn fresh(&self) -> Arg {
        self.option("fresh", words::FRESH_HELP).action(ArgAction::SetTrue)
    }

    fn help(&self) -> Arg {
        self.option("help", words::HELP_HELP).short('h').action(ArgAction::Help)
    }

    fn version(&self) -> Arg {
        self.option("version", words::VERSION_HELP).short('V').action(ArgAction::Version)
    }
}
