//! Who shares passages with whom.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{
    folded::Folded,
    repeats::{Repeat, Repeats},
};
use crate::document::DocId;

/// Two documents that share passages.
///
/// A formula that more than [`SPREAD`] documents have says little about any two of them and does
/// not count here; of the rest, the longest do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The documents, the first before the second.
    pub documents: [DocId; 2],
    /// How many formulas they share.
    pub formulas: u32,
    /// The longest of them, in folded syllables.
    pub longest: u32,
    /// How many folded syllables of each document lie in these formulas; what lies in several
    /// counts once.
    pub syllables: [u32; 2],
}

/// How many documents a formula may have to count for pairs.
pub const SPREAD: u32 = 32;
/// How many pairs are listed.
const LISTED: usize = 2_000;
/// How many places of formulas are looked at: what a browser's memory holds with ease.
const PLACES: usize = 4_000_000;

/// One place of a formula in a document, as far as another document has it too.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    /// The two documents, the earlier first.
    pair: (u32, u32),
    /// Whether the place is in the first or the second of them.
    side: u8,
    start: u32,
    end: u32,
    formula: u32,
}

/// The pairs that share most, most first.
pub(super) fn pairs(folded: &Folded, repeats: &Repeats) -> Vec<Pair> {
    let narrow = |repeat: &&Repeat| repeat.texts <= SPREAD;
    let mut chosen: Vec<Repeat> = repeats.found.iter().filter(narrow).copied().collect();
    chosen.sort_by_key(|repeat| Reverse((repeat.length, repeat.texts)));
    let mut places: Vec<Place> = Vec::new();
    for (formula, repeat) in (0..).zip(&chosen) {
        if places.len() >= PLACES {
            break;
        }
        add(folded, repeats, (formula, repeat), &mut places);
    }
    places.sort_unstable();
    let same = |a: &Place, b: &Place| a.pair == b.pair;
    let mut pairs: Vec<Pair> = places
        .chunk_by(same)
        .map(|places| pair(folded, places))
        .collect();
    pairs.sort_by_key(|pair| Reverse((pair.syllables[0].max(pair.syllables[1]), pair.longest)));
    pairs.truncate(LISTED);
    pairs
}

/// Adds the places of one formula, once for each other document that has it.
fn add(
    folded: &Folded,
    repeats: &Repeats,
    (formula, repeat): (u32, &Repeat),
    places: &mut Vec<Place>,
) {
    let starts = repeats.places(repeat);
    let homes: Vec<u32> = starts
        .iter()
        .map(|&at| folded.document_of(at) as u32)
        .collect();
    let mut documents = homes.clone();
    documents.dedup();
    for (&start, &home) in starts.iter().zip(&homes) {
        for &other in documents.iter().filter(|&&other| other != home) {
            places.push(Place {
                pair: (home.min(other), home.max(other)),
                side: u8::from(home > other),
                start,
                end: start + repeat.length,
                formula,
            });
        }
    }
}

/// What the places of one pair, which are in order, come to.
fn pair(folded: &Folded, places: &[Place]) -> Pair {
    let (first, second) = places.split_at(places.partition_point(|place| place.side == 0));
    let id = |number: u32| folded.documents[number as usize].0;
    let (a, b) = places[0].pair;
    let mut formulas: Vec<u32> = first.iter().map(|place| place.formula).collect();
    formulas.sort_unstable();
    formulas.dedup();
    Pair {
        documents: [id(a), id(b)],
        formulas: formulas.len() as u32,
        longest: first
            .iter()
            .map(|place| place.end - place.start)
            .max()
            .unwrap_or(0),
        syllables: [covered(first), covered(second)],
    }
}

/// How many syllables lie in places that are in order and may overlap.
fn covered(places: &[Place]) -> u32 {
    let (mut sum, mut until) = (0, 0);
    for place in places {
        sum += place.end.saturating_sub(place.start.max(until));
        until = until.max(place.end);
    }
    sum
}
