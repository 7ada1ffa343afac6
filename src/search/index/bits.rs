//! Sets of the documents of one segment, a bit each.

/// A set of numbers below a bound that its user knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bits {
    words: Box<[u64]>,
}

/// The words that hold so many bits.
pub(super) fn words_of(bits: usize) -> usize {
    bits.div_ceil(64)
}

impl Bits {
    pub(super) fn none(bound: usize) -> Bits {
        Bits { words: vec![0; words_of(bound)].into() }
    }

    pub(super) fn all(bound: usize) -> Bits {
        let mut words = vec![u64::MAX; words_of(bound)];
        if let Some(last) = words.last_mut().filter(|_| !bound.is_multiple_of(64)) {
            *last = (1 << (bound % 64)) - 1;
        }
        Bits { words: words.into() }
    }

    pub(super) fn has(&self, number: usize) -> bool {
        self.words.get(number / 64).is_some_and(|word| word & (1 << (number % 64)) != 0)
    }

    pub(super) fn insert(&mut self, number: usize) {
        self.words[number / 64] |= 1 << (number % 64);
    }

    pub(super) fn insert_all(&mut self, numbers: &[u16]) {
        numbers.iter().for_each(|number| self.insert(usize::from(*number)));
    }

    pub(super) fn union(&mut self, other: &[u64]) {
        self.words.iter_mut().zip(other).for_each(|(word, other)| *word |= other);
    }

    pub(super) fn intersect(&mut self, other: &[u64]) {
        self.words.iter_mut().zip(other).for_each(|(word, other)| *word &= other);
    }

    pub(super) fn remove(&mut self, other: &[u64]) {
        self.words.iter_mut().zip(other).for_each(|(word, other)| *word &= !other);
    }

    /// Keeps only those of the numbers, which ascend.
    pub(super) fn intersect_list(&mut self, numbers: &[u16]) {
        let mut kept = vec![0; self.words.len()];
        for number in numbers {
            let at = usize::from(*number);
            kept[at / 64] |= self.words[at / 64] & (1 << (at % 64));
        }
        self.words = kept.into();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    pub(super) fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub(super) fn words(&self) -> &[u64] {
        &self.words
    }

    /// The numbers, ascending.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros() as usize;
                left &= left.checked_sub(1)?;
                Some(at * 64 + bit)
            })
        })
    }
}
