//! Two documents side by side.

use std::ops::Range;

use danbiet_text::Span;

use super::{
    differences::{Extent, align},
    folded::{Folded, ShortForms},
    tiles::{self, Tile},
};
use crate::{
    corpus::Corpus,
    document::DocId,
    pack::PackError,
    search::{Zones, runs::Mark},
};

/// What two documents share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The shared passages, in the order of the left document. They do not overlap on either side.
    pub passages: Vec<Shared>,
    /// How many folded syllables the left and the right document have.
    pub syllables: [u32; 2],
}

impl Comparison {
    /// How many folded syllables the documents share.
    #[must_use]
    pub fn shared(&self) -> u32 {
        self.passages.iter().map(|passage| passage.length).sum()
    }
}

/// A passage that both documents have, the same but for some words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// Where it is in the left and the right text.
    pub spans: [Span; 2],
    /// How many folded syllables are the same.
    pub length: u32,
    /// The passage in pieces, in order.
    pub pieces: Vec<Piece>,
}

/// A piece of a shared passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// How the two sides differ.
    pub kind: Kind,
    /// Where it is in the left and the right text; empty on a side that has no words for it.
    pub spans: [Span; 2],
}

/// How two sides differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Not at all, but perhaps for capital letters.
    Same,
    /// The same words, written in another way: a short form, another place of the tone.
    Spelling,
    /// Other words, or words that one side does not have.
    Wording,
}

/// One of the two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The first that was named.
    Left,
    /// The second.
    Right,
}

/// What lies over a text that is laid beside another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The number of the passage, from 0.
    pub passage: usize,
    /// [`Kind::Same`] over the passage as a whole, the others over pieces of it.
    pub kind: Kind,
}

impl Comparison {
    /// The passages that both documents have in the same order, as numbers: of all rising chains
    /// the one with the most syllables. Along them the two texts can be scrolled together.
    #[must_use]
    pub fn spine(&self) -> Vec<usize> {
        // For each passage the heaviest chain that ends with it: its syllables, the link before.
        let mut best: Vec<(u32, Option<usize>)> = Vec::with_capacity(self.passages.len());
        for (at, passage) in self.passages.iter().enumerate() {
            let rises =
                |&before: &usize| self.passages[before].spans[1].end <= passage.spans[1].start;
            let before = (0..at)
                .filter(rises)
                .max_by_key(|&before| (best[before].0, std::cmp::Reverse(before)));
            let weight = before.map_or(0, |before| best[before].0);
            best.push((weight + passage.length, before));
        }
        let heaviest = |at: &usize| (best[*at].0, std::cmp::Reverse(*at));
        let mut next = (0..best.len()).max_by_key(heaviest);
        let mut spine = Vec::new();
        while let Some(at) = next {
            spine.push(at);
            next = best[at].1;
        }
        spine.reverse();
        spine
    }

    /// What lies over the text of a side, for [`crate::search::runs::flatten`].
    #[must_use]
    pub fn marks(&self, side: Side) -> Vec<Mark<Marked>> {
        let at = side as usize;
        let mut marks = Vec::new();
        for (passage, shared) in self.passages.iter().enumerate() {
            let mut mark = |span, kind| {
                let what = Marked { passage, kind };
                marks.push(Mark { span, what });
            };
            mark(shared.spans[at], Kind::Same);
            let differing = shared
                .pieces
                .iter()
                .filter(|piece| piece.kind != Kind::Same);
            differing.for_each(|piece| mark(piece.spans[at], piece.kind));
        }
        marks
    }
}

/// How far apart, in symbols, two tiles may stand that make one passage, and how far a passage
/// is followed from its outer tiles.
const WINDOW: u32 = 16;

/// The passages that two documents share: at least `shortest` folded syllables in a row, with
/// what belongs to them to both sides and between them. A document compared with itself shares
/// nothing.
///
/// # Errors
/// If a document or the index is damaged.
pub fn compare(
    corpus: &Corpus,
    documents: [DocId; 2],
    zones: Zones,
    shorts: ShortForms,
    shortest: u32,
) -> Result<Comparison, PackError> {
    let index = corpus.index()?;
    let texts = [
        corpus.document(documents[0])?.text.as_str(),
        corpus.document(documents[1])?.text.as_str(),
    ];
    let mut ordered = documents;
    ordered.sort_unstable();
    let folded = match ordered[0] == ordered[1] {
        true => Folded::new(&index, Some(&ordered[..1]), zones, shorts),
        false => Folded::new(&index, Some(&ordered), zones, shorts),
    };
    let place = |id: DocId| folded.documents.iter().position(|there| there.0 == id);
    let size = |id| place(id).map_or(0, |at| folded.document(at).len() as u32);
    let mut comparison = Comparison {
        passages: Vec::new(),
        syllables: documents.map(size),
    };
    let (Some(left), Some(right)) = (place(documents[0]), place(documents[1])) else {
        return Ok(comparison);
    };
    if left == right {
        return Ok(comparison);
    }
    let mut taken = vec![false; folded.symbols.len()];
    let tiles = tiles::tiles(&folded, left, shortest, &mut taken);
    let mut places = [0, 1].map(|side| index.places(documents[side], texts[side]));
    let mut printer = Printer {
        span: |side: Side, tokens: Range<u32>| places[side as usize].span(tokens.start, tokens.end),
        texts,
        folded: &folded,
    };
    for chain in chains(&tiles) {
        let matched = follow(&folded, chain, &mut taken);
        comparison.passages.extend(printer.passage(&matched));
    }
    Ok(comparison)
}

/// Tiles that follow each other closely in both documents.
fn chains(tiles: &[Tile]) -> Vec<&[Tile]> {
    // Whether nothing of the right document that is shared stands between two tiles.
    let mut rights: Vec<u32> = tiles.iter().map(|tile| tile.right).collect();
    rights.sort_unstable();
    let rank = |right: u32| rights.partition_point(|&other| other < right);
    let follows = |a: &Tile, b: &Tile| {
        rank(a.right) + 1 == rank(b.right)
            && b.left - (a.left + a.length) <= WINDOW
            && b.right - (a.right + a.length) <= WINDOW
    };
    tiles.chunk_by(follows).collect()
}

/// The runs of equal symbols that make a passage: the tiles of a chain, what is equal between
/// them, and what is equal near both ends.
fn follow(folded: &Folded, chain: &[Tile], taken: &mut [bool]) -> Vec<Tile> {
    let mut runs: Vec<Tile> = Vec::new();
    let single = |left: u32, right: u32| Tile {
        left,
        right,
        length: 1,
    };
    let symbols = |range: Range<u32>| &folded.symbols[range.start as usize..range.end as usize];
    let (Some(first), Some(last)) = (chain.first(), chain.last()) else {
        return runs;
    };
    let back = |at: u32, taken: &[bool]| {
        let from = folded.stretch(at).start.max(at.saturating_sub(WINDOW));
        let free = (from..at).rev().take_while(|&at| !taken[at as usize]);
        at - free.count() as u32..at
    };
    let on = |at: u32, taken: &[bool]| {
        let to = folded.stretch(at - 1).end.min(at + WINDOW);
        let free = (at..to).take_while(|&at| !taken[at as usize]);
        at..at + free.count() as u32
    };
    let (left, right) = (back(first.left, taken), back(first.right, taken));
    let backwards =
        |range: &Range<u32>| -> Vec<u32> { symbols(range.clone()).iter().rev().copied().collect() };
    let pairs = align(&backwards(&left), &backwards(&right), Extent::Beginning);
    let from_end = |at: usize, range: &Range<u32>| range.end - 1 - at as u32;
    runs.extend(
        pairs
            .iter()
            .rev()
            .map(|&(a, b)| single(from_end(a, &left), from_end(b, &right))),
    );
    for (at, tile) in chain.iter().enumerate() {
        runs.push(*tile);
        let (left, right, extent) = match chain.get(at + 1) {
            Some(next) => (
                tile.left + tile.length..next.left,
                tile.right + tile.length..next.right,
                Extent::Whole,
            ),
            None => (
                on(last.left + last.length, taken),
                on(last.right + last.length, taken),
                Extent::Beginning,
            ),
        };
        let pairs = align(symbols(left.clone()), symbols(right.clone()), extent);
        let there =
            |&(a, b): &(usize, usize)| single(left.start + a as u32, right.start + b as u32);
        runs.extend(pairs.iter().map(there));
    }
    let runs = joined(&runs);
    let mut whole: Vec<Tile> = runs
        .iter()
        .map(|&run| tiles::whole_units(folded, run))
        .collect();
    whole.retain(|run| run.length > 0);
    for run in &whole {
        for side in [run.left, run.right] {
            taken[side as usize..(side + run.length) as usize].fill(true);
        }
    }
    whole
}

/// Runs that go on without a gap on either side become one.
fn joined(runs: &[Tile]) -> Vec<Tile> {
    let mut joined: Vec<Tile> = Vec::new();
    for run in runs {
        match joined.last_mut() {
            Some(last)
                if last.left + last.length == run.left && last.right + last.length == run.right =>
            {
                last.length += run.length;
            }
            _ => joined.push(*run),
        }
    }
    joined
}

/// Turns symbols into pieces of text.
struct Printer<'c, F> {
    /// The bytes of some tokens.
    span: F,
    texts: [&'c str; 2],
    folded: &'c Folded,
}

/// Tokens of both sides, with how they differ.
type Block = (Kind, [Range<u32>; 2]);

impl<F: FnMut(Side, Range<u32>) -> Span> Printer<'_, F> {
    /// The passage that some runs of equal symbols make.
    fn passage(&mut self, runs: &[Tile]) -> Option<Shared> {
        let mut blocks: Vec<Block> = Vec::new();
        for (at, run) in runs.iter().enumerate() {
            self.blocks(run, at > 0, &mut blocks);
        }
        let pieces: Vec<Piece> = blocks
            .into_iter()
            .map(|(kind, [left, right])| Piece {
                kind,
                spans: [self.bytes(Side::Left, left), self.bytes(Side::Right, right)],
            })
            .collect();
        let (first, last) = (pieces.first()?, pieces.last()?);
        Some(Shared {
            spans: [0, 1].map(|side| first.spans[side].cover(last.spans[side])),
            length: runs.iter().map(|run| run.length).sum(),
            pieces,
        })
    }

    /// Appends the blocks of a run: unit by unit, neighbours that differ in the same way together.
    /// What stands between it and the block before it differs in wording.
    fn blocks(&mut self, run: &Tile, goes_on: bool, blocks: &mut Vec<Block>) {
        let folded = self.folded;
        let mut from = 0;
        while from < run.length {
            let (left, right) = (run.left + from, run.right + from);
            let mut length = 1;
            while from + length < run.length
                && !(folded.begins_unit(left + length) && folded.begins_unit(right + length))
            {
                length += 1;
            }
            let tokens = [
                folded.tokens(left..left + length),
                folded.tokens(right..right + length),
            ];
            if goes_on || from > 0 {
                self.between([left, right], &tokens, blocks);
            }
            let kind = match self.reads_the_same(&tokens) {
                true => Kind::Same,
                false => Kind::Spelling,
            };
            push(blocks, kind, tokens);
            from += length;
        }
    }

    /// Appends what stands between the last block and these tokens, if that is part of the text
    /// that is compared.
    fn between(&self, symbols: [u32; 2], tokens: &[Range<u32>; 2], blocks: &mut Vec<Block>) {
        let Some((_, last)) = blocks.last() else {
            return;
        };
        let gap = [0, 1].map(|side| {
            let at = symbols[side];
            let gap = last[side].end..tokens[side].start;
            // Behind the end of a stretch, what no symbol stands for (furniture) is left out.
            let before = at.checked_sub(1).map(|before| self.folded.unit(before).end);
            let begins = self.folded.stretch(at).start == at;
            match begins && before == Some(gap.start) {
                true => gap.end..gap.end,
                false => gap,
            }
        });
        if gap.iter().any(|gap| !gap.is_empty()) {
            push(blocks, Kind::Wording, gap);
        }
    }

    /// Whether both sides print the same tokens, capital letters aside.
    fn reads_the_same(&mut self, tokens: &[Range<u32>; 2]) -> bool {
        let [left, right] = tokens;
        left.len() == right.len()
            && left.clone().zip(right.clone()).all(|(left, right)| {
                let left = (self.span)(Side::Left, left..left + 1).of(self.texts[0]);
                let right = (self.span)(Side::Right, right..right + 1).of(self.texts[1]);
                left == right || left.to_lowercase() == right.to_lowercase()
            })
    }

    fn bytes(&mut self, side: Side, tokens: Range<u32>) -> Span {
        let span = (self.span)(side, tokens.start..tokens.end.max(tokens.start + 1));
        match tokens.is_empty() {
            true => Span {
                start: span.start,
                end: span.start,
            },
            false => span,
        }
    }
}

fn push(blocks: &mut Vec<Block>, kind: Kind, tokens: [Range<u32>; 2]) {
    match blocks.last_mut() {
        Some((last, [left, right])) if *last == kind => {
            left.end = left.end.max(tokens[0].end);
            right.end = right.end.max(tokens[1].end);
        }
        _ => blocks.push((kind, tokens)),
    }
}
