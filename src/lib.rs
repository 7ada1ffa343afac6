//! `teigen` (提言, "recommendation"): a terminal briefing dashboard.
//!
//! # What happens
//!
//! `shell` finds the files; `brief` makes of each a [`brief::Brief`] and [`problem::Problem`]s, and
//! of all of them a [`brief::Library`]. [`state::State`] is the desk over that library at a moment.
//! A key becomes a chord, the keymap makes an [`action::Action`] of it, [`update::key`] changes the
//! state, [`view::draw`] puts the state on the screen. What only the machine can do comes back from
//! `update` as an [`update::Effect`] and is done by `shell`.
//!
//! # The house
//!
//! One crate, a library and a binary. A room uses only rooms of lower floors; the test `house`
//! holds it to that.
//!
//! | floor | room | what lives there |
//! |---|---|---|
//! | 0 | `lang`, `parallel` | the three languages; work shared out to threads |
//! | 1 | `text/` | cleaning, encodings, display width, line layout, folding, literal search in one text |
//! | 1 | `action`, `label/`, `glyph` | the catalogue of actions and scopes; the words and the signs of the interface |
//! | 2 | `problem/` | what is wrong with an input and where, in three languages |
//! | 2 | `brief/` model, library; `key/` chord | plain types |
//! | 3 | `toml_file` | TOML files of short statements, read through every mistake |
//! | 4 | `theme/` | styles by role, from the files inside the program and the user's own |
//! | 5 | `brief/` | YAML to briefs and problems; checks; the schema |
//! | 5 | `key/` | the keymap and what a chord means in a place |
//! | 5 | `config/` | the settings: what a file says, what holds, and why |
//! | 6 | `help` | the keys as help, from keymap and catalogue |
//! | 6 | `palette` | the actions by name |
//! | 6 | `search/` | which items say what is looked for |
//! | 6 | `ledger/` | what was decided, noted and done: records, the chain, the store, the board |
//! | 6 | `page/` | an item as blocks, blocks as lines, what is marked in them |
//! | 7 | `minutes/` | the minutes of a meeting, and the five formats that they are written in |
//! | 8 | `state/` | lists, filters, charts, the drill-down, the place on a page; what has the keys; how the screen is divided |
//! | 9 | `update/` | what an action does |
//! | 10 | `view/` | the state on the screen, one part a file |
//! | 10 | `picture` | the screen as SVG |
//! | 11 | `shell/` | files, the terminal, signals, events, the loop |
//! | 12 | `cli` | arguments, the shell commands, exit codes |
//! | 13 | `main` | calls `cli` |
//!
//! # What is absent
//!
//! - `update` and everything below it reads no file, no clock and no terminal, but for the file that
//!   `ledger::Sqlite` keeps; `view` changes nothing.
//! - No text from a file reaches the screen, an error or a pipe that `text::clean` has not passed.
//! - No list of actions, keys or words stands twice: the keymap's parser, the help, the footer and
//!   `teigen keys` all read [`action::Action::ALL`]; the settings' parser, the options and
//!   `teigen config` read [`config::Key::ALL`].
//! - No process is started and no socket opened.

pub mod action;
pub mod brief;
pub mod cli;
pub mod config;
pub mod glyph;
pub mod help;
pub mod key;
pub mod label;
pub mod lang;
pub mod ledger;
pub mod minutes;
pub mod page;
pub mod palette;
mod parallel;
pub mod picture;
pub mod problem;
pub mod search;
pub mod shell;
pub mod state;
pub mod text;
pub mod theme;
mod toml_file;
pub mod update;
pub mod view;
