//! Numbers for sequences, in the order in which they are first seen.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// A numbering of sequences of symbols.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Counter {
    /// Sequences of one symbol, which are most: its place plus one, or 0.
    single: Vec<u32>,
    longer: HashMap<Box<[u32]>, u32, BuildHasherDefault<Mixer>>,
    next: u32,
}

impl Counter {
    /// The number of a sequence; the next free one if it is new.
    pub fn number(&mut self, sequence: &[u32]) -> u32 {
        let found = match sequence {
            &[symbol] => {
                let at = symbol as usize;
                if at >= self.single.len() {
                    self.single.resize(at + 1, 0);
                }
                let cell = &mut self.single[at];
                if *cell > 0 {
                    return *cell - 1;
                }
                *cell = self.next + 1;
                None
            }
            _ => self.longer.get(sequence).copied(),
        };
        if let Some(number) = found {
            return number;
        }
        if sequence.len() != 1 {
            self.longer.insert(sequence.into(), self.next);
        }
        self.next += 1;
        self.next - 1
    }

    /// The number of a sequence that was seen.
    pub fn find(&self, sequence: &[u32]) -> Option<u32> {
        match sequence {
            &[symbol] => self.single.get(symbol as usize)?.checked_sub(1),
            _ => self.longer.get(sequence).copied(),
        }
    }
}

/// A quick hash for short sequences of small numbers: multiply and rotate, as in the compiler's
/// own tables. Nobody can attack it here: the worst that a text can do is to be counted slowly.
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

    fn write_usize(&mut self, word: usize) {
        self.write_u64(word as u64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_in_order_and_stay() {
        let mut counter = Counter::default();
        let sequences: [&[u32]; 5] = [&[7], &[7, 8], &[3], &[8, 7], &[]];
        for (expected, sequence) in (0..).zip(sequences) {
            assert_eq!(counter.find(sequence), None);
            assert_eq!(counter.number(sequence), expected);
        }
        for (expected, sequence) in (0..).zip(sequences) {
            assert_eq!(counter.number(sequence), expected);
            assert_eq!(counter.find(sequence), Some(expected));
        }
    }
}
