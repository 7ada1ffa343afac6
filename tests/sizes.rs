//! Every screen at every sort of size: nothing to draw on, slivers, projectors, walls.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::HashSet;
use std::path::Path;

use support::desk::{Desk, fixture};
use support::effort;
use teigen::brief::Library;
use teigen::lang::Lang;

/// The keys that lead to each screen, from the desk as it opens.
const SCREENS: [&str; 40] = [
    "",
    "gh",
    "<enter>",
    "<enter>jj<enter>",
    "<enter>jj<enter>t",
    "<enter>jj<enter>p",
    "<enter>jj<enter>c",
    "<enter>jj<enter>/e",
    "<enter>jj<enter>?",
    "<enter>G<enter>",
    "/a",
    "/a<enter>",
    "/th",
    "/by:<tab>",
    "<ctrl-f>",
    "<ctrl-f>a",
    "<ctrl-f>response:<tab><tab>",
    "<enter>jy",
    "<enter>jj<enter>Y",
    "go",
    "?",
    "!",
    ":",
    ":me",
    "gt",
    "gt++<left>v",
    "gr",
    "grv",
    "gc",
    "gx",
    "gxvV",
    "gb",
    "gv",
    "<f2>",
    "jjg",
    "<enter>jja",
    "<enter>jji",
    "m",
    "m<enter>",
    "m<enter>x<ctrl-s>",
];

/// The same sizes at every run: the extremes, then terminals as they are, then wider ones.
fn sizes() -> Vec<(u16, u16)> {
    let mut sizes = vec![(0, 0), (0, 24), (80, 0), (1, 1), (10_000, 1), (10_000, 50), (1, 10_000), (9_999, 3)];
    let mut seed = 1_u32;
    let mut below = |limit: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        ((seed >> 8) % limit) as u16
    };
    let count = effort::rounds(1000, 150);
    while sizes.len() < count {
        let size = match below(20) {
            0 => (below(10_001), below(20)),
            1 => (below(500), below(200)),
            _ => (below(140), below(50)),
        };
        sizes.push(size);
    }
    sizes
}

fn desk(lang: Lang, ledger: &Path) -> Desk {
    let briefs = ["desk", "straits"].map(|folder| fixture(folder).0.briefs().to_vec()).concat();
    let (_, problems) = fixture("desk-with-bad");
    Desk::with(Library::new(briefs), problems, lang, 80, 24).on_ledger(ledger)
}

/// Draws those screens at each size, and moves about there.
fn is_drawn(screens: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let sizes = sizes();
    for (nth, keys) in screens.iter().enumerate() {
        let lang = Lang::ALL[nth % Lang::ALL.len()];
        let mut desk = desk(lang, &folder.path().join(format!("{nth}.sqlite"))).keys(keys);
        for (at, &(columns, rows)) in sizes.iter().enumerate() {
            desk = desk.resize(columns, rows);
            if at % 8 == 0 {
                desk = desk.burst(if at % 16 == 0 { "<down><pagedown>" } else { "<up><pageup>" });
            }
        }
        let shown = desk.resize(80, 24).screen();
        assert!(shown.lines().count() == 24, "{keys}:\n{shown}");
    }
}

#[test]
fn the_keys_lead_to_a_screen_of_its_own_each() {
    let folder = tempfile::tempdir().unwrap();
    let mut seen = HashSet::new();
    for (nth, keys) in SCREENS.iter().enumerate() {
        let screen = desk(Lang::En, &folder.path().join(format!("{nth}.sqlite"))).keys(keys).screen();
        assert!(seen.insert(screen.clone()), "{keys}:\n{screen}");
    }
}

#[test]
fn the_first_half_of_the_screens_is_drawn_at_every_sort_of_size() {
    is_drawn(&SCREENS[..SCREENS.len() / 2]);
}

#[test]
fn the_other_half_of_the_screens_is_drawn_at_every_sort_of_size() {
    is_drawn(&SCREENS[SCREENS.len() / 2..]);
}
