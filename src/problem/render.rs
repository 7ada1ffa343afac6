//! A problem as the lines that a terminal or a log shows.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Excerpt, Place, Problem};
use crate::lang::Lang;

impl Problem {
    /// `file:line:column: sentence`, the excerpt with a caret, and the hint; without a line break
    /// at the end.
    pub fn render(&self, lang: Lang) -> String {
        let mut text = format!("{}: {}", self.place, self.message(lang));
        if let Some(excerpt) = &self.excerpt {
            text.push('\n');
            text.push_str(&drawn(excerpt, &self.place));
        }
        if let Some(hint) = self.hint(lang) {
            let label = match lang {
                Lang::Ja => "ヒント",
                Lang::En => "hint",
                Lang::Ko => "힌트",
            };
            text.push_str(&format!("\n{label}: {hint}"));
        }
        text
    }
}

/// The line with its number before it and a caret under what is meant.
fn drawn(excerpt: &Excerpt, place: &Place) -> String {
    let snippet = Snippet::source(excerpt.line.as_str())
        .line_start(place.line as usize)
        .annotation(AnnotationKind::Primary.span(excerpt.range.clone()));
    Renderer::plain().render(&[Group::with_level(Level::ERROR).element(snippet)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::{ProblemKind, Source};

    #[test]
    fn a_caret_stands_under_wide_characters() {
        let text = "id: KJ-01\n  title: {ja: 日韓の対話, kr: 한일 대화}\n";
        let at = text.find("kr").unwrap();
        let kind = ProblemKind::UnknownField { field: "kr".into(), suggestion: Some("ko".into()), known: vec![] };
        let problem = Source::new("briefs/日韓.yaml", text).problem(at..at + 2, kind);
        assert_eq!(
            problem.render(Lang::En),
            "briefs/日韓.yaml:2:22: There is no field \"kr\" here.\n  \
             |\n2 |   title: {ja: 日韓の対話, kr: 한일 대화}\n  \
             |                           ^^\n\
             hint: Did you mean \"ko\"?"
        );
    }
}
