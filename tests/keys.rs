//! Keys: how they are written and shown, and what they come to in a place.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use teigen::action::{Action, Scope};
use teigen::glyph::Glyphs;
use teigen::key::{Chord, Code, Follow, Keymap, Modifiers, Resolution, Sequence, follows, parse_keys, resolve};

/// Reads one chord as the keymap spells it.
fn chord(text: &str) -> Chord {
    text.parse().unwrap()
}

/// The chord of a character as it was typed, full-width or not.
fn typed(char: char) -> Chord {
    Chord::plain(Code::Char(char))
}

#[test]
fn a_key_has_one_spelling_and_a_label() {
    for (written, spelling, label) in [
        ("j", "j", "j"),
        ("G", "G", "G"),
        ("shift-g", "G", "G"),
        ("あ", "あ", "あ"),
        ("ｊ", "j", "j"),
        ("？", "?", "?"),
        ("space", "space", "Space"),
        ("Ctrl-D", "ctrl-d", "Ctrl-d"),
        ("ctrl-shift-d", "ctrl-d", "Ctrl-d"),
        ("alt-X", "alt-X", "Alt-X"),
        ("alt-ctrl-x", "ctrl-alt-x", "Ctrl-Alt-x"),
        ("shift-TAB", "shift-tab", "Shift-Tab"),
        ("PageDown", "pagedown", "PageDown"),
        ("ctrl-pageup", "ctrl-pageup", "Ctrl-PageUp"),
        ("F1", "f1", "F1"),
        ("-", "-", "-"),
        ("ctrl--", "ctrl--", "Ctrl--"),
        ("ctrl-/", "ctrl-_", "Ctrl-_"),
        ("ctrl-i", "tab", "Tab"),
        ("ctrl-m", "enter", "Enter"),
        ("ctrl-[", "esc", "Esc"),
        ("alt-ctrl-m", "alt-enter", "Alt-Enter"),
        ("ctrl-h", "ctrl-h", "Ctrl-h"),
        ("down", "down", "↓"),
        ("alt-left", "alt-left", "Alt-←"),
        ("  g   g ", "g g", "g g"),
        ("ｇ　ｇ", "g g", "g g"),
        ("ctrl-x space", "ctrl-x space", "Ctrl-x Space"),
    ] {
        let keys: Sequence = written.parse().unwrap();
        assert_eq!((keys.to_string().as_str(), keys.label(Glyphs::Full).as_str()), (spelling, label), "{written:?}");
    }
}

#[test]
fn an_arrow_is_a_word_where_its_glyph_may_take_two_cells() {
    let labels: Vec<String> = ["up", "down", "left", "alt-right"].map(|key| chord(key).label(Glyphs::Neutral)).into();
    assert_eq!(labels, ["Up", "Down", "Left", "Alt-Right"]);
}

#[test]
fn a_key_that_cannot_be_read_says_which_part() {
    for (written, part) in [
        ("", ""),
        ("   ", "   "),
        ("foo", "foo"),
        ("g foo", "foo"),
        ("escape", "escape"),
        ("ctrl-", "ctrl-"),
        ("ctlr-d", "ctlr-d"),
        ("super-d", "super-d"),
        ("ctrl-ctrl-d", "ctrl-ctrl-d"),
        ("shift-1", "shift-1"),
        ("shift-あ", "shift-あ"),
        ("f13", "f13"),
        ("f0", "f0"),
        ("gg", "gg"),
        ("\u{7}", "\u{7}"),
        ("\u{200b}", "\u{200b}"),
        ("g \u{202e}", "\u{202e}"),
    ] {
        assert_eq!(written.parse::<Sequence>().unwrap_err().part, part, "{written:?}");
    }
}

#[test]
fn the_compact_form_reads_characters_as_keys_and_names_in_brackets() {
    let keys = |text| parse_keys(text).map(|keys| keys.iter().map(Chord::to_string).collect::<Vec<_>>().join(" "));
    assert_eq!(keys("jj<enter>g g<ctrl-d>あ").unwrap(), "j j enter g g ctrl-d あ");
    assert_eq!(keys("/日韓<space>ＡＢ<Shift-Tab>").unwrap(), "/ 日 韓 space Ａ Ｂ shift-tab");
    assert_eq!(keys("<lt>a>").unwrap(), "< a >");
    assert_eq!(keys("").unwrap(), "");
    assert_eq!(keys("a<nope>b").unwrap_err().part, "nope");
    assert_eq!(keys("a<enter").unwrap_err().part, "<enter");
    assert_eq!(keys("a<>").unwrap_err().part, "");
}

fn any_code() -> impl Strategy<Value = Code> {
    let named = [
        Code::Tab,
        Code::Enter,
        Code::Esc,
        Code::Backspace,
        Code::Delete,
        Code::Insert,
        Code::Up,
        Code::Down,
        Code::Left,
        Code::Right,
        Code::Home,
        Code::End,
        Code::PageUp,
        Code::PageDown,
    ];
    prop_oneof![
        "[ -~ぁ-んァ-ヶ가-힣一-龠！-～à-ÿ]".prop_map(|text| Code::Char(text.chars().next().unwrap())),
        prop::sample::select(named.to_vec()),
        (1..=12u8).prop_map(Code::F),
    ]
}

fn any_chord() -> impl Strategy<Value = Chord> {
    (any_code(), any::<[bool; 3]>())
        .prop_map(|(code, [ctrl, alt, shift])| Chord::new(code, Modifiers { ctrl, alt, shift }).folded())
}

proptest! {
    #[test]
    fn what_is_shown_reads_back_as_the_same_keys(chords in prop::collection::vec(any_chord(), 1..4)) {
        let keys = Sequence::new(chords).unwrap();
        prop_assert_eq!(keys.to_string().parse::<Sequence>().unwrap(), keys.clone());
        prop_assert_eq!(keys.label(Glyphs::Ascii).parse::<Sequence>().unwrap(), keys);
    }

    #[test]
    fn any_text_is_a_key_or_an_error(text in "\\PC*|(ctrl-|alt-|shift-| |<|>|-|tab|あ|\u{200b})*") {
        if let Ok(keys) = text.parse::<Sequence>() {
            prop_assert_eq!(keys.to_string().parse::<Sequence>().unwrap(), keys);
        }
        let _ = parse_keys(&text);
    }
}

fn keymap(patch: &str) -> Keymap {
    let (keymap, problems) = Keymap::patched("keymap.toml", patch);
    assert_eq!(problems, []);
    keymap
}

fn pending(keys: &str) -> Resolution {
    Resolution::Pending(parse_keys(keys).unwrap())
}

/// What the last of `keys` comes to when they are typed one after another.
fn last(keymap: &Keymap, scope: Scope, keys: &[Chord]) -> Resolution {
    let mut resolution = Resolution::Unbound;
    for key in keys {
        let before = if let Resolution::Pending(pending) = resolution { pending } else { Vec::new() };
        resolution = resolve(keymap, scope, &before, *key);
    }
    resolution
}

#[test]
fn keys_come_to_actions_by_the_place_that_one_is_in() {
    use Resolution::{Action as Does, Cancelled, Text, Unbound, WrongInput};
    let keymap = keymap("[global]\nnext-theme = [\"g t\"]\nnext-language = [\"L\", \"あ\"]");
    for (scope, keys, expected, because) in [
        (Scope::List, "j", Does(Action::Down), "a list binds it"),
        (Scope::List, "L", Does(Action::NextLanguage), "what the list leaves free is asked of the global scope"),
        (Scope::Overlay, "q", Does(Action::Back), "an inner scope hides an outer one"),
        (Scope::Global, "j", Unbound, "an outer scope knows nothing of an inner one"),
        (Scope::List, "g", pending("g"), "a longer sequence begins with it"),
        (Scope::List, "gg", Does(Action::First), "the sequence is whole"),
        (Scope::List, "gt", Does(Action::NextTheme), "an outer scope may go on with the same beginning"),
        (Scope::List, "gz", Unbound, "neither the sequence nor the key by itself means anything"),
        (Scope::List, "gj", Does(Action::Down), "a beginning that leads nowhere is forgotten"),
        (Scope::List, "gzj", Does(Action::Down), "nothing is left of it afterwards"),
        (Scope::List, "jg", pending("g"), "an action leaves nothing pending"),
        (Scope::List, "<esc>", Does(Action::Back), "with nothing pending it goes back"),
        (Scope::List, "g<esc>", Cancelled, "with something pending it only drops that"),
        (Scope::List, "g<esc>g", pending("g"), "what follows begins anew"),
        (Scope::List, "ｊ", Does(Action::Down), "a full-width letter is its ASCII twin"),
        (Scope::List, "ｇg", Does(Action::First), "also in a sequence"),
        (Scope::List, "？", Does(Action::ShowKeys), "also for a sign"),
        (Scope::List, "か", WrongInput('か'), "the input method is on"),
        (Scope::List, "gカ", WrongInput('カ'), "and what was pending is forgotten"),
        (Scope::List, "ㅓ", WrongInput('ㅓ'), "a Korean one too"),
        (Scope::List, "、", WrongInput('、'), "its punctuation shows it as well"),
        (Scope::List, "あ", Does(Action::NextLanguage), "unless the keymap binds the character"),
        (Scope::List, "é", Unbound, "a key of a European keyboard is no input method"),
        (Scope::List, "<alt-か>", Unbound, "an input method types nothing with Alt"),
        (Scope::Input, "j", Text('j'), "a letter is text"),
        (Scope::Input, "ｊ", Text('ｊ'), "and stays as it was typed"),
        (Scope::Input, "か", Text('か'), "kana is text"),
        (Scope::Input, "<space>", Text(' '), "a space is text"),
        (Scope::Input, "q", Text('q'), "the global keys do not reach a line of input"),
        (Scope::Input, "<enter>", Does(Action::Open), "a key that types nothing may be bound"),
        (Scope::Input, "<ctrl-d>", Does(Action::DeleteForward), "with the meaning of its scope"),
        (Scope::Input, "<alt-j>", Unbound, "a chord that types nothing is no text"),
        (Scope::Input, "<f5>", Unbound, "nor is a key without a character"),
    ] {
        assert_eq!(last(&keymap, scope, &parse_keys(keys).unwrap()), expected, "{keys} in {scope:?}: {because}");
    }
}

#[test]
fn an_ideographic_space_is_the_space_bar_but_text_in_a_line_of_input() {
    let keymap = Keymap::default();
    assert_eq!(resolve(&keymap, Scope::Page, &[], typed('\u{3000}')), Resolution::Action(Action::PageDown));
    assert_eq!(resolve(&keymap, Scope::Input, &[], typed('\u{3000}')), Resolution::Text('\u{3000}'));
}

#[test]
fn a_line_of_input_may_have_sequences_and_loses_no_text_to_them() {
    let keymap = keymap("[input]\nclear-input = [\"ctrl-x k\"]");
    let keys = parse_keys("<ctrl-x>k").unwrap();
    assert_eq!(last(&keymap, Scope::Input, &keys), Resolution::Action(Action::ClearInput));
    let keys = parse_keys("<ctrl-x>j").unwrap();
    assert_eq!(last(&keymap, Scope::Input, &keys), Resolution::Text('j'));
    let keys = parse_keys("<ctrl-x><esc>").unwrap();
    assert_eq!(last(&keymap, Scope::Input, &keys), Resolution::Cancelled);
}

#[test]
fn escape_may_end_a_sequence_of_its_own() {
    let keymap = keymap("[list]\nlast = [\"z esc\"]");
    let keys = parse_keys("z<esc>").unwrap();
    assert_eq!(last(&keymap, Scope::List, &keys), Resolution::Action(Action::Last));
}

#[test]
fn what_can_follow_a_beginning_comes_from_every_scope_that_is_asked() {
    let others =
        "follow-up = []\ncross-table = []\ncompare = []\nrelations = []\ngo-home = []\nbookmarks = []\nvisited = []";
    let keymap = keymap(&format!(
        "[list]\noutline = []\n[global]\nnext-theme = [\"g t\", \"g L x\"]\nredraw = [\"g L y\"]\n{others}"
    ));
    let after_g = follows(&keymap, Scope::List, &[chord("g")]);
    let expected = [
        (chord("g"), Follow::Action(Action::First)),
        (chord("t"), Follow::Action(Action::NextTheme)),
        (chord("L"), Follow::More),
    ];
    assert_eq!(after_g, expected);
    assert_eq!(follows(&keymap, Scope::List, &[chord("z")]), []);
}

#[test]
fn what_can_follow_nothing_is_what_resolves_to_something() {
    let keymap = Keymap::default();
    for scope in Scope::ALL {
        for (chord, follow) in follows(&keymap, scope, &[]) {
            let expected = match follow {
                Follow::Action(action) => Resolution::Action(action),
                Follow::More => Resolution::Pending(vec![chord]),
            };
            assert_eq!(resolve(&keymap, scope, &[], chord), expected, "{chord} in {scope:?}");
        }
    }
}
