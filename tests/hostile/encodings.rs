//! A file in another encoding is told of by the name of that encoding, and never read in it.

use encoding_rs::{EUC_JP, EUC_KR, Encoding as Coder, ISO_2022_JP, SHIFT_JIS};
use teigen::brief;
use teigen::key::Keymap;
use teigen::lang::Lang;
use teigen::problem::{Problem, ProblemKind, decode};
use teigen::shell::embedded::EMBEDDED;
use teigen::shell::env::Env;
use teigen::shell::load;
use teigen::text::encoding::Encoding;

/// The bundled briefs as texts of one language beside English, as most that come by mail are.
fn briefs(other: Lang) -> impl Iterator<Item = String> {
    EMBEDDED.iter().map(move |(_, text)| {
        let is_other = |line: &&str| !line.trim_start().starts_with(&format!("{other}:"));
        text.lines().filter(is_other).collect::<Vec<_>>().join("\n")
    })
}

fn encoded(text: &str, coder: &'static Coder) -> Vec<u8> {
    coder.encode(text).0.into_owned()
}

/// The one problem that a file has, which is no brief.
fn refused(bytes: &[u8]) -> Problem {
    let reading = brief::read("a.yaml", bytes);
    assert!(reading.brief().is_none());
    let [problem] = reading.problems() else { panic!("{:?}", reading.problems()) };
    problem.clone()
}

fn likely(bytes: &[u8]) -> Option<Encoding> {
    match refused(bytes).kind {
        ProblemKind::NotUtf8 { likely } => likely,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_bundled_brief_in_an_encoding_of_its_language_is_told_by_that_encoding() {
    let japanese = [(SHIFT_JIS, Encoding::ShiftJis), (EUC_JP, Encoding::EucJp), (ISO_2022_JP, Encoding::Iso2022Jp)];
    let korean = [(EUC_KR, Encoding::Cp949)];
    for (other, coders) in [(Lang::Ko, japanese.as_slice()), (Lang::Ja, korean.as_slice())] {
        for text in briefs(other) {
            for (coder, encoding) in coders {
                assert_eq!(likely(&encoded(&text, coder)), Some(*encoding));
                let dos = encoded(&text.replace('\n', "\r\n"), coder);
                assert_eq!(likely(&dos), Some(*encoding));
                let cut = dos.get(..dos.len() / 2).unwrap();
                assert_eq!(likely(cut), Some(*encoding), "a download that broke off");
            }
        }
    }
}

#[test]
fn every_bundled_brief_in_wider_units_is_told_by_them() {
    for (_, text) in EMBEDDED {
        let sixteen: [Vec<u8>; 2] =
            [u16::to_le_bytes, u16::to_be_bytes].map(|bytes| text.encode_utf16().flat_map(bytes).collect());
        for bytes in sixteen {
            assert_eq!(likely(&bytes), Some(Encoding::Utf16));
        }
        let thirty_two: [Vec<u8>; 2] =
            [u32::to_le_bytes, u32::to_be_bytes].map(|bytes| text.chars().map(u32::from).flat_map(bytes).collect());
        for bytes in thirty_two {
            assert_eq!(likely(&bytes), Some(Encoding::Utf32));
        }
    }
}

#[test]
fn a_file_of_two_encodings_is_not_told_by_either() {
    let (japanese, korean) = (briefs(Lang::Ko).next().unwrap(), briefs(Lang::Ja).next().unwrap());
    for (first, second) in [
        (japanese.clone().into_bytes(), encoded(&japanese, SHIFT_JIS)),
        (encoded(&japanese, SHIFT_JIS), encoded(&korean, EUC_KR)),
    ] {
        let kind = refused(&[first, second].concat()).kind;
        assert_eq!(kind, ProblemKind::NotUtf8 { likely: None });
    }
}

#[test]
fn a_sound_brief_is_never_taken_for_another_encoding() {
    for (name, text) in EMBEDDED {
        assert_eq!(decode(name, text.as_bytes()).map_err(|problem| problem.kind), Ok(*text));
        assert_eq!(decode(name, format!("\u{feff}{text}").as_bytes()).map_err(|problem| problem.kind), Ok(*text));
    }
}

#[test]
fn a_keymap_in_another_encoding_is_told_of_as_a_brief_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keymap.toml");
    std::fs::write(&path, encoded("# 一覧で次の行へ移るキーを変える\n[list]\ndown = [\"n\"]\n", SHIFT_JIS)).unwrap();
    let (keymap, problems) = load::keymap(Some(&path), &Env::default());
    assert_eq!(keymap, Keymap::default());
    let kinds: Vec<_> = problems.into_iter().map(|problem| problem.kind).collect();
    assert_eq!(kinds, [ProblemKind::NotUtf8 { likely: Some(Encoding::ShiftJis) }]);
}
