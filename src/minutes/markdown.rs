//! The minutes as Markdown: CommonMark, with the tables that GitHub and most others read.

use super::document::{Block, Field, Table, document};
use super::model::Minutes;

/// The minutes as a Markdown document.
pub(super) fn write(minutes: &Minutes) -> String {
    let blocks = document(minutes);
    blocks.iter().map(block).collect::<Vec<_>>().join("\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Title(text) => format!("# {}\n", escape(text)),
        Block::Heading(text) => format!("## {text}\n"),
        Block::Subheading(words) => format!("### {}\n", escape(&words.text)),
        Block::Paragraph(words) => format!("{}\n", lines(&words.text, "")),
        Block::Fields(fields) => fields.iter().map(field).collect(),
        Block::Table(it) => table(it),
    }
}

fn field(field: &Field) -> String {
    let label = field.label;
    match field.values.as_slice() {
        [value] => format!("- **{label}**: {}\n", lines(&value.text, "  ")),
        values => {
            let values: String = values.iter().map(|value| format!("  - {}\n", lines(&value.text, "    "))).collect();
            format!("- **{label}**:\n{values}")
        }
    }
}

fn table(table: &Table) -> String {
    let head = table.head.join(" | ");
    let rule = table.head.iter().map(|_| "---").collect::<Vec<_>>().join(" | ");
    let row = |row: &Vec<super::Words>| {
        let cells: Vec<String> = row.iter().map(|words| escape(&words.text)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let rows: String = table.rows.iter().map(row).collect();
    format!("| {head} |\n| {rule} |\n{rows}")
}

/// The lines of a text with a hard break between, those after the first indented. Empty lines would
/// end the paragraph, and with it a list, and are left out.
fn lines(text: &str, indent: &str) -> String {
    let lines: Vec<String> = text.lines().map(escape).filter(|line| !line.is_empty()).collect();
    lines.join(&format!("\\\n{indent}"))
}

/// One line with a backslash before each character that could be markup, in CommonMark or in one
/// of the usual extensions. Any of ASCII punctuation may have one (CommonMark 0.31, 2.4).
fn escape(line: &str) -> String {
    let line = line.trim();
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            // Backslashes before a pipe are counted differently in tables and elsewhere.
            '|' => {
                out.push_str("&#124;");
                continue;
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '~' | '$' | '!' | '^' | '=' | ':' | '@'
            | '{' | '}' => out.push('\\'),
            // Only as the first character can these begin a list or a rule,
            '-' | '+' if out.is_empty() => out.push('\\'),
            // only after a number a list, only after this an address.
            '.' | ')' if out.bytes().all(|byte| byte.is_ascii_digit()) || ends_in_www(&out) => out.push('\\'),
            _ => {}
        }
        out.push(c);
    }
    out
}

fn ends_in_www(text: &str) -> bool {
    text.bytes().rev().take(3).filter(|byte| byte.eq_ignore_ascii_case(&b'w')).count() == 3
}
