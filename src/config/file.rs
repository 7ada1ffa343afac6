//! What a settings file says, and everything that is wrong with it.

use super::{Key, Layer, Provenance};
use crate::problem::{Problem, ProblemKind, Source, nearest};
use crate::theme::Themes;
use crate::toml_file::{self, Content, Name, Value};

/// Reads the settings in the file `text` at `path`, and everything that is wrong with it in the
/// order of its lines. What is sound holds, whatever else is wrong; a theme is sound that is one of
/// those.
pub fn read(path: &str, text: &str, themes: &Themes) -> (Layer, Vec<Problem>) {
    let source = match toml_file::source(path, text) {
        Ok(source) => source,
        Err(problem) => return (Layer::default(), vec![*problem]),
    };
    let (statements, broken) = toml_file::read(&source);
    let mut reader = Reader::new(&source, &broken, themes);
    // There are no sections: each is told of, and what stands below it counts all the same.
    for (name, value) in statements.into_iter().flat_map(|statement| statement.entries) {
        reader.setting(&name, &value);
    }
    let Reader { layer, problems, .. } = reader;
    (layer, toml_file::all(broken, problems))
}

struct Reader<'a> {
    source: &'a Source<'a>,
    /// What is not TOML: what was made of those lines is a guess, and sets nothing.
    broken: &'a [Problem],
    themes: &'a Themes,
    /// The settings that there have been, with the line of each.
    first_lines: Vec<(Key, u32)>,
    layer: Layer,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a Source<'a>, broken: &'a [Problem], themes: &'a Themes) -> Reader<'a> {
        Reader { source, broken, themes, first_lines: Vec::new(), layer: Layer::default(), problems: Vec::new() }
    }

    fn setting(&mut self, name: &Name, value: &Value) {
        let Some(key) = Key::ALL.iter().copied().find(|key| key.name() == name.text) else {
            let known: Vec<&str> = Key::ALL.iter().map(|key| key.name()).collect();
            let suggestion = nearest(&name.text, known.iter().copied()).map(str::to_owned);
            let kind = ProblemKind::UnknownField { field: name.text.clone(), suggestion, known };
            return self.problems.push(self.source.problem(name.span.clone(), kind));
        };
        let place = self.source.place(name.span.start);
        if toml_file::is_broken(self.broken, place.line) {
            return;
        }
        if let Some((_, first_line)) = self.first_lines.iter().find(|(first, _)| *first == key) {
            let kind = ProblemKind::DuplicateKey { key: name.text.clone(), first_line: *first_line };
            return self.problems.push(self.source.problem(name.span.clone(), kind));
        }
        self.first_lines.push((key, place.line));
        if let (Key::Theme, Content::String(theme)) = (key, &value.content)
            && let Err(kind) = check(theme, self.themes)
        {
            return self.problems.push(self.source.problem(value.span.clone(), kind));
        }
        let from = Provenance::File { path: place.path, line: place.line };
        if let Err(kind) = self.layer.set(key, &value.content, from) {
            self.problems.push(self.source.problem(value.span.clone(), kind));
        }
    }
}

/// Whether there is a theme of that name, and if not, what is to be said of it.
fn check(name: &str, themes: &Themes) -> Result<(), ProblemKind> {
    if themes.named(name).is_some() {
        return Ok(());
    }
    let suggestion = nearest(name, themes.names()).map(str::to_owned);
    let known = themes.names().map(str::to_owned).collect();
    Err(ProblemKind::UnknownTheme { name: name.to_owned(), suggestion, known })
}
