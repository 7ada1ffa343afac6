//! The minutes of one meeting, held against files that a person has looked at.
//!
//! `TEIGEN_GOLDEN=write` writes the files anew.

use std::fs;

use teigen::lang::Lang;
use teigen::minutes::{Format, Minutes};

use crate::support::{entries, fixture, library, minutes, unpacked, written};

/// The file as it is compared: of a package the document, which is what a person can read.
fn shown(minutes: &Minutes, format: Format) -> (String, Vec<u8>) {
    let bytes = written(minutes, format);
    let name = format.file_name(minutes);
    if format.is_text() {
        return (name, bytes);
    }
    let document = unpacked(&bytes).into_iter().find(|(name, _)| name == "word/document.xml").expect("a document");
    (format!("{name}.xml"), document.1.replace("<w:p>", "\n<w:p>").into_bytes())
}

#[test]
fn the_minutes_are_those_of_the_golden_files_in_every_language_and_format() {
    let library = library();
    let mut differing = Vec::new();
    for lang in Lang::ALL {
        let minutes = minutes(&library, entries(&library), lang);
        for format in Format::ALL {
            let (name, bytes) = shown(&minutes, format);
            let path = fixture("minutes").join(&name);
            if std::env::var_os("TEIGEN_GOLDEN").is_some_and(|value| value == "write") {
                fs::write(&path, &bytes).expect("a folder of fixtures");
            }
            if fs::read(&path).ok() != Some(bytes) {
                differing.push(name);
            }
        }
    }
    assert!(differing.is_empty(), "{differing:#?}");
}

#[test]
fn minutes_made_again_are_the_same_to_the_byte() {
    for lang in Lang::ALL {
        for format in Format::ALL {
            let made = || written(&minutes(&library(), entries(&library()), lang), format);
            assert!(made() == made(), "{lang} {format:?}");
        }
    }
}
