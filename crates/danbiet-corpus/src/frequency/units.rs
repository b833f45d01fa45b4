//! The units of parts of a corpus, and numbers for the sequences of them.

use std::ops::Range;

use super::{
    Config, LONGEST, Unit,
    counter::{NONE, Pairs, Sequences},
    symbols::Symbols,
};
use crate::{document::DocId, index::Index, subcorpus::Subcorpus};

/// The units of some parts, one after the other.
#[derive(Debug, Default)]
pub(super) struct Units {
    /// The tokens of each unit.
    starts: Vec<u32>,
    ends: Vec<u32>,
    /// Whether a unit may follow the one before in a sequence; not known where sequences have one unit.
    joined: Vec<bool>,
    /// The number of the sequence that begins with each unit, or [`NONE`].
    numbers: Vec<u32>,
    /// How many units a sequence has.
    length: usize,
    /// How many numbers there are.
    pub numbered: u32,
    /// Of each part the units of its documents.
    pub parts: Vec<Vec<(DocId, Range<usize>)>>,
}

impl Units {
    /// Reads parts and numbers their sequences alike. Sequences that occur less than `least` times
    /// in all parts together may have no number.
    ///
    /// Sequences do not run across places that no phrase may run across (ends of sentences, for
    /// instance). Words that stand only partly in a part are left out.
    pub fn read(
        index: &Index<'_>,
        symbols: &Symbols<'_>,
        parts: &[&Subcorpus],
        config: Config,
        least: u32,
    ) -> Units {
        let mut units = Units {
            length: usize::from(config.length.clamp(1, LONGEST)),
            ..Units::default()
        };
        let mut words = Sequences::new(symbols.bound());
        for part in parts {
            units.part(index, symbols, part, config.unit, &mut words);
        }
        units.numbered = words.len();
        for _ in 1..units.length {
            units.drop_rare(least);
            units.lengthen();
        }
        units
    }

    /// Reads a part.
    fn part(
        &mut self,
        index: &Index<'_>,
        symbols: &Symbols<'_>,
        part: &Subcorpus,
        unit: Unit,
        words: &mut Sequences,
    ) {
        let mut documents: Vec<(DocId, Range<usize>)> = Vec::new();
        let mut document = DocId(0);
        for stretch in part.stretches() {
            document = index.document_from(document, stretch.start);
            let first = self.starts.len();
            self.stretch(index, symbols, stretch.clone(), unit, words);
            let last = self.starts.len();
            match documents.last_mut() {
                Some((before, range)) if *before == document => range.end = last,
                _ => documents.push((document, first..last)),
            }
        }
        self.parts.push(documents);
    }

    // By itself, as whoever compiles while the program runs makes fast what is called often.
    #[inline(never)]
    fn stretch(
        &mut self,
        index: &Index<'_>,
        symbols: &Symbols<'_>,
        stretch: Range<u32>,
        unit: Unit,
        words: &mut Sequences,
    ) {
        let mut position = stretch.start;
        // What stands before the stretch is no neighbour.
        let mut joined = false;
        while position < stretch.end {
            let (whole, end) = match unit {
                Unit::Syllable => (true, position + 1),
                Unit::Word => (index.begins_word(position), index.word_end(position)),
            };
            let end = end.max(position + 1);
            // Half a word is no word, and what stands around it is no sequence.
            let whole = whole && end <= stretch.end;
            if whole {
                let place = words.place((position..end).map(|at| symbols.at(at)));
                self.starts.push(position);
                self.ends.push(end);
                self.numbers.push(place);
                if self.length > 1 {
                    self.joined.push(joined && index.joins(position));
                }
            }
            joined = whole;
            position = end;
        }
    }

    /// Makes each sequence longer by one unit: two that overlap make one.
    fn lengthen(&mut self) {
        let mut pairs = Pairs::default();
        for at in 0..self.numbers.len() {
            let next = match self.joined.get(at + 1) {
                Some(true) => self.numbers[at + 1],
                _ => NONE,
            };
            let here = self.numbers[at];
            self.numbers[at] = match (here, next) {
                (NONE, _) | (_, NONE) => NONE,
                _ => pairs.number(here, next),
            };
        }
        self.numbered = pairs.len();
    }

    /// Takes away the numbers of what occurs less than `least` times: what is rare is in nothing
    /// that is frequent.
    fn drop_rare(&mut self, least: u32) {
        if least < 2 {
            return;
        }
        let mut counts = vec![0u32; self.numbered as usize];
        for &number in self.numbers.iter().filter(|number| **number != NONE) {
            counts[number as usize] += 1;
        }
        for number in &mut self.numbers {
            if *number != NONE && counts[*number as usize] < least {
                *number = NONE;
            }
        }
    }

    /// The number of the sequence that begins with a unit.
    pub fn number(&self, at: usize) -> Option<u32> {
        self.numbers
            .get(at)
            .copied()
            .filter(|&number| number != NONE)
    }

    /// The tokens of the sequence that begins with a unit.
    pub fn tokens(&self, at: usize) -> (u32, u32) {
        (self.starts[at], self.ends[at + self.length - 1])
    }

    /// Numbers single units anew by other symbols, which tell no two apart that had one number.
    pub fn merge(&mut self, symbols: &Symbols<'_>) {
        let mut words = Sequences::new(symbols.bound());
        // The new number of each old one: those count up from 0 in the order of their first units.
        let mut merged: Vec<u32> = Vec::with_capacity(self.numbered as usize);
        for at in 0..self.numbers.len() {
            let old = self.numbers[at] as usize;
            if old == merged.len() {
                let tokens = self.starts[at]..self.ends[at];
                merged.push(words.place(tokens.map(|at| symbols.at(at))));
            }
            self.numbers[at] = merged[old];
        }
        self.numbered = words.len();
    }

    /// How many sequences begin in a range of units, those without a number too.
    pub fn sequences(&self, units: Range<usize>) -> u64 {
        if self.length == 1 {
            return units.len() as u64;
        }
        let (mut run, mut count) = (0usize, 0u64);
        for at in units {
            run = if self.joined[at] { run + 1 } else { 1 };
            count += u64::from(run >= self.length);
        }
        count
    }
}
