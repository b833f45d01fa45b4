//! The parts of the corpus that a word has to be looked up in when others are known.

use std::ops::Range;

use crate::{document::DocId, index::Index};

/// Which occurrences of the words of a run are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// All.
    Corpus,
    /// Those in documents that have all words.
    Documents,
    /// Those in sentences that have all words or where the words stand side by side.
    Sentences,
}

/// The parts of a scope that some positions are in. Words side by side may run over the end of a
/// sentence: with sentences as many tokens are taken on both sides.
pub(crate) fn around(
    index: &Index<'_>,
    starts: &[u32],
    scope: Scope,
    tokens: u32,
) -> Vec<Range<u32>> {
    let mut ranges: Vec<Range<u32>> = Vec::new();
    let mut last = 0..0;
    let mut id = DocId(0);
    for &start in starts {
        if last.contains(&start) {
            continue;
        }
        let range = if scope == Scope::Sentences {
            last = index.sentence(start);
            last.start.saturating_sub(tokens)..last.end.saturating_add(tokens).min(index.tokens())
        } else {
            id = index.document_from(id, start);
            last = index.document(id);
            last.clone()
        };
        match ranges.last_mut() {
            Some(before) if range.start <= before.end => before.end = before.end.max(range.end),
            _ => ranges.push(range),
        }
    }
    ranges
}

/// What lies in ranges of both lists.
pub(crate) fn overlaps(a: &[Range<u32>], b: &[Range<u32>]) -> Vec<Range<u32>> {
    let (mut at, mut other) = (0, 0);
    let mut both = Vec::new();
    while let (Some(one), Some(two)) = (a.get(at), b.get(other)) {
        let range = one.start.max(two.start)..one.end.min(two.end);
        if !range.is_empty() {
            both.push(range);
        }
        if one.end < two.end {
            at += 1;
        } else {
            other += 1;
        }
    }
    both
}
