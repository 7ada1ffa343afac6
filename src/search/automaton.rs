//! A non-deterministic automaton over characters, simulated on all its states at once in the bits
//! of one word (the bit-parallel simulation of Baeza-Yates and Gonnet's Shift-And, generalised to
//! any transitions).

use std::collections::HashMap;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

use super::code::Code;
use super::rank;

/// From one state to another on a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edge {
    pub from: u8,
    pub to: u8,
    pub label: char,
    /// Whether it takes the word as it was typed.
    pub is_own: bool,
}

/// The states and what leads from one to the next. State 0 is where every match begins.
#[derive(Clone, Debug)]
pub(super) struct Automaton {
    edges: Vec<Edge>,
    /// The state in which something has been found.
    pub accept: u8,
    states: u8,
    /// The states between those of a word's letters, by the character and the state that they lead
    /// to: characters that end alike share them.
    before: HashMap<(char, u8), u8>,
}

/// As many as there are bits.
const STATES_MAX: u8 = 128;

impl Automaton {
    /// The automaton of the states 0 to `accept`, without edges.
    pub(super) fn new(accept: u8) -> Automaton {
        Automaton { edges: Vec::new(), accept, states: accept + 1, before: HashMap::new() }
    }

    /// Leads from one state to another on the characters one after another. Where there is no state
    /// left for those between, it does not.
    pub(super) fn lead(&mut self, from: u8, label: &[char], to: u8, is_own: bool) {
        let Some((first, others)) = label.split_first() else { return };
        let mut at = to;
        for c in others.iter().rev() {
            let Some(before) = self.before(*c, at) else { return };
            at = before;
        }
        self.edges.push(Edge { from, to: at, label: *first, is_own });
    }

    /// The state that leads to another on a character, and nowhere else.
    fn before(&mut self, label: char, to: u8) -> Option<u8> {
        if let Some(state) = self.before.get(&(label, to)) {
            return Some(*state);
        }
        let state = Some(self.states).filter(|state| *state < STATES_MAX)?;
        self.states += 1;
        self.before.insert((label, to), state);
        // What deviates has done so before it comes here.
        self.edges.push(Edge { from: state, to, label, is_own: true });
        Some(state)
    }

    /// Puts the edges in order, now that there are no more to come.
    pub(super) fn finish(mut self) -> Automaton {
        self.edges.sort_unstable();
        self.edges.dedup();
        self
    }

    /// How many states there are.
    pub(super) fn states(&self) -> usize {
        usize::from(self.states)
    }

    /// The edges that lead from a state, those to one state together.
    pub(super) fn leading_from(&self, state: u8) -> &[Edge] {
        let start = self.edges.partition_point(|edge| edge.from < state);
        let end = self.edges.partition_point(|edge| edge.from <= state);
        &self.edges[start..end]
    }

    /// The automaton over text in that code.
    pub(super) fn written(&self, code: &impl Code) -> Written {
        let mut edges: Vec<Edge> =
            self.edges.iter().filter_map(|edge| Some(Edge { label: code.encode(edge.label)?, ..*edge })).collect();
        edges.sort_unstable_by_key(|edge| (edge.label, edge.from));
        let greatest = edges.last().map_or(0, |edge| edge.label as usize + 1);
        let mut written = Written {
            places: vec![0; greatest],
            moves_of: std::iter::once(0..0).collect(),
            moves: Vec::new(),
            accept: 1 << self.accept,
        };
        for same in edges.chunk_by(|a, b| a.label == b.label) {
            let start = written.moves.len() as u32;
            for step in same.chunk_by(|a, b| a.from == b.from) {
                let to = step.iter().fold(0, |to, edge| to | 1 << edge.to);
                written.moves.push((1 << step[0].from, to));
            }
            written.places[same[0].label as usize] = written.moves_of.len() as u16;
            written.moves_of.push(start..written.moves.len() as u32);
        }
        written
    }
}

/// An automaton over text in a code.
#[derive(Debug)]
pub(super) struct Written {
    /// By character, where it stands in the list after this: at 0 where it has no moves.
    places: Vec<u16>,
    /// Where the moves of a character stand.
    moves_of: Vec<Range<u32>>,
    /// A state and the states that it leads to, as sets.
    moves: Vec<(u128, u128)>,
    accept: u128,
}

impl Written {
    /// Whether the automaton accepts any part of the text, and whether that part begins where a word
    /// may: not at a kana after another. Once the question is withdrawn it reads no further.
    pub(super) fn edge(&self, text: &str, code: &impl Code, is_withdrawn: &AtomicBool) -> Option<rank::Edge> {
        let mut active = 0;
        let is_found = |c| {
            active = self.step(active | 1, c);
            active & self.accept != 0
        };
        text.chars()
            .take_while(|_| !is_withdrawn.load(Ordering::Relaxed))
            .any(is_found)
            .then(|| if self.is_at_word(text, code) { rank::Edge::Word } else { rank::Edge::Inside })
    }

    /// Whether a part that begins where a word may is accepted.
    fn is_at_word(&self, text: &str, code: &impl Code) -> bool {
        let mut active = 0;
        let mut after_kana = false;
        text.chars().any(|c| {
            let is_kana = code.is_kana(c);
            active = self.step(active | u128::from(!(is_kana && after_kana)), c);
            after_kana = is_kana;
            active & self.accept != 0
        })
    }

    /// The parts of the text that are accepted, each as short as may be, apart from each other.
    pub(super) fn parts(&self, text: &str) -> Vec<Range<usize>> {
        let mut parts: Vec<Range<usize>> = Vec::new();
        for (start, _) in text.char_indices() {
            if parts.last().is_some_and(|last| start < last.end) {
                continue;
            }
            let mut active = 1;
            for (at, c) in text.get(start..).unwrap_or("").char_indices() {
                active = self.step(active, c);
                if active & self.accept != 0 {
                    parts.push(start..start + at + c.len_utf8());
                }
                if active == 0 || active & self.accept != 0 {
                    break;
                }
            }
        }
        parts
    }

    fn step(&self, active: u128, c: char) -> u128 {
        let Some(place) = self.places.get(c as usize).filter(|place| **place > 0) else { return 0 };
        let moves = &self.moves_of[usize::from(*place)];
        let moves = self.moves.get(moves.start as usize..moves.end as usize).unwrap_or_default();
        moves.iter().filter(|(from, _)| active & from != 0).fold(0, |next, (_, to)| next | to)
    }
}
