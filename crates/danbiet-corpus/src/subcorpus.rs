//! A part of a corpus, as stretches of token positions.

use std::ops::Range;

use crate::{
    document::DocId,
    index::Index,
    search::{Answer, Zones},
};

/// Stretches of positions, in order, not overlapping. No stretch runs across the border of two
/// zones or two documents, so neighbours inside a stretch are neighbours in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subcorpus {
    stretches: Vec<Range<u32>>,
}

/// What counts as near a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Window {
    /// So many words to the left and to the right, inside the zone.
    Words {
        /// To the left.
        left: u32,
        /// To the right.
        right: u32,
    },
    /// The sentence (or the line, where there are no sentences).
    Sentence,
}

impl Subcorpus {
    /// Everything that stands in these zones.
    #[must_use]
    pub fn zones(index: &Index<'_>, zones: Zones) -> Subcorpus {
        let runs = (0..index.zone_runs()).map(|run| index.zone_run_at(run));
        Subcorpus {
            stretches: runs
                .filter(|(_, zone)| zones.contains(*zone))
                .map(|(stretch, _)| stretch)
                .collect(),
        }
    }

    /// What stands in these zones of these documents, which are in order.
    #[must_use]
    pub fn documents(index: &Index<'_>, documents: &[DocId], zones: Zones) -> Subcorpus {
        let wanted: Vec<Range<u32>> = documents.iter().map(|&id| index.document(id)).collect();
        Subcorpus::zones(index, zones).and(&Subcorpus { stretches: wanted })
    }

    /// What stands near the listed hits of an answer; the hits themselves are left out.
    #[must_use]
    pub fn near(index: &Index<'_>, answer: &Answer, window: Window) -> Subcorpus {
        let hits = answer.found.iter().map(|hit| hit.start..hit.end);
        Subcorpus::around(index, answer, window).without(&Subcorpus::of(hits.collect()))
    }

    /// What stands near the listed hits of an answer, and the hits themselves.
    #[must_use]
    pub fn around(index: &Index<'_>, answer: &Answer, window: Window) -> Subcorpus {
        let mut around: Vec<Range<u32>> = Vec::with_capacity(answer.found.len());
        let mut run = 0;
        for hit in &answer.found {
            run = index.zone_number(run, hit.start);
            let (zone, _) = index.zone_run_at(run);
            around.push(match window {
                Window::Sentence => {
                    let sentence = index.sentence(hit.start);
                    sentence.start.max(zone.start)..sentence.end.min(zone.end)
                }
                Window::Words { left, right } => {
                    let (mut start, mut end) = (hit.start, hit.end);
                    for _ in 0..left {
                        if start > zone.start {
                            start = index.word(start - 1).start.max(zone.start);
                        }
                    }
                    for _ in 0..right {
                        if end < zone.end {
                            end = index.word(end).end.min(zone.end);
                        }
                    }
                    start..end
                }
            });
        }
        Subcorpus::of(around)
    }

    /// Stretches in any order, overlapping or not. They must not run across zones.
    fn of(mut stretches: Vec<Range<u32>>) -> Subcorpus {
        stretches.retain(|stretch| !stretch.is_empty());
        stretches.sort_unstable_by_key(|stretch| (stretch.start, stretch.end));
        let mut joined: Vec<Range<u32>> = Vec::with_capacity(stretches.len());
        for stretch in stretches {
            match joined.last_mut() {
                // Stretches that only touch stay apart: a zone may end between them.
                Some(last) if stretch.start < last.end => last.end = last.end.max(stretch.end),
                _ => joined.push(stretch),
            }
        }
        Subcorpus { stretches: joined }
    }

    /// The stretches, in order.
    #[must_use]
    pub fn stretches(&self) -> &[Range<u32>] {
        &self.stretches
    }

    /// How many tokens (syllables, numbers) it has.
    #[must_use]
    pub fn tokens(&self) -> u64 {
        self.stretches
            .iter()
            .map(|s| u64::from(s.end - s.start))
            .sum()
    }

    /// How many words begin in it.
    #[must_use]
    pub fn words(&self, index: &Index<'_>) -> u64 {
        let begin = |s: &Range<u32>| s.clone().filter(|&at| index.begins_word(at)).count() as u64;
        self.stretches.iter().map(begin).sum()
    }

    /// What is in both.
    #[must_use]
    pub fn and(&self, other: &Subcorpus) -> Subcorpus {
        let (mut here, mut there) = (self.stretches.iter().peekable(), 0);
        let mut both = Vec::new();
        while let (Some(a), Some(b)) = (here.peek(), other.stretches.get(there)) {
            let common = a.start.max(b.start)..a.end.min(b.end);
            if !common.is_empty() {
                both.push(common);
            }
            if a.end <= b.end {
                here.next();
            } else {
                there += 1;
            }
        }
        Subcorpus { stretches: both }
    }

    /// What is here and not in the other.
    #[must_use]
    pub fn without(&self, other: &Subcorpus) -> Subcorpus {
        let mut left = Vec::new();
        let mut first = 0;
        for stretch in &self.stretches {
            let mut start = stretch.start;
            while other.stretches.get(first).is_some_and(|s| s.end <= start) {
                first += 1;
            }
            for hole in other.stretches[first..]
                .iter()
                .take_while(|hole| hole.start < stretch.end)
            {
                if start < hole.start {
                    left.push(start..hole.start);
                }
                start = start.max(hole.end);
            }
            if start < stretch.end {
                left.push(start..stretch.end);
            }
        }
        Subcorpus { stretches: left }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn part(stretches: &[Range<u32>]) -> Subcorpus {
        Subcorpus::of(stretches.to_vec())
    }

    #[test]
    fn overlapping_stretches_are_joined_and_touching_ones_are_not() {
        assert_eq!(
            part(&[5..9, 0..2, 8..11, 2..4, 3..3]).stretches(),
            [0..2, 2..4, 5..11]
        );
    }

    fn stretches() -> impl Strategy<Value = Vec<Range<u32>>> {
        prop::collection::vec((0u32..60, 0u32..9).prop_map(|(a, n)| a..a + n), 0..8)
    }

    fn positions(part: &Subcorpus) -> Vec<u32> {
        part.stretches().iter().cloned().flatten().collect()
    }

    proptest! {
        #[test]
        fn sets_of_positions(a in stretches(), b in stretches()) {
            let (a, b) = (part(&a), part(&b));
            let (in_a, in_b) = (positions(&a), positions(&b));
            let both: Vec<u32> = in_a.iter().copied().filter(|p| in_b.contains(p)).collect();
            let left: Vec<u32> = in_a.iter().copied().filter(|p| !in_b.contains(p)).collect();
            prop_assert_eq!(positions(&a.and(&b)), both);
            prop_assert_eq!(positions(&a.without(&b)), left);
            prop_assert_eq!(a.tokens(), in_a.len() as u64);
        }
    }
}
