//! The minutes in the programs that people open them with, where those are installed. Where one is
//! not, its test says that it was skipped and why.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use teigen::lang::Lang;
use teigen::minutes::Format;

use crate::support::{entries, library, minutes, written};

/// Runs the first of the programs that is installed; none where none is.
fn run(programs: &[&str], arguments: impl Fn(&mut Command)) -> Option<Output> {
    for program in programs {
        let mut command = Command::new(program);
        arguments(&mut command);
        if let Ok(output) = command.output() {
            return Some(output);
        }
    }
    eprintln!("skipped: none of {} is installed", programs.join(", "));
    None
}

/// Runs Chromium on a page, with a home of its own.
fn chromium(folder: &Path, page: &Path, option: &str) -> Option<Output> {
    run(&["chromium", "chromium-browser", "google-chrome"], |command| {
        let profile = format!("--user-data-dir={}", folder.join("profile").display());
        let url = format!("file://{}", page.display());
        // The sandbox cannot be had by root; the page is ours.
        let fixed = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"];
        command.env("HOME", folder).current_dir(folder).args(fixed).args([&profile, option, &url]);
    })
}

#[test]
fn a_browser_shows_every_word_of_the_html_and_prints_it_on_a4() {
    let folder = tempfile::tempdir().expect("a folder");
    for lang in Lang::ALL {
        let minutes = minutes(&library(), entries(&library()), lang);
        let page = folder.path().join(Format::Html.file_name(&minutes));
        fs::write(&page, written(&minutes, Format::Html)).expect("a file");
        let Some(dumped) = chromium(folder.path(), &page, "--dump-dom") else { return };
        let dom = String::from_utf8_lossy(&dumped.stdout).into_owned();
        assert!(dom.contains(&format!("<html lang=\"{lang}\">")), "{dom}\n{}", String::from_utf8_lossy(&dumped.stderr));
        let title = &minutes.items[0].title.text;
        assert!(dom.contains(title.as_str()) && dom.contains(&minutes.ledger.head.to_string()), "{dom}");

        chromium(folder.path(), &page, "--screenshot");
        let picture = fs::read(folder.path().join("screenshot.png")).expect("a screenshot");
        assert!(picture.starts_with(b"\x89PNG") && picture.len() > 10_000, "{} bytes", picture.len());

        chromium(folder.path(), &page, "--print-to-pdf");
        assert!(is_a4(&fs::read(folder.path().join("output.pdf")).expect("a PDF")));
    }
}

#[test]
fn a_word_processor_opens_the_docx_and_makes_a_pdf_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    for lang in Lang::ALL {
        let minutes = minutes(&library(), entries(&library()), lang);
        let file = folder.path().join(Format::Docx.file_name(&minutes));
        fs::write(&file, written(&minutes, Format::Docx)).expect("a file");
        let convert = |format: &str| {
            run(&["soffice", "libreoffice"], |command| {
                let profile = format!("-env:UserInstallation=file://{}", folder.path().join("office").display());
                command.env("HOME", folder.path()).arg(profile).args(["--headless", "--convert-to", format]);
                command.arg("--outdir").arg(folder.path()).arg(&file);
            })
        };
        let Some(output) = convert("pdf") else { return };
        let pdf = fs::read(file.with_extension("pdf")).unwrap_or_default();
        assert!(is_a4(&pdf), "{}", String::from_utf8_lossy(&output.stderr));

        convert("txt:Text (encoded):UTF8");
        let text = fs::read_to_string(file.with_extension("txt")).expect("a text");
        let words = [&minutes.name, &minutes.items[0].title.text, &minutes.items[0].notes[0].who];
        assert!(words.iter().all(|words| text.contains(words.as_str())), "{text}");
        assert!(text.contains(&minutes.ledger.head.to_string()), "{text}");
    }
}

/// Whether it is a PDF with a page of 210 by 297 mm, in whole points of an inch's 72nd.
fn is_a4(pdf: &[u8]) -> bool {
    let text = String::from_utf8_lossy(pdf);
    let mut boxes = text.split("/MediaBox").skip(1);
    let is_a4 = |rest: &str| {
        let numbers = rest.trim_start().trim_start_matches('[').split(']').next().unwrap_or_default();
        let numbers: Vec<f64> = numbers.split_whitespace().filter_map(|number| number.parse().ok()).collect();
        matches!(numbers.as_slice(), [_, _, width, height] if (width - 595.0).abs() < 2.0 && (height - 842.0).abs() < 2.0)
    };
    pdf.starts_with(b"%PDF") && boxes.any(is_a4)
}
