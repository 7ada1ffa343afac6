//! The bytes of terminals as keys: what each of them sends, in any pieces, and what is no key.

#![allow(clippy::unwrap_used, clippy::panic)]

use crossterm::event::{Event, MouseButton, MouseEventKind};
use proptest::prelude::*;
use teigen::key::Chord;
use teigen::shell::decode::Decoder;

/// The events of bytes after which nothing comes.
fn events(bytes: &[u8]) -> Vec<Event> {
    let mut decoder = Decoder::default();
    let mut events = decoder.take(bytes);
    events.extend(decoder.settle());
    events
}

/// The keys as the keymap spells them, pastes in brackets.
fn spelled(bytes: &[u8]) -> String {
    let spelling = |event: Event| match event {
        Event::Key(key) => Chord::from_event(key).map_or("?".to_owned(), |chord| chord.to_string()),
        Event::Paste(text) => format!("[{text}]"),
        other => panic!("{other:?}"),
    };
    events(bytes).into_iter().map(spelling).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_key_is_known_by_what_terminals_send_for_it() {
    for (spelling, sent) in [
        ("j", &["j", "\x1b[106u", "\x1b[106;1u", "\x1b[106;129u"][..]),
        ("J", &["J", "\x1b[106;2u", "\x1b[27;2;106~"]),
        ("あ", &["あ"]),
        ("space", &[" "]),
        ("enter", &["\r", "\x1b[13u", "\x1bOM"]),
        ("tab", &["\t", "\x1b[9u"]),
        ("shift-tab", &["\x1b[Z", "\x1b[1;2Z", "\x1b[9;2u"]),
        ("backspace", &["\x7f", "\x1b[127u"]),
        ("esc", &["\x1b", "\x1b[27u"]),
        ("ctrl-h", &["\x08"]),
        ("ctrl-a", &["\x01", "\x1b[97;5u", "\x1b[27;5;97~"]),
        ("ctrl-z", &["\x1a"]),
        ("ctrl-j", &["\n"]),
        ("ctrl-space", &["\0", "\x1b[32;5u"]),
        ("ctrl-\\", &["\x1c"]),
        ("ctrl-_", &["\x1f"]),
        ("alt-l", &["\x1bl", "\x1b[108;3u"]),
        ("alt-あ", &["\x1bあ"]),
        ("alt-enter", &["\x1b\r"]),
        ("alt-backspace", &["\x1b\x7f"]),
        ("ctrl-alt-a", &["\x1b\x01"]),
        ("alt-[", &["\x1b["]),
        ("alt-O", &["\x1bO"]),
        ("up", &["\x1b[A", "\x1bOA", "\x1b[1A", "\x1b[1;1A"]),
        ("down", &["\x1b[B", "\x1bOB"]),
        ("right", &["\x1b[C", "\x1bOC"]),
        ("left", &["\x1b[D", "\x1bOD"]),
        ("ctrl-up", &["\x1b[1;5A"]),
        ("alt-left", &["\x1b[1;3D"]),
        ("ctrl-alt-shift-right", &["\x1b[1;8C"]),
        ("home", &["\x1b[H", "\x1bOH", "\x1b[1~", "\x1b[7~"]),
        ("end", &["\x1b[F", "\x1bOF", "\x1b[4~", "\x1b[8~"]),
        ("insert", &["\x1b[2~"]),
        ("delete", &["\x1b[3~"]),
        ("ctrl-delete", &["\x1b[3;5~"]),
        ("pageup", &["\x1b[5~"]),
        ("pagedown", &["\x1b[6~"]),
        ("f1", &["\x1bOP", "\x1b[P", "\x1b[11~", "\x1b[[A"]),
        ("f3", &["\x1bOR", "\x1b[13~", "\x1b[[C"]),
        ("shift-f3", &["\x1b[1;2R", "\x1b[13;2~"]),
        ("f4", &["\x1bOS", "\x1b[14~", "\x1b[[D"]),
        ("f5", &["\x1b[15~", "\x1b[[E"]),
        ("f6", &["\x1b[17~"]),
        ("f10", &["\x1b[21~"]),
        ("f11", &["\x1b[23~"]),
        ("f12", &["\x1b[24~"]),
        ("esc esc", &["\x1b\x1b"]),
        ("esc up", &["\x1b\x1b[A"]),
        ("[a b] q", &["\x1b[200~a b\x1b[201~q"]),
    ] {
        for bytes in sent {
            assert_eq!(spelled(bytes.as_bytes()), spelling, "{bytes:?}");
        }
    }
}

#[test]
fn what_is_no_key_is_left_out_and_the_key_behind_it_is_not() {
    for sent in [
        "\x1b[2;3R",     // where the cursor stands
        "\x1b[?62;22c",  // what the terminal is
        "\x1b[8;24;80t", // its size
        "\x1b[I",        // the focus
        "\x1b[O",
        "\x1b[<0;10;20m", // mice: a button let go, another button, a move, no place
        "\x1b[<2;10;20M",
        "\x1b[<32;10;20M",
        "\x1b[<0;0;0M",
        "\x1b[<0;99999;1M",
        "\x1b[32;10;20M",
        "\x1b[M !!",
        "\x1b[Mqqq",
        "\x1b]11;rgb:0000/0000/0000\x1b\\", // answers about colours
        "\x1b]11;rgb:0000/0000/0000\x07",
        "\x1bP1$r0 q\x1b\\",
        "\x1bP>|terminal(1)\x1b\\",
        "\x1b[?2026;2$y",
        "\x1b[106;1:3u", // a key let go
        "\x1b[57358u",   // Caps Lock
        "\x1b[99~",
        "\x1b[201~",        // the end of no paste
        "\x1b[1;2\x1b[99~", // broken off
        "\x1b[1 @",
        "\u{85}",
    ] {
        let spelled = spelled(format!("{sent}q").as_bytes());
        assert_eq!(spelled.trim_start_matches("? "), "q", "{sent:?}");
    }
    assert_eq!(spelled(b"\xff\xfe\x80q"), "q");
    assert_eq!(spelled(b"\xe3\x81q"), "q", "half a character");
}

#[test]
fn the_wheel_and_the_main_button_are_known_with_their_place() {
    for (sent, kind) in [
        ("\x1b[<0;10;20M", MouseEventKind::Down(MouseButton::Left)),
        ("\x1b[<16;10;20M", MouseEventKind::Down(MouseButton::Left)),
        ("\x1b[<64;10;20M", MouseEventKind::ScrollUp),
        ("\x1b[<65;10;20M", MouseEventKind::ScrollDown),
    ] {
        let events = events(sent.as_bytes());
        let [Event::Mouse(mouse)] = events.as_slice() else { panic!("{sent:?}: {events:?}") };
        assert_eq!((mouse.kind, mouse.column, mouse.row), (kind, 9, 19), "{sent:?}");
    }
}

/// Bytes such as terminals send, and such as they do not.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let pieces = [
        "j",
        "あ",
        "\x1b",
        "[",
        "O",
        "200~",
        "201~",
        "\x1b[200~",
        "\x1b[201~",
        "\x1b[A",
        "\x1b[1;5",
        "3~",
        "\r\n",
        "\x03",
        "]",
        "M",
        "\x1b[<64;3;4M",
        "\x1b\\",
        "\x07",
        ";",
        "<",
        "9999999999",
        "u",
        "R",
        " ",
    ];
    let piece = prop_oneof![
        8 => proptest::sample::select(pieces.map(|piece| piece.as_bytes().to_vec()).to_vec()),
        1 => proptest::collection::vec(any::<u8>(), 0..6),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Pastes as one, wherever they were parted.
fn joined(events: impl IntoIterator<Item = Event>) -> Vec<Event> {
    let mut joined: Vec<Event> = Vec::new();
    for event in events {
        match (joined.last_mut(), event) {
            (Some(Event::Paste(before)), Event::Paste(text)) => before.push_str(&text),
            (_, event) => joined.push(event),
        }
    }
    joined
}

proptest! {
    #[test]
    fn bytes_in_any_pieces_are_the_same_keys(bytes in bytes(), size in 1..20_usize) {
        let mut decoder = Decoder::default();
        let mut pieces: Vec<Event> = bytes.chunks(size).flat_map(|piece| decoder.take(piece)).collect();
        pieces.extend(decoder.settle());
        prop_assert_eq!(joined(pieces), joined(events(&bytes)));
    }

    #[test]
    fn whatever_comes_the_decoder_comes_to_rest(bytes in bytes()) {
        let mut decoder = Decoder::default();
        let _ = decoder.take(&bytes);
        for _ in 0..3 {
            let _ = decoder.settle();
        }
        prop_assert_eq!(decoder.patience(), None);
    }

    #[test]
    fn nothing_pasted_is_ever_a_key(text in "[^\u{1b}]{0,200}", size in 1..50_usize) {
        let bytes = format!("\x1b[200~{text}\x1b[201~");
        let mut decoder = Decoder::default();
        let events: Vec<Event> = bytes.as_bytes().chunks(size).flat_map(|piece| decoder.take(piece)).collect();
        let expected = text.replace("\r\n", "\n").replace('\r', "\n");
        let expected = if expected.is_empty() { vec![] } else { vec![Event::Paste(expected)] };
        prop_assert_eq!(joined(events), expected);
    }
}
