//! Words of which no token can stand for two: how runs are found as a rule.
//!
//! What [`super::run`] does for all things that may be asked for together is done here on bare
//! positions: read the rarest word, the others near it, go through the sentences that have all, and
//! make hits of what is listed only.

use std::ops::Range;

use super::{
    answer::{Found, Group},
    occurrences::{self, Lookup, ZonesOf},
    plan::{Scope, around, overlaps},
    radix,
    request::Zones,
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
    let lists = look_up(index, what, zones);
    if lists.iter().any(Vec::is_empty) {
        return Matches::default();
    }
    let slots: Vec<Slot> = words.concat();
    let mut chains = occurrences::phrase(index, &slots, None);
    chains.retain(|chain| zones.contains(chain.zone));
    for chain in &mut chains {
        chain.unit = WHOLE;
    }
    let sentences = complete_sentences(index, &lists);
    let loners = loners(index, words, &lists, &sentences, &chains);
    let beyond = match what.scope {
        Scope::Sentences => 0,
        // All hits of documents that have all words, without those that are nearer.
        Scope::Corpus | Scope::Documents => {
            let nearer = loners.len() + words.len() * chains.len();
            in_documents(index, &lists).saturating_sub(nearer)
        }
    };
    Matches {
        hits: merged(chains, loners),
        documents: None,
        beyond,
    }
}

/// Where each word begins; words that cannot be in the scope may be missing.
fn look_up(index: &Index<'_>, what: &Together, zones: Zones) -> Vec<Vec<u32>> {
    let words = &what.words;
    let rarest = |word: &Vec<Slot>| {
        let counts = word.iter().map(|slot| occurrences::count(index, slot));
        counts.min().unwrap_or(0) as u32
    };
    let tokens = words.iter().map(Vec::len).sum::<usize>() as u32;
    let order = radix::order(words.iter().map(rarest));
    let mut lists = vec![Vec::new(); words.len()];
    let mut within: Option<Vec<Range<u32>>> = None;
    for (nth, &number) in order.iter().enumerate() {
        let at = number as u32 as usize;
        let mut starts = match &words[at][..] {
            [slot] => occurrences::positions(index, slot, within.as_deref()),
            slots => {
                let found = occurrences::phrase(index, slots, within.as_deref());
                found.iter().map(|hit| hit.start).collect()
            }
        };
        if !index.zones().without(zones).is_empty() {
            let mut of = ZonesOf::new(index);
            starts.retain(|&start| zones.contains(of.position(start)));
        }
        // Jumping to each place costs as much as reading several positions.
        let next = order.get(nth + 1).map_or(0, |number| number >> 32);
        if (starts.len() as u64) < next / 8 {
            let here = around(index, &starts, what.scope, tokens);
            within = Some(match &within {
                Some(before) => overlaps(before, &here),
                None => here,
            });
        }
        lists[at] = starts;
    }
    lists
}

/// The sentences that have all words, in order.
fn complete_sentences(index: &Index<'_>, lists: &[Vec<u32>]) -> Vec<Range<u32>> {
    let Some(rarest) = lists.iter().min_by_key(|list| list.len()) else {
        return Vec::new();
    };
    let mut cursors = vec![0; lists.len()];
    let mut complete = Vec::new();
    let mut end = 0;
    for &start in rarest {
        if start < end {
            continue;
        }
        let sentence = index.sentence(start);
        end = sentence.end;
        let inside = |(list, cursor): (&Vec<u32>, &mut usize)| {
            *cursor = gallop(list, *cursor, sentence.start);
            list.get(*cursor).is_some_and(|&start| start < sentence.end)
        };
        if lists.iter().zip(&mut cursors).all(inside) {
            complete.push(sentence);
        }
    }
    complete
}

/// The words in these sentences that are in no chain.
fn loners(
    index: &Index<'_>,
    words: &[Vec<Slot>],
    lists: &[Vec<u32>],
    sentences: &[Range<u32>],
    chains: &[Found],
) -> Vec<Found> {
    let lookups = words
        .iter()
        .map(|word| word.iter().map(Lookup::new).collect());
    let lookups: Vec<Vec<Lookup>> = lookups.collect();
    let mut zones = ZonesOf::new(index);
    let mut cursors = vec![0; lists.len()];
    let mut chain = 0;
    let mut found: Vec<Found> = Vec::new();
    for sentence in sentences {
        let from = found.len();
        let zone = zones.position(sentence.start);
        // A chain may have come in from the sentence before.
        while chains
            .get(chain)
            .is_some_and(|chain| chain.end <= sentence.start)
        {
            chain += 1;
        }
        for (unit, list) in lists.iter().enumerate() {
            let len = words[unit].len() as u32;
            let mut at = gallop(list, cursors[unit], sentence.start);
            let mut over = chain;
            while let Some(&start) = list.get(at).filter(|&&start| start < sentence.end) {
                at += 1;
                while chains.get(over).is_some_and(|chain| chain.end <= start) {
                    over += 1;
                }
                if chains.get(over).is_some_and(|chain| chain.start <= start) {
                    continue;
                }
                found.push(Found {
                    group: Group::Sentence,
                    zone,
                    unit: u8::try_from(unit).unwrap_or(u8::MAX),
                    ..Found::new(
                        start,
                        start + len,
                        occurrences::level(index, &lookups[unit], start),
                    )
                });
            }
            cursors[unit] = at;
        }
        occurrences::sort(&mut found[from..]);
    }
    found
}

/// How many hits the documents have that have all words.
fn in_documents(index: &Index<'_>, lists: &[Vec<u32>]) -> usize {
    let Some(rarest) = lists.iter().min_by_key(|list| list.len()) else {
        return 0;
    };
    let mut cursors = vec![0; lists.len()];
    let mut id = DocId(0);
    let mut total = 0;
    let mut end = 0;
    for &start in rarest {
        if start < end {
            continue;
        }
        id = index.document_from(id, start);
        let document = index.document(id);
        end = document.end;
        let mut here = 0;
        let mut all = true;
        for (list, cursor) in lists.iter().zip(&mut cursors) {
            let from = gallop(list, *cursor, document.start);
            *cursor = gallop(list, from, document.end);
            here += *cursor - from;
            all &= *cursor > from;
        }
        total += if all { here } else { 0 };
    }
    total
}

/// Two lists in order as one.
fn merged(a: Vec<Found>, b: Vec<Found>) -> Vec<Found> {
    if a.is_empty() || b.is_empty() {
        return if a.is_empty() { b } else { a };
    }
    let mut all = Vec::with_capacity(a.len() + b.len());
    let mut rest = b.into_iter().peekable();
    for hit in a {
        while let Some(before) = rest.next_if(|other| other.start < hit.start) {
            all.push(before);
        }
        all.push(hit);
    }
    all.extend(rest);
    all
}

/// The first place at or after `from` that is not before a position, by doubling steps.
#[inline]
fn gallop(list: &[u32], from: usize, position: u32) -> usize {
    let mut low = from;
    let mut step = 1;
    while list
        .get(low + step - 1)
        .is_some_and(|&start| start < position)
    {
        low += step;
        step *= 2;
    }
    let high = (low + step - 1).min(list.len());
    low + list[low..high].partition_point(|&start| start < position)
}
