//! A non-deterministic automaton over characters, simulated on all its states at once in the bits
//! of one word (the bit-parallel simulation of Baeza-Yates and Gonnet's Shift-And, generalised to
//! any transitions).

use std::ops::Range;

use super::code::Code;

/// From one state to another on a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edge {
    pub label: char,
    pub from: u8,
    pub to: u8,
}

/// The states and what leads from one to the next. State 0 is where every match begins.
#[derive(Clone, Debug)]
pub(super) struct Automaton {
    pub edges: Vec<Edge>,
    /// The state in which something has been found.
    pub accept: u8,
    states: u8,
}

/// As many as there are bits.
const STATES_MAX: u8 = 128;

impl Automaton {
    /// The automaton of the states 0 to `accept`, without edges.
    pub(super) fn new(accept: u8) -> Automaton {
        Automaton { edges: Vec::new(), accept, states: accept + 1 }
    }

    /// Leads from one state to another on the characters one after another. Where there is no state
    /// left for those between, it does not.
    pub(super) fn lead(&mut self, from: u8, label: &[char], to: u8) {
        let [first @ .., last] = label else { return };
        if first.len() > usize::from(STATES_MAX - self.states) {
            return;
        }
        let mut at = from;
        for &c in first {
            self.edges.push(Edge { label: c, from: at, to: self.states });
            at = self.states;
            self.states += 1;
        }
        self.edges.push(Edge { label: *last, from: at, to });
    }

    /// The automaton over text in that code.
    pub(super) fn written(&self, code: &impl Code) -> Written {
        let mut edges: Vec<Edge> =
            self.edges.iter().filter_map(|edge| Some(Edge { label: code.encode(edge.label)?, ..*edge })).collect();
        edges.sort_unstable();
        edges.dedup();
        let mut written = Written { places: Vec::new(), moves: Vec::new(), accept: 1 << self.accept };
        let greatest = edges.last().map_or(0, |edge| edge.label as usize + 1);
        written.places.resize(greatest, 0..0);
        for same in edges.chunk_by(|a, b| a.label == b.label) {
            let start = written.moves.len() as u32;
            for step in same.chunk_by(|a, b| a.from == b.from) {
                let to = step.iter().fold(0, |to, edge| to | 1 << edge.to);
                written.moves.push((step[0].from, to));
            }
            written.places[same[0].label as usize] = start..written.moves.len() as u32;
        }
        written
    }
}

/// An automaton over text in a code.
#[derive(Debug)]
pub(super) struct Written {
    /// By character, where its moves stand.
    places: Vec<Range<u32>>,
    /// A state, and the set of states that it leads to.
    moves: Vec<(u8, u128)>,
    accept: u128,
}

impl Written {
    /// Whether the automaton accepts any part of the text.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let mut active = 0;
        text.chars().any(|c| {
            active = self.step(active | 1, c);
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
        let moves =
            self.places.get(c as usize).and_then(|place| self.moves.get(place.start as usize..place.end as usize));
        let moves = moves.unwrap_or_default();
        moves.iter().filter(|(from, _)| active >> from & 1 == 1).fold(0, |next, (_, to)| next | to)
    }
}
