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
    let lists = look_up(index, what, zones);
    if lists.iter().any(Vec::is_empty) {
        return Matches::default();
    }
    let chains = chains(index, words, &lists);
    let mut of = ZonesOf::new(index);
    let tokens = words.iter().map(Vec::len).sum::<usize>() as u32;
    let chained = chains.iter().map(|&(start, mark)| Found {
        unit: WHOLE,
        zone: of.position(start),
        ..Found::new(
            start,
            start.saturating_add(tokens),
            occurrences::level_of(mark),
        )
    });
    let mut hits: Vec<Found> = chained.collect();
    let lookups: Vec<Vec<Lookup>> = words
        .iter()
        .map(|word| word.iter().map(Lookup::new).collect())
        .collect();
    let mut loners = Vec::new();
    let mut of = ZonesOf::new(index);
    for_each_loner(index, words, &lists, &chains, |unit, start| {
        loners.push(Found {
            group: Group::Sentence,
            zone: of.position(start),
            unit: u8::try_from(unit).unwrap_or(u8::MAX),
            ..Found::new(
                start,
                start.saturating_add(words[unit].len() as u32),
                occurrences::level(index, &lookups[unit], start),
            )
        });
    });
    let beyond = match what.scope {
        Scope::Sentences => 0,
        // All hits of documents that have all words, without those that are nearer.
        Scope::Corpus | Scope::Documents => {
            let nearer = loners.len() + words.len() * hits.len();
            in_documents(index, &lists).saturating_sub(nearer)
        }
    };
    if hits.is_empty() {
        hits = loners;
    } else if !loners.is_empty() {
        hits = merged(hits, loners);
    }
    Matches {
        hits,
        documents: None,
        beyond,
    }
}

/// How many hits [`run`] lists up to a reach that it knows: side by side, or in one sentence.
pub(crate) fn count(index: &Index<'_>, what: &Together, zones: Zones, reach: Reach) -> usize {
    let lists = look_up(index, what, zones);
    if lists.iter().any(Vec::is_empty) {
        return 0;
    }
    let chains = chains(index, &what.words, &lists);
    let mut count = chains.len();
    if reach >= Reach::Sentence {
        for_each_loner(index, &what.words, &lists, &chains, |_, _| count += 1);
    }
    count
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
        let mut starts = occurrences::starts(index, &words[at], within.as_deref());
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

/// Where all words stand side by side, each with its nearness: looked for around the rarest.
fn chains(index: &Index<'_>, words: &[Vec<Slot>], lists: &[Vec<u32>]) -> Vec<(u32, u8)> {
    let lookups: Vec<Lookup> = words.iter().flatten().map(Lookup::new).collect();
    let rarest = (0..lists.len()).min_by_key(|&at| lists[at].len());
    let Some(rarest) = rarest else {
        return Vec::new();
    };
    let before = words[..rarest].iter().map(Vec::len).sum::<usize>() as u32;
    let starts = lists[rarest].iter();
    starts
        .filter_map(|start| {
            let start = start.checked_sub(before)?;
            Some((start, occurrences::fits(index, &lookups, start)?))
        })
        .collect()
}

/// Calls `each` with the words, in order, that are in sentences with all words and in no chain: which
/// word, and where it begins.
fn for_each_loner(
    index: &Index<'_>,
    words: &[Vec<Slot>],
    lists: &[Vec<u32>],
    chains: &[(u32, u8)],
    mut each: impl FnMut(usize, u32),
) {
    let number = |&start: &u32| index.sentence_number(start);
    let numbers = |list: &Vec<u32>| list.iter().map(number).collect::<Vec<u32>>();
    let sentences: Vec<Vec<u32>> = lists.iter().map(numbers).collect();
    let Some(rarest) = (0..lists.len()).min_by_key(|&at| lists[at].len()) else {
        return;
    };
    let tokens = words.iter().map(Vec::len).sum::<usize>() as u32;
    let mut cursors = vec![0; lists.len()];
    let mut chain = 0;
    let mut last = u32::MAX;
    for &sentence in &sentences[rarest] {
        if sentence == last {
            continue;
        }
        last = sentence;
        let inside = |(list, cursor): (&Vec<u32>, &mut usize)| {
            *cursor = gallop(list, *cursor, sentence);
            list.get(*cursor) == Some(&sentence)
        };
        if !sentences.iter().zip(&mut cursors).all(inside) {
            continue;
        }
        // The first of what is left of each word in the sentence, until nothing is left.
        loop {
            let mut first: Option<(u32, usize)> = None;
            for (unit, &cursor) in cursors.iter().enumerate() {
                if sentences[unit].get(cursor) == Some(&sentence) {
                    let start = lists[unit][cursor];
                    if first.is_none_or(|(before, _)| start < before) {
                        first = Some((start, unit));
                    }
                }
            }
            let Some((start, unit)) = first else { break };
            cursors[unit] += 1;
            while chains
                .get(chain)
                .is_some_and(|it| it.0.saturating_add(tokens) <= start)
            {
                chain += 1;
            }
            if chains.get(chain).is_none_or(|it| it.0 > start) {
                each(unit, start);
            }
        }
    }
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
            here += cursor.saturating_sub(from);
            all &= *cursor > from;
        }
        total += if all { here } else { 0 };
    }
    total
}

/// Two lists in order as one.
fn merged(a: Vec<Found>, b: Vec<Found>) -> Vec<Found> {
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
