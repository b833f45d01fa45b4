//! Numbers for pairs of numbers, in the order in which they are first seen. A sequence is numbered
//! by numbering its beginning and then the pair of that and what comes next.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// Stands for no number.
pub(super) const NONE: u32 = u32::MAX;

/// A numbering of pairs.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairs {
    numbers: HashMap<u64, u32, BuildHasherDefault<Mixer>>,
}

impl Pairs {
    /// The number of a pair; the next free one if it is new.
    #[inline]
    pub fn number(&mut self, first: u32, second: u32) -> u32 {
        let next = self.numbers.len() as u32;
        *self.numbers.entry(key(first, second)).or_insert(next)
    }

    /// The number of a pair that was seen.
    #[inline]
    pub fn find(&self, first: u32, second: u32) -> Option<u32> {
        self.numbers.get(&key(first, second)).copied()
    }

    /// How many pairs were seen.
    pub fn len(&self) -> u32 {
        self.numbers.len() as u32
    }
}

#[inline]
fn key(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

/// Numbers in the order in which they are first seen.
#[derive(Clone, Debug, Default)]
pub(super) struct Order {
    /// The place of each number plus one, or 0.
    places: Vec<u32>,
    next: u32,
}

impl Order {
    /// The place of a number; the next free one if it is new.
    #[inline]
    pub fn place(&mut self, number: u32) -> u32 {
        let at = number as usize;
        if at >= self.places.len() {
            self.places.resize(at + 1, 0);
        }
        if self.places[at] == 0 {
            self.next += 1;
            self.places[at] = self.next;
        }
        self.places[at] - 1
    }

    /// The place of a number that was seen.
    #[inline]
    pub fn find(&self, number: u32) -> Option<u32> {
        self.places.get(number as usize)?.checked_sub(1)
    }

    /// How many numbers were seen.
    pub fn len(&self) -> u32 {
        self.next
    }
}

/// Places for sequences of symbols.
#[derive(Clone, Debug)]
pub(super) struct Sequences {
    /// Symbols are below this number; sequences of several are numbered from it on.
    symbols: u32,
    pairs: Pairs,
    order: Order,
}

impl Sequences {
    /// No sequence yet; symbols are below `symbols`.
    pub fn new(symbols: u32) -> Self {
        Self {
            symbols,
            pairs: Pairs::default(),
            order: Order::default(),
        }
    }

    /// The place of a sequence; the next free one if it is new. The empty one has none.
    #[inline]
    pub fn place(&mut self, mut sequence: impl Iterator<Item = u32>) -> u32 {
        let Some(mut node) = sequence.next() else {
            return NONE;
        };
        for symbol in sequence {
            node = self.symbols + self.pairs.number(node, symbol);
        }
        self.order.place(node)
    }

    /// The place of a sequence that was seen.
    pub fn find(&self, mut sequence: impl Iterator<Item = u32>) -> Option<u32> {
        let mut node = sequence.next()?;
        for symbol in sequence {
            node = self.symbols + self.pairs.find(node, symbol)?;
        }
        self.order.find(node)
    }

    /// How many sequences were seen.
    pub fn len(&self) -> u32 {
        self.order.len()
    }
}

/// A quick hash for small numbers: multiply and rotate, as in the compiler's own tables. Nobody can
/// attack it here: the worst that a text can do is to be counted slowly.
#[derive(Default)]
pub(super) struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        // The table looks at the upper bits and at the lower ones.
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_come_in_order_and_stay() {
        let mut sequences = Sequences::new(10);
        let all: [&[u32]; 5] = [&[7], &[7, 8], &[3], &[8, 7], &[7, 8, 7]];
        for (expected, sequence) in (0..).zip(all) {
            assert_eq!(sequences.find(sequence.iter().copied()), None);
            assert_eq!(sequences.place(sequence.iter().copied()), expected);
        }
        for (expected, sequence) in (0..).zip(all) {
            assert_eq!(sequences.place(sequence.iter().copied()), expected);
            assert_eq!(sequences.find(sequence.iter().copied()), Some(expected));
        }
        assert_eq!(sequences.len(), 5);
    }

    #[test]
    fn the_empty_sequence_has_no_place() {
        let mut sequences = Sequences::new(10);
        assert_eq!(sequences.place(std::iter::empty()), NONE);
        assert_eq!(sequences.find(std::iter::empty()), None);
    }
}
