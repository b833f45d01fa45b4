//! Where the tokens of what is looked for stand: lists of positions in order, and how they are read
//! together.

use std::ops::Range;

use super::{radix, terms::Slot};
use crate::index::Index;

/// The parts of the corpus to look into, as ranges of positions in order; `None`: all.
pub(crate) type Within<'a> = Option<&'a [Range<u32>]>;

/// How many positions a slot has.
pub(crate) fn count(index: &Index<'_>, slot: &Slot) -> usize {
    let forms = slot.forms.iter();
    forms.map(|form| index.postings.count(form) as usize).sum()
}

/// How many positions a slot has outside furniture.
pub(crate) fn count_in_article(index: &Index<'_>, slot: &Slot) -> usize {
    let furniture = slot.forms.iter();
    let furniture = furniture.map(|form| index.postings.furniture(form) as usize);
    count(index, slot).saturating_sub(furniture.sum())
}

/// The positions of a slot, in order.
pub(crate) fn positions(index: &Index<'_>, slot: &Slot, within: Within<'_>) -> Vec<u32> {
    let total = count(index, slot);
    let mut found = Vec::new();
    if slot.forms.len() < 2 {
        for form in slot.forms.iter() {
            match within {
                None => {
                    found.reserve(total);
                    index
                        .postings
                        .for_each(form, |position| found.push(position));
                }
                Some(ranges) => {
                    let each = |position| found.push(position);
                    index.postings.for_each_within(form, ranges, each);
                }
            }
        }
        return found;
    }
    // Many positions are put in order by a bitmap, few by sorting: setting a bit is cheaper, but
    // the whole bitmap has to be walked.
    if total > index.tokens() as usize / 256 {
        let mut bits = vec![0u64; index.tokens() as usize / 64 + 1];
        for form in slot.forms.iter() {
            index.postings.for_each(form, |position| {
                if let Some(word) = bits.get_mut(position as usize / 64) {
                    *word |= 1 << (position % 64);
                }
            });
        }
        let all = 0..index.tokens();
        let ranges = within.unwrap_or(std::slice::from_ref(&all));
        found.reserve(if within.is_none() { total } else { 0 });
        ranges
            .iter()
            .for_each(|range| walk(&bits, range, &mut found));
        return found;
    }
    let mut keys = Vec::with_capacity(total);
    for form in slot.forms.iter() {
        let each = |position| keys.push(u64::from(position) << 32);
        index.postings.for_each(form, each);
    }
    radix::sort(&mut keys);
    let mut ranges = within.unwrap_or_default().iter().peekable();
    for position in keys.into_iter().map(|key| (key >> 32) as u32) {
        while ranges.next_if(|range| range.end <= position).is_some() {}
        if within.is_none() || ranges.peek().is_some_and(|range| range.start <= position) {
            found.push(position);
        }
    }
    found
}

/// Appends the numbers of the bits that are set in a range.
fn walk(bits: &[u64], range: &Range<u32>, found: &mut Vec<u32>) {
    let (first, last) = (range.start / 64, range.end.saturating_sub(1) / 64);
    if range.is_empty() {
        return;
    }
    for at in first..=last {
        let mut word = bits.get(at as usize).copied().unwrap_or_default();
        if at == first {
            word &= u64::MAX << (range.start % 64);
        }
        if at == last {
            word &= u64::MAX >> (63 - (range.end - 1) % 64);
        }
        while word != 0 {
            found.push(at * 64 + word.trailing_zeros());
            word &= word - 1;
        }
    }
}

/// Reads places in order, forwards only.
pub(crate) struct Reader<'l> {
    list: &'l [u32],
    /// The number of places that it has passed.
    pub at: usize,
}

impl<'l> Reader<'l> {
    /// A reader that stands at the first place.
    pub fn new(list: &'l [u32]) -> Self {
        Self { list, at: 0 }
    }

    /// The place that it stands at.
    #[inline]
    pub fn peek(&self) -> Option<u32> {
        self.list.get(self.at).copied()
    }

    /// The place that it stands at, which it passes, if `wanted` says so.
    #[inline]
    pub fn next_if(&mut self, wanted: impl Fn(u32) -> bool) -> Option<u32> {
        let place = self.peek().filter(|&place| wanted(place))?;
        self.at += 1;
        Some(place)
    }

    /// Goes to the first place that is not before `from`, by single steps if it is near, which a
    /// processor foresees best, and then by steps that double. [`u32::MAX`] if none is left.
    #[inline]
    pub fn seek(&mut self, from: u32) -> u32 {
        let is_before = |place: &u32| *place < from;
        let rest = self.list.get(self.at..).unwrap_or_default();
        let mut passed = rest
            .iter()
            .take(NEAR)
            .take_while(|place| is_before(place))
            .count();
        if passed == NEAR {
            let mut step = 1;
            while rest.get(passed + step - 1).is_some_and(is_before) {
                passed += step;
                step *= 2;
            }
            let high = (passed + step - 1).min(rest.len());
            passed += rest[passed..high].partition_point(is_before);
        }
        self.at += passed;
        rest.get(passed).copied().unwrap_or(u32::MAX)
    }
}

/// How many places are tried one by one.
const NEAR: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_reader_goes_to_the_first_place_that_is_not_before(
            places in prop::collection::btree_set(0u32..300, 0..200),
            mut wanted in prop::collection::vec(0u32..310, 1..20),
        ) {
            let list: Vec<u32> = places.into_iter().collect();
            wanted.sort_unstable();
            let mut reader = Reader::new(&list);
            for from in wanted {
                let expected = list.iter().copied().find(|&place| place >= from);
                prop_assert_eq!(reader.seek(from), expected.unwrap_or(u32::MAX));
                prop_assert_eq!(reader.peek(), expected);
            }
        }
    }
}
