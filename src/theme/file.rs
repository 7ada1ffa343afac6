//! What a theme file says, and everything that is wrong with it.
//!
//! ```toml
//! text   = { fg = "#d0d0d0", bg = 234 }
//! title  = { bold = true }
//! cursor = { fg = 231, bg = 24, bold = true }
//! ```
//!
//! A line for each role. A colour that a role leaves out is that of `text`; one that `text` leaves
//! out is the terminal's own.

use ratatui::style::{Color, Modifier, Style};

use super::{Role, Theme, colour};
use crate::problem::{Problem, ProblemKind, Shape, Source, nearest};
use crate::toml_file::{self, Content, Name, Value};

/// The modifiers by their names.
const MODIFIERS: [(&str, Modifier); 3] =
    [("bold", Modifier::BOLD), ("underline", Modifier::UNDERLINED), ("reverse", Modifier::REVERSED)];
const FOREGROUND: &str = "fg";
const BACKGROUND: &str = "bg";

/// Reads the theme in the file `text` at `path`, and everything that is wrong with it in the order
/// of its lines. What is sound holds; a role of which nothing sound is said looks like `text`, and
/// the cursor is reversed.
pub fn read(path: &str, text: &str) -> (Theme, Vec<Problem>) {
    let source = match toml_file::source(path, text) {
        Ok(source) => source,
        Err(problem) => return (Theme::default(), vec![*problem]),
    };
    let (statements, broken) = toml_file::read(&source);
    let mut reader = Reader { source: &source, said: Default::default(), problems: Vec::new() };
    for statement in statements {
        for (name, value) in statement.entries {
            if !toml_file::is_broken(&broken, source.place(name.span.start).line) {
                reader.role(&name, &value);
            }
        }
    }
    // What is broken may be the role that is missing.
    if broken.is_empty() {
        reader.missing();
    }
    let theme = reader.theme();
    (theme, toml_file::all(broken, reader.problems))
}

/// What is said of a role, and on which line.
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    line: u32,
    fg: Option<Color>,
    bg: Option<Color>,
    modifiers: Modifier,
}

struct Reader<'a> {
    source: &'a Source<'a>,
    said: [Option<Said>; Role::ALL.len()],
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn role(&mut self, name: &Name, value: &Value) {
        let Some(role) = Role::ALL.into_iter().find(|role| role.name() == name.text) else {
            return self.unknown(name, Role::ALL.map(Role::name).to_vec());
        };
        if let Some(Said { line, .. }) = self.said[role as usize] {
            let kind = ProblemKind::DuplicateKey { key: name.text.clone(), first_line: line };
            return self.problems.push(self.source.problem(name.span.clone(), kind));
        }
        let line = self.source.place(name.span.start).line;
        let mut said = Said { line, ..Said::default() };
        match &value.content {
            Content::Map(entries) => entries.iter().for_each(|(name, value)| self.part(&mut said, name, value)),
            _ => self.problems.push(self.source.problem(value.span.clone(), ProblemKind::NotStyle)),
        }
        self.said[role as usize] = Some(said);
    }

    /// A colour or a modifier of a role.
    fn part(&mut self, said: &mut Said, name: &Name, value: &Value) {
        let modifier = MODIFIERS.iter().find(|(known, _)| *known == name.text);
        match (name.text.as_str(), modifier) {
            (FOREGROUND, _) => said.fg = self.colour(value),
            (BACKGROUND, _) => said.bg = self.colour(value),
            (_, Some((_, modifier))) => match value.content {
                Content::Bool(on) => said.modifiers.set(*modifier, on),
                _ => self.wrong(value, Shape::Bool),
            },
            _ => {
                let modifiers = MODIFIERS.iter().map(|(name, _)| *name);
                self.unknown(name, [FOREGROUND, BACKGROUND].into_iter().chain(modifiers).collect());
            }
        }
    }

    fn colour(&mut self, value: &Value) -> Option<Color> {
        let (colour, written) = match &value.content {
            Content::String(written) => (colour::hex(written), written.clone()),
            Content::Integer(number) => (colour::indexed(*number), number.to_string()),
            _ => {
                self.wrong(value, Shape::String);
                return None;
            }
        };
        if colour.is_none() {
            self.problems.push(self.source.problem(value.span.clone(), ProblemKind::BadColour { value: written }));
        }
        colour
    }

    fn unknown(&mut self, name: &Name, known: Vec<&'static str>) {
        let suggestion = nearest(&name.text, known.iter().copied()).map(str::to_owned);
        let kind = ProblemKind::UnknownField { field: name.text.clone(), suggestion, known };
        self.problems.push(self.source.problem(name.span.clone(), kind));
    }

    fn wrong(&mut self, value: &Value, expected: Shape) {
        let kind = ProblemKind::WrongType { expected, found: value.content.shape() };
        self.problems.push(self.source.problem(value.span.clone(), kind));
    }

    /// Tells of the roles of which nothing is said.
    fn missing(&mut self) {
        for role in Role::ALL {
            if self.said[role as usize].is_none() {
                self.problems.push(self.source.whole(ProblemKind::MissingField { field: role.name() }));
            }
        }
    }

    fn theme(&self) -> Theme {
        let text = self.said[Role::Text as usize].unwrap_or_default();
        let styles = Role::ALL.map(|role| {
            let reversed = Said { modifiers: Modifier::REVERSED, ..text };
            let unsaid = if role == Role::Cursor { reversed } else { text };
            let said = self.said[role as usize].unwrap_or(unsaid);
            let fg = said.fg.or(text.fg).unwrap_or(Color::Reset);
            let bg = said.bg.or(text.bg).unwrap_or(Color::Reset);
            Style::reset().fg(fg).bg(bg).add_modifier(said.modifiers)
        });
        Theme { styles }
    }
}
