//! Syllables by number, and the words that they make.

use crate::{Span, fold, hash::Map, types::Types};

/// Numbered keys and the sequences of them that are words, as a tree of steps.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    numbers: Map<Box<str>, u32>,
    /// The numbers of what was added, by how it was written: the words of a lexicon share their syllables.
    written: Types,
    of_types: Vec<u32>,
    /// The state behind the first syllable of a word, by its number; 0 where it begins none.
    firsts: Vec<u32>,
    /// The state behind another one: its number and that of the syllable, packed by [`edge`].
    steps: Map<u64, u32>,
    /// For each state of the tree whether a word ends there. State 0 is the start.
    ends: Vec<bool>,
}

impl Vocabulary {
    /// The number of a syllable or sign, given out when it is new.
    pub(super) fn number(&mut self, text: &str) -> u32 {
        let of_type = self.written.number(text, Span::new(0, text.len())) as usize;
        if of_type == self.of_types.len() {
            let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
            let key = fold::typed(text).into();
            self.of_types.push(*self.numbers.entry(key).or_insert(next));
        }
        self.of_types[of_type]
    }

    /// The number of the typed key, if any word or rule mentions it.
    pub(super) fn find(&self, key: &str) -> Option<u32> {
        self.numbers.get(key).copied()
    }

    /// Adds a word: syllables with white space between them.
    pub(super) fn add(&mut self, word: &str) {
        let numbers: Vec<u32> = word.split_whitespace().map(|s| self.number(s)).collect();
        self.add_numbers(&numbers);
    }

    /// Adds a word whose syllables have numbers.
    pub(super) fn add_numbers(&mut self, numbers: &[u32]) {
        if self.ends.is_empty() {
            self.ends.push(false);
        }
        let mut state = 0;
        for &number in numbers {
            let next = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
            state = self.open(state, number, next);
            if state == next {
                self.ends.push(false);
            }
        }
        if let Some(end) = self.ends.get_mut(state as usize) {
            *end = true;
        }
    }

    /// The state that a syllable leads to.
    fn step(&self, state: u32, number: u32) -> Option<u32> {
        if state == 0 {
            return self
                .firsts
                .get(number as usize)
                .copied()
                .filter(|next| *next > 0);
        }
        self.steps.get(&edge(state, number)).copied()
    }

    /// As [`Self::step`]; where it leads nowhere yet, to `next` from now on.
    fn open(&mut self, state: u32, number: u32, next: u32) -> u32 {
        if state > 0 {
            return *self.steps.entry(edge(state, number)).or_insert(next);
        }
        let at = number as usize;
        if self.firsts.len() <= at {
            self.firsts.resize(at + 1, 0);
        }
        if self.firsts[at] == 0 {
            self.firsts[at] = next;
        }
        self.firsts[at]
    }

    /// The numbers of the syllables that begin a word.
    pub(super) fn openings(&self) -> impl Iterator<Item = u32> {
        let numbers = (0..).zip(&self.firsts);
        numbers
            .filter(|(_, state)| **state > 0)
            .map(|(number, _)| number)
    }

    /// How many of the syllables make the longest word that they begin with; 0 if they begin none.
    pub(super) fn longest(&self, numbers: impl Iterator<Item = Option<u32>>) -> usize {
        let mut state = 0;
        let mut longest = 0;
        for (at, number) in numbers.enumerate() {
            let Some(next) = number.and_then(|number| self.step(state, number)) else {
                break;
            };
            state = next;
            if self.ends[state as usize] {
                longest = at + 1;
            }
        }
        longest
    }
}

/// What leads from a state to the next one.
fn edge(state: u32, number: u32) -> u64 {
    u64::from(state) << 32 | u64::from(number)
}
