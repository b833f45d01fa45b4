//! Text reuse: the passages that documents share, and how two documents run side by side.
//!
//! A document is looked at as a sequence of numbers, one for each folded syllable (tone placement
//! and case make no difference; an abbreviation may stand for the syllables it is short for). What
//! recurs is read off a suffix array, so the time is linear in the length of the corpus (but for
//! the sorting of what is found).

pub mod suffix;

use std::ops::ControlFlow;

/// What counts as a shared passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Config {
    /// The shortest passage that is reported, in folded syllables.
    pub shortest: u32,
    /// In how many different texts it must occur at least.
    pub texts: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            shortest: 8,
            texts: 2,
        }
    }
}

/// A sequence that occurs in several places and cannot be made longer, to either side, without
/// losing a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// Length in folded syllables.
    pub length: u32,
    /// Where it occurs, ordered by text and place.
    pub places: Vec<Place>,
    /// In how many different texts.
    pub texts: u32,
}

impl Repeat {
    /// Length × spread, by which repeats are ranked.
    #[must_use]
    pub fn weight(&self) -> u64 {
        u64::from(self.length) * u64::from(self.texts)
    }
}

/// Where a repeat begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Which text.
    pub text: u32,
    /// Which of its numbers.
    pub at: u32,
}

/// The maximal repeats of several texts, weightiest first.
///
/// A text is a list of stretches; no repeat runs across the border of two stretches (sentence ends,
/// for instance). Places count through all stretches of a text. `progress` is told the share that
/// is done, from 0 to 1, and can break off: then the answer is `None`.
pub fn repeats(
    texts: &[Vec<Vec<u32>>],
    config: Config,
    mut progress: impl FnMut(f32) -> ControlFlow<()>,
) -> Option<Vec<Repeat>> {
    let joined = Joined::new(texts);
    progress(0.05).is_continue().then_some(())?;
    let array = suffix::suffix_array(&joined.symbols, joined.alphabet);
    progress(0.5).is_continue().then_some(())?;
    let prefixes = suffix::common_prefixes(&joined.symbols, &array);
    progress(0.7).is_continue().then_some(())?;
    let mut found = maximal_repeats(&joined, &array, &prefixes, config);
    progress(0.9).is_continue().then_some(())?;
    found.sort_by(|a, b| {
        (b.weight().cmp(&a.weight()))
            .then(b.length.cmp(&a.length))
            .then_with(|| a.places.cmp(&b.places))
    });
    progress(1.0).is_continue().then_some(())?;
    Some(found)
}

/// All texts in one sequence, each stretch closed by a symbol that occurs once.
struct Joined {
    symbols: Vec<u32>,
    /// Numbers below this are stretch ends.
    ends: u32,
    alphabet: usize,
    /// Text and place of each symbol; a stretch end has the place after its last number.
    places: Vec<Place>,
}

impl Joined {
    fn new(texts: &[Vec<Vec<u32>>]) -> Self {
        let ends: usize = texts.iter().map(Vec::len).sum();
        let length: usize = texts.iter().flatten().map(Vec::len).sum();
        let largest = texts.iter().flatten().flatten().copied().max();
        let mut joined = Self {
            symbols: Vec::with_capacity(length + ends),
            ends: ends as u32,
            alphabet: ends + largest.map_or(0, |n| n as usize + 1),
            places: Vec::with_capacity(length + ends),
        };
        let mut end = 0;
        for (text, stretches) in (0..).zip(texts) {
            let mut at = 0;
            for stretch in stretches {
                for &number in stretch {
                    joined.symbols.push(ends as u32 + number);
                    joined.places.push(Place { text, at });
                    at += 1;
                }
                joined.symbols.push(end);
                joined.places.push(Place { text, at });
                end += 1;
            }
        }
        joined
    }

    /// The symbol before a place; stretch ends and the beginning are all different from each
    /// other, so they answer `None`.
    fn before(&self, start: u32) -> Option<u32> {
        let symbol = self.symbols[(start as usize).checked_sub(1)?];
        (symbol >= self.ends).then_some(symbol)
    }
}

/// A run of the suffix array whose suffixes share `length` symbols, still open to the right.
struct Open {
    length: u32,
    from: usize,
    /// The one symbol before all its suffixes; `None` once two differ.
    before: Option<u32>,
}

/// Walks over the runs of suffixes with a common beginning, inner before outer, and keeps those
/// that no single symbol to the left would make longer.
fn maximal_repeats(
    joined: &Joined,
    array: &[u32],
    prefixes: &[u32],
    config: Config,
) -> Vec<Repeat> {
    let mut found = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for place in 0..array.len() {
        let shared = prefixes[place];
        let mut from = place.saturating_sub(1);
        let mut before = place
            .checked_sub(1)
            .and_then(|last| joined.before(array[last]));
        while let Some(run) = open.pop_if(|run| run.length > shared) {
            from = run.from;
            before = agree(before, run.before);
            if before.is_none() {
                found.extend(repeat(joined, &array[run.from..place], run.length, config));
            }
        }
        match open.last_mut() {
            Some(run) if run.length == shared => run.before = agree(run.before, before),
            _ if shared >= config.shortest.max(1) => open.push(Open {
                length: shared,
                from,
                before,
            }),
            _ => {}
        }
    }
    let last = array.last().and_then(|&start| joined.before(start));
    let mut before = last;
    while let Some(run) = open.pop() {
        before = agree(before, run.before);
        if before.is_none() {
            found.extend(repeat(joined, &array[run.from..], run.length, config));
        }
    }
    found
}

fn agree(a: Option<u32>, b: Option<u32>) -> Option<u32> {
    a.filter(|_| a == b)
}

fn repeat(joined: &Joined, starts: &[u32], length: u32, config: Config) -> Option<Repeat> {
    let mut places: Vec<Place> = starts
        .iter()
        .map(|&start| joined.places[start as usize])
        .collect();
    places.sort_unstable();
    let texts = 1 + places
        .windows(2)
        .filter(|pair| pair[0].text != pair[1].text)
        .count() as u32;
    (texts >= config.texts).then_some(Repeat {
        length,
        places,
        texts,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn find(texts: &[Vec<Vec<u32>>], shortest: u32) -> Vec<Repeat> {
        let config = Config { shortest, texts: 2 };
        repeats(texts, config, |_| ControlFlow::Continue(())).unwrap()
    }

    #[test]
    fn a_passage_is_found_at_its_full_length() {
        let texts = [
            vec![vec![1, 2, 3, 4, 5, 6]],
            vec![vec![9, 2, 3, 4, 5], vec![6, 7]],
            vec![vec![8]],
        ];
        let found = find(&texts, 3);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].length, 4);
        assert_eq!(
            found[0].places,
            [Place { text: 0, at: 1 }, Place { text: 1, at: 1 }]
        );
        assert_eq!(found[0].weight(), 8);
    }

    #[test]
    fn it_can_be_broken_off() {
        let texts = [vec![vec![1, 2]], vec![vec![1, 2]]];
        let stopped = repeats(&texts, Config::default(), |_| ControlFlow::Break(()));
        assert_eq!(stopped, None);
    }

    /// Every sequence of at least `shortest` symbols, with all its places.
    fn all_sequences(texts: &[Vec<Vec<u32>>], shortest: usize) -> BTreeMap<Vec<u32>, Vec<Place>> {
        let mut all: BTreeMap<Vec<u32>, Vec<Place>> = BTreeMap::new();
        for (text, stretches) in (0..).zip(texts) {
            let mut first = 0;
            for stretch in stretches {
                for from in 0..stretch.len() {
                    for to in from + shortest..=stretch.len() {
                        let at = first + from as u32;
                        let places = all.entry(stretch[from..to].to_vec()).or_default();
                        places.push(Place { text, at });
                    }
                }
                first += stretch.len() as u32;
            }
        }
        all
    }

    /// Keeps what occurs in two texts and has no longer sequence with as many places.
    fn naive(texts: &[Vec<Vec<u32>>], shortest: usize) -> Vec<(usize, Vec<Place>)> {
        let all = all_sequences(texts, shortest);
        let longer = |sequence: &[u32], count: usize| {
            all.iter().any(|(other, places)| {
                other.len() == sequence.len() + 1
                    && places.len() == count
                    && (other.starts_with(sequence) || other.ends_with(sequence))
            })
        };
        all.iter()
            .filter(|(sequence, places)| {
                places.iter().any(|place| place.text != places[0].text)
                    && !longer(sequence, places.len())
            })
            .map(|(sequence, places)| (sequence.len(), places.clone()))
            .collect()
    }

    proptest! {
        #[test]
        fn equals_trying_everything(
            texts in prop::collection::vec(
                prop::collection::vec(prop::collection::vec(0u32..3, 0..8), 0..3), 0..4)
        ) {
            let mut found: Vec<(usize, Vec<Place>)> = find(&texts, 2)
                .into_iter()
                .map(|r| (r.length as usize, r.places))
                .collect();
            found.sort();
            let mut expected = naive(&texts, 2);
            expected.sort();
            prop_assert_eq!(found, expected);
        }
    }
}
