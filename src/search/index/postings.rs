//! Postings: for each character of an alphabet the exact set of the documents that have it, as a
//! bitmap where it is dense and as a sorted list where it is sparse (the containers of a Roaring
//! bitmap).

use super::alphabet;
use super::bits::{Bits, words_of};

/// The postings of one field of a segment.
#[derive(Debug, Default)]
pub(super) struct Postings {
    documents: usize,
    /// By number of the character.
    places: Box<[Place]>,
    lists: Box<[u16]>,
    bitmaps: Box<[u64]>,
}

/// Where the set of a character stands.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// In the lists or in the bitmaps, see [`is_dense`].
    start: u32,
    /// How many documents have the character.
    count: u32,
}

/// A list takes 16 bits a document, a bitmap one.
const DENSE: usize = 16;

impl Postings {
    /// The postings of written texts, one a document, in an alphabet of so many characters.
    pub(super) fn new<'a>(texts: impl ExactSizeIterator<Item = &'a str> + Clone, characters: usize) -> Postings {
        let documents = texts.len();
        let mut places = vec![Place::default(); characters];
        each(texts.clone(), characters, |number, _| places[number].count += 1);
        let (mut lists, mut bitmaps) = (0, 0);
        for place in &mut places {
            let taken = if is_dense(*place, documents) {
                (&mut bitmaps, words_of(documents))
            } else {
                (&mut lists, place.count as usize)
            };
            place.start = *taken.0 as u32;
            *taken.0 += taken.1;
        }
        let mut postings = Postings {
            documents,
            places: places.into(),
            lists: vec![0; lists].into(),
            bitmaps: vec![0; bitmaps].into(),
        };
        let mut filled = vec![0; characters];
        each(texts, characters, |number, document| {
            let place = postings.places[number];
            let start = place.start as usize;
            if is_dense(place, documents) {
                postings.bitmaps[start + document / 64] |= 1 << (document % 64);
            } else {
                postings.lists[start + filled[number]] = document as u16;
                filled[number] += 1;
            }
        });
        postings
    }

    /// How many documents have the character.
    pub(super) fn count(&self, number: u32) -> usize {
        self.places.get(number as usize).map_or(0, |place| place.count as usize)
    }

    /// Keeps of a set the documents that have the character.
    pub(super) fn intersect(&self, documents: &mut Bits, number: u32) {
        match self.container(number) {
            Container::Dense(words) => documents.intersect(words),
            Container::Sparse(list) => documents.intersect_list(list),
        }
    }

    /// Adds to a set the documents that have the character.
    pub(super) fn union(&self, documents: &mut Bits, number: u32) {
        match self.container(number) {
            Container::Dense(words) => documents.union(words),
            Container::Sparse(list) => documents.insert_all(list),
        }
    }

    fn container(&self, number: u32) -> Container<'_> {
        let place = self.places.get(number as usize).copied().unwrap_or_default();
        let start = place.start as usize;
        if is_dense(place, self.documents) {
            Container::Dense(self.bitmaps.get(start..start + words_of(self.documents)).unwrap_or_default())
        } else {
            Container::Sparse(self.lists.get(start..start + place.count as usize).unwrap_or_default())
        }
    }
}

enum Container<'a> {
    Dense(&'a [u64]),
    Sparse(&'a [u16]),
}

fn is_dense(place: Place, documents: usize) -> bool {
    place.count as usize * DENSE > documents
}

/// Calls for every character of every document, once where it comes several times.
fn each<'a>(texts: impl Iterator<Item = &'a str>, characters: usize, mut call: impl FnMut(usize, usize)) {
    // By character, one more than the last document that had it.
    let mut last = vec![0; characters];
    for (document, text) in texts.enumerate() {
        for number in text.chars().filter_map(alphabet::read) {
            let number = number as usize;
            if last[number] <= document {
                last[number] = document + 1;
                call(number, document);
            }
        }
    }
}
