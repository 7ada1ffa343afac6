//! A segment: some thousands of documents, indexed by themselves.

use std::collections::HashMap;
use std::ops::Range;

use memchr::memmem::Finder;

use super::super::documents::OWN_FIELDS;
use super::super::scan::Document;
use super::super::vocabulary::Vocabulary;
use super::super::words::Gathered;
use super::alphabet::{Alphabet, Counter, Writer};
use super::bits::Bits;
use super::postings::Postings;
use crate::brief::{ItemRef, Library};

/// The documents of a segment. Numbers within it fit 16 bits, and a few dozen segments share out
/// evenly to the threads.
pub(super) const DOCUMENTS: usize = 8192;

/// What a processor fetches from memory at once, in bytes.
const CACHE_LINE: usize = 64;

/// Some thousands of documents.
#[derive(Debug)]
pub(super) struct Segment {
    /// The number of the first document.
    pub first: u32,
    pub documents: usize,
    pub alphabet: Alphabet,
    /// By own field.
    pub fields: [Field; OWN_FIELDS.len()],
    /// The words that they say.
    pub words: Gathered,
    /// By number of the value, the documents that are filed under it.
    values: HashMap<usize, Box<[u16]>>,
}

/// What the documents of a segment say in one field.
#[derive(Debug)]
pub(super) struct Field {
    /// In the alphabet, one document after another.
    text: String,
    /// Where each document begins; and the end.
    starts: Box<[u32]>,
    pub postings: Postings,
}

impl Field {
    /// The texts that begin at `starts`, one a document.
    fn new(texts: &str, starts: &[usize], alphabet: &Alphabet, writer: &Writer) -> Field {
        let ends = starts.iter().skip(1).chain([&texts.len()]).copied().collect::<Vec<usize>>();
        let mut field = Field { text: String::new(), starts: Box::default(), postings: Postings::default() };
        let mut written = vec![0];
        for (start, end) in starts.iter().zip(ends) {
            writer.write(texts.get(*start..end).unwrap_or(""), &mut field.text);
            written.push(field.text.len() as u32);
        }
        field.text.shrink_to_fit();
        field.starts = written.into();
        field.postings = Postings::new((0..starts.len()).map(|document| field.text(document)), alphabet.len());
        field
    }

    /// What a document says.
    pub(super) fn text(&self, document: usize) -> &str {
        self.text.get(self.range(document)).unwrap_or("")
    }

    /// The bytes of what a document says.
    pub(super) fn bytes(&self, document: usize) -> &[u8] {
        self.text.as_bytes().get(self.range(document)).unwrap_or_default()
    }

    /// The documents that say what the finder looks for, each with the byte of its text at which it does
    /// so first. What is looked for never reaches from one document into the next: between them stand
    /// field marks.
    pub(super) fn occurrences<'a>(&'a self, finder: &'a Finder<'_>) -> impl Iterator<Item = (usize, usize)> + 'a {
        let mut ranges = self.starts.windows(2).map(|pair| (pair[0] as usize, pair[1] as usize)).enumerate();
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + finder.find(self.text.as_bytes().get(from..)?)?;
            let (document, (start, end)) = ranges.find(|(_, (_, end))| *end > at)?;
            from = end;
            Some((document, at - start))
        })
    }

    /// Looks at what a document says, to no end but that it is fetched from memory.
    pub(super) fn touch(&self, document: usize) -> u8 {
        let start = self.range(document).start;
        let byte = |at: usize| self.text.as_bytes().get(at).copied().unwrap_or_default();
        byte(start) ^ byte(start + CACHE_LINE)
    }

    fn range(&self, document: usize) -> Range<usize> {
        let place = |at: usize| self.starts.get(at).map_or(0, |start| *start as usize);
        place(document)..place(document + 1)
    }
}

impl Segment {
    /// Indexes the items, of which the first has the number `first`.
    pub(super) fn new(library: &Library, vocabulary: &Vocabulary, items: &[ItemRef], first: u32) -> Segment {
        let mut texts: [String; OWN_FIELDS.len()] = Default::default();
        let mut starts: [Vec<usize>; OWN_FIELDS.len()] = Default::default();
        let mut values: HashMap<usize, Vec<u16>> = HashMap::new();
        let mut document = Document::default();
        let mut counter = Counter::default();
        for (at, item) in items.iter().enumerate() {
            document.read(library, *item);
            document.file(library, vocabulary);
            for ((text, starts), said) in texts.iter_mut().zip(&mut starts).zip(&document.texts) {
                starts.push(text.len());
                text.push_str(said);
            }
            for value in &document.values {
                values.entry(*value).or_default().push(at as u16);
            }
        }
        let mut words = Gathered::default();
        for text in &texts {
            counter.count(text);
            words.gather(text);
        }
        let (alphabet, writer) = counter.finish();
        let mut both = texts.into_iter().zip(starts);
        let fields = OWN_FIELDS.map(|_| {
            let (text, starts) = both.next().unwrap_or_default();
            Field::new(&text, &starts, &alphabet, &writer)
        });
        let values = values.into_iter().map(|(value, documents)| (value, documents.into())).collect();
        Segment { first, documents: items.len(), alphabet, fields, words, values }
    }

    /// The documents that are filed under any of the values.
    pub(super) fn filed(&self, values: &[usize]) -> Bits {
        let mut documents = Bits::none(self.documents);
        values.iter().filter_map(|value| self.values.get(value)).for_each(|list| documents.insert_all(list));
        documents
    }
}
