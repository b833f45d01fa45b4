//! A fast hash for small keys that no stranger chooses to harm us with: the tables are ours, and a text
//! only looks things up.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasherDefault, Hasher},
};

/// A map with the fast hash.
pub type Map<K, V> = HashMap<K, V, BuildHasherDefault<Mixer>>;
/// A set with the fast hash.
pub type Set<K> = HashSet<K, BuildHasherDefault<Mixer>>;

/// Mixes eight bytes at a time by rotation and multiplication with an odd constant (2^64 divided by the
/// golden ratio, which spreads neighbouring numbers well; Knuth, The Art of Computer Programming, 6.4).
#[derive(Clone, Copy, Debug, Default)]
pub struct Mixer(u64);

impl Mixer {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some((word, behind)) = rest.split_first_chunk() {
            self.mix(u64::from_le_bytes(*word));
            rest = behind;
        }
        // Keys are short: copying a few bytes would take longer than reading them one by one.
        if !rest.is_empty() {
            let word = rest
                .iter()
                .fold(0, |word, byte| word << 8 | u64::from(*byte));
            self.mix(word);
        }
    }

    fn write_u64(&mut self, n: u64) {
        self.mix(n);
    }

    fn write_u8(&mut self, n: u8) {
        self.mix(n.into());
    }

    fn write_u32(&mut self, n: u32) {
        self.mix(n.into());
    }

    fn write_usize(&mut self, n: usize) {
        self.mix(n as u64);
    }

    fn write_isize(&mut self, n: isize) {
        self.mix(n as u64);
    }

    fn finish(&self) -> u64 {
        // The product's high bits are the well mixed ones; the table looks at the low ones too.
        self.0 ^ (self.0 >> 32)
    }
}
