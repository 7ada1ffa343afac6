//! The minutes as one HTML file that loads nothing, runs nothing and prints well.

use super::document::{Block, Field, Table, document, title};
use super::model::{Minutes, Words};
use super::xml::escape;
use crate::lang::Lang;

/// Nothing may be loaded, and nothing but the style in the file holds: so a browser keeps it, were
/// there ever a hole in the escaping.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// What holds in every language. `strict` keeps small kana and prolonged sound marks off the start
/// of a line, as JIS X 4051 has it for official texts.
const STYLE: &str = "\
@page { size: A4; margin: 20mm; }
:root { color-scheme: light; }
body { max-width: 46em; margin: 2em auto; padding: 0 1em; color: #111; background: #fff; \
font: 11pt/1.7 serif; line-break: strict; overflow-wrap: anywhere; }
h1 { font-size: 1.6em; line-height: 1.3; }
h2 { margin-top: 2em; border-bottom: 1px solid #555; font-size: 1.25em; }
h3 { margin-top: 1.8em; font-size: 1.08em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2em 1.2em; margin: .8em 0; }
dt { font-weight: bold; }
dd { margin: 0; grid-column: 2; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .25em .5em; border: 1px solid #777; text-align: start; vertical-align: top; }
th { background: #eee; }
.short { white-space: nowrap; }
@media print {
body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; }
h1, h2, h3 { break-after: avoid; }
p { orphans: 2; widows: 2; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
}
";

/// The minutes as an HTML document.
pub(super) fn write(minutes: &Minutes) -> String {
    let writer = Writer { lang: minutes.lang };
    let body: String = document(minutes).iter().map(|block| writer.block(block)).collect();
    let (tag, title, style) = (minutes.lang.tag(), escape(&title(minutes)), style(minutes.lang));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}{style}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
}

/// What holds in one language: the typefaces, and where words may break.
fn style(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => {
            "body { font-family: \"Hiragino Mincho ProN\", \"Yu Mincho\", \"Noto Serif CJK JP\", serif; \
             word-break: normal; }\n:lang(ko) { word-break: keep-all; }\n"
        }
        Lang::En => {
            "body { font-family: \"Times New Roman\", serif; word-break: normal; }\n\
             :lang(ko) { word-break: keep-all; }\n"
        }
        Lang::Ko => {
            "body { font-family: \"Batang\", \"AppleMyungjo\", \"Noto Serif CJK KR\", serif; \
             word-break: keep-all; }\n:lang(ja) { word-break: normal; }\n"
        }
    }
}

struct Writer {
    lang: Lang,
}

impl Writer {
    fn block(&self, block: &Block) -> String {
        match block {
            Block::Title(text) => format!("<h1>{}</h1>\n", escape(text)),
            Block::Heading(text) => format!("<h2>{}</h2>\n", escape(text)),
            Block::Subheading(words) => self.element("h3", words),
            Block::Paragraph(words) => self.element("p", words),
            Block::Fields(fields) => {
                let fields: String = fields.iter().map(|field| self.field(field)).collect();
                format!("<dl>\n{fields}</dl>\n")
            }
            Block::Table(table) => self.table(table),
        }
    }

    fn field(&self, field: &Field) -> String {
        let values: String = field.values.iter().map(|words| self.element("dd", words)).collect();
        format!("<dt>{}</dt>\n{values}", escape(field.label))
    }

    fn table(&self, table: &Table) -> String {
        let class = |at: usize| if table.unbroken.contains(&at) { " class=\"short\"" } else { "" };
        let heads = table.head.iter().enumerate();
        let head: String =
            heads.map(|(at, cell)| format!("<th scope=\"col\"{}>{}</th>", class(at), escape(cell))).collect();
        let row = |row: &Vec<Words>| {
            let cells = row.iter().enumerate();
            let cells: String = cells.map(|(at, words)| self.element_with("td", class(at), words)).collect();
            format!("<tr>\n{cells}</tr>\n")
        };
        let rows: String = table.rows.iter().map(row).collect();
        format!("<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
    }

    /// An element with a text, marked where its language is another than that of the minutes.
    fn element(&self, name: &str, words: &Words) -> String {
        self.element_with(name, "", words)
    }

    fn element_with(&self, name: &str, attributes: &str, words: &Words) -> String {
        let lines: Vec<String> = words.text.split('\n').map(escape).collect();
        let lang = if words.lang == self.lang { String::new() } else { format!(" lang=\"{}\"", words.lang.tag()) };
        format!("<{name}{attributes}{lang}>{}</{name}>\n", lines.join("<br>"))
    }
}
