//! Numbers for sequences, in the order in which they are first seen.

use std::collections::HashMap;

/// A numbering of words as sequences of forms.
#[derive(Default)]
pub(super) struct Numbering {
    numbers: HashMap<Box<[u32]>, u32>,
}

impl Numbering {
    /// The number of a sequence; the next free one if it is new.
    pub fn number(&mut self, sequence: &[u32]) -> u32 {
        if let Some(&number) = self.numbers.get(sequence) {
            return number;
        }
        let number = self.numbers.len() as u32;
        self.numbers.insert(sequence.into(), number);
        number
    }
}
