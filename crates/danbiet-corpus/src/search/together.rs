//! Words of which no token can stand for two: how runs are found as a rule.
//!
//! What [`super::run`] does for all things that may be asked for together is done here on bare
//! positions: read the rarest word, look for the others around it, and make hits of what is listed
//! only. Of the others no more is read than that.

use std::ops::Range;

use super::{
    answer::{Found, Group},
    occurrences::{self, Nearness, ZonesOf},
    plan::{Scope, around, overlaps},
    positions::{self, Reader},
    radix,
    request::{Reach, Zones},
    run::{Matches, WHOLE},
    terms::Slot,
};
use crate::{document::DocId, index::Index};

/// The words of a run, each with its tokens.
#[derive(Clone, Debug)]
pub(crate) struct Together {
    pub words: Vec<Vec<Slot>>,
    pub scope: Scope,
}

/// The chains of all words, the words in sentences that have all, and the number of those that are
/// only in one document with all.
pub(crate) fn run(index: &Index<'_>, what: &Together, zones: Zones) -> Matches {
    let words = &what.words;
    let starts = look_up(index, what, zones);
    let chains = starts.chains(index);
    let of_all = Nearness::of(words.iter().flatten());
    let of_words: Vec<Nearness> = words.iter().map(|word| Nearness::of(word.iter())).collect();
    let mut hits = Vec::new();
    let mut of = ZonesOf::new(index);
    let mut add = |unit: Option<usize>, start: u32| {
        let (group, tokens, nearness) = match unit {
            None => (Group::Adjacent, starts.tokens, &of_all),
            Some(unit) => (Group::Sentence, words[unit].len() as u32, &of_words[unit]),
        };
        let end = start.saturating_add(tokens);
        hits.push(Found {
            group,
            zone: of.position(start),
            unit: unit.map_or(WHOLE, |unit| u8::try_from(unit).unwrap_or(u8::MAX)),
            ..Found::new(start, end, nearness.at(index, start))
        });
        // Only the hits of a sentence are not in order yet, and most sentences have few.
        let last = hits.len() - 1;
        for at in (1..=last).rev().take(SWAPS) {
            if hits[at - 1].start <= hits[at].start {
                break;
            }
            hits.swap(at, at - 1);
        }
    };
    let mut ahead = chains.iter().copied().peekable();
    starts.for_each_loner(index, &chains, |unit, start| {
        while let Some(chain) = ahead.next_if(|&chain| chain < start) {
            add(None, chain);
        }
        add(Some(unit), start);
    });
    ahead.for_each(|chain| add(None, chain));
    // What a very long sentence has left to do; otherwise they are in order already.
    occurrences::sort(&mut hits);
    let beyond = match what.scope {
        Scope::Sentences => 0,
        // All hits of documents that have all words, without those that are nearer.
        Scope::Corpus | Scope::Documents => {
            let nearer = hits.len() + words.len().saturating_sub(1) * chains.len();
            starts.in_documents(index).saturating_sub(nearer)
        }
    };
    Matches {
        hits,
        documents: None,
        beyond,
    }
}

/// How many places a hit is moved forwards at most when it is found.
const SWAPS: usize = 16;

/// How many hits [`run`] lists up to a reach that it knows: side by side, or in one sentence.
pub(crate) fn count(index: &Index<'_>, what: &Together, zones: Zones, reach: Reach) -> usize {
    let starts = look_up(index, what, zones);
    let chains = starts.chains(index);
    let mut count = chains.len();
    if reach >= Reach::Sentence {
        starts.for_each_loner(index, &chains, |_, _| count += 1);
    }
    count
}

/// Where each word begins; places that cannot be in the scope may be missing.
struct Starts {
    words: Vec<Vec<u32>>,
    /// How many tokens of the run stand before each word.
    before: Vec<u32>,
    /// How many tokens the run has.
    tokens: u32,
    /// The word with the fewest places: what all words have is looked for around them.
    rarest: usize,
}

/// Looks the words up, the rarest first.
fn look_up(index: &Index<'_>, what: &Together, zones: Zones) -> Starts {
    let count = |word: &Vec<Slot>| {
        let counts = word.iter().map(|slot| positions::count(index, slot));
        counts.min().unwrap_or(0) as u32
    };
    let mut tokens = 0;
    let before = |word: &Vec<Slot>| {
        tokens += word.len() as u32;
        tokens - word.len() as u32
    };
    let before: Vec<u32> = what.words.iter().map(before).collect();
    let order = radix::order(what.words.iter().map(count));
    let mut words = vec![Vec::new(); before.len()];
    let mut within: Option<Vec<Range<u32>>> = None;
    let mut rarest = (usize::MAX, 0);
    for (nth, &number) in order.iter().enumerate() {
        let at = number as u32 as usize;
        let starts = occurrences::starts_in(index, &what.words[at], zones, within.as_deref());
        // Jumping to each place costs as much as reading several positions.
        let next = order.get(nth + 1).map_or(0, |number| number >> 32);
        if (starts.len() as u64) < next / 8 {
            let here = around(index, &starts, what.scope, tokens);
            within = Some(match &within {
                Some(before) => overlaps(before, &here),
                None => here,
            });
        }
        rarest = rarest.min((starts.len(), at));
        words[at] = starts;
    }
    Starts {
        words,
        before,
        tokens,
        rarest: rarest.1,
    }
}

impl Starts {
    /// The places of the rarest word.
    fn rarest(&self) -> &[u32] {
        self.words.get(self.rarest).map_or(&[], Vec::as_slice)
    }

    /// A reader of the places of each word.
    fn readers(&self) -> Vec<Reader<'_>> {
        self.words.iter().map(|list| Reader::new(list)).collect()
    }

    /// Where all words stand side by side.
    fn chains(&self, index: &Index<'_>) -> Vec<u32> {
        let mut readers = self.readers();
        let before = self.before.get(self.rarest).copied().unwrap_or(0);
        let starts = self.rarest().iter();
        let starts = starts.filter_map(|start| start.checked_sub(before));
        let are_all_there = |start: &u32| {
            let mut words = self.before.iter().zip(&mut readers);
            words.all(|(&before, reader)| {
                let place = start.saturating_add(before);
                reader.seek(place) == place && (before == 0 || index.joins(place))
            })
        };
        starts.filter(are_all_there).collect()
    }

    /// Calls `each` with the words that are in sentences with all words and in no chain: which word,
    /// and where it begins. In a sentence one word comes after the other.
    fn for_each_loner(&self, index: &Index<'_>, chains: &[u32], mut each: impl FnMut(usize, u32)) {
        let is_before = |chain: &u32, start: u32| chain.saturating_add(self.tokens) <= start;
        let mut readers = self.readers();
        let mut chain = 0;
        // A forged pack may name tokens that are not there.
        let next = |reader: &Reader<'_>| reader.peek().filter(|&start| start < index.tokens());
        while let Some(start) = readers.get(self.rarest).and_then(next) {
            let sentence = index.sentence(start);
            let end = sentence.end;
            let mut others = readers.iter_mut().enumerate();
            let is_complete = others
                .all(|(unit, reader)| unit == self.rarest || reader.seek(sentence.start) < end);
            if !is_complete {
                readers[self.rarest].seek(end);
                continue;
            }
            while chains
                .get(chain)
                .is_some_and(|it| is_before(it, sentence.start))
            {
                chain += 1;
            }
            for (unit, reader) in readers.iter_mut().enumerate() {
                let mut chain = chain;
                while let Some(start) = reader.next_if(|start| start < end) {
                    while chains.get(chain).is_some_and(|it| is_before(it, start)) {
                        chain += 1;
                    }
                    if chains.get(chain).is_none_or(|&it| it > start) {
                        each(unit, start);
                    }
                }
            }
        }
    }

    /// How many hits the documents have that have all words.
    fn in_documents(&self, index: &Index<'_>) -> usize {
        let mut readers = self.readers();
        let mut id = DocId(0);
        let mut total = 0;
        let mut end = 0;
        for &start in self.rarest() {
            if start < end {
                continue;
            }
            id = index.document_from(id, start);
            let document = index.document(id);
            end = document.end;
            let mut here = 0;
            let mut all = true;
            for reader in &mut readers {
                reader.seek(document.start);
                let from = reader.at;
                reader.seek(end);
                here += reader.at - from;
                all &= reader.at > from;
            }
            total += if all { here } else { 0 };
        }
        total
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        search::{Request, search},
        testing,
    };

    #[test]
    fn hits_of_a_long_sentence_are_in_order() {
        let line = ["biết"; 60].join(" ") + " gì " + &["bàn"; 60].join(" ") + " gì biết";
        let corpus = testing::corpus(&[&[line.as_str()]]);
        // Of two words in one sentence all places are found, first those of the one, then of the other.
        let answer = search(&corpus, &Request::new("bàn biết")).unwrap();
        let hits = answer.hits(&corpus, &answer.documents[0]).unwrap();
        assert_eq!(hits.len(), 121);
        assert!(hits.is_sorted_by_key(|hit| hit.span.start));
    }
}
