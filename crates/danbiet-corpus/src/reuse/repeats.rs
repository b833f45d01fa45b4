//! Sequences that recur in several texts, read off a suffix array.
//!
//! The sequences are the runs of neighbours in the suffix array with a common beginning; a stack
//! finds them all in one pass (M. I. Abouelhoda, S. Kurtz and E. Ohlebusch, "Replacing suffix
//! trees with enhanced suffix arrays", 2004). In how many different texts each occurs is counted in the
//! same pass: of a text that was met before, what is counted twice is taken off the innermost run
//! that holds both places (L. C. K. Hui, "Color set size problem with application to string
//! matching", 1992).

use super::suffix;

/// Texts one behind the other.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'a> {
    /// The symbols of all texts.
    pub symbols: &'a [u32],
    /// Behind the last symbol of each stretch: nothing that recurs runs across. None is empty, and
    /// the last one ends with the symbols.
    pub stretches: &'a [u32],
    /// Behind the last symbol of each text, at the end of a stretch.
    pub ends: &'a [u32],
}

/// What counts as recurring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Config {
    /// The shortest sequence, in symbols; 0 is read as 1.
    pub shortest: u32,
    /// In how many different texts it must occur at least.
    pub texts: u32,
}

/// A sequence that occurs in several places and cannot be made longer, to either side, without
/// losing a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// Length in symbols.
    pub length: u32,
    /// In how many different texts.
    pub texts: u32,
    /// Its places in the suffix array.
    from: u32,
    to: u32,
}

impl Repeat {
    /// Length × spread, by which repeats are ranked.
    #[must_use]
    pub fn weight(&self) -> u64 {
        u64::from(self.length) * u64::from(self.texts)
    }

    /// How often it occurs.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.to - self.from
    }
}

/// Everything that recurs.
#[derive(Debug)]
pub struct Repeats {
    /// The repeats, in no order that means anything, but always the same.
    pub found: Vec<Repeat>,
    joined: Joined,
    array: Vec<u32>,
}

impl Repeats {
    /// Where a repeat begins: places in the symbols of all texts, in order.
    #[must_use]
    pub fn places(&self, repeat: &Repeat) -> Vec<u32> {
        let starts = &self.array[repeat.from as usize..repeat.to as usize];
        let mut places: Vec<u32> = starts.iter().map(|&at| self.joined.origin(at)).collect();
        places.sort_unstable();
        places
    }
}

/// The maximal repeats of several texts.
///
/// The time is linear in the number of symbols but for looking up in which stretch and text a
/// place is.
#[must_use]
pub fn repeats(texts: Texts<'_>, config: Config) -> Repeats {
    let mut search = Search::new(texts);
    search.sort();
    search.compare();
    search.find(texts.ends, config)
}

/// The same in four steps that take about as long as each other, for whoever has other things to
/// do in between: [`Search::new`], [`Search::sort`], [`Search::compare`], [`Search::find`].
#[derive(Debug)]
pub struct Search {
    joined: Joined,
    array: Vec<u32>,
    prefixes: Vec<u32>,
}

impl Search {
    /// Takes the texts in.
    #[must_use]
    pub fn new(texts: Texts<'_>) -> Search {
        Search {
            joined: Joined::new(texts),
            array: Vec::new(),
            prefixes: Vec::new(),
        }
    }

    /// Sorts the suffixes: the longest step.
    pub fn sort(&mut self) {
        self.array = suffix::suffix_array(&self.joined.symbols, self.joined.alphabet);
    }

    /// Compares neighbours.
    pub fn compare(&mut self) {
        self.prefixes = suffix::common_prefixes(&self.joined.symbols, &self.array);
    }

    /// Finds the repeats. `ends` are those of the texts.
    #[must_use]
    pub fn find(self, ends: &[u32], config: Config) -> Repeats {
        let found = maximal(&self.joined, ends, (&self.array, &self.prefixes), config);
        Repeats {
            found,
            joined: self.joined,
            array: self.array,
        }
    }
}

/// All texts in one sequence, each stretch closed by a symbol that occurs once.
#[derive(Debug)]
struct Joined {
    symbols: Vec<u32>,
    /// Behind the last symbol of each stretch, in the texts. Symbols below their number are the
    /// closing ones.
    stretches: Vec<u32>,
    alphabet: usize,
}

impl Joined {
    fn new(texts: Texts<'_>) -> Self {
        let closing = texts.stretches.len();
        let largest = texts.symbols.iter().copied().max();
        let mut symbols = Vec::with_capacity(texts.symbols.len() + closing);
        let mut from = 0;
        for (stretch, &end) in (0..).zip(texts.stretches) {
            let printed = texts.symbols[from..end as usize].iter();
            symbols.extend(printed.map(|symbol| closing as u32 + symbol));
            symbols.push(stretch);
            from = end as usize;
        }
        Joined {
            symbols,
            stretches: texts.stretches.to_vec(),
            alphabet: closing + largest.map_or(0, |symbol| symbol as usize + 1),
        }
    }

    /// The place in the texts. A closing symbol has that of the symbol behind it.
    fn origin(&self, at: u32) -> u32 {
        // Before the symbols of the n-th stretch there are n closing symbols.
        let (mut low, mut high) = (0, self.stretches.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.stretches[middle] + middle as u32 <= at {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        at - low as u32
    }

    /// The symbol before a place; closing symbols and the beginning are all different from each
    /// other, so they answer `None`.
    fn before(&self, at: u32) -> Option<u32> {
        let symbol = self.symbols[(at as usize).checked_sub(1)?];
        (symbol as usize >= self.stretches.len()).then_some(symbol)
    }
}

/// A run of the suffix array whose suffixes share `length` symbols, still open to the right.
struct Open {
    length: u32,
    from: usize,
    /// The one symbol before all its suffixes; `None` once two differ.
    before: Option<u32>,
    /// How many of its suffixes are in a text that another one was in.
    again: u32,
}

/// The run that is closed last has these, and hands them to the one around it.
struct Closed {
    from: usize,
    before: Option<u32>,
    again: u32,
}

/// Walks over the runs of suffixes with a common beginning, inner before outer, and keeps those
/// that no single symbol to the left would make longer.
fn maximal(
    joined: &Joined,
    text_ends: &[u32],
    (array, prefixes): (&[u32], &[u32]),
    config: Config,
) -> Vec<Repeat> {
    let shortest = config.shortest.max(1);
    let mut found = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    // Where in the array each text was met last.
    let mut met: Vec<Option<u32>> = vec![None; text_ends.len()];
    for place in 0..=array.len() {
        // Behind the last suffix everything that is open ends.
        let shared = prefixes.get(place).copied().unwrap_or(0);
        let last = place.checked_sub(1);
        let mut closed = Closed {
            from: last.unwrap_or(0),
            before: last.and_then(|last| joined.before(array[last])),
            again: 0,
        };
        while let Some(run) = open.pop_if(|run| run.length > shared) {
            closed = Closed {
                from: run.from,
                before: agree(closed.before, run.before),
                again: run.again + closed.again,
            };
            let repeat = Repeat {
                length: run.length,
                texts: (place - run.from) as u32 - closed.again,
                from: run.from as u32,
                to: place as u32,
            };
            if closed.before.is_none() && repeat.texts >= config.texts {
                found.push(repeat);
            }
        }
        match open.last_mut() {
            Some(run) if run.length == shared => {
                run.before = agree(run.before, closed.before);
                run.again += closed.again;
            }
            _ if shared >= shortest => open.push(Open {
                length: shared,
                from: closed.from,
                before: closed.before,
                again: closed.again,
            }),
            _ => {}
        }
        // A suffix that shares nothing with its neighbours is in no run.
        let goes_on = prefixes
            .get(place + 1)
            .is_some_and(|&next| next >= shortest);
        if place < array.len() && (!open.is_empty() || goes_on) {
            let origin = joined.origin(array[place]);
            let text = text_ends.partition_point(|&end| end <= origin);
            let earlier = met.get_mut(text).and_then(|met| met.replace(place as u32));
            if let Some(earlier) = earlier {
                let around = open.partition_point(|run| run.from <= earlier as usize);
                if let Some(run) = around.checked_sub(1).and_then(|at| open.get_mut(at)) {
                    run.again += 1;
                }
            }
        }
    }
    found
}

fn agree(a: Option<u32>, b: Option<u32>) -> Option<u32> {
    a.filter(|_| a == b)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    /// A sequence: length, places, texts.
    type Found = (u32, Vec<u32>, u32);

    struct Flat {
        symbols: Vec<u32>,
        stretches: Vec<u32>,
        ends: Vec<u32>,
    }

    impl Flat {
        fn new(texts: &[Vec<Vec<u32>>]) -> Flat {
            let mut flat = Flat {
                symbols: Vec::new(),
                stretches: Vec::new(),
                ends: Vec::new(),
            };
            for text in texts {
                for stretch in text.iter().filter(|stretch| !stretch.is_empty()) {
                    flat.symbols.extend(stretch);
                    flat.stretches.push(flat.symbols.len() as u32);
                }
                flat.ends.push(flat.symbols.len() as u32);
            }
            flat
        }

        fn find(&self, shortest: u32) -> Vec<Found> {
            let texts = Texts {
                symbols: &self.symbols,
                stretches: &self.stretches,
                ends: &self.ends,
            };
            let config = Config { shortest, texts: 2 };
            let repeats = repeats(texts, config);
            let of = |repeat: &Repeat| (repeat.length, repeats.places(repeat), repeat.texts);
            let mut found: Vec<Found> = repeats.found.iter().map(of).collect();
            found.sort();
            found
        }
    }

    #[test]
    fn a_passage_is_found_at_its_full_length() {
        let texts = [
            vec![vec![1, 2, 3, 4, 5, 6]],
            vec![vec![9, 2, 3, 4, 5], vec![6, 7]],
            vec![vec![8]],
        ];
        assert_eq!(Flat::new(&texts).find(3), [(4, vec![1, 7], 2)]);
    }

    /// Every sequence of at least `shortest` symbols, with all its places and their texts.
    fn all_sequences(
        texts: &[Vec<Vec<u32>>],
        shortest: usize,
    ) -> BTreeMap<Vec<u32>, Vec<(u32, usize)>> {
        let mut all: BTreeMap<Vec<u32>, Vec<(u32, usize)>> = BTreeMap::new();
        let mut first = 0;
        for (text, stretches) in texts.iter().enumerate() {
            for stretch in stretches {
                for from in 0..stretch.len() {
                    for to in from + shortest..=stretch.len() {
                        let places = all.entry(stretch[from..to].to_vec()).or_default();
                        places.push((first + from as u32, text));
                    }
                }
                first += stretch.len() as u32;
            }
        }
        all
    }

    /// Keeps what occurs in two texts and has no longer sequence with as many places.
    fn naive(texts: &[Vec<Vec<u32>>], shortest: usize) -> Vec<Found> {
        let all = all_sequences(texts, shortest);
        let longer = |sequence: &[u32], count: usize| {
            all.iter().any(|(other, places)| {
                other.len() == sequence.len() + 1
                    && places.len() == count
                    && (other.starts_with(sequence) || other.ends_with(sequence))
            })
        };
        let of = |(sequence, places): (&Vec<u32>, &Vec<(u32, usize)>)| {
            let mut in_texts: Vec<usize> = places.iter().map(|place| place.1).collect();
            in_texts.dedup();
            let maximal = in_texts.len() > 1 && !longer(sequence, places.len());
            let starts = places.iter().map(|place| place.0).collect();
            maximal.then_some((sequence.len() as u32, starts, in_texts.len() as u32))
        };
        let mut found: Vec<Found> = all.iter().filter_map(of).collect();
        found.sort();
        found
    }

    proptest! {
        #[test]
        fn equals_trying_everything(
            texts in prop::collection::vec(
                prop::collection::vec(prop::collection::vec(0u32..3, 1..8), 0..3), 0..5),
            shortest in 1u32..4,
        ) {
            let found = Flat::new(&texts).find(shortest);
            prop_assert_eq!(found, naive(&texts, shortest as usize));
        }
    }
}
