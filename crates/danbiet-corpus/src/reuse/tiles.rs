//! Which passages of one document are which of another.
//!
//! The longest common passages are taken first, each place once (greedy string tiling: M. J. Wise,
//! "String similarity via greedy string tiling and running Karp-Rabin matching", 1993; here the
//! candidates come from a suffix array).

use std::{cmp::Reverse, collections::BinaryHeap};

use super::{
    folded::Folded,
    repeats::{self, Config},
};

/// The same symbols in both documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tile {
    /// The first symbol in the one document.
    pub left: u32,
    /// The first symbol in the other.
    pub right: u32,
    /// How many.
    pub length: u32,
}

/// With more places than this on a side, a passage is matched first to first, second to second.
const MANY: usize = 8;

/// The tiles of at least `shortest` symbols, in the order of the left document, which is the
/// first or the second of the two that were folded. `taken` is set for all their symbols.
pub(super) fn tiles(folded: &Folded, left: usize, shortest: u32, taken: &mut [bool]) -> Vec<Tile> {
    let ends = folded.ends();
    let config = Config { shortest, texts: 2 };
    let repeats = repeats::repeats(folded.texts(&ends), config);
    // The longest first, then the earliest.
    let mut heap: BinaryHeap<(u32, Reverse<u32>, Reverse<u32>)> = BinaryHeap::new();
    let mut offer = |left: u32, right: u32, length: u32| {
        let tile = whole_units(
            folded,
            Tile {
                left,
                right,
                length,
            },
        );
        if tile.length >= shortest.max(1) {
            heap.push((tile.length, Reverse(tile.left), Reverse(tile.right)));
        }
    };
    for repeat in &repeats.found {
        let places = repeats.places(repeat);
        let (here, there): (Vec<u32>, Vec<u32>) =
            (places.iter()).partition(|&&at| folded.document_of(at) == left);
        if here.len() > MANY || there.len() > MANY {
            for (&a, &b) in here.iter().zip(&there) {
                offer(a, b, repeat.length);
            }
        } else {
            for &a in &here {
                there.iter().for_each(|&b| offer(a, b, repeat.length));
            }
        }
    }
    let mut tiles = Vec::new();
    while let Some((length, Reverse(left), Reverse(right))) = heap.pop() {
        let is_free = |at: u32| !taken[(left + at) as usize] && !taken[(right + at) as usize];
        let free: Vec<(u32, u32)> = runs(length, is_free);
        if free == [(0, length)] {
            taken[left as usize..(left + length) as usize].fill(true);
            taken[right as usize..(right + length) as usize].fill(true);
            tiles.push(Tile {
                left,
                right,
                length,
            });
            continue;
        }
        for (from, to) in free {
            let rest = Tile {
                left: left + from,
                right: right + from,
                length: to - from,
            };
            let rest = whole_units(folded, rest);
            if rest.length >= shortest.max(1) {
                heap.push((rest.length, Reverse(rest.left), Reverse(rest.right)));
            }
        }
    }
    tiles.sort_unstable_by_key(|tile| tile.left);
    tiles
}

/// The part of a tile that begins and ends no short form in its middle, on either side.
pub(super) fn whole_units(folded: &Folded, mut tile: Tile) -> Tile {
    let cuts = |at: u32, tile: &Tile| {
        !folded.begins_unit(tile.left + at) || !folded.begins_unit(tile.right + at)
    };
    while tile.length > 0 && cuts(0, &tile) {
        tile.left += 1;
        tile.right += 1;
        tile.length -= 1;
    }
    while tile.length > 0 && cuts(tile.length, &tile) {
        tile.length -= 1;
    }
    tile
}

/// The longest runs of numbers below `length` that are free.
fn runs(length: u32, is_free: impl Fn(u32) -> bool) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for at in (0..length).filter(|&at| is_free(at)) {
        match runs.last_mut() {
            Some((_, end)) if *end == at => *end += 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs
}
