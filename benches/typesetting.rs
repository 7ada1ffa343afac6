//! How many of the hard cases of Japanese, Korean and English line layout each program sets right:
//! with exactly the lines that the fixture expects. `cargo bench --bench typesetting`; with
//! `-- --misses`, also what each sets wrong.
//!
//! Compared on the cases of ordinary settings alone: the others have no hanging punctuation, no
//! strictness and no other first line. Each runs at its best for the purpose: `textwrap` with
//! Unicode line breaking, `fold` with `-s`. Where `fold` is not installed its row says so.

#[path = "../tests/support/typesetting.rs"]
mod cases;

use std::io::Write;
use std::panic::catch_unwind;
use std::process::{Command, Stdio};

use cases::{Case, cases};
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Paragraph, Widget, Wrap};
use teigen::text::layout::{Options, lines};
use teigen::text::width::Width;

/// Sets a text in lines of a width; nothing where the program cannot be run.
type Setter = fn(text: &str, width: u16) -> Option<Vec<String>>;

const SETTERS: &[(&str, Setter)] = &[
    ("teigen", ours),
    ("icu_segmenter alone", icu),
    ("textwrap", textwrap),
    ("ratatui Paragraph::wrap", ratatui),
    ("fold -s", fold),
];

fn main() {
    let cases: Vec<Case> = cases().into_iter().filter(|case| case.options() == Options::default()).collect();
    let shows_misses = std::env::args().any(|argument| argument == "--misses");
    println!("{:<24}  right  of", "program");
    for (name, set) in SETTERS {
        let results: Vec<Option<Vec<String>>> = cases.iter().map(|case| run(*set, case)).collect();
        if results.iter().all(Option::is_none) {
            println!("{name:<24}  cannot be run here");
            continue;
        }
        let is_right = |case: &Case, result: &Option<Vec<String>>| result.as_ref() == Some(&case.lines);
        let right = cases.iter().zip(&results).filter(|(case, result)| is_right(case, result)).count();
        println!("{name:<24}  {right:>5}  {}", cases.len());
        for (case, result) in
            cases.iter().zip(&results).filter(|(case, result)| shows_misses && !is_right(case, result))
        {
            println!("    {}\n      {:?}", case.reason, result.as_deref().unwrap_or_default());
        }
    }
}

/// Runs a program on a case; one that panics has set nothing.
fn run(set: Setter, case: &Case) -> Option<Vec<String>> {
    catch_unwind(|| set(&case.text, case.width)).unwrap_or_else(|_| Some(Vec::new()))
}

fn ours(text: &str, width: u16) -> Option<Vec<String>> {
    Some(lines(text, width, &Options::default()).iter().map(|line| line.text(text).to_owned()).collect())
}

/// Lines filled up to the last opportunity that `icu_segmenter` gives: what the rules of our own add
/// nothing to.
fn icu(text: &str, width: u16) -> Option<Vec<String>> {
    let opportunities: Vec<usize> =
        LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default()).segment_str(text).collect();
    let mut lines = Vec::new();
    let mut start = 0;
    let mut end = 0;
    for next in opportunities {
        if Width::Narrow.cells(text.get(start..next)?.trim_end()) > width.into() && end > start {
            lines.push(text.get(start..end)?.trim_end().to_owned());
            start = end;
        }
        end = next;
        if text.get(..end)?.ends_with('\n') {
            lines.push(text.get(start..end)?.trim_end().to_owned());
            start = end;
        }
    }
    lines.push(text.get(start..)?.trim_end().to_owned());
    Some(lines)
}

fn ratatui(text: &str, width: u16) -> Option<Vec<String>> {
    let height = u16::try_from(text.len() + 1).ok()?;
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    Paragraph::new(text).wrap(Wrap { trim: true }).render(area, &mut buffer);
    let row = |y| {
        let mut row = String::new();
        let mut x = 0;
        while x < width {
            let symbol = buffer[(x, y)].symbol();
            row.push_str(symbol);
            x += u16::try_from(Width::Narrow.grapheme_cells(symbol)).unwrap_or(1).max(1);
        }
        row.trim_end_matches(' ').to_owned()
    };
    Some(without_last_blanks((0..height).map(row).collect()))
}

fn textwrap(text: &str, width: u16) -> Option<Vec<String>> {
    Some(textwrap::wrap(text, usize::from(width)).iter().map(|line| line.trim_end().to_owned()).collect())
}

/// Coreutils' `fold`, which breaks at spaces and counts as it can.
fn fold(text: &str, width: u16) -> Option<Vec<String>> {
    let mut fold = Command::new("fold")
        .args(["-s", "-w", &width.to_string()])
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    fold.stdin.take()?.write_all(text.as_bytes()).ok()?;
    let output = fold.wait_with_output().ok()?.stdout;
    Some(String::from_utf8_lossy(&output).lines().map(|line| line.trim_end().to_owned()).collect())
}

/// The rows up to the last that holds anything.
fn without_last_blanks(mut rows: Vec<String>) -> Vec<String> {
    while rows.last().is_some_and(String::is_empty) {
        rows.pop();
    }
    rows
}
